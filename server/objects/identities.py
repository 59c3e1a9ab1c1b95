"""Identities of many moments at once, for listings of thousands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import ne
from struct import Struct
from typing import TYPE_CHECKING, overload

from ...protocol import xdr
from ...protocol._generated import remote

if TYPE_CHECKING:
    from collections.abc import Callable

    from .._generated.driver import Domain as DomainIdentity

__all__ = ["MomentIdentity", "Moments"]

_length = Struct(">I").pack
# Most bytes that are joined before it is known whether they fit into a message.
_LARGE = 1024 * 1024
# Names that are looked at, for whether all come in runs of one length.
_SAMPLE = 64


@dataclass(slots=True)
class MomentIdentity:
    """Checkpoint or snapshot on the wire: its name, and the domain as named by clients.

    It is not frozen, because a frozen dataclass takes three times as long to make.
    """

    name: str
    dom: DomainIdentity


class Moments(xdr.PacksItself, Sequence[MomentIdentity]):
    """List of the identities of one domain's moments, which keeps only their names."""

    __slots__ = ("_dom", "_names")

    def __init__(self, names: Sequence[str], dom: DomainIdentity) -> None:
        self._names = names
        self._dom = dom

    def __len__(self) -> int:
        return len(self._names)

    @overload
    def __getitem__(self, index: int) -> MomentIdentity: ...
    @overload
    def __getitem__(self, index: slice) -> Moments: ...
    def __getitem__(self, index: int | slice) -> MomentIdentity | Moments:
        if isinstance(index, slice):
            return Moments(self._names[index], self._dom)
        return MomentIdentity(self._names[index], self._dom)

    def pack(self, put: Callable[[bytes], None]) -> None:
        """Pack each name: its length, the name, its padding, and the domain.

        The bytes around a name depend on its length alone, and few lengths occur.
        Joining texts is faster than making bytes, so every byte is a character
        meanwhile. Names that are numbered come in long runs of one length, which are
        joined at once.
        """
        parts: list[bytes] = []
        remote.pack_remote_nonnull_domain(self._dom, parts.append)  # type: ignore[arg-type]
        dom = b"".join(parts)
        names = self._names
        sizes = list(map(len, names))
        if sum(sizes) + len(names) * len(dom) > _LARGE:
            self._pack_each(dom, put)
            return
        if not "".join(names).isascii():
            names = [name.encode(*xdr.TEXT).decode("latin-1") for name in names]
            sizes = list(map(len, names))
        around = {
            size: (_length(size).decode("latin-1"), (xdr.PAD[size & 3] + dom).decode("latin-1"))
            for size in set(sizes)
        }
        first = sizes[:_SAMPLE]
        if sum(map(ne, first, first[1:])) <= len(first) // 8:
            texts = []
            for size, run in groupby(names, len):
                before, after = around[size]
                texts += [before, (after + before).join(run), after]
        else:
            texts = [name.join(around[len(name)]) for name in names]
        put("".join(texts).encode("latin-1"))

    def _pack_each(self, dom: bytes, put: Callable[[bytes], None]) -> None:
        """Pack the same bytes without copies of the domain, whose name may be long."""
        for name in self._names:
            data = name.encode(*xdr.TEXT)
            size = len(data)
            if size > remote.REMOTE_STRING_MAX:
                raise xdr.too_long("moment name", size, remote.REMOTE_STRING_MAX)
            put(_length(size) + data + xdr.PAD[size & 3])
            put(dom)
