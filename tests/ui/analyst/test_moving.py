"""What a load would move: published referrals of the latest quarter, and one referral more."""

from memberpanel.drafting.consequences import consequences
from memberpanel.extracts.reading import read_files
from memberpanel.release.reading import open_release
from memberpanel.release.which import current
from memberpanel.store.loading import abandon, prepare
from tests.extracts.workbooks import comma_separated

ONE_MORE = comma_separated([
    ["Child Unique ID", "Date of referral", "Referral Source", "Referral NFA?"],
    ["a child of this test alone", "15/09/2026", "6", "No"],
])  # fmt: skip


def test_one_referral_more_moves_the_referrals_of_its_quarter_by_one(own_demo_home):
    figures = open_release(current(own_demo_home)).figures("referrals")
    before = figures.loc[figures["quarter"] == "2026-27-Q2", "value"].iloc[0]
    # The file covers its one day: whatever else was referred on that day and is not in it goes away.
    readings = read_files([("more.csv", ONE_MORE)])
    prepared = prepare(own_demo_home, readings, actor="analyst")
    gone = sum(effect.gone for effect in prepared.effects)
    moved = consequences(prepared).set_index(["measure", "quarter"])
    abandon(prepared)
    row = moved.loc[("referrals", "2026-27-Q2")]
    assert row["published"] == before
    assert row["would_be"] == before + 1 - gone
