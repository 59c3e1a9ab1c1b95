"""Byte streams to a server.

Each kind has a module and the suffix that URIs have for it.
"""

from __future__ import annotations

from .registry import Address, Place, find, known, register
from .tcp import TcpAddress
from .unix import UnixAddress

__all__ = ["Address", "Place", "TcpAddress", "UnixAddress", "find", "known", "register"]

register("unix", UnixAddress.of)
register("tcp", TcpAddress.of)
