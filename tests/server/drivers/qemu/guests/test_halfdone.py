"""Servers that are killed within a change of a guest, and the next ones.

VIRTRIO_KILLS=50 kills them before and after each command to QEMU, instead of some.
"""

import contextlib
import json
import os
import random
import signal
from typing import NamedTuple

import pytest

from tests.peers.virtrio_server import served
from tests.server.drivers.qemu.conftest import Host, qemus
from tests.server.drivers.qemu.counted import counted

pytestmark = pytest.mark.peer("qemu", "qemu-img", "virsh")

RUNS = int(os.environ.get("VIRTRIO_KILLS", "5"))
SEED = int(os.environ.get("VIRTRIO_SEED", "1"))

# Which QEMU takes away without asking the guest; an interface on PCI it does not.
DISK = (
    "<disk type='file' device='disk'><driver name='qemu' type='qcow2'/><source file='{folder}/b'/>"
    "<backingStore/><target dev='sda' bus='scsi'/></disk>"
)
NETWORK = (
    "<interface type='user'><mac address='52:54:00:00:00:07'/><model type='virtio'/></interface>"
)


class Change(NamedTuple):
    """What a command changes by how much, and what undoes it.

    ``turns`` are the last one at which the server is killed by default, and at all.
    """

    kind: str
    by: int
    turns: tuple[int, int]
    undo: str


AGAIN = "destroy g; start --paused g"
CHANGES = {
    "attach-device g disk.xml": Change("disk", 1, (6, 20), "detach-device g disk.xml"),
    "detach-device g disk.xml": Change("disk", -1, (2, 20), "attach-device g disk.xml"),
    "attach-device g net.xml": Change("net", 1, (2, 2), AGAIN),
    "iothreadadd g 3": Change("iothread", 1, (4, 20), "iothreaddel g 3"),
    "iothreaddel g 3": Change("iothread", -1, (2, 20), "iothreadadd g 3"),
    "setvcpus g 3": Change("vcpu", 2, (6, 20), AGAIN),
}


class Guest:
    """A paused guest, by what its server and its QEMU say."""

    def __init__(self, folder, host) -> None:
        self.folder, self.host = folder, host
        for name in ("a", "b"):
            host.image(name)
        (folder / "disk.xml").write_text(DISK.format(folder=folder))
        (folder / "net.xml").write_text(NETWORK)
        more = "<controller type='scsi' model='virtio-scsi'/><controller type='usb'/>"
        text = host.document("g", host.disk(folder / "a"), more=more)
        text = text.replace("<os>", "<vcpu current='1'>4</vcpu><os>")
        host.define(text.replace("<devices>", "<features><acpi/></features><devices>"))
        host.virsh("start", "--paused", "g")

    def virsh(self, line: str) -> None:
        for name in ("disk.xml", "net.xml"):
            line = line.replace(name, f"{self.folder}/{name}")
        self.host.virsh(line)

    def ask(self, command: str, **arguments):
        said = json.dumps({"execute": command, "arguments": arguments})
        return json.loads(self.host.virsh("qemu-monitor-command", "g", said))["return"]

    def noted(self) -> dict[str, int]:
        """Return how many of each kind the definition has."""
        text = self.host.virsh("dumpxml", "g")
        return {
            "disk": text.count("<disk "),
            "net": text.count("<interface "),
            "iothread": text.count("<iothread id="),
            "vcpu": int(self.host.virsh("vcpucount", "g", "--live", "--active")),
        }

    def there(self) -> dict[str, object]:
        """Return how many of each kind QEMU has; all counts where its parts differ."""
        nodes = [node["node-name"] for node in self.ask("query-named-block-nodes")]
        drives = [drive for drive in self.ask("query-block") if drive.get("qdev")]
        devices = [each["name"] for each in self.ask("qom-list", path="/machine/peripheral")]
        network = self.ask("human-monitor-command", **{"command-line": "info network"})
        disks = {
            len(drives),
            *(sum(part in node for node in nodes) for part in ("-format", "-storage")),
        }
        nets = {network.count("hostnet"), sum(name.startswith("net") for name in devices)}
        return {
            "disk": disks.pop() if len(disks) == 1 else disks,
            "net": nets.pop() if len(nets) == 1 else nets,
            "iothread": len(self.ask("query-iothreads")),
            "vcpu": len(self.ask("query-cpus-fast")),
        }


