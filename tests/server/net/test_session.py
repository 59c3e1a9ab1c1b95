"""One client's session: answers, and what a client cannot do to it.

Bytes are compared where libvirt's own client would look. Codes, domains and texts are
those of libvirtd 9.0.0.
"""

from __future__ import annotations

import contextlib
import logging
import socket

import pytest
import trio

from tests.fuzz.packets import ADMIN, KEEPALIVE, QEMU
from tests.server.raw import (
    CLOSE,
    CONTINUE,
    ERROR,
    FEATURE,
    GET_HOSTNAME,
    GET_TYPE,
    LOOKUP,
    MESSAGE,
    OK,
    OPEN,
    REMOTE,
    REPLY,
    STREAM,
    P,
    Served,
    packed,
    packet,
    string,
)
from virtrio.protocol._generated.enums import ErrorDomain, ErrorNumber
from virtrio.protocol.errors import LibvirtError, report
from virtrio.server import turns
from virtrio.server._generated.driver import Driver

RPC, FROM_RPC = int(ErrorNumber.VIR_ERR_RPC), int(ErrorDomain.VIR_FROM_RPC)
INTERNAL = int(ErrorNumber.VIR_ERR_INTERNAL_ERROR)
UNDECODABLE = (RPC, FROM_RPC, "Unable to decode message payload")
NOT_OPEN = (INTERNAL, FROM_RPC, "internal error: hypervisor connection not open")

PING = packet(1, program=KEEPALIVE, kind=MESSAGE, serial=0)
UUID = bytes.fromhex("6695eb01f6a4830479aa97f2502e193f")
TEST = string("test") + UUID + (1).to_bytes(4, "big")


@pytest.fixture
def served(serve):
    """The test driver's server."""
    return serve()


# -- bad input -------------------------------------------------------------------------

CLOSED = {
    "length 0": packet(GET_TYPE, size=0),
    "length 4": packet(GET_TYPE, size=4),
    "length 27": packet(GET_TYPE, size=27),
    "length over 32 MiB": packet(GET_TYPE, size=32 * 1024 * 1024 + 5),
    "length 2**31": packet(GET_TYPE, size=2**31),
    "length 2**32 - 1": packet(GET_TYPE, size=2**32 - 1),
    "another protocol": b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "nothing but zeros": bytes(4096),
}

IGNORED = {
    "a reply": packet(GET_TYPE, kind=REPLY),
    "an error reply": packet(GET_TYPE, kind=REPLY, status=ERROR),
    "a message of the remote program": packet(GET_TYPE, kind=MESSAGE),
    "a message with a status": packet(GET_TYPE, kind=MESSAGE, status=ERROR),
    "stream data without a stream": packet(GET_TYPE, b"data", kind=STREAM, status=CONTINUE),
    "the end of a stream without one": packet(GET_TYPE, kind=STREAM),
    "a type that does not exist": packet(GET_TYPE, kind=9),
    "a type with the highest bit": packet(GET_TYPE, kind=2**31),
    "a keepalive procedure that does not exist": packet(7, program=KEEPALIVE, kind=MESSAGE),
    "a pong": packet(2, program=KEEPALIVE, kind=MESSAGE),
}


def refused(procedure, payload=b"", refusal=UNDECODABLE, **header):
    return procedure, payload, header, refusal


