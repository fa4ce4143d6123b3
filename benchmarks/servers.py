"""Start the dashboard, or a peer of it, as a server of its own; and say what it weighs."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

from tests.browser.serving import free_port, wait_until_healthy

ROOT = Path(__file__).resolve().parent.parent
DASHBOARD = ROOT / "app.py"
PEERS = Path(__file__).with_name("peers")
# What anybody gets who writes no configuration, except for what a server without a screen needs.
DEFAULTS = ("--server.headless", "true", "--browser.gatherUsageStats", "false")


@dataclass(frozen=True)
class Server:
    """A running server, and how long it took to answer."""

    address: str
    process: subprocess.Popen
    seconds_to_start: float

    @property
    def megabytes(self) -> float:
        """Return the memory that the server holds, its children included."""
        own = psutil.Process(self.process.pid)
        return sum(one.memory_info().rss for one in (own, *own.children(recursive=True))) / 1e6


@contextmanager
def serving(
    script: Path, *, options: Sequence[str] = (), told: Mapping[str, str] | None = None, folder: Path = ROOT
) -> Iterator[Server]:
    """Serve a script; `told` goes into its environment, and the configuration is that of `folder`."""
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(port), *options]
    own = {"PYTHONPATH": str(ROOT), **(told or {})}
    began = time.perf_counter()
    process = subprocess.Popen(
        [*command, "--server.address", "127.0.0.1"],
        cwd=folder,
        env={**os.environ, **own},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        address = f"http://127.0.0.1:{port}"
        wait_until_healthy(process, address)
        yield Server(address, process, time.perf_counter() - began)
    finally:
        process.terminate()
        process.wait(timeout=20)
