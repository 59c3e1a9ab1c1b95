"""Calls that reach a driver from a read-only connection, and checks that come first.

They are the same whatever the driver has.
"""

from __future__ import annotations

import os
import socket

import pytest

from tests.interop.everycall import PROCEDURES, READONLY_RULES, arguments
from tests.server.raw import OK, P, packet, string
from tests.server.streaming import OPEN_GRAPHICS, Streaming, send_fds, with_fds
from tests.server.streaming import arguments as streaming_arguments
from virtrio.gen import names
from virtrio.protocol._generated.enums import ErrorDomain, ErrorNumber
from virtrio.protocol.errors import LibvirtError
from virtrio.server._generated.driver import Driver
from virtrio.server.dispatch import readonly, services

DENIED = int(ErrorNumber.VIR_ERR_OPERATION_DENIED)
ASKED = int(ErrorNumber.VIR_ERR_NO_DOMAIN)
TEST = string("test") + bytes(16) + b"\0\0\0\1"


def _asked(self, *args):
    raise LibvirtError(ASKED, ErrorDomain.VIR_FROM_TEST, "asked")


# Arguments that libvirt's public functions take, where plausible ones are refused.
TAKEN = {
    "REMOTE_PROC_DOMAIN_GET_METADATA": {"type": 2},
    "REMOTE_PROC_DOMAIN_SET_METADATA": {"type": 2},
    "REMOTE_PROC_NETWORK_GET_METADATA": {"type": 2},
    "REMOTE_PROC_NETWORK_SET_METADATA": {"type": 2},
    "REMOTE_PROC_DOMAIN_BLOCK_REBASE": {"flags": 0},
}
NEED_FDS = {"REMOTE_PROC_DOMAIN_OPEN_GRAPHICS", "REMOTE_PROC_DOMAIN_FD_ASSOCIATE"}
PROGRAMS = {spec.program: services.bundled(spec.name) for spec, _ in PROCEDURES}
ROWS = {
    (spec.program, p.number): PROGRAMS[spec.program].entries.get(p.number) for spec, p in PROCEDURES
}
Everything = type(
    "Everything", (Driver,), {row.name: _asked for row in ROWS.values() if row is not None}
)
"""A driver that has every entry point, and says so."""


async def code(client, spec, procedure, args):
    answer = await client.call(procedure.number, args, program=spec.program, version=spec.version)
    return None if answer.status == OK else int(answer.error.code)


async def test_every_procedure_that_a_driver_answers(serve):
    """Test procedures newer than any libvirtd at hand, too.

    Those that need descriptors have tests of their own below.
    """
    served = serve(Everything())
    asking, writing = await served.client(readonly=True).open(), await served.client().open()
    seen = 0
    for spec, procedure in PROCEDURES:
        if ROWS[spec.program, procedure.number] is None or procedure.name in NEED_FDS:
            continue
        seen += 1
        rule = READONLY_RULES[procedure.name]["refused"]
        taken = TAKEN.get(procedure.name, {})
        calls = [(arguments(spec, procedure, **taken), DENIED if rule == "always" else ASKED)]
        if not isinstance(rule, str):  # the arguments make the difference
            ((field, _),) = rule.items()
            refused = (
                ROWS[spec.program, procedure.number].restricted_flags if field == "flags" else 1
            )
            calls = [(arguments(spec, procedure, **{field: 0}), ASKED)]
            calls += [(arguments(spec, procedure, **{field: refused}), DENIED)]
        for args, expected in calls:
            assert await code(asking, spec, procedure, args) == expected, procedure.name
            assert await code(writing, spec, procedure, args) == ASKED, procedure.name
    assert seen == sum(row is not None for row in ROWS.values()) - len(NEED_FDS)


