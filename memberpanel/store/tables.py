"""The tables of an extract, and the view that says what is current.

Of each extract: `rows_<extract>` (every row of every load), the view `current_<extract>`, and the table named
like the extract, made from the view when a load is accepted or undone, so that readers read a plain table.
"""

import duckdb

from memberpanel.extracts.definition import TYPES, Extract

_CURRENT = """
create or replace view current_{name} as
with
known_loads as (
    select load_id, delivery, covered_from, covered_to, {had} {is_list} as is_list
    from loads
    where extract = '{name}' and undone_at is null
),
-- the delivery that lists the same key next: what lies between does not list it
rows_with_next as (
    select
        rows_{name}.*,
        delivery,
        is_list,
        min(case when is_list then delivery end) over (
            partition by {key} order by delivery
            range between 1 following and unbounded following
        ) as next_delivery,
    from rows_{name}
    join known_loads using (load_id)
),
rows_marked as (
    select *, is_list and {taken_away} as taken_away
    from rows_with_next
),
-- when a load took a key away, what was said of it before counts for nothing
rows_alive as (
    select *
    from rows_marked
    qualify delivery > coalesce(max(delivery) filter (where taken_away) over (partition by {key}), 0)
)
select
    {key},
    {values}
    max(load_id) as load_id,
    arg_max(row_number, load_id) as row_number,
from rows_alive
join known_loads using (load_id)
group by {key}
having bool_or(known_loads.is_list)
"""

_COVERS = """exists (
            select 1
            from known_loads
            where known_loads.is_list
                and known_loads.delivery > rows_with_next.delivery
                and known_loads.delivery < coalesce(rows_with_next.next_delivery, 2147483647){period}
        )"""
_TAKEN_AWAY = {
    "merge": "false",
    # a later load of a period that holds the row's date, and not the row
    "replace_period": _COVERS.replace(
        "{period}",
        """
                and rows_with_next.{event} between known_loads.covered_from and known_loads.covered_to""",
    ),
    # the latest delivery is the whole register
    "replace_all": _COVERS.replace("{period}", ""),
}


def other_columns(extract: Extract) -> list[str]:
    """Return the stored columns that are not in the key."""
    return [column.name for column in extract.stored_columns if column.name not in extract.key]


def currency_view(extract: Extract) -> str:
    """Return the statement that says what is current.

    Per key the latest load that had the column wins, column by column; a later load of an extract that replaces
    its period (or everything) takes away the keys that it covers and does not hold, unless a load accepted with it
    holds them (one extract may come in two files); undone loads have no rows. A sheet without any of the extract's
    `core` columns only adds to rows that another one lists.
    """
    others = other_columns(extract)
    had = [f"list_contains(columns, '{name}') as had_{name}," for name in others]
    values = [f"arg_max_null({name}, load_id) filter (where had_{name}) as {name}," for name in others]
    return _CURRENT.format(
        name=extract.name,
        had=" ".join(had),
        key=", ".join(extract.key),
        values="\n    ".join(values),
        is_list=f"list_has_any(columns, {list(extract.core)})" if extract.core else "true",
        taken_away=_TAKEN_AWAY[extract.meets].format(event=extract.event),
    )


def make_tables(connection: duckdb.DuckDBPyConnection, extract: Extract) -> None:
    """Make the tables and the view of an extract, or add what its definition has gained since."""
    name = extract.name
    columns = {column.name: TYPES[column.type] for column in extract.stored_columns}
    typed = ", ".join(f"{column} {kind}" for column, kind in columns.items())
    connection.execute(
        f"create table if not exists rows_{name} (load_id integer not null, row_number integer not null, {typed})"
    )
    there = {row[0] for row in connection.execute(f"describe rows_{name}").fetchall()}
    for column in columns.keys() - there:
        connection.execute(f"alter table rows_{name} add column {column} {columns[column]}")
    connection.execute(currency_view(extract))
    remake_current(connection, extract)


def remake_current(connection: duckdb.DuckDBPyConnection, extract: Extract) -> None:
    """Make the table that readers read from the view that says what is current."""
    ordered = [column.name for column in extract.stored_columns]
    connection.execute(
        f"create or replace table {extract.name} as "
        f"select {', '.join(ordered)}, load_id, row_number from current_{extract.name} "
        f"order by {extract.event or extract.key[0]}"
    )
