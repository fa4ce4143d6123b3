"""What every role receives: on each page, in the pack that is read, in the lists and in the file of the release itself.

A number that stands where a cell is hidden is looked for by position (measure, table, group, period); each number that
stands in a table of figures is a number of the very cell, and those drawn in a chart are explained one by one.
"""

import json
import re
import shutil
from html import unescape

import duckdb
import openpyxl
import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from memberpanel.access.pages import ROLES, pages_for
from memberpanel.packs.making import make_packs
from memberpanel.periods import short_period
from memberpanel.release.figures import as_csv, figure_rows
from memberpanel.release.files import release_file
from memberpanel.release.reading import Release, open_release
from memberpanel.release.which import current
from tests.ui.conftest import ENTRY
from tests.ui.receiving import everything

NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


@pytest.fixture(scope="module")
def release(demo_home) -> Release:
    return open_release(current(demo_home))


@pytest.fixture(scope="module")
def received(demo_home, tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], str]:
    """Return all markup and words that each role receives on each of its pages; on a copy, since opening is written."""
    home = tmp_path_factory.mktemp("roles") / "home"
    shutil.copytree(demo_home.folder, home)
    found = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MEMBERPANEL_HOME", str(home))
        for role in ROLES:
            at = AppTest.from_file(ENTRY, default_timeout=60)
            at.session_state["role"] = role
            at.run()
            for one in pages_for(role):
                at.switch_page(str(one.file)).run()
                found[role, one.url] = everything(at)
    return found


def _cells(markup: str) -> list[tuple[str, str, str, str]]:
    """Return (caption, row, column, what is said) for each cell of each table."""
    found = []
    for table in re.findall(r"(?s)<table.*?</table>", markup):
        rows = [
            [
                unescape(re.sub(r"<[^>]*>", "", cell)).strip()
                for cell in re.findall(r"(?s)<t[hd].*?</t[hd]>", row)
            ]
            for row in re.findall(r"(?s)<tr.*?</tr>", table)
        ]
        caption = re.search(r"(?s)<caption.*?>(.*?)</caption>", table)
        said = unescape(re.sub(r"<[^>]*>", "", caption[1])).strip() if caption else ""
        for row in rows[1:]:
            found += [(said, row[0], *pair) for pair in zip(rows[0][1:], row[1:], strict=False)]
    return found


def _by_position(release: Release) -> dict[tuple[str, str, str], object]:
    """Return each figure by (caption of its table, row, column) as the tables of groups have them."""
    titles = dict(release.measures()[["measure", "title"]].itertuples(index=False))
    found: dict[tuple[str, str, str], object] = {}
    for row in release.all_figures().itertuples(index=False):
        if not row.breakdown.startswith("total"):
            place = (titles[row.measure], row.group_name, short_period(row.quarter, row.breakdown))
            found.setdefault(place, []).append(row)
    return found


def _numbers(said: str) -> set[float]:
    return {float(number.replace(",", "")) for number in NUMBER.findall(said)}


def _of(cell: object) -> set[float]:
    """Return what may stand in a cell that is shown: its numbers, and its value as rounded on screen."""
    numbers = {float(one) for one in (cell.value, cell.numerator, cell.denominator) if not pd.isna(one)}
    return numbers | {round(cell.value, 1), float(int(cell.value + 0.5))}


def _wrong(markup: str, figures: dict) -> tuple[list, int, int]:
    """Return the cells that say what theirs does not; how many were looked at, and how many of them are hidden."""
    wrong, looked, hidden = [], 0, 0
    for caption, row, column, said in _cells(markup):
        title = caption.split(", by ")[0]
        for cell in figures.get((title, row, column), [])[:1]:
            looked, hidden = looked + 1, hidden + (cell.status == "c")
            allowed = _of(cell) if cell.status == "shown" else set()
            if _numbers(said) - allowed:
                wrong.append((caption, row, column, said))
    return wrong, looked, hidden


