"""The panel record, panel.duckdb: commentary, actions, questions, decisions. No case data.

Every call opens, does one short transaction and closes, under a lock: no screen keeps it from another.
"""

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import duckdb
import pandas as pd

from memberpanel import trail
from memberpanel.access.acts import refuse_unless
from memberpanel.faults import DAMAGED, in_words
from memberpanel.home import Home
from memberpanel.locking import one_writer
from memberpanel.panel_record.could_identify import could_identify
from memberpanel.panel_record.meetings import COLUMNS, Meeting
from memberpanel.quarters import Quarter
from memberpanel.refusals import Refused

SCHEMA_FILE = Path(__file__).resolve().parent.parent.parent / "queries" / "panel_record.sql"
MOST_WORDS = 80
STATES = ("open", "done", "dropped")
TABLES = (
    "commentary",
    "actions",
    "questions",
    "rebases",
    "targets",
    "mappings",
    "delegations",
    "kept_texts",
    "meetings",
    "suggested",
)
_ORDER = {
    "commentary": "quarter, measure",
    "actions": "action_id",
    "questions": "question_id",
    "rebases": "measure, quarter",
    "targets": "measure",
    "mappings": "extract, heading",
    "delegations": "starts",
    "kept_texts": "kept_on",
    "meetings": "met_on",
    "suggested": "subject, place",
}


class DamagedRecord(Refused):
    """The file of the panel record is not whole."""


class NotForTheRecord(Refused):
    """A text or a decision cannot be written as it is."""


class CouldIdentify(NotForTheRecord):
    """A text could point to a child; `reasons` says why."""

    def __init__(self, reasons: list[str]):
        self.reasons = reasons
        super().__init__(
            "This text could point to a child: "
            + " ".join(reasons)
            + " Change it, or keep it with a reason, which is recorded."
        )


@cache
def _schema() -> str:
    return SCHEMA_FILE.read_text(encoding="utf-8")


