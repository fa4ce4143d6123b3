"""Statistics of the Department for Education and the ONS, read from the CSV files as they are published."""

import re
import tomllib
from functools import cache

import pandas as pd

from memberpanel.extracts.definition import FOLDER
from memberpanel.extracts.finding import NOTICE
from memberpanel.extracts.recognising import Recognised
from memberpanel.extracts.telling import Telling
from memberpanel.settings import settings

# DfE, "Explore education statistics": c suppressed, k rounds to nought, u low reliability, x not available,
# z not applicable. Older releases write : for not available and ~ for suppressed.
SYMBOLS = {"c": "c", "k": "low", "low": "low", "u": "u", "x": "x", "z": "z", ":": "x", "~": "c", "": "x"}
PLACES = (
    "time_period", "time_identifier", "geographic_level", "country_code", "country_name", "region_code",
    "region_name", "old_la_code", "new_la_code", "la_name",
)  # fmt: skip
_NUMBER = re.compile(r"-?[\d,]+(\.\d+)?%?")


@cache
def known_columns() -> dict[str, str]:
    """Return the comparator of each published column that is one, from data/extracts/codes/published.toml."""
    raw = tomllib.loads((FOLDER / "codes" / "published.toml").read_text(encoding="utf-8"))
    return {column.casefold(): comparator for column, comparator in raw["comparators"].items()}


def read_published(rows: list[list], what: Recognised, telling: Telling) -> tuple[pd.DataFrame, int]:
    """Return benchmarks or population rows of England, this council, its region and its neighbours."""
    heading = _headings(rows[0])
    body = [(list(map(_written, row)) + [""] * len(heading))[: len(heading)] for row in rows[1:]]
    frame = pd.DataFrame(body, columns=heading, dtype="str")
    frame.insert(0, "row_number", range(2, len(frame) + 2))
    frame = frame[frame["geographic_level"] != ""].reset_index(drop=True)
    frame = _areas(frame)
    frame["year"] = frame["time_period"].map(_year)
    ours = frame[frame["area_kind"].notna() & frame["year"].notna()]
    if len(ours) < len(frame):
        telling.say(
            "other_areas", NOTICE, found=f"{len(frame) - len(ours)} rows of other areas",
            wanted="Only England, this council, its region and its neighbours are kept.",
        )  # fmt: skip
    make = _population if what.extract.name == "population" else _benchmarks
    return make(ours, heading, telling.file), len(frame)


def _headings(row: list) -> list[str]:
    """Return the headings in small letters, one that comes again or is blank told apart by its place."""
    written = [str(cell).strip().casefold() for cell in row]
    return [name if name and name not in written[:n] else f"{name} {n + 1}" for n, name in enumerate(written)]


def _written(cell: object) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()


def _year(written: str) -> int | None:
    """Return the year in which a period ends: 2025 is 2025, 202425 is 2025."""
    if re.fullmatch(r"\d{4}", written):
        return int(written)
    ends = re.fullmatch(r"(20\d\d)(\d\d)", written)
    return int(ends[1][:2] + ends[2]) if ends else None


def _areas(frame: pd.DataFrame) -> pd.DataFrame:
    level = frame["geographic_level"].str.casefold()
    blank = pd.Series("", index=frame.index, dtype="str")
    name = frame.get("la_name", blank).where(level.eq("local authority"), frame.get("region_name", blank))
    frame["area"] = name.mask(level.eq("national"), frame.get("country_name", blank))
    kinds = pd.Series(None, index=frame.index, dtype=object)
    kinds[level.eq("national") & frame["area"].eq("England")] = "england"
    kinds[level.eq("regional") & frame["area"].eq(settings().region)] = "region"
    kinds[level.eq("local authority") & frame["area"].isin(settings().neighbours)] = "neighbour"
    kinds[level.eq("local authority") & frame["area"].eq(settings().authority)] = "ours"
    frame["area_kind"] = kinds
    return frame


def _source(publisher: str, file: str) -> str:
    return f"{publisher}, {file.rsplit('.', 1)[0].replace('_', ' ')}"


def _population(frame: pd.DataFrame, heading: list[str], file: str) -> pd.DataFrame:
    if "age_group" in heading:
        frame = frame[frame["age_group"].str.contains("0 to 17", regex=False)]
    children = pd.to_numeric(frame["population_estimate"].str.replace(",", ""), errors="coerce").astype(
        "Int64"
    )
    made = frame[["row_number", "area"]].assign(
        year=frame["year"].astype("Int64"), children=children, source=_source("ONS", file)
    )
    return made[made["children"].notna()].drop_duplicates(["area", "year"]).reset_index(drop=True)


def _benchmarks(frame: pd.DataFrame, heading: list[str], file: str) -> pd.DataFrame:
    figures = [name for name in heading if name not in PLACES and _is_figures(frame[name])]
    splits = [n for n in heading if n not in PLACES and n not in figures and frame[n].nunique() > 1]
    long = frame.melt(
        id_vars=["row_number", "area", "area_kind", "year", *splits], value_vars=figures,
        var_name="comparator", value_name="written",
    ).astype({"comparator": "str", "written": "str"})  # fmt: skip
    long["comparator"] = long["comparator"].map(known_columns()).fillna(long["comparator"])
    for name in splits:
        long["comparator"] = long["comparator"] + " (" + long[name].astype(str).str.casefold() + ")"
    status = long["written"].str.casefold().map(SYMBOLS).fillna("shown")
    number = pd.to_numeric(long["written"].str.replace("[,%]", "", regex=True), errors="coerce").astype(
        "Float64"
    )
    made = long[["row_number", "comparator", "area", "area_kind"]].assign(
        year=long["year"].astype("Int64"),
        value=number.mask(status != "shown"),
        status=status,
        source=_source("DfE", file),
    )
    return made.drop_duplicates(["comparator", "area", "year"]).reset_index(drop=True)


def _is_figures(cells: pd.Series) -> bool:
    different = [cell for cell in cells.unique() if cell.casefold() not in SYMBOLS]
    return bool(different) and all(_NUMBER.fullmatch(cell) for cell in different)


def with_status(rows: pd.DataFrame) -> pd.DataFrame:
    """Say of benchmarks that came in a table of one's own whether they are shown."""
    if "status" not in rows:
        rows["status"] = None
    said = rows["status"].where(rows["status"].notna(), "shown")
    nothing = rows["value"].isna() if "value" in rows else True
    return rows.assign(status=said.mask((said == "shown") & nothing, "x"))
