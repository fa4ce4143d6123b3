"""Ofsted's Annex A workbook of the made-up county: lists 1 to 8 of the last six months.

The children and the dates are those of the event exports, so that whoever loads both must count none twice.
"""

from datetime import date
from pathlib import Path

import pandas as pd

from memberpanel.demo.people import People
from memberpanel.demo.wording import categories, child_columns, sources, text_dates, yes_no
from memberpanel.demo.workbooks import Sheet, write_workbook

_TITLES = {
    1: "List 1: Contacts",
    2: "List 2: Early Help",
    3: "List 3: Referral",
    4: "List 4: Assessments",
    5: "List 5: Section 47 enquiries and Initial Child Protection Conferences",
    6: "List 6: Children in Need",
    7: "List 7: Child protection",
    8: "List 8: Children in care",
}


def write(held: dict[str, pd.DataFrame], people: People, path: Path, on: date) -> Path:
    """Write the workbook: front sheet, guidance, and the eight lists."""
    since = pd.Timestamp(on) - pd.DateOffset(months=6)
    lists = {
        1: _contacts(held["contacts"], people, since),
        2: _early_help(held["contacts"], people, since),
        3: _referrals(held["referrals"], people, since),
        4: _assessments(held["assessments"], people, since),
        5: _conferences(held["conferences"], people, since),
        6: _in_need(held["assessments"], people, since),
        7: _plans(held["protection_plans"], people, since),
        8: _in_care(held["proceedings"], people, since),
    }
    sheets = [
        Sheet(
            "Front_Sheet", {"Annex A: child-level data": ["Leicestershire (made up)", f"As at {on:%d/%m/%Y}"]}
        ),
        Sheet(
            "Guidance",
            {"Field": ["Child Unique ID", "Date of referral"], "Guidance": ["The LA's own", "DD/MM/YYYY"]},
        ),
    ]
    sheets += [
        Sheet(f"List_{number}", columns, before=[[_TITLES[number]]], merged_title=True)
        for number, columns in lists.items()
    ]
    return write_workbook(path, sheets)


def _common(people: People, rows: pd.DataFrame, event: str) -> dict[str, list]:
    of = child_columns(people, rows["child"], rows[event])
    return {
        "Child Unique ID": of["number"],
        "Gender": of["gender"],
        "Ethnicity": of["ethnicity"],
        "Date of Birth": of["born"],
        "Age of Child (Years)": of["age"],
    }


def _staff(count: int) -> dict[str, list]:
    return {
        "Allocated Team": [f"Team {number % 9 + 1}" for number in range(count)],
        "Allocated Worker": [f"Worker {number % 61 + 1}" for number in range(count)],
    }


def _disabled(people: People, rows: pd.DataFrame) -> list[str]:
    return yes_no(pd.Series(people.disability[rows["child"].to_numpy().astype(int)]))


def _contacts(frame: pd.DataFrame, people: People, since) -> dict[str, list]:
    rows = frame[frame["on"] >= since]
    return _common(people, rows, "on") | {
        "Date of Contact": text_dates(rows["on"]),
        "Contact Source": [sources(lettered=True)[code] for code in rows["source"]],
    }


def _early_help(frame: pd.DataFrame, people: People, since) -> dict[str, list]:
    rows = frame[(frame["on"] >= since) & (frame["outcome"] == "early_help")]
    return _common(people, rows, "on") | {
        "Assessment start date": text_dates(rows["on"] + pd.Timedelta(days=7)),
        "Assessment completion date": text_dates(rows["on"] + pd.Timedelta(days=40)),
        "Organisation completing assessment": ["School"] * len(rows),
    }


def _referrals(frame: pd.DataFrame, people: People, since) -> dict[str, list]:
    """Return the list with its trap: the number of referrals in 12 months stands alike on each of a child's rows."""
    rows = frame[frame["on"] >= since]
    latest = frame.groupby("child")["on"].transform("max")
    year = frame[(frame["on"] < latest) & (frame["on"] >= latest - pd.DateOffset(months=12))]
    counts = year.groupby("child").size().to_dict()
    return (
        _common(people, rows, "on")
        | {
            "Date of referral": text_dates(rows["on"]),
            "Referral Source": [sources(lettered=True)[code] for code in rows["source"]],
            "Referral NFA?": yes_no(rows["no_further_action"]),
            "Number of Referrals in Last 12 Months": [counts.get(child, 0) for child in rows["child"]],
        }
        | _staff(len(rows))
    )


