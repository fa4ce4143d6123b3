"""A small but complete release made by hand: eight measures over sixteen quarters, every number a literal.

No store, no measure file, no rounding: what is read back must be what stands here. All of it is made up.
"""

from datetime import date
from pathlib import Path

import pandas as pd

from memberpanel.quarters import Quarter, last_quarters
from memberpanel.release.files import write_release

LATEST = "2026-27-Q2"
NAME = "2026-27-Q2-v1"
QUARTERS = tuple(str(quarter) for quarter in last_quarters(Quarter.parse(LATEST), 16))
DISTRICTS = (
    "Blaby",
    "Charnwood",
    "Harborough",
    "Hinckley and Bosworth",
    "Melton",
    "North West Leicestershire",
)
HIDDEN_DISTRICTS = ("Oadby and Wigston", "Out of area", "Unknown")

# 2025-26-Q1 is the one spike.
REFERRALS = (1338, 1464, 1402, 1310, 1371, 1333, 1464, 1420, 1390, 1350, 1905, 1402, 1377, 1440, 1365, 1412)
# Out of the referrals above: 20.0 %, 20.8 %, 22.0 %, 21.0 % ... up to 26.0 %, a slow rise over eight quarters.
RE_REFERRALS = (268, 305, 308, 275, 280, 292, 312, 294, 299, 302, 438, 331, 332, 359, 348, 367)
RE_REFERRAL_PERCENT = (
    20.0, 20.8, 22.0, 21.0, 20.4, 21.9, 21.3, 20.7, 21.5, 22.4, 23.0, 23.6, 24.1, 24.9, 25.5, 26.0,
)  # fmt: skip
# A shift up from 2024-25-Q3, the ninth of these quarters.
PLANS_OPEN = (430, 436, 428, 433, 441, 429, 435, 428, 505, 511, 498, 507, 513, 502, 509, 511)
# Of children aged 0 to 17 at mid-2024: 147,439 (Office for National Statistics).
CHILDREN = 147_439
PLANS_OPEN_RATE = (
    29.2, 29.6, 29.0, 29.4, 29.9, 29.1, 29.5, 29.0, 34.3, 34.7, 33.8, 34.4, 34.8, 34.0, 34.5, 34.7,
)  # fmt: skip
# Six districts as shown, in the order of DISTRICTS; the seventh and the two last groups are hidden.
PLANS_OPEN_BY_DISTRICT = (
    (53, 105, 41, 69, 34, 72), (57, 107, 45, 77, 34, 73), (57, 102, 42, 73, 35, 71), (58, 105, 42, 71, 33, 67),
    (53, 106, 44, 72, 36, 67), (55, 101, 41, 75, 32, 64), (56, 108, 44, 69, 35, 65), (54, 104, 44, 70, 34, 71),
    (67, 122, 51, 89, 38, 85), (62, 124, 48, 91, 39, 82), (63, 121, 47, 86, 41, 83), (63, 120, 50, 81, 39, 84),
    (65, 127, 50, 90, 43, 82), (64, 120, 47, 80, 38, 81), (66, 128, 50, 81, 42, 79), (66, 123, 50, 81, 40, 79),
)  # fmt: skip
# Children whose every review was in time, out of children on a plan for three months or more; the standard is all.
REVIEWED = (280, 282, 279, 284, 285, 281, 283, 280, 292, 288, 283, 280, 278, 274, 270, 265)
REVIEWABLE = (295, 296, 294, 298, 300, 296, 298, 295, 308, 306, 305, 306, 308, 309, 312, 314)
REVIEWED_PERCENT = (
    94.9, 95.3, 94.9, 95.3, 95.0, 94.9, 95.0, 94.9, 94.8, 94.1, 92.8, 91.5, 90.3, 88.7, 86.5, 84.4,
)  # fmt: skip
# The third quarter back had too few plans started in it to show (hidden), so the line breaks there.
REPEATS = (36, 41, 38, 33, 40, 37, 35, 42, 38, 36, 39, 34, 41, None, 37, 38)
STARTED = (148, 155, 150, 141, 158, 149, 146, 160, 152, 147, 155, 143, 159, None, 151, 153)
REPEAT_PERCENT = (
    24.3, 26.5, 25.3, 23.4, 25.3, 24.8, 24.0, 26.3, 25.0, 24.5, 25.2, 23.8, 25.8, None, 24.5, 24.8,
)  # fmt: skip
# Median weeks from application to final order, and how many proceedings concluded. Fewer than thirteen quarters.
WEEKS = (None,) * 6 + (41.0, 40.0, 42.0, 39.0, 40.0, 41.0, 38.0, 39.0, 40.0, 38.0)
CONCLUDED = (None,) * 6 + (22, 24, 21, 25, 23, 22, 26, 24, 23, 25)
AGENCIES = ("Education", "Health", "Housing", "Police", "Probation")
ATTENDED = (4, 3, 1, 3, 1)  # of four board meetings in the year to each quarter, by agency
INVITED = 4

