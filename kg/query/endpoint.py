"""Asks a SPARQL 1.1 endpoint: the fields of a request go out, the bytes of an answer come back, or one clear error.

httpx (optional: the extra `endpoint`) is loaded here and nowhere else in kg/query. Whatever a server says of itself is
foreign text: one line of it is told, without control characters, and none that holds the password.
https://www.w3.org/TR/sparql11-protocol/#query-operation
"""

from __future__ import annotations

import time
import unicodedata
from collections.abc import Sequence
from types import ModuleType
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from kg.http_library import load_httpx
from kg.model import GraphError, QueryError
from kg.query.address import EXAMPLES, PASSWORD, USERNAME, Address, Credentials

if TYPE_CHECKING:
    import httpx

__all__ = ["LARGEST_COMPLAINT", "TIMEOUT", "Endpoint", "media_type", "one_line", "open_client", "told_safely"]

TIMEOUT = 30.0
"""Seconds that an answer may take."""

LARGEST_ANSWER = 256_000_000
"""Bytes of the largest answer that is read."""

LARGEST_COMPLAINT = 10_000
"""Bytes that are read of what a server says where it does not answer."""

LONGEST_COMPLAINT = 300
"""Characters that are told of it."""

DENIED = frozenset({401, 403})
NOT_THERE = frozenset({404, 405, 410})
NOT_UNDERSTOOD = frozenset({400, 422})
TOO_LARGE = frozenset({413, 414})


class Endpoint:
    """A connection to one endpoint.

    Invariant: requests go to the host of `address` and no other: no redirect is followed, and neither a proxy nor a
    password that the environment names is used. `name` is how errors call it.
    """

    def __init__(
        self,
        address: Address,
        *,
        credentials: Credentials | None = None,
        timeout: float = TIMEOUT,
        largest: int = LARGEST_ANSWER,
    ) -> None:
        self._httpx = load_httpx("--endpoint", "endpoint")
        self.name = address.name
        self._address, self._credentials, self._timeout, self._largest = address, credentials, timeout, largest
        self._http = open_client(self._httpx, credentials, timeout)

    def close(self) -> None:
        """Close the connection."""
        self._http.close()

    def ask(self, fields: Sequence[tuple[str, str]], accept: str) -> bytes:
        """The answer to a query operation of the SPARQL protocol, whose fields are sent as a form.

        Raises QueryError where the server refuses the query, GraphError for all else that stands in the way.
        """
        headers = {"Accept": accept, "Content-Type": "application/x-www-form-urlencoded"}
        ends = time.monotonic() + self._timeout
        try:
            with self._http.stream(
                "POST", self._address.url, content=urlencode(fields).encode("ascii"), headers=headers
            ) as response:
                if response.status_code != 200:
                    raise self._refusal(response, ends)
                return self._read(response, ends)
        except self._httpx.ConnectTimeout as error:
            raise self._error("the server cannot be reached; is it running, and is the address right?") from error
        except self._httpx.TimeoutException as error:
            raise self._too_late() from error
        except self._httpx.ConnectError as error:
            raise self._no_connection(str(error)) from error
        except (self._httpx.HTTPError, self._httpx.StreamError) as error:
            raise self._error("the answer broke off; ask again, and look into the server's log") from error

    def _read(self, response: httpx.Response, ends: float) -> bytes:
        """The body of an answer, as long as it comes in time and is not too large."""
        if response.headers.get("Content-Encoding", "identity") != "identity":
            raise self._error("the answer is compressed, which it was asked not to be")
        if media_type(response).endswith("html"):
            raise self._error(f"answers with a web page, so it is no SPARQL endpoint; write e.g. {EXAMPLES}")
        content = bytearray()
        for part in response.iter_raw():
            content += part
            if len(content) > self._largest:
                raise self._error(f"the answer has more than {self._largest:,} bytes; ask for less, say by LIMIT")
            if time.monotonic() > ends:
                raise self._too_late()
        return bytes(content)

    def _refusal(self, response: httpx.Response, ends: float) -> GraphError | QueryError:
        """What a status that is no success means, and what to do."""
        status = response.status_code
        if 300 <= status < 400:
            target = one_line(response.headers.get("Location", "").partition("?")[0])
            sent = "elsewhere" if "@" in target else f"to {target or 'elsewhere'}"
            return self._error(f"the server sends {sent} (HTTP {status}), where nothing is sent; name that address")
        if status in DENIED:
            wants = f"refuses the user name and password of {USERNAME} and {PASSWORD}"
            wants = wants if self._credentials else f"wants a user name and password; set {USERNAME} and {PASSWORD}"
            return self._error(f"the server {wants} (HTTP {status})")
        told = self._complaint(response, ends)
        if status in NOT_UNDERSTOOD:
            return QueryError(f"{self.name}: the server refuses the query (HTTP {status}){told}")
        if status in NOT_THERE:
            return self._error(f"no SPARQL endpoint is there (HTTP {status}){told}; write e.g. {EXAMPLES}")
        if status in TOO_LARGE:
            return self._error(f"the server takes no request of this size (HTTP {status}){told}; ask for less")
        return self._error(f"the server fails (HTTP {status}){told}; ask for less or later, and look into its log")

    def _complaint(self, response: httpx.Response, ends: float) -> str:
        """One line of what a server says beside a status, after a colon; nothing of a page or with a secret in it."""
        content = bytearray()
        if media_type(response).endswith("html"):
            return ""
        for part in response.iter_raw():
            content += part
            if len(content) > LARGEST_COMPLAINT or time.monotonic() > ends:
                break
        sent = response.request.headers.get("Authorization", "").rpartition(" ")[2]
        return told_safely(bytes(content), (self._credentials.password, sent) if self._credentials else ())

    def _no_connection(self, reason: str) -> GraphError:
        if "CERTIFICATE" in reason:
            return self._error("the server's certificate is not trusted; name its authority's file in SSL_CERT_FILE")
        return self._error("no server answers there; is it running, and is the address right?")

    def _too_late(self) -> GraphError:
        return self._error(f"no whole answer came within {self._timeout:g} s; ask for less, or give it --timeout")

    def _error(self, words: str) -> GraphError:
        return GraphError(f"{self.name}: {words}")


def open_client(library: ModuleType, credentials: Credentials | None, timeout: float) -> httpx.Client:
    """A client of httpx that goes where it is sent: no redirect, proxy or password of the environment is used."""
    client: httpx.Client = library.Client(
        auth=library.BasicAuth(credentials.username, credentials.password) if credentials else None,
        trust_env=False,
        verify=library.create_ssl_context(),  # of the authorities in SSL_CERT_FILE, where that is set
        follow_redirects=False,
        timeout=library.Timeout(timeout, connect=min(timeout, 10.0)),
        headers={"Accept-Encoding": "identity", "User-Agent": "kg"},
    )
    return client


def media_type(response: httpx.Response) -> str:
    """The media type of an answer, without its parameters."""
    told: str = response.headers.get("Content-Type", "")
    return told.partition(";")[0].strip().lower()


def told_safely(content: bytes, secrets: Sequence[str]) -> str:
    """One line of what a server says, after a colon; nothing of it where a secret is repeated in it."""
    told = one_line(content.decode("utf-8", "replace"))
    if not told or any(secret in told for secret in secrets):
        return ""
    return f": {told if len(told) <= LONGEST_COMPLAINT else told[:LONGEST_COMPLAINT] + '...'}"


def one_line(text: str) -> str:
    """A text on one line, without characters that command a terminal or turn the direction of writing."""
    plain = "".join(" " if unicodedata.category(character).startswith("C") else character for character in text)
    return " ".join(plain.split())
