"""Views of a definition, which drivers read without looking at its elements."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from tests.server.conf.domain.regenerate import HERE, INACTIVE, SECURE, document
from virtrio.server.conf.domain import views
from virtrio.server.conf.domain.read import ParserConfig, parse_domain

if TYPE_CHECKING:
    from pathlib import Path

TEST = ParserConfig(default_arch="i686", interface_prefix="testnet")
DOCUMENTS = sorted((HERE / "documents").glob("*.xml"))
# Views of a definition, and the elements that they are of.
KINDS = {
    "disks": ("disk",),
    "controllers": ("controller",),
    "filesystems": ("filesystem",),
    "interfaces": ("interface",),
    "chardevs": ("serial", "parallel", "console", "channel"),
    "inputs": ("input",),
    "graphics": ("graphics",),
    "sounds": ("sound",),
    "videos": ("video",),
    "hostdevs": ("hostdev",),
    "memory_modules": ("memory",),
}


def said(view: views.Device) -> dict[str, object]:
    """Return all answers of a view."""
    names = [
        name
        for name, _ in inspect.getmembers(type(view), lambda member: isinstance(member, property))
    ]
    return {name: getattr(view, name) for name in names}


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_every_device_has_a_view_that_answers_everything(path: Path) -> None:
    domain = parse_domain(path.read_text(), TEST)
    printed = etree.fromstring(domain.format(SECURE | INACTIVE))
    for name, tags in KINDS.items():
        found = getattr(domain, name)
        assert len(found) == sum(len(printed.findall(f"devices/{tag}")) for tag in tags), name
        for view in found:
            assert said(view)
    balloon = printed.find("devices/memballoon")
    assert (domain.memballoon is None) == (balloon is None)
    for disk, element in zip(domain.disks, printed.iterfind("devices/disk"), strict=True):
        target, driver = element.find("target"), element.find("driver")
        assert (disk.type, disk.device) == (element.get("type"), element.get("device"))
        assert (disk.target, disk.bus) == (target.get("dev"), target.get("bus"))
        assert disk.format == (None if driver is None else driver.get("type"))
        assert disk.is_readonly == (element.find("readonly") is not None)


def test_disks() -> None:
    devices = (
        "<disk type='file'><driver name='qemu' type='qcow2' cache='none' iothread='2'/>"
        "<source file='/a'/><target dev='vda' bus='virtio'/><serial>s1</serial>"
        "<boot order='3'/><alias name='ua-system'/></disk>"
        "<disk type='network' device='disk'><source protocol='nbd' name='x'>"
        "<host name='h'/></source><target dev='sdb' bus='scsi'/><shareable/></disk>"
        "<disk type='file' device='cdrom'><target dev='hdc' bus='ide'/></disk>"
    )
    first, second, drive = parse_domain(document({"devices": devices}), TEST).disks
    assert (first.path, first.format, first.cache, first.iothread) == ("/a", "qcow2", "none", 2)
    assert (first.serial, first.boot_order, first.alias, first.address) == (
        "s1",
        3,
        "ua-system",
        None,
    )
    assert (second.type, second.path, second.is_shareable, second.drive) == (
        "network",
        "x",
        True,
        (0, 0, 0, 1),
    )
    assert second.address == {
        "type": "drive",
        "controller": "0",
        "bus": "0",
        "target": "0",
        "unit": "1",
    }
    assert (drive.is_empty, drive.is_readonly, drive.path, drive.source) == (True, True, None, None)
    assert (first.is_empty, first.is_readonly, first.is_transient) == (False, False, False)


def test_interfaces() -> None:
    devices = (
        "<interface type='network'><mac address='52:54:00:00:00:01'/><source network='default'/>"
        "<model type='virtio'/></interface>"
        "<interface type='direct'><mac address='52:54:00:00:00:02'/>"
        "<source dev='eth0' mode='bridge'/><target dev='tap7'/></interface>"
        "<interface type='user'><mac address='52:54:00:00:00:03'/></interface>"
    )
    found = parse_domain(document({"devices": devices}), TEST).interfaces
    assert [(one.type, one.mac[-2:], one.target, one.source, one.model) for one in found] == [
        ("network", "01", "testnet0", "default", "virtio"),
        ("direct", "02", "tap7", "eth0", None),
        ("user", "03", "testnet1", None, None),
    ]


def test_memory_and_virtual_cpus() -> None:
    top = (
        "<currentMemory>512</currentMemory><maxMemory slots='2'>4096</maxMemory>"
        "<vcpu current='2' cpuset='0-3'>4</vcpu>"
    )
    domain = parse_domain(document({"top": top}), TEST)
    memory, vcpus = domain.memory, domain.vcpus
    assert (memory.total, memory.current, memory.maximum, memory.slots) == (1024, 512, 4096, 2)
    assert (vcpus.current, vcpus.maximum, vcpus.placement, vcpus.cpuset) == (2, 4, "static", "0-3")
    domain.set_memory(current=256)
    domain.set_vcpus(3)
    assert (domain.memory.current, domain.vcpus.current) == (256, 3)
    assert (memory.current, vcpus.current) == (512, 2)
    assert "current='3'" in domain.format()


def test_graphics_and_what_they_listen_on() -> None:
    devices = (
        "<graphics type='vnc' port='5901' passwd='p'>"
        "<listen type='address' address='::1'/></graphics>"
        "<graphics type='spice' autoport='yes'><listen type='network' network='n'/></graphics>"
    )
    vnc, spice = parse_domain(document({"devices": devices}), TEST).graphics
    assert (vnc.type, vnc.port, vnc.has_chosen_port, vnc.password) == ("vnc", 5901, False, "p")
    assert vnc.listens == (views.Listen("address", "::1"),)
    assert (spice.port, spice.tls_port, spice.has_chosen_port, spice.password) == (
        None,
        None,
        True,
        None,
    )
    assert spice.listens == (views.Listen("network", "n"),)


def test_a_view_is_of_what_was_there_when_it_was_made() -> None:
    domain = parse_domain(
        document({"devices": "<memballoon model='virtio'><stats period='5'/></memballoon>"}), TEST
    )
    balloon = domain.memballoon
    assert balloon is not None
    domain.replace_device(balloon.element, balloon.element.twin(children=[]))
    assert (balloon.model, balloon.period) == ("virtio", 5)
    assert domain.memballoon is not None
    assert domain.memballoon.period == 0
