"""Loading a quarter's spreadsheets: looking, accepting, and taking a load back."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from memberpanel import trail
from memberpanel.extracts.finding import Finding
from memberpanel.home import Home, make_home
from memberpanel.store import versions
from memberpanel.store.connecting import connect
from memberpanel.store.loading import (
    NoSuchLoad,
    NothingToAccept,
    abandon,
    accept,
    loads,
    prepare,
    undo,
)
from memberpanel.store.pseudonyms import WrongKey, hashed, key_file, read_key
from tests.store.made import reading, sheet

APRIL, MAY, JUNE = date(2026, 4, 1), date(2026, 5, 1), date(2026, 6, 1)
THE_QUARTER = (date(2026, 4, 1), date(2026, 6, 30))


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return make_home(tmp_path / "home", "demonstration")


def _referrals(*rows: tuple, covered=THE_QUARTER, **how):
    """Rows of (child, day, source)."""
    said = [{"child_id": child, "referral_date": day, "source": source} for child, day, source in rows]
    return sheet("referrals", said, covered=covered, **how)


def _load(home: Home, *readings) -> tuple[int, ...]:
    return accept(prepare(home, readings, actor="jo"))


def _now(home: Home, columns: str = "referral_date, source", extract: str = "referrals") -> list[tuple]:
    with connect(home) as store:
        return store.execute(f"select {columns} from {extract} order by all").fetchall()


def test_the_history_of_an_empty_home_has_the_columns_of_any_other(home: Home):
    before = loads(home)
    _load(home, reading(_referrals(("1", APRIL, "6"))))
    assert before.empty and before.columns.tolist() == loads(home).columns.tolist()


def test_nothing_changes_before_accepting(home: Home):
    prepared = prepare(home, [reading(_referrals(("1", APRIL, "6"), ("2", MAY, "10")))], actor="jo")
    assert versions.current_version(home) == ""
    (only,) = prepared.effects
    assert (only.extract, only.new, only.changed, only.gone) == ("referrals", 2, 0, 0)
    assert only.quarters == (("2026-27-Q1", 2, 0, 0),)
    assert accept(prepared) == (1,)
    assert _now(home) == [(APRIL, "6"), (MAY, "10")]


def test_walking_away_leaves_nothing(home: Home):
    prepared = prepare(home, [reading(_referrals(("1", APRIL, "6")))], actor="jo")
    abandon(prepared)
    assert sorted(path.name for path in home.store.iterdir()) == ["key"]
    with pytest.raises(NothingToAccept):
        accept(prepared)


def test_references_are_stored_as_hashes_only(home: Home):
    _load(home, reading(_referrals(("CHILD-4653765", APRIL, "6"))))
    stored = (home.store / versions.current_version(home)).read_bytes()
    assert b"4653765" not in stored
    with connect(home) as store:
        (child,) = store.execute("select child_id from referrals").fetchone()
    assert child == hashed(_series("CHILD-4653765"), key=read_key(home), kind="child_id")[0]


def _series(*values):

    return pd.Series(values)


def test_a_later_load_says_what_is_new_changed_and_gone(home: Home):
    _load(home, reading(_referrals(("1", APRIL, "6"), ("2", MAY, "10"), ("3", JUNE, "4"))))
    prepared = prepare(
        home,
        [reading(_referrals(("1", APRIL, "6"), ("2", MAY, "3A"), ("4", JUNE, "4"), ("5", JUNE, "4")))],
        actor="jo",
    )
    (only,) = prepared.effects
    assert (only.new, only.changed, only.gone) == (2, 1, 1)
    accept(prepared)
    assert _now(home, "source") == [("3A",), ("4",), ("4",), ("6",)]


def test_the_same_file_again_changes_nothing(home: Home):
    file = reading(_referrals(("1", APRIL, "6")))
    _load(home, file)
    version = versions.current_version(home)
    again = prepare(home, [file], actor="jo")
    assert again.load_ids == () and again.effects == ()
    assert again.sheets[0].known_as == 1
    assert "loaded before, as load 1" in again.sheets[0].why
    assert accept(again) == ()
    assert versions.current_version(home) == version
    assert not list(home.store.glob("preparing-*"))


def test_the_same_file_again_after_a_later_load_changes_nothing_either(home: Home):
    first = reading(_referrals(("1", APRIL, "6")))
    _load(home, first)
    _load(home, reading(_referrals(("1", APRIL, "10"))))
    assert _load(home, first) == ()
    assert _now(home) == [(APRIL, "10")]


def test_the_same_file_twice_in_one_drop_is_one_load(home: Home):
    file = reading(_referrals(("1", APRIL, "6")))
    prepared = prepare(home, [file, file], actor="jo")
    assert prepared.load_ids == (1,)
    assert accept(prepared) == (1,)


def test_a_file_undone_may_be_loaded_again(home: Home):
    file = reading(_referrals(("1", APRIL, "6")))
    _load(home, file)
    undo(home, 1, actor="jo")
    assert _now(home) == []
    assert _load(home, file) == (2,)
    assert _now(home) == [(APRIL, "6")]


def test_an_annex_a_workbook_beside_the_full_export_counts_no_referral_twice(home: Home):
    """Same referrals, fewer columns, another file: in one drop, before, and after."""
    full = [
        {"child_id": "1", "referral_date": APRIL, "source": "6", "district": "Melton", "family_id": "f1"},
        {"child_id": "2", "referral_date": MAY, "source": "10", "district": "Blaby", "family_id": "f2"},
    ]
    annex_a = [
        {"child_id": "1", "referral_date": APRIL, "source": "6"},
        {"child_id": "2", "referral_date": MAY, "source": "10"},
    ]
    export = reading(sheet("referrals", full, covered=THE_QUARTER), file="referrals.xlsx")
    workbook = reading(sheet("referrals", annex_a, name="List 3", covered=THE_QUARTER), file="annex a.xlsx")
    expected = [(APRIL, "6", "Melton"), (MAY, "10", "Blaby")]
    columns = "referral_date, source, district"
    assert _load(home, workbook, export) == (1, 2)
    assert _now(home, columns) == expected
    undo(home, 1, actor="jo")
    assert _now(home, columns) == expected
    assert _load(home, workbook) == (3,)
    assert _now(home, columns) == expected
    undo(home, 2, actor="jo")
    assert _now(home, columns) == [(APRIL, "6", None), (MAY, "10", None)]


def test_an_extract_in_two_files_is_one_delivery(home: Home):
    """Files of two areas that cover the same period do not take each other's rows away."""
    north = reading(_referrals(("1", APRIL, "6")), file="north.xlsx")
    south = reading(_referrals(("2", MAY, "10")), file="south.xlsx")
    _load(home, north, south)
    assert _now(home) == [(APRIL, "6"), (MAY, "10")]


