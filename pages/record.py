"""The record of the meeting, for the clerk."""

from memberpanel.ui.record.minuting import show_record
from memberpanel.ui.who import enter

show_record(enter("record"))
