"""Which roles a person has: from settings.toml, or from a claim that settings.toml names."""

from collections.abc import Mapping
from typing import Any

from memberpanel.access.pages import ROLES

CLAIM = "claim"  # [access] claim = ["panel_roles"]: also believe this claim of the identity provider


def roles_of(person: Mapping[str, Any], access: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Return a signed-in person's roles, in the order of ROLES; none for somebody unknown.

    `person` holds the identity provider's claims. An address that the provider says is not verified counts for
    nothing. A word that is not a role is passed over.
    """
    address = str(person.get("email") or "").strip().lower()
    found: set[str] = set()
    if address and address != CLAIM and person.get("email_verified", True) is not False:
        found.update(access.get(address, ()))
    for claim in access.get(CLAIM, ()):
        said = person.get(claim) or ()
        found.update([said] if isinstance(said, str) else said)
    return tuple(role for role in ROLES if role in found)
