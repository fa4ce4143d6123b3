"""Reviews, audit, attendance and actions, in a line each: what a member who reads one page alone must not miss."""

from collections import Counter
from datetime import date

import pandas as pd

from memberpanel.release.reading import Release
from memberpanel.words.given import given
from memberpanel.words.grammar import large_first, listed
from memberpanel.words.numbers import in_words
from memberpanel.words.rolling import four_quarters

_REVIEWS, _AUDIT = "case_reviews", "audit_of_practice"
_RATINGS = ("Red", "Amber", "Green")
_TIME = "Time against the standard"
_HALF = 50.0  # per cent
Line = tuple[str, str]


def _register(release: Release, name: str, columns: tuple[str, ...]) -> pd.DataFrame | None:
    """Return a register that the release holds with these columns, or None where it has nothing to say."""
    held = set(release.registers()["register"])
    rows = release.register(name) if name in held else pd.DataFrame()
    return rows if len(rows) and set(columns) <= set(rows.columns) else None


def _reviews(release: Release) -> list[Line]:
    rows = _register(release, _REVIEWS, ("Stage",))
    if rows is None:
        return [("Case reviews", "none was reported.")]
    under_way = rows[
        ~rows["Stage"].str.endswith("Published")
    ]  # a stage stands with its place: "6 of 6: Published"
    words = f"{_count(len(under_way))} under way"
    if _TIME in rows.columns and len(under_way):
        words += (
            f", {_count(int(under_way[_TIME].str.startswith('Beyond').sum()))} of them beyond the standard"
        )
    return [("Case reviews", f"{words}; {_count(len(rows) - len(under_way))} published.")]


def _count(number: int) -> str:
    return in_words(number) if number else "none"


def _audit(release: Release) -> list[Line]:
    rows = _register(release, _AUDIT, ("Standard", "Rating"))
    if rows is None:
        return [("Audit of practice", "none was reported.")]
    ratings = rows["Rating"].str.split().str[-1].str.capitalize()  # a rating stands with its shape
    counts = Counter(ratings)
    said = ", ".join(f"{counts[rating]} {rating.lower()}" for rating in _RATINGS if counts[rating])
    red = rows.loc[ratings == _RATINGS[0], "Standard"]
    named = f" Red: {'; '.join(red)}." if len(red) else ""
    return [("Audit of practice", f"of {len(rows)} standards {said}.{named}")]


def _absent(release: Release) -> list[Line]:
    """Name the agencies that came to fewer than half of the last four quarters' meetings, from shown cells alone."""
    measures = release.measures()
    found = []
    for measure in measures[measures["topic"] == "meetings"].to_dict("records"):
        if (
            measure["unit"] != "percent"
            or "agency" not in list(measure["breakdowns"])
            or not given(measure["target"])
        ):
            continue
        groups = release.figures(measure["measure"], "agency").groupby("group_name", sort=False)
        years = {name: four_quarters(measure, rows).value for name, rows in groups}
        few = [name for name, value in years.items() if value is not None and value < _HALF]
        if few:
            found.append(
                (measure["title"], f"{listed(few)} came to fewer than half in the last four quarters.")
            )
    return found


def overdue(actions: pd.DataFrame, *, on: date) -> pd.Series:
    """Say of each action whether it was still open after the day on which it was due."""
    due = pd.to_datetime(actions["due"])
    return (actions["state"] == "open") & due.notna() & (due < pd.Timestamp(on))


def _actions(release: Release) -> list[Line]:
    rows = release.actions()
    still = int((rows["state"] == "open").sum())
    late = int(overdue(rows, on=date.fromisoformat(release.manifest["cut_off"])).sum())
    if not still:
        return [("Actions", "none is open.")]
    words = f"{in_words(still)} open, {_count(late)} of them overdue"
    return [("Actions", f"{words}; {_count(int((rows['state'] == 'done').sum()))} came back.")]


def in_a_line(release: Release) -> list[Line]:
    """Return what each line is about and what it says."""
    lines = [*_reviews(release), *_audit(release), *_absent(release), *_actions(release)]
    return [(about, large_first(words)) for about, words in lines]
