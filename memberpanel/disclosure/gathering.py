"""Everything that follows from all releases together and from what is public elsewhere."""

import json

import pandas as pd

from memberpanel.disclosure.counted_again import learn_differences
from memberpanel.disclosure.knowledge import Knowledge
from memberpanel.disclosure.learning import learn_facts, learn_numbers, learn_percentages
from memberpanel.disclosure.release_files import Release, in_order, labelled, lines_said
from memberpanel.disclosure.tying import (
    add_years_known,
    groups_of,
    tie_beliefs,
    tie_lines,
    tie_years,
    zeros_beside_hidden,
)


def gather(releases: list[Release], facts: pd.DataFrame | None, *, zeros_are_shown: bool | None) -> Knowledge:
    """Return everything that follows from all releases together and from the facts."""
    ordered = in_order(releases)
    knowledge = Knowledge(stated=any("identities" in release.manifest for release in ordered))
    everything = labelled(ordered)
    for rows in everything:
        learn_numbers(knowledge, rows)
    learn_differences(knowledge, everything)
    learn_facts(knowledge, everything, facts)
    for rows in everything:
        learn_percentages(knowledge, rows)
    groups = groups_of(everything)
    add_years_known(knowledge, groups)
    tie_years(knowledge, groups, lines_said(ordered, "years_not_in"))
    tie_lines(knowledge, groups, lines_said(ordered, "lines_not_in"))
    tie_beliefs(knowledge, ordered, groups)
    knowledge.zeros_are_shown = (
        zeros_beside_hidden(knowledge, groups) if zeros_are_shown is None else zeros_are_shown
    )
    if knowledge.zeros_are_shown:
        knowledge.assumed.append("a hidden number is not zero, because zeros are shown beside hidden numbers")
    return knowledge


def always_known(releases: list[Release]) -> list[str]:
    """Return in words what every reader is taken to know, whatever was declared."""
    names = [release.manifest.get("release", "") for release in in_order(releases)]
    latest = in_order(releases)[-1].manifest if releases else {}
    pairs = json.loads(latest.get("identities") or "[]")
    same = json.loads(latest.get("same") or "[]")
    return [
        f"every number printed in {', '.join(name for name in names if name) or 'the release'}",
        "no number of children is below zero, and each is whole",
        "groups add up to their total, both sides of a percentage to its whole, quarters to their year",
        *[
            f"{one['stock']} now is that of a quarter before, and {one['started']}, less {one['ended']}"
            for one in pairs
        ],
        *[f"{one['one']} and {one['other']} count the same children" for one in same],
        "every number that a text of a release has beside the name of a group, or about a county figure that is hidden",
    ]
