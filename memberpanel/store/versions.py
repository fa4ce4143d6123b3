"""Versions of the case store: files that never change once they stand, and one pointer.

`case-000007.duckdb` and a file `current` that names it. A change is made on a copy; putting it in place is a
rename of the copy to a name never used before (DuckDB keeps an open file's name in memory, so a name used again
would show the old data), then one atomic rename of the pointer. Killed anywhere, the store is as before or after.
"""

import os
import re
import shutil
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from memberpanel.home import Home
from memberpanel.locking import one_writer
from memberpanel.refusals import Refused

KEPT = 3  # versions: the one in use and two before it, for readers that opened one a moment ago
ABANDONED_AFTER = 24 * 3600  # seconds after which a copy that nobody accepted is removed
_NAME = re.compile(r"case-(\d{6,})\.duckdb")


class NoStore(Refused):
    """Nothing was loaded yet."""


class MovedOn(Refused):
    """The store changed after a load was checked against it."""


def _number(name: str) -> int:
    found = _NAME.fullmatch(name)
    return int(found[1]) if found else 0


def current_version(home: Home) -> str:
    """Return the name of the version in use, or "" when nothing was loaded yet."""
    try:
        name = (home.store / "current").read_text(errors="replace").strip()[:40]
    except FileNotFoundError:
        return ""
    if not _number(name) or not (home.store / name).exists():
        raise NoStore(
            f'The case store\'s pointer names "{name}", which is not there. Restore the store from a backup.'
        )
    return name


def current_file(home: Home) -> Path:
    """Return the file of the version in use; raise NoStore when nothing was loaded yet."""
    name = current_version(home)
    if not name:
        raise NoStore(
            "Nothing is loaded yet. Load this quarter's spreadsheets first: `python -m memberpanel load FILE...`."
        )
    return home.store / name


def unused_path(home: Home) -> Path:
    """Return the path of a copy that is to be made."""
    return home.store / f"preparing-{uuid.uuid4().hex}.duckdb"


def new_copy(home: Home) -> Path:
    """Copy the version in use, owner-only, to work on; return a path without a file when there is none."""
    _remove_abandoned(home)
    copy = unused_path(home)
    name = current_version(home)
    if name:
        try:
            copy.touch(mode=0o600)
            shutil.copyfile(home.store / name, copy)
        except OSError:
            remove_copy(copy)
            raise
    return copy


def _remove_abandoned(home: Home) -> None:
    for left in home.store.glob("preparing-*"):
        if time.time() - left.stat().st_mtime > ABANDONED_AFTER:
            remove_copy(left)


def remove_copies(home: Home) -> None:
    """Remove every copy that is being worked on: what was prepared against an earlier version is void."""
    for left in home.store.glob("preparing-*.duckdb"):
        remove_copy(left)


def remove_copy(copy: Path) -> None:
    """Remove a copy, and what DuckDB may have left beside it."""
    for left in (copy, copy.with_name(copy.name + ".wal")):
        if left.is_dir():
            shutil.rmtree(left, ignore_errors=True)
        else:
            left.unlink(missing_ok=True)
    shutil.rmtree(copy.with_name(copy.name + ".tmp"), ignore_errors=True)


@contextmanager
def locked(home: Home, *, wait: float = 5.0) -> Iterator[None]:
    """Keep every other process and thread from moving the pointer; raise Busy after so many seconds."""
    with one_writer(home.store / "lock", doing="The case store", seconds=wait):
        yield


def put_in_place(home: Home, copy: Path, *, made_from: str) -> str:
    """Make a finished copy the version in use, and return its name; the caller holds the lock.

    Raises MovedOn when the version in use is no longer the one that the copy was made from.
    """
    if current_version(home) != made_from:
        raise MovedOn(
            "The store has moved on: another load was accepted or undone after yours was checked. "
            "Nothing of yours was loaded. Check again."
        )
    name = f"case-{max(map(_number, os.listdir(home.store)), default=0) + 1:06d}.duckdb"
    copy.chmod(0o600)
    _to_disk(copy)
    os.replace(copy, home.store / name)
    _to_disk(home.store)
    _point_at(home, name)
    return name


def _point_at(home: Home, name: str) -> None:
    written = home.store / "current.new"
    written.write_text(name + "\n")
    written.chmod(0o600)
    _to_disk(written)
    os.replace(written, home.store / "current")
    _to_disk(home.store)


def _to_disk(path: Path) -> None:
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def remove_old(home: Home, *, keep: int = KEPT) -> None:
    """Remove all versions but the one in use and the latest before it; the caller holds the lock."""
    current = _number(current_version(home))
    names = sorted(filter(_number, os.listdir(home.store)), key=_number, reverse=True)
    older = [name for name in names if _number(name) < current]
    never_used = [name for name in names if _number(name) > current]
    for name in [*never_used, *older[keep - 1 :]]:
        (home.store / name).unlink(missing_ok=True)
