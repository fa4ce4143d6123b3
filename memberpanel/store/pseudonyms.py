"""References under a keyed hash: the same child is the same everywhere in the store, and nobody outside it.

The key stands in a file of its own, outside the database, and is backed up separately. Without it no new load
can be matched with what is loaded; with it, anyone who has a list of references could match them.
"""

import hmac
import os
import secrets
from pathlib import Path

import pandas as pd

from memberpanel.home import Home
from memberpanel.refusals import Refused

LETTERS = 24  # hexadecimal: 96 bits, so that no two of a million references meet by chance
_FINGERPRINT_OF = b"the key of the case store"


class WrongKey(Refused):
    """The key of the store is lost, or is another one than the store was made with."""


def key_file(home: Home) -> Path:
    """Return where the key stands."""
    return home.store / "key"


def _digest(key: bytes, said: bytes) -> str:
    return hmac.digest(key, said, "sha256").hex()


def fingerprint(key: bytes) -> str:
    """Return what the database keeps to recognise its key; the key cannot be had from it."""
    return _digest(key, _FINGERPRINT_OF)[:16]


def make_key(home: Home) -> bytes:
    """Make the key of a new store, owner-only; return the one that is there when there is one."""
    if key_file(home).exists():
        return read_key(home)
    written = home.store / f"key.{secrets.token_hex(8)}.new"
    with os.fdopen(os.open(written, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as opened:
        opened.write(secrets.token_bytes(32).hex() + "\n")
        opened.flush()
        os.fsync(opened.fileno())
    try:
        os.link(written, key_file(home))  # fails when somebody else made one meanwhile: theirs is the key
    except FileExistsError:
        pass
    finally:
        written.unlink()
    return read_key(home)


def read_key(home: Home, *, wanted: str | None = None) -> bytes:
    """Return the key; raise WrongKey when it is lost, damaged, or not the one with the wanted fingerprint."""
    try:
        key = bytes.fromhex(key_file(home).read_text().strip())
    except FileNotFoundError:
        raise WrongKey(
            "The key of the case store is lost: there is no file `key` in the home's folder `store`. Restore it "
            "from the backup of the key. Without it nothing new can be matched with what is loaded."
        ) from None
    except ValueError:
        key = b""
    if len(key) != 32 or (wanted is not None and fingerprint(key) != wanted):
        raise WrongKey(
            "The file `key` in the home's folder `store` is not the key that this case store was made with. "
            "Restore the right one from the backup of the key."
        )
    return key


class _Hashes(dict):
    """The keyed hash of each reference of a kind, made when it is first asked for."""

    def __init__(self, key: bytes, kind: str) -> None:
        super().__init__({"": None})
        self._keyed = hmac.new(
            key, f"{kind}:".encode(), "sha256"
        )  # keyed once: the key's share is half the work

    def __missing__(self, reference: str) -> str:
        digest = self._keyed.copy()
        digest.update(reference.encode())
        made = self[reference] = digest.hexdigest()[:LETTERS]
        return made


def hashed(references: pd.Series, *, key: bytes, kind: str) -> pd.Series:
    """Return each reference under its keyed hash, null where null.

    `kind` is the column's name (child_id, family_id): a family and a child of the same number differ.
    """
    written = references.astype("string").str.strip().fillna("")
    hashes = _Hashes(key, kind)
    return pd.Series([hashes[one] for one in written.to_list()], index=references.index, dtype="string")
