"""Every act of the table by its command, as everybody whose act it is not: refused in words, and the home as it was."""

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from memberpanel.access.pages import ROLES
from memberpanel.extracts.template import template
from memberpanel.panel_record.record import record
from memberpanel.settings import SETTINGS_FILE
from tests.access.acting import DRAFT
from tests.access.matrix import MAY
from tests.release.drafted_home import put_draft
from tests.release.published_home import published_home

REFUSED = ("you look as", "by the Director, or by the deputy")
BY_COMMAND = {act for acts in MAY.values() for act in acts} - {"open exact counts"}  # which has a page alone


def _acted(folder: Path, person: str, roles: list[str], *, deputy: bool = False) -> dict[str, dict]:
    home = published_home(folder / "home", stamp="live")
    put_draft(home, DRAFT)
    if deputy:
        record(home).delegate(
            person, starts=date(2026, 1, 1), ends=date(2099, 1, 1), reason="leave", given_by="Director", role="director"
        )  # fmt: skip
    settings = folder / "settings.toml"
    settings.write_text(
        SETTINGS_FILE.read_text("utf-8").replace("[access]", f'[access]\n"{person}" = {roles}'), "utf-8"
    )
    spreadsheet = folder / "referrals.xlsx"
    spreadsheet.write_bytes(template("referrals"))
    done = subprocess.run(
        [sys.executable, "-m", "tests.access.acting", person, str(spreadsheet)],
        env={**os.environ, "MEMBERPANEL_HOME": str(home.folder), "MEMBERPANEL_SETTINGS": str(settings)},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return {one["act"]: one for one in map(json.loads, done.stdout.splitlines())}


def _refused(acted: dict[str, dict]) -> set[str]:
    return {act for act, one in acted.items() if any(words in one["said"] for words in REFUSED)}


@pytest.mark.parametrize("role", ROLES)
def test_what_is_not_of_a_role_is_refused_by_command_and_changes_nothing(tmp_path, role):
    acted = _acted(tmp_path, f"{role}@example.gov.uk", [role])
    assert set(acted) == BY_COMMAND
    assert _refused(acted) == BY_COMMAND - MAY[role]
    for act in _refused(acted):
        assert (acted[act]["code"], acted[act]["changed"]) == (1, False), act


def test_a_deputy_signs_and_recalls_while_it_is_delegated_and_does_no_more(tmp_path):
    acted = _acted(tmp_path, "deputy@example.gov.uk", ["author"], deputy=True)
    assert _refused(acted) == BY_COMMAND - MAY["deputy"]
    assert {act for act, one in acted.items() if one["changed"]} == {"approve", "publish", "withdraw"}


def test_somebody_without_a_role_does_nothing(tmp_path):
    acted = _acted(tmp_path, "former@example.gov.uk", [])
    assert {one["said"].strip() for one in acted.values()} == {
        '"former@example.gov.uk" has no role: give it one in settings.toml, [access].'
    }
    assert {(one["code"], one["changed"]) for one in acted.values()} == {(1, False)}