REFUSED = {
    "program": refused(
        GET_TYPE, program=5, refusal=(RPC, FROM_RPC, "Cannot find program 5 version 1")
    ),
    "program QEMU": refused(
        1, program=QEMU, refusal=(RPC, FROM_RPC, "Unable to decode message payload")
    ),
    "program admin": refused(
        3, program=ADMIN, refusal=(RPC, FROM_RPC, "Cannot find program 110102160 version 1")
    ),
    "version": refused(
        GET_TYPE, version=9, refusal=(RPC, FROM_RPC, f"Cannot find program {REMOTE} version 9")
    ),
    "keepalive as a call": refused(
        1, program=KEEPALIVE, refusal=(RPC, FROM_RPC, f"Cannot find program {KEEPALIVE} version 1")
    ),
    "procedure 0": refused(0, refusal=(RPC, FROM_RPC, "unknown procedure: 0")),
    "procedure 9999": refused(9999, refusal=(RPC, FROM_RPC, "unknown procedure: 9999")),
    "procedure -1": refused(-1, refusal=(RPC, FROM_RPC, "unknown procedure: -1")),
    "procedure of an event": refused(
        P.REMOTE_PROC_DOMAIN_EVENT_LIFECYCLE, refusal=(RPC, FROM_RPC, "unknown procedure: 107")
    ),
    "status error": refused(
        GET_TYPE, status=ERROR, refusal=(RPC, FROM_RPC, "Unexpected message status 1")
    ),
    "status continue": refused(
        GET_TYPE, status=CONTINUE, refusal=(RPC, FROM_RPC, "Unexpected message status 2")
    ),
    "status 77": refused(
        GET_TYPE, status=77, refusal=(RPC, FROM_RPC, "Unexpected message status 77")
    ),
    "no arguments": refused(LOOKUP),
    "arguments where there are none": refused(GET_TYPE, b"\0\0\0\1"),
    "truncated string": refused(LOOKUP, b"\0\0\0\5tes"),
    "string without its padding": refused(LOOKUP, b"\0\0\0\1a"),
    "trailing bytes": refused(LOOKUP, string("test") + b"\0\0\0\0"),
    "one trailing byte": refused(LOOKUP, string("test") + b"\0"),
    "string over its limit": refused(LOOKUP, b"\0\x40\0\1"),
    "string over its limit, and all there": refused(LOOKUP, string("x" * 4194305)),
    "string of 4 GiB": refused(LOOKUP, b"\xff\xff\xff\xff"),
    "padding that is not zero": refused(LOOKUP, b"\0\0\0\2ab\0X"),
    "bad bool of an optional value": refused(P.REMOTE_PROC_CONNECT_GET_MAX_VCPUS, b"\0\0\0\7"),
    "list over its limit": refused(
        P.REMOTE_PROC_DOMAIN_SET_MEMORY_PARAMETERS, TEST + b"\0\0\0\x11" + b"\0\0\0\0"
    ),
    "list that is not there": refused(
        P.REMOTE_PROC_DOMAIN_SET_MEMORY_PARAMETERS, TEST + b"\0\0\0\x02" + b"\0\0\0\0"
    ),
    "bad union discriminant": refused(
        P.REMOTE_PROC_DOMAIN_SET_MEMORY_PARAMETERS,
        TEST + b"\0\0\0\1" + string("hard_limit") + b"\0\0\0\x63" + b"\0\0\0\1" + b"\0\0\0\0",
    ),
    "short UUID": refused(P.REMOTE_PROC_DOMAIN_LOOKUP_BY_UUID, UUID[:-1]),
}


@pytest.mark.parametrize("data", CLOSED.values(), ids=CLOSED)
async def test_a_message_that_cannot_be_read_ends_the_connection(served, caplog, data):
    other = await served.client().open()
    client = await served.client().open()
    await client.send(data)
    assert await client.answer() is None
    assert "closing the connection: message length" in caplog.text
    assert await other.works()
    assert served.sessions == 1


@pytest.mark.parametrize("data", IGNORED.values(), ids=IGNORED)
async def test_a_message_that_nobody_waits_for_is_ignored(served, data):
    client = await served.client().open()
    await client.send(data)
    assert await client.works()


@pytest.mark.parametrize(
    ("procedure", "payload", "header", "refusal"), REFUSED.values(), ids=REFUSED
)
async def test_a_wrong_call_is_refused_with_its_header(served, procedure, payload, header, refusal):
    """Test the header of the refusal, and that the connection goes on."""
    other = await served.client().open()
    client = await served.client().open()
    answer = await client.call(procedure, payload, serial=77, **header)
    assert answer.refusal == refusal
    assert (answer.procedure, answer.kind, answer.serial, answer.status) == (
        procedure,
        REPLY,
        77,
        ERROR,
    )
    assert (answer.program, answer.version) == (
        header.get("program", REMOTE),
        header.get("version", 1),
    )
    assert (answer.error.level, answer.error.int1, answer.error.int2) == (2, -1, -1)
    assert await client.works()
    assert await other.works()


@pytest.mark.parametrize(
    "name", [b"\xff\xfe", b"\xed\xa0\x80", "ü".encode()], ids=["no UTF-8", "surrogate", "UTF-8"]
)
async def test_a_name_is_bytes_whatever_they_say(served, name):
    client = await served.client().open()
    answer = await client.call(LOOKUP, string(name))
    assert answer.error.code == ErrorNumber.VIR_ERR_NO_DOMAIN
    assert await client.works()


@pytest.mark.parametrize("procedure", [OPEN, FEATURE, P.REMOTE_PROC_AUTH_SASL_START, LOOKUP])
async def test_arguments_are_decoded_before_all_else(served, procedure):
    """Test that procedures of the session decode first, too, before opening."""
    client = served.client()
    assert (await client.call(procedure, b"\7")).refusal == UNDECODABLE
    assert await client.works()


@pytest.mark.parametrize(
    "data", [packet(LOOKUP, string("test")), packet(9999), PING], ids=["call", "refused", "ping"]
)
async def test_a_message_may_come_in_any_pieces(served, data):
    """Test a message byte by byte, and with the beginning of the next one."""
    client = await served.client().open()
    for byte in data[:-1]:
        await client.send(bytes([byte]))
        await trio.testing.wait_all_tasks_blocked()
    await client.send(data[-1:] + data[:7])
    first = await client.answer()
    await client.send(data[7:])
    assert await client.answer() == first


