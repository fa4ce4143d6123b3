"""Approve, publish, recall."""

from memberpanel.ui.record.signing import show_sign_off
from memberpanel.ui.who import enter

show_sign_off(enter("sign-off"))
