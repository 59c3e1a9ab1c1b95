"""Answers with fixed fields: libvirt-python's lists and tuples, with names for items.

They are equal to plain lists and tuples with the same items. Their `repr` and
attributes name the fields, and members of libvirt's enums where an item is one::

    >>> info = domain.info()
    >>> info
    DomainInfo(state=VIR_DOMAIN_RUNNING, max_mem=8388608, memory=2097152,
               nr_virt_cpu=2, cpu_time=0)
    >>> info[2] == info.memory
    True

A class declares its fields in their order, as a NamedTuple does; making one costs a
tenth of what that costs. An enum is loaded when somebody looks.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, ClassVar, TypeAlias, TypeVar

from ..protocol.numbers import named

if TYPE_CHECKING:
    from enum import IntEnum

    from ..protocol._generated.enums import (
        DomainBlockedReason,
        DomainControlErrorReason,
        DomainControlState,
        DomainCrashedReason,
        DomainJobType,
        DomainNostateReason,
        DomainPausedReason,
        DomainPMSuspendedReason,
        DomainRunningReason,
        DomainShutdownReason,
        DomainShutoffReason,
        DomainState,
        StoragePoolState,
        StorageVolType,
        VcpuState,
    )

    DomainReason: TypeAlias = (
        DomainNostateReason
        | DomainRunningReason
        | DomainBlockedReason
        | DomainPausedReason
        | DomainShutdownReason
        | DomainShutoffReason
        | DomainCrashedReason
        | DomainPMSuspendedReason
    )

__all__ = [
    "BlockInfo",
    "BlockStats",
    "CPUMap",
    "ControlInfo",
    "DomainInfo",
    "DomainStatus",
    "FileSystem",
    "IOThread",
    "InterfaceStats",
    "JobInfo",
    "NodeInfo",
    "SchedulerType",
    "SecurityLabel",
    "SecurityModel",
    "StoragePoolInfo",
    "StorageVolInfo",
    "Vcpu",
]

_T = TypeVar("_T")


def _enum(name: str) -> type[IntEnum]:
    from ..protocol._generated import enums

    found: type[IntEnum] = getattr(enums, name)
    return found


def _item(at: int, annotation: str, cls: str) -> property:
    """Make the attribute for an item; for ``Kind | int`` it is the enum's member."""
    kind, _, number = annotation.partition(" | ")
    if number != "int":
        return property(lambda self: self[at], doc=f"Item {at} of a {cls}.")
    return property(
        lambda self: named(self._enum(kind), self[at]), doc=f"Item {at} of a {cls}, a {kind}."
    )


class _Fields:
    """Base of lists and tuples whose items have names."""

    __slots__ = ()

    _fields: ClassVar[tuple[str, ...]] = ()

    def __init_subclass__(cls) -> None:
        annotations: dict[str, str] = cls.__annotations__
        cls._fields = tuple(annotations)
        for at, (name, annotation) in enumerate(annotations.items()):
            setattr(cls, name, _item(at, annotation, cls.__name__))

    def __repr__(self) -> str:
        items = ", ".join(f"{name}={_shown(getattr(self, name))}" for name in self._fields)
        return f"{type(self).__name__}({items})"

    def _enum(self, kind: str) -> type[IntEnum]:
        return _enum(kind)


def _shown(value: object) -> str:
    """Return the name of an enum's member, the repr of anything else."""
    return value.name if isinstance(value, Enum) else repr(value)


class Record(_Fields, list[_T]):
    """A list whose items have names."""

    __slots__ = ()


class Row(_Fields, tuple[_T, ...]):
    """A tuple whose items have names."""

    __slots__ = ()


# -- the host --------------------------------------------------------------------------


class NodeInfo(Record["str | int"]):
    """The host: model and number of its CPUs, memory in MiB, and its NUMA nodes."""

    __slots__ = ()

    model: str
    memory: int  # MiB
    cpus: int
    mhz: int
    nodes: int
    sockets: int  # of a node
    cores: int  # of a socket
    threads: int  # of a core


class SecurityModel(Record[str]):
    """The host's security driver, and its domain of interpretation."""

    __slots__ = ()

    model: str
    doi: str


