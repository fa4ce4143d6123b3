"""The quarter in a tab of its own, for the meeting."""

from memberpanel.ui.members.present import show_present
from memberpanel.ui.who import enter

show_present(enter("present"))
