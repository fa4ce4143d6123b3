"""Case reviews: how far each has come."""

from memberpanel.ui.members.topics import show_topic
from memberpanel.ui.who import enter

show_topic(enter("reviews"), "reviews", "Case reviews")
