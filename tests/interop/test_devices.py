"""Devices: what libvirtd 9.0.0 answers about the rules, and virsh with our server.

Its test driver attaches none, but its QEMU driver reads devices with the same parser,
finds their places with the same functions, and attaches them to domains that do not
run.
"""

from __future__ import annotations

import os
import re
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest
from lxml import etree

from tests import documents, peers
from tests.interop import changed_disks, domain_documents
from tests.peers import virsh
from virtrio.protocol.errors import LibvirtError
from virtrio.server.conf.domain.devices.hotplug import check_alias, check_compatible, with_device
from virtrio.server.conf.domain.devices.one_device import read_device
from virtrio.server.conf.domain.read import parse_domain
from virtrio.server.drivers.test.driver import TestDriver

if TYPE_CHECKING:
    from pathlib import Path

    from tests.peers.worker import Worker
    from virtrio.server.conf.domain.definition import DomainDef

pytestmark = pytest.mark.peer("libvirtd", "libvirt-python", "virsh")

DOCUMENTS = int(os.environ.get("VIRTRIO_DOCUMENTS", "300")) // 10
ALL = "<disk type='{kind}'>{source}<target dev='{name}' bus='{bus}'/>{more}</disk>"


def disk(name: str, bus: str = "virtio", more: str = "", kind: str = "file") -> str:
    source = {
        "file": f"<source file='/{name}'/>",
        "volume": "<source pool='p' volume='v'/>",
        "none": "",
    }[kind]
    return ALL.format(
        kind="file" if kind == "none" else kind, source=source, name=name, bus=bus, more=more
    )


BEFORE = [disk("vdd"), disk("hda", "ide"), disk("sdc", "scsi"), disk("vdb")]
ALIAS = "<alias name='ua-{}'/>"
# Devices that are added one after the other, where the rules allow it.
DEVICES = [
    *(disk(name) for name in ("vdc", "vda", "vde", "vdaa")),
    *(disk(name, "scsi") for name in ("sdb", "sdd", "sda")),
    disk("foo", "scsi"),
    disk("sdz", "scsi", ALIAS.format("a")),
    disk("sdy", "scsi", ALIAS.format("a")),
    disk("sdx", "scsi", ALIAS.format("b")),
    disk("vdf", more="<boot order='1'/>"),
    disk("vdg", kind="none"),
    disk("vdh", more="<address type='unassigned'/>"),
    disk("sdw", "scsi", "<serial>s</serial><iotune><read_iops_sec>5</read_iops_sec></iotune>"),
    disk("vdi").replace("disk", "x:disk").replace("<x:disk", "<x:disk xmlns:x='urn:x'", 1),
    *("", "<disk>", "<cow/>", "<emulator>/x</emulator>", "<chr/>", "<redirfilter/>"),
    "<crypto model='virtio' type='qemu'><backend model='builtin'/></crypto>",
    "<rng model='virtio'><backend model='random'>/dev/r</backend>"
    "<address type='unassigned'/></rng>",
    "<sound model='ac97'><audio id='3'/></sound>",
    "<memory model='dimm'><target><size>1024</size></target></memory>",
    "<interface type='cow'/>",
    "<interface type='bridge'/>",
    "<hostdev mode='cow'/>",
    "<hostdev type='pci'/>",
    "<input type='cow'/>",
    "<video><model type='cow'/></video>",
    "<console type='cow'/>",
    "<channel type='pty'><target type='cow'/></channel>",
    "<graphics type='cow'/>",
    "<controller type='cow'/>",
    "<filesystem type='cow'/>",
    "<shmem name='a/b'/>",
    "<tpm model='cow'/>",
    "<watchdog model='cow'/>",
    "<lease/>",
    "<hub/>",
    "<vsock model='cow'/>",
]
TARGETS = re.compile(r"<target dev='(\w+)' bus")


def test_rules_are_those_of_libvirt(libvirtd: peers.Endpoint, libvirt_python: Worker) -> None:
    document = documents.domain("d", devices="".join(BEFORE)).replace("type='test'", "type='qemu'")
    ours = parse_domain(document)
    libvirt_python.value("open", uri=libvirtd.uri(driver="qemu"), save="conn")

    def call(method: str, *args: Any) -> Any:
        return libvirt_python.run(
            [{"op": "call", "on": "domain", "method": method, "args": list(args)}]
        )[0]

    request = {"op": "call", "on": "conn", "method": "defineXML", "args": [document]}
    (defined,) = libvirt_python.run([request | {"save": "domain"}])
    assert "error" not in defined, defined
    differing = []
    try:
        for device in DEVICES:
            theirs = call("attachDeviceFlags", device, 2)
            found = theirs.get("error")
            refused = found and tuple(found)
            known = ours
            try:
                new = read_device(device, ours)
                check_alias(ours, new)
                check_compatible(ours, new)
                ours = with_device(ours, new)
                ourselves = None
            except LibvirtError as error:
                ourselves = (int(error.code), int(error.domain), error.message)
            if ourselves != refused:
                differing.append((device, refused, ourselves))
                ours = known
        printed = call("XMLDesc", 2)["value"]
        assert TARGETS.findall(printed) == TARGETS.findall(ours.format())
    finally:
        call("undefine")
        libvirt_python.value("close")
    assert differing == []


