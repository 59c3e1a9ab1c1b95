"""Flags that exclude or need each other: refused before a driver is asked, with libvirt's words."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from tests.server.raw import P, string
from virtrio.protocol._generated.enums import ErrorDomain, ErrorNumber
from virtrio.protocol.errors import LibvirtError
from virtrio.server._generated import qemu_rows, remote_rows
from virtrio.server._generated.driver import Driver
from virtrio.server.dispatch.api_checks import CHECKS
from virtrio.server.dispatch.size_checks import SIZES

ROWS = dict(enumerate([*remote_rows.ROWS.values(), *qemu_rows.ROWS.values()]))
REDEFINE, QUIESCE, VALIDATE = 1, 2, 4
CHILDREN, METADATA_ONLY, CHILDREN_ONLY = 1, 2, 4

CREATE = "domain_checkpoint_create_xml"
DELETE = "domain_checkpoint_delete"
REDEFINE_QUIESCE = (
    "Flags 'VIR_DOMAIN_CHECKPOINT_CREATE_REDEFINE' and 'VIR_DOMAIN_CHECKPOINT_CREATE_QUIESCE' are mutually exclusive"
)
VALIDATE_REDEFINE = (
    "Flag 'VIR_DOMAIN_CHECKPOINT_CREATE_REDEFINE' is required by flag 'VIR_DOMAIN_CHECKPOINT_CREATE_REDEFINE_VALIDATE'"
)
CHILDREN_BOTH = (
    "Flags 'VIR_DOMAIN_CHECKPOINT_DELETE_CHILDREN' and 'VIR_DOMAIN_CHECKPOINT_DELETE_CHILDREN_ONLY' "
    "are mutually exclusive"
)


@pytest.mark.parametrize(
    ("entry", "function", "flags", "text"),
    [
        (CREATE, "virDomainCheckpointCreateXML", REDEFINE | QUIESCE, REDEFINE_QUIESCE),
        (CREATE, "virDomainCheckpointCreateXML", REDEFINE | QUIESCE | VALIDATE | 64, REDEFINE_QUIESCE),
        (CREATE, "virDomainCheckpointCreateXML", VALIDATE, VALIDATE_REDEFINE),
        (CREATE, "virDomainCheckpointCreateXML", VALIDATE | QUIESCE, VALIDATE_REDEFINE),
        (DELETE, "virDomainCheckpointDelete", CHILDREN | CHILDREN_ONLY, CHILDREN_BOTH),
        (DELETE, "virDomainCheckpointDelete", CHILDREN | CHILDREN_ONLY | METADATA_ONLY, CHILDREN_BOTH),
    ],
)
def test_refused(entry, function, flags, text):
    with pytest.raises(LibvirtError) as caught:
        CHECKS[entry](SimpleNamespace(flags=flags))
    error = caught.value
    assert (error.code, error.domain) == (ErrorNumber.VIR_ERR_INVALID_ARG, ErrorDomain.VIR_FROM_DOMAIN_CHECKPOINT)
    assert str(error) == text
    assert (error.str1, error.str2) == (function, "ctl")


@pytest.mark.parametrize(
    ("entry", "flags"),
    [
        *((CREATE, flags) for flags in (0, REDEFINE, QUIESCE, REDEFINE | VALIDATE, 64)),
        *((DELETE, flags) for flags in (0, CHILDREN, CHILDREN_ONLY, METADATA_ONLY, CHILDREN | METADATA_ONLY, 64)),
    ],
)
def test_allowed(entry, flags):
    """What a driver does not know is the driver's to refuse."""
    CHECKS[entry](SimpleNamespace(flags=flags))


def test_every_check_is_of_an_entry_point():
    assert set(CHECKS) <= {row.name for row in ROWS.values()}
    assert {row.name for row in ROWS.values() if row.check is not None} == set(CHECKS) | set(SIZES)
    assert not set(CHECKS) & set(SIZES), "a row has one check"


async def test_checks_come_before_the_driver(serve):
    class Asked(Driver):
        def domain_checkpoint_create_xml(self, dom, xml_desc, flags):
            raise AssertionError

    client = await serve(Asked()).client().open()
    payload = string("test") + bytes(16) + b"\0\0\0\1" + string("<x/>") + b"\0\0\0\3"
    answer = await client.call(P.REMOTE_PROC_DOMAIN_CHECKPOINT_CREATE_XML, payload)
    assert answer.refusal[0] == ErrorNumber.VIR_ERR_INVALID_ARG
    assert "are mutually exclusive" in answer.refusal[2]