def text_hash(text: str) -> str:
    """Return the hash under which a kept text is remembered."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()


def deadline(by_when: str) -> str:
    """Return a deadline as it is read in a sentence: the day of one is not the day of an event."""
    return f"By {by_when[0].lower()}{by_when[1:]}" if by_when else ""


def _short(text: str, *, called: str) -> str:
    words = len(text.split())
    if words > MOST_WORDS:
        raise NotForTheRecord(f'"{called}" has {words} words. Write {MOST_WORDS} at most.')
    return text.strip()


@contextmanager
def _damage_in_words() -> Iterator[None]:
    try:
        yield
    except duckdb.Error as error:
        if in_words(error) != DAMAGED:
            raise
        raise DamagedRecord(
            "The panel record, panel.duckdb, is damaged and was left as it is. What is published is not touched by it: "
            "commentary and actions stand in the releases. Restore it from the last backup."
        ) from error


@dataclass(frozen=True)
class PanelRecord:
    """The record of one home; frames have the columns of queries/panel_record.sql."""

    home: Home

    @contextmanager
    def _open(self) -> Iterator[duckdb.DuckDBPyConnection]:
        with one_writer(self.home.folder / ".panel.lock", doing="The panel record"):
            is_new = not self.home.panel_record.exists()
            with _damage_in_words(), duckdb.connect(str(self.home.panel_record)) as connection:
                if is_new:
                    self.home.panel_record.chmod(0o600)
                connection.execute(_schema())
                connection.execute("begin")
                yield connection
                connection.execute("commit")

    def _do(self, statement: str, *values: object) -> object:
        """Run one statement in its own transaction; return what it returns, if it does."""
        with self._open() as connection:
            row = connection.execute(statement, list(values)).fetchone()
        return row[0] if row else None

    def read(self, table: str) -> pd.DataFrame:
        """Return a table of TABLES, in its order."""
        if table not in TABLES:
            raise NotForTheRecord(f'The panel record has no table "{table}".')
        if not self.home.panel_record.exists():
            with duckdb.connect(":memory:") as empty:
                empty.execute(_schema())
                return empty.execute(f"select * from {table}").df()
        with self._open() as connection:
            return connection.execute(f"select * from {table} order by {_ORDER[table]}").df()

    def check_texts(self, *texts: str, keep_because: str = "", actor: str) -> None:
        """Raise CouldIdentify for texts that could point to a child, unless they are kept for a reason."""
        kept = set(self.read("kept_texts")["text_hash"])
        asked = [text for text in texts if text_hash(text) not in kept and could_identify(text)]
        if asked and not keep_because.strip():
            raise CouldIdentify([reason for text in asked for reason in could_identify(text)])
        for text in asked:
            self._do(
                "insert into kept_texts values ($1, $2, $3, $4)",
                text_hash(text),
                keep_because.strip(),
                actor,
                date.today(),
            )

    def say(
        self, measure: str, quarter: str, *, happened: str, why: str, doing: str, by_when: str, role: str,
        actor: str, keep_because: str = "",
    ) -> None:  # fmt: skip
        """Write what the service says about a measure in a quarter, in place of what it said before."""
        texts = [
            _short(text, called=called)
            for called, text in (
                ("What happened", happened), ("Why", why), ("What we are doing", doing), ("By when", by_when),
            )
        ]  # fmt: skip
        if not texts[0]:
            raise NotForTheRecord('"What happened" is empty. Write it in a sentence or two.')
        asked = (*texts[:3], deadline(texts[3]), role)
        self.check_texts(*asked, keep_because=keep_because, actor=actor)
        self._do(
            "insert or replace into commentary values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            measure, str(Quarter.parse(quarter)), *texts, role, actor, date.today(),
        )  # fmt: skip

    def add_action(
        self, raised_quarter: str, text: str, *, owner: str, due: date | None, measure: str | None = None,
        actor: str, keep_because: str = "",
    ) -> int:  # fmt: skip
        """Write what the panel asked for; return its number."""
        text = _short(text, called="Action")
        self.check_texts(text, owner, keep_because=keep_because, actor=actor)
        return self._do(
            "insert into actions (raised_quarter, measure, text, owner, due, state, came_back) "
            "values ($1, $2, $3, $4, $5, 'open', '') returning action_id",
            str(Quarter.parse(raised_quarter)), measure, text, owner, due,
        )  # fmt: skip

    def update_action(
        self, action_id: int, *, state: str, came_back: str, actor: str, closed_on: date | None = None,
        keep_because: str = "",
    ) -> None:  # fmt: skip
        """Write what came back on an action, and whether it is open, done or dropped."""
        if state not in STATES:
            raise NotForTheRecord(f'An action is {", ".join(STATES)}, not "{state}".')
        text = _short(came_back, called="What came back")
        self.check_texts(text, keep_because=keep_because, actor=actor)
        closed = None if state == "open" else (closed_on or date.today())
        changed = self._do(
            "update actions set state = $2, came_back = $3, closed_on = $4 where action_id = $1 "
            "returning action_id",
            action_id, state, text, closed,
        )  # fmt: skip
        if changed is None:
            raise NotForTheRecord(f"There is no action {action_id}.")

    def ask(
        self, quarter: str, text: str, *, asked_by: str, actor: str, measure: str | None = None,
        keep_because: str = "",
    ) -> int:  # fmt: skip
        """Write a member's question; return its number."""
        text = _short(text, called="Question")
        self.check_texts(text, asked_by, keep_because=keep_because, actor=actor)
        return self._do(
            "insert into questions (quarter, measure, text, asked_by, answer) "
            "values ($1, $2, $3, $4, '') returning question_id",
            str(Quarter.parse(quarter)), measure, text, asked_by,
        )  # fmt: skip

    def answer(
        self, question_id: int, answer: str, *, promised: str = "", actor: str, keep_because: str = ""
    ) -> None:
        """Write the answer to a member's question, or by whom and when one was promised."""
        text, owed = _short(answer, called="Answer"), _short(promised, called="Promised")
        self.check_texts(text, deadline(owed), keep_because=keep_because, actor=actor)
        changed = self._do(
            "update questions set answer = $2, promised = $3 where question_id = $1 returning question_id",
            question_id, text, owed,
        )  # fmt: skip
        if changed is None:
            raise NotForTheRecord(f"There is no question {question_id}.")

    def suggest(self, subject: str, questions: Iterable[str], *, actor: str, keep_because: str = "") -> None:
        """Write what members might ask of a measure or a kind of signal, in place of what stood there."""
        texts = [_short(text, called="Question") for text in questions if text.strip()]
        if not texts:
            raise NotForTheRecord("No question is left. Write at least one, on a line of its own.")
        self.check_texts(*texts, keep_because=keep_because, actor=actor)
        rows = [(subject, place, text, date.today()) for place, text in enumerate(texts, start=1)]
        with self._open() as connection:
            connection.execute("delete from suggested where subject = $1", [subject])
            connection.executemany("insert into suggested values ($1, $2, $3, $4)", rows)

    def suggested(self) -> dict[str, tuple[str, ...]]:
        """Return the questions that scrutiny support wrote, by measure or kind of signal."""
        rows = self.read("suggested")
        return {subject: tuple(found["text"]) for subject, found in rows.groupby("subject")}

    def write_meeting(self, meeting: Meeting, *, actor: str, keep_because: str = "") -> None:
        """Write the meeting on a release, in place of what was written of it before."""
        texts = {called: _short(text, called=called) for called, text in meeting.texts.items()}
        if not texts["Present"]:
            raise NotForTheRecord('"Present" is empty. Write who was there, by office.')
        self.check_texts(*texts.values(), keep_because=keep_because, actor=actor)
        self._do(
            "insert or replace into meetings values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
            meeting.release, meeting.met_on, *texts.values(), actor, date.today(),
        )  # fmt: skip

    def meeting(self, release: str) -> Meeting | None:
        """Return the meeting on a release, or None when nobody has written of one."""
        rows = self.read("meetings").query("release == @release")[list(COLUMNS)].to_dict("records")
        return Meeting(**{**rows[0], "met_on": rows[0]["met_on"].date()}) if rows else None

    def rebase(self, measure: str, quarter: str, *, reason: str, agreed_by: str, actor: str) -> None:
        """Record that a level has changed for a known reason: the usual range starts afresh in that quarter."""
        text = _short(reason, called="Reason")
        if not text:
            raise NotForTheRecord("A new level needs a reason: what changed, and why it will last.")
        if not agreed_by.strip():
            raise NotForTheRecord("A new level is a decision. Write which office agreed it.")
        self.check_texts(text, actor=actor)
        self._do(
            "insert or replace into rebases values ($1, $2, $3, $4, $5)",
            measure, str(Quarter.parse(quarter)), text, agreed_by, date.today(),
        )  # fmt: skip
        self._said("new usual range", actor, measure=measure, quarter=quarter, agreed_by=agreed_by)

    def forget_rebase(self, measure: str, quarter: str, *, actor: str) -> None:
        """Take a new usual range back; what was published with it stays as it was."""
        self._do("delete from rebases where measure = $1 and quarter = $2", measure, quarter)
        self._said("new usual range taken back", actor, measure=measure, quarter=quarter)

    def set_target(self, measure: str, value: float, *, set_by: str, set_on: date) -> None:
        """Record a target, with who set it."""
        self._do("insert or replace into targets values ($1, $2, $3, $4)", measure, value, set_by, set_on)

    def remember_mapping(self, extract: str, heading: str, column: str, *, actor: str) -> None:
        """Remember which column a heading of a spreadsheet means."""
        self._do(
            "insert or replace into mappings values ($1, $2, $3, $4, $5)",
            extract, heading, column, actor, date.today(),
        )  # fmt: skip
        self._said("mapping remembered", actor, extract=extract, column=column)

    def forget_mapping(self, extract: str, heading: str, *, actor: str) -> None:
        """Take back which column a heading means: the next upload asks again."""
        forgotten = self._do(
            "delete from mappings where extract = $1 and heading = $2 returning heading", extract, heading
        )
        if forgotten is None:
            raise NotForTheRecord(f'No answer for the heading "{heading}" of {extract} is remembered.')
        self._said("mapping forgotten", actor, extract=extract)

    def _said(self, act: str, actor: str, **detail: str) -> None:
        """Write an act in the trail; never a heading, which may be a child's row taken for one."""
        trail.write(self.home, actor=actor, act=act, detail=detail)

    def mappings(self) -> dict[str, dict[str, str]]:
        """Return the remembered column of each heading, by extract."""
        found: dict[str, dict[str, str]] = {}
        for row in self.read("mappings").itertuples(index=False):
            found.setdefault(row.extract, {})[row.heading] = row.column_name
        return found

    def delegate(
        self, deputy: str, *, given_by: str, role: str, starts: date, ends: date, reason: str
    ) -> None:
        """Record that the Director lets a deputy approve between two days, both included.

        Raise NotYours for anybody but the Director, NotForTheRecord for a delegation that cannot be.
        """
        refuse_unless("delegate", role)
        deputy = deputy.strip().lower()
        if not deputy or deputy == given_by.lower():
            raise NotForTheRecord("Name the deputy by the address that they sign in with, not your own.")
        if ends < starts or not reason.strip():
            raise NotForTheRecord("A delegation needs a reason, and ends after it starts.")
        self._do(
            "insert into delegations values ($1, $2, $3, $4, $5)",
            deputy,
            given_by,
            starts,
            ends,
            reason.strip(),
        )
        self._said(
            "delegated", given_by, deputy=deputy, starts=f"{starts}", ends=f"{ends}", reason=reason.strip()
        )

    def end_delegation(self, deputy: str, *, ended_by: str, role: str, on: date) -> None:
        """Take back what was delegated to somebody from a day on; raise NotForTheRecord when nothing is."""
        refuse_unless("delegate", role)
        ended = self._do(
            "update delegations set ends = $2::date - 1 where deputy = $1 and ends >= $2 returning deputy",
            deputy.strip().lower(), on,
        )  # fmt: skip
        if ended is None:
            raise NotForTheRecord(f"Nothing is delegated to {deputy}.")
        self._said("delegation ended", ended_by, deputy=deputy)

    def may_sign(self, actor: str, *, on: date) -> bool:
        """Tell whether the Director has delegated approval to somebody on that day."""
        given = self.read("delegations")
        day = pd.Timestamp(on)
        return bool(
            ((given["deputy"] == actor.lower()) & (given["starts"] <= day) & (given["ends"] >= day)).any()
        )


def record(home: Home) -> PanelRecord:
    """Return the panel record of a home; the file is made by the first thing written."""
    return PanelRecord(home)
