"""What is out of the ordinary, from the totals as they are shown and nothing else."""

import pandas as pd

from memberpanel.signals.xmr import signal_frame


def signal_rows(figures: pd.DataFrame, measures: pd.DataFrame, rebases: pd.DataFrame) -> pd.DataFrame:
    """Return table signals for every measure from its shown totals; hidden and missing quarters are gaps."""
    totals = figures[figures["breakdown"] == "total"]
    frames = []
    for measure in measures.itertuples(index=False):
        rows = totals[totals["measure"] == measure.measure]
        values = rows["value"].where(rows["status"] == "shown").set_axis(rows["quarter"])
        standard = None if pd.isna(measure.standard) else float(measure.standard)
        frame = signal_frame(
            values.astype(float),
            good_is=measure.good_is,
            rebases=tuple(rebases.loc[rebases["measure"] == measure.measure, "quarter"]),
            standard=standard,
            statistic=measure.statistic,
        )
        frames.append(frame.assign(measure=measure.measure))
    return pd.concat(frames, ignore_index=True)
