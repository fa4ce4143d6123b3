"""References under a keyed hash."""

from pathlib import Path

import pandas as pd
import pytest

from memberpanel.home import make_home
from memberpanel.store.pseudonyms import WrongKey, fingerprint, hashed, key_file, make_key, read_key

KEY = bytes(range(32))


def test_the_hash_is_hmac_sha256_of_kind_and_reference():
    # printf 'child_id:4653765' | openssl dgst -sha256 -mac HMAC -macopt hexkey:000102...1f
    found = hashed(pd.Series(["4653765", None, " 4653765 ", ""]), key=KEY, kind="child_id")
    assert found.tolist() == ["f72d1a03fec72a8a8b3fc606", pd.NA, "f72d1a03fec72a8a8b3fc606", pd.NA]


def test_kinds_do_not_meet():
    child, family = (hashed(pd.Series(["7"]), key=KEY, kind=kind)[0] for kind in ("child_id", "family_id"))
    assert child != family


def test_leading_zeros_are_part_of_a_reference():
    assert hashed(pd.Series(["007", "7"]), key=KEY, kind="child_id").nunique() == 2


def test_the_key_is_made_once_and_for_the_owner_only(tmp_path: Path):
    home = make_home(tmp_path / "home", "live")
    key = make_key(home)
    assert make_key(home) == key == read_key(home, wanted=fingerprint(key))
    assert key_file(home).stat().st_mode & 0o777 == 0o600
    assert [path.name for path in home.store.iterdir()] == ["key"]


def test_a_lost_or_changed_key_is_told_apart(tmp_path: Path):
    home = make_home(tmp_path / "home", "live")
    with pytest.raises(WrongKey, match="is lost"):
        read_key(home)
    key_file(home).write_text(KEY.hex())
    assert read_key(home, wanted=fingerprint(KEY)) == KEY
    key_file(home).write_text(KEY[::-1].hex())
    with pytest.raises(WrongKey, match="not the key"):
        read_key(home, wanted=fingerprint(KEY))
    key_file(home).write_text("scribble")
    with pytest.raises(WrongKey, match="not the key"):
        read_key(home)
