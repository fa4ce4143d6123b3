"""A process killed anywhere leaves the store as before or as after."""

import os
import shutil
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from memberpanel.home import Home, make_home, open_home
from memberpanel.store import versions
from memberpanel.store.connecting import connect
from memberpanel.store.loading import accept, loads, prepare, undo
from tests.store.made import reading, sheet

ROOT = Path(__file__).resolve().parent.parent.parent

# The child is killed by a real signal just before the call of a function of the operating system named by the test
# (the number-th call of it on a path of the store that holds the given words).
_CHILD = """
import os, signal, sys
from pathlib import Path
from memberpanel.home import open_home

folder, act, function, words, number = sys.argv[1:]
left = int(number)

def kill_before(event, arguments):
    global left
    if event == function and any(words in str(a) for a in arguments if isinstance(a, (str, bytes, os.PathLike))):
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

from tests.store.test_killed import act_on
sys.addaudithook(kill_before)
act_on(open_home(Path(folder)), act)
"""

BEFORE, NEW = [(date(2026, 4, 1),), (date(2026, 5, 1),)], (date(2026, 6, 1),)


def one_referral(child: str, day: date):
    rows = [{"child_id": child, "referral_date": day, "source": "6"}]
    return reading(sheet("referrals", rows, covered=(day, day)))


def act_on(home: Home, act: str) -> None:
    """Do what the test kills: load another referral, or take the second load back."""
    if act == "load":
        accept(prepare(home, [one_referral("4", NEW[0])], actor="jo"))
    else:
        undo(home, 2, actor="jo")


def _killed(home: Home, act: str, function: str, words: str, number: int) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _CHILD, str(home.folder), act, function, words, str(number)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == -signal.SIGKILL, done.stderr


def _days(home: Home) -> list[tuple]:
    with connect(home) as store:
        return store.execute("select referral_date from referrals order by 1").fetchall()


POINTS = [
    ("shutil.copyfile", "case-", 1, "before the copy is filled"),
    ("os.rename", "preparing-", 1, "copy made and checked, not yet in place"),
    ("os.rename", "current.new", 1, "new version in place, pointer not yet moved"),
    ("os.remove", "case-", 1, "pointer moved, old version not yet removed"),
    ("open", "trail", 1, "everything done, trail not yet written"),
]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A home with four versions: two loads that count, and a third that was undone."""
    home = make_home(tmp_path_factory.mktemp("made") / "home", "demonstration")
    for child, day in (("1", date(2026, 4, 1)), ("2", date(2026, 5, 1)), ("3", date(2026, 5, 2))):
        accept(prepare(home, [one_referral(child, day)], actor="jo"))
    undo(home, 3, actor="jo")
    return home


@pytest.fixture
def home(made: Home, tmp_path: Path) -> Home:
    return open_home(Path(shutil.copytree(made.folder, tmp_path / "home")))


@pytest.mark.parametrize(
    ("function", "words", "number", "where"), POINTS[:3] + POINTS[4:], ids=lambda v: str(v)
)
def test_a_load_killed_is_there_or_is_not(home: Home, function: str, words: str, number: int, where: str):
    _killed(home, "load", function, words, number)
    assert _days(home) == ([*BEFORE, NEW] if "everything done" in where else BEFORE)
    with versions.locked(home, wait=0.2):  # a killed writer leaves no lock
        pass
    accept(prepare(home, [one_referral("4", NEW[0])], actor="jo"))
    assert _days(home) == [*BEFORE, NEW]


@pytest.mark.parametrize(("function", "words", "number", "where"), POINTS[1:], ids=lambda v: str(v))
def test_an_undoing_killed_is_done_or_is_not(home: Home, function: str, words: str, number: int, where: str):
    before = versions.current_version(home)
    _killed(home, "undo", function, words, number)
    is_done = versions.current_version(home) != before
    assert is_done == (where in {POINTS[3][3], POINTS[4][3]})
    assert _days(home) == (BEFORE[:1] if is_done else BEFORE)


# Two analysts, each in a process of their own, have looked at their load and press Accept at the same moment.
_ANALYST = """
import sys
from datetime import date
from pathlib import Path
from memberpanel.home import open_home
from memberpanel.store.loading import accept, prepare
from memberpanel.store.versions import MovedOn
from tests.store.test_killed import one_referral

prepared = prepare(open_home(Path(sys.argv[1])), [one_referral(sys.argv[2], date(2026, 6, 1))], actor=sys.argv[2])
print("looked at", flush=True)
sys.stdin.readline()
try:
    accept(prepared)
    print("accepted")
except MovedOn:
    print("moved on")
"""


def test_of_two_who_accept_at_once_one_is_loaded_whole_and_the_other_is_told(home: Home):
    analysts = [
        subprocess.Popen(
            [sys.executable, "-c", _ANALYST, str(home.folder), child],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for child in ("90", "91")
    ]
    assert [analyst.stdout.readline() for analyst in analysts] == ["looked at\n", "looked at\n"]
    for analyst in analysts:
        analyst.stdin.write("now\n")
        analyst.stdin.flush()
    said = [analyst.communicate()[0].strip() for analyst in analysts]
    assert sorted(said) == ["accepted", "moved on"]
    assert _days(home) == [*BEFORE, NEW]
    by_whom = ("90", "91")[said.index("accepted")]
    assert loads(home)["actor"].tolist()[:2] == [by_whom, "jo"]
