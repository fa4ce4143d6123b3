"""Commands of the analyst: load, loads, undo, template, rows."""

import json
from argparse import Namespace
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path

import pandas as pd

from memberpanel.cli.asking import Person, say, tell, who
from memberpanel.extracts.definition import extracts
from memberpanel.extracts.reading import Reading, read_files
from memberpanel.harmless import harmless_csv
from memberpanel.home import LIVE, Home, home_folder, make_home, open_home
from memberpanel.panel_record.record import record
from memberpanel.refusals import Refused
from memberpanel.store import loading as store

_SHEET = ("file", "sheet", "extract", "rows_read", "rows_loaded", "rows_refused", "rows_queried")


def _home() -> Home:
    """Return the home; a first load makes a live one."""
    if (home_folder() / "stamp.json").exists():
        return open_home()
    say(f"Making a live home in {home_folder()}.")
    return make_home(home_folder(), LIVE)


def _read(path: Path) -> tuple[str, bytes]:
    try:
        return path.name, path.read_bytes()
    except OSError as missing:
        raise Refused(f"{path} cannot be read: {missing.strerror}.") from missing


def _periods(covers: list[list[str]], files: list[str]) -> dict[str, tuple[date, date]]:
    """Return what the analyst says that extracts or files cover; raise Refused for what is neither, or no period."""
    periods = {}
    for what, first, last in covers:
        if what not in files:
            _check_extract(what)
        try:
            periods[what] = (date.fromisoformat(first), date.fromisoformat(last))
        except ValueError:
            raise Refused(f"--covers {what}: {first} to {last} are not days. Write 2026-07-01.") from None
        if periods[what][1] < periods[what][0]:
            raise Refused(f"--covers {what}: {last} is before {first}. Write the first day, then the last.")
    return periods


def _remember(home: Home, said: list[list[str]], person: Person) -> None:
    """Remember what the analyst says that headings mean; raise Refused for a column that the extract has not."""
    for extract, _, column in said:
        _check_extract(extract)
        columns = [one.name for one in extracts()[extract].columns if one.type != "dropped"]
        if column not in columns:
            raise Refused(f'{extract} has no column "{column}". It has: {", ".join(columns)}.')
    for extract, heading, column in said:
        record(home).remember_mapping(extract, heading, column, actor=person.name)


def _offer(readings: Sequence[Reading]) -> None:
    """Say of each heading that is not known which column it is likeliest to be, and how to confirm it."""
    for reading in readings:
        for sheet in reading.sheets:
            for heading, likeliest in sheet.suggestions.items():
                extract, _, column = likeliest.partition(".")
                say(
                    f'{reading.file_name}, {sheet.sheet or "the whole file"}: the heading "{heading}" is not known. It may be '
                    f'"{extracts()[extract].column(column).heading}". If it is: --heading {extract} "{heading}" {column}'
                )


def _check_extract(name: str) -> None:
    if name not in extracts():
        raise Refused(f'There is no extract "{name}". There are: {", ".join(extracts())}.')


def _findings(prepared: store.PreparedLoad) -> list[dict]:
    return [{**asdict(finding), "message": finding.message} for finding in prepared.findings]


def _print(prepared: store.PreparedLoad, *, as_json: bool) -> None:
    sheets = [{name: getattr(sheet, name) for name in _SHEET} for sheet in prepared.sheets]
    if as_json:
        print(json.dumps({"sheets": sheets, "findings": _findings(prepared)}, ensure_ascii=False, indent=1))
        return
    for sheet, row in zip(prepared.sheets, sheets, strict=True):
        what = sheet.extract or "not loaded"
        print(f"{sheet.file}, {sheet.sheet or 'the whole file'}: {what}. {sheet.why}".rstrip())
        if not sheet.why:
            print("   " + ", ".join(f"{row[name]} {name.removeprefix('rows_')}" for name in _SHEET[3:]))
    for finding in prepared.findings:
        print(f"{finding.level}: {finding.message}")


def load(asked: Namespace) -> int:
    """Load files in one step, or check them and stop."""
    home = _home()
    if home.is_demonstration:
        say("This is a demonstration home: nothing about real children belongs in it.")
    person = who(home, asked.person, act="load")
    periods = _periods(asked.covers, [path.name for path in asked.files])
    _remember(home, asked.heading, person)
    readings, prepared = store.read_and_prepare(
        home,
        lambda: read_files(
            [_read(path) for path in asked.files],
            mappings=record(home).mappings(),
            periods=periods,
            on_progress=lambda done, of, name: tell(f"Reading {name}", done / of),
        ),
        actor=person.name,
    )
    _print(prepared, as_json=asked.format == "json")
    _offer(readings)
    if asked.check:
        store.abandon(prepared)
        say("Checked; nothing was loaded.")
        return 0
    ids = store.accept(prepared)
    if not ids and not any(sheet.known_as for sheet in prepared.sheets):
        raise Refused("Nothing was loaded: no sheet was recognised as an extract.")
    say(f"Loaded as {', '.join(str(number) for number in ids)}." if ids else "Everything was loaded before.")
    return 0


def headings(asked: Namespace) -> int:
    """List the headings that are remembered, or take one back."""
    home = open_home()
    if asked.forget:
        extract, heading = asked.forget
        record(home).forget_mapping(extract, heading, actor=who(home, asked.person, act="load").name)
        say(f'"{heading}" of {extract} is forgotten: the next load asks again.')
        return 0
    for row in record(home).read("mappings").itertuples(index=False):
        said = f"{row.decided_by}, {pd.Timestamp(row.decided_on):%d/%m/%Y}"
        print(f'{row.extract:<18}  "{row.heading}" is {row.column_name}  ({said})')
    return 0


def loads(asked: Namespace) -> int:
    """List the loads, the latest first."""
    for row in store.loads(open_home()).itertuples(index=False):
        sheet = f", sheet {row.sheet}" if row.sheet else ""
        undone = f"  undone {row.undone_at:%d/%m/%Y} by {row.undone_by}" if row.undone_by else ""
        print(
            f"{row.load_id:>5}  {row.loaded_at:%d/%m/%Y %H:%M}  {row.extract:<18}  {row.rows_loaded:>7} rows, "
            f"{row.rows_refused} left out  {row.file_name}{sheet} ({row.sha256[:8]})  {row.actor}{undone}"
        )
    return 0


def undo(asked: Namespace) -> int:
    """Take one load back."""
    home = open_home()
    store.undo(home, asked.load, actor=who(home, asked.person, act="undo").name)
    say(f"Load {asked.load} is undone.")
    return 0


def template(asked: Namespace) -> int:
    """Write the blank spreadsheet of an extract."""
    from memberpanel.extracts.template import template as blank

    _check_extract(asked.extract)
    asked.out.write_bytes(blank(asked.extract))
    say(f"Wrote {asked.out}.")
    return 0


def rows(asked: Namespace) -> int:
    """Print the rows behind a figure as CSV; the trail keeps that it was done."""
    from memberpanel.measures.rows import rows_behind
    from memberpanel.quarters import Quarter

    home = open_home()
    person = who(home, asked.person, act="list rows")
    found = rows_behind(home, asked.measure, Quarter.parse(asked.quarter), actor=person.name)
    print(harmless_csv(found), end="")
    return 0
