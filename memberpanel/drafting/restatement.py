"""Which finished year a draft counts again, and why: asked for once, and told in every release from then on."""

import json
import re
from dataclasses import dataclass
from pathlib import Path

from memberpanel.disclosure.restating import Restated
from memberpanel.panel_record.could_identify import could_identify
from memberpanel.periods import year_in_words, year_is_final
from memberpanel.quarters import Quarter
from memberpanel.refusals import Refused
from memberpanel.release.reading import open_release

_YEAR = re.compile(r"(\d{4})-(\d{2})")


class CannotBeRestated(Refused):
    """The year is none, is not final, was not published, or was restated before; or no reason is given."""


@dataclass(frozen=True)
class Restatement:
    """The year that ends with quarter `year`, and the reason, which members read."""

    year: Quarter
    reason: str


def year_of(written: str) -> Quarter:
    """Return the last quarter of a financial year written as 2025-26; raise CannotBeRestated."""
    found = _YEAR.fullmatch(written.strip())
    if not found or (int(found[1]) + 1) % 100 != int(found[2]):
        raise CannotBeRestated(f'"{written}" is not a financial year. Write it as 2025-26 (April to March).')
    return Quarter(int(found[1]), 4)


def restated_before(earlier: list[Path]) -> list[dict]:
    """Return what the latest published release says of restatements, its own and those before."""
    return json.loads(open_release(earlier[-1]).manifest.get("restated") or "[]") if earlier else []


def restatable(earlier: list[Path], quarter: Quarter) -> list[Quarter]:
    """Return the years, by their last quarters and the latest first, that a draft of a quarter may count again."""
    if not earlier:
        return []
    release = open_release(earlier[-1])
    quarters = [Quarter.parse(one) for one in release.quarters()["quarter"]]
    done = {one["year"] for one in restated_before(earlier)}
    whole = [one for one in quarters if one.number == 4 and one.plus(-3) in quarters]
    return sorted(
        (one for one in whole if year_is_final(one, quarter) and str(one) not in done), reverse=True
    )


def refuse_restating(asked: Restatement, earlier: list[Path], quarter: Quarter) -> None:
    """Raise CannotBeRestated unless the year may be restated with this draft, for a reason that points to no child."""
    words = year_in_words(asked.year)
    if asked.year not in restatable(earlier, quarter):
        may = ", ".join(year_in_words(one) for one in restatable(earlier, quarter)) or "none yet"
        raise CannotBeRestated(
            f"{words[0].upper()}{words[1:]} cannot be restated with {quarter.said}: a year is once, after it was published "
            f"and its statutory return was made (from July to September on). That may be: {may}."
        )
    if not asked.reason.strip():
        raise CannotBeRestated(f"Say why {words} is restated: members read the reason.")
    reasons = could_identify(asked.reason)
    if any(sign.isdigit() for sign in asked.reason):
        reasons = [*reasons, "It has a number in it, which could be taken from another."]
    if reasons:
        raise CannotBeRestated(
            f"The reason could point to a child. {' '.join(reasons)} Say it in other words."
        )


def told(earlier: list[Path], release: str, asked: Restatement | None, restated: Restated | None) -> str:
    """Return key `restated` of the manifest: of every restatement its year, release, reason and tables printed again.

    Which tables stand although they would differ is for who drafts alone: it says that something small has moved. A
    year of which no table could be printed again was not restated.
    """
    before = restated_before(earlier)
    if asked and restated and restated.again:
        about = {"year": str(asked.year), "release": release, "reason": asked.reason.strip()}
        before = [*before, {**about, "tables": restated.again}]
    return json.dumps(before)


def outcome_in_words(restated: Restated) -> str:
    """Return what came of it, for who drafts."""
    if not restated.again and not restated.stand:
        return "Restated: no table, since none would differ from what was first reported"
    why = ", since a few children could be told from the difference" if restated.stand else ""
    return (
        f"Restated: tables printed again {len(restated.again)}, as first reported {len(restated.stand)}{why}"
    )
