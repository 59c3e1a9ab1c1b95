"""Directories of the host that a guest sees: ``<filesystem>``."""

from __future__ import annotations

from ... import xml
from ...addresses import BOOT_INFO, add_device_info
from ...kinds import ON_OFF, Filled, choice, number, some, unsigned
from ...refusals import DOMAIN
from ...rules import add, attr, flag, rule, take
from ...values import parse_integer, scaled
from .sources import FORMATS
from .virtio import VIRTIO_MODELS, VIRTIO_OPTIONS

__all__ = ["read_filesystem"]

_FS_SOURCES = {
    "mount": "dir",
    "bind": "dir",
    "file": "file",
    "block": "dev",
    "template": "name",
    "ram": "usage",
    "volume": "volume",
}


def _thread_pool(value: str, element: str, attribute: str) -> str | None:
    size = _POOL_SIZE(value, element, attribute)
    return None if size is None or size.startswith("-") else size


_POOL_SIZE = number(
    "cannot parse thread pool size '%s' for virtiofs", minimum=-(2**31), maximum=2**31 - 1
)


def _fs_driver(source: xml.Source, element: xml.Element) -> xml.Element | None:
    if "type" not in element.attrs:
        for name in ("format", "wrpolicy", "queue"):
            element.attrs.pop(name, None)
    return element if element.attrs else None


def _fs_format(value: str, element: str, attribute: str) -> str | None:
    if value not in FORMATS or value == "none":
        raise DOMAIN.unsupported(f"unknown driver format value '{value}'")
    return value


_FS_DRIVER = rule(
    "driver",
    attr(
        "type",
        choice("path", "handle", "loop", "nbd", "ploop", "virtiofs", "mtp", silent=("default",)),
    ),
    attr("format", _fs_format),
    attr("wrpolicy", choice("immediate", silent=("default",))),
    attr("queue", Filled(unsigned(zero=False, maximum=2**64 - 1))),
    *VIRTIO_OPTIONS,
    finish=_fs_driver,
)
_BINARY = rule(
    "binary",
    attr("path", some),
    attr("xattr", ON_OFF),
    rule("cache", attr("mode", choice("none", "always"))),
    rule("sandbox", attr("mode", choice("namespace", "chroot"))),
    rule("lock", attr("posix", ON_OFF), attr("flock", ON_OFF)),
    rule("thread_pool", attr("size", Filled(_thread_pool))),
)
_OCTAL = unsigned(base=8)


def _volume(source: xml.Source) -> dict[str, str]:
    pool, volume = source.get("pool"), source.get("volume")
    if pool is not None and volume is not None:
        return {"pool": pool, "volume": volume}
    if pool is not None or volume is not None:
        raise DOMAIN.xml_error(
            "'pool' and 'volume' must be specified together for 'pool' type source"
        )
    return {}


def _ram(source: xml.Source | None) -> dict[str, str]:
    usage = None if source is None else source.get("usage")
    if source is None or usage is None:
        raise DOMAIN.xml_error("missing 'usage' attribute for RAM filesystem")
    size = parse_integer(usage)
    if size is None or size < 0:
        raise DOMAIN.xml_error(f"cannot parse usage '{usage}' for RAM filesystem")
    size = scaled(usage, source.get("units"), where="./source/@usage")
    return {"usage": str(size // 1024), "units": "KiB"}


def _origin(kind: str, source: xml.Source | None, target: str) -> dict[str, str]:
    """Read the attributes of ``<source>``, of which there must be one."""
    attrs: dict[str, str] = {}
    if kind == "ram":
        attrs = _ram(source)
    elif source is None:
        pass
    elif kind == "volume":
        attrs = _volume(source)
    elif (value := source.get(_FS_SOURCES[kind])) is not None:
        attrs = {_FS_SOURCES[kind]: value}
    elif kind == "mount" and (socket := source.get("socket")) is not None:
        attrs = {"socket": socket}
    if not attrs:
        raise DOMAIN.no_source(target)
    return attrs


def _mode(value: str, element: str, attribute: str) -> str | None:
    mode = int(_OCTAL(value, element, attribute) or 0)
    if mode > 0o777:
        raise DOMAIN.xml_error(f"invalid {attribute}: '0{mode:o}'")
    return f"{mode:04o}"


_TYPE = attr("type", choice(*_FS_SOURCES), default="mount")
_ACCESS = attr("accessmode", choice("passthrough", "mapped", "squash", silent=("",)))
_ATTRS = (
    attr("model", choice(*VIRTIO_MODELS)),
    attr("multidevs", choice("remap", "forbid", "warn", silent=("default",))),
    attr("fmode", _mode),
    attr("dmode", _mode),
)
_READONLY = flag("readonly")


def _limit(source: xml.Source, element: xml.Element) -> xml.Element | None:
    if not (text := xml.string(source)):
        return None
    size = scaled(text, source.get("unit"), default_unit=1, where=f"./{element.tag}[1]")
    element.attrs, element.text = {"unit": "bytes"}, str(size)
    return element if size else None


_LIMITS = (rule("space_hard_limit", finish=_limit), rule("space_soft_limit", finish=_limit))


def read_filesystem(source: xml.Source) -> xml.Element:
    element = xml.Element("filesystem")
    take(element, source, _TYPE, _ACCESS)
    kind = element.attrs["type"]
    place = source.value("target", "dir") or ""
    origin = _origin(kind, source.find("source"), place)
    if not place:
        raise DOMAIN.no_target("" if kind in ("volume", "ram") else next(iter(origin.values())))
    if "socket" not in origin:
        element.attrs.setdefault("accessmode", "passthrough")
    take(element, source, *_ATTRS)
    add(element, source, _FS_DRIVER)
    if element.get("driver", "type") == "virtiofs":
        add(element, source, _BINARY)
    element.children.append(xml.Element("source", origin))
    element.add("target", {"dir": place})
    add(element, source, _READONLY)
    add_device_info(element, source, BOOT_INFO)
    add(element, source, *_LIMITS)
    if element.find("boot") is not None and element.get("driver", "type") != "virtiofs":
        raise DOMAIN.unsupported("boot order is only supported for virtiofs")
    return element
