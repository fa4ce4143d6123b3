"""Child protection plans, and how last quarter's children become this quarter's."""

from memberpanel.ui.members.reconciled import show_reconciliation
from memberpanel.ui.members.topics import show_topic
from memberpanel.ui.who import enter

show_topic(enter("plans"), "plans", "Child protection plans", first=show_reconciliation)
