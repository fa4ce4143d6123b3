"""What moved between two releases, from what they show."""

from memberpanel.release.compare import compare
from memberpanel.release.files import write_release
from memberpanel.release.reading import open_release
from tests.made_release import made_frames, make_release


def _changed(tmp_path, change) -> object:
    frames = made_frames(name="2026-27-Q2-v2")
    change(frames["figures"])
    return open_release(write_release(tmp_path / "2026-27-Q2-v2", frames))


def _at(figures, measure, quarter, group="all"):
    return (
        (figures["measure"] == measure) & (figures["quarter"] == quarter) & (figures["group_name"] == group)
    )


def test_a_release_moved_nothing_from_itself(tmp_path):
    release = open_release(make_release(tmp_path))
    found = compare(release, release)
    assert found.moved.empty and found.hidden.empty and found.shown.empty
    assert found.restated["quarter"].tolist() == ["2026-27-Q1"]
    assert found.new_quarters == ()


def test_moved_hidden_and_restated(tmp_path):
    def change(figures):
        moved = _at(figures, "referrals", "2026-27-Q1")
        figures.loc[moved, ["numerator", "value"]] = 1371.0
        gone = _at(figures, "plans_open", "2026-27-Q2", "Melton")
        figures.loc[gone, ["numerator", "value"]] = None
        figures.loc[gone, "status"] = "c"

    found = compare(_changed(tmp_path, change), open_release(make_release(tmp_path)))
    assert found.moved[["title", "said", "value_before", "value_now"]].values.tolist() == [
        ["Referrals", "April to June 2026 (Q1)", 1365.0, 1371.0]
    ]
    assert found.hidden[
        ["title", "breakdown", "group_name", "value_before", "status_now"]
    ].values.tolist() == [["Children on a child protection plan", "district", "Melton", 40.0, "c"]]
    assert found.restated[["measure", "value_before", "value_now"]].values.tolist() == [
        ["referrals", 1365.0, 1371.0]
    ]


def test_a_new_quarter(tmp_path):
    frames = made_frames(name="2026-27-Q1-v1")
    for table in ("quarters", "figures"):
        frames[table] = frames[table][frames[table]["quarter"] != "2026-27-Q2"]
    older = open_release(write_release(tmp_path / "older", frames))
    assert compare(open_release(make_release(tmp_path)), older).new_quarters == ("2026-27-Q2",)
