"""Shorten what the service says to what a screen can hold; the whole stands in the notes and in the papers."""

import re

CUT = "…"


def in_short(text: str, *, words: int) -> str:
    """Return a text whole where it is short, else its first sentences that fit, else its first words and a mark."""
    if len(text.split()) <= words:
        return text
    kept: list[str] = []
    for sentence in re.split(r"(?<=[.!?])\s+", text):
        if len(" ".join([*kept, sentence]).split()) > words:
            break
        kept.append(sentence)
    return " ".join(kept) if kept else " ".join(text.split()[:words]) + CUT