_MEASURE = {
    "kind": "flow",
    "statistic": "percent",
    "per": "none",
    "protect": "children",
    "breakdowns": [],
    "comparator": None,
    "decimals": 1,
    "standard": None,
    "standard_words": None,
    "target": None,
    "target_words": None,
    "ask": ["What changed in practice?", "What did the audit find?"],
    "explained": "A made-up measure, to test with. It says what it counts and why it matters.",
    "caveat": "",
    "needs": ["referrals: this quarter"],
    "sql": "select referral_id as unit_id, referral_date as on_date,\nfrom referrals_in_quarter\n",
    "part_set": None,
    "source": "DfE characteristics of children in need",
}


def _measures() -> pd.DataFrame:
    rows = [
        dict(
            measure="referrals", title="Referrals", topic="referrals", display_order=10, unit="referrals",
            question="How many times was a worry about a child referred to children's social care?",
            statistic="count", good_is="neither", decimals=0, numerator="Referrals", denominator="",
            whole_set="referrals", comparator="referrals_per_10000",
        ),
        dict(
            measure="re_referrals", title="Re-referrals within 12 months", topic="referrals", display_order=20,
            unit="percent", question="How many referrals were of a child referred in the 12 months before?",
            good_is="low", numerator="Referrals of a child referred in the 12 months before",
            denominator="Referrals", whole_set="referrals", part_set="referrals_repeated",
            comparator="re_referral_percent",
        ),
        dict(
            measure="plans_open", title="Children on a child protection plan", topic="plans", display_order=30,
            unit="children", kind="stock", question="How many children were on a plan at the end of the quarter?",
            statistic="count", good_is="neither", decimals=0, numerator="Children on a plan", denominator="",
            whole_set="plans_open", breakdowns=["district"],
        ),
        dict(
            measure="plans_open_rate", title="Children on a plan for every 10,000", topic="plans",
            display_order=31, unit="rate", kind="stock", statistic="count", per="population",
            question="How many children were on a plan, for every 10,000 children who live here?",
            good_is="neither", numerator="Children on a plan", denominator="Children aged 0 to 17",
            whole_set="plans_open", comparator="plans_per_10000",
            caveat="The population is the latest published estimate, of mid-2024.",
        ),
        dict(
            measure="reviews_in_time", title="Reviews in time", topic="plans", display_order=40, unit="percent",
            kind="stock", question="Of the children on a plan, how many had every review in time?",
            good_is="high", numerator="Children whose every review was in time",
            denominator="Children on a plan for three months or more", whole_set="plans_reviewable",
            part_set="plans_reviewed", standard=100.0, standard_words="every review",
            comparator="reviews_in_time_percent",
        ),
        dict(
            measure="repeat_plans", title="Second or subsequent plans", topic="plans", display_order=50,
            unit="percent", question="How many plans that started were for a child who had had one before?",
            good_is="low", numerator="Plans started for a child ever on a plan here before",
            denominator="Plans started", whole_set="plans_started", part_set="plans_repeated",
            comparator="repeat_plan_percent",
        ),
        dict(
            measure="proceedings_weeks", title="Length of care proceedings", topic="proceedings",
            display_order=60, unit="weeks", question="How long did care proceedings that ended take?",
            statistic="median", good_is="low", decimals=0, numerator="", denominator="Proceedings concluded",
            whole_set="proceedings_concluded", standard=26.0, standard_words="26 weeks",
        ),
        dict(
            measure="board_attendance", title="Attendance at the board", topic="meetings", display_order=70,
            unit="percent", question="How often did each agency come to the board's meetings?",
            protect="things", good_is="high", decimals=0, numerator="Meetings attended, deputies included",
            denominator="Meetings invited to", whole_set="board_invitations", part_set="board_attended",
            breakdowns=["agency"], target=80.0,
            target_words="80%, set by the Safeguarding partnership, April 2025",
        ),
    ]  # fmt: skip
    return pd.DataFrame([{**_MEASURE, **row} for row in rows])


