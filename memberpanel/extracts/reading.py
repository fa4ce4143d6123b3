"""Reading what an analyst uploads, in a process of its own with limits; nothing is written to disk."""

import os
import pickle
import select
import struct
import subprocess
import sys
import time
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from memberpanel.extracts.finding import Finding
from memberpanel.extracts.joining import join_conferences, match_districts
from memberpanel.extracts.reading_process import write_frame
from memberpanel.extracts.sheets import Reading, SheetReading

__all__ = ["Finding", "Reading", "SheetReading", "read_files"]

SECONDS = 120  # by the clock, for one file
NOT_SAFE = (
    "The file could not be read safely: reading it took too much memory or time, so it was given up. "
    "Copy the cells into a new workbook, save it, and upload that."
)
_CODE = Path(__file__).resolve().parent.parent.parent


def read_files(
    files: list[tuple[str, bytes]],
    *,
    mappings: dict | None = None,
    periods: dict | None = None,
    on_progress: Callable[[int, int, str], None] | None = None,
) -> list[Reading]:
    """Read files (name, content), each refused in words if it cannot be read; none can harm this process.

    `mappings` are confirmed headings: {heading: "extract.column"} or {extract: {heading: column}}. `periods` are
    what the analyst says that an extract covers: {extract or (file, sheet): (from, to)}. `on_progress` is called
    with the number of files read, the number of files, and the name of the one that is next.
    """
    readings, reader = [], None
    try:
        for place, (name, (_, content)) in enumerate(zip(distinct_names(files), files, strict=True)):
            if on_progress:
                on_progress(place, len(files), name)
            reader = reader or _start()
            answer = _ask(reader, (name, content, mappings, periods))
            if answer is None:
                _stop(reader)
                reader = None
                answer = Reading(name, sha256(content).hexdigest(), (), NOT_SAFE)
            readings.append(answer)
    finally:
        if reader:
            _stop(reader)
    return join_conferences(match_districts(readings))


def distinct_names(files: list[tuple[str, bytes]]) -> list[str]:
    """Return the files' names without their folders; a second plans.csv is plans (2).csv."""
    names = [Path(name).name for name, _ in files]
    times = [names[:place].count(name) + 1 for place, name in enumerate(names)]
    return [
        name if time == 1 else f"{Path(name).stem} ({time}){Path(name).suffix}"
        for name, time in zip(names, times, strict=True)
    ]


def _start() -> subprocess.Popen:
    return subprocess.Popen(
        [sys.executable, "-m", "memberpanel.extracts.reading_process"],
        cwd=_CODE,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        # One thread: each more of them takes memory away from what the process may have.
        env={**os.environ, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "PYTHONPATH": str(_CODE)},
    )


def _stop(reader: subprocess.Popen) -> None:
    for pipe in (reader.stdin, reader.stdout):
        try:
            pipe.close()
        except OSError:
            continue
    try:
        reader.wait(timeout=0.2)
    except subprocess.TimeoutExpired:
        reader.kill()
        reader.wait()


def _ask(reader: subprocess.Popen, question: tuple) -> Reading | None:
    """Return the answer of the reading process, or None where it died or did not answer in time."""
    deadline = time.monotonic() + SECONDS
    try:
        write_frame(reader.stdin, question)
        head = _read(reader, 8, deadline)
        return pickle.loads(_read(reader, struct.unpack(">Q", head)[0], deadline))  # noqa: S301 (our own process)
    except (OSError, EOFError, TimeoutError):
        return None


def _read(reader: subprocess.Popen, size: int, deadline: float) -> bytes:
    pipe, parts, got = reader.stdout.fileno(), [], 0
    while got < size:
        if not select.select([pipe], [], [], max(0.0, deadline - time.monotonic()))[0]:
            raise TimeoutError
        part = os.read(pipe, min(size - got, 1 << 20))
        if not part:
            raise EOFError
        parts.append(part)
        got += len(part)
    return b"".join(parts)
