import pytest

from memberpanel.words.grammar import how_many, listed, small_first, subject, was_or_were, without_of_those


@pytest.mark.parametrize(
    ("title", "verb"),
    [
        ("Referrals", "were"),
        ("Reviews in time", "were"),
        ("Children on a plan", "were"),
        ("Second or subsequent plans", "were"),
        ("Families in proceedings", "were"),
        ("DBS checks in date", "were"),
        ("Referrers told in writing", "were"),
        ("Length of care proceedings", "was"),
        ("Attendance at the board", "was"),
        ("Supervision analysis", "was"),
        ("The child's part in reviews", "was"),
    ],
)
def test_the_verb_agrees_with_what_stands_before_the_first_preposition(title, verb):
    assert was_or_were(title) == verb


def test_a_list_ends_with_and():
    assert listed([]) == ""
    assert listed(["plans"]) == "plans"
    assert listed(["referrals", "plans", "proceedings"]) == "referrals, plans and proceedings"


def test_one_is_no_plural():
    assert how_many(1, "measure needs", "measures need") == "1 measure needs"
    assert how_many(0, "measure needs", "measures need") == "0 measures need"
    assert how_many(2, "measure needs", "measures need") == "2 measures need"


def test_abbreviations_keep_their_capitals():
    assert small_first("DBS checks") == "DBS checks"
    assert small_first("A hidden quarter") == "a hidden quarter"


@pytest.mark.parametrize(
    ("title", "joined"),
    [
        ("Referrals", "Referrals were"),
        ("Reviews in time", "Reviews in time were"),
        ("Plans that started", "Plans that started were"),
        ("Why plans ended", "Why plans ended:"),
        ("Children in care proceedings", "Children in care proceedings:"),
        ("Attendance at the board", "Attendance at the board:"),
    ],
)
def test_a_short_title_takes_a_verb_and_a_long_one_a_colon(title, joined):
    assert subject(title) == joined


def test_a_part_is_named_without_leaning_on_its_whole():
    assert without_of_those("Of those, files with a chronology") == "Files with a chronology"
