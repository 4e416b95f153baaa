"""What a service is told when it starts. Values only."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass

__all__ = ["Settings"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How a service listens, and what one request may cost.

    `timeout` are seconds, `memory` MiB that a process may take for an answer, `most_bytes` the size of an answer
    and `most_asked` that of a request. `strict`: a query's default graph is the store's own, which is empty in a
    graph that `kg build` made, and not the union of all. `origins` are the web sites (scheme, host, port) whose
    scripts may read answers, `hosts` the names under which the service may be called beside its own.
    """

    host: str = "127.0.0.1"
    port: int = 8000
    timeout: float = 30.0
    memory: int = 1024
    most_bytes: int = 64 << 20
    most_asked: int = 4 << 20
    workers: int = 2
    strict: bool = False
    origins: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()

    @property
    def is_local(self) -> bool:
        """Whether only this machine can reach the service."""
        if self.host == "localhost":
            return True
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return False
