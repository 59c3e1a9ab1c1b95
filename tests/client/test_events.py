"""Events and close callbacks of both clients, and event streams of the trio client."""

from __future__ import annotations

import queue
import struct
import sys
import threading

import pytest
import trio

import virtrio
from tests.client.kinds import Blocking, in_thread
from tests.client.servers import playing, reply, serving, type_reply, unasked
from virtrio.client import limits
from virtrio.enums import ConnectCloseReason, DomainEventID, ErrorDomain, ErrorNumber
from virtrio.protocol import message
from virtrio.protocol._generated import qemu_events, remote, remote_events
from virtrio.protocol._generated.remote_procedures import RemoteProcedure
from virtrio.protocol.event_messages import Family
from virtrio.protocol.typedparams import Int, ULLong
from virtrio.server.drivers.test.driver import TestDriver
from virtrio.server.events import EventHub

LIFECYCLE = DomainEventID.VIR_DOMAIN_EVENT_ID_LIFECYCLE
DOM = remote.RemoteNonnullDomain("guest", b"d" * 16, 7)
OTHER = remote.RemoteNonnullDomain("other", b"e" * 16, -1)
NET = remote.RemoteNonnullNetwork("net", b"n" * 16)
POOL = remote.RemoteNonnullStoragePool("pool", b"p" * 16)
DEV = remote.RemoteNonnullNodeDevice("dev")
SECRET = remote.RemoteNonnullSecret(b"s" * 16, 1, "usage")
PARAMS = {
    "cputune.vcpupin0": "0-1",
    "time": ULLong(2**64 - 1),
    "n": Int(-1),
    "on": True,
    "share": 0.5,
}

# Every event: what a driver emits, and what a callback hears between the object and
# ``opaque``.
EVENTS = [
    remote_events.DomainEventLifecycle(DOM, 2, 1),
    remote_events.DomainEventReboot(DOM),
    remote_events.DomainEventRtcChange(DOM, -(2**40)),
    remote_events.DomainEventWatchdog(DOM, 1),
    remote_events.DomainEventIoError(DOM, "/src", "virtio-disk0", 1),
    remote_events.DomainEventGraphics(
        DOM,
        1,
        {"family": 0, "node": "127.0.0.1", "service": "5900"},
        {"family": 1, "node": "::1", "service": "40000"},
        "vnc",
        [("x509dname", "C=GB"), ("saslUsername", "joe")],
    ),
    remote_events.DomainEventIoErrorReason(DOM, "/src", "virtio-disk0", 1, "enospc"),
    remote_events.DomainEventControlError(DOM),
    remote_events.DomainEventBlockJob(DOM, "/disk", 1, 0),
    remote_events.DomainEventDiskChange(DOM, None, "/new", "ide0-1-0", 0),
    remote_events.DomainEventTrayChange(DOM, "ide0-1-0", 1),
    remote_events.DomainEventPmwakeup(DOM, 3),
    remote_events.DomainEventPmsuspend(DOM, 4),
    remote_events.DomainEventBalloonChange(DOM, 2**40),
    remote_events.DomainEventPmsuspendDisk(DOM, 5),
    remote_events.DomainEventDeviceRemoved(DOM, "net0"),
    remote_events.DomainEventBlockJob2(DOM, "vda", 2, 3),
    remote_events.DomainEventTunable(DOM, PARAMS),
    remote_events.DomainEventAgentLifecycle(DOM, 1, 2),
    remote_events.DomainEventDeviceAdded(DOM, "net0"),
    remote_events.DomainEventMigrationIteration(DOM, 7),
    remote_events.DomainEventJobCompleted(DOM, PARAMS),
    remote_events.DomainEventDeviceRemovalFailed(DOM, "net0"),
    remote_events.DomainEventMetadataChange(DOM, 2, "http://example.org/"),
    remote_events.DomainEventMetadataChange(DOM, 0, None),
    remote_events.DomainEventBlockThreshold(DOM, "vda[1]", None, 10, 2**63),
    remote_events.DomainEventMemoryFailure(DOM, 1, 2, 3),
    remote_events.DomainEventMemoryDeviceSizeChange(DOM, "ua-virtiomem", 2**33),
    remote_events.DomainEventNicMacChange(DOM, "net0", "52:54:00:00:00:01", "52:54:00:00:00:02"),
    remote_events.DomainEventVcpuRemoved(DOM, 3),
    remote_events.DomainEventChannelLifecycle(DOM, "org.qemu.guest_agent.0", 1, 2),
    remote_events.NetworkEventLifecycle(NET, 2, 0),
    remote_events.NetworkEventMetadataChange(NET, 0, None),
    remote_events.StoragePoolEventLifecycle(POOL, 2, 0),
    remote_events.StoragePoolEventRefresh(POOL),
    remote_events.NodeDeviceEventLifecycle(DEV, 0, 0),
    remote_events.NodeDeviceEventUpdate(DEV),
    remote_events.SecretEventLifecycle(SECRET, 0, 0),
    remote_events.SecretEventValueChanged(SECRET),
]
NUMBERS = {what.event: (what.family, what.event_id) for what in remote_events.MESSAGES.values()}


