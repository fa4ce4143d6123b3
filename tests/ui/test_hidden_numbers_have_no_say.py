"""Pages, packs and lists are the same to the letter whether or not the release file holds the hidden numbers.

The file never does (test_shown_to_every_role.py). Here it is made to, with the true ones from the case store and with
those of many more cells, so that every order, scale, alt text, text on hovering and sum on the way is tried at once.
"""

import json
import math
import re
import zipfile
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from memberpanel.access.pages import pages_for
from memberpanel.home import Home
from memberpanel.packs.making import make_packs
from memberpanel.release.compare import compare
from memberpanel.release.figures import as_csv, as_json, figure_rows
from memberpanel.release.files import content_hash
from memberpanel.release.reading import Release, open_release
from memberpanel.release.which import current, published
from tests.packs.pack_text import pages
from tests.truth import KEY, NUMBERS, a_home, many_more, true_numbers
from tests.ui.conftest import ENTRY
from tests.ui.receiving import everything

WITHOUT_FIGURES = ("glossary", "accessibility", "questions", "actions")
WRITTEN_BY_LOOKING = {"trail.jsonl", "trail.last", "trail.lock", "panel.duckdb", "panel.duckdb.wal"}


@pytest.fixture(scope="module")
def truth(demo_home: Home) -> pd.DataFrame:
    return true_numbers(demo_home)


@pytest.fixture(scope="module")
def homes(
    demo_home: Home, truth: pd.DataFrame, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Home, Home]:
    """Return a home whose release lacks the hidden numbers, and one whose release has them."""
    folder = tmp_path_factory.mktemp("told")
    hidden = pd.concat([truth, many_more(demo_home)], ignore_index=True)
    return (
        a_home(demo_home, folder / "silent", hidden=hidden, told=False),
        a_home(demo_home, folder / "telling", hidden=hidden, told=True),
    )


@pytest.fixture(scope="module")
def releases(homes: tuple[Home, Home]) -> tuple[Release, Release]:
    silent, telling = (open_release(current(home)) for home in homes)
    return silent, telling


@pytest.fixture(scope="module")
def packs(releases, tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Path]]:
    folder = tmp_path_factory.mktemp("packs")
    return [
        {path.suffix: path for path in make_packs(release, folder / str(number))}
        for number, release in enumerate(releases)
    ]


def test_one_release_holds_the_true_numbers_and_the_other_none(releases, truth):
    """Else all that follows would hold of itself."""
    silent, telling = (release.all_figures().set_index(KEY) for release in releases)
    hidden = silent["status"] == "c"
    assert hidden.sum() > 1000
    assert silent.loc[hidden, NUMBERS].isna().all(axis=None)
    assert telling.loc[hidden, "value"].notna().mean() > 0.99
    of_children = telling.loc[[tuple(row) for row in truth[KEY].itertuples(index=False)], "numerator"]
    assert of_children.tolist() == truth["numerator"].tolist()
    assert of_children.between(1, 5).sum() >= 5


@dataclass(frozen=True)
class Page:
    """What a browser receives of a page: all as one text; its charts, their descriptions, and its words."""

    everything: str
    charts: list[dict]
    alts: list[str]
    words: str


def _page(at: AppTest, home: Home) -> Page:
    charts = at.get("plotly_chart")
    return Page(
        everything=everything(at).replace(content_hash(current(home))[:12], ""),
        charts=[json.loads(chart.proto.spec) for chart in charts],
        alts=[chart.proto.alt for chart in charts],
        words=" ".join(
            [block.proto.body for block in at.get("html")] + [block.value for block in at.markdown]
        ),
    )


def _received(home: Home, role: str, *only: str) -> dict[str, Page]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MEMBERPANEL_HOME", str(home.folder))
        at = AppTest.from_file(ENTRY, default_timeout=60)
        at.session_state["role"] = role
        at.run()
        found = {}
        for one in pages_for(role):
            if not only or one.url in only:
                at.switch_page(str(one.file)).run()
                assert not at.exception, (one.url, at.exception)
                found[one.url] = _page(at, home)
        return found


def _first_difference(one: str, other: str) -> tuple[str, str]:
    at = next((n for n, pair in enumerate(zip(one, other, strict=False)) if len(set(pair)) == 2), 0)
    return one[max(0, at - 80) : at + 40], other[max(0, at - 80) : at + 40]