async def test_a_client_that_dies_within_a_message(served, caplog):
    caplog.set_level(logging.INFO, "virtrio.server")
    other = await served.client().open()
    for part in (b"", b"\0\0", packet(LOOKUP, string("test"))[:29]):
        client = await served.client().open()
        await client.send(part)
        await client.aclose()
    await trio.testing.wait_all_tasks_blocked()
    assert served.sessions == 1
    assert caplog.text.count("closed the connection within a message") == 2
    assert await other.works()


async def test_a_message_of_the_largest_size(served):
    client = await served.client().open()
    size = 32 * 1024 * 1024 + 4
    answer = await client.call(LOOKUP, bytes(size - 28))
    assert answer.refusal == UNDECODABLE
    assert await client.works()


# -- opening and closing ---------------------------------------------------------------


async def test_auth_list(served):
    answer = await served.client().call(P.REMOTE_PROC_AUTH_LIST)
    assert answer.payload == b"\0\0\0\1\0\0\0\0"


@pytest.mark.parametrize(
    ("procedure", "payload"),
    [
        (P.REMOTE_PROC_AUTH_SASL_INIT, b""),
        (P.REMOTE_PROC_AUTH_SASL_START, packed("auth_sasl_start_args", "PLAIN", 0, [])),
        (P.REMOTE_PROC_AUTH_SASL_STEP, packed("auth_sasl_step_args", 0, [])),
        (P.REMOTE_PROC_AUTH_POLKIT, b""),
    ],
)
async def test_mechanisms_that_are_not_asked_for(served, procedure, payload):
    client = served.client()
    assert (await client.call(procedure, payload)).refusal == (
        int(ErrorNumber.VIR_ERR_AUTH_FAILED),
        FROM_RPC,
        "authentication failed: authentication failed",
    )
    assert await client.works()


@pytest.mark.parametrize(
    ("procedure", "payload"),
    [
        (GET_TYPE, b""),
        (LOOKUP, string("test")),
        (P.REMOTE_PROC_CONNECT_GET_URI, b""),
        (P.REMOTE_PROC_NODE_DEVICE_RESET, string("computer")),
        (P.REMOTE_PROC_CONNECT_REGISTER_CLOSE_CALLBACK, b""),
        (P.REMOTE_PROC_CONNECT_UNREGISTER_CLOSE_CALLBACK, b""),
        (FEATURE, b"\0\0\0\x0e"),
    ],
)
async def test_before_anything_was_opened(served, procedure, payload):
    assert (await served.client().call(procedure, payload)).refusal == NOT_OPEN


async def test_a_network_before_anything_was_opened(served):
    """Test the text for objects for which libvirtd has a separate connection."""
    answer = await served.client().call(P.REMOTE_PROC_NETWORK_LOOKUP_BY_NAME, string("default"))
    assert answer.refusal == (INTERNAL, FROM_RPC, "internal error: connection not open")


async def test_open(served):
    client = served.client()
    answer = await client.call(OPEN, packed("connect_open_args", "test:///default", 0))
    assert (answer.status, answer.payload) == (OK, b"")
    assert (await client.call(GET_TYPE)).payload == string("TEST")
    assert (await client.call(P.REMOTE_PROC_CONNECT_GET_URI)).payload == string("test:///default")


async def test_second_open_takes_the_first_with_it(served):
    client = await served.client().open()
    answer = await client.call(OPEN, packed("connect_open_args", "test:///default", 0))
    assert answer.refusal == (INTERNAL, FROM_RPC, "internal error: connection already open")
    assert (await client.call(GET_TYPE)).refusal == NOT_OPEN
    await client.open()
    assert (await client.call(GET_TYPE)).payload == string("TEST")


async def test_open_that_fails_can_be_tried_again(served):
    client = served.client()
    answer = await client.call(OPEN, packed("connect_open_args", "nosuch:///", 0))
    assert answer.refusal == (5, 0, "no connection driver available for nosuch:///")
    await client.open()
    assert (await client.call(GET_TYPE)).status == OK


async def test_close_is_the_last_that_is_answered(served):
    client = await served.client().open()
    await client.send(
        packet(GET_TYPE, serial=1) + packet(CLOSE, serial=2) + packet(GET_TYPE, serial=3)
    )
    assert [(await client.answer()).serial for _ in range(2)] == [1, 2]
    assert await client.answer() is None
    assert served.sessions == 0


FEATURES = {8: 1, 9: 1, 10: 1, 14: 1, 15: 1, 16: 1}


