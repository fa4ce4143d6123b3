"""Do every act by its command as each of some people, in one process, and print what became of it as JSON lines.

MEMBERPANEL_HOME=... MEMBERPANEL_SETTINGS=... python -m tests.access.acting PERSON ...
"""

import contextlib
import hashlib
import io
import json
import sys
from pathlib import Path

from memberpanel.cli import main
from memberpanel.home import home_folder

DRAFT, PUBLISHED = "2026-27-Q2-v2", "2026-27-Q2-v1"


def _commands(spreadsheet: Path) -> dict[str, list[str]]:
    """Return a command for each act that would do it, were it this person's."""
    return {
        "load": ["load", str(spreadsheet)],
        "undo": ["undo", "1"],
        "list rows": ["rows", "referrals", "2026-27-Q2"],
        "draft": ["release", "2026-27-Q2"],
        "declare a public figure": ["facts", "--add", "plans_open", "2026-27-Q1", "546", "--source", "minutes"],
        "withhold a figure": ["withhold", "--add", "plans_open", "2026-27-Q2", "--reason", "Known to the ward."],
        "approve": ["approve", DRAFT],
        "publish": ["publish", DRAFT],
        "withdraw": ["withdraw", PUBLISHED, "--reason", "a wrong count"],
        "delegate": [
            "delegate", "author@example.gov.uk", "--from", "2026-01-01", "--to", "2099-01-01", "--reason", "leave",
        ],
        "apply retention": ["forget"],
        "back up": ["backup", "--out", str(spreadsheet.with_name("backup.zip"))],
    }  # fmt: skip


def _as_it_is(folder: Path) -> str:
    """Return a hash over every file of the home, locks aside."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and "lock" not in path.name)
    return hashlib.sha256(b"".join(str(one).encode() + one.read_bytes() for one in files)).hexdigest()


def act_as(person: str, spreadsheet: Path) -> None:
    """Try each act until one changes the home, which the next person may not find changed."""
    for act, command in _commands(spreadsheet).items():
        before, said = _as_it_is(home_folder()), io.StringIO()
        with contextlib.redirect_stderr(said), contextlib.redirect_stdout(said):
            code = main([*command, "--as", person])
        changed = _as_it_is(home_folder()) != before
        print(json.dumps({"act": act, "code": code, "said": said.getvalue(), "changed": changed}), flush=True)


if __name__ == "__main__":
    act_as(sys.argv[1], Path(sys.argv[2]))
