"""What one sheet of an upload gives to another: districts by postcode, strategy discussions by enquiry.

Initial conferences that come in a sheet of their own find the strategy discussion of their enquiry.

The Standard Safeguarding Dataset keeps enquiries (ssd_s47_enquiry) and conferences (ssd_initial_cp_conference)
apart, joined by the enquiry's id; a row of `conferences` needs the date of the strategy discussion.
"""

from dataclasses import replace
from datetime import date, timedelta
from functools import cache

import holidays
import pandas as pd

from memberpanel.extracts.definition import extracts
from memberpanel.extracts.finding import ERROR, NOTICE
from memberpanel.extracts.postcodes import POSTCODE
from memberpanel.extracts.sheets import HELPERS, NO_ROWS, Reading, SheetReading
from memberpanel.extracts.telling import Telling

WORKING_DAYS_TO_CONFERENCE = 15  # Working Together; ssd_initial_cp_conference.icpc_icpc_target_date


@cache
def _bank_holidays() -> holidays.HolidayBase:
    return holidays.country_holidays("GB", subdiv="ENG")


def working_days_before(day: date, count: int) -> date:
    """Return the working day so many working days (England) before a day."""
    while count:
        day -= timedelta(days=1)
        if day.weekday() < 5 and day not in _bank_holidays():
            count -= 1
    return day


def match_districts(readings: list[Reading]) -> list[Reading]:
    """Give a district to sheets that have postcodes only, if a lookup came with them; drop every postcode."""
    lookup: dict[str, str] = {}
    for sheet in (sheet for reading in readings for sheet in reading.sheets):
        if sheet.extract is None and POSTCODE in sheet.rows:
            lookup |= dict(zip(sheet.rows[POSTCODE], sheet.rows["district"], strict=True))
    return [
        replace(reading, sheets=tuple(_matched(reading.file_name, sheet, lookup) for sheet in reading.sheets))
        for reading in readings
    ]


def _matched(file: str, sheet: SheetReading, lookup: dict[str, str]) -> SheetReading:
    if POSTCODE not in sheet.rows:
        return sheet
    if sheet.extract is None:
        return replace(sheet, rows=NO_ROWS)
    postcodes = sheet.rows[POSTCODE]
    rows = sheet.rows.drop(columns=POSTCODE)
    if not lookup:
        return replace(sheet, rows=rows)
    districts = postcodes.map(lookup).astype(object)
    telling = Telling(file, sheet.sheet)
    telling.say(
        "district_by_postcode", NOTICE, found=f"{int(districts.notna().sum())} of {len(rows)} postcodes in the lookup",
        wanted="The others count as Unknown. No postcode is stored.",
    )  # fmt: skip
    rows = rows.assign(district=districts.where(districts.notna(), None))
    stored = tuple(c.name for c in extracts()[sheet.extract].stored_columns if c.name in rows.columns)
    return replace(sheet, rows=rows, columns=stored, findings=(*sheet.findings, *telling.findings))


def join_conferences(readings: list[Reading]) -> list[Reading]:
    """Give conferences their strategy date: from the enquiry in the same upload, else from the target date."""
    strategies = _strategies(readings)
    return [
        replace(
            reading, sheets=tuple(_joined(reading.file_name, sheet, strategies) for sheet in reading.sheets)
        )
        for reading in readings
    ]


def _strategies(readings: list[Reading]) -> dict[str, pd.Timestamp]:
    found: dict[str, pd.Timestamp] = {}
    for sheet in (sheet for reading in readings for sheet in reading.sheets):
        if sheet.extract == "conferences" and {"enquiry_reference", "strategy_date"} <= set(
            sheet.rows.columns
        ):
            known = sheet.rows.dropna(subset=["enquiry_reference", "strategy_date"])
            found |= dict(zip(known["enquiry_reference"], known["strategy_date"], strict=True))
    return found


def _joined(file: str, sheet: SheetReading, strategies: dict[str, pd.Timestamp]) -> SheetReading:
    if sheet.extract != "conferences":
        return sheet
    if "strategy_date" in sheet.columns:
        return replace(sheet, rows=sheet.rows.drop(columns=list(HELPERS), errors="ignore"))
    telling = Telling(file, sheet.sheet)
    rows = sheet.rows.assign(strategy_date=_strategy_dates(sheet.rows, strategies, telling))
    without = rows["strategy_date"].isna()
    for row in rows.loc[without, "row_number"]:
        telling.say(
            "required", ERROR, row=int(row), column=extracts()["conferences"].column("strategy_date").heading,
            found="nothing", wanted="Upload the section 47 enquiries with it; until then this row is left out.",
        )  # fmt: skip
    columns = tuple(c.name for c in extracts()["conferences"].stored_columns if c.name in rows.columns)
    kept = rows.loc[~without, ["row_number", *columns]].reset_index(drop=True)
    return replace(sheet, rows=kept, columns=columns, findings=(*sheet.findings, *telling.findings))


def _strategy_dates(rows: pd.DataFrame, strategies: dict[str, pd.Timestamp], telling: Telling) -> pd.Series:
    dates = pd.Series(pd.NaT, index=rows.index, dtype="datetime64[s]")
    if "enquiry_reference" in rows:
        dates = pd.to_datetime(rows["enquiry_reference"].map(strategies)).astype("datetime64[s]")
    if "target_date" in rows:
        worked_back = dates.isna() & rows["target_date"].notna()
        made = [
            working_days_before(d.date(), WORKING_DAYS_TO_CONFERENCE)
            for d in rows.loc[worked_back, "target_date"]
        ]
        dates[worked_back] = pd.to_datetime(pd.Series(made, index=rows.index[worked_back], dtype=object))
        if worked_back.any():
            telling.say(
                "strategy_worked_back", NOTICE, found=f"{int(worked_back.sum())} conferences without their enquiry",
                wanted="Their strategy discussion is taken as 15 working days before the target date.",
            )  # fmt: skip
    return dates
