"""Choice of the processor that the proxy runs on.

While a client makes one call after the other, the proxy runs on the client's processor;
otherwise the kernel chooses.

With one call at a time nothing happens at once: client, proxy and daemon take turns.
Handing over within a processor costs a switch; handing over to another one also costs
waking that up, which takes several times as long on a virtual machine. The kernel,
which finds a processor idle, spreads the three over all processors. Measured on two
processors, as median of a lookup through the proxy to one without: 1.3 on the client's
processor, 1.4 left alone, 1.5 kept on another; without spinning 1.3, 1.8, 1.9.

A client with several calls in flight has work for two processors, and so have several
clients: then no processor is chosen.
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
_PROCESSOR_FIELD = 36  # of /proc/PID/stat, counted from the state, which follows the name


class Place:
    """The processors that the calling thread may use."""

    def __init__(self) -> None:
        self._allowed = os.sched_getaffinity(0)
        self._at: int | None = None

    def beside(self, number: int | None) -> None:
        """Run on processor ``number``; on any for None or a processor not allowed."""
        if number not in self._allowed:
            number = None
        if number == self._at:
            return
        with contextlib.suppress(OSError):  # the set of allowed processors has changed meanwhile
            os.sched_setaffinity(0, self._allowed if number is None else {number})
            self._at = number


def processor(client: Endpoint[socket.socket]) -> int | None:
    """Return where the process at the other end of a connection ran last, or None."""
    # over loopback, the sender's processor is where its packets are handled
    if client.identity is None:
        return client.sock.getsockopt(socket.SOL_SOCKET, _SO_INCOMING_CPU)
    try:
        with open(f"/proc/{client.identity.pid}/stat", "rb") as stat:
            return int(stat.read().rpartition(b")")[2].split()[_PROCESSOR_FIELD])
    except (OSError, ValueError, IndexError):  # the process is gone, or in another namespace
        return None


def one_at_a_time(pieces: Sequence[tuple[bool, bytes]]) -> bool:
    """Return whether these pieces are single messages in alternating directions.

    A piece is (whether it went to the server, its bytes).
    """
    before: bool | None = None
    for to_server, data in pieces:
        if to_server is before or len(data) != int.from_bytes(data[:4]):
            return False
        before = to_server
    return True
