"""Sign a draft off, publish it, take it back."""

import json
import os
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path

import pandas as pd

from memberpanel import trail
from memberpanel.disclosure.attack import AttackReport, Recovered, attack
from memberpanel.disclosure.facts import read_facts
from memberpanel.home import Home
from memberpanel.locking import one_writer
from memberpanel.panel_record.record import record
from memberpanel.refusals import Refused
from memberpanel.release.files import content_hash, release_file
from memberpanel.release.named import MOST_NAMED, contradicted, in_texts, named
from memberpanel.release.reading import open_release
from memberpanel.release.which import drafts, move_pointer, parsed, published, standing

APPROVAL = "approval.json"


class NotApproved(Refused):
    """The draft may not be approved or published as it stands."""


class CanBeWorkedOut(Refused):
    """The attack recovered what the draft hides: it cannot be approved or published."""


class Contradicted(Refused):
    """Not all that the draft prints can be true: what an attack says of it is worth nothing."""


@dataclass(frozen=True)
class Approval:
    """Who answered for a draft, and for which bytes."""

    release: str
    content_hash: str
    approved_by: str
    role: str
    approved_at: str
    cells_tried: int
    narrowest: int | None
    facts: int


def approval_of(folder: Path) -> Approval | None:
    """Return the approval beside a release, or None when nobody approved it."""
    try:
        return Approval(**json.loads((folder / APPROVAL).read_text(encoding="utf-8")))
    except FileNotFoundError:
        return None
    except (ValueError, TypeError) as damaged:
        raise NotApproved(f"The approval of {folder.name} cannot be read: approve it again.") from damaged


def _draft(home: Home, name: str) -> Path:
    """Return the folder of a draft; raise NotApproved when there is none, or when it was drafted again since."""
    quarter, version = parsed(name)
    if name in standing(home).published:
        raise NotApproved(f"{name} is published already.")
    # A folder among the releases that the pointer does not name was being published when something stopped it.
    folder = next((p / name for p in (home.drafts, home.releases) if (p / name).is_dir()), None)
    if folder is None:
        raise NotApproved(
            f'There is no draft "{name}". Make one with `python -m memberpanel release {quarter}`.'
        )
    later = [path.name for path in drafts(home) if parsed(path.name) > (quarter, version)]
    later = [other for other in later if parsed(other)[0] == quarter]
    if later:
        raise NotApproved(f"{name} was drafted again since, as {later[-1]}: approve that one.")
    return folder


def _drafted(home: Home, name: str) -> dict:
    """Return what the trail holds of the drafting of a release: its content hash and who loaded the quarter."""
    entries = [entry for entry in trail.read(home) if entry["act"] == "draft"]
    for entry in reversed(entries):
        if entry["detail"].get("release") == name:
            return entry["detail"]
    raise NotApproved(f"The trail does not hold the drafting of {name}: draft it again.")


def _check_bytes(home: Home, folder: Path) -> str:
    found = content_hash(folder)
    if found != _drafted(home, folder.name)["content_hash"]:
        raise NotApproved(
            f"{folder.name} is not what was drafted: its file has changed since. Draft it again."
        )
    return found


def _check_ledger(home: Home, folder: Path) -> None:
    """Raise NotApproved when another release was published since the draft was protected against the last one."""
    release = open_release(folder)
    against = release.manifest["ledger_hash"]
    release.close()
    now = standing(home)
    if against != (now.hashes[now.published[-1]] if now.published else ""):
        raise NotApproved(f"Another release was published since {folder.name} was drafted: draft it again.")


def _check_role(home: Home, *, act: str, actor: str, role: str) -> None:
    """Raise NotApproved unless it is the Director, or a deputy on a day of the delegation."""
    if role != "director" and not record(home).may_sign(actor, on=datetime.now().date()):
        raise NotApproved(
            f"A quarter is {act} by the Director, or by the deputy to whom the Director delegated it."
        )


