"""Every measure: what is counted, from what, how, and how good the data is."""

from memberpanel.ui.members.about import show_about
from memberpanel.ui.who import enter

show_about(enter("about"))