@pytest.mark.parametrize("feature", [*range(20), 2**31 - 1, -1])
async def test_features(served, feature):
    """Test against libvirtd's answers on a unix socket."""
    client = await served.client().open()
    answer = await client.call(FEATURE, feature.to_bytes(4, "big", signed=True))
    assert answer.payload == FEATURES.get(feature, 0).to_bytes(4, "big")


async def test_keepalive_may_be_asked_for_before_opening(served):
    assert (await served.client().call(FEATURE, b"\0\0\0\x0a")).payload == b"\0\0\0\1"


async def test_close_callbacks(served):
    client = await served.client().open()
    for procedure in (
        P.REMOTE_PROC_CONNECT_REGISTER_CLOSE_CALLBACK,
        P.REMOTE_PROC_CONNECT_REGISTER_CLOSE_CALLBACK,
        P.REMOTE_PROC_CONNECT_UNREGISTER_CLOSE_CALLBACK,
        P.REMOTE_PROC_CONNECT_UNREGISTER_CLOSE_CALLBACK,
    ):
        assert (await client.call(procedure)).payload == b""


async def test_procedures_that_no_driver_has(serve):
    client = await serve(Driver()).client().open()
    no_support = "this function is not supported by the connection driver: "
    assert (await client.call(GET_TYPE)).refusal == (3, 20, f"{no_support}virConnectGetType")
    assert (await client.call(LOOKUP, string("x"))).refusal == (
        3,
        20,
        f"{no_support}virDomainLookupByName",
    )
    parameters = TEST + b"\0\0\0\1" + string("hard_limit") + b"\0\0\0\4" + bytes(8) + b"\0\0\0\0"
    answer = await client.call(P.REMOTE_PROC_DOMAIN_SET_MEMORY_PARAMETERS, parameters)
    assert answer.refusal == (3, 20, f"{no_support}virDomainSetMemoryParameters")


# -- read-only -------------------------------------------------------------------------

DENIED = int(ErrorNumber.VIR_ERR_OPERATION_DENIED)
CHECKPOINT = string("c") + TEST
READ_ONLY = {
    "define": (
        P.REMOTE_PROC_DOMAIN_DEFINE_XML,
        string("<x/>"),
        20,
        "read only access prevents virDomainDefineXML",
    ),
    "create": (P.REMOTE_PROC_DOMAIN_CREATE, TEST, 20, "read only access prevents virDomainCreate"),
    "undefine": (
        P.REMOTE_PROC_DOMAIN_UNDEFINE_FLAGS,
        TEST + b"\0\0\0\0",
        20,
        "read only access prevents virDomainUndefineFlags",
    ),
    "checkpoint": (
        P.REMOTE_PROC_DOMAIN_CHECKPOINT_CREATE_XML,
        TEST + string("<x/>") + b"\0\0\0\0",
        69,
        "read only access prevents virDomainCheckpointCreateXML",
    ),
    "checkpoint, and flags that exclude each other": (
        P.REMOTE_PROC_DOMAIN_CHECKPOINT_CREATE_XML,
        TEST + string("<x/>") + b"\0\0\0\3",
        69,
        "read only access prevents virDomainCheckpointCreateXML",
    ),
    "delete": (
        P.REMOTE_PROC_DOMAIN_CHECKPOINT_DELETE,
        CHECKPOINT + b"\0\0\0\0",
        69,
        "read only access prevents virDomainCheckpointDelete",
    ),
    "secure XML": (
        P.REMOTE_PROC_DOMAIN_GET_XML_DESC,
        TEST + b"\0\0\0\1",
        20,
        "virDomainGetXMLDesc with secure flag",
    ),
    "migratable XML": (
        P.REMOTE_PROC_DOMAIN_GET_XML_DESC,
        TEST + b"\0\0\0\x08",
        20,
        "virDomainGetXMLDesc with secure flag",
    ),
    "secure checkpoint XML": (
        P.REMOTE_PROC_DOMAIN_CHECKPOINT_GET_XML_DESC,
        CHECKPOINT + b"\0\0\0\1",
        69,
        "virDomainCheckpointGetXMLDesc with secure flag",
    ),
    "vcpus asked of the guest": (
        P.REMOTE_PROC_DOMAIN_GET_VCPUS_FLAGS,
        TEST + b"\0\0\0\x08",
        20,
        "read only access prevents virDomainGetVcpusFlags",
    ),
}


@pytest.mark.parametrize(
    ("procedure", "payload", "domain", "text"), READ_ONLY.values(), ids=READ_ONLY
)
@pytest.mark.parametrize("by", ["socket", "flag"])
async def test_what_a_read_only_connection_may_not_do(served, by, procedure, payload, domain, text):
    client = await served.client(readonly=by == "socket").open(flags=int(by == "flag"))
    answer = await client.call(procedure, payload)
    assert answer.refusal == (DENIED, domain, f"operation forbidden: {text}")
    assert answer.error.str2 == text


