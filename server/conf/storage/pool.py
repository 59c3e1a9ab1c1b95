"""Reader of pool XML, which makes and checks a `PoolDef`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....protocol._generated.enums import ErrorDomain, ErrorNumber
from ....protocol.errors import report
from .. import xml
from ..addresses import uuid_text
from ..kinds import YES_NO
from ..nodedev.definition import FibreChannel
from ..pause import paced
from ..refusals import STORAGE, invalid_attribute, missing_attribute
from ..rules import attr, take
from ..schema import library
from ..values import random_uuid
from .adapter import check_adapter
from .claims import claims_of
from .definition import PoolDef
from .paths import attribute, sanitized, text
from .permissions import read_permissions
from .source import PoolSource, read_source
from .types import TYPES, Part

if TYPE_CHECKING:
    from lxml import etree

    from .types import PoolType

__all__ = ["parse_pool", "parse_pool_element"]

_STATE = attr("state", YES_NO)
_ALLOCATIONS = ("default", "capacity")
_MOUNTING = "http://libvirt.org/schemas/storagepool/fs/1.0"


def _type(root: xml.Source) -> PoolType:
    name = root.get("type")
    if name is None:
        raise missing_attribute("pool", "type")
    try:
        return TYPES[name]
    except KeyError:
        raise invalid_attribute("pool", "type", name) from None


def _uuid(root: xml.Source) -> bytes:
    given = text(root, "uuid")
    if given is None:
        return random_uuid()
    uuid = uuid_text(given)
    if uuid is None:
        raise STORAGE.xml_error("malformed uuid element")
    return uuid


def _features(root: xml.Source, type: PoolType) -> xml.Element | None:
    source = root.find("features/cow")
    if source is None:
        return None
    element = xml.Element("cow")
    take(element, source, _STATE)
    if not element.attrs:
        return None
    if type.name not in ("fs", "dir"):
        detail = "cow feature may only be used for 'fs' and 'dir' pools"
        raise report(ErrorNumber.VIR_ERR_NO_SUPPORT, ErrorDomain.VIR_FROM_STORAGE, detail)
    return xml.Element("features", children=[element])


def _target_path(root: xml.Source, source: PoolSource) -> str:
    if source.type.name == "logical":
        path = f"/dev/{source.name}"
    elif source.type.name == "zfs":
        path = f"/dev/zvol/{source.name}"
    else:
        given = text(root, "target/path")
        if given is None:
            raise STORAGE.xml_error("missing storage pool target path")
        path = given
    return sanitized(path)


def _target(path: str, permissions: xml.Element | None) -> xml.Element:
    element = xml.Element("target", is_open=True)
    if path:
        element.add("path", text=path)
    if permissions is not None:
        element.append(permissions)
    return element


def _refresh(root: xml.Source) -> xml.Element | None:
    given = attribute(root, "refresh/volume", "allocation")
    if given is None:
        return None
    if given not in _ALLOCATIONS:
        raise STORAGE.unsupported(f"unknown storage pool volume refresh allocation type {given}")
    return xml.Element("refresh", children=[xml.Element("volume", {"allocation": given})])


def _mount_options(root: xml.Source, type: PoolType) -> xml.Element | None:
    """Read the options with which a file system is mounted."""
    if type.name not in ("fs", "netfs"):
        return None
    names = []
    for outer in root.element.iterchildren(f"{{{_MOUNTING}}}mount_opts"):
        for inner in paced(outer.iterchildren(f"{{{_MOUNTING}}}option")):
            name = xml.Source.of(inner).get("name")
            if name is None:
                raise STORAGE.xml_error("no fs mount option name specified")
            names.append(name)
    if not names:
        return None
    options = [xml.Element("fs:option", {"name": name}) for name in names]
    return xml.Element("fs:mount_opts", children=options)


def _name(root: xml.Source, source: PoolSource) -> str:
    name = text(root, "name")
    if name is None and Part.NAME in source.type.parts:
        name = source.name
    if name is None:
        raise STORAGE.xml_error("missing pool source name element")
    if "/" in name:
        raise STORAGE.xml_error(f"name {name} cannot contain '/'")
    return name


def _check_source(source: PoolSource, name: str) -> None:
    """Refuse a source that lacks what its type needs, or give it the pool's name."""
    parts = source.type.parts
    if Part.HOST in parts and not source.hosts:
        raise STORAGE.xml_error("missing storage pool source host name")
    if Part.DIR in parts and source.dir is None:
        raise STORAGE.xml_error("missing storage pool source path")
    if Part.NAME in parts and source.name is None:
        source.name = name
    if Part.ADAPTER in parts:
        check_adapter(source.adapter)
    if parts == Part.DEVICE and not source.devices:
        raise STORAGE.xml_error("missing storage pool source device name")


def parse_pool_element(element: etree._Element) -> PoolDef:
    """Read a definition from a ``<pool>`` element of any document."""
    root = xml.Source.of(element)
    type = _type(root)
    found = root.find("source")
    source = PoolSource(type) if found is None else read_source(found, type)
    name = _name(root, source)
    uuid = _uuid(root)
    features = _features(root, type)
    _check_source(source, name)
    path = target = None
    if type.has_target:
        path = _target_path(root, source)
        target = _target(path, read_permissions(root, "target/permissions"))
    if type.name == "iscsi-direct" and source.initiator is None:
        raise STORAGE.unsupported("missing initiator IQN")
    refresh = _refresh(root)
    options = _mount_options(root, type)
    tree = xml.Element("pool", {"type": type.name})
    if options is not None:
        tree.attrs["xmlns:fs"] = _MOUNTING
    parts = (features, source.element(), target, refresh, options)
    tree.children = [
        xml.Element("name", text=name),
        xml.Element("uuid", text=xml.format_uuid(uuid)),
        *(part for part in parts if part is not None),
    ]
    definition = PoolDef(name, uuid, type, path, claims_of(source, path), tree)
    adapter = source.adapter
    if adapter is not None and adapter.attrs["type"] == "fc_host":
        names = adapter.attrs.get("wwnn"), adapter.attrs.get("wwpn")
        definition.adapter = FibreChannel(*names, None)
    return definition


def parse_pool(document: str, *, validate: bool = False) -> PoolDef:
    """Read a definition from the text of a document.

    With ``validate``, a document that libvirt's schema refuses is refused, too.
    Raises LibvirtError for any mistake in it, and `pause.WorkGivenUp` where the
    thread's work is interruptible.
    """
    root = xml.parse_root(
        document,
        "(storage_pool_definition)",
        ErrorDomain.VIR_FROM_STORAGE,
        tag="pool",
        keep_blanks=True,
    )
    if validate:
        library.POOL.check(root)
    return parse_pool_element(root)
