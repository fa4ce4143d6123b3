"""Approve, publish, recall."""

from memberpanel.ui.who import enter

from memberpanel.ui.record.signing import show_sign_off

show_sign_off(enter("sign-off"))
