"""The county's spreadsheets, as untidy as the real ones: one delivery for each cut-off.

Every quirk was seen in a real or sample file of the sector: title rows, headings that vary, codes with and without
letters, dates as text, references as numbers here and as text there, duplicates, footers, blank rows, children not
yet born, and a few rows that are simply wrong.
"""

from datetime import date
from pathlib import Path

import pandas as pd

from memberpanel.demo import annex_a, partnership
from memberpanel.demo.county import County, as_at
from memberpanel.demo.people import People
from memberpanel.demo.wording import (
    categories,
    child_columns,
    mapped,
    real_dates,
    sources,
    text_dates,
    yes_no,
)
from memberpanel.demo.workbooks import Sheet, write_csv, write_workbook

_ARCHIVE_ENDS = pd.Timestamp("2024-03-31")
_PLANS_SINCE = pd.Timestamp("2018-04-01")
_NBSP = "\u00a0"
_END_REASONS = {
    "child_in_need": "Step down to child in need", "in_care": "Became looked after", "closed": "Case closed",
    "transferred": "Moved to another authority", "turned_18": "Turned 18", "other": "Other",
}  # fmt: skip
_OUTCOMES = {
    "referral": "Progress to referral", "no_further_action": "NFA", "early_help": "Early help", "other": "Information and advice",
}  # fmt: skip


def write_delivery(made: County, folder: Path, on: date, *, since: date | None = None) -> list[Path]:
    """Write every spreadsheet of one cut-off; events from `since` on, or all. Return the files in loading order.

    Ofsted's Annex A workbook holds the same children and dates as the event exports of the last six months.
    """
    folder.mkdir(parents=True, exist_ok=True)
    held, people = as_at(made, on), made.people
    begins = pd.Timestamp(since) if since else pd.Timestamp("2000-01-01")
    files = [annex_a.write(held, people, folder / f"Annex A {on:%d %B %Y}.xlsx", on)]
    files += _referral_files(held["referrals"], people, folder, begins, on)
    files += [
        _contacts(held["contacts"], people, folder, begins),
        _assessments(held["assessments"], people, folder, begins),
        _conferences(held["conferences"], people, folder, begins),
        _plans(held["protection_plans"], people, folder),
        _reviews(held["plan_reviews"], people, folder),
        _visits(held["plan_visits"], people, folder, begins),
        _proceedings(held["proceedings"], people, folder),
    ]
    return files + partnership.write(held, folder, begins, on)


def _since(frame: pd.DataFrame, event: str, begins: pd.Timestamp) -> pd.DataFrame:
    return frame[frame[event] >= begins].sort_values([event, "child"], ignore_index=True)


def _doubled(frame: pd.DataFrame, every: int) -> pd.DataFrame:
    """Let some rows stand twice, as exports do where a child has two workers."""
    return pd.concat([frame, frame.iloc[every - 1 :: every]], ignore_index=True)


def _referral_files(frame: pd.DataFrame, people: People, folder: Path, begins, on: date) -> list[Path]:
    rows = _since(frame, "on", begins)
    old = rows[rows["on"] <= _ARCHIVE_ENDS].reset_index(drop=True)
    recent = rows[rows["on"] > _ARCHIVE_ENDS].reset_index(drop=True)
    files = []
    if len(old):
        sheet = _referrals_sheet(old, people, lettered=False)
        files.append(write_csv(folder / "Referrals archive to March 2024.csv", sheet, encoding="utf-8-sig"))
    sheet = _referrals_sheet(_doubled(recent, 900), people, lettered=True)
    first = recent["on"].min()
    sheet.before = [
        [f"Referrals received {first:%d/%m/%Y} to {on:%d/%m/%Y}"],
        ["Case management system, report CS-114. OFFICIAL-SENSITIVE"],
    ]
    sheet.after = [[], ["Applied filters:\nReferral type is not Internal\nDeleted is No"]]
    sheet.blank_at = (400, 1200, 1201)
    sheet.extra = _wrong_referrals(on)
    return [*files, write_workbook(folder / "Referrals.xlsx", [sheet])]


