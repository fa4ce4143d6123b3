"""One meeting of the panel, as its clerk writes it down."""

from dataclasses import dataclass, fields
from datetime import date

# What the panel decides, and how it stands in the record.
DECISIONS = {
    "noted": "Noted",
    "challenged": "Challenged",
    "scrutiny": "Referred to scrutiny",
    "cabinet": "Referred to cabinet",
    "partnership": "Referred to the board or partnership",
    "agency": "Referred to an agency",
}


@dataclass(frozen=True)
class Meeting:
    """A meeting on a release: who was present, by office and never by name, and what was decided."""

    release: str
    met_on: date
    present: str
    noted: str = ""
    challenged: str = ""
    scrutiny: str = ""
    cabinet: str = ""
    partnership: str = ""
    agency: str = ""

    @property
    def texts(self) -> dict[str, str]:
        """Return what was written, by what it is called."""
        return {"Present": self.present, **{said: getattr(self, name) for name, said in DECISIONS.items()}}


COLUMNS = tuple(one.name for one in fields(Meeting))
