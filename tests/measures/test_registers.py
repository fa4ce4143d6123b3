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
    assert [row["Time against the standard"] for row in rows] == ["Within 6 months", "Beyond 6 months"]
    assert rows[0]["Stage"] == "5 of 6: Report in preparation"
    assert rows[0]["Management reviews in"] == "2 of 5"


def test_no_date_nor_telling_reference_of_a_review_is_shown(store, shown):
    store.add(
        "case_reviews",
        review("Child K, Melton 2025", published_date=date(2026, 9, 1), delay_reason="inquest"),
    )
    (row,) = shown(store, "case_reviews")
    assert row["Stage"] == "Published" and row["Reason for delay"] == "Inquest"
    everything = " ".join(row.values())
    for telling in ("2025", "2026", "September", "March", "Melton", "Child K"):
        assert telling not in everything


def test_a_review_is_shown_as_it_stood_at_the_quarters_end(store, shown):
    store.add(
        "case_reviews",
        review("Review A", stage="Published", published_date=date(2026, 10, 5)),
        review("Review B", decided_date=date(2026, 10, 1)),
    )
    (row,) = shown(store, "case_reviews")
    assert (row["Review"], row["Stage"]) == ("Review A", "Report in preparation")


def test_an_earlier_regime_has_its_own_standard_and_grade(store, shown):
    store.add(
        "case_reviews",
        review(
            "Review 2007/1", regime=OLD, stage="Published", decided_date=date(2006, 11, 7),
            published_date=date(2007, 9, 20), grade="adequate", overview=True, executive_summary=True,
        ),
    )  # fmt: skip
    (row,) = shown(store, "serious_case_reviews")
    assert row["Review"] == "Earlier review 1"
    assert row["Time against the standard"] == "Beyond 4 months"
    assert (row["Ofsted grade"], row["Executive summary"]) == ("Adequate", "Yes")
    assert shown(store, "case_reviews") == []


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
        ("Letters", "Red", "New", "1 December 2026"),
        ("Chronologies", "Green", "Better, was amber", ""),
    ]


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


def test_themes_are_the_quarters_own_with_the_titles_of_their_figures(store, shown):
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
    assert row["Figures that bear on it"] == "Children on a child protection plan; Referrals"


def test_a_register_without_rows_is_shown_as_empty_or_left_out_as_its_head_says(store):
    heads, rows = read_registers(store.connection, quarter=Q2, settings=settings())
    assert "case_reviews" in set(heads["register"])
    assert "serious_case_reviews" not in set(heads["register"])
    assert set(rows["register"]) == {"key_questions"}


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
