"""Events of QEMU, and what clients are told for each, as libvirtd tells it."""

from __future__ import annotations

import os
from contextlib import suppress
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from unittest.mock import patch

import pytest
import trio
import trio.testing
from hypothesis import given, settings
from hypothesis import strategies as st

from virtrio.protocol._generated import qemu_events, remote_events
from virtrio.protocol.event_messages import Family
from virtrio.server.conf.domain.hardware.aliases import add_aliases
from virtrio.server.conf.domain.read import parse_domain
from virtrio.server.drivers.qemu.definitions.defining import PARSER
from virtrio.server.drivers.qemu.disks.nodes import BlockDisk, Layer, Nodes
from virtrio.server.drivers.qemu.disks.owners import Owners
from virtrio.server.drivers.qemu.guests.events import HANDLERS
from virtrio.server.drivers.qemu.guests.guest import Guest
from virtrio.server.drivers.qemu.guests.notices import channels_began
from virtrio.server.drivers.qemu.qmp.protocol import Event
from virtrio.server.drivers.qemu.saves.migration import Migration
from virtrio.server.drivers.qemu.saves.saving import SaveEntryPoints
from virtrio.server.drivers.qemu.settings import Places, Settings
from virtrio.server.events import EventHub
from virtrio.server.objects.domains import Domain

DOCUMENT = """\
<domain type='qemu'><name>a</name><memory>131072</memory><os><type>hvm</type></os>
<clock offset='variable' adjustment='100' basis='utc'/>{crash}<devices>
<channel type='unix'><target type='virtio' name='org.qemu.guest_agent.0'/></channel>
<channel type='unix'><target type='virtio' name='other'/></channel>
</devices></domain>"""
RUNNING, PAUSED, CRASHED, ASLEEP = 1, 3, 6, 7


class Driver(SaveEntryPoints):
    """A driver that notes what it emits, and the tasks that it starts."""

    def __init__(self, crash: str = "") -> None:
        self.told: list[tuple] = []
        self.tasks: list[str] = []
        self.events = SimpleNamespace(emit=self._note, has_registered=lambda kind: True)
        self.state = SimpleNamespace(note=lambda domain, fact: fact(domain))
        self._nursery = SimpleNamespace(start_soon=self._start)
        definition = parse_domain(DOCUMENT.format(crash=crash), PARSER)
        devices = definition.tree.find("devices")
        definition.put(devices.twin(children=add_aliases(devices.children)), "devices")
        self.domain = Domain(definition)
        self.domain.id, self.domain.state, self.domain.reason = 1, RUNNING, 1
        layer = Layer(3, "/images/a.qcow2", "qcow2")
        self.agent: list[str] = []
        agent = SimpleNamespace(
            notify=lambda name: None,
            opened=lambda: self.agent.append("opened"),
            closed=lambda: self.agent.append("closed"),
        )
        places = Places(Path("/nowhere"), Path("/nowhere/run"), Path("/nowhere/log"))
        self.guest = Guest(definition, definition, 1, Settings(places, None), Owners())
        self.guest.agent = agent
        self.guest.nodes = Nodes(3, {"vda": BlockDisk("vda", [layer], "virtio-disk0", False)})
        self.guests = {self.domain.uuid: self.guest}
        self.starting = {}

    def _start(self, task, *_) -> None:
        self.tasks.append(task.__name__)

    def _note(self, event) -> None:
        name = type(event).__name__.removeprefix("DomainEvent")
        if name != "DomainQemuMonitorEvent":
            self.told.append((name, *event[1:]))

    def hears(self, name: str, **data) -> list[tuple]:
        self._on_event(self.domain, self.guest, Event(name, data, 5))
        found, self.told = self.told, []
        return found


def end(host: str, service: str, family: str = "ipv4", **more) -> dict:
    return {"host": host, "service": service, "family": family, "websocket": False, **more}


