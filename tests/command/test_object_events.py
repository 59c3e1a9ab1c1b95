"""Commands that wait for events: their lines, their end, and the options before it."""

from __future__ import annotations

import os
import re
import signal
import threading

import pytest

from tests.command import fake
from virtrio.protocol.errors import ConnectionClosed


class Pool:
    def __init__(self, name):
        self._name = name

    def name(self):
        return self._name


class Connection(fake.Connection):
    """Fake that has some events once a callback is registered.

    ``then`` is called after them, in the thread that calls back.
    """

    def __init__(self, *events, then=lambda: None):
        super().__init__()
        self.events = events
        self.then = then
        self.registered = []
        self.waiting = threading.Event()

    def is_alive(self):
        self.waiting.set()  # the command looks while it waits
        return super().is_alive()

    def storage_pool_event_register_any(self, pool, event_id, cb, opaque=None):
        if "register" in self.errors:
            raise self.errors["register"]
        self.registered.append((pool, event_id))
        threading.Thread(target=self._call_back, args=(cb, opaque)).start()
        return 5

    def _call_back(self, cb, opaque):
        for name, *fields in self.events:
            cb(self, Pool(name), *fields, opaque)
        self.then()

    def storage_pool_event_deregister_any(self, number):
        self.calls.append(("deregister", number))

    def storage_pool_lookup_by_name(self, name):
        return Pool(name)


@pytest.fixture
def run(virtrio, monkeypatch):
    def run(connection, *words):
        monkeypatch.setattr("virtrio.blocking.connect", lambda uri, **options: connection)
        return virtrio("pool-event", *words)

    return run


def test_the_first_event_only(run):
    connection = Connection(("p", 2, 0), ("q", 3, 0))
    assert run(connection, "--event", "lifecycle") == (
        0,
        "event 'lifecycle' for storage pool p: Started\nevents received: 1\n\n",
        "",
    )
    assert connection.registered == [(None, 0)]
    assert connection.calls == [("deregister", 5)]


def test_events_without_fields_and_unknown_ones(run):
    result = run(Connection(("p",)), "--event", "refresh", "--pool", "p")
    assert result.out.startswith("event 'refresh' for storage pool p\n")
    result = run(Connection(("p", 99, 0)), "--event", "lifecycle")
    assert result.out.startswith("event 'lifecycle' for storage pool p: unknown\n")


def test_all_events_until_the_time_is_over(run):
    words = ["--event", "refresh", "--loop", "--timeout", "1"]
    result = run(Connection(("p",), ("q",)), *words)
    assert result == (
        0,
        "event 'refresh' for storage pool p\nevent 'refresh' for storage pool q\n"
        "event loop timed out\nevents received: 2\n\n",
        "",
    )


def test_no_event_in_time_is_a_failure_without_a_word(run):
    result = run(Connection(), "--event", "refresh", "--timeout", "1")
    assert result == (1, "event loop timed out\nevents received: 0\n\n", "")


def test_times(run):
    out = run(Connection(("p",)), "--event", "refresh", "--timestamp").out
    assert re.match(
        r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}\+0000: event 'refresh' for storage pool p\n", out
    )


def test_an_interrupt_ends_the_wait_and_not_the_program(run):
    before = signal.getsignal(signal.SIGINT)
    connection = Connection(("p",))
    connection.then = lambda: connection.waiting.wait(60) and os.kill(os.getpid(), signal.SIGINT)
    result = run(connection, "--event", "refresh", "--loop")
    assert result.status == 0
    assert result.out.endswith("event loop interrupted\nevents received: 1\n\n")
    assert connection.calls == [("deregister", 5)]
    assert signal.getsignal(signal.SIGINT) is before


def test_a_lost_connection_ends_the_wait(run):
    connection = Connection()
    connection.then = lambda: setattr(connection, "alive", False)
    result = run(connection, "--event", "refresh")
    assert result == (
        1,
        "\n",
        "error: Disconnected from the hypervisor due to end of file\n",
    )
    assert connection.calls == []


def test_a_refused_registration(run):
    connection = Connection()
    connection.errors["register"] = ConnectionClosed("gone")
    assert run(connection, "--event", "refresh").status == 1


@pytest.mark.parametrize(
    ("words", "error"),
    [
        ([], "either --list or --event <type> is required"),
        (["--event", "nosuch"], "unknown event type nosuch"),
        (
            ["--event", "refresh", "--timeout", "0"],
            "Numeric value '0' for <timeout> option is malformed or out of range",
        ),
        (
            ["--event", "refresh", "--timeout", "2147484"],
            "Numeric value '2147484' for <timeout> option is malformed or out of range",
        ),
    ],
)
def test_refusals(run, words, error):
    connection = Connection()
    assert run(connection, *words) == (1, "\n", f"error: {error}\n")
    assert connection.registered == []


def test_kinds(run):
    assert run(Connection(), "--list").out == "lifecycle\nrefresh\n\n"
