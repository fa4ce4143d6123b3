"""Members' questions and their answers."""

from memberpanel.ui.record.questioning import show_questions
from memberpanel.ui.who import enter

show_questions(enter("questions"))
