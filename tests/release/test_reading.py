"""Reading a release gives back what was written, in order, and reaches nothing else."""

from concurrent.futures import ThreadPoolExecutor

import duckdb
import pytest

from memberpanel.release.files import WrongRelease, write_release
from memberpanel.release.reading import NoSuchMeasure, Release, open_release
from tests.made_release import made_frames, make_release


@pytest.fixture(scope="module")
def release(tmp_path_factory) -> Release:
    return open_release(make_release(tmp_path_factory.mktemp("releases")))


def test_manifest_and_name(release):
    assert (release.name, str(release.quarter), release.manifest["cut_off"]) == (
        "2026-27-Q2-v1",
        "2026-27-Q2",
        "2026-10-14",
    )
    assert release.is_demonstration and not release.is_draft


def test_totals_come_in_order_of_quarter_with_its_words(release):
    figures = release.figures("referrals")
    assert list(figures["value"]) == [
        1338, 1464, 1402, 1310, 1371, 1333, 1464, 1420, 1390, 1350, 1905, 1402, 1377, 1440, 1365, 1412,
    ]  # fmt: skip
    assert figures["said"].iloc[-1] == "July to September 2026 (Q2)"
    assert list(figures["provisional"]) == [False] * 15 + [True]
    assert list(figures["revised"]) == [False] * 14 + [True, False]


def test_a_hidden_cell_is_null_with_its_symbol(release):
    districts = release.figures("plans_open", "district").query("quarter == '2026-27-Q2'")
    assert list(districts["status"]) == ["shown"] * 6 + ["c"] * 3
    assert districts["value"].tolist()[:6] == [66, 123, 50, 81, 40, 79]
    assert districts["value"].isna().tolist() == [False] * 6 + [True] * 3
    assert districts["group_name"].iloc[-1] == "Unknown"


def test_measures_of_a_topic(release):
    assert list(release.measures("plans")["measure"]) == [
        "plans_open",
        "plans_open_rate",
        "reviews_in_time",
        "repeat_plans",
    ]
    assert len(release.measures()) == 8


def test_one_measure(release):
    measure = release.measure("reviews_in_time")
    assert (measure["standard"], measure["standard_words"]) == (100.0, "every review")
    with pytest.raises(NoSuchMeasure, match='no measure "reviews_late"'):
        release.measure("reviews_late")


def test_a_register_is_a_table_with_its_columns_in_order(release):
    reviews = release.register("case_reviews")
    assert list(reviews.columns) == ["Review", "Stage", "Decided", "Published"]
    assert reviews.iloc[1].tolist() == ["Review B", "Published", "November 2025", "May 2026"]


def test_the_connection_reaches_nothing_but_the_release(release):
    for query in ("select * from read_csv('settings.toml')", "attach 'other.duckdb'", "set threads = 1"):
        with pytest.raises(duckdb.Error):
            release._frame(query)
    with pytest.raises(duckdb.Error):
        release._frame("delete from figures")


def test_threads_share_one_release(release):
    def values(measure: str) -> list[float]:
        return release.figures(measure)["value"].tolist()

    alone = {name: values(name) for name in ("referrals", "plans_open", "re_referrals")}
    asked = ["referrals", "plans_open", "re_referrals"] * 60
    with ThreadPoolExecutor(8) as threads:
        assert [alone[name] for name in asked] == list(threads.map(values, asked))


def test_a_plain_connection_to_the_same_file_may_stand_open_too(release):
    with duckdb.connect(str(release.path / "release.duckdb"), read_only=True) as plain:
        assert plain.execute("select count(*) from measures").fetchone() == (8,)
        assert len(release.measures()) == 8


def test_a_damaged_file_is_refused(tmp_path):
    (tmp_path / "release.duckdb").write_bytes(b"not a database at all")
    with pytest.raises(WrongRelease, match="damaged"):
        open_release(tmp_path)


def test_a_missing_release_is_refused(tmp_path):
    with pytest.raises(WrongRelease, match="There is no release 2026-27-Q1-v3"):
        open_release(tmp_path / "2026-27-Q1-v3")


def test_a_format_of_the_future_is_refused(tmp_path):
    frames = made_frames()
    frames["manifest"].loc[frames["manifest"]["key"] == "format", "value"] = "9"
    with pytest.raises(WrongRelease, match="has format 9; this version reads format 1"):
        open_release(write_release(tmp_path / "2030-31-Q1-v1", frames))
