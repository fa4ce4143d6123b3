"""Workbooks that are made to do harm, or are merely broken."""

import zipfile
from io import BytesIO

from tests.extracts.workbooks import book

SHEET = "xl/worksheets/sheet1.xml"
_CELL = '<sheetData><row r="{row}"><c r="{name}"><v>1</v></c></row></sheetData>'
_WORKSHEET = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{data}</worksheet>'


def changed(parts: dict[str, bytes | None], *, base: bytes | None = None) -> bytes:
    """Return a small good workbook with parts put in place of its own, or added."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(base or book({"A": [["a", 1]]}))) as good:
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as bad:
            for name in good.namelist():
                if name not in parts:
                    bad.writestr(name, good.read(name))
            for name, content in parts.items():
                bad.writestr(name, content)
    return made.getvalue()


def far_cell(*, disguised: bool = False) -> bytes:
    """Return a workbook of 2 KB with one cell at the far corner, plain or past what the check looks for."""
    data = _CELL.format(row=1048576, name="XFD1048576")
    if disguised:
        data = data.replace(' r="', ' r = "')
    near = '<row r="1"><c r="A1"><v>1</v></c></row>'
    return changed(
        {SHEET: _WORKSHEET.format(data=data.replace("<sheetData>", f"<sheetData>{near}")).encode()}
    )


def laughing() -> bytes:
    """Return a workbook with entities that grow without end."""
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return changed(
        {SHEET: f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "ha">{entities}]><x>&l9;</x>'.encode()}
    )


def bomb() -> bytes:
    """Return a workbook of which a part unpacks to a thousand times its size."""
    return changed({"xl/sharedStrings.xml": b"<sst><si><t>" + b"0" * 30_000_000 + b"</t></si></sst>"})


def encrypted() -> bytes:
    """Return a workbook whose parts say that they are encrypted."""
    content = bytearray(book({"A": [["a"]]}))
    place = 0
    while (place := content.find(b"PK\x01\x02", place)) >= 0:
        content[place + 8] |= 1
        place += 4
    return bytes(content)


def archive() -> bytes:
    """Return a zip archive that holds no workbook."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as packed:
        packed.writestr("letter.txt", "Dear Sir")
    return made.getvalue()


def formatted_to_the_last_row() -> bytes:
    """Return a good List 3 whose formats, and nothing else, reach to the last cell that a sheet can have."""
    rows = "".join(
        f'<row r="{number}">'
        + "".join(
            f'<c r="{letter}{number}" t="inlineStr"><is><t>{said}</t></is></c>'
            for letter, said in zip("ABC", cells, strict=True)
        )
        + "</row>"
        for number, cells in enumerate(
            [
                ("Child Unique ID", "Date of referral", "Referral Source"),
                ("4653765", "03/08/2026", "6: Police"),
            ],
            start=1,
        )
    )
    far = '<row r="1048576"><c r="XFD1048576" s="0"/></row>'
    return changed({SHEET: _WORKSHEET.format(data=f"<sheetData>{rows}{far}</sheetData>").encode()})
