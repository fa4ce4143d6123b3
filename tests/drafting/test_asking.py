"""What members might ask: of what makes a figure stand out first, then of the measure; scrutiny support's words win."""

import pytest

from memberpanel.drafting.asking import with_questions
from memberpanel.panel_record.suggesting import kinds
from tests.made_release import made_frames


@pytest.fixture(scope="module")
def asked():
    def of(**suggested: tuple[str, ...]) -> dict[str, list[str]]:
        frames = made_frames()
        rows = with_questions(
            frames["measures"],
            quarter="2026-27-Q2",
            figures=frames["figures"],
            signals=frames["signals"],
            suggested=suggested,
        )
        return dict(zip(rows["measure"], rows["ask"], strict=True))

    return of


def _own(measure: str) -> list[str]:
    rows = made_frames()["measures"].set_index("measure")
    return list(rows.loc[measure, "ask"])


def test_an_ordinary_figure_has_its_own_questions(asked):
    assert asked()["referrals"] == _own("referrals")


def test_a_trend_and_a_missed_standard_bring_theirs_before_the_measures_own(asked):
    # 94.9% to 84.4% over eight quarters, and the standard is every review
    assert asked()["reviews_in_time"] == [
        *kinds()["trend"].ask,
        *kinds()["missed"].ask,
        *_own("reviews_in_time"),
    ]


def test_what_scrutiny_support_wrote_stands_in_place_of_what_came_with_the_code(asked):
    found = asked(missed=("Who waited?",), trend=("Since when?",), reviews_in_time=("Whose review was it?",))
    assert found["reviews_in_time"] == ["Since when?", "Who waited?", "Whose review was it?"]
    assert found["referrals"] == _own("referrals")