@pytest.mark.parametrize("line", CHANGES)
def test_a_server_killed_within_a_change(folder, line):
    """Definition and QEMU agree afterwards, and the change can be made, or undone."""
    change = CHANGES[line]
    few, most = change.turns
    chance = random.Random(f"{SEED} {line}")
    wanted = range(1, most + 1) if RUNS >= 50 else [chance.randint(1, few)]
    armed, state = folder / "armed", folder / "state"
    try:
        with contextlib.ExitStack() as stack:

            def serve() -> Host:
                stack.pop_all().close()
                words = "--state-dir", str(state)
                endpoint = served(*words, before=counted(armed), expect_clean=False)
                return Host(folder, state, stack.enter_context(endpoint))

            guest = Guest(folder, serve())
            if change.by < 0:
                guest.virsh(change.undo)
            before = guest.noted()
            after = before | {change.kind: before[change.kind] + change.by}
            for number in wanted:
                armed.write_text(str(number))
                try:
                    guest.virsh(line)
                except AssertionError:
                    guest.host.server.process.wait(30)
                else:
                    assert number > few
                    break
                finally:
                    armed.unlink()
                guest.host = serve()
                guest.host.wait(lambda: guest.noted() == guest.there())
                if guest.noted() != after:
                    guest.virsh(line)
                assert guest.noted() == guest.there() == after
                guest.virsh(change.undo)
                assert guest.noted() == guest.there() == before
    finally:
        for pid in qemus(state):
            os.kill(pid, signal.SIGKILL)


EVERYTHING = (
    "<controller type='scsi' model='virtio-scsi'/><controller type='usb' model='qemu-xhci'/>"
    "<interface type='user'><model type='virtio'/></interface>"
    "<interface type='user'><model type='e1000'/><alias name='ua-net'/></interface>"
    "<channel type='unix'><target type='virtio' name='org.example'/></channel>"
    "<input type='tablet' bus='usb'/><sound model='ich6'/>"
    "<sound model='ich9'><alias name='ua-song'/></sound>"
    "<video><model type='vga'/></video><watchdog model='i6300esb'/><rng model='virtio'>"
    "<backend model='random'>/dev/urandom</backend></rng><memballoon model='virtio'/>"
)


def test_a_guest_keeps_what_it_was_started_with(folder):
    """Nothing is taken for the rest of a change, nor what QEMU's arguments have."""
    state = folder / "state"
    words = "--state-dir", str(state)
    kept = ("/machine/peripheral", "/objects", "/machine/unattached")
    try:
        with served(*words) as endpoint:
            host = Host(folder, state, endpoint)
            disks = [host.disk(host.image(name)) for name in ("a", "b", "c")]
            disks[1] = disks[1].replace("'vda' bus='virtio'", "'sda' bus='scsi'")
            disks[2] = disks[2].replace("'vda' bus='virtio'", "'sdb' bus='usb'")
            text = host.document("g", *disks, more=EVERYTHING)
            text = text.replace("<os>", "<vcpu current='2'>4</vcpu><iothreads>2</iothreads><os>")
            host.define(text)
            arguments = (
                "<qemu:commandline xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'>"
                "<qemu:arg value='-device'/><qemu:arg value='virtio-net,id=net7,addr=0x1d'/>"
                "</qemu:commandline></domain>"
            )
            other = host.document("own").replace("</domain>", arguments)
            host.define(other)
            before = {}
            for name in ("g", "own"):
                host.virsh("start", "--paused", name)
                before[name] = [qom(host, name, path) for path in kept], host.nodes(name)
        with served(*words) as endpoint:
            host = Host(folder, state, endpoint)
            for name, known in before.items():
                assert ([qom(host, name, path) for path in kept], host.nodes(name)) == known
            assert "did not note" not in endpoint.log.read_text()
    finally:
        for pid in qemus(state):
            os.kill(pid, signal.SIGKILL)


def qom(host, name, path) -> list[str]:
    """Return the names of what QEMU has at a path."""
    said = json.dumps({"execute": "qom-list", "arguments": {"path": path}})
    listed = json.loads(host.virsh("qemu-monitor-command", name, said))["return"]
    return sorted(each["name"] for each in listed)
