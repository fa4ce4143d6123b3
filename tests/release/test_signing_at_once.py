"""Two who sign at the same moment, each in a process of their own: one does it, the other is told, and the trail holds."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from memberpanel import trail
from memberpanel.home import DEMONSTRATION, Home, make_home
from memberpanel.release.files import content_hash
from memberpanel.release.which import current, standing
from tests.release.drafted_home import put_draft

FIRST, SECOND = "2026-27-Q2-v1", "2026-27-Q2-v2"


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return make_home(tmp_path / "home", DEMONSTRATION)


def _at_once(home: Home, *commands: list[str]) -> list[tuple[int, str]]:
    """Give commands in processes of their own that all begin before one is waited for; return exits and what was said."""
    env = {**os.environ, "MEMBERPANEL_HOME": str(home.folder)}
    running = [
        subprocess.Popen(
            [sys.executable, "-m", "memberpanel", *command], env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        for command in commands
    ]  # fmt: skip
    said = [one.communicate(timeout=120) for one in running]
    return [(one.returncode, err) for one, (_, err) in zip(running, said, strict=True)]


def _acts(home: Home, act: str) -> int:
    return sum(line["act"] == act for line in trail.read(home))


def test_three_who_publish_at_once_publish_it_once(home):
    put_draft(home, FIRST)
    assert [code for code, _ in _at_once(home, ["approve", FIRST], ["approve", FIRST])] == [0, 0]
    done = _at_once(home, *[["publish", FIRST]] * 3)
    assert sorted(code for code, _ in done) == [0, 1, 1]
    assert all(FIRST in said for code, said in done if code == 1)  # the others are told which, in words
    assert standing(home).published == (FIRST,)
    assert _acts(home, "publish") == 1
    trail.verify(home)


# Publishing, but for a moment between reading the pointer and writing it anew.
_HELD = """
import sys
from memberpanel.cli import main
from memberpanel.release import approving
write = approving.move_pointer
def held(home, to):
    print("held", flush=True)
    sys.stdin.readline()
    write(home, to)
approving.move_pointer = held
sys.exit(main(sys.argv[1:]))
"""


def test_one_recalls_the_first_version_while_another_is_publishing_the_next(home):
    put_draft(home, FIRST)
    for act in ("approve", "publish"):
        assert _at_once(home, [act, FIRST])[0][0] == 0
    put_draft(home, SECOND)
    assert _at_once(home, ["approve", SECOND])[0][0] == 0
    env = {**os.environ, "MEMBERPANEL_HOME": str(home.folder)}
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen([sys.executable, "-c", _HELD, "publish", SECOND], env=env, **pipes) as publishing:
        assert publishing.stdout.readline() == "held\n"
        recall = [sys.executable, "-m", "memberpanel", "withdraw", FIRST, "--reason", "A team was missing."]
        with subprocess.Popen(recall, env=env, stdout=subprocess.PIPE) as recalling:
            with pytest.raises(subprocess.TimeoutExpired):
                recalling.wait(timeout=3)  # it waits for the other
            publishing.communicate("\n", timeout=60)
            assert recalling.wait(timeout=60) == 0
    assert publishing.returncode == 0
    now = standing(home)
    # neither wrote over what the other had written
    assert now.published == (FIRST, SECOND) and list(now.withdrawn) == [FIRST]
    assert current(home).name == SECOND
    assert now.hashes == {name: content_hash(home.releases / name) for name in (FIRST, SECOND)}
    trail.verify(home)
