"""For each data-quality rule: rows that it must find, with the words, and rows that it must leave alone.

FAILS[rule] = (rows by extract, [(row, found), ...]); PASSES[rule] = rows by extract. The first row of an extract is
row 2 of its sheet. Every extract is loaded for 1 January to 14 October 2026, by a live load of that last day.
"""

A, B = {"child_id": "a"}, {"child_id": "b"}


def _referral(day: str, **more) -> dict:
    return {**A, "referral_date": day, **more}


def _assessment(start: str, **more) -> dict:
    return {**A, "start_date": start, **more}


def _enquiry(day: str, **more) -> dict:
    return {**A, "strategy_date": day, **more}


def _plan(start: str, **more) -> dict:
    return {**A, "start_date": start, **more}


def _review(day: str, **more) -> dict:
    return {**A, "review_date": day, **more}


def _case(**more) -> dict:
    return {**A, **more}


def _place(**more) -> dict:
    return {"meeting_id": "m", "agency": "police", "meeting_date": "2026-09-01", **more}


def _sheet(extract: str, *rows: dict) -> dict:
    return {extract: list(rows)}


_SAID_15_OCT = [(2, "15/10/2026")]


def _future(extract: str, column: str, row: dict) -> tuple:
    """A day after the load's; row is what else the extract needs."""
    return (
        (_sheet(extract, {**row, column: "2026-10-15"}), _SAID_15_OCT),
        _sheet(extract, {**row, column: "2026-10-14"}),
    )


