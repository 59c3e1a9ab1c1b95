"""One event for very many gives others turns, and events stay in their order."""

from __future__ import annotations

import itertools
import logging
import time

import pytest
import trio
import trio.testing

from virtrio.protocol._generated import qemu_events, remote, remote_events
from virtrio.protocol._generated.remote_events import MESSAGES
from virtrio.protocol.event_messages import Family
from virtrio.server import events, fanout
from virtrio.server.dispatch.own.patterns import Pattern
from virtrio.server.dispatch.own.registration import MonitorFilter
from virtrio.server.events import EventHub
from virtrio.server.fanout import Fanout

LIFECYCLE = next(
    what
    for what in MESSAGES.values()
    if what.event is remote_events.DomainEventLifecycle and what.has_id
)
MONITOR = next(iter(qemu_events.MESSAGES.values()))


class Subscriber:
    """What the hub sees of a client: notes what it is sent."""

    def __init__(self, hub):
        self.hub = hub
        self.registrations = []
        self.got = []

    def add(self, what, chosen=None):
        self.registrations.append(self.hub.register(self, what, None, chosen))
        return self.registrations[-1]

    def remove(self, registration):
        self.registrations.remove(registration)
        self.hub.deregister(registration)

    def has(self, registration):
        return registration in self.registrations

    def send(self, data):
        self.got.append(data)


@pytest.fixture
def slices(monkeypatch):
    """Have each slice end after its first step."""
    monkeypatch.setattr(fanout, "SLICE", -1.0)
    monkeypatch.setattr(events, "_IN_A_STEP", 1)


@pytest.fixture
def hub():
    return EventHub(Family)


def lifecycle(number=1, kind=2):
    return remote_events.DomainEventLifecycle(
        remote.RemoteNonnullDomain("guest", b"g" * 16, number), kind, 0
    )


def decoded(data):
    return LIFECYCLE.decode(data, 28)


async def test_an_event_for_few_is_sent_at_once(hub):
    one = Subscriber(hub)
    registration = one.add(LIFECYCLE)
    hub.emit(lifecycle())
    assert [decoded(data)[0] for data in one.got] == [registration.callback_id]


async def test_events_keep_their_order_and_say_what_was_when_they_happened(hub, slices):
    one = Subscriber(hub)
    numbers = [one.add(LIFECYCLE).callback_id for _ in range(5)]
    first = lifecycle()
    hub.emit(first)
    hub.emit(lifecycle(kind=3))
    first[0].id = 77
    assert len(one.got) <= 1
    await trio.testing.wait_all_tasks_blocked()
    got = [decoded(data) for data in one.got]
    assert [number for number, _ in got] == numbers * 2
    assert [event[1] for _, event in got] == [2] * 5 + [3] * 5
    assert {event[0].id for _, event in got} == {1}


async def test_registrations_count_as_of_the_event_unless_they_are_gone(hub, slices):
    one = Subscriber(hub)
    old = [one.add(LIFECYCLE) for _ in range(3)]
    hub.emit(lifecycle())
    hub.emit(lifecycle())
    one.got.clear()
    new = one.add(LIFECYCLE)
    one.remove(old[1])
    hub.emit(lifecycle())
    await trio.testing.wait_all_tasks_blocked()
    got = [decoded(data)[0] for data in one.got]
    a, b, c = old[0].callback_id, old[2].callback_id, new.callback_id
    assert got in ([a, b, a, b, a, b, c], [b, a, b, a, b, c])


async def test_callback_ids_start_anew(hub, slices):
    one = Subscriber(hub)
    hub._next_id = 0x7FFFFFFE
    for _ in range(4):
        one.add(LIFECYCLE)
    hub.emit(lifecycle())
    await trio.testing.wait_all_tasks_blocked()
    assert sorted(decoded(data)[0] for data in one.got) == [0, 1, 0x7FFFFFFE, 0x7FFFFFFF]


async def test_an_event_for_very_many_holds_nobody(hub):
    one = Subscriber(hub)
    one.has = lambda registration: True
    for number in range(3000):
        one.add(MONITOR, MonitorFilter(str(number), 1, Pattern(f"^A{number}$", ignore_case=False)))
    for _ in range(30_000):
        one.add(MONITOR)
    guest = remote.RemoteNonnullDomain("guest", b"g" * 16, 1)
    longest = 0.0
    hub.emit(qemu_events.DomainQemuMonitorEvent(guest, "A7", 1, 2, None))
    while hub._fanout._waiting:
        began = time.thread_time()
        await trio.lowlevel.checkpoint()
        longest = max(longest, time.thread_time() - began)
    assert len(one.got) == 30_001
    assert longest < 0.05


async def test_work_that_waits_is_bounded(slices, caplog):
    caplog.set_level(logging.WARNING, "virtrio.server")
    done = []
    work = Fanout()

    def steps(number):
        yield
        done.append(number)

    for number in range(10):
        work.do(steps(number), lambda: 4 * 1024 * 1024 - 1000)
    await trio.testing.wait_all_tasks_blocked()
    assert done == [0, 1, 2, 3]
    assert [record.getMessage() for record in caplog.records] == [
        "events wait for too many registrations; further ones are dropped",
        "6 events were dropped",
    ]
    work.do(steps(11), lambda: 10**9)  # one may always wait
    await trio.testing.wait_all_tasks_blocked()
    assert done[-1] == 11


async def test_what_fails_does_not_stop_the_rest(slices, caplog):
    done = []
    work = Fanout()

    def fails():
        yield
        raise ValueError("odd")

    def works():
        yield
        done.append(1)

    work.do(fails(), lambda: 0)
    work.do(works(), lambda: 0)
    await trio.testing.wait_all_tasks_blocked()
    assert done == [1]
    assert "an event could not be sent to all" in caplog.text


def test_without_a_loop_it_is_all_done_at_once(slices):
    done = []
    Fanout().do((done.append(number) for number in itertools.islice(itertools.count(), 5)), int)
    assert done == [0, 1, 2, 3, 4]
