"""A blocking client that sends ready-made calls and does not look into replies."""

from __future__ import annotations

import contextlib
import socket
import struct
import time
from typing import TYPE_CHECKING

from tests.fuzz.packets import ADMIN, REMOTE

if TYPE_CHECKING:
    from pathlib import Path

    from tests.server.guard.variations import Call

CALL, REPLY = 0, 1
_HEADER = struct.Struct(">IIIiiIi")
_URI = b"test:///default"
_OPEN = struct.pack(">II", 1, len(_URI)) + _URI + bytes(-len(_URI) % 4 + 4)


class ClosedError(Exception):
    """The server ended the connection."""


class Client:
    """One connection, on which a hypervisor is open unless ``opened`` is false.

    With ``admin``, it is a daemon's administration.
    """

    def __init__(
        self, path: Path, seconds: float, *, admin: bool = False, opened: bool = True
    ) -> None:
        self._seconds = seconds
        self._sock = socket.socket(socket.AF_UNIX)
        self._sock.settimeout(seconds)
        self._sock.connect(str(path))
        self._serial = 0
        self._buffer = bytearray(1 << 20)
        if admin:
            if opened:
                self.call(ADMIN, 1, bytes(4))
        else:
            self.call(REMOTE, 66, b"")
            if opened:
                self.call(REMOTE, 1, _OPEN)

    def call(self, program: int, procedure: int, payload: bytes) -> int:
        """Call, and return status or error code of the reply."""
        self._serial += 1
        size = _HEADER.size + len(payload)
        return self._exchange(
            _HEADER.pack(size, program, 1, procedure, CALL, self._serial, 0) + payload,
            self._seconds,
        )

    def ask(self, call: Call, seconds: float) -> int:
        """Send a call; return 0, or the error's code.

        Raises TimeoutError and ClosedError.
        """
        self._serial += 1
        return self._exchange(call.packet(self._serial), seconds)

    def _exchange(self, packet: bytes, seconds: float) -> int:
        deadline = time.monotonic() + seconds
        try:
            self._sock.settimeout(seconds)
            self._sock.sendall(packet)
            while True:
                size, _, _, _, kind, serial, status = _HEADER.unpack(
                    self._exactly(_HEADER.size, deadline)
                )
                payload = self._exactly(size - _HEADER.size, deadline)
                if kind in (REPLY, 5) and serial == self._serial:
                    return struct.unpack_from(">i", payload)[0] if status else 0
        except (BrokenPipeError, ConnectionError) as exc:
            raise ClosedError from exc

    def _exactly(self, size: int, deadline: float) -> memoryview:
        """Return so many bytes, of which the first 64 KiB are kept in one piece."""
        view = memoryview(self._buffer)
        got = 0
        while got < size:
            left = deadline - time.monotonic()
            if left <= 0:
                raise TimeoutError
            self._sock.settimeout(left)
            start = got if got < 65536 else 65536
            count = self._sock.recv_into(view[start : start + min(size - got, len(view) - 65536)])
            if not count:
                raise ClosedError
            got += count
        return view[: min(size, 65536)]

    def close(self) -> None:
        with contextlib.suppress(OSError):
            self._sock.close()