def _referrals_sheet(rows: pd.DataFrame, people: People, *, lettered: bool) -> Sheet:
    of = child_columns(people, rows["child"], rows["on"])
    columns = {
        "Child Unique ID": of["number"],
        "Gender": of["gender"],
        "Ethnicity": of["ethnicity"],
        "Date of Birth": of["born"],
        "Age": of["age"],
        "Does the Child have a Disability": of["disability"],
        "Date of Referral ": text_dates(rows["on"]),
        "Referral Source": mapped(rows["source"], sources(lettered=lettered)),
        "Referral NFA?": yes_no(rows["no_further_action"]),
        "District": of["district"],
        "Family Group ID": of["family"],
        "Date Referrer Informed in Writing": text_dates(rows["informed"]),
        "Not Required Reason": ["Anonymous referrer" if why else "" for why in rows["not_required"]],
        "Allocated Team": [f"First Response{_NBSP}{number % 4 + 1}" for number in of["number"]],
    }
    return Sheet("Report 1", columns)


def _wrong_referrals(on: date) -> list[dict[str, object]]:
    """Return rows that are wrong: dates that never were, no child, a source that is none, a date to come."""
    base = {"Gender": "b) Female", "Ethnicity": "a) WBRI", "Referral NFA?": "b) No", "District": "Charnwood"}
    wrong = [
        {"Child Unique ID": 7100001, "Date of Referral ": "31/02/2025", "Referral Source": "q) 6: Police"},
        {"Child Unique ID": 7100002, "Date of Referral ": "31/06/2025", "Referral Source": "q) 6: Police"},
        {"Child Unique ID": "", "Date of Referral ": "12/05/2025", "Referral Source": "e) 2A: Schools"},
        {
            "Child Unique ID": "No Trace",
            "Date of Referral ": "19/05/2025",
            "Referral Source": "e) 2A: Schools",
        },
        {"Child Unique ID": 7100003, "Date of Referral ": "", "Referral Source": "m) 4: Housing"},
        {"Child Unique ID": 7100004, "Date of Referral ": "TBC", "Referral Source": "m) 4: Housing"},
        {
            "Child Unique ID": 7100005,
            "Date of Referral ": f"{on:%d/%m}/{on.year + 2}",
            "Referral Source": "r) 8: Other",
        },
    ]
    return [base | row for row in wrong]


def _contacts(frame: pd.DataFrame, people: People, folder: Path, begins) -> Path:
    rows = _since(frame, "on", begins)
    of = child_columns(people, rows["child"], rows["on"])
    columns = {
        "Child ID": of["number"],
        "Date of Birth": of["born"],
        "Contact Date": text_dates(rows["on"], "%Y-%m-%d"),
        "Contact Source": mapped(rows["source"], sources(lettered=False)),
        "Contact Outcome": mapped(rows["outcome"], _OUTCOMES),
        "District": of["district"],
    }
    return write_csv(folder / "Contacts.csv", Sheet("Contacts", columns), encoding="utf-8-sig")


def _assessments(frame: pd.DataFrame, people: People, folder: Path, begins) -> Path:
    rows = _since(frame, "start", begins)
    of = child_columns(people, rows["child"], rows["start"])
    columns = {
        "Child Unique ID": of["number"],
        "Gender": of["gender"],
        "Ethnicity": of["ethnicity"],
        "Date of Birth": of["born"],
        "Age of Child (Years)": of["age"],
        "Does the Child have a Disability": of["disability"],
        "Date of referral": [
            "" if number % 37 == 0 else on
            for number, on in zip(of["number"], text_dates(rows["referral"]), strict=True)
        ],
        "Continuous Assessment Start Date": text_dates(rows["start"]),
        "Child Seen During Continuous Assessment": yes_no(rows["seen"], yes="yes", no="No"),
        "Continuous Assessment Date of Authorisation": text_dates(rows["authorised"]),
        "Was the child assessed as requiring LA children’s social care support?": yes_no(rows["needs"]),
        "District": of["district"],
    }
    sheet = Sheet("Assessments", columns, extra=_wrong_assessments())
    return write_csv(folder / "Assessments.csv", sheet, encoding="cp1252")


