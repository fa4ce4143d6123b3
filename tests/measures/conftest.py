"""What the tests of the measures share."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from memberpanel.measures.counting import count_all
from memberpanel.measures.definition import measure
from memberpanel.quarters import Quarter
from memberpanel.settings import settings
from tests.measures.made_store import MadeStore


@dataclass(frozen=True)
class Cell:
    """One cell, as a test compares it."""

    state: str
    reason: str
    numerator: float | None
    denominator: float | None
    value: float | None
    children: float | None
    part_children: float | None
    rest_children: float | None

    @property
    def fraction(self) -> tuple[float | None, float | None]:
        return self.numerator, self.denominator


@pytest.fixture(scope="session")
def one_store() -> MadeStore:
    return MadeStore()


@pytest.fixture
def store(one_store: MadeStore) -> MadeStore:
    """Return an empty store; all tests share its connection, since making its tables takes longest."""
    return one_store.empty()


@pytest.fixture
def figure() -> Callable[..., Cell]:
    """Return a function that counts one measure and gives one cell of it."""

    def one(made: MadeStore, name: str, quarter: str, breakdown: str = "total", group: str = "all") -> Cell:
        cells = count_all(
            made.connection, quarters=[Quarter.parse(quarter)], settings=settings(), chosen=[measure(name)]
        )
        found = cells[(cells["breakdown"] == breakdown) & (cells["group_name"] == group)]
        assert len(found) == 1
        row = found.iloc[0].astype(object).where(found.iloc[0].notna(), None)
        return Cell(**{field: row[field] for field in Cell.__dataclass_fields__})

    return one
