"""What was loaded, by whom, and taking it back."""

from memberpanel.ui.analyst.history import show_loads
from memberpanel.ui.who import enter

show_loads(enter("loads"))
