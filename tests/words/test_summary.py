from pathlib import Path

import pytest

from memberpanel.release.files import write_release
from memberpanel.release.reading import Release, open_release
from memberpanel.words.standing import bands, status_line, symbols_explained
from memberpanel.words.summary import MOST_TILES, summary_text, tiles
from tests.made_release import NAME, made_frames, make_release


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Release:
    return open_release(make_release(Path(tmp_path_factory.mktemp("releases"))))


def changed(tmp_path: Path, table: str, change) -> Release:
    frames = made_frames()
    change(frames[table])
    return open_release(write_release(tmp_path / NAME, frames))


def test_exceptions_stand_first_and_there_are_at_most_ten(release):
    found = tiles(release)
    assert [tile.measure for tile in found] == [
        "re_referrals", "reviews_in_time", "plans_open", "referrals", "board_attendance",
    ]  # fmt: skip
    assert len(found) <= MOST_TILES


def test_a_tile_says_value_signal_and_standard(release):
    tile = next(tile for tile in tiles(release) if tile.measure == "reviews_in_time")
    assert (tile.title, tile.value, tile.note) == (
        "Reviews in time at 30 September", "84.4%", "standard: every review",
    )  # fmt: skip
    assert tile.words == "◆ Lower in each of the last nine quarters"


def test_a_hidden_tile_shows_its_symbol(tmp_path):
    def hide(figures):
        last = (figures["measure"] == "referrals") & (figures["quarter"] == "2026-27-Q2")
        figures.loc[last, ["status", "value", "numerator"]] = ["c", None, None]

    tile = next(tile for tile in tiles(changed(tmp_path, "figures", hide)) if tile.measure == "referrals")
    assert (tile.value, tile.words) == ("[c]", "Hidden this quarter")


def test_the_paragraph_says_what_is_steady_what_needs_an_answer_and_what_is_open(release):
    assert summary_text(release) == (
        "Referrals were within the usual range. "
        "Children on a child protection plan: 511; above average in each of the last eight quarters. "
        "Needs an answer: re-referrals within 12 months, 26.0%; higher in each of the last eight quarters. "
        "Needs an answer: reviews in time, 84.4%; the standard is every review; "
        "lower in each of the last nine quarters. "
        "One action from an earlier panel is still open."
    )


def test_only_the_first_concerns_are_named_one_by_one(tmp_path):
    def worry(signals):
        latest = signals["quarter"] == "2026-27-Q2"
        signals.loc[latest, ["point", "side", "meaning"]] = ["outside", "low", "concern"]

    words = summary_text(changed(tmp_path, "signals", worry))
    assert words.count("Needs an answer:") == 3
    assert "Also need an answer: five other measures." in words


def test_silence_is_not_said_to_be_safety(tmp_path):
    def calm(signals):
        signals["point"], signals["side"], signals["meaning"] = "common", "none", "common"

    words = summary_text(changed(tmp_path, "signals", calm))
    assert "a slow change can still lie within a usual range" in words
    assert "Referrals and children on a child protection plan were both within their usual range." in words


def test_the_status_line(release):
    assert status_line(release.manifest, approved="the Director, 30 October") == (
        "Quarter 2, 2026-27 · provisional · data as at 14 October 2026 · approved by the Director, 30 October · "
        "next revision when the next quarter is published, about 8 February 2027"
    )


def test_the_bands_come_from_the_manifest(release):
    assert bands(release.manifest, draft=False) == ["Demonstration data: not real children"]
    assert bands({"stamp": "live"}, draft=True) == ["DRAFT: not approved, not for circulation"]


def test_only_the_symbols_in_use_are_explained(release):
    words = symbols_explained(release.figures("repeat_plans"))
    assert words == (
        "[c] hidden, so that no child or member of staff can be worked out from it · "
        "[p] provisional: may change with later data"
    )
