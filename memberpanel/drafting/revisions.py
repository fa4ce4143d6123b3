"""What was published stays as the panel saw it; only county totals are revised, and marked."""

import pandas as pd

KEY = ["measure", "quarter", "breakdown", "group_name"]
_NUMBERS = ["numerator", "denominator", "value"]
_FROZEN = [*_NUMBERS, "status", "reason"]


def _differs(before: pd.Series, now: pd.Series) -> pd.Series:
    return (before != now) & ~(before.isna() & now.isna())


def with_history(figures: pd.DataFrame, earlier: pd.DataFrame | None) -> pd.DataFrame:
    """Return figures in which the past is as first reported, and totals that changed are marked `revised`.

    `earlier` are the figures of the release published before, both rounded as shown. A cell of a breakdown that
    was published, shown or hidden, stays what it was (domain rule S8). A county total that was shown and is shown
    takes the new count and the mark; one that can no longer be shown, or counted, keeps its published number.
    """
    figures = figures.assign(revised=False)
    if earlier is None or earlier.empty:
        return figures
    # What could not be counted then (x) was never reported: the first count is its first report.
    reported = earlier.loc[earlier["status"] != "x", [*KEY, *_FROZEN, "revised"]]
    both = figures.merge(reported, on=KEY, how="left", suffixes=("", "_before"), indicator=True)
    known = (both.pop("_merge") == "both").to_numpy()
    total = (both["breakdown"] == "total").to_numpy()
    was = (both["status_before"] == "shown").to_numpy()
    now = (both["status"] == "shown").to_numpy()
    recounted = known & total & was & now
    changed = pd.concat([_differs(both[f"{name}_before"], both[name]) for name in _NUMBERS], axis=1).any(
        axis=1
    )
    both["revised"] = recounted & (changed.to_numpy() | (both["revised_before"] == True).to_numpy())  # noqa: E712
    frozen = known & ~recounted
    for name in _FROZEN:
        both[name] = both[name].where(~frozen, both[f"{name}_before"])
    both.loc[frozen, "revised"] = (both.loc[frozen, "revised_before"] == True).to_numpy()  # noqa: E712
    return both.drop(columns=[name for name in both.columns if name.endswith("_before")])