def _wrong_assessments() -> list[dict[str, object]]:
    start, end = "Continuous Assessment Start Date", "Continuous Assessment Date of Authorisation"
    return [
        {"Child Unique ID": 7100011, start: "02/06/2025", end: "28/05/2025", "District": "Blaby"},
        {"Child Unique ID": 7100012, start: "CS Assessment Updated", end: "28/05/2025", "District": "Blaby"},
        {"Child Unique ID": 7100013, start: "29/02/2026", end: "", "District": "Melton"},
    ]


def _conferences(frame: pd.DataFrame, people: People, folder: Path, begins) -> Path:
    rows = _doubled(_since(frame, "strategy", begins), 2500)
    of = child_columns(people, rows["child"], rows["strategy"])
    was_held = rows["held"].notna()
    columns = {
        "Child Unique ID": [f"{number}" for number in of["number"]],
        "Gender": of["gender"],
        "Ethnicity": of["ethnicity"],
        "Date of Birth": of["born"],
        "Does the Child have a Disability": of["disability"],
        "Strategy discussion initiating Section 47 Enquiry Start Date": real_dates(rows["strategy"]),
        "Was an Initial Child Protection Conference deemed unnecessary?": yes_no(rows["not_needed"]),
        "Date of Initial Child Protection Conference": real_dates(rows["held"]),
        "Did the Initial Child Protection Conference Result in a Child Protection Plan": [
            answer if held else "" for answer, held in zip(yes_no(rows["plan"]), was_held, strict=True)
        ],
        "Transfer-in Conference (Y/N)": yes_no(rows["transfer"], yes="Y", no="N"),
        "Family Group ID": of["family"],
        "District": of["district"],
        "Allocated Worker": [f"Worker{_NBSP}{number % 61:02d}" for number in of["number"]],
    }
    title = "List 5: Section 47 enquiries and Initial Child Protection Conferences"
    sheet = Sheet("List 5", columns, before=[[title]], merged_title=True, blank_at=(77,))
    return write_workbook(folder / "Section 47 and conferences.xlsx", [sheet])


def _plans(frame: pd.DataFrame, people: People, folder: Path) -> Path:
    open_lately = frame["end"].isna() | (frame["end"] >= _PLANS_SINCE)
    rows = _doubled(_since(frame[open_lately], "start", pd.Timestamp("2000-01-01")), 1500)
    of = child_columns(people, rows["child"], rows["start"])
    start, end = "CP Plan Start Date", "CP Plan End Date"
    columns = {
        "Child Unique ID": [float(number) for number in of["number"]],
        "Gender": of["gender"],
        "Ethnicity": of["ethnicity"],
        "Date of Birth": of["born"],
        "Age of Child (Years)": of["age"],
        "Does the Child have a Disability": of["disability"],
        start: real_dates(rows["start"]),
        end: real_dates(rows["end"]),
        "Initial Category of Abuse": categories(rows["initial"]),
        "Latest Category of Abuse": categories(rows["latest"], lettered=False),
        "Number of Previous Child Protection Plans": [
            None if count == 0 else count for count in rows["previous"]
        ],
        "Date of the Last Statutory Visit": real_dates(rows["visit"]),
        "Was the Child Seen Alone?": yes_no(rows["seen_alone"]),
        "Date of latest review conference": real_dates(rows["reviewed"]),
        "Reason Plan Ended": mapped(rows["reason"], _END_REASONS),
        "Temporary Plan of Another Authority (Y/N)": yes_no(rows["other_authority"], yes="Y", no="N"),
        "Family Group ID": of["family"],
        "District": of["district"],
    }
    sheet = Sheet(
        "Plans open since 1.4.2018",
        columns,
        before=[["Child protection plans open at any time since 01/04/2018"]],
    )
    sheet.extra = [
        {
            "Child Unique ID": 7100021,
            start: "14/03/2025",
            end: "02/03/2025",
            "Initial Category of Abuse": "a) Neglect",
        },
        {"Child Unique ID": 7100022, start: "31/02/2025", "Initial Category of Abuse": "Neglect"},
        {
            "Child Unique ID": 7100023,
            start: "",
            end: "09/06/2025",
            "Initial Category of Abuse": "d) Emotional abuse",
        },
    ]
    sheet.after = [["Total", "", "", "", "", "", len(rows)]]
    return write_workbook(folder / "Child protection plans.xlsx", [sheet])