def _check_person(home: Home, *, name: str, actor: str, role: str) -> None:
    _check_role(home, act="approved", actor=actor, role=role)
    if not home.is_demonstration and actor in _drafted(home, name).get("loaded_by", []):
        raise NotApproved(f"{actor} loaded figures of this quarter: somebody else has to approve it.")


def attack_release(home: Home, folder: Path) -> AttackReport:
    """Attack a release together with all that were published before it, and with what the public knows."""
    everything = [release_file(path) for path in published(home) if path.name != folder.name]
    return attack([*everything, release_file(folder)], facts=read_facts(home.folder))


def refuse_recovered(
    name: str, report: AttackReport, measures: pd.DataFrame, facts: pd.DataFrame | None = None
) -> None:
    """Raise CanBeWorkedOut naming the cells that an attack worked out, by their labels alone.

    Raise Contradicted naming the tables of which not all that is printed can be true.
    """
    if report.faults:
        raise Contradicted(
            f"{name} cannot be drafted, approved or published: numbers that it prints contradict each other, so nobody "
            "can say what they give away. Load the figures of the quarter again and draft it again.\n"
            + "\n".join(contradicted(report.faults, measures)[:MOST_NAMED])
        )
    if report.told:
        raise CanBeWorkedOut(
            f"{name} cannot be drafted, approved or published: a text has a number beside a figure that is hidden, which "
            "could be that figure. Take the number out of the text, or write one that the tables show.\n"
            + "\n".join(in_texts(report.told, measures)[:MOST_NAMED])
        )
    if report.ok:
        return
    cells = named(report.recovered, measures)
    more = "" if len(cells) <= MOST_NAMED else f"\n... and {len(cells) - MOST_NAMED} more"
    raise CanBeWorkedOut(
        f"{name} cannot be drafted, approved or published: what it hides can be worked out "
        f"in {len(cells)} {'place' if len(cells) == 1 else 'places'}. "
        "Tell the performance team.\n"
        + "\n".join(cells[:MOST_NAMED])
        + more
        + _of_facts(report, measures, facts)
    )


def _of_facts(report: AttackReport, measures: pd.DataFrame, facts: pd.DataFrame | None) -> str:
    """Say which declared figures bear on what was worked out, and what can be done; "" when none does."""
    sets = {cell.set for cell in report.recovered}
    near = measures[measures["whole_set"].isin(sets) | measures["part_set"].isin(sets)]
    known = facts[facts["measure"].isin(near["measure"])] if facts is not None else measures.iloc[:0]
    if known.empty:
        return ""
    titles = dict(zip(near["measure"], near["title"], strict=True))
    words = [
        f"{titles[row.measure]}, {row.quarter}, {row.group} ({row.source})"
        for row in known.itertuples(index=False)
    ]
    return (
        f"\nDeclared as public: {'; '.join(words[:MOST_NAMED])}. Correct known_facts.csv where one of them never was; or, where "
        "anybody can do that sum without us, declare the figure that it gives away too, so that the rest is protected."
    )


def refuse_narrowed(report: AttackReport, accepted: set[tuple[str, ...]], measures: pd.DataFrame) -> None:
    """Raise CanBeWorkedOut for small numbers that readers A, B or C are left too narrow a range of.

    `accepted` are the cells that only a county count could have kept, or that were public before.
    """
    found = [one for one in report.narrowed if one.name not in accepted]
    if found:
        cells = named([Recovered(*one.name, one.lowest, one.highest) for one in found], measures)
        raise CanBeWorkedOut(
            f"The draft cannot be made: {len(cells)} of its small figures can be told from what is shown, or narrowed down "
            "by one who knows which they are. Tell whoever looks after the code.\n"
            + "\n".join(cells[:MOST_NAMED])
        )


def _withstands(home: Home, folder: Path) -> AttackReport:
    report = attack_release(home, folder)
    release = open_release(folder)
    measures = release.measures()
    release.close()
    refuse_recovered(folder.name, report, measures, read_facts(home.folder))
    return report


