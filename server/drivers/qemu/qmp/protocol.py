"""QMP, the protocol of QEMU's monitor, without I/O.

QEMU greets, the client negotiates capabilities, and then sends commands; QEMU answers
each with a reply that has the command's id, and sends events in between. A message is a
JSON object on a line of its own. Commands are executed in the order in which they were
sent, except those that are sent out of band, if QEMU offers that.

`Conversation` is the client's side. It takes bytes (`receive`), returns what they mean
(`next_event`), and makes the bytes of commands (`command`). It looks at no clock and at
no socket.

QEMU is not trusted: a guest may have taken it over. A line that is too long, is no
JSON, or is no message that QEMU may send now raises RemoteProtocolError, and the
conversation is over. The values inside of replies and events are whatever JSON they
were; who reads them checks them.
"""

from __future__ import annotations

import json
import math
import re
from enum import Enum
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn

from .....protocol.errors import LocalProtocolError, RemoteProtocolError
from ....conf.reaper import reap_nested
from .. import json_texts

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

__all__ = [
    "MOST_REPLY",
    "MOST_UNASKED",
    "Command",
    "Conversation",
    "Event",
    "Greeting",
    "Passed",
    "Refusal",
    "Reply",
    "State",
    "printed_data",
    "read_hmp",
    "read_json",
    "read_passed",
]

# Most bytes of a line: while a command waits for its reply, which is libvirt's limit,
# and while nothing was asked.
MOST_REPLY = 10 * 1024 * 1024
MOST_UNASKED = 1024 * 1024

_SHOWN = 120  # characters of a bad message that an error repeats


class State(Enum):
    """State of a conversation."""

    GREETING = "waits for the greeting"
    NEGOTIATING = "negotiates capabilities"
    READY = "takes commands"
    CLOSED = "is over"


class Greeting(NamedTuple):
    """QEMU's greeting: its version, the distributor's, and what can be negotiated."""

    version: tuple[int, int, int]
    package: str
    capabilities: frozenset[str]


class Refusal(NamedTuple):
    """QEMU's reason for not executing a command: its class of error, and a text."""

    kind: str
    reason: str


class Reply(NamedTuple):
    """Reply to the command ``id``, named ``command``.

    ``value`` is what QEMU returned, unless there is a ``refusal``.
    """

    id: str
    command: str
    value: Any
    refusal: Refusal | None


class Event(NamedTuple):
    """Event of QEMU's; the time is in microseconds since 1970.

    ``text`` is the data as `printed_data`, where somebody has printed it already.
    """

    name: str
    data: dict[str, Any]
    microseconds: int
    text: str | None = None


class Command(NamedTuple):
    """Command to be sent: the id of its reply, and its bytes."""

    id: str
    data: bytes


class Passed(NamedTuple):
    """JSON that a client passes on: its bytes, without an id.

    ``members`` are those of ``execute``, ``exec-oob`` and ``id`` that an object has;
    None for what is no object.
    """

    members: dict[str, Any] | None
    data: bytes


