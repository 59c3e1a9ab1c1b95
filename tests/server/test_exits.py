"""What a driver's code raises fails its call alone, wherever it is called.

That is so for what ends a process, a coroutine or a task elsewhere, too.
"""

from __future__ import annotations

import asyncio

import pytest
import trio

from tests.server.raw import ERROR, OPEN, P, packed, string
from virtrio.protocol._generated.enums import ErrorNumber
from virtrio.protocol.errors import LibvirtError
from virtrio.server._generated.driver import Driver
from virtrio.server.events import EventHub

CREATE_WITH_FILES = P.REMOTE_PROC_DOMAIN_CREATE_XML_WITH_FILES


class Strange(BaseException):
    """An exception that is no `Exception`."""


FAULTS = [SystemExit, asyncio.CancelledError, GeneratorExit, Strange]


class Quits(Driver):
    """A driver whose code ends the process, or tries to."""

    def __init__(self, kind, fault=SystemExit):
        self.kind = kind
        self.fault = fault

    async def _open(self):
        await trio.lowlevel.checkpoint()
        raise self.fault(3)

    def open(self, path, caller):
        if self.kind == "open":
            raise self.fault(3)
        if self.kind == "open in a group":
            raise BaseExceptionGroup("", [self.fault(3)])
        if self.kind == "open later":
            return self._open()
        return self

    @property
    def features(self):
        if self.kind == "features":
            raise self.fault(3)
        return frozenset()

    @property
    def events(self):
        if self.kind == "events":
            raise self.fault(3)
        return EventHub(())

    def connect_get_type(self):
        raise BaseExceptionGroup("", [self.fault(3)])

    async def domain_create_xml_with_files(self, xml_desc, files, flags):
        async def quit():
            raise self.fault(3)

        async with trio.open_nursery() as nursery:
            nursery.start_soon(quit)


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize(
    "kind", ["open", "open in a group", "open later", "features", "events", "group", "nursery"]
)
async def test_a_driver_that_exits_fails_the_call_alone(serve, kind, fault):
    driver = Quits(kind, fault)
    served = serve(driver)
    served.server.drivers._drivers["test"] = driver
    other = served.client()
    client = served.client()
    if kind.startswith("open"):
        answer = await client.call(OPEN, packed("connect_open_args", "test:///default", 0))
    else:
        await client.open()
        if kind == "features":
            answer = await client.call(
                P.REMOTE_PROC_CONNECT_SUPPORTS_FEATURE, packed("connect_supports_feature_args", 1)
            )
        elif kind == "events":
            answer = await client.call(P.REMOTE_PROC_CONNECT_DOMAIN_EVENT_REGISTER)
        elif kind == "group":
            answer = await client.call(P.REMOTE_PROC_CONNECT_GET_TYPE)
        else:
            answer = await client.call(
                CREATE_WITH_FILES, packed("domain_create_xml_with_files_args", "<domain/>", 0)
            )
    assert answer.status == ERROR
    assert await other.works()


@pytest.mark.parametrize(
    "procedure", [P.REMOTE_PROC_CONNECT_GET_TYPE, P.REMOTE_PROC_DOMAIN_OPEN_CONSOLE, 9999]
)
async def test_a_guard_that_exits_in_a_group_fails_the_call_alone(serve, procedure):
    def guard(entry, call, args):
        if call.procedure == procedure:
            raise BaseExceptionGroup("", [SystemExit(3)])

    served = serve(guard=guard)
    client = await served.client().open()
    domain = string("test") + bytes(16) + bytes(4)
    given = domain + bytes(8) if procedure == P.REMOTE_PROC_DOMAIN_OPEN_CONSOLE else b""
    answer = await client.call(procedure, given)
    assert answer.refusal[0] == ErrorNumber.VIR_ERR_INTERNAL_ERROR
    assert await client.works() or procedure == P.REMOTE_PROC_CONNECT_GET_TYPE
    assert await served.client().works()


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize(
    "procedure", [P.REMOTE_PROC_CONNECT_GET_TYPE, P.REMOTE_PROC_CONNECT_GET_HOSTNAME]
)
async def test_a_driver_whose_entry_point_quits_fails_the_call_alone(serve, procedure, fault):
    class Quitting(Driver):
        def connect_get_type(self):
            raise fault(3)

        async def connect_get_hostname(self):
            await trio.lowlevel.checkpoint()
            raise fault(3)

    served = serve(Quitting())
    client, other = await served.client().open(), await served.client().open()
    assert (await client.call(procedure)).refusal[0] == ErrorNumber.VIR_ERR_INTERNAL_ERROR
    assert await client.works()
    assert await other.works()


def _odd(**fields):
    error = LibvirtError(ErrorNumber.VIR_ERR_NO_DOMAIN, message="odd")
    for name, value in fields.items():
        setattr(error, name, value)
    return error


ODD = [
    {"code": "none"},
    {"code": 2**40},
    {"message": 5},
    {"str1": b"bytes"},
    {"int1": None},
    {"dom": "a name"},
]


@pytest.mark.parametrize("fields", ODD, ids=lambda fields: next(iter(fields)))
async def test_an_error_with_fields_of_wrong_types_fails_the_call_alone(serve, fields, caplog):
    class Odd(Driver):
        def connect_get_type(self):
            raise _odd(**fields)

        async def connect_get_hostname(self):
            await trio.lowlevel.checkpoint()
            raise _odd(**fields)

        def domain_open_console(self, dom, dev_name, stream, flags):
            async def ends():
                raise _odd(**fields)

            stream.start(ends)

    served = serve(Odd())
    client, other = await served.client().open(), await served.client().open()
    for procedure in (P.REMOTE_PROC_CONNECT_GET_TYPE, P.REMOTE_PROC_CONNECT_GET_HOSTNAME):
        refusal = (await client.call(procedure)).refusal
        assert refusal[0] in (ErrorNumber.VIR_ERR_INTERNAL_ERROR, ErrorNumber.VIR_ERR_NO_DOMAIN)
        assert await client.works()
    console = string("test") + bytes(16) + bytes(4) + bytes(8)
    await client.call(P.REMOTE_PROC_DOMAIN_OPEN_CONSOLE, console)
    assert (await client.answer()).status == ERROR  # the stream's end
    assert await client.works()
    assert await other.works()