def _reviews(frame: pd.DataFrame, people: People, folder: Path) -> Path:
    """Write the reviews of the plans that the export of plans holds."""
    of_plans = frame[frame["end"] >= _PLANS_SINCE]
    rows = _since(of_plans, "on", _PLANS_SINCE)
    columns = {
        "Child Unique ID": people.numbers[rows["child"].to_numpy()].tolist(),
        "Plan Start Date": real_dates(rows["start"]),
        "Review Due Date": real_dates(rows["due"]),
        "Review Conference Date": real_dates(rows["on"]),
        "Quorate (Y/N)": yes_no(rows["quorate"], yes="Y", no="N"),
        "Participation Code": rows["participation"].tolist(),
        "Plan Continued (Y/N)": yes_no(rows["continued"], yes="Yes", no="No"),
    }
    return write_workbook(folder / "Review conferences.xlsx", [Sheet("CP reviews", columns)])


def _visits(frame: pd.DataFrame, people: People, folder: Path, begins) -> Path:
    """Write visits as the Standard Safeguarding Dataset names their fields."""
    rows = _since(frame, "on", begins)
    columns = {
        "cppv_person_id": people.numbers[rows["child"].to_numpy()].tolist(),
        "cppv_cp_visit_date": text_dates(rows["on"], "%Y-%m-%d"),
        "cppv_cp_visit_seen": yes_no(rows["seen"], yes="Y", no="N"),
        "cppv_cp_visit_seen_alone": rows["alone"].tolist(),
    }
    return write_csv(folder / "ssd_cp_visits.csv", Sheet("visits", columns), encoding="utf-8")


_PRE_OUTCOMES = {"stepped_down": "Decision to step down", "issued": "Decision to Issue Care Proceedings"}
_TYPES = {"care": "Care", "supervision": "Supervision"}
_ORDERS = {
    "care_order": "Care order", "placement_order": "Placement order", "special_guardianship": "SGO",
    "supervision_order": "Supervision order", "child_arrangements": "Child arrangements order", "no_order": "No order",
}  # fmt: skip


def _proceedings(frame: pd.DataFrame, people: People, folder: Path) -> Path:
    rows = frame.reset_index(drop=True)
    of = child_columns(people, rows["child"], rows["issued"].fillna(rows["pre_start"]))
    over = rows["concluded"].notna() & rows["extension"].fillna(False).astype(bool)
    columns = {
        "Child Unique ID": of["number"],
        "Date of Birth": of["born"],
        "Family Group ID": of["family"],
        "Court Case Number": rows["case"].fillna("").tolist(),
        "Date Pre-proceedings Started": real_dates(rows["pre_start"]),
        "Pre-proceedings Outcome": mapped(rows["pre_outcome"].fillna(""), _PRE_OUTCOMES),
        "Date Pre-proceedings Ended": real_dates(rows["pre_end"]),
        "Date Application Issued": real_dates(rows["issued"]),
        "Application Type": mapped(rows["type"].fillna(""), _TYPES),
        "Date of IRH": real_dates(rows["irh"]),
        "Date of Final Hearing": real_dates(rows["concluded"]),
        "Date Concluded": real_dates(rows["concluded"]),
        "Extension Beyond 26 Weeks (Y/N)": yes_no(over, yes="Y", no="N"),
        "Extension Reason": ["Timetable for child" if late else "" for late in over],
        "Final Order": mapped(rows["order"].fillna(""), _ORDERS),
        "Family Group Meeting Offered (Y/N)": ["Y"] * len(rows),
        "Family Group Meeting Held (Y/N)": yes_no(rows["meeting"], yes="Y", no="N"),
        "District": of["district"],
    }
    sheet = Sheet("Proceedings", columns, before=[["Public law outline tracker: one row a child"]])
    return write_workbook(folder / "Proceedings.xlsx", [sheet])
