"""Command lines of libvirt's QEMU driver, recorded for some 800 definitions.

`tests.interop.qemu_commandlines` records them anew. Descriptors and folders are masked.
"""

import json
import lzma
import re
from collections import Counter
from pathlib import Path

import pytest

from virtrio.protocol.errors import LibvirtError
from virtrio.server.conf.domain.hardware.defaults import PARSER
from virtrio.server.conf.domain.hardware.running import running
from virtrio.server.conf.domain.read import parse_domain
from virtrio.server.drivers.qemu import deciding, firmware
from virtrio.server.drivers.qemu.blockdev import Nodes
from virtrio.server.drivers.qemu.commandline.honoured import check_honoured
from virtrio.server.drivers.qemu.commandline.possible import check_possible
from virtrio.server.drivers.qemu.commandline.whole import Given, arguments
from virtrio.server.drivers.qemu.emulator import Emulator
from virtrio.server.drivers.qemu.guest_cpu import decide_cpu
from virtrio.server.drivers.qemu.settings import Places, Settings

RECORDS = Path(__file__).with_name("commandlines.xz")
MASKS = (
    (r"fd=\d+", "fd=N"),
    (r'"fd":"\d+"', '"fd":"N"'),
    (r'"fds":"[\d:]+"', '"fds":"N"'),
    (r"base=20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d", "base=NOW"),
)
# Names of definitions that are refused, by what libvirt does with what is refused.
REFUSED = {
    "does not tell QEMU": (
        *("f-hap", "f-viridian", "f-privnet", "f-xen", "f-caps", "f-msrs", "if-internal"),
        *("if-trust", "if-tune", "timer-tsc-no", "timer-tsc-mode", "timer-pit-no"),
        *("timer-rtc-no", "rtc-catchup-slew", "pit-catchup", "video-vgaconf", "qemu-caps"),
    ),
    "tells QEMU, which has it with KVM alone": (
        *("f-apic-eoi", "f-hyperv", "f-hyperv-all", "f-hyperv-passthrough", "f-kvm-poll"),
        *("f-ioapic-kvm", "pit-discard", "timer-kvmclock-yes", "timer-hypervclock-yes"),
        "panic-hyperv",
    ),
    "does itself": (
        *("numatune-restr", "vcpu-cpuset", "vcpupin", "cputune-shares", "cputune-quota"),
        *("iothread-pin", "blkiotune", "if-bandwidth", "if-filter", "if-ethernet-script"),
        "if-ethernet-mtu-ip",
    ),
    "does, and this driver does not yet": (
        *("virtio-mem", "serial-dbus-0", "serial-nmdm-0", "dbus", "audio-dbus", "fs-9p"),
        *("video-virtio-blob", "lease"),
    ),
}
# Definitions with disks, whose arguments are tested with the disks.
WITH_DISKS = ("disk", "disk-iothread", "floppy-empty", "cdrom-boot")


def _records():
    lines = lzma.decompress(RECORDS.read_bytes()).decode().splitlines()
    return [json.loads(line) for line in lines]


@pytest.fixture(scope="module")
def recorded():
    """Descriptions of firmware, the emulator, and a record for each definition."""
    descriptions, emulator, *records = _records()
    return descriptions, Emulator.read(emulator["emulator"]), records


class AnyDescriptor(dict):
    """Descriptors under every name that stands for a file, socket or tap device."""

    def __init__(self, definition):
        tags = ("serial", "parallel", "console", "channel", "smartcard", "redirdev")
        devices = [device for tag in tags for device in definition.devices(tag)]
        self.sockets = {
            device.get("alias", "name") for device in devices if deciding.socket_of(device)
        }

    def __contains__(self, name):
        return name in self.sockets

    def __missing__(self, name):
        return 9


def _made(text, emulator, settings):
    """Return the arguments that a start with this definition has."""
    definition = parse_domain(text, PARSER)
    check_honoured(definition.tree)
    check_possible(definition)
    definition = running(definition)
    decide_cpu(definition, emulator.accelerations["qemu"])
    deciding.decide(definition, settings, Path("/run"))
    given = Given(3, Nodes(), AnyDescriptor(definition), "/run")
    return [_masked(argument) for argument in arguments(definition, given)]


def _made_or_refused(text, emulator, settings):
    try:
        return _made(text, emulator, settings), ""
    except LibvirtError as exc:
        return [], exc.message


def _masked(argument):
    for pattern, mask in MASKS:
        argument = re.sub(pattern, mask, argument)
    return argument.replace("/run/qemu/", "/run/")


def test_command_lines_are_libvirts(recorded, monkeypatch):
    descriptions, emulator, records = recorded
    monkeypatch.setattr(firmware, "descriptions", lambda: descriptions)
    monkeypatch.setattr(deciding._Ports, "take", lambda self, address, ports, kind: ports.start)
    settings = Settings(Places(Path("/state"), Path("/run"), Path("/log")), None)
    expected = {name for names in REFUSED.values() for name in names}
    differ, refused = [], set()
    for record in records:
        _, _, name = record["name"].partition("-")
        if name in WITH_DISKS:
            continue
        made, refusal = _made_or_refused(record["document"], emulator, settings)
        if refusal:
            refused.add(name)
            differ += [] if name in expected else [(record["name"], refusal)]
            continue
        if made != record["arguments"]:
            theirs, ours = Counter(record["arguments"]), Counter(made)
            differ.append((record["name"], list(theirs - ours), list(ours - theirs)))
    assert differ == [], "\n".join(map(str, differ))
    assert refused <= expected
    assert len(records) > 800
