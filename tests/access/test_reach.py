import pytest

from memberpanel.access.reach import OpenToOthers, is_this_machine, refuse_if_open


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "127.0.0.1:8501", "localhost", "LOCALHOST:8501", "[::1]:8501", "::1", "127.9.9.9"]
)
def test_this_machine(host):
    assert is_this_machine(host)


@pytest.mark.parametrize(
    "host",
    ["", "0.0.0.0", "::", "10.0.0.4", "localhost.example.com", "127.0.0.1.example.com", "panel.gov.uk"],
)
def test_elsewhere(host):
    assert not is_this_machine(host)


@pytest.mark.parametrize("address", ["", "0.0.0.0", "192.168.1.7"])
def test_a_server_that_others_reach_does_not_start_without_a_provider(address):
    with pytest.raises(OpenToOthers, match=r"identity provider.*secrets\.toml"):
        refuse_if_open(address=address, has_provider=False)


def test_it_starts_on_this_machine_or_with_a_provider():
    refuse_if_open(address="127.0.0.1", has_provider=False)
    refuse_if_open(address="0.0.0.0", has_provider=True)
