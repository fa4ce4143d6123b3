"""Why some numbers are hidden, with a small example that is worked through."""

from memberpanel.ui.members.hiding_explained import show_why_hidden
from memberpanel.ui.who import enter

show_why_hidden(enter("why-hidden"))
