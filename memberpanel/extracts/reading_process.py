"""The process that opens uploaded files: it limits itself, then reads what comes down its pipe.

A workbook can make its reader take all memory and abort (a single cell at XFD1048576 does): that must not be the
process that serves the panel. Frames on both pipes are a length of eight bytes and a pickle.
"""

import gc
import importlib
import os
import pickle
import resource
import struct
import sys
import threading
from typing import BinaryIO

MEMORY = 3 * 2**30
SECONDS = 60  # of computing, for one file


def read_frame(pipe: BinaryIO) -> object:
    """Return the next object of a pipe; raise EOFError at its end."""
    head = pipe.read(8)
    if len(head) < 8:
        raise EOFError
    return pickle.loads(pipe.read(struct.unpack(">Q", head)[0]))  # noqa: S301 (only ever from our own process)


def write_frame(pipe: BinaryIO, content: object) -> None:
    """Write one object to a pipe."""
    packed = pickle.dumps(content, protocol=5)
    pipe.write(struct.pack(">Q", len(packed)))
    pipe.write(packed)
    pipe.flush()


def _limit_seconds() -> None:
    used = resource.getrusage(resource.RUSAGE_SELF)
    limit = int(used.ru_utime + used.ru_stime) + SECONDS
    resource.setrlimit(resource.RLIMIT_CPU, (limit, resource.getrlimit(resource.RLIMIT_CPU)[1]))


def _import_meanwhile() -> threading.Thread:
    """Import pandas and what needs it while the first file is opened, which leaves a core free."""
    meanwhile = threading.Thread(target=importlib.import_module, args=("memberpanel.extracts.sheets",))
    meanwhile.start()
    return meanwhile


def main() -> None:
    """Read files until the pipe ends."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    gc.disable()  # two million cells are not garbage; looking through them takes longer than reading them
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    from memberpanel.extracts.opening import open_file

    importing = _import_meanwhile()
    while True:
        try:
            name, content, mappings, periods = read_frame(sys.stdin.buffer)
        except EOFError:
            return
        _limit_seconds()
        opened = open_file(name, content)
        importing.join()
        from memberpanel.extracts.sheets import read_opened

        del content
        write_frame(answers, read_opened(opened, mappings=mappings or {}, periods=periods or {}))


if __name__ == "__main__":
    main()
