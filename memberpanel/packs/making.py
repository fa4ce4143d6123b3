"""Make the packs of a release: slides, PDF, workbook and one HTML file, all from one content."""

from pathlib import Path
from tempfile import TemporaryDirectory

from memberpanel.packs.content import content
from memberpanel.packs.html import html_pack
from memberpanel.packs.pdf import write_pdf
from memberpanel.packs.slides import write_slides
from memberpanel.packs.workbook import write_workbook
from memberpanel.release.reading import Release

LARGE_PRINT = "large-print.pdf"  # the ending of the PDF in large print


def pack_name(release: Release, ending: str) -> str:
    """Return the name of a file of the pack; a draft says so in its name."""
    draft = "DRAFT-" if release.is_draft else ""
    joined = f"-{ending}" if ending == LARGE_PRINT else f".{ending}"
    return f"{draft}member-panel-{release.name}{joined}"


def present_html(release: Release) -> str:
    """Return the self-contained HTML file of a release, to read or to present."""
    return html_pack(content(release))


def pack_bytes(release: Release, ending: str) -> bytes:
    """Return one file of the pack: pptx, pdf, large-print.pdf, xlsx or html."""
    issue = content(release)
    if ending == "html":
        return html_pack(issue).encode()
    with TemporaryDirectory() as folder:
        file = Path(folder) / pack_name(release, ending)
        if ending == "xlsx":
            return write_workbook(release, issue, file).read_bytes()
        if ending == "pptx":
            return write_slides(issue, file).read_bytes()
        return write_pdf(issue, file, large=ending == LARGE_PRINT).read_bytes()


def make_packs(release: Release, out: Path, *, large_print: bool = False) -> list[Path]:
    """Write the four packs into a folder (made if need be), and the PDF in large print where wanted; return their paths."""
    out.mkdir(parents=True, exist_ok=True)
    issue = content(release)
    html = out / pack_name(release, "html")
    html.write_text(html_pack(issue), encoding="utf-8")
    large = [write_pdf(issue, out / pack_name(release, LARGE_PRINT), large=True)] if large_print else []
    return [
        html,
        write_pdf(issue, out / pack_name(release, "pdf")),
        write_slides(issue, out / pack_name(release, "pptx")),
        write_workbook(release, issue, out / pack_name(release, "xlsx")),
        *large,
    ]
