"""Exact counts, for the Director alone."""

from memberpanel.ui.analyst.exact import show_exact
from memberpanel.ui.who import enter

show_exact(enter("exact"))
