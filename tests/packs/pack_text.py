"""Read back every word of a pack, hidden parts of the files included, as anybody could who is sent one."""

import re
import shutil
import subprocess
import zipfile
from html import unescape
from io import BytesIO
from pathlib import Path

import pytest


def _unzipped(held: bytes) -> str:
    """Return the text of every part of an Office file, and of the workbooks inside it."""
    texts = []
    with zipfile.ZipFile(BytesIO(held)) as archive:
        for name in archive.namelist():
            part = archive.read(name)
            texts.append(
                _unzipped(part) if name.endswith(".xlsx") else part.decode("utf-8", errors="replace")
            )
    return "\n".join(texts)


def raw_text(path: Path) -> str:
    """Return everything a file holds, markup too."""
    if path.suffix in (".pptx", ".xlsx"):
        return _unzipped(path.read_bytes())
    return "\n".join(pages(path)) if path.suffix == ".pdf" else path.read_text(encoding="utf-8")


def pages(path: Path) -> list[str]:
    """Return the text of each page of a PDF."""
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext is not installed (Debian: poppler-utils), so the PDF's text cannot be read")
    done = subprocess.run(["pdftotext", "-layout", str(path), "-"], check=True, capture_output=True)
    return done.stdout.decode("utf-8").rstrip("\f").split("\f")


def html_words(path: Path) -> str:
    """Return what a reader of the HTML file sees or hears: text, and the names of its pictures."""
    text = path.read_text(encoding="utf-8")
    text = re.sub(r"(?s)<(style|script).*?</\1>", " ", text)
    alts = " ".join(re.findall(r'aria-label="([^"]*)"', text))
    return unescape(re.sub(r"<[^>]*>", " ", text) + " " + alts)