LOCAL = {"family": 0, "node": "127.0.0.1", "service": "5900"}
PASSED_ON = [
    ("RESET", {"guest": True, "reason": "guest-reset"}, [("Reboot",)]),
    ("WATCHDOG", {"action": "none"}, [("Watchdog", 0)]),
    ("WATCHDOG", {"action": "reset"}, [("Watchdog", 2)]),
    ("WATCHDOG", {"action": "poweroff"}, [("Watchdog", 3)]),
    ("WATCHDOG", {"action": "shutdown"}, [("Watchdog", 4)]),
    ("WATCHDOG", {"action": "inject-nmi"}, [("Watchdog", 6)]),
    ("RTC_CHANGE", {"offset": -5, "qom-path": "/m"}, [("RtcChange", 95)]),
    ("BALLOON_CHANGE", {"actual": 83886080}, [("BalloonChange", 81920)]),
    (
        "BLOCK_IO_ERROR",
        {"device": "", "node-name": "libvirt-3-format", "action": "report", "nospace": True},
        [
            ("IoError", "/images/a.qcow2", "virtio-disk0", 2),
            ("IoErrorReason", "/images/a.qcow2", "virtio-disk0", 2, "enospc"),
        ],
    ),
    (
        "MEMORY_FAILURE",
        {
            "recipient": "guest",
            "action": "inject",
            "flags": {"action-required": True, "recursive": False},
        },
        [("MemoryFailure", 1, 1, 1)],
    ),
    (
        "VNC_CONNECTED",
        {"server": end("127.0.0.1", "5900", auth="none"), "client": end("", "", "unix")},
        [("Graphics", 0, LOCAL, {"family": 2, "node": "", "service": ""}, "none", [])],
    ),
    (
        "VNC_INITIALIZED",
        {
            "server": end("::1", "5900", "ipv6", auth="sasl"),
            "client": end("::1", "4", "ipv6", sasl_username="joe", x509_dname="CN=x"),
        },
        [
            (
                "Graphics",
                1,
                {"family": 1, "node": "::1", "service": "5900"},
                {"family": 1, "node": "::1", "service": "4"},
                "sasl",
                [("x509dname", "CN=x"), ("saslUsername", "joe")],
            )
        ],
    ),
    (
        "SPICE_DISCONNECTED",
        {
            "server": {"host": "127.0.0.1", "port": "5900", "family": "ipv4"},
            "client": {"host": "127.0.0.1", "port": "5", "family": "ipv4"},
        },
        [("Graphics", 2, LOCAL, LOCAL | {"service": "5"}, "", [])],
    ),
    ("GUEST_CRASHLOADED", {"action": "run"}, [("Lifecycle", 8, 1)]),
    ("POWERDOWN", {}, []),
    ("ACPI_DEVICE_OST", {"info": {}}, []),
]


@pytest.mark.parametrize(("name", "data", "told"), PASSED_ON, ids=lambda value: str(value)[:20])
def test_what_clients_are_told(name, data, told):
    driver = Driver()
    assert driver.hears(name, **data) == told
    assert driver.domain.state == RUNNING


def test_a_clock_that_may_vary_keeps_its_offset():
    driver = Driver()
    assert driver.hears("RTC_CHANGE", offset=-5) == [("RtcChange", 95)]
    assert driver.hears("RTC_CHANGE", offset=7) == [("RtcChange", 107)]
    assert driver.domain.definition.tree.get("clock", "adjustment") == "107"


@pytest.mark.parametrize(
    ("name", "data", "told", "reason"),
    [
        ("WATCHDOG", {"action": "pause"}, [("Watchdog", 1), ("Lifecycle", 3, 3)], 6),
        (
            "BLOCK_IO_ERROR",
            {"node-name": "x", "action": "stop"},
            [("IoError", "", "", 1), ("IoErrorReason", "", "", 1, ""), ("Lifecycle", 3, 2)],
            5,
        ),
    ],
)
def test_guests_that_qemu_pauses_say_why(name, data, told, reason):
    driver = Driver()
    assert driver.hears(name, **data) == told
    assert driver.hears("STOP") == []
    assert (driver.domain.state, driver.domain.reason) == (PAUSED, reason)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("SUSPEND", [("Pmsuspend", 0), ("Lifecycle", 7, 0)]),
        ("SUSPEND_DISK", [("PmsuspendDisk", 0), ("Lifecycle", 7, 1)]),
    ],
)
def test_sleep(name, told):
    driver = Driver()
    assert driver.hears(name) == told
    assert driver.domain.state == ASLEEP
    assert driver.hears("WAKEUP") == [("Pmwakeup", 0), ("Lifecycle", 2, 4)]
    assert (driver.domain.state, driver.domain.reason) == (RUNNING, 8)


@pytest.mark.parametrize(
    ("action", "tasks"),
    [
        ("destroy", ["end"]),
        ("restart", ["_restart"]),
        ("preserve", []),
        ("coredump-destroy", ["_dump"]),
        ("coredump-restart", ["_dump"]),
    ],
)
def test_crashes(action, tasks):
    driver = Driver(f"<on_crash>{action}</on_crash>")
    assert driver.hears("GUEST_PANICKED", action="pause") == [("Lifecycle", 8, 0)]
    assert driver.hears("STOP") == driver.hears("GUEST_PANICKED", action="pause") == []
    assert (driver.domain.state, driver.domain.reason) == (CRASHED, 1)
    assert driver.tasks == tasks
    if tasks == ["end"]:
        assert driver.guest.ends_for == (3, 2)
        assert driver.hears("SHUTDOWN", guest=False, reason="host-signal") == []


async def test_a_crash_within_a_start_is_told_after_it(nursery):
    driver = Driver("<on_crash>preserve</on_crash>")
    driver._nursery = nursery
    started = driver.starting[driver.domain.uuid] = trio.Event()
    assert driver.hears("GUEST_PANICKED", action="pause") == []
    assert driver.hears("STOP") == []
    await trio.testing.wait_all_tasks_blocked()
    assert driver.told == []
    del driver.starting[driver.domain.uuid]
    started.set()
    await trio.testing.wait_all_tasks_blocked()
    assert driver.told == [("Lifecycle", 8, 0)]


def test_a_shutdown_is_told_once():
    driver = Driver()
    driver.preserve = lambda domain, guest: False
    assert driver.hears("SHUTDOWN", guest=True) == [("Lifecycle", 6, 1)]
    assert driver.hears("STOP") == []
    assert driver.hears("SHUTDOWN", guest=False) == []


