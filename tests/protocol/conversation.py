"""Two ends of a conversation without I/O, and messages in a form to compare."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from virtrio.protocol import message
from virtrio.protocol._generated import remote_procedures
from virtrio.protocol.connection import Closed, Connection, Role, reply_error
from virtrio.protocol.message import HEADER, HEADER_SIZE, MessageStatus, MessageType

if TYPE_CHECKING:
    from virtrio.protocol.connection import Event

CLIENT, SERVER = Role.CLIENT, Role.SERVER
REMOTE, VERSION = remote_procedures.PROGRAM, remote_procedures.VERSION
LOOKUP = int(remote_procedures.RemoteProcedure.REMOTE_PROC_DOMAIN_LOOKUP_BY_NAME)
CLOSE = int(remote_procedures.RemoteProcedure.REMOTE_PROC_CONNECT_CLOSE)
CALL, REPLY, MESSAGE, STREAM, CALL_FDS, REPLY_FDS, HOLE = map(int, MessageType)
OK, ERROR, CONTINUE = map(int, MessageStatus)


def raw(text: str) -> bytes:
    """Return the bytes of annotated hex; text behind a ``#`` is a comment."""
    return bytes.fromhex(" ".join(line.partition("#")[0] for line in text.splitlines()))


def header(
    kind=CALL,
    status=OK,
    *,
    size=HEADER_SIZE,
    program=REMOTE,
    version=VERSION,
    procedure=LOOKUP,
    serial=1,
):
    return HEADER.pack(size, program, version, procedure, kind, serial, status)


def shown(event: Event | None) -> Any:
    """Return an event to compare: its class and fields, with the payload's bytes."""
    if event is None:
        return None
    slots = [name for kind in type(event).__mro__ for name in getattr(kind, "__slots__", ())]
    fields = {name: getattr(event, name) for name in slots}
    if "stream" in fields:
        fields["stream"] = fields["stream"].serial
    if "pos" in fields:
        fields["payload"] = fields["payload"][fields.pop("pos") :]
    return type(event), fields


def events(connection: Connection) -> list[Any]:
    """Return all events that the connection has now; EOF, which has no end, once."""
    said = []
    while (event := connection.next_event()) is not None:
        said.append(shown(event))
        if isinstance(event, Closed):
            break
    return said


class Pair:
    """A client and a server connected directly: one receives what the other sends."""

    def __init__(self):
        self.client = Connection(CLIENT)
        self.server = Connection(SERVER)

    def call(self, waiter, procedure=LOOKUP, pack=None, args=None):
        """Make a call; return its serial and the server's event."""
        serial, data = self.client.call(waiter, REMOTE, VERSION, procedure, pack, args)
        self.server.receive(data)
        return serial, self.server.next_event()

    def reply(self, call, pack=None, ret=None, error=None):
        """Send a reply; return the client's event."""
        if error is not None:
            data = reply_error(call.program, call.version, call.procedure, call.serial, error)
        else:
            data = message.build(
                call.program, call.version, call.procedure, REPLY, call.serial, OK, pack, ret
            )
        self.client.receive(data)
        return self.client.next_event()
