"""What is read of the kernel's files about the host."""

import struct

import pytest

from virtrio.server.conf.cpu.models import x86
from virtrio.server.drivers.qemu.host import kernel


def test_the_memory_of_a_host_is_that_of_its_cells(tmp_path, monkeypatch):
    """As in libvirt. Where a balloon grows, the kernel tells another sum."""
    (tmp_path / "online").write_text("0,2\n")
    for number, total in ((0, 1000), (2, 500)):
        folder = tmp_path / f"node{number}"
        folder.mkdir()
        (folder / "cpulist").write_text("0\n" if number == 0 else "\n")
        (folder / "meminfo").write_text(
            f"Node {number} MemTotal: {total} kB\nNode {number} MemFree: {total // 10} kB\n"
        )
    monkeypatch.setattr(kernel, "_NODES", tmp_path)
    assert kernel.node_info().memory == 1500
    assert kernel.free_memory() == 150 * 1024
    monkeypatch.setattr(kernel, "_NODES", tmp_path / "none")
    assert kernel.node_info().memory == kernel.memory()["total"]


def test_features_that_a_processor_has_in_both_vendors_places(tmp_path, monkeypatch):
    """A hypervisor may show Intel's on AMD's; the kernel has one name for the two."""
    told = tmp_path / "cpuid"
    with told.open("wb") as file:
        for leaf, registers in ((7, (0, 0, 0, 1 << 27)), (0x80000008, (0, 1 << 24, 0, 0))):
            file.seek(leaf)
            file.write(struct.pack("<4I", *registers))
    monkeypatch.setattr(kernel, "_CPUID", told)
    bits, found = x86().bits, kernel.processor().features
    shared = ("spec-ctrl", "stibp", "ssbd", "ibpb", "ibrs", "amd-stibp", "amd-ssbd", "virt-ssbd")
    assert [name for name in shared if found & bits[name]] == ["stibp", "amd-ssbd"]


@pytest.mark.parametrize("text", [None, b"", b"short"])
def test_a_processor_that_is_not_asked(text, tmp_path, monkeypatch):
    path = tmp_path / "cpuid"
    if text is not None:
        path.write_bytes(text)
    monkeypatch.setattr(kernel, "_CPUID", path)
    assert kernel._features_in_place() == {}
    assert kernel.processor().features
