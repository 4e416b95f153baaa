"""Whether the host of an address is surely this machine.

A host as an address writes it goes in; yes or no comes out. Whatever is not surely this machine is another one.
"""

from __future__ import annotations

import socket
from ipaddress import IPv4Network, IPv6Address, ip_address

__all__ = ["is_loopback"]

LOOPBACK = IPv4Network("127.0.0.0/8")
"""https://www.rfc-editor.org/rfc/rfc1122#section-3.2.1.3"""


def is_loopback(host: str, port: int) -> bool:
    """Whether a host is surely this machine: 127.0.0.0/8, ::1, or `localhost` where it means nothing else."""
    if host == "localhost":
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except OSError:
            return False
        return bool(found) and all(is_loopback_number(str(entry[4][0])) for entry in found)
    return is_loopback_number(host)


def is_loopback_number(host: str) -> bool:
    """Whether a host is a number in the loopback range, in the usual way of writing it ("127.1" is not)."""
    try:
        number = ip_address(host)
    except ValueError:
        return False
    return number == IPv6Address("::1") if isinstance(number, IPv6Address) else number in LOOPBACK
