"""What the service says."""

from memberpanel.ui.who import enter

from memberpanel.ui.record.commenting import show_commentary

show_commentary(enter("commentary"))
