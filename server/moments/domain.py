"""The domain of a moment, and the configuration that the moment keeps of it.

Drivers pass anything that satisfies `MomentDomain`. A moment keeps a `DomainConfig`:
values and finished texts that no later change of the domain reaches, shared by all
moments between two such changes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from .._generated.driver import Domain as DomainIdentity
from ..conf.domain.definition import (
    FORMAT_INACTIVE,
    FORMAT_MIGRATABLE,
    FORMAT_SECURE,
    DomainDef,
)
from ..conf.domain.read import parse_domain
from ..conf.pause import checkpoint, paced

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from ..conf.domain.views import Disk

__all__ = ["DomainConfig", "DomainDefinition", "DomainDisk", "MomentDomain"]

# A line that opens or closes an element right after another one did, as against a line
# of text that somebody wrote.
_ELEMENT_LINE = re.compile(r"(?<=>)\n(?= *<)")
# The same where an element ends, or where its text is a line end and nothing else.
_END_LINE = re.compile(r"(?<!/)>\n *</")
# Characters that are indented at once; nothing else runs meanwhile.
_BLOCK = 64 * 1024


V = TypeVar("V")


class _once(Generic[V]):
    """Property that is computed when it is first asked for.

    functools.cached_property computes under a lock, one for all instances: a slow one
    would hold up the others.
    """

    def __init__(self, compute: Callable[[DomainConfig], V]) -> None:
        self._compute = compute
        self._name = compute.__name__

    def __get__(self, config: DomainConfig, owner: object = None) -> V:
        value = config.__dict__[self._name] = self._compute(config)
        return value


class DomainDefinition(Protocol):
    """Definition of a domain, such as a `DomainDef` of `virtrio.server.conf`."""

    @property
    def uuid(self) -> bytes: ...
    @property
    def disks(self) -> Sequence[Disk]: ...
    def format(self, flags: int = 0) -> str: ...
    def copy(self) -> DomainDefinition: ...


class MomentDomain(DomainIdentity, Protocol):
    """Domain that can have moments.

    ``id`` is -1 while it is not active; ``definition`` is the one in force.
    """

    @property
    def definition(self) -> DomainDefinition: ...


@dataclass(frozen=True, slots=True)
class DomainDisk:
    """One disk; ``source`` is its path, ``format`` the driver's, such as ``qcow2``.

    ``snapshot`` is the mode in which snapshots include it, if the domain says one.
    """

    target: str
    source: str | None
    format: str | None
    is_empty: bool
    is_readonly: bool
    snapshot: str | None = None

    @property
    def takes_checkpoints(self) -> bool:
        return not (self.is_empty or self.is_readonly)


@dataclass(frozen=True)
class DomainConfig:
    """Configuration of a domain at one time, as for a domain that is not running.

    ``text`` and ``secure_text`` are the domain's XML without and with secrets,
    ``origin`` the migratable text from which it was copied. ``lines`` and
    ``secure_lines`` are those of the texts if there are line ends within some of them.
    """

    uuid: bytes
    disks: tuple[DomainDisk, ...]
    text: str
    secure_text: str
    origin: str
    lines: tuple[str, ...] = ()
    secure_lines: tuple[str, ...] = ()

    @classmethod
    def of(cls, definition: DomainDefinition) -> DomainConfig:
        """Make the configuration that ``definition`` describes."""
        secure_text = definition.format(FORMAT_INACTIVE | FORMAT_SECURE)
        text = definition.format(FORMAT_INACTIVE)
        disks = tuple([_disk(disk) for disk in paced(definition.disks)])
        return cls(
            definition.uuid,
            disks,
            text,
            secure_text,
            secure_text,
            _lines(definition, text, FORMAT_INACTIVE),
            _lines(definition, secure_text, FORMAT_INACTIVE | FORMAT_SECURE),
        )

    @classmethod
    def copy_of(cls, definition: DomainDefinition, known: DomainConfig | None) -> DomainConfig:
        """Copy a live definition; ``known``, an earlier copy, if nothing changed since.

        As in libvirt (virDomainDefCopy), the copy is what is read from the migratable
        form. That lacks some elements, and may have devices in another order.
        """
        origin = definition.format(FORMAT_INACTIVE | FORMAT_SECURE | FORMAT_MIGRATABLE)
        if known is not None and known.origin == origin:
            return known
        same = origin == definition.format(FORMAT_INACTIVE | FORMAT_SECURE)
        copy = cls.of(definition.copy() if same else parse_domain(origin))
        return replace(copy, origin=origin)

    def disk_named(self, name: str) -> DomainDisk | None:
        """Find a disk by its target, or by a source that no other disk has.

        A name with a slash in front is a source, as for virDomainDiskByName.
        """
        return self._by_source.get(name) if name.startswith("/") else self._by_target.get(name)

    def embedded(self, *, secure: bool) -> str:
        """Return the domain's XML, indented by two, to stand inside of a moment's."""
        return self._secure_embedded if secure else self._embedded

    @_once
    def _by_target(self) -> dict[str, DomainDisk]:
        return {disk.target: disk for disk in self.disks}

    @_once
    def _by_source(self) -> dict[str | None, DomainDisk | None]:
        """Map sources to disks; None for a source that several disks have."""
        found: dict[str | None, DomainDisk | None] = {}
        for disk in paced(self.disks):
            found[disk.source] = None if disk.source in found else disk
        return found

    @_once
    def _embedded(self) -> str:
        return _indented(self.text, self.lines)

    @_once
    def _secure_embedded(self) -> str:
        return _indented(self.secure_text, self.secure_lines)


def _lines(definition: DomainDefinition, text: str, flags: int) -> tuple[str, ...]:
    """Return the lines of ``text`` if an indentation of it needs to know them."""
    if isinstance(definition, DomainDef):
        metadata = definition.tree.find("metadata")
        kept = metadata is not None and metadata.verbatim is not None and metadata.verbatim.lines
        if (kept and any("\n" in line for line in kept)) or _has_blank_text(text):
            return tuple(definition.lines(flags))
    return ()


def _has_blank_text(text: str) -> bool:
    return any(
        text[text.rfind("<", 0, found.start()) + 1] != "/"
        for at, end in _blocks(text)
        for found in _END_LINE.finditer(text, at, end)
    )


def _indented(text: str, lines: tuple[str, ...]) -> str:
    """Indent an element by two, and no line of a text in it."""
    if lines:
        return "".join([f"  {line}\n" for line in paced(lines)])
    parts = ["  "]
    for at, end in _blocks(text):
        parts.append(_ELEMENT_LINE.sub("\n  ", text[at:end])[1 if at else 0 :])
    return "".join(parts)


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """Iterate over the places of blocks of whole lines.

    A block ends before a line end. The next one begins with the character before that,
    which both have.
    """
    at = 0
    while at < len(text) - 1:
        checkpoint()
        end = text.find("\n", at + _BLOCK)
        if end < 0:
            end = len(text)
        yield at, end
        at = end - 1


def _disk(disk: Disk) -> DomainDisk:
    readonly = disk.is_readonly
    mode = disk.element.attrs.get("snapshot") or ("no" if readonly else None)
    return DomainDisk(disk.target, disk.path, disk.format, disk.is_empty, readonly, mode)
