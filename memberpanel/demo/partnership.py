"""The partnership's spreadsheets: conference attendance, the board's matrix, and the small tables of the registers."""

from datetime import date
from pathlib import Path

import pandas as pd

from memberpanel.demo.meetings import BOARD
from memberpanel.demo.wording import mapped, text_dates, yes_no
from memberpanel.demo.workbooks import Sheet, matrix, write_csv, write_workbook

_AGENCIES = {
    "childrens_social_care": "Children's Services", "education": "Education", "police": "Police",
    "health_trust": "Health visiting", "hospitals": "University Hospitals of Leicester",
    "integrated_care_board": "ICB", "general_practice": "GP", "camhs": "CAMHS", "probation": "Probation",
    "youth_justice": "Youth Offending Service", "cafcass": "Cafcass", "district_councils": "District councils",
    "adult_services": "Adult social care", "voluntary_sector": "Voluntary sector", "lead_member": "Lead Member",
}  # fmt: skip
_TYPES = {"initial_conference": "ICPC", "review_conference": "RCPC"}
_ATTENDED = {"attended": "Y", "deputy": "D", "apologies": "A", "absent": "N"}
_INDICATORS = {
    "dbs_checks": "DBS checks", "camhs_posts": "CAMHS posts", "police_notifications": "Police notifications",
    "chronologies": "Chronologies", "supervision_analysis": "Supervision analysis",
}  # fmt: skip
_RATINGS = {"R": "Red", "A": "Amber", "G": "Green"}
_REVIEW_HEADINGS = {
    "reference": "Review Reference", "regime": "Kind of Review", "stage": "Stage", "decided_date": "Date of Decision",
    "published_date": "Date Published", "delay_reason": "Reason for Delay", "independent_chair": "Independent Chair (Y/N)",
    "panel_chair": "Panel Chair (Y/N)", "management_reviews_expected": "IMRs Expected",
    "management_reviews_received": "IMRs Received", "overview": "Overview Report (Y/N)",
    "executive_summary": "Executive Summary (Y/N)", "grade": "Ofsted Grade", "actions_total": "Number of Actions",
    "actions_done": "Actions Completed", "learning": "Learning",
}  # fmt: skip


def write(held: dict[str, pd.DataFrame], folder: Path, begins: pd.Timestamp, on: date) -> list[Path]:
    """Write the partnership's three files; return them in loading order."""
    return [
        _attendance(held["attendance"], folder, begins),
        _board(held["board"][held["board"]["on"] >= begins], folder),
        write_workbook(folder / "Partnership registers.xlsx", _registers(held, on)),
    ]


def _attendance(frame: pd.DataFrame, folder: Path, begins: pd.Timestamp) -> Path:
    rows = frame[frame["on"] >= begins].sort_values(["on", "meeting"], ignore_index=True)
    columns = {
        "Meeting ID": rows["meeting"].tolist(),
        "Meeting Type": mapped(rows["type"], _TYPES),
        "Meeting Date": text_dates(rows["on"]),
        "Agency": mapped(rows["agency"], _AGENCIES),
        "Invited (Y/N)": yes_no(rows["invited"], yes="Y", no="N"),
        "Attended (Y/N/A/D)": mapped(rows["attendance"], _ATTENDED),
        "Report Submitted (Y/N)": yes_no(rows["report"], yes="Y", no="N"),
        "Report Date": text_dates(rows["report_on"]),
        "Quorate": yes_no(rows["quorate"], yes="Y", no="N"),
        "Date Minutes Distributed": text_dates(rows["minutes"]),
    }
    return write_csv(folder / "Conference attendance.csv", Sheet("Attendance", columns), encoding="cp1252")


def _board(frame: pd.DataFrame, folder: Path) -> Path:
    """Write the matrix as boards keep it: one column a meeting, its date as 2.4.15."""
    written = [f"{on.day}.{on.month}.{on:%y}" for on in frame["on"]]
    cells = {
        (agency, on): _ATTENDED[how]
        for agency, on, how in zip(frame["agency"], written, frame["attendance"], strict=True)
    }
    names = {agency: _AGENCIES[agency] for agency in BOARD}
    columns = {
        "Initials": [f"{word[0]}{word[-1].upper()}" for word in names.values()],
        "Agency": list(names.values()),
    }
    columns |= matrix(list(dict.fromkeys(written)), list(BOARD), cells)
    before = [
        ["Safeguarding partnership board: attendance"],
        ["Y attended, N did not attend, A apology, D deputy, - not a member then"],
    ]
    return write_workbook(
        folder / "Board attendance.xlsx", [Sheet("Board attendance", columns, before=before)]
    )


def _plain(frame: pd.DataFrame, headings: dict[str, str]) -> dict[str, list]:
    """Return columns under their headings; dates as text, blanks for nulls."""
    columns = {}
    for name, heading in headings.items():
        values = frame[name]
        columns[heading] = (
            text_dates(values) if name.endswith("_date") else values.where(values.notna(), "").tolist()
        )
    return columns


def _registers(held: dict[str, pd.DataFrame], on: date) -> list[Sheet]:
    audit = held["audit_of_practice"].replace({"rating": _RATINGS})
    questions = held["key_questions"].replace({"agency": _AGENCIES})
    returns = held["agency_returns"].replace({"agency": _AGENCIES, "indicator": _INDICATORS})
    return [
        Sheet("Notes", {"Notes": [f"Tables of the partnership, as at {on:%d/%m/%Y}", "Owner is a role, never a name"]}),
        Sheet("Case reviews", _plain(held["case_reviews"], _REVIEW_HEADINGS), before=[["Tracker of case reviews"]]),
        Sheet(
            "Audit of practice",
            _plain(
                audit,
                {"quarter": "Quarter", "standard": "Standard", "rating": "RAG", "evidence": "Evidence",
                 "owner": "Owner (Role)", "action": "Action", "due_date": "Due Date", "measure": "Measure"},
            ),
        ),
        Sheet(
            "Key questions",
            _plain(
                questions,
                {"quarter": "Quarter", "question": "Question", "agency": "Agency", "answered": "Answered (Y/N)",
                 "assured": "Assured", "gaps": "Gaps", "asked_date": "Date Asked"},
            ),
        ),
        Sheet(
            "Agency returns",
            _plain(
                returns,
                {"quarter": "Quarter", "agency": "Agency", "indicator": "Indicator", "numerator": "Number",
                 "denominator": "Out of", "note": "Note"},
            ),
        ),
        Sheet("Themes", _plain(held["themes"], {"quarter": "Quarter", "theme": "Theme", "point": "Point", "measures": "Measures"})),
        Sheet(
            "Population",
            _plain(held["population"], {"area": "Area", "year": "Mid-year", "children": "Children Aged 0 to 17", "source": "Source"}),
        ),
    ]  # fmt: skip
