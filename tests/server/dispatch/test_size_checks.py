"""Counts and sizes that a caller declares: checked first, with libvirt's answers."""

from __future__ import annotations

import tracemalloc

import pytest

from tests.server.raw import ERROR, P, packed, string
from tests.server.sizes import ARRAYS, NODE, arrays, cases, integers, programs
from virtrio.gen import names
from virtrio.protocol._generated import remote
from virtrio.protocol._generated.enums import ErrorDomain
from virtrio.protocol.idl import parser
from virtrio.protocol.idl.model import Kind, Struct, Union
from virtrio.server._generated.driver import Driver
from virtrio.server.dispatch.entries import Entry, optional
from virtrio.server.dispatch.size_checks import SIZES
from virtrio.server.drivers.test.driver import TestDriver

SPECS = programs()
ADMIN = parser.bundled("admin")
CALLS = [(spec, p) for spec in SPECS for p in spec.procedures if not p.event]
EVERY_CALL = [*CALLS, *((ADMIN, p) for p in ADMIN.procedures if not p.event)]
TEST = string("test") + bytes.fromhex("6695eb01f6a4830479aa97f2502e193f") + (1).to_bytes(4, "big")

# Integer arguments that size nothing: nothing is made, counted or repeated by them.
AN_OBJECT = "which one, looked up"
A_KIND = "one of an enumeration, or a set of bits"
A_TRUTH = "yes or no"
A_SETTING = "kept or compared as a number"
A_PLACE = (
    "where in an image, a volume or a guest's memory; what is read there is bounded by its own size"
)
NOT_READ = "libvirtd does not look at it: the answer is all there is, bounded by its own type"
NOT_SERVED = "answered with an error by the session"

SIZE_NOTHING = {
    "action": A_KIND,
    "algorithm": A_KIND,
    "autostart": A_TRUTH,
    "bandwidth": A_SETTING,
    "cacheSize": A_SETTING,
    "callbackID": AN_OBJECT,
    "cancelled": A_TRUTH,
    "codeset": A_KIND,
    "command": A_KIND,
    "downtime": A_SETTING,
    "duration": A_SETTING,
    "eventID": A_KIND,
    "feature": A_KIND,
    "holdtime": A_SETTING,
    "id": AN_OBJECT,
    "idx": AN_OBJECT,
    "iothread_id": AN_OBJECT,
    "iothreads_id": AN_OBJECT,
    "length": A_PLACE,
    "minimum": A_SETTING,
    "need_map": A_TRUTH,
    "need_online": A_TRUTH,
    "nil": NOT_SERVED,
    "nseconds": A_SETTING,
    "nvcpus": A_SETTING,
    "offset": A_PLACE,
    "parentIndex": AN_OBJECT,
    "period": A_SETTING,
    "retcode": A_TRUTH,
    "screen": AN_OBJECT,
    "seconds": A_SETTING,
    "section": A_KIND,
    "signum": A_KIND,
    "source": A_KIND,
    "startCell": AN_OBJECT,
    "state": A_KIND,
    "stats": A_KIND,
    "target": A_KIND,
    "threshold": A_SETTING,
    "timeout": A_SETTING,
    "type": A_KIND,
    "types": A_KIND,
    "usageType": A_KIND,
    "vcpu": AN_OBJECT,
}
SIZE_NOTHING_HERE = {
    ("domain_block_resize", "size"): A_SETTING,
    ("domain_qemu_attach", "pid_value"): AN_OBJECT,
    ("network_port_get_parameters", "nparams"): NOT_READ,
    ("node_get_sev_info", "nparams"): NOT_READ,
}


# -- nothing is forgotten --------------------------------------------------------------


def checked(entry):
    return {argument for rule in SIZES.get(entry, ()) for argument in rule.arguments}


def test_every_integer_argument_is_checked_or_sizes_nothing():
    forgotten = [
        (names.entry_point(p.name), f.name)
        for spec, p in EVERY_CALL
        for f in integers(spec, p)
        if f.name not in checked(names.entry_point(p.name))
        and f.name not in SIZE_NOTHING
        and (names.entry_point(p.name), f.name) not in SIZE_NOTHING_HERE
    ]
    assert forgotten == []


def test_every_name_of_a_parameter_is_checked():
    given = [
        names.entry_point(p.name)
        for spec, p in CALLS
        for f in arrays(spec, p.args)
        if f.type == "remote_typed_param" and f.name not in checked(names.entry_point(p.name))
    ]
    assert given == []


def test_tables_name_existing_arguments_only():
    arguments = {
        (names.entry_point(p.name), f.name) for spec, p in EVERY_CALL for f in integers(spec, p)
    }
    assert set(SIZE_NOTHING) <= {name for _, name in arguments}
    assert set(SIZE_NOTHING_HERE) <= arguments
    fields = {
        names.entry_point(p.name): {f.name for f in spec.structs[p.args].fields}
        for spec, p in EVERY_CALL
        if p.args
    }
    assert [entry for entry in SIZES if not checked(entry) <= fields[entry]] == []


