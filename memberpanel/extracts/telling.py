"""What is to be said of one sheet, gathered as it is read."""

from dataclasses import dataclass, field

from memberpanel.extracts.finding import Finding

MOST_FINDINGS = 2_000  # of one column and rule; the rest are counted


@dataclass
class Telling:
    """The findings of one sheet so far."""

    file: str
    sheet: str
    findings: list[Finding] = field(default_factory=list)

    def say(
        self, rule: str, level: str, *, wanted: str, found: str = "", row: int | None = None, column: str = ""
    ) -> None:
        self.findings.append(Finding(self.file, self.sheet, row, column, rule, level, found, wanted))
