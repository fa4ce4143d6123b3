"""The Director's exact counts: counted when asked for, said in the trail, and nothing to take away."""

import pytest

from memberpanel import trail
from memberpanel.access.acts import NotYours
from memberpanel.measures.exact import exact_counts
from memberpanel.quarters import Quarter
from tests.ui.analyst.conftest import press
from tests.ui.conftest import words


def test_opening_is_written_in_the_trail_and_there_is_no_download(open_as, own_demo_home):
    at = open_as("exact", "director")
    assert "exact counts opened" not in [entry["act"] for entry in trail.read(own_demo_home)]
    next(one for one in at.selectbox if one.label == "Measure").set_value("referrals").run()
    press(at, "Open the exact counts of July to September 2026 (Q2)")
    last = trail.read(own_demo_home)[-1]
    assert (last["actor"], last["act"]) == ("person at this machine", "exact counts opened")
    assert last["detail"] == {"measure": "referrals", "quarter": "2026-27-Q2"}
    assert ">All</th><td>Total</td>" in words(at)
    assert at.get("download_button") == []
    assert at.get("plotly_chart") == at.get("arrow_data_frame") == []
    assert "do not project" in at.error[0].value


@pytest.mark.parametrize("role", ["analyst", "deputy", "governance", "author", "clerk", "member", ""])
def test_nobody_else_is_given_a_count_by_the_service_itself(own_demo_home, role):
    before = trail.read(own_demo_home)
    with pytest.raises(NotYours, match="To open exact counts is for director"):
        exact_counts(own_demo_home, "referrals", Quarter.parse("2026-27-Q2"), actor="somebody", role=role)
    assert trail.read(own_demo_home) == before