def _assessments(frame: pd.DataFrame, people: People, since) -> dict[str, list]:
    rows = frame[frame["start"] >= since]
    return (
        _common(people, rows, "start")
        | {
            "Does the Child have a Disability": _disabled(people, rows),
            "Continuous Assessment Start Date": text_dates(rows["start"]),
            "Child Seen During Continuous Assessment": yes_no(rows["seen"]),
            "Continuous Assessment Date of Authorisation": text_dates(rows["authorised"]),
            "Was the child assessed as requiring LA children’s social care support": yes_no(rows["needs"]),
        }
        | _staff(len(rows))
    )


def _conferences(frame: pd.DataFrame, people: People, since) -> dict[str, list]:
    rows = frame[frame["strategy"] >= since]
    results = [
        answer if held else ""
        for answer, held in zip(yes_no(rows["plan"]), rows["held"].notna(), strict=True)
    ]
    return (
        _common(people, rows, "strategy")
        | {
            "Does the Child have a Disability": _disabled(people, rows),
            "Strategy discussion initiating Section 47 Enquiry Start Date": text_dates(rows["strategy"]),
            "Was an Initial Child Protection Conference deemed unnecessary?": yes_no(rows["not_needed"]),
            "Date of Initial Child Protection Conference": text_dates(rows["held"]),
            "Did the Initial Child Protection Conference Result in a Child Protection Plan": results,
        }
        | _staff(len(rows))
    )


def _in_need(frame: pd.DataFrame, people: People, since) -> dict[str, list]:
    """Return children in need: one row a child, here those whose assessment found a need."""
    rows = frame[(frame["start"] >= since) & frame["needs"]].drop_duplicates("child", keep="last")
    return _common(people, rows, "start") | {
        "Does the Child have a Disability": _disabled(people, rows),
        "CIN Start Date": text_dates(rows["referral"]),
        "Primary Need Code": ["N1 - Abuse or neglect"] * len(rows),
        "Case status": ["c) Child in need plan"] * len(rows),
    }


def _plans(frame: pd.DataFrame, people: People, since) -> dict[str, list]:
    """Return plans open now or ended in six months, one row a child, the most recent only."""
    lately = frame["end"].isna() | (frame["end"] >= since)
    rows = (
        frame[lately & ~frame["other_authority"]].sort_values("start").drop_duplicates("child", keep="last")
    )
    return (
        _common(people, rows, "start")
        | {
            "Does the Child have a Disability": _disabled(people, rows),
            "Child Protection Plan Start Date": text_dates(rows["start"]),
            "Initial Category of Abuse": categories(rows["initial"]),
            "Latest Category of Abuse": categories(rows["latest"]),
            "Date of the Last Statutory Visit": text_dates(rows["visit"]),
            "Was the Child Seen Alone?": yes_no(rows["seen_alone"]),
            "Date of latest review conference": text_dates(rows["reviewed"]),
            "Child Protection Plan End Date": text_dates(rows["end"]),
            "Number of Previous Child Protection Plans": rows["previous"].tolist(),
        }
        | _staff(len(rows))
    )


def _in_care(frame: pd.DataFrame, people: People, since) -> dict[str, list]:
    rows = frame[frame["issued"].notna() & (frame["concluded"].isna() | (frame["concluded"] >= since))]
    return _common(people, rows, "issued") | {
        "Does the Child have a Disability": _disabled(people, rows),
        "Date Started to be Looked After": text_dates(rows["issued"]),
        "Child's Category of Need": ["N1 - Abuse or neglect"] * len(rows),
        "Child's Legal Status": ["C1: ICO"] * len(rows),
        "Date Ceased to be Looked After ": text_dates(rows["concluded"]),
    }
