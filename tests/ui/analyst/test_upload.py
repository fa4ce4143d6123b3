"""The upload page: look, then accept or walk away; what is wrong is said by sheet and row."""

from datetime import date

from memberpanel import trail
from memberpanel.panel_record.record import record
from memberpanel.store.loading import loads
from memberpanel.ui.analyst.found import handed_out
from memberpanel.ui.who import Person
from tests.extracts.workbooks import book
from tests.ui.analyst.conftest import confirm_and_accept, press
from tests.ui.conftest import words

HEADINGS = ["Child ID", "Date of contact", "Source", "Outcome"]
KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _contacts(*rows: list, headings: list[str] = HEADINGS) -> bytes:
    return book({"Contacts": [headings, *rows]})


def _upload(at, *files: tuple[str, bytes]):
    at.file_uploader[0].set_value([(name, content, KIND) for name, content in files]).run()
    return press(at, "Read and check")


def _copies(home) -> int:
    return len(list(home.store.glob("*.duckdb")))


GOOD = _contacts(["A1", "01/09/2026", "Police", "No further action"])
BROKEN = _contacts(
    ["A1", "31/02/2026", "Police", "No further action"], ["A2", "01/09/2026", "Police", "Referral"]
)


def test_what_is_right_is_accepted_and_stands_in_the_history(open_as, own_demo_home):
    at = _upload(open_as("upload", "analyst"), ("september.xlsx", GOOD))
    told = words(at)
    assert ">september.xlsx, sheet Contacts</th><td>Contacts</td><td>1</td><td>1</td>" in told
    assert "Row 1 holds" in told
    before = len(loads(own_demo_home))
    confirm_and_accept(at)
    assert "Accepted, as load" in at.success[0].value
    assert len(loads(own_demo_home)) == before + 1
    assert loads(own_demo_home)["file_name"][0] == "september.xlsx"


def test_what_is_wrong_is_said_by_sheet_and_row_and_the_rest_is_kept(open_as):
    at = _upload(open_as("upload", "analyst"), ("september.xlsx", BROKEN))
    told = words(at)
    assert "<td>Contacts</td><td>2</td><td>Date of Contact</td><td>error</td>" in told
    assert "31/02/2026" in told
    assert "1 error (the row is left out)" in told


def test_a_file_that_is_no_workbook_is_refused_beside_one_that_is(open_as):
    at = _upload(open_as("upload", "analyst"), ("broken.xlsx", b"PK not a workbook"), ("good.xlsx", GOOD))
    assert not at.exception
    told = words(at)
    assert ">broken.xlsx</th><td>nothing</td>" in told
    assert ">good.xlsx, sheet Contacts</th><td>Contacts</td>" in told


def test_walking_away_leaves_nothing(open_as, own_demo_home):
    at = open_as("upload", "analyst")
    before, copies = loads(own_demo_home), _copies(own_demo_home)
    _upload(at, ("september.xlsx", GOOD))
    assert _copies(own_demo_home) == copies + 1
    press(at, "Walk away: load nothing")
    assert _copies(own_demo_home) == copies
    assert len(loads(own_demo_home)) == len(before)
    assert "What was recognised" not in [one.value for one in at.header]


def test_a_heading_is_confirmed_once_remembered_and_taken_back(open_as, own_demo_home):
    strange = _contacts(
        ["A1", "01/09/2026", "Police", "No further action"], headings=[*HEADINGS[:3], "Outcomes of it"]
    )
    at = _upload(open_as("upload", "analyst"), ("strange.xlsx", strange))
    asked = next(one for one in at.selectbox if one.label.startswith('"Outcomes of it"'))
    asked.set_value("outcome")
    press(at, "Remember these and read again")
    assert record(own_demo_home).mappings() == {"contacts": {"Outcomes of it": "outcome"}}
    assert "Headings that were not recognised" not in [one.value for one in at.header]
    press(at, "Forget this heading")
    assert record(own_demo_home).mappings() == {}


def test_a_needed_heading_like_none_is_offered_by_what_stands_under_it(open_as, own_demo_home):
    strange = _contacts(
        ["A1", "01/09/2020", "Police", "Referral"], headings=["Child ID", "When it came", *HEADINGS[2:]]
    )
    at = _upload(open_as("upload", "analyst"), ("strange.xlsx", strange))
    assert "has no &quot;Date of Contact&quot; column" in words(at)
    asked = next(one for one in at.selectbox if one.label.startswith('"When it came"'))
    assert asked.value == "contact_date"
    press(at, "Remember these and read again")
    assert ">strange.xlsx, sheet Contacts</th><td>Contacts</td><td>1</td><td>1</td>" in words(at)