class Got:
    """Callback that queues what it is called with."""

    def __init__(self):
        self.items = queue.SimpleQueue()

    def __call__(self, conn, what, *fields):
        self.items.put((conn, what, *fields))

    async def next(self):
        return await in_thread(self.items.get)

    async def fields(self):
        """Return the next event's own fields and ``opaque``."""
        return (await self.next())[2:]


class Domains(TestDriver):
    """Test driver with events of every family."""

    __test__ = False

    def __init__(self):
        super().__init__()
        self.events = EventHub(Family)


@pytest.fixture
async def driver():
    return Domains()


@pytest.fixture
async def conn(client, driver):
    async with serving(driver) as uri, client.connect(uri) as connection:
        yield connection


async def refused(call):
    with pytest.raises(virtrio.LibvirtError) as caught:
        await call
    return caught.value.code, caught.value.domain, caught.value.message


# -- every event -----------------------------------------------------------------------


def test_the_cases_have_every_event():
    """`EVENTS` has every event with a message; every event procedure is a message."""
    assert {type(event) for event in EVENTS} == set(NUMBERS) - {
        remote_events.ConnectEventConnectionClosed
    }
    events = {p.value for p in RemoteProcedure if "_EVENT_" in p.name and "REGISTER" not in p.name}
    assert (
        events - set(remote_events.MESSAGES)
        == {
            RemoteProcedure.REMOTE_PROC_DOMAIN_GET_PERF_EVENTS,
            RemoteProcedure.REMOTE_PROC_DOMAIN_SET_PERF_EVENTS,
        }
        & events
    )
    assert len(remote_events.MESSAGES) == 55
    assert list(qemu_events.MESSAGES) == [6]


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: type(event).__name__)
async def test_every_event_is_called_back_as_by_libvirt_python(client, driver, conn, event):
    family, event_id = NUMBERS[type(event)]
    got = Got()
    register = getattr(conn, f"{family.value}_event_register_any")
    number = await client(register, None, event_id, got, "opaque")
    driver.events.emit(event)
    on, what, *fields, opaque = await got.next()
    assert on is conn
    assert tuple(fields) == event[1:]
    assert opaque == "opaque"
    if family is Family.SECRET:
        assert what.uuid() == SECRET.uuid
    else:
        assert what.name() == event[0].name
    assert what.connect() is conn
    assert await client(getattr(conn, f"{family.value}_event_deregister_any"), number) == 0


@pytest.mark.parametrize(
    "procedure",
    [
        number
        for number, what in remote_events.MESSAGES.items()
        if not what.has_id and number != 362
    ],
)
async def test_plain_messages_of_an_old_server(client, procedure):
    """A server without callback ids is asked by event; its messages have no ids."""
    what = remote_events.MESSAGES[procedure]
    event = next(event for event in EVENTS if type(event) is what.event)
    theirs = event._replace(dom=OTHER)
    asked = []

    async def script(peer):
        call = await peer.call()
        assert call.procedure == RemoteProcedure.REMOTE_PROC_CONNECT_SUPPORTS_FEATURE
        ret = remote.RemoteConnectSupportsFeatureRet(0)
        await peer.reply(call, remote.pack_remote_connect_supports_feature_ret, ret)
        call = await peer.call()
        asked.append((call.procedure, call.payload[call.pos :]))
        await peer.reply(call)
        call = await peer.call()
        await peer.send(type_reply(call) + built(what, theirs) + built(what, event))
        await peer.serve()

    async with playing(script) as uri, client.connect(uri) as conn:
        of_one, of_all = Got(), Got()
        await client(
            conn.domain_event_register_any, conn_domain(conn, DOM), what.event_id, of_one, 1
        )
        await client(conn.domain_event_register_any, None, what.event_id, of_all, 2)
        assert await client(conn.get_type) == "FAKE"
        assert (await of_all.next())[1].name() == "other"
        assert (await of_all.next())[1].name() == "guest"
        _, dom, *fields, _ = await of_one.next()
        # Servers without callback ids send no reason.
        assert (dom.name(), tuple(fields)) == (
            "guest",
            (0,) if event._field_defaults else event[1:],
        )
    assert asked == [
        (
            RemoteProcedure.REMOTE_PROC_CONNECT_DOMAIN_EVENT_REGISTER_ANY,
            struct.pack(">i", what.event_id),
        )
    ]


def built(what, event, callback_id=0):
    """Return the bytes of the message that carries an event."""
    wire = what.write(event, callback_id)
    return message.build(
        what.program, what.version, what.procedure, message.MESSAGE, 0, message.OK, what.pack, wire
    )


