"""The trail: who did what, in a file that can only grow and whose lines hold each other.

One line of JSON an act. Every line carries the hash of the line before, so that a line changed, moved or taken
out of the middle shows. The last hash stands in a file beside it, so that lines cut off the end show; whoever changes
both is found out by the hash that a backup printed. It says acts, never what a page showed, and no person's data but
the actor's name.
"""

import errno
import fcntl
import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from memberpanel.home import Home, OnlyShows
from memberpanel.refusals import Refused

FIRST = "0" * 64


class BrokenTrail(Refused):
    """A line of the trail was changed, moved or removed."""


def _hash(entry: dict) -> str:
    said = {name: value for name, value in entry.items() if name != "hash"}
    return hashlib.sha256(json.dumps(said, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


@contextmanager
def _held(home: Home) -> Iterator[int]:
    """Open the trail, owner-only, and keep others from writing it meanwhile."""
    opened = os.open(home.trail, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
    try:
        fcntl.flock(opened, fcntl.LOCK_EX)
        yield opened
    finally:
        os.close(opened)


def _last_line(opened: int) -> bytes:
    """Return the last whole line; cut off one that was being written when the machine stopped."""
    size = os.fstat(opened).st_size
    window = 4096
    while True:
        start = max(0, size - window)
        tail = os.pread(opened, size - start, start)
        whole = tail[: tail.rfind(b"\n") + 1]
        if start == 0 or whole.count(b"\n") >= 2:
            break
        window *= 4
    if len(whole) < len(tail):
        os.ftruncate(opened, start + len(whole))
    return whole.rstrip(b"\n").rpartition(b"\n")[2]


def write(home: Home, *, actor: str, act: str, detail: dict) -> None:
    """Add one line and wait until it is on the disk; raise OnlyShows in a viewer's copy."""
    if home.is_viewer:
        raise OnlyShows()
    with _held(home) as opened:
        last = _last_line(opened)
        entry = {
            "at": datetime.now(UTC).isoformat(timespec="seconds"),
            "actor": actor,
            "act": act,
            "detail": detail,
            "previous": json.loads(last)["hash"] if last else FIRST,
        }
        entry["hash"] = _hash(entry)
        _append(opened, (json.dumps(entry, ensure_ascii=False) + "\n").encode())
        with suppress(OSError):  # the line is written: a mark that stays at an earlier one is still true
            _mark(home, entry["hash"])


def _append(opened: int, line: bytes) -> None:
    """Write a whole line to the disk, or none of it: a full disk takes the beginning and says nothing."""
    size = os.fstat(opened).st_size
    try:
        if os.write(opened, line) < len(line):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        os.fsync(opened)
    except OSError:
        os.ftruncate(opened, size)
        raise


def last_mark(home: Home) -> Path:
    """Return the file that holds the hash of the last line."""
    return home.folder / "trail.last"


def _mark(home: Home, last: str) -> None:
    beside = last_mark(home).with_suffix(".new")
    beside.write_text(last + "\n")
    beside.chmod(0o600)
    beside.replace(last_mark(home))


def read(home: Home) -> list[dict]:
    """Return every line, the first first; an incomplete last line is not a line."""
    if not home.trail.exists():
        return []
    lines = home.trail.read_bytes().split(b"\n")[:-1]
    return [_line(number, line) for number, line in enumerate(lines, start=1)]


def _line(number: int, line: bytes) -> dict:
    try:
        return json.loads(line)
    except ValueError as damaged:
        raise BrokenTrail(
            f"The trail, line {number}: it is not an entry. Compare it with the last backup."
        ) from damaged


def verify(home: Home) -> None:
    """Raise BrokenTrail naming the first line that does not follow from the one before, or that the end is gone."""
    previous, entries = FIRST, read(home)
    for number, entry in enumerate(entries, start=1):
        if entry.get("previous") != previous or entry.get("hash") != _hash(entry):
            raise BrokenTrail(
                f"The trail, line {number}: it was changed, or a line before it was moved or taken out. "
                "Compare it with the last backup."
            )
        previous = entry["hash"]
    mark = last_mark(home).read_text().strip() if last_mark(home).exists() else ""
    if mark and mark not in (entry["hash"] for entry in entries):
        raise BrokenTrail(
            f"The trail ends at line {len(entries)}, and lines after it are gone. Compare it with the last backup."
        )
