"""What is not counted from cases: case reviews, the audit of practice, the five questions, returns and themes.

The audit's standards and the five questions are those of the paper that founded the panel. Everything said of
agencies and reviews is made up.
"""

from datetime import date, timedelta

import numpy as np
import pandas as pd

from memberpanel.demo.calendar import LATEST, SHOWN
from memberpanel.demo.meetings import BOARD
from memberpanel.demo.noise import quiet
from memberpanel.quarters import Quarter

_REVIEW, _OLD_REVIEW = "Local child safeguarding practice review", "Serious case review"


def case_reviews(as_at: date) -> pd.DataFrame:
    """Return the partnership's tracker as it stood: two pending publication, one across three counties beginning.

    Six are published, so that what they taught may be shown together.
    """
    later = as_at >= LATEST.end
    rows = [
        ("LR 2019-01", _REVIEW, "Published", date(2019, 9, 17), date(2020, 2, 27), "", 5, 5, "Y", "", "", 8, 8, "communication; recording"),
        ("LR 2021-01", _REVIEW, "Published", date(2021, 2, 9), date(2022, 1, 19), "inquest", 7, 7, "Y", "", "", 11, 11, "practice; assessment; communication"),
        ("LR 2022-01", _REVIEW, "Published", date(2022, 10, 4), date(2023, 3, 23), "", 4, 4, "Y", "", "", 6, 6, "training; communication"),
        ("LR 2023-01", _REVIEW, "Published", date(2023, 6, 20), date(2023, 12, 13), "", 6, 6, "Y", "", "", 7, 6, "practice; communication"),
        ("LR 2024-01", _REVIEW, "Published", date(2024, 5, 14), date(2024, 12, 11), "report", 6, 6, "Y", "", "", 9, 9, "practice; communication"),
        ("Review F", _REVIEW, "Report in preparation", date(2025, 11, 18), None, "criminal_proceedings", 5, 5, "Y", "", "", 7, 4 if later else 3, "assessment; recording"),
        ("Review G", _REVIEW, "Report in preparation", date(2026, 2, 24), None, "", 7, 7 if later else 5, "Y" if later else "N", "", "", 6, 2 if later else 1, "practice; training"),
        ("Review H", _REVIEW, "Reviewer appointed" if later else "Decision of the national panel", date(2026, 6, 9), None, "", 9, 2 if later else 0, "N", "", "", 0, 0, "communication"),
        ("Review 2007/1", _OLD_REVIEW, "Published", date(2006, 11, 7), date(2007, 9, 20), "report", 6, 6, "Y", "Y", "adequate", 14, 14, "practice; training; communication; assessment; recording"),
    ]  # fmt: skip
    columns = [
        "reference", "regime", "stage", "decided_date", "published_date", "delay_reason", "management_reviews_expected",
        "management_reviews_received", "overview", "executive_summary", "grade", "actions_total", "actions_done",
        "learning",
    ]  # fmt: skip
    frame = pd.DataFrame(rows, columns=columns)
    frame["independent_chair"], frame["panel_chair"] = "Y", "Y"
    return frame


# standard, rating by quarter from five quarters back to now, owner, action, due, measure
_STANDARDS = (
    ("Referrers are informed in writing of action taken", "RRRRRR", "Sample of 60 referrals", "Head of First Response",
     "The case system sends the letter when the decision is made", date(2026, 12, 31), "referrer_informed"),
    ("Thresholds are understood and applied alike by partner agencies", "AAAAAA", "Two audits of 40 contacts",
     "Assistant Director", "Workshops with schools and police in each district", date(2027, 1, 29), "contacts_to_referral"),
    ("Supervision shows analysis of each case", "RAAAAA", "50 supervision records read", "Principal Social Worker",
     "Supervision template with a heading for analysis", date(2026, 11, 30), "supervision_analysis"),
    ("A chronology is on every case file", "AAAAGG", "All child protection files have one; 80 others sampled",
     "Head of Safeguarding", "Check at each transfer between teams", date(2026, 10, 30), "chronologies"),
    ("Minutes of key meetings are sent in time", "AAAAAA", "All conferences counted", "Conference service manager",
     "Two more minute takers appointed", date(2026, 9, 30), "minutes_in_time"),
    ("Police notifications of domestic abuse assess the risk to children", "AAAAAA", "Police return",
     "Detective Superintendent, public protection", "Risk assessment made part of the notification form",
     date(2026, 12, 18), "police_notifications"),
    ("Every agency attends the board", "AAAAAA", "Attendance register", "Independent scrutineer",
     "Letter to agencies that come to fewer than half of meetings", date(2026, 11, 13), "board_attendance"),
    ("Performance data are used to judge outcomes", "AAAAAG", "Reports to the board read", "Performance manager",
     "A page on what lasts after plans end", date(2026, 10, 16), "plans_lasting"),
    ("Checks (DBS, formerly CRB) are made on all staff and elected members", "AAAAAA", "Agencies' returns",
     "Head of Human Resources", "Remaining renewals booked", date(2026, 12, 31), "dbs_checks"),
    ("Child and adolescent mental health services have the staff they need", "AAAAAA", "Return of the service",
     "Director of the mental health trust", "Recruitment to vacant posts", date(2027, 3, 31), "camhs_posts"),
    ("Children are seen alone", "GGGGGG", "Visits recorded in the case system", "Head of Safeguarding", "", None, ""),
)  # fmt: skip


