"""Small workbooks made for the tests, in the shapes of real ones."""

import csv
from io import BytesIO, StringIO

import openpyxl

from memberpanel.extracts.sheets import SheetReading, read_file

COMMON = ["Child Unique ID", "Gender", "Ethnicity", "Date of Birth", "Age of Child (Years)"]
LIST_3 = [
    *COMMON,
    "Date of referral",
    "Referral Source",
    "Referral NFA?",
    "Number of Referrals in Last 12 Months",
    "Allocated Team",
    "Allocated Worker",
]
LIST_5 = [
    *COMMON,
    "Does the Child have a Disability",
    "Strategy discussion initiating Section 47 Enquiry Start Date",
    "Was an Initial Child Protection Conference deemed unnecessary?",
    "Date of Initial Child Protection Conference",
    "Did the Initial Child Protection Conference Result in a Child Protection Plan",
    "Number of Section 47 Enquiries in the last 12 months",
    "Number of ICPCs in the last 12 months",
    "Allocated Team",
    "Allocated Worker",
]


def book(sheets: dict[str, list[list]], *, merged_titles: bool = False) -> bytes:
    """Return an .xlsx of sheets by name, each a list of rows."""
    made = openpyxl.Workbook()
    made.remove(made.active)
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
        if merged_titles:
            sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=max(2, len(rows[1])))
    saved = BytesIO()
    made.save(saved)
    return saved.getvalue()


def comma_separated(rows: list[list], *, separator: str = ",", encoding: str = "utf-8") -> bytes:
    """Return a .csv of rows."""
    text = StringIO()
    csv.writer(text, delimiter=separator).writerows(rows)
    return text.getvalue().encode(encoding)


def read_rows(rows: list[list], **how: dict) -> SheetReading:
    """Read rows as the only sheet of a .csv."""
    (sheet,) = read_file("extract.csv", comma_separated(rows), **how).sheets
    return sheet


def referral(child: object = "4653765", on: object = "14/07/2026", **others: object) -> list:
    """Return a row of List 3."""
    row = {
        "Gender": "b) Female",
        "Ethnicity": "a) WBRI",
        "Date of Birth": "03/02/2015",
        "Age of Child (Years)": 11,
        "Referral Source": "q) 6: Police",
        "Referral NFA?": "b) No",
        "Number of Referrals in Last 12 Months": 0,
        "Allocated Team": "First Response",
        "Allocated Worker": "Ann Worker",
    }
    row |= others | {"Child Unique ID": child, "Date of referral": on}
    return [row[heading] for heading in LIST_3]
