"""Events of our server and of libvirtd, as libvirt-python and virsh hear them.

Our clients hear libvirtd's.
"""

from __future__ import annotations

import os
import queue
import select
import subprocess
import time
from typing import TYPE_CHECKING, Any

import pytest
import trio

import virtrio
import virtrio.blocking
from tests import documents, peers
from tests.interop import sequences
from tests.interop.clients import KINDS, connected, do
from tests.peers import virsh
from tests.peers.fresh import forget
from tests.peers.worker import worker
from virtrio.enums import DomainEventID, NetworkEventID, StoragePoolEventID

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.peers.worker import Worker

pytestmark = pytest.mark.peer("libvirtd", "libvirt-python")

SECONDS = 60.0
UUID = "11111111-1111-4111-8111-11111111111{}"


def domain(name: str, number: int, before: str = "", behind: str = "") -> str:
    """Return a domain whose UUID ends with ``number``."""
    return documents.domain(
        name, UUID.format(number), vcpus=2, before=before, behind=behind, devices=documents.disk()
    )


# Calls for which the test driver emits events, and similar ones for which it does not.
SCRIPT: list[tuple[str, str, list[Any]]] = [
    ("conn", "defineXML", [domain("g", 1)]),
    ("conn", "defineXML", [domain("g", 1, "<title>again</title>")]),
    ("g", "rename", ["h"]),
    ("g", "setMetadata", [1, "T", None, None, 0]),
    ("g", "create", []),
    ("conn", "defineXML", [domain("h", 1, "<title>running</title>")]),
    ("g", "suspend", []),
    ("g", "suspend", []),
    ("g", "resume", []),
    ("g", "reset", [0]),
    ("g", "reboot", [0]),
    ("g", "setMemory", [32768]),
    ("g", "setVcpusFlags", [1, 3]),
    ("g", "pinVcpu", [0, [True]]),
    ("g", "setAutostart", [1]),
    ("g", "setMetadata", [0, "D", None, None, 3]),
    ("g", "setMetadata", [1, None, None, None, 1]),
    ("g", "setMetadata", [2, "<a/>", "k", "http://example.org/", 2]),
    ("g", "setMetadata", [2, None, "k", "http://example.org/", 2]),
    ("g", "setMetadata", [7, "T", None, None, 0]),
    ("g", "managedSave", [0]),
    ("g", "managedSaveRemove", [0]),
    ("g", "create", []),
    ("g", "shutdown", []),
    ("g", "create", []),
    ("g", "undefine", []),
    ("g", "destroy", []),
    ("conn", "createXML", [domain("t", 2), 0]),
    ("t", "suspend", []),
    ("conn", "defineXML", [domain("t", 2)]),
    ("t", "save", ["{folder}/virtrio-events.save"]),
    ("t", "undefine", []),
    ("conn", "restore", ["{folder}/virtrio-events.save"]),
    ("t", "coreDump", ["{folder}/virtrio-events.dump", 0]),
    ("t", "coreDump", ["{folder}/virtrio-events.dump", 1]),
    ("conn", "createXML", [domain("r", 3, behind="<on_reboot>destroy</on_reboot>"), 0]),
    ("r", "reboot", [0]),
    ("conn", "createXML", [domain("p", 4, behind="<on_poweroff>preserve</on_poweroff>"), 0]),
    ("p", "shutdownFlags", [0]),
]
LAST = domain("last", 9)


def heard(
    listener: Worker, uri: str, requests: list[dict[str, Any]]
) -> tuple[list[Any], list[Any]]:
    """Return the events that the driver refuses, and those that are heard.

    libvirt-python registers, and hears the events of the requests.
    """
    listener.value("open", uri=uri, save="conn")
    refused = listener.value("register", on="conn", **{"as": "conn"})
    try:
        listener.run(requests)
        listener.value("call", on="conn", method="defineXML", args=[LAST])
        return refused, listener.value("heard", until="last")
    finally:
        listener.value("close")


