"""From where the server may be reached: without an identity provider, from this machine only."""

import ipaddress

from memberpanel.refusals import Refused


class OpenToOthers(Refused):
    """The server would be reachable from elsewhere and nobody would have to sign in."""


def is_this_machine(host: str) -> bool:
    """Say whether a host name or address (a port after it is passed over) is this machine itself."""
    name = host.strip().lower()
    if name.startswith("["):
        name = name[1:].partition("]")[0]
    elif name.count(":") == 1:
        name = name.partition(":")[0]
    if name == "localhost":
        return True
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


def refuse_if_open(*, address: str, has_provider: bool) -> None:
    """Raise OpenToOthers when the server would listen beyond this machine without an identity provider."""
    if has_provider or is_this_machine(address):
        return
    found = f'"{address}"' if address else "every address of this machine"
    raise OpenToOthers(
        f"The server was asked to listen on {found}, and no identity provider is set. Anybody on the network "
        "could look as any role. Either set server.address to 127.0.0.1, or describe an identity provider in "
        "the [auth] table of .streamlit/secrets.toml (README, Deploy)."
    )
