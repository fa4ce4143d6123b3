"""The sentences about one measure, from the very frames that its chart and table show."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from memberpanel.periods import TOTAL, is_yearly, said_period
from memberpanel.quarters import Quarter
from memberpanel.words.given import given
from memberpanel.words.grammar import large_first, small_first, subject, without_of_those
from memberpanel.words.numbers import difference, plain, said_value
from memberpanel.words.shapes import is_signal
from memberpanel.words.signal_words import (
    from_its_beginning,
    latest_signal,
    moves_in_a_row,
    shown_series,
    signal_words,
)

HIDDEN_WORDS = "cannot be shown for {quarter}: the number is hidden so that no child can be worked out"
_STAFF_WORDS = (
    "cannot be shown for {quarter}: the number is hidden so that no member of staff can be worked out"
)


def latest(figures: pd.DataFrame) -> Mapping[str, Any]:
    """Return the figure of the latest quarter."""
    quarters = figures["quarter"].tolist()
    return figures.iloc[quarters.index(max(quarters))].to_dict()


def value_words(measure: Mapping[str, Any], value: float) -> str:
    """Return a value for a sentence whose subject is the measure's title."""
    if measure["unit"] == "rate" and "10,000" in measure["title"]:
        return plain(value, int(measure["decimals"]))
    return said_value(measure, value)


def standard_words(measure: Mapping[str, Any]) -> str:
    """Return 'the standard is every review', or the target without who set it, or nothing."""
    if given(measure["standard_words"]):
        return f"the standard is {measure['standard_words']}"
    if given(measure["target_words"]):
        return f"the target is {measure['target_words'].split(',')[0]}"
    return ""


def not_shown_words(measure: Mapping[str, Any], figure: Mapping[str, Any]) -> str:
    """Say plainly why the latest figure is not there."""
    quarter = Quarter.parse(figure["quarter"]).in_words
    title = measure["title"]
    if figure["status"] == "c":
        words = _STAFF_WORDS if measure["protect"] == "staff" else HIDDEN_WORDS
        return f"{title} {words.format(quarter=quarter)}."
    if figure["status"] == "low":
        return f"{title}: more than nothing in {quarter}, but so few that it rounds to 0."
    reason = str(figure["reason"]).strip().rstrip(".")
    if figure["status"] == "z":
        return f"{title}: not applicable in {quarter}{': ' + small_first(reason) if reason else ''}."
    return f"{title} cannot be given for {quarter}: {small_first(reason) or 'the data was not loaded'}."


def claim(measure: Mapping[str, Any], figures: pd.DataFrame) -> str:
    """Say the latest value and its standard, without a full stop; or plainly why there is none."""
    if figures.empty:
        return f"{measure['title']}: no figures yet."
    figure = latest(figures)
    if figure["status"] != "shown":
        return not_shown_words(measure, figure)
    if measure["statistic"] == "share":
        return _whole_of_shares(measure, figure)
    start = f"{subject(measure['title'])} {value_words(measure, figure['value'])}"
    return "; ".join(part for part in (start, standard_words(measure)) if part)


def _whole_of_shares(measure: Mapping[str, Any], figure: Mapping[str, Any]) -> str:
    """Say how many are shared out: the total of shares is 100 per cent, which tells nobody anything."""
    if not given(figure["denominator"]):
        return measure["title"]
    return f"{measure['title']}: {plain(figure['denominator'])} in all"


def shares_headline(measure: Mapping[str, Any], groups: pd.DataFrame) -> str:
    """Say which groups of a share are the largest of those shown, from the figures of its breakdown.

    A table by year is named as one: 'in the year to 31 March 2026, most often …'.
    """
    now = groups[groups["quarter"] == groups["quarter"].max()]
    shown = now[(now["status"] == "shown") & (now["value"] > 0)].sort_values("value", ascending=False)
    if shown.empty:
        return f"{measure['title']}: no group can be shown."
    largest = [
        f"{row['group_name']} {value_words(measure, row['value'])}"
        for row in shown.head(2).to_dict("records")
    ]
    hidden = int((now["status"] != "shown").sum())
    more = f"; {hidden} {'group is' if hidden == 1 else 'groups are'} not shown" if hidden else ""
    period = now.iloc[0].get("breakdown", TOTAL), now["quarter"].iloc[0]
    when = f"in {said_period(period[1], period[0])}, " if is_yearly(period[0]) else ""
    return f"{measure['title']}: {when}most often {', then '.join(largest)}{more}."


def year_headline(measure: Mapping[str, Any], years: pd.DataFrame) -> str:
    """Say the latest year's figure of what is published by year only: '... were 36.5% in the year to 31 March 2026'."""
    figure = latest(years)
    period = said_period(figure["quarter"], figure["breakdown"])
    if figure["status"] != "shown":
        return f"{measure['title']}: published by year only, and not shown for {period}."
    start = f"{subject(measure['title'])} {value_words(measure, figure['value'])} in {period}"
    said = "; ".join(part for part in (start, standard_words(measure)) if part)
    return f"{said}. It is published by year only, since so few can be counted in a quarter."


def signal_line(figures: pd.DataFrame, signals: pd.DataFrame) -> str:
    """Return what is said under a claim about the latest quarter, or nothing when it is not shown."""
    if figures.empty or latest(figures)["status"] != "shown":
        return ""
    return signal_words(figures, signals)


def headline(measure: Mapping[str, Any], figures: pd.DataFrame, signals: pd.DataFrame) -> str:
    """Say the latest value, the standard first, then whether it is out of the ordinary.

    'Reviews in time were 84.4%; the standard is every review; unusually low, and lower in each of the last
    eight quarters.'
    """
    said, signal = claim(measure, figures), signal_line(figures, signals)
    if not signal or measure["statistic"] == "share":
        return said if said.endswith(".") else f"{said}."
    return f"{said}{'; ' if ':' in said or ';' in said else ': '}{signal}."


