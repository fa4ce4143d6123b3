from memberpanel.access.roles import roles_of

ACCESS = {"jo.bloggs@example.gov.uk": ("analyst", "member"), "ann@example.gov.uk": ("director",)}


def test_a_person_on_the_list_has_the_roles_of_the_list_in_their_order():
    assert roles_of({"email": "Jo.Bloggs@example.gov.uk"}, ACCESS) == ("member", "analyst")


def test_a_stranger_has_none():
    assert roles_of({"email": "somebody@example.com"}, ACCESS) == ()


def test_somebody_without_an_address_has_none():
    assert roles_of({}, ACCESS) == ()


def test_an_address_that_was_not_verified_counts_for_nothing():
    assert roles_of({"email": "ann@example.gov.uk", "email_verified": False}, ACCESS) == ()


def test_a_claim_counts_only_when_the_settings_name_it():
    person = {"email": "new@example.gov.uk", "panel_roles": ["clerk", "emperor"]}
    assert roles_of(person, ACCESS) == ()
    assert roles_of(person, {**ACCESS, "claim": ("panel_roles",)}) == ("clerk",)


def test_a_claim_may_be_one_word():
    assert roles_of({"panel_roles": "governance"}, {"claim": ("panel_roles",)}) == ("governance",)


def test_nobody_becomes_somebody_by_an_address_that_spells_claim():
    assert roles_of({"email": "claim"}, {"claim": ("member",)}) == ()
