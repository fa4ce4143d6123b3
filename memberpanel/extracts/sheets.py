"""One file read: each of its sheets recognised, converted, and everything said that is to be said."""

from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from memberpanel.extracts.converting import convert
from memberpanel.extracts.definition import Extract
from memberpanel.extracts.finding import ERROR, NOTICE, Finding
from memberpanel.extracts.matrix import unpivot
from memberpanel.extracts.opening import Opened, Sheet, open_file
from memberpanel.extracts.periods import guess_period
from memberpanel.extracts.postcodes import POSTCODE, read_lookup
from memberpanel.extracts.published import read_published, with_status
from memberpanel.extracts.recognising import Recognised, recognise
from memberpanel.extracts.telling import Telling

HELPERS = (
    "enquiry_reference",
    "target_date",
    POSTCODE,
)  # kept beside the stored columns until sheets are joined
NO_ROWS = pd.DataFrame({"row_number": pd.Series(dtype="int64")})


@dataclass(frozen=True)
class SheetReading:
    """One sheet: `rows` has row_number and the stored columns it holds (`columns`), references still plain.

    `extract` is None for a sheet that is passed over, and `why` says why either way. `suggestions` are the
    likeliest columns of headings that were not recognised: heading to `extract.column`, as `mappings` takes them;
    `nearest` is the extract of which a heading without one may be chosen to be a column, "" for none.
    """

    sheet: str
    extract: str | None
    why: str
    rows: pd.DataFrame
    findings: tuple[Finding, ...]
    rows_read: int
    unrecognised: tuple[str, ...]
    suggestions: dict[str, str]
    covered_from: date | None
    covered_to: date | None
    columns: tuple[str, ...]
    nearest: str = ""


@dataclass(frozen=True)
class Reading:
    """One file and its sheets; `refused` is '' or says in words why the file was not read."""

    file_name: str
    sha256: str
    sheets: tuple[SheetReading, ...]
    refused: str


def read_file(
    name: str, content: bytes, *, mappings: dict | None = None, periods: dict | None = None
) -> Reading:
    """Read one file in this process; call it through reading.read_files, which gives it a process of its own."""
    return read_opened(open_file(name, content), mappings=mappings or {}, periods=periods or {})


def read_opened(opened: Opened, *, mappings: dict, periods: dict) -> Reading:
    """Read the sheets of an opened file, giving each back as it is read, so that two are not held at once."""
    confirmed, sheets = flat_mappings(mappings), []
    while opened.sheets:
        sheets.append(read_sheet(opened.name, opened.sheets.pop(0), mappings=confirmed, periods=periods))
    return Reading(opened.name, opened.sha256, tuple(sheets), opened.refused)


def flat_mappings(mappings: dict) -> dict[str, str]:
    """Return heading to `extract.column`, from that or from {extract: {heading: column}}."""
    flat = {}
    for key, value in mappings.items():
        if isinstance(value, dict):
            flat |= {h: f"{key}.{str(c).removeprefix(f'{key}.')}" for h, c in value.items()}
        else:
            flat[key] = value
    return flat


def read_sheet(file: str, sheet: Sheet, *, mappings: dict[str, str], periods: dict) -> SheetReading:
    """Read one sheet: recognise it, convert its rows, guess its period."""
    telling = Telling(file, sheet.name)
    what = recognise(sheet.rows, sheet=sheet.name, mappings=mappings)
    if what.extract is None:
        return _passed_over(sheet, what, telling)
    read = {"table": convert, "matrix": unpivot, "published": read_published}[what.shape]
    rows, rows_read = read(sheet.rows, what, telling)
    if what.extract.name == "benchmarks":
        rows = with_status(rows)
    columns = tuple(c.name for c in what.extract.stored_columns if c.name in rows.columns)
    _tell_sheet(sheet, what, columns, rows_read, telling)
    made = SheetReading(
        sheet=sheet.name, extract=what.extract.name, why=what.why,
        rows=rows[["row_number", *columns, *(h for h in HELPERS if h in rows.columns)]],
        findings=tuple(telling.findings), rows_read=rows_read, unrecognised=what.unrecognised,
        suggestions=what.suggestions, covered_from=None, covered_to=None, columns=columns, nearest=what.nearest,
    )  # fmt: skip
    return with_period(made, what.extract, file=file, periods=periods)