@pytest.fixture
def listener() -> Iterator[Worker]:
    with worker() as running:
        running.value("listen")
        yield running


def requests_of(script: list[tuple[str, str, list[Any]]], folder: Path) -> list[dict[str, Any]]:
    """Return the requests of a script, which saves into ``folder``.

    Handles are found by UUID, so that a new name does not matter.
    """
    names = {"g": 1, "t": 2, "r": 3, "p": 4}
    out: list[dict[str, Any]] = []
    for on, method, args in script:
        if on != "conn":
            lookup = [UUID.format(names[on])]
            out.append(
                {
                    "op": "call",
                    "on": "conn",
                    "method": "lookupByUUIDString",
                    "args": lookup,
                    "save": on,
                }
            )
        out.append({"op": "call", "on": on, "method": method, "args": args})
    return sequences.in_folder(out, str(folder))


def test_the_script_is_heard_alike(
    libvirtd: peers.Endpoint, listener: Worker, tmp_path: Path
) -> None:
    requests = requests_of(SCRIPT, tmp_path)
    refused, theirs = heard(listener, libvirtd.uri(), requests)
    with worker() as another, peers.served() as server:
        another.value("listen")
        assert heard(another, server.uri(), requests) == (refused, theirs)
    assert [event[1] for event in theirs].count("VIR_DOMAIN_EVENT_ID_LIFECYCLE") >= 20
    assert [event[1] for event in theirs].count("VIR_DOMAIN_EVENT_ID_METADATA_CHANGE") == 5
    assert [name for name, *_ in refused] == [
        "VIR_SECRET_EVENT_ID_LIFECYCLE",
        "VIR_SECRET_EVENT_ID_VALUE_CHANGED",
    ]


@pytest.mark.parametrize("seed", range(1, 11))
def test_random_calls_are_heard_alike(
    libvirtd: peers.Endpoint, listener: Worker, seed: int, tmp_path: Path
) -> None:
    requests = sequences.in_folder(sequences.sequence(seed, 60), str(tmp_path))
    _, theirs = heard(listener, libvirtd.uri(), requests)
    with worker() as another, peers.served() as server:
        another.value("listen")
        _, ours = heard(another, server.uri(), requests)
    assert ours == theirs


# -- virsh -----------------------------------------------------------------------------


class Virsh:
    """A running ``virsh event …``."""

    def __init__(self, uri: str, *words: str) -> None:
        environment = os.environ | {"LC_ALL": "C", "TERM": "dumb"}
        self._process = subprocess.Popen(
            ["stdbuf", "-oL", "virsh", "--connect", uri, *words],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            bufsize=0,
            env=environment,
        )
        self._printed = b""

    def printed(self, seconds: float) -> bool:
        """Return whether it prints something in that time; the output is kept."""
        assert self._process.stdout is not None
        ready, _, _ = select.select([self._process.stdout], [], [], seconds)
        if ready:
            data = self._process.stdout.read(1 << 16)
            assert data, f"virsh ended after {self._printed!r}"
            self._printed += data
        return bool(ready)

    def lines_until(self, text: str) -> list[str]:
        """Return the lines that it prints, up to the first one with that text."""
        deadline = time.monotonic() + SECONDS
        while (
            text.encode() not in self._printed
            or b"\n" not in self._printed.split(text.encode(), 1)[1]
        ):
            assert self.printed(max(0.0, deadline - time.monotonic())), (
                f"virsh printed only {self._printed!r}"
            )
        before, after = self._printed.split(text.encode(), 1)
        rest, self._printed = after.split(b"\n", 1)
        return (before + text.encode() + rest).decode().splitlines()

    def stop(self) -> None:
        self._process.kill()
        self._process.communicate()


