"""What the made-up service says, what the panel asked for, and what members asked."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Commentary:
    """What the service says of one measure: what happened, why, what is being done, by when, who."""

    measure: str
    happened: str
    why: str
    doing: str
    by_when: str
    role: str


@dataclass(frozen=True)
class Action:
    """What the panel asked for, and what came back; `done` says whether it is closed."""

    measure: str
    text: str
    owner: str
    due: date
    came_back: str = ""
    done: bool = False


@dataclass(frozen=True)
class Question:
    """What a member asked, and the answer."""

    measure: str
    text: str
    asked_by: str
    answer: str = ""


_DIRECTOR, _ASSISTANT = "Director of Children's Services", "Assistant Director"
_SAFEGUARDING, _FRONT = "Head of Safeguarding", "Head of First Response"

_STORY = (
    Commentary(
        "reviews_in_time",
        "Fewer plans were reviewed in time than in the quarter before, for the {reviews} quarter running.",
        "More children are on a plan since the autumn of 2024, and the number of conference chairs did not change.",
        "Two more chairs have been appointed, and review dates are booked at the initial conference.",
        "End of December 2026",
        _SAFEGUARDING,
    ),
    Commentary(
        "plans_open",
        "The number of children on a plan has stayed at its higher level since the autumn of 2024.",
        "Plans began to last longer when the panel that agrees their ending was strengthened.",
        "Every plan that has run for nine months is looked at by a senior manager.",
        "Reported to the panel each quarter",
        _ASSISTANT,
    ),
    Commentary(
        "plans_open_rate",
        "The rate follows the number of children on a plan; it is now closer to that of similar counties.",
        "Plans last longer than they did; about as many begin.",
        "An audit of plans that began in the last year is under way.",
        "End of January 2027",
        _ASSISTANT,
    ),
    Commentary(
        "re_referrals",
        "The share of referrals that follow another within a year has risen slowly for two years.",
        "Audit shows cases closed after assessment without a plan for early help.",
        "No case closes without a named early help contact; closures are sampled each month.",
        "End of November 2026",
        _FRONT,
    ),
    Commentary(
        "board_attendance",
        "Attendance was below the target; two agencies came to fewer than half of meetings in the last year.",
        "One of them changed its representative; the other covers a wide area with a small team.",
        "The independent scrutineer has written to both chief executives and offered joining by video.",
        "Next meeting of the board",
        "Independent scrutineer",
    ),
    Commentary(
        "referrer_informed",
        "Too many referrers were still not told in writing what was done, or were told late.",
        "The letter is typed by hand after the decision.",
        "The case system will send the letter when the decision is recorded.",
        "End of December 2026",
        _FRONT,
    ),
    Commentary(
        "conferences_in_time",
        "About one initial conference in five was held later than the standard.",
        "Late conferences were mostly of large families, where several schools had to be invited.",
        "Conference dates are held open each week for families with many agencies.",
        "End of October 2026",
        _SAFEGUARDING,
    ),
    Commentary(
        "conferences_held_in_time",
        "About one conference in five was late; as many as in earlier quarters.",
        "Several agencies had to be invited at short notice.",
        "Conference dates are held open each week.",
        "End of October 2026",
        _SAFEGUARDING,
    ),
    Commentary(
        "assessments_in_time",
        "Most assessments were finished within the standard; as many as in earlier quarters.",
        "Those that were late waited for reports from specialists.",
        "Team managers look at every assessment after 35 working days.",
        "Continuing",
        _ASSISTANT,
    ),
    Commentary(
        "minutes_in_time",
        "About a quarter of minutes were sent later than the standard.",
        "Minute takers left and their posts were vacant for a time.",
        "Two more minute takers have been appointed.",
        "End of September 2026",
        "Conference service manager",
    ),
    Commentary(
        "police_notifications",
        "Three notices in ten still did not say what the risk to the children is.",
        "The form has no field for it; officers write it in their own words or leave it out.",
        "The risk assessment becomes part of the form, and the police sample notices each month.",
        "End of December 2026",
        "Detective Superintendent, public protection",
    ),
    Commentary(
        "dbs_checks",
        "Most checks were in date; one agency's return did not come.",
        "Renewals of temporary staff were booked late.",
        "The remaining renewals are booked, and the missing return has been asked for.",
        "End of December 2026",
        "Head of Human Resources",
    ),
    Commentary(
        "proceedings_in_26_weeks",
        "About a third of children had a decision within 26 weeks, as in the country as a whole.",
        "Courts wait for experts and for assessments of relatives.",
        "Assessments of relatives now begin before the application.",
        "End of March 2027",
        _ASSISTANT,
    ),
    Commentary(
        "proceedings_weeks",
        "Proceedings took about 40 weeks, longer than the 26 weeks of the law.",
        "Experts and assessments of relatives take longest.",
        "Meeting each month with the court about cases beyond 26 weeks.",
        "Continuing",
        _ASSISTANT,
    ),
)
_ORDINALS = {"2026-27-Q1": "seventh", "2026-27-Q2": "eighth"}


def commentary(quarter: str) -> list[Commentary]:
    """Return what the service says in a quarter."""
    said = []
    for words in _STORY:
        happened = words.happened.format(reviews=_ORDINALS[quarter])
        said.append(Commentary(words.measure, happened, words.why, words.doing, words.by_when, words.role))
    return said


ACTIONS = {
    "2026-27-Q1": (
        Action("reviews_in_time", "Report why fewer plans are reviewed in time, with a plan to mend it.", _SAFEGUARDING,
               date(2026, 9, 18), "A report came to the panel; two more chairs have been appointed.", done=True),
        Action("board_attendance", "Write to the agencies that come to fewer than half of board meetings.",
               "Independent scrutineer", date(2026, 9, 30), ""),
        Action("re_referrals", "Audit 40 cases that came back within a year of closing.", _FRONT, date(2026, 12, 4),
               "The sample is drawn; findings come to the next meeting."),
        Action("referrer_informed", "Say when the case system will send the letter to referrers.", _FRONT,
               date(2026, 11, 27)),
    ),
    "2026-27-Q2": (
        Action("plans_open", "Bring a page on why plans last longer than two years ago.", _ASSISTANT, date(2027, 1, 15)),
        Action("repeat_plans", "Show how long children were without a plan before a second one.",
               "Performance manager", date(2027, 1, 15)),
        Action("proceedings_weeks", "Ask the family court what would shorten the longest cases.", _DIRECTOR,
               date(2027, 1, 29)),
    ),
}  # fmt: skip

QUESTIONS = {
    "2026-27-Q1": (
        Question("referrals", "Why were there so many referrals in the spring of 2025, and could it happen again?",
                 "Scrutiny chair",
                 "A campaign in schools and a change in how the police send notifications came together. Both are settled."),
        Question("plans_open", "Are we putting more children on plans, or keeping them longer?", "Lead Member",
                 "About as many plans begin as before; they last longer."),
    ),
    "2026-27-Q2": (
        Question("reviews_in_time", "Which part of the delay is ours, and which is other agencies'?",
                 "Scrutiny spokesperson", "Most late reviews waited for a chair; that is ours to mend."),
        Question("re_referrals", "Does a referral that comes back mean that the first was closed too soon?",
                 "Scrutiny chair"),
        Question("board_attendance", "What happens if an agency still does not come?", "Lead Member"),
    ),
}  # fmt: skip
