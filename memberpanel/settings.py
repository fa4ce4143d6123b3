"""What differs between councils, from settings.toml."""

import os
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from memberpanel.refusals import Refused

# A council's own file may stand outside the code: MEMBERPANEL_SETTINGS names it.
SETTINGS_FILE = Path(
    os.environ.get("MEMBERPANEL_SETTINGS") or Path(__file__).resolve().parent.parent / "settings.toml"
)
OUT_OF_AREA, UNKNOWN = "Out of area", "Unknown"
PRE_PROCEEDINGS_OUTCOMES = ("issued", "stepped_down", "other")
BODIES, PUBLISHED = ("partnership", "board"), "Published"
PRODUCTS = (
    "independent_chair",
    "panel_chair",
    "management_reviews",
    "overview",
    "executive_summary",
    "grade",
)


class WrongSettings(Refused):
    """settings.toml lacks a value, or holds one that cannot be right."""


@dataclass(frozen=True)
class Target:
    """A target for a measure, with who set it and when (a statutory standard stands in the measure's file)."""

    measure: str
    value: float
    set_by: str
    on: date


@dataclass(frozen=True)
class Regime:
    """A dated definition of reviews: its stages in order, its products, and the time to publication.

    It holds for reviews decided from `since` on, until the next definition of the same name.
    """

    name: str
    body: str
    since: date
    stages: tuple[str, ...]
    months_to_publish: int
    counted_from: str
    products: tuple[str, ...]


@dataclass(frozen=True)
class Settings:
    """Every value of settings.toml, read and checked."""

    authority: str
    authority_code: str
    region: str
    panel: str
    contact: str
    districts: tuple[str, ...]
    standards: dict[str, int]
    targets: tuple[Target, ...]
    threshold: int
    sensitive_threshold: int
    smallest_denominator: int
    regimes: tuple[Regime, ...]
    pre_proceedings_letters: dict[str, str]
    neighbours: tuple[str, ...]
    neighbours_model_year: int
    loads_years: int
    cases_years: int
    access: dict[str, tuple[str, ...]]

    @property
    def district_groups(self) -> tuple[str, ...]:
        """Return the districts, then the groups of their own."""
        return (*self.districts, OUT_OF_AREA, UNKNOWN)


def _regime(raw: dict) -> Regime:
    """Return one definition of reviews; raise WrongSettings saying what in it cannot be."""
    where = f"settings.toml, [[reviews.regimes]] {raw['name']}"
    if raw["body"] not in BODIES:
        raise WrongSettings(f'{where}, body: it is {" or ".join(BODIES)}, not "{raw["body"]}".')
    if not raw["stages"] or raw["stages"][-1] != PUBLISHED:
        raise WrongSettings(f'{where}, stages: they stand in their order, and the last is "{PUBLISHED}".')
    if strange := [one for one in raw["products"] if one not in PRODUCTS]:
        raise WrongSettings(f"{where}, products: {', '.join(strange)}. There are {', '.join(PRODUCTS)}.")
    return Regime(
        name=raw["name"],
        body=raw["body"],
        since=date.fromisoformat(raw["from"]),
        stages=tuple(raw["stages"]),
        months_to_publish=raw["months_to_publish"],
        counted_from=raw["counted_from"],
        products=tuple(raw["products"]),
    )


def _letters(raw: dict) -> dict[str, str]:
    """Return what each letter of the census's code set CS131 means; raise WrongSettings for another meaning."""
    if strange := [value for value in raw.values() if value not in PRE_PROCEEDINGS_OUTCOMES]:
        raise WrongSettings(
            f"settings.toml, [pre_proceedings] outcomes: {', '.join(map(str, strange))}. "
            f"There are {', '.join(PRE_PROCEEDINGS_OUTCOMES)}."
        )
    return dict(raw)


def _checked(raw: dict) -> Settings:
    shelf = raw["disclosure"]
    if not (isinstance(shelf["threshold"], int) and shelf["threshold"] >= 6):
        raise WrongSettings("settings.toml, [disclosure] threshold: it may be raised above 6, never lowered.")
    if shelf["sensitive_threshold"] < max(10, shelf["threshold"]):
        raise WrongSettings(
            "settings.toml, [disclosure] sensitive_threshold: at least 10, and at least threshold."
        )
    if len(set(raw["districts"]["names"])) != len(raw["districts"]["names"]):
        raise WrongSettings("settings.toml, [districts] names: a district stands there twice.")
    return Settings(
        authority=raw["authority"]["name"],
        authority_code=raw["authority"]["code"],
        region=raw["authority"]["region"],
        panel=raw["authority"]["panel"],
        contact=raw["authority"]["contact"],
        districts=tuple(raw["districts"]["names"]),
        standards=dict(raw["standards"]),
        targets=tuple(
            Target(measure, float(t["value"]), t["set_by"], date.fromisoformat(str(t["on"])))
            for measure, t in raw.get("targets", {}).items()
        ),
        threshold=shelf["threshold"],
        sensitive_threshold=shelf["sensitive_threshold"],
        smallest_denominator=shelf["smallest_denominator"],
        regimes=tuple(_regime(one) for one in raw["reviews"]["regimes"]),
        pre_proceedings_letters=_letters(raw.get("pre_proceedings", {}).get("outcomes", {})),
        neighbours=tuple(raw["neighbours"]["names"]),
        neighbours_model_year=raw["neighbours"]["model_year"],
        loads_years=raw["retention"]["loads_years"],
        cases_years=raw["retention"]["cases_years"],
        access={person.lower(): tuple(roles) for person, roles in raw.get("access", {}).items()},
    )


def read_settings(path: Path = SETTINGS_FILE) -> Settings:
    """Read a settings file; raise WrongSettings saying which table and key is missing or wrong."""
    try:
        return _checked(tomllib.loads(path.read_text(encoding="utf-8")))
    except tomllib.TOMLDecodeError as wrong:
        raise WrongSettings(f"{path.name} is not TOML: {wrong}.") from wrong
    except KeyError as missing:
        raise WrongSettings(
            f"{path.name} has no {missing}. Compare it with the one that came with the code."
        ) from missing


@cache
def settings() -> Settings:
    """Return this council's settings, read once."""
    return read_settings()
