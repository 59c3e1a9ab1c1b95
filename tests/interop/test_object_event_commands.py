"""net-event, pool-event and so on print what virsh prints while objects change."""

from __future__ import annotations

import re
import signal
import subprocess
import threading
from typing import TYPE_CHECKING

import pytest

from tests import peers
from tests.interop.object_sessions import DEVICE, NETWORK, POOL
from tests.peers.scripted import environment
from virtrio import blocking

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.peer("libvirtd", "virsh")

SECONDS = 60.0
LEAKED = "error: One or more references were leaked after disconnect"
STAMP = re.compile(r"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}\+0000: ", re.MULTILINE)


class Watcher:
    """A program that waits for events, and the lines that it has printed."""

    def __init__(self, program: list[str], uri: str, command: str, folder: Path) -> None:
        self._given = (program, uri, command, folder)
        self.lines: list[str] = []
        self._more = threading.Condition()
        self._process = subprocess.Popen(
            ["stdbuf", "-oL", *program, "-c", uri, command],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            cwd=folder,
            env=environment(folder),
        )
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            with self._more:
                self.lines.append(line)
                self._more.notify_all()

    def printed(self, wanted: str, patience: float) -> bool:
        """Return whether a line was printed, or is within so many seconds."""
        with self._more:
            return self._more.wait_for(lambda: any(wanted in line for line in self.lines), patience)

    def or_again(self, wanted: str) -> Watcher:
        """Return itself, or one anew if it has ended before it printed that.

        What it watches may have been gone when it looked for it.
        """
        if self._process.poll() is None or self.printed(wanted, 0.1):
            return self
        self.end(interrupt=False)
        return Watcher(*self._given)

    def end(self, *, interrupt: bool) -> tuple[int, str]:
        """Return the status and the whole output, perhaps after Ctrl-C."""
        if interrupt:
            self._process.send_signal(signal.SIGINT)
        status = self._process.wait(SECONDS)
        self._reader.join(SECONDS)
        assert self._process.stdout is not None
        self._process.stdout.close()
        # virsh says so where it ends while an event is on its way
        return status, "".join(line for line in self.lines if LEAKED not in line)


def watched(
    conn: blocking.Connect,
    uri: str,
    command: str,
    folder: Path,
    first: str,
    change: Callable[[], None],
) -> tuple[Watcher, Watcher]:
    """Start both programs, and change something until both have reported it.

    ``conn`` listens as well until it is closed. libvirtd's test driver sends no more
    events to anybody if the last who listens leaves just when there is one.
    """
    conn.domain_event_register_any(None, 0, lambda *_: None)
    watchers = (
        Watcher(["virsh"], uri, command, folder),
        Watcher(peers.virtrio_command(), uri, command, folder),
    )
    for _ in range(600):
        change()
        if all(watcher.printed(first, 0.1) for watcher in watchers):
            return watchers
        watchers = (watchers[0].or_again(first), watchers[1].or_again(first))
    raise AssertionError([watcher.end(interrupt=True) for watcher in watchers])


def networks(conn: blocking.Connect) -> None:
    network = conn.network_define_xml(NETWORK)
    network.create()
    network.destroy()
    network.undefine()


def pools(conn: blocking.Connect) -> None:
    pool = conn.storage_pool_define_xml(POOL)
    pool.build()
    pool.create()
    pool.destroy()
    pool.delete()
    pool.undefine()


def devices(conn: blocking.Connect) -> None:
    conn.node_device_create_xml(DEVICE).destroy()


def mark(conn: blocking.Connect, name: str) -> None:
    """Cause events that can be told from others in any of these outputs."""
    conn.network_define_xml(NETWORK.replace("lab", name)).undefine()
    conn.storage_pool_define_xml(POOL.replace("images", name)).undefine()


def between(output: str, first: str, last: str) -> list[str]:
    """Return the lines after the last of one mark, without times."""
    *lines, interrupted, count, _ = STAMP.sub("TIME: ", output).splitlines()
    assert (interrupted, count) == ("event loop interrupted", f"events received: {len(lines)}")
    start = max(number for number, line in enumerate(lines) if f" {first}: " in line)
    assert any(f" {last}: " in line for line in lines[start:])
    return lines[start:]


@pytest.mark.parametrize(
    ("command", "changes"),
    [
        ("net-event --event lifecycle --loop", networks),
        ("net-event --event lifecycle --loop --timestamp", networks),
        ("pool-event --event lifecycle --loop", pools),
    ],
)
def test_events_until_an_interrupt(
    command: str,
    changes: Callable[[blocking.Connect], None],
    libvirtd: peers.Endpoint,
    tmp_path: Path,
) -> None:
    uri = libvirtd.uri()
    with blocking.connect(uri, timeout=SECONDS) as conn:
        watchers = watched(conn, uri, command, tmp_path, "event", lambda: changes(conn))
        # From here on both are there; what came before may differ.
        mark(conn, "begin")
        changes(conn)
        mark(conn, "end")
        assert all(watcher.printed(" end: Undefined", SECONDS) for watcher in watchers)
        (their_status, theirs), (status, ours) = [
            watcher.end(interrupt=True) for watcher in watchers
        ]
    expected = between(theirs, "begin", "end")
    assert between(ours, "begin", "end") == expected
    assert len(expected) >= 7
    assert status == their_status == 0


@pytest.mark.parametrize(
    ("command", "change"),
    [
        ("pool-event --event refresh", "pool"),
        ("pool-event --event refresh --pool default-pool --timeout 60", "pool"),
        ("nodedev-event --event lifecycle --device scsi_host12", "device"),
        ("net-event --event lifecycle --network default --timestamp", "network"),
    ],
)
def test_one_event(command: str, change: str, libvirtd: peers.Endpoint, tmp_path: Path) -> None:
    uri = libvirtd.uri()
    with blocking.connect(uri, timeout=SECONDS) as conn:
        if change == "device":
            conn.node_device_create_xml(DEVICE)

        def changed() -> None:
            match change:
                case "pool":
                    conn.storage_pool_lookup_by_name("default-pool").refresh()
                case "device":
                    conn.node_device_lookup_by_name("scsi_host12").destroy()
                    conn.node_device_create_xml(DEVICE)
                case "network":
                    network = conn.network_lookup_by_name("default")
                    network.destroy()
                    network.create()

        watchers = watched(conn, uri, command, tmp_path, "received", changed)
        # which of two alternating events came first is chance
        (their_status, theirs), (status, ours) = [
            (status, re.sub(": (Created|Deleted|Started|Stopped)", ": X", STAMP.sub("T: ", output)))
            for status, output in (watcher.end(interrupt=False) for watcher in watchers)
        ]
    assert (status, ours) == (their_status, theirs)
    assert status == 0
    assert ours.endswith("\nevents received: 1\n\n")
