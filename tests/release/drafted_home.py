"""A home with the made release as a draft, as drafting would have left it."""

import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pandas as pd

from memberpanel import trail
from memberpanel.home import Home
from memberpanel.release.files import FILE_NAME, content_hash, write_release
from memberpanel.release.which import standing
from tests.made_release import made_frames

Change = Callable[[dict[str, pd.DataFrame]], None]


@cache
def _written(name: str, stamp: str, ledger: str, change: Change | None) -> bytes:
    """Return the bytes of a draft, written once for all tests."""
    frames = made_frames(stamp, name)
    manifest = frames["manifest"]
    manifest.loc[manifest["key"] == "ledger_hash", "value"] = ledger
    if change:
        change(frames)
    with tempfile.TemporaryDirectory() as folder:
        return (write_release(Path(folder), frames) / FILE_NAME).read_bytes()


def put_draft(
    home: Home, name: str, *, change: Change | None = None, loaded_by: tuple[str, ...] = ()
) -> Path:
    """Draft the made release under a name against what is published, with its frames changed first."""
    now = standing(home)
    ledger = now.hashes[now.published[-1]] if now.published else ""
    folder = home.drafts / name
    folder.mkdir(mode=0o700)
    (folder / FILE_NAME).write_bytes(_written(name, home.stamp, ledger, change))
    detail = {"release": name, "content_hash": content_hash(folder), "loaded_by": list(loaded_by)}
    trail.write(home, actor="analyst", act="draft", detail=detail)
    return folder


def leaky(frames: dict[str, pd.DataFrame]) -> None:
    """Leave one group alone hidden in its line: Unknown is 511 less the 439 of six districts, 63 and 6, so 3."""
    figures = frames["figures"]
    line = (figures["quarter"] == "2026-27-Q2") & (figures["breakdown"] == "district")
    for group, count in (("Oadby and Wigston", 63), ("Out of area", 6)):
        cell = line & (figures["group_name"] == group)
        figures.loc[cell, ["numerator", "value"]] = float(count)
        figures.loc[cell, "status"] = "shown"


def contradicting(frames: dict[str, pd.DataFrame]) -> None:
    """Print more children of one district than there are in the whole county."""
    figures = frames["figures"]
    line = (figures["quarter"] == "2026-27-Q2") & (figures["breakdown"] == "district")
    cell = line & (figures["group_name"] == "Melton") & (figures["measure"] == "plans_open")
    figures.loc[cell, ["numerator", "value"]] = 512.0


def telling(frames: dict[str, pd.DataFrame]) -> None:
    """Write in a commentary what the table hides: 63 children of Oadby and Wigston."""
    line = {"measure": "plans_open", "quarter": "2026-27-Q2", "happened": "Oadby and Wigston fell to 63."}
    frames["commentary"] = pd.concat([frames["commentary"], pd.DataFrame([line])], ignore_index=True)
