"""Referrals: how many, from whom, and what was done."""

from memberpanel.ui.members.consistency import lead_to_consistency
from memberpanel.ui.members.topics import show_topic
from memberpanel.ui.who import enter

show_topic(enter("referrals"), "referrals", "Referrals", first=lead_to_consistency)
