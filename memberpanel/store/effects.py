"""What accepting a load would change: new, changed and gone rows, and the quarters they fall in."""

from dataclasses import dataclass

import duckdb

from memberpanel.extracts.definition import Extract
from memberpanel.store.tables import other_columns


@dataclass(frozen=True)
class Effect:
    """Rows of one extract that would be new, changed or gone; `quarters` has each quarter's three numbers."""

    extract: str
    title: str
    new: int
    changed: int
    gone: int
    quarters: tuple[tuple[str, int, int, int], ...]

    @property
    def changes_nothing(self) -> bool:
        return not (self.new or self.changed or self.gone)


def remember_before(connection: duckdb.DuckDBPyConnection, extract: Extract) -> None:
    """Keep what is current before the load, to compare with."""
    connection.execute(f"create or replace temp table before_{extract.name} as from {extract.name}")


def effect(connection: duckdb.DuckDBPyConnection, extract: Extract) -> Effect:
    """Compare what is current now with what was remembered, key by key."""
    connection.execute(_compared(extract))
    by_quarter = connection.execute(
        """
        select
            coalesce(quarter, '') as quarter,
            count(*) filter (where state = 'new'),
            count(*) filter (where state = 'changed'),
            count(*) filter (where state = 'gone'),
        from compared
        where state <> 'same'
        group by quarter
        order by quarter
        """
    ).fetchall()
    new, changed, gone = (sum(row[place] for row in by_quarter) for place in (1, 2, 3))
    placed = tuple(tuple(row) for row in by_quarter if row[0])
    return Effect(extract.name, extract.title, new, changed, gone, placed)


def _compared(extract: Extract) -> str:
    """Return the statement that makes the temporary table compared(state, quarter)."""
    name, key = extract.name, extract.key
    same_key = " and ".join(f"now.{column} is not distinct from before.{column}" for column in key)
    said = " or ".join(f"now.{column} is distinct from before.{column}" for column in other_columns(extract))
    when = _quarter(extract)
    return f"""
        create or replace temp table compared as
        with
        now as (select *, true as here from {name}),
        before as (select *, true as here from before_{name}),
        side_by_side as (
            select
                case
                    when before.here is null then 'new'
                    when now.here is null then 'gone'
                    when {said or "false"} then 'changed'
                    else 'same'
                end as state,
                {when} as placed,
            from now
            full join before on {same_key}
        )
        select state, {"quarter" if extract.event else "placed as quarter"}
        from side_by_side
        {"left join quarters on placed between starts and ends" if extract.event else ""}
    """


def _quarter(extract: Extract) -> str:
    """Return what places a row in a quarter: its event, its own quarter, or nothing."""
    if extract.event:
        return f"coalesce(now.{extract.event}, before.{extract.event})"
    if any(column.name == "quarter" for column in extract.stored_columns):
        return "coalesce(now.quarter, before.quarter)"
    return "null::varchar"
