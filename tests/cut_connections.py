"""A proxy that cuts a connection after so many bytes, and a fake server that says that it is of some version."""

from __future__ import annotations

import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

SUCCESS, HELLO, RUN = 0x70, 0x01, 0x10


@dataclass
class Proxy:
    """Where it listens, and how many bytes have gone to the server."""

    port: int
    sent: int = 0


@dataclass
class FakeServer:
    """Where it listens, and the tags of the messages that came."""

    port: int
    messages: list[int] = field(default_factory=list)


@contextmanager
def cutting_proxy(target: int, after: int | None) -> Iterator[Proxy]:
    """A proxy to a port of this machine; when so many bytes have gone there, it drops everybody and lets nobody in."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        proxy = Proxy(listener.getsockname()[1])
        open_sockets: list[socket.socket] = []

        def cut() -> None:
            for one in (listener, *open_sockets):
                with suppress(OSError):
                    one.shutdown(socket.SHUT_RDWR)
                one.close()

        def forward(source: socket.socket, sink: socket.socket, *, counted: bool) -> None:
            with suppress(OSError):
                while block := source.recv(4096):
                    if counted and after is not None and proxy.sent + len(block) > after:
                        sink.sendall(block[: after - proxy.sent])
                        cut()
                        return
                    proxy.sent += len(block) if counted else 0
                    sink.sendall(block)
            with suppress(OSError):
                sink.shutdown(socket.SHUT_WR)

        def listen() -> None:
            with suppress(OSError):
                while True:
                    client, _ = listener.accept()
                    server = socket.create_connection(("127.0.0.1", target))
                    open_sockets.extend((client, server))
                    for pair, counted in (((client, server), True), ((server, client), False)):
                        threading.Thread(target=forward, args=pair, kwargs={"counted": counted}, daemon=True).start()

        thread = threading.Thread(target=listen, daemon=True)
        thread.start()
        yield proxy
        cut()
        thread.join(timeout=10)


@contextmanager
def fake_bolt_server(agent: str) -> Iterator[FakeServer]:
    """A server that speaks Bolt 5.4, says who it is, and agrees to everything without doing it."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        server = FakeServer(listener.getsockname()[1])

        def serve(client: socket.socket) -> None:
            with client, suppress(OSError, EOFError):
                read(client, 20)
                client.sendall(b"\x00\x00\x04\x05")
                while True:
                    tag = message(client)
                    server.messages.append(tag)
                    told = {"server": agent, "connection_id": "bolt-1"} if tag == HELLO else {}
                    send(client, told)

        def listen() -> None:
            with suppress(OSError):
                while True:
                    client, _ = listener.accept()
                    threading.Thread(target=serve, args=(client,), daemon=True).start()

        threading.Thread(target=listen, daemon=True).start()
        yield server
        with suppress(OSError):
            listener.shutdown(socket.SHUT_RDWR)


def message(client: socket.socket) -> int:
    """The tag of the next message: https://neo4j.com/docs/bolt/current/bolt/message/."""
    body = b""
    while True:
        (size,) = struct.unpack(">H", read(client, 2))
        if size == 0 and body:
            return body[1]
        body += read(client, size)


def send(client: socket.socket, told: dict[str, str]) -> None:
    """Answer with success and some words."""
    packed = bytes([0xB1, SUCCESS, 0xA0 + len(told)]) + b"".join(
        bytes([0xD0, len(word.encode())]) + word.encode() for pair in told.items() for word in pair
    )
    client.sendall(struct.pack(">H", len(packed)) + packed + b"\x00\x00")


def read(client: socket.socket, size: int) -> bytes:
    """So many bytes; EOFError where the other side has gone."""
    found = b""
    while len(found) < size:
        block = client.recv(size - len(found))
        if not block:
            raise EOFError
        found += block
    return found
