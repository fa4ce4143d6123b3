"""How far this dashboard can be used by everybody, and what to do where it cannot."""

from memberpanel.ui.members.texts import show_text
from memberpanel.ui.who import enter

show_text(enter("accessibility"), "accessibility")
