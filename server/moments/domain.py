"""A domain as moments see it: who it is, its disks, and the configuration that a moment keeps of it.

Drivers hand in anything that satisfies `MomentDomain`. What a moment keeps is a `DomainConfig`: values and finished
texts that no later change of the domain reaches, shared by all moments between two such changes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from .._generated.driver import Domain as DomainIdentity
from ..conf.domain.definition import FORMAT_INACTIVE, FORMAT_SECURE
from ..conf.pause import paced

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ..conf.domain.views import Disk

__all__ = ["DomainConfig", "DomainDefinition", "DomainDisk", "MomentDomain"]

# A line that opens or closes an element right after another one did, as against a line of text that somebody wrote.
_ELEMENT_LINE = re.compile(r"(?<=>)\n(?= *<)")


V = TypeVar("V")


class _once(Generic[V]):
    """A property that is computed when it is first asked for.

    functools.cached_property holds a lock meanwhile, which is one for all instances: a large one would hold up the others.
    """

    def __init__(self, compute: Callable[[DomainConfig], V]) -> None:
        self._compute = compute
        self._name = compute.__name__

    def __get__(self, config: DomainConfig, owner: object = None) -> V:
        value = config.__dict__[self._name] = self._compute(config)
        return value


class DomainDefinition(Protocol):
    """A definition of a domain: `virtrio.server.conf.domain.definition.DomainDef` is one."""

    @property
    def uuid(self) -> bytes: ...
    @property
    def disks(self) -> Sequence[Disk]: ...
    def format(self, flags: int = 0) -> str: ...
    def copy(self) -> DomainDefinition: ...


class MomentDomain(DomainIdentity, Protocol):
    """A domain that can have moments. ``id`` is -1 while it is not active; ``definition`` is what counts now."""

    @property
    def definition(self) -> DomainDefinition: ...


@dataclass(frozen=True, slots=True)
class DomainDisk:
    """One disk. ``source`` is its path or None, ``format`` the driver's format (``qcow2``) or None."""

    target: str
    source: str | None
    format: str | None
    is_empty: bool
    is_readonly: bool

    @property
    def takes_checkpoints(self) -> bool:
        return not (self.is_empty or self.is_readonly)


@dataclass(frozen=True)
class DomainConfig:
    """The configuration of a domain at one time, as for a domain that is not running.

    ``text`` and ``secure_text`` are the domain's XML without and with secrets, ``origin`` the text it was copied from.
    """

    uuid: bytes
    disks: tuple[DomainDisk, ...]
    text: str
    secure_text: str
    origin: str

    @classmethod
    def of(cls, definition: DomainDefinition) -> DomainConfig:
        """The configuration that ``definition`` describes."""
        secure_text = definition.format(FORMAT_INACTIVE | FORMAT_SECURE)
        text = definition.format(FORMAT_INACTIVE)
        disks = tuple([_disk(disk) for disk in paced(definition.disks)])
        return cls(definition.uuid, disks, text, secure_text, secure_text)

    @classmethod
    def copy_of(cls, definition: DomainDefinition, known: DomainConfig | None) -> DomainConfig:
        """A copy of a live definition: ``known``, an earlier copy, if nothing changed since.

        It is made as libvirt makes copies (virDomainDefCopy), which shows: disks come out in another order.
        """
        origin = definition.format(FORMAT_INACTIVE | FORMAT_SECURE)
        if known is not None and known.origin == origin:
            return known
        copy = cls.of(definition.copy())
        return cls(copy.uuid, copy.disks, copy.text, copy.secure_text, origin)

    def disk_named(self, name: str) -> DomainDisk | None:
        """virDomainDiskByName: the disk with that target, or with that source if no other disk has it too."""
        return self._by_source.get(name) if name.startswith("/") else self._by_target.get(name)

    def embedded(self, *, secure: bool) -> str:
        """The domain's XML as it stands inside of a moment's, indented by two."""
        return self._secure_embedded if secure else self._embedded

    @_once
    def _by_target(self) -> dict[str, DomainDisk]:
        return {disk.target: disk for disk in self.disks}

    @_once
    def _by_source(self) -> dict[str | None, DomainDisk | None]:
        """None for a source that several disks have."""
        found: dict[str | None, DomainDisk | None] = {}
        for disk in paced(self.disks):
            found[disk.source] = None if disk.source in found else disk
        return found

    @_once
    def _embedded(self) -> str:
        return _indented(self.text)

    @_once
    def _secure_embedded(self) -> str:
        return _indented(self.secure_text)


def _indented(text: str) -> str:
    return "  " + _ELEMENT_LINE.sub("\n  ", text)


def _disk(disk: Disk) -> DomainDisk:
    return DomainDisk(disk.target, disk.path, disk.format, disk.is_empty, disk.is_readonly)
