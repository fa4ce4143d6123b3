"""The rows of one sheet on their way in: typed, pseudonymised, grouped, and each of them once."""

from dataclasses import dataclass

import duckdb
import pandas as pd

from memberpanel.extracts.definition import TYPES, Extract
from memberpanel.store.districts import district_groups
from memberpanel.store.pseudonyms import hashed

_PANDAS = {"integer": "Int64", "number": "Float64", "boolean": "boolean", "birth": "Int64"}


@dataclass(frozen=True)
class Fault:
    """One row at fault on arrival: its number in the sheet, the column's stored name, and the words."""

    row: int
    column: str
    rule: str
    level: str
    found: str
    wanted: str


@dataclass(frozen=True)
class Arrived:
    """Rows ready to be stored (row_number and stored columns), the columns the sheet had, and the faults."""

    rows: pd.DataFrame
    columns: tuple[str, ...]
    faults: tuple[Fault, ...]


def arrive(rows: pd.DataFrame, columns: tuple[str, ...], *, extract: Extract, key: bytes) -> Arrived:
    """Make one sheet's rows ready; references leave here as hashes and in no other form."""
    had = [
        c for c in extract.stored_columns if c.name in rows.columns and c.name in (columns or rows.columns)
    ]
    ready = pd.DataFrame({"row_number": rows["row_number"].astype("int64")})
    for column in had:
        ready[column.name] = _typed(rows[column.name], column.name, column.type, key)
    faults: list[Fault] = []
    if "district" in ready:
        ready["district"], strange = district_groups(ready["district"])
        faults += [_strange_district(row) for row in ready.loc[strange, "row_number"]]
    ready, repeated = _once_each(ready, extract)
    return Arrived(ready, tuple(c.name for c in had), (*faults, *repeated))


def _typed(values: pd.Series, name: str, kind: str, key: bytes) -> pd.Series:
    if kind == "reference":
        return hashed(values, key=key, kind=name)
    if kind == "date":
        return pd.to_datetime(values)
    return values.astype(_PANDAS.get(kind, "string"))


def _strange_district(row: int) -> Fault:
    return Fault(
        row=int(row),
        column="district",
        rule="district",
        level="query",
        found="a text that is no district of this council",
        wanted='One of the districts in settings.toml, or "Out of area"; until then it counts as Unknown.',
    )


def _once_each(ready: pd.DataFrame, extract: Extract) -> tuple[pd.DataFrame, list[Fault]]:
    """Keep the first row of each key, and say of the others which they repeat."""
    key = [name for name in extract.key if name in ready.columns]
    again = ready.duplicated(key, keep="first")
    if not again.any():
        return ready, []
    first_of = ready.groupby(key, dropna=False, sort=False)["row_number"].transform("first")
    said_the_same = ready.drop(columns="row_number").duplicated(keep="first")
    faults = [
        _repeated(int(row), int(first), bool(same), extract)
        for row, first, same in zip(
            ready.loc[again, "row_number"], first_of[again], said_the_same[again], strict=True
        )
    ]
    return ready[~again], faults


def _repeated(row: int, first: int, same: bool, extract: Extract) -> Fault:
    headings = ", ".join(extract.column(name).heading for name in extract.key)
    return Fault(
        row=row,
        column=extract.key[0],
        rule="8510",  # DfE children in need census: the same child twice
        level="notice" if same else "error",
        found=f"the same {headings} as in row {first}" + (", and nothing else differs" if same else ""),
        wanted=f"One row for {extract.one_row_is}. Row {first} is kept and this one is left out.",
    )


def store_rows(
    connection: duckdb.DuckDBPyConnection, arrived: Arrived, *, extract: Extract, load_id: int
) -> None:
    """Append the rows under their load."""
    types = {column.name: TYPES[column.type] for column in extract.stored_columns}
    names = ", ".join(("load_id", "row_number", *arrived.columns))
    values = ", ".join(f"cast({name} as {types[name]})" for name in arrived.columns)
    connection.register("arrived_rows", arrived.rows)
    connection.execute(
        f"insert into rows_{extract.name} ({names}) select ?, row_number, {values} from arrived_rows",
        [load_id],
    )
    connection.unregister("arrived_rows")