async def test_what_a_read_only_connection_may_do(served):
    client = await served.client(readonly=True).open()
    assert (await client.call(LOOKUP, string("test"))).status == OK
    assert (await client.call(P.REMOTE_PROC_DOMAIN_GET_XML_DESC, TEST + b"\0\0\0\0")).status == OK
    assert (
        await client.call(P.REMOTE_PROC_DOMAIN_LIST_ALL_CHECKPOINTS, TEST + b"\0\0\0\1\0\0\0\0")
    ).status == OK


async def test_a_read_only_socket_cannot_be_opened_for_writing(served):
    client = await served.client(readonly=True).open(flags=0)
    assert (await client.call(P.REMOTE_PROC_DOMAIN_SUSPEND, TEST)).refusal[0] == DENIED


# -- drivers ---------------------------------------------------------------------------


class Failing(Driver):
    """A driver whose type is a given answer, or an exception to raise."""

    def __init__(self, answer):
        self._answer = answer

    def connect_get_type(self):
        if isinstance(self._answer, BaseException):
            raise self._answer
        return self._answer

    async def connect_get_hostname(self):
        await trio.lowlevel.checkpoint()
        return self.connect_get_type()


FAILED = (INTERNAL, FROM_RPC, "internal error: the driver failed; see the server's log")
UNENCODABLE = (RPC, FROM_RPC, "Unable to encode message payload")
FAILURES = {
    "libvirt error": (
        report(ErrorNumber.VIR_ERR_NO_DOMAIN, ErrorDomain.VIR_FROM_QEMU, "no 'x'"),
        (42, 10, "Domain not found: no 'x'"),
    ),
    "libvirt error about bytes": (LibvirtError(1, 2, "bad \udc80"), (1, 2, "bad \udc80")),
    "libvirt error that is not Unicode": (LibvirtError(1, 2, "bad \ud800"), (1, 2, "bad \\ud800")),
    "exception": (ValueError("secret"), FAILED),
    "exception group": (ExceptionGroup("secret", [ValueError("secret")]), FAILED),
    "group of libvirt errors": (
        ExceptionGroup(
            "", [ExceptionGroup("", [LibvirtError(1, 2, "first")]), LibvirtError(3, 4, "second")]
        ),
        (1, 2, "first"),
    ),
    "group with a libvirt error": (
        ExceptionGroup("", [LibvirtError(1, 2, "x"), ValueError("secret")]),
        FAILED,
    ),
    "recursion": (RecursionError("secret"), FAILED),
    "nothing": (None, UNENCODABLE),
    "another type": (7, UNENCODABLE),
    "string over its limit": ("x" * 4194305, UNENCODABLE),
    "surrogate": ("\ud800", UNENCODABLE),
}


@pytest.mark.parametrize("procedure", [GET_TYPE, GET_HOSTNAME], ids=["plain", "async"])
@pytest.mark.parametrize(("answer", "refusal"), FAILURES.values(), ids=FAILURES)
async def test_driver_that_fails(serve, caplog, procedure, answer, refusal):
    """Test that the driver's exception is in the log and nowhere else."""
    served = serve(Failing(answer))
    client = await served.client().open()
    assert (await client.call(procedure)).refusal == refusal
    assert ("Traceback" in caplog.text) == (refusal is FAILED)
    assert ("cannot be encoded" in caplog.text) == (refusal is UNENCODABLE)
    assert await client.works()
    assert served.sessions == 1


async def test_driver_with_a_text_over_the_limit(serve):
    """Test that the code and the beginning of the text still arrive."""
    client = await serve(Failing(LibvirtError(1, 2, "x" * 5_000_000))).client().open()
    code, domain, text = (await client.call(GET_TYPE)).refusal
    assert (code, domain, text[:100]) == (1, 2, "x" * 100)
    assert await client.works()


async def test_every_field_of_a_drivers_error(serve):
    error = LibvirtError(
        42, 10, "text", level=1, str1="one", str2="two", str3="three", int1=-4, int2=5
    )
    client = await serve(Failing(error)).client().open()
    came = (await client.call(GET_TYPE)).error
    fields = (
        "code",
        "domain",
        "message",
        "level",
        "str1",
        "str2",
        "str3",
        "int1",
        "int2",
        "dom",
        "net",
    )
    assert [getattr(came, field) for field in fields] == [getattr(error, field) for field in fields]


