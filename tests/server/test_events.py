"""Registrations for events, and events on the wire.

Bytes are compared where libvirt's own client would look. Codes, domains, texts and the
rules of duplicates are libvirtd 9.0.0's.
"""

from __future__ import annotations

import socket
import struct

import pytest
import trio

from tests.fuzz.packets import QEMU
from tests.server.raw import (
    CLOSE,
    ERROR,
    FEATURE,
    GET_TYPE,
    MESSAGE,
    OK,
    OPEN,
    REMOTE,
    REPLY,
    P,
    packed,
    packet,
    string,
)
from virtrio.protocol import xdr
from virtrio.protocol._generated import qemu_events, remote, remote_events
from virtrio.protocol._generated.enums import ErrorDomain, ErrorNumber
from virtrio.protocol.event_messages import Family
from virtrio.server._generated.driver import Driver
from virtrio.server.drivers.test.driver import TestDriver
from virtrio.server.events import EventHub

FROM_RPC = int(ErrorDomain.VIR_FROM_RPC)
INTERNAL = int(ErrorNumber.VIR_ERR_INTERNAL_ERROR)
TRACKED = (
    int(ErrorNumber.VIR_ERR_INVALID_ARG),
    int(ErrorDomain.VIR_FROM_NONE),
    "invalid argument: event callback already tracked",
)

UUID = bytes.fromhex("6695eb01f6a4830479aa97f2502e193f")
SUSPEND, RESUME, DESTROY = (
    P.REMOTE_PROC_DOMAIN_SUSPEND,
    P.REMOTE_PROC_DOMAIN_RESUME,
    P.REMOTE_PROC_DOMAIN_DESTROY,
)
REGISTER = P.REMOTE_PROC_CONNECT_DOMAIN_EVENT_REGISTER
DEREGISTER = P.REMOTE_PROC_CONNECT_DOMAIN_EVENT_DEREGISTER
REGISTER_ANY = P.REMOTE_PROC_CONNECT_DOMAIN_EVENT_REGISTER_ANY
DEREGISTER_ANY = P.REMOTE_PROC_CONNECT_DOMAIN_EVENT_DEREGISTER_ANY
CALLBACK_REGISTER = P.REMOTE_PROC_CONNECT_DOMAIN_EVENT_CALLBACK_REGISTER_ANY
CALLBACK_DEREGISTER = P.REMOTE_PROC_CONNECT_DOMAIN_EVENT_CALLBACK_DEREGISTER_ANY
CLOSE_REGISTER = P.REMOTE_PROC_CONNECT_REGISTER_CLOSE_CALLBACK
CLOSE_DEREGISTER = P.REMOTE_PROC_CONNECT_UNREGISTER_CLOSE_CALLBACK

DOM = remote.RemoteNonnullDomain("guest", b"g" * 16, 3)
LIFECYCLE = remote_events.DomainEventLifecycle


def integer(number):
    return struct.pack(">i", number)


def identity(name="test", uuid=UUID, number=1):
    return string(name) + uuid + integer(number)


TEST = identity()
NOBODY = integer(0)  # an optional identity that is not there


def wanted(event_id, dom=None):
    """Return the arguments of a registration with a callback id."""
    return integer(event_id) + (NOBODY if dom is None else integer(1) + dom)


def internal(text):
    return INTERNAL, FROM_RPC, f"internal error: {text}"


def event(answer):
    """Return procedure and payload of a message that came unasked."""
    assert (answer.program, answer.version, answer.kind, answer.serial, answer.status) == (
        REMOTE,
        1,
        MESSAGE,
        0,
        OK,
    )
    return answer.procedure, answer.payload


@pytest.fixture
async def raw(serve):
    return await serve().client().open()


async def registered(raw, event_id=0, dom=None):
    """Register, and return the callback id."""
    answer = await raw.call(CALLBACK_REGISTER, wanted(event_id, dom))
    assert answer.status == OK, answer.refusal
    (number,) = struct.unpack(">i", answer.payload)
    return number


# -- messages --------------------------------------------------------------------------


