"""Pieces of a page in HTML. Tables that a screen reader can walk: a caption, headings with their scope, numbers to the right."""

import base64
from collections.abc import Iterable, Sequence
from html import escape


def table(
    caption: str,
    header: Sequence[str],
    rows: Iterable[Sequence[str]],
    *,
    numbers: bool = True,
    show_caption: bool = False,
    last_is_total: bool = False,
) -> str:
    """Return an HTML table; the first cell of a row is its heading. All texts are escaped here."""
    body = list(rows)
    heads = "".join(f'<th scope="col">{escape(head)}</th>' for head in header)
    lines = []
    for number, row in enumerate(body, start=1):
        total = ' class="mp-total"' if last_is_total and number == len(body) else ""
        cells = "".join(f"<td>{escape(cell)}</td>" for cell in row[1:])
        lines.append(f'<tr{total}><th scope="row">{escape(row[0])}</th>{cells}</tr>')
    kind = "mp-table mp-numbers" if numbers else "mp-table mp-words"
    hidden = "" if show_caption else ' class="mp-unseen"'
    return (
        f'<div class="mp-table-room" role="group" tabindex="0" aria-label="{escape(caption)}"><table class="{kind}">'
        f"<caption{hidden}>{escape(caption)}</caption>"
        f"<thead><tr>{heads}</tr></thead><tbody>{''.join(lines)}</tbody></table></div>"
    )


def definitions(pairs: Iterable[tuple[str, str]]) -> str:
    """Return a list of terms and what they mean; empty meanings are left out."""
    items = "".join(
        f"<dt>{escape(term)}</dt><dd>{escape(meaning)}</dd>" for term, meaning in pairs if meaning.strip()
    )
    return f'<dl class="mp-definitions">{items}</dl>'


def bullets(texts: Iterable[str]) -> str:
    """Return a list of sentences."""
    return f'<ul class="mp-bullets">{"".join(f"<li>{escape(text)}</li>" for text in texts)}</ul>'


def picture_address(svg: str) -> str:
    """Return an SVG as an address that an img may have: the page's sanitiser strips inline SVG."""
    return f"data:image/svg+xml;base64,{base64.b64encode(svg.encode()).decode()}"