def _row(measure: str, quarter: str, group: tuple[str, int], numbers: tuple, **other: object) -> dict:
    numerator, denominator, value = numbers
    return {
        "measure": measure,
        "quarter": quarter,
        "breakdown": other.get("breakdown", "total"),
        "group_name": group[0],
        "group_order": group[1],
        "status": other.get("status", "shown"),
        "numerator": numerator,
        "denominator": denominator,
        "value": value,
        "revised": other.get("revised", False),
        "provisional": quarter == LATEST,
        "reason": other.get("reason", ""),
    }


def _totals(measure: str, numerators: tuple, denominators: tuple, values: tuple) -> list[dict]:
    rows = []
    for quarter, numbers in zip(QUARTERS, zip(numerators, denominators, values, strict=True), strict=True):
        hidden = numbers[2] is None
        rows.append(_row(measure, quarter, ("all", 0), numbers, status="c" if hidden else "shown"))
    return rows


def _median_rows() -> list[dict]:
    rows = _totals("proceedings_weeks", (None,) * 16, CONCLUDED, WEEKS)
    for row in rows[:6]:
        row.update(status="x", reason="Proceedings were not loaded for this quarter.")
    return rows


def _district_rows() -> list[dict]:
    rows = []
    for quarter, shown in zip(QUARTERS, PLANS_OPEN_BY_DISTRICT, strict=True):
        for order, (district, count) in enumerate(zip(DISTRICTS, shown, strict=True)):
            rows.append(
                _row("plans_open", quarter, (district, order), (count, None, count), breakdown="district")
            )
        for order, district in enumerate(HIDDEN_DISTRICTS, start=len(DISTRICTS)):
            rows.append(
                _row(
                    "plans_open",
                    quarter,
                    (district, order),
                    (None, None, None),
                    breakdown="district",
                    status="c",
                )
            )
    return rows


def _agency_rows() -> list[dict]:
    rows = []
    for quarter in QUARTERS:
        rows.append(_row("board_attendance", quarter, ("all", 0), (12, 20, 60.0)))
        for order, (agency, attended) in enumerate(zip(AGENCIES, ATTENDED, strict=True)):
            numbers = (attended, INVITED, attended * 25.0)
            rows.append(_row("board_attendance", quarter, (agency, order), numbers, breakdown="agency"))
    return rows


def _figures() -> pd.DataFrame:
    none = (None,) * 16
    rows = [
        *_totals("referrals", REFERRALS, none, REFERRALS),
        *_totals("re_referrals", RE_REFERRALS, REFERRALS, RE_REFERRAL_PERCENT),
        *_totals("plans_open", PLANS_OPEN, none, PLANS_OPEN),
        *_totals("plans_open_rate", PLANS_OPEN, (CHILDREN,) * 16, PLANS_OPEN_RATE),
        *_totals("reviews_in_time", REVIEWED, REVIEWABLE, REVIEWED_PERCENT),
        *_totals("repeat_plans", REPEATS, STARTED, REPEAT_PERCENT),
        *_median_rows(),
        *_district_rows(),
        *_agency_rows(),
    ]
    revised = next(row for row in rows if row["measure"] == "referrals" and row["quarter"] == "2026-27-Q1")
    revised["revised"] = True
    return pd.DataFrame(rows)


# Mean and limits (mean ± 2.66 times the mean moving range) of the series above, worked by hand.
_LIMITS = {
    "referrals": (1421.4, 1085.9, 1757.0),
    "re_referrals": (22.4, 20.4, 24.5),
    "plans_open_rate": (31.9, 29.6, 34.1),
    "plans_open": (469.8, 437.3, 502.2),
    "reviews_in_time": (92.7, 90.5, 94.9),
}
_TREND = ("trend", "high", "concern")
_POINTS = {
    ("referrals", 10): ("outside", "high", "neutral"),
    **{("re_referrals", at): _TREND for at in range(8, 16)},
    **{("plans_open", at): ("shift", "low", "neutral") for at in range(0, 8)},
    **{("plans_open", at): ("shift", "high", "neutral") for at in range(8, 16)},
    **{("reviews_in_time", at): ("trend", "low", "concern") for at in range(8, 16)},
}
_FEW = "Too few quarters to judge what is usual: 10 of the 13 needed."
_GAP = "A hidden quarter breaks the series, so no usual range is drawn."


