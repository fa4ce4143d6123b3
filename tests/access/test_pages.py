"""The table of pages is the role matrix: it is written out here a second time, by role."""

import pytest

from memberpanel.access.pages import FOLDER, PAGES, ROLES, page, pages_for
from tests.access.matrix import BESIDE, FOR_EVERYBODY


@pytest.mark.parametrize("role", [*ROLES, "deputy"])
def test_each_role_opens_its_own_pages_and_no_other(role):
    assert {one.url for one in PAGES if one.may_open(role)} == FOR_EVERYBODY | BESIDE[role]


def test_a_role_that_does_not_exist_opens_nothing():
    assert pages_for("administrator") == []


def test_exact_counts_are_for_the_director_alone():
    assert page("exact").roles == ("director",)


def test_only_pages_whose_file_is_there_are_offered():
    assert all(one.file.exists() for role in ROLES for one in pages_for(role))


def test_every_file_of_the_folder_is_in_the_table():
    assert {file.name for file in FOLDER.glob("*.py")} <= {one.file.name for one in PAGES}


def test_the_first_page_is_at_a_glance():
    assert pages_for("member")[0].url == "at-a-glance"


def test_every_page_of_the_folder_checks_the_role_for_its_own_address():
    for one in PAGES:
        if one.file.exists():
            assert f'enter("{one.url}")' in one.file.read_text(encoding="utf-8"), one.file.name
