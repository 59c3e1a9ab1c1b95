"""Definition of a device of the host."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ..reaper import Bulky

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .. import xml

__all__ = ["FibreChannel", "NodeDeviceDef", "ParentWwns"]


class FibreChannel(NamedTuple):
    """World wide names of a Fibre Channel adapter (``fc_host``)."""

    wwnn: str | None
    wwpn: str | None
    fabric_wwn: str | None


class ParentWwns(NamedTuple):
    """World wide names by which a document may name a parent, which are not printed."""

    wwnn: str | None
    wwpn: str | None
    fabric_wwn: str | None


class NodeDeviceDef(Bulky):
    """Device as its document says it; nothing in it is changed once it is made.

    ``capabilities`` are the types of its capabilities in order, without those inside of
    others; ``all_capabilities`` has these, too. ``read_again`` is what its printed
    document is read as, once somebody has done that. ``weight`` is about the number of
    lines that are printed.
    """

    __slots__ = (
        "all_capabilities",
        "capabilities",
        "name",
        "parent_wwns",
        "read_again",
        "tree",
        "weight",
    )

    def __init__(self, name: str, tree: xml.Element, parent_wwns: ParentWwns) -> None:
        self.name = name
        self.tree = tree
        self.weight = tree.weight()
        self.parent_wwns = parent_wwns
        self.capabilities = tuple(found.attrs["type"] for found in tree.all("capability"))
        self.all_capabilities = frozenset(_all_types(tree))
        self.read_again: NodeDeviceDef | None = None

    @property
    def parent(self) -> str | None:
        """Name of the parent, None if the document names none."""
        found = self.tree.find("parent")
        return None if found is None else found.text

    def scsi_hosts(self, capability: str) -> Iterator[tuple[xml.Element, xml.Element]]:
        """Iterate over the SCSI hosts with such a capability inside, and the latter."""
        for outer in self.tree.all("capability"):
            if outer.attrs["type"] == "scsi_host":
                for inner in outer.all("capability"):
                    if inner.attrs["type"] == capability:
                        yield outer, inner

    @property
    def fibre_channel(self) -> FibreChannel | None:
        """World wide names, None if the device is no Fibre Channel adapter."""
        for _, found in self.scsi_hosts("fc_host"):
            texts = {part.tag: part.text for part in found.children}
            return FibreChannel(*(texts.get(name) for name in FibreChannel._fields))
        return None

    def format(self) -> str:
        """Return the document."""
        return self.tree.format()


# What flags and filters call a capability that is inside of another.
_INNER = {
    "scsi_host": {"fc_host": "fc_host", "vport_ops": "vports"},
    "pci": {"mdev_types": "mdev_types", "vpd": "vpd"},
    "css": {"mdev_types": "mdev_types"},
    "ap_matrix": {"mdev_types": "mdev_types"},
}


def _all_types(tree: xml.Element) -> Iterator[str]:
    for outer in tree.all("capability"):
        kind = outer.attrs["type"]
        yield kind
        names = _INNER.get(kind)
        if names is not None:
            for inner in outer.all("capability"):
                if inner.attrs["type"] in names:
                    yield names[inner.attrs["type"]]
