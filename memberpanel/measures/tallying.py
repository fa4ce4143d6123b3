"""Count the rows of one measure, whatever its shape, into the cells of its total and its breakdowns."""

import duckdb

from memberpanel.measures.definition import Measure, WrongMeasure

# A view: what a measure's file brings and counting does not need (the unit's name) is then never made.
_PLACED = """
    create or replace temp view measure_rows as
    select units.*, days_of_quarters.quarter
    from ({sql}) as units
    inner join days_of_quarters on days_of_quarters.day = units.on_date::date
"""
# A table by year stands at its last quarter; of a stock it is what stood there, of a flow all four quarters.
_OF_THE_YEAR = {
    "flow": "(select * replace (left(quarter, 7) || '-Q4' as quarter) from {table})",
    "stock": "(select * from {table} where quarter like '%-Q4')",
}

# What is counted of each cell, by what the measure's file returns.
_COUNTED = {
    "units": "count(*) as units, null as part, null as middle",
    "counted": "count(counted) as units, count(*) filter (counted) as part, null as middle",
    "value": "count(value) as units, null as part, {average}(value) as middle",
    "numerator": "sum(denominator) as units, sum(numerator) as part, null as middle",
}
# Which rows stand behind a cell, behind its part and behind the rest.
_BEHIND = {
    "units": ("true", "", ""),
    "counted": ("counted is not null", "counted", "not counted"),
    "value": ("value is not null", "", ""),
}
# The same, from one row a child of a cell: many times faster than three counts of distinct children.
_OF_A_CHILD = {
    "units": "count(*) as units, null as part",
    "counted": "count(counted) as units, count(*) filter (counted) as part",
}
_OVER_CHILDREN = {
    "units": "count(child_id) as children, null as part_children, null as rest_children",
    "counted": "count(child_id) filter (units > 0) as children, count(child_id) filter (part > 0) as part_children, "
    "count(child_id) filter (units > part) as rest_children",
}
_CHILDREN_GIVEN = """
    sum(denominator) as children,
    sum(numerator) as part_children,
    sum(denominator) - sum(numerator) as rest_children
"""
_FEWEST_FAMILIES = (
    3  # disclosure.md, S1: a number of the children of one or two families is as small as they are few
)
_NO_CHILDREN = "null as children, null as part_children, null as rest_children"


