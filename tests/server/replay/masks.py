"""Everything that may differ between a recording and its replay, and why.

All other bytes are compared.

=================  ===================================================================
drawn identifiers  UUIDs and MAC addresses that the server makes. They come from a
                   counter (`world.World.draw`), and a server that draws in another
                   order, or once more, gives other numbers to the same things. Which
                   number stands for which is learned from the replies: the same one
                   must stand wherever the recorded one stands, and later calls name
                   it.
the other end      Process, user, group and port of a client, as the administration
                   tells them. They are the machine's.
a mistake          The server that was recorded named the wrong function when it
                   refused QEMU's monitor command with files: that of the remote
                   program's procedure of the same number.
=================  ===================================================================

Times, file names and host names need no mask: they are the same in every run
(`world`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from tests.server.replay.world import DRAWN_MAC, DRAWN_UUID
from virtrio.protocol import message
from virtrio.protocol._generated.enums import ErrorDomain
from virtrio.protocol._generated.qemu_procedures import PROGRAM, QemuProcedure
from virtrio.protocol.errors import no_support
from virtrio.protocol.idl.parser import bundled
from virtrio.protocol.interpret import Interpreter

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Identifiers", "corrected", "without_other_end"]


class _Form(NamedTuple):
    """A way in which something drawn is written."""

    pattern: re.Pattern[bytes]
    read: Callable[[bytes], bytes]
    write: Callable[[bytes], bytes]


def _text(uuid: bytes) -> bytes:
    digits = uuid.hex()
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:])).encode()


def _from_text(text: bytes) -> bytes:
    return bytes.fromhex(text.decode().replace("-", "").replace(":", ""))


_UUID_TEXT = re.compile(re.escape(_text(DRAWN_UUID + bytes(6))[:24]) + b"[0-9a-f]{12}")
_FORMS = (
    _Form(re.compile(re.escape(DRAWN_UUID) + b".{6}", re.DOTALL), bytes, bytes),
    _Form(_UUID_TEXT, _from_text, _text),
    _Form(
        re.compile(b"52:54:00:" + DRAWN_MAC.hex().encode() + b":[0-9a-f]{2}:[0-9a-f]{2}"),
        _from_text,
        lambda mac: mac.hex(":").encode(),
    ),
)


class Identifiers:
    """Identifiers drawn now, by those that were drawn when a scene was recorded."""

    def __init__(self) -> None:
        self._now: dict[bytes, bytes] = {}
        self._then: dict[bytes, bytes] = {}

    def same(self, recorded: bytes, now: bytes) -> bool:
        """Return whether two messages are equal but for drawn identifiers.

        Learns these if so.
        """
        if recorded == now and not self._now:
            return True
        pairs: list[tuple[bytes, bytes]] = []
        for pattern, read, _ in _FORMS:
            found = [(match.span(), read(match[0])) for match in pattern.finditer(recorded)]
            others = [(match.span(), read(match[0])) for match in pattern.finditer(now)]
            if [span for span, _ in found] != [span for span, _ in others]:
                return False
            pairs += ((then, other) for (_, then), (_, other) in zip(found, others, strict=True))
            recorded, now = pattern.sub(b"", recorded), pattern.sub(b"", now)
        if recorded != now:
            return False
        return all(
            self._now.setdefault(then, other) == other
            and self._then.setdefault(other, then) == then
            for then, other in pairs
        )

    def translated(self, call: bytes) -> bytes:
        """Return a recorded call with the identifiers that are drawn now."""
        if not any(then != now for then, now in self._now.items()):
            return call
        for pattern, read, write in _FORMS:
            call = pattern.sub(
                lambda match, read=read, write=write: write(
                    self._now.get(read(match[0]), read(match[0]))
                ),
                call,
            )
        return call


_ADMIN = bundled("admin")
_INFO = next(
    procedure for procedure in _ADMIN.procedures if procedure.name == "ADMIN_PROC_CLIENT_GET_INFO"
)
_OTHER_END = re.compile("unix_(process|user|group)_(id|name)|sock_addr")


def without_other_end(data: bytes) -> bytes:
    """Return a message of the server without facts about some connection's client."""
    if len(data) <= message.HEADER_SIZE:
        return data
    _, *header = message.HEADER.unpack_from(data)
    if (
        tuple(header[:4]) != (_ADMIN.program, _ADMIN.version, _INFO.number, message.REPLY)
        or header[-1] != message.OK
    ):
        return data
    assert _INFO.ret is not None
    types = Interpreter(_ADMIN)
    ret = types.unpack(_INFO.ret, data[message.HEADER_SIZE :])
    ret["params"] = [param for param in ret["params"] if not _OTHER_END.fullmatch(param["field"])]
    return message.HEADER.pack(0, *header) + types.pack(_INFO.ret, ret)


def corrected(recorded: bytes) -> bytes:
    """Return a recorded message, or the right one in place of a mistake."""
    if len(recorded) < message.HEADER_SIZE:
        return recorded
    _, program, version, procedure, _, serial, status = message.HEADER.unpack_from(recorded)
    if (program, procedure, status) != (
        PROGRAM,
        QemuProcedure.QEMU_PROC_DOMAIN_MONITOR_COMMAND_WITH_FILES,
        message.ERROR,
    ):
        return recorded
    if message.unpack_error(recorded, message.HEADER_SIZE).str2 != "virConnectGetCapabilities":
        return recorded
    error = no_support("virDomainQemuMonitorCommandWithFiles", ErrorDomain.VIR_FROM_NONE)
    return message.build_error(program, version, procedure, message.REPLY, serial, error)
