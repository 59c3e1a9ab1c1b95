"""Conversions of driver answers into ret structs, where they are not field by field.

A driver answers in Python's terms: a mapping for parameters and statistics, all of them
whatever the caller has room for. The functions here add the protocol's terms. A caller
asks twice: first with no room, and is told how many items there are; then with room,
and gets at most as many as fit (in libvirt each driver does that). `size_checks`
refuses more room than the protocol allows before.

A function named after a driver's entry point takes the arguments and the answer and
returns the ret struct; rows name it.
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

_pack_length = Struct(">I").pack


def counted(items: list[T], wanted: int) -> tuple[Sequence[T], int]:
    """Return the items that the caller has room for, and how many that is.

    Without room (``wanted`` 0): no items, and how many there are. Shortens ``items`` in
    place.
    """
    if not wanted:
        return (), len(items)
    del items[wanted:]
    return items, len(items)


def all_of(items: list[T]) -> tuple[list[T], int]:
    """Return all items and their number.

    For an answer that the caller makes no room for.
    """
    return items, len(items)


def cut(items: list[T], wanted: int) -> list[T]:
    """Return the items that there is room for; shortens the list in place."""
    del items[wanted:]
    return items


def entries(make: Entry, mapping: Mapping[Any, int]) -> list[Any]:
    """Return a list of structs, one for each entry of a mapping."""
    return [make(key, value) for key, value in mapping.items()]


def domain_get_security_label_list(
    args: object, labels: Iterable[tuple[str, int]] | None
) -> object:
    """Return the ret struct for labels: pairs of a text and whether it is enforced.

    Without any (None) it has the number -1, libvirtd's answer for a driver that cannot
    list them.
    """
    if labels is None:
        return remote.RemoteDomainGetSecurityLabelListRet([], -1)
    made = [
        remote.RemoteDomainGetSecurityLabelRet(xdr.chars(text, 0), enforcing)
        for text, enforcing in labels
    ]
    return remote.RemoteDomainGetSecurityLabelListRet(made, len(made))


def connect_get_all_domain_stats(args: object, records: Sequence[tuple[Domain, Params]]) -> object:
    """Return the ret struct for domains and the statistics of each.

    A mapping that several domains share is packed once.
    """
    return remote.RemoteConnectGetAllDomainStatsRet(_Statistics(records))  # type: ignore[arg-type]


class _Statistics(xdr.PacksItself):
    """Records of domains and their statistics."""

    __slots__ = ("_records",)

    def __init__(self, records: Sequence[tuple[Domain, Params]]) -> None:
        self._records = records

    def __len__(self) -> int:
        return len(self._records)

    def pack(self, put: Callable[[bytes], None]) -> None:
        known: dict[int, bytes] = {}  # by the id of a mapping, which the records keep alive
        for dom, params in self._records:
            data = known.get(id(params))
            if data is None:
                data = known[id(params)] = _record_params(params)
            put(dom.packed() if isinstance(dom, xdr.RemembersBytes) else _identity(dom))
            put(data)


def _identity(dom: Domain) -> bytes:
    parts: list[bytes] = []
    remote.pack_remote_nonnull_domain(dom, parts.append)  # type: ignore[arg-type]
    return b"".join(parts)


def _record_params(params: Params) -> bytes:
    count, data = packed(params)
    most = remote.REMOTE_CONNECT_GET_ALL_DOMAIN_STATS_MAX
    if count > most:
        raise xdr.too_long("remote_domain_stats_record.params", count, most)
    return _pack_length(count) + data


def domain_get_cpu_stats(
    args: remote.RemoteDomainGetCpuStatsArgs, cpus: Sequence[Params]
) -> object:
    """Return the ret struct for the statistics of each CPU, one after the other.

    When asked with no room, it has only a number: of CPUs (``ncpus`` 0 as well), or
    else of the parameters that one CPU has. Raises ValueError when CPUs differ in their
    number of parameters.
    """
    if args.nparams == 0:
        count = len(cpus) if args.ncpus == 0 else max(map(len, cpus), default=0)
        return remote.RemoteDomainGetCpuStatsRet([], count)
    made = [encode(params)[: args.nparams] for params in cpus]
    size = max(map(len, made), default=0)
    if any(len(params) != size for params in made):
        raise ValueError("a driver's statistics are not the same for each CPU")
    return remote.RemoteDomainGetCpuStatsRet([param for params in made for param in params], size)
