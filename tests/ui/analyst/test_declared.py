"""A figure that is public is declared, and one that is not to be shown withheld, on the screen where a draft is made."""

from memberpanel.disclosure.facts import read_facts
from memberpanel.disclosure.withheld import read_withheld
from tests.ui.analyst.conftest import press


def _typed(at, label, value):
    next(one for one in at.text_input if one.label.startswith(label)).set_value(value)


def test_it_is_added_with_its_source(open_as, own_demo_home):
    at = open_as("prepare", "analyst")
    _typed(at, "Count", "1,461")
    at = press(at, "Add it")
    assert "Say where the figure can be read" in at.error[0].value
    _typed(at, "Count", "1,461")
    _typed(at, "Where it can be read", "Minutes of 3 September 2026")
    press(at, "Add it")
    kept = read_facts(own_demo_home.folder)
    assert kept[["numerator", "breakdown", "group", "source"]].iloc[-1].tolist() == [
        1461, "total", "all", "Minutes of 3 September 2026",
    ]  # fmt: skip


def test_a_figure_is_withheld_with_its_reason(open_as, own_demo_home):
    at = press(open_as("prepare", "analyst"), "Withhold it")
    assert "Say why it is withheld" in at.error[0].value
    _typed(at, "Why, without saying", "Asked by the ward's team.")
    at = press(at, "Withhold it")
    assert at.success[0].value == "It is hidden from the next draft on."
    kept = read_withheld(own_demo_home.folder)
    assert kept[["breakdown", "group", "reason"]].values.tolist() == [
        ["total", "all", "Asked by the ward's team."]
    ]
