"""One writer at a time, across processes and threads."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from memberpanel.refusals import Refused

SECONDS_TO_WAIT = 30.0
ROOM_TO_LEAVE = 16 << 20  # bytes: more than a release, a pointer and many lines of the trail


class Busy(Refused):
    """Somebody else is writing, and went on writing for longer than anybody should."""


class NoRoom(Refused):
    """The disk is nearly full."""


def _refuse_without_room(folder: Path, doing: str) -> None:
    disk = os.statvfs(folder)
    if disk.f_bavail * disk.f_frsize < ROOM_TO_LEAVE:
        raise NoRoom(
            f"{doing} was not begun: less than {ROOM_TO_LEAVE >> 20} MB are left on the disk. Nothing has changed. "
            "Free some space, and do it again."
        )


@contextmanager
def one_writer(lock_file: Path, *, doing: str, seconds: float = SECONDS_TO_WAIT) -> Iterator[None]:
    """Hold an exclusive lock on a file; the operating system frees it when the process ends, however it ends.

    Raise Busy when another holds it for longer than `seconds`, NoRoom when the disk is so full that the act could
    be done and its line in the trail not written.
    """
    _refuse_without_room(lock_file.parent, doing)
    handle = os.open(lock_file, os.O_RDWR | os.O_CREAT, 0o600)
    until = time.monotonic() + seconds
    try:
        while True:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() > until:
                    raise Busy(
                        f"{doing} waited {seconds:.0f} seconds for somebody else to finish. Try again."
                    ) from None
                time.sleep(0.02)
        yield
    finally:
        os.close(handle)
