"""Waiting until libvirtd's test driver has forgotten what earlier connections did.

Its default state ends with its last connection, but libvirtd drops a closed connection
only after a moment: a client that connects at once may still find the old state.
"""

from __future__ import annotations

import socket
import time
from typing import TYPE_CHECKING

from tests.fuzz import packets
from tests.fuzz.packets import AUTH_LIST, OPEN, Packet, Reply, string

if TYPE_CHECKING:
    from . import Endpoint

MARK = "left-behind"
MARK_UUID = "88888888-8888-4888-8888-888888888888"
SECONDS = 20.0


def _answers(endpoint: Endpoint, packet: Packet) -> Reply:
    """Make one call on a connection of its own, and return the reply."""
    with socket.socket(socket.AF_UNIX) as client:
        client.settimeout(SECONDS)
        client.connect(str(endpoint.socket))
        calls = [AUTH_LIST.numbered(1), OPEN.numbered(2), packet.numbered(3)]
        received = b""
        for number, call in enumerate(calls, start=1):
            client.sendall(call.pack())
            while True:
                replies, rest = packets.replies(received)
                if replies and replies[-1].serial == number:
                    break
                chunk = client.recv(65536)
                assert chunk, "libvirtd closed the connection"
                received += chunk
            received = rest
        return replies[-1]


def forget(endpoint: Endpoint) -> None:
    """Wait until a new connection finds the driver's default state.

    No other connection may be open.
    """
    marking = _answers(endpoint, Packet(11, string(packets.domain_xml(MARK, MARK_UUID))))
    assert marking.code is None, marking
    deadline = time.monotonic() + SECONDS
    while _answers(endpoint, Packet(23, string(MARK))).code is None:
        assert time.monotonic() < deadline, (
            "libvirtd's test driver keeps its state: is something connected?"
        )
        time.sleep(0.01)
