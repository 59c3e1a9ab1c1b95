"""Events of the blocking client in the moments between two steps of its thread."""

import threading

import pytest

from virtrio import blocking
from virtrio.client.blocking.reading import Reader
from virtrio.server.drivers.test.driver import TestDriver
from virtrio.testing import serving


@pytest.mark.parametrize("others_read", [False, True])
def test_an_event_that_was_read_when_the_thread_is_about_to_wait(monkeypatch, others_read):
    """It is called back at once, not with what comes next."""
    called, held, go_on = threading.Event(), threading.Event(), threading.Event()
    attend = Reader.attend
    readers = []

    def late(reader, waiter):
        if held.is_set():
            attend(reader, waiter)
            return
        turn = reader._life.turn
        readers.append(reader)
        held.set()
        go_on.wait(30)
        turn.taken = others_read  # as if there were a call; there is none until the end
        attend(reader, waiter)
        turn.taken = False

    with serving(TestDriver) as server, blocking.connect(server.uri) as conn:
        conn.domain_event_register_any(None, 0, lambda *_: called.set())
        with blocking.connect(server.uri) as other, other.lookup_by_name("test") as dom:
            monkeypatch.setattr(Reader, "attend", late)
            dom.suspend()  # the thread may be waiting already
            assert held.wait(30)
            called.clear()
            dom.resume()
            while readers[0].events.is_empty():
                conn.get_lib_version()  # reads the event as well
            go_on.set()
            was_called = called.wait(2)
            if not was_called:
                readers[0]._life.turn.taken = False
                readers[0]._life.turn.pass_on()
            assert was_called
