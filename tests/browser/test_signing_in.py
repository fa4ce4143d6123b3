"""With an identity provider: nobody is shown anything before signing in, and roles come from the settings."""

from collections.abc import Iterator

import httpx
import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from tests.browser.looking import wait_until_drawn
from tests.providing import serving_behind_a_provider
from tests.ui.made_home import make_published_home
from tests.ui.talking import open_session

pytestmark = pytest.mark.browser
MEMBER, STRANGER = "lead.member@example.gov.uk", "stranger@example.gov.uk"


@pytest.fixture(scope="module")
def guarded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of a server behind an identity provider that knows two people."""
    folder = tmp_path_factory.mktemp("guarded")
    home = make_published_home(folder / "home")
    with serving_behind_a_provider(home, folder, {MEMBER: ["member"], STRANGER: []}) as address:
        yield address


def _sign_in(browser, address: str, person: str):
    page = browser.new_context().new_page()
    page.goto(f"{address}/plans")
    page.locator("input[name=sub]").fill(person)
    page.get_by_role("button", name="Authorize").click()
    page.wait_for_url(f"{address}/**")
    wait_until_drawn(page)
    return page


@pytest.mark.parametrize(
    "path", ["/media/0123.csv", "/_stcore/upload_file/a/b", "/figures/2026-27-Q2-v1/plans_open.csv"]
)
def test_a_stranger_gets_no_download_and_no_upload(guarded, path):
    assert httpx.get(guarded + path).status_code == 401
    assert httpx.put(guarded + path).status_code == 401


@pytest.mark.parametrize(
    "path",
    ["/plans/_stcore/stream", "//_stcore/stream", "/_stcore/stream/", "/%5Fstcore/stream", "/_stcore/health"],
)
def test_a_stranger_gets_no_session_by_another_spelling_either(guarded, path):
    with pytest.raises(InvalidStatus):
        connect(guarded.replace("http", "ws", 1) + path, origin=guarded, subprotocols=["streamlit"])


@pytest.mark.parametrize(
    "path",
    ["/MEDIA/x.csv", "/plans/media/x.csv", "/plans/_stcore/upload_file", "/_stcore//metrics", "/_stcore/nothing",
     "/static/nothing.js", "/_stcore/component/x"],
)  # fmt: skip
def test_what_is_nearly_an_address_is_the_empty_shell_or_nothing(guarded, path):
    answer = httpx.get(guarded + path)
    assert answer.status_code == 404 or '<div id="root"></div>' in answer.text
    assert "Referrals" not in answer.text
    assert httpx.put(guarded + path).status_code in (401, 404, 405)


def test_a_stranger_gets_no_session_and_every_page_leads_to_the_provider(guarded):
    with pytest.raises(InvalidStatus):
        open_session(guarded)
    answer = httpx.get(f"{guarded}/plans")
    assert answer.status_code == 302
    assert answer.headers["location"].startswith("/auth/login?provider=")


def test_a_name_that_is_not_ours_is_answered_nothing(guarded):
    for path in ("/", "/plans", "/_stcore/health"):
        assert httpx.get(guarded + path, headers={"Host": "elsewhere.example.com"}).status_code == 421


def test_a_forged_cookie_is_a_strangers(guarded):
    answer = httpx.get(
        f"{guarded}/media/0123.csv", headers={"Cookie": "_streamlit_user=eyJlbWFpbCI6IngifQ.a.b"}
    )
    assert answer.status_code == 401


def test_a_member_signs_in_sees_the_quarter_and_cannot_choose_another_role(browser, guarded):
    page = _sign_in(browser, guarded, MEMBER)
    page.get_by_text("not real children").first.wait_for()
    assert page.get_by_role("combobox", name="Look as").count() == 0
    kept = {cookie["name"]: cookie for cookie in page.context.cookies()}["_streamlit_user"]
    assert kept["httpOnly"]
    assert kept["expires"] - page.evaluate("Date.now() / 1000") <= 8 * 3600 + 60
    page.context.close()


def test_somebody_whom_the_settings_do_not_name_sees_one_sentence(browser, guarded):
    page = _sign_in(browser, guarded, STRANGER)
    assert page.locator("h1").inner_text() == "You have no access"
    assert page.get_by_role("link", name="Plans").count() == 0
    assert "84.4" not in page.locator("main").inner_text()
    page.context.close()


def test_the_presentation_is_closed_to_strangers_and_open_to_a_member(browser, guarded):
    where = f"{guarded}/presenting/2026-27-Q2-v1"
    assert httpx.get(where).status_code == 401
    page = _sign_in(browser, guarded, MEMBER)
    assert page.request.get(where).status == 200
    page.context.close()
    page = _sign_in(browser, guarded, STRANGER)
    assert page.request.get(where).status == 403
    page.context.close()
