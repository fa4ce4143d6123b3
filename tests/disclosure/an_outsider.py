"""One who has only the published list of figures, and what the dashboard says of how each measure is counted.

Written from nothing and apart from the product's own attack: numbers as `figures --format json` prints them, the heads
of queries/measures, queries/identities.toml, and linear programming. It imports nothing of the product.
"""

import re
import tomllib
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import coo_matrix, csr_matrix
from scipy.sparse.csgraph import connected_components

QUERIES = Path(__file__).resolve().parents[2] / "queries"
Name = tuple[str, str, str, str]  # set, quarter, breakdown, group
FREE = 1e-6


def documented() -> dict[str, dict]:
    """Return what the head of each measure's file says of it."""
    heads = {}
    for path in (QUERIES / "measures").glob("*.sql"):
        head = re.match(r"\s*/\*(.*?)\*/", path.read_text(encoding="utf-8"), re.DOTALL)
        heads[path.stem] = tomllib.loads(head[1])
    return heads


@dataclass
class Outsider:
    """What is known: numbers by name, and sums that are nought (or, for `parts`, at most nought)."""

    known: dict[Name, float] = field(default_factory=dict)
    hidden: set[Name] = field(default_factory=set)
    sums: list[list[tuple[Name, int]]] = field(default_factory=list)
    parts: list[tuple[Name, Name]] = field(default_factory=list)

    def read(self, rows: list[dict], heads: dict[str, dict]) -> None:
        """Take in a list of figures."""
        for row in rows:
            head = heads[row["measure"]]
            for side, name in sides_of(row, head).items():
                if row["status"] == "shown":
                    self.known[name] = float(row[side])
                elif row["status"] == "c":
                    self.hidden.add(name)
            sides = sides_of(row, head)
            if head["statistic"] == "percent" and row["status"] in ("shown", "c"):
                self.parts.append((sides["numerator"], sides["denominator"]))
        self.hidden -= self.known.keys()
        self._add_up(heads)

    def _names(self) -> set[Name]:
        return self.known.keys() | self.hidden

    def _add_up(self, heads: dict[str, dict]) -> None:
        lines, years = defaultdict(list), defaultdict(list)
        for name in self._names():
            of, quarter, breakdown, group = name
            if not breakdown.startswith("total"):
                lines[of, quarter, breakdown].append(name)
            years[of, _year(quarter), breakdown, group].append(name)
        for (of, quarter, breakdown), groups in lines.items():
            whole = (of, quarter, "total_year" if breakdown.endswith("_year") else "total", "all")
            if whole in self._names():
                self.sums.append([(whole, 1), *((group, -1) for group in groups)])
        flows = {
            head[side]
            for head in heads.values()
            if head["kind"] == "flow"
            for side in _SETS
            if head.get(side)
        }
        for (of, year, breakdown, group), quarters in years.items():
            whole = (of, f"{year}-Q4", f"{breakdown}_year", group)
            if of in flows and len(quarters) == 4 and whole in self._names():
                self.sums.append([(whole, 1), *((quarter, -1) for quarter in quarters)])
        self._flow_into_stocks(heads)

    def _flow_into_stocks(self, heads: dict[str, dict]) -> None:
        said = tomllib.loads((QUERIES / "identities.toml").read_text(encoding="utf-8"))["identity"]
        for one in said:
            stock, started, ended = (heads[one[side]]["whole_set"] for side in ("stock", "started", "ended"))
            for of, quarter, breakdown, group in self._names():
                if of == stock and breakdown in one["breakdowns"]:
                    at = (quarter, breakdown, group)
                    terms = [((stock, *at), 1), ((stock, _before(quarter), breakdown, group), -1)]
                    terms += [((started, *at), -1), ((ended, *at), 1)]
                    if all(name in self._names() for name, _ in terms):
                        self.sums.append(terms)

    def intervals(self) -> dict[Name, tuple[float, float]]:
        """Return between which ends each hidden number must lie; the upper is infinite where nothing bounds it."""
        found = {}
        for piece in self._pieces():
            found |= self._ends_of(piece)
        return found

    def _unknown(self, names: list[Name]) -> list[Name]:
        return [name for name in names if name not in self.known]

    def _pieces(self) -> list[list[Name]]:
        """Return the hidden numbers in pieces that nothing binds to each other."""
        names = sorted(self.hidden)
        place = {name: number for number, name in enumerate(names)}
        ties = [[name for name, _ in terms] for terms in self.sums] + [list(pair) for pair in self.parts]
        pairs = [(place[these[0]], place[name]) for these in map(self._unknown, ties) for name in these[1:]]
        rows, columns = zip(*pairs, strict=True) if pairs else ((), ())
        joined = coo_matrix((np.ones(len(pairs)), (rows, columns)), shape=(len(names), len(names)))
        count, label = connected_components(joined, directed=False)
        return [[name for name in names if label[place[name]] == one] for one in range(count)]

    def _ends_of(self, names: list[Name]) -> dict[Name, tuple[float, float]]:
        place = {name: number for number, name in enumerate(names)}
        touching = [terms for terms in self.sums if any(name in place for name, _ in terms)]
        pairs = [pair for pair in self.parts if any(name in place for name in pair)]
        equal, right = self._rows(touching, place)
        below, limit = self._rows([[(part, 1), (whole, -1)] for part, whole in pairs], place)
        given = {"A_eq": equal, "b_eq": right, "A_ub": below, "b_ub": limit, "method": "highs"}
        ends = {}
        for name in names:
            wanted = np.zeros(len(names))
            wanted[place[name]] = 1
            low, high = (linprog(sign * wanted, **given) for sign in (1, -1))
            assert low.status == 0, (name, low.message)
            ends[name] = (low.fun, -high.fun if high.status == 0 else np.inf)
        return ends

    def _rows(self, sums: list, place: dict[Name, int]) -> tuple[csr_matrix | None, np.ndarray | None]:
        if not sums:
            return None, None
        matrix, right = np.zeros((len(sums), len(place))), np.zeros(len(sums))
        for row, terms in enumerate(sums):
            for name, sign in terms:
                if name in self.known:
                    right[row] -= sign * self.known[name]
                else:
                    matrix[row, place[name]] += sign
        return csr_matrix(matrix), right


_SETS = ("part_set", "whole_set")


def sides_of(row: dict, head: dict) -> dict[str, Name]:
    """Return which set each number of a figure counts; a rate's population is no secret, a median has but its n."""
    at = (row["quarter"], row["breakdown"], row["group"])
    whole = (head["whole_set"], *at)
    if head["statistic"] == "percent":
        return {"numerator": (head.get("part_set") or row["measure"], *at), "denominator": whole}
    return {"denominator" if head["statistic"] in ("median", "mean") else "numerator": whole}


def _year(quarter: str) -> str:
    return quarter[:7]


def _before(quarter: str) -> str:
    year, number = int(quarter[:4]), int(quarter[-1])
    year, number = (year, number - 1) if number > 1 else (year - 1, 4)
    return f"{year}-{(year + 1) % 100:02d}-Q{number}"
