"""Make a draft of the quarter and see what it needs."""

from memberpanel.ui.analyst.preparing import show_prepare
from memberpanel.ui.who import enter

show_prepare(enter("prepare"))
