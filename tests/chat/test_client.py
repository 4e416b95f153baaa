"""A server may answer anything, late, in part or not at all: each has its own line, and none shows the key."""

from __future__ import annotations

import json
import socket
import sys
from collections.abc import Callable

import pytest
from fake_server import CHAT, Answer, FakeServer, Reply, Request, claims

from kg.chat import client as module
from kg.chat.address import Address, Leave, read_address
from kg.chat.answers import AnswerError, said_in
from kg.chat.client import ATTEMPTS, AskError, Client
from kg.chat.models import models_in
from kg.model import UsageError

KEY = "sk-secret-4711"
SCHEMA = {"type": "object"}
LEAVE = Leave("the documents", "--send-documents", given=False)
NOTHING = {"claims": []}
MESSAGES = ({"role": "user", "content": "A met B."},)


def ask(server: FakeServer, *, timeout: float = 5.0, key: str | None = None) -> bytes:
    """What the server answers; no test waits between attempts."""
    address = read_address(server.url, LEAVE, has_key=False)
    with Client(address, key=key, timeout=timeout, pause=lambda _: None) as client:
        return client.complete("tiny", MESSAGES, SCHEMA)


def failure(answer: Answer, **options: object) -> tuple[AskError, FakeServer]:
    """The error that an answer makes, and the server."""
    with FakeServer(answer) as server, pytest.raises(AskError) as caught:
        ask(server, **options)  # type: ignore[arg-type]
    assert "\n" not in str(caught.value)
    return caught.value, server


def always(reply: Reply) -> Answer:
    return lambda _: reply


def test_a_question_is_asked_so_that_its_answer_repeats() -> None:
    """Temperature 0, a fixed seed, no stream, a schema; the key goes into its header and nowhere else."""
    with FakeServer(always(claims())) as server:
        assert said_in(ask(server, key=KEY)) == NOTHING
    (request,) = server.asked
    assert (request.body["temperature"], request.body["seed"], request.body["stream"]) == (0, module.SEED, False)
    assert request.body["response_format"]["json_schema"]["schema"] == SCHEMA
    assert request.headers["Authorization"] == f"Bearer {KEY}"
    assert KEY not in json.dumps(request.body)


def test_no_key_is_sent_where_there_is_none() -> None:
    with FakeServer(always(claims())) as server:
        ask(server)
    assert "Authorization" not in server.asked[0].headers


@pytest.mark.parametrize(
    ("takes", "asked"),
    [
        (lambda body: body.get("response_format") == {"type": "json_object"}, 2),
        (lambda body: "response_format" not in body, 3),
        (lambda body: set(body) == {"model", "messages"}, 4),
    ],
    ids=["no schemas", "no formats", "nothing but words"],
)
@pytest.mark.parametrize("status", [400, 422, 501])
def test_a_server_that_does_not_understand_is_asked_more_plainly(
    takes: Callable[[dict[str, object]], bool], asked: int, status: int
) -> None:
    """And from then on so at once."""
    with FakeServer(lambda request: claims() if takes(request.body) else Reply(b"what?", status)) as server:
        address = read_address(server.url, LEAVE, has_key=False)
        with Client(address, key=None, timeout=5, pause=lambda _: None) as client:
            client.complete("tiny", MESSAGES, SCHEMA)
            client.complete("tiny", MESSAGES, SCHEMA)
    assert len(server.asked) == asked + 1


def test_a_server_that_refuses_every_form_is_told_once() -> None:
    error, server = failure(always(Reply(b"context too long", 400)))
    assert str(error) == "the server refuses the question (HTTP 400)"
    assert not error.final
    assert len(server.asked) == 4


@pytest.mark.parametrize(
    ("reply", "words", "final"),
    [
        (Reply(b"", 302, headers={"Location": "http://203.0.113.9/v1/chat/completions"}), "sends elsewhere", True),
        (Reply(b"", 307, headers={"Location": "/v2/chat/completions"}), "sends elsewhere", True),
        (Reply(b"Incorrect API key provided: " + KEY.encode(), 401), r"refuses the key .*\(HTTP 401\)", True),
        (Reply(b"", 403), "refuses the key", True),
        (Reply(b"", 404), "does not know the address or the model", True),
        (Reply(b"", 418), "answers with HTTP 418", False),
        (Reply(b"x" * 40, length=400), "the answer broke off", False),
        (Reply(b"\x1f\x8b", headers={"Content-Encoding": "gzip"}), "compressed", False),
        (Reply(f'{{"choices": "{KEY}"}}'.encode()), "repeats the key", False),
    ],
)
def test_an_answer_that_is_none_has_its_line(reply: Reply, words: str, final: bool) -> None:
    """The server's own words are not shown: they may repeat the key."""
    error, _ = failure(always(reply), key=KEY)
    assert error.final == final
    assert KEY not in repr(error)
    with pytest.raises(AskError, match=words):
        raise error


