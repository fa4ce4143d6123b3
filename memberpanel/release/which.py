"""Which releases there are, and the one function that decides which of them a role may open."""

import json
import os
import re
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from memberpanel.access.acts import DEPUTY
from memberpanel.home import Home
from memberpanel.quarters import Quarter
from memberpanel.refusals import Refused
from memberpanel.release.files import FILE_NAME, WrongRelease, content_hash

POINTER = "current"
# Who sees a quarter before it is published: those who make it and those who answer for it.
SEE_DRAFTS = frozenset(("author", "analyst", "director", "governance", DEPUTY))
ROLES = frozenset(("member", "clerk", *SEE_DRAFTS))
_NAME = re.compile(r"(\d{4}-\d{2}-Q[1-4])-v([1-9]\d*)")


class NothingPublished(Refused):
    """No quarter was published yet."""


class NotForThisRole(Refused):
    """The role may not open that release, or there is none of that name: the words do not tell which."""


class DamagedPointer(Refused):
    """The file that says what is published does not say it."""


class Missing(Refused):
    """A release that the pointer names is not there, or is not, byte for byte, what was published."""


class Withdrawn(Refused):
    """The release was published and then withdrawn; its words are the notice that stands in its place."""


@dataclass(frozen=True)
class Standing:
    """What the pointer file says, the only place that says it.

    `published` in order of publishing, the last one current; `withdrawn` and `hashes` by name.
    """

    published: tuple[str, ...] = ()
    withdrawn: dict[str, dict[str, str]] = field(default_factory=dict)
    hashes: dict[str, str] = field(default_factory=dict)


def parsed(name: str) -> tuple[Quarter, int]:
    """Return the quarter and the version of `2026-27-Q2-v1`; raise Refused otherwise."""
    found = _NAME.fullmatch(name)
    if not found:
        raise Refused(f'"{name}" is not a release. Write it as 2026-27-Q2-v1.')
    return Quarter.parse(found[1]), int(found[2])


def standing(home: Home) -> Standing:
    """Read the pointer; an empty standing when nothing was published."""
    try:
        raw = json.loads((home.releases / POINTER).read_text(encoding="utf-8"))
        now = Standing(tuple(raw["published"]), dict(raw["withdrawn"]), dict(raw["hashes"]))
        for name in now.published:
            parsed(name), now.hashes[name]
    except FileNotFoundError:
        return Standing()
    except (ValueError, LookupError, TypeError, Refused) as damaged:
        raise DamagedPointer(
            "The pointer to the current release cannot be read: restore releases/current from a backup. "
            "The releases themselves are not touched by it."
        ) from damaged
    return now


def move_pointer(home: Home, to: Standing) -> None:
    """Write the pointer beside and rename it: a reader meets the old one or the new one, whole."""
    beside = home.releases / f"{POINTER}.new"
    said = {"published": list(to.published), "withdrawn": to.withdrawn, "hashes": to.hashes}
    try:
        with beside.open("w", encoding="utf-8") as file:
            json.dump(said, file, indent=1)
            file.flush()
            os.fsync(file.fileno())
        beside.chmod(0o600)
        beside.replace(home.releases / POINTER)
    except OSError:
        beside.unlink(missing_ok=True)
        raise


def published(home: Home) -> list[Path]:
    """Return the folders of what was published, in the order of publishing, the current one last."""
    return [home.releases / name for name in standing(home).published]


def drafts(home: Home) -> list[Path]:
    """Return the folders of the drafts, by quarter and version, the newest last; a server of copies has none."""
    if not home.drafts.is_dir():
        return []
    found = [path for path in home.drafts.iterdir() if _NAME.fullmatch(path.name)]
    return sorted((path for path in found if (path / FILE_NAME).exists()), key=lambda path: parsed(path.name))


def how_far(home: Home, quarter: Quarter) -> str:
    """Say how far a quarter has come that members do not have yet; nothing of what stands in its draft."""
    found = [path for path in drafts(home) if parsed(path.name)[0] == quarter]
    if not found:
        return "not counted yet"
    approved = any((path / "approval.json").exists() for path in found)
    return "approved, not published yet" if approved else "awaiting approval"


def current(home: Home) -> Path:
    """Return the folder of the current release, withdrawn or not; raise NothingPublished."""
    everything = published(home)
    if not everything:
        raise NothingPublished("No quarter has been published yet. The first one appears here when it is.")
    return everything[-1]


@lru_cache(maxsize=64)
def _hash_of(file: Path, changed: int, size: int) -> str:
    """Return the hash of a file as it stood: `changed` and `size` make the answer good for that file alone."""
    return content_hash(file)


def _untouched(home: Home, path: Path) -> Path:
    """Return the folder; raise Refused when the file is not, byte for byte, what was published."""
    file = path / FILE_NAME
    try:
        now = file.stat()
        found = _hash_of(file, now.st_mtime_ns, now.st_size)
    except (FileNotFoundError, WrongRelease):
        raise Missing(
            f"The release {path.name} is missing from the home: restore it from a backup."
        ) from None
    if found != standing(home).hashes[path.name]:
        raise Missing(
            f"The release {path.name} is not what was approved: its file has changed since. "
            "It is not shown. Restore it from a backup."
        )
    return path


def notice(home: Home, name: str) -> str:
    """Return the words that stand in the place of a withdrawn release, '' when it is not withdrawn."""
    facts = standing(home).withdrawn.get(name)
    if facts is None:
        return ""
    quarter, _ = parsed(name)
    return (
        f"The figures for {quarter.said} were withdrawn on {facts['on']}: {facts['reason'].rstrip('.')}. "
        "A corrected version will be published here; earlier panels can still be read."
    )


def _published_one(home: Home, name: str, *, role: str) -> Path:
    words = notice(home, name)
    if words and role not in SEE_DRAFTS:
        raise Withdrawn(words)
    return _untouched(home, home.releases / name)


def release_for(home: Home, role: str, *, wanted: str | None = None) -> Path:
    """Return the folder of the release that a role may open: the current one, or the one wanted.

    Members and clerks open what was published, past panels included. Whoever makes a quarter, or answers for
    it, opens drafts and withdrawn ones too. Raise NothingPublished, NotForThisRole or Withdrawn. Every page,
    pack and export asks here first, before anything that is cached.
    """
    if role not in ROLES:
        raise NotForThisRole("You have no access to the dashboard. Ask the contact named on it.")
    if wanted is None:
        name = current(home).name
        if notice(home, name):
            raise Withdrawn(notice(home, name))
        return _untouched(home, home.releases / name)
    if wanted in standing(home).published:
        return _published_one(home, wanted, role=role)
    if role in SEE_DRAFTS and wanted in [path.name for path in drafts(home)]:
        return home.drafts / wanted
    raise NotForThisRole(f'There is no published release "{wanted}".')
