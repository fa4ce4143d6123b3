"""The other half of the role matrix: who may do what."""

import pytest

from memberpanel.access.acts import ACTS, DEPUTY, NotYours, refuse_unless
from memberpanel.access.pages import ROLES
from tests.access.matrix import MAY


@pytest.mark.parametrize("role", [*ROLES, DEPUTY])
def test_each_role_does_its_own_acts_and_no_other(role):
    assert {act for act, roles in ACTS.items() if role in roles} == MAY[role]
    for act in ACTS:
        if act in MAY[role]:
            refuse_unless(act, role)
        else:
            with pytest.raises(NotYours, match=f"you look as {role}"):
                refuse_unless(act, role)


def test_an_act_that_the_table_lacks_is_nobodys():
    with pytest.raises(NotYours, match="To erase the trail is for nobody"):
        refuse_unless("erase the trail", *ROLES, DEPUTY)


def test_one_of_several_roles_is_enough():
    refuse_unless("load", "member", "analyst")


def test_nobody_is_given_the_deputys_role_by_a_list_or_a_claim():
    assert DEPUTY not in ROLES
