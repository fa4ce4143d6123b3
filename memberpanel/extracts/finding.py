"""One thing that is to be said about a spreadsheet: where, what was found, what was wanted."""

from dataclasses import dataclass
from datetime import date, datetime

from memberpanel.extracts.definition import Column

ERROR, QUERY, NOTICE = "error", "query", "notice"
SHOWN_TYPES = ("date", "integer", "number", "boolean", "code", "quarter")
LONGEST_SHOWN = 40  # longer than any code or date: more likely a sentence about somebody


@dataclass(frozen=True)
class Finding:
    """An error leaves its row out, a query keeps the row, a notice only tells; `row` is the row of the sheet."""

    file: str
    sheet: str
    row: int | None
    column: str
    rule: str
    level: str
    found: str
    wanted: str

    @property
    def message(self) -> str:
        """Plans sheet, row 14, "Start date": found "31/02/2025". Enter a date as DD/MM/YYYY."""
        where = [f'sheet "{self.sheet}"' if self.sheet else self.file]
        if self.row is not None:
            where.append(f"row {self.row}")
        if self.column:
            where.append(f'"{self.column}"')
        found = f"found {self.found}. " if self.found else ""
        said = f"{', '.join(where)}: {found}{self.wanted}"
        return said[0].upper() + said[1:]


def shown(value: object, column: Column) -> str:
    """Return what may be said of a cell: its value, or only its shape where it may tell of a person."""
    if isinstance(value, (datetime, date)):
        written = f"{value:%d/%m/%Y}"
    elif isinstance(value, float) and value.is_integer():
        written = str(int(value))
    else:
        written = " ".join(str(value).split())
    if not written:
        return "nothing"
    # JSON holds comments in free text beside its flags
    if column.type in SHOWN_TYPES and len(written) <= LONGEST_SHOWN and not written.startswith("{"):
        return f'"{written}"'
    return _shape(value, len(written))


def _shape(value: object, length: int) -> str:
    if isinstance(value, (datetime, date)):
        return "a date"
    if isinstance(value, (int, float)):
        return "a number"
    return f"a text of {length} character{'' if length == 1 else 's'}"