async def test_message_with_a_callback_id(raw):
    first, second = await registered(raw, 0), await registered(raw, 0, TEST)
    assert first != second
    assert (await raw.call(SUSPEND, TEST)).kind == REPLY  # before the events that it causes
    lifecycle = int(P.REMOTE_PROC_DOMAIN_EVENT_CALLBACK_LIFECYCLE)
    for number in (first, second):
        assert event(await raw.answer()) == (
            lifecycle,
            integer(number) + TEST + integer(3) + integer(0),
        )


async def test_plain_message(raw):
    answer = await raw.call(REGISTER)
    assert (answer.status, answer.payload) == (OK, integer(0))
    await raw.call(SUSPEND, TEST)
    lifecycle = int(P.REMOTE_PROC_DOMAIN_EVENT_LIFECYCLE)
    assert event(await raw.answer()) == (lifecycle, TEST + integer(3) + integer(0))
    answer = await raw.call(DEREGISTER)
    assert (answer.status, answer.payload) == (OK, integer(0))
    await raw.call(RESUME, TEST)
    assert await raw.works()  # and nothing before


async def test_events_of_several_calls_in_one_read(raw):
    """Test that all replies come first, then the events in their order."""
    number = await registered(raw)
    await raw.send(
        b"".join(packet(p, TEST, serial=i) for i, p in enumerate((SUSPEND, RESUME, GET_TYPE)))
    )
    kinds = [(await raw.answer()).kind for _ in range(3)]
    assert kinds == [REPLY, REPLY, REPLY]
    told = [event(await raw.answer())[1] for _ in range(2)]
    assert told == [integer(number) + TEST + integer(kind) + integer(0) for kind in (3, 4)]


async def test_another_client_hears_it_too(serve):
    served = serve()
    one, two = await served.client().open(), await served.client(readonly=True).open()
    number = await registered(two)
    await one.call(SUSPEND, TEST)
    assert event(await two.answer())[1].startswith(integer(number) + TEST)
    await one.aclose()
    assert await two.works()


async def test_only_the_domain_that_was_asked_for(raw):
    await registered(raw, 0, identity("other", b"o" * 16, -1))
    await raw.call(SUSPEND, TEST)
    number = await registered(raw, 0, identity("whatever its name", UUID, 99))  # the UUID counts
    await raw.call(RESUME, TEST)
    assert event(await raw.answer())[1] == integer(number) + TEST + integer(4) + integer(0)
    assert await raw.works()


async def test_an_event_is_encoded_when_it_is_emitted(serve):
    driver = TestDriver()
    raw = await serve(driver).client().open()
    number = await registered(raw)
    await raw.call(DESTROY, TEST)
    assert event(await raw.answer())[1] == integer(number) + identity(number=-1) + integer(
        5
    ) + integer(1)


async def test_an_event_that_cannot_be_sent(serve, caplog):
    driver = TestDriver()
    raw = await serve(driver).client().open()
    number = await registered(raw)
    driver.events.emit(LIFECYCLE(DOM, "text", 0))
    driver.events.emit(LIFECYCLE(DOM, 2, 0))
    assert event(await raw.answer())[1].startswith(integer(number))
    assert "cannot be sent" in caplog.text


# -- registering -----------------------------------------------------------------------


async def test_one_event_is_registered_once(raw):
    """Test all pairs of the three ways to register; each is ended by event."""
    for register, arguments in (
        (REGISTER, b""),
        (REGISTER_ANY, integer(0)),
        (CALLBACK_REGISTER, wanted(0)),
    ):
        assert (await raw.call(register, arguments)).status == OK
        for again, more in (
            (REGISTER, b""),
            (REGISTER_ANY, integer(0)),
            (CALLBACK_REGISTER, wanted(0)),
        ):
            assert (await raw.call(again, more)).refusal == TRACKED
        assert (await raw.call(DEREGISTER)).status == OK
    assert (await raw.call(DEREGISTER)).refusal == internal("domain event 0 not registered")


