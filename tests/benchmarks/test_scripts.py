"""Every script of the benchmarks starts, says what it does, and prints the rows that README.md holds."""

import importlib
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks import __main__ as every
from benchmarks.growth import curve
from benchmarks.protection import DISTRICTS, county
from benchmarks.quarter import seconds
from benchmarks.rows import print_rows

FOLDER = Path(every.__file__).parent
WITH_OPTIONS = (
    "england",
    "first_visit",
    "growth",
    "load",
    "page_switch",
    "publishing",
    "quarter",
    "readers",
    "sessions",
    "soak",
)


@pytest.mark.parametrize("name", WITH_OPTIONS)
def test_a_script_says_what_it_does(name, capsys):
    with pytest.raises(SystemExit) as ended:
        importlib.import_module(f"benchmarks.{name}").main(["--help"])
    assert ended.value.code == 0
    assert f"python -m benchmarks.{name}" in capsys.readouterr().out


def test_every_name_is_a_script_and_has_a_quick_size():
    assert [name for name in every.SCRIPTS if not (FOLDER / f"{name}.py").exists()] == []
    assert [name for name, (full, quick) in every.SCRIPTS.items() if full == quick] == []


def test_a_name_that_is_not_there_is_wrong_usage():
    asked = subprocess.run(
        [sys.executable, "-m", "benchmarks", "nothing"], cwd=FOLDER.parent, capture_output=True, text=True
    )
    assert asked.returncode == 2
    assert "There is no nothing." in asked.stderr


def test_a_row_says_whether_its_goal_is_reached(capsys):
    print_rows([("a", "1 s", "2 s", True), ("b", "3 s", "2 s", False), ("c", "4 s", "", None)])
    assert capsys.readouterr().out.splitlines() == [
        "| a | 1 s | 2 s | reached |",
        "| b | 3 s | 2 s | not reached |",
        "| c | 4 s |  |  |",
    ]


def test_a_job_is_done_as_often_as_asked():
    done = []
    assert seconds(lambda: done.append(1), 3) >= 0
    assert len(done) == 3


@pytest.mark.parametrize("at_the_largest, reached", [(10.0, True), (11.0, True), (12.0, False)])
def test_a_curve_is_held_against_the_growth_of_its_size(at_the_largest, reached):
    costs = {1: 1.0, 5: 4.0, 10: at_the_largest}
    _, figure, _, kept = curve("rows", (1, 5, 10), costs.__getitem__)
    assert kept is reached
    assert (
        figure == f"1: 1.00 s, 5: 4.00 s, 10: {at_the_largest:.2f} s; {at_the_largest:.1f} times for 10 times"
    )


def test_more_districts_are_parts_of_the_same_county():
    few, many = county(3), county(3, tuple(weight / 2 for weight in DISTRICTS for _ in range(2)))
    assert set(many.loc[many["breakdown"] == "district", "group_name"]) == {str(n) for n in range(18)}
    assert len(set(few.loc[few["breakdown"] == "district", "group_name"])) == 9
