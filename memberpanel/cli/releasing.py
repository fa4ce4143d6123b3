"""Commands from a draft to a published quarter: release, approve, publish, withdraw, attack."""

from argparse import Namespace
from pathlib import Path

from memberpanel.cli.asking import say, tell, who
from memberpanel.home import Home, open_home
from memberpanel.refusals import Refused
from memberpanel.release import approving
from memberpanel.release.named import named
from memberpanel.release.reading import open_release
from memberpanel.release.wanting import wanting
from memberpanel.release.which import release_for


def release(asked: Namespace) -> int:
    """Draft a quarter and print the draft's name."""
    from memberpanel.drafting.draft import draft

    home = open_home()
    folder = draft(home, asked.quarter, actor=who(home, asked.person).name, on_progress=tell)
    _say_unanswered(home, folder)
    print(folder.name)
    return 0


def _say_unanswered(home: Home, folder: Path) -> None:
    """Name the measures that need an answer from the service and have none."""
    drafted = open_release(folder)
    needed = wanting(home, drafted)
    for row in needed[~needed["answered"].astype(bool)].itertuples(index=False):
        say(f"Needs an answer: {row.title} ({row.why}).")


def approve(asked: Namespace) -> int:
    """Approve a draft, as the Director or the Director's deputy."""
    home = open_home()
    person = who(home, asked.person)
    role = "director" if "director" in person.roles else next(iter(person.roles), "")
    approving.approve(home, asked.release, actor=person.name, role=role)
    say(f"{asked.release} is approved.")
    return 0


def publish(asked: Namespace) -> int:
    """Publish an approved draft."""
    home = open_home()
    approving.publish(home, asked.release, actor=who(home, asked.person).name)
    say(f"{asked.release} is published.")
    return 0


def withdraw(asked: Namespace) -> int:
    """Take a published release back."""
    home = open_home()
    approving.withdraw(home, asked.release, actor=who(home, asked.person).name, reason=asked.reason)
    say(f"{asked.release} is withdrawn.")
    return 0


def attack(asked: Namespace) -> int:
    """Attack a release and all before it, and print what came of it; the numbers are never printed."""
    home = open_home()
    folder = release_for(home, "governance", wanted=asked.release)
    report = approving.attack_release(home, folder)
    print(f"Attacked {folder.name} with everything published before it. Assumed to be known:")
    for words in report.assumed:
        print(f"- {words}")
    print(f"Tried to work out {report.tried} cells in {report.seconds:.1f} seconds.")
    if report.narrowest is not None:
        print(f"The narrowest range of a hidden cell is {report.narrowest} wide.")
    if not report.ok:
        for cell in named(report.recovered, open_release(folder).measures()):
            print(f"Can be worked out: {cell}")
        raise Refused(f"{len(report.recovered)} hidden cells can be worked out.")
    print("Nothing that is hidden can be worked out.")
    return 0
