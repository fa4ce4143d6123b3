"""What is asked about a column of references: one child written in two ways, or two in nearly the same."""

from collections import Counter
from collections.abc import Callable

import numpy as np

from memberpanel.extracts.definition import Column
from memberpanel.extracts.finding import NOTICE, QUERY
from memberpanel.extracts.telling import MOST_FINDINGS, Telling

LONGEST = 20  # letters of a child's reference: children in need census, rule 1570


def tell_references(
    different: list, places: np.ndarray, meanings: list, column: Column, numbers: np.ndarray, telling: Telling
) -> None:
    """Ask about references that differ by their leading zeros (read as one) or by their case (read as two).

    `different` are the different cells, `meanings` what each means, `places` which of them stands in each row.
    """
    meant = {cell: meaning for cell, meaning in zip(different, meanings, strict=True) if meaning is not None}
    padded = {cell for cell in meant if isinstance(cell, str) and cell.lstrip()[:1] == "0"}
    bare = {meaning for cell, meaning in meant.items() if cell not in padded}
    cases = Counter(meaning.casefold() for meaning in set(meant.values()))

    def ask(rule: str, test: Callable[[object], bool], found: str, wanted: str) -> None:
        where = np.fromiter((cell in meant and test(cell) for cell in different), bool, len(different))[
            places
        ]
        for place in np.flatnonzero(where)[:MOST_FINDINGS]:
            telling.say(
                rule, QUERY, row=int(numbers[place]), column=column.heading, found=found, wanted=wanted
            )

    if padded:
        ask(
            "reference_zeros", lambda cell: cell in padded and meant[cell] in bare,
            "a reference that stands elsewhere in the column without its leading zeros",
            "Both are read as the same one: say so to the case system if they are two.",
        )  # fmt: skip
    if cases and max(cases.values()) > 1:
        ask(
            "reference_case", lambda cell: cases[meant[cell].casefold()] > 1,
            "a reference that stands elsewhere in the column in other capital letters",
            "They are read as two: write it alike everywhere if they are one.",
        )  # fmt: skip
    if column.name == "child_id":
        _tell_shape(meant.values(), column, telling)


def _tell_shape(meanings: object, column: Column, telling: Telling) -> None:
    """Say of how many children the reference is not one that the census takes."""
    said = set(meanings)
    for rule, count, found in (
        ("1570", sum(len(one) > LONGEST for one in said), f"longer than {LONGEST} letters and digits"),
        ("1580", sum(not one.isalnum() for one in said), "with a sign that is no letter or digit"),
    ):
        if count:
            telling.say(
                rule, NOTICE, column=column.heading, found=f"{count} references {found}",
                wanted="They are read as they stand. The children in need census takes up to 20 letters and digits "
                "(rules 1570 and 1580).",
            )  # fmt: skip
