"""Care proceedings and the work before them."""

from memberpanel.ui.members.topics import show_topic
from memberpanel.ui.who import enter

show_topic(enter("proceedings"), "proceedings", "Proceedings")
