"""Structures that drivers answer with, as they are sent: libvirt's, field by field."""

from __future__ import annotations

from typing import NamedTuple

__all__ = [
    "BlockInfo",
    "BlockStats",
    "CpuMap",
    "CpuMaps",
    "DomainInfo",
    "GuestTime",
    "NodeInfo",
    "SecurityModel",
    "StateAndReason",
]


class DomainInfo(NamedTuple):
    """Fields of virDomainInfo: sizes in KiB, time in nanoseconds."""

    state: int
    max_mem: int
    memory: int
    nr_virt_cpu: int
    cpu_time: int


class StateAndReason(NamedTuple):
    """State of a domain in virDomainState, and its reason."""

    state: int
    reason: int


class GuestTime(NamedTuple):
    """Time since 1970."""

    seconds: int
    nseconds: int


class BlockStats(NamedTuple):
    """Fields of virDomainBlockStats."""

    rd_req: int
    rd_bytes: int
    wr_req: int
    wr_bytes: int
    errs: int


class BlockInfo(NamedTuple):
    """Fields of virDomainBlockInfo in bytes, in the order in which they are sent."""

    allocation: int
    capacity: int
    physical: int


class CpuMaps(NamedTuple):
    """CPU maps one after the other, and their number."""

    cpumaps: bytes
    num: int


class NodeInfo(NamedTuple):
    """Fields of virNodeInfo; memory is in KiB."""

    model: str
    memory: int
    cpus: int
    mhz: int
    nodes: int
    sockets: int
    cores: int
    threads: int

    @property
    def max_cpus(self) -> int:
        """Number of CPUs that there would be if all were online."""
        return self.nodes * self.sockets * self.cores * self.threads


class CpuMap(NamedTuple):
    """CPUs of a host that are online: a map of them, their number, that of all CPUs."""

    cpumap: bytes
    online: int
    ret: int


class SecurityModel(NamedTuple):
    """Fields of virSecurityModel."""

    model: str
    doi: str
