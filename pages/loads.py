"""What was loaded, by whom, and taking it back."""

from memberpanel.ui.who import enter

from memberpanel.ui.analyst.history import show_loads

show_loads(enter("loads"))