def conn_domain(conn, wire):
    """Make a domain handle of the connection's own world."""
    from virtrio import blocking
    from virtrio import trio as trio_world
    from virtrio.client.handles import Lease

    world = trio_world if isinstance(conn, trio_world.Connect) else blocking
    return world.Domain(Lease(conn, conn), wire)


# -- registering -----------------------------------------------------------------------


async def test_many_callbacks_for_one_event(client, driver, conn):
    """The client registers once, as libvirtd refuses a second registration."""
    gots = [Got() for _ in range(3)]
    numbers = [
        await client(conn.domain_event_register_any, None, LIFECYCLE, got, i)
        for i, got in enumerate(gots)
    ]
    assert numbers == [0, 1, 2]
    driver.events.emit(EVENTS[0])
    assert [await got.fields() for got in gots] == [(2, 1, 0), (2, 1, 1), (2, 1, 2)]
    await client(conn.domain_event_deregister_any, 1)
    driver.events.emit(EVENTS[0])
    assert [await got.fields() for got in (gots[0], gots[2])] == [(2, 1, 0), (2, 1, 2)]
    for number in (0, 2):
        await client(conn.domain_event_deregister_any, number)
    driver.events.emit(EVENTS[0])  # nobody is registered
    await client(conn.domain_event_register_any, None, LIFECYCLE, gots[1], "again")
    driver.events.emit(EVENTS[0])
    assert await gots[1].fields() == (2, 1, "again")
    assert all(got.items.empty() for got in gots)


async def test_events_of_one_domain(client, driver, conn):
    mine, every = Got(), Got()
    await client(conn.domain_event_register_any, conn_domain(conn, DOM), LIFECYCLE, mine, None)
    await client(conn.domain_event_register_any, None, LIFECYCLE, every, None)
    for dom in (OTHER, DOM):
        driver.events.emit(remote_events.DomainEventLifecycle(dom, 2, 0))
    assert [(await every.next())[1].name() for _ in range(2)] == ["other", "guest"]
    assert (await mine.next())[1].name() == "guest"
    assert mine.items.empty()


async def test_events_of_the_test_driver(client, conn):
    got = Got()
    await client(conn.domain_event_register_any, None, LIFECYCLE, got, None)
    dom = await client(conn.lookup_by_name, "test")
    await client(dom.suspend)
    await client(dom.resume)
    await client(dom.destroy)
    heard = [await got.next() for _ in range(3)]
    assert [(what.name(), what.id(), *fields) for _, what, *fields in heard] == [
        ("test", 1, 3, 0, None),
        ("test", 1, 4, 0, None),
        ("test", -1, 5, 1, None),
    ]


MONITOR = qemu_events.DomainQemuMonitorEvent(
    DOM, "BLOCK_JOB_READY", 1700000000, 999999, '{"device": "x"}'
)


@pytest.mark.parametrize(
    ("event", "flags", "heard"),
    [
        (None, 0, True),
        ("BLOCK_JOB_READY", 0, True),
        ("block_job_ready", 0, False),
        ("block_job_ready", 2, True),
        ("^BLOCK", 1, True),
        ("block.*y$", 1, False),
        ("block.*y$", 3, True),
        ("STOP", 0, False),
        ("BLOCK", 0, False),
    ],
)
async def test_monitor_events(client, driver, conn, event, flags, heard):
    got, every = Got(), Got()
    number = await client(
        conn.qemu_monitor_event_register, conn_domain(conn, DOM), event, got, "opaque", flags
    )
    others = await client(
        conn.qemu_monitor_event_register, conn_domain(conn, OTHER), event, got, "other", flags
    )
    await client(conn.qemu_monitor_event_register, None, None, every)
    driver.events.emit(MONITOR)
    on, dom, *fields, opaque = await every.next()
    assert (on, dom.name(), tuple(fields), opaque) == (conn, "guest", MONITOR[1:], None)
    if heard:
        assert await got.fields() == (*MONITOR[1:], "opaque")
    assert got.items.empty()
    for one in (number, others):
        assert await client(conn.qemu_monitor_event_deregister, one) == 0
    driver.events.emit(MONITOR)
    await every.next()
    assert got.items.empty()


async def test_monitor_events_for_several_callbacks(client, driver, conn):
    gots = [Got(), Got()]
    for got in gots:
        await client(conn.qemu_monitor_event_register, None, "STOP", got)
    driver.events.emit(MONITOR._replace(event="STOP"))
    for got in gots:
        assert (await got.fields())[0] == "STOP"


