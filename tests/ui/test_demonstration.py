"""Every member page on the demonstration: real measures, real registers, real gaps."""

from streamlit.testing.v1 import AppTest

from memberpanel.access.pages import PREPARE, pages_for
from tests.ui.conftest import ENTRY


def test_every_member_page_is_shown_without_an_error(demo_home, monkeypatch):
    monkeypatch.setenv("MEMBERPANEL_HOME", str(demo_home.folder))
    at = AppTest.from_file(ENTRY, default_timeout=60)
    at.session_state["role"] = "member"
    at.run()
    for one in pages_for("member"):
        assert one.section != PREPARE
        at.switch_page(str(one.file)).run()
        assert not at.exception and not at.error, one.url
        for chart in at.get("plotly_chart"):
            assert chart.proto.alt, one.url
