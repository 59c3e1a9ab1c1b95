"""Clients that ask for much at once: their answers, and the turns of others."""

from __future__ import annotations

import time

import pytest
import trio

from tests.fuzz.packets import KEEPALIVE
from tests.server.raw import CLOSE, GET_HOSTNAME, GET_TYPE, MESSAGE, OK, P, packed, packet
from virtrio.server._generated.driver import Driver

PING = packet(1, program=KEEPALIVE, kind=MESSAGE, serial=0)
REGISTER = P.REMOTE_PROC_CONNECT_DOMAIN_EVENT_CALLBACK_REGISTER_ANY
DEREGISTER = P.REMOTE_PROC_CONNECT_DOMAIN_EVENT_CALLBACK_DEREGISTER_ANY


class Busy(Driver):
    """A driver that takes 2 ms of processor time for a plain call.

    An ``async`` call takes until the test lets it end.
    """

    def __init__(self):
        self.log = []
        self.may_end = trio.Event()
        self.running = self.most = 0

    def connect_get_type(self):
        end = time.thread_time() + 0.002
        while time.thread_time() < end:
            pass
        self.log.append("busy")
        return "BUSY"

    def connect_get_version(self):
        self.log.append("other")
        return 1

    async def connect_get_hostname(self):
        self.running += 1
        self.most = max(self.most, self.running)
        await self.may_end.wait()
        self.running -= 1
        return "slow"


async def test_a_read_full_of_calls_gives_others_their_turn(serve):
    driver = Busy()
    served = serve(driver)
    client, other = await served.client().open(), await served.client().open()
    client.sock.setsockopt(1, 7, 1 << 20)
    await client.send(packet(GET_TYPE) * 200)
    for _ in range(5):
        assert (await other.call(P.REMOTE_PROC_CONNECT_GET_VERSION)).status == OK
    places = [place for place, what in enumerate(driver.log) if what == "other"]
    assert (
        max(b - a for a, b in zip([0, *places], places, strict=False)) < 20
    )  # 5 ms are three of them, and the turn is shared
    assert [(await client.answer()).status for _ in range(200)] == [OK] * 200


async def test_pings_are_answered_while_as_many_calls_run_as_may(serve):
    driver = Busy()
    client = await serve(driver, max_client_requests=5).client().open()
    for serial in range(20):
        await client.send(packet(GET_HOSTNAME, serial=serial))
    await trio.testing.wait_all_tasks_blocked()
    await client.send(PING)
    assert (await client.answer()).procedure == 2
    driver.may_end.set()
    assert sorted([(await client.answer()).serial for _ in range(20)]) == [*range(20)]
    assert driver.most == 5


async def test_keepalive_does_not_end_a_client_with_many_long_calls(serve, autojump_clock):
    """Test pings during five calls of four seconds, with a sixth one waiting."""

    class Slow(Driver):
        async def connect_get_hostname(self):
            await trio.sleep(4)
            return "slow"

    client = await serve(Slow(), max_client_requests=5).client().open()
    await client.send(packet(GET_HOSTNAME) * 6)
    for _ in range(6):
        await trio.sleep(0.5)
        await client.send(PING)
        with trio.fail_after(0.1):
            assert (await client.answer()).procedure == 2
    assert [(await client.answer()).status for _ in range(6)] == [OK] * 6


async def test_events_may_be_given_up_and_the_connection_closed_while_calls_wait(serve):
    class WithEvents(Busy):
        def __init__(self):
            super().__init__()
            from virtrio.protocol.event_messages import Family
            from virtrio.server.events import EventHub

            self.events = EventHub([Family.DOMAIN])

    driver = WithEvents()
    client = await serve(driver, max_client_requests=2).client().open()
    await client.call(REGISTER, packed("connect_domain_event_callback_register_any_args", 0, None))
    await client.send(packet(GET_HOSTNAME, serial=1) * 2 + packet(GET_HOSTNAME, serial=2))
    await trio.testing.wait_all_tasks_blocked()
    await client.send(
        packet(DEREGISTER, packed("connect_domain_event_callback_deregister_any_args", 0), serial=3)
    )
    answer = await client.answer()
    assert (answer.serial, answer.status) == (3, OK)
    driver.may_end.set()
    assert [(await client.answer()).serial for _ in range(3)] == [1, 1, 2]
    await client.send(packet(CLOSE, serial=4))
    assert (await client.answer()).serial == 4
    assert await client.answer() is None