class CPUMap(Row["int | list[bool]"]):
    """The host's CPUs: how many are present, which of them are online, how many are."""

    __slots__ = ()

    cpus: int
    cpumap: list[bool]
    online: int


# -- domains ---------------------------------------------------------------------------


class DomainInfo(Record[int]):
    """A domain's state, memory in KiB, virtual CPUs and CPU time in nanoseconds."""

    __slots__ = ()

    state: DomainState | int
    max_mem: int  # KiB
    memory: int  # KiB
    nr_virt_cpu: int
    cpu_time: int  # nanoseconds


_REASONS = (
    "DomainNostateReason",
    "DomainRunningReason",
    "DomainBlockedReason",
    "DomainPausedReason",
    "DomainShutdownReason",
    "DomainShutoffReason",
    "DomainCrashedReason",
    "DomainPMSuspendedReason",
)


class DomainStatus(Record[int]):
    """A domain's state and its reason: a DomainRunningReason while it runs."""

    __slots__ = ()

    state: DomainState | int
    reason: DomainReason | int

    def _enum(self, kind: str) -> type[IntEnum]:
        if kind == "DomainReason":
            kind = _REASONS[self[0]] if 0 <= self[0] < len(_REASONS) else "DomainNostateReason"
        return _enum(kind)


class ControlInfo(Record[int]):
    """State of the connection to a domain's hypervisor, and for how long, in ms."""

    __slots__ = ()

    state: DomainControlState | int
    details: DomainControlErrorReason | int
    state_time: int  # milliseconds


class JobInfo(Record[int]):
    """A domain's job: times in milliseconds, amounts in bytes."""

    __slots__ = ()

    type: DomainJobType | int
    time_elapsed: int
    time_remaining: int
    data_total: int
    data_processed: int
    data_remaining: int
    mem_total: int
    mem_processed: int
    mem_remaining: int
    file_total: int
    file_processed: int
    file_remaining: int


class BlockInfo(Record[int]):
    """Sizes of a disk, in bytes."""

    __slots__ = ()

    capacity: int
    allocation: int
    physical: int


class SecurityLabel(Record["str | bool"]):
    """A domain's label, and whether it is enforced."""

    __slots__ = ()

    label: str
    enforcing: bool


class BlockStats(Row[int]):
    """Reads and writes of a disk since the domain started; -1: not counted."""

    __slots__ = ()

    rd_req: int
    rd_bytes: int
    wr_req: int
    wr_bytes: int
    errs: int


class InterfaceStats(Row[int]):
    """Traffic of an interface since the domain started; -1: not counted."""

    __slots__ = ()

    rx_bytes: int
    rx_packets: int
    rx_errs: int
    rx_drop: int
    tx_bytes: int
    tx_packets: int
    tx_errs: int
    tx_drop: int


class SchedulerType(Row["str | int"]):
    """A scheduler's name, and how many parameters it has."""

    __slots__ = ()

    type: str
    nparams: int


class Vcpu(Row[int]):
    """A virtual CPU: number, state, CPU time in nanoseconds, and the host's CPU."""

    __slots__ = ()

    number: int
    state: VcpuState | int
    cpu_time: int  # nanoseconds
    cpu: int


class IOThread(Row["int | list[bool]"]):
    """An IOThread: its id, and for each CPU of the host whether it may run there."""

    __slots__ = ()

    id: int
    cpumap: list[bool]


class FileSystem(Row["str | list[str]"]):
    """A file system of a guest: mount point, device, type, targets of its disks."""

    __slots__ = ()

    mountpoint: str
    name: str
    fstype: str
    dev_alias: list[str]


# -- storage ---------------------------------------------------------------------------


class StoragePoolInfo(Record[int]):
    """A pool's state, and its sizes in bytes."""

    __slots__ = ()

    state: StoragePoolState | int
    capacity: int
    allocation: int
    available: int


class StorageVolInfo(Record[int]):
    """A volume's type, and its sizes in bytes."""

    __slots__ = ()

    type: StorageVolType | int
    capacity: int
    allocation: int
