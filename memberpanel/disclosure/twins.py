"""What a reader who knows that two tables count the same children can do with it; part of the attack."""

import json

from memberpanel.disclosure.knowledge import Knowledge, Name
from memberpanel.disclosure.release_files import Release
from memberpanel.quarters import Quarter


def tie_twins(knowledge: Knowledge, releases: list[Release]) -> None:
    """Take sets said to hold the same children for equal, line by line, unless shown numbers deny it.

    A number hidden in one table and shown in the other is known, and nothing that had to be worked out.
    """
    names = {*knowledge.known, *knowledge.hidden}
    for said, not_in in _stated(releases).values():
        lines: dict[tuple[str, str, str], list[tuple[Name, Name]]] = {}
        for name in names:
            twin = _twin(name, said)
            if name[0] == said["one"] and twin in names and list(name[1:3]) not in not_in:
                lines.setdefault(name[:3], []).append((name, twin))
        for twins in lines.values():
            differing = [pair for pair in twins if _differ(knowledge, *pair)]
            if differing:
                terms = [(name, 1.0) for name in differing[0]]
                knowledge.contradicted(terms, "two sets that are said to be the same children differ")
            else:
                _learn(knowledge, twins, f"{said['one']} and {said['other']} are the same children")


def _learn(knowledge: Knowledge, twins: list[tuple[Name, Name]], belief: str) -> None:
    for one, other in twins:
        if one in knowledge.known or other in knowledge.known:
            number = knowledge.known.get(one, knowledge.known.get(other))
            knowledge.known.setdefault(one, number)
            knowledge.known.setdefault(other, number)
        else:
            knowledge.tie([(one, 1.0), (other, -1.0)], belief=f"{belief} ({one[1]} by {one[2]})")


def _stated(releases: list[Release]) -> dict[tuple, tuple[dict, list[list[str]]]]:
    found: dict[tuple, tuple[dict, list[list[str]]]] = {}
    for release in releases:
        for pair in json.loads(release.manifest.get("same") or "[]"):
            key = (pair["one"], pair["other"], pair.get("quarters_later", 0))
            found.setdefault(key, (pair, []))[1].extend(pair.get("not_in", []))
    return found


def _twin(name: Name, pair: dict) -> Name:
    later = Quarter.parse(name[1]).plus(int(pair.get("quarters_later", 0)))
    return (pair["other"], str(later), *name[2:])


def _differ(knowledge: Knowledge, one: Name, other: Name) -> bool:
    both = one in knowledge.known and other in knowledge.known
    return both and knowledge.known[one] != knowledge.known[other]
