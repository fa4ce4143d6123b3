"""Members' questions and their answers."""

from memberpanel.ui.who import enter

from memberpanel.ui.record.following import show_questions

show_questions(enter("questions"))
