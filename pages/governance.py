"""Rules, attack, what is lost, the trail."""

from memberpanel.ui.record.governing import show_governance
from memberpanel.ui.who import enter

show_governance(enter("governance"))