def _signals() -> pd.DataFrame:
    rows = []
    for measure in _measures()["measure"]:
        limits = _LIMITS.get(measure)
        why_none = "" if limits else (_FEW if measure == "proceedings_weeks" else _GAP)
        for at, quarter in enumerate(QUARTERS):
            fallback = ("common", "none", "common") if limits else ("none", "none", "none")
            point, side, meaning = _POINTS.get((measure, at), fallback)
            mean, lower, upper = limits or (None, None, None)
            rows.append(
                dict(
                    measure=measure, quarter=quarter, segment=1, mean=mean, lower=lower, upper=upper,
                    point=point, side=side, meaning=meaning, why_none=why_none,
                )
            )  # fmt: skip
    return pd.DataFrame(rows)


def _comparators() -> pd.DataFrame:
    """Published by the Department for Education, characteristics of children in need, 2025."""
    source = "DfE characteristics of children in need, 2025 release"
    rows = [
        ("repeat_plan_percent", "Leicestershire", "ours", 2025, 24.8, ""),
        ("repeat_plan_percent", "Statistical neighbours", "neighbours", 2025, 26.2, "median of 10 of 10, 2025 model"),
        ("repeat_plan_percent", "East Midlands", "region", 2025, 26.0, ""),
        ("repeat_plan_percent", "England", "england", 2025, 24.5, ""),
        ("re_referral_percent", "Leicestershire", "ours", 2025, 25.5, ""),
        ("re_referral_percent", "Statistical neighbours", "neighbours", 2025, 20.4, "median of 10 of 10, 2025 model"),
        ("re_referral_percent", "East Midlands", "region", 2025, 24.7, ""),
        ("re_referral_percent", "England", "england", 2025, 22.6, ""),
        ("plans_per_10000", "Leicestershire", "ours", 2025, 34.7, ""),
        ("plans_per_10000", "East Midlands", "region", 2025, 40.4, ""),
        ("plans_per_10000", "England", "england", 2025, 40.6, ""),
        ("reviews_in_time_percent", "Leicestershire", "ours", 2025, 84.4, ""),
        ("reviews_in_time_percent", "East Midlands", "region", 2025, 89.6, ""),
        ("reviews_in_time_percent", "England", "england", 2025, 90.6, ""),
        ("referrals_per_10000", "Leicestershire", "ours", 2025, 458.0, ""),
        ("referrals_per_10000", "England", "england", 2025, 519.4, ""),
    ]  # fmt: skip
    names = ["comparator", "area", "area_kind", "year", "value", "note"]
    return pd.DataFrame(rows, columns=names).assign(status="shown", source=source)


def _panel() -> dict[str, pd.DataFrame]:
    said = dict(
        measure="reviews_in_time", quarter=LATEST,
        happened="Forty-nine children waited past the date their review was due.",
        why="Two reviewing officers left and the posts stood empty.",
        doing="Both posts are filled and reviews are booked three months ahead.",
        by_when="December 2026", role="Assistant Director", written_on=date(2026, 10, 16),
    )  # fmt: skip
    actions = [
        (1, "2025-26-Q4", "board_attendance", "Write to agencies that missed meetings.", "Director", date(2026, 9, 1),
         "done", "Letters went in August; two agencies have named deputies.", date(2026, 8, 20)),
        (2, "2026-27-Q1", "reviews_in_time", "Bring an audit of late reviews.", "Assistant Director",
         date(2026, 11, 30), "open", "", None),
    ]  # fmt: skip
    return {
        "commentary": pd.DataFrame([said]),
        "actions": pd.DataFrame(
            actions,
            columns=["action_id", "raised_quarter", "measure", "text", "owner", "due", "state", "came_back",
                     "closed_on"],
        ),
        "questions": pd.DataFrame(
            [(1, "2026-27-Q1", "re_referrals", "Why do more children come back?", "Lead Member",
              "An audit of fifty re-referrals is under way.")],
            columns=["question_id", "quarter", "measure", "text", "asked_by", "answer"],
        ),
        "rebases": pd.DataFrame(columns=["measure", "quarter", "reason", "agreed_by", "agreed_on"]),
    }  # fmt: skip