def audit_of_practice(as_at: date) -> pd.DataFrame:
    """Return each standard's rating in the last six quarters; one is Red, and has been."""
    rows = []
    for standard, ratings, evidence, owner, action, due, measure in _STANDARDS:
        for back, rating in enumerate(reversed(ratings)):
            quarter = LATEST.plus(-back)
            if quarter.end < as_at:
                rows.append((str(quarter), standard, rating, evidence, owner, action, due, measure))
    columns = ["quarter", "standard", "rating", "evidence", "owner", "action", "due_date", "measure"]
    return pd.DataFrame(rows, columns=columns).sort_values(["quarter", "standard"], ignore_index=True)


_GAPS = (
    "Agency staff are not always trained in the first month",
    "Supervision of temporary staff is not recorded",
    "Information sharing agreement is under review",
    "Out-of-hours staff need refresher training",
    "Electronic systems do not show that a child is on a plan",
)


def key_questions(rng: np.random.Generator, as_at: date) -> pd.DataFrame:
    """Return each agency's answers to the five questions in the last four quarters; some are outstanding."""
    rows = []
    for quarter in SHOWN[-4:]:
        for agency in BOARD:
            silent = quarter == LATEST and agency in ("cafcass", "hospitals")
            for question in range(1, 6):
                answered = not silent and rng.random() > (0.08 if quarter == LATEST else 0.02)
                assured = str(rng.choice(["yes", "partly", "no"], p=[0.74, 0.22, 0.04])) if answered else ""
                gap = str(rng.choice(_GAPS)) if assured in ("partly", "no") else ""
                rows.append(
                    (
                        str(quarter),
                        question,
                        agency,
                        "Y" if answered else "N",
                        assured,
                        gap,
                        quarter.start + timedelta(6),
                    )
                )
    columns = ["quarter", "question", "agency", "answered", "assured", "gaps", "asked_date"]
    frame = pd.DataFrame(rows, columns=columns)
    return frame[frame["quarter"].map(lambda written: Quarter.parse(written).end < as_at)]


# indicator: agencies with their denominators, and the level in per cent
_RETURNS = {
    "dbs_checks": ({"childrens_social_care": 640, "education": 410, "health_trust": 520, "police": 150, "probation": 160,
                    "district_councils": 85, "voluntary_sector": 120, "lead_member": 55}, 95.5, 0.5),
    "camhs_posts": ({"camhs": 96}, 83.0, 1.8),
    "police_notifications": ({"police": 455}, 71.0, 2.2),
    "chronologies": ({"childrens_social_care": 80, "health_trust": 40, "youth_justice": 30}, 88.0, 1.7),
    "supervision_analysis": ({"childrens_social_care": 50, "health_trust": 30, "probation": 25, "youth_justice": 25}, 66.0, 2.2),
}  # fmt: skip
_NO_RETURN = ("district_councils", "dbs_checks")  # the return that did not come for the latest quarter


def agency_returns(rng: np.random.Generator, as_at: date) -> pd.DataFrame:
    """Return each agency's numerator and denominator by quarter; one return of the latest quarter is missing."""
    rows = []
    for indicator, (agencies, level, spread) in _RETURNS.items():
        levels = quiet(rng, level=level, spread=spread, quarters=len(SHOWN))
        for quarter, share in zip(SHOWN, levels, strict=True):
            for agency, size in agencies.items():
                of = size + int(rng.integers(-2, 3))
                done = min(of, round(of * share / 100))
                if (agency, indicator) != _NO_RETURN or quarter != LATEST:
                    rows.append((str(quarter), agency, indicator, done, of, ""))
    frame = pd.DataFrame(rows, columns=["quarter", "agency", "indicator", "numerator", "denominator", "note"])
    return frame[frame["quarter"].map(lambda written: Quarter.parse(written).end < as_at)]


_THEMES = {
    "Domestic abuse": (
        "Domestic abuse is the commonest concern in referrals from the police; notifications now come daily.",
        "The risk to children is not yet assessed in every notification.",
        "police_notifications; referral_source",
    ),
    "Children not yet born": (
        "A pathway for midwives and social workers has been agreed, so that plans are made before a birth.",
        "Audit found later referral than wished in one in five cases.",
        "plans_started; referral_source",
    ),
    "Neglect": (
        "Neglect is the category of about half of all plans; the neglect toolkit is used by all teams.",
        "Schools ask for more help in using the toolkit early.",
        "plan_category; repeat_plans",
    ),
    "Exploitation outside the home": (
        "A daily meeting of agencies looks at children at risk of exploitation.",
        "Learning from reviews: share what is known across county borders sooner.",
        "enquiries",
    ),
}


def themes(as_at: date) -> pd.DataFrame:
    """Return the Director's thematic information, two points a theme, for the last two quarters."""
    rows = [
        (str(quarter), theme, point, measures)
        for quarter in SHOWN[-2:]
        if quarter.end < as_at
        for theme, (*points, measures) in _THEMES.items()
        for point in points
    ]
    return pd.DataFrame(rows, columns=["quarter", "theme", "point", "measures"])


# Children aged 0 to 17, ONS mid-year estimates, 2012 to 2024 (Open Government Licence v3.0).
_POPULATION = {
    2012: 134_025, 2013: 134_000, 2014: 133_917, 2015: 134_570, 2016: 135_630, 2017: 136_766, 2018: 138_152,
    2019: 139_012, 2020: 139_893, 2021: 140_691, 2022: 143_264, 2023: 145_610, 2024: 147_439,
}  # fmt: skip


def population() -> pd.DataFrame:
    """Return the county's children by mid-year."""
    rows = [("Leicestershire", year, count, "ONS mid-year estimates") for year, count in _POPULATION.items()]
    return pd.DataFrame(rows, columns=["area", "year", "children", "source"])