class Slow(Driver):
    """A driver whose host names come when they may; its types come at once."""

    def __init__(self):
        self.running = self.most = self.ended = self.cancelled = 0
        self.gate = trio.Event()
        self.one = trio.Semaphore(0)

    def connect_get_type(self):
        return "quick"

    async def connect_get_hostname(self):
        self.running += 1
        self.most = max(self.most, self.running)
        try:
            await self.gate.wait()
            self.ended += 1
        except trio.Cancelled:
            self.cancelled += 1
            raise
        finally:
            self.running -= 1
        return "slow"

    async def connect_get_capabilities(self):
        await self.one.acquire()
        return "x" * 1_000_000


async def test_async_calls_run_at_the_same_time(serve):
    driver = Slow()
    client = await serve(driver).client().open()
    for serial in range(5):
        await client.send(packet(GET_HOSTNAME, serial=serial))
    await trio.testing.wait_all_tasks_blocked()
    assert driver.running == 5
    driver.gate.set()
    assert sorted([(await client.answer()).serial for _ in range(5)]) == [0, 1, 2, 3, 4]


async def test_quick_answers_overtake_slow_ones(serve):
    driver = Slow()
    client = await serve(driver).client().open()
    await client.send(
        packet(GET_HOSTNAME, serial=1) + packet(GET_TYPE, serial=2) + packet(GET_TYPE, serial=3)
    )
    assert [(await client.answer()).serial for _ in range(2)] == [2, 3]
    driver.gate.set()
    answer = await client.answer()
    assert (answer.serial, answer.payload) == (1, string("slow"))


async def test_max_client_requests(serve):
    """Test that calls over the limit and later ones wait, but no other client."""
    driver = Slow()
    served = serve(driver, max_client_requests=3)
    client, other = await served.client().open(), await served.client().open()
    await client.send(
        b"".join(packet(GET_HOSTNAME, serial=serial) for serial in range(7))
        + packet(GET_TYPE, serial=7)
    )
    await trio.testing.wait_all_tasks_blocked()
    assert driver.running == 3
    assert (await other.call(GET_TYPE)).status == OK
    await other.send(packet(GET_HOSTNAME))
    await trio.testing.wait_all_tasks_blocked()
    assert driver.running == 4
    driver.gate.set()
    assert {(await client.answer()).serial for _ in range(8)} == set(range(8))
    assert driver.most == 4


@pytest.mark.parametrize("how", ["closes", "dies", "dies within a message"])
async def test_calls_that_run_outlive_their_client(serve, how):
    """Test that the calls run to their end, and the session ends with the last."""
    driver = Slow()
    served = serve(driver)
    client = await served.client().open()
    await client.send(packet(GET_HOSTNAME) * 3)
    if how == "closes":
        await client.send(packet(CLOSE))
    elif how == "dies within a message":
        await client.send(b"\0\0")
    await trio.testing.wait_all_tasks_blocked()
    await client.aclose()
    await trio.testing.wait_all_tasks_blocked()
    assert (driver.running, served.sessions) == (3, 1)
    driver.gate.set()
    await trio.testing.wait_all_tasks_blocked()
    assert (driver.ended, driver.cancelled, served.sessions) == (3, 0, 0)


async def test_a_client_that_only_stops_writing_gets_its_answers(serve):
    driver = Slow()
    client = await serve(driver).client().open()
    await client.send(packet(GET_HOSTNAME, serial=1) + packet(GET_TYPE, serial=2))
    client.sock.shutdown(socket.SHUT_WR)
    assert (await client.answer()).serial == 2
    driver.gate.set()
    assert (await client.answer()).serial == 1
    assert await client.answer() is None


async def test_a_server_that_stops_cancels_its_calls():
    driver = Slow()
    async with trio.open_nursery() as nursery:
        served = Served(nursery, driver)
        client = await served.client().open()
        await client.send(packet(GET_HOSTNAME) * 2)
        await trio.testing.wait_all_tasks_blocked()
        nursery.cancel_scope.cancel()
    assert (driver.ended, driver.cancelled) == (0, 2)
    assert await client.answer() is None
    served.close()


# -- writing ---------------------------------------------------------------------------


class Counting(socket.socket):
    """A socket that counts what the server sends, and how often."""

    sends = 0

    def send(self, data):
        type(self).sends += 1
        return super().send(data)


async def test_calls_that_came_together_are_answered_together(served, monkeypatch):
    monkeypatch.setattr(turns, "SLICE", 60)  # a slow machine takes longer than a turn should
    client = await served.client(kind=Counting).open()
    Counting.sends = 0
    await client.send(
        b"".join(packet(LOOKUP, string("test"), serial=serial) for serial in range(200))
    )
    assert [(await client.answer()).serial for _ in range(200)] == list(range(200))
    assert Counting.sends == 1


