"""Rules, attack, what is lost, the trail."""

from memberpanel.ui.who import enter

from memberpanel.ui.record.governing import show_governance

show_governance(enter("governance"))