def test_a_sheet_that_only_adds_makes_no_row_of_its_own(home: Home):
    """The day on which the referrer was written to comes in a sheet of its own."""
    _load(home, reading(_referrals(("1", APRIL, "6"))))
    letters = [
        {"child_id": "1", "referral_date": APRIL, "referrer_informed_date": MAY},
        {"child_id": "2", "referral_date": APRIL, "referrer_informed_date": MAY},
    ]
    prepared = prepare(home, [reading(sheet("referrals", letters))], actor="jo")
    assert [(f.row, f.found) for f in prepared.findings if f.rule == "local"] == [
        (3, "referral 01/04/2026 is not loaded")
    ]
    accept(prepared)
    columns = "referral_date, source, referrer_informed_date"
    assert _now(home, columns) == [(APRIL, "6", MAY)]
    _load(home, reading(_referrals(("3", MAY, "6"))))  # the whole quarter, without the first referral
    assert _now(home, columns) == [(MAY, "6", None)]


def test_an_empty_sheet_takes_nothing_away_unless_it_says_for_when(home: Home):
    _load(home, reading(_referrals(("1", APRIL, "6"))))
    no_rows = replace(
        _referrals(("1", APRIL, "6")), rows=_referrals(("1", APRIL, "6")).rows.iloc[:0], rows_read=0
    )
    blank = prepare(home, [reading(replace(no_rows, covered_from=None, covered_to=None))], actor="jo")
    assert blank.load_ids == () and "takes nothing away" in blank.sheets[0].why
    nothing_happened = prepare(home, [reading(no_rows)], actor="jo")
    assert [(one.new, one.gone) for one in nothing_happened.effects] == [(0, 1)]


