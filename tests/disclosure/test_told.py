"""A number in a text beside the name of a group whose figure is hidden is found, and figures that are shown are not."""

from pathlib import Path

import duckdb
import pandas as pd
import pytest

from memberpanel.disclosure.attack import attack
from tests.disclosure.releases import QUARTER, as_published, counted_line, percent_line, write_release

# Melton 4 and Blaby 14 are hidden and make 18 together; Charnwood 40 is printed, and the county's 58.
LINE = counted_line("starts", "district", {"Melton": 4, "Blaby": 14, "Charnwood": 40})
HIDDEN = {("starts", "district", "Melton"), ("starts", "district", "Blaby")}


def _told(
    path: Path, words: str, *, rows=LINE, hidden=HIDDEN, quarter=QUARTER, measure="starts"
) -> list[str]:
    cells = pd.DataFrame(rows)
    file = write_release(path / "r.duckdb", cells, as_published(cells, hidden))
    with duckdb.connect(str(file)) as connection:
        connection.execute(
            "insert into commentary (measure, quarter, happened) values (?, ?, ?)", [measure, quarter, words]
        )
    report = attack([file])
    assert report.ok == (not report.told)
    return sorted(one.group for one in report.told)


@pytest.mark.parametrize(
    ("words", "groups"),
    [
        ("More began in Blaby: 14 children.", ["Blaby"]),
        ("Most were in Charnwood (40) and Blaby (fourteen).", ["Blaby"]),
        # The number need not be the true one for a reader to take it for it; above 18 it cannot be.
        ("In Melton there were 9.", ["Melton"]),
        ("In Melton there were fewer than 6.", ["Melton"]),
        ("In Melton there were 19.", []),
        # Eighteen are both together, which the county's 58 less 40 tells anybody.
        ("Blaby and Melton had 17 between them.", ["Blaby", "Melton"]),
        # Numbers that the table prints, or that count no child.
        ("There were 58 in the county, 40 of them in Charnwood, fewer in Blaby.", []),
        ("Since 12 May 2025 the Melton team has had two more social workers and 6 weeks of training.", []),
        ("Blaby has one of the newest teams in Q2, within 15 working days.", []),
        ("Fewer began. The team of 12 met in Oadby.", []),
    ],
)
def test_a_number_beside_a_hidden_group(tmp_path: Path, words: str, groups: list[str]) -> None:
    assert _told(tmp_path, words) == groups


def test_a_text_of_another_quarter_or_measure_is_about_another_cell(tmp_path: Path) -> None:
    assert _told(tmp_path, "In Blaby there were 14.", quarter="2026-27-Q1") == []
    (tmp_path / "r.duckdb").unlink()
    assert _told(tmp_path, "In Blaby there were 14.", measure="ends") == []


def test_a_percentage_beside_a_group_whose_percentage_is_hidden(tmp_path: Path) -> None:
    rows = percent_line("in_time", "reviews", {"Melton": (37, 40), "Blaby": (30, 60), "Charnwood": (50, 70)})
    hidden = {("in_time", "district", "Melton"), ("in_time", "district", "Blaby")}
    told = _told(tmp_path, "In Melton it was 92.5%.", rows=rows, hidden=hidden, measure="in_time")
    assert set(told) == {"Melton"}


def test_the_numbers_of_an_age_band_are_its_name(tmp_path: Path) -> None:
    rows = counted_line("starts", "age_band", {"Under 1": 4, "1 to 4": 14, "5 to 9": 40})
    hidden = {("starts", "age_band", "Under 1"), ("starts", "age_band", "1 to 4")}
    assert _told(tmp_path, "More were aged 1 to 4.", rows=rows, hidden=hidden) == []
    (tmp_path / "r.duckdb").unlink()
    assert _told(tmp_path, "14 were 1 to 4.", rows=rows, hidden=hidden) == ["1 to 4"]


def test_the_attack_says_that_it_read_the_texts(tmp_path: Path) -> None:
    cells = pd.DataFrame(LINE)
    report = attack([write_release(tmp_path / "r.duckdb", cells, as_published(cells, HIDDEN))])
    assert any("a text of a release" in words for words in report.assumed)
    assert ("told", "0") in report.facts()
