"""What the panel asked for, and what came back."""

from memberpanel.ui.record.following import show_actions
from memberpanel.ui.who import enter

show_actions(enter("actions"))
