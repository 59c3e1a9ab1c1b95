"""Command lines of libvirt's QEMU driver, recorded for some 800 definitions.

`tests.interop.record_commandlines` records them anew. Descriptors and folders are
masked.
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
from virtrio.server.drivers.qemu.commandline import honoured, machine
from virtrio.server.drivers.qemu.commandline.honoured import check_honoured
from virtrio.server.drivers.qemu.commandline.namespace import environment
from virtrio.server.drivers.qemu.commandline.possible import check_possible
from virtrio.server.drivers.qemu.commandline.whole import Given, arguments
from virtrio.server.drivers.qemu.disks.nodes import Nodes
from virtrio.server.drivers.qemu.host.emulator import Emulator
from virtrio.server.drivers.qemu.processes.labels import settings_for
from virtrio.server.drivers.qemu.settings import Places, Settings
from virtrio.server.drivers.qemu.starting import deciding, firmware
from virtrio.server.drivers.qemu.starting.guest_cpu import decide_cpu

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
        *("timer-rtc-no", "video-vgaconf", "qemu-caps"),
    ),
    "tells QEMU, which has it with KVM alone": (
        *("f-apic-eoi", "f-hyperv-passthrough", "f-kvm-poll", "f-ioapic-kvm", "pit-discard"),
        "timer-kvmclock-yes",
    ),
    "does itself": (
        *("numatune-restr", "vcpu-cpuset", "vcpupin", "cputune-shares", "cputune-quota"),
        *("iothread-pin", "blkiotune", "if-bandwidth", "if-filter", "if-ethernet-script"),
        "if-ethernet-mtu-ip",
    ),
    "does, and this driver does not yet": (
        *("virtio-mem", "serial-dbus-0", "serial-nmdm-0", "dbus", "audio-dbus"),
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


def _made(text, emulator, settings, read=None):
    """Return the arguments that a start with this definition has.

    The set ``read`` gets the paths of attributes that are looked at, and of elements.
    """
    definition = parse_domain(text, PARSER)
    check_honoured(definition.tree)
    _watch(definition, read)
    check_possible(definition)
    settings_for(definition, settings)
    definition = running(definition)
    decide_cpu(definition, emulator.accelerations["qemu"])
    _watch(definition, read)
    deciding.decide(definition, settings, Path("/run"))
    _watch(definition, read)
    given = Given(3, Nodes(), AnyDescriptor(definition), "/run")
    environment(definition.tree)
    return [_masked(argument) for argument in arguments(definition, given)]


class Watched(dict):
    """Attributes that remember which of them were asked for."""

    def __init__(self, attrs, path, read):
        super().__init__(attrs)
        self.path, self.read = path, read

    def _note(self, name):
        self.read.add(f"{self.path}/@{name}")

    def __getitem__(self, name):
        self._note(name)
        return super().__getitem__(name)

    def __contains__(self, name):
        self._note(name)
        return super().__contains__(name)

    def get(self, name, default=None):
        self._note(name)
        return super().get(name, default)


def _watch(definition, read):
    if read is not None:
        _watch_element(definition.tree, "domain", read)


def _watch_element(element, path, read):
    if element.attrs:
        element.attrs = Watched(dict(element.attrs), path, read)
    for part in element.children if element.has_children else ():
        inside = part.tag if path in ("domain", "devices") else f"{path}/{part.tag}"
        _watch_element(part, inside, read)


def _made_or_refused(text, emulator, settings, read=None):
    try:
        return _made(text, emulator, settings, read), ""
    except LibvirtError as exc:
        return [], exc.message


def _masked(argument):
    for pattern, mask in MASKS:
        argument = re.sub(pattern, mask, argument)
    return argument.replace("/run/qemu/", "/run/")


def _first(ports, kind, address):
    return ports._ranges[kind].start


def test_command_lines_are_libvirts(recorded, monkeypatch):
    descriptions, emulator, records = recorded
    monkeypatch.setattr(firmware, "descriptions", lambda: descriptions)
    monkeypatch.setattr(
        deciding._Ports, "take", lambda self, kind, address: self._ranges[kind].start
    )
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


def _listed(known, path):
    """Yield the paths of attributes that are said to be honoured."""
    for name in known.attributes:
        yield f"{path}/@{name}"
    for tag, inside in known.inside.items():
        yield from _listed(inside, tag if path in ("domain", "devices") else f"{path}/{tag}")


# Attributes that no recorded argument comes from, by the reason.
ELSEWHERE = {
    "the reader scales sizes, and counts": (
        *("memory/@unit", "currentMemory/@unit", "maxMemory/@unit", "maxMemory/@slots"),
        *("vcpu/@current", "cpu/numa/cell/@unit", "cpu/numa/cell/cache/line/@unit"),
        *("cpu/numa/cell/cache/size/@unit", "cpu/numa/interconnects/bandwidth/@unit"),
        *("features/tcg/tb-cache/@unit", "memory/target/size/@unit"),
        "controller/pcihole64/@unit",
    ),
    "one value alone is understood": (
        *("vcpu/@placement", "hub/@type", "input/@model", "redirdev/@bus", "filesystem/@type"),
        "filesystem/driver/@type",
        *("video/driver/@name", "video/model/acceleration/@accel2d", "perf/event/@enabled"),
        *("video/model/acceleration/@accel3d", "graphics/gl/@enable", "perf/event/@name"),
        *("numatune/memory/@placement", "interface/@trustGuestRxFilters"),
        *("chardev/source/seclabel/@model", "chardev/source/seclabel/@relabel"),
        *("chardev/source/@tls", "rng/backend/source/@tls", "vsock/cid/@auto"),
    ),
    "it is only in the definition of a guest that runs": (
        *("domain/@id", "console/@tty", "chardev/target/@state", "chardev/source/@index"),
    ),
    "it says what the rest means": (
        *("domain/@xmlns:qemu", "graphics/@autoport", "graphics/@socket", "os/nvram/@type"),
        *("cpu/model/@fallback", "chardev/target/@port"),
    ),
    "libvirt does not tell QEMU, and need not": (
        *("cpu/cache/@level", "idmap/gid/@count", "idmap/gid/@start", "idmap/gid/@target"),
        *("idmap/uid/@count", "idmap/uid/@start", "idmap/uid/@target"),
        *(f"clock/timer/catchup/@{name}" for name in ("threshold", "slew", "limit")),
    ),
    "the server opens it for QEMU (test_devices)": (
        *("chardev/source/@append", "chardev/log/@append", "interface/source/@bridge"),
        *("interface/target/@managed", "interface/source/@network", "interface/driver/@name"),
        *("interface/source/@portgroup", "graphics/listen/@network", "interface/target/@dev"),
    ),
    "the server pins QEMU's threads itself": (
        *("cputune/vcpupin/@vcpu", "cputune/vcpupin/@cpuset", "cputune/emulatorpin/@cpuset"),
        *("cputune/iothreadpin/@iothread", "cputune/iothreadpin/@cpuset", "vcpu/@cpuset"),
    ),
    "QEMU's monitor is told (test_atstart)": (
        *("graphics/@connected", "graphics/@passwdValidTo", "interface/link/@state"),
        "memballoon/stats/@period",
    ),
    "it needs KVM, or a device of the host": (
        *(f"features/hyperv/{name}/@state" for name in machine._HYPERV if name != "relaxed"),
        *("features/hyperv/spinlocks/@retries", "features/hyperv/vendor_id/@value"),
        *("features/hyperv/stimer/direct/@state", "features/kvm/dirty-ring/@size"),
        *("features/kvm/dirty-ring/@state", "features/kvm/hint-dedicated/@state"),
        *("features/kvm/poll-control/@state", "features/kvm/pv-ipi/@state"),
        *("vsock/@model", "vsock/alias/@name", "vsock/cid/@address"),
        *("vsock/driver/@ats", "vsock/driver/@iommu", "vsock/driver/@packed"),
        "vsock/driver/@page_per_vq",
    ),
    "no guest was recorded with it": (
        *("audio/output/settings/@channels", "audio/output/settings/@format"),
        *("audio/output/settings/@frequency", "iommu/driver/@aw_bits"),
        *("iommu/driver/@caching_mode", "iommu/driver/@eim", "iommu/driver/@intremap"),
        *("iommu/driver/@iotlb", "panic/alias/@name", "rng/backend/source/reconnect/@enabled"),
        *("rng/backend/source/reconnect/@timeout", "rng/backend/protocol/@type"),
    ),
}
_CHARDEVS = ("serial", "parallel", "console", "channel", "smartcard", "redirdev")


def _merged(paths):
    """Return paths in which all character devices are one, without places."""
    found = set()
    for path in paths:
        tag, _, rest = path.partition("/")
        if not rest.startswith("acpi/"):
            inside = tag in _CHARDEVS and not rest.startswith("@")
            found.add(f"chardev/{rest}" if inside else path)
    return found


def test_what_is_listed_as_honoured_is_looked_at(recorded, monkeypatch):
    descriptions, emulator, records = recorded
    monkeypatch.setattr(firmware, "descriptions", lambda: descriptions)
    monkeypatch.setattr(
        deciding._Ports, "take", lambda self, kind, address: self._ranges[kind].start
    )
    settings = Settings(Places(Path("/state"), Path("/run"), Path("/log")), None)
    read = set()
    for record in records:
        if record["name"].partition("-")[2] not in WITH_DISKS:
            _made_or_refused(record["document"], emulator, settings, read)
    listed = _merged(path for path in _listed(honoured._KNOWN, "domain") if "disk/" not in path)
    elsewhere = {path for paths in ELSEWHERE.values() for path in paths}
    assert sorted(listed - _merged(read) - elsewhere) == []
    assert sorted(elsewhere - listed) == []
