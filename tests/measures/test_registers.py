"""What the registers show, and above all what they do not."""

from datetime import date

import pytest

from memberpanel.measures.registers import WrongRegister, read_register, read_registers, registers
from memberpanel.quarters import Quarter
from memberpanel.settings import settings

REVIEW, OLD = "Local child safeguarding practice review", "Serious case review"
Q2 = Quarter(2026, 2)


@pytest.fixture
def shown():
    """Return a function that gives one register as a list of {column: value}."""

    def rows_of(store, name: str, quarter: Quarter = Q2) -> list[dict[str, str]]:
        _, rows = read_registers(store.connection, quarter=quarter, settings=settings())
        one = rows[rows["register"] == name]
        return [dict(zip(r["column_name"], r["value"], strict=True)) for _, r in one.groupby("row_number")]

    return rows_of


def review(reference: str, **more: object) -> dict:
    given = {
        "reference": reference,
        "regime": REVIEW,
        "stage": "Report in preparation",
        "decided_date": date(2026, 3, 31),
    }
    return {**given, "management_reviews_expected": 5, "management_reviews_received": 2, **more}


def test_a_review_six_months_after_its_decision_is_within_the_standard_and_a_day_later_beyond(store, shown):
    store.add("case_reviews", review("Review A"), review("Review B", decided_date=date(2026, 3, 29)))
    rows = shown(store, "case_reviews")
    assert [row["Review"] for row in rows] == ["Review A", "Review B"]
    # 31 March + 6 months is 30 September, the quarter's end; 29 March + 6 months is the day before
    assert [row["Time against the standard"] for row in rows] == [
        "Within the standard (6 months)",
        "Beyond the standard (6 months)",
    ]
    assert rows[0]["Stage"] == "5 of 6: Report in preparation"
    assert rows[0]["Management reviews in"] == "2 of 5"


def test_no_date_nor_telling_reference_of_a_review_is_shown(store, shown):
    store.add(
        "case_reviews",
        review("Child K, Melton 2025", delay_reason="inquest", learning="the child's school; training"),
    )
    (row,) = shown(store, "case_reviews")
    assert (row["Review"], row["Reason for delay"]) == ("Review 1", "Inquest")
    everything = " ".join(row.values())
    for telling in ("2025", "2026", "September", "March", "Melton", "Child K", "school", "training"):
        assert telling not in everything


def test_the_reference_of_a_review_is_retired_when_it_is_published(store, shown):
    store.add(
        "case_reviews",
        review("Review A"),
        review("Review B", stage="Published", published_date=date(2026, 9, 1)),
    )
    rows = shown(store, "case_reviews")
    assert [(row["Review"], row["Stage"]) for row in rows] == [
        ("Review A", "5 of 6: Report in preparation"),
        ("Published review", "6 of 6: Published"),
    ]


def test_a_review_is_shown_as_it_stood_at_the_quarters_end(store, shown):
    store.add(
        "case_reviews",
        review("Review A", stage="Published", published_date=date(2026, 10, 5)),
        review("Review B", decided_date=date(2026, 10, 1)),
    )
    (row,) = shown(store, "case_reviews")
    assert (row["Review"], row["Stage"]) == ("Review A", "5 of 6: Report in preparation")


def test_each_regime_has_its_own_standard_and_products_by_its_date(store, shown):
    given = {"regime": OLD, "stage": "Published", "overview": True, "executive_summary": True, "grade": None}
    store.add(
        "case_reviews",
        # five months: beyond the four of 2006, within the six of 2010
        review("2007/1", decided_date=date(2006, 11, 7), published_date=date(2007, 4, 7), **given | {"grade": "adequate"}),
        review("2010/1", decided_date=date(2010, 4, 1), published_date=date(2010, 9, 1), **given),
    )  # fmt: skip
    rows = {row["Time against the standard"]: row for row in shown(store, "serious_case_reviews")}
    assert set(rows) == {"Beyond the standard (4 months)", "Within the standard (6 months)"}
    old = rows["Beyond the standard (4 months)"]
    assert (old["Review"], old["Ofsted grade"], old["Executive summary"]) == (
        "Published review",
        "Adequate",
        "Published",
    )
    assert rows["Within the standard (6 months)"]["Ofsted grade"] == "Not graded"
    assert shown(store, "case_reviews") == []


