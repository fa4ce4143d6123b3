"""The likeliest heading of a column that is needed and missing, by what stands in the cells under it."""

import re
from collections.abc import Iterator

from memberpanel.extracts.cells import Unreadable, is_nothing, reader
from memberpanel.extracts.definition import Column

ROWS_LOOKED_AT = 200
MOST_OF_THEM = 0.9  # of the cells under a heading must be readable as the column's
_REFERENCE = re.compile(r"[A-Za-z]{0,4}[-/ ]?\d{3,}(\.0)?")  # a name or a word is readable as a reference too


def by_content(missing: tuple[Column, ...], strange: dict[str, int], rows: list[list]) -> dict[str, str]:
    """Return which of the strange headings (heading: place in the row) each missing column may stand under.

    {heading: column}, the first heading from the left whose cells hold what the column takes; `rows` are those below.
    """
    found: dict[str, str] = {}
    for column in missing:
        for heading, place in strange.items():
            if heading not in found and _holds(column, _cells(rows, place)):
                found[heading] = column.name
                break
    return found


def _cells(rows: list[list], place: int) -> list[object]:
    cells = (row[place] for row in rows[:ROWS_LOOKED_AT] if place < len(row))
    return [cell for cell in cells if not is_nothing(cell)]


def _holds(column: Column, cells: list[object]) -> bool:
    if not cells or column.type in ("text", "number"):  # anything is a text, and any number a number
        return False
    readable = sum(_readable(column, cells))
    return readable >= MOST_OF_THEM * len(cells)


def _readable(column: Column, cells: list[object]) -> Iterator[bool]:
    read = reader(column)
    for cell in cells:
        if column.type == "reference" and not _REFERENCE.fullmatch(str(cell).strip()):
            yield False
        else:
            yield not isinstance(read(cell), Unreadable)
