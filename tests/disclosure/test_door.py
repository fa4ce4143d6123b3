"""The example of docs/protecting-a-table.md does what the page says."""

import re
from pathlib import Path

PAGE = Path(__file__).resolve().parents[2] / "docs" / "protecting-a-table.md"


def test_the_example_hides_east_and_one_more_and_is_proven() -> None:
    (code,) = re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), flags=re.DOTALL)
    told: dict = {}
    exec(compile(code, PAGE.name, "exec"), told)
    figures = told["done"].figures
    statuses = dict(zip(figures["group_name"], figures["status"], strict=True))
    assert (statuses["all"], statuses["East"]) == ("shown", "c")
    assert sorted((statuses["North"], statuses["South"])) == ["c", "shown"]
    assert told["prove"](told["done"].workings) == []