def test_each_file_of_several_has_a_period_of_its_own_to_confirm(open_as, own_demo_home):
    # of days that the demonstration does not hold, so that both are new
    june = _contacts(["A1", "03/06/2020", "Police", "Referral"], ["A2", "29/06/2020", "Police", "Referral"])
    july = _contacts(["A3", "02/07/2020", "Police", "Referral"], ["A4", "28/07/2020", "Police", "Referral"])
    at = _upload(open_as("upload", "analyst"), ("june.xlsx", june), ("july.xlsx", july))
    guessed = {one.label: one.value for one in at.date_input}
    assert guessed["june.xlsx, Contacts: to"] == date(2020, 6, 30)
    assert guessed["july.xlsx, Contacts: from"] == date(2020, 7, 1)
    first = next(one for one in at.date_input if one.label == "june.xlsx, Contacts: from")
    first.set_value(date(2020, 4, 1))
    press(at, "Read again with these periods")
    press(at, "Accept all of it")
    held = loads(own_demo_home).head(2).set_index("file_name")
    assert held.loc["june.xlsx", "covered_from"].date() == date(2020, 4, 1)
    assert held.loc["june.xlsx", "covered_to"].date() == date(2020, 6, 30)
    assert held.loc["july.xlsx", "covered_from"].date() == date(2020, 7, 1)
    assert held.loc["july.xlsx", "covered_to"].date() == date(2020, 7, 31)


def test_nothing_is_accepted_whose_period_is_a_guess_that_nobody_confirmed(open_as, own_demo_home):
    at = _upload(open_as("upload", "analyst"), ("september.xlsx", GOOD))
    assert next(one for one in at.button if one.label == "Accept all of it").disabled
    at.checkbox[0].check().run()
    assert not next(one for one in at.button if one.label == "Accept all of it").disabled
    # another file read in its place: its own period, to be confirmed of its own
    july = _contacts(["A3", "02/07/2020", "Police", "Referral"], ["A4", "28/07/2020", "Police", "Referral"])
    at = _upload(at, ("july.xlsx", july))
    assert [one.value for one in at.date_input] == [date(2020, 7, 1), date(2020, 7, 31)]
    assert next(one for one in at.button if one.label == "Accept all of it").disabled


def test_a_heading_like_none_can_be_said_to_be_any_column(open_as, own_demo_home):
    strange = _contacts(
        ["A1", "01/09/2020", "Police", "Referral"], headings=[*HEADINGS[:2], "Qwerty", HEADINGS[3]]
    )
    at = _upload(open_as("upload", "analyst"), ("strange.xlsx", strange))
    asked = next(one for one in at.selectbox if one.label.startswith('"Qwerty"'))
    assert asked.value == ""  # left out, unless the analyst says otherwise
    asked.set_value("source")
    press(at, "Remember these and read again")
    assert record(own_demo_home).mappings() == {"contacts": {"Qwerty": "source"}}
    assert '"Qwerty"' not in " ".join(one.label for one in at.selectbox)


def test_a_rule_that_many_rows_break_is_said_once_with_how_often_before_they_are_listed(open_as):
    unreadable = [[f"A{row}", "no day", "Police", "Referral"] for row in (1, 2, 3)]
    told = words(_upload(open_as("upload", "analyst"), ("september.xlsx", _contacts(*unreadable))))
    by_rule, one_by_one = told.split("Findings, in the order of the sheets", maxsplit=1)
    summed = "<td>error</td><td>date unreadable</td><td>3</td><td>Enter a date as DD/MM/YYYY.</td>"
    assert summed in by_rule and one_by_one.count("<td>date unreadable</td>") == 3


def test_of_a_file_that_was_refused_nothing_is_said_to_be_right_or_loaded_already(open_as):
    at = _upload(open_as("upload", "analyst"), ("broken.xlsx", b"PK not a workbook"))
    told = " ".join([words(at), *(block.value for block in at.markdown)])
    assert "No row was read, so nothing was checked." in told and "no sheet was taken for an extract" in told
    assert "Nothing was found." not in told and "loaded already" not in told
    assert next(one for one in at.button if one.label == "Accept all of it").disabled


def test_a_load_is_taken_back(open_as, own_demo_home):
    latest = int(loads(own_demo_home)["load_id"][0])
    at = open_as("loads", "analyst")
    at.checkbox[0].check().run()
    press(at, "Undo")
    assert at.success[0].value == f"Load {latest} was taken back."
    assert loads(own_demo_home)["undone_by"][0] == "person at this machine"
    assert "<td>taken back</td>" in words(at)


def test_what_was_found_is_made_at_the_click_and_who_takes_it_is_written_down(open_as, own_demo_home):
    at = _upload(open_as("upload", "analyst"), ("Ada Smith.xlsx", BROKEN))
    offered = [one.proto for one in at.get("download_button") if "template" not in one.proto.id]
    assert [(one.label, one.url) for one in offered] == [
        ("Download the findings (CSV)", ""), ("Download Ada Smith.xlsx with the cells marked", ""),
    ]  # fmt: skip
    before = len(trail.read(own_demo_home))
    person = Person("jo@example.gov.uk", "analyst", ("analyst",))
    assert handed_out(own_demo_home, person, b"made", "marked spreadsheet") == b"made"
    (line,) = trail.read(own_demo_home)[before:]
    assert (line["actor"], line["act"], line["detail"]) == (
        "jo@example.gov.uk", "download", {"file": "marked spreadsheet"},
    )  # fmt: skip
    assert "Ada" not in own_demo_home.trail.read_text()
