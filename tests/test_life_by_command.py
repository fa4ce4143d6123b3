"""A life walked by command: a recall, a corrected load with late records, the next version."""

import json
import os
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

import openpyxl
import pytest

from memberpanel.home import Home
from memberpanel.release.files import content_hash
from memberpanel.release.which import release_for

ROOT = Path(__file__).resolve().parent.parent
EARLIER, WRONG, CORRECTED = "2026-27-Q1-v1", "2026-27-Q2-v1", "2026-27-Q2-v2"
STARTED, ENDED, DISTRICT = 6, 7, 17  # columns of the demonstration's list of plans


def corrected_plans(home: Home, to: Path) -> Path:
    """Write the list of plans with other districts, ends in other quarters, and ends of two years ago that came late."""
    files = sorted((home.folder / "demonstration-spreadsheets").glob("2 */Child protection plans.xlsx"))
    book = openpyxl.load_workbook(files[-1])
    for number, row in enumerate(book.worksheets[0].iter_rows(min_row=3)):
        started, ended = row[STARTED].value, row[ENDED].value
        if isinstance(started, datetime) and started >= datetime(2026, 7, 1) and number % 9 == 0:
            row[DISTRICT].value = "Melton"
        if isinstance(ended, datetime) and ended >= datetime(2026, 7, 1) and number % 5 == 0:
            row[ENDED].value = ended - timedelta(days=5)
        if isinstance(ended, datetime) and ended.year == 2024 and number % 40 == 0:
            row[ENDED].value = ended + timedelta(days=100)
    to.mkdir()
    book.save(to / files[-1].name)
    return to / files[-1].name


@pytest.fixture
def command(own_demo_home: Home):
    """Return a way to give a command in a process of its own."""
    env = {**os.environ, "MEMBERPANEL_HOME": str(own_demo_home.folder)}

    def given(*words: object, ends: int = 0) -> str:
        told = [sys.executable, "-m", "memberpanel", *map(str, words)]
        done = subprocess.run(told, cwd=ROOT, env=env, capture_output=True, text=True)
        assert done.returncode == ends, (words, done.stderr[-800:])
        return done.stdout

    return given


def _cells(printed: str) -> dict[tuple, dict]:
    key = ("measure", "quarter", "breakdown", "group")
    return {tuple(row[name] for name in key): row for row in json.loads(printed)}


def test_recalled_corrected_and_published_again(own_demo_home, command, tmp_path):
    home = own_demo_home
    said = {name: command("figures", "--release", name, "--format", "json") for name in (EARLIER, WRONG)}
    hashes = {name: content_hash(home.releases / name) for name in (EARLIER, WRONG)}
    viewer = tmp_path / "viewer"
    command("viewer", "--out", viewer)
    command("withdraw", WRONG, "--reason", "A team was missing.")
    command("figures", ends=1)
    command("load", corrected_plans(home, tmp_path / "corrected"))
    assert command("release", "2026-27-Q2") == f"{CORRECTED}\n"
    assert "moved: " in command("compare")
    command("approve", CORRECTED)
    command("publish", CORRECTED)
    assert command("attack").endswith("Nothing that is hidden can be worked out.\n")
    now = _cells(command("figures", "--format", "json"))

    # No cell that was published has changed its state; a number that moved is a county's, and marked.
    moved = 0
    for name in (EARLIER, WRONG):
        for place, before in _cells(said[name]).items():
            if before["status"] in ("shown", "c", "z"):
                assert now[place]["status"] == before["status"], place
            if now[place]["value"] != before["value"]:
                moved += 1
                assert now[place]["revised"] and now[place]["breakdown"] == "total", place
    assert moved > 5

    # Past panels stand as they were, here and on the server that only shows.
    assert command("figures", "--release", EARLIER, "--format", "json") == said[EARLIER]
    command("viewer", "--out", viewer)
    for folder in (home.releases, viewer / "releases"):
        assert {name: content_hash(folder / name) for name in hashes} == hashes
    assert release_for(home, "member", wanted=EARLIER).name == EARLIER
    assert release_for(home, "member").name == CORRECTED