def test_undoing_a_load_in_the_middle_takes_it_and_nothing_else(home: Home):
    _load(home, reading(_referrals(("1", APRIL, "6"), ("2", MAY, "6"))))
    _load(home, reading(_referrals(("1", APRIL, "10"))))  # row of child 2 goes
    _load(home, reading(_referrals(("3", JUNE, "4"), covered=(JUNE, date(2026, 6, 30)))))
    assert _now(home) == [(APRIL, "10"), (JUNE, "4")]
    undo(home, 2, actor="al")
    assert _now(home) == [(APRIL, "6"), (MAY, "6"), (JUNE, "4")]
    history = loads(home).set_index("load_id")
    assert history["undone_by"].to_dict() == {3: "", 2: "al", 1: ""}
    assert history["undone_at"].notna().to_dict() == {3: False, 2: True, 1: False}
    with connect(home) as store:
        assert store.execute("select load_id from coverage order by 1").fetchall() == [(1,), (3,)]
    for number, why in ((2, "was undone on"), (9, "There is no load 9")):
        with pytest.raises(NoSuchLoad, match=why):
            undo(home, number, actor="al")


def test_two_analysts_cannot_both_accept(home: Home):
    mine = prepare(home, [reading(_referrals(("1", APRIL, "6")))], actor="jo")
    theirs = prepare(home, [reading(_referrals(("2", MAY, "6")))], actor="al")
    accept(theirs)
    with pytest.raises(versions.MovedOn, match="The store has moved on"):
        accept(mine)
    assert _now(home) == [(MAY, "6")]


def test_a_cell_that_could_not_be_read_is_asked_about_once(home: Home):
    unread = Finding(
        "extract.xlsx", "List", 2, "Referral Source", "8866", "query", '"Zebra"', "Use one of: …"
    )
    rows = [{"child_id": child, "referral_date": APRIL, "source": None} for child in ("1", "2")]
    prepared = prepare(home, [reading(sheet("referrals", rows, findings=[unread]))], actor="jo")
    assert [(f.row, f.rule, f.found) for f in prepared.findings] == [
        (2, "8866", '"Zebra"'),
        (3, "8866", "nothing"),
    ]


def test_a_load_cannot_be_accepted_twice(home: Home):
    prepared = prepare(home, [reading(_referrals(("1", APRIL, "6")))], actor="jo")
    accept(prepared)
    with pytest.raises(NothingToAccept):
        accept(prepared)


def test_an_error_leaves_its_row_out_and_a_query_keeps_it(home: Home):
    plans = [
        {"child_id": "1", "start_date": MAY, "end_date": APRIL, "initial_category": "NEG"},
        {"child_id": "2", "start_date": MAY, "end_date": None, "initial_category": None},
    ]
    prepared = prepare(home, [reading(sheet("protection_plans", plans, name="Plans"))], actor="jo")
    said = [(f.row, f.column, f.rule, f.level, f.found) for f in prepared.findings]
    assert said == [
        (2, "Child Protection Plan End Date", "8925", "error", "end 01/04/2026, start 01/05/2026"),
        (3, "Initial Category of Abuse", "8905", "query", "nothing"),
    ]
    (only,) = prepared.sheets
    assert (only.rows_read, only.rows_loaded, only.rows_refused, only.rows_queried) == (2, 1, 1, 1)
    accept(prepared)
    assert _now(home, "start_date, end_date", "protection_plans") == [(MAY, None)]
    with connect(home) as store:
        assert store.execute("select load_id, row_number, rule from findings order by all").fetchall() == [
            (1, 2, "8925"),
            (1, 3, "8905"),
        ]


