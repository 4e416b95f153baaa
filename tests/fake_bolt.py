"""A fake Neo4j that says that it is of some version and does nothing."""

from __future__ import annotations

import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

SUCCESS, HELLO, RUN = 0x70, 0x01, 0x10


@dataclass
class FakeServer:
    """Where it listens, and the tags of the messages that came."""

    port: int
    messages: list[int] = field(default_factory=list)


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
                    client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  # an answer does not wait for the next
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
