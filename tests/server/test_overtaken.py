"""A call whose object others change all the time ends, with an error."""

from __future__ import annotations

import pytest
import trio

from tests.server.raw import GET_HOSTNAME, P, packed
from virtrio.protocol._generated.enums import ErrorNumber
from virtrio.protocol.errors import LibvirtError
from virtrio.server._generated.driver import Driver
from virtrio.server.offload import Later


class Overtaken(Driver):
    """Whose calls always find that something has changed since their work began."""

    def __init__(self):
        self.works = 0

    def _work(self):
        self.works += 1

    def connect_get_hostname(self):
        return Later(self._work, lambda _: self.connect_get_hostname())

    def domain_create_xml_with_files(self, xml_desc, files, flags):
        return self.connect_get_hostname()


@pytest.mark.parametrize(
    ("procedure", "args"),
    [
        (GET_HOSTNAME, b""),
        (
            P.REMOTE_PROC_DOMAIN_CREATE_XML_WITH_FILES,
            packed("domain_create_xml_with_files_args", "<domain/>", 0),
        ),
    ],
)
async def test_a_call_that_is_always_overtaken_fails(serve, procedure, args):
    driver = Overtaken()
    client = await serve(driver).client().open()
    with trio.fail_after(30):
        answer = await client.call(procedure, args)
    assert answer.error.code == ErrorNumber.VIR_ERR_OPERATION_TIMEOUT
    assert 1 < driver.works <= 20
    assert await client.works()


async def test_one_that_is_awaited_fails_too():
    with pytest.raises(LibvirtError, match="state change lock"):
        await Overtaken().connect_get_hostname()
