"""Count every measure, for every quarter and group, in one way."""

import duckdb
import pandas as pd

from memberpanel.measures.availability import availability, what_is_loaded
from memberpanel.measures.cohorts import build_cohorts
from memberpanel.measures.definition import Measure, WrongMeasure, measures
from memberpanel.measures.population import population_of_quarters
from memberpanel.quarters import Quarter
from memberpanel.settings import Settings

COLUMNS = (
    "measure",
    "quarter",
    "breakdown",
    "group_name",
    "group_order",
    "state",
    "reason",
    "numerator",
    "denominator",
    "value",
    "children",
    "part_children",
    "rest_children",
)

_PLACED = """
    create or replace temp table measure_rows as
    select {columns} units.*, quarters.quarter
    from ({sql}) as units
    inner join quarters on units.on_date between quarters.starts and quarters.ends
"""

# What is counted of each cell, by what the measure's file returns.
_COUNTED = {
    "units": "count(*) as units, null as part, null as middle",
    "counted": "count(counted) as units, count(*) filter (counted) as part, null as middle",
    "value": "count(value) as units, null as part, {average}(value) as middle",
    "numerator": "sum(denominator) as units, sum(numerator) as part, null as middle",
}
_CHILDREN = {
    "units": "count(distinct {child}) as children, null as part_children, null as rest_children",
    "counted": """
        count(distinct {child}) filter (counted is not null) as children,
        count(distinct {child}) filter (counted) as part_children,
        count(distinct {child}) filter (not counted) as rest_children
    """,
    "value": """
        count(distinct {child}) filter (value is not null) as children,
        null as part_children,
        null as rest_children
    """,
    "numerator": """
        sum(denominator) as children,
        sum(numerator) as part_children,
        sum(denominator) - sum(numerator) as rest_children
    """,
}
_NO_CHILDREN = "null as children, null as part_children, null as rest_children"

_FINAL = """
    with expected as (
        select wanted.*, populations.children as population,
        from wanted_cells as wanted
        left join populations on populations.quarter = wanted.quarter
    ),

    counted as (
        select
            expected.*,
            -- without rows: nothing happened, and that is a zero where the quarter is covered
            coalesce(cells.units, 0)::double as units,
            coalesce(cells.part, 0)::double as part,
            cells.middle,
            wholes.units::double as whole,
            coalesce(cells.children, 0)::double as children,
            coalesce(cells.part_children, 0)::double as part_children,
            coalesce(cells.rest_children, 0)::double as rest_children,
            case
                when reason <> '' then reason
                when form = 'numerator' and wholes.units is null then 'No return has been entered for this quarter.'
                when per = 'population' and population is null
                    then 'No estimate of the number of children is loaded for this quarter.'
                else ''
            end as why,
        from expected
        left join counted_cells as cells
            on cells.measure = expected.measure
            and cells.quarter = expected.quarter
            and cells.breakdown = expected.breakdown
            and cells.group_name = expected.group_name
        left join counted_cells as wholes
            on wholes.measure = expected.measure
            and wholes.quarter = expected.quarter
            and wholes.breakdown = 'total'
    ),

    figures as (
        select
            *,
            -- of people, a share of none is left to the protection: it says that there were none
            protect = 'things' and statistic <> 'count' and units = 0 as no_things,
            case statistic
                when 'count' then units
                when 'share' then units
                when 'percent' then part
            end as numerator,
            case
                when statistic = 'share' then coalesce(whole, 0)
                when statistic = 'count' and per = 'population' then population
                when statistic <> 'count' then units
            end as denominator,
        from counted
    ),

    valued as (
        select
            *,
            case
                when statistic = 'count' and per = 'population' then 10000 * numerator / denominator
                when statistic = 'count' then numerator
                when statistic in ('percent', 'share') then 100 * numerator / nullif(denominator, 0)
                else middle
            end as value,
        from figures
    )

    select
        measure,
        quarter,
        breakdown,
        group_name,
        group_order,
        case
            when why <> '' then 'x'
            when no_things then 'z'
            else 'counted'
        end as state,
        if(why = '' and no_things, 'There were none in this quarter.', why) as reason,
        if(why = '' and not no_things, numerator, null) as numerator,
        if(why = '' and not no_things, denominator, null) as denominator,
        if(why = '', value, null)::double as value,
        if(why = '' and protect <> 'things', children, null) as children,
        if(why = '' and protect <> 'things' and statistic = 'percent', part_children, null)
            as part_children,
        if(why = '' and protect <> 'things' and statistic = 'percent', rest_children, null)
            as rest_children,
    from valued
    order by measure_order, quarter, breakdown_order, group_order
"""


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


def _child_columns(columns: list[str]) -> tuple[str, bool]:
    """Return the expression of a child, and whether the file brings a list of children for a unit."""
    return "child_id", "child_ids" in columns


def place_rows(connection: duckdb.DuckDBPyConnection, measure: Measure) -> list[str]:
    """Make the temporary table measure_rows, a measure's rows with their quarter; return its columns."""
    connection.execute(_PLACED.format(columns="", sql=measure.sql))
    return [row[0] for row in connection.execute("describe measure_rows").fetchall()]


def _grouped(connection: duckdb.DuckDBPyConnection, measure: Measure, *, counts: str, table: str) -> str:
    """Return the select of one measure's cells: the total and every breakdown in one pass over its rows."""
    sets = ", ".join(["(quarter)", *(f"(quarter, {breakdown})" for breakdown in measure.breakdowns)])
    which = "'total'"
    group = "'all'"
    for breakdown in measure.breakdowns:
        which = f"if(grouping({breakdown}) = 0, '{breakdown}', {which})"
        group = f"if(grouping({breakdown}) = 0, {breakdown}, {group})"
    return f"""
        select quarter, {which} as breakdown, {group} as group_name, {counts}
        from {table}
        group by grouping sets ({sets})
    """


