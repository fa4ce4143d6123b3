"""A panel record of an earlier version opens, with what people wrote in it, and gains what came since."""

from pathlib import Path

import duckdb
import pytest

from memberpanel.home import make_home
from memberpanel.panel_record.record import TABLES, record

FORMATS = Path(__file__).with_name("formats")


@pytest.mark.parametrize("made_by", sorted(FORMATS.glob("*.sql")), ids=lambda file: file.stem)
def test_a_record_of_an_earlier_version_is_read_and_written(tmp_path, made_by):
    home = make_home(tmp_path / "home", "live")
    with duckdb.connect(str(home.panel_record)) as old:
        old.execute(made_by.read_text(encoding="utf-8"))
        old.execute(
            "insert into commentary values "
            "('plans_open', '2025-26-Q4', 'More', 'Longer', 'Audit', '', 'Assistant Director', 'jo', date '2026-04-20')"
        )
        old.execute(
            "insert into actions (raised_quarter, text, owner, state, came_back) "
            "values ('2025-26-Q4', 'Bring the audit', 'Head of Safeguarding', 'open', '')"
        )
    panel = record(home)
    held = {table: panel.read(table) for table in TABLES}
    assert held["commentary"]["happened"].tolist() == ["More"]
    assert held["actions"]["text"].tolist() == ["Bring the audit"]
    assert {table for table in TABLES if len(held[table])} == {"commentary", "actions"}
    panel.suggest("plans_open", ["Why do plans last longer?"], actor="scrutiny")
    assert panel.suggested() == {"plans_open": ("Why do plans last longer?",)}