async def test_monitor_events_refused(client, conn):
    invalid = ErrorNumber.VIR_ERR_INVALID_ARG, ErrorDomain.VIR_FROM_NONE
    register = conn.qemu_monitor_event_register
    function = "virDomainQemuMonitorEventStateRegisterID"
    assert await refused(client(register, None, "STOP", Got(), None, 4)) == (
        *invalid,
        f"unsupported flags (0x4) in function {function}",
    )
    code, domain, text = await refused(client(register, None, "(", Got(), None, 1))
    assert (code, domain) == invalid
    assert text.startswith("invalid argument: failed to compile regex '(': ")
    function = "virConnectDomainQemuMonitorEventDeregister"
    assert (await refused(client(conn.qemu_monitor_event_deregister, -1)))[2] == (
        f"callbackID in {function} must be zero or greater"
    )


async def test_monitor_events_of_a_server_without_them(client):
    async with serving() as uri, client.connect(uri) as conn:
        function = "virConnectDomainQemuMonitorEventRegister"
        assert await refused(client(conn.qemu_monitor_event_register, None, None, Got())) == (
            ErrorNumber.VIR_ERR_NO_SUPPORT,
            ErrorDomain.VIR_FROM_NONE,
            f"this function is not supported by the connection driver: {function}",
        )
    async with serving(readonly=True) as uri, client.connect(uri) as conn:
        assert await refused(client(conn.qemu_monitor_event_register, None, None, Got())) == (
            ErrorNumber.VIR_ERR_OPERATION_DENIED,
            ErrorDomain.VIR_FROM_NONE,
            f"operation forbidden: read only access prevents {function}",
        )


async def test_lifecycle_callbacks_without_numbers(client, driver, conn):
    got = Got()
    await client(conn.domain_event_register, got, "first")
    # The same function again replaces the first registration.
    await client(conn.domain_event_register, got, "second")
    driver.events.emit(EVENTS[0])
    assert await got.fields() == (2, 1, "second")
    await client(conn.domain_event_deregister, got)
    driver.events.emit(EVENTS[0])
    await client(conn.get_type)
    assert got.items.empty()
    assert await refused(client(conn.domain_event_deregister, got)) == (
        ErrorNumber.VIR_ERR_INVALID_ARG,
        ErrorDomain.VIR_FROM_NONE,
        "invalid argument: event callback function not registered",
    )


async def test_registering_from_many_at_once(client, driver, conn):
    gots = [Got() for _ in range(20)]
    async with trio.open_nursery() as nursery:
        for i, got in enumerate(gots):
            nursery.start_soon(client, conn.domain_event_register_any, None, i % 2, got, i)
    driver.events.emit(EVENTS[0])
    driver.events.emit(EVENTS[1])
    assert [await got.fields() for got in gots] == [
        (2, 1, i) if i % 2 == 0 else (i,) for i in range(20)
    ]


@pytest.mark.parametrize(
    ("event_id", "rule"), [(-1, "zero or greater"), (30, "less than 30"), (99, "less than 30")]
)
async def test_an_event_that_does_not_exist(client, conn, event_id, rule):
    function = "virConnectDomainEventRegisterAny"
    assert await refused(client(conn.domain_event_register_any, None, event_id, Got())) == (
        ErrorNumber.VIR_ERR_INVALID_ARG,
        ErrorDomain.VIR_FROM_DOMAIN,
        f"eventID in {function} must be {rule}",
    )


async def test_unknown_callback_ids_are_refused(client, conn):
    await client(conn.network_event_register_any, None, 0, Got())
    for number in (0, 77):  # the first is a network's
        assert await refused(client(conn.domain_event_deregister_any, number)) == (
            ErrorNumber.VIR_ERR_INVALID_ARG,
            ErrorDomain.VIR_FROM_NONE,
            f"invalid argument: event callback id {number} not registered",
        )
    assert await refused(client(conn.secret_event_deregister_any, -1)) == (
        ErrorNumber.VIR_ERR_INVALID_ARG,
        ErrorDomain.VIR_FROM_SECRET,
        "callbackID in virConnectSecretEventDeregisterAny must be zero or greater",
    )


async def test_a_driver_without_such_events(client):
    async with serving() as uri, client.connect(uri) as conn:
        assert await refused(client(conn.secret_event_register_any, None, 0, Got())) == (
            ErrorNumber.VIR_ERR_NO_SUPPORT,
            ErrorDomain.VIR_FROM_SECRET,
            "this function is not supported by the connection driver: "
            "virConnectSecretEventRegisterAny",
        )


# -- callbacks -------------------------------------------------------------------------


async def test_a_callback_may_call(client, driver, conn):
    answers = queue.SimpleQueue()
    if client.name == "trio":

        async def callback(conn, dom, event, detail, opaque):
            answers.put(await conn.get_type())
            answers.put(
                await conn.domain_event_register_any(
                    None, 1, lambda *a: answers.put("second"), None
                )
            )
    else:

        def callback(conn, dom, event, detail, opaque):
            answers.put(conn.get_type())
            answers.put(
                conn.domain_event_register_any(None, 1, lambda *a: answers.put("second"), None)
            )

    await client(conn.domain_event_register_any, None, LIFECYCLE, callback)
    driver.events.emit(EVENTS[0])
    assert [await in_thread(answers.get) for _ in range(2)] == ["TEST", 1]
    driver.events.emit(EVENTS[1])
    assert await in_thread(answers.get) == "second"


