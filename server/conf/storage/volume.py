"""Reader of volume XML, which makes and checks a `VolumeDef`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....protocol._generated.enums import ErrorDomain, StorageVolCreateFlags
from ....protocol.errors import unsupported_flags
from .. import xml
from ..encryption import encryption
from ..refusals import STORAGE
from ..schema import library
from ..values import MAX_SIZE, parse_integer, scale, scaled
from .definition import Image, VolumeDef
from .paths import attribute, text
from .permissions import read_permissions

if TYPE_CHECKING:
    from lxml import etree

    from .types import Formats, PoolType

__all__ = ["parse_volume", "parse_volume_element"]

_KINDS = ("file", "block", "dir", "network", "netdir", "ploop")
_FEATURES = ("lazy_refcounts", "extended_l2")
_UINT_MAX = 2**32 - 1
_VALIDATE = int(StorageVolCreateFlags.VIR_STORAGE_VOL_CREATE_VALIDATE)


def _kind(root: xml.Source) -> str:
    kind = root.own("type")
    if kind is None:
        return _KINDS[0]
    if kind not in _KINDS:
        raise STORAGE.unsupported(f"unknown volume type '{kind}'")
    return kind


def _format(root: xml.Source, path: str, formats: Formats) -> int:
    """Return the number of the format of the image, 0 where formats do not matter."""
    if not formats.names:
        return 0
    format = attribute(root, path, "type")
    if format is not None and not formats.has(format):
        raise STORAGE.unsupported(f"unknown volume format type {format}")
    return formats.names.index(format or formats.default)


def _size(root: xml.Source, tag: str) -> int | None:
    given = text(root, tag)
    if given is None:
        return None
    number = parse_integer(given)
    if number is None or number < 0 or "-" in given:
        raise STORAGE.xml_error("malformed capacity element")
    return scale(number, attribute(root, tag, "unit"), default_unit=1, maximum=MAX_SIZE)


def _backing_store(root: xml.Source, formats: Formats) -> Image | None:
    path = text(root, "backingStore/path")
    if path is None:
        return None
    format = _format(root, "backingStore/format", formats)
    permissions = read_permissions(root, "backingStore/permissions")
    return Image(path, format, [] if permissions is None else [permissions])


def _check_compat(compat: str | None) -> None:
    if compat is None:
        return
    numbers = [parse_integer(part) for part in compat.split(".", 1)]
    if len(numbers) != 2 or any(
        number is None or not -_UINT_MAX <= number <= _UINT_MAX for number in numbers
    ):
        raise STORAGE.xml_error("forbidden characters in 'compat' attribute")


def _features(root: xml.Source) -> xml.Element | None:
    if root.find("target/features") is None:
        return None
    named = set()
    for source in root.iterfind("target/features"):
        for inner in source.element.iterchildren("*"):
            name = xml.local_name(inner)
            if name not in _FEATURES:
                raise STORAGE.unsupported(f"unsupported feature {name}")
            named.add(name)
    return xml.Element(
        "features", children=[xml.Element(name) for name in _FEATURES if name in named]
    )


def _target(root: xml.Source, formats: Formats) -> Image:
    path = text(root, "target/path")
    format = _format(root, "target/format", formats)
    permissions = read_permissions(root, "target/permissions")
    found = root.find("target/encryption")
    secrets = None if found is None else encryption(found)
    compat = text(root, "target/compat")
    _check_compat(compat)
    where = "./target/clusterSize"
    given = text(root, "target/clusterSize")
    cluster = 0
    if given is not None:
        unit = attribute(root, "target/clusterSize", "unit")
        cluster = scaled(given, unit, default_unit=1, where=where)
    features = _features(root)
    if features is not None and compat is None:
        compat = "1.1"
    parts = (
        permissions,
        secrets,
        None if compat is None else xml.Element("compat", text=compat),
        xml.Element("clusterSize", {"unit": "B"}, str(cluster)) if cluster else None,
        features,
    )
    return Image(path, format, [part for part in parts if part is not None])


def parse_volume_element(element: etree._Element, pool: PoolType) -> VolumeDef:
    """Read the definition of a volume in a pool of this type from a ``<volume>``."""
    root = xml.Source.of(element)
    name = text(root, "name")
    if name is None:
        raise STORAGE.xml_error("missing volume name element")
    key = text(root, "key")
    kind = _kind(root)
    formats = pool.volume_formats
    backing_store = _backing_store(root, formats)
    capacity = _size(root, "capacity")
    if capacity is None:
        raise STORAGE.xml_error("missing capacity element")
    allocation = _size(root, "allocation")
    target = _target(root, formats)
    if allocation is None:
        allocation = capacity
    return VolumeDef(name, key, kind, capacity, allocation, target, backing_store)


def parse_volume(document: str, pool: PoolType, *, validate: bool = False) -> VolumeDef:
    """Read the definition of a volume in a pool of this type from a document's text.

    With ``validate``, a document that libvirt's schema refuses is refused, and so are
    all others, because libvirt 9.0.0 then stumbles over the flag.
    Raises LibvirtError for any mistake in it, and `pause.WorkGivenUp` where the
    thread's work is interruptible.
    """
    root = xml.parse_root(
        document,
        "(storage_volume_definition)",
        ErrorDomain.VIR_FROM_STORAGE,
        tag="volume",
        keep_blanks=True,
    )
    if validate:
        library.VOLUME.check(root)
        # of the flags of its callers, libvirt 9.0.0's reader knows others only
        raise unsupported_flags(ErrorDomain.VIR_FROM_STORAGE, "virStorageVolDefParseXML", _VALIDATE)
    return parse_volume_element(root, pool)
