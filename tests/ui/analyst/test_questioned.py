"""A text for which a draft was refused is kept by its reason, and by nothing less."""

from memberpanel.panel_record.record import record, text_hash
from tests.ui.analyst.conftest import press

TEXT = "Two families came from one school."


def _asked(open_as):
    at = open_as("prepare", "analyst")
    at.session_state["questioned"] = (TEXT,)
    at.run()
    return at


def test_it_is_kept_with_a_reason(open_as, own_demo_home):
    at = _asked(open_as)
    next(one for one in at.checkbox if one.label.startswith(TEXT)).check()
    at = press(at, "Keep them")
    assert "write the reason" in at.error[0].value
    next(one for one in at.text_input if one.label.startswith("Reason to keep those")).set_value(
        "It is public."
    )
    next(one for one in at.checkbox if one.label.startswith(TEXT)).check()
    press(at, "Keep them")
    kept = record(own_demo_home).read("kept_texts").set_index("text_hash")
    assert kept.loc[text_hash(TEXT), "because"] == "It is public."
