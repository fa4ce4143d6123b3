"""An Excel 97 workbook (.xls) of one sheet, written byte by byte, since no library that is used here writes one."""

import struct

_SECTOR = 512
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def _record(kind: int, body: bytes) -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def _start(of: int) -> bytes:
    return _record(0x0809, struct.pack("<HHHHII", 0x0600, of, 0, 0, 0, 0))


def _cell(row: int, column: int, value: object) -> bytes:
    if isinstance(value, (int, float)):
        return _record(0x0203, struct.pack("<HHHd", row, column, 0, value))
    text = str(value).encode("utf-16-le")
    return _record(0x0204, struct.pack("<HHHHB", row, column, 0, len(text) // 2, 1) + text)


def _stream(name: str, rows: list[list], *, locked: bool, macros: bool, book: bytes) -> bytes:
    """Return the records of the workbook, the sheet after the globals; blank cells have none."""
    cells = b"".join(
        _cell(at, place, value)
        for at, row in enumerate(rows)
        for place, value in enumerate(row)
        if value not in ("", None)
    )
    title = name.encode("utf-16-le")
    opening, ending = _start(0x0005), _record(0x000A, b"")
    if locked:  # the record FilePass: 40-bit RC4, its salt and verifier
        opening += _record(0x002F, struct.pack("<HHH", 1, 1, 1) + bytes(48))
    links = _record(0x01AE, book) if book else b""
    size = len(opening) + 4 + 8 + len(title) + len(links) + len(ending)
    kind = 0x0100 if macros else 0  # a sheet of Excel 4.0 macros, or of cells
    sheet = _record(0x0085, struct.pack("<IHBB", size, kind, len(title) // 2, 1) + title)
    return opening + sheet + links + ending + _start(0x0010) + cells + ending


def _entry(name: str, kind: int, *, child: int, start: int, size: int) -> bytes:
    written = (name + "\0").encode("utf-16-le")
    head = written.ljust(64, b"\0") + struct.pack("<HBBIII", len(written), kind, 1, _FREE, _FREE, child)
    return head + bytes(36) + struct.pack("<IQ", start, size)


def old_workbook(
    rows: list[list], *, name: str = "Sheet1", locked: bool = False, macros: bool = False, book: bytes = b""
) -> bytes:
    """Return an .xls: a compound file of one stream, Workbook, after its table of sectors and its directory.

    `book` is the body of a record SupBook: a book that it reads, itself or another.
    """
    stream = _stream(name, rows, locked=locked, macros=macros, book=book)
    stream = stream.ljust(max(4096, -(-len(stream) // _SECTOR) * _SECTOR), b"\0")
    sectors = len(stream) // _SECTOR
    table = [_FAT, _END, *range(3, sectors + 2), _END]
    if len(table) > _SECTOR // 4:
        raise ValueError("Too many rows for one sector of the table.")
    table += [_FREE] * (_SECTOR // 4 - len(table))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, _END, 0, _END, 0)
    header += struct.pack("<I", 0) + struct.pack("<I", _FREE) * 108
    directory = _entry("Root Entry", 5, child=1, start=_END, size=0)
    directory += _entry("Workbook", 2, child=_FREE, start=2, size=len(stream))
    directory += bytes(_SECTOR - len(directory))
    return header + struct.pack(f"<{len(table)}I", *table) + directory + stream
