"""Reading in a process of its own: what is refused, in which words, and that nothing falls over.

Each way of doing harm, and where it is held: macros, links to other workbooks, encryption, wrong endings, cut files,
zip and entity bombs, the far cell, and a .csv too tall, too wide or too full are in REFUSED. Declared sizes that lie,
blank rows by the million and enormous texts are in LOADED_ALL_THE_SAME. Formulas without values and error cells are
told at their cell, below. Memory: `disguised.xlsx`; time: the two last tests. Formulas on the way out:
tests/test_harmless.py and test_marked_up.py here, tests/packs/test_making.py for the packs.
"""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from memberpanel.extracts import reading
from memberpanel.extracts.joining import join_conferences
from memberpanel.extracts.reading import Reading, read_files
from memberpanel.extracts.safety import NotRead, check
from memberpanel.extracts.sheets import read_file
from tests.extracts import hostile
from tests.extracts.old_workbook import old_workbook
from tests.extracts.workbooks import LIST_3, book, comma_separated, referral

ROOT = Path(__file__).resolve().parent.parent.parent
GOOD = book({"List_3": [LIST_3, referral()]})
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
REFUSED = {
    "empty.xlsx": (b"", "is empty"),
    "macros.xlsm": (GOOD, "may hold macros"),
    "notes.docx": (GOOD, "Spreadsheets end in .xlsx, .xls or .csv"),
    "noending": (GOOD, "Spreadsheets end in"),
    "older.xlsx": (OLE + b"\x00" * 600, "holds an older .xls workbook"),
    "newer.xls": (GOOD, "holds an .xlsx workbook"),
    "book.csv": (GOOD, "holds an .xlsx workbook"),
    "page.xls": (b"<html><table><tr><td>1</td></tr></table></html>", "holds a web page"),
    "text.xlsx": (b"Child Unique ID,Date of referral\n1,2", "holds plain text or a damaged file"),
    "locked.xlsx": (OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted with a password"),
    "flagged.xlsx": (hostile.encrypted(), "encrypted"),
    "cut.xlsx": (GOOD[: len(GOOD) // 2], "damaged or cut short"),
    "cut.xls": (OLE + b"\x01" * 400, "damaged or cut short"),
    "vba.xlsx": (hostile.changed({"xl/vbaProject.bin": b"x"}), "holds macros"),
    "vba.xls": (OLE + "_VBA_PROJECT".encode("utf-16-le"), "holds macros"),
    "old_macros.xls": (old_workbook([LIST_3], macros=True), "holds macros"),
    # one sheet of another book, by its path
    "linked.xls": (
        old_workbook([LIST_3], book=b"\x01\x00\x09\x00\x00other.xls"),
        "links to other workbooks",
    ),
    "linked.xlsx": (
        hostile.changed({"xl/externalLinks/externalLink1.xml": b"<x/>"}),
        "links to other workbooks",
    ),
    "far.xlsx": (hostile.far_cell(), "reaches to row 1048576 and column 16384"),
    "laughs.xlsx": (hostile.laughing(), "XML entities"),
    "bomb.xlsx": (hostile.bomb(), "unpacks to far more"),
    "old_locked.xls": (old_workbook([LIST_3], locked=True), "encrypted with a password"),
    "wide.csv": (b"Child Unique ID\n1\n" + b"," * 20_000, "Row 3 has more than 16,384 columns"),
    "tall.csv": (b"Child Unique ID\n" + b"1\n" * 1_048_576, "more than 1,048,576 rows"),
    "full.csv": ((b"," * 16_000 + b"\n") * 626, "10,000,000 cells"),
    "string.csv": (b"Child Unique ID\n" + b"x" * 200_000, "field larger than field limit"),
    "binary.csv": (b"\x00\x01\x02" * 100, "does not hold text"),
    "utf16.xlsx": (
        hostile.changed({hostile.SHEET: "<worksheet/>".encode("utf-16")}),
        "UTF-16",
    ),
}


@pytest.fixture(scope="module")
def readings() -> dict[str, Reading]:
    files = [(name, content) for name, (content, _) in REFUSED.items()]
    hidden = ("disguised.xlsx", hostile.far_cell(disguised=True))
    return {r.file_name: r for r in read_files([*files, hidden, ("good.xlsx", GOOD)])}


@pytest.mark.parametrize("name", [name for name, (_, words) in REFUSED.items() if words])
def test_what_cannot_be_read_safely_is_refused_in_words(name: str, readings: dict[str, Reading]) -> None:
    assert REFUSED[name][1] in readings[name].refused
    assert readings[name].sheets == ()


def test_what_gets_past_the_check_and_ends_its_reader_is_refused_too(readings: dict[str, Reading]) -> None:
    found = readings["disguised.xlsx"]
    assert "could not be read safely" in found.refused


def test_the_file_after_it_is_read_all_the_same(readings: dict[str, Reading]) -> None:
    good = readings["good.xlsx"]
    assert good.refused == ""
    assert good.sheets[0].rows["child_id"].tolist() == ["4653765"]
    assert len(good.sha256) == 64


def test_progress_is_told_before_each_file_and_a_folder_is_no_part_of_its_name() -> None:
    told = []
    found = read_files(
        [("a.csv", b"x"), ("../../etc/b.csv", b"y")], on_progress=lambda *said: told.append(said)
    )
    assert told == [(0, 2, "a.csv"), (1, 2, "b.csv")]
    assert [reading.file_name for reading in found] == ["a.csv", "b.csv"]


def test_a_zip_that_is_no_workbook_is_refused() -> None:
    with pytest.raises(NotRead, match="not an Excel workbook"):
        check("a.xlsx", hostile.archive())


def formulas(cells: str) -> bytes:
    """Return List 3 with the cell of its date of referral as Excel writes a formula."""
    rows = "".join(
        f'<c r="{letter}1" t="inlineStr"><is><t>{heading}</t></is></c>'
        for letter, heading in zip(
            "ABCD", ["Child Unique ID", "Date of referral", "Referral Source", "Referral NFA?"], strict=True
        )
    )
    body = f'<sheetData><row r="1">{rows}</row>{cells}</sheetData>'
    return hostile.changed({hostile.SHEET: hostile._WORKSHEET.format(data=body).encode()})


def test_formulas_never_calculated_and_errors_are_told_at_their_cell() -> None:
    cells = (
        '<row r="2"><c r="A2"><v>1</v></c><c r="B2"><f>A2+5</f></c></row>'
        '<row r="3" hidden="1"><c r="A3"><v>2</v></c><c r="B3"><f>A3+5</f><v>46217</v></c>'
        '<c r="C3" t="e"><f>X</f><v>#REF!</v></c><c r="D3" t="e"><v>#N/A</v></c></row>'
    )
    (sheet,) = read_file("a.xlsx", formulas(cells)).sheets
    assert sheet.rows["row_number"].tolist() == [3]
    assert [(f.row, f.column, f.level, f.found) for f in sheet.findings if f.rule == "formula"] == [
        (2, "Date of referral", "error", "a formula that was never calculated"),
        (3, "Referral Source", "query", "the error #REF!"),
    ]
    assert [f.found for f in sheet.findings if f.rule in ("hidden_rows", "formulas")] == [
        "1 hidden rows",
        "1 formulas that were never calculated",
    ]


def conferences(*rows: list) -> tuple[str, bytes]:
    headings = ["icpc_icpc_id", "icpc_s47_enquiry_id", "icpc_person_id", "icpc_icpc_date", "icpc_icpc_target_date",
                "icpc_icpc_outcome_cp_flag", "icpc_icpc_transfer_in"]  # fmt: skip
    return "icpc.csv", comma_separated([headings, *rows])


def joined(files: list[tuple[str, bytes]]) -> list[Reading]:
    return join_conferences([read_file(name, content) for name, content in files])


ENQUIRIES = (
    "s47.csv",
    comma_separated(
        [["s47e_s47_enquiry_id", "s47e_person_id", "s47e_s47_start_date"], ["E1", "77", "03/08/2026"]]
    ),
)


def test_a_conference_finds_the_strategy_discussion_of_its_enquiry() -> None:
    enquiries, held = joined([ENQUIRIES, conferences(["C1", "E1", "77", "20/08/2026", "", "Y", "N"])])
    row = held.sheets[0].rows.iloc[0]
    assert str(row["strategy_date"].date()) == "2026-08-03"
    assert bool(row["resulted_in_plan"]) is True
    assert "enquiry_reference" not in enquiries.sheets[0].rows
    assert held.sheets[0].columns == (
        "child_id",
        "strategy_date",
        "conference_date",
        "resulted_in_plan",
        "transfer_in",
    )


def test_a_conference_alone_is_worked_back_from_its_target_date_or_left_out() -> None:
    # 15 working days before Monday 24 August 2026 is Monday 3 August; none of them a bank holiday in England.
    (held,) = joined(
        [
            conferences(
                ["C1", "E1", "77", "20/08/2026", "24/08/2026", "Y", "N"],
                ["C2", "E2", "78", "20/08/2026", "", "Y", "N"],
            )
        ]
    )
    (sheet,) = held.sheets
    assert [str(day.date()) for day in sheet.rows["strategy_date"]] == ["2026-08-03"]
    assert [(f.row, f.rule) for f in sheet.findings if f.level == "error"] == [(3, "required")]
    assert (sheet.covered_from, sheet.covered_to) == (None, None)


def test_two_files_of_one_name_are_told_apart() -> None:
    found = read_files([("north/a.csv", b"x"), ("south/a.csv", b"y"), ("a.csv", b"z")])
    assert [reading.file_name for reading in found] == ["a.csv", "a (2).csv", "a (3).csv"]


def sheet_of(data: str, *, before: str = "") -> bytes:
    """Return List 3 whose sheet says this beside its headings and one referral."""
    cells = [("Child Unique ID", "Date of referral"), ("4653765", "03/08/2026")]
    rows = "".join(
        f'<row r="{at}">'
        + "".join(
            f'<c r="{c}{at}" t="inlineStr"><is><t>{v}</t></is></c>' for c, v in zip("AB", row, strict=True)
        )
        + "</row>"
        for at, row in enumerate(cells, start=1)
    )
    worksheet = hostile._WORKSHEET.format(data=f"{before}<sheetData>{rows}{data}</sheetData>")
    return hostile.changed({hostile.SHEET: worksheet.encode()})


BLANK = "".join(f'<row r="{row}"><c r="A{row}"/></row>' for row in range(3, 1_000_003))
LOADED_ALL_THE_SAME = {
    "a size declared that is not so": sheet_of("", before='<dimension ref="A1:XFD1048576"/>'),
    "a size declared that is less than there is": sheet_of("", before='<dimension ref="A1:A1"/>'),
    "a million blank rows": sheet_of(BLANK),
    "formats down to the last row": hostile.formatted_to_the_last_row(),
    "a link that nothing follows": sheet_of(
        '<row r="9"><c r="C9"><f>[1]Sheet1!A1</f><v>1</v></c></row>'
    ),
    "a text longer than a cell can hold": sheet_of(
        f'<row r="9"><c r="C9" t="inlineStr"><is><t>{"x" * 200_000}</t></is></c></row>'
    ),
}  # fmt: skip


@pytest.mark.parametrize("said", LOADED_ALL_THE_SAME)
def test_what_is_strange_and_harmless_is_read(said: str) -> None:
    (found,) = read_files([("a.xlsx", LOADED_ALL_THE_SAME[said])])
    assert (found.refused, found.sheets[0].extract) == ("", "referrals")
    assert found.sheets[0].rows["child_id"].tolist() == ["4653765"]


def test_a_reader_that_takes_too_long_by_the_clock_is_given_up_and_the_next_file_gets_a_new_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(reading, "SECONDS", 0.01)  # shorter than a process takes to start
    (slow,) = read_files([("slow.xlsx", GOOD)])
    assert (slow.refused, slow.sheets) == (reading.NOT_SAFE, ())
    monkeypatch.setattr(reading, "SECONDS", 120)
    assert read_files([("good.xlsx", GOOD)])[0].refused == ""


def test_a_reader_that_computes_too_long_is_ended_by_the_system() -> None:
    endless = "from memberpanel.extracts import reading_process as r; r.SECONDS = 0; r._limit_seconds()\nwhile True: pass"
    done = subprocess.run([sys.executable, "-c", endless], cwd=ROOT, timeout=60)
    assert done.returncode == -signal.SIGXCPU
