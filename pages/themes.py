"""What the figures do not say."""

from memberpanel.ui.members.topics import show_topic
from memberpanel.ui.who import enter

show_topic(enter("themes"), "themes", "Themes")
