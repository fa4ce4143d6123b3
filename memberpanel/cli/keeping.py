"""Commands that keep the home: backup, restore, audit."""

import os
import tarfile
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

from memberpanel import trail
from memberpanel.cli.asking import say, who
from memberpanel.home import Home, home_folder, open_home
from memberpanel.locking import one_writer
from memberpanel.panel_record.record import TABLES, record
from memberpanel.refusals import Refused
from memberpanel.release.approving import approval_of
from memberpanel.release.files import content_hash
from memberpanel.release.which import published, standing
from memberpanel.store import versions
from memberpanel.store.connecting import connect

KEY = Path("store") / "key"


def _kept(home: Home) -> list[Path]:
    """Return what belongs in a backup: every file but the key, and none that is only being written."""
    files = [path for path in sorted(home.folder.rglob("*")) if path.is_file()]
    return [
        path
        for path in files
        if path.relative_to(home.folder) != KEY and not any(p.startswith(".") for p in path.relative_to(home.folder).parts)
    ]  # fmt: skip


def _new_file(path: Path) -> int:
    try:
        return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise Refused(f"{path} is there already: a backup never writes over another.") from None
    except OSError as wrong:
        raise Refused(f"{path} cannot be written: {wrong.strerror}.") from wrong


def backup(asked: Namespace) -> int:
    """Write the home into one file; its key, on its own, into another when asked."""
    home = open_home()
    with (
        one_writer(home.releases / ".lock", doing="The backup"),
        one_writer(home.folder / ".panel.lock", doing="The backup"),
        versions.locked(home),
        os.fdopen(_new_file(asked.out), "wb") as file,
        tarfile.open(fileobj=file, mode="w:gz") as archive,
    ):
        for path in _kept(home):
            archive.add(path, arcname=str(path.relative_to(home.folder)))
    if asked.key_out:
        with os.fdopen(_new_file(asked.key_out), "wb") as file:
            file.write((home.folder / KEY).read_bytes())
    entries = trail.read(home)
    say(f"Wrote {asked.out}. Without its key the store cannot be added to: keep the key somewhere else.")
    print(f"Last hash of the trail: {entries[-1]['hash'] if entries else 'none yet'}")
    trail.write(home, actor=who(home).name, act="backup", detail={"file": asked.out.name})
    return 0


def restore(asked: Namespace) -> int:
    """Make a home from a backup, where there is none yet."""
    folder = home_folder()
    if folder.exists() and any(folder.iterdir()):
        raise Refused(f"{folder} is not empty: a backup is restored only where there is no home.")
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    folder.chmod(0o700)
    try:
        with tarfile.open(asked.file) as archive:
            archive.extractall(folder, filter="data")
    except (OSError, tarfile.TarError) as wrong:
        raise Refused(f"{asked.file} is not a backup that can be read: {wrong}.") from wrong
    for part in ("store", "drafts", "releases"):
        (folder / part).mkdir(exist_ok=True)
    if asked.key:
        (folder / KEY).write_bytes(asked.key.read_bytes())
    for path in folder.rglob("*"):
        path.chmod(0o700 if path.is_dir() else 0o600)
    home = open_home(folder)
    trail.verify(home)
    trail.write(home, actor=who(home).name, act="restore", detail={"file": asked.file.name})
    say(f"Restored the {home.stamp} home in {folder}.")
    return 0


def _releases_as_approved(home: Home) -> None:
    for path in published(home):
        approval = approval_of(path)
        wanted = standing(home).hashes[path.name]
        if approval is None or approval.content_hash != wanted or content_hash(path) != wanted:
            raise Refused(f"{path.name} is not what was approved and published.")


def _owner_only(home: Home) -> None:
    open_to_others = [
        str(path.relative_to(home.folder))
        for path in [home.folder, *home.folder.rglob("*")]
        if path.stat().st_mode & 0o077 and not path.name.startswith(".")
    ]
    if home.folder.stat().st_mode & 0o077:
        raise Refused(
            f"Others can read the home. Run: chmod -R go= '{home.folder}' ({len(open_to_others)} files)."
        )


def _store_opens(home: Home) -> None:
    try:
        with connect(home) as store:
            store.execute("select count(*) from loads").fetchone()
    except versions.NoStore:
        return


def _panel_record_opens(home: Home) -> None:
    for table in TABLES:
        record(home).read(table)


_CHECKS: tuple[tuple[str, Callable[[Home], None]], ...] = (
    ("The trail holds together", trail.verify),
    ("Every published release is what was approved", _releases_as_approved),
    ("Nobody else can read the home", _owner_only),
    ("The case store opens", _store_opens),
    ("The panel record opens", _panel_record_opens),
)


def audit(asked: Namespace) -> int:
    """Check the home, print what was found, and refuse when anything is wrong."""
    home = open_home()
    wrong = 0
    for words, check in _CHECKS:
        try:
            check(home)
            print(f"Yes  {words}.")
        except Refused as refused:
            wrong += 1
            print(f"NO   {words}. {refused}")
    if wrong:
        raise Refused(f"{wrong} of {len(_CHECKS)} checks failed.")
    return 0