def test_a_partnerships_review_has_no_executive_summary_and_no_grade(store, shown):
    store.add(
        "case_reviews", review("Review A", executive_summary=True, grade="good", independent_chair=True)
    )
    (row,) = shown(store, "case_reviews")
    assert row["Independent chair"] == "In place"
    assert not {"Executive summary", "Panel chair", "Ofsted grade"} & set(row)


def test_the_reviews_are_counted_with_their_actions_and_the_standard(store, shown):
    store.add(
        "case_reviews",
        review("Review A", actions_total=6, actions_done=2),
        review("Review B", actions_total=4, actions_done=4, published_date=date(2026, 8, 1), stage="Published"),
    )  # fmt: skip
    (row,) = shown(store, "review_numbers")
    assert (row["Under way"], row["Published"], row["In all"]) == ("1", "1", "2")
    assert row["Actions done, all together"] == "6 of 10"
    assert row["Standard"] == "Published within 6 months of the decision to review"


def _published(count: int, learning: str = "practice; recording") -> list[dict]:
    return [
        review(f"R{n}", stage="Published", published_date=date(2026, 9, 1), learning=learning)
        for n in range(count)
    ]


def test_learning_is_of_published_reviews_alone_and_of_five_together(store, shown):
    unpublished = review("Review Z", learning="training")
    store.add("case_reviews", *_published(4), unpublished)
    assert shown(store, "review_learning") == []
    store.add("case_reviews", review("R9", stage="Published", published_date=date(2026, 9, 30), learning="practice"))  # fmt: skip
    rows = {
        r["Learning about"]: r["Published reviews that found it"] for r in shown(store, "review_learning")
    }
    assert list(rows.items()) == [
        ("Practice", "5 of 5"),
        ("Recording", "4 of 5"),
        ("Training", "0 of 5"),
        ("Communication", "0 of 5"),
        ("Assessment", "0 of 5"),
    ]


def test_ofsteds_grades_stand_beside_the_fifty_of_2008(store, shown):
    old = {"regime": OLD, "stage": "Published", "decided_date": date(2006, 11, 7)}
    store.add("case_reviews", review("1", published_date=date(2007, 9, 20), grade="adequate", **old))
    rows = [tuple(row.values()) for row in shown(store, "review_grades")]
    columns = list(shown(store, "review_grades")[0])
    assert sorted(columns) == ["Grade", "Our reviews", "Reviews in England, April 2007 to March 2008"]
    assert {frozenset(row) for row in rows} == {
        frozenset({"Outstanding", "0", "0 of 50"}),
        frozenset({"Good", "0", "12 of 50"}),
        frozenset({"Adequate", "1", "18 of 50"}),
        frozenset({"Inadequate", "0", "20 of 50"}),
    }


def test_the_audit_shows_the_worst_first_with_movement(store, shown):
    store.add(
        "audit_of_practice",
        {"quarter": "2026-27-Q1", "standard": "Chronologies", "rating": "amber"},
        {"quarter": "2026-27-Q2", "standard": "Chronologies", "rating": "green"},
        {"quarter": "2026-27-Q2", "standard": "Letters", "rating": "red", "due_date": date(2026, 12, 1)},
        {"quarter": "2026-27-Q3", "standard": "Letters", "rating": "green"},
    )
    rows = shown(store, "audit_of_practice")
    assert [(r["Standard"], r["Rating"], r["Since last quarter"], r["Due"]) for r in rows] == [
        ("Letters", "■ Red", "New", "1 December 2026"),
        ("Chronologies", "● Green", "↑ Better, was amber", ""),
    ]


def test_a_standard_that_was_not_rated_this_quarter_says_so_and_keeps_its_measure(store, shown):
    store.add(
        "audit_of_practice",
        {"quarter": "2026-27-Q1", "standard": "Letters", "rating": "green", "measure": "referrer_informed"},
    )
    (row,) = shown(store, "audit_of_practice")
    assert row["Since last quarter"] == "Not rated this quarter, last in 2026-27-Q1"
    assert row["What the figures say"] == "referrer_informed"


