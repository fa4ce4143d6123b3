"""Attendance, reports and minutes."""

from memberpanel.ui.members.topics import show_topic
from memberpanel.ui.who import enter

show_topic(enter("meetings"), "meetings", "Meetings")