def within(spec, name, seen=()):
    """Yield every field of a type, and of the types in it."""
    target = spec.lookup(name)
    if name in seen or target is None:
        return
    if isinstance(target, Struct):
        fields = target.fields
    elif isinstance(target, Union):
        fields = [case.arm for case in target.cases if case.arm is not None]
    else:
        fields = [target] if hasattr(target, "kind") else []
    for f in fields:
        yield name, f
        yield from within(spec, f.type, (*seen, name))


def test_every_array_and_string_of_a_call_is_bounded_by_its_type():
    """Test for bounds, over which the decoder refuses an array before it makes it.

    `tests/protocol/test_agreement.py` tests the decoder.
    """
    kinds = (*ARRAYS, Kind.STRING)
    unbounded = [
        (name, f.name)
        for spec, p in EVERY_CALL
        for struct in (p.args, p.ret)
        if struct
        for name, f in within(spec, struct)
        if f.kind in kinds and f.max is None
    ]
    assert unbounded == []


# -- what a client is told -------------------------------------------------------------

INTERNAL, INVALID, RPC, OVERFLOW = 1, 8, 39, 82


def u32(number):
    return (number & 0xFFFFFFFF).to_bytes(4, "big")


def u64(number):
    return (number & 0xFFFFFFFFFFFFFFFF).to_bytes(8, "big")


@pytest.mark.parametrize(
    ("procedure", "payload", "code", "text"),
    [
        (
            P.REMOTE_PROC_DOMAIN_GET_VCPUS,
            TEST + u32(-1) + u32(1),
            INTERNAL,
            "maxinfo must be non-negative",
        ),
        (
            P.REMOTE_PROC_DOMAIN_GET_VCPUS,
            TEST + u32(1) + u32(-1),
            INTERNAL,
            "maxinfo must be non-negative",
        ),
        (
            P.REMOTE_PROC_DOMAIN_GET_VCPUS,
            TEST + u32(16385) + u32(0),
            INTERNAL,
            "maxinfo > REMOTE_VCPUINFO_MAX",
        ),
        (
            P.REMOTE_PROC_DOMAIN_GET_VCPUS,
            TEST + u32(1) + u32(2**31 - 1),
            INTERNAL,
            "maxinfo * maplen > REMOTE_CPUMAPS_MAX",
        ),
        (
            P.REMOTE_PROC_DOMAIN_GET_VCPUS,
            TEST + u32(0) + u32(1),
            INVALID,
            "info in virDomainGetVcpus must not be NULL",
        ),
        (
            P.REMOTE_PROC_DOMAIN_GET_VCPU_PIN_INFO,
            TEST + u32(1) + u32(2**31 - 1) + u32(0),
            INTERNAL,
            "maxinfo * maplen > REMOTE_CPUMAPS_MAX",
        ),
        (
            P.REMOTE_PROC_DOMAIN_GET_EMULATOR_PIN_INFO,
            TEST + u32(2**31 - 1) + u32(0),
            RPC,
            "Unable to encode message payload",
        ),
        (
            P.REMOTE_PROC_DOMAIN_GET_EMULATOR_PIN_INFO,
            TEST + u32(-1) + u32(0),
            INTERNAL,
            "maplen must be non-negative",
        ),
        (
            P.REMOTE_PROC_DOMAIN_MEMORY_PEEK,
            TEST + u64(0) + u32(2**32 - 1) + u32(1),
            INTERNAL,
            "size > maximum buffer size",
        ),
        (
            P.REMOTE_PROC_NODE_GET_FREE_PAGES,
            u32(1) + u32(4) + u32(0) + u32(2**32 - 1) + u32(0),
            INTERNAL,
            "the result won't fit into REMOTE_NODE_MAX_CELLS",
        ),
        (P.REMOTE_PROC_CONNECT_LIST_DOMAINS, u32(-1), RPC, "maxids must be non-negative"),
        (P.REMOTE_PROC_CONNECT_LIST_DOMAINS, u32(16385), RPC, "maxids > REMOTE_DOMAIN_LIST_MAX"),
        (
            P.REMOTE_PROC_DOMAIN_SET_MEMORY,
            TEST + u64(2**64 - 1),
            OVERFLOW,
            "input too large: 18446744073709551615",
        ),
        (
            P.REMOTE_PROC_DOMAIN_BLOCK_COPY,
            TEST
            + string("vda")
            + string("<x/>")
            + u32(1)
            + string("n" * 80)
            + u32(3)
            + u64(1)
            + u32(0),
            INTERNAL,
            f"parameter {'n' * 80} too big for destination",
        ),
        (
            P.REMOTE_PROC_DOMAIN_SET_VCPUS,
            TEST + u32(2**32 - 1),
            INVALID,
            "maximum supported amount (-1 > 32)",
        ),
    ],
    ids=range(15),
)
async def test_too_much_is_refused(serve, procedure, payload, code, text):
    client = await serve().client().open()
    answer = await client.call(procedure, payload)
    assert (answer.refusal[0], answer.refusal[2][-len(text) :]) == (code, text)


