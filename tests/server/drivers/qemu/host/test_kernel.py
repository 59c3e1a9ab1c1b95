"""What is read of the kernel's files about the host."""

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
