"""The quarter in one page."""

from memberpanel.ui.members.glance import show_glance
from memberpanel.ui.who import enter

show_glance(enter("at-a-glance"))
