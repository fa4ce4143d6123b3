"""Count every measure over made-up cases of the size of England, beside pandas.

    python -m memberpanel demo && python -m benchmarks.england [--share 1.0] [--runs 3]

The demonstration county's cases, as often as it takes and again 261 weeks earlier, each copy with children of its own: ten years
with 6.5 million referrals and 600,000 plans. Measures run unchanged over it. pandas has its rows in memory before its clock
starts, and counts five of them; what it counts is compared with what the measures say. Each counts in a process of its own.
`--share 0.01` makes a hundredth of the rows. Exits with 1 when a goal is missed or two counts differ.
"""

import argparse
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import duckdb
import pandas as pd

from benchmarks.asking import parser_of
from memberpanel.demo.calendar import LATEST
from memberpanel.home import Home, open_home
from memberpanel.measures.counting import count_all
from memberpanel.measures.definition import measures
from memberpanel.quarters import Quarter, last_quarters
from memberpanel.settings import settings
from memberpanel.store.versions import current_file

REFERRALS, PLANS = 6_500_000, 600_000
EARLIER = 261 * 7  # days: five years, so that a weekday stays what it is
QUARTERS = last_quarters(LATEST, 40)
MOST_SECONDS, MOST_MEGABYTES, LEAST_TIMES_PANDAS = 30, 4_000, 10
MEMORY = "3GB"  # what DuckDB may take, so that the whole process stays below the goal
FRONT_DOOR = (
    "contacts",
    "referrals",
    "assessments",
)  # as many copies as the referrals; the others as the plans
REGISTERS = (
    "case_reviews",
    "audit_of_practice",
    "key_questions",
    "agency_returns",
    "themes",
    "benchmarks",
    "population",
)
AS_THEY_ARE = (*REGISTERS, "loads", "settings", "working_days", "quarters", "districts", "authority")
COMPARED = ("referrals", "re_referrals", "plans_open", "plans_started", "repeat_plans")


def _copied(connection: duckdb.DuckDBPyConnection, table: str, copies: int) -> str:
    """Return the statement that makes a table of so many copies; every second one is five years older."""
    columns = []
    for name, kind, *_ in connection.execute(f"describe county.{table}").fetchall():
        if name.endswith("_id") and kind == "VARCHAR" or name == "case_number":
            columns.append(f"{name} || '-' || copy as {name}")
        elif kind == "DATE":
            columns.append(f"{name} - {EARLIER} * (copy % 2)::integer as {name}")
        else:
            columns.append(name)
    event = next(c[0] for c in connection.execute(f"describe county.{table}").fetchall() if c[1] == "DATE")
    return (
        f"create table {table} as select {', '.join(columns)} from county.{table}, range({copies}) as copies (copy) "
        f"order by {event}"
    )


def make_england(home: Home, file: Path, share: float) -> dict[str, int]:
    """Make the store in a file and return the rows of each extract of events."""
    rows = {}
    with duckdb.connect(str(file), config={"memory_limit": MEMORY}) as connection:
        connection.execute(f"attach '{current_file(home)}' as county (read_only)")
        events = [
            name for (name,) in connection.execute("select distinct extract from county.loads").fetchall()
        ]
        many = {
            name: max(
                1,
                round(
                    share * wanted / connection.execute(f"select count(*) from county.{name}").fetchone()[0]
                ),
            )
            for name, wanted in (("referrals", REFERRALS), ("protection_plans", PLANS))
        }
        for name in sorted(set(events) - set(REGISTERS)):
            copies = many["referrals" if name in FRONT_DOOR else "protection_plans"]
            connection.execute(_copied(connection, name, copies))
            rows[name] = connection.execute(f"select count(*) from {name}").fetchone()[0]
        for name in AS_THEY_ARE:
            connection.execute(f"create table {name} as from county.{name}")
        connection.execute(
            f"create table coverage as select * replace (covered_from - {EARLIER} as covered_from) from county.coverage"
        )
        connection.execute("detach county")
    return rows


def counted(file: Path, chosen: list[str], quarters: list[Quarter] = QUARTERS) -> pd.DataFrame:
    """Count measures over a store as a release does, with DuckDB held to MEMORY."""
    config = {"memory_limit": MEMORY, "threads": 2, "temp_directory": str(file.parent / "spilled")}
    with duckdb.connect(str(file), read_only=True, config=config) as store:
        return count_all(
            store, quarters=quarters, settings=settings(), chosen=[measures()[name] for name in chosen]
        )


def _totals(cells: pd.DataFrame) -> dict[str, list[int]]:
    """Return what every quarter of a measure counts, oldest first: the numerators of the county's rows."""
    county = cells[cells["breakdown"] == "total"].sort_values("quarter")
    return {name: [int(n) for n in rows["numerator"].fillna(-1)] for name, rows in county.groupby("measure")}


def _by_measures(file: Path, chosen: list[str]) -> dict:
    began = time.perf_counter()
    cells = counted(file, chosen)
    seconds = time.perf_counter() - began
    return {"seconds": seconds, "totals": _totals(cells) if chosen == list(COMPARED) else {}}


def _in_quarter(days: pd.Series) -> pd.Series:
    return days.dt.to_period("Q")


