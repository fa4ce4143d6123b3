"""What is not to be shown is named as the catalogue spells it, with a reason that points to nobody, and is then hidden."""

import pytest

from memberpanel import trail
from memberpanel.access.acts import NotYours, refuse_unless
from memberpanel.disclosure.withheld import FILE, read_withheld
from memberpanel.drafting.draft import draft
from memberpanel.home import make_home
from memberpanel.measures.catalogue import catalogue
from memberpanel.quarters import NotAQuarter
from memberpanel.release.reading import open_release
from memberpanel.release.withholding import CannotBeWithheld, withhold
from memberpanel.settings import settings

MELTON = ("referrals", "2026-27-Q3", "district", "Melton")
REASON = "Asked by the ward's team."


@pytest.fixture
def home(tmp_path):
    return make_home(tmp_path / "home", "council")


def _withhold(home, figure=MELTON, reason=REASON):
    return withhold(home, figure, reason=reason, tables=catalogue(settings()), actor="a.analyst")


def test_each_is_kept_beside_those_before_and_read_by_its_owner_alone(home):
    _withhold(home)
    _withhold(home, ("plans_open", "2026-27-Q3", "total", "all"))
    assert read_withheld(home.folder)["measure"].tolist() == ["referrals", "plans_open"]
    assert (home.folder / FILE).stat().st_mode & 0o077 == 0


def test_the_trail_says_which_table_and_neither_the_group_nor_why(home):
    _withhold(home)
    line = trail.read(home)[-1]
    assert (line["act"], line["detail"]) == (
        "withhold a figure", {"measure": "referrals", "quarter": "2026-27-Q3", "breakdown": "district"},
    )  # fmt: skip


@pytest.mark.parametrize(
    ("figure", "reason", "said"),
    [
        (("refferals", *MELTON[1:]), REASON, 'There is no measure "refferals"'),
        (
            ("referrals", "2026-27-Q3", "category", "Neglect"),
            REASON,
            'There is no table of referrals "category"',
        ),
        (("referrals", "2026-27-Q3", "district", "Meltom"), REASON, 'There is no group of district "Meltom"'),
        (MELTON, " ", "Say why it is withheld"),
        (MELTON, "The 3 children of one family.", "The reason could point to a child"),
    ],
)
def test_what_is_named_wrongly_is_refused_and_nothing_is_kept(home, figure, reason, said):
    with pytest.raises(CannotBeWithheld, match=said):
        _withhold(home, figure, reason)
    assert read_withheld(home.folder).empty and trail.read(home) == []


def test_a_quarter_is_written_as_one(home):
    with pytest.raises(NotAQuarter):
        _withhold(home, ("referrals", "2026 Q3", "district", "Melton"))


def test_it_is_for_who_drafts():
    for role in ("analyst", "director"):
        refuse_unless("withhold a figure", role)
    with pytest.raises(NotYours):
        refuse_unless("withhold a figure", "member", "author", "clerk")


def test_a_draft_tells_what_was_published_before_it_was_withheld(own_demo_home):
    _withhold(own_demo_home, ("referrals", "2026-27-Q2", "district", "Charnwood"))
    told = []
    made = draft(
        own_demo_home, "2026-27-Q2", actor="analyst", on_progress=lambda words, share: told.append(words)
    )
    assert "Withheld too late, it was published: referrals in 2026-27-Q2, district Charnwood" in told
    figures = open_release(made).figures("referrals", "district")
    here = figures[(figures["quarter"] == "2026-27-Q2") & (figures["group_name"] == "Charnwood")]
    assert here["status"].tolist() == ["shown"]