async def test_calls_do_not_wait_for_callbacks(client, driver, conn):
    released = threading.Event()
    entered = Got()
    if client.name == "trio":

        async def callback(*args):
            entered(*args)
            await in_thread(released.wait)
    else:

        def callback(*args):
            entered(*args)
            released.wait()

    await client(conn.domain_event_register_any, None, LIFECYCLE, callback)
    for _ in range(3):
        driver.events.emit(EVENTS[0])
    await entered.next()
    assert await client(conn.get_type) == "TEST"
    later = Got()
    await client(conn.domain_event_register_any, None, 1, later)
    assert entered.items.empty()  # one callback at a time
    released.set()
    await entered.next()
    await entered.next()


async def test_a_callback_that_fails(client, driver, conn, caplog):
    def failing(*args):
        raise RuntimeError("of the callback")

    got = Got()
    await client(conn.domain_event_register_any, None, LIFECYCLE, failing)
    await client(conn.domain_event_register_any, None, LIFECYCLE, got, 1)
    driver.events.emit(EVENTS[0])
    assert await got.fields() == (2, 1, 1)
    assert await client(conn.get_type) == "TEST"
    assert "of the callback" in caplog.text


async def test_callbacks_that_are_too_slow(client, driver, conn, caplog, monkeypatch):
    monkeypatch.setattr(limits, "EVENT_BYTES", 1000)
    released, entered, got = threading.Event(), Got(), Got()
    if client.name == "trio":

        async def callback(*args):
            entered(*args)
            await in_thread(released.wait)
            got(*args)
    else:

        def callback(*args):
            entered(*args)
            released.wait()
            got(*args)

    await client(conn.domain_event_register_any, None, LIFECYCLE, callback)
    driver.events.emit(remote_events.DomainEventLifecycle(DOM, 0, 0))
    await entered.next()
    for i in range(1, 100):
        driver.events.emit(remote_events.DomainEventLifecycle(DOM, i, 0))
    while conn.events_lost < 50:
        assert await client(conn.get_type) == "TEST"
    released.set()
    # the oldest are kept, in order
    assert [(await got.fields())[0] for _ in range(5)] == [0, 1, 2, 3, 4]
    assert caplog.text.count("events arrive faster than callbacks return") == 1


# -- odd servers -----------------------------------------------------------------------

REGISTER = RemoteProcedure.REMOTE_PROC_CONNECT_DOMAIN_EVENT_CALLBACK_REGISTER_ANY
pack_registered = remote.pack_remote_connect_domain_event_callback_register_any_ret
Registered = remote.RemoteConnectDomainEventCallbackRegisterAnyRet


async def registering(peer):
    """Answer the question about callback ids, and return the call that registers."""
    call = await peer.call()
    if call.procedure == RemoteProcedure.REMOTE_PROC_CONNECT_SUPPORTS_FEATURE:
        ret = remote.RemoteConnectSupportsFeatureRet(1)
        await peer.reply(call, remote.pack_remote_connect_supports_feature_ret, ret)
        call = await peer.call()
    assert call.procedure == REGISTER
    return call


def lifecycle(callback_id, event=2):
    what = remote_events.MESSAGES[RemoteProcedure.REMOTE_PROC_DOMAIN_EVENT_CALLBACK_LIFECYCLE]
    return built(what, remote_events.DomainEventLifecycle(DOM, event, 0), callback_id)


async def test_events_that_overtake_the_answer(client):
    async def script(peer):
        call = await registering(peer)
        answer = reply(call, pack_registered, Registered(41))
        await peer.send(lifecycle(41, 1) + lifecycle(99, 5) + answer + lifecycle(41, 2))
        await peer.serve()

    async with playing(script) as uri, client.connect(uri) as conn:
        got = Got()
        await client(conn.domain_event_register_any, None, LIFECYCLE, got)
        assert [(await got.fields())[0] for _ in range(2)] == [1, 2]
        assert await client(conn.get_type) == "FAKE"
        assert got.items.empty()


