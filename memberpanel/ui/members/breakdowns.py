"""A breakdown as a table: the latest three quarters and the same quarter last year, or years; the county beneath."""

from html import escape

import pandas as pd

from memberpanel.charts.multiples import WIDTH, multiples_alt, multiples_svg
from memberpanel.periods import is_total, is_yearly, short_period, total_beside
from memberpanel.quarters import Quarter
from memberpanel.release.reading import Release
from memberpanel.ui.members.tables import picture_address, table
from memberpanel.words.given import given
from memberpanel.words.numbers import FEW, cell, marks
from memberpanel.words.standing import symbols_explained

BY_YEAR = "By year, since in a quarter too many of these numbers would have to be hidden."
YEARS = 5  # columns of a table by year


def _quarters_shown(latest: Quarter, held: set[str], breakdown: str) -> list[Quarter]:
    """Return the quarters of a table's columns; of a table by year the last quarters of the latest years."""
    if is_yearly(breakdown):
        return [Quarter.parse(quarter) for quarter in sorted(held, reverse=True)[:YEARS]]
    wanted = [latest, latest.plus(-1), latest.plus(-2), latest.plus(-4)]
    return [quarter for quarter in wanted if str(quarter) in held]


def printed(figure: dict, measure: pd.Series) -> str:
    """Return what a table prints: the number with its unit where it is a percentage, or the symbol."""
    text = cell(figure, int(measure["decimals"]))
    return f"{text}%" if measure["unit"] == "percent" and figure["status"] == "shown" else text


def _printed_or_counted(figure: dict, measure: pd.Series) -> str:
    """Return what a breakdown prints: of very few, their number, since '50%' of two says less than '1 of 2'."""
    few = figure["status"] == "shown" and measure["unit"] == "percent" and given(figure["numerator"])
    if few and figure["denominator"] < FEW:
        return f"{figure['numerator']:,.0f} of {figure['denominator']:,.0f}"
    return printed(figure, measure)


def _cells(figures: pd.DataFrame, measure: pd.Series, quarters: list[Quarter]) -> list[str]:
    by_quarter = {row["quarter"]: row for row in figures.to_dict("records")}
    return [
        _printed_or_counted(by_quarter[str(quarter)], measure) if str(quarter) in by_quarter else ""
        for quarter in quarters
    ]


def breakdown_table(release: Release, measure: pd.Series, breakdown: str) -> str:
    """Return one breakdown of a measure as a table, and what [c] means where it stands in it."""
    figures = release.figures(measure["measure"], breakdown)
    if figures.empty:
        return ""
    quarters = _quarters_shown(release.quarter, set(figures["quarter"]), breakdown)
    recent = figures[figures["quarter"].isin([str(quarter) for quarter in quarters])]
    recent = recent[recent["group_name"].isin(recent.loc[recent["status"] != "z", "group_name"])]
    groups = (
        recent[["group_name", "group_order"]].drop_duplicates().sort_values(["group_order", "group_name"])
    )
    rows = [
        [group, *_cells(recent[recent["group_name"] == group], measure, quarters)]
        for group in groups["group_name"]
        if not is_total(breakdown)
    ]
    everybody = release.figures(measure["measure"], total_beside(breakdown))
    rows.append(["All", *_cells(everybody, measure, quarters)])
    title = release.breakdowns().get(breakdown, breakdown.replace("_", " "))
    by = "year" if is_total(breakdown) else f"{title.lower()}{' and year' if is_yearly(breakdown) else ''}"
    made = table(
        measure["title"]
        if measure["statistic"] == "share" and by == title.lower()
        else f"{measure['title']}, by {by}",
        [
            "County" if is_total(breakdown) else title,
            *[short_period(str(quarter), breakdown) for quarter in quarters],
        ],
        rows,
        last_is_total=True,
        show_caption=True,
    )
    return made + _why_by_year(breakdown) + _explained(recent)


def _why_by_year(breakdown: str) -> str:
    return f'<p class="mp-note">{escape(BY_YEAR)}</p>' if is_yearly(breakdown) else ""


def breakdown_pictures(release: Release, measure: pd.Series, breakdown: str) -> str:
    """Return a breakdown over time as small lines, with its description.

    Nothing for shares, whose chart is of bars, and for tables by year, whose few columns say as much.
    """
    figures = release.figures(measure["measure"], breakdown)
    without = measure["statistic"] == "share" or is_yearly(breakdown) or figures.empty
    svg = "" if without else multiples_svg(measure, figures)
    if not svg:
        return ""
    by = release.breakdowns().get(breakdown, breakdown.replace("_", " "))
    alt = multiples_alt(measure, figures, by=by)
    label = f"Small charts of {measure['title']} by {by.lower()}"
    hidden = bool((figures["status"] == "c").any())
    note = "A stroke on the base line is a quarter that is not shown, whatever it hides." if hidden else ""
    return (
        f'<div class="mp-multiples" role="region" tabindex="0" aria-label="{escape(label)}">'
        f'<img width="{WIDTH}" alt="{escape(alt)}" src="{picture_address(svg)}"></div>'
        + (f'<p class="mp-note">{note}</p>' if note else "")
    )


def _explained(figures: pd.DataFrame) -> str:
    """Return what the symbols in a table mean, or nothing where it has none."""
    line = symbols_explained(figures)
    return f'<p class="mp-note">{escape(line)}</p>' if line else ""


def quarters_table(measure: pd.Series, figures: pd.DataFrame, signals: pd.DataFrame) -> str:
    """Return every quarter that the chart draws, latest first, with the usual range where there is one."""
    of_what = figures["denominator"].notna().any()
    parts = figures["numerator"].notna().any() and of_what
    ranges = {row["quarter"]: row for row in signals.to_dict("records")}
    has_range = any(given(row["lower"]) for row in ranges.values())
    header = ["Quarter", "Figure", *(["Number"] if parts else []), *(["Out of"] if of_what else [])]
    rows = []
    for figure in figures.iloc[::-1].to_dict("records"):
        row = [figure["short"], f"{printed(figure, measure)} {marks(figure)}".strip()]
        row += [_count(figure["numerator"]) if figure["status"] == "shown" else ""] if parts else []
        row += [_count(figure["denominator"])] if of_what else []
        rows.append([*row, *([_range(ranges.get(figure["quarter"]), measure)] if has_range else [])])
    header += ["Usual range"] if has_range else []
    return table(f"{measure['title']}, by quarter", header, rows) + _explained(figures)


def _count(number: float | None) -> str:
    return f"{number:,.0f}" if given(number) else ""


def _range(signal: dict | None, measure: pd.Series) -> str:
    if signal is None or not given(signal["lower"]):
        return ""
    lower, upper = max(0.0, signal["lower"]), signal["upper"]
    if measure["unit"] == "percent":
        upper = min(100.0, upper)
    decimals = int(measure["decimals"])
    return f"{lower:,.{decimals}f} to {upper:,.{decimals}f}"
