"""The texts of a release, asked once more what in them could point to a child."""

import pandas as pd

from memberpanel.measures.registers import registers
from memberpanel.panel_record.could_identify import could_identify
from memberpanel.panel_record.record import PanelRecord, deadline, text_hash
from memberpanel.refusals import Refused

FROZEN = ("commentary", "actions", "questions", "rebases")
_COLUMNS = {
    "commentary": ["measure", "quarter", "happened", "why", "doing", "by_when", "role", "written_on"],
    "actions": [
        "action_id", "raised_quarter", "measure", "text", "owner", "due", "state", "came_back", "closed_on",
    ],
    "questions": ["question_id", "quarter", "measure", "text", "asked_by", "answer"],  # a promise stays in the record
    "rebases": ["measure", "quarter", "reason", "agreed_by", "agreed_on"],
}  # fmt: skip
_TEXTS = {
    "commentary": ["happened", "why", "doing"],
    "actions": ["text", "came_back"],
    "questions": ["text", "answer"],
    "rebases": ["reason"],
}


class TextCouldIdentify(Refused):
    """A text that would enter the release could point to a child; `texts` are those asked about, as they stand."""

    def __init__(self, words: str, texts: tuple[str, ...]):
        self.texts = texts
        super().__init__(words)


def panel_part(record: PanelRecord) -> dict[str, pd.DataFrame]:
    """Return the panel record's part of a release: what may be shown, without who wrote it."""
    return {table: record.read(table)[_COLUMNS[table]] for table in FROZEN}


def check_texts(record: PanelRecord, panel: dict[str, pd.DataFrame], register_rows: pd.DataFrame) -> None:
    """Raise TextCouldIdentify naming table, row and reason for every text that was not kept for a reason.

    A register's cell is a text where its head says so; elsewhere when it has five words or more, since shorter ones
    are stages, ratings and titles.
    """
    kept = set(record.read("kept_texts")["text_hash"])
    panel = {**panel, "suggested": record.read("suggested")}
    written = {(one.name, column) for one in registers().values() for column in one.texts}
    asked = [
        (
            f"{table}, row {number}, {column.replace('_', ' ')}",
            deadline(str(text)) if column == "by_when" else str(text),
        )
        for table, columns in _TEXTS.items()
        for column in columns
        for number, text in enumerate(panel[table][column].dropna(), start=1)
    ]
    asked += [
        (f"register {row.register}, row {row.row_number}, {row.column_name}", row.value)
        for row in register_rows.itertuples(index=False)
        if isinstance(row.value, str)
        and ((row.register, row.column_name) in written or len(row.value.split()) >= 5)
    ]
    wrong = [
        (f"{where}: {' '.join(reasons)}", text)
        for where, text in asked
        if text_hash(text) not in kept and (reasons := could_identify(text))
    ]
    if wrong:
        raise TextCouldIdentify(
            "Nothing was drafted: texts could point to a child. Change them where they were written, or keep them "
            "with a reason.\n" + "\n".join(line for line, _ in wrong),
            tuple(dict.fromkeys(text for _, text in wrong)),
        )
