"""What anybody who holds the published release files knows: numbers, hidden ones, and the sums that tie them together.

It takes nothing from cells.py, choosing.py or hiding.py: a mistake there must not be repeated here.
"""

from dataclasses import dataclass, field

from memberpanel.periods import dimension, total_beside

Name = tuple[str, str, str, str]  # set, quarter, breakdown, group


@dataclass(frozen=True)
class Row:
    """lower <= sum of coefficient x number <= upper.

    Rows with a `belief` (what is believed, and of what) are given up together when they cannot be true.
    """

    terms: tuple[tuple[Name, float], ...]
    lower: float
    upper: float
    belief: str = ""
    elsewhere: bool = False  # whether somebody else says it, who may count otherwise


@dataclass(frozen=True)
class Fault:
    """Printed numbers of which not all can be true: whatever an attack says of them is worth nothing."""

    set: str
    quarter: str
    breakdown: str
    words: str

    def __str__(self) -> str:
        return f"{self.set} in {self.quarter}, {self.breakdown}: {self.words}"


@dataclass
class Knowledge:
    """Numbers that are known, numbers that are hidden, and every sum that ties them together."""

    known: dict[Name, float] = field(default_factory=dict)
    hidden: dict[Name, int] = field(default_factory=dict)  # with the threshold of its measure
    derived: dict[Name, int] = field(
        default_factory=dict
    )  # printed nowhere, but small ones must not come out
    wholes: dict[str, set[str]] = field(default_factory=dict)  # what a set is a part of
    small: dict[Name, float] = field(default_factory=dict)  # printed outright although it is small
    public: set[Name] = field(default_factory=set)  # hidden here, and published by somebody else
    ties: list[Row] = field(default_factory=list)
    assumed: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    zeros_are_shown: bool = False
    stated: bool = False  # whether the files say themselves what holds, and where it does not
    printed: set[Name] = field(default_factory=set)

    def tie(self, terms: list[tuple[Name, float]], *, belief: str = "") -> None:
        self.ties.append(Row(tuple(terms), 0.0, 0.0, belief))

    def learn(self, name: Name, value: float) -> None:
        """Take a printed number for known; one that was printed as another number before is a fault."""
        self.printed.add(name)
        if self.known.setdefault(name, value) != value:
            self.faults.append(Fault(*name[:3], f"{name[3]} is printed as two numbers"))

    def contradicted(self, terms: list[tuple[Name, float]], words: str) -> None:
        """Find a fault where nothing but printed numbers denies what the files themselves say to hold."""
        if self.stated and all(name in self.printed for name, _ in terms):
            self.faults.append(Fault(*terms[0][0][:3], words))

    def of_none(self, name: Name) -> bool:
        """Say whether there was nobody whom a number could have counted: what it is a share of is zero."""
        return any(self.known.get((whole, *name[1:])) == 0 for whole in self.wholes.get(name[0], ()))


def county(name: Name) -> Name:
    """Return the county's own number of the same set and period."""
    return name[0], name[1], total_beside(name[2]), "all"


@dataclass(frozen=True)
class Printed:
    """What one row of a table is about: the number itself, and what it is a share of ("" set when of nothing)."""

    number: Name
    of: Name | None
    is_share_of_total: bool = False


def about(row: object) -> Printed:
    # What stands at the year's end is what stands at the end of its last quarter.
    breakdown = dimension(row.breakdown) if row.kind == "stock" else row.breakdown
    here = (row.quarter, breakdown, row.group_name)
    if row.statistic in ("percent", "share") and row.part_set:
        return Printed((row.part_set, *here), (row.whole_set, *here))
    if row.statistic in ("percent", "share"):
        return Printed((row.whole_set, *here), county((row.whole_set, *here)), True)
    return Printed((row.whole_set, *here), None)