def virsh_heard(uri: str, listener: Worker, requests: list[dict[str, Any]]) -> list[str]:
    """Return the lines that ``virsh event --all --loop`` prints for the requests."""
    listener.value("open", uri=uri, save="conn")
    process = Virsh(uri, "event", "--all", "--loop")
    try:
        listener.value("call", on="conn", method="lookupByName", args=["test"], save="test")
        # virsh does not tell that it has registered: emit events until it prints
        while not process.printed(0.1):
            listener.value("call", on="test", method="setMetadata", args=[1, "T", None, None, 0])
        listener.value("call", on="conn", method="defineXML", args=[domain("first", 8)])
        process.lines_until("'first'")
        listener.run(requests)
        listener.value("call", on="conn", method="defineXML", args=[LAST])
        return process.lines_until("'last'")
    finally:
        process.stop()
        listener.value("close")


@pytest.mark.peer("virsh")
def test_virsh_prints_alike(
    libvirtd: peers.Endpoint, libvirt_python: Worker, tmp_path: Path
) -> None:
    requests = requests_of(SCRIPT, tmp_path)
    theirs = virsh_heard(libvirtd.uri(), libvirt_python, requests)
    with peers.served() as server:
        ours = virsh_heard(server.uri(), libvirt_python, requests)
    assert ours == theirs
    assert "event 'lifecycle' for domain 'g': Undefined Renamed" in theirs
    assert len(theirs) >= 25


@pytest.mark.peer("virsh")
def test_virsh_commands_print_alike(libvirtd: peers.Endpoint, tmp_path: Path) -> None:
    """Test commands that time out, commands that are refused, and lists."""
    commands = [
        "event --list",
        "event --event lifecycle --timeout 1",
        "event --all --domain test --timeout 1",
        "event --event nosuch",
        "event --event lifecycle --domain nosuch",
        "net-event --event lifecycle --timeout 1",
        "pool-event --all --timeout 1",
        "nodedev-event --all --timeout 1",
        "secret-event --event lifecycle --timeout 1",
        "qemu-monitor-event --timeout 1",
    ]
    theirs = virsh.session(libvirtd.uri(), commands, tmp_path)
    with peers.served() as server:
        ours = virsh.session(server.uri(), commands, tmp_path)
    assert not virsh.differences(theirs, ours)


# -- our clients -----------------------------------------------------------------------

NETWORK = "<network><name>n</name><uuid>" + UUID.format(6) + "</uuid></network>"
POOL = (
    "<pool type='dir'><name>p</name><uuid>"
    + UUID.format(7)
    + "</uuid><target><path>/p</path></target></pool>"
)
OF_OTHERS: list[tuple[str, str, list[Any]]] = [
    ("conn", "networkDefineXML", [NETWORK]),
    ("conn", "storagePoolDefineXML", [POOL, 0]),
]


@pytest.mark.parametrize("kind", KINDS)
async def test_our_clients_hear_what_libvirt_python_hears(
    kind: str, libvirtd: peers.Endpoint, listener: Worker, tmp_path: Path
) -> None:
    events: queue.SimpleQueue[list[Any]] = queue.SimpleQueue()

    def callback(name: str) -> Any:
        def put(_conn: Any, what: Any, *fields: Any) -> None:
            events.put(
                [
                    "conn",
                    name,
                    what.name(),
                    what.id() if name.startswith("VIR_DOMAIN") else None,
                    *fields[:-1],
                ]
            )

        return put

    async with connected(kind, libvirtd.uri()) as conn:
        for event in list(DomainEventID)[:27]:  # what libvirt 9.0.0 knows
            await do(conn.domain_event_register_any(None, event, callback(event.name)))
        await do(conn.network_event_register_any(None, 0, callback(NetworkEventID(0).name)))
        for pool_event in StoragePoolEventID:
            await do(
                conn.storage_pool_event_register_any(None, pool_event, callback(pool_event.name))
            )
        requests = requests_of(SCRIPT + OF_OTHERS, tmp_path)
        _, theirs = await trio.to_thread.run_sync(heard, listener, libvirtd.uri(), requests)
        ours = []
        while not ours or ours[-1][2] != "last":
            ours.append(await trio.to_thread.run_sync(events.get))
    assert ours[:-1] == theirs
    assert {event[1] for event in theirs} == {
        "VIR_DOMAIN_EVENT_ID_LIFECYCLE",
        "VIR_DOMAIN_EVENT_ID_METADATA_CHANGE",
        "VIR_NETWORK_EVENT_ID_LIFECYCLE",
        "VIR_STORAGE_POOL_EVENT_ID_LIFECYCLE",
    }