# The domain to which devices of many kinds are attached, each alone.
GUEST = documents.domain(
    "d",
    documents.UUID,
    devices=disk("vda", more=ALIAS.format("base"))
    + "<controller type='usb' index='0' model='piix3-uhci'/><audio id='1' type='none'/>",
).replace("type='test'", "type='qemu'")
FROM_QEMU = 10
# What QEMU's driver finds while it gives devices addresses, which the test driver does
# not; and the model of a vsock, which it chooses.
ADDRESSES = re.compile(
    "PCI Address|USB port|hub at port|bus for a device|slot is needed|serial controller"
    "|PCI bus|USB bus|controllers"
)
NO_MODEL = "option is only supported for virtio devices"


def test_devices_are_read_as_by_libvirt(libvirtd: peers.Endpoint, libvirt_python: Worker) -> None:
    """Compare single devices of documents that are made from a seed."""
    devices = dict.fromkeys(
        etree.tostring(device, with_tail=False).decode()
        for document in domain_documents.documents(DOCUMENTS, 4)
        for device in etree.fromstring(document.text).iterfind("devices/*")
    )
    guest = parse_domain(GUEST)
    libvirt_python.value("open", uri=libvirtd.uri(driver="qemu"), save="conn")
    define = {"op": "call", "on": "conn", "method": "defineXML", "args": [GUEST], "save": "d"}
    attach = {"op": "call", "on": "d", "method": "attachDeviceFlags"}
    differing, alike = [], 0
    try:
        for device in devices:
            _, theirs = libvirt_python.run([define, attach | {"args": [device, 2]}])
            refused = theirs.get("error")
            ourselves = refusal_of(guest, device)
            if refused and (refused[1] == FROM_QEMU or ADDRESSES.search(refused[2])):
                continue
            if refused is None and ourselves and ourselves[2].endswith(NO_MODEL):
                continue
            alike += refused == ourselves
            if refused != ourselves:
                differing.append((device, refused, ourselves))
    finally:
        libvirt_python.run([{"op": "call", "on": "d", "method": "undefine", "args": []}])
        libvirt_python.value("close")
    assert differing == []
    assert alike > len(devices) / 3


def refusal_of(guest: DomainDef, text: str) -> list[Any] | None:
    """Return the error about a device that is attached, or None."""
    try:
        device = read_device(text, guest)
        check_alias(guest, device)
        check_compatible(guest, device)
    except LibvirtError as error:
        return [int(error.code), int(error.domain), error.message]
    return None


def test_disks_are_changed_as_by_libvirt(libvirtd: peers.Endpoint, libvirt_python: Worker) -> None:
    """Compare changes of stored definitions, one after the other."""
    libvirt_python.value("open", uri=libvirtd.uri(driver="qemu"), save="conn")
    dom = SimpleNamespace(name="changed", uuid=UUID(changed_disks.UUID).bytes, id=-1)
    differing: list[Any] = []
    alike = 0
    for document, disks in changed_disks.changes(1, 2 * DOCUMENTS):
        theirs = stored_changes(libvirt_python, document, disks)
        driver = TestDriver()
        for number, disk in enumerate([document, *disks]):
            try:
                if number:
                    driver.domain_update_device_flags(dom, disk, 2)
                else:
                    driver.domain_define_xml(disk)
                ours: Any = changed_disks.told(driver.domain_get_xml_desc(dom, 2))
            except LibvirtError as error:
                ours = error.message
            if theirs[number] is None or (not number and isinstance(ours, str)):
                break  # QEMU's own rules, or no domain
            alike += number > 0
            if theirs[number] != ours:
                differing.append((document, disk, theirs[number], ours))
                break
    libvirt_python.value("close")
    assert differing == []
    assert alike > DOCUMENTS


