"""The one field for keeping a text that the check on what could identify has questioned."""

import streamlit as st


def keep_reason() -> str:
    """Ask for the reason to keep a questioned text."""
    return st.text_input(
        "Reason to keep a text that was questioned",
        help="Only when the check asked about a count, name, age or date.",
    )