async def test_another_domain_is_another_registration(raw):
    await registered(raw)
    await registered(raw, 0, TEST)
    answer = await raw.call(CALLBACK_REGISTER, wanted(0, identity("zzz", UUID, 5)))
    assert answer.refusal == TRACKED
    await registered(raw, 0, identity("zzz", b"z" * 16))


REFUSED = {
    "event 16 by event": (REGISTER_ANY, integer(16), "unsupported event ID 16"),
    "event -1 by event": (REGISTER_ANY, integer(-1), "unsupported event ID -1"),
    "event 30": (CALLBACK_REGISTER, wanted(30), "unsupported event ID 30"),
    "event -1": (CALLBACK_REGISTER, wanted(-1), "unsupported event ID -1"),
    "no registration": (DEREGISTER, b"", "domain event 0 not registered"),
    "no registration for event 3": (DEREGISTER_ANY, integer(3), "domain event 3 not registered"),
    "deregistering event 16": (DEREGISTER_ANY, integer(16), "unsupported event ID 16"),
    "callback 77": (CALLBACK_DEREGISTER, integer(77), "domain event callback 77 not registered"),
    "network event 2": (
        P.REMOTE_PROC_CONNECT_NETWORK_EVENT_REGISTER_ANY,
        wanted(2),
        "unsupported network event ID 2",
    ),
    "network callback 77": (
        P.REMOTE_PROC_CONNECT_NETWORK_EVENT_DEREGISTER_ANY,
        integer(77),
        "network event callback 77 not registered",
    ),
    "storage pool event 2": (
        P.REMOTE_PROC_CONNECT_STORAGE_POOL_EVENT_REGISTER_ANY,
        wanted(2),
        "unsupported storage pool event ID 2",
    ),
    "storage pool callback 77": (
        P.REMOTE_PROC_CONNECT_STORAGE_POOL_EVENT_DEREGISTER_ANY,
        integer(77),
        "storage pool event callback 77 not registered",
    ),
    "node device event 2": (
        P.REMOTE_PROC_CONNECT_NODE_DEVICE_EVENT_REGISTER_ANY,
        wanted(2),
        "unsupported node device event ID 2",
    ),
    "node device callback 77": (
        P.REMOTE_PROC_CONNECT_NODE_DEVICE_EVENT_DEREGISTER_ANY,
        integer(77),
        "node device event callback 77 not registered",
    ),
    "secret event 2": (
        P.REMOTE_PROC_CONNECT_SECRET_EVENT_REGISTER_ANY,
        wanted(2),
        "unsupported secret event ID 2",
    ),
    "secret callback 77": (
        P.REMOTE_PROC_CONNECT_SECRET_EVENT_DEREGISTER_ANY,
        integer(77),
        "node device event callback 77 not registered",  # so says libvirtd
    ),
}


@pytest.mark.parametrize(("procedure", "arguments", "text"), REFUSED.values(), ids=REFUSED)
async def test_refusals(raw, procedure, arguments, text):
    assert (await raw.call(procedure, arguments)).refusal == internal(text)
    assert await raw.works()


@pytest.mark.parametrize(
    ("procedure", "arguments"), [case[:2] for case in REFUSED.values()], ids=REFUSED
)
async def test_nothing_before_a_connection_is_open(serve, procedure, arguments):
    answer = await serve().client().call(procedure, arguments)
    kind = "hypervisor connection" if "_DOMAIN_" in procedure.name else "connection"
    assert answer.refusal == internal(f"{kind} not open")


async def test_a_callback_of_another_family_is_not_found(raw):
    answer = await raw.call(P.REMOTE_PROC_CONNECT_NETWORK_EVENT_REGISTER_ANY, wanted(0))
    (number,) = struct.unpack(">i", answer.payload)
    answer = await raw.call(CALLBACK_DEREGISTER, integer(number))
    assert answer.refusal == internal(f"domain event callback {number} not registered")
    assert (
        await raw.call(P.REMOTE_PROC_CONNECT_NETWORK_EVENT_DEREGISTER_ANY, integer(number))
    ).status == OK


