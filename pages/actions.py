"""What the panel asked for, and what came back."""

from memberpanel.ui.who import enter

from memberpanel.ui.record.following import show_actions

show_actions(enter("actions"))
