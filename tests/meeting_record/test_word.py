"""The record of a meeting: what it says, that a screen reader can walk it, and that its numbers are the release's."""

import re
from datetime import date
from io import BytesIO

import pytest
from docx import Document
from docx.oxml.ns import qn

from memberpanel.home import BANNER
from memberpanel.meeting_record.content import meeting_record
from memberpanel.meeting_record.word import word_document
from memberpanel.packs.making import present_html
from memberpanel.panel_record.meetings import Meeting
from memberpanel.panel_record.record import record
from memberpanel.release.reading import open_release
from tests.made_release import NAME
from tests.ui.made_home import EARLIER, make_published_home

MEETING = Meeting(
    NAME,
    date(2026, 11, 18),
    "Lead Member\nScrutiny chair\n\nDirector of Children's Services",
    noted="The figures for the quarter.",
    challenged="The answer on late reviews.",
    scrutiny="Why agencies do not come to the board.",
)


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    made = make_published_home(tmp_path_factory.mktemp("minuted") / "home")
    written = record(made)
    written.add_action(
        "2026-27-Q2", "Bring a report on late reviews.", owner="Head of Safeguarding",
        due=date(2027, 1, 15), measure="reviews_in_time", actor="clerk",
    )  # fmt: skip
    written.add_action(
        "2026-27-Q1", "Write to the agencies that stay away.", owner="Independent scrutineer", due=None,
        actor="clerk",
    )  # fmt: skip
    done = written.add_action("2026-27-Q1", "Audit closed cases.", owner="Director", due=None, actor="clerk")
    written.update_action(done, state="done", came_back="The audit came.", actor="clerk")
    first = written.ask(
        "2026-27-Q2", "Which part of the delay is ours?", asked_by="Lead Member", actor="clerk"
    )
    written.answer(first, "Most of it; chairs were missing.", actor="clerk")
    written.ask(
        "2026-27-Q2", "What if an agency still does not come?", asked_by="Scrutiny chair", actor="clerk"
    )
    third = written.ask("2026-27-Q2", "How long did the longest wait?", asked_by="Lead Member", actor="clerk")
    written.answer(third, "", promised="the Head of Safeguarding, by the next panel", actor="clerk")
    written.ask("2026-27-Q1", "Asked long ago.", asked_by="Lead Member", actor="clerk")
    return made


@pytest.fixture(scope="module")
def document(home):
    return Document(BytesIO(_written(home)))


def _written(home, release: str = NAME) -> bytes:
    shown = open_release(home.releases / release)
    return word_document(
        meeting_record(
            MEETING,
            shown,
            before=open_release(home.releases / EARLIER),
            questions=record(home).read("questions"),
            actions=record(home).read("actions"),
        )
    )


def _table(document, heading: str) -> list[list[str]]:
    """Return the cells of the table that follows a heading."""
    parts = list(document.iter_inner_content())
    at = next(place for place, part in enumerate(parts) if getattr(part, "text", "") == heading)
    return [[cell.text for cell in row.cells] for row in parts[at + 1].rows]


def _words(document) -> str:
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([line.text for line in document.paragraphs] + cells)


def test_it_says_which_quarter_which_release_who_approved_it_and_when_the_panel_met(document):
    lines = [line.text for line in document.paragraphs]
    assert lines[0] == "Child Protection Member Panel: record of the meeting of 18 November 2026"
    assert "Quarter: July to September 2026 (Q2)" in lines
    assert f"Release: {NAME}, approved by the Director on 30 October 2026" in lines


def test_the_banner_stands_in_the_text_and_on_every_page(document):
    assert BANNER in [line.text for line in document.paragraphs]
    assert [line.text for line in document.sections[0].header.paragraphs] == [BANNER]


def test_present_stand_by_office_one_a_line(document):
    listed = [line.text for line in document.paragraphs if line.style.name == "List Bullet"]
    assert listed == ["Lead Member", "Scrutiny chair", "Director of Children's Services"]


def test_decisions_stand_by_kind_and_those_not_taken_are_left_out(document):
    assert _table(document, "Decisions") == [
        ["Decision", "What"],
        ["Noted", "The figures for the quarter."],
        ["Challenged", "The answer on late reviews."],
        ["Referred to scrutiny", "Why agencies do not come to the board."],
    ]


def test_actions_have_owner_and_due_date_and_earlier_ones_stand_apart_while_open(document):
    assert _table(document, "Actions")[1:] == [
        [
            "Bring a report on late reviews.",
            "Reviews in time",
            "Head of Safeguarding",
            "15 January 2027",
            "Open.",
        ]
    ]
    assert _table(document, "Actions of earlier meetings still open")[1:] == [
        ["Write to the agencies that stay away.", "", "Independent scrutineer", "no date set", "Open."]
    ]


def test_questions_of_this_quarter_stand_with_the_answer_given_or_promised_or_that_there_was_neither(
    document,
):
    assert _table(document, "Questions and answers")[1:] == [
        ["Which part of the delay is ours?", "Lead Member", "Most of it; chairs were missing."],
        [
            "What if an agency still does not come?",
            "Scrutiny chair",
            "No answer was given, and none was promised.",
        ],
        [
            "How long did the longest wait?",
            "Lead Member",
            "An answer was promised: the Head of Safeguarding, by the next panel.",
        ],
    ]


def test_figures_are_shown_as_the_panel_saw_them(document):
    shown = dict(row for row in _table(document, "Plans")[1:])
    assert shown["Reviews in time"].startswith("Reviews in time were 84.4%; the standard is every review")
    assert "No figure of an earlier quarter was corrected." in _words(document)


def test_no_number_stands_in_it_that_the_release_does_not_show(home, document):
    page = present_html(open_release(home.releases / NAME))
    known = set(re.findall(r"\d[\d,.]*\d|\d", re.sub(r"<svg.*?</svg>", " ", page, flags=re.DOTALL)))
    known |= {"18", "2026", "30", "15", "2027"}  # the days of the meeting, the approval and the action
    found = set(re.findall(r"\d[\d,.]*\d|\d", _words(document)))
    assert {"1,412", "84.4", "511"} <= found
    assert found - known == set()


def test_a_screen_reader_can_walk_it(document):
    levels = [int(p.style.name[-1]) for p in document.paragraphs if p.style.name.startswith("Heading")]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after - before <= 1 for before, after in zip(levels, levels[1:], strict=False))
    assert all(table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None for table in document.tables)
    assert document.core_properties.title.startswith("Child Protection Member Panel")
    assert 'w:lang w:val="en-GB"' in document.styles.element.xml


def test_no_name_of_who_wrote_it_stands_in_it(document):
    assert document.core_properties.author == "Leicestershire"