async def test_a_registration_that_was_given_up(client):
    """A registration that the server made all the same is taken back.

    The next registration makes a new call.
    """
    options = {"timeout": 0.2} if client.name == "blocking" else {}
    given_up = trio.Event()
    asked = []

    async def script(peer):
        first = await registering(peer)
        await given_up.wait()
        await peer.send(reply(first, pack_registered, Registered(5)))
        call = await peer.call()
        asked.append((call.procedure, call.payload[call.pos :]))
        await peer.reply(call)
        call = await registering(peer)
        await peer.send(
            lifecycle(5, 4) + reply(call, pack_registered, Registered(6)) + lifecycle(6, 1)
        )
        await peer.serve()

    async with playing(script) as uri, client.connect(uri, **options) as conn:
        got = Got()
        if client.name == "trio":
            with trio.move_on_after(0.2) as scope:
                await conn.domain_event_register_any(None, LIFECYCLE, got, "first")
            assert scope.cancelled_caught
        else:
            code, _, _ = await refused(
                client(conn.domain_event_register_any, None, LIFECYCLE, got, "first")
            )
            assert code == ErrorNumber.VIR_ERR_OPERATION_TIMEOUT
        given_up.set()
        await client(conn.domain_event_register_any, None, LIFECYCLE, got, "second")
        assert await got.fields() == (1, 0, "second")
        assert await client(conn.get_type) == "FAKE"
        assert got.items.empty()
    assert asked == [
        (
            RemoteProcedure.REMOTE_PROC_CONNECT_DOMAIN_EVENT_CALLBACK_DEREGISTER_ANY,
            struct.pack(">i", 5),
        )
    ]


async def test_a_refused_registration_is_tried_anew(client):
    async def script(peer):
        for _ in range(2):
            call = await registering(peer)
            error = virtrio.LibvirtError(
                ErrorNumber.VIR_ERR_INVALID_ARG, ErrorDomain.VIR_FROM_NONE, "no such thing"
            )
            await peer.fail(call, error)
        await peer.serve()

    async with playing(script) as uri, client.connect(uri) as conn:
        for _ in range(2):
            _, _, text = await refused(
                client(conn.domain_event_register_any, None, LIFECYCLE, Got())
            )
            assert text == "no such thing"


async def test_events_that_make_no_sense_are_dropped(client, caplog):
    async def script(peer):
        call = await registering(peer)
        await peer.reply(call, pack_registered, Registered(1))
        await peer.send(unasked(payload=b"\0\0\0\1\xff"))  # does not decode
        await peer.send(unasked(procedure=999))
        await peer.send(lifecycle(77))  # nobody's
        await peer.send(lifecycle(1))
        await peer.serve()

    async with playing(script) as uri, client.connect(uri) as conn:
        got = Got()
        await client(conn.domain_event_register_any, None, LIFECYCLE, got)
        assert await got.fields() == (2, 0, None)
        assert got.items.empty()
        assert await client(conn.get_type) == "FAKE"
    assert "an event that does not decode was dropped: DomainEventLifecycle" in caplog.text


async def test_events_nobody_registered_for(client):
    async def script(peer):
        await peer.send(lifecycle(1))
        await peer.serve()

    async with playing(script) as uri, client.connect(uri) as conn:
        assert await client(conn.get_type) == "FAKE"
        assert conn.events_lost == 0


# -- the end of a connection -----------------------------------------------------------


async def answering(peer):
    """Answer the calls that registering a close callback makes."""
    call = await peer.call()
    ret = remote.RemoteConnectSupportsFeatureRet(1)
    await peer.reply(call, remote.pack_remote_connect_supports_feature_ret, ret)
    call = await peer.call()
    assert call.procedure == RemoteProcedure.REMOTE_PROC_CONNECT_REGISTER_CLOSE_CALLBACK
    await peer.reply(call)


async def test_close_callback_when_the_server_is_gone(client):
    async with playing(answering) as uri, client.connect(uri) as conn:
        got = Got()
        assert await client(conn.register_close_callback, got, "opaque") == 0
        assert await got.next() == (conn, ConnectCloseReason.VIR_CONNECT_CLOSE_REASON_EOF, "opaque")
        with pytest.raises(virtrio.ConnectionClosed):
            await client(conn.register_close_callback, got, "again")


async def test_close_callback_when_the_server_breaks_the_protocol(client):
    async def script(peer):
        await answering(peer)
        await peer.send(b"\0\0\0\1")
        await peer.event()

    async with playing(script) as uri, client.connect(uri) as conn:
        got = Got()
        await client(conn.register_close_callback, got)
        assert await got.next() == (conn, ConnectCloseReason.VIR_CONNECT_CLOSE_REASON_ERROR, None)


async def test_close_callback_when_the_server_is_silent(client):
    async def script(peer):
        await answering(peer)
        await trio.sleep_forever()

    async with (
        playing(script) as uri,
        client.connect(uri, keepalive_interval=0.05, keepalive_count=2) as conn,
    ):
        got = Got()
        await client(conn.register_close_callback, got)
        assert await got.next() == (
            conn,
            ConnectCloseReason.VIR_CONNECT_CLOSE_REASON_KEEPALIVE,
            None,
        )


