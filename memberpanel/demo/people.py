"""The made-up families: brothers and sisters, where they live, and nothing that belongs to a real child."""

import numpy as np

# Districts by resident population, 2021 Census (ONS, Open Government Licence), and the two groups of their own.
_DISTRICTS = {
    "Blaby": 102_900,
    "Charnwood": 183_900,
    "Harborough": 97_600,
    "Hinckley and Bosworth": 113_600,
    "Melton": 51_800,
    "North West Leicestershire": 104_700,
    "Oadby and Wigston": 57_700,
    "Out of area": 9_500,
    "Unknown": 11_500,
}
DISTRICTS = tuple(_DISTRICTS)
_ETHNICITIES = {
    "WBRI": 73, "WIRI": 0.5, "WIRT": 0.4, "WOTH": 4, "WROM": 0.6, "MWBC": 2.2, "MWBA": 1, "MWAS": 2.4, "MOTH": 2.2,
    "AIND": 4, "APKN": 1, "ABAN": 0.8, "AOTH": 1.2, "BCRB": 0.6, "BAFR": 1.8, "BOTH": 0.7, "CHNE": 0.4, "OOTH": 1,
    "REFU": 0.4, "NOBT": 1.8,
}  # fmt: skip
ETHNICITIES = tuple(_ETHNICITIES)
SEXES = ("male", "female", "not_recorded")
_ROOM = 140_000
_SIZES = np.array([1, 2, 3, 4, 5]), np.array([0.42, 0.34, 0.15, 0.06, 0.03])


def _shares(weights: dict[str, float]) -> np.ndarray:
    values = np.array(list(weights.values()), dtype=float)
    return values / values.sum()


class People:
    """Families and their children; a child is a place in the arrays, a family's children stand side by side."""

    def __init__(self, rng: np.random.Generator):
        self._rng = rng
        self.families = self.children = 0
        self.first, self.size, self.district, self.ethnicity = (np.zeros(_ROOM, dtype=int) for _ in range(4))
        self.family, self.sex, self.disability = (np.zeros(_ROOM, dtype=int) for _ in range(3))
        self.born = np.zeros(_ROOM, dtype="datetime64[D]")
        self.numbers = rng.permutation(np.arange(4_000_000, 4_000_000 + _ROOM * 3))[:_ROOM]

    def new_families(self, count: int, *, around: np.datetime64, single: bool = False) -> np.ndarray:
        """Make so many families that come to notice about a day; return their numbers."""
        rng = self._rng
        sizes = np.ones(count, dtype=int) if single else rng.choice(_SIZES[0], size=count, p=_SIZES[1])
        made = np.arange(self.families, self.families + count)
        self.first[made] = self.children + np.concatenate([[0], np.cumsum(sizes)[:-1]])
        self.size[made] = sizes
        self.district[made] = rng.choice(len(DISTRICTS), size=count, p=_shares(_DISTRICTS))
        self.ethnicity[made] = rng.choice(len(ETHNICITIES), size=count, p=_shares(_ETHNICITIES))
        self._bear(made, around)
        self.families += count
        return made

    def _bear(self, families: np.ndarray, around: np.datetime64) -> None:
        """Give each family its children: the youngest anything from unborn to 15, the others older."""
        rng, total = self._rng, int(self.size[families].sum())
        made = np.arange(self.children, self.children + total)
        self.family[made] = np.repeat(families, self.size[families])
        place = made - self.first[self.family[made]]
        youngest = np.repeat(rng.beta(1.0, 1.35, len(families)) * 15.3 - 0.28, self.size[families])
        older = place * (1.4 + rng.random(total))
        ages = np.minimum(youngest + older, 16.8 - place * 0.01)
        self.born[made] = around - (ages * 365.25).astype(int)
        unborn = self.born[made] > around - 90
        self.sex[made] = np.where(unborn, 2, (rng.random(total) < 0.487).astype(int))
        self.disability[made] = rng.random(total) < 0.12
        self.children += total

    def members(self, families: np.ndarray, counts: np.ndarray) -> np.ndarray:
        """Return the first so many children of each family, family after family."""
        place = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
        return np.repeat(self.first[families], counts) + place

    def eldest_born(self, families: np.ndarray) -> np.ndarray:
        return self.born[self.first[families] + self.size[families] - 1]


def cut_to(sizes: np.ndarray, wanted: int) -> np.ndarray:
    """Return the sizes in order, cut so that they add up to what is wanted."""
    upto = np.cumsum(sizes)
    last = int(np.searchsorted(upto, wanted))
    counts = np.array(sizes[: last + 1])
    if last < len(sizes):
        counts[-1] -= upto[last] - wanted
    return counts