def stored_changes(client: Worker, document: str, disks: list[str]) -> list[Any]:
    """Have libvirt define a domain, and change its disks.

    Returns what is told of the domain after each step, or the text of the error; None
    where QEMU's driver has the error.
    """
    found: list[Any] = []
    for number, text in enumerate([document.replace("'test'", "'qemu'"), *disks]):
        step = {"op": "call", "on": "d", "method": "updateDeviceFlags", "args": [text, 2]}
        if not number:
            step |= {"on": "conn", "method": "defineXML", "args": [text], "save": "d"}
        described = {"op": "call", "on": "d", "method": "XMLDesc", "args": [2]}
        answer, shown = client.run([step, described])
        error = answer.get("error")
        if error is None:
            found.append(changed_disks.told(shown["value"]))
        else:
            is_own = error[1] == FROM_QEMU and not error[2].endswith("doesn't exist.")
            found.append(None if is_own else error[2])
            if not number:
                return found
    client.run([{"op": "call", "on": "d", "method": "undefine", "args": []}])
    return found


NODE = """<node>
  <domain type='test' xmlns:test='http://libvirt.org/schemas/domain/test/1.0'>
    <name>a</name><memory>8192</memory><os><type>hvm</type></os>{inside}
  </domain>
</node>
"""
TAINTED = [
    "<devices><disk type='block' device='lun' rawio='yes'><source dev='/d'/><target dev='sda'/>"
    "</disk></devices>",
    "<devices><disk type='block' device='cdrom'><source dev='/d'/><target dev='hdc'/></disk>"
    "<disk type='block' device='cdrom'><target dev='hda'/></disk></devices>",
    "<devices><disk type='file' device='cdrom'><source file='/d'/><target dev='hdc'/></disk>"
    "</devices>",
    "<devices><interface type='user'><script path='/s'/></interface></devices>",
    "<devices><hostdev type='scsi' rawio='yes'><source><adapter name='scsi_host0'/>"
    "<address bus='0' target='0' unit='0'/></source></hostdev></devices>",
    "<cpu mode='custom' match='exact'><model>Deprecated-Test</model></cpu>"
    "<devices><interface type='user'><script path='/s'/></interface></devices>",
    "<cpu match='exact'><model>Deprecated-Test</model></cpu>",
    "<cpu mode='custom' match='exact'><model>486</model></cpu>",
    "<test:runstate>5</test:runstate><devices><interface type='user'><script path='/s'/>"
    "</interface></devices>",
]


@pytest.mark.parametrize("inside", TAINTED)
def test_messages_about_domains_of_a_file(
    libvirtd: peers.Endpoint,
    server: peers.Endpoint,
    libvirt_python: Worker,
    tmp_path: Path,
    inside: str,
) -> None:
    file = tmp_path / "node.xml"
    file.write_text(NODE.format(inside=inside))
    found = []
    for endpoint in (libvirtd, server):
        libvirt_python.value(
            "open", uri=f"test+unix://{file}?socket={endpoint.socket}", save="conn"
        )
        lookup = {"op": "call", "on": "conn", "method": "lookupByName", "args": ["a"]}
        asked = [
            {"op": "call", "on": "a", "method": "messages", "args": [flags]} for flags in range(4)
        ]
        found.append(libvirt_python.run([lookup | {"save": "a"}, *asked])[1:])
        libvirt_python.value("close")
    assert found[0] == found[1]


def test_virsh_attaches_changes_and_detaches(server: peers.Endpoint, tmp_path: Path) -> None:
    (tmp_path / "disk.xml").write_text(documents.disk("vdx", "/x"))
    changed = documents.disk("vda", "/changed").replace("'vda'", "'vda' bus='virtio'")
    (tmp_path / "changed.xml").write_text(changed)
    refused = "error: Failed to attach device from disk.xml\nerror: unsupported flags (0x2) in "
    session = {
        "attach-device test disk.xml --live": "",
        "attach-disk test /y vdy --live --alias ua-y": "",
        "attach-interface test bridge br0 --live --mac 52:54:00:00:00:09 --alias ua-n": "",
        "domblklist test": " vda   /guest/diskimage1\n vdx /x\n vdy /y",
        "detach-device-alias test virtio-disk23 --live": "",
        "detach-device-alias test ua-y --live": "",
        "detach-device-alias test ua-n": "",
        "update-device test changed.xml --live --config": "",
        "domblklist  test": " vda   /changed",
        "attach-device test disk.xml --config": (
            f"{refused}function testDomainAttachDeviceLiveAndConfig"
        ),
    }
    done = virsh.session(server.uri(), list(session), tmp_path)
    assert {command: shown.split() for command, shown in done} == {
        command: expected.split() for command, expected in session.items()
    }