@pytest.fixture(scope="module")
def figures(release) -> dict:
    return _by_position(release)


def test_no_page_of_any_role_has_a_number_where_a_cell_is_hidden(received, figures):
    looked = hidden = 0
    for (role, url), markup in received.items():
        known = received.get(("member", url)) if role != "member" else None
        if markup == known:
            continue  # what a member receives, to the letter, is looked at once
        wrong, many, of_them = _wrong(markup, figures)
        assert wrong == [], (role, url)
        looked, hidden = looked + many, hidden + of_them
    assert looked > 500 and hidden > 10, (looked, hidden)


def test_a_number_in_the_place_of_a_hidden_one_is_seen(received, figures):
    markup = received["member", "plans"]
    assert _wrong(markup, figures)[0] == []
    assert len(_wrong(markup.replace("<td>[c]</td>", "<td>4</td>"), figures)[0]) >= 1
    assert len(_wrong(markup.replace("<td>122</td>", "<td>123</td>"), figures)[0]) >= 1


def test_no_role_receives_a_sentinel(received):
    for where, markup in received.items():
        words = re.sub(r"<[^>]*>", " ", markup)
        assert not re.search(r"(?<![\w.,–-])-(?:99|100|200|250|300|400|999)(?:\.0)?(?![\w.])", words), where
        assert "nan" not in words.lower().split(), where


def test_the_packs_have_no_number_where_a_cell_is_hidden(release, figures, tmp_path):
    made = {path.suffix: path for path in make_packs(release, tmp_path)}
    assert _wrong(made[".html"].read_text(encoding="utf-8"), figures)[0] == []
    book = openpyxl.load_workbook(made[".xlsx"])
    assert {sheet.sheet_state for sheet in book} == {"visible"}
    titles = dict(release.measures()[["title", "measure"]].itertuples(index=False))
    all_figures = release.all_figures()
    totals = all_figures[all_figures["breakdown"] == "total"].set_index(["measure", "quarter"])
    quarters = dict(release.quarters()[["short", "quarter"]].itertuples(index=False))
    looked = 0
    for topic in ("Referrals", "Plans", "Proceedings", "Meetings", "Practice"):
        rows = [row for row in book[topic].iter_rows(values_only=True) if len(row) > 2 and row[2]]
        for row in rows[1:]:
            for heading, said in zip(rows[0][2:], row[2:], strict=True):
                quarter = quarters.get(str(heading).removesuffix(" [p]"))
                if quarter is not None and row[0] in titles:
                    cell, looked = totals.loc[(titles[row[0]], quarter)], looked + 1
                    assert (
                        said == cell["value"] if cell["status"] == "shown" else said == f"[{cell['status']}]"
                    )
    assert looked > 500


def test_neither_the_file_nor_the_lists_hold_a_number_of_a_hidden_cell(release, demo_home):
    rows = figure_rows(release)
    hidden = [row for row in rows if row["status"] == "c"]
    assert len(hidden) > 100
    assert {row[side] for row in hidden for side in ("numerator", "value")} == {None}
    listed = [line for line in as_csv(rows).splitlines() if ",c,,," in line]
    assert len(listed) == len(hidden)
    with duckdb.connect(str(release_file(current(demo_home))), read_only=True) as file:
        left = file.execute(
            "select count(*) from figures where status <> 'shown' and (numerator is not null or value is not null)"
        )
        assert left.fetchone() == (0,)
        wide = file.execute(
            "select count(*) from signals as s join figures as f using (measure, quarter) "
            "where f.breakdown = 'total' and f.status = 'c' and s.point not in ('none', 'common')"
        )
        assert wide.fetchone() == (0,)


def test_the_trail_holds_no_figure(demo_home):
    """What is written of an act is names, hashes and counts of cells."""
    for line in (demo_home.folder / "trail.jsonl").read_text(encoding="utf-8").splitlines():
        detail = json.loads(line).get("detail", {})
        assert not {"numerator", "value", "figures", "counts"} & set(detail), line[:80]
