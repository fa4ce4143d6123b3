"""What members see never comes near the case store: it is not imported, and it need not be there."""

import os
import subprocess
import sys

from tests.browser.serving import ROOT

LOOK_AT_EVERY_PAGE = """
import sys
from streamlit.testing.v1 import AppTest
from memberpanel.access.pages import PREPARE, pages_for
at = AppTest.from_file("memberpanel/ui/entry.py", default_timeout=60)
at.session_state["role"] = "member"
at.run()
for one in pages_for("member"):
    at.switch_page(str(one.file)).run()
    assert not at.exception, (one.url, at.exception)
    assert any("not real children" in block.proto.body for block in at.get("html")), one.url
never = ("memberpanel.store", "memberpanel.extracts", "memberpanel.measures", "memberpanel.drafting")
print(sorted(name for name in sys.modules if name.startswith(never)))
"""


def test_every_member_page_is_shown_without_a_store_and_without_its_code(shown_home):
    assert not shown_home.store.exists()
    done = subprocess.run(
        [sys.executable, "-c", LOOK_AT_EVERY_PAGE],
        cwd=ROOT,
        env={**os.environ, "MEMBERPANEL_HOME": str(shown_home.folder), "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert done.stdout.strip() == "[]"