def test_what_an_agency_owes_is_shown_since_it_was_first_asked_after_its_last_answer(store, shown):
    def asked(quarter: str, question: int, answered: bool, on: date, agency: str = "police") -> dict:
        return {"quarter": quarter, "question": question, "agency": agency, "answered": answered, "asked_date": on}  # fmt: skip

    store.add(
        "key_questions",
        asked("2025-26-Q4", 1, True, date(2026, 1, 7)),
        asked("2026-27-Q1", 1, False, date(2026, 4, 7)),
        asked("2026-27-Q2", 1, False, date(2026, 7, 7)),
        asked("2026-27-Q2", 2, False, date(2026, 7, 7)),
        asked("2026-27-Q2", 3, True, date(2026, 7, 7)),
        # asked before and not again: still owed
        asked("2026-27-Q1", 4, False, date(2026, 4, 7), "camhs"),
    )
    camhs, police = shown(store, "key_question_answers")
    assert police["Still to answer"] == "Question 1, since April 2026; Question 2, since July 2026"
    assert (police["Question 3"], police["Question 4"]) == ("Answered", "Not asked")
    assert camhs["Still to answer"] == "Question 4, since April 2026"


def test_a_return_that_did_not_come_is_missing_by_agency(store, shown):
    def sent(agency: str, quarter: str) -> dict:
        return {"agency": agency, "quarter": quarter, "indicator": "dbs_checks", "numerator": 9, "denominator": 10}  # fmt: skip

    store.add("agency_returns", sent("police", "2026-27-Q2"), sent("education", "2026-27-Q1"))
    rows = {row["Return"]: row for row in shown(store, "agency_returns")}
    assert len(rows) == 5
    assert rows["DBS checks in date"]["Came from"] == "Police"
    assert rows["DBS checks in date"]["Missing from"] == "Schools and education (last came for 2026-27-Q1)"
    assert rows["CAMHS posts filled"]["Missing from"] == "Never sent by any"


def test_the_five_questions_are_always_five_and_counted(store, shown):
    answered = {"quarter": "2026-27-Q2", "question": 2}
    store.add(
        "key_questions",
        {**answered, "agency": "police", "answered": True, "assured": "partly", "gaps": "Night staff"},
        {**answered, "agency": "camhs", "answered": False, "assured": None, "gaps": None},
    )
    rows = shown(store, "key_questions")
    assert len(rows) == 5
    assert (rows[1]["Agencies asked"], rows[1]["Answered"], rows[1]["Partly assured"]) == ("2", "1", "1")
    assert rows[0]["Agencies asked"] == "0"
    answers = shown(store, "key_question_answers")
    assert answers[0]["Question 2"] == "Not answered"
    assert answers[1]["Agency"] == "Police"
    assert (answers[1]["Question 1"], answers[1]["Gaps that it named"]) == ("Not asked", "Night staff")


def test_themes_are_the_quarters_own_with_the_measures_that_bear_on_them(store, shown):
    store.add(
        "themes",
        {
            "quarter": "2026-27-Q2",
            "theme": "Neglect",
            "point": "More plans.",
            "measures": "plans_open; referrals",
        },
        {"quarter": "2026-27-Q1", "theme": "Older", "point": "Past.", "measures": None},
    )
    (row,) = shown(store, "themes")
    assert row["What the figures say"] == "plans_open; referrals"


def test_a_register_without_rows_is_shown_as_empty_or_left_out_as_its_head_says(store):
    heads, rows = read_registers(store.connection, quarter=Q2, settings=settings())
    assert "case_reviews" in set(heads["register"])
    assert "serious_case_reviews" not in set(heads["register"])
    assert set(rows["register"]) == {"key_questions", "review_numbers", "agency_returns"}


def test_a_head_without_its_columns_is_refused(tmp_path):
    path = tmp_path / "odd.sql"
    path.write_text(
        '/*\ntitle = "Odd"\ntopic = "reviews"\norder = 1\nnote = ""\n*/\nselect 1', encoding="utf-8"
    )
    with pytest.raises(WrongRegister, match="odd.sql: its head lacks columns"):
        read_register(path)


@pytest.mark.parametrize("name", registers())
def test_no_register_has_a_column_about_a_person(name):
    assert not {"child_id", "family_id", "age", "sex", "district"} & {
        c.lower() for c in registers()[name].columns
    }