@pytest.mark.parametrize(
    ("procedure", "argument", "text"),
    [
        (
            P.REMOTE_PROC_DOMAIN_RENAME,
            b"\0\0\0\0" * 2,
            "new_name in virDomainRename must not be NULL",
        ),
        (
            P.REMOTE_PROC_DOMAIN_RENAME,
            b"\0\0\0\1" + bytes(8),
            "string new_name in virDomainRename must not be empty",
        ),
        (
            P.REMOTE_PROC_DOMAIN_SEND_PROCESS_SIGNAL,
            bytes(16),
            "pid_value in virDomainSendProcessSignal must not be zero",
        ),
    ],
)
@pytest.mark.parametrize("may_write", [True, False])
async def test_arguments_that_are_checked_before_the_refusal(
    serve, may_write, procedure, argument, text
):
    """Test arguments that are wrong for every client; no driver is asked."""
    client = await serve(Everything()).client(readonly=not may_write).open()
    answer = await client.call(procedure, TEST + argument)
    assert answer.refusal == (ErrorNumber.VIR_ERR_INVALID_ARG, ErrorDomain.VIR_FROM_DOMAIN, text)
    assert answer.error.str1 == names.c_function(procedure.name)


async def test_names_of_parameters_have_a_limit(serve):
    def params(name):
        return TEST + b"\0\0\0\1" + string(name) + b"\0\0\0\1\0\0\0\1" + bytes(4)

    client = await serve(Everything()).client(readonly=True).open()
    procedure = P.REMOTE_PROC_DOMAIN_SET_MEMORY_PARAMETERS
    assert (await client.call(procedure, params("é" * 39 + "a"))).refusal[0] == DENIED
    answer = await client.call(procedure, params("é" * 40))
    assert answer.refusal == (1, 0, f"internal error: parameter {'é' * 40} too big for destination")


# -- descriptors -----------------------------------------------------------------------


async def graphics(client, fds):
    if not fds:
        return (await client.call(OPEN_GRAPHICS, streaming_arguments(OPEN_GRAPHICS))).refusal
    await client.send(with_fds(OPEN_GRAPHICS, len(fds)))
    await send_fds(client, fds)
    return (await client.answer()).refusal


REFUSED = (
    DENIED,
    ErrorDomain.VIR_FROM_DOMAIN,
    "operation forbidden: read only access prevents virDomainOpenGraphics",
)
NO_FD = (1, 7, "internal error: No FD available at slot 0")


@pytest.mark.parametrize("driver", [Streaming, Driver], ids=["takes descriptors", "takes none"])
async def test_graphics_check_the_descriptor_before_the_refusal(serve, driver):
    client = await serve(driver()).client(readonly=True).open()
    ends = socket.socketpair()
    pipe = os.pipe()
    try:
        assert await graphics(client, []) == NO_FD
        assert await graphics(client, [ends[0].fileno()]) == REFUSED
        answer = await graphics(client, [pipe[0], ends[0].fileno()])
        if driver is Driver:  # they are not even received
            assert answer == REFUSED
        else:
            assert answer[:2] == (ErrorNumber.VIR_ERR_INVALID_ARG, ErrorDomain.VIR_FROM_DOMAIN)
            assert answer[2].startswith("fd ")
            assert answer[2].endswith(" must be a socket")
    finally:
        for end in ends:
            end.close()
        for fd in pipe:
            os.close(fd)
    assert await client.works()


async def test_descriptors_to_associate_are_counted_before_the_refusal(serve):
    client = await serve(Everything()).client(readonly=True).open()
    payload = TEST + string("name") + bytes(4)
    answer = await client.call(P.REMOTE_PROC_DOMAIN_FD_ASSOCIATE, payload)
    assert answer.refusal[2] == "nfds in virDomainFDAssociate must not be zero"
    ends = socket.socketpair()
    try:
        data = packet(P.REMOTE_PROC_DOMAIN_FD_ASSOCIATE, b"\0\0\0\1" + payload, kind=4)
        await client.send(data)
        await send_fds(client, [ends[0].fileno()])
        assert (await client.answer()).refusal[0] == DENIED
    finally:
        for end in ends:
            end.close()


def test_checks_are_of_entry_points():
    assert readonly.FDS_CHECKS.keys() <= {
        row.name for row in ROWS.values() if getattr(row, "takes_fds", False)
    }
