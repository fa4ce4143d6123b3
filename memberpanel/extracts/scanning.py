"""A sheet's XML gone through a megabyte at a time: how far its cells reach, and which of them hold no value.

It is looked at as text and never parsed: what is written in an unusual way gets past it, and then meets the limits of
the process that reads.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

import numpy as np

BLOCK = 2**20
_CARRIED = 2**16  # of a block without the end of a cell: more than any cell that says something
_CELL_END = b"</c>"
_ROW = re.compile(rb"row\b[^>]*?\br=[\"'](\d+)[\"']")  # begins with letters, for the fast way of searching
_HIDDEN = re.compile(rb"<(?:\w+:)?row\b[^>]*?\bhidden=[\"'](?:1|true)[\"']")
_FILLED = re.compile(rb"<(?:\w+:)?c\b[^>]*?\br=[\"']([A-Z]{1,3})(\d+)[\"'](?:[^>]*[^/>])?>")
_FORMULA = re.compile(
    rb"<c r=\"([A-Z]+)(\d+)\"[^>]*>\s*<f\b(?:[^>]*/>|[^>]*>[^<]*</f>)\s*(?:<v\s*/>|<v></v>)?\s*</c>"
)
_ERROR = re.compile(
    rb"<c r=\"([A-Z]+)(\d+)\"[^>]*\bt=\"e\"[^>]*>(?:<f\b(?:[^>]*/>|[^>]*>[^<]*</f>))?<v>([^<]*)</v>"
)


@dataclass
class Scanned:
    """What was seen of one sheet; places are (row, column), both from 0, `last_row` and `last_column` count from 1."""

    last_row: int = 1
    last_column: int = 26
    hidden_rows: int = 0
    uncalculated: list[tuple[int, int]] = field(default_factory=list)
    errors: list[tuple[int, int, str]] = field(default_factory=list)


def scan(part: BinaryIO) -> Scanned:
    """Go through the XML of a sheet."""
    seen = Scanned()
    for block in _blocks(part):
        seen.last_row = max(seen.last_row, max(map(int, _ROW.findall(block)), default=1))
        seen.last_column = max(seen.last_column, _last_column(block))
        if b"hidden=" in block:
            seen.hidden_rows += len(_HIDDEN.findall(block))
        if b"<f" in block:
            seen.uncalculated += [_place(*found) for found in _FORMULA.findall(block)]
        if b't="e"' in block:
            seen.errors += [
                (*_place(letters, row), said.decode("ascii", "replace"))
                for letters, row, said in _ERROR.findall(block)
            ]
    return seen


def filled_extent(part: BinaryIO) -> tuple[int, int]:
    """Return the last row and column, from 1, of the cells that hold something: formats alone reach further."""
    last_row, last_column = 1, 26
    for block in _blocks(part):
        found = _FILLED.findall(block)
        last_row = max(last_row, max((int(row) for _, row in found), default=1))
        last_column = max(
            last_column, max((column_number(name) for name in {n for n, _ in found}), default=1)
        )
    return last_row, last_column


def _blocks(part: BinaryIO) -> Iterator[bytes]:
    """Return the text in pieces that end with a cell."""
    carried = b""
    while piece := part.read(BLOCK):
        text = carried + piece
        end = text.rfind(_CELL_END) + len(_CELL_END)
        if end < len(_CELL_END):
            end = max(0, len(text) - _CARRIED)
        yield text[:end]
        carried = text[end:]
    yield carried


def column_number(letters: bytes) -> int:
    """Return the place of a column, from 1: A is 1, AA is 27."""
    number = 0
    for letter in letters:
        number = 26 * number + letter - 64
    return number


def _place(letters: bytes, row: bytes) -> tuple[int, int]:
    return int(row) - 1, column_number(letters) - 1


def _last_column(block: bytes) -> int:
    """Return the furthest column beyond Z that a cell names, or 0; with numpy, for two million cells in a moment."""
    text = np.frombuffer(block, dtype=np.uint8)
    if len(text) < 8:
        return 0
    names = np.flatnonzero(text[:-5] == ord("r"))
    names = names[(text[names + 1] == ord("=")) & (text[names + 4] >= ord("A"))]
    letters = np.stack([text[names + place] for place in (3, 4, 5)], axis=1)
    letters = np.unique(letters, axis=0) if len(letters) else letters
    written = (bytes(row[(row >= ord("A")) & (row <= ord("Z"))]) for row in letters)
    return max((column_number(name) for name in written), default=0)