async def test_stream_of_events_from_libvirtd(libvirtd: peers.Endpoint) -> None:
    async with virtrio.connect(libvirtd.uri()) as conn:
        test = await conn.lookup_by_name("test")
        with trio.fail_after(SECONDS):
            async with conn.domain_events(
                DomainEventID.VIR_DOMAIN_EVENT_ID_LIFECYCLE, test
            ) as events:
                await conn.define_xml(domain("other", 5))
                await test.suspend()
                await test.resume()
                told = [await anext(events) for _ in range(2)]
    assert [(dom.name(), event, detail) for dom, event, detail in told] == [
        ("test", 3, 0),
        ("test", 4, 0),
    ]


def test_close_callback_when_libvirtd_is_stopped() -> None:
    reasons: queue.SimpleQueue[Any] = queue.SimpleQueue()
    with peers.libvirtd() as own, virtrio.blocking.connect(own.uri(), timeout=SECONDS) as conn:
        conn.register_close_callback(
            lambda _conn, reason, opaque: reasons.put((reason, opaque)), "opaque"
        )
        peers.stop(own.process)
        assert reasons.get(timeout=SECONDS) == (1, "opaque")
    assert not conn.is_alive()


SECRET = "<secret ephemeral='no' private='no'><description>{}</description></secret>"


@pytest.mark.peer("libvirtd-qemu", "qemu")
@pytest.mark.parametrize("kind", KINDS)
async def test_events_of_a_guest_and_of_a_secret(kind: str, libvirtd: peers.Endpoint) -> None:
    events: queue.SimpleQueue[Any] = queue.SimpleQueue()

    async def told(count: int) -> list[Any]:
        return [
            await trio.to_thread.run_sync(lambda: events.get(timeout=SECONDS)) for _ in range(count)
        ]

    async with connected(kind, libvirtd.uri("unix", "qemu")) as conn:
        lifecycle = await do(
            conn.domain_event_register_any(
                None, 0, lambda _c, dom, *fields: events.put((dom.name(), *fields)), 1
            )
        )
        dom = await do(conn.create_xml(documents.guest(f"events-{kind}"), 0))
        name = dom.name()
        try:
            assert await told(2) == [(name, 4, 0, 1), (name, 2, 0, 1)]
            monitor = await do(
                conn.qemu_monitor_event_register(
                    dom, None, lambda _c, dom, *f: events.put((dom.name(), *f)), 2
                )
            )
            await do(conn.domain_event_deregister_any(lifecycle))
            await do(dom.suspend())
            await do(dom.resume())
            heard = await told(2)
            assert [(event[0], event[1], event[-2:]) for event in heard] == [
                (name, "STOP", (None, 2)),
                (name, "RESUME", (None, 2)),
            ]
            assert all(
                abs(event[2] - time.time()) < 600 and 0 <= event[3] < 10**6 for event in heard
            )
            assert await do(conn.qemu_monitor_event_deregister(monitor)) == 0
        finally:
            await do(dom.destroy())
        for event_id in (0, 1):
            await do(
                conn.secret_event_register_any(
                    None,
                    event_id,
                    lambda _c, secret, *f: events.put((secret.uuid_string(), *f)),
                    event_id,
                )
            )
        secret = await do(conn.secret_define_xml(SECRET.format(kind), 0))
        uuid = secret.uuid_string()
        await do(secret.set_value(b"value", 0))
        await do(secret.undefine())
        assert await told(3) == [(uuid, 0, 0, 0), (uuid, 1), (uuid, 1, 0, 0)]
    forget(libvirtd)
