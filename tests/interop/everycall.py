"""Raw calls of every procedure, with arguments made from the definitions.

libvirt's own client refuses many calls before it sends anything, so only a raw call
shows what a server refuses.
"""

from __future__ import annotations

import json
import os
import socket
from importlib import resources
from typing import TYPE_CHECKING, Any, NamedTuple

from tests.documents import domain
from virtrio.protocol import message
from virtrio.protocol._generated.remote_procedures import RemoteProcedure
from virtrio.protocol.idl.model import PRIMITIVES, Declaration, EnumType, Kind, Struct, Union
from virtrio.protocol.idl.parser import bundled
from virtrio.protocol.interpret import Interpreter

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from virtrio.protocol.errors import LibvirtError
    from virtrio.protocol.idl.model import Procedure, Specification

SECONDS = 60.0
PROGRAMS = ("remote", "qemu", "lxc")
SPECS = {name: bundled(name) for name in PROGRAMS}
PROCEDURES: list[tuple[Specification, Procedure]] = [
    (spec, procedure)
    for spec in SPECS.values()
    for procedure in spec.procedures
    if not procedure.event
]
_TABLES = json.loads(
    resources.files("virtrio.protocol.definitions").joinpath("readonly.json").read_text()
)
READONLY_RULES: dict[str, dict[str, Any]] = {
    name: rule for table in _TABLES.values() for name, rule in table.items()
}

URI = "test:///default"
READONLY = 1  # VIR_CONNECT_RO

# Objects of the default node of libvirt's test driver.
_OBJECTS: dict[str, dict[str, Any]] = {
    "remote_nonnull_domain": {
        "name": "test",
        "uuid": bytes.fromhex("6695eb01f6a4830479aa97f2502e193f"),
        "id": 1,
    },
    "remote_nonnull_network": {
        "name": "default",
        "uuid": bytes.fromhex("dd8fe8846c02601e7551cca97df1c5df"),
    },
    "remote_nonnull_interface": {"name": "eth1", "mac": "aa:bb:cc:dd:ee:ff"},
    "remote_nonnull_storage_pool": {
        "name": "default-pool",
        "uuid": bytes.fromhex("dfe224cb28fb8dd0c4b264eb3f0f4566"),
    },
    "remote_nonnull_node_device": {"name": "computer"},
}
_TEXTS = {
    "xml": domain("other", memory=8192, vcpus=None),
    "uri": URI,
    "user": "root",
}
_UINTS = {"uint": 2**32, "uhyper": 2**64, "int": 2**31, "hyper": 2**63}


class Plausible:
    """Values of the types of one specification, in the form that `Interpreter` takes.

    ``full``: lists and options are not empty, and no number is 0. Otherwise all are
    empty or 0.
    """

    def __init__(self, spec: Specification, *, full: bool) -> None:
        self._types = spec.types()
        self._full = full

    def type(self, name: str, field: str) -> Any:
        if name in PRIMITIVES:
            return int(self._full)
        match self._types[name]:
            case EnumType() as enum:
                return next(iter(enum.members.values()))
            case Declaration() as decl:
                return self.declaration(decl, field)
            case Struct() as struct:
                return _OBJECTS.get(name) or {
                    f.name: self.declaration(f, f.name) for f in struct.fields
                }
            case Union() as union:
                arm = union.cases[0].arm
                return union.cases[0].values[0], None if arm is None else self.declaration(
                    arm, field
                )

    def declaration(self, decl: Declaration, field: str) -> Any:
        match decl.kind:
            case Kind.SCALAR:
                return self.type(decl.type, field)
            case Kind.OPTIONAL:
                return self.type(decl.type, field) if self._full else None
            case Kind.STRING:
                return (
                    next((text for word, text in _TEXTS.items() if word in field), "test")
                    if self._full
                    else ""
                )
            case Kind.OPAQUE_FIXED:
                return bytes(decl.max or 0)
            case Kind.OPAQUE_VAR:
                return b"test" if self._full else b""
            case Kind.ARRAY_FIXED:
                return [self.type(decl.type, field)] * (decl.max or 0)
            case Kind.ARRAY_VAR:
                return [self.type(decl.type, field)] * self._full