async def test_a_connection_is_closed_at_once_though_its_calls_run(serve):
    driver = Busy()
    client = await serve(driver, max_client_requests=2).client().open()
    await client.send(packet(GET_HOSTNAME, serial=1) * 2 + packet(CLOSE, serial=2))
    assert (await client.answer()).serial == 2
    driver.may_end.set()


@pytest.mark.parametrize("bound", [{"max_held_calls": 10}, {"max_held_bytes": 10 * 28}])
async def test_calls_that_wait_are_bounded(serve, bound):
    """Test that nothing is read from a client over the bound."""
    driver = Busy()
    client = await serve(driver, max_client_requests=2, **bound).client().open()
    with trio.move_on_after(0.2) as patience:
        for _ in range(1000):
            await client.send(packet(GET_HOSTNAME) * 1000)
    assert patience.cancelled_caught
    driver.may_end.set()
    for _ in range(1000):
        assert (await client.answer()).status == OK


async def test_held_calls_of_a_client_that_is_gone_are_not_begun(serve):
    driver = Busy()
    served = serve(driver, max_client_requests=2)
    client = await served.client().open()
    await client.send(packet(GET_HOSTNAME) * 50)
    await trio.testing.wait_all_tasks_blocked()
    await client.aclose()
    await trio.testing.wait_all_tasks_blocked()
    driver.may_end.set()
    await trio.testing.wait_all_tasks_blocked()
    assert (driver.most, driver.running, served.sessions) == (2, 0, 0)


async def test_pings_without_end_give_others_their_turn(serve, monkeypatch):
    """Test pings, each of which is answered with a write."""
    served = serve(Busy())
    client, other = await served.client().open(), await served.client().open()
    turns = []
    # a turn is over at once
    monkeypatch.setattr(served.server.turns, "begin", lambda now: turns.append(now) or now)
    await client.send(PING * 100)
    await trio.testing.wait_all_tasks_blocked()
    assert len(turns) >= 100
    assert await other.works()
    assert [(await client.answer()).procedure for _ in range(100)] == [2] * 100


@pytest.mark.parametrize(
    "pattern",
    ["(a+)+$", "(a|a)*$", "a*a*a*a*a*b", "(a?){50}a", "(" + ".|" * 90 + ".)!"],
)
async def test_patterns_with_many_ways_to_match_are_taken(serve, pattern):
    """Test regular expressions for names of a monitor's events.

    They are the only programs among the texts of a client.
    """
    assert (await registered(serve, pattern)).status == OK


async def registered(serve, pattern):
    from virtrio.protocol import xdr
    from virtrio.protocol._generated import qemu
    from virtrio.protocol._generated.qemu_procedures import QemuProcedure
    from virtrio.protocol.event_messages import Family
    from virtrio.server.events import EventHub

    driver = Busy()
    driver.events = EventHub([Family.QEMU_MONITOR])
    client = await serve(driver).client().open()
    args = xdr.encode(
        qemu.pack_qemu_connect_domain_monitor_event_register_args,
        qemu.QemuConnectDomainMonitorEventRegisterArgs(None, pattern, 1),
    )
    number = int(QemuProcedure.QEMU_PROC_CONNECT_DOMAIN_MONITOR_EVENT_REGISTER)
    return await client.call(number, args, program=qemu.QEMU_PROGRAM)
