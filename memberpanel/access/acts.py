"""Every act that changes something or shows what is not published, and the roles that may do it.

Beside the table of pages this is the other half of the role matrix. Services that answer for a signature ask here
themselves; the command line asks here before it calls any of them.
"""

from memberpanel.refusals import Refused

# Nobody is given this role: whoever the Director delegated approval to has it between two days (the panel record).
DEPUTY = "deputy"
ACTS: dict[str, tuple[str, ...]] = {
    "load": ("analyst",),
    "undo": ("analyst",),
    "list rows": ("analyst",),
    "draft": ("analyst", "director"),
    "declare a public figure": ("analyst", "director"),
    "withhold a figure": ("analyst", "director"),
    "approve": ("director", DEPUTY),
    "publish": ("director", DEPUTY),
    "withdraw": ("director", DEPUTY, "governance"),
    "delegate": ("director",),
    "open exact counts": ("director",),
    "apply retention": ("governance", "director"),
    "back up": ("analyst", "director", "governance"),
}


class NotYours(Refused):
    """The role may not do that."""


def refuse_unless(act: str, *roles: str) -> None:
    """Raise NotYours unless one of these roles may do it; an act that the table lacks is nobody's."""
    allowed = ACTS.get(act, ())
    if not set(roles) & set(allowed):
        raise NotYours(f"To {act} is for {' or '.join(allowed) or 'nobody'}, and you look as {_said(roles)}.")


def _said(roles: tuple[str, ...]) -> str:
    return " or ".join(role for role in roles if role) or "nobody in particular"
