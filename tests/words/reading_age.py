"""The age at which a text can be read, by the Flesch-Kincaid grade level (Kincaid and others, 1975) and five years.

grade = 0.39 x words a sentence + 11.8 x syllables a word - 15.59. Syllables are counted by groups of vowels, less a silent
e: right within a few in a hundred over a page, which is what a page is judged by.
"""

import re

FIRST_SCHOOL_YEAR = 5  # the age at which grade 0 begins


def syllables(word: str) -> int:
    """Return about how many syllables a word has: 'review' 2, 'children' 2, 'referred' 2, 'made' 1."""
    word = word.lower()
    count = len(re.findall(r"[aeiouy]+", word))
    if re.search(r"[^aeiouyl]e$|[^aeiouytd]ed$|[^aeiouysxzcg]es$", word) and count > 1:
        count -= 1
    return max(count, 1)


def sentences(text: str) -> list[str]:
    """Return the sentences of a text; lines and items of a list end a sentence too."""
    return [one for one in re.split(r"(?<=[.!?:;])\s+|\n+", text) if re.search(r"[A-Za-z]", one)]


def reading_age(text: str) -> float:
    """Return the age at which a text can be read; numbers are words of one syllable."""
    words = re.findall(r"[A-Za-z][A-Za-z'’]*|\d[\d.,%]*", text)
    every = sum(syllables(word) for word in words)
    grade = 0.39 * len(words) / len(sentences(text)) + 11.8 * every / len(words) - 15.59
    return grade + FIRST_SCHOOL_YEAR
