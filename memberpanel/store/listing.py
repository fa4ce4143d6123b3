"""What a list of what is open now does not list, although the store holds it as open.

Ofsted's List 7 holds the plans open now and those that ended in the last six months, one row a child. Loads are merged
into a history, so a plan that ended and fell off the list between two loads would stay open for ever, unsaid.
"""

from collections.abc import Sequence

import duckdb

from memberpanel.extracts.definition import extracts
from memberpanel.extracts.finding import QUERY, Finding
from memberpanel.store.delivering import Delivered

RULE = "open_not_listed"
_NOT_LISTED = """
select count(*)
from {name} as held
where end_date is null
    and not coalesce(other_authority, false)
    and start_date <= $until
    and not exists (
        select 1
        from rows_{name} as listed
        where listed.child_id = held.child_id
            and listed.start_date = held.start_date
            and list_contains($loads, listed.load_id)
    )
"""


def not_listed(connection: duckdb.DuckDBPyConnection, delivery: Sequence[Delivered]) -> list[Finding]:
    """Ask of each list of what is open about what is held as open and not on it; sheets of one delivery are one list."""
    findings = []
    for name in dict.fromkeys(one.sheet.extract for one in delivery if one.load_id):
        sheets = [one for one in delivery if one.load_id and one.sheet.extract == name]
        ends = [one.sheet.covered_to for one in sheets if one.sheet.covered_to]
        if extracts()[name].coverage != "snapshot" or not ends:
            continue
        loads = [one.load_id for one in sheets]
        asked = {"loads": loads, "until": max(ends)}
        count = connection.execute(_NOT_LISTED.format(name=name), asked).fetchall()[0][0]
        if count:
            findings.append(_finding(sheets[-1], count))
    return findings


def _finding(one: Delivered, count: int) -> Finding:
    held = f"{count} {'row' if count == 1 else 'rows'}"
    return Finding(
        file=one.file_name,
        sheet=one.sheet.sheet,
        row=None,
        column=extracts()[one.sheet.extract].column("end_date").heading,
        rule=RULE,
        level=QUERY,
        found=f"{held} loaded before as open that this list does not hold",
        wanted="If they ended, load a list that says when, such as every plan open at any time since the last load; "
        "until then they count as open.",
    )
