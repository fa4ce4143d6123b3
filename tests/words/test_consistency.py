"""The page of thresholds and consistency, on a release made by hand."""

import pandas as pd
import pytest

from memberpanel.release.files import write_release
from memberpanel.release.reading import open_release
from memberpanel.words.consistency import audit_standard, side_of, spread
from memberpanel.words.registered import register_shown, themes_of
from tests.made_release import LATEST, NAME, made_frames

GROUPS = (("Schools", "shown", 30, 100), ("Health services", "c", None, None), ("Housing", "shown", 3, 12), ("Police", "shown", 45, 90))  # fmt: skip


def _figures() -> pd.DataFrame:
    """Return contacts by source in the latest quarter, and the county's, in the shape of table figures."""
    rows = [
        ("source", name, at, status, part, whole) for at, (name, status, part, whole) in enumerate(GROUPS, 1)
    ]
    rows.append(("total", "all", 0, "shown", 90, 250))
    return pd.DataFrame(
        [
            ("contacts_to_referral", LATEST, table, name, at, status, part, whole,
             None if part is None else round(100 * part / whole, 1), False, True, "")
            for table, name, at, status, part, whole in rows
        ],
        columns=["measure", "quarter", "breakdown", "group_name", "group_order", "status", "numerator", "denominator",
                 "value", "revised", "provisional", "reason"],
    )  # fmt: skip


@pytest.fixture(scope="module")
def release(tmp_path_factory):
    frames = made_frames()
    percent = frames["measures"][frames["measures"]["measure"] == "reviews_in_time"]
    contacts = percent.assign(
        measure="contacts_to_referral", title="Contacts that became referrals", standard=None
    )
    contacts["breakdowns"] = [["source"]]
    frames["measures"] = pd.concat([frames["measures"], contacts], ignore_index=True)
    frames["figures"] = pd.concat([frames["figures"], _figures()], ignore_index=True)
    frames["breakdowns"] = pd.concat(
        [frames["breakdowns"], pd.DataFrame({"breakdown": ["source"], "title": ["Who made the referral"]})],
        ignore_index=True,
    ).drop_duplicates("breakdown")
    head = ["register", "title", "topic", "display_order", "columns", "note"]
    columns = ["Theme", "Point", "What the figures say"]
    frames["registers"] = pd.concat(
        [frames["registers"], pd.DataFrame([("themes", "Themes", "themes", 10, columns, "")], columns=head)],
        ignore_index=True,
    )
    cells = [
        ("themes", 1, "Theme", "Neglect"),
        ("themes", 1, "Point", "Schools ask for more help."),
        ("themes", 1, "What the figures say", "referrals; no_such_measure; contacts_to_referral"),
        ("audit_of_practice", 3, "Standard", "Thresholds are understood alike"),
        ("audit_of_practice", 3, "Rating", "amber"),
    ]
    frames["register_rows"] = pd.concat(
        [frames["register_rows"], pd.DataFrame(cells, columns=frames["register_rows"].columns)],
        ignore_index=True,
    )
    folder = tmp_path_factory.mktemp("consistent") / NAME
    write_release(folder, frames)
    return open_release(folder)


def test_a_side_has_each_group_with_what_its_share_is_of_and_the_county_last(release):
    side = side_of(release, "source")
    assert side.columns == (
        "Who made the contact or referral",
        "Contacts that became referrals, Jul–Sep 2026 [p]",
    )
    assert side.rows == (
        ("Schools", "30.0% of 100"),
        ("Health services", "[c]"),
        ("Housing", "3 of 12"),
        ("Police", "50.0% of 90"),
        ("All", "36.0% of 250"),
    )
    assert side.note.startswith("[c] hidden")


def test_what_is_not_told_apart_is_said(release):
    side = side_of(release, "district")
    assert side.rows == ()
    assert side.missing.startswith("Not told apart by district: contacts that became referrals. ")


def test_how_far_apart_is_said_of_groups_that_are_shown_and_not_tiny(release):
    assert spread(release, "contacts_to_referral") == (
        "Contacts that became referrals: from 30.0% (Schools) to 50.0% (Police), of the groups that are shown."
    )
    assert spread(release, "referrals") == ""


def test_the_audits_standard_stands_beside_it(release):
    assert audit_standard(release)["Rating"] == "amber"


def test_a_row_that_names_measures_is_shown_with_what_their_figures_say(release):
    said = register_shown(release, "themes").iloc[0]["What the figures say"]
    assert said.startswith("Referrals were 1,412: ") and "Contacts that became referrals: 36.0%" in said
    assert "no_such_measure" not in said


def test_a_theme_has_its_points_and_the_measures_that_the_release_has(release):
    (theme,) = themes_of(release)
    assert (theme.name, theme.points) == ("Neglect", ("Schools ask for more help.",))
    assert theme.measures == ("referrals", "contacts_to_referral")
