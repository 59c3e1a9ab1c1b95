"""A driver's code that ends the process fails its call alone, wherever it is called."""

from __future__ import annotations

import pytest
import trio

from tests.server.raw import ERROR, OPEN, P, packed, string
from virtrio.protocol._generated.enums import ErrorNumber
from virtrio.server._generated.driver import Driver
from virtrio.server.events import EventHub

CREATE_WITH_FILES = P.REMOTE_PROC_DOMAIN_CREATE_XML_WITH_FILES


class Quits(Driver):
    """A driver whose code ends the process, or tries to."""

    def __init__(self, kind):
        self.kind = kind

    async def _open(self):
        await trio.lowlevel.checkpoint()
        raise SystemExit(3)

    def open(self, path, caller):
        if self.kind == "open":
            raise SystemExit(3)
        if self.kind == "open in a group":
            raise BaseExceptionGroup("", [SystemExit(3)])
        if self.kind == "open later":
            return self._open()
        return self

    @property
    def features(self):
        if self.kind == "features":
            raise SystemExit(3)
        return frozenset()

    @property
    def events(self):
        if self.kind == "events":
            raise SystemExit(3)
        return EventHub(())

    def connect_get_type(self):
        raise BaseExceptionGroup("", [SystemExit(3)])

    async def domain_create_xml_with_files(self, xml_desc, files, flags):
        async def quit():
            raise SystemExit(3)

        async with trio.open_nursery() as nursery:
            nursery.start_soon(quit)


@pytest.mark.parametrize(
    "kind", ["open", "open in a group", "open later", "features", "events", "group", "nursery"]
)
async def test_a_driver_that_exits_fails_the_call_alone(serve, kind):
    driver = Quits(kind)
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
