"""Drop this quarter's spreadsheets, look, accept or walk away."""

from memberpanel.ui.analyst.dropping import show_upload
from memberpanel.ui.who import enter

show_upload(enter("upload"))