def with_period(made: SheetReading, extract: Extract, *, file: str, periods: dict) -> SheetReading:
    """Put in the period that a sheet covers: what the analyst said, or a guess.

    `periods` goes by (file, sheet), by the file's name or by the extract's, the nearer first. A sheet that only adds columns covers nothing, so
    that nothing that it does not hold is taken away.
    """
    said = periods.get((file, made.sheet)) or periods.get(file) or periods.get(made.extract)
    if not said:
        said = guess_period(made.rows, extract, annex_a=_is_annex_a(made), today=date.today())
        if extract.core and not set(extract.core) & set(made.columns):
            said = (None, None)
    return replace(made, covered_from=said[0], covered_to=said[1])


def _is_annex_a(made: SheetReading) -> bool:
    """Say whether a sheet follows Annex A: all of its kind have no district of their own accord."""
    return made.extract in ("contacts", "referrals", "assessments", "conferences") and not made.unrecognised


def _passed_over(sheet: Sheet, what: Recognised, telling: Telling) -> SheetReading:
    for column in what.missing:
        here = ", ".join(what.unrecognised[:12]) or "none that is not known"
        telling.say(
            "heading_missing", ERROR, row=what.header + 1, column=column.heading,
            found=f"no such column; the headings that are not known: {here}",
            wanted="Was it renamed? Confirm the heading that stands for it.",
        )  # fmt: skip
    rows = read_lookup(sheet.rows, what) if what.shape == "lookup" else NO_ROWS
    return SheetReading(
        sheet=sheet.name, extract=None, why=what.why, rows=rows,
        findings=tuple(telling.findings), rows_read=0, unrecognised=what.unrecognised,
        suggestions=what.suggestions, covered_from=None, covered_to=None, columns=(), nearest=what.nearest,
    )  # fmt: skip


def _tell_sheet(
    sheet: Sheet, what: Recognised, columns: tuple[str, ...], rows_read: int, telling: Telling
) -> None:
    lacking = [
        c.heading
        for c in what.extract.stored_columns
        if c.name not in columns and c.name not in _joined(what)
    ]
    if lacking:
        telling.say(
            "columns_missing", NOTICE, found=f"no column for {', '.join(lacking)}",
            wanted="Figures that need one of them cannot be made from this sheet.",
        )  # fmt: skip
    if not rows_read:
        telling.say(
            "no_rows", NOTICE, found="headings and no rows", wanted="There is nothing to load from it."
        )
    for heading in what.doubled:
        telling.say(
            "heading_twice",
            NOTICE,
            column=heading,
            found="a second column for the same",
            wanted="The first is read.",
        )
    if what.unrecognised:
        telling.say(
            "heading_unknown", NOTICE, found=", ".join(what.unrecognised[:20]),
            wanted="These columns are not known and are left at the door.",
        )  # fmt: skip
    if sheet.hidden_rows:
        telling.say(
            "hidden_rows",
            NOTICE,
            found=f"{sheet.hidden_rows} hidden rows",
            wanted="They are read like the others.",
        )
    if sheet.uncalculated:
        telling.say(
            "formulas", NOTICE, found=f"{sheet.uncalculated} formulas that were never calculated",
            wanted="Open the workbook in Excel, save it, and upload it again.",
        )  # fmt: skip


def _joined(what: Recognised) -> set[str]:
    """Return the columns that are made from helpers when the sheets are joined."""
    held = {column.name for column in what.places.values()}
    return {column.name for column in what.extract.columns if held & set(column.or_from)}
