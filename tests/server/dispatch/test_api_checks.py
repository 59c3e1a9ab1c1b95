"""Refusals of libvirt's public API, before any driver is asked, in libvirt's words."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from tests.interop.everycall import PROCEDURES, arguments
from tests.server.raw import P, string
from virtrio.gen import names
from virtrio.protocol._generated.enums import ErrorDomain, ErrorNumber
from virtrio.protocol.errors import LibvirtError
from virtrio.server._generated import qemu_rows, remote_rows
from virtrio.server._generated.driver import Driver
from virtrio.server.dispatch import api_checks
from virtrio.server.dispatch.api_checks import CHECKS
from virtrio.server.dispatch.size_checks import SIZES

ROWS = dict(enumerate([*remote_rows.ROWS.values(), *qemu_rows.ROWS.values()]))
REDEFINE, QUIESCE, VALIDATE = 1, 2, 4
CHILDREN, METADATA_ONLY, CHILDREN_ONLY = 1, 2, 4

CREATE = "domain_checkpoint_create_xml"
DELETE = "domain_checkpoint_delete"
REDEFINE_QUIESCE = (
    "Flags 'VIR_DOMAIN_CHECKPOINT_CREATE_REDEFINE' and 'VIR_DOMAIN_CHECKPOINT_CREATE_QUIESCE' are "
    "mutually exclusive"
)
VALIDATE_REDEFINE = (
    "Flag 'VIR_DOMAIN_CHECKPOINT_CREATE_REDEFINE' is required by flag "
    "'VIR_DOMAIN_CHECKPOINT_CREATE_REDEFINE_VALIDATE'"
)
CHILDREN_BOTH = (
    "Flags 'VIR_DOMAIN_CHECKPOINT_DELETE_CHILDREN' and "
    "'VIR_DOMAIN_CHECKPOINT_DELETE_CHILDREN_ONLY' "
    "are mutually exclusive"
)


@pytest.mark.parametrize(
    ("entry", "function", "flags", "text"),
    [
        (CREATE, "virDomainCheckpointCreateXML", REDEFINE | QUIESCE, REDEFINE_QUIESCE),
        (
            CREATE,
            "virDomainCheckpointCreateXML",
            REDEFINE | QUIESCE | VALIDATE | 64,
            REDEFINE_QUIESCE,
        ),
        (CREATE, "virDomainCheckpointCreateXML", VALIDATE, VALIDATE_REDEFINE),
        (CREATE, "virDomainCheckpointCreateXML", VALIDATE | QUIESCE, VALIDATE_REDEFINE),
        (DELETE, "virDomainCheckpointDelete", CHILDREN | CHILDREN_ONLY, CHILDREN_BOTH),
        (
            DELETE,
            "virDomainCheckpointDelete",
            CHILDREN | CHILDREN_ONLY | METADATA_ONLY,
            CHILDREN_BOTH,
        ),
    ],
)
def test_arguments_are_refused(entry, function, flags, text):
    with pytest.raises(LibvirtError) as caught:
        api_checks.check(entry)(SimpleNamespace(flags=flags))
    error = caught.value
    assert (error.code, error.domain) == (
        ErrorNumber.VIR_ERR_INVALID_ARG,
        ErrorDomain.VIR_FROM_DOMAIN_CHECKPOINT,
    )
    assert str(error) == text
    assert (error.str1, error.str2) == (function, "ctl")


@pytest.mark.parametrize(
    ("entry", "flags"),
    [
        *((CREATE, flags) for flags in (0, REDEFINE, QUIESCE, REDEFINE | VALIDATE, 64)),
        *(
            (DELETE, flags)
            for flags in (0, CHILDREN, CHILDREN_ONLY, METADATA_ONLY, CHILDREN | METADATA_ONLY, 64)
        ),
    ],
)
def test_unknown_flags_are_left_to_the_driver(entry, flags):
    api_checks.check(entry)(SimpleNamespace(flags=flags))


def test_every_check_is_of_an_entry_point():
    assert set(CHECKS) <= {row.name for row in ROWS.values()}
    assert {row.name for row in ROWS.values() if row.check is not None} == set(CHECKS) | set(SIZES)


# -- through a server whose driver has nothing -----------------------------------------

BY_ENTRY = {names.entry_point(p.name): (spec, p) for spec, p in PROCEDURES}
BOTH = "Flags 'VIR_DOMAIN_AFFECT_LIVE' and 'VIR_DOMAIN_AFFECT_CONFIG' are mutually exclusive"
NETWORK_BOTH = BOTH.replace("DOMAIN", "NETWORK_UPDATE")
SAVED = "Flags 'VIR_DOMAIN_SAVE_RUNNING' and 'VIR_DOMAIN_SAVE_PAUSED' are mutually exclusive"
TITLE, ELEMENT = 1, 2

# Entry point, arguments, the refused argument, and libvirtd's text with {} for its name
# and the function's.
REFUSED = [
    ("domain_lookup_by_id", {"id": -1}, "id", "{} in {} must be zero or greater"),
    ("domain_set_memory", {"memory": 0}, "memory", "{} in {} must not be zero"),
    ("domain_set_max_memory", {"memory": 0}, "memory", "{} in {} must not be zero"),
    (
        "domain_set_memory_flags",
        {"memory": 0, "flags": 2**32 - 1},
        "memory",
        "{} in {} must not be zero",
    ),
    (
        "domain_set_memory_stats_period",
        {"period": -1},
        "period",
        "{} in {} must be zero or greater",
    ),
    ("domain_get_vcpus_flags", {"flags": 3}, "ctl", BOTH),
    ("domain_get_vcpu_pin_info", {"flags": 3}, "ctl", BOTH),
    ("domain_get_emulator_pin_info", {"flags": 3}, "ctl", BOTH),
    ("domain_get_iothread_info", {"flags": 3}, "ctl", BOTH),
    ("domain_get_memory_parameters", {"flags": 3}, "ctl", BOTH),
    ("domain_get_blkio_parameters", {"flags": 3}, "ctl", BOTH),
    ("domain_get_block_io_tune", {"flags": 3}, "ctl", BOTH),
    ("domain_set_vcpus", {"nvcpus": 0}, "nvcpus", "{} in {} must not be zero"),
    ("domain_set_vcpus_flags", {"nvcpus": 0, "flags": 0}, "nvcpus", "{} in {} must not be zero"),
    (
        "domain_set_vcpus_flags",
        {"nvcpus": 0, "flags": 4},
        "ctl",
        "Flag 'VIR_DOMAIN_AFFECT_CONFIG' is required by flag 'VIR_DOMAIN_VCPU_MAXIMUM'",
    ),
    ("domain_del_iothread", {"iothread_id": 0}, "iothread_id", "{} in {} must not be zero"),
    ("domain_rename", {"new_name": None}, "new_name", "{} in {} must not be NULL"),
    ("domain_rename", {"new_name": ""}, "new_name", "string {} in {} must not be empty"),
    ("domain_get_metadata", {"flags": 3, "type": TITLE}, "ctl", BOTH),
    (
        "domain_get_metadata",
        {"flags": 0, "type": TITLE, "uri": "urn:x"},
        "uri",
        "{} in {} must be NULL",
    ),
    (
        "domain_get_metadata",
        {"flags": 0, "type": ELEMENT, "uri": None},
        "uri",
        "{} in {} must not be NULL",
    ),
    (
        "domain_set_metadata",
        {"type": TITLE, "metadata": "a\nb"},
        "metadata",
        "metadata title can't contain newlines",
    ),
    (
        "domain_set_metadata",
        {"type": 0, "metadata": "a\nb", "uri": "urn:x"},
        "uri",
        "{} in {} must be NULL",
    ),
    (
        "domain_set_metadata",
        {"type": TITLE, "uri": None, "key": "k"},
        "key",
        "{} in {} must be NULL",
    ),
    ("domain_set_metadata", {"type": ELEMENT, "uri": None}, "uri", "{} in {} must not be NULL"),
    ("domain_set_metadata", {"type": ELEMENT, "key": None}, "key", "{} in {} must not be NULL"),
    ("domain_send_key", {"codeset": 10}, "codeset", "Unsupported codeset '10'"),
    ("domain_send_key", {"codeset": 2**32 - 1}, "codeset", "Unsupported codeset '-1'"),
    ("domain_save_flags", {"flags": 6}, "ctl", SAVED),
    ("domain_save_params", {"flags": 6}, "ctl", SAVED),
    ("domain_restore_flags", {"flags": 7}, "ctl", SAVED),
    ("domain_restore_params", {"flags": 6}, "ctl", SAVED),
    ("domain_save_image_define_xml", {"flags": 6}, "ctl", SAVED),
    ("domain_managed_save", {"flags": 6}, "ctl", SAVED),
    (
        "domain_core_dump",
        {"flags": 15},
        "ctl",
        "Flags 'VIR_DUMP_CRASH' and 'VIR_DUMP_LIVE' are mutually exclusive",
    ),
    (
        "domain_core_dump",
        {"flags": 9},
        "ctl",
        "Flags 'VIR_DUMP_CRASH' and 'VIR_DUMP_RESET' are mutually exclusive",
    ),
    (
        "domain_core_dump",
        {"flags": 10},
        "ctl",
        "Flags 'VIR_DUMP_LIVE' and 'VIR_DUMP_RESET' are mutually exclusive",
    ),
    ("domain_block_peek", {"path": ""}, "disk", "string {} in {} must not be empty"),
    ("domain_get_block_info", {"path": ""}, "disk", "string {} in {} must not be empty"),
    ("domain_block_rebase", {"flags": 1}, "flags", "use of {} requires a copy job"),
    ("domain_block_rebase", {"flags": 9, "base": None}, "base", "{} in {} must not be NULL"),
    ("network_get_metadata", {"flags": 3}, "ctl", NETWORK_BOTH),
    ("network_get_metadata", {"flags": 0, "type": TITLE}, "uri", "{} in {} must be NULL"),
    ("network_set_metadata", {"type": ELEMENT, "key": None}, "key", "{} in {} must not be NULL"),
    ("domain_fd_associate", {}, "nfds", "{} in {} must not be zero"),
    (
        "domain_memory_peek",
        {"flags": 7},
        "ctl",
        "Flags 'VIR_MEMORY_VIRTUAL' and 'VIR_MEMORY_PHYSICAL' are mutually exclusive",
    ),
]


@pytest.mark.parametrize(("entry", "fields", "argument", "text"), REFUSED)
async def test_no_driver_is_asked(serve, entry, fields, argument, text):
    client = await serve(Driver()).client().open()
    spec, procedure = BY_ENTRY[entry]
    answer = await client.call(procedure.number, arguments(spec, procedure, **fields))
    function = names.c_function(procedure.name)
    domain = (
        ErrorDomain.VIR_FROM_NETWORK if entry.startswith("network") else ErrorDomain.VIR_FROM_DOMAIN
    )
    expected = (ErrorNumber.VIR_ERR_INVALID_ARG, domain, text.format(argument, function))
    assert answer.refusal == expected
    assert (answer.error.str1, answer.error.str2) == (function, argument)


@pytest.mark.parametrize(("field", "value"), [("type", 3), ("action", 6)])
async def test_unknown_lifecycle_actions(serve, field, value):
    client = await serve(Driver()).client().open()
    spec, procedure = BY_ENTRY["domain_set_lifecycle_action"]
    answer = await client.call(
        procedure.number, arguments(spec, procedure, **{"flags": 64, field: value})
    )
    detail = f"invalid argument: invalid lifecycle {field} '{value}'"
    assert answer.refusal == (ErrorNumber.VIR_ERR_INVALID_ARG, ErrorDomain.VIR_FROM_DOMAIN, detail)


async def test_flags_of_a_peek_are_checked_after_the_refusal(serve):
    """Test that only the size of a peek is checked before a read-only refusal."""
    client = await serve(Driver()).client(readonly=True).open()
    spec, procedure = BY_ENTRY["domain_memory_peek"]
    answer = await client.call(procedure.number, arguments(spec, procedure, flags=3))
    assert answer.refusal[0] == ErrorNumber.VIR_ERR_OPERATION_DENIED
    answer = await client.call(
        procedure.number, arguments(spec, procedure, flags=3, size=2**32 - 1)
    )
    assert answer.refusal[2] == "internal error: size > maximum buffer size"


async def test_checks_come_before_the_driver(serve):
    class Asked(Driver):
        def domain_checkpoint_create_xml(self, dom, xml_desc, flags):
            raise AssertionError

    client = await serve(Asked()).client().open()
    payload = string("test") + bytes(16) + b"\0\0\0\1" + string("<x/>") + b"\0\0\0\3"
    answer = await client.call(P.REMOTE_PROC_DOMAIN_CHECKPOINT_CREATE_XML, payload)
    assert answer.refusal[0] == ErrorNumber.VIR_ERR_INVALID_ARG
    assert "are mutually exclusive" in answer.refusal[2]
