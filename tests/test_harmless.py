"""No cell that leaves is taken for a formula."""

import re
from pathlib import Path

import pandas as pd
import pytest

from memberpanel.harmless import harmless, harmless_csv

ROOT = Path(__file__).resolve().parent.parent
# Written for ourselves to read again, or made up: neither is a way out.
NO_WAY_OUT = {"harmless.py", "release/declaring.py", "release/figures.py"}


@pytest.mark.parametrize(
    "written",
    ["=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "\t=1+1", "\r=1+1", "\n=1+1", " =1+1", "\uff1d1+1", "\tx"],
)  # fmt: skip
def test_a_text_that_a_spreadsheet_could_take_for_a_formula_gets_an_apostrophe(written: str):
    assert harmless(written) == "'" + written


@pytest.mark.parametrize("cell", ["a=b", "A-1", "-", "", "12", -3, -0.5, None, True])
def test_whatever_else_there_is_stays_as_it_is(cell: object):
    assert harmless(cell) is cell


def test_a_csv_is_harmless_in_its_headings_too_and_keeps_its_negative_numbers():
    frame = pd.DataFrame({"=1+1": ["+2", None], "change": [-2, 3]})
    assert harmless_csv(frame) == "'=1+1,change\n'+2,-2\n,3\n"
    kinds = pd.DataFrame({"a": pd.Series(["=1"], dtype="string"), "b": pd.Series(["@x"], dtype="category")})
    assert harmless_csv(kinds) == "a,b\n'=1,'@x\n"


def test_every_csv_that_leaves_goes_through_it():
    package = ROOT / "memberpanel"
    writers = {
        str(path.relative_to(package))
        for path in package.rglob("*.py")
        if re.search(r"\.to_csv\(|csv\.writer\(", path.read_text(encoding="utf-8"))
        and path.parent.name != "demo"
    }
    assert writers <= NO_WAY_OUT
    assert "harmless(" in (package / "release/figures.py").read_text(encoding="utf-8")
