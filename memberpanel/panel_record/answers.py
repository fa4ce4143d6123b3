"""Which measures need an answer from the service: a signal fired, or a standard or target was missed."""

import pandas as pd

SIGNALS = ("outside", "trend", "two_of_three", "shift")


def _missed(row: pd.Series, wanted: float) -> bool:
    if pd.isna(wanted) or pd.isna(row["value"]):
        return False
    if row["good_is"] == "high":
        return row["value"] < wanted
    return row["good_is"] == "low" and row["value"] > wanted


def _why(row: pd.Series) -> list[str]:
    reasons = []
    if _missed(row, row["standard"]):
        reasons.append(f"the standard ({row['standard_words']}) was missed")
    if _missed(row, row["target"]):
        reasons.append(f"the target ({row['target_words']}) was missed")
    if row["point"] in SIGNALS:
        reasons.append("the latest quarter is out of the ordinary")
    return reasons


def wanting_answers(
    *, quarter: str, measures: pd.DataFrame, figures: pd.DataFrame, signals: pd.DataFrame,
    commentary: pd.DataFrame,
) -> pd.DataFrame:  # fmt: skip
    """Return the measures that need an answer in a quarter: measure, title, why, answered.

    The frames are tables of a release (figures: totals are enough); commentary may be newer than the release.
    """
    totals = figures.query("breakdown == 'total' and quarter == @quarter")
    rows = (
        measures.merge(totals[["measure", "value"]], on="measure", how="left")
        .merge(signals.query("quarter == @quarter")[["measure", "point"]], on="measure", how="left")
        .reset_index(drop=True)
    )
    said = set(commentary.loc[commentary["quarter"] == quarter, "measure"])
    found = [
        (row["measure"], row["title"], "; ".join(reasons), row["measure"] in said)
        for _, row in rows.iterrows()
        if (reasons := _why(row))
    ]
    return pd.DataFrame(found, columns=["measure", "title", "why", "answered"])