class Conversation:
    """The client's side of one connection to a monitor.

    ``greeting`` is what QEMU said first. ``enabled`` are the capabilities that were
    negotiated: those of ``wanted`` that QEMU offers.
    """

    def __init__(self, wanted: Sequence[str] = ("oob",)) -> None:
        self.state = State.GREETING
        self.greeting: Greeting | None = None
        self.enabled: frozenset[str] = frozenset()
        self._wanted = wanted
        self._buffer = bytearray()
        self._searched = 0  # bytes of the buffer that have no line end
        self._is_at_end = False
        self._serial = 0
        self._pending: dict[str, str] = {}  # names of commands by id, in their order

    @property
    def is_busy(self) -> bool:
        """Whether a command waits for its reply."""
        return bool(self._pending)

    @property
    def is_ready(self) -> bool:
        """Whether capabilities are negotiated, and the conversation is not over."""
        return self.state is State.READY

    # -- sending -----------------------------------------------------------------------

    def negotiate(self) -> Command:
        """Make the command that ends the negotiation, after the greeting."""
        if self.state is not State.NEGOTIATING or self._pending or self.greeting is None:
            raise LocalProtocolError(f"nothing to negotiate: the conversation {self.state.value}")
        found = [name for name in self._wanted if name in self.greeting.capabilities]
        self.enabled = frozenset(found)
        return self._make("qmp_capabilities", {"enable": found} if found else None, oob=False)

    def command(
        self, name: str, arguments: Mapping[str, Any] | None = None, *, oob: bool = False
    ) -> Command:
        """Make a command; ``oob`` has it executed at once, before those that wait.

        Raises LocalProtocolError where the conversation does not take commands, for
        arguments that JSON cannot have (half of a character, say), and for ``oob``
        where that was not negotiated.
        """
        if self.state is not State.READY:
            raise LocalProtocolError(f"no command is possible: the conversation {self.state.value}")
        if oob and "oob" not in self.enabled:
            raise LocalProtocolError(f"QEMU executes no commands out of band, nor {name!r}")
        return self._make(name, arguments, oob=oob)

    def passed(self, said: Passed) -> Command:
        """Make a command of JSON that QEMU is to judge; an object gets an id of ours.

        Raises LocalProtocolError where the conversation does not take commands.
        """
        if self.state is not State.READY:
            raise LocalProtocolError(f"no command is possible: the conversation {self.state.value}")
        serial = f"libvirt-{self._serial + 1}"
        data = said.data
        if said.members is not None:
            data = data[:-1] + (b"" if data == b"{}" else b",") + b'"id":"%s"}' % serial.encode()
        return self._waits("what a client said", serial, data)

    def _make(self, name: str, arguments: Mapping[str, Any] | None, *, oob: bool) -> Command:
        said: dict[str, Any] = {"exec-oob" if oob else "execute": name}
        if arguments is not None:
            said["arguments"] = arguments
        return self._add(name, said)

    def _add(self, name: str, said: dict[str, Any]) -> Command:
        serial = f"libvirt-{self._serial + 1}"
        return self._waits(name, serial, _written(name, said | {"id": serial}))

    def _waits(self, name: str, serial: str, data: bytes) -> Command:
        self._serial += 1
        self._pending[serial] = name
        return Command(serial, data + b"\r\n")

    # -- receiving ---------------------------------------------------------------------

    def receive(self, data: bytes) -> None:
        """Take bytes that were read; b"" is the end."""
        if not data:
            self._is_at_end = True
        self._buffer += data

    def next_event(self) -> Greeting | Reply | Event | None:
        """Return the next message; None if more bytes are needed.

        After the last one the state is CLOSED if the end was received. Raises
        RemoteProtocolError, and then always, for what no QEMU sends.
        """
        line = self.next_line()
        return None if line is None else self.take(partial(read_json, line), line)

    def next_line(self) -> bytes | None:
        """Return the line of the next message, for `take`, or None."""
        if self.state is State.CLOSED:
            return None
        while (line := self._next_line()) is not None:
            if line.strip():
                return line
        if self._is_at_end:
            self.state = State.CLOSED
            if self._buffer:
                self._fail("the last message is cut off", bytes(self._buffer))
        return None

    def _next_line(self) -> bytes | None:
        buffer = self._buffer
        most = MOST_REPLY if self._pending else MOST_UNASKED
        end = buffer.find(b"\n", self._searched)
        if (len(buffer) if end < 0 else end) > most:
            self._fail(f"QEMU monitor reply exceeds buffer size ({most} bytes)")
        if end < 0:
            self._searched = len(buffer)
            return None
        line = bytes(memoryview(buffer)[:end])
        del buffer[: end + 1]
        self._searched = 0
        return line

    def _fail(self, what: str, line: bytes | None = None) -> NoReturn:
        self.state = State.CLOSED
        self._buffer.clear()
        shown = "" if line is None else f": {line[:_SHOWN].decode('ascii', 'backslashreplace')}"
        raise RemoteProtocolError(f"{what}{shown}")

    def take(self, read: Callable[[], object], line: bytes) -> Greeting | Reply | Event:
        """Return the message of a line, which ``read()`` reads with `read_json`.

        Raises RemoteProtocolError, and then always, for what no QEMU sends now.
        """
        try:
            said = read()
        except json_texts.TooManyValues as exc:
            self._fail(str(exc), line)
        except (ValueError, RecursionError):
            self._fail("cannot parse json", line)
        if not isinstance(said, dict):
            self._fail("the message is no object", line)
        for key, take in _MESSAGES.items():
            if key in said:
                if self.state not in _MAY_COME[key]:
                    self._fail(f"the conversation {self.state.value}, and gets", line)
                try:
                    return take(self, said)
                except (LookupError, TypeError, ValueError, AttributeError):
                    self._fail("the message has another form than QEMU's", line)
        self._fail("Unknown JSON reply", line)

    def _take_greeting(self, said: dict[str, Any]) -> Greeting:
        version = said["QMP"]["version"]
        numbers = version["qemu"]
        major, minor, micro = (int(numbers[name]) for name in ("major", "minor", "micro"))
        offered = frozenset(map(str, said["QMP"]["capabilities"]))
        self.greeting = Greeting((major, minor, micro), str(version["package"]), offered)
        self.state = State.NEGOTIATING
        return self.greeting

    def _take_event(self, said: dict[str, Any]) -> Event:
        time = said["timestamp"]
        # -1 where QEMU has no time
        microseconds = int(time["seconds"]) * 1_000_000 + int(time["microseconds"])
        name, data = said["event"], said.get("data", {})
        if not isinstance(name, str) or not isinstance(data, dict):
            raise TypeError
        return Event(name, data, microseconds)

    def _take_reply(self, said: dict[str, Any]) -> Reply:
        if "id" in said:
            serial = said["id"]
        else:
            # What QEMU could not parse it refuses without its id, and at once.
            _ = said["error"]
            serial = list(self._pending)[-1]
        name = self._pending.pop(serial)
        refusal = None
        if "error" in said:
            refusal = Refusal(_text(said["error"]["class"]), _text(said["error"]["desc"]))
        if self.state is State.NEGOTIATING:
            if refusal is not None:
                self._fail(f"QEMU refuses to negotiate: {refusal.reason}")
            self.state = State.READY
        return Reply(serial, name, said.get("return"), refusal)


