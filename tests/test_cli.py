"""The command line: exit status 0, 1 with words, 2 for wrong usage; results on standard output alone."""

import csv
import io
import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from memberpanel.cli import main
from memberpanel.cli.words import parser
from tests.release.published_home import published_home

ROOT = Path(__file__).resolve().parent.parent
COMMANDS = (
    "demo", "run", "pack", "load", "loads", "undo", "template", "rows", "release", "approve", "publish", "withdraw",
    "figures", "attack", "backup", "restore", "forget", "audit",
)  # fmt: skip


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("MEMBERPANEL_HOME", str(tmp_path / "home"))
    return published_home(tmp_path / "home")


def test_every_command_has_help(capsys):
    for command in COMMANDS:
        with pytest.raises(SystemExit) as ended:
            parser().parse_args([command, "--help"])
        assert ended.value.code == 0
    assert "usage: python -m memberpanel audit" in capsys.readouterr().out


def test_help_imports_nothing_heavy():
    script = (
        "import sys\nfrom memberpanel.cli import main\n"
        "try: main(['--help'])\nexcept SystemExit: pass\n"
        "print([name for name in ('pandas', 'duckdb', 'streamlit', 'highspy') if name in sys.modules])"
    )
    started = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True, timeout=20
    )
    assert done.stdout.splitlines()[-1] == "[]"
    assert time.monotonic() - started < 5


def test_wrong_usage_is_two():
    done = subprocess.run(
        [sys.executable, "-m", "memberpanel", "figures", "--format", "xml"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert "invalid choice: 'xml'" in done.stderr


def test_figures_as_json_and_csv(home, capsys):
    assert main(["figures", "--measure", "reviews_in_time", "--format", "json"]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert (printed[-1]["release"], printed[-1]["value"], printed[-1]["status"]) == (
        "2026-27-Q2-v1",
        84.4,
        "shown",
    )
    assert main(["figures", "--measure", "reviews_in_time"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert rows[-1]["value"] == "84.4"


def test_refused_is_one_with_words_on_standard_error(home, capsys):
    assert main(["figures", "--measure", "referals"]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err == 'The release 2026-27-Q2-v1 has no measure "referals".\n'


def test_no_home_is_refused_in_words(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("MEMBERPANEL_HOME", str(tmp_path / "nowhere"))
    assert main(["figures"]) == 1
    assert "There is no home at" in capsys.readouterr().err


def test_a_release_is_read_with_no_store_in_the_home(home, capsys):
    assert list(home.store.iterdir()) == []
    assert main(["figures", "--release", "2026-27-Q2-v1", "--format", "json"]) == 0
    assert len(json.loads(capsys.readouterr().out)) == 352


def test_a_live_home_is_never_a_demonstration(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("MEMBERPANEL_HOME", str(tmp_path / "live"))
    published_home(tmp_path / "live", stamp="live")
    assert main(["run"]) == 1
    assert "stamped live" in capsys.readouterr().err
