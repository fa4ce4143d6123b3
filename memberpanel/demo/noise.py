"""Noise that stays quiet: series of quarters in which nothing but chance is at work.

`xmr_points` is a small XmR of the demonstration's own, so that what the signals room finds can be compared with
what was put in. Rules and constants: NHS Making Data Count, as NHSRplotthedots 0.2.2 computes them.
"""

import numpy as np

_LIMIT, _NEAR, _SCREEN, _RUN = 2.66, 2.66 * 2 / 3, 3.267, 7


def limits(values: np.ndarray, *, width: float = _LIMIT) -> tuple[float, float, float]:
    """Return mean, lower and upper limit: mean ± 2.66 average moving ranges, the wildest ranges screened once."""
    ranges = np.abs(np.diff(values))
    kept = ranges[ranges < _SCREEN * ranges.mean()] if ranges.any() else ranges
    spread = width * (kept.mean() if kept.size else 0.0)
    return float(values.mean()), float(values.mean() - spread), float(values.mean() + spread)


def _runs(marks: np.ndarray, length: int) -> np.ndarray:
    """Mark every point of a run of at least so many equal, non-zero marks."""
    marked = np.zeros(len(marks), dtype=bool)
    for end in range(length, len(marks) + 1):
        window = marks[end - length : end]
        if window[0] != 0 and (window == window[0]).all():
            marked[end - length : end] = True
    return marked


def _two_of_three(values: np.ndarray, slack: float) -> np.ndarray:
    mean, low, high = limits(values, width=_NEAR * slack)
    beyond, marked = (values < low) | (values > high), np.zeros(len(values), dtype=bool)
    for end in range(3, len(values) + 1):
        window = values[end - 3 : end]
        one_side = (window > mean).all() or (window < mean).all()
        if one_side and beyond[end - 3 : end].sum() >= 2:
            marked[end - 3 : end] |= beyond[end - 3 : end]
    return marked


def xmr_points(values: np.ndarray, *, run: int = _RUN, slack: float = 1.0) -> list[str]:
    """Say of each point whether it is outside, trend, two_of_three, shift or common.

    `slack` below 1 draws narrower limits, for a series that must be quiet with something to spare.
    """
    values = np.asarray(values, dtype=float)
    mean, low, high = limits(values, width=_LIMIT * slack)
    steps = np.sign(np.diff(values))
    rising = _runs(steps, run - 1)
    trend = np.zeros(len(values), dtype=bool)
    trend[:-1] |= rising
    trend[1:] |= rising
    shift = _runs(np.sign(values - mean), run)
    pair = _two_of_three(values, slack)
    labels = []
    for at, value in enumerate(values):
        rules = (("outside", not low <= value <= high), ("trend", trend[at]), ("two_of_three", pair[at]))
        labels.append(
            next((name for name, met in (*rules, ("shift", shift[at])) if met), "common"),
        )
    return labels


def is_quiet(values: np.ndarray, *, spare: bool = True) -> bool:
    """Say whether no point of a series is a signal, with something to spare, in every release of it.

    The series is judged whole and without its latest quarter, as the two releases of the demonstration do.
    """
    run, slack = (6, 0.9) if spare else (_RUN, 1.0)
    return all(set(xmr_points(part, run=run, slack=slack)) == {"common"} for part in (values, values[:-1]))


def quiet(rng: np.random.Generator, *, level: float, spread: float, quarters: int) -> np.ndarray:
    """Draw a series about a level that holds no signal, with no point so near the mean that rounding moves it over."""
    while True:
        drawn = level + spread * np.clip(rng.standard_normal(quarters), -1.9, 1.9)
        if is_quiet(drawn) and np.abs(drawn - drawn.mean()).min() > 0.12 * spread:
            return drawn
