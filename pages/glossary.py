"""Words the panel uses, in plain English."""

from memberpanel.ui.members.texts import show_text
from memberpanel.ui.who import enter

show_text(enter("glossary"), "glossary")