async def test_a_callback_of_another_client_is_not_found(serve):
    served = serve()
    one, two = await served.client().open(), await served.client().open()
    number = await registered(one)
    answer = await two.call(CALLBACK_DEREGISTER, integer(number))
    assert answer.refusal == internal(f"domain event callback {number} not registered")


async def test_families_that_the_driver_has_not(raw):
    function = "virConnectSecretEventRegisterAny"
    assert (await raw.call(P.REMOTE_PROC_CONNECT_SECRET_EVENT_REGISTER_ANY, wanted(0))).refusal == (
        int(ErrorNumber.VIR_ERR_NO_SUPPORT),
        int(ErrorDomain.VIR_FROM_SECRET),
        f"this function is not supported by the connection driver: {function}",
    )


async def test_a_driver_without_events(serve):
    raw = await serve(Driver()).client().open()
    answer = await raw.call(CALLBACK_REGISTER, wanted(0))
    assert answer.refusal[:2] == (
        int(ErrorNumber.VIR_ERR_NO_SUPPORT),
        int(ErrorDomain.VIR_FROM_DOMAIN),
    )
    assert (await raw.call(CLOSE_REGISTER)).status == OK


async def test_registrations_of_a_client_are_bounded(serve):
    raw = await serve(max_client_events=3).client().open()
    numbers = [await registered(raw, event_id) for event_id in range(3)]
    refusal = (await raw.call(CALLBACK_REGISTER, wanted(3))).refusal
    assert refusal == (
        int(ErrorNumber.VIR_ERR_RPC),
        FROM_RPC,
        "too many event callbacks registered",
    )
    assert (await raw.call(CALLBACK_DEREGISTER, integer(numbers[1]))).status == OK
    await registered(raw, 3)


async def test_arguments_that_do_not_decode(raw):
    answer = await raw.call(CALLBACK_REGISTER, integer(0))
    assert answer.refusal[2] == "Unable to decode message payload"
    assert await raw.works()


async def test_every_family(serve):
    driver = TestDriver()
    driver.events = EventHub(Family)
    raw = await serve(driver).client().open()
    secret = remote.RemoteNonnullSecret(b"s" * 16, 1, "usage")
    other = remote.RemoteNonnullSecret(b"t" * 16, 1, "usage")
    arguments = wanted(1, xdr.encode(remote.pack_remote_nonnull_secret, secret))
    answer = await raw.call(P.REMOTE_PROC_CONNECT_SECRET_EVENT_REGISTER_ANY, arguments)
    driver.events.emit(remote_events.SecretEventValueChanged(other))
    driver.events.emit(remote_events.SecretEventValueChanged(secret))
    procedure, payload = event(await raw.answer())
    assert procedure == P.REMOTE_PROC_SECRET_EVENT_VALUE_CHANGED
    assert payload == answer.payload + xdr.encode(remote.pack_remote_nonnull_secret, secret)


async def test_monitor_events_are_registered_once(serve):
    """Test domains and names; a flag for expressions without a name does nothing."""
    driver = TestDriver()
    driver.events = EventHub(Family)
    raw = await serve(driver).client().open()

    async def monitor(procedure, arguments):
        return await raw.call(procedure, arguments, program=QEMU)

    every, stop = NOBODY + NOBODY + integer(0), NOBODY + integer(1) + string("STOP") + integer(0)
    for arguments in (every, stop, integer(1) + TEST + NOBODY + integer(0)):
        answer = await monitor(4, arguments)
        assert (answer.program, answer.status) == (QEMU, OK)
        assert (await monitor(4, arguments)).refusal == TRACKED
    assert (await monitor(4, NOBODY + NOBODY + integer(1))).refusal == TRACKED
    for number in (77, -1):
        text = f"qemu monitor event callback {number} not registered"
        assert (await monitor(5, integer(number))).refusal == internal(text)
    assert (await monitor(5, answer.payload)).status == OK


async def registered_patterns(serve, patterns, flags=1):
    """Register for monitor events; return the hub, the client and the answers."""
    driver = TestDriver()
    driver.events = EventHub(Family)
    raw = await serve(driver).client().open()
    return (
        driver.events,
        raw,
        [
            await raw.call(4, NOBODY + integer(1) + string(pattern) + integer(flags), program=QEMU)
            for pattern in patterns
        ],
    )


