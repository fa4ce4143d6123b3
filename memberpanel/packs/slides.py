"""The slides: at most eight, with charts that PowerPoint itself can edit, each with its alternative text."""

from math import ceil
from pathlib import Path

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.enum.text import MSO_ANCHOR
from pptx.presentation import Presentation as Deck
from pptx.slide import Slide
from pptx.util import Emu, Inches, Pt

from memberpanel.packs.content import NO_ANSWER, NOTHING, Issue, Part
from memberpanel.packs.shortened import in_short
from memberpanel.packs.slide_chart import Place, add_chart
from memberpanel.packs.tables import Table
from memberpanel.quarters import Quarter
from memberpanel.words.shapes import shape_of
from memberpanel.words.signal_words import from_its_beginning

_WIDE, _HIGH = Inches(13.333), Inches(7.5)
_LEFT, _ACROSS = Inches(0.6), Inches(12.1)
_MOST_ROWS = 8
_FEW_WORDS = 16
_IN_SHORT = ("What happened", "What we are doing")
_FONT = "Arial"
_INK, _QUIET, _BRAND = RGBColor(0x0B, 0x0C, 0x0C), RGBColor(0x50, 0x5A, 0x5F), RGBColor(0x12, 0x43, 0x6D)


def _colour(written: str) -> RGBColor:
    return RGBColor.from_string(written.lstrip("#"))


def _write(paragraph, words: str, *, size: int, bold: bool = False, colour: RGBColor = _INK) -> None:
    run = paragraph.add_run()
    run.text = words
    run.font.size, run.font.bold, run.font.name = Pt(size), bold, _FONT
    run.font.color.rgb = colour
    run.font.language_id = MSO_LANGUAGE_ID.ENGLISH_UK


def _box(slide: Slide, place: Place):
    frame = slide.shapes.add_textbox(*place).text_frame
    frame.word_wrap = True
    return frame


def _fits(words: list[str], *, wide: float, high: float, size: int) -> bool:
    """Say whether paragraphs fit a box (in inches), estimated from the width of a letter."""
    letters = wide * 72 / (size * 0.52)
    lines = sum(ceil(max(len(text), 1) / letters) for text in words)
    return lines * size * 1.2 + len(words) * 4 <= high * 72


def _fitting(words: list[str], *, wide: float, high: float, sizes: tuple[int, ...]) -> int:
    """Return the largest size at which paragraphs fit, or the smallest."""
    return next((size for size in sizes if _fits(words, wide=wide, high=high, size=size)), sizes[-1])


def _lines(slide: Slide, place: Place, lines: list[tuple[str, dict]], *, space: int = 6) -> None:
    """Write paragraphs into one box; each line is its words and how they look."""
    frame = _box(slide, place)
    for at, (words, look) in enumerate(lines):
        paragraph = frame.paragraphs[0] if at == 0 else frame.add_paragraph()
        paragraph.space_after = Pt(space)
        _write(paragraph, words, **look)


def _slide(deck: Deck, issue: Issue, *, title: str, kicker: str) -> Slide:
    """Add a slide with a real title (screen readers list slides by it), the bands, and how the release stands."""
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    heading = slide.shapes.title
    heading.left, heading.top, heading.width, heading.height = _LEFT, Inches(0.78), _ACROSS, Inches(0.95)
    heading.text_frame.word_wrap = True
    heading.text_frame.vertical_anchor = MSO_ANCHOR.TOP
    heading.text_frame.text = ""
    heading.text_frame.paragraphs[0].alignment = 1
    _write(heading.text_frame.paragraphs[0], title, size=28 if len(title) < 75 else 24, bold=True)
    _lines(
        slide,
        (_LEFT, Inches(0.46), _ACROSS, Inches(0.35)),
        [(kicker, {"size": 14, "bold": True, "colour": _BRAND})],
    )
    if issue.bands:
        band = slide.shapes.add_textbox(0, 0, _WIDE, Inches(0.4))
        band.fill.solid()
        band.fill.fore_color.rgb = RGBColor(0xFF, 0xF1, 0xD0)
        _write(band.text_frame.paragraphs[0], " · ".join(issue.bands), size=14, bold=True)
    foot = [(f"{issue.release} · {issue.status}", {"size": 11, "colour": _QUIET})]
    _lines(slide, (_LEFT, Inches(7.05), _ACROSS, Inches(0.35)), foot)
    return slide


def _widths(table: Table) -> list[float]:
    """Return how wide each column is, in inches: by the square root of its longest text, which its lines then share."""
    longest = [max(len(row[at]) for row in (table.columns, *table.rows)) for at in range(len(table.columns))]
    words = [
        max(len(word) for row in (table.columns, *table.rows) for word in [*row[at].split(), ""])
        for at in range(len(table.columns))
    ]
    weights = [max(letters**0.5, 0.55 * word) for letters, word in zip(longest, words, strict=True)]
    return [_ACROSS.inches * weight / sum(weights) for weight in weights]