def arguments(
    spec: Specification, procedure: Procedure, *, full: bool = True, **fields: object
) -> bytes:
    """Return the packed arguments of a procedure.

    ``fields`` stand in place of those that would be made.
    """
    if procedure.args is None:
        return b""
    value = Plausible(spec, full=full).type(procedure.args, "")
    assert value.keys() >= fields.keys()
    return Interpreter(spec).pack(procedure.args, value | fields)


def variants(
    spec: Specification, procedure: Procedure, more: Sequence[Mapping[str, object]] = ()
) -> Iterator[tuple[str, bytes]]:
    """Yield labels and packed arguments of one procedure.

    They are plain ones, empty ones, every flag at once, and with each of ``more``
    fields.
    """
    fields = (
        {}
        if procedure.args is None
        else {f.name: f.type for f in spec.structs[procedure.args].fields}
    )
    plain: dict[str, object] = {"flags": 0} if "flags" in fields else {}
    yield "plain", arguments(spec, procedure, **plain)
    if procedure.args is None:
        return
    yield "empty", arguments(spec, procedure, full=False)
    if plain:
        yield "all flags", arguments(spec, procedure, flags=_UINTS[fields["flags"]] - 1)
    for changed in more:
        yield str(dict(changed)), arguments(spec, procedure, **plain | dict(changed))


class Refusal(NamedTuple):
    """The code, domain and text of an error reply."""

    code: int
    domain: int
    text: str | None


class Caller:
    """One connection whose replies are compared, and nothing else is done with."""

    def __init__(self, path: str) -> None:
        self._sock = socket.socket(socket.AF_UNIX)
        self._sock.settimeout(SECONDS)
        self._sock.connect(path)
        self._received = b""
        self._serial = 0

    def __enter__(self) -> Caller:
        return self

    def __exit__(self, *exc: object) -> None:
        self._sock.close()

    def open(self, flags: int = 0) -> Caller:
        refused = self.opening(URI, flags)
        assert refused is None, refused
        return self

    def opening(self, uri: str, flags: int = 0) -> Refusal | None:
        """Open ``uri``, as every client does first; return the refusal, or None."""
        remote = SPECS["remote"]
        args = Interpreter(remote).pack("remote_connect_open_args", {"name": uri, "flags": flags})
        refused = self.call(remote, RemoteProcedure.REMOTE_PROC_AUTH_LIST, b"")
        assert refused is None, refused
        return self.call(remote, RemoteProcedure.REMOTE_PROC_CONNECT_OPEN, args)

    def call(
        self, spec: Specification, number: int, args: bytes, fds: Sequence[int] = ()
    ) -> Refusal | None:
        """Return the refusal that a call is answered with, None for another answer."""
        error = self.error(spec, number, args, fds)
        return None if error is None else Refusal(int(error.code), int(error.domain), error.message)

    def error(
        self, spec: Specification, number: int, args: bytes, fds: Sequence[int] = ()
    ) -> LibvirtError | None:
        """Return the error that a call is answered with, None for another answer."""
        self._serial += 1
        header = (spec.program, spec.version, number, message.CALL, self._serial, message.OK)
        data = message.HEADER.pack(message.HEADER_SIZE + len(args), *header) + args
        self._sock.sendall(message.with_fds(data, message.CALL_WITH_FDS, len(fds)) if fds else data)
        for fd in fds:
            socket.send_fds(self._sock, [b"\0"], [fd])
        while True:
            kind, serial, status, payload = self._message()
            if serial == self._serial and kind in (message.REPLY, message.REPLY_WITH_FDS):
                break
        if status != message.ERROR:
            return None
        return message.unpack_error(payload, 0)

    def _message(self) -> tuple[int, int, int, bytes]:
        while len(self._received) < 4 or len(self._received) < int.from_bytes(
            self._received[:4], "big"
        ):
            data, fds, _, _ = socket.recv_fds(self._sock, 65536, 32)
            for fd in fds:
                os.close(fd)
            assert data, "the server closed the connection"
            self._received += data
        size, _, _, _, kind, serial, status = message.HEADER.unpack_from(self._received)
        payload, self._received = self._received[message.HEADER_SIZE : size], self._received[size:]
        return kind, serial, status, payload
