"""Protocol of QEMU's guest agent, without I/O.

The agent is in the guest, at the other end of a serial channel that never closes: what
one client did not read, the next one gets. So a conversation begins with a command that
the agent answers behind a byte that is in no text (``guest-sync-delimited``), and all
before that byte is dropped. After that, each command has one reply, in order; commands
have no ids. A reply that was not waited for puts the conversation out of step: it is
synchronized again before the next command.

`Conversation` makes the bytes of commands and cuts what comes into replies. It looks at
no clock and at no socket.

The agent is not trusted, and neither are programs of the guest that take its place.
What one exchange may read is limited. Lines that are no JSON objects raise
RemoteProtocolError. The values in a reply are whatever JSON they were.
"""

from __future__ import annotations

import json
from typing import Any

from .....protocol.errors import LocalProtocolError, RemoteProtocolError
from .. import json_texts
from ..qmp.protocol import read_json

__all__ = ["MOST_BYTES", "Conversation", "parse", "written"]

# Most bytes that are read for one command; libvirt's limit of a reply.
MOST_BYTES = 10 * 1024 * 1024

_DELIMITER = b"\xff"
_SHOWN = 120  # characters of a bad line that an error repeats


class Conversation:
    """The client's side of a channel to an agent.

    ``is_synchronized`` says whether commands may be sent. The order of calls is `sync`,
    `next_line` and `is_sync_reply` until that is true, then `command` and `next_line`
    for each command.
    """

    def __init__(self) -> None:
        self.is_synchronized = False
        self._buffer = bytearray()
        self._searched = 0
        self._read = 0
        self._is_dropping = False
        self._serial = 0

    def sync(self, serial: int) -> bytes:
        """Return the command that synchronizes; ``serial`` is not to be used twice."""
        self.is_synchronized = False
        self._is_dropping = True
        self._serial = serial
        self._begin()
        # the delimiter ends a command that was cut off
        arguments = {"id": serial}
        return _DELIMITER + written({"execute": "guest-sync-delimited", "arguments": arguments})

    def is_sync_reply(self, said: dict[str, Any]) -> bool:
        """Take a reply while synchronizing; tell whether it is the one."""
        found = said.get("return")
        if isinstance(found, bool) or found != self._serial:
            return False
        self.is_synchronized = True
        return True

    def command(self, said: dict[str, Any] | bytes) -> bytes:
        """Return the bytes of a command, which are ``said`` if that is `written`.

        Raises LocalProtocolError out of step, and for what JSON cannot have.
        """
        if not self.is_synchronized:
            raise LocalProtocolError("the conversation with the agent is not synchronized")
        self._begin()
        return said if isinstance(said, bytes) else written(said)

    def lose_step(self) -> None:
        """Note that a reply may come that nobody waits for."""
        self.is_synchronized = False

    def _begin(self) -> None:
        self._buffer.clear()
        self._searched = self._read = 0

    def receive(self, data: bytes) -> None:
        """Take bytes that were read.

        Raises RemoteProtocolError if there are more than any reply has.
        """
        self._read += len(data)
        if self._read > MOST_BYTES:
            self._begin()
            self.is_synchronized = False
            raise RemoteProtocolError(f"No complete agent response found in {MOST_BYTES} bytes")
        if self._is_dropping:
            end = data.rfind(_DELIMITER)
            if end < 0:
                return
            data = data[end + 1 :]
            self._is_dropping = False
        self._buffer += data

    def next_line(self) -> bytes | None:
        """Return the next line that is not empty; None if more bytes are needed."""
        while (end := self._buffer.find(b"\n", self._searched)) >= 0:
            line = bytes(memoryview(self._buffer)[:end]).strip()
            del self._buffer[: end + 1]
            self._searched = 0
            if line:
                return line
        self._searched = len(self._buffer)
        return None


def parse(line: bytes) -> dict[str, Any]:
    """Return the object that a line is. Raises RemoteProtocolError for another line."""
    shown = line[:_SHOWN].decode("ascii", "backslashreplace")
    try:
        said = read_json(line)
    except json_texts.TooManyValues as exc:
        raise RemoteProtocolError(f"{exc}: {shown}") from None
    except (ValueError, RecursionError):
        raise RemoteProtocolError(f"cannot parse json {shown}") from None
    if not isinstance(said, dict):
        raise RemoteProtocolError(f"Parsed JSON reply '{shown}' isn't an object")
    if not ({"return", "error", "event", "QMP"} & said.keys()):
        raise RemoteProtocolError(f"Unknown JSON reply '{shown}'")
    return said


def written(said: object, *, is_long: bool = False) -> bytes:
    """Return the line of a command. A long one is made in a thread.

    Raises LocalProtocolError for what JSON cannot have.
    """
    try:
        if is_long:
            return json_texts.written(said) + b"\n"
        text = json.dumps(said, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
        return text.encode() + b"\n"
    except (TypeError, ValueError, RecursionError) as exc:
        raise LocalProtocolError(f"the command for the agent is no JSON: {exc}") from exc
