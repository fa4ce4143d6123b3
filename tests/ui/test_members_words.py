"""What the parts of a member's page say, on the made release and on small changes of it."""

from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from memberpanel.release.files import write_release
from memberpanel.release.reading import Release, open_release
from memberpanel.ui.members.about import quality_table
from memberpanel.ui.members.breakdowns import breakdown_table, quarters_table
from memberpanel.ui.members.cards import from_first_shown
from memberpanel.ui.members.glance import due_words, open_actions
from memberpanel.ui.members.reconciled import reconciliation
from memberpanel.ui.members.service import NO_ANSWER, said
from memberpanel.ui.members.tables import table
from memberpanel.words.told import Told, told_all
from tests.made_release import NAME, made_frames, make_release


@pytest.fixture(scope="module")
def release(tmp_path_factory) -> Release:
    return open_release(make_release(tmp_path_factory.mktemp("made")))


def _told(release: Release, name: str) -> Told:
    return told_all(release)[name]


def test_a_table_escapes_what_it_is_given_and_names_its_headings():
    html = table("A <b>", ["District", "Q1"], [["Blaby & more", "[c]"]])
    assert "<caption" in html and "A &lt;b&gt;" in html
    assert '<th scope="col">District</th>' in html
    assert '<th scope="row">Blaby &amp; more</th><td>[c]</td>' in html


def test_a_breakdown_has_three_quarters_and_last_years_and_the_county_beneath(release):
    html = breakdown_table(release, release.measure("plans_open"), "district")
    heads = [
        "<th scope=\"col\">Jul–Sep 2026</th>", "<th scope=\"col\">Apr–Jun 2026</th>",
        "<th scope=\"col\">Jan–Mar 2026</th>", "<th scope=\"col\">Jul–Sep 2025</th>",
    ]  # fmt: skip
    assert [html.index(head) for head in heads] == sorted(html.index(head) for head in heads)
    assert '<th scope="row">Charnwood</th><td>123</td><td>128</td><td>120</td><td>120</td>' in html
    assert '<th scope="row">Oadby and Wigston</th><td>[c]</td><td>[c]</td><td>[c]</td><td>[c]</td>' in html
    assert (
        '<tr class="mp-total"><th scope="row">All</th><td>511</td><td>509</td><td>502</td><td>507</td>'
        in html
    )
    assert html.count("hidden, so that no child") == 1


def test_the_table_of_quarters_marks_what_is_provisional_or_revised(release):
    html = quarters_table(
        release.measure("referrals"), release.figures("referrals"), release.signals("referrals")
    )
    assert '<th scope="row">Jul–Sep 2026</th><td>1,412 [p]</td><td>1,086 to 1,757</td>' in html
    assert "<td>1,365 [r]</td>" in html


def test_a_percentage_stands_with_its_two_numbers(release):
    name = "reviews_in_time"
    html = quarters_table(release.measure(name), release.figures(name), release.signals(name))
    assert '<th scope="row">Jul–Sep 2026</th><td>84.4% [p]</td><td>265</td><td>314</td>' in html


def test_what_the_service_says_is_signed_and_dated(release):
    words = said(release, _told(release, "reviews_in_time"))
    assert "Two reviewing officers left and the posts stood empty." in words
    assert "Assistant Director, 16 October 2026" in words


def test_an_answer_that_is_due_and_missing_is_seen_to_be_missing(release):
    assert NO_ANSWER in said(release, _told(release, "re_referrals"))


def test_nothing_is_asked_where_nothing_is_out_of_the_ordinary(release):
    assert said(release, _told(release, "referrals")) == ""


def test_a_quarter_that_is_late_is_said_to_be_late(release):
    assert due_words(release, today=date(2027, 1, 5), how_far=lambda quarter: "awaiting approval") == (
        "October to December 2026 (Q3): awaiting approval. It ended on 31 December 2026. "
        "Until it is published, this page shows the quarter before."
    )
    release.manifest["next_revision"] = "when October to December 2026 is published, by 9 February 2027"
    late = due_words(release, today=date(2027, 2, 20), how_far=lambda quarter: "not counted yet")
    assert late.startswith("October to December 2026 (Q3): not counted yet, due 9 February 2027.")


def test_a_quarter_that_is_there_says_when_it_was_due(release):
    assert due_words(release, today=date(2026, 11, 24), how_far=str).startswith(
        "July to September 2026 (Q2) was due before members by 6 November 2026."
    )


def test_what_the_panel_asked_for_stays_in_sight_until_it_comes(release):
    assert open_actions(release) == [
        "Bring an audit of late reviews. Assistant Director, due 30 November 2026."
    ]


def _with_flows(folder: Path, *, started: int, ended: int) -> Release:
    """Return the made release with plans started and ended in the latest quarter; 509 were open before, 511 after."""
    frames = made_frames()
    like = frames["figures"][
        (frames["figures"]["measure"] == "plans_open") & (frames["figures"]["breakdown"] == "total")
    ].tail(1)
    flows = [
        like.assign(measure=name, numerator=float(count), value=float(count))
        for name, count in (("plans_started", started), ("plans_ended", ended))
    ]
    return open_release(
        write_release(folder / NAME, {**frames, "figures": pd.concat([frames["figures"], *flows])})
    )


def test_last_quarters_children_become_this_quarters(tmp_path):
    assert reconciliation(_with_flows(tmp_path, started=151, ended=149)) == (
        "509 children on a plan at 30 June 2026, 151 started, 149 ended, 511 on a plan at 30 September 2026. "
        "The four numbers agree."
    )


def test_a_difference_is_said_and_not_hidden(tmp_path):
    assert reconciliation(_with_flows(tmp_path, started=151, ended=152)).endswith(
        "The four numbers differ by 3: ask which records were corrected since."
    )


def test_nothing_is_reconciled_with_a_number_that_is_not_there(release):
    assert reconciliation(release) == ""


def test_quarters_before_anything_was_loaded_are_left_out_and_a_hidden_one_is_not(release):
    weeks = from_first_shown(_told(release, "proceedings_weeks"))
    assert weeks.figures["quarter"].iloc[0] == "2024-25-Q1"
    assert set(weeks.signals["quarter"]) == set(weeks.figures["quarter"])
    assert len(from_first_shown(_told(release, "repeat_plans")).figures) == 16


def test_an_agency_to_which_a_table_does_not_apply_is_left_out(tmp_path):
    frames = made_frames()
    housing = (frames["figures"]["group_name"] == "Housing") & (frames["figures"]["breakdown"] == "agency")
    frames["figures"].loc[housing, ["status", "value", "numerator", "denominator"]] = ["z", None, None, None]
    made = open_release(write_release(tmp_path / NAME, frames))
    html = breakdown_table(made, made.measure("board_attendance"), "agency")
    assert "Housing" not in html and "[z]" not in html
    assert '<th scope="row">Police</th><td>3 of 4</td>' in html
    assert '<th scope="row">All</th><td>60%</td>' in html


def test_an_extract_without_a_period_is_said_to_have_none(tmp_path):
    frames = made_frames()
    frames["quality"].loc[0, ["covered_from", "covered_to", "note"]] = [None, None, "Not loaded."]
    html = quality_table(open_release(write_release(tmp_path / NAME, frames)))
    assert "<td>no period</td><td>Not loaded.</td>" in html
    assert "1 April 2021 to 30 September 2026" in html
