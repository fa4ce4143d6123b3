"""Meetings, minutes and the letter to referrers, each on rows worked by hand."""

from datetime import date

import pytest

DAY = date(2026, 7, 7)


def place(
    meeting: str, agency: str, attendance: str | None, kind: str = "initial_conference", **more: object
) -> dict:
    given = {"meeting_id": meeting, "agency": agency, "attendance": attendance, "meeting_type": kind}
    return {"invited": True, "meeting_date": DAY, **given, **more}


def test_an_agency_that_was_not_invited_is_never_in_the_denominator(store, figure):
    store.add(
        "meetings",
        place("1", "police", "attended"),
        place("1", "camhs", "absent"),
        place("1", "probation", "absent", invited=False),
        place("2", "police", "apologies"),
        place("2", "probation", None, invited=False),
    )
    assert figure(store, "conference_attendance", "2026-27-Q2").fraction == (1, 3)
    assert figure(store, "conference_attendance", "2026-27-Q2", "agency", "Police").fraction == (1, 2)
    nobody = figure(store, "conference_attendance", "2026-27-Q2", "agency", "Probation")
    assert (nobody.state, nobody.reason) == ("z", "None is recorded for this quarter.")


def test_a_deputy_is_present_and_a_place_without_an_answer_is_left_out(store, figure):
    store.add("meetings", place("1", "police", "deputy"), place("1", "camhs", None))
    assert figure(store, "conference_attendance", "2026-27-Q2").fraction == (1, 1)


def test_the_board_and_conferences_are_never_mixed(store, figure):
    store.add(
        "meetings",
        place("1", "police", "attended", "board"),
        place("2", "police", "absent", "review_conference"),
    )
    assert figure(store, "board_attendance", "2026-27-Q2", "agency", "Police").fraction == (1, 1)
    assert figure(store, "conference_attendance", "2026-27-Q2", "agency", "Police").fraction == (0, 1)


def test_meetings_are_not_children_and_have_none_behind_them(store, figure):
    store.add("meetings", place("1", "police", "attended", "board"))
    cell = figure(store, "board_attendance", "2026-27-Q2")
    assert (cell.children, cell.part_children, cell.rest_children) == (None, None, None)


def test_reports_are_of_the_places_with_an_answer(store, figure):
    store.add(
        "meetings",
        place("1", "police", "absent", report_submitted=True),
        place("1", "camhs", "attended", report_submitted=False),
        place("1", "legal", "attended"),
    )
    assert figure(store, "reports_submitted", "2026-27-Q2").fraction == (1, 2)


def test_a_conference_is_quorate_once_however_many_agencies_it_has(store, figure):
    store.add(
        "meetings",
        place("1", "police", "attended", quorate=True),
        place("1", "camhs", "absent", quorate=True),
        place("2", "police", "absent", quorate=False),
        place("3", "police", "attended"),
    )
    assert figure(store, "conferences_quorate", "2026-27-Q2").fraction == (1, 2)


@pytest.mark.parametrize(
    ("met", "sent", "fraction"),
    [
        (date(2026, 7, 7), date(2026, 8, 4), (1, 1)),  # 20 working days after
        (date(2026, 7, 7), date(2026, 8, 5), (0, 1)),  # 21
        (date(2026, 7, 7), None, (0, 1)),  # overdue and not sent is late
        (date(2026, 9, 2), None, (0, 1)),  # the 20 days were over on 30 September
        (date(2026, 9, 3), None, None),  # there is still a day
        (date(2026, 9, 3), date(2026, 9, 10), None),  # early, and counted only with those that had as long
    ],
)
def test_minutes_are_judged_when_the_time_to_send_them_is_over(store, figure, met, sent, fraction):
    store.load("meetings", begins=date(2026, 4, 1), ends=date(2026, 9, 30))
    store.add("meetings", place("1", "police", "attended", meeting_date=met, minutes_date=sent))
    cell = figure(store, "minutes_in_time", "2026-27-Q2")
    assert cell.state == ("counted" if fraction else "z")
    assert cell.fraction == (fraction or (None, None))


def referral(child: str, source: str | None, informed: date | None = None, **more: object) -> dict:
    return {
        "child_id": child,
        "referral_date": DAY,
        "source": source,
        "referrer_informed_date": informed,
        **more,
    }


def test_only_professionals_who_need_a_letter_are_counted_and_unsent_is_late(store, figure):
    store.add(
        "referrals",
        referral("same day", "6", DAY),
        referral("a working day later", "2A", date(2026, 7, 8)),
        referral("two working days later", "3A", date(2026, 7, 9)),
        referral("not sent", "5D"),
        referral("individual", "1A", DAY),
        referral("anonymous", "9"),
        referral("unknown", "10"),
        referral("blank", None),
        referral("case open already", "6", None, informing_not_required="open_case"),
    )
    assert figure(store, "referrer_informed", "2026-27-Q2").fraction == (2, 4)


def test_a_letter_that_is_not_yet_due_is_not_counted(store, figure):
    store.load("referrals", begins=date(2026, 4, 1), ends=date(2026, 9, 30))
    last = {"source": "6", "referrer_informed_date": None}
    store.add("referrals", {"child_id": "a", "referral_date": date(2026, 9, 29), **last})
    store.add("referrals", {"child_id": "b", "referral_date": date(2026, 9, 30), **last})
    assert figure(store, "referrer_informed", "2026-27-Q2").fraction == (0, 1)


def test_without_the_column_nothing_is_said_of_letters_and_not_0_percent(store, figure):
    store.load("referrals", without=("referrer_informed_date",)).add("referrals", referral("a", "6"))
    cell = figure(store, "referrer_informed", "2026-27-Q2")
    assert (cell.state, cell.value) == ("x", None)
    assert cell.reason == 'The referrals were loaded without "date on which the referrer was informed".'
