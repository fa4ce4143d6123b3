"""The house is kept: what stands where, found by looking at every file."""

import ast
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
TRACKED = [
    ROOT / line for line in subprocess.check_output(["git", "ls-files"], cwd=ROOT, text=True).splitlines()
]
PYTHON = [path for path in TRACKED if path.suffix == ".py" and path.exists()]
TEXT = [
    path
    for path in TRACKED
    if path.suffix not in {".png", ".xlsx", ".pdf", ".pptx", ".duckdb", ".gz"} and path.exists()
]


def _imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


@pytest.mark.parametrize("page", sorted((ROOT / "pages").glob("*.py")), ids=lambda path: path.stem)
def test_a_page_is_thin_and_holds_no_query(page):
    text = page.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 60
    assert not re.search(r"\bselect\b.+\bfrom\b|\.execute\(", text, re.I)


def test_no_file_names_a_folder_of_one_machine():
    machine = re.compile(r"(^|[^A-Za-z0-9_.~/-])/(root|home/\w+|work|tmp)/")
    named = [str(path.relative_to(ROOT)) for path in TEXT if machine.search(path.read_text(encoding="utf-8"))]
    assert [name for name in named if name != "tests/test_house.py"] == []


def test_every_requirement_is_bounded_on_both_sides():
    for name in ("requirements.txt", "requirements-dev.txt"):
        lines = [line for line in (ROOT / name).read_text().splitlines() if line and not line.startswith("#")]
        assert lines
        assert [line for line in lines if not (">=" in line and "<" in line.split(">=")[1])] == []


def test_no_module_is_named_for_nothing_in_particular():
    empty = {"utils", "util", "helpers", "helper", "manager", "common", "misc"}
    assert [path for path in PYTHON if path.stem in empty] == []


@pytest.mark.parametrize(
    "module", [p for p in PYTHON if "memberpanel" in p.parts], ids=lambda p: str(p.relative_to(ROOT))
)
def test_nothing_is_swallowed_or_put_off(module):
    text = module.read_text(encoding="utf-8")
    assert not re.search(r"except( Exception)?:\s*(pass)?$|# *(TODO|FIXME|XXX)", text, re.M)


def test_streamlit_is_known_to_the_screens_alone():
    outside = [
        p
        for p in PYTHON
        if p.is_relative_to(ROOT / "memberpanel") and not p.is_relative_to(ROOT / "memberpanel/ui")
    ]
    assert outside
    assert [p for p in outside if any(name.split(".")[0] == "streamlit" for name in _imports(p))] == []


def test_no_spreadsheet_or_database_is_committed():
    assert [path for path in TRACKED if path.suffix in {".xlsx", ".xls", ".duckdb"}] == []
