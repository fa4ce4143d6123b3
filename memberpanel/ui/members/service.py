"""What the service says about a measure, and what a member might ask."""

from html import escape

import pandas as pd

from memberpanel.release.reading import Release
from memberpanel.ui.members.tables import bullets
from memberpanel.words.given import given
from memberpanel.words.standing import day_words
from memberpanel.words.told import Told

NO_ANSWER = "The service has not said why yet. Ask for an answer at this meeting."


def said(release: Release, told: Told, *, level: int = 3) -> str:
    """Return what the service says this quarter; where an answer is due and missing, that it is missing."""
    rows = release.commentary(told.name)
    now = rows[rows["quarter"] == str(release.quarter)]
    if now.empty and not told.wants_answer:
        return ""
    words = _paragraphs(now.iloc[-1]) if len(now) else f'<p class="mp-missing">{NO_ANSWER}</p>'
    return f'<div class="mp-said"><h{level}>What the service says</h{level}>{words}</div>'


def _paragraphs(row: pd.Series) -> str:
    by_when = f"By when: {row['by_when'].rstrip('.')}." if given(row["by_when"]) else ""
    texts = [row["happened"], row["why"], " ".join(text for text in (row["doing"], by_when) if given(text))]
    signed = ", ".join([row["role"], day_words(row["written_on"])])
    told = "".join(f"<p>{escape(text)}</p>" for text in texts if given(text))
    return f'{told}<p class="mp-small">{escape(signed)}</p>'


def asked(measure: pd.Series, *, level: int = 3) -> str:
    """Return the questions that a member might ask about a measure."""
    if not len(measure["ask"]):
        return ""
    return f'<div class="mp-ask"><h{level}>Questions you might ask</h{level}>{bullets(measure["ask"])}</div>'
