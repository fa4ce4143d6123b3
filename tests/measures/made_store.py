"""A case store made in memory, with the tables and columns that measures read and the rows a test gives."""

from datetime import date
from itertools import groupby

import duckdb

COLUMNS = {
    "contacts": "child_id varchar, contact_date date, source varchar, district varchar, age integer, outcome varchar",
    "referrals": "child_id varchar, referral_date date, source varchar, no_further_action boolean, "
    "referrals_in_12_months integer, referrer_informed_date date, informing_not_required varchar, district varchar, "
    "age integer, sex varchar, ethnicity varchar, disability boolean, family_id varchar",
    "assessments": "child_id varchar, start_date date, authorised_date date, referral_date date, child_seen boolean, "
    "needs_social_care boolean, district varchar, age integer, disability boolean",
    "conferences": "child_id varchar, strategy_date date, conference_not_needed boolean, conference_date date, "
    "resulted_in_plan boolean, transfer_in boolean, family_id varchar, district varchar, age integer",
    "protection_plans": "child_id varchar, start_date date, end_date date, initial_category varchar, "
    "latest_category varchar, previous_plans integer, last_visit_date date, seen_alone boolean, "
    "latest_review_date date, end_reason varchar, other_authority boolean, family_id varchar, district varchar, "
    "age integer, sex varchar, ethnicity varchar, disability boolean",
    "plan_reviews": "child_id varchar, plan_start_date date, due_date date, review_date date, quorate boolean, "
    "participation varchar, continued boolean",
    "plan_visits": "child_id varchar, visit_date date, seen boolean, seen_alone boolean, bedroom_seen boolean",
    "proceedings": "child_id varchar, family_id varchar, case_number varchar, pre_proceedings_start date, "
    "letter_sent date, pre_proceedings_outcome varchar, pre_proceedings_end date, application_date date, "
    "application_type varchar, irh_date date, final_hearing_date date, concluded_date date, extension boolean, "
    "extension_reason varchar, final_order varchar, district varchar, age integer, family_meeting_offered boolean, "
    "family_meeting_held boolean",
    "meetings": "meeting_id varchar, meeting_type varchar, meeting_date date, agency varchar, invited boolean, "
    "attendance varchar, report_submitted boolean, report_date date, quorate boolean, minutes_date date",
    "case_reviews": "reference varchar, regime varchar, stage varchar, decided_date date, published_date date, "
    "delay_reason varchar, independent_chair boolean, panel_chair boolean, management_reviews_expected integer, "
    "management_reviews_received integer, overview boolean, executive_summary boolean, grade varchar, "
    "actions_total integer, actions_done integer, learning varchar",
    "audit_of_practice": "quarter varchar, standard varchar, rating varchar, evidence varchar, owner varchar, "
    "action varchar, due_date date, measure varchar",
    "key_questions": "quarter varchar, question integer, agency varchar, answered boolean, assured varchar, "
    "gaps varchar, asked_date date",
    "agency_returns": "quarter varchar, agency varchar, indicator varchar, numerator integer, denominator integer, "
    "note varchar",
    "themes": "quarter varchar, theme varchar, point varchar, measures varchar",
    "benchmarks": "comparator varchar, area varchar, area_kind varchar, year integer, value double, status varchar, "
    "source varchar",
    "population": "area varchar, year integer, children integer, source varchar",
}
FIRST, LAST = date(2005, 4, 1), date(2027, 3, 31)


def _column_names(extract: str) -> list[str]:
    return [column.split()[0] for column in COLUMNS[extract].split(", ")]


class MadeStore:
    """A store in memory; `add` gives an extract rows, `load` says what it covers and which columns it had."""

    def __init__(self) -> None:
        self.connection = duckdb.connect(":memory:", config={"threads": 1})
        for name, columns in COLUMNS.items():
            self.connection.execute(f"create table {name} ({columns})")
        self.connection.execute(
            "create table coverage (extract varchar, covered_from date, covered_to date, load_id integer)"
        )
        self.connection.execute(
            "create table loads (load_id integer, extract varchar, columns varchar[], undone_at timestamp)"
        )
        self.connection.execute("create table settings (name varchar, value integer)")
        self._working_days()

    def _working_days(self) -> None:
        """Weekends alone are not worked here: tests that need a bank holiday add theirs with `holiday`."""
        self.has_holidays = False
        self.connection.execute(
            """
            create or replace table working_days as
            select
                day::date as day,
                sum(if(isodow(day) < 6, 1, 0)) over (order by day)::integer as number,
                isodow(day) < 6 as is_working,
            from generate_series(date '2005-01-01', date '2028-12-31', interval 1 day) as days (day)
            """
        )

    def add(self, extract: str, *rows: dict) -> "MadeStore":
        """Add rows given as {column: value}; columns not named are null. The extract is covered throughout."""
        for names, alike in groupby(rows, key=tuple):
            values = [list(row.values()) for row in alike]
            marks = ", ".join(f"({', '.join('?' for _ in names)})" for _ in values)
            self.connection.execute(
                f"insert into {extract} ({', '.join(names)}) values {marks}",
                [v for row in values for v in row],
            )
        if not self.connection.execute("select 1 from coverage where extract = ?", [extract]).fetchall():
            self.load(extract)
        return self

    def load(
        self, extract: str, *, begins: date = FIRST, ends: date = LAST, without: tuple[str, ...] = ()
    ) -> "MadeStore":
        """Say that a load of the extract covers these days, with every column but those in `without`."""
        columns = [name for name in _column_names(extract) if name not in without]
        number = self.connection.execute("select count(*) + 1 from loads").fetchone()[0]
        self.connection.execute("insert into loads values (?, ?, ?, null)", [number, extract, columns])
        self.connection.execute("insert into coverage values (?, ?, ?, ?)", [extract, begins, ends, number])
        return self

    def without_period(self, extract: str) -> "MadeStore":
        """Forget the period of an extract's loads, and keep that they are loaded."""
        self.connection.execute("delete from coverage where extract = ?", [extract])
        return self

    def forget(self) -> "MadeStore":
        """Forget what the loads so far covered; their rows stay."""
        self.connection.execute("delete from coverage")
        self.connection.execute("delete from loads")
        return self

    def holiday(self, day: date) -> "MadeStore":
        """Make a working day a bank holiday."""
        self.has_holidays = True
        self.connection.execute("update working_days set number = number - 1 where day >= ?", [day])
        self.connection.execute("update working_days set is_working = false where day = ?", [day])
        return self

    def empty(self) -> "MadeStore":
        """Take out every row and load, for the next test."""
        for name in (*COLUMNS, "coverage", "loads", "settings"):
            self.connection.execute(f"truncate {name}")
        if self.has_holidays:
            self._working_days()
        return self
