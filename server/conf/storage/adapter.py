"""Host bus adapter that a SCSI pool uses: ``<adapter>``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .. import xml
from ..addresses import pci_address
from ..kinds import ON_OFF, YES_NO, choice, unsigned
from ..refusals import NOBODY, STORAGE
from ..rules import attr, take
from ..values import parse_integer, signed
from .paths import attribute

if TYPE_CHECKING:
    from ..xml import Source

__all__ = ["check_adapter", "host_number", "read_adapter"]

_TYPE = attr("type", choice("scsi_host", "fc_host"))
_FC_HOST = (
    attr("parent"),
    attr("parent_wwnn"),
    attr("parent_wwpn"),
    attr("parent_fabric_wwn"),
    attr("managed", YES_NO),
    attr("wwnn"),
    attr("wwpn"),
)
_INT_MAX = 2**31 - 1


def read_adapter(source: Source) -> xml.Element | None:
    """Read ``<adapter>``; None if it says nothing.

    Whether it is complete matters for pools that use it only: see `check_adapter`.
    """
    element = xml.Element("adapter")
    take(element, source, _TYPE)
    kind = element.attrs.get("type")
    if kind is None:
        return _by_name(source)
    if kind == "fc_host":
        take(element, source, *_FC_HOST)
        return element
    if (name := source.get("name")) is not None:
        element.attrs["name"] = xml.Raw(name)
    if source.find("parentaddr") is not None:
        element.append(_parent(source))
    return element


def _by_name(source: Source) -> xml.Element | None:
    """Read an adapter without a type, which has a name and nothing else."""
    if not source.given.keys().isdisjoint(("wwnn", "wwpn", "parent")):
        raise STORAGE.xml_error(
            "Use of 'wwnn', 'wwpn', and 'parent' attributes requires use of the adapter 'type'"
        )
    if source.find("parentaddr") is not None:
        raise STORAGE.xml_error("Use of 'parentaddr' element requires use of the adapter 'type'")
    name = source.get("name")
    if name is None:
        return None
    return xml.Element("adapter", {"type": "scsi_host", "name": xml.Raw(name)})


def _parent(source: Source) -> xml.Element:
    address = source.find("parentaddr/address")
    if address is None:
        raise STORAGE.xml_error("Missing scsi_host PCI address element")
    place = xml.Element("address", _place(address))
    number = parse_integer(attribute(source, "parentaddr", "unique_id") or "")
    if number is None or not 0 <= number <= _INT_MAX:
        raise STORAGE.xml_error("Missing or invalid scsi adapter 'unique_id' value")
    return xml.Element("parentaddr", {"unique_id": str(number)}, children=[place])


_PLACE = tuple(attr(name, unsigned(base=0)) for name in ("domain", "bus", "slot", "function"))
_MULTIFUNCTION = attr("multifunction", ON_OFF)


def _place(source: Source) -> dict[str, str]:
    """Read a PCI address; at 0000:00:00 any function is taken, and not as hex."""
    said = xml.Element("address")
    take(said, source, *_PLACE, _MULTIFUNCTION)
    place = pci_address(source)
    if not any(int(said.attrs.get(name, 0)) for name in ("domain", "bus", "slot")):
        place["function"] = f"0x{signed(int(said.attrs.get('function', 0)))}"
    return place


_WWN = re.compile(r"(0x)?[0-9a-fA-F]{16}", re.ASCII)


def _check_wwn(wwn: str) -> None:
    if not _WWN.fullmatch(wwn):
        raise NOBODY.internal_error(f"Malformed wwn: {wwn}")


def check_adapter(adapter: xml.Element | None) -> None:
    """Refuse an adapter that a pool cannot use."""
    if adapter is None:
        raise STORAGE.xml_error("missing storage pool source adapter")
    given = adapter.attrs
    if given["type"] == "scsi_host":
        if "name" not in given and not adapter.has_children:
            raise STORAGE.xml_error(
                "Either 'name' or 'parent' must be specified for the 'scsi_host' adapter"
            )
        if "name" in given and adapter.has_children:
            raise STORAGE.xml_error(
                "Both 'name' and 'parent' cannot be specified for the 'scsi_host' adapter"
            )
        return
    if "wwnn" not in given or "wwpn" not in given:
        raise STORAGE.xml_error("'wwnn' and 'wwpn' must be specified for adapter type 'fchost'")
    _check_wwn(given["wwnn"])
    _check_wwn(given["wwpn"])
    for name, other in (("parent_wwnn", "parent_wwpn"), ("parent_wwpn", "parent_wwnn")):
        if name in given and other not in given:
            raise STORAGE.xml_error(
                f"when providing {name}='{given[name]}', the {other} must also be provided"
            )
    for name in ("parent_wwnn", "parent_wwpn", "parent_fabric_wwn"):
        if name in given:
            _check_wwn(given[name])


_HOST = re.compile("scsi_host|fc_host|host")
_UINT_MAX = 2**32 - 1


def host_number(name: str) -> int | None:
    """Return the number in the name of a host's adapter (``scsi_host3``)."""
    found = _HOST.match(name)
    number = None if found is None else parse_integer(name[found.end() :])
    if number is None or not -_UINT_MAX <= number <= _UINT_MAX:
        return None
    return number & _UINT_MAX
