"""What the machine refuses, in words: a full disk, a disk that cannot be written, a database held or damaged.

Whatever does not stand here is an error of the program, and is not explained away.
"""

import errno

STOOD = "What stood before stands."
FULL = (
    f"The disk is full, so this was not finished. {STOOD} Free some space, look whether it is done already, and "
    "otherwise do it again."
)
CLOSED = (
    f"The home cannot be written: its disk is read-only, or it belongs to another user. {STOOD} Ask whoever runs "
    "the server."
)
HELD = (
    "Another program holds one of the home's databases open for writing, such as a DuckDB shell. Close it there, and "
    "do this again."
)
DAMAGED = (
    "A database of the home is damaged, and nothing was read from it or written to it. `python -m memberpanel audit` "
    "says which one: restore it from the last backup."
)
_BY_NUMBER = {
    errno.ENOSPC: FULL,
    errno.EDQUOT: FULL,
    errno.EFBIG: FULL,
    errno.EROFS: CLOSED,
    errno.EACCES: CLOSED,
    errno.EPERM: CLOSED,
}
# DuckDB says what the operating system said, in a message.
_BY_WORDS = {
    "No space left": FULL,
    "File too large": FULL,
    "Disk quota": FULL,
    "max_temp_directory_size": FULL,
    "Read-only file system": CLOSED,
    "Permission denied": CLOSED,
    "Could not set lock": HELD,
    "Corrupt database file": DAMAGED,
    "Could not read enough bytes": DAMAGED,
    "not a valid DuckDB database": DAMAGED,
}


def in_words(error: BaseException) -> str:
    """Return what the machine refused in words for a person, "" for an error that is the program's own."""
    if isinstance(error, OSError):
        return _BY_NUMBER.get(error.errno or 0, "")
    if "duckdb" not in type(error).__module__:
        return ""
    return next((said for words, said in _BY_WORDS.items() if words in str(error)), "")
