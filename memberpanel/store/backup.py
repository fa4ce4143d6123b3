"""Backing a home up and bringing it back: one archive without the key, and the key by itself.

The archive holds the stamp, the case store's version in use, drafts, releases, the panel record and the trail. It
is personal data under pseudonyms: keep it as the home itself is kept. The key goes to another place, because
archive and key together are what the pseudonyms keep apart.
"""

import io
import json
import os
import shutil
import tarfile
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb

from memberpanel import trail
from memberpanel.home import Home, open_home
from memberpanel.locking import one_writer
from memberpanel.refusals import Refused
from memberpanel.store import versions
from memberpanel.store.building import about
from memberpanel.store.connecting import read_through
from memberpanel.store.pseudonyms import fingerprint, key_file, read_key


class NotBackedUp(Refused):
    """The backup could not be made, or what was made cannot be opened again."""


class NotRestored(Refused):
    """The archive is damaged, or the place for it is taken."""


@dataclass(frozen=True)
class Backup:
    """What an archive holds; keep `last_line` (the hash of the trail's last line) with the date of the backup."""

    archive: Path
    files: int
    store_version: str
    last_line: str


def backup(home: Home, archive: Path, *, actor: str) -> Backup:
    """Write a consistent copy of a home, without its key, to a new file of the owner's only, and open it again.

    Raises NotBackedUp, and Busy when the store is being changed.
    """
    opened = _new_file(archive)
    trail.write(home, actor=actor, act="backed up", detail={"archive": archive.name})
    try:
        with os.fdopen(opened, "wb") as file, _held_still(home):
            with tarfile.open(fileobj=file, mode="w:gz", compresslevel=3) as written:
                _write_all(home, written)
            file.flush()
            os.fsync(file.fileno())
        return _opened_again(archive)
    except BaseException:
        archive.unlink(missing_ok=True)
        raise


def backup_key(home: Home, file: Path, *, actor: str) -> None:
    """Write the key to a new file of the owner's only, for another place than the archive's."""
    key = read_key(home)
    with os.fdopen(_new_file(file), "w") as written:
        written.write(key.hex() + "\n")
    trail.write(home, actor=actor, act="key backed up", detail={"fingerprint": fingerprint(key)})


def _new_file(path: Path) -> int:
    try:
        return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise NotBackedUp(f"{path} is there already: a backup never writes over another.") from None
    except OSError as wrong:
        raise NotBackedUp(f"{path} cannot be written: {wrong.strerror}.") from wrong


def _write_all(home: Home, written: tarfile.TarFile) -> None:
    written.add(home.folder / "stamp.json", "stamp.json")
    name = versions.current_version(home)
    if name:
        written.add(home.store / name, f"store/{name}")
        _add_text(written, "store/current", name + "\n")
    for folder in (home.releases, home.drafts):
        written.add(folder, folder.name, filter=lambda entry: None if "/." in entry.name else entry)
    for other in sorted(home.folder.glob("*.csv")):  # what the public knows of, for the attack
        written.add(other, other.name)
    if home.panel_record.exists():
        written.add(home.panel_record, home.panel_record.name)
    _add_text(
        written, "trail.jsonl", "".join(json.dumps(e, ensure_ascii=False) + "\n" for e in trail.read(home))
    )


def _add_text(written: tarfile.TarFile, name: str, text: str) -> None:
    entry = tarfile.TarInfo(name)
    entry.size, entry.mode, entry.mtime = len(text.encode()), 0o600, int(time.time())
    written.addfile(entry, io.BytesIO(text.encode()))


@contextmanager
def _held_still(home: Home) -> Iterator[None]:
    """Keep everybody from changing the home: the locks that drafting, approving, the panel record and loading take."""
    with ExitStack() as held:
        for lock in (home.drafts / ".lock", home.releases / ".lock", home.folder / ".panel.lock"):
            held.enter_context(one_writer(lock, doing="The backup"))
        held.enter_context(versions.locked(home))
        yield


def _opened_again(archive: Path) -> Backup:
    """Take the archive out into a folder beside it and open everything in it."""
    with tempfile.TemporaryDirectory(dir=archive.parent) as folder:
        home = _taken_out(archive, Path(folder) / "home")
        _open_everything(home)
        lines = trail.read(home)
        files = sum(path.is_file() for path in home.folder.rglob("*"))
        return Backup(
            archive, files, versions.current_version(home), lines[-1]["hash"] if lines else trail.FIRST
        )


def _taken_out(archive: Path, folder: Path) -> Home:
    try:
        with tarfile.open(archive, "r:gz") as packed:
            packed.extractall(folder, filter="data")
    except (tarfile.TarError, OSError, EOFError) as damaged:
        raise NotRestored(f"The archive {archive.name} is damaged and cannot be taken out.") from damaged
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o700 if path.is_dir() else 0o600)
    for part in ("store", "drafts", "releases"):
        (folder / part).mkdir(mode=0o700, exist_ok=True)
    return open_home(folder)


def _open_everything(home: Home) -> None:
    """Read every database through and follow the trail; raise NotRestored naming the first that is not whole."""
    for file in sorted(home.folder.rglob("*.duckdb")):
        try:
            read_through(file)
        except duckdb.Error as damaged:
            raise NotRestored(
                f"{file.relative_to(home.folder)} in the archive cannot be opened."
            ) from damaged
    trail.verify(home)


def restore(archive: Path, folder: Path, *, actor: str, key: Path | None = None) -> Home:
    """Take an archive out into a new home, with the key from its own file, and open everything in it.

    Without the key the home shows what it holds and loads nothing new. Raises NotRestored, WrongKey.
    """
    if folder.exists() and any(folder.iterdir()):
        raise NotRestored(f"The folder {folder.name} holds something already. Name one that is new or empty.")
    folder.parent.mkdir(parents=True, exist_ok=True)
    taken_out = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}-")) / "home"
    try:
        home = _taken_out(archive, taken_out)
        _open_everything(home)
        if key:
            _put_key(home, key)
        if folder.exists():
            folder.rmdir()
        home.folder.rename(folder)
    finally:
        shutil.rmtree(taken_out.parent, ignore_errors=True)
    restored = open_home(folder)
    trail.write(restored, actor=actor, act="restored", detail={"archive": archive.name, "key": bool(key)})
    return restored


def _put_key(home: Home, key: Path) -> None:
    shutil.copyfile(key, key_file(home))
    key_file(home).chmod(0o600)
    wanted = None
    if versions.current_version(home):
        with duckdb.connect(str(versions.current_file(home)), read_only=True) as store:
            wanted = about(store)["key_fingerprint"]
    read_key(home, wanted=wanted)
