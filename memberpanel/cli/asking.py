"""Who is at the command line, and how they are told what goes on."""

import getpass
import sys
from dataclasses import dataclass
from datetime import date

from memberpanel.access.acts import DEPUTY, refuse_unless
from memberpanel.home import Home, OnlyShows
from memberpanel.panel_record.record import record
from memberpanel.refusals import Refused
from memberpanel.settings import settings


@dataclass(frozen=True)
class Person:
    """Who acts, as the trail names them, and the roles they have."""

    name: str
    roles: tuple[str, ...]


def who(home: Home, address: str | None = None, *, act: str | None = None) -> Person:
    """Return who acts: the person of this machine, or the one whose address settings.toml gives roles.

    In a demonstration home one person plays every part. Raise Refused for an address without roles, and NotYours
    for one whose roles may not do `act`. A login on the server may load and draft; it has no role, so it signs
    nothing.
    """
    if home.is_viewer:
        raise OnlyShows()
    if address is None:
        return Person(getpass.getuser(), ("director",) if home.is_demonstration else ())
    roles = settings().access.get(address.lower())
    if not roles:
        raise Refused(f'"{address}" has no role: give it one in settings.toml, [access].')
    if record(home).may_sign(address, on=date.today()):
        roles = (*roles, DEPUTY)
    if act:
        refuse_unless(act, *roles)
    return Person(address.lower(), roles)


def tell(words: str, share: float) -> None:
    """Print what is being done, and how much of it is done, on standard error."""
    print(f"{share:4.0%}  {words}", file=sys.stderr, flush=True)


def say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)
