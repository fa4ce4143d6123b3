"""The packs of the made release: what they say, what they never say, and whether all can read them."""

import re
import subprocess
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from pptx import Presentation

from memberpanel.charts.points import points, references, value_axis
from memberpanel.home import BANNER
from memberpanel.packs.making import make_packs, present_html
from memberpanel.release.files import write_release
from memberpanel.release.reading import Release, open_release
from tests.made_release import NAME, made_frames, make_release
from tests.packs.pack_text import html_words, pages, raw_text

POISON = 987654.0  # stands in every hidden cell of the poisoned release: it must come out nowhere


def poisoned(folder: Path) -> Release:
    frames = made_frames()
    figures = frames["figures"]
    figures.loc[figures["status"] != "shown", ["value", "numerator"]] = POISON
    figures.loc[(figures["measure"] == "referrals") & (figures["quarter"] == "2026-27-Q2"), "status"] = "c"
    figures.loc[(figures["measure"] == "referrals") & (figures["quarter"] == "2026-27-Q2"), "value"] = POISON
    return open_release(write_release(folder / "drafts" / NAME, frames))


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Release:
    return open_release(make_release(Path(tmp_path_factory.mktemp("releases"))))


@pytest.fixture(scope="module")
def packs(release: Release, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    return {path.suffix: path for path in make_packs(release, tmp_path_factory.mktemp("packs"))}


@pytest.fixture(scope="module")
def drafted(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    release = poisoned(tmp_path_factory.mktemp("home"))
    return {path.suffix: path for path in make_packs(release, tmp_path_factory.mktemp("drafted"))}


def test_four_files_are_made_and_named_by_the_release(packs):
    assert sorted(path.name for path in packs.values()) == [
        "member-panel-2026-27-Q2-v1.html",
        "member-panel-2026-27-Q2-v1.pdf",
        "member-panel-2026-27-Q2-v1.pptx",
        "member-panel-2026-27-Q2-v1.xlsx",
    ]


@pytest.mark.parametrize("suffix", [".html", ".pdf", ".pptx", ".xlsx"])
def test_what_is_hidden_comes_out_nowhere(drafted, suffix):
    text = raw_text(drafted[suffix])
    assert "987654" not in text
    assert "987,654" not in text
    assert "[c]" in text or suffix == ".pptx"


@pytest.mark.parametrize("suffix", [".html", ".pdf", ".pptx", ".xlsx"])
def test_every_pack_says_the_same_first_things(packs, suffix):
    text = re.sub(r"\s+", " ", html_words(packs[suffix]) if suffix == ".html" else raw_text(packs[suffix]))
    assert "84.4%; the standard is every review" in text
    assert suffix == ".xlsx" or "Ask for an answer on children on a child protection plan" in text


def test_the_banner_stands_on_every_page(packs):
    assert all(BANNER in page for page in pages(packs[".pdf"]))
    for slide in Presentation(str(packs[".pptx"])).slides:
        assert BANNER in [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
    for sheet in openpyxl.load_workbook(packs[".xlsx"]).worksheets:
        assert sheet["A2"].value == BANNER
    assert f"<p>{BANNER}</p>" in packs[".html"].read_text()


def test_a_live_release_has_no_banner(tmp_path):
    live = open_release(make_release(tmp_path, stamp="live"))
    assert BANNER not in present_html(live)


def test_a_draft_says_draft_everywhere(drafted):
    assert all(path.name.startswith("DRAFT-") for path in drafted.values())
    assert all("DRAFT: not approved" in page for page in pages(drafted[".pdf"]))
    for slide in Presentation(str(drafted[".pptx"])).slides:
        assert any(
            "DRAFT: not approved" in shape.text_frame.text for shape in slide.shapes if shape.has_text_frame
        )
    for sheet in openpyxl.load_workbook(drafted[".xlsx"]).worksheets:
        assert sheet["A3"].value == "DRAFT: not approved, not for circulation"


def _own(frame: pd.DataFrame) -> set[float]:
    shown = frame[frame["status"] == "shown"]
    return {float(value) for name in ("value", "numerator", "denominator") for value in shown[name].dropna()}


def _functions(release: Release, name: str) -> set[float]:
    """Return what may be worked out from the shown cells of one measure: differences, sums, ranges and ticks."""
    figures, signals, measure = release.figures(name), release.signals(name), release.measure(name)
    shown = figures.set_index("quarter").query("status == 'shown'")
    series = shown["value"].reindex(figures["quarter"])
    found = {
        abs(round(now - then, 1)) for back in (1, 4) for now, then in zip(series[back:], series, strict=False)
    }
    tops, wholes = shown["numerator"].tail(4).sum(), shown["denominator"].tail(4).sum()
    found |= {tops, wholes, round(10_000 * tops / 147_439, 1)} | (
        {round(100 * tops / wholes, 1)} if wholes else set()
    )
    for limit in ("lower", "upper"):
        found |= {round(max(0.0, value), places) for value in signals[limit].dropna() for places in (0, 1)}
    plotted = points(measure, figures, signals)
    found |= set(value_axis(measure, plotted, references(measure, None)).ticks)
    levels = references(measure, release.comparators(measure["comparator"] or ""))
    return found | set(value_axis(measure, plotted, levels).ticks)


def allowed(release: Release) -> set[float]:
    """Return every number that a pack may print, gathered apart from the code that prints."""
    found = _own(release.all_figures()) | {float(value) for value in release.comparators()["value"]}
    for name in release.measures()["measure"]:
        found |= _functions(release, name)
    small = {float(number) for number in range(32)}  # days, quarters, places, counts of quarters and pages
    years = {float(year) for year in range(2021, 2028)}
    return found | small | years | {100.0, 10_000.0, 26.0, 80.0}


NUMBER = re.compile(r"(?<![\w.,–-])\d[\d,]*(?:\.\d+)?(?![\w–-])")


@pytest.mark.parametrize("suffix", [".html", ".pdf"])
def test_every_number_is_a_shown_one_or_follows_from_shown_ones(release, packs, suffix):
    text = html_words(packs[suffix]) if suffix == ".html" else raw_text(packs[suffix])
    printed = {float(number.replace(",", "")) for number in NUMBER.findall(text.replace("2026-27-Q2-v1", ""))}
    may = allowed(release)
    strange = {number for number in printed if not any(abs(number - one) < 0.051 for one in may)}
    assert printed > {84.4, 1412.0, 511.0}
    assert strange == set()


def test_the_html_file_asks_for_nothing_and_runs_only_its_own_script(packs):
    text = packs[".html"].read_text()
    assert "default-src 'none'" in text
    assert not re.findall(r'(?:src|href)="(?!#)[^"]*"', text)
    assert "url(" not in text and "@import" not in text
    assert set(re.findall(r"https?://[^\"' ]+", text)) == {"http://www.w3.org/2000/svg"}


def test_every_picture_of_the_html_file_has_a_name(packs):
    pictures = re.findall(r"<svg[^>]*>", packs[".html"].read_text())
    assert all('role="img" aria-label="Line chart of ' in picture for picture in pictures)
    assert len(pictures) == 12  # six to read, and the same six larger or smaller on the screens


def test_the_html_file_has_a_table_for_every_chart_with_headings(packs):
    text = packs[".html"].read_text()
    assert text.count('<table class="numbers">') == 6
    assert text.count("<caption>") == text.count("<table")
    assert 'lang="en-GB"' in text


SCREENS = [
    "What the panel asked for, and what came back",
    "Referrals were 1,412",
    "Children on a child protection plan: 511",
    "Length of care proceedings: 38 weeks; the standard is 26 weeks",
    "Where each case review stands",
    "What needs an answer this quarter",
    "What the panel is asked to agree",
]


def test_there_are_at_most_eight_screens_in_the_order_of_the_meeting(packs):
    titles = re.findall(r'<h2 id="screen-[^>]*>([^<]*)', packs[".html"].read_text())
    assert titles == SCREENS


@pytest.mark.parametrize("suffix", [".html", ".pdf", ".pptx"])
def test_a_standing_item_without_a_figure_is_not_dropped_but_says_so(tmp_path, suffix):
    frames = made_frames()
    gone = set(frames["measures"].query("topic == 'proceedings'")["measure"])
    for name in ("measures", "figures", "signals"):
        frames[name] = frames[name][~frames[name]["measure"].isin(gone)]
    release = open_release(write_release(tmp_path / NAME, frames))
    path = next(one for one in make_packs(release, tmp_path / "out") if one.suffix == suffix)
    text = html_words(path) if suffix == ".html" else raw_text(path)
    assert "Nothing was reported for this quarter." in text


def test_a_text_of_the_release_cannot_become_markup(tmp_path):
    frames = made_frames()
    frames["commentary"].loc[0, "why"] = "<script>alert(1)</script>"
    text = present_html(open_release(write_release(tmp_path / NAME, frames)))
    assert "<script>alert" not in text
    assert "&lt;script&gt;alert(1)" in text


def test_there_are_at_most_eight_slides_in_the_order_of_the_meeting(packs):
    titles = [slide.shapes.title.text_frame.text for slide in Presentation(str(packs[".pptx"])).slides]
    assert titles == SCREENS


def test_charts_on_slides_are_native_and_told_in_words(packs):
    charts = [
        shape
        for slide in Presentation(str(packs[".pptx"])).slides
        for shape in slide.shapes
        if shape.has_chart
    ]
    assert len(charts) == 6
    for shape in charts:
        assert shape._element.nvGraphicFramePr.cNvPr.get("descr").startswith("Line chart of ")
    weeks = next(shape.chart for shape in charts if shape.name == "Chart: Length of care proceedings")
    assert list(weeks.plots[0].series[0].values) == [41, 40, 42, 39, 40, 41, 38, 39, 40, 38]


def test_the_workbook_follows_the_rules_for_statistics_in_spreadsheets(packs):
    book = openpyxl.load_workbook(packs[".xlsx"])
    assert book.sheetnames[:3] == ["Cover", "Contents", "Notes"]
    assert book.active.title == "Cover"
    for sheet in book.worksheets:
        assert len(sheet.title) <= 31
        assert sheet["A1"].value
        assert not sheet.merged_cells.ranges
        assert len(sheet.tables) == (0 if sheet.title == "Cover" else 1)


def test_hidden_cells_of_the_workbook_are_symbols_and_shown_ones_numbers(packs):
    sheet = openpyxl.load_workbook(packs[".xlsx"])["Children on a child, district"]
    rows = {row[0]: row for row in sheet.iter_rows(values_only=True)}
    assert rows["Charnwood"][16] == 123
    assert rows["Unknown"][16] == "[c]"


def test_a_text_that_looks_like_a_formula_stays_a_text(tmp_path):
    frames = made_frames()
    rows = frames["register_rows"]
    rows.loc[0, "value"] = "=1+1"
    release = open_release(write_release(tmp_path / NAME, frames))
    path = next(path for path in make_packs(release, tmp_path / "out") if path.suffix == ".xlsx")
    cells = [cell for row in openpyxl.load_workbook(path)["Case reviews"].iter_rows() for cell in row]
    assert [cell.data_type for cell in cells if cell.value == "=1+1"] == ["s"]


def test_the_pdf_is_tagged_and_its_first_page_is_the_briefing(packs):
    first = pages(packs[".pdf"])[0]
    assert "July to September 2026: briefing for members" in first
    assert "What the panel is asked to agree" in first
    assert b"/MarkInfo" in packs[".pdf"].read_bytes() or b"pdfuaid" in packs[".pdf"].read_bytes()


def test_large_print_has_no_letter_under_sixteen_points_and_says_the_same(release, tmp_path):
    file = make_packs(release, tmp_path, large_print=True)[-1]
    assert file.name == "member-panel-2026-27-Q2-v1-large-print.pdf"
    seen = subprocess.run(["pdftohtml", "-xml", "-i", "-stdout", str(file)], check=True, capture_output=True)
    sizes = {int(size) for size in re.findall(r'<fontspec [^>]*size="(\d+)"', seen.stdout.decode())}
    assert min(sizes) >= 16 * 1.5 - 1  # pdftohtml writes one and a half units to the point, and whole ones
    assert all(BANNER in page for page in pages(file))
    text = re.sub(r"\s+", " ", raw_text(file))
    assert "84.4%; the standard is every review" in text
    assert "Ask for an answer on children on a child protection plan" in text
