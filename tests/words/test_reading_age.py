"""Members' pages are written for a reader of twelve: each page's own words are measured, and what all pages say."""

import re
from html import unescape

import pytest

from memberpanel.measures.definition import measures
from memberpanel.release.reading import open_release
from memberpanel.ui.members.texts import text_of
from memberpanel.ui.members.topics import LEADS
from memberpanel.words.in_a_line import in_a_line
from memberpanel.words.summary import summary_text
from memberpanel.words.told import TOPICS, told_all
from tests.made_release import make_release
from tests.words.reading_age import reading_age, syllables

OLDEST = 12
TEXTS = ("accessibility", "glossary")


def test_the_formula_gives_what_it_is_known_to_give():
    assert round(reading_age("The cat sat on the mat."), 2) == round(-1.45 + 5, 2)
    assert [syllables(word) for word in ("made", "review", "referred", "conference", "changes")] == [
        1,
        2,
        2,
        3,
        2,
    ]


def test_a_text_in_officers_words_is_too_hard():
    words = (
        "Multi-agency safeguarding arrangements necessitate proportionate and timely information sharing between "
        "statutory partners in order to facilitate effective decision making."
    )
    assert reading_age(words) > 18


@pytest.mark.parametrize("topic", TOPICS)
def test_what_a_page_says_about_its_measures_is_read_at_twelve(topic):
    found = [one for one in measures().values() if one.topic == topic]
    texts = [text for one in found for text in (one.question, one.explained, one.caveat, *one.ask) if text]
    if texts:
        assert reading_age("\n".join(texts)) <= OLDEST


@pytest.mark.parametrize("name", TEXTS)
def test_what_a_page_of_words_says_is_read_at_twelve(name):
    text = unescape(re.sub(r"<[^>]+>", "\n", text_of(name)))
    assert reading_age(text) <= OLDEST


def test_what_is_said_from_the_figures_is_read_at_twelve(tmp_path):
    release = open_release(make_release(tmp_path))
    assert reading_age(summary_text(release)) <= OLDEST
    assert reading_age("\n".join(told.headline for told in told_all(release).values())) <= OLDEST
    assert reading_age("\n".join(f"{about}: {words}" for about, words in in_a_line(release))) <= OLDEST
    assert reading_age("\n".join(LEADS.values())) <= OLDEST
