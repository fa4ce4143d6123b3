"""The quarter as files to take along."""

from memberpanel.ui.members.packs import show_packs
from memberpanel.ui.who import enter

show_packs(enter("packs"))
