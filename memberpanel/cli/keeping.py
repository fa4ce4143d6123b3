"""Commands that keep the home: backup, restore, audit."""

import getpass
from argparse import Namespace
from collections.abc import Callable
from datetime import date

from memberpanel import trail
from memberpanel.cli.asking import say, who
from memberpanel.home import Home, home_folder, open_home
from memberpanel.panel_record.record import TABLES, record
from memberpanel.refusals import Refused
from memberpanel.release.approving import approval_of
from memberpanel.release.files import content_hash
from memberpanel.release.viewing import bring_up_to_date
from memberpanel.release.which import published, standing
from memberpanel.store import backup as store_backup
from memberpanel.store import forgetting, versions
from memberpanel.store.building import about
from memberpanel.store.connecting import connect
from memberpanel.store.pseudonyms import read_key
from memberpanel.words.grammar import how_many


def backup(asked: Namespace) -> int:
    """Write the home into one file, opened again to see; its key, on its own, into another when asked."""
    home = open_home()
    actor = who(home, asked.person, act="back up").name
    made = store_backup.backup(home, asked.out, actor=actor)
    if asked.key_out:
        store_backup.backup_key(home, asked.key_out, actor=actor)
    say(
        f"Wrote {asked.out} ({made.files} files) and opened it again. Without its key the store cannot be added to: "
        "keep the key somewhere else."
    )
    print(f"Last hash of the trail: {made.last_line}")
    return 0


def restore(asked: Namespace) -> int:
    """Make a home from a backup, where there is none yet."""
    folder = home_folder()
    home = store_backup.restore(asked.file, folder, actor=getpass.getuser(), key=asked.key)
    say(f"Restored the {home.stamp} home in {folder}.")
    return 0


def viewer(asked: Namespace) -> int:
    """Make a copy of what is published for a server that only shows, or bring one up to date."""
    home = open_home()
    copied = bring_up_to_date(home, asked.out)
    say(f"{asked.out} shows {how_many(len(published(home)), 'release', 'releases')}, {copied} of them new.")
    return 0


def forget(asked: Namespace) -> int:
    """Delete what the retention periods say, from every version of the store."""
    home = open_home()
    gone = forgetting.forget(
        home, actor=who(home, asked.person, act="apply retention").name, today=date.today()
    )
    say(
        f"Deleted {gone.loads} loads, {gone.children} children and {gone.rows} rows. Backups are not reached by this."
    )
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


def _store_is_whole(home: Home) -> None:
    try:
        with connect(home) as store:
            tables = store.execute("select table_name from duckdb_tables() where not temporary").fetchall()
            for (table,) in tables:
                store.execute(f'select count(columns(*)) from "{table}"').fetchall()
    except versions.NoStore:
        return


def _key_fits(home: Home) -> None:
    """Raise WrongKey when the store's key is lost, or is another one."""
    try:
        with connect(home) as store:
            read_key(home, wanted=about(store)["key_fingerprint"])
    except versions.NoStore:
        return


def _panel_record_opens(home: Home) -> None:
    for table in TABLES:
        record(home).read(table)


_CHECKS: tuple[tuple[str, Callable[[Home], None]], ...] = (
    ("The trail holds together", trail.verify),
    ("Every published release is what was approved", _releases_as_approved),
    ("Nobody else can read the home", _owner_only),
    ("The case store is whole", _store_is_whole),
    ("The key of the case store is there, and is its own", _key_fits),
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