def _write_approval(folder: Path, approval: Approval) -> None:
    beside = folder / f"{APPROVAL}.new"
    beside.write_text(json.dumps(asdict(approval), indent=1), encoding="utf-8")
    beside.chmod(0o600)
    beside.replace(folder / APPROVAL)


def approve(home: Home, name: str, *, actor: str, role: str) -> Approval:
    """Approve a draft; raise NotApproved, Contradicted or CanBeWorkedOut.

    The Director approves, or a deputy whom the panel record names; nobody approves a quarter that they loaded,
    except in a demonstration home, where one person plays every part.
    """
    with one_writer(home.releases / ".lock", doing="Approving"):
        folder = _draft(home, name)
        _check_person(home, name=name, actor=actor, role=role)
        found = _check_bytes(home, folder)
        _check_ledger(home, folder)
        report = _withstands(home, folder)
        approval = Approval(
            name,
            found,
            actor,
            role,
            datetime.now().isoformat(timespec="seconds"),
            report.tried,
            report.narrowest,
            len(read_facts(home.folder)),
        )
        _write_approval(folder, approval)
        trail.write(home, actor=actor, act="approve", detail=asdict(approval))
    return approval


def _move(home: Home, folder: Path) -> Path:
    target = home.releases / folder.name
    if folder != target:
        folder.rename(target)
        for parent in (home.releases, home.drafts):
            handle = os.open(parent, os.O_RDONLY)
            os.fsync(handle)
            os.close(handle)
    return target


def publish(home: Home, name: str, *, actor: str, role: str) -> Path:
    """Publish an approved draft, as the Director or the deputy; raise NotApproved or CanBeWorkedOut.

    Hash, approval and attack are verified again; the folder moves, then one pointer by one rename. Stopped
    in between, the release before stays current, and publishing again goes on from there.
    """
    with one_writer(home.releases / ".lock", doing="Publishing"):
        _check_role(home, act="published", actor=actor, role=role)
        folder = _draft(home, name)
        approval = approval_of(folder)
        if approval is None:
            raise NotApproved(f"{name} has not been approved.")
        if _check_bytes(home, folder) != approval.content_hash:
            raise NotApproved(f"{name} is not what was approved: approve it again.")
        _check_ledger(home, folder)
        _check_order(home, name)
        _withstands(home, folder)
        target = _move(home, folder)
        before = standing(home)
        move_pointer(
            home,
            replace(
                before,
                published=(*before.published, name),
                hashes={**before.hashes, name: approval.content_hash},
            ),
        )
        trail.write(home, actor=actor, act="publish", detail={"release": name, "hash": approval.content_hash})
    return target


def _check_order(home: Home, name: str) -> None:
    everything = standing(home).published
    if everything and parsed(name)[0] < parsed(everything[-1])[0]:
        raise NotApproved(
            f"{everything[-1]} is later than {name}. Correct an earlier quarter in a new version of the latest."
        )


def withdraw(home: Home, name: str, *, actor: str, role: str, reason: str) -> None:
    """Take a published release back: a notice with the reason stands in its place.

    The Director does, the deputy while it is delegated, or information governance.
    """
    if role != "governance":
        _check_role(home, act="taken back", actor=actor, role=role)
    if not reason.strip():
        raise Refused("Withdrawing needs a reason: it is shown to members in place of the figures.")
    with one_writer(home.releases / ".lock", doing="Withdrawing"):
        before = standing(home)
        if name not in before.published:
            raise Refused(f'"{name}" is not published, so it cannot be withdrawn.')
        facts = {"reason": reason.strip(), "on": f"{datetime.now():%-d %B %Y}"}
        move_pointer(home, replace(before, withdrawn={**before.withdrawn, name: facts}))
        trail.write(home, actor=actor, act="withdraw", detail={"release": name, "reason": reason.strip()})
