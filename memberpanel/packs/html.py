"""One HTML file that needs nothing else: to read, to print, to present by keyboard. The accessible master."""

import hashlib
from base64 import b64encode
from collections.abc import Sequence
from html import escape
from pathlib import Path

from memberpanel.packs.content import NO_ANSWER, NOTHING, Answer, Issue, Part
from memberpanel.packs.picture import picture_of
from memberpanel.packs.screens import marked, screens_html, section_id, signal_html
from memberpanel.packs.tables import Table
from memberpanel.words.numbers import SYMBOL_MEANINGS
from memberpanel.words.summary import Sentence, Tile

_HERE = Path(__file__).resolve().parent
_CONTROLS = (
    '<p class="controls"><button id="present" type="button">Present</button> '
    '<button id="notes" type="button">Open the notes (new window)</button> '
    '<span class="quiet">Arrow keys, Page Down or space move on; N opens the notes; Escape comes back.</span></p>'
    '<p class="noted" tabindex="-1"></p>'
)
_OPENS = '<p class="kicker">'


def _e(text: str) -> str:
    return escape(str(text))


def table_html(table: Table, *, numbers: bool = False) -> str:
    """Return a table with a caption and scoped headings, or a sentence when it has no rows."""
    if not table.rows:
        return f"<p>{_e(table.title)}: nothing to show this quarter.</p>"
    heads = "".join(f'<th scope="col">{_e(column)}</th>' for column in table.columns)
    rows = "".join(
        f'<tr><th scope="row">{_e(row[0])}</th>{"".join(f"<td>{_e(value)}</td>" for value in row[1:])}</tr>'
        for row in table.rows
    )
    note = f'<p class="quiet">{_e(table.note)}</p>' if table.note else ""
    kind = ' class="numbers"' if numbers else ""
    return (
        f'<div class="scroll" tabindex="0" role="region" aria-label="{_e(table.title)}">'
        f"<table{kind}><caption>{_e(table.title)}</caption><thead><tr>{heads}</tr></thead>"
        f"<tbody>{rows}</tbody></table></div>{note}"
    )


def _answer(answer: Answer) -> str:
    if not answer.said:
        return (
            f'<div class="answer owed"><h3>What the service says</h3><p>{NO_ANSWER}</p></div>'
            if answer.owed
            else ""
        )
    said = "".join(f"<dt>{_e(head)}</dt><dd>{_e(text)}</dd>" for head, text in answer.said)
    return (
        f'<div class="answer"><h3>What the service says</h3><dl>{said}</dl>'
        f'<p class="quiet">{_e(answer.by)}</p></div>'
    )


def _asked(ask: Sequence[str]) -> str:
    if not ask:
        return ""
    items = "".join(f"<li>{_e(question)}</li>" for question in ask)
    return f"<h3>Questions you might ask</h3><ul>{items}</ul>"


def chart(part: Part) -> str:
    """Return the chart of a part at the size of the page."""
    return picture_of(part, width=600, height=290)


def _slide(name: str, kicker: str, headline: str, body: str) -> str:
    return (
        f'<section class="slide" id="{name}" tabindex="-1" aria-labelledby="{name}-title">'
        f'{_OPENS}{_e(kicker)}</p><h2 id="{name}-title">{_e(headline)}</h2>{body}</section>'
    )


def _part(part: Part, place: int) -> str:
    compared = "".join(f"<p>{_e(sentence)}</p>" for sentence in part.compared)
    note = f'<p class="quiet">{_e(part.note)}</p>' if part.note else ""
    beside = f"{_answer(part.answer)}{_asked(part.ask)}"
    body = (
        f'{signal_html(part)}<p class="quiet">{_e(part.subtitle)}</p><div class="columns"><div><figure>{chart(part)}</figure>'
        f'<p class="quiet">{_e(part.change)}</p>{compared}{note}</div><div>{beside}</div></div>'
        f'<div class="reading">{table_html(part.table, numbers=True)}</div>'
    )
    kicker = "Needs an answer" if part.topic == "exceptions" else part.topic.capitalize()
    return _slide(section_id(part, place), kicker, part.claim, body)


def _standing(title: str, part: Part | None, place: int) -> str:
    """Return the section of a standing item, which is never dropped: it says so when nothing was reported."""
    if part is None:
        return _slide(title.lower(), title, title, f"<p>{NOTHING}</p>")
    return _part(part, place)


def _tile(tile: Tile) -> str:
    unusual = ' class="unusual"' if tile.shape.sign else ""
    words = marked(tile.shape.sign, tile.shape.colour, tile.words)
    return (
        f'<li>{_e(tile.title)}<span class="value">{_e(tile.value)}</span>'
        f'<span{unusual}>{words}</span><br><span class="quiet">{_e(tile.note)}</span></li>'
    )


