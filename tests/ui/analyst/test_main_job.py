"""The main job from end to end: drop a file, accept, draft, approve, publish, and a member reads the new version."""

from memberpanel.release.which import current, drafts
from tests.extracts.workbooks import comma_separated
from tests.ui.analyst.conftest import confirm_and_accept, press

ONE_MORE = comma_separated([
    ["Child Unique ID", "Date of referral", "Referral Source", "Referral NFA?"],
    ["a child of this test alone", "15/09/2026", "6", "No"],
])  # fmt: skip


def test_a_spreadsheet_becomes_the_second_version_that_a_member_reads(open_as, own_demo_home):
    at = open_as("upload", "analyst")
    at.file_uploader[0].set_value([("more.csv", ONE_MORE, "text/csv")]).run()
    confirm_and_accept(press(at, "Read and check"))

    at = press(open_as("prepare", "analyst"), "Draft")
    assert not at.exception and not at.error
    assert [path.name for path in drafts(own_demo_home)] == ["2026-27-Q2-v2"]

    at = open_as("sign-off", "director")
    next(one for one in at.checkbox if one.label.startswith("This list is complete")).check().run()
    press(press(at, "Approve"), "Publish")
    assert current(own_demo_home).name == "2026-27-Q2-v2"

    member = open_as("referrals", "member")
    box = next(one for one in member.selectbox if one.label == "Panel shown")
    assert box.options[0] == "July to September 2026 (version 2)"