def make_cells_table(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the empty temporary table counted_cells, one row for each measure, quarter, breakdown and group found."""
    connection.execute(
        "create or replace temp table counted_cells (measure varchar, quarter varchar, breakdown varchar, "
        "group_name varchar, units double, part double, middle double, children double, "
        "part_children double, rest_children double)"
    )


def form_of(columns: list[str], measure: Measure) -> str:
    """Return what a measure's rows bring: `counted`, `value`, `numerator`, or `units` alone."""
    brought = [name for name in ("counted", "value", "numerator") if name in columns]
    wanted = {"percent": ("counted", "numerator"), "median": ("value",), "mean": ("value",)}
    allowed = wanted.get(measure.statistic, ())
    if len(brought) > 1 or bool(brought) != bool(allowed) or not set(brought) <= set(allowed):
        raise WrongMeasure(
            f"{measure.name}.sql: a {measure.statistic} brings "
            f"{' or '.join(allowed) or 'neither counted, value nor numerator'}; found {', '.join(brought) or 'none'}."
        )
    return brought[0] if brought else "units"


def place_rows(connection: duckdb.DuckDBPyConnection, measure: Measure) -> list[str]:
    """Make the temporary view measure_rows, a measure's rows with their quarter; return its columns."""
    connection.execute(_PLACED.format(sql=measure.sql))
    return [row[0] for row in connection.execute("describe measure_rows").fetchall()]


def _grouped(measure: Measure, *, counts: str, table: str, by: str = "quarter") -> str:
    """Return the select of one measure's cells: by quarter, and by year where it has tables by year.

    What is published by year is counted by quarter as well: nobody prints that, and the protection reckons with it.
    """
    tables = (*measure.breakdowns, *measure.yearly)
    by_quarter = _in_one_pass(tables, "", counts=counts, table=table, by=by)
    if not measure.has_years:
        return by_quarter
    of_year = _OF_THE_YEAR[measure.kind].format(table=table)
    by_year = _in_one_pass(measure.yearly, "_year", counts=counts, table=of_year, by=by)
    return f"{by_quarter} union all by name {by_year}"


def _in_one_pass(
    breakdowns: tuple[str, ...], ending: str, *, counts: str, table: str, by: str = "quarter"
) -> str:
    """Return the select of the total and of every breakdown in one pass over the rows of a table."""
    sets = ", ".join([f"({by})", *(f"({by}, {breakdown})" for breakdown in breakdowns)])
    which, group = f"'total{ending}'", "'all'"
    for breakdown in breakdowns:
        which = f"if(grouping({breakdown}) = 0, '{breakdown}{ending}', {which})"
        group = f"if(grouping({breakdown}) = 0, {breakdown}, {group})"
    return f"""
        select {by}, {which} as breakdown, {group} as group_name, {counts}
        from {table}
        group by grouping sets ({sets})
    """


def _children_of(measure: Measure, *, form: str, columns: list[str]) -> str:
    """Return how the distinct children of a cell are counted; things have none."""
    if measure.protect == "things":
        return _NO_CHILDREN
    if form != "numerator" and not {"child_id", "child_ids"} & set(columns):
        raise WrongMeasure(
            f"{measure.name}.sql: it protects {measure.protect} and brings no child_id or child_ids."
        )
    if form == "numerator":
        return _CHILDREN_GIVEN
    names = ("children", "part_children", "rest_children")
    families = "family_id" in columns
    return ", ".join(
        f"{_heads(rows, families=families) if rows else 'null'} as {name}"
        for name, rows in zip(names, _BEHIND[form], strict=True)
    )


def _heads(rows: str, *, families: bool) -> str:
    """Return the count of distinct children of some rows, or of their families where those are fewer than three."""
    children = f"count(distinct child_id) filter ({rows})"
    if not families:
        return children
    of_families = f"count(distinct family_id) filter ({rows})"
    return f"if({of_families} < {_FEWEST_FAMILIES}, least({of_families}, {children}), {children})"


def _cells_of(measure: Measure, *, form: str, columns: list[str]) -> str:
    """Return the select of a measure's cells with the children behind them.

    Where a unit is about several children, its list is unrolled for the children alone: units stay units.
    """
    counts = _COUNTED[form].format(average="median" if measure.statistic == "median" else "avg")
    children = _children_of(measure, form=form, columns=columns)
    if form in _OF_A_CHILD and "child_id" in columns and "family_id" not in columns:
        return f"""
            select quarter, breakdown, group_name, sum(units) as units, sum(part) as part, null as middle,
                {_OVER_CHILDREN[form]}
            from ({_grouped(measure, counts=_OF_A_CHILD[form], table="measure_rows", by="quarter, child_id")})
            group by quarter, breakdown, group_name
        """
    if "child_ids" not in columns:
        return _grouped(measure, counts=f"{counts}, {children}", table="measure_rows")
    unrolled = "(select * exclude (child_ids), unnest(child_ids) as child_id from measure_rows)"
    return f"""
        select units.*, heads.* exclude (quarter, breakdown, group_name)
        from ({_grouped(measure, counts=counts, table="measure_rows")}) as units
        left join ({_grouped(measure, counts=children, table=unrolled)}) as heads
            using (quarter, breakdown, group_name)
    """


def count_one(connection: duckdb.DuckDBPyConnection, measure: Measure) -> str:
    """Add one measure's cells to the temporary table counted_cells; return the form of its rows."""
    columns = place_rows(connection, measure)
    form = form_of(columns, measure)
    connection.execute(
        f"insert into counted_cells by name select '{measure.name}' as measure, * "
        f"from ({_cells_of(measure, form=form, columns=columns)})"
    )
    return form


def refuse_unknown_groups(connection: duckdb.DuckDBPyConnection) -> None:
    """Raise WrongMeasure when a row fell into a group that is not in the fixed list."""
    strangers = connection.execute(
        """
        select distinct measure, breakdown, coalesce(group_name, 'null')
        from counted_cells
        where breakdown not in ('total', 'total_year')
            and not exists (
                from breakdown_groups as known
                where known.breakdown = counted_cells.breakdown and known.group_name = counted_cells.group_name
            )
        order by all
        """
    ).fetchall()
    if strangers:
        raise WrongMeasure(
            "\n".join(
                f'{name}.sql: {breakdown} has the group "{group}", which is not in its list. '
                "Every row needs a group of the list (Unknown included)."
                for name, breakdown, group in strangers
            )
        )
