"""Every page, as every role: found by looking, so that a new page is under test when its file is there."""

import pytest

from memberpanel.access.pages import PAGES, PREPARE, ROLES
from tests.ui.conftest import words

THERE = [one for one in PAGES if one.file.exists()]
CLOSED = "This page is not open to you"


@pytest.mark.parametrize("role", ROLES)
def test_what_is_open_to_a_role_is_shown_with_the_banner(look, role):
    at = look("at-a-glance", role)
    for one in THERE:
        if one.section == PREPARE or not one.may_open(role):
            continue
        at.switch_page(str(one.file)).run()
        told = words(at)
        assert not at.exception and not at.error, one.url
        assert CLOSED not in told, one.url
        assert "not real children" in told, one.url
        assert told.count("<h1") + len(at.title) == 1, one.url


@pytest.mark.parametrize("role", ["", "administrator", "Member"])
def test_an_unknown_role_sees_one_sentence_and_no_figure(look, role):
    at = look("at-a-glance", role)
    assert [title.value for title in at.title] == ["You have no access"]
    assert "84.4" not in words(at)
    assert at.get("plotly_chart") == []
