"""The commands and their options. Nothing heavy is imported here, so that `--help` is quick."""

import argparse
import importlib
from collections.abc import Callable
from datetime import date
from pathlib import Path


def _later(module: str, function: str) -> Callable[[argparse.Namespace], int]:
    """Return a command that imports its module only when it is called."""

    def do(asked: argparse.Namespace) -> int:
        return getattr(importlib.import_module(f"memberpanel.cli.{module}"), function)(asked)

    return do


def _person(command: argparse.ArgumentParser) -> argparse.ArgumentParser:
    command.add_argument(
        "--as", dest="person", metavar="ADDRESS", help="who acts: an address in settings.toml, [access]"
    )
    return command


def _showing(commands: argparse._SubParsersAction) -> None:
    demo = commands.add_parser(
        "demo", help="make the made-up county: spreadsheets, load, draft, approve, publish"
    )
    demo.set_defaults(do=_later("showing", "demo"))
    run = commands.add_parser(
        "run", help="start the dashboard on the demonstration home, on this machine only"
    )
    run.add_argument("--port", type=int, default=8501)
    run.set_defaults(do=_later("showing", "run"))
    pack = commands.add_parser("pack", help="write slides, tagged PDF, accessible workbook and HTML")
    pack.add_argument("release", nargs="?", help="2026-27-Q2-v1; the current one when left out")
    pack.add_argument("--out", type=Path, required=True, metavar="DIR")
    pack.add_argument("--large-print", action="store_true", help="the PDF in large print as well")
    pack.set_defaults(do=_later("showing", "pack"))
    figures = commands.add_parser("figures", help="print the published figures")
    figures.add_argument("--measure")
    figures.add_argument("--release", help="the current one when left out")
    figures.add_argument("--format", choices=("csv", "json"), default="csv")
    figures.set_defaults(do=_later("showing", "figures"))


def _loading(commands: argparse._SubParsersAction) -> None:
    load = commands.add_parser("load", help="recognise, check and accept spreadsheets in one step")
    load.add_argument("files", nargs="+", type=Path, metavar="FILE")
    load.add_argument("--check", action="store_true", help="stop before accepting")
    load.add_argument(
        "--covers",
        nargs=3,
        action="append",
        default=[],
        metavar=("WHAT", "FROM", "TO"),
        help="the days that an extract covers (referrals 2026-07-01 2026-09-30), or one file of several "
        "(june.xlsx 2026-04-01 2026-06-30), where the rows do not tell",
    )
    load.add_argument(
        "--heading",
        nargs=3,
        action="append",
        default=[],
        metavar=("EXTRACT", "HEADING", "COLUMN"),
        help='say what a heading means (referrals "When it came" referral_date); it is remembered for the next load',
    )
    load.add_argument("--format", choices=("text", "json"), default="text")
    _person(load).set_defaults(do=_later("loading", "load"))
    headings = commands.add_parser("headings", help="list the headings that are remembered, or take one back")
    headings.add_argument("--forget", nargs=2, metavar=("EXTRACT", "HEADING"))
    _person(headings).set_defaults(do=_later("loading", "headings"))
    loads = commands.add_parser("loads", help="list what was loaded")
    loads.set_defaults(do=_later("loading", "loads"))
    undo = commands.add_parser("undo", help="take one load back")
    undo.add_argument("load", type=int)
    _person(undo).set_defaults(do=_later("loading", "undo"))
    template = commands.add_parser("template", help="write a blank spreadsheet for an extract")
    template.add_argument("extract")
    template.add_argument("--out", type=Path, required=True, metavar="FILE")
    template.set_defaults(do=_later("loading", "template"))
    rows = commands.add_parser("rows", help="list the rows behind a figure (logged)")
    rows.add_argument("measure")
    rows.add_argument("quarter", help="2026-27-Q2")
    _person(rows).set_defaults(do=_later("loading", "rows"))


