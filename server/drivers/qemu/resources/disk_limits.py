"""Limits of a disk's I/O: in definitions, and as QEMU is told of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ....conf import xml
    from ..disks.nodes import BlockDisk

__all__ = ["LENGTHS", "SIZES", "limits_of", "throttle"]

# Elements of <iotune>, and members of QEMU's.
SIZES = {
    "total_bytes_sec": "bps",
    "read_bytes_sec": "bps_rd",
    "write_bytes_sec": "bps_wr",
    "total_iops_sec": "iops",
    "read_iops_sec": "iops_rd",
    "write_iops_sec": "iops_wr",
    "total_bytes_sec_max": "bps_max",
    "read_bytes_sec_max": "bps_rd_max",
    "write_bytes_sec_max": "bps_wr_max",
    "total_iops_sec_max": "iops_max",
    "read_iops_sec_max": "iops_rd_max",
    "write_iops_sec_max": "iops_wr_max",
    "size_iops_sec": "iops_size",
}
# These are said only where they are set.
LENGTHS = {
    "total_bytes_sec_max_length": "bps_max_length",
    "read_bytes_sec_max_length": "bps_rd_max_length",
    "write_bytes_sec_max_length": "bps_wr_max_length",
    "total_iops_sec_max_length": "iops_max_length",
    "read_iops_sec_max_length": "iops_rd_max_length",
    "write_iops_sec_max_length": "iops_wr_max_length",
}


def limits_of(disk: xml.Element) -> dict[str, str]:
    """Return the limits that a definition gives a disk."""
    tune = disk.find("iotune")
    return {} if tune is None else {part.tag: part.text or "" for part in tune.children}


def throttle(block: BlockDisk, disk: xml.Element) -> tuple[str, dict[str, Any]]:
    """Return the command that limits a disk as its definition says."""
    return throttle_by(block, limits_of(disk))


def throttle_by(block: BlockDisk, limits: dict[str, str]) -> tuple[str, dict[str, Any]]:
    """Return the command that gives a disk these limits."""
    said: dict[str, Any] = {"id": block.qdev}
    said |= {name: int(limits.get(tag) or 0) for tag, name in SIZES.items()}
    if limits.get("group_name"):
        said["group"] = limits["group_name"]
    said |= {name: int(limits[tag]) for tag, name in LENGTHS.items() if int(limits.get(tag) or 0)}
    return "block_set_io_throttle", said
