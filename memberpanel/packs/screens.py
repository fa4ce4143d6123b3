"""What is presented: at most eight screens in the running order of the meeting, large enough for the back of a room.

A screen holds less than the section of the file that it stands for: the whole is in the notes and in the papers.
"""

from collections.abc import Sequence
from html import escape

from memberpanel.packs.content import NO_ANSWER, NOTHING, Issue, Part
from memberpanel.packs.picture import picture_of
from memberpanel.packs.shortened import in_short
from memberpanel.packs.tables import Table
from memberpanel.words.shapes import shape_of

_MOST_ROWS = 7
_ANSWER_WORDS = 24  # of each part of an answer beside a large chart
_BRIEF_WORDS = 16  # under one of three charts
_ON_SCREEN = ("What happened", "What we are doing")


def marked(sign: str, colour: str, words: str) -> str:
    """Return words after a coloured shape that a screen reader leaves out, since the words say the same."""
    mark = f'<span style="color:{colour}" aria-hidden="true">{sign}</span> ' if sign else ""
    return f"{mark}{escape(words.removeprefix(sign).strip())}"


def signal_html(part: Part) -> str:
    """Return whether a figure is out of the ordinary, in words with a shape."""
    if not part.signal:
        return ""
    shape = shape_of(part.told.signal)
    sign = shape.sign if part.told.is_unusual else ""
    return f'<p class="signal{" unusual" if sign else ""}">{marked(sign, shape.colour, part.signal)}</p>'


def section_id(part: Part, place: int) -> str:
    """Return the name in the file of the section about a measure."""
    return f"{part.told.name.replace('_', '-')}-{place}"


def _screen(name: str, kicker: str, title: str, body: str, *, notes: Sequence[str]) -> str:
    """Return one screen without its foot; `notes` are the sections of the file that are its notes."""
    return (
        f'<section class="screen" id="screen-{name}" tabindex="-1" aria-labelledby="screen-{name}-title" '
        f'data-notes="{" ".join(notes)}"><p class="kicker">{escape(kicker)}</p>'
        f'<h2 id="screen-{name}-title">{escape(title)}</h2>{body}'
    )


def _rows(table: Table, columns: Sequence[str]) -> str:
    """Return a table of the columns named that the table has, with as many rows as a screen can hold."""
    if not table.rows:
        return f"<p>{escape(NOTHING)}</p>"
    kept = [at for at, column in enumerate(table.columns) if not columns or column in columns]
    heads = "".join(f'<th scope="col">{escape(table.columns[at])}</th>' for at in kept)
    body = "".join(
        f'<tr><th scope="row">{escape(row[kept[0]])}</th>'
        + "".join(f"<td>{escape(row[at])}</td>" for at in kept[1:])
        + "</tr>"
        for row in table.rows[:_MOST_ROWS]
    )
    more = len(table.rows) - _MOST_ROWS
    note = f'<p class="quiet">{more} more in the papers.</p>' if more > 0 else ""
    return f"<table><caption>{escape(table.title)}</caption><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>{note}"


def _answer(part: Part, *, words: int) -> str:
    said = [in_short(text, words=words) for head, text in part.answer.said if head in _ON_SCREEN]
    if not said and not part.answer.owed:
        return ""
    lines = "".join(f"<p>{escape(line)}</p>" for line in said or [NO_ANSWER])
    owed = "" if said else " owed"
    return f'<div class="answer{owed}"><h3>What the service says</h3>{lines}</div>'


def _asked(part: Part) -> str:
    items = "".join(f"<li>{escape(question)}</li>" for question in part.ask[:3])
    return f"<h3>Questions you might ask</h3><ul>{items}</ul>" if items else ""


def _measure(title: str, part: Part | None, place: int) -> str:
    """Return the screen of a standing item: the figure, whether it is unusual, the chart, and what to say or ask."""
    if part is None:
        return _screen(title.lower(), title, title, f"<p>{NOTHING}</p>", notes=())
    name = section_id(part, place)
    beside = _answer(part, words=_ANSWER_WORDS) or _asked(part)
    body = (
        f'{signal_html(part)}<div class="columns"><figure>{picture_of(part, width=480, height=285)}</figure>'
        f'<div>{beside}</div></div><p class="quiet">{escape(part.change)}</p>'
    )
    return _screen(name, title, part.claim, body, notes=(name,))


def _exceptions(parts: Sequence[Part]) -> str:
    notes = [section_id(part, place) for place, part in enumerate(parts, start=1)]
    columns = "".join(
        f"<div><h3>{escape(part.claim)}</h3>{signal_html(part)}"
        f"<figure>{picture_of(part, width=330, height=160, brief=True)}</figure>{_answer(part, words=_BRIEF_WORDS)}</div>"
        for part in parts
    )
    body = f'<div class="columns side-by-side">{columns}</div>'
    if not parts:
        body = "<p>No measure is unusual in the wrong direction, and none misses its standard.</p>"
    return _screen("exceptions", "Exceptions", "What needs an answer this quarter", body, notes=notes)


def _agree(issue: Issue) -> str:
    items = "".join(f"<li>{escape(line)}</li>" for line in issue.agree)
    title = "What the panel is asked to agree"
    return _screen("agree", "To finish", title, f'<ol class="summary">{items}</ol>', notes=("agree",))


def _in_order(issue: Issue) -> list[str]:
    asked = "What the panel asked for, and what came back"
    actions = ("What the panel asked for", "Owner", "Due", "State", "What came back")
    reviews = ("Review", "Stage", "Time against the standard", "Reason for delay", "Actions done")
    return [
        _screen("actions", "From last time", asked, _rows(issue.actions, actions), notes=("actions",)),
        *(_measure(title, part, place) for place, (title, part) in enumerate(issue.standing, start=1)),
        _screen(
            "reviews",
            "Case reviews",
            "Where each case review stands",
            _rows(issue.reviews, reviews),
            notes=("reviews",),
        ),
        _exceptions(issue.exceptions),
        *(
            [_screen("theme", "Theme", issue.theme.title, _rows(issue.theme, ()), notes=("theme",))]
            if issue.theme.rows
            else []
        ),
        _agree(issue),
    ]


def screens_html(issue: Issue) -> str:
    """Return every screen; each says at its foot which release it is, how it stands, and how far one has come."""
    found = _in_order(issue)
    state = f"{issue.release} · {issue.state}"
    return "".join(
        f'{words}<p class="foot"><span>{escape(state)}</span> <span>{at} of {len(found)}</span></p></section>'
        for at, words in enumerate(found, start=1)
    )
