"""Drop this quarter's spreadsheets, look, accept or walk away."""

from memberpanel.ui.who import enter

from memberpanel.ui.analyst.dropping import show_upload

show_upload(enter("upload"))