def _registers() -> dict[str, pd.DataFrame]:
    heads = [
        ("case_reviews", "Case reviews", "reviews", 10, ["Review", "Stage", "Decided", "Published"],
         "Reviews have made-up references."),
        ("audit_of_practice", "Audit of practice", "practice", 20, ["Standard", "Rating", "Action"], ""),
    ]  # fmt: skip
    rows = [
        ("case_reviews", 1, ("Review A", "Report in preparation", "May 2026", "")),
        ("case_reviews", 2, ("Review B", "Published", "November 2025", "May 2026")),
        ("audit_of_practice", 1, ("Referrers are told what happened, in writing", "red", "A letter from the system")),
        ("audit_of_practice", 2, ("A chronology on every case file", "amber", "Audit in January")),
    ]  # fmt: skip
    columns = {head[0]: head[4] for head in heads}
    cells = [
        (register, number, name, value)
        for register, number, values in rows
        for name, value in zip(columns[register], values, strict=True)
    ]
    return {
        "registers": pd.DataFrame(
            heads, columns=["register", "title", "topic", "display_order", "columns", "note"]
        ),
        "register_rows": pd.DataFrame(cells, columns=["register", "row_number", "column_name", "value"]),
    }


def _about(stamp: str, name: str) -> dict[str, pd.DataFrame]:
    manifest = {
        "release": name, "quarter": LATEST, "version": name.rsplit("-v", 1)[1], "format": "1", "stamp": stamp,
        "status": "provisional", "cut_off": "2026-10-14", "drafted_at": "2026-10-15T09:00:00",
        "drafted_by": "Analyst", "next_revision": "when the next quarter is published, about 8 February 2027",
        "authority": "Leicestershire", "panel": "Child Protection Member Panel", "region": "East Midlands",
        "contact": "Performance team, Children and Family Services", "code_version": "0.1.0",
        "store_generation": "3", "threshold": "6", "sensitive_threshold": "10", "smallest_denominator": "20",
        "population_year": "2024", "due_before_members": "2026-11-06", "first_quarter": QUARTERS[0],
        "ledger_hash": "",
    }  # fmt: skip
    return {
        "manifest": pd.DataFrame(manifest.items(), columns=["key", "value"]),
        "population": pd.DataFrame(
            [("Leicestershire", 2024, CHILDREN, "Office for National Statistics, mid-2024")],
            columns=["area", "mid_year", "children", "source"],
        ),
        "quality": pd.DataFrame(
            [("referrals", "Referrals", 3, 22843, 22801, 42, 118, date(2021, 4, 1), date(2026, 9, 30), ""),
             ("protection_plans", "Child protection plans", 3, 4100, 4096, 4, 20, date(2021, 4, 1),
              date(2026, 9, 30), "")],
            columns=["extract", "title", "loads", "rows_read", "rows_loaded", "rows_refused", "rows_queried",
                     "covered_from", "covered_to", "note"],
        ),
        "inputs": pd.DataFrame(
            [("Referrals Q2.xlsx", "a" * 64, "2026-10-14T10:00:00")], columns=["file_name", "sha256", "loaded_at"]
        ),
        "attack": pd.DataFrame(
            [("assumed", "Every figure published before, and what stands in known_facts.csv"), ("tried", "144"),
             ("narrowest", "6"), ("recovered", "0"), ("seconds", "0.4")],
            columns=["fact", "value"],
        ),
    }  # fmt: skip


def _quarters() -> pd.DataFrame:
    quarters = [Quarter.parse(written) for written in QUARTERS]
    return pd.DataFrame(
        {
            "quarter": QUARTERS,
            "said": [quarter.said for quarter in quarters],
            "short": [quarter.short for quarter in quarters],
            "starts": [quarter.start for quarter in quarters],
            "ends": [quarter.end for quarter in quarters],
            "provisional": [written == LATEST for written in QUARTERS],
        }
    )


def made_frames(stamp: str = "demonstration", name: str = NAME) -> dict[str, pd.DataFrame]:
    """Return the frames of the made release by table of queries/release.sql, for a test to change."""
    return {
        **_about(stamp, name),
        "quarters": _quarters(),
        "measures": _measures(),
        "figures": _figures(),
        "breakdowns": pd.DataFrame(
            [("total", "All"), ("district", "District"), ("agency", "Agency")], columns=["breakdown", "title"]
        ),
        "signals": _signals(),
        "comparators": _comparators(),
        **_panel(),
        **_registers(),
    }


def make_release(folder: Path, *, name: str = NAME, stamp: str = "demonstration") -> Path:
    """Write the made release into `folder / name`, and return that folder."""
    return write_release(folder / name, made_frames(stamp, name))
