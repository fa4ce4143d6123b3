"""Audits of practice, and the panel's questions to agencies."""

from memberpanel.ui.members.consistency import lead_to_consistency
from memberpanel.ui.members.topics import show_topic
from memberpanel.ui.who import enter

show_topic(enter("practice"), "practice", "Practice", first=lead_to_consistency)