def test_channels_of_a_guest_that_starts():
    driver = Driver()
    channels_began(driver, driver.domain)
    assert driver.told == [
        ("AgentLifecycle", 2, 1),
        ("ChannelLifecycle", "org.qemu.guest_agent.0", 2, 1),
        ("ChannelLifecycle", "other", 2, 1),
    ]


def test_the_channel_of_the_agent():
    driver = Driver()

    def states() -> list[str | None]:
        channels = driver.domain.definition.devices("channel")
        return [channel.get("target", "state") for channel in channels]

    agent = "org.qemu.guest_agent.0"
    assert driver.hears("VSERPORT_CHANGE", id="channel0", open=True) == [
        ("AgentLifecycle", 1, 2),
        ("ChannelLifecycle", agent, 1, 2),
    ]
    assert states() == ["connected", None]
    assert driver.hears("VSERPORT_CHANGE", id="channel0", open=True) == []
    assert driver.hears("VSERPORT_CHANGE", id="channel1", open=True) == [
        ("ChannelLifecycle", "other", 1, 2)
    ]
    assert driver.hears("VSERPORT_CHANGE", id="nothing", open=True) == []
    assert states() == ["connected", "connected"]
    assert driver.hears("VSERPORT_CHANGE", id="channel0", open=False) == [
        ("AgentLifecycle", 2, 2),
        ("ChannelLifecycle", agent, 2, 2),
    ]
    assert driver.agent == ["opened", "opened", "closed"]


BAD = [
    ("RTC_CHANGE", {"offset": "5"}),
    ("RTC_CHANGE", {"offset": 2**63}),
    ("WATCHDOG", {"action": "bite"}),
    ("WATCHDOG", {}),
    ("BALLOON_CHANGE", {"actual": None}),
    ("BALLOON_CHANGE", {"actual": -5000}),
    ("BLOCK_IO_ERROR", {"action": 5}),
    ("MEMORY_FAILURE", {"flags": 5}),
    ("VNC_CONNECTED", {"server": 1, "client": 2}),
    ("VNC_CONNECTED", {"server": end("a", 5), "client": end("a", "5")}),
    ("VSERPORT_CHANGE", {"id": "channel0", "open": 1}),
    ("SHUTDOWN", {}),
]


@pytest.mark.parametrize(("name", "data"), BAD)
def test_events_of_another_form_end_the_conversation(name, data):
    with pytest.raises((LookupError, TypeError, ValueError)):
        Driver().hears(name, **data)


def test_every_event_reaches_clients_of_the_monitor():
    driver = Driver()
    passed: list[tuple] = []
    driver.events.emit = lambda event: passed.append(tuple(event[1:]))
    driver.hears("POWERDOWN")
    driver.hears("NO_SUCH_EVENT", text="é", number=5)
    assert passed == [
        ("POWERDOWN", 0, 5, None),
        ("NO_SUCH_EVENT", 0, 5, '{"text":"é","number":5}'),
    ]
    assert {"STOP", "RESUME", "SHUTDOWN"} <= HANDLERS.keys()


ODD = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.sampled_from(["", "ipv4", "vda", "libvirt-3-format", "channel0", "\ud800", "a\0b"])
    | st.sampled_from(["none", "stop", "report", "guest", "inject", "concluded", "pause"])
    | st.sampled_from([2**63, 2**64, -1, 10**400]),
    lambda inside: (
        st.lists(inside, max_size=2)
        | st.dictionaries(st.sampled_from(["host", "service", "port", "family", "auth"]), inside)
    ),
    max_leaves=4,
)
KEYS = (
    *("action", "actual", "client", "data", "device", "error", "flags", "guest", "id", "node-name"),
    *("offset", "open", "recipient", "server", "status", "tray-open", "write-threshold"),
    *("amount-exceeded", "pass"),
)


class Receiver:
    """A client that registered for every event, and gets them encoded."""

    def send(self, data: bytes) -> None:
        assert data


@settings(max_examples=int(os.environ.get("VIRTRIO_EXAMPLES", "40")), deadline=None)
@given(data=st.dictionaries(st.sampled_from(KEYS), ODD))
@pytest.mark.parametrize("name", sorted({*HANDLERS, "MIGRATION", "MIGRATION_PASS"}))
def test_whatever_an_event_says_the_server_goes_on(name, data):
    """A handler raises no other errors than those that end one conversation."""
    driver = Driver()
    driver.preserve = lambda domain, guest: False
    driver.events = EventHub((Family.DOMAIN, Family.QEMU_MONITOR))
    for message in (*remote_events.MESSAGES.values(), *qemu_events.MESSAGES.values()):
        driver.events.register(Receiver(), message, None)
    with patch("trio.current_time", return_value=0.0):
        tell = partial(driver.tell_pass, driver.domain)
        driver.guest.migration = Migration(driver.guest, 1, tell)
    with suppress(LookupError, TypeError, ValueError):
        driver.guest._hear(
            Event(name, data, 5), partial(driver._on_event, driver.domain, driver.guest)
        )
