"""Count every measure, for every quarter and group, in one way."""

import duckdb
import pandas as pd

from memberpanel.measures.availability import availability, what_is_loaded
from memberpanel.measures.cohorts import build_cohorts, one_by_one
from memberpanel.measures.definition import Measure, measures
from memberpanel.measures.population import population_of_quarters
from memberpanel.measures.tallying import count_one, make_cells_table, refuse_unknown_groups
from memberpanel.periods import TOTAL, total_beside, yearly
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
    "printed",
)

_FINAL = """
    with expected as (
        select wanted.*, populations.children as population,
        from wanted_cells as wanted
        left join populations on populations.quarter = wanted.quarter
    ),

    -- who ever sent a return: a return that did not come is missing, one that never does is not asked for
    sent as (
        select distinct measure, breakdown, group_name
        from counted_cells
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
                when form = 'numerator' and expected.breakdown <> 'total' and cells.units is null and sent.measure is not null
                    then 'No return came from here for this quarter.'
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
            and wholes.breakdown = expected.total_beside
        left join sent
            on sent.measure = expected.measure
            and sent.breakdown = expected.breakdown
            and sent.group_name = expected.group_name
    ),

    figures as (
        select
            *,
            -- of people, a share of none is left to the protection: it says that there were none
            statistic <> 'count' and units = 0
            and (protect = 'things' or (form = 'numerator' and breakdown <> 'total')) as no_things,
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
        if(why = '' and no_things, 'None is recorded for this quarter.', why) as reason,
        if(why = '' and not no_things, numerator, null) as numerator,
        if(why = '' and not no_things, denominator, null) as denominator,
        if(why = '', value, null)::double as value,
        if(why = '' and protect <> 'things', children, null) as children,
        if(why = '' and protect <> 'things' and statistic = 'percent', part_children, null)
            as part_children,
        if(why = '' and protect <> 'things' and statistic = 'percent', rest_children, null)
            as rest_children,
        printed,
    from valued
    order by measure_order, quarter, breakdown_order, group_order
"""


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
    wholes = [(TOTAL, "all", 0), (yearly(TOTAL), "all", 0)]
    whole = pd.DataFrame(wholes, columns=groups.columns)
    cells = cells.merge(pd.concat([whole, groups]), on="breakdown")
    facts = pd.DataFrame(
        [
            (order, one.name, one.statistic, one.per, one.protect, forms[one.name])
            for order, one in enumerate(chosen)
        ],
        columns=["measure_order", "measure", "statistic", "per", "protect", "form"],
    )
    named = {one.name: one for one in chosen}
    orders = {
        (one.name, breakdown): order
        for one in chosen
        for order, breakdown in enumerate((TOTAL, *one.tables, *one.yearly))
    }
    cells["printed"] = [
        not (breakdown in named[name].yearly or (breakdown == TOTAL and named[name].only_by_year))
        for name, breakdown in zip(cells["measure"], cells["breakdown"], strict=True)
    ]
    cells["total_beside"] = cells["breakdown"].map(total_beside)
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

    Columns as COLUMNS. `state` is counted, or with `reason` in words x (cannot be calculated) or z (there were none). A count has its numerator (and per
    population the children of the area as denominator, value the rate per 10,000); a percent has both; a share has
    the group as numerator and the whole as denominator; a median or mean has no numerator, and n as denominator.
    `children` are distinct children behind the cell (or their families, where fewer than three are known of), `part_children` those in a percent's numerator and
    `rest_children` those outside it; null where things are counted. `printed` is false for the quarters of a
    breakdown (or of a whole measure) that is published by year alone: the protection reckons with them, and nothing
    shows them.
    """
    chosen = list(measures().values()) if chosen is None else chosen
    build_cohorts(connection, quarters=quarters, settings=settings, read_by=[])
    make_cells_table(connection)
    named = {one.name: one for one in chosen}
    queries = {name: one.sql for name, one in named.items()}
    forms = {name: count_one(connection, named[name]) for name in one_by_one(connection, queries)}
    refuse_unknown_groups(connection)
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
