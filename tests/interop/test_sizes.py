"""Counts and sizes at their ends: our server and libvirtd refuse the same calls.

Code, domain and text are compared.
"""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

import pytest

from tests.fuzz.packets import ERROR, Packet, optional, u32
from tests.server.sizes import NODE, arrays, cases, integers, programs
from virtrio.gen import names
from virtrio.protocol import message
from virtrio.protocol._generated.enums import ErrorDomain
from virtrio.server._generated.remote_rows import ROWS
from virtrio.server.dispatch.size_checks import SIZES

if TYPE_CHECKING:
    from pathlib import Path

    from tests import peers
    from tests.server.sizes import Case
    from virtrio.protocol.idl.model import Procedure

NO_SUPPORT, RPC, ARGUMENT_UNSUPPORTED = 3, 39, 74
# libvirtd makes 2 GiB of this before it finds that it cannot send them; one byte over
# the limit has the same answer.
SLOW = ("domain_get_emulator_pin_info", "maplen=2147483647")
# Error domains of libvirtd where one of its drivers has a function that ours lacks.
DRIVERS = (ErrorDomain.VIR_FROM_TEST, ErrorDomain.VIR_FROM_XML, ErrorDomain.VIR_FROM_CPU)
# Entry point -> libvirtd's answer, where ours differs on purpose.
DIFFERENT = {
    # its test driver gives no number of counts, which its dispatcher takes for an error
    "node_get_free_pages": "Library function returned error but did not set virError",
    # it sets a flag that its own test driver refuses
    "domain_get_scheduler_parameters_flags": (
        "unsupported flags (0x4) in function testDomainGetSchedulerParametersFlags"
    ),
    # asked for a number only, its driver does not look for the interface
    "domain_get_interface_parameters": "ok",
    # it writes a file
    "domain_core_dump_with_format": (
        "domain 'test' coredump: failed to open /nowhere/image: No such file or directory"
    ),
}


class Caller:
    """A client that does not look at what it sends."""

    def __init__(self, path: Path, node: Path) -> None:
        self._sock = socket.socket(socket.AF_UNIX)
        self._sock.settimeout(60)
        self._sock.connect(str(path))
        self._file = self._sock.makefile("rb")
        self._call(Packet(66).pack())
        status, payload = self._call(Packet(1, optional(f"test://{node}") + u32(0)).pack())
        assert status != ERROR, payload

    def _call(self, packet: bytes) -> tuple[int, bytes]:
        self._sock.sendall(packet)
        size, *_, status = message.HEADER.unpack(self._file.read(28))
        return status, self._file.read(size - 28)

    def answer(self, case: Case) -> tuple[object, ...]:
        """Return "ok", or code, domain and text of the error."""
        status, payload = self._call(case.packet())
        if status != ERROR:
            return ("ok",)
        error = message.unpack_error(payload, 0)
        return int(error.code), int(error.domain), error.message

    def close(self) -> None:
        self._file.close()
        self._sock.close()


def asked() -> list[Case]:
    """Return every call with an argument that a rule is about."""
    found = []
    for spec in programs():
        for p in spec.procedures:
            entry = names.entry_point(p.name)
            if not p.event and entry in SIZES and (integers(spec, p) or arrays(spec, p.args)):
                found += [
                    case
                    for case in cases(spec, p)
                    if not (entry == SLOW[0] and SLOW[1] in case.label)
                ]
    return found


@pytest.mark.peer("libvirtd")
def test_sizes_are_refused_as_by_libvirtd(
    libvirtd: peers.Endpoint, server: peers.Endpoint, tmp_path: Path
) -> None:
    node = tmp_path / "node.xml"
    node.write_text(NODE)
    tmp_path.chmod(0o755)
    different = {}
    compared = 0
    procedure: Procedure | None = None
    callers: list[Caller] = []
    for case in asked():
        # each call finds what was there at first
        if case.procedure is not procedure or ROWS[procedure.number].write:
            procedure = case.procedure
            for caller in callers:
                caller.close()
            callers = [Caller(path, node) for path in (libvirtd.socket, server.socket)]
        theirs, ours = answers = [caller.answer(case) for caller in callers]
        if theirs[-1] == DIFFERENT.get(case.entry):
            continue
        if ours[0] == NO_SUPPORT and (
            theirs[0] in ("ok", ARGUMENT_UNSUPPORTED) or theirs[1] in DRIVERS
        ):
            continue  # libvirtd has a driver for it
        if theirs[0] == RPC and "unknown procedure" in theirs[2]:
            continue  # or is older
        compared += 1
        if theirs != ours:
            different[case.entry, case.label] = answers
    for caller in callers:
        caller.close()
    assert different == {}
    assert compared > 2000
