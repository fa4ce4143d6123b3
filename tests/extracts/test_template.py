"""The blank workbook of every extract, and reading it back."""

from io import BytesIO

import openpyxl
import pytest

from memberpanel.extracts.definition import Extract, extracts
from memberpanel.extracts.sheets import SheetReading, read_file
from memberpanel.extracts.template import NoSuchExtract, choices, template

every_extract = pytest.mark.parametrize("extract", extracts().values(), ids=lambda e: e.name)


def read_back(extract: Extract, content: bytes) -> SheetReading:
    sheets = read_file("template.xlsx", content).sheets
    (sheet,) = [sheet for sheet in sheets if sheet.extract]
    return sheet


@every_extract
def test_a_template_is_recognised_and_its_example_is_not_loaded(extract: Extract) -> None:
    sheet = read_back(extract, template(extract.name))
    assert sheet.extract == extract.name
    assert len(sheet.rows) == 0
    assert [f.found for f in sheet.findings if f.rule == "passed_example"] == ["1 rows"]


@every_extract
def test_the_example_row_is_right_once_it_is_no_example(extract: Extract) -> None:
    book = openpyxl.load_workbook(BytesIO(template(extract.name)))
    first = book[extract.title[:31]]["A2"]
    first.value = first.value.removeprefix("EXAMPLE ")
    saved = BytesIO()
    book.save(saved)
    sheet = read_back(extract, saved.getvalue())
    assert len(sheet.rows) == 1
    assert [f.message for f in sheet.findings if f.level in ("error", "query")] == []


@every_extract
def test_every_word_of_a_drop_down_is_understood(extract: Extract) -> None:
    from memberpanel.extracts.cells import Unreadable, reader

    for column in extract.stored_columns:
        meanings = [reader(column)(word) for word in choices(column)]
        assert not [m for m in meanings if isinstance(m, Unreadable)], column.name
        if column.type == "code":
            assert len(set(meanings)) == len(choices(column)), column.name


def test_codes_and_yes_or_no_are_offered_in_drop_downs() -> None:
    sheet = openpyxl.load_workbook(BytesIO(template("referrals")))["Referrals"]
    offered = {
        str(v.sqref).split(":")[0].rstrip("0123456789"): v.formula1
        for v in sheet.data_validations.dataValidation
    }
    assert offered["D"] == '"Yes,No"'
    assert offered["C"] == "list_referral_source"


def test_an_extract_that_is_not_there_is_refused_in_words() -> None:
    with pytest.raises(NoSuchExtract, match='no extract "refferals"'):
        template("refferals")
