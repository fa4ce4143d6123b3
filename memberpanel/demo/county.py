"""The made-up county: everything that happened, and what its records held on a day."""

from dataclasses import dataclass
from datetime import date
from functools import cache

import numpy as np
import pandas as pd

from memberpanel.demo import court, front_door, meetings, plans, registers, reviews, visits
from memberpanel.demo.calendar import FIRST_DELIVERY, LATEST, LONG, day, days_in, working_days_after
from memberpanel.demo.people import People
from memberpanel.demo.story import Story, tell

# Chosen by search, so that where nothing but chance is at work no chart says otherwise (docs/demonstration.md).
SEEDS = {"story": 2026, "people": 1, "plans": 3, "court": 3, "meetings": 1, "registers": 1, "visits": 1}
_LATE_QUARTER = LATEST.plus(-1)
_LATE_REFERRALS, _LATE_ENDS = 14, 9
_OTHER_AUTHORITIES = 6  # temporary plans of other councils that begin in a quarter


@dataclass(frozen=True)
class County:
    """People, the story, and one frame for each kind of event, by number of the child; dates as they happened.

    Where something was recorded late, the column `recorded` says when; otherwise it is null.
    """

    people: People
    story: Story
    contacts: pd.DataFrame
    referrals: pd.DataFrame
    assessments: pd.DataFrame
    conferences: pd.DataFrame
    plans: pd.DataFrame
    reviews: pd.DataFrame
    visits: pd.DataFrame
    proceedings: pd.DataFrame
    attendance: pd.DataFrame
    board: pd.DataFrame


def _rng(name: str, seeds: dict[str, int]) -> np.random.Generator:
    return np.random.default_rng([seeds[name], sum(name.encode())])


@cache
def county() -> County:
    """Make the county from its seeds: the same every time."""
    return make_county(SEEDS)


def make_county(seeds: dict[str, int]) -> County:
    """Make a county from seeds by part."""
    story, rng = tell(seeds["story"]), _rng("people", seeds)
    people = People(rng)
    door = front_door.FrontDoor(rng, people, story)
    door.run()
    referred = front_door.referrals(rng, people, door, story)
    rng = _rng("plans", seeds)
    closed = referred.groupby("event")["no_further_action"].any().to_numpy()
    planning = plans.Planning(rng, people, door.all_events(), story, closed=closed)
    planning.run()
    conferred = plans.conferences(rng, people, planning, story)
    alone = plans.enquiries_alone(rng, planning, people, conferred, story)
    held = reviews.Reviewing(rng, planning)
    held.run(story)
    reviewed = reviews.reviews(rng, people, planning, held, story)
    rng = _rng("meetings", seeds)
    return County(
        people=people,
        story=story,
        referrals=_recorded_late(rng, referred, "on", _LATE_REFERRALS),
        contacts=front_door.contacts(rng, people, referred, story),
        assessments=front_door.assessments(rng, people, referred, story),
        conferences=pd.concat([conferred, alone], ignore_index=True),
        plans=pd.concat(
            [_late_ends(rng, plans.plans(rng, planning)), _of_others(rng, people)], ignore_index=True
        ),
        reviews=reviewed,
        visits=visits.visits(_rng("visits", seeds), planning, story),
        proceedings=court.Court(_rng("court", seeds), people, planning).run(),
        attendance=meetings.conferences(rng, conferred, reviewed),
        board=meetings.board(rng, story),
    )


def _recorded_late(rng, frame: pd.DataFrame, event: str, count: int) -> pd.DataFrame:
    """Let a few of a quarter's last events come into the records only after the first delivery."""
    last_weeks = pd.Timestamp(_LATE_QUARTER.end) - pd.Timedelta(days=25)
    happened = frame[event]
    rows = np.flatnonzero((happened >= last_weeks) & (happened <= pd.Timestamp(_LATE_QUARTER.end)))
    recorded = np.full(len(frame), np.datetime64("NaT", "D"))
    recorded[rng.permutation(rows)[:count]] = day(FIRST_DELIVERY) + 6
    return frame.assign(recorded=recorded)


def _late_ends(rng, frame: pd.DataFrame) -> pd.DataFrame:
    return _recorded_late(rng, frame, "end", _LATE_ENDS)


def _of_others(rng, people: People) -> pd.DataFrame:
    """Return temporary plans of other councils, which are counted nowhere."""
    frames = []
    for quarter in LONG[-10:]:
        families = people.new_families(_OTHER_AUTHORITIES, around=day(quarter.start), single=True)
        start = rng.choice(days_in(quarter), size=_OTHER_AUTHORITIES)
        frames.append(
            pd.DataFrame(
                {
                    "child": people.first[families],
                    "group": -1,
                    "start": start,
                    "end": working_days_after(start, rng.integers(25, 70, _OTHER_AUTHORITIES)),
                    "initial": rng.choice(["NEG", "EMO"], size=_OTHER_AUTHORITIES),
                    "previous": 0,
                    "reason": "transferred",
                    "other_authority": True,
                    "seen_alone": True,
                    "visited": 6,
                }
            )
        )
    joined = pd.concat(frames, ignore_index=True)
    return joined.assign(latest=joined["initial"], recorded=np.datetime64("NaT", "D"))