_MESSAGES: dict[str, Callable[[Conversation, dict[str, Any]], Greeting | Reply | Event]] = {
    "return": Conversation._take_reply,
    "error": Conversation._take_reply,
    "event": Conversation._take_event,
    "QMP": Conversation._take_greeting,
}

# States in which a message may come, by the key that makes it one.
_MAY_COME = {
    "QMP": (State.GREETING,),
    "return": (State.NEGOTIATING, State.READY),
    "error": (State.NEGOTIATING, State.READY),
    "event": (State.NEGOTIATING, State.READY),
}


def _written(name: str, said: object, *, is_long: bool = False) -> bytes:
    try:
        if is_long:
            return json_texts.written(said)
        text = json.dumps(said, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
        return text.encode()
    except (TypeError, ValueError, RecursionError) as exc:
        raise LocalProtocolError(f"arguments of {name!r} are no JSON: {exc}") from exc


def read_passed(text: str) -> Passed:
    """Read JSON of a client, which QEMU is to judge.

    Raises ValueError or RecursionError for what is no JSON, LocalProtocolError for what
    cannot be sent. A long text is one for a thread.
    """
    if len(text) < json_texts.LONG:
        return _passed(json.loads(text), is_long=False)
    said = json_texts.read(text)
    try:
        return _passed(said, is_long=True)
    finally:
        reap_nested(said)


def _passed(said: object, *, is_long: bool) -> Passed:
    if not isinstance(said, dict):
        return Passed(None, _written("what a client said", said, is_long=is_long))
    members = {key: said[key] for key in ("execute", "exec-oob", "id") if key in said}
    others = {key: value for key, value in said.items() if key != "id"}
    return Passed(members, _written("what a client said", others, is_long=is_long))


def read_hmp(text: str) -> Passed:
    """Read a client's command for humans. A long text is one for a thread.

    Raises LocalProtocolError for what cannot be sent.
    """
    name = "human-monitor-command"
    said = {"execute": name, "arguments": {"command-line": text}}
    return Passed({"execute": name}, _written(name, said, is_long=len(text) >= json_texts.LONG))


def printed_data(event: Event) -> str | None:
    """Return an event's data in JSON, as clients are told it; None if there is none."""
    if event.text is not None or not event.data:
        return event.text
    return json.dumps(event.data, separators=(",", ":"), ensure_ascii=False)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def read_json(line: bytes) -> object:
    """Read a line of QEMU's or of an agent.

    Halves of characters, which JSON may have, become "?", so that any text can be sent
    on. Raises ValueError or RecursionError for what is no JSON, and for numbers that
    Python would make an infinity. A long line is one for a thread.
    """
    text = line.decode()  # in bytes, json would look for UTF-16
    if len(line) >= json_texts.LONG:
        return json_texts.read(text, _STRICT, replaces_halves=True)
    said = _STRICT.decode(text)
    return _without_halves(said) if _HALF.search(line) else said


_HALF = re.compile(rb"\\u[dD][89a-fA-F]")


def _without_halves(said: Any) -> Any:
    if isinstance(said, str):
        return said.encode("utf-8", "replace").decode()
    if isinstance(said, list):
        return [_without_halves(each) for each in said]
    if isinstance(said, dict):
        return {_without_halves(key): _without_halves(value) for key, value in said.items()}
    return said


def _finite(text: str) -> float:
    value = float(text)
    if math.isinf(value):
        raise ValueError(text)
    return value


def _no_constant(name: str) -> NoReturn:
    raise ValueError(name)  # NaN and the infinities are no JSON


_STRICT = json.JSONDecoder(parse_constant=_no_constant, parse_float=_finite)