class Talkative(Driver):
    """A driver that counts its calls, each of which has a large answer."""

    def __init__(self, size=1_000_000):
        self.calls = 0
        self.size = size

    def connect_get_type(self):
        self.calls += 1
        return "x" * self.size

    async def connect_get_hostname(self):
        await trio.lowlevel.checkpoint()
        return self.connect_get_type()


@pytest.mark.parametrize("alone", [False, True], ids=["together", "one by one"])
@pytest.mark.parametrize("procedure", [GET_TYPE, GET_HOSTNAME], ids=["plain", "async"])
async def test_a_client_that_does_not_read_is_bounded(
    serve, autojump_clock, caplog, procedure, alone
):
    """Test that further calls are not made, and the client is dropped in the end.

    Other clients are not affected.
    """
    driver = Talkative()
    served = serve(driver, write_timeout=30)
    client, other = await served.client().open(), await served.client().open()
    if alone:
        for _ in range(50):
            await client.send(packet(procedure))
            await trio.testing.wait_all_tasks_blocked()
    else:
        await client.send(packet(procedure) * 1000)
        await trio.testing.wait_all_tasks_blocked()
    made = driver.calls
    assert made <= 6
    await trio.sleep(29)
    assert (driver.calls, served.sessions) == (made, 2)
    await trio.sleep(2)
    assert (driver.calls, served.sessions) == (made, 1)
    assert "dropped: it does not read its replies" in caplog.text
    assert await other.works()
    received = 0
    with contextlib.suppress(trio.BrokenResourceError):  # calls were left unread, too
        while data := await client.stream.receive_some():
            received += len(data)
    assert received < driver.size


async def test_a_client_that_reads_slowly_is_waited_for(serve, autojump_clock):
    """Test an answer that takes a minute: neither timeout nor keepalive ends it."""
    served = serve(Talkative(4_000_000), write_timeout=30, keepalive_interval=5, keepalive_count=2)
    client = await served.client().open()
    await client.call(FEATURE, b"\0\0\0\x0a")
    await client.send(packet(GET_TYPE))
    received = b""
    while len(received) < 4_000_000:
        await trio.sleep(3)
        received += await client.stream.receive_some(200_000)
    assert trio.current_time() > 50
    while len(received) < 28 + 4 + 4_000_000:
        received += await client.stream.receive_some()
    assert received[28:40] == (4_000_000).to_bytes(4, "big") + b"x" * 8
    assert await client.works()


async def test_a_flood_of_pings_is_bounded(serve, autojump_clock):
    """Test pings of a client that does not read its pongs."""
    served = serve(write_timeout=30)
    client = await served.client().open()
    sent = 0
    with trio.move_on_after(10):
        while True:
            await client.send(PING * 1000)
            sent += 1
    await trio.testing.wait_all_tasks_blocked()
    assert sent < 100
    await trio.sleep(31)
    assert served.sessions == 0


async def test_dropped_client_whose_calls_still_run(serve, autojump_clock):
    driver = Slow()
    served = serve(driver, write_timeout=5)
    client = await served.client().open()
    for _ in range(3):
        driver.one.release()
    await client.send(packet(GET_HOSTNAME) + packet(P.REMOTE_PROC_CONNECT_GET_CAPABILITIES) * 3)
    await trio.sleep(6)
    assert (driver.running, served.sessions) == (1, 1)
    driver.gate.set()
    await trio.testing.wait_all_tasks_blocked()
    assert (driver.ended, driver.cancelled, served.sessions) == (1, 0, 0)


# -- keepalive -------------------------------------------------------------------------


def is_ping(answer):
    return (answer.program, answer.procedure, answer.kind, answer.serial) == (
        KEEPALIVE,
        1,
        MESSAGE,
        0,
    )


def is_pong(answer):
    return (answer.program, answer.procedure, answer.kind, answer.serial) == (
        KEEPALIVE,
        2,
        MESSAGE,
        0,
    )


async def test_ping(served):
    client = served.client()
    await client.send(PING)
    answer = await client.answer()
    assert is_pong(answer)
    assert (answer.version, answer.status, answer.payload) == (1, OK, b"")


async def test_a_pong_goes_before_other_answers(served):
    client = await served.client().open()
    await client.send(packet(LOOKUP, string("test")) * 3 + PING)
    assert is_pong(await client.answer())
    assert [(await client.answer()).procedure for _ in range(3)] == [LOOKUP] * 3


async def test_a_pong_does_not_wait_for_calls_that_run(serve):
    driver = Slow()
    client = await serve(driver).client().open()
    await client.send(packet(GET_HOSTNAME) * 3 + PING)
    assert is_pong(await client.answer())


