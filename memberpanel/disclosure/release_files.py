"""What the files of published releases say of their numbers, read for the attack.

It takes nothing from cells.py, choosing.py or hiding.py: a mistake there must not be repeated here.
"""

import json
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pandas as pd

from memberpanel.disclosure.counted_again import named_as_counted_again
from memberpanel.periods import is_total

DEFAULT_THRESHOLD = 6
_ANNUAL = """
    select comparator, year, value, source from comparators
    where area_kind = 'ours' and status = 'shown' and value is not null
    order by all
"""
_TEXTS = """
    select measure, quarter, place, words from (
        select measure, quarter, 'commentary' as place, unnest([happened, why, doing]) as words from commentary
        union all
        select measure, raised_quarter, 'actions', unnest([text, came_back]) from actions
        union all
        select measure, quarter, 'questions', unnest([text, answer]) from questions
        union all
        select measure, quarter, 'rebases', reason from rebases
    )
    where measure is not null and words is not null
    order by all
"""
_CHILDREN = "select mid_year, children from population where area = ? and children is not null"


@dataclass(frozen=True)
class Release:
    """The tables of one release file that bear on its numbers."""

    manifest: dict[str, str]
    measures: pd.DataFrame
    figures: pd.DataFrame
    annual: (
        pd.DataFrame
    )  # the council's own figures that others publish by year: comparator, year, value, source
    children: dict[int, float]  # who live in the county, by the mid-year
    texts: pd.DataFrame  # measure, quarter, place (the table that it stands in), words


def read_release(path: Path) -> Release:
    """Read a release file, or the one in a release's folder."""
    file = path / "release.duckdb" if path.is_dir() else path
    with duckdb.connect(str(file), read_only=True) as connection:
        manifest = dict(connection.execute("select key, value from manifest").fetchall())
        measures = connection.execute("select * from measures").df()
        figures = connection.execute("select * from figures").df()
        annual = connection.execute(_ANNUAL).df()
        children = dict(connection.execute(_CHILDREN, [manifest.get("authority", "")]).fetchall())
        texts = connection.execute(_TEXTS).df()
    return Release(manifest, measures, figures, annual, children, texts)


def in_order(releases: list[Release]) -> list[Release]:
    def rank(release: Release) -> tuple[str, int]:
        return release.manifest.get("quarter", ""), int(release.manifest.get("version") or 0)

    return sorted(releases, key=rank)


def lines_said(releases: list[Release], said: str) -> set[tuple[str, ...]]:
    """Return the lines (set, quarter, breakdown) that the files name under a key of their manifests."""
    return {tuple(line) for one in releases for line in json.loads(one.manifest.get(said) or "[]")}


def _thresholds(release: Release, rows: pd.DataFrame) -> list[int]:
    """Return the threshold of each row: of the county's number, or of a breakdown; never less than the usual one."""
    named = json.loads(release.manifest.get("thresholds") or "{}")
    usual = int(release.manifest.get("threshold") or DEFAULT_THRESHOLD)
    return [
        max(DEFAULT_THRESHOLD, int(named.get(measure, (usual, usual))[not is_total(breakdown)]))
        for measure, breakdown in zip(rows["measure"], rows["breakdown"], strict=True)
    ]


def _labelled(release: Release, own: set[str]) -> pd.DataFrame:
    """Return the figures about people with their sets, statistic and threshold; a set is marked where it must be.

    `own` are measures that the files say count other numbers than the other measures of their set.
    """
    wanted = release.measures[
        ["measure", "whole_set", "part_set", "kind", "statistic", "per", "protect", "decimals"]
    ]
    rows = release.figures.merge(wanted, on="measure", how="left")
    rows["part_set"] = rows["part_set"].astype(object).where(rows["part_set"].notna(), "")
    people = rows["protect"] != "things"
    sets = set(rows.loc[people, "whole_set"]) | (set(rows.loc[people, "part_set"]) - {""})
    rows = rows[people | rows["whole_set"].isin(sets) | rows["part_set"].isin(sets)].copy()
    rows["threshold"] = _thresholds(release, rows)
    for column in ("whole_set", "part_set"):
        apart = rows["measure"].isin(own) & (rows[column] != "")
        rows.loc[apart, column] += " (" + rows.loc[apart, "measure"] + ")"
    return rows


def labelled(releases: list[Release]) -> list[pd.DataFrame]:
    """Return the figures of each release about people, with sets, statistic and the threshold that each cell is held to."""
    own = {measure for one in releases for measure in json.loads(one.manifest.get("own_sets") or "[]")}
    rows = _held_as_first_published([_labelled(release, own) for release in releases])
    names = [release.manifest.get("release", "") for release in releases]
    return named_as_counted_again(rows, names)


def _held_as_first_published(everything: list[pd.DataFrame]) -> list[pd.DataFrame]:
    """Return the rows with the threshold under which each cell was first published: a threshold raised later cannot
    take back what is out."""
    cell = ["measure", "quarter", "breakdown", "group_name"]
    out = pd.concat(everything)
    out = out[out["status"].isin(["shown", "c", "z"])].drop_duplicates(cell).set_index(cell)["threshold"]
    held = []
    for rows in everything:
        first = out.reindex(pd.MultiIndex.from_frame(rows[cell])).to_numpy()
        now = rows["threshold"].where(pd.isna(first), first)
        held.append(rows.assign(threshold=now.astype(int)))
    return held
