"""The role matrix end to end: people sign in at a real provider, and ask a real server for every page by its address."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from memberpanel.access.pages import PAGES, ROLES, page
from memberpanel.panel_record.record import record
from tests.access.matrix import BESIDE, FOR_EVERYBODY
from tests.browser.looking import go_to, look_as, wait_until_drawn
from tests.providing import serving_behind_a_provider, signed_in_cookie
from tests.ui.made_home import make_published_home
from tests.ui.talking import Shown, shown_at

pytestmark = pytest.mark.browser
AUTHOR, DEPUTY, LATE = "author@example.gov.uk", "deputy@example.gov.uk", "late@example.gov.uk"
SEVERAL, STRANGER = "several@example.gov.uk", "stranger@example.gov.uk"
PEOPLE = {
    **{f"{role}@example.gov.uk": [role] for role in ROLES},
    DEPUTY: ["author"],
    LATE: ["author"],
    SEVERAL: ["clerk", "analyst"],
    STRANGER: [],
}


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of a server that knows somebody of each role, a deputy, and one who was a deputy till yesterday."""
    folder = tmp_path_factory.mktemp("matrix")
    home, today = make_published_home(folder / "home"), date.today()
    day = timedelta(days=1)
    for person, ends in ((DEPUTY, today + day), (LATE, today - day)):
        record(home).delegate(
            person, starts=today - 9 * day, ends=ends, reason="Leave", given_by="Director", role="director"
        )
    with serving_behind_a_provider(home, folder, PEOPLE) as where:
        yield where


def _opened(shown: Shown, url: str) -> bool:
    return shown.tab.startswith(f"{page(url).title} – ")


def _looked(address: str, person: str) -> tuple[set[str], set[tuple[str, ...]]]:
    """Return the pages that open for somebody who asks for each by its address, and the navigations that were sent."""
    cookie = signed_in_cookie(address, person)
    shown = {one.url: shown_at(address, one.url, cookie=cookie) for one in PAGES}
    assert all("not real children" in one.words for one in shown.values())
    assert not any("This page is not open to you" in one.words for one in shown.values())
    return {url for url, one in shown.items() if _opened(one, url)}, {
        tuple(one.titles) for one in shown.values()
    }


@pytest.mark.parametrize("role", ROLES)
def test_each_role_opens_its_own_pages_by_address_and_is_offered_those_alone(address, role):
    opened, navigations = _looked(address, f"{role}@example.gov.uk")
    assert opened == FOR_EVERYBODY | BESIDE[role]
    (offered,) = navigations
    assert set(offered) == {page(url).title for url in FOR_EVERYBODY | BESIDE[role]}


def test_a_stranger_opens_nothing_and_is_offered_nothing(address):
    cookie = signed_in_cookie(address, STRANGER)
    for one in PAGES:
        shown = shown_at(address, one.url, cookie=cookie)
        assert "You have no access" in shown.words, one.url
        assert "July to September" not in shown.words, one.url
        assert shown.titles == ["No access"], one.url


@pytest.mark.parametrize("person", [LATE, AUTHOR])
def test_without_a_delegation_of_today_nobody_is_a_deputy(address, person):
    shown = shown_at(address, "sign-off", cookie=signed_in_cookie(address, person))
    assert not _opened(shown, "sign-off")
    assert "deputy" not in shown.words


@pytest.mark.parametrize(
    ("person", "role", "opens", "stays_shut"),
    [
        (DEPUTY, "deputy", "sign-off", "exact"),
        (SEVERAL, "analyst", "upload", "commentary"),
    ],
)
def test_somebody_of_several_roles_opens_the_pages_of_the_one_looked_as(
    browser, address, person, role, opens, stays_shut
):
    context = browser.new_context()
    pairs = (pair.partition("=") for pair in signed_in_cookie(address, person).split("; "))
    context.add_cookies([{"name": name, "value": value, "url": address} for name, _, value in pairs])
    looking = context.new_page()
    looking.goto(f"{address}/at-a-glance")
    wait_until_drawn(looking)
    look_as(looking, role)
    go_to(looking, page(opens))
    looking.get_by_test_id("stTopNav").get_by_role("button", name="Prepare").click()
    assert looking.get_by_role("menuitem", name=page(opens).title, exact=True).count() == 1
    assert looking.get_by_role("menuitem", name=page(stays_shut).title, exact=True).count() == 0
    context.close()
