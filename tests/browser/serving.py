"""Serve the dashboard for a test: a process of its own, on a port of its own, from a home that is named."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SECONDS_TO_START = 60


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return listening.getsockname()[1]


def _command(port: int, options: Sequence[str]) -> list[str]:
    return [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port), *options]


def start(
    home: Path, port: int, options: Sequence[str] = (), *, settings: Path | None = None
) -> subprocess.Popen:
    """Start a server without waiting for it; `settings` stands in for settings.toml."""
    own = {"MEMBERPANEL_SETTINGS": str(settings)} if settings else {}
    return subprocess.Popen(
        _command(port, options),
        cwd=ROOT,
        env={**os.environ, "MEMBERPANEL_HOME": str(home), **own},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def wait_until_healthy(server: subprocess.Popen, address: str) -> None:
    """Wait for the server to answer; raise RuntimeError with what it printed when it ended instead."""
    for _ in range(SECONDS_TO_START * 10):
        if server.poll() is not None:
            raise RuntimeError(f"The server ended: {server.stdout.read()}")
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=2):
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
    raise RuntimeError(f"The server did not answer within {SECONDS_TO_START} seconds.")


@contextmanager
def serving(home: Path, options: Sequence[str] = ()) -> Iterator[str]:
    """Serve a home, and give the address."""
    port = free_port()
    server = start(home, port, options)
    try:
        wait_until_healthy(server, f"http://127.0.0.1:{port}")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=20)