def _files(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def silent_pages(homes: tuple[Home, Home]) -> dict[str, Page]:
    return _received(homes[0], "member")


def test_no_page_changes_with_a_hidden_number(homes, silent_pages, caplog):
    before = _files(homes[1].folder)
    telling = _received(homes[1], "member", *(page for page in silent_pages if page not in WITHOUT_FIGURES))
    assert len(telling) > 8 and sum(len(page.everything) for page in telling.values()) > 300_000
    for url, page in telling.items():
        markup = silent_pages[url].everything
        assert markup == page.everything, (url, _first_difference(markup, page.everything))
    # Looking has written no file from which a number could be read, and the server's log has none at all.
    assert _files(homes[1].folder) - before <= WRITTEN_BY_LOOKING
    said = [one.getMessage() for one in caplog.records if one.name.startswith("memberpanel")]
    assert said == []


@pytest.mark.parametrize(
    "role, page", [("governance", "governance"), ("clerk", "record"), ("director", "sign-off")]
)
def test_no_page_of_those_who_keep_it_changes_with_a_hidden_number(homes, role, page):
    silent, telling = (_received(home, role, page) for home in homes)
    assert len(silent[page].everything) > 500
    assert silent[page].everything == telling[page].everything


@pytest.mark.parametrize("suffix", [".pptx", ".xlsx"])
def test_no_part_of_an_office_file_changes_with_a_hidden_number(packs, suffix):
    """Every part: hidden sheets, the sheets and caches of charts, scales, descriptions, properties."""
    silent, telling = (_parts(made[suffix].read_bytes()) for made in packs)
    assert len(silent) > 20
    assert silent == telling


def _parts(held: bytes) -> dict[str, str]:
    """Return the text of every part of an Office file by name, of the workbooks inside it too; not the hour it was made."""
    parts = {}
    with zipfile.ZipFile(BytesIO(held)) as archive:
        for name in archive.namelist():
            part = archive.read(name)
            if name.endswith(".xlsx"):
                parts |= {f"{name}/{inner}": text for inner, text in _parts(part).items()}
            else:
                parts[name] = re.sub(r"\d{4}-\d\d-\d\dT[\d:]+Z", "", part.decode("utf-8", errors="replace"))
    return parts


def test_neither_document_changes_with_a_hidden_number(packs):
    silent, telling = packs
    assert silent[".html"].read_text(encoding="utf-8") == telling[".html"].read_text(encoding="utf-8")
    assert pages(silent[".pdf"]) == pages(telling[".pdf"])


def test_no_list_changes_with_a_hidden_number(releases):
    silent, telling = (figure_rows(release) for release in releases)
    assert as_csv(silent) == as_csv(telling)
    assert as_json(silent) == as_json(telling)


def test_what_moved_does_not_change_with_a_hidden_number(homes, releases):
    before = open_release(published(homes[0])[0])
    silent, telling = (compare(release, before) for release in releases)
    for name in ("moved", "hidden", "shown", "restated", "cost"):
        pd.testing.assert_frame_equal(getattr(silent, name), getattr(telling, name), obj=name)


def test_what_is_out_of_the_ordinary_does_not_change_with_a_hidden_number(releases):
    silent, telling = (release.signals() for release in releases)
    pd.testing.assert_frame_equal(silent, telling)


def _numbers_drawn(part: object, key: str = "") -> set[float]:
    """Return the numbers that stand in a chart's data: positions, texts and what is said on hovering."""
    if isinstance(part, dict):
        return set().union(*(_numbers_drawn(value, name) for name, value in part.items()), set())
    if isinstance(part, list):
        return set().union(*(_numbers_drawn(value, key) for value in part), set())
    if isinstance(part, bool) or part is None:
        return set()
    if isinstance(part, (int, float)) and key in {"x", "y", "customdata", "base"}:
        return {float(part)}
    return set()


def _explained(release) -> set[float]:
    """Return every number that a chart may hold: shown cells, usual ranges, comparators, standards, targets, nought."""
    figures = release.all_figures()
    shown = figures[figures["status"] == "shown"]
    frames = [shown[["value", "numerator", "denominator"]], release.signals()[["mean", "lower", "upper"]]]
    frames += [release.comparators()[["value"]], release.measures()[["standard", "target"]]]
    numbers = pd.concat([frame.stack() for frame in frames]).dropna()
    return {round(float(number), 6) for number in numbers} | {0.0, 100.0}


def test_charts_are_drawn_from_shown_cells(releases, silent_pages):
    explained = _explained(releases[0])
    drawn = 0
    for url, page in silent_pages.items():
        for chart in page.charts:
            numbers = {number for number in _numbers_drawn(chart["data"]) if not math.isnan(number)}
            drawn += len(numbers)
            unexplained = {n for n in numbers if round(n, 6) not in explained}
            assert unexplained == set(), (url, chart["layout"].get("title"))
    assert drawn > 500


def test_the_check_would_see_a_number_that_is_not_shown(releases):
    planted = {"y": [3.0, 123456.7]}
    assert 123456.7 in _numbers_drawn({"data": [planted]})
    assert round(123456.7, 6) not in _explained(releases[0])


def test_no_sentinel_stands_for_a_hidden_cell(silent_pages):
    for url, page in silent_pages.items():
        for chart in page.charts:
            assert not {n for n in _numbers_drawn(chart["data"]) if n < 0}, url
        for text in (page.words, *page.alts):
            assert not re.search(r"(?<![\w.,–-])-(?:1|99|100|200|250|300|400|999)(?:\.0)?(?![\w.])", text), (
                url
            )
            assert "nan" not in text.lower().split(), url


def test_a_hidden_quarter_has_no_number_in_chart_or_table(releases, silent_pages):
    release = releases[0]
    figures = release.all_figures()
    totals = figures[figures["breakdown"] == "total"]
    as_lines = totals.groupby("measure").filter(lambda rows: rows["status"].isin(["shown", "c"]).all())
    hidden = as_lines.loc[as_lines["status"] == "c", "measure"].unique()
    lines = [name for name in hidden if release.measure(name)["statistic"] != "share"]
    assert len(lines) > 20
    for measure in lines:
        row = release.measure(measure)
        page = silent_pages[row["topic"]]
        assert row["title"] in page.words
        values = release.figures(measure)["value"]
        series = [
            trace["y"]
            for chart in page.charts
            for trace in chart["data"]
            if len(trace.get("y") or []) == len(values)
        ]
        drawn = [y for y in series if [v for v in y if v is not None] == [v for v in values if v == v]]
        gaps = [[v is None for v in y] for y in drawn]
        assert [bool(v != v) for v in values] in gaps, measure