async def test_close_callback_of_the_servers_own_connection(client, driver, conn):
    got = Got()
    await client(conn.register_close_callback, got, 1)
    driver.events.emit(remote_events.ConnectEventConnectionClosed(2))
    driver.events.emit(remote_events.ConnectEventConnectionClosed(2))
    assert await got.next() == (conn, 2, 1)
    assert await client(conn.get_type) == "TEST"
    assert got.items.empty()  # once


async def test_closing_is_not_called_back(client, driver):
    got, closed = Got(), Got()
    async with serving(driver) as uri:
        async with client.connect(uri) as conn:
            await client(conn.register_close_callback, closed)
            await client(conn.domain_event_register_any, None, LIFECYCLE, got)
        assert closed.items.empty()
    assert got.items.empty()


async def test_a_second_close_callback_is_refused(client, conn):
    error = ErrorNumber.VIR_ERR_OPERATION_INVALID, ErrorDomain.VIR_FROM_REMOTE
    prefix = "Requested operation is not valid: "
    assert await refused(client(conn.unregister_close_callback)) == (
        *error,
        prefix + "A different callback was requested",
    )
    await client(conn.register_close_callback, Got())
    assert await refused(client(conn.register_close_callback, Got())) == (
        *error,
        prefix + "A close callback is already registered",
    )
    await client(conn.unregister_close_callback)
    await client(conn.register_close_callback, Got())


async def test_events_before_the_end_are_called_back(client):
    async def script(peer):
        call = await registering(peer)
        await peer.send(
            reply(call, pack_registered, Registered(1)) + lifecycle(1, 1) + lifecycle(1, 2)
        )

    async with playing(script) as uri, client.connect(uri) as conn:
        got = Got()
        await client(conn.domain_event_register_any, None, LIFECYCLE, got)
        assert [(await got.fields())[0] for _ in range(2)] == [1, 2]


# From 3.12 on, Python warns of a fork beside threads, such as those of a connection.
PYTHON = (sys.executable, "-W", "ignore:This process:DeprecationWarning")
FORK = """
import os, queue, sys, virtrio.blocking
got = queue.SimpleQueue()
with virtrio.blocking.connect(sys.argv[1], timeout=5) as conn, conn.lookup_by_name("test") as dom:
    conn.domain_event_register_any(None, 0, lambda conn, dom, event, detail, opaque: got.put(event))
    child = os.fork()
    if child == 0:
        try:
            conn.domain_event_register_any(None, 1, print)
        except virtrio.ConnectionClosed as error:
            assert "the connection belongs to the process that opened it" in str(error), error
        else:
            os._exit(3)
        own = virtrio.blocking.connect(sys.argv[1], timeout=5)
        put = lambda conn, dom, event, detail, opaque: got.put(event)
        own.domain_event_register_any(None, 0, put)
        own.lookup_by_name("test").suspend()
        assert got.get(timeout=5) == 3
        own.close()
        os._exit(0)
    assert os.waitpid(child, 0)[1] == 0
    assert got.get(timeout=5) == 3
    dom.resume()
    assert got.get(timeout=5) == 4
"""


async def test_fork(driver):
    """The child cannot use the parent's connection, and gets events on its own."""
    async with serving(driver) as uri:
        done = await trio.run_process([*PYTHON, "-c", FORK, uri], check=False, capture_stderr=True)
    assert (done.returncode, done.stderr.decode()) == (0, "")


async def test_callbacks_go_on_after_one_that_exits(driver):
    """An exit in the thread of all callbacks would end that thread."""
    client = Blocking()
    async with serving(driver) as uri, client.connect(uri) as conn:
        got = Got()
        await client(conn.domain_event_register_any, None, LIFECYCLE, lambda *_: sys.exit(3))
        await client(conn.domain_event_register_any, None, LIFECYCLE, got)
        with await client(conn.lookup_by_name, "test") as dom:
            await client(dom.suspend)
        with trio.fail_after(5):
            assert (await got.fields())[0] == 3


async def test_a_callback_that_closes_the_connection(client, driver):
    """The connection ends when the domain that the callback got is freed."""
    closed = Got()
    if client.name == "trio":

        async def callback(conn, dom, event, detail, opaque):
            closed(conn, dom, await conn.close())
    else:

        def callback(conn, dom, event, detail, opaque):
            closed(conn, dom, conn.close())

    async with serving(driver) as uri, client.connect(uri) as conn:
        await client(conn.domain_event_register_any, None, LIFECYCLE, callback)
        driver.events.emit(EVENTS[0])
        _, dom, left = await closed.next()
        assert left == 1
        await in_thread(dom.free) if client.name == "blocking" else dom.free()
        assert not conn.is_alive()
        with pytest.raises(virtrio.ConnectionClosed):
            await client(conn.domain_event_register_any, None, LIFECYCLE, callback)


# -- streams of events -----------------------------------------------------------------


