"""What members read about a measure is short and plain."""

import re

import pytest

from memberpanel.measures.definition import measures

JARGON = re.compile(
    r"\b(ICPC|RCPC|s47|s31|CPP|CIN|NFA|NI \d+|LA|PLO|EPO|SCR|LCSPR|DBS|CRB|numerator|denominator)\b"
)
# Flesch and Kincaid's grade: about the school year, five less than the age, of somebody who reads it with ease.
HIGHEST_GRADE = 9


def syllables(word: str) -> int:
    spoken = re.sub(r"(?:[^laeiouy]es|ed|[^laeiouy]e)$", "", word.lower())
    return max(1, len(re.findall(r"[aeiouy]+", spoken)))


def grade(text: str) -> float:
    sentences = [part for part in re.split(r"(?<=[.?!:;])\s+", text) if part]
    words = re.findall(r"[A-Za-z']+", text)
    return 0.39 * len(words) / len(sentences) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def test_the_grade_tells_plain_from_official_words():
    assert grade("The cat sat on the mat.") < 2
    assert (
        grade("Multi-agency safeguarding arrangements necessitate proportionate information governance.") > 15
    )


@pytest.mark.parametrize("name", measures())
def test_a_measure_is_explained_in_plain_words(name):
    measure = measures()[name]
    read = [measure.title, measure.question, measure.explained, measure.caveat, *measure.ask]
    assert [text for text in read if JARGON.search(text)] == []
    assert grade(f"{measure.question} {measure.explained}") <= HIGHEST_GRADE
    sentences = re.split(r"(?<=[.?!])\s+", f"{measure.explained} {measure.caveat}")
    assert [sentence for sentence in sentences if len(sentence.split()) > 30] == []
    assert measure.question.endswith("?") and all(asked.endswith("?") for asked in measure.ask)
    assert len(measure.ask) >= 1


@pytest.mark.parametrize("name", [name for name, one in measures().items() if one.standard is not None])
def test_a_standard_is_said_in_words(name):
    assert measures()[name].standard_words
