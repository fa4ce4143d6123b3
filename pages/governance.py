"""Rules, attack, what is lost, recall, delegations, the trail, retention."""

from memberpanel.ui.analyst.retaining import show_retention
from memberpanel.ui.record.governing import show_governance
from memberpanel.ui.who import enter

person = enter("governance")
show_governance(person)
show_retention(person)
