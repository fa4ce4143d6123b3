"""The tagged PDF (PDF/UA-1), set by typst, which refuses a picture without alternative text."""

import json
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import typst

from memberpanel.packs.content import NO_ANSWER, NOTHING, Issue, Part
from memberpanel.packs.picture import picture_of
from memberpanel.packs.tables import Table
from memberpanel.words.numbers import SYMBOL_MEANINGS
from memberpanel.words.shapes import shape_of

_TEMPLATE = Path(__file__).resolve().parent / "pdf.typ"


def _table(table: Table, *, numbers: bool = False) -> dict:
    return {
        "title": table.title,
        "columns": table.columns,
        "rows": table.rows,
        "note": table.note,
        "numbers": numbers,
    }


def _part(part: Part, picture: str) -> dict:
    shape = shape_of(part.told.signal)
    sign = shape.sign if part.told.is_unusual else ""
    return {
        "kicker": "Needs an answer" if part.topic == "exceptions" else part.topic.capitalize(),
        "claim": part.claim,
        "sign": sign,
        "colour": shape.colour,
        "signal": part.signal.removeprefix(sign).strip(),
        "subtitle": part.subtitle,
        "picture": picture,
        "alt": part.alt,
        "change": part.change,
        "compared": part.compared,
        "note": part.note,
        "answer": {"said": part.answer.said, "by": part.answer.by, "owed": part.answer.owed},
        "ask": part.ask,
        "table": _table(part.table, numbers=True),
    }


def _written(issue: Issue, folder: Path, *, large: bool) -> dict:
    """Write the pictures into a folder and return the content with their names."""
    parts = {}
    wide, high = (
        (390, 230) if large else (700, 230)
    )  # drawn smaller and set as wide, a chart's letters are larger
    for place, part in enumerate(issue.parts):
        picture = f"chart-{place}.svg"
        (folder / picture).write_text(
            picture_of(part, width=wide, height=high, brief=large), encoding="utf-8"
        )
        parts[part.told.name] = _part(part, picture)
    return {
        "large": large,
        "title": issue.title,
        "panel": issue.panel,
        "authority": issue.authority,
        "quarter": issue.quarter,
        "release": issue.release,
        "status": issue.status,
        "state": issue.state,
        "contact": issue.contact,
        "bands": issue.bands,
        "no_answer": NO_ANSWER,
        "nothing": NOTHING,
        "summary": [{"strong": sentence.strong, "rest": sentence.rest} for sentence in issue.summary],
        "tiles": [
            {
                "title": tile.title,
                "value": tile.value,
                "sign": tile.shape.sign,
                "colour": tile.shape.colour,
                "words": tile.words.removeprefix(tile.shape.sign).strip(),
                "note": tile.note,
            }
            for tile in issue.tiles
        ],
        "lines": issue.lines,
        "agree": issue.agree,
        "actions": _table(issue.actions),
        "core": [parts[part.told.name] if part else {"missing": title} for title, part in issue.standing],
        "reviews": _table(issue.reviews),
        "exceptions": [parts[part.told.name] for part in issue.exceptions],
        "theme": _table(issue.theme),
        "every": [_table(table) for table in issue.every],
        "symbols": [f"{mark} {words}" for mark, words in SYMBOL_MEANINGS.items()],
    }


def write_pdf(issue: Issue, to: Path, *, large: bool = False) -> Path:
    """Write the PDF; typst raises when a picture lacks alternative text or a heading level is skipped.

    `large` is large print: no letter under 16 points, and tables of many columns row by row.
    """
    with TemporaryDirectory() as made:
        folder = Path(made)
        written = json.dumps(_written(issue, folder, large=large))
        (folder / "content.json").write_text(written, encoding="utf-8")
        shutil.copy(_TEMPLATE, folder / "pack.typ")
        typst.compile(str(folder / "pack.typ"), output=str(to), root=str(folder), pdf_standards=["ua-1"])
    return to