def _until(frame: pd.DataFrame, as_at: date, columns: list[str]) -> pd.DataFrame:
    """Blank the dates that had not come yet."""
    day_of = pd.Timestamp(as_at)
    return frame.assign(**{name: frame[name].where(frame[name] <= day_of) for name in columns})


def _happened(frame: pd.DataFrame, as_at: date, event: str) -> pd.DataFrame:
    day_of = pd.Timestamp(as_at)
    known = frame[event] <= day_of
    if "recorded" in frame and event != "start":
        known &= frame["recorded"].isna() | (frame["recorded"] <= day_of)
    return frame[known]


def as_at(made: County, on: date) -> dict[str, pd.DataFrame]:
    """Return what the records held on a day: one frame an extract, later dates blank, late records not yet there."""
    held = _until(_happened(made.conferences, on, "strategy"), on, ["held"])
    held["plan"] = held["plan"] & held["held"].notna()
    return {
        "contacts": _happened(made.contacts, on, "on"),
        "referrals": _until(_happened(made.referrals, on, "on"), on, ["informed"]),
        "assessments": _until(_happened(made.assessments, on, "start"), on, ["authorised"]),
        "conferences": held,
        "protection_plans": _plans_as_at(made, on),
        "plan_reviews": _happened(made.reviews, on, "on"),
        "plan_visits": _happened(made.visits, on, "on"),
        "proceedings": _proceedings_as_at(made.proceedings, on),
        "attendance": _until(_happened(made.attendance, on, "on"), on, ["minutes"]),
        "board": _happened(made.board, on, "on"),
        **_registers(on),
    }


def _registers(on: date) -> dict[str, pd.DataFrame]:
    return {
        "case_reviews": registers.case_reviews(on),
        "audit_of_practice": registers.audit_of_practice(on),
        "key_questions": registers.key_questions(_rng("registers", SEEDS), on),
        "agency_returns": registers.agency_returns(_rng("registers", SEEDS), on),
        "themes": registers.themes(on),
        "population": registers.population(),
    }


def _plans_as_at(made: County, on: date) -> pd.DataFrame:
    """Return plans that had started, with the last visit and the latest review known on the day."""
    day_of = pd.Timestamp(on)
    frame = _until(_happened(made.plans, on, "start"), on, ["end"])
    frame["end"] = frame["end"].where(frame["recorded"].isna() | (frame["recorded"] <= day_of))
    frame["reason"] = frame["reason"].where(frame["end"].notna(), "")
    until = frame["end"].fillna(day_of).to_numpy().astype("datetime64[D]")
    visited = working_days_after(until, -frame["visited"].to_numpy().astype(int))
    frame["visit"] = np.where(visited > frame["start"].to_numpy(), visited, np.datetime64("NaT"))
    seen = _happened(made.reviews, on, "on").groupby(["child", "start"], as_index=False)["on"].max()
    frame = frame.merge(seen.rename(columns={"on": "reviewed"}), on=["child", "start"], how="left")
    return _with_last_visits(frame, _happened(made.visits, on, "on"))


def _with_last_visits(frame: pd.DataFrame, visited: pd.DataFrame) -> pd.DataFrame:
    """Put in the last visit at which the child was seen, and whether alone, where visits are held."""
    last = visited[visited["seen"]].sort_values("on").drop_duplicates(["child", "start"], keep="last")
    last = last.rename(columns={"on": "lately"})[["child", "start", "lately", "alone"]]
    joined = frame.merge(last, on=["child", "start"], how="left")
    known = joined["lately"].notna()
    return joined.assign(
        visit=joined["lately"].where(known, joined["visit"]),
        seen_alone=joined["seen_alone"].where(~known, joined["alone"] == "Y"),
    ).drop(columns=["lately", "alone"])


def _proceedings_as_at(frame: pd.DataFrame, on: date) -> pd.DataFrame:
    """Return the register of cases: what was decided later is not yet known."""
    known = _until(frame, on, ["pre_start", "pre_end", "issued", "irh", "concluded"])
    known = known[known["pre_start"].notna() | known["issued"].notna()]
    return known.assign(
        order=known["order"].where(known["concluded"].notna(), ""),
        pre_outcome=known["pre_outcome"].where(known["pre_end"].notna(), ""),
        case=known["case"].where(known["issued"].notna(), ""),
        type=known["type"].where(known["issued"].notna(), ""),
    )