def monitor_event(name):
    return qemu_events.DomainQemuMonitorEvent(
        remote.RemoteNonnullDomain("test", b"t" * 16, 1), name, 1, 2, None
    )


async def test_patterns_are_compiled_once(serve, monkeypatch):
    hub, raw, answers = await registered_patterns(serve, ["^A", "b.d"], 3)
    assert [answer.status for answer in answers] == [OK, OK]

    def never(*_):
        raise AssertionError("compiled again")

    monkeypatch.setattr("virtrio.server.dispatch.own.patterns._Reader.read", never)
    for name in ("abc", "xBxD", "C"):
        hub.emit(monitor_event(name))
    monkeypatch.undo()
    callbacks = [(await raw.answer()).payload[:4] for _ in range(2)]
    assert callbacks == [answer.payload for answer in answers]
    assert await raw.works()


async def test_patterns_of_a_client_are_bounded(serve):
    _, raw, answers = await registered_patterns(serve, [f"^{n}$" for n in range(33)])
    assert [answer.status for answer in answers[:-1]] == [OK] * 32
    assert "too many event callbacks registered" in str(answers[-1].refusal)
    assert (await raw.call(5, answers[0].payload, program=QEMU)).status == OK
    again = NOBODY + integer(1) + string("^x") + integer(1)
    assert (await raw.call(4, again, program=QEMU)).status == OK
    names = NOBODY + integer(1) + string("STOP") + integer(0)
    assert (await raw.call(4, names, program=QEMU)).status == OK


@pytest.mark.parametrize("pattern", ["a" * 1001, "(?=a)", "(x{1,99}){1,99}"])
async def test_patterns_that_are_too_complex_are_refused(serve, pattern):
    _, _, (answer,) = await registered_patterns(serve, [pattern])
    assert answer.refusal == (
        int(ErrorNumber.VIR_ERR_INVALID_ARG),
        int(ErrorDomain.VIR_FROM_NONE),
        f"invalid argument: failed to compile regex '{pattern[:80]}': it is too complex",
    )


@pytest.mark.parametrize("pattern", ["(A+)+$", "(A|A)+$", "^(A*)*" + "(.|A)" * 49 + "$"])
async def test_patterns_with_many_ways_to_match(serve, pattern):
    """Test those that take a backtracking matcher for ever, and one event for them."""
    hub, raw, answers = await registered_patterns(serve, [pattern, "A!"])
    hub.emit(monitor_event("A" * 40 + "!"))
    assert (await raw.answer()).payload[:4] == answers[1].payload
    assert await raw.works()


async def test_events_go_to_names_with_and_without_case_and_patterns_in_order(serve):
    driver = TestDriver()
    driver.events = EventHub(Family)
    raw = await serve(driver).client().open()
    numbers = {}
    for text, flags in (("stop", 2), ("^S", 1), ("STOP", 0), ("Stop", 0), (None, 0), ("sToP", 2)):
        name = NOBODY if text is None else integer(1) + string(text)
        answer = await raw.call(4, NOBODY + name + integer(flags), program=QEMU)
        numbers[text] = answer.payload
    del numbers["Stop"]
    for _ in range(2):
        driver.events.emit(monitor_event("STOP"))
        driver.events.emit(monitor_event("NEVER"))
        got = [(await raw.answer()).payload[:4] for _ in numbers]
        assert got == [*numbers.values()]
        assert (await raw.answer()).payload[:4] == numbers[None]


async def test_names_that_no_qemu_sends_match_no_pattern(serve):
    hub, raw, (answer,) = await registered_patterns(serve, [".*.*x"])
    hub.emit(monitor_event("A" * 100_000 + "x"))
    hub.emit(monitor_event("Ax"))
    assert len((await raw.answer()).payload) < 1000
    assert answer.status == OK
    assert await raw.works()


