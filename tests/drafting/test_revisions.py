"""The past stays as the panel saw it; a county total that changed is marked."""

import pandas as pd

from memberpanel.drafting.revisions import with_history


def _figures(*rows: tuple) -> pd.DataFrame:
    frame = pd.DataFrame(
        rows, columns=["breakdown", "group_name", "status", "numerator", "denominator", "value"]
    )
    frame[["numerator", "denominator", "value"]] = frame[["numerator", "denominator", "value"]].astype(float)
    return frame.assign(measure="plans_open", quarter="2026-27-Q1", reason="", revised=False)


def _one(before: tuple, now: tuple, *, revised_before: bool = False) -> dict:
    earlier = _figures(before).assign(revised=revised_before)
    return with_history(_figures(now), earlier).iloc[0].to_dict()


def test_a_total_that_changed_takes_the_new_count_and_the_mark():
    row = _one(("total", "all", "shown", 509, None, 509), ("total", "all", "shown", 511, None, 511))
    assert (row["value"], row["revised"]) == (511, True)


def test_a_total_that_did_not_change_has_no_mark():
    row = _one(("total", "all", "shown", 509, None, 509), ("total", "all", "shown", 509, None, 509))
    assert (row["value"], row["revised"]) == (509, False)


def test_a_mark_once_given_stays():
    row = _one(
        ("total", "all", "shown", 511, None, 511),
        ("total", "all", "shown", 511, None, 511),
        revised_before=True,
    )
    assert row["revised"] is True


def test_a_percentage_is_revised_when_its_parts_change_though_its_value_does_not():
    row = _one(("total", "all", "shown", 265, 314, 84.4), ("total", "all", "shown", 266, 315, 84.4))
    assert (row["numerator"], row["revised"]) == (266, True)


def test_a_group_stays_as_first_reported():
    row = _one(("district", "Blaby", "shown", 66, None, 66), ("district", "Blaby", "shown", 68, None, 68))
    assert (row["value"], row["numerator"], row["revised"]) == (66, 66, False)


def test_a_hidden_cell_is_never_shown_later():
    for breakdown, group in (("district", "Melton"), ("total", "all")):
        row = _one((breakdown, group, "c", None, None, None), (breakdown, group, "shown", 8, None, 8))
        assert row["status"] == "c"
        assert pd.isna(row["value"]) and pd.isna(row["numerator"])


def test_a_published_total_is_not_hidden_later():
    row = _one(("total", "all", "shown", 8, None, 8), ("total", "all", "c", None, None, None))
    assert (row["status"], row["value"]) == ("shown", 8)


def test_what_was_not_loaded_then_and_is_now_is_a_first_report():
    row = _one(("district", "Blaby", "x", None, None, None), ("district", "Blaby", "shown", 8, None, 8))
    assert (row["status"], row["value"], row["revised"]) == ("shown", 8, False)


def test_the_first_release_has_no_history():
    figures = with_history(_figures(("total", "all", "shown", 509, None, 509)), None)
    assert figures["revised"].tolist() == [False]
