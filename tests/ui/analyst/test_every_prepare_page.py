"""Every page on which something is prepared, as every role that may open it."""

import pytest

from memberpanel.access.pages import PAGES, PREPARE, ROLES
from tests.ui.conftest import words

OPEN = [(one, role) for one in PAGES if one.section == PREPARE for role in one.roles if role in ROLES]


@pytest.mark.parametrize(("one", "role"), OPEN, ids=lambda part: getattr(part, "url", part))
def test_a_page_opens_with_one_title_the_band_and_no_error(open_shared, one, role):
    at = open_shared(one.url, role)
    assert not at.exception
    assert len(at.title) == 1
    told = words(at)
    assert "not real children" in told
    assert "This page is not open to you" not in told
