"""What rows make of a driver's answer where the ret struct is not that answer field by field.

A driver answers in Python's terms: a mapping for parameters and statistics, all of them whatever the caller has room for. The
protocol's terms are added here. A caller asks twice, first with no room, and is told how many there are; then it gets at most as
many as it has room for (in libvirt each driver does that). More room than the protocol has is refused before (`size_checks.py`).

Functions named after a driver's entry point take the arguments and the answer and give the ret struct; rows name them.
"""

from __future__ import annotations

from struct import Struct
from typing import TYPE_CHECKING, Any, TypeVar

from ...protocol import xdr
from ...protocol._generated import remote
from ...protocol.typedparams import encode, packed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from ...protocol.typedparams import Params
    from .._generated.driver import Domain

    Entry = Callable[[Any, Any], object]

T = TypeVar("T")

_UUID = 16  # bytes of one
_pack_length = Struct(">I").pack
_pack_uuid_and_id = Struct(">16si").pack


def counted(items: list[T], wanted: int) -> tuple[Sequence[T], int]:
    """The two fields of an answer that is asked for twice: nothing and how many there are, or what there is room for."""
    if not wanted:
        return (), len(items)
    del items[wanted:]
    return items, len(items)


def all_of(items: list[T]) -> tuple[list[T], int]:
    """The two fields of an answer that has no room to be asked for: all, and how many they are."""
    return items, len(items)


def cut(items: list[T], wanted: int) -> list[T]:
    """What there is room for, where the number is asked for in another way."""
    del items[wanted:]
    return items


def entries(make: Entry, mapping: Mapping[Any, int]) -> list[Any]:
    """A mapping as the structs that are its entries."""
    return [make(key, value) for key, value in mapping.items()]


def domain_get_security_label_list(args: object, labels: Iterable[tuple[str, int]]) -> object:
    """Texts and whether they are enforced."""
    made = [remote.RemoteDomainGetSecurityLabelRet(xdr.chars(text, 0), enforcing) for text, enforcing in labels]
    return remote.RemoteDomainGetSecurityLabelListRet(made, len(made))


def connect_get_all_domain_stats(args: object, records: Sequence[tuple[Domain, Params]]) -> object:
    """Domains and the statistics of each. A mapping that several domains share costs as much as one."""
    return remote.RemoteConnectGetAllDomainStatsRet(_Statistics(records))  # type: ignore[arg-type]


class _Statistics(xdr.PacksItself):
    """Records of domains and their statistics."""

    __slots__ = ("_records",)

    def __init__(self, records: Sequence[tuple[Domain, Params]]) -> None:
        self._records = records

    def __len__(self) -> int:
        return len(self._records)

    def pack(self, put: Callable[[bytes], None]) -> None:
        known: dict[int, bytes] = {}  # by the id of a mapping, which the records keep
        for dom, params in self._records:
            name = dom.name.encode(*xdr.TEXT)
            size = len(name)
            if size > remote.REMOTE_STRING_MAX:
                raise xdr.too_long("remote_nonnull_domain.name", size, remote.REMOTE_STRING_MAX)
            if len(dom.uuid) != _UUID:
                raise xdr.invalid("remote_nonnull_domain.uuid", dom.uuid)
            data = known.get(id(params))
            if data is None:
                data = known[id(params)] = _record_params(params)
            put(_pack_length(size) + name + xdr.PAD[size & 3] + _pack_uuid_and_id(dom.uuid, dom.id))
            put(data)


def _record_params(params: Params) -> bytes:
    count, data = packed(params)
    most = remote.REMOTE_CONNECT_GET_ALL_DOMAIN_STATS_MAX
    if count > most:
        raise xdr.too_long("remote_domain_stats_record.params", count, most)
    return _pack_length(count) + data


def domain_get_cpu_stats(args: remote.RemoteDomainGetCpuStatsArgs, cpus: Sequence[Params]) -> object:
    """The statistics of each CPU, one after the other.

    Asked with no room: how many CPUs there are (``ncpus`` 0 as well), or how many parameters one has.
    """
    if args.nparams == 0:
        count = len(cpus) if args.ncpus == 0 else max(map(len, cpus), default=0)
        return remote.RemoteDomainGetCpuStatsRet([], count)
    made = [encode(params)[: args.nparams] for params in cpus]
    size = max(map(len, made), default=0)
    if any(len(params) != size for params in made):
        raise ValueError("a driver's statistics are not the same for each CPU")
    return remote.RemoteDomainGetCpuStatsRet([param for params in made for param in params], size)