_BOTH = {
    "contact_in_future": _future("contacts", "contact_date", A),
    "referral_in_future": _future("referrals", "referral_date", A),
    "referrer_informed_in_future": _future("referrals", "referrer_informed_date", _referral("2026-10-01")),
    "assessment_in_future": _future("assessments", "start_date", A),
    "assessment_authorised_in_future": _future("assessments", "authorised_date", _assessment("2026-09-01")),
    "enquiry_in_future": _future("conferences", "strategy_date", A),
    "conference_in_future": _future("conferences", "conference_date", _enquiry("2026-10-01")),
    "plan_in_future": _future("protection_plans", "start_date", A),
    "plan_end_in_future": _future("protection_plans", "end_date", _plan("2026-09-01")),
    "plan_visit_in_future": _future("protection_plans", "last_visit_date", _plan("2026-09-01")),
    "review_in_future": _future("plan_reviews", "review_date", A),
    "application_in_future": _future("proceedings", "application_date", A),
    "conclusion_in_future": _future("proceedings", "concluded_date", A),
    "meeting_in_future": _future("meetings", "meeting_date", {"meeting_id": "m", "agency": "police"}),
    "contact_without_its_referral": (
        (
            _sheet("contacts", {**A, "contact_date": "2026-04-01", "outcome": "referral"}),
            [(2, "contact 01/04/2026 led to a referral that is not loaded")],
        ),
        {
            "contacts": [
                {**A, "contact_date": "2026-04-01", "outcome": "referral"},
                {**B, "contact_date": "2026-04-01", "outcome": "early_help"},
                {**B, "contact_date": "2026-10-10", "outcome": "referral"},  # its ten days are not over
            ],
            "referrals": [_referral("2026-04-11")],
        },
    ),
    "referral_source_missing": (
        (_sheet("referrals", _referral("2026-04-01")), [(2, "nothing")]),
        _sheet("referrals", _referral("2026-04-01", source="10")),
    ),
    "referral_decision_missing": (
        (_sheet("referrals", _referral("2026-04-01")), [(2, "nothing")]),
        _sheet("referrals", _referral("2026-04-01", no_further_action=False)),
    ),
    "conference_before_referral": (
        (
            {
                "conferences": [_enquiry("2026-04-20", conference_date="2026-04-09")],
                "referrals": [_referral("2026-04-10")],
            },
            [(2, "conference 09/04/2026, referral 10/04/2026")],
        ),
        {
            "conferences": [_enquiry("2026-04-20", conference_date="2026-04-10")],
            "referrals": [_referral("2026-04-10")],
        },
    ),
    "plan_before_referral": (
        (
            {"protection_plans": [_plan("2026-04-09")], "referrals": [_referral("2026-04-10")]},
            [(2, "start 09/04/2026, referral 10/04/2026")],
        ),
        # 1 April is more than a month before: the referral that led to the plan is an earlier one, not loaded
        {
            "protection_plans": [_plan("2026-04-01"), {**B, "start_date": "2026-05-10"}],
            "referrals": [_referral("2026-05-10"), {**B, "referral_date": "2026-05-10"}],
        },
    ),
    "plan_on_closed_referral": (
        (
            {
                "protection_plans": [_plan("2026-04-12")],
                "referrals": [_referral("2026-04-02", no_further_action=True)],
            },
            [(2, "referral 02/04/2026 led to no further action")],
        ),
        {
            "protection_plans": [
                _plan("2026-04-12"),
                {**B, "start_date": "2026-04-12", "other_authority": True},
            ],
            "referrals": [
                _referral("2026-04-02", no_further_action=False),
                {**B, "referral_date": "2026-04-02", "no_further_action": True},
            ],
        },
    ),
    "visit_in_future": _future("plan_visits", "visit_date", A),
    "visit_outside_plan": (
        (
            {
                "plan_visits": [{**A, "visit_date": "2026-04-09"}, {**A, "visit_date": "2026-06-02"}],
                "protection_plans": [_plan("2026-04-10", end_date="2026-06-01")],
            },
            [(2, "no plan is open on 09/04/2026"), (3, "no plan is open on 02/06/2026")],
        ),
        # the plans that are loaded do not reach back to December
        {
            "plan_visits": [
                {**A, "visit_date": "2026-04-10"},
                {**A, "visit_date": "2026-06-01"},
                {**B, "visit_date": "2025-12-31"},
            ],
            "protection_plans": [_plan("2026-04-10", end_date="2026-06-01")],
        },
    ),
    "visit_seen_alone_not_seen": (
        (
            _sheet("plan_visits", {**A, "visit_date": "2026-04-09", "seen": False, "seen_alone": True}),
            [(2, "seen alone and not seen")],
        ),
        _sheet(
            "plan_visits",
            {**A, "visit_date": "2026-04-09", "seen": False, "seen_alone": False},
            {**B, "visit_date": "2026-04-09", "seen_alone": True},
        ),
    ),
    "enquiries_overlap": (
        (
            _sheet(
                "conferences", _enquiry("2026-04-01", conference_not_needed=False), _enquiry("2026-04-10")
            ),
            [(3, "started 10/04/2026 while the one from 01/04/2026 had no conference")],
        ),
        _sheet(
            "conferences",
            _enquiry("2026-04-01", conference_not_needed=False, conference_date="2026-04-10"),
            _enquiry("2026-04-10", conference_not_needed=True),
            _enquiry("2026-04-20"),
        ),
    ),
    "assessments_two_open": (
        (
            _sheet("assessments", _assessment("2026-04-01"), _assessment("2026-05-01")),
            [(2, "open since 01/04/2026, and another since 01/05/2026")],
        ),
        _sheet(
            "assessments",
            _assessment("2026-04-01", authorised_date="2026-04-20"),
            _assessment("2026-05-01"),
        ),
    ),
    "application_type_missing": (
        (
            _sheet("proceedings", _case(application_date="2026-05-02")),
            [(2, "application 02/05/2026 without a type")],
        ),
        _sheet(
            "proceedings",
            _case(application_date="2026-05-02", application_type="placement"),
            {**B, "pre_proceedings_start": "2026-05-02"},
        ),
    ),
    "care_letter_before_application": (
        (
            _sheet("proceedings", _case(care_letter_sent="2026-05-01", application_date="2026-05-02")),
            [(2, "letter 01/05/2026, application 02/05/2026")],
        ),
        _sheet("proceedings", _case(care_letter_sent="2026-05-02", application_date="2026-05-02")),
    ),
    "referral_sex_of_unborn": (
        (_sheet("referrals", _referral("2026-04-01", age=-1, sex="female")), [(2, "female")]),
        _sheet(
            "referrals",
            _referral("2026-04-01", age=-1, sex="not_recorded"),
            _referral("2026-04-02", age=0, sex="male"),
        ),
    ),
    "referral_age_over_25": (
        (_sheet("referrals", _referral("2026-04-01", age=26)), [(2, "over 25 on 01/04/2026")]),
        _sheet("referrals", _referral("2026-04-01", age=25)),
    ),
    "referrer_informed_before_referral": (
        (
            _sheet("referrals", _referral("2026-04-02", referrer_informed_date="2026-04-01")),
            [(2, "informed 01/04/2026, referral 02/04/2026")],
        ),
        _sheet("referrals", _referral("2026-04-02", referrer_informed_date="2026-04-02")),
    ),
    "referrer_informed_without_referral": (
        (
            {"rows_referrals": [_referral("2026-04-02")], "referrals": [_referral("2026-04-03")]},
            [(2, "referral 02/04/2026 is not loaded")],
        ),
        {"rows_referrals": [_referral("2026-04-02")], "referrals": [_referral("2026-04-02")]},
    ),
    "referral_count_implausible": (
        (_sheet("referrals", _referral("2026-04-02", referrals_in_12_months=13)), [(2, "13")]),
        _sheet("referrals", _referral("2026-04-02", referrals_in_12_months=12)),
    ),
    "referral_count_too_small": (
        (
            _sheet(
                "referrals",
                _referral("2025-04-02", referrals_in_12_months=0),
                _referral("2026-04-02", referrals_in_12_months=0),
            ),
            [(3, "0, and a referral 02/04/2025")],
        ),
        _sheet(
            "referrals",
            _referral("2025-04-01", referrals_in_12_months=0),
            _referral("2026-04-02", referrals_in_12_months=0),
        ),
    ),
    "referral_during_plan": (
        (
            {
                "referrals": [_referral("2026-04-02")],
                "protection_plans": [_plan("2026-01-01", end_date="2026-04-03")],
            },
            [(2, "referral 02/04/2026 during a plan from 01/01/2026")],
        ),
        {
            "referrals": [_referral("2026-04-02")],
            "protection_plans": [_plan("2026-01-01", end_date="2026-04-02"), _plan("2026-04-02")],
        },
    ),
    "assessment_before_referral": (
        (
            _sheet("assessments", _assessment("2026-04-01", referral_date="2026-04-02")),
            [(2, "start 01/04/2026, referral 02/04/2026")],
        ),
        _sheet("assessments", _assessment("2026-04-02", referral_date="2026-04-02")),
    ),
    "assessment_authorised_before_start": (
        (
            _sheet("assessments", _assessment("2026-04-02", authorised_date="2026-04-01")),
            [(2, "authorised 01/04/2026, start 02/04/2026")],
        ),
        _sheet("assessments", _assessment("2026-04-02", authorised_date="2026-04-02")),
    ),
    "assessment_open_beyond_45_days": (
        # Monday 10 August to Wednesday 14 October 2026: 47 working days less the bank holiday of 31 August = 46
        (
            _sheet("assessments", _assessment("2026-08-10")),
            [(2, "started 10/08/2026 and not authorised by 14/10/2026")],
        ),
        _sheet(
            "assessments",
            _assessment("2026-08-11"),
            _assessment("2026-01-10", authorised_date="2026-09-01"),
        ),
    ),
    "assessment_of_unknown_referral": (
        (
            _sheet("assessments", _assessment("2026-04-02", referral_date="2026-04-01")),
            [(2, "referral 01/04/2026 is not loaded")],
        ),
        {
            "assessments": [
                _assessment("2026-04-02", referral_date="2026-04-01"),
                _assessment("2026-04-03", referral_date="2025-12-31"),  # before what is loaded
                _assessment("2026-04-04"),
            ],
            "referrals": [_referral("2026-04-01")],
        },
    ),
    "assessment_on_closed_referral": (
        (
            {
                "assessments": [_assessment("2026-04-02", referral_date="2026-04-01")],
                "referrals": [_referral("2026-04-01", no_further_action=True)],
            },
            [(2, "referral 01/04/2026 led to no further action")],
        ),
        {
            "assessments": [_assessment("2026-04-02", referral_date="2026-04-01")],
            "referrals": [_referral("2026-04-01", no_further_action=False)],
        },
    ),
    "assessments_overlap": (
        (
            _sheet("assessments", _assessment("2026-04-01"), _assessment("2026-05-01")),
            [(3, "started 01/05/2026 while the one from 01/04/2026 was open")],
        ),
        _sheet(
            "assessments",
            _assessment("2026-04-01", authorised_date="2026-05-01"),
            _assessment("2026-05-01"),
        ),
    ),
    "conference_before_enquiry": (
        (
            _sheet("conferences", _enquiry("2026-04-02", conference_date="2026-04-01")),
            [(2, "conference 01/04/2026, strategy discussion 02/04/2026")],
        ),
        _sheet("conferences", _enquiry("2026-04-02", conference_date="2026-04-02")),
    ),
    "conference_at_weekend": (
        (
            _sheet("conferences", _enquiry("2026-04-02", conference_date="2026-04-11")),
            [(2, "Saturday 11/04/2026")],
        ),
        _sheet("conferences", _enquiry("2026-04-02", conference_date="2026-04-13")),
    ),
    "conference_held_though_not_needed": (
        (
            _sheet(
                "conferences",
                _enquiry("2026-04-02", conference_date="2026-04-13", conference_not_needed=True),
            ),
            [(2, "yes, and a conference 13/04/2026")],
        ),
        _sheet(
            "conferences",
            _enquiry("2026-04-02", conference_date="2026-04-13", conference_not_needed=False),
            _enquiry("2026-04-03", conference_not_needed=True),
        ),
    ),
    "conference_result_without_conference": (
        (
            _sheet("conferences", _enquiry("2026-04-02", resulted_in_plan=True)),
            [(2, "a plan, and no conference")],
        ),
        _sheet(
            "conferences",
            _enquiry("2026-04-02", resulted_in_plan=True, conference_date="2026-04-13"),
            _enquiry("2026-04-03", resulted_in_plan=True, transfer_in=True),
        ),
    ),
    "conference_result_missing": (
        (_sheet("conferences", _enquiry("2026-04-02", conference_date="2026-04-13")), [(2, "nothing")]),
        _sheet(
            "conferences",
            _enquiry("2026-04-02", conference_date="2026-04-13", resulted_in_plan=False),
            _enquiry("2026-04-03"),
        ),
    ),
    "conference_plan_not_loaded": (
        (
            _sheet(
                "conferences", _enquiry("2026-04-02", conference_date="2026-04-13", resulted_in_plan=True)
            ),
            [(2, "a plan from the conference 13/04/2026 is not loaded")],
        ),
        {
            "conferences": [
                _enquiry("2026-04-02", conference_date="2026-04-13", resulted_in_plan=True),
                {
                    **B,
                    "strategy_date": "2026-04-02",
                    "conference_date": "2026-04-13",
                    "resulted_in_plan": False,
                },
            ],
            "protection_plans": [_plan("2026-04-14")],
        },
    ),
    "enquiry_open_beyond_15_days": (
        # Tuesday 22 September to Wednesday 14 October 2026: 16 working days
        (
            _sheet("conferences", _enquiry("2026-09-22")),
            [(2, "strategy discussion 22/09/2026, no conference by 14/10/2026")],
        ),
        _sheet(
            "conferences",
            _enquiry("2026-09-23"),
            _enquiry("2026-08-01", conference_not_needed=True),
            _enquiry("2026-08-02", conference_date="2026-08-03"),
        ),
    ),
    "enquiry_before_referral": (
        (
            {"conferences": [_enquiry("2026-04-02")], "referrals": [_referral("2026-04-03")]},
            [(2, "strategy discussion 02/04/2026, referral 03/04/2026")],
        ),
        {
            "conferences": [_enquiry("2026-04-02")],
            "referrals": [_referral("2026-04-02"), _referral("2026-04-03")],
        },
    ),
    "enquiry_on_closed_referral": (
        (
            {
                "conferences": [_enquiry("2026-04-12")],
                "referrals": [_referral("2026-04-02", no_further_action=True)],
            },
            [(2, "referral 02/04/2026 led to no further action")],
        ),
        {
            "conferences": [_enquiry("2026-04-12"), {**B, "strategy_date": "2026-09-01"}],
            "referrals": [
                _referral("2026-04-02", no_further_action=True),
                _referral("2026-04-10", no_further_action=False),
                {**B, "referral_date": "2026-04-02", "no_further_action": True},
            ],
        },
    ),
    "plan_ends_before_start": (
        (
            _sheet("protection_plans", _plan("2026-04-02", end_date="2026-04-01")),
            [(2, "end 01/04/2026, start 02/04/2026")],
        ),
        _sheet("protection_plans", _plan("2026-04-02", end_date="2026-04-03"), _plan("2026-05-01")),
    ),
    "plan_starts_and_ends_same_day": (
        (
            _sheet("protection_plans", _plan("2026-04-02", end_date="2026-04-02")),
            [(2, "start and end 02/04/2026")],
        ),
        _sheet("protection_plans", _plan("2026-04-02", end_date="2026-04-03")),
    ),
    "plan_two_open": (
        (
            _sheet("protection_plans", _plan("2026-04-02"), _plan("2026-05-02")),
            [(3, "open since 02/05/2026, and another since 02/04/2026")],
        ),
        _sheet(
            "protection_plans",
            _plan("2026-04-02", end_date="2026-05-02"),
            _plan("2026-05-02"),
            _plan("2026-06-02", other_authority=True),
        ),
    ),
    "plans_overlap": (
        (
            _sheet("protection_plans", _plan("2026-04-02", end_date="2026-05-03"), _plan("2026-05-02")),
            [(3, "started 02/05/2026 before the one from 02/04/2026 ended 03/05/2026")],
        ),
        _sheet("protection_plans", _plan("2026-04-02", end_date="2026-05-02"), _plan("2026-05-02")),
    ),
    "plan_initial_category_missing": (
        (_sheet("protection_plans", _plan("2026-04-02")), [(2, "nothing")]),
        _sheet("protection_plans", _plan("2026-04-02", initial_category="NEG")),
    ),
    "plan_latest_category_missing": (
        (_sheet("protection_plans", _plan("2026-04-02")), [(2, "nothing")]),
        _sheet("protection_plans", _plan("2026-04-02", latest_category="EMO")),
    ),
    "plan_previous_count_missing": (
        (_sheet("protection_plans", _plan("2026-04-02")), [(2, "nothing")]),
        _sheet("protection_plans", _plan("2026-04-02", previous_plans=0)),
    ),
    "plan_previous_count_too_small": (
        (
            _sheet(
                "protection_plans",
                _plan("2025-04-02", end_date="2025-10-02", previous_plans=0),
                _plan("2026-04-02", previous_plans=0),
            ),
            [(3, "0, and 1 loaded")],
        ),
        _sheet(
            "protection_plans",
            _plan("2025-04-02", end_date="2025-10-02", previous_plans=0),
            _plan("2026-04-02", previous_plans=1),
            {**B, "start_date": "2026-04-02", "previous_plans": 4},
        ),
    ),
    "plan_review_before_start": (
        (
            _sheet("protection_plans", _plan("2026-04-02", latest_review_date="2026-04-02")),
            [(2, "review 02/04/2026, start 02/04/2026")],
        ),
        _sheet("protection_plans", _plan("2026-04-02", latest_review_date="2026-07-01")),
    ),
    "plan_visit_before_start": (
        (
            _sheet("protection_plans", _plan("2026-04-02", last_visit_date="2026-04-01")),
            [(2, "visit 01/04/2026, start 02/04/2026")],
        ),
        _sheet("protection_plans", _plan("2026-04-02", last_visit_date="2026-04-02")),
    ),
    "plan_visit_after_end": (
        (
            _sheet(
                "protection_plans", _plan("2026-04-02", end_date="2026-08-01", last_visit_date="2026-08-02")
            ),
            [(2, "visit 02/08/2026, plan ended 01/08/2026")],
        ),
        _sheet("protection_plans", _plan("2026-04-02", end_date="2026-08-01", last_visit_date="2026-08-01")),
    ),
    "plan_seen_alone_without_visit": (
        (
            _sheet("protection_plans", _plan("2026-04-02", seen_alone=True)),
            [(2, "seen alone, and no visit")],
        ),
        _sheet("protection_plans", _plan("2026-04-02", seen_alone=True, last_visit_date="2026-09-02")),
    ),
    "plan_end_reason_without_end": (
        (_sheet("protection_plans", _plan("2026-04-02", end_reason="closed")), [(2, "closed, and no end")]),
        _sheet("protection_plans", _plan("2026-04-02", end_reason="closed", end_date="2026-08-01")),
    ),
    "plan_end_reason_missing": (
        (_sheet("protection_plans", _plan("2026-04-02", end_date="2026-08-01")), [(2, "nothing")]),
        _sheet(
            "protection_plans",
            _plan("2026-04-02", end_date="2026-08-01", end_reason="closed"),
            _plan("2026-09-02"),
        ),
    ),
    "plan_sex_of_unborn": (
        (_sheet("protection_plans", _plan("2026-04-02", age=-1, sex="male")), [(2, "male")]),
        _sheet("protection_plans", _plan("2026-04-02", age=-1), _plan("2026-04-03", age=1, sex="male")),
    ),
    "plan_age_over_17": (
        (_sheet("protection_plans", _plan("2026-04-02", age=18)), [(2, "18 or over on 02/04/2026")]),
        _sheet("protection_plans", _plan("2026-04-02", age=17)),
    ),
    "plan_open_after_18": (
        (
            _sheet("protection_plans", _plan("2025-10-13", age=17)),
            [(2, "open since 13/10/2025, and the child is over 18 by 14/10/2026")],
        ),
        _sheet(
            "protection_plans",
            _plan("2025-10-14", age=17),
            _plan("2020-10-14", age=17, end_date="2021-01-01"),
        ),
    ),
    "plan_without_conference": (
        (
            _sheet("protection_plans", _plan("2026-04-02")),
            [(2, "started 02/04/2026, and no conference is loaded")],
        ),
        {
            "protection_plans": [
                _plan("2026-04-02"),
                {**B, "start_date": "2026-04-02", "other_authority": True},
            ],
            "conferences": [_enquiry("2026-03-25", conference_date="2026-04-02")],
        },
    ),
    "plan_starts_on_another_day": (
        (
            {
                "protection_plans": [_plan("2026-04-03")],
                "conferences": [_enquiry("2026-03-25", conference_date="2026-04-02", resulted_in_plan=True)],
            },
            [(2, "started 03/04/2026, conference 02/04/2026")],
        ),
        {
            "protection_plans": [_plan("2026-04-02")],
            "conferences": [
                _enquiry("2026-03-25", conference_date="2026-04-02", resulted_in_plan=True),
                _enquiry("2026-03-26", conference_date="2026-04-09", resulted_in_plan=True),
            ],
        },
    ),
    "review_before_plan": (
        (
            _sheet("plan_reviews", _review("2026-04-02", plan_start_date="2026-04-02")),
            [(2, "review 02/04/2026, plan from 02/04/2026")],
        ),
        _sheet("plan_reviews", _review("2026-07-02", plan_start_date="2026-04-02")),
    ),
    "review_without_plan": (
        (
            {
                "plan_reviews": [_review("2026-07-02", plan_start_date="2026-04-02")],
                "protection_plans": [_plan("2026-04-03")],
            },
            [(2, "plan from 02/04/2026 is not loaded")],
        ),
        {
            "plan_reviews": [
                _review("2026-07-02", plan_start_date="2026-04-02"),
                _review("2025-12-31", plan_start_date="2025-10-02"),  # before what is loaded of plans
            ],
            "protection_plans": [_plan("2026-04-02")],
        },
    ),
    "review_after_plan_end": (
        (
            {
                "plan_reviews": [_review("2026-07-02", plan_start_date="2026-04-02")],
                "protection_plans": [_plan("2026-04-02", end_date="2026-07-01")],
            },
            [(2, "review 02/07/2026, plan ended 01/07/2026")],
        ),
        {
            "plan_reviews": [_review("2026-07-02", plan_start_date="2026-04-02")],
            "protection_plans": [_plan("2026-04-02", end_date="2026-07-02")],
        },
    ),
    "review_participation_of_older_child": (
        (
            {
                "plan_reviews": [_review("2026-07-02", plan_start_date="2025-07-02", participation="PN0")],
                "protection_plans": [_plan("2025-07-02", age=4)],
            },
            [(2, "PN0 for a child of 5 or over on 02/07/2026")],
        ),
        {
            "plan_reviews": [
                _review("2026-07-01", plan_start_date="2025-07-02", participation="PN0"),
                _review("2026-07-02", plan_start_date="2025-07-02", participation="PN1"),
            ],
            "protection_plans": [_plan("2025-07-02", age=4)],
        },
    ),
    "proceedings_without_dates": (
        (_sheet("proceedings", _case(case_number="c")), [(2, "neither")]),
        _sheet(
            "proceedings", _case(pre_proceedings_start="2026-04-02"), _case(application_date="2026-04-02")
        ),
    ),
    "proceedings_concluded_before_application": (
        (
            _sheet("proceedings", _case(application_date="2026-04-02", concluded_date="2026-04-01")),
            [(2, "concluded 01/04/2026, application 02/04/2026")],
        ),
        _sheet("proceedings", _case(application_date="2026-04-02", concluded_date="2026-04-02")),
    ),
    "pre_proceedings_end_before_start": (
        (
            _sheet(
                "proceedings", _case(pre_proceedings_start="2026-04-02", pre_proceedings_end="2026-04-01")
            ),
            [(2, "end 01/04/2026, start 02/04/2026")],
        ),
        _sheet("proceedings", _case(pre_proceedings_start="2026-04-02", pre_proceedings_end="2026-04-02")),
    ),
    "letter_before_pre_proceedings": (
        (
            _sheet("proceedings", _case(pre_proceedings_start="2026-04-02", letter_sent="2026-04-01")),
            [(2, "letter 01/04/2026, start 02/04/2026")],
        ),
        _sheet("proceedings", _case(pre_proceedings_start="2026-04-02", letter_sent="2026-04-03")),
    ),
    "application_before_decision": (
        (
            _sheet(
                "proceedings",
                _case(
                    pre_proceedings_end="2026-04-02",
                    pre_proceedings_outcome="issued",
                    application_date="2026-04-01",
                ),
            ),
            [(2, "application 01/04/2026, end 02/04/2026")],
        ),
        _sheet(
            "proceedings",
            _case(
                pre_proceedings_end="2026-04-02",
                pre_proceedings_outcome="issued",
                application_date="2026-04-02",
            ),
        ),
    ),
    "issued_without_application": (
        (
            _sheet(
                "proceedings", _case(pre_proceedings_start="2026-01-02", pre_proceedings_outcome="issued")
            ),
            [(2, "issued, and no application")],
        ),
        _sheet(
            "proceedings", _case(pre_proceedings_start="2026-01-02", pre_proceedings_outcome="stepped_down")
        ),
    ),
    "hearing_before_application": (
        (
            _sheet("proceedings", _case(application_date="2026-04-02", irh_date="2026-04-01")),
            [(2, "hearing 01/04/2026, application 02/04/2026")],
        ),
        _sheet("proceedings", _case(application_date="2026-04-02", irh_date="2026-08-01")),
    ),
    "final_hearing_before_application": (
        (
            _sheet("proceedings", _case(application_date="2026-04-02", final_hearing_date="2026-04-01")),
            [(2, "final hearing 01/04/2026, application 02/04/2026")],
        ),
        _sheet("proceedings", _case(application_date="2026-04-02", final_hearing_date="2026-09-01")),
    ),
    "order_without_conclusion": (
        (
            _sheet("proceedings", _case(application_date="2026-04-02", final_order="care_order")),
            [(2, "care_order, and no day of conclusion")],
        ),
        _sheet(
            "proceedings",
            _case(application_date="2026-04-02", final_order="care_order", concluded_date="2026-09-01"),
        ),
    ),
    "concluded_without_order": (
        (
            _sheet("proceedings", _case(application_date="2026-04-02", concluded_date="2026-09-01")),
            [(2, "nothing")],
        ),
        _sheet(
            "proceedings",
            _case(application_date="2026-04-02", concluded_date="2026-09-01", final_order="no_order"),
        ),
    ),
    "over_26_weeks_without_extension": (
        # 26 weeks from Thursday 1 January 2026 end on Thursday 2 July
        (
            _sheet(
                "proceedings",
                _case(
                    application_date="2026-01-01",
                    concluded_date="2026-07-03",
                    application_type="care",
                    extension=False,
                ),
            ),
            [(2, "from 01/01/2026 to 03/07/2026")],
        ),
        _sheet(
            "proceedings",
            _case(
                application_date="2026-01-01",
                concluded_date="2026-07-02",
                application_type="care",
                extension=False,
            ),
            {
                **B,
                "application_date": "2026-01-01",
                "concluded_date": "2026-09-02",
                "application_type": "supervision",
                "extension": True,
            },
        ),
    ),
    "minutes_before_meeting": (
        (
            _sheet("meetings", _place(minutes_date="2026-08-31")),
            [(2, "minutes 31/08/2026, meeting 01/09/2026")],
        ),
        _sheet("meetings", _place(minutes_date="2026-09-01")),
    ),
    "report_after_meeting": (
        (
            _sheet("meetings", _place(report_date="2026-09-02", report_submitted=True)),
            [(2, "report 02/09/2026, meeting 01/09/2026")],
        ),
        _sheet("meetings", _place(report_date="2026-09-01", report_submitted=True)),
    ),
    "attended_uninvited": (
        (_sheet("meetings", _place(invited=False, attendance="deputy")), [(2, "deputy, and not invited")]),
        _sheet(
            "meetings",
            _place(invited=True, attendance="attended"),
            _place(agency="fire", invited=False, attendance="absent"),
        ),
    ),
    "meeting_on_two_days": (
        (
            _sheet("meetings", _place(), _place(agency="fire", meeting_date="2026-09-02")),
            [(3, "02/09/2026, and 01/09/2026 in another row of the meeting")],
        ),
        _sheet(
            "meetings", _place(), _place(agency="fire"), _place(meeting_id="n", meeting_date="2026-09-02")
        ),
    ),
    "meeting_quorate_differs": (
        (
            _sheet("meetings", _place(quorate=True), _place(agency="fire", quorate=False)),
            [(2, "quorate in this row and not in another")],
        ),
        _sheet("meetings", _place(quorate=True), _place(agency="fire")),
    ),
    "case_review_published_before_decision": (
        (
            _sheet(
                "case_reviews",
                {"reference": "R1", "decided_date": "2026-04-02", "published_date": "2026-04-01"},
            ),
            [(2, "published 01/04/2026, decided 02/04/2026")],
        ),
        _sheet(
            "case_reviews", {"reference": "R1", "decided_date": "2026-04-02", "published_date": "2026-09-01"}
        ),
    ),
    "case_review_actions_done": (
        (_sheet("case_reviews", {"reference": "R1", "actions_done": 5, "actions_total": 4}), [(2, "5 of 4")]),
        _sheet("case_reviews", {"reference": "R1", "actions_done": 4, "actions_total": 4}),
    ),
    "case_review_reports_received": (
        (
            _sheet(
                "case_reviews",
                {"reference": "R1", "management_reviews_received": 3, "management_reviews_expected": 2},
            ),
            [(2, "3 of 2")],
        ),
        _sheet(
            "case_reviews",
            {"reference": "R1", "management_reviews_received": 2, "management_reviews_expected": 2},
        ),
    ),
    "agency_return_numerator": (
        (
            _sheet(
                "agency_returns",
                {"quarter": "2026-27-Q2", "numerator": 9, "denominator": 8},
                {"quarter": "2026-27-Q1", "numerator": -1, "denominator": 8},
            ),
            [(2, "9 of 8"), (3, "-1 of 8")],
        ),
        _sheet("agency_returns", {"quarter": "2026-27-Q2", "numerator": 8, "denominator": 8}),
    ),
    "key_question_number": (
        (_sheet("key_questions", {"quarter": "2026-27-Q2", "question": 6}), [(2, "6")]),
        _sheet("key_questions", {"quarter": "2026-27-Q2", "question": 5}),
    ),
    "key_question_assured_unanswered": (
        (
            _sheet("key_questions", {"quarter": "2026-27-Q2", "answered": False, "assured": "yes"}),
            [(2, "yes, and not answered")],
        ),
        _sheet("key_questions", {"quarter": "2026-27-Q2", "answered": False, "assured": "no"}),
    ),
    "population_not_positive": (
        (_sheet("population", {"area": "Leicestershire", "year": 2024, "children": 0}), [(2, "0")]),
        _sheet("population", {"area": "Leicestershire", "year": 2024, "children": 147439}),
    ),
    "benchmark_without_value": (
        (_sheet("benchmarks", {"year": 2025, "status": "shown"}), [(2, "shown, and no figure")]),
        _sheet("benchmarks", {"year": 2025, "status": "c"}, {"year": 2025, "status": "shown", "value": 34.7}),
    ),
}

FAILS = {rule: fails for rule, (fails, _) in _BOTH.items()}
PASSES = {rule: passes for rule, (_, passes) in _BOTH.items()}