def _pandas_referrals(rows: pd.DataFrame) -> dict[str, pd.Series]:
    one_a_day = rows.sort_values(["child_id", "referral_date"]).drop_duplicates(["child_id", "referral_date"])
    earlier = one_a_day.groupby("child_id")["referral_date"].shift()
    again = earlier >= one_a_day["referral_date"] - pd.DateOffset(months=12)
    quarter = _in_quarter(one_a_day["referral_date"])
    for breakdown in ("district", "source", "age"):
        one_a_day.groupby([quarter, breakdown], dropna=False).agg(
            n=("child_id", "size"), of=("child_id", "nunique")
        )
    return {"referrals": quarter.value_counts(), "re_referrals": quarter[again].value_counts()}


def _pandas_plans(rows: pd.DataFrame) -> dict[str, pd.Series]:
    own = rows[~rows["other_authority"].fillna(False) & ~(rows["end_date"] < rows["start_date"])]
    own = own.sort_values(["child_id", "start_date", "end_date"])
    reach = own["end_date"].fillna(pd.Timestamp("2199-01-01")).groupby(own["child_id"]).cummax()
    before = reach.groupby(own["child_id"]).shift()
    number = (before.isna() | (before <= own["start_date"])).groupby(own["child_id"]).cumsum()
    plans = own.assign(end_date=own["end_date"].fillna(pd.Timestamp("2199-01-01"))).groupby(
        ["child_id", number], as_index=False
    ).agg(
        start_date=("start_date", "min"), end_date=("end_date", "max"), previous_plans=("previous_plans", "max"),
        district=("district", "first"), latest_category=("latest_category", "last"), age=("age", "first"),
    )  # fmt: skip
    again = (plans["previous_plans"].fillna(0) > 0) | plans["child_id"].duplicated()
    started = _in_quarter(plans["start_date"])
    standing = {}
    for quarter in QUARTERS:
        end = pd.Timestamp(quarter.end)
        open_then = plans[(plans["start_date"] <= end) & (plans["end_date"] > end)]
        for breakdown in ("district", "latest_category", "age"):
            open_then.groupby(breakdown, dropna=False)["child_id"].nunique()
        standing[pd.Period(end, "Q")] = open_then["child_id"].nunique()
    return {
        "plans_started": started.value_counts(),
        "repeat_plans": started[again].value_counts(),
        "plans_open": pd.Series(standing),
    }


def _by_pandas(file: Path, _: list[str]) -> dict:
    with duckdb.connect(str(file), read_only=True, config={"memory_limit": MEMORY}) as store:
        referrals = store.execute("select child_id, referral_date, district, source, age from referrals").df()
        plans = store.execute(
            "select child_id, start_date, end_date, other_authority, previous_plans, district, latest_category, age "
            "from protection_plans"
        ).df()
    began = time.perf_counter()
    counted = {**_pandas_referrals(referrals), **_pandas_plans(plans)}
    seconds = time.perf_counter() - began
    periods = [pd.Period(pd.Timestamp(quarter.end), "Q") for quarter in QUARTERS]
    totals = {name: [int(found.get(one, 0)) for one in periods] for name, found in counted.items()}
    return {"seconds": seconds, "totals": totals}


WAYS: dict[str, Callable[[Path, list[str]], dict]] = {"measures": _by_measures, "pandas": _by_pandas}


def _in_a_process(way: str, file: Path, chosen: list[str]) -> dict:
    command = [
        sys.executable,
        "-m",
        "benchmarks.england",
        "--way",
        way,
        "--file",
        str(file),
        "--chosen",
        *chosen,
    ]
    return json.loads(
        subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()[-1]
    )


def _median(way: str, file: Path, chosen: list[str], runs: int) -> dict:
    found = [_in_a_process(way, file, chosen) for _ in range(runs)]
    return {**found[0], **{k: statistics.median(one[k] for one in found) for k in ("seconds", "megabytes")}}


def _report(file: Path, runs: int) -> bool:
    every = _median("measures", file, list(measures()), runs)
    five = _median("measures", file, list(COMPARED), runs)
    peer = _median("pandas", file, list(COMPARED), runs)
    times = peer["seconds"] / five["seconds"]
    print(
        f"all {len(measures())} measures, {len(QUARTERS)} quarters: {every['seconds']:.1f} s, {every['megabytes']:,.0f} MB"
    )
    print(f"five of them: {five['seconds']:.1f} s, {five['megabytes']:,.0f} MB")
    print(
        f"the same five in pandas: {peer['seconds']:.1f} s, {peer['megabytes']:,.0f} MB: {times:.1f} times as long"
    )
    differing = [name for name in COMPARED if five["totals"][name] != peer["totals"][name]]
    print(f"numbers that differ: {', '.join(differing) or 'none'}")
    reached = every["seconds"] <= MOST_SECONDS and every["megabytes"] <= MOST_MEGABYTES
    return reached and times >= LEAST_TIMES_PANDAS and not differing


def main(arguments: Sequence[str]) -> int:
    """Make the store, count it in each way, print, and return 1 when a goal is missed."""
    parser = parser_of("england", __doc__)
    parser.add_argument("--share", type=float, default=1.0, help="of England's rows (1.0)")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--way", choices=WAYS, help=argparse.SUPPRESS)
    parser.add_argument("--file", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--chosen", nargs="+", help=argparse.SUPPRESS)
    asked = parser.parse_args(arguments)
    if asked.way:
        found = WAYS[asked.way](asked.file, asked.chosen)
        print(json.dumps({**found, "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))
        return 0
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "england.duckdb"
        began = time.perf_counter()
        rows = make_england(open_home(), file, asked.share)
        print(
            f"made in {time.perf_counter() - began:.0f} s: "
            + ", ".join(f"{n:,} {name}" for name, n in rows.items())
        )
        return 0 if _report(file, asked.runs) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
