"""How many rows were read is said in tens: exact numbers of two releases would count what came between them."""

import pytest

from memberpanel.drafting.about import rounded_rows, rounded_up
from memberpanel.release.reading import open_release
from memberpanel.release.which import current


@pytest.mark.parametrize(("rows", "said"), [(0, 0), (1, 10), (14, 10), (15, 20), (54_198, 54_200)])
def test_rows_are_said_to_the_nearest_ten_and_few_as_ten(rows, said):
    assert rounded_rows(rows) == said


@pytest.mark.parametrize(("rows", "said"), [(0, 0), (1, 10), (10, 10), (11, 20), (40, 40)])
def test_rows_left_out_are_at_most_so_many(rows, said):
    assert rounded_up(rows) == said


def test_no_release_says_of_any_sheet_how_many_rows_it_had(demo_home):
    quality = open_release(current(demo_home)).quality()
    for name in ("rows_read", "rows_loaded", "rows_refused", "rows_queried"):
        assert (quality[name] % 10 == 0).all()
    assert (quality["rows_refused"] > 0).any()
