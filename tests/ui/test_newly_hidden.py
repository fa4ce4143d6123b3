"""What a draft newly hides is read by those who prepare it and those who sign it; nothing that members get says it."""

import pytest

from memberpanel.access.pages import PREPARE, ROLES, page, pages_for
from memberpanel.cli import main
from memberpanel.home import Home
from memberpanel.packs.making import make_packs
from memberpanel.release.reading import open_release
from memberpanel.release.which import current
from memberpanel.settings import settings
from tests.packs.pack_text import raw_text
from tests.release.drafted_home import put_draft
from tests.ui.conftest import looking_as
from tests.ui.receiving import everything

SAID = ("Newly hidden", "hide more than before", "Figures that moved")


def _hide_melton_and_move_referrals(frames) -> None:
    figures = frames["figures"]
    melton = (figures["group_name"] == "Melton") & (figures["quarter"] == "2026-27-Q2")
    melton &= (figures["measure"] == "plans_open") & (figures["breakdown"] == "district")
    figures.loc[melton, ["numerator", "value"]] = None
    figures.loc[melton, "status"] = "c"
    referrals = (figures["measure"] == "referrals") & (figures["breakdown"] == "total")
    figures.loc[referrals & (figures["quarter"] == "2026-27-Q2"), ["numerator", "value"]] = 1415


@pytest.fixture(autouse=True)
def _drafted(home: Home) -> None:
    put_draft(home, "2026-27-Q2-v2", change=_hide_melton_and_move_referrals)


def test_whoever_signs_reads_what_the_draft_newly_hides_and_what_that_costs(home):
    at = looking_as("director")
    told = everything(at.switch_page(str(page("sign-off").file)).run())
    assert not at.exception
    assert "Newly hidden: 1" in told and "Tables that hide more than before: 1" in told
    assert "Melton" in told


def test_a_count_that_moved_is_said_as_a_count(home):
    at = looking_as("director")
    told = everything(at.switch_page(str(page("sign-off").file)).run())
    assert "Figures that moved: 1" in told
    assert ">1,415<" in told and "1,415.0" not in told


def test_only_those_who_prepare_or_sign_may_open_the_pages_that_say_it():
    may = {role for role in (*ROLES, "deputy") for url in ("prepare", "sign-off") if page(url).may_open(role)}
    assert may == {"analyst", "director", "deputy"}


@pytest.mark.parametrize("role", ["clerk", "author", "governance"])
def test_no_page_of_their_own_says_it_to_anybody_else(home, role):
    at = looking_as(role)
    of_members = {one.url for one in pages_for("member")}
    for one in pages_for(role):
        assert one.url not in ("prepare", "sign-off")
        if one.url not in of_members:
            told = everything(at.switch_page(str(one.file)).run())
            assert not any(words in told for words in SAID), one.url


def test_nothing_that_members_get_says_it(home, tmp_path):
    at = looking_as("member")
    for one in pages_for("member"):
        assert one.section != PREPARE
        told = everything(at.switch_page(str(one.file)).run())
        assert not any(words in told for words in SAID), one.url
    for path in make_packs(open_release(current(home)), tmp_path / "packs"):
        assert not any(words in raw_text(path) for words in SAID), path.name


def test_by_command_it_is_for_those_who_draft(home, monkeypatch, capsys):
    council = settings()
    for role in ("member", "analyst"):
        monkeypatch.setitem(council.access, f"{role}@example.org", (role,))
    assert main(["compare", "--as", "member@example.org"]) == 1
    told = capsys.readouterr()
    assert told.out == "" and "To draft is for analyst or director" in told.err
    assert main(["compare", "--as", "analyst@example.org"]) == 0
    assert "hidden: 1" in capsys.readouterr().out