@pytest.fixture
async def trio_conn(driver):
    async with serving(driver) as uri, virtrio.connect(uri) as connection:
        yield connection


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: type(event).__name__)
async def test_stream_of_every_event(driver, trio_conn, event):
    family, event_id = NUMBERS[type(event)]
    async with getattr(trio_conn, f"{family.value}_events")(event_id) as events:
        driver.events.emit(event)
        got = await anext(events)
    assert type(got) is type(event)
    assert got[1:] == event[1:]
    assert got[0].connect() is trio_conn


async def test_stream_of_one_domain(driver, trio_conn):
    dom = conn_domain(trio_conn, DOM)
    async with trio_conn.domain_events(LIFECYCLE, dom) as events:
        for i in range(3):
            driver.events.emit(remote_events.DomainEventLifecycle(OTHER, i, 0))
            driver.events.emit(remote_events.DomainEventLifecycle(DOM, i, 0))
        heard = []
        async for what, event, _detail in events:
            heard.append((what.name(), event))
            assert await trio_conn.get_type() == "TEST"
            if event == 2:
                break
    assert heard == [("guest", 0), ("guest", 1), ("guest", 2)]
    assert [event async for event in events] == []
    driver.events.emit(EVENTS[0])
    # The server has no registration left: a new one is made.
    async with trio_conn.domain_events(LIFECYCLE, dom) as events:
        driver.events.emit(EVENTS[0])
        assert (await anext(events)).event == 2


async def test_stream_that_is_too_slow_says_where_events_are_lost(driver, trio_conn):
    async with trio_conn.domain_events(LIFECYCLE, size=2) as events:
        for i in range(5):
            driver.events.emit(remote_events.DomainEventLifecycle(DOM, i, 0))
        await trio_conn.get_type()
        assert [(await anext(events)).event for _ in range(2)] == [0, 1]
        driver.events.emit(remote_events.DomainEventLifecycle(DOM, 5, 0))
        await trio_conn.get_type()
        with pytest.raises(virtrio.EventsLost, match="3 events were lost") as caught:
            await anext(events)
        assert caught.value.count == 3
        assert (await anext(events)).event == 5


async def test_stream_is_bounded_in_bytes(driver, trio_conn, monkeypatch):
    monkeypatch.setattr(limits, "EVENT_BYTES", 1000)
    async with trio_conn.domain_events(LIFECYCLE) as events:
        for i in range(100):
            driver.events.emit(remote_events.DomainEventLifecycle(DOM, i, 0))
        await trio_conn.get_type()
        heard, lost = [], 0
        try:
            async for event in events:
                heard.append(event.event)
        except virtrio.EventsLost as exc:
            lost = exc.count
        assert heard == list(range(len(heard)))
        assert 5 < len(heard) < 20
        assert lost == 100 - len(heard)


async def test_cancelling_a_consumer_loses_nothing(driver, trio_conn):
    async with trio_conn.domain_events(LIFECYCLE) as events:
        with trio.move_on_after(0.01) as scope:
            await anext(events)
        assert scope.cancelled_caught
        driver.events.emit(EVENTS[0])
        assert (await anext(events)).event == 2


async def test_stream_of_a_lost_connection():
    async def script(peer):
        call = await registering(peer)
        await peer.send(reply(call, pack_registered, Registered(1)) + lifecycle(1))

    async with (
        playing(script) as uri,
        virtrio.connect(uri) as conn,
        conn.domain_events(LIFECYCLE) as events,
    ):
        assert (await anext(events)).event == 2
        with pytest.raises(virtrio.ConnectionClosed):
            await anext(events)


async def test_wrong_use_of_a_stream(trio_conn):
    with pytest.raises(ValueError, match="at least one event, not 0"):
        trio_conn.domain_events(LIFECYCLE, size=0)
    events = trio_conn.domain_events(LIFECYCLE)
    with pytest.raises(RuntimeError, match="must be entered"):
        await anext(events)
    async with events:
        with pytest.raises(RuntimeError, match="entered once"):
            await events.__aenter__()


async def test_streams_share_a_registration_with_callbacks(driver, trio_conn):
    got = Got()
    await trio_conn.domain_event_register_any(None, LIFECYCLE, got)
    async with trio_conn.domain_events(LIFECYCLE) as one, trio_conn.domain_events(LIFECYCLE) as two:
        driver.events.emit(EVENTS[0])
        assert (await anext(one)).event == (await anext(two)).event == 2
    assert await got.fields() == (2, 1, None)


async def test_leaving_does_not_wait_for_a_callback_for_ever(driver, autojump_clock):
    async def callback(*args):
        entered.set()
        await trio.sleep_forever()

    entered = trio.Event()
    async with serving(driver) as uri:
        async with virtrio.connect(uri, keepalive_interval=0) as conn:
            await conn.domain_event_register_any(None, LIFECYCLE, callback)
            driver.events.emit(EVENTS[0])
            await entered.wait()
            left = trio.current_time()
        assert trio.current_time() - left <= 2.5