def _table_fits(rows: list[tuple[str, ...]], widths: list[float], *, size: int) -> bool:
    """Say whether the rows of a table fit the slide at a size, each as tall as its cell with most lines.

    A row's height is that of its cell with most lines; no word may be broken.
    """
    words = [max(len(word) for row in rows for word in [*row[at].split(), ""]) for at in range(len(widths))]
    if any(word * size * 0.56 > (wide - 0.2) * 72 for word, wide in zip(words, widths, strict=True)):
        return False
    lines = [
        max(
            ceil(max(len(text), 1) * size * 0.52 / ((wide - 0.2) * 72))
            for text, wide in zip(row, widths, strict=True)
        )
        for row in rows
    ]
    return sum(count * size * 1.22 + 9 for count in lines) <= 4.9 * 72


def _rows_that_fit(table: Table, widths: list[float]) -> tuple[list[tuple[str, ...]], int]:
    """Return as many rows as fit the slide, and the largest size at which they do."""
    rows = list(table.rows[:_MOST_ROWS])
    while True:
        for size in (20, 18, 16, 15, 14, 13, 12):
            if _table_fits([table.columns, *rows], widths, size=size):
                return rows, size
        if len(rows) == 1:
            return rows, 11
        rows.pop()


def _table(slide: Slide, table: Table, *, top: float) -> None:
    """Add a native table of at most eight rows; more are counted in words and stand in the PDF."""
    if not table.rows:
        words = f"{table.title}: nothing to show this quarter."
        _lines(slide, (_LEFT, Inches(top), _ACROSS, Inches(0.5)), [(words, {"size": 18})])
        return
    widths = _widths(table)
    rows, size = _rows_that_fit(table, widths)
    shape = slide.shapes.add_table(
        len(rows) + 1, len(table.columns), _LEFT, Inches(top), _ACROSS, Inches(0.4)
    )
    for column, wide in zip(shape.table.columns, widths, strict=True):
        column.width = Inches(wide)
    shape._element.nvGraphicFramePr.cNvPr.set("descr", f"Table: {table.title}, {len(rows)} rows")
    for at, row in enumerate((table.columns, *rows)):
        for across, words in enumerate(row):
            cell = shape.table.cell(at, across)
            cell.fill.solid()
            cell.fill.fore_color.rgb = RGBColor(0xE4, 0xEA, 0xF0) if at == 0 else RGBColor(0xFF, 0xFF, 0xFF)
            cell.text_frame.word_wrap = True
            _write(cell.text_frame.paragraphs[0], words, size=size, bold=at == 0)
    more = len(table.rows) - len(rows)
    notes = [note for note in (table.note, f"{more} more in the PDF." if more else "") if note]
    if notes:
        place = (_LEFT, Inches(6.6), _ACROSS, Inches(0.4))
        _lines(slide, place, [(" ".join(notes), {"size": 12, "colour": _QUIET})])


def _signal_line(part: Part, size: int) -> tuple[str, dict]:
    unusual = part.told.is_unusual
    colour = _colour(shape_of(part.told.signal).colour) if unusual and size > 18 else _INK
    return part.signal, {"size": size, "bold": unusual, "colour": colour}


def _answer_lines(part: Part, size: int) -> list[tuple[str, dict]]:
    if not part.answer.said and not part.answer.owed:
        return []
    lines = [("What the service says", {"size": size, "bold": True})]
    if not part.answer.said:
        return [*lines, (NO_ANSWER, {"size": size})]
    lines += [(f"{head}: {text}", {"size": size - 1}) for head, text in part.answer.said]
    return [*lines, (part.answer.by, {"size": size - 2, "colour": _QUIET})]


def _question_lines(part: Part, size: int) -> list[tuple[str, dict]]:
    if not part.ask:
        return []
    heading = ("Questions you might ask", {"size": size, "bold": True})
    return [heading, *((f"• {question}", {"size": size - 1}) for question in part.ask)]


def _measure_slide(deck: Deck, issue: Issue, part: Part) -> None:
    slide = _slide(deck, issue, title=part.claim, kicker=part.topic.capitalize())
    above = [_signal_line(part, 18), (part.subtitle, {"size": 12, "colour": _QUIET})]
    _lines(slide, (_LEFT, Inches(1.55), _ACROSS, Inches(0.8)), [line for line in above if line[0]], space=2)
    add_chart(slide, part, (_LEFT, Inches(2.25), Inches(8.0), Inches(3.45)))
    beside = _beside(part)
    if beside:
        _lines(slide, (Inches(8.9), Inches(2.25), Inches(3.9), Inches(3.7)), beside)
    below = [words for words in (part.change, *part.compared, part.note) if words]
    small = _fitting(below, wide=12.0, high=1.3, sizes=(14, 13, 12, 11))
    lines = [(words, {"size": small, "colour": _QUIET if words == part.note else _INK}) for words in below]
    if lines:
        _lines(slide, (_LEFT, Inches(5.72), _ACROSS, Inches(1.3)), lines, space=1)


