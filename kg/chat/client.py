"""Asks a server that speaks OpenAI's interface, as llama.cpp, Ollama, vLLM and others do; bytes come back.

httpx (optional: the extra `model`) is loaded here, when a server is to be asked. Whatever goes wrong is an AskError
in words of this program: what a server says of an error may repeat the key, so it is never shown.
https://platform.openai.com/docs/api-reference/chat
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from types import TracebackType
from typing import TYPE_CHECKING

from kg.chat.address import Address
from kg.chat.answers import AnswerError
from kg.http_library import load_httpx

if TYPE_CHECKING:
    import httpx

__all__ = ["AskError", "Client"]

LARGEST_ANSWER = 4_000_000
"""Bytes of the largest answer that is read."""

LONGEST_ANSWER = 4_096
"""Tokens that a model may say at most: a small one that begins to repeat itself would never end."""

SEED = 7
ATTEMPTS = 3
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 30.0
"""Seconds between two attempts, doubled each time; a server may ask for more, up to the longest."""

BUSY = 429
DENIED = frozenset({401, 403})
NOT_UNDERSTOOD = frozenset({400, 415, 422, 501})
"""How servers refuse a request with a field that they do not know."""

Json = Mapping[str, object]


class AskError(AnswerError):
    """A question has no answer; with `final`, no other question will have one either."""

    def __init__(self, message: str, *, final: bool = False) -> None:
        super().__init__(message)
        self.final = final


class PassingError(AskError):
    """What may be otherwise in a moment; `wait` is how many seconds the server asks for."""

    def __init__(self, message: str, *, final: bool = False, wait: float = 0.0) -> None:
        super().__init__(message, final=final)
        self.wait = wait


class NotUnderstoodError(AskError):
    """The server does not understand the request."""


class Client:
    """A connection to one server.

    Invariant: requests go to the host of `address` and no other: redirects are not followed, and proxies that the
    environment names are used only where that host is another machine.
    """

    def __init__(
        self, address: Address, *, key: str | None, timeout: float, pause: Callable[[float], None] = time.sleep
    ) -> None:
        self._httpx = load_httpx("--model", "model")
        self._address, self._key, self._timeout, self._pause = address, key, timeout, pause
        self._understood = 0
        self._http: httpx.Client = self._httpx.Client(
            trust_env=not address.loopback,
            follow_redirects=False,
            timeout=self._httpx.Timeout(timeout, connect=min(timeout, 10.0)),
            headers={"Accept": "application/json", "Accept-Encoding": "identity", "User-Agent": "kg"},
        )

    def __enter__(self) -> Client:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._http.close()

    def models(self) -> bytes:
        """The server's list of models."""
        return self._ask("GET", "/models", None)

    def complete(self, model: str, messages: tuple[Json, ...], schema: Json) -> bytes:
        """A model's answer to messages, which should be of a JSON schema.

        A server that does not understand the schema is asked for JSON, then for anything, then in the fewest words;
        what it understood once is how it is asked from then on.
        """
        bodies = [dict(body) for body in requests(model, messages, schema)]
        for form in range(self._understood, len(bodies)):
            try:
                answer = self._ask("POST", "/chat/completions", bodies[form])
            except NotUnderstoodError:
                if form == len(bodies) - 1:
                    raise
                continue
            self._understood = form
            return answer
        raise AssertionError("the last form of a request is answered or refused")

    def _ask(self, method: str, path: str, body: Json | None) -> bytes:
        """The body of an answer; what may pass is tried again."""
        for attempt in range(ATTEMPTS):
            try:
                return self._ask_once(method, path, body)
            except PassingError as error:
                if attempt == ATTEMPTS - 1:
                    raise
                self._pause(min(max(error.wait, FIRST_PAUSE * 2**attempt), LONGEST_PAUSE))
        raise AssertionError("the last attempt returns or raises")

    def _ask_once(self, method: str, path: str, body: Json | None) -> bytes:
        headers = {"Authorization": f"Bearer {self._key}"} if self._key else {}
        ends = time.monotonic() + self._timeout
        try:
            with self._http.stream(method, self._address.root + path, json=body, headers=headers) as response:
                self._check(response)
                content = self._read(response, ends)
        except self._httpx.ConnectTimeout as error:
            raise PassingError("the server cannot be reached", final=True) from error
        except self._httpx.TimeoutException as error:
            raise AskError(self._too_late()) from error
        except self._httpx.ConnectError as error:
            if "CERTIFICATE" in str(error):
                raise AskError("the certificate of the server is not trusted", final=True) from error
            raise PassingError("no server answers there", final=True) from error
        except (self._httpx.HTTPError, self._httpx.StreamError) as error:
            raise PassingError("the answer broke off") from error
        if self._key and self._key.encode("ascii") in content:
            raise AskError("the answer repeats the key, so it is not kept")
        return content

    def _check(self, response: httpx.Response) -> None:
        """Raise AskError for a status that is no success."""
        status = response.status_code
        if 300 <= status < 400:
            raise AskError("the server sends elsewhere, where nothing is sent; name the address itself", final=True)
        if status in DENIED:
            remedy = "refuses the key in KG_MODEL_API_KEY" if self._key else "wants a key; set KG_MODEL_API_KEY"
            raise AskError(f"the server {remedy} (HTTP {status})", final=True)
        if status == 404:
            raise AskError("the server does not know the address or the model (HTTP 404)", final=True)
        if status in NOT_UNDERSTOOD:
            raise NotUnderstoodError(f"the server refuses the question (HTTP {status})")
        if status == BUSY:
            raise PassingError("the server is busy (HTTP 429)", wait=seconds(response.headers.get("Retry-After", "")))
        if status >= 500:
            raise PassingError(f"the server fails (HTTP {status})")
        if status != 200:
            raise AskError(f"the server answers with HTTP {status}")

    def _read(self, response: httpx.Response, ends: float) -> bytes:
        """The body, as long as it comes in time and is not too large."""
        if response.headers.get("Content-Encoding", "identity") != "identity":
            raise AskError("the answer is compressed, which it was asked not to be")
        content = bytearray()
        for part in response.iter_raw():
            content += part
            if len(content) > LARGEST_ANSWER:
                raise AskError(f"the answer has more than {LARGEST_ANSWER:,} bytes")
            if time.monotonic() > ends:
                raise AskError(self._too_late())
        return bytes(content)

    def _too_late(self) -> str:
        return f"there was no whole answer within {self._timeout:g} seconds"


def requests(model: str, messages: tuple[Json, ...], schema: Json) -> tuple[Json, ...]:
    """The forms of one question, from the one that says most to the plainest."""
    plainest: Json = {"model": model, "messages": list(messages)}
    plain = {**plainest, "temperature": 0, "seed": SEED, "max_tokens": LONGEST_ANSWER, "stream": False}
    strict = {"type": "json_schema", "json_schema": {"name": "answer", "strict": True, "schema": schema}}
    return {**plain, "response_format": strict}, {**plain, "response_format": {"type": "json_object"}}, plain, plainest


def seconds(words: str) -> float:
    """The seconds of a Retry-After header; 0 for a date or anything else."""
    return float(words) if words.isascii() and words.isdecimal() else 0.0
