"""Where a question may be sent: this machine, and any other only when it was allowed."""

from __future__ import annotations

import socket

import pytest

from kg.chat.address import Address, Leave, read_address
from kg.model import UsageError

GIVEN, LACKING = (Leave("the documents", "--send-documents", given) for given in (True, False))


@pytest.mark.parametrize(
    ("url", "root"),
    [
        ("http://localhost:11434", "http://localhost:11434/v1"),
        ("http://LOCALHOST:11434/v1/", "http://localhost:11434/v1"),
        ("http://127.0.0.1:8080/v1/chat/completions", "http://127.0.0.1:8080/v1"),
        ("http://127.9.9.9/engines/llama/v1", "http://127.9.9.9/engines/llama/v1"),
        ("https://[::1]:8443", "https://[::1]:8443/v1"),
    ],
)
def test_this_machine_is_asked_without_further_ado(url: str, root: str) -> None:
    """However its address is written; where no path is given it is /v1."""
    assert read_address(url, LACKING, has_key=True) == Address(root, loopback=True)


@pytest.mark.parametrize(
    "url",
    [
        "https://models.example",
        "http://192.168.0.2:8080",
        "http://0.0.0.0:8080",
        "http://127.0.0.1.models.example",
        "http://localhost.models.example",
        "http://localhost.:8080",
        "http://127.1:8080",
        "http://2130706433:8080",
        "http://0x7f.0.0.1:8080",
        "http://[::ffff:127.0.0.1]:8080",
        "http://[::]:8080",
    ],
)
def test_another_machine_needs_leave(url: str) -> None:
    """What is not surely this machine is another one; the line names the option."""
    with pytest.raises(
        UsageError, match=r"is not this machine, and the documents would be sent there; allow it with --send-documents"
    ):
        read_address(url, LACKING, has_key=False)
    assert not read_address(url, GIVEN, has_key=False).loopback


@pytest.mark.parametrize(
    "url",
    [
        "localhost:8080",
        "ftp://localhost",
        "file:///etc/passwd",
        "http://",
        "http:///v1",
        "http://localhost:99999",
        "http://localhost:8080/v1?to=models.example",
        "http://models.example#localhost",
        "http://127.0.0.1\\.models.example",
        "http://127.0.0.1 .models.example",
        "http://localhost\n.models.example",
        "http://ⓛocalhost",
        "http://[::1",
    ],
)
def test_what_two_programs_might_read_apart_is_no_address(url: str) -> None:
    """Nothing is sent even with leave; the line is one line."""
    with pytest.raises(UsageError) as caught:
        read_address(url, GIVEN, has_key=False)
    assert "\n" not in str(caught.value)


def test_a_password_in_the_address_is_refused_and_not_repeated() -> None:
    """Arguments are for all to see, and so would be the error."""
    with pytest.raises(UsageError, match="KG_MODEL_API_KEY") as caught:
        read_address("http://user:s3cret@localhost", GIVEN, has_key=False)
    assert "s3cret" not in str(caught.value)


def test_a_key_travels_encrypted_or_not_at_all() -> None:
    with pytest.raises(UsageError, match="unencrypted; use https"):
        read_address("http://models.example", GIVEN, has_key=True)
    assert read_address("https://models.example", GIVEN, has_key=True).root.startswith("https:")


@pytest.mark.parametrize("numbers", [["203.0.113.5"], ["127.0.0.1", "203.0.113.5"], []])
def test_localhost_that_means_another_machine_is_one(monkeypatch: pytest.MonkeyPatch, numbers: list[str]) -> None:
    """A table of hosts may say anything; one wrong number is enough."""
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (number, 80)) for number in numbers]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    with pytest.raises(UsageError, match="--send-documents"):
        read_address("http://localhost", LACKING, has_key=False)


def test_localhost_that_nobody_knows_is_not_taken_for_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise socket.gaierror("unknown")

    monkeypatch.setattr(socket, "getaddrinfo", fail)
    with pytest.raises(UsageError, match="--send-documents"):
        read_address("http://localhost", LACKING, has_key=False)
