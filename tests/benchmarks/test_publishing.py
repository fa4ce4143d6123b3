"""While a quarter is published and the one before it withdrawn, whoever reads goes on reading."""

from benchmarks.publishing import publish_under_readers
from memberpanel.release.which import standing
from tests.ui.made_home import make_published_home


def test_no_read_fails_while_versions_are_published_and_withdrawn(tmp_path):
    home = make_published_home(tmp_path / "home")
    load = publish_under_readers(home, sessions=4, rounds=2)
    assert load.errors == []
    assert len(load.reruns) >= 4
    now = standing(home)
    assert now.published[-1] == "2026-27-Q2-v3"
    assert set(now.withdrawn) == {"2026-27-Q2-v1", "2026-27-Q2-v2"}
