"""Write the record of a meeting as a Word document that a screen reader can walk."""

from io import BytesIO

from docx import Document
from docx.document import Document as DocumentType
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from memberpanel.meeting_record.content import Grid, MeetingRecord

FONT, INK = "Arial", RGBColor(0x0B, 0x0C, 0x0C)
LANGUAGE = "en-GB"


def _set_language(document: DocumentType) -> None:
    """Say which language the document is in, so that it is read aloud in it."""
    default = document.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    language = default.find(qn("w:lang"))
    if language is None:
        language = OxmlElement("w:lang")
        default.append(language)
    language.set(qn("w:val"), LANGUAGE)


def _set_look(document: DocumentType) -> None:
    for name, size in (("Normal", 11), ("Heading 1", 18), ("Heading 2", 14), ("Heading 3", 12)):
        style = document.styles[name]
        style.font.name, style.font.size, style.font.color.rgb = FONT, Pt(size), INK
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)


def _new(record: MeetingRecord) -> DocumentType:
    document = Document()
    _set_language(document)
    _set_look(document)
    about = document.core_properties
    about.title, about.author, about.language = record.title, dict(record.about)["Authority"], LANGUAGE
    about.comments = " · ".join(record.bands)
    section = document.sections[0]
    section.header.paragraphs[0].text = " · ".join(record.bands)
    section.footer.paragraphs[0].text = dict(record.about)["Release"]
    return document


def _repeat_as_heading(row) -> None:
    """Mark a row as the table's headings: repeated on each page and read out with each cell."""
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)


def _add_table(document: DocumentType, grid: Grid) -> None:
    table = document.add_table(rows=1, cols=len(grid.columns), style="Table Grid")
    for cell, text in zip(table.rows[0].cells, grid.columns, strict=True):
        cell.paragraphs[0].add_run(text).bold = True
    _repeat_as_heading(table.rows[0])
    for line in grid.rows:
        for cell, text in zip(table.add_row().cells, line, strict=True):
            cell.text = text
    document.add_paragraph()


def _add_grid(document: DocumentType, grid: Grid, *, level: int = 2) -> None:
    document.add_heading(grid.heading, level)
    if grid.rows:
        _add_table(document, grid)
    else:
        document.add_paragraph(grid.nothing)


def word_document(record: MeetingRecord) -> bytes:
    """Return the record as a .docx file."""
    document = _new(record)
    document.add_heading(record.title, 1)
    for band in record.bands:
        document.add_paragraph().add_run(band).bold = True
    for term, meaning in record.about:
        line = document.add_paragraph()
        line.add_run(f"{term}: ").bold = True
        line.add_run(meaning)
    document.add_heading("Present", 2)
    for office in record.present:
        document.add_paragraph(office, style="List Bullet")
    for grid in (record.decisions, record.actions, record.questions, record.still_open, record.corrections):
        _add_grid(document, grid)
    document.add_heading("Figures shown", 2)
    for grid in record.figures:
        _add_grid(document, grid, level=3)
    written = BytesIO()
    document.save(written)
    return written.getvalue()
