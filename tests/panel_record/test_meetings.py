"""A meeting is written once for a release, by office, and checked as every other text is."""

from dataclasses import replace
from datetime import date

import pytest

from memberpanel.home import make_home
from memberpanel.panel_record.meetings import Meeting
from memberpanel.panel_record.record import CouldIdentify, NotForTheRecord, record

MEETING = Meeting("2026-27-Q2-v1", date(2026, 11, 18), "Lead Member\nScrutiny chair", noted="The figures.")


@pytest.fixture
def panel(tmp_path):
    return record(make_home(tmp_path / "home", "demonstration"))


def test_it_is_read_back_as_written_and_the_last_writing_stands(panel):
    assert panel.meeting("2026-27-Q2-v1") is None
    panel.write_meeting(MEETING, actor="clerk")
    panel.write_meeting(replace(MEETING, agency="Police: send someone."), actor="clerk")
    assert panel.meeting("2026-27-Q2-v1") == replace(MEETING, agency="Police: send someone.")
    assert len(panel.read("meetings")) == 1


def test_it_needs_somebody_present(panel):
    with pytest.raises(NotForTheRecord, match='"Present" is empty'):
        panel.write_meeting(replace(MEETING, present=" "), actor="clerk")


@pytest.mark.parametrize(
    "part", ["present", "noted", "challenged", "scrutiny", "cabinet", "partnership", "agency"]
)
def test_every_text_of_it_is_checked(panel, part):
    with pytest.raises(CouldIdentify, match="count below 6"):
        panel.write_meeting(replace(MEETING, **{part: "We spoke of two children."}), actor="clerk")
    assert panel.meeting(MEETING.release) is None