async def test_silent_client_is_dropped(serve, autojump_clock, caplog):
    served = serve(keepalive_interval=5, keepalive_count=3)
    client = await served.client().open()
    await client.call(FEATURE, b"\0\0\0\x0a")
    start = trio.current_time()
    for _ in range(3):
        assert is_ping(await client.answer())
    assert await client.answer() is None
    assert 20 <= trio.current_time() - start <= 30
    assert "dropped: it does not answer keepalive pings" in caplog.text
    await trio.testing.wait_all_tasks_blocked()
    assert served.sessions == 0


@pytest.mark.parametrize(
    "sign", [packet(2, program=KEEPALIVE, kind=MESSAGE), PING, packet(GET_TYPE)]
)
async def test_any_sign_of_life_counts(serve, autojump_clock, sign):
    served = serve(keepalive_interval=5, keepalive_count=1)
    client = await served.client().open()
    await client.call(FEATURE, b"\0\0\0\x0a")
    for _ in range(20):
        await trio.sleep(4)
        await client.send(sign)
    assert served.sessions == 1


@pytest.mark.parametrize("why", ["it did not say that it answers pings", "it is switched off"])
async def test_client_that_may_be_silent(serve, autojump_clock, why):
    asks = why == "it is switched off"
    served = serve(keepalive_interval=-1 if asks else 5, keepalive_count=1)
    client = await served.client().open()
    if asks:
        assert (await client.call(FEATURE, b"\0\0\0\x0a")).payload == b"\0\0\0\1"
    await trio.sleep(1000)
    assert served.sessions == 1
    assert await client.works()


@pytest.mark.parametrize("before", [600, -1, 0])
async def test_a_new_interval_is_that_of_connected_clients(serve, autojump_clock, before):
    served = serve(keepalive_interval=before, keepalive_count=50)
    client = await served.client().open()
    assert (await client.call(FEATURE, b"\0\0\0\x0a")).payload == b"\0\0\0\1"
    await trio.sleep(0.5)
    start = trio.current_time()
    served.limit(keepalive_interval=1, keepalive_count=2)
    with trio.fail_after(100):
        for _ in range(2):
            assert is_ping(await client.answer())
        assert await client.answer() is None
    assert trio.current_time() - start <= 6
    await trio.testing.wait_all_tasks_blocked()
    assert served.sessions == 0


async def test_keepalive_is_switched_off_for_connected_clients(serve, autojump_clock):
    served = serve(keepalive_interval=5, keepalive_count=1)
    client = await served.client().open()
    await client.call(FEATURE, b"\0\0\0\x0a")
    assert is_ping(await client.answer())
    served.limit(keepalive_interval=-1)
    await trio.sleep(1000)
    assert await client.works()


async def test_pings_are_no_more_frequent_for_other_changes(serve, autojump_clock):
    served = serve(keepalive_interval=5, keepalive_count=100)
    client = await served.client().open()
    await client.call(FEATURE, b"\0\0\0\x0a")
    start = trio.current_time()
    for number in range(40):
        served.limit(max_clients=100 + number)
        await trio.sleep(0.5)
    for _ in range(3):
        assert is_ping(await client.answer())
    served.limit(keepalive_count=4)  # three pings are unanswered
    assert is_ping(await client.answer())
    assert await client.answer() is None
    assert 25 <= trio.current_time() - start <= 30


async def test_keepalive_of_a_client_that_is_not_listened_to(serve, autojump_clock):
    """Test a client with all its calls running, from which nothing is read.

    It gets pings, and is not dropped for its silence.
    """
    driver = Slow()
    served = serve(driver, max_client_requests=2, keepalive_interval=5, keepalive_count=2)
    client = await served.client().open()
    await client.call(FEATURE, b"\0\0\0\x0a")
    await client.send(packet(GET_HOSTNAME, serial=1) + packet(GET_HOSTNAME, serial=2))
    for _ in range(10):
        assert is_ping(await client.answer())
        await client.send(packet(2, program=KEEPALIVE, kind=MESSAGE))
    assert trio.current_time() > 45
    driver.gate.set()
    assert {(await client.answer()).serial for _ in range(2)} == {1, 2}
    assert await client.works()


@pytest.mark.parametrize("procedure", [GET_TYPE, GET_HOSTNAME], ids=["plain", "async"])
@pytest.mark.parametrize("fault", [SystemExit(3), SystemExit()])
async def test_a_driver_that_wants_to_exit_fails_its_call_alone(serve, procedure, fault, caplog):
    class Exiting(Driver):
        def connect_get_type(self):
            raise fault

        async def connect_get_hostname(self):
            async with trio.open_nursery() as nursery:
                nursery.start_soon(trio.sleep, 0)
                raise fault

    served = serve(Exiting())
    client, other = await served.client().open(), await served.client().open()
    assert (await client.call(procedure)).refusal == FAILED
    assert "SystemExit" in caplog.text
    assert await client.works()
    assert await other.works()
