"""What the measures count of the demonstration's cases, pandas counts as well, by a program that shares nothing with them."""

from benchmarks.england import COMPARED, WAYS, make_england


def test_pandas_counts_what_the_measures_count(demo_home, tmp_path):
    file = tmp_path / "england.duckdb"
    rows = make_england(demo_home, file, share=0.01)
    assert rows["referrals"] > 50_000
    counted = {way: count(file, list(COMPARED))["totals"] for way, count in WAYS.items()}
    assert set(counted["pandas"]) == set(COMPARED)
    assert counted["measures"] == counted["pandas"]
    assert min(counted["measures"]["referrals"][-22:]) > 1_000
