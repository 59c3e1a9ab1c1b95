"""Where the proxy runs: on the processor of a client that makes one call after the other, else wherever the kernel likes.

With one call at a time nothing happens at once: client, proxy and daemon take turns. Handing over within a processor costs a
switch, handing over to another one costs waking that up as well, which takes several times as long on a virtual machine; and the
kernel, which finds a processor idle, spreads the three over all there are. Measured on two processors, median of a lookup through
the proxy to one without: 1.3 on the client's processor, 1.4 left alone, 1.5 kept on another; without spinning 1.3, 1.8, 1.9.

A client with several calls in flight has work for two processors, and several clients have it too: then nothing is asked for.
"""

from __future__ import annotations

import contextlib
import os
import socket
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..protocol.endpoint import Endpoint

__all__ = ["Place", "one_at_a_time", "processor"]

_SO_INCOMING_CPU = 49
_PROCESSOR_FIELD = 36  # of /proc/PID/stat, counted from the state behind the name


class Place:
    """The processors that the calling thread may use."""

    def __init__(self) -> None:
        self._allowed = os.sched_getaffinity(0)
        self._at: int | None = None

    def beside(self, number: int | None) -> None:
        """Run on this processor; None, or one that was not allowed from the beginning, for any."""
        if number not in self._allowed:
            number = None
        if number == self._at:
            return
        with contextlib.suppress(OSError):  # what may be used has changed meanwhile
            os.sched_setaffinity(0, self._allowed if number is None else {number})
            self._at = number


def processor(client: Endpoint[socket.socket]) -> int | None:
    """Where the process at the other end of this connection ran last, None if that cannot be known."""
    if client.identity is None:  # over loopback, the sender's processor is where its packets are handled
        return client.sock.getsockopt(socket.SOL_SOCKET, _SO_INCOMING_CPU)
    try:
        with open(f"/proc/{client.identity.pid}/stat", "rb") as stat:
            return int(stat.read().rpartition(b")")[2].split()[_PROCESSOR_FIELD])
    except (OSError, ValueError, IndexError):  # gone, or of another namespace
        return None


def one_at_a_time(pieces: Sequence[tuple[bool, bytes]]) -> bool:
    """Whether these bytes, each with whether they went to the server, are single messages to and fro."""
    before: bool | None = None
    for to_server, data in pieces:
        if to_server is before or len(data) != int.from_bytes(data[:4]):
            return False
        before = to_server
    return True