async def test_sizes_are_checked_before_the_driver_is_looked_at(serve):
    client = await serve(Driver()).client().open()
    answer = await client.call(P.REMOTE_PROC_DOMAIN_BLOCK_PEEK, packed_peek(4 * 1024 * 1024 + 1))
    assert answer.refusal == (INTERNAL, 7, "internal error: size > maximum buffer size")
    answer = await client.call(P.REMOTE_PROC_DOMAIN_BLOCK_PEEK, packed_peek(4 * 1024 * 1024))
    assert answer.refusal[0] == 3


def packed_peek(size):
    dom = remote.RemoteNonnullDomain("test", bytes(16), 1)
    return packed("domain_block_peek_args", dom, "vda", 0, size, 0)


async def test_as_many_pages_as_there_are_counts(serve):
    """Test counts, which are 64-bit numbers as in C."""
    client = await serve().client().open()
    answer = await client.call(
        P.REMOTE_PROC_NODE_GET_FREE_PAGES, u32(1) + u32(4) + u32(0) + u32(1024) + u32(0)
    )
    assert (answer.status, len(answer.payload)) == (0, 4 + 1024 * 8)


def test_another_programs_entry_point_may_have_the_same_name():
    call = optional("domain_send_key", "fooDomainSendKey", ErrorDomain.VIR_FROM_NONE)
    assert Entry("domain_send_key", None, call, None, None).check is None
    assert Entry("domain_send_key", None, lambda d, a: None, None, None).check is not None


# -- memory ----------------------------------------------------------------------------

MIB = 1024 * 1024
# A map of CPUs may have 8 MiB, and an opaque on the wire as well: driver, join, padding
# and message have it for a moment.
LARGE = {
    "domain_get_emulator_pin_info",
    "domain_get_vcpu_pin_info",
    "domain_get_vcpus",
    "domain_memory_peek",
}


async def test_no_size_makes_the_server_grow(serve, tmp_path):
    """Test every procedure with an integer argument, with each at its ends.

    tests/interop/test_sizes.py asks a libvirtd the same.
    """
    node = tmp_path / "node.xml"
    node.write_text(NODE)
    served = serve()
    grown = {}
    failed = set()
    tracemalloc.start()
    try:
        for spec, p in CALLS:
            entry = names.entry_point(p.name)
            if not integers(spec, p) or entry.startswith("auth_"):
                continue
            client = await served.client().open(f"test://{node}")
            made = list(cases(spec, p))
            for case in [made[0], *made]:  # the first call loads the codec
                before, _ = tracemalloc.get_traced_memory()
                tracemalloc.reset_peak()
                await client.send(case.packet())
                answer = await client.answer()
                assert answer is not None, (entry, case.label)
                peak = tracemalloc.get_traced_memory()[1] - before
                if peak > (48 if entry in LARGE else 4) * MIB and case is not made[0]:
                    grown[entry, case.label] = peak // MIB
                if answer.status == ERROR and "the driver failed" in answer.error.message:
                    failed.add((entry, case.label))
            await client.aclose()
    finally:
        tracemalloc.stop()
    assert grown == {}
    assert failed == set()


async def test_a_list_with_a_long_name_in_every_item_is_refused_before_it_is_packed(serve):
    """Test volumes, each of which names its pool: here 128 MiB in all."""
    server = serve(TestDriver())
    client = await server.client().open()
    name = "n" * 1024 * 1024
    xml = f"<pool type='dir'><name>{name}</name><target><path>/p</path></target></pool>"
    made = await client.call(P.REMOTE_PROC_STORAGE_POOL_CREATE_XML, string(xml) + u32(0))
    pool = made.payload
    for number in range(128):
        xml = f"<volume><name>v{number}</name><capacity>1</capacity></volume>"
        payload = pool + string(xml) + u32(0)
        assert (await client.call(P.REMOTE_PROC_STORAGE_VOL_CREATE_XML, payload)).status == 0
    counted = await client.call(P.REMOTE_PROC_STORAGE_POOL_LIST_ALL_VOLUMES, pool + u32(0) * 2)
    assert counted.payload[-4:] == u32(128)
    tracemalloc.start()
    try:
        listed = pool + u32(1) + u32(0)
        answer = await client.call(P.REMOTE_PROC_STORAGE_POOL_LIST_ALL_VOLUMES, listed)
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert answer.refusal[2] == "Unable to encode message payload"
    assert most < 32 * 1024 * 1024