def _against(measure: Mapping[str, Any], figures: pd.DataFrame, quarters_back: int, called: str) -> str:
    now = latest(figures)
    then = Quarter.parse(now["quarter"]).plus(-quarters_back)
    before = figures[figures["quarter"] == str(then)]
    if before.empty:
        return ""
    if before.iloc[0]["status"] != "shown":
        return f"{called} ({then.short}) is not shown"
    change = difference(measure, now=now["value"], before=before.iloc[0]["value"])
    return f"{change.words} {'since' if change.size == 0 else 'than'} {called} ({then.short})"


def change_words(measure: Mapping[str, Any], figures: pd.DataFrame, signals: pd.DataFrame) -> str:
    """Say the change since last quarter and since the same quarter last year.

    An arrow only when the latest point is a signal: other changes are within what chance does.
    """
    if figures.empty or latest(figures)["status"] != "shown":
        return ""
    parts = [
        part
        for part in (
            _against(measure, figures, 1, "last quarter"),
            _against(measure, figures, 4, "the same quarter last year"),
        )
        if part
    ]
    if not parts:
        return ""
    signal = latest_signal(signals, latest(figures)["quarter"])
    arrow = _arrow(figures) if is_signal(signal) else ""
    return f"{arrow}{large_first('; '.join(parts))}."


def _arrow(figures: pd.DataFrame) -> str:
    moves = moves_in_a_row(shown_series(figures))
    return "↑ " if moves > 0 else "↓ " if moves < 0 else ""


def subtitle(measure: Mapping[str, Any], figures: pd.DataFrame, *, area: str) -> str:
    """Return the statistical line under a headline: what is counted, when, where, out of how many."""
    if figures.empty:
        return measure["question"]
    figure = latest(figures)
    quarter = Quarter.parse(figure["quarter"])
    end = f"{quarter.end.day} {quarter.end:%B %Y}"
    when = f"at {end}" if measure["kind"] == "stock" else quarter.in_words
    counted = without_of_those(measure["numerator"]) if given(measure["numerator"]) else measure["title"]
    parts = [counted, when, area, *_out_of(measure, figure)]
    if given(measure["target_words"]):
        parts.append(f"target {measure['target_words']}")
    return " · ".join(parts)


def _out_of(measure: Mapping[str, Any], figure: Mapping[str, Any]) -> list[str]:
    if figure["status"] != "shown" or not given(figure["denominator"]):
        return []
    whole = plain(figure["denominator"])
    if measure["per"] == "population":
        return [f"{plain(figure['numerator'])}, among {whole} {small_first(measure['denominator'])}"]
    if given(figure["numerator"]):
        return [f"{plain(figure['numerator'])} of {whole}"]
    return [
        f"of {whole} {small_first(measure['denominator'])}"
        if given(measure["denominator"])
        else f"of {whole}"
    ]


def _extreme(series: pd.Series, measure: Mapping[str, Any], *, highest: bool) -> str:
    place = series.idxmax() if highest else series.idxmin()
    return f"{plain(series[place], int(measure['decimals']))} in {place.short}"


def _range_words(measure: Mapping[str, Any], signals: pd.DataFrame, quarter: str) -> str:
    signal = latest_signal(signals, quarter)
    if not given(signal.get("lower")):
        return ""
    lower = max(0.0, signal["lower"]) if measure["unit"] != "days" else signal["lower"]
    upper = min(100.0, signal["upper"]) if measure["unit"] == "percent" else signal["upper"]
    decimals = int(measure["decimals"])
    return f"The usual range is {plain(lower, decimals)} to {plain(upper, decimals)}."


def _unit_words(measure: Mapping[str, Any]) -> str:
    if measure["unit"] == "percent":
        return ", per cent"
    if measure["unit"] == "rate" and "10,000" not in measure["title"]:
        return ", for every 10,000 children"
    return f", {measure['unit']}" if measure["unit"] in ("weeks", "days", "months") else ""


def _shown_words(measure: Mapping[str, Any], shown: pd.Series) -> list[str]:
    decimals = int(measure["decimals"])
    first, last = shown.index[0], shown.index[-1]
    return [
        f"Starts at {plain(shown.iloc[0], decimals)} in {first.short}, highest {_extreme(shown, measure, highest=True)}, "
        f"lowest {_extreme(shown, measure, highest=False)}, last {plain(shown.iloc[-1], decimals)} in {last.short}."
    ]


def alt_text(measure: Mapping[str, Any], figures: pd.DataFrame, signals: pd.DataFrame) -> str:
    """Describe the line chart from the frame that it plots: span, first, highest, lowest, last, range, signals, gaps."""
    series = shown_series(from_its_beginning(figures))
    shown = series.dropna()
    start = f"Line chart of {small_first(measure['title'])}{_unit_words(measure)}"
    if shown.empty:
        return f"{start}. No quarter can be shown."
    parts = [f"{start}, by quarter."]
    parts += _shown_words(measure, shown)
    parts.append(_range_words(measure, signals, str(series.index[-1])))
    if hidden := len(series) - len(shown):
        parts.append(
            f"{'1 quarter is' if hidden == 1 else f'{hidden} quarters are'} not shown; the line breaks there."
        )
    quarters = {str(quarter) for quarter in shown.index}
    unusual = int(sum(is_signal(row) and row["quarter"] in quarters for row in signals.to_dict("records")))
    if unusual:
        parts.append(f"{'1 quarter is' if unusual == 1 else f'{unusual} quarters are'} marked as unusual.")
    return " ".join(part for part in parts if part)