def _count_one(connection: duckdb.DuckDBPyConnection, measure: Measure) -> str:
    """Add one measure's cells to the temporary table counted_cells; return the form of its rows."""
    columns = place_rows(connection, measure)
    form = form_of(columns, measure)
    average = "median" if measure.statistic == "median" else "avg"
    counts = _COUNTED[form].format(average=average)
    has_child = form == "numerator" or {"child_id", "child_ids"} & set(columns)
    if measure.protect != "things" and not has_child:
        raise WrongMeasure(
            f"{measure.name}.sql: it protects {measure.protect} and brings no child_id or child_ids."
        )
    children = _CHILDREN[form].format(child="child_id") if measure.protect != "things" else _NO_CHILDREN
    if measure.protect != "things" and "child_ids" in columns:
        units = _grouped(connection, measure, counts=counts, table="measure_rows")
        unnested = "(select * exclude (child_ids), unnest(child_ids) as child_id from measure_rows)"
        heads = _grouped(connection, measure, counts=children, table=unnested)
        cells = f"select units.*, heads.* exclude (quarter, breakdown, group_name) from ({units}) as units inner join ({heads}) as heads using (quarter, breakdown, group_name)"
    else:
        cells = _grouped(connection, measure, counts=f"{counts}, {children}", table="measure_rows")
    connection.execute(
        f"insert into counted_cells by name select '{measure.name}' as measure, * from ({cells})"
    )
    return form


def _known_groups(connection: duckdb.DuckDBPyConnection) -> None:
    """Raise WrongMeasure when a row fell into a group that is not in the fixed list."""
    strangers = connection.execute(
        """
        select distinct measure, breakdown, coalesce(group_name, 'null')
        from counted_cells
        where breakdown <> 'total'
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


def _wanted_cells(
    connection: duckdb.DuckDBPyConnection,
    *,
    chosen: list[Measure],
    forms: dict[str, str],
    quarters: list[Quarter],
) -> pd.DataFrame:
    """Return one row a cell that must be there, with whether it can be calculated (reason "" when it can)."""
    cells = availability(what_is_loaded(connection), measures=chosen, quarters=quarters)
    groups = connection.execute("select breakdown, group_name, group_order from breakdown_groups").df()
    whole = pd.DataFrame([("total", "all", 0)], columns=groups.columns)
    cells = cells.merge(pd.concat([whole, groups]), on="breakdown")
    facts = pd.DataFrame(
        [
            (order, one.name, one.statistic, one.per, one.protect, forms[one.name])
            for order, one in enumerate(chosen)
        ],
        columns=["measure_order", "measure", "statistic", "per", "protect", "form"],
    )
    orders = {
        (one.name, breakdown): order
        for one in chosen
        for order, breakdown in enumerate(("total", *one.breakdowns))
    }
    cells["breakdown_order"] = [
        orders[pair] for pair in zip(cells["measure"], cells["breakdown"], strict=True)
    ]
    return cells.merge(facts, on="measure")


def count_all(
    connection: duckdb.DuckDBPyConnection,
    *,
    quarters: list[Quarter],
    settings: Settings,
    chosen: list[Measure] | None = None,
) -> pd.DataFrame:
    """Return the cells of every measure (or of those chosen): one row for each measure, quarter, breakdown and group.

    Columns as COLUMNS. `state` is counted, or x with `reason` in words. A count has its numerator (and per
    population the children of the area as denominator, value the rate per 10,000); a percent has both; a share has
    the group as numerator and the whole as denominator; a median or mean has no numerator, and n as denominator.
    `children` are distinct children behind the cell, `part_children` those in a percent's numerator and
    `rest_children` those outside it; null where things are counted.
    """
    chosen = list(measures().values()) if chosen is None else chosen
    build_cohorts(connection, quarters=quarters, settings=settings, read_by=[one.sql for one in chosen])
    connection.execute(
        "create or replace temp table counted_cells (measure varchar, quarter varchar, breakdown varchar, "
        "group_name varchar, units double, part double, middle double, children double, "
        "part_children double, rest_children double)"
    )
    forms = {one.name: _count_one(connection, one) for one in chosen}
    _known_groups(connection)
    connection.register(
        "wanted_cells", _wanted_cells(connection, chosen=chosen, forms=forms, quarters=quarters)
    )
    connection.register(
        "populations", population_of_quarters(connection, area=settings.authority, quarters=quarters)
    )
    cells = connection.execute(_FINAL).df()
    connection.unregister("wanted_cells")
    connection.unregister("populations")
    return cells


def catalogue(settings: Settings, chosen: list[Measure] | None = None) -> pd.DataFrame:
    """Return what the protection needs of each measure: whole_set, part_set, within, protect, statistic, threshold."""
    chosen = list(measures().values()) if chosen is None else chosen
    columns = ["measure", "whole_set", "part_set", "within", "protect", "statistic", "threshold"]
    rows = [
        (
            one.name,
            one.whole_set,
            one.part_set,
            one.within,
            one.protect,
            one.statistic,
            settings.sensitive_threshold if one.sensitive else settings.threshold,
        )
        for one in chosen
    ]
    return pd.DataFrame(rows, columns=columns)
