"""Thresholds and consistency, by agency and by district."""

from memberpanel.ui.members.consistency import show_consistency
from memberpanel.ui.who import enter

show_consistency(enter("consistency"))
