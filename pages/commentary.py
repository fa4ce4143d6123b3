"""What the service says."""

from memberpanel.ui.record.commenting import show_commentary
from memberpanel.ui.who import enter

show_commentary(enter("commentary"))