def test_what_a_cell_held_is_said_and_not_kept(home: Home):
    unread = Finding(
        "extract.xlsx", "List", 3, "Date of referral", "date", "error", '"31/02/2026"', "A date."
    )
    file = reading(_referrals(("1", APRIL, "6"), findings=[unread], rows_read=2))
    prepared = prepare(home, [file], actor="jo")
    assert unread in prepared.findings
    assert (prepared.sheets[0].rows_loaded, prepared.sheets[0].rows_refused) == (1, 1)
    accept(prepared)
    with connect(home) as store:
        assert store.execute("select found from findings where row_number = 3").fetchall() == [("",)]


def test_a_row_said_twice_is_one_row(home: Home):
    rows = [("1", APRIL, "6"), ("1", APRIL, "6"), ("1", APRIL, "10")]
    prepared = prepare(home, [reading(_referrals(*rows))], actor="jo")
    assert [(f.row, f.level) for f in prepared.findings if f.rule == "8510"] == [(3, "notice"), (4, "error")]
    accept(prepared)
    assert _now(home) == [(APRIL, "6")]


def test_districts_are_matched_and_a_strange_one_is_unknown(home: Home):
    written = [
        "  north WEST  leicestershire",
        "Blaby District Council",
        "Hinckley & Bosworth",
        "Out of County",
        "12 High Street, Oakham",
        None,
        "N/A",
    ]
    rows = [
        {"child_id": str(number), "referral_date": APRIL, "source": "6", "district": district}
        for number, district in enumerate(written)
    ]
    prepared = prepare(home, [reading(sheet("referrals", rows))], actor="jo")
    (strange,) = [f for f in prepared.findings if f.rule == "district"]
    assert (strange.row, strange.level) == (6, "query")
    assert "Street" not in strange.message
    accept(prepared)
    assert _now(home, "district") == [
        ("Blaby",),
        ("Hinckley and Bosworth",),
        ("North West Leicestershire",),
        ("Out of area",),
        ("Unknown",),
        ("Unknown",),
        (None,),
    ]


def test_a_matrix_has_as_many_rows_as_it_has_places(home: Home):
    places = [
        {"meeting_id": f"board {day}", "meeting_type": "board", "meeting_date": day, "agency": "police"}
        for day in (APRIL, MAY, JUNE)
    ]
    prepared = prepare(home, [reading(sheet("meetings", places, rows_read=1))], actor="jo")
    (only,) = prepared.sheets
    assert (only.rows_read, only.rows_loaded, only.rows_refused) == (3, 3, 0)


def test_a_sheet_that_is_nothing_is_said(home: Home):

    guidance = replace(_referrals(("1", APRIL, "6"), name="Guidance"), extract=None, why="No headings.")
    refused = replace(reading(), file_name="odd.xlsm", refused="It holds macros.")
    prepared = prepare(home, [reading(guidance), refused], actor="jo")
    assert [(s.file, s.sheet, s.why) for s in prepared.sheets] == [
        ("extract.xlsx", "Guidance", "No headings."),
        ("odd.xlsm", "", "It holds macros."),
    ]
    assert prepared.load_ids == ()


def test_without_its_key_nothing_is_loaded(home: Home):
    _load(home, reading(_referrals(("1", APRIL, "6"))))
    key_file(home).rename(home.store / "elsewhere")
    with pytest.raises(WrongKey, match="is lost"):
        prepare(home, [reading(_referrals(("2", MAY, "6")))], actor="jo")
    key_file(home).write_text("00" * 32)
    with pytest.raises(WrongKey, match="not the key"):
        prepare(home, [reading(_referrals(("2", MAY, "6")))], actor="jo")
    assert not list(home.store.glob("preparing-*"))


def test_the_trail_says_who_loaded_and_undid(home: Home):
    _load(home, reading(_referrals(("1", APRIL, "6"))))
    undo(home, 1, actor="al")
    assert [(line["actor"], line["act"]) for line in trail.read(home)] == [
        ("jo", "load accepted"),
        ("al", "load undone"),
    ]
    trail.verify(home)