def test_a_redirect_is_not_followed() -> None:
    """Neither the document nor the key goes where a server sends them."""
    with FakeServer(always(claims())) as other:
        failure(always(Reply(b"", 307, headers={"Location": f"{other.url}{CHAT}"})), key=KEY)
        assert other.requests == []


def test_a_server_that_wants_a_key_is_told_where_to_put_it() -> None:
    error, _ = failure(always(Reply(b"", 401)))
    assert "set KG_MODEL_API_KEY" in str(error)


@pytest.mark.parametrize("status", [429, 500, 503])
def test_what_may_pass_is_tried_again(status: int) -> None:
    """The third attempt succeeds; a server that stays busy is let be after as many."""
    tries: list[int] = []

    def recover(_: Request) -> Reply:
        tries.append(1)
        return claims() if len(tries) == ATTEMPTS else Reply(b"", status)

    with FakeServer(recover) as server:
        assert said_in(ask(server)) == NOTHING
    error, server = failure(always(Reply(b"", status)))
    assert f"HTTP {status}" in str(error)
    assert len(server.asked) == ATTEMPTS


@pytest.mark.parametrize(("wanted", "waited"), [("7", [7.0, 7.0]), ("99999", [30.0, 30.0]), ("soon", [1.0, 2.0])])
def test_a_busy_server_is_given_the_time_it_asks_for(wanted: str, waited: list[float]) -> None:
    """Within reason."""
    pauses: list[float] = []
    with FakeServer(always(Reply(b"", 429, headers={"Retry-After": wanted}))) as server:
        address = read_address(server.url, LEAVE, has_key=False)
        with Client(address, key=None, timeout=5, pause=pauses.append) as client, pytest.raises(AskError):
            client.complete("tiny", MESSAGES, SCHEMA)
    assert pauses == waited


def test_a_server_that_stalls_is_left() -> None:
    """Once: it would stall again."""
    error, server = failure(always(Reply(stall=True)), timeout=0.2)
    assert str(error) == "there was no whole answer within 0.2 seconds"
    assert len(server.asked) == 1


def test_an_answer_that_trickles_is_left_too() -> None:
    """Each byte comes in time, and the whole never does."""
    error, _ = failure(always(Reply(b" " * 10_000, trickle=True)), timeout=0.3)
    assert str(error) == "there was no whole answer within 0.3 seconds"


def test_an_answer_without_end_is_not_read_to_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LARGEST_ANSWER", 1_000)
    error, _ = failure(always(Reply(b" " * 100_000)))
    assert str(error) == "the answer has more than 1,000 bytes"


def test_nobody_there_is_final() -> None:
    """No other document will have more luck."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        address = Address(f"http://127.0.0.1:{taken.getsockname()[1]}/v1", loopback=True)
        with Client(address, key=None, timeout=5, pause=lambda _: None) as client, pytest.raises(AskError) as caught:
            client.models()
    assert (str(caught.value), caught.value.final) == ("no server answers there", True)


def test_no_proxy_stands_before_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the environment says: a proxy is another machine."""
    with FakeServer(always(claims())) as proxy, FakeServer(always(claims())) as server:
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
            monkeypatch.setenv(name, proxy.url)
        ask(server)
        assert (len(server.requests), len(proxy.requests)) == (1, 0)


def test_a_missing_library_is_named_with_the_command_that_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "httpx", None)
    with pytest.raises(UsageError, match=r"needs the extra \[model\].*pip install '\.\[model\]'"):
        Client(Address("http://127.0.0.1/v1", loopback=True), key=None, timeout=1)


@pytest.mark.parametrize("body", ["[]", "{}", '{"data": {}}', "<html>", '{"data": "tiny"}'])
def test_a_list_of_models_of_another_kind_is_none(body: str) -> None:
    with pytest.raises(AnswerError):
        models_in(body.encode())


def test_what_is_no_name_is_left_out_of_the_list_of_models() -> None:
    entries = [
        "tiny",
        {"id": "tiny"},
        {"id": ["tiny"]},
        {"id": "a\nb"},
        {"id": ""},
        {"id": "x" * 201},
        {"name": "huge"},
    ]
    assert models_in(json.dumps({"data": entries}).encode()) == ("tiny",)
