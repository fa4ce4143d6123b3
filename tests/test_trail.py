"""The trail that can only grow."""

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from memberpanel import trail
from memberpanel.home import Home, make_home


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return make_home(tmp_path / "home", "demonstration")


def _three(home: Home) -> list[str]:
    for number in (1, 2, 3):
        trail.write(home, actor="jo", act="load accepted", detail={"load": number})
    return home.trail.read_text().splitlines()


def test_what_was_written_is_read_in_order(home: Home):
    assert trail.read(home) == []
    _three(home)
    assert [(line["actor"], line["act"], line["detail"]) for line in trail.read(home)] == [
        ("jo", "load accepted", {"load": number}) for number in (1, 2, 3)
    ]
    trail.verify(home)
    assert home.trail.stat().st_mode & 0o777 == 0o600


def test_a_changed_line_shows(home: Home):
    lines = _three(home)
    home.trail.write_text("\n".join([lines[0], lines[1].replace('"jo"', '"al"'), lines[2]]) + "\n")
    with pytest.raises(trail.BrokenTrail, match="line 2"):
        trail.verify(home)


def test_a_line_taken_out_shows(home: Home):
    lines = _three(home)
    home.trail.write_text("\n".join([lines[0], lines[2]]) + "\n")
    with pytest.raises(trail.BrokenTrail, match="line 2"):
        trail.verify(home)


def test_lines_cut_off_the_end_show(home: Home):
    lines = _three(home)
    for left in (lines[:2], lines[:1], []):
        home.trail.write_text("".join(f"{line}\n" for line in left))
        with pytest.raises(trail.BrokenTrail, match=f"ends at line {len(left)}, and lines after it are gone"):
            trail.verify(home)
    home.trail.unlink()
    with pytest.raises(trail.BrokenTrail, match="ends at line 0"):
        trail.verify(home)


def test_a_mark_that_could_not_be_moved_is_still_true(home: Home):
    lines = _three(home)
    trail.last_mark(home).write_text(json.loads(lines[1])["hash"])
    trail.verify(home)


def test_scribble_in_the_middle_shows(home: Home):
    lines = _three(home)
    home.trail.write_text("\n".join([lines[0], "scribble", lines[2]]) + "\n")
    with pytest.raises(trail.BrokenTrail, match="line 2"):
        trail.verify(home)


def test_a_line_cut_short_by_a_stop_is_written_over(home: Home):
    _three(home)
    with home.trail.open("a") as opened:
        opened.write('{"at": "2026-10-14T09:0')
    trail.write(home, actor="jo", act="load undone", detail={})
    trail.verify(home)
    assert [line["act"] for line in trail.read(home)] == ["load accepted"] * 3 + ["load undone"]


def test_a_line_longer_than_the_window_is_followed(home: Home):
    trail.write(home, actor="jo", act="long", detail={"said": "x" * 20_000})
    _three(home)
    trail.verify(home)


def test_many_writers_make_one_chain(home: Home):
    with ThreadPoolExecutor(8) as pool:
        for number in range(40):
            pool.submit(trail.write, home, actor="jo", act="opened", detail={"number": number})
    trail.verify(home)
    assert sorted(line["detail"]["number"] for line in trail.read(home)) == list(range(40))
    assert json.loads(home.trail.read_text().splitlines()[0])["previous"] == trail.FIRST
