"""How a case system writes what the county's records hold: codes with letters before them, text dates, numbers."""

from functools import cache

import numpy as np
import pandas as pd

from memberpanel.demo.people import DISTRICTS, ETHNICITIES, SEXES, People

_SOURCE_LETTERS = dict(
    zip(
        ("1A", "1B", "1C", "1D", "2A", "2B", "3A", "3B", "3C", "3D", "3E", "3F", "4", "5A", "5B", "5C", "5D", "6", "7",
         "8", "9", "10"),
        "abcdefghijklmnopcqrstu",
        strict=True,
    )
)  # fmt: skip
_SOURCE_WORDS = {
    "1": "Individual", "2A": "Schools", "2B": "Education services", "3": "Health services", "4": "Housing",
    "5": "LA services", "6": "Police", "7": "Other legal agency", "8": "Other", "9": "Anonymous", "10": "Unknown",
}  # fmt: skip
_ETHNIC_LETTERS = "abcdefghijklmnopqrss"  # the letter s) stands twice in the guidance
_CATEGORIES = {
    "NEG": "a) Neglect", "PHY": "b) Physical abuse", "SAB": "c) Sexual abuse", "EMO": "d) Emotional abuse",
    "MUL": "e) Multiple/not recommended",
}  # fmt: skip
_SEX = {"male": "a) Male", "female": "b) Female", "not_recorded": "c) Not stated/recorded (or unborn)"}
YES, NO = "a) Yes", "b) No"


def source_words(code: str) -> str:
    """Return `6: Police` for 6."""
    words = _SOURCE_WORDS.get(code) or _SOURCE_WORDS[code[:1]]
    return f"{code}: {words}"


@cache
def sources(*, lettered: bool) -> dict[str, str]:
    return {
        code: f"{letter}) {source_words(code)}" if lettered else source_words(code)
        for code, letter in _SOURCE_LETTERS.items()
    }


def mapped(values: pd.Series, words: dict[str, str]) -> list[str]:
    """Return each value in a case system's words; one that has none stays as it is."""
    return [words.get(value, value) for value in values]


def yes_no(values: pd.Series, *, yes: str = YES, no: str = NO) -> list[str]:
    return np.where(values.to_numpy().astype(bool), yes, no).tolist()


def categories(values: pd.Series, *, lettered: bool = True) -> list[str]:
    return [_CATEGORIES[value] if lettered else _CATEGORIES[value][3:] for value in values]


def text_dates(values: pd.Series, form: str = "%d/%m/%Y") -> list[str]:
    """Return dates as text, blank where there is none."""
    days = pd.to_datetime(values)
    codes, unique = pd.factorize(days)
    written = [*unique.strftime(form).tolist(), ""]
    return [written[code] for code in codes]


def real_dates(values: pd.Series) -> list:
    """Return dates as Excel keeps them, blank where there is none."""
    return [None if pd.isna(value) else value for value in pd.to_datetime(values).dt.to_pydatetime()]


def child_columns(people: People, child: pd.Series, on: pd.Series) -> dict[str, list]:
    """Return what a list says of each child: number, gender, ethnicity, date of birth, age, district, family."""
    at = child.to_numpy().astype(int)
    family = people.family[at]
    born = pd.Series(people.born[at])
    ages = np.floor((on.to_numpy().astype("datetime64[D]") - people.born[at]).astype(int) / 365.2425)
    ethnic = [f"{letter}) {code}" for letter, code in zip(_ETHNIC_LETTERS, ETHNICITIES, strict=True)]
    return {
        "number": people.numbers[at].tolist(),
        "gender": [_SEX[SEXES[value]] for value in people.sex[at]],
        "ethnicity": [ethnic[value] for value in people.ethnicity[family]],
        "born": text_dates(born),
        "age": np.maximum(ages, -1).astype(int).tolist(),
        "district": [
            "" if DISTRICTS[value] == "Unknown" else DISTRICTS[value] for value in people.district[family]
        ],
        "disability": yes_no(pd.Series(people.disability[at])),
        "family": [f"F{value + 10_000}" for value in family],
    }
