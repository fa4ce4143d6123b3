"""Make a draft of the quarter and see what it needs."""

from memberpanel.ui.who import enter

from memberpanel.ui.analyst.preparing import show_prepare

show_prepare(enter("prepare"))
