"""NBD server whose answers a test chooses, for readers that must not believe them."""

from __future__ import annotations

import contextlib
import socket
import struct
import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from virtrio.backup.reading import Export

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

MAGIC = 0x49484156454F5054
OPTION_REPLY = 0x0003E889045565A9
GO, STRUCTURED, CONTEXT = 7, 8, 10
ACK, INFO, META, UNSUPPORTED = 1, 3, 4, 0x80000001
READ, DISCONNECT, STATUS = 0, 2, 7
EIO = 5


@dataclass
class Answers:
    """What a server says: its size, and what it is asked for in commands."""

    size: int
    has_contexts: bool = True
    # (offset, length) -> list of (length, flags), for a bitmap and for allocation alike
    extents: Callable[[int, int], list[tuple[int, int]]] = lambda offset, length: [(length, 0)]
    # (offset, length) -> data, or None for an error
    data: Callable[[int, int], bytes | None] = lambda offset, length: bytes([7]) * length
    asked: list[tuple[int, int, int]] = field(default_factory=list)


@contextlib.contextmanager
def answering(path: Path, answers: Answers) -> Iterator[Export]:
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(path))
        listener.listen(8)
        thread = threading.Thread(target=_serve, args=(listener, answers))
        thread.start()
        yield Export.on_socket(str(path), "vda", "since")
        listener.shutdown(socket.SHUT_RDWR)
        thread.join()


def _serve(listener: socket.socket, answers: Answers) -> None:
    threads = []
    with contextlib.suppress(OSError):
        while True:
            client, _ = listener.accept()
            threads.append(threading.Thread(target=_client, args=(client, answers)))
            threads[-1].start()
    for thread in threads:
        thread.join()


def _client(client: socket.socket, answers: Answers) -> None:
    with client, contextlib.suppress(OSError, EOFError):
        _handshake(client, answers)
        while True:
            _, _, kind, cookie, offset, length = struct.unpack(">IHHQQI", _read(client, 28))
            answers.asked.append((kind, offset, length))
            if kind == DISCONNECT:
                return
            _command(client, answers, kind, cookie, offset, length)


def _read(client: socket.socket, size: int) -> bytes:
    data = b""
    while len(data) < size:
        if not (piece := client.recv(size - len(data))):
            raise EOFError
        data += piece
    return data


def _handshake(client: socket.socket, answers: Answers) -> None:
    client.sendall(b"NBDMAGIC" + struct.pack(">QH", MAGIC, 3))
    _read(client, 4)
    while True:
        _, option, length = struct.unpack(">QII", _read(client, 16))
        data = _read(client, length)

        def reply(kind: int, payload: bytes = b"", option: int = option) -> None:
            client.sendall(struct.pack(">QIII", OPTION_REPLY, option, kind, len(payload)) + payload)

        if option == GO:
            reply(INFO, struct.pack(">HQH", 0, answers.size, 0x1 | 0x2 | 0x100))
            reply(ACK)
            return
        if option == STRUCTURED and answers.has_contexts:
            reply(ACK)
        elif option == CONTEXT and answers.has_contexts:
            name = struct.unpack_from(">I", data)[0]
            (size,) = struct.unpack_from(">I", data, 8 + name)
            reply(META, struct.pack(">I", 1) + data[12 + name : 12 + name + size])
            reply(ACK)
        else:
            reply(UNSUPPORTED)


def _command(
    client: socket.socket, answers: Answers, kind: int, cookie: int, offset: int, length: int
) -> None:
    def chunk(kind: int, payload: bytes) -> None:
        client.sendall(struct.pack(">IHHQI", 0x668E33EF, 1, kind, cookie, len(payload)) + payload)

    if kind == STATUS:
        pairs = answers.extents(offset, length)
        chunk(5, struct.pack(">I", 1) + b"".join(struct.pack(">II", *pair) for pair in pairs))
        return
    data = answers.data(offset, length)
    if not answers.has_contexts:
        client.sendall(struct.pack(">IIQ", 0x67446698, EIO if data is None else 0, cookie))
        client.sendall(data or b"")
    elif data is None:
        chunk(0x8001, struct.pack(">IH", EIO, 0))
    else:
        chunk(1, struct.pack(">Q", offset) + data)
