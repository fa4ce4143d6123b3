"""What the figures do not say."""

from memberpanel.ui.members.themes import show_themes
from memberpanel.ui.who import enter

show_themes(enter("themes"))
