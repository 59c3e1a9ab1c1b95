"""A protocol read from a `.x` file at run time: its types, procedures and messages.

Values are plain Python, as in `virtrio.protocol.interpret`: a struct is a dict, a union
a pair. That is some hundred times slower than the codecs that ``virtrio gen --input``
makes of the same file.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from . import message
from .errors import LocalProtocolError, RemoteProtocolError
from .idl import parser
from .interpret import Interpreter
from .message import HEADER, HEADER_SIZE, MESSAGE_MAX, MessageStatus, MessageType

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from .idl.model import Procedure, Specification
    from .interpret import Value

__all__ = ["Message", "Protocol"]

_T, _S = MessageType, MessageStatus
_CALLS = (_T.VIR_NET_CALL, _T.VIR_NET_CALL_WITH_FDS)
_REPLIES = (_T.VIR_NET_REPLY, _T.VIR_NET_REPLY_WITH_FDS)
_NFDS = 4


@dataclass(frozen=True, slots=True)
class Message:
    """One message.

    ``value`` is its payload: the struct of the procedure's args, ret or msg, the error,
    the hole, the bytes of a stream, or None for an empty one. ``fds`` is the number of
    file descriptors that the message declares.
    """

    procedure: Procedure
    type: MessageType
    serial: int
    status: MessageStatus
    value: Value
    fds: int = 0


def chosen(
    spec: Specification, program: str | int | None, version: str | int | None
) -> Specification:
    """Return a specification with one of its programs, by number or name, as the first.

    Raises LookupError when there is none.
    """
    for found in spec.programs:
        if program in (None, found.name, found.number) and version in (
            None,
            found.version_name,
            found.version,
        ):
            return replace(
                spec,
                program=found.number,
                version=found.version,
                procedures=found.procedures,
                programs=(found, *(other for other in spec.programs if other is not found)),
            )
    if program is None and version is None:
        return spec
    raise LookupError(f"{spec.name} has no program {program!r} of version {version!r}")


class Protocol:
    """One program as a `.x` file declares it, returned by `virtrio.protocol.load`."""

    def __init__(self, spec: Specification) -> None:
        self.spec = spec
        self.name = spec.name
        self.program = spec.program
        self.version = spec.version
        self.procedures: Mapping[int, Procedure] = {p.number: p for p in spec.procedures}
        self._by_name = {p.name: p for p in spec.procedures}
        self._types = Interpreter(spec)
        self._rpc: Interpreter | None = None

    # Types

    @property
    def types(self) -> list[str]:
        """Names of all types that the file declares or imports."""
        return list(self.spec.types())

    def pack(self, type_name: str, value: object) -> bytes:
        """Pack a value; raise LocalProtocolError if it is no value of a known type."""
        return self._types.pack(type_name, value)

    def unpack(self, type_name: str, data: bytes) -> Value:
        """Unpack the value that fills all of ``data``, or raise RemoteProtocolError."""
        return self._types.unpack(type_name, data)

    def unpack_from(self, type_name: str, data: bytes, offset: int = 0) -> tuple[Value, int]:
        """Return the value at ``offset``, and the offset after it."""
        return self._types.unpack_from(type_name, data, offset)

    # Procedures

    def procedure(self, which: str | int) -> Procedure:
        """Return a procedure by its name or number; raise KeyError if there is none."""
        return self._by_name[which] if isinstance(which, str) else self.procedures[which]

    def coders(
        self, which: str | int
    ) -> tuple[
        Callable[[Value, Callable[[bytes], None]], None] | None,
        Callable[[bytes, int], tuple[Value, int]] | None,
    ]:
        """Return the functions that pack a procedure's arguments and unpack its result.

        Either is None for a procedure without. With the procedure's number, they make a
        `virtrio.client.calls.Call`.
        """
        procedure = self.procedure(which)
        args, ret = procedure.args, procedure.ret

        def pack(value: Value, put: Callable[[bytes], None]) -> None:
            put(self._types.pack(str(args), value))

        def unpack(data: bytes, offset: int) -> tuple[Value, int]:
            return self._types.unpack_from(str(ret), data, offset)

        return pack if args else None, unpack if ret else None

    # Messages

    def call(self, which: str | int, args: Value = None, *, serial: int) -> bytes:
        """Build the message of a call.

        Raises KeyError for an unknown procedure, and LocalProtocolError for arguments
        that do not fit.
        """
        procedure = self.procedure(which)
        return self._message(procedure, _T.VIR_NET_CALL, serial, procedure.args, args)

    def reply(self, which: str | int, ret: Value = None, *, serial: int) -> bytes:
        """Build the message of a reply."""
        procedure = self.procedure(which)
        return self._message(procedure, _T.VIR_NET_REPLY, serial, procedure.ret, ret)

    def event(self, which: str | int, msg: Value = None) -> bytes:
        """Build the message of an event, which has no serial."""
        procedure = self.procedure(which)
        return self._message(procedure, _T.VIR_NET_MESSAGE, 0, procedure.msg, msg)

    def parse(self, data: bytes) -> Message:
        """Parse the message that fills all of ``data``.

        Raises RemoteProtocolError when it is none, is of another program or of a
        procedure that the file does not have.
        """
        if not HEADER_SIZE <= len(data) <= MESSAGE_MAX:
            raise RemoteProtocolError(
                f"a message has {HEADER_SIZE} to {MESSAGE_MAX} bytes, not {len(data)}"
            )
        size, program, version, number, kind, serial, status = HEADER.unpack_from(data)
        if size != len(data):
            raise RemoteProtocolError(f"the length word says {size} bytes, there are {len(data)}")
        if (program, version) != (self.program, self.version):
            raise RemoteProtocolError(
                f"{self.name} has no program 0x{program:08x} version {version}"
            )
        procedure = self.procedures.get(number)
        if procedure is None:
            raise RemoteProtocolError(f"{self.name} has no procedure {number}")
        try:
            known, state = _T(kind), _S(status)
        except ValueError:
            raise RemoteProtocolError(
                f"there is no message type {kind} with status {status}"
            ) from None
        fds, start = 0, HEADER_SIZE
        if known in (_T.VIR_NET_CALL_WITH_FDS, _T.VIR_NET_REPLY_WITH_FDS):
            if len(data) < HEADER_SIZE + _NFDS:
                raise RemoteProtocolError("the number of file descriptors is missing")
            fds, start = int.from_bytes(data[start : start + _NFDS]), start + _NFDS
        return Message(
            procedure,
            known,
            serial,
            state,
            self._payload(procedure, known, state, data[start:]),
            fds,
        )

    def _payload(
        self, procedure: Procedure, kind: MessageType, status: MessageStatus, data: bytes
    ) -> Value:
        if status is _S.VIR_NET_ERROR and kind not in (*_CALLS, _T.VIR_NET_MESSAGE):
            return self._rpc_value("virNetMessageError", data)
        if kind is _T.VIR_NET_STREAM_HOLE:
            return self._rpc_value("virNetStreamHole", data)
        if kind is _T.VIR_NET_STREAM:
            return data if status is _S.VIR_NET_CONTINUE else _nothing(data)
        if status is not _S.VIR_NET_OK:
            raise RemoteProtocolError(f"a message of type {kind.name} has no status {status.name}")
        struct = (
            procedure.args
            if kind in _CALLS
            else procedure.ret
            if kind in _REPLIES
            else procedure.msg
        )
        return self._types.unpack(struct, data) if struct else _nothing(data)

    def _rpc_value(self, type_name: str, data: bytes) -> Value:
        if self._rpc is None:
            self._rpc = Interpreter(parser.bundled("rpc"))
        return self._rpc.unpack(type_name, data)

    def _message(
        self, procedure: Procedure, kind: MessageType, serial: int, struct: str | None, value: Value
    ) -> bytes:
        if self.program is None or self.version is None:
            raise LocalProtocolError(f"{self.name} declares no program")
        if not 0 <= serial <= 0xFFFFFFFF:
            raise LocalProtocolError(f"a serial has 32 bits, {serial} does not fit")
        if struct is None:
            if value is not None:
                raise LocalProtocolError(
                    f"{procedure.name} has nothing to send in a message of type {kind.name}"
                )
            return message.build(
                self.program, self.version, procedure.number, kind, serial, _S.VIR_NET_OK
            )

        def pack(content: Value, put: Callable[[bytes], None]) -> None:
            put(self._types.pack(struct, content))

        return message.build(
            self.program, self.version, procedure.number, kind, serial, _S.VIR_NET_OK, pack, value
        )


def _nothing(data: bytes) -> Value:
    if data:
        raise RemoteProtocolError(f"{len(data)} bytes where there should be none")
    return None