def _standing_slide(deck: Deck, issue: Issue, title: str, part: Part | None) -> None:
    """Add the slide of a standing item, which is never dropped: it says so when nothing was reported."""
    if part is not None:
        return _measure_slide(deck, issue, part)
    slide = _slide(deck, issue, title=title, kicker=title)
    return _lines(slide, (_LEFT, Inches(2), _ACROSS, Inches(1)), [(NOTHING, {"size": 20})])


def _exceptions_slide(deck: Deck, issue: Issue) -> None:
    """Put up to three exceptions side by side, so that the deck stays within eight slides."""
    slide = _slide(deck, issue, title="What needs an answer this quarter", kicker="Exceptions")
    if not issue.exceptions:
        words = "No measure is unusual in the wrong direction, and none misses its standard."
        _lines(slide, (_LEFT, Inches(2), _ACROSS, Inches(1)), [(words, {"size": 20})])
        return
    each = Emu(int(_ACROSS / len(issue.exceptions)))
    gap = Inches(0.25)
    for at, part in enumerate(issue.exceptions):
        left, wide = _LEFT + at * each, Emu(each - gap)
        head = [(part.claim, {"size": 15, "bold": True}), _signal_line(part, 14)]
        _lines(slide, (left, Inches(1.4), wide, Inches(1.6)), [line for line in head if line[0]], space=2)
        add_chart(slide, part, (left, Inches(3.0), wide, Inches(1.95)), small=True)
        _lines(slide, (left, Inches(4.9), wide, Inches(0.3)), [(_span(part), {"size": 11, "colour": _QUIET})])
        _lines(slide, (left, Inches(5.15), wide, Inches(1.8)), _short_answer(part), space=3)


def _span(part: Part) -> str:
    """Say which quarters a small chart draws: it has no room to name them."""
    quarters = sorted(from_its_beginning(part.told.figures)["quarter"])
    return f"{Quarter.parse(quarters[0]).short} to {Quarter.parse(quarters[-1]).short}, by quarter"


def _beside(part: Part) -> list[tuple[str, dict]]:
    """Return the answer and the questions beside a chart; the answer alone where it is long."""
    both = [words for words, _ in _answer_lines(part, 1) + _question_lines(part, 1)]
    for size in (18, 17, 16, 15, 14):
        if _fits(both, wide=3.7, high=3.6, size=size):
            return _answer_lines(part, size) + _question_lines(part, size)
    answer = [words for words, _ in _answer_lines(part, 1)]
    return _answer_lines(part, _fitting(answer, wide=3.7, high=3.6, sizes=(16, 15, 14, 13, 12, 11, 10)))


def _short_answer(part: Part) -> list[tuple[str, dict]]:
    """Return what happened and what is being done, in a few words each, under a small chart; the PDF has the whole."""
    if not part.answer.said and not part.answer.owed:
        return []
    said = [in_short(text, words=_FEW_WORDS) for head, text in part.answer.said if head in _IN_SHORT]
    heading = ("What the service says (in short)", {"size": 13, "bold": True})
    return [heading, *((line, {"size": 13}) for line in said or [NO_ANSWER])]


def _table_slide(deck: Deck, issue: Issue, table: Table, *, title: str, kicker: str) -> None:
    _table(_slide(deck, issue, title=title, kicker=kicker), table, top=1.6)


def _agree_slide(deck: Deck, issue: Issue) -> None:
    slide = _slide(deck, issue, title="What the panel is asked to agree", kicker="To finish")
    lines = [(f"{number}. {line}", {"size": 22}) for number, line in enumerate(issue.agree, start=1)]
    _lines(slide, (_LEFT, Inches(1.7), _ACROSS, Inches(5)), lines, space=12)


def _begin(issue: Issue) -> Deck:
    deck = Presentation()
    deck.slide_width, deck.slide_height = _WIDE, _HIGH
    about = deck.core_properties
    about.title, about.author, about.language = issue.title, issue.authority, "en-GB"
    about.subject, about.keywords = issue.status, " · ".join(issue.bands)
    return deck


def write_slides(issue: Issue, to: Path) -> Path:
    """Write the deck in the running order of the meeting."""
    deck = _begin(issue)
    asked = "What the panel asked for, and what came back"
    _table_slide(deck, issue, issue.actions, title=asked, kicker=f"{issue.title} · from last time")
    for title, part in issue.standing:
        _standing_slide(deck, issue, title, part)
    _table_slide(deck, issue, issue.reviews, title="Where each case review stands", kicker="Case reviews")
    _exceptions_slide(deck, issue)
    if issue.theme.rows:
        _table_slide(deck, issue, issue.theme, title=issue.theme.title, kicker="Theme")
    _agree_slide(deck, issue)
    deck.save(str(to))
    return to