async def test_the_drivers_own_connection_is_lost(serve):
    driver = TestDriver()
    driver.events = EventHub(Family)
    raw = await serve(driver).client().open()
    lost = remote_events.ConnectEventConnectionClosed(1)
    driver.events.emit(lost)  # nobody asked
    for _ in range(2):  # a second time changes nothing
        assert (await raw.call(CLOSE_REGISTER)).status == OK
    driver.events.emit(lost)
    assert event(await raw.answer()) == (P.REMOTE_PROC_CONNECT_EVENT_CONNECTION_CLOSED, integer(1))
    for _ in range(2):
        assert (await raw.call(CLOSE_DEREGISTER)).status == OK
    driver.events.emit(lost)
    assert await raw.works()


async def test_the_session_knows_callback_ids(raw):
    # VIR_DRV_FEATURE_REMOTE_EVENT_CALLBACK, VIR_DRV_FEATURE_REMOTE_CLOSE_CALLBACK
    for feature in (14, 15):
        assert (await raw.call(FEATURE, integer(feature))).payload == integer(1)


# -- clients that are gone, or slow ----------------------------------------------------


async def test_registrations_end_with_their_client(serve):
    driver = TestDriver()
    served = serve(driver)
    one, two = await served.client().open(), await served.client().open()
    await registered(one)
    number = await registered(two)
    answer = await one.call(CLOSE)
    assert answer.status == OK
    assert await one.answer() is None
    driver.events.emit(LIFECYCLE(DOM, 2, 0))
    assert event(await two.answer())[1].startswith(integer(number))
    await two.aclose()
    while served.sessions:
        await trio.lowlevel.checkpoint()
    driver.events.emit(LIFECYCLE(DOM, 2, 0))
    assert not driver.events._registered


async def test_a_second_open_takes_the_registrations_with_the_driver(raw):
    await registered(raw)
    answer = await raw.call(OPEN, packed("connect_open_args", "test:///default", 0))
    assert answer.status == ERROR
    await raw.open()
    await raw.call(SUSPEND, TEST)
    assert await raw.works()  # and no event before


async def test_a_client_that_does_not_read_its_events(serve, caplog):
    """Test that further events are dropped and logged, and calls answered.

    Other clients are not affected.
    """
    driver = TestDriver()

    class SmallSocket(socket.socket):
        """A socket with little room, so that events have to wait."""

        def __init__(self, **options):
            super().__init__(**options)
            self.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 4096)

    served = serve(driver, max_event_bytes=20_000)
    slow = await served.client(kind=SmallSocket).open()
    other = await served.client().open()
    await registered(slow)
    number = await registered(other)
    for i in range(10_000):
        driver.events.emit(LIFECYCLE(DOM, i, 0))
        _, payload = event(await other.answer())
        assert payload == integer(number) + identity("guest", b"g" * 16, 3) + integer(i) + integer(
            0
        )
    assert await other.works()
    heard = []
    await slow.send(packet(GET_TYPE, serial=7))
    while (answer := await slow.answer()).kind == MESSAGE:
        heard.append(struct.unpack(">ii", answer.payload[-8:])[0])
    assert (answer.kind, answer.serial) == (REPLY, 7)
    assert heard == list(range(len(heard)))
    assert len(heard) < 2000
    assert caplog.text.count("does not read its events") == 1
    while "events were dropped" not in caplog.text:
        answer = await slow.answer()
        heard.append(struct.unpack(">ii", answer.payload[-8:])[0])
    assert heard == list(range(len(heard)))


async def test_replies_overtake_events_that_wait(serve):
    driver = TestDriver()
    raw = await serve(driver).client().open()
    await registered(raw)
    await raw.send(packet(GET_TYPE, serial=5))
    for i in range(50):
        driver.events.emit(LIFECYCLE(DOM, i, 0))
    answers = [await raw.answer() for _ in range(51)]
    position = next(i for i, answer in enumerate(answers) if answer.kind == REPLY)
    assert [struct.unpack(">ii", a.payload[-8:])[0] for a in answers if a.kind == MESSAGE] == list(
        range(50)
    )
    assert position in (0, 50)  # whole batches: never within
