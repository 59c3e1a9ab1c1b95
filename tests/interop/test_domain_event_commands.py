"""The command event prints what virsh's prints, for every kind of event."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests import documents, peers
from tests.client.test_events import DOM, EVENTS
from tests.interop.test_object_event_commands import SECONDS, STAMP, watched
from virtrio import blocking
from virtrio.server.drivers.test.driver import TestDriver
from virtrio.testing import serving

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.peer("libvirtd", "virsh")

UUID = "11111111-1111-4111-8111-11111111111{}"


def changes(conn: blocking.Connect) -> None:
    """Cause one event of each kind that libvirt's test driver has, and more."""
    domain = conn.define_xml(documents.domain("made", UUID.format(1)))
    conn.define_xml(documents.domain("made", UUID.format(1), vcpus=2))
    domain.rename("named")
    domain = conn.lookup_by_name("named")
    domain.set_metadata(1, "a title", None, None, 2)
    domain.set_metadata(2, "<a/>", "k", "http://example.org/", 2)
    domain.create()
    domain.suspend()
    domain.resume()
    domain.reboot()
    domain.managed_save()
    domain.create()
    domain.destroy()
    domain.undefine()


def mark(conn: blocking.Connect, name: str) -> None:
    """Cause events that can be told from others in the output."""
    conn.define_xml(documents.domain(name, UUID.format(9))).undefine()


def between(output: str) -> str:
    """Return what was printed between the last events of the marks, without times."""
    text = STAMP.sub("TIME: ", output)
    text = text.rpartition("'begin': Undefined Removed\n")[2]
    found, end, _ = text.partition("event 'lifecycle' for domain 'end'")
    assert end
    return found


def printed(uri: str, command: str, folder: Path, change) -> list[str]:
    """Run both programs while something changes; return their output meanwhile."""
    with blocking.connect(uri, timeout=SECONDS) as conn:
        watchers = watched(conn, uri, command, folder, "Undefined", lambda: mark(conn, "before"))
        mark(conn, "begin")
        change(conn)
        mark(conn, "end")
        assert all(watcher.printed("'end': Undefined", SECONDS) for watcher in watchers)
        ended = [watcher.end(interrupt=True) for watcher in watchers]
    assert [status for status, _ in ended] == [0, 0]
    for _, output in ended:
        assert re.search(r"event loop interrupted\nevents received: \d+\n\n\Z", output)
    return [between(output) for _, output in ended]


@pytest.mark.parametrize(
    "command",
    ["event --all --loop", "event --all --loop --timestamp", "event --event lifecycle --loop"],
)
def test_events_of_libvirtd(command: str, libvirtd: peers.Endpoint, tmp_path: Path) -> None:
    theirs, ours = printed(libvirtd.uri(), command, tmp_path, changes)
    assert ours == theirs
    assert ours.count("\n") >= 10


class Telling(TestDriver):
    """A test driver that emits events of all kinds when a guest gets an interrupt."""

    def domain_inject_nmi(self, dom: object, flags: int) -> None:
        for event in EVENTS:
            if event[0] is DOM:
                self.events.emit(event)


def test_events_of_every_kind(tmp_path: Path) -> None:
    with serving(Telling) as server:
        theirs, ours = printed(
            server.uri,
            "event --all --loop",
            tmp_path,
            lambda conn: conn.lookup_by_name("test").inject_nmi(),
        )
    assert ours == theirs
    assert ours.count("event '") >= 27


def test_one_event_of_one_domain(libvirtd: peers.Endpoint, tmp_path: Path) -> None:
    uri = libvirtd.uri()
    command = "event test --event lifecycle --timeout 20"
    with blocking.connect(uri, timeout=SECONDS) as conn:
        domain = conn.lookup_by_name("test")

        def changed() -> None:
            mark(conn, "other")
            domain.suspend()
            domain.resume()

        watchers = watched(conn, uri, command, tmp_path, "received", changed)
        ended = [watcher.end(interrupt=False) for watcher in watchers]
    (their_status, theirs), (status, ours) = ended
    # which of the two came first is chance
    expected = r"event 'lifecycle' for domain 'test': (Suspended Paused|Resumed Unpaused)\n"
    for output in (theirs, ours):
        assert re.fullmatch(expected + r"events received: 1\n\n", output)
    assert status == their_status == 0
