from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from memberpanel.release.files import write_release
from memberpanel.release.reading import open_release
from memberpanel.words.in_a_line import in_a_line, overdue
from tests.made_release import NAME, made_frames


def _lines(folder: Path, frames: dict[str, pd.DataFrame]) -> dict[str, str]:
    return dict(in_a_line(open_release(write_release(folder / NAME, frames))))


def test_reviews_audit_and_actions_are_said_in_a_line_each(tmp_path):
    said = _lines(tmp_path, made_frames())
    assert said["Case reviews"] == "One under way; one published."
    assert said["Audit of practice"] == (
        "Of 2 standards 1 red, 1 amber. Red: Referrers are told what happened, in writing."
    )
    assert said["Actions"] == "One open, none of them overdue; one came back."


def test_a_stage_with_its_place_and_a_rating_with_its_shape_are_read(tmp_path):
    frames = made_frames()
    rows = frames["register_rows"]
    rows["value"] = rows["value"].replace(
        {"Published": "6 of 6: Published", "red": "■ Red", "amber": "▲ Amber"}
    )
    said = _lines(tmp_path, frames)
    assert said["Case reviews"] == "One under way; one published."
    assert said["Audit of practice"].startswith("Of 2 standards 1 red, 1 amber. Red: Referrers")


def test_an_action_past_its_day_when_the_data_was_taken_is_overdue(tmp_path):
    frames = made_frames()
    frames["actions"]["due"] = date(2026, 10, 13)
    assert _lines(tmp_path, frames)["Actions"] == "One open, one of them overdue; one came back."
    assert overdue(frames["actions"], on=date(2026, 10, 13)).tolist() == [False] * len(frames["actions"])


@pytest.mark.parametrize(("came", "said"), [(1, True), (2, False)])
def test_an_agency_that_came_to_fewer_than_half_of_a_year_is_named(tmp_path, came, said):
    frames = made_frames()
    figures = frames["figures"]
    police = (figures["measure"] == "board_attendance") & (figures["group_name"] == "Police")
    figures.loc[police, ["status", "numerator", "denominator", "value"]] = ["shown", came, 4, 25.0 * came]
    line = _lines(tmp_path, frames).get("Attendance at the board", "")
    assert ("Police" in line) is said


def test_a_hidden_quarter_names_nobody(tmp_path):
    frames = made_frames()
    figures = frames["figures"]
    agencies = (figures["measure"] == "board_attendance") & (figures["breakdown"] == "agency")
    figures.loc[agencies, ["status", "numerator", "value"]] = ["c", None, None]
    assert "Attendance at the board" not in _lines(tmp_path, frames)


def test_registers_that_were_not_reported_are_said_not_to_be(tmp_path):
    frames = made_frames()
    frames["registers"], frames["register_rows"] = (
        frames["registers"].iloc[:0],
        frames["register_rows"].iloc[:0],
    )
    said = _lines(tmp_path, frames)
    assert said["Case reviews"] == said["Audit of practice"] == "None was reported."
