"""What of ours is public already is declared with its source, and reaches hiding and attack."""

import pytest

from memberpanel import trail
from memberpanel.access.acts import NotYours, refuse_unless
from memberpanel.disclosure.facts import read_facts
from memberpanel.home import make_home
from memberpanel.release.declaring import Fact, NotAFact, declare, whole_number

MINUTES = "Minutes of scrutiny, 3 September 2026"


@pytest.fixture
def home(tmp_path):
    return make_home(tmp_path / "home", "council")


def _declare(home, fact):
    return declare(home, fact, measures=["referrals", "re_referrals"], actor="a.analyst")


def test_each_is_kept_beside_those_before(home):
    _declare(home, Fact("referrals", "2026-27-Q1", 1461, MINUTES))
    _declare(home, Fact("re_referrals", "2026-27-Q1", 4, "Answer 118/26", 23, "district", "Melton"))
    kept = read_facts(home.folder)
    assert kept["numerator"].tolist() == [1461, 4]
    assert kept.loc[1, ["denominator", "breakdown", "group", "source"]].tolist() == [
        23, "district", "Melton", "Answer 118/26",
    ]  # fmt: skip
    assert [row["act"] for row in trail.read(home)] == ["declare a public figure"] * 2


def test_the_trail_says_where_it_stands_and_not_the_number(home):
    _declare(home, Fact("referrals", "2026-27-Q1", 3, MINUTES, breakdown="district", group="Melton"))
    assert trail.read(home)[-1]["detail"] == {"source": MINUTES}


@pytest.mark.parametrize(
    ("fact", "said"),
    [
        (Fact("refferals", "2026-27-Q1", 4, MINUTES), "There are: re_referrals, referrals"),
        (Fact("re_referrals", "2026-27-Q1", 24, MINUTES, 23), "Found 24 of 23"),
        (Fact("referrals", "2026-27-Q1", 4, MINUTES, breakdown="district"), "go together"),
        (Fact("referrals", "2026-27-Q1", 4, " "), "Say where"),
    ],
)
def test_what_cannot_be_one_is_refused_in_words_and_nothing_is_kept(home, fact, said):
    with pytest.raises(NotAFact, match=said):
        _declare(home, fact)
    assert read_facts(home.folder).empty


def test_a_count_is_read_as_people_write_it():
    assert whole_number(" 1,461 ") == 1461
    with pytest.raises(NotAFact, match='Found "about 5"'):
        whole_number("about 5")


def test_members_and_authors_declare_nothing():
    with pytest.raises(NotYours):
        refuse_unless("declare a public figure", "member", "author", "clerk")