def _releasing(commands: argparse._SubParsersAction) -> None:
    release = commands.add_parser("release", help="count, protect, attack, and write a draft of a quarter")
    release.add_argument("quarter", help="2026-27-Q2")
    release.add_argument("--restate", metavar="YEAR", help="count a finished year's tables again (2025-26)")
    release.add_argument("--reason", default="", help="why the year is restated; members read it")
    _person(release).set_defaults(do=_later("releasing", "release"))
    compare = commands.add_parser(
        "compare", help="what a draft moves, newly hides and restates beside the current release (CSV)"
    )
    compare.add_argument("release", nargs="?", help="the latest draft when left out")
    compare.add_argument("--with", dest="beside", metavar="RELEASE", help="the current one when left out")
    _person(compare).set_defaults(do=_later("releasing", "compare"))
    for name, help_text in (("approve", "approve a draft"), ("publish", "publish an approved draft")):
        command = commands.add_parser(name, help=help_text)
        command.add_argument("release", help="2026-27-Q2-v1")
        _person(command).set_defaults(do=_later("releasing", name))
    withdraw = commands.add_parser(
        "withdraw", help="take a published release back; a notice stands in its place"
    )
    withdraw.add_argument("release")
    withdraw.add_argument("--reason", required=True, help="shown to members")
    _person(withdraw).set_defaults(do=_later("releasing", "withdraw"))
    delegate = commands.add_parser(
        "delegate", help="let a deputy sign in the Director's place between two days"
    )
    delegate.add_argument("deputy", metavar="ADDRESS")
    delegate.add_argument("--from", dest="starts", type=date.fromisoformat, required=True, metavar="DAY")
    delegate.add_argument("--to", dest="ends", type=date.fromisoformat, required=True, metavar="DAY")
    delegate.add_argument("--reason", required=True)
    _person(delegate).set_defaults(do=_later("releasing", "delegate"))
    tables = commands.add_parser(
        "tables", help="try which tables can be published by quarter or by year; exit 1 if one should not be"
    )
    tables.add_argument("release", nargs="?", help="whose quarters to try; the current one when left out")
    tables.add_argument("--others", action="store_true", help="try the tables that are not published, too")
    tables.set_defaults(do=_later("releasing", "tables"))
    facts = commands.add_parser(
        "facts", help="list the figures of ours that are public elsewhere, or add one: hiding reckons with it"
    )
    facts.add_argument("--add", nargs=3, metavar=("MEASURE", "QUARTER", "COUNT"))
    facts.add_argument("--of", type=int, metavar="COUNT", help="what a percentage is of")
    facts.add_argument("--group", nargs=2, metavar=("TABLE", "GROUP"), default=("total", "all"))
    facts.add_argument("--source", default="", help="where it can be read: minutes, a report, an answer")
    _person(facts).set_defaults(do=_later("releasing", "facts"))
    withhold = commands.add_parser(
        "withhold", help="list the figures that are not to be shown whatever their size, or add one"
    )
    withhold.add_argument("--add", nargs=2, metavar=("MEASURE", "QUARTER"))
    withhold.add_argument("--group", nargs=2, metavar=("TABLE", "GROUP"), default=("total", "all"))
    withhold.add_argument("--reason", default="", help="why, without saying who it is about")
    _person(withhold).set_defaults(do=_later("releasing", "withhold"))
    attack = commands.add_parser("attack", help="try to work out what is hidden; exit 1 if anything can be")
    attack.add_argument("release", nargs="?", help="the current one when left out")
    attack.set_defaults(do=_later("releasing", "attack"))


def _keeping(commands: argparse._SubParsersAction) -> None:
    backup = commands.add_parser("backup", help="write the home into one file, its key into another")
    backup.add_argument("--out", type=Path, required=True, metavar="FILE")
    backup.add_argument("--key-out", type=Path, metavar="FILE", help="keep it somewhere else than the backup")
    _person(backup).set_defaults(do=_later("keeping", "backup"))
    restore = commands.add_parser("restore", help="make a home from a backup, where there is none")
    restore.add_argument("file", type=Path)
    restore.add_argument("--key", type=Path, metavar="FILE")
    restore.set_defaults(do=_later("keeping", "restore"))
    viewer = commands.add_parser(
        "viewer", help="make a folder for a server that only shows, or bring it up to date"
    )
    viewer.add_argument("--out", type=Path, required=True, metavar="DIR")
    viewer.set_defaults(do=_later("keeping", "viewer"))
    forget = commands.add_parser(
        "forget", help="delete what is older than the retention periods of settings.toml"
    )
    _person(forget).set_defaults(do=_later("keeping", "forget"))
    audit = commands.add_parser("audit", help="check the trail, the releases and who can read the home")
    audit.set_defaults(do=_later("keeping", "audit"))


def parser() -> argparse.ArgumentParser:
    """Return the parser of the command line; every command has `do`, called with what was asked."""
    whole = argparse.ArgumentParser(
        prog="python -m memberpanel",
        description="The Child Protection Member Panel dashboard: from spreadsheet extracts to a published quarter.",
        epilog="Everything written at run time is in the folder that MEMBERPANEL_HOME names, or in var/.",
    )
    commands = whole.add_subparsers(required=True, metavar="COMMAND")
    for add in (_showing, _loading, _releasing, _keeping):
        add(commands)
    return whole
