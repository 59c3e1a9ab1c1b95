"""Disks of a domain, and changes of them, made from a seed."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from lxml import etree

from tests import documents

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["UUID", "changes", "told"]

UUID = "6695eb01-f6a4-8304-79aa-97f2502e1976"
_NAMES = (
    *(("vda", "virtio"), ("vdb", "virtio"), ("hda", "ide"), ("hdc", "ide")),
    *(("sda", "scsi"), ("sdh", "scsi"), ("sdz", "sata")),
)
# What a disk may have, and what it becomes for one of a few numbers.
_PARTS = (
    (0.3, 9, "<serial>s{}</serial>"),
    (0.2, 1, "<readonly/>"),
    (0.1, 2, "<iotune><read_iops_sec>5</read_iops_sec><group_name>g{}</group_name></iotune>"),
    (0.1, 2, "<iotune><group_name>g{}</group_name></iotune>"),
    (0.2, 3, "<boot order='1{}'/>"),
    (0.2, 6, "<alias name='ua-{}'/>"),
    (0.2, 3, "<address type='drive' controller='{}' bus='0' unit='0'/>"),
)
_DRIVES = ("ide", "scsi", "sata", "fdc")


def _disk(random: Random, name: str, bus: str) -> str:
    kind = "cdrom" if bus in _DRIVES and random.random() < 0.25 else "disk"
    source = f"<source file='/{random.randrange(9)}'/>" if random.random() < 0.9 else ""
    parts = [
        text.format(random.randrange(numbers))
        for chance, numbers, text in _PARTS
        if random.random() < chance
    ]
    return (
        f"<disk type='file' device='{kind}'>{source}<target dev='{name}' bus='{bus}'/>"
        f"{''.join(parts)}</disk>"
    )


def changes(seed: int, count: int) -> Iterator[tuple[str, list[str]]]:
    """Yield documents of domains, each with new versions of its disks."""
    random = Random(seed)
    for _ in range(count):
        names = random.sample(_NAMES, random.randrange(1, 5))
        document = documents.domain(
            "changed", UUID, devices="".join(_disk(random, *name) for name in names)
        )
        named = [random.choice(names if random.random() < 0.8 else _NAMES)[0] for _ in range(4)]
        yield document, [_disk(random, name, random.choice(_NAMES)[1]) for name in named]


def told(text: str) -> list[object]:
    """Return what a domain's document says of disks, their controllers and booting.

    It leaves out what QEMU's driver adds: PCI addresses, and the driver of a disk.
    """
    root = etree.fromstring(text)
    found: list[object] = []
    for device in root.iterfind("devices/*"):
        if device.tag == "disk":
            for part in (*device.iterfind("driver"), *device.iterfind("address")):
                if part.get("type") != "drive":
                    device.remove(part)
            found.append("".join(etree.tostring(device, with_tail=False).decode().split()))
        elif device.tag == "controller" and device.get("type") in _DRIVES:
            found.append((device.get("type"), device.get("index")))
    return [*found, *(boot.get("dev") for boot in root.iterfind("os/boot"))]
