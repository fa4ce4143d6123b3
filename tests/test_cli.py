"""The command line: exit status 0, 1 with words, 2 for wrong usage; results on standard output alone."""

import csv
import io
import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from memberpanel import trail
from memberpanel.cli import main
from memberpanel.cli.words import parser
from memberpanel.home import make_home
from tests.made_release import NAME
from tests.release.drafted_home import contradicting, leaky, put_draft, telling
from tests.release.published_home import published_home

ROOT = Path(__file__).resolve().parent.parent
COMMANDS = (
    "demo", "run", "pack", "load", "loads", "headings", "undo", "template", "rows", "release", "compare", "approve", "publish", "withdraw",
    "delegate", "figures", "facts", "attack", "tables", "backup", "restore", "viewer", "forget", "audit",
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


def test_a_template_is_written_and_loaded_back_as_nothing_new(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("MEMBERPANEL_HOME", str(tmp_path / "live"))
    blank = tmp_path / "Referrals.xlsx"
    assert main(["template", "referrals", "--out", str(blank)]) == 0
    assert blank.read_bytes()[:2] == b"PK"
    assert main(["template", "referals", "--out", str(blank)]) == 1
    assert 'There is no extract "referals"' in capsys.readouterr().err


def test_a_file_that_is_no_extract_is_refused_and_a_first_load_makes_a_live_home(
    tmp_path, monkeypatch, capsys
):
    monkeypatch.setenv("MEMBERPANEL_HOME", str(tmp_path / "live"))
    (tmp_path / "letter.csv").write_text("Dear,all\nhello,there\n")
    assert main(["load", str(tmp_path / "letter.csv")]) == 1
    assert "Nothing was loaded" in capsys.readouterr().err
    assert json.loads((tmp_path / "live" / "stamp.json").read_text()) == {"stamp": "live"}
    assert main(["load", str(tmp_path / "nowhere.csv")]) == 1
    assert "cannot be read: No such file or directory" in capsys.readouterr().err


REFERRALS = """Child ID,Referral date,Referral source,District
C1,01/07/2026,5A,Blaby
C2,02/07/2026,5A,Melton
C3,31/02/2026,5A,Melton
"""


def test_a_load_is_checked_accepted_listed_and_undone(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("MEMBERPANEL_HOME", str(tmp_path / "live"))
    file = tmp_path / "Referrals.csv"
    file.write_text(REFERRALS)
    asked = ["load", str(file), "--format", "json", "--covers", "referrals", "2026-07-01", "2026-09-30"]
    assert main([*asked, "--check"]) == 0
    checked = json.loads(capsys.readouterr().out)
    assert list(checked) == ["sheets", "findings"]
    sheet = checked["sheets"][0]
    assert list(sheet) == [
        "file", "sheet", "extract", "rows_read", "rows_loaded", "rows_refused", "rows_queried",
    ]  # fmt: skip
    assert (sheet["extract"], sheet["rows_read"], sheet["rows_loaded"], sheet["rows_refused"]) == (
        "referrals",
        3,
        2,
        1,
    )
    assert any('found "31/02/2026"' in finding["message"] for finding in checked["findings"])
    assert main(["loads"]) == 0
    assert capsys.readouterr().out == ""
    assert main(asked) == 0
    assert json.loads(capsys.readouterr().out) == checked
    assert main(["loads"]) == 0
    assert "Referrals.csv" in capsys.readouterr().out
    assert main(["undo", "1"]) == 0
    assert main(["undo", "1"]) == 1
    assert "was undone on" in capsys.readouterr().err


def test_a_day_that_is_none_is_refused(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("MEMBERPANEL_HOME", str(tmp_path / "live"))
    file = tmp_path / "Referrals.csv"
    file.write_text(REFERRALS)
    assert main(["load", str(file), "--covers", "referrals", "July", "2026-09-30"]) == 1
    assert "July to 2026-09-30 are not days" in capsys.readouterr().err


def test_an_approved_draft_is_published_attacked_and_withdrawn(tmp_path, monkeypatch, capsys):

    monkeypatch.setenv("MEMBERPANEL_HOME", str(tmp_path / "home"))
    put_draft(make_home(tmp_path / "home", "demonstration"), "2026-27-Q2-v1")
    assert main(["publish", "2026-27-Q2-v1"]) == 1
    assert capsys.readouterr().err == "2026-27-Q2-v1 has not been approved.\n"
    assert main(["approve", "2026-27-Q2-v1"]) == 0
    assert main(["publish", "2026-27-Q2-v1"]) == 0
    capsys.readouterr()
    assert main(["attack"]) == 0
    printed = capsys.readouterr().out
    assert "Tried to work out 112 cells in" in printed
    assert printed.endswith("Nothing that is hidden can be worked out.\n")
    assert main(["audit"]) == 0
    assert main(["withdraw", "2026-27-Q2-v1", "--reason", "A week was missing."]) == 0
    assert main(["figures"]) == 1
    assert "withdrawn" in capsys.readouterr().err
    assert main(["attack"]) == 0  # what was withdrawn was public: its cells are still kept from the reader


def test_what_can_be_worked_out_is_named_and_is_one(tmp_path, monkeypatch, capsys):

    monkeypatch.setenv("MEMBERPANEL_HOME", str(tmp_path / "home"))
    put_draft(make_home(tmp_path / "home", "demonstration"), "2026-27-Q2-v1", change=leaky)
    assert main(["attack", "2026-27-Q2-v1"]) == 1
    printed = capsys.readouterr()
    assert (
        "Can be worked out: Children on a child protection plan, July to September 2026 (Q2), district: Unknown\n"
        in printed.out
    )
    assert printed.err == "1 hidden cell can be worked out.\n"


def test_a_number_of_a_text_that_could_be_a_hidden_one_cannot_be_approved(tmp_path, monkeypatch, capsys):

    monkeypatch.setenv("MEMBERPANEL_HOME", str(tmp_path / "home"))
    put_draft(make_home(tmp_path / "home", "demonstration"), "2026-27-Q2-v1", change=telling)
    cell = "Children on a child protection plan, July to September 2026 (Q2), district: Oadby and Wigston\n"
    assert main(["attack", "2026-27-Q2-v1"]) == 1
    printed = capsys.readouterr()
    assert f"Could be told by a text: commentary: {cell}" in printed.out
    assert printed.err == "1 hidden cell could be told by a text.\n"
    assert main(["approve", "2026-27-Q2-v1"]) == 1
    assert f"commentary: {cell}" in capsys.readouterr().err


def test_printed_numbers_that_contradict_each_other_are_one_and_cannot_be_approved(
    tmp_path, monkeypatch, capsys
):

    monkeypatch.setenv("MEMBERPANEL_HOME", str(tmp_path / "home"))
    put_draft(make_home(tmp_path / "home", "demonstration"), "2026-27-Q2-v1", change=contradicting)
    wrong = "Children on a child protection plan, July to September 2026 (Q2), district: the groups that are printed do"
    assert main(["attack", "2026-27-Q2-v1"]) == 1
    printed = capsys.readouterr()
    assert f"Contradicts itself: {wrong} not add up to the total\n" in printed.out
    assert printed.err == "1 table contradicts itself.\n"
    assert main(["approve", "2026-27-Q2-v1"]) == 1
    assert wrong in capsys.readouterr().err


def test_in_a_live_home_a_login_is_not_a_director(tmp_path, monkeypatch, capsys):

    monkeypatch.setenv("MEMBERPANEL_HOME", str(tmp_path / "home"))
    put_draft(make_home(tmp_path / "home", "live"), "2026-27-Q2-v1")
    assert main(["approve", "2026-27-Q2-v1"]) == 1
    assert "approved by the Director" in capsys.readouterr().err
    assert main(["approve", "2026-27-Q2-v1", "--as", "nobody@example.org"]) == 1
    assert "has no role" in capsys.readouterr().err


def _hide_melton(frames):
    figures = frames["figures"]
    melton = (figures["group_name"] == "Melton") & (figures["quarter"] == "2026-27-Q2")
    melton &= (figures["measure"] == "plans_open") & (figures["breakdown"] == "district")
    figures.loc[melton, ["numerator", "value"]] = None
    figures.loc[melton, "status"] = "c"


def test_compare_says_what_is_newly_hidden_and_what_that_costs(home, capsys):
    put_draft(home, "2026-27-Q2-v2", change=_hide_melton)
    assert main(["compare"]) == 0
    told = capsys.readouterr()
    assert "2026-27-Q2-v2 beside 2026-27-Q2-v1. New quarters: none." in told.err
    assert "moved: 0\nhidden: 1\ntitle," in told.out
    lost = told.out.split("cost: 1\n")[1].splitlines()
    assert lost[0] == "title,breakdown,hidden_before,hidden_now,cells"
    title, table, before, now, _ = lost[1].split(",")
    assert (title, table) == ("Children on a child protection plan", "district")
    assert int(now) == int(before) + 1


def test_a_corrected_draft_is_compared_with_what_was_withdrawn(home, capsys):
    assert main(["withdraw", "2026-27-Q2-v1", "--reason", "A week was missing."]) == 0
    put_draft(home, "2026-27-Q2-v2", change=_hide_melton)
    assert main(["compare"]) == 0
    assert "2026-27-Q2-v2 beside 2026-27-Q2-v1" in capsys.readouterr().err


def test_compare_without_a_draft_says_how_to_make_one(home, capsys):
    assert main(["compare"]) == 1
    assert "There is no draft to compare" in capsys.readouterr().err


def test_who_takes_the_pack_stands_in_the_trail_and_is_named_at_a_recall(home, capsys):
    out = home.folder / "pack"
    assert main(["pack", "--out", str(out)]) == 0
    written = [Path(line).name for line in capsys.readouterr().out.splitlines()]
    assert len(written) == len(list(out.iterdir())) == 4
    (line,) = trail.read(home)
    assert (line["act"], line["detail"]) == ("download", {"release": NAME, "file": "every file of the pack"})
    assert main(["withdraw", NAME, "--reason", "A list was incomplete."]) == 0
    assert f"{line['actor']}  every file of the pack" in capsys.readouterr().out


def test_no_pack_is_written_where_it_cannot_be_written_down(home, capsys):
    home.trail.mkdir()
    assert main(["pack", "--out", str(home.folder / "pack")]) == 1
    assert "hands out no files" in capsys.readouterr().err
    assert not (home.folder / "pack").exists()
