"""Asking for the yearly restatement: which year, when, why, and what every release says of it from then on."""

import pandas as pd
import pytest

from memberpanel import trail
from memberpanel.disclosure.restating import Restated
from memberpanel.drafting.about import is_provisional
from memberpanel.drafting.draft import draft
from memberpanel.drafting.restatement import (
    CannotBeRestated,
    Restatement,
    outcome_in_words,
    refuse_restating,
    restatable,
    told,
    year_of,
)
from memberpanel.quarters import Quarter
from memberpanel.release.reading import open_release
from memberpanel.release.which import current, published
from memberpanel.words.standing import restated_words, restatements, status_line

NOW = Quarter(2026, 2)
REASON = "The records of a closed team came in."


def test_a_year_is_written_as_it_is_said():
    assert year_of("2025-26") == Quarter(2025, 4)
    for wrong in ("2025", "2025-27", "2025-26-Q4"):
        with pytest.raises(CannotBeRestated, match="Write it as 2025-26"):
            year_of(wrong)


def test_a_year_may_be_restated_from_the_quarter_after_its_statutory_return(demo_home):
    earlier = published(demo_home)
    assert restatable(earlier, NOW)[:2] == [Quarter(2025, 4), Quarter(2024, 4)]
    assert restatable(earlier, Quarter(2026, 1))[0] == Quarter(2024, 4)
    assert restatable([], NOW) == []


@pytest.mark.parametrize(
    ("year", "reason", "said"),
    [
        ("2026-27", REASON, "cannot be restated with July to September 2026"),
        ("2025-26", " ", "Say why the year to 31 March 2026 is restated"),
        ("2025-26", "3 children were missing.", "The reason could point to a child"),
        ("2025-26", "Melton sent 12 late.", "It has a number in it"),
    ],
)
def test_what_is_asked_wrongly_is_refused_in_words(demo_home, year, reason, said):
    with pytest.raises(CannotBeRestated, match=said):
        refuse_restating(Restatement(year_of(year), reason), published(demo_home), NOW)


def test_a_year_is_provisional_until_its_statutory_return():
    rows = pd.DataFrame(
        {
            "quarter": ["2025-26-Q4", "2025-26-Q4", "2024-25-Q4", "2026-27-Q1"],
            "breakdown": ["district_year", "district", "total_year", "total"],
        }
    )
    # April to June 2026: the return of the year to March 2026 is made in July.
    assert is_provisional(rows, Quarter(2026, 1)).tolist() == [True, False, False, True]
    assert is_provisional(rows, NOW).tolist() == [False, False, False, False]


def _restated(*again: tuple[str, str], stand: tuple = ()) -> Restated:
    return Restated(pd.DataFrame(), list(again), list(stand))


def test_a_release_says_from_then_on_what_was_restated_and_why(demo_home):
    asked = Restatement(Quarter(2025, 4), f" {REASON} ")
    manifest = {**open_release(current(demo_home)).manifest, "release": "2026-27-Q2-v2"}
    done = _restated(("referrals", "source"), ("enquiries", "district"))
    manifest["restated"] = told(published(demo_home), "2026-27-Q2-v2", asked, done)
    (one,) = restatements(manifest)
    assert restated_words(one, {"referrals": "Referrals", "enquiries": "Child protection enquiries"}) == (
        "The year to 31 March 2026, with 2026-27-Q2-v2: The records of a closed team came in. Counted again, and marked [r]: "
        "referrals by source and child protection enquiries by district. Other tables stand as first reported."
    )
    assert status_line(manifest).endswith(" · the year to 31 March 2026 restated")
    assert "restated" not in status_line({**manifest, "release": "2026-27-Q3-v1"})


def test_a_year_of_which_nothing_could_be_printed_again_was_not_restated(demo_home):
    asked = Restatement(Quarter(2025, 4), REASON)
    assert (
        told(published(demo_home), "2026-27-Q2-v2", asked, _restated(stand=(("referrals", "source"),)))
        == "[]"
    )
    assert told(published(demo_home), "2026-27-Q2-v2", None, None) == "[]"


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (_restated(), "no table, since none would differ from what was first reported"),
        (_restated(("a", "source")), "tables printed again 1, as first reported 0"),
        (
            _restated(stand=(("a", "source"), ("b", "source"))),
            "tables printed again 0, as first reported 2, since a few children could be told from the difference",
        ),
    ],
)
def test_what_came_of_it_is_said_to_who_drafts(found, said):
    assert outcome_in_words(found) == f"Restated: {said}"


def test_a_draft_that_restates_moves_no_table_but_those_that_it_names(own_demo_home):
    said = []
    asked = Restatement(Quarter(2025, 4), REASON)
    made = draft(
        own_demo_home,
        NOW,
        actor="analyst",
        restatement=asked,
        on_progress=lambda words, share: said.append(words),
    )
    release, before = open_release(made), open_release(current(own_demo_home))
    assert [words for words in said if words.startswith("Restated: ")] != []
    line = trail.read(own_demo_home)[-1]
    assert (line["detail"]["restated"], line["detail"]["reason"]) == ("the year to 31 March 2026", REASON)
    again = {measure for one in restatements(release.manifest) for measure, _ in one.tables}
    key = ["measure", "quarter", "breakdown", "group_name"]
    both = release.all_figures().merge(before.all_figures(), on=key, suffixes=("", "_then"))
    broken_down = both[~both["breakdown"].isin(["total", "total_year"]) & ~both["measure"].isin(again)]
    assert len(broken_down) > 1000 and not broken_down["revised"].any()
    pd.testing.assert_series_equal(broken_down["value"], broken_down["value_then"], check_names=False)
