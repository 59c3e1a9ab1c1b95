"""Addresses to listen on, as settings and URIs name them."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import ClassVar, Protocol
from urllib.parse import quote

__all__ = ["Address", "ListenError", "TcpAddress", "UnixAddress"]


class ListenError(Exception):
    """A listener that cannot be had; the text says which and why."""


class Address(Protocol):
    """An address to listen on.

    ``scheme`` is the one that its transport is registered under.
    """

    @property
    def scheme(self) -> str: ...
    @property
    def uri(self) -> str:
        """The URI that `listen` takes for it."""
        ...


@dataclass(frozen=True, slots=True)
class UnixAddress:
    """A path to listen on. ``purpose`` is ``readonly``, ``admin``, or nothing."""

    scheme: ClassVar[str] = "unix"
    path: str
    purpose: str = ""

    @property
    def uri(self) -> str:
        """The URI that `listen` takes for it."""
        return f"unix:{quote(os.fsencode(self.path))}" + (
            f"?{self.purpose}=1" if self.purpose else ""
        )


@dataclass(frozen=True, slots=True)
class TcpAddress:
    """A host, empty for all of this machine's addresses, and a port, 0 for any."""

    scheme: ClassVar[str] = "tcp"
    host: str
    port: int

    @property
    def uri(self) -> str:
        """The URI that `listen` takes for it."""
        return (
            f"tcp://[{self.host}]:{self.port}"
            if ":" in self.host
            else f"tcp://{self.host}:{self.port}"
        )
