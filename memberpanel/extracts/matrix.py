"""The board's attendance as it is kept: one row a member, one column a meeting."""

import pandas as pd

from memberpanel.extracts.codes import read_code, wanted_codes
from memberpanel.extracts.definition import extracts
from memberpanel.extracts.finding import ERROR, QUERY, shown
from memberpanel.extracts.headings import plain
from memberpanel.extracts.recognising import Recognised, as_day
from memberpanel.extracts.telling import Telling

NOT_A_MEMBER = ("-", "–", "—", "")  # not a member of the board at that date
BEST_FIRST = ("attended", "deputy", "apologies", "absent")
_AGENCY = ("agency", "organisation", "agency name")
COLUMNS = ("meeting_id", "meeting_type", "meeting_date", "agency", "invited", "attendance")


def unpivot(rows: list[list], what: Recognised, telling: Telling) -> tuple[pd.DataFrame, int]:
    """Return one row an agency and meeting, and how many rows of the sheet were read.

    Where an agency has several members, the best of their attendance counts for it. Initials are dropped.
    """
    header = rows[what.header]
    days = {place: day for place, cell in enumerate(header) if (day := as_day(cell))}
    agency_place = next(place for place, cell in enumerate(header) if plain(cell) in _AGENCY)
    found, read = [], 0
    for number, row in enumerate(rows[what.header + 1 :], start=what.header + 2):
        written = row[agency_place] if agency_place < len(row) else ""
        if not str(written).strip() or str(written).casefold().startswith("total"):
            continue
        read += 1
        agency = read_code(written, codes="agency")
        if agency is None:
            _tell_agency(telling, number)
            continue
        for place, day in days.items():
            cell = row[place] if place < len(row) else ""
            found += _place(cell, number, agency, day, telling)
    return _best_of_each(found), read


def _tell_agency(telling: Telling, number: int) -> None:
    telling.say(
        "code_unreadable", ERROR, row=number, column="Agency", found="an agency that is not on the list",
        wanted=wanted_codes("agency"),
    )  # fmt: skip


def _place(cell: object, number: int, agency: str, day: object, telling: Telling) -> list[dict]:
    if str(cell).strip() in NOT_A_MEMBER:
        return []
    attendance = read_code(cell, codes="attendance")
    if attendance is None:
        column = extracts()["meetings"].column("attendance")
        telling.say(
            "code_unreadable", QUERY, row=number, column=f"{day:%d.%m.%Y}", found=shown(cell, column),
            wanted="Use Y, N, A (apologies), D (a deputy) or - (not a member then).",
        )  # fmt: skip
    return [
        {
            "row_number": number,
            "meeting_id": f"board {day:%Y-%m-%d}",
            "meeting_type": "board",
            "meeting_date": day,
            "agency": agency,
            "invited": True,
            "attendance": attendance,
        }
    ]


def _best_of_each(found: list[dict]) -> pd.DataFrame:
    frame = pd.DataFrame(found, columns=["row_number", *COLUMNS])
    order = (
        frame["attendance"]
        .map({value: place for place, value in enumerate(BEST_FIRST)})
        .fillna(len(BEST_FIRST))
    )
    best = frame.assign(order=order).sort_values(["order", "row_number"], kind="stable")
    best = best.drop_duplicates(["meeting_id", "agency"]).sort_values(["row_number", "meeting_date"])
    best = best.drop(columns="order").reset_index(drop=True)
    return best.assign(
        meeting_date=best["meeting_date"].astype("datetime64[s]"), invited=best["invited"].astype("boolean")
    )