def _sentence(sentence: Sentence) -> str:
    strong = f"<strong>{_e(sentence.strong)}</strong> " if sentence.strong else ""
    return f"{strong}{_e(sentence.rest)}"


def _first(issue: Issue) -> str:
    words = " ".join(_sentence(sentence) for sentence in issue.summary)
    tiles = "".join(_tile(tile) for tile in issue.tiles)
    lines = "".join(f"<dt>{_e(about)}</dt><dd>{_e(words)}</dd>" for about, words in issue.lines)
    body = f'<p class="summary">{words}</p><ul class="tiles">{tiles}</ul><dl class="lines">{lines}</dl>'
    return _slide("at-a-glance", f"{issue.panel}, {issue.authority}", f"{issue.quarter} at a glance", body)


def _agree(issue: Issue) -> str:
    items = "".join(f"<li>{_e(line)}</li>" for line in issue.agree)
    return _slide(
        "agree", "To finish", "What the panel is asked to agree", f'<ol class="summary">{items}</ol>'
    )


def _sections(issue: Issue) -> list[str]:
    found = [_first(issue)]
    found.append(
        _slide(
            "actions",
            "From last time",
            "What the panel asked for, and what came back",
            table_html(issue.actions),
        )
    )
    found += [_standing(title, part, place) for place, (title, part) in enumerate(issue.standing, start=1)]
    found.append(
        _slide("reviews", "Case reviews", "Where each case review stands", table_html(issue.reviews))
    )
    found += [_part(part, place) for place, part in enumerate(issue.exceptions, start=1)]
    if issue.theme.rows:
        found.append(_slide("theme", "Theme", issue.theme.title, table_html(issue.theme)))
    band = (
        f'<p class="printed-band" aria-hidden="true">{_e(" · ".join(issue.bands))}</p>' if issue.bands else ""
    )
    return [section.replace(_OPENS, f"{band}{_OPENS}", 1) for section in (*found, _agree(issue))]


def _every(issue: Issue) -> str:
    tables = "".join(table_html(table) for table in issue.every)
    meanings = "".join(f"<li>{_e(mark)} {_e(words)}</li>" for mark, words in SYMBOL_MEANINGS.items())
    return (
        '<section class="reading" aria-labelledby="every-title"><h2 id="every-title">Every measure in a sentence</h2>'
        f"{tables}<h3>What the symbols mean</h3><ul>{meanings}</ul></section>"
    )


def _hash_of(text: str) -> str:
    return f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _margins(issue: Issue) -> str:
    """Return the style that prints the bands and the release in the margins of every page, where a browser can."""
    band, foot = (
        text.replace("\\", "").replace('"', "") for text in (" · ".join(issue.bands), issue.release)
    )
    return (
        f'@page {{ @top-left {{ content: "{band}"; font: bold 9pt Arial, sans-serif; white-space: nowrap }} '
        f'@bottom-left {{ content: "{foot}"; font: 8pt Arial, sans-serif }} '
        "@bottom-right { content: counter(page); font: 8pt Arial, sans-serif } }"
    )


def html_pack(issue: Issue) -> str:
    """Return the file: no request leaves it (its own content policy forbids any), and only its own script runs."""
    css = (_HERE / "present.css").read_text(encoding="utf-8") + _margins(issue)
    script = (_HERE / "present.js").read_text(encoding="utf-8")
    policy = f"default-src 'none'; style-src 'unsafe-inline'; script-src {_hash_of(script)}; base-uri 'none'"
    band = "".join(f"<p>{_e(line)}</p>" for line in issue.bands)
    foot = f"{issue.release} · {issue.status}"
    return (
        '<!doctype html><html lang="en-GB"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{_e(issue.title)}</title><style>{css}</style></head><body>"
        '<a class="skip" href="#at-a-glance">Skip to the quarter at a glance</a>'
        + (f'<div class="band" role="note" aria-label="About this file">{band}</div>' if band else "")
        + f'<header><h1>{_e(issue.title)}</h1><p class="quiet">{_e(issue.authority)} · {_e(issue.status)}</p>'
        f"{_CONTROLS}</header>"
        f'<main>{"".join(_sections(issue))}{_every(issue)}<div id="screens">{screens_html(issue)}</div></main>'
        f'<footer><p class="quiet">{_e(foot)}</p><p class="quiet">{_e(issue.contact)}</p></footer>'
        f"<script>{script}</script></body></html>"
    )
