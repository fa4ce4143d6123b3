"""The examples of docs/protecting-a-table.md do what the page says."""

import re
from pathlib import Path

PAGE = Path(__file__).resolve().parents[2] / "docs" / "protecting-a-table.md"


def _told_by(number: int) -> dict:
    """Run one example of the page, and return what it names."""
    code = re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), flags=re.DOTALL)[number]
    told: dict = {}
    exec(compile(code, PAGE.name, "exec"), told)
    return told


def test_the_example_hides_east_and_one_more_and_is_proven() -> None:
    told = _told_by(0)
    figures = told["done"].figures
    statuses = dict(zip(figures["group_name"], figures["status"], strict=True))
    assert (statuses["all"], statuses["East"]) == ("shown", "c")
    assert sorted((statuses["North"], statuses["South"])) == ["c", "shown"]
    assert told["prove"](told["done"].workings) == []


def test_the_example_of_sums_hides_a_ward_and_the_other_of_its_district() -> None:
    told = _told_by(1)
    assert told["protect_sums"](told["counts"], told["sums"], threshold=6).hidden == {"n1", "n2"}
