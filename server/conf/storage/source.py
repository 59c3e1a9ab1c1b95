"""Where the volumes of a pool are: ``<source>``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....protocol._generated.enums import ErrorDomain
from .. import xml
from ..encryption import auth
from ..kinds import YES_NO, integer
from ..pause import paced
from ..refusals import STORAGE
from ..rules import attr, take
from .adapter import read_adapter
from .paths import attribute, sanitized, text
from .types import Part, PoolType

if TYPE_CHECKING:
    from ..xml import Source

__all__ = ["PoolSource", "parse_source", "read_source"]

_PORT = attr("port", integer(zero=False))
_SEPARATOR = attr("part_separator", YES_NO)
# Formats of shares, by which libvirt calls the formats of all pools in one refusal.
_SHARES = ("auto", "nfs", "glusterfs", "cifs")
_WITH_VERSION = 2  # formats of any pool, counted from the first


class PoolSource:
    """Source of a pool, with all that its document says of it, used or not."""

    def __init__(self, type: PoolType) -> None:
        self.type = type
        self.name: str | None = None
        self.format = type.formats.default
        self.hosts: list[xml.Element] = []
        self.devices: list[xml.Element] = []
        self.dir: str | None = None
        self.adapter: xml.Element | None = None
        self.initiator: str | None = None
        self.auth: xml.Element | None = None
        self.version: str | None = None
        self.vendor: str | None = None
        self.product: str | None = None

    def element(self) -> xml.Element:
        """Return what is printed: the parts that the type of the pool has."""
        parts = self.type.parts
        element = xml.Element("source", is_open=True)
        if Part.HOST in parts:
            element.children += self.hosts
        if Part.DEVICE in parts:
            element.children += self.devices
        if Part.DIR in parts and self.dir is not None:
            element.add("dir", {"path": self.dir})
        if Part.ADAPTER in parts and self.adapter is not None:
            element.append(self.adapter)
        if Part.NAME in parts and self.name is not None:
            element.add("name", text=self.name)
        if Part.INITIATOR in parts and self.initiator is not None:
            element.add("initiator").add("iqn", {"name": self.initiator})
        if self.format:
            element.add("format", {"type": self.format})
        if self.auth is not None:
            element.append(self.auth)
        if self.version is not None:
            element.add("protocol", {"ver": self.version})
        if self.vendor is not None:
            element.add("vendor", {"name": self.vendor})
        if self.product is not None:
            element.add("product", {"name": self.product})
        return element


def _host(source: Source) -> xml.Element:
    name = source.get("name")
    if name is None:
        raise STORAGE.xml_error("missing storage pool host name")
    element = xml.Element("host", {"name": name})
    take(element, source, _PORT)
    return element


def _device(source: Source) -> xml.Element:
    path = source.get("path")
    if path is None:
        raise STORAGE.xml_error("missing storage pool source device path")
    element = xml.Element("device", {"path": path})
    take(element, source, _SEPARATOR)
    return element


def _auth(source: Source) -> xml.Element:
    element = auth(source)
    if "type" not in element.attrs:
        raise STORAGE.unsupported("storage pool missing auth type")
    return element


def _check_version(version: str, format: str, type: PoolType) -> None:
    """Refuse a version that is none, or with a format that cannot be that of NFS."""
    number = type.formats.names.index(format) if format else 0
    if number >= _WITH_VERSION:
        shown = _SHARES[number] if number < len(_SHARES) else "(null)"
        raise STORAGE.unsupported(f"storage pool protocol ver unsupported for pool type '{shown}'")
    if "," in version:
        raise STORAGE.xml_detail(f"storage pool protocol ver '{version}' must not contain ','")


def read_source(source: Source, type: PoolType) -> PoolSource:
    """Read ``<source>`` of a pool of this type."""
    found = PoolSource(type)
    found.name = text(source, "name")
    if type.name == "rbd" and found.name is None:
        raise STORAGE.xml_error("element 'name' is mandatory for RBD pool")
    if type.formats.names:
        format = attribute(source, "format", "type")
        if format is not None:
            if not type.formats.has(format):
                raise STORAGE.unsupported(f"unknown pool format type {format}")
            found.format = format
    found.hosts = [_host(inner) for inner in paced(source.findall("host"))]
    found.initiator = attribute(source, "initiator/iqn", "name")
    found.devices = [_device(inner) for inner in paced(source.findall("device"))]
    folder = attribute(source, "dir", "path")
    if folder is not None:
        found.dir = sanitized(folder)
    elif type.name == "gluster":
        found.dir = "/"
    if (inner := source.find("adapter")) is not None:
        found.adapter = read_adapter(inner)
    if (inner := source.find("auth")) is not None:
        found.auth = _auth(inner)
    found.version = attribute(source, "protocol", "ver")
    if found.version is not None:
        _check_version(found.version, found.format, type)
    found.vendor = attribute(source, "vendor", "name")
    found.product = attribute(source, "product", "name")
    return found


def parse_source(document: str, type: PoolType | None) -> PoolSource:
    """Read a source from the text of a document.

    ``type`` None is one that there is not. Raises LibvirtError for any mistake.
    """
    root = xml.parse_root(
        document,
        "(storage_source_specification)",
        ErrorDomain.VIR_FROM_STORAGE,
        tag="source",
        keep_blanks=True,
    )
    if type is None:
        raise STORAGE.internal_error("missing backend for pool type -1")
    return read_source(xml.Source.of(root), type)
