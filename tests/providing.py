"""Serve a home behind a real OpenID Connect provider of this machine, and sign people in to it without a browser."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import httpx
import oidc_provider_mock

from memberpanel.home import Home
from memberpanel.settings import SETTINGS_FILE
from tests.browser.serving import free_port, start, wait_until_healthy

SECRETS = """
[auth]
redirect_uri = "{dashboard}/oauth2callback"
cookie_secret = "a secret of this test alone, long enough to sign with"
client_id = "dashboard"
client_secret = "made up"
server_metadata_url = "{provider}/.well-known/openid-configuration"
"""


def _settings(folder: Path, people: Mapping[str, Sequence[str]]) -> Path:
    """Write this council's settings with these people in them; who has no role is known to the provider alone."""
    named = "".join(f'"{who}" = {list(roles)}\n' for who, roles in people.items() if roles)
    file = folder / "settings.toml"
    text = SETTINGS_FILE.read_text(encoding="utf-8")
    file.write_text(text.replace("[access]", f"[access]\n{named}"), encoding="utf-8")
    return file


@contextmanager
def serving_behind_a_provider(home: Home, folder: Path, people: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Serve a home to people with these roles, and give the address; `folder` holds settings and secrets."""
    port = free_port()
    address = f"http://localhost:{port}"
    with oidc_provider_mock.run_server_in_thread() as provider:
        where = f"http://localhost:{provider.server_port}"
        for person in people:
            httpx.put(f"{where}/users/{person}", json={"email": person, "email_verified": True})
        secrets = folder / "secrets.toml"
        secrets.write_text(SECRETS.format(dashboard=address, provider=where))
        options = ["--secrets.files", str(secrets), "--server.address", "localhost"]
        server = start(home.folder, port, options, settings=_settings(folder, people))
        try:
            wait_until_healthy(server, address)
            yield address
        finally:
            server.terminate()
            server.wait(timeout=20)


def signed_in_cookie(address: str, person: str) -> str:
    """Sign somebody in at the provider as a browser would, and return the Cookie header of their session."""
    with httpx.Client(follow_redirects=True) as client:
        form = client.get(f"{address}/plans")
        answer = client.post(str(form.url), data={"sub": person})
        assert str(answer.url).startswith(address), answer.text[:500]
        client.get(f"{address}/_stcore/health")  # which sends the token that goes with it
        return "; ".join(f"{name}={value}" for name, value in client.cookies.items())
