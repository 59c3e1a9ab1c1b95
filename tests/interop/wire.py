"""A recorded session on TCP, and Wireshark's libvirt dissector to read it.

The recording is made by a relay and written as a capture file, so that no right to
capture on an interface is needed.
"""

from __future__ import annotations

import contextlib
import select
import socket
import struct
import subprocess
import threading
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CLIENT_PORT, SERVER_PORT = 40000, 16509
LINKTYPE_RAW = 101
SEGMENT = 32768


class Chunk(NamedTuple):
    connection: int
    to_server: bool
    data: bytes


class Relay:
    """A relay between clients and `target` that keeps the bytes in their order."""

    def __init__(self, target: tuple[str, int]) -> None:
        self._target = target
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self.chunks: list[Chunk] = []
        self._stopping, self._stop = socket.socketpair()
        self._thread = threading.Thread(target=self._run, name="relay")
        self._thread.start()

    def _run(self) -> None:
        other: dict[socket.socket, tuple[socket.socket, int, bool]] = {}
        connections = 0
        while True:
            readable, _, _ = select.select([self._listener, self._stopping, *other], [], [])
            if self._stopping in readable:
                break
            for ready in readable:
                if ready is self._listener:
                    client, server = ready.accept()[0], socket.create_connection(self._target)
                    other[client], other[server] = (
                        (server, connections, True),
                        (client, connections, False),
                    )
                    connections += 1
                elif ready in other:
                    peer, connection, to_server = other[ready]
                    data = b""
                    with contextlib.suppress(ConnectionError):
                        data = ready.recv(65536)
                    if data:
                        self.chunks.append(Chunk(connection, to_server, data))
                        peer.sendall(data)
                    else:
                        del other[ready], other[peer]
                        ready.close()
                        peer.close()
        for open_socket in other:
            open_socket.close()

    def close(self) -> None:
        self._stop.send(b"x")
        self._thread.join()
        for end in (self._listener, self._stopping, self._stop):
            end.close()

    def write_capture(self, path: Path) -> None:
        """Write a pcap file of raw IPv4 packets, one TCP stream per connection."""
        sequence: dict[tuple[int, bool], int] = {}
        with path.open("wb") as out:
            out.write(struct.pack("<IHHiIII", 0xA1B2C3D4, 2, 4, 0, 0, 262144, LINKTYPE_RAW))
            for number, chunk in enumerate(self.chunks):
                for start in range(0, len(chunk.data), SEGMENT):
                    data = chunk.data[start : start + SEGMENT]
                    there, back = (
                        (chunk.connection, chunk.to_server),
                        (chunk.connection, not chunk.to_server),
                    )
                    ports = (CLIENT_PORT + chunk.connection, SERVER_PORT)
                    source, destination = ports if chunk.to_server else ports[::-1]
                    first = sequence.get(there, 1)
                    tcp = struct.pack(
                        ">HHIIBBHHH",
                        source,
                        destination,
                        first,
                        sequence.get(back, 1),
                        5 << 4,
                        0x18,
                        65535,
                        0,
                        0,
                    )
                    sequence[there] = first + len(data)
                    length = 20 + len(tcp) + len(data)
                    home = socket.inet_aton("127.0.0.1")
                    ip = struct.pack(
                        ">BBHHHBBH4s4s",
                        0x45,
                        0,
                        length,
                        0,
                        0,
                        64,
                        socket.IPPROTO_TCP,
                        0,
                        home,
                        home,
                    )
                    out.write(struct.pack("<IIII", 1_700_000_000 + number, 0, length, length))
                    out.write(ip + tcp + data)


@contextlib.contextmanager
def relay(port: int) -> Iterator[Relay]:
    running = Relay(("127.0.0.1", port))
    try:
        yield running
    finally:
        running.close()


def dissected(capture: Path, *fields: str) -> list[list[str]]:
    """Return the given fields of every libvirt message in the capture.

    Several values of one field are joined by commas.
    """
    command = ["-Y", "libvirt", "-T", "fields", *(word for name in fields for word in ("-e", name))]
    return [line.split("\t") for line in _tshark(capture, *command).splitlines()]


def dissected_text(capture: Path) -> str:
    return _tshark(capture, "-Y", "libvirt", "-V")


def _tshark(capture: Path, *arguments: str) -> str:
    done = subprocess.run(
        ["tshark", "-n", "-r", capture, "-d", f"tcp.port=={SERVER_PORT},libvirt", *arguments],
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout
