"""Exact counts, for the Director alone."""

from memberpanel.ui.who import enter

from memberpanel.ui.analyst.exact import show_exact

show_exact(enter("exact"))
