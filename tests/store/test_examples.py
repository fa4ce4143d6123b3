"""The example rows of all templates make one load in which no rule finds anything."""

from io import BytesIO
from pathlib import Path

import openpyxl

from memberpanel.extracts.definition import extracts
from memberpanel.extracts.reading import read_files
from memberpanel.extracts.template import template
from memberpanel.home import make_home
from memberpanel.store.loading import prepare


def _filled(name: str) -> bytes:
    """Return a template whose example row is a row of its own."""
    book = openpyxl.load_workbook(BytesIO(template(name)))
    first = book[extracts()[name].title[:31]]["A2"]
    first.value = first.value.removeprefix("EXAMPLE ")
    saved = BytesIO()
    book.save(saved)
    return saved.getvalue()


def test_the_examples_of_all_templates_are_one_load_without_a_finding(tmp_path: Path):
    files = [(f"{name}.xlsx", _filled(name)) for name in extracts()]
    prepared = prepare(make_home(tmp_path / "home", "demonstration"), read_files(files), actor="jo")
    assert [finding.message for finding in prepared.findings] == []
    assert [s.rows_loaded for s in prepared.sheets if s.extract] == [1] * len(extracts())
