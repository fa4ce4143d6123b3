"""A sheet's XML is gone through in blocks: what stands across the edge of two of them is seen all the same."""

from io import BytesIO

import pytest

from memberpanel.extracts import scanning
from memberpanel.extracts.scanning import filled_extent, scan
from memberpanel.extracts.sheets import read_file
from tests.extracts import hostile


@pytest.mark.parametrize("block", [7, 64, 1000, 2**20])
def test_the_size_of_a_block_changes_nothing_that_is_seen(
    monkeypatch: pytest.MonkeyPatch, block: int
) -> None:
    monkeypatch.setattr(scanning, "BLOCK", block)
    xml = (
        b'<row r="1" hidden="1"><c r="A1"><v>1</v></c><c r="AB1"><f>A1+5</f></c></row>'
        b'<row r="7"><c r="A7" t="e"><f>X</f><v>#REF!</v></c></row><row r="3"><c r="A3"><v>2</v></c></row>'
    )
    seen = scan(BytesIO(xml))
    assert (seen.last_row, seen.last_column, seen.hidden_rows) == (7, 28, 1)
    assert seen.uncalculated == [(0, 27)]
    assert seen.errors == [(6, 0, "#REF!")]


def test_formats_alone_reach_nowhere() -> None:
    xml = b'<row r="9"><c s="1" r="XFD9"/><c r="C9" s="1"/></row><row r="2"><c s="1" r="AC2" t="s"><v>0</v></c></row>'
    assert filled_extent(BytesIO(xml)) == (2, 29)


def test_a_sheet_that_is_only_formatted_to_its_last_cell_is_read() -> None:
    reading = read_file("a.xlsx", hostile.formatted_to_the_last_row())
    assert reading.refused == ""
    assert reading.sheets[0].rows["child_id"].tolist() == ["4653765"]
