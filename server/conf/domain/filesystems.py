"""Directories of the host that a guest sees: ``<filesystem>``."""

from __future__ import annotations

from .. import xml
from ..addresses import add_device_info
from ..kinds import ON_OFF, choice, unsigned
from ..refusals import DOMAIN
from ..rules import apply, attr, rule
from ..values import parse_integer, scaled
from .storage import FORMATS

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
    number = parse_integer(value)
    if number is None or not -(2**31) <= number < 2**31:
        raise DOMAIN.xml_error(f"cannot parse thread pool size '{value}' for virtiofs")
    return str(number) if number >= 0 else None


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
    attr("type", choice("path", "handle", "loop", "nbd", "ploop", "virtiofs", "mtp", silent=("default",))),
    attr("format", _fs_format),
    attr("wrpolicy", choice("immediate", silent=("default",))),
    attr("queue", unsigned(zero=False, maximum=2**64 - 1)),
    attr("iommu", ON_OFF),
    attr("ats", ON_OFF),
    attr("packed", ON_OFF),
    attr("page_per_vq", ON_OFF),
    finish=_fs_driver,
)
_BINARY = rule(
    "binary",
    attr("path"),
    attr("xattr", ON_OFF),
    rule("cache", attr("mode", choice("none", "always", silent=("default",)))),
    rule("sandbox", attr("mode", choice("namespace", "chroot", silent=("default",)))),
    rule("lock", attr("posix", ON_OFF), attr("flock", ON_OFF)),
    rule("thread_pool", attr("size", _thread_pool)),
)
_MODE = unsigned(base=8)


def _fs_source(kind: str, source: xml.Source | None, target: str) -> xml.Element:
    element = xml.Element("source")
    if source is None and kind == "ram":
        raise DOMAIN.xml_error("missing 'usage' attribute for RAM filesystem")
    if source is not None:
        if kind == "volume":
            pool, volume = source.get("pool"), source.get("volume")
            if pool or volume:
                if not pool or not volume:
                    raise DOMAIN.xml_error("'pool' and 'volume' must be specified together for 'pool' type source")
                element.attrs = {"pool": pool, "volume": volume}
        elif kind == "ram":
            usage = source.get("usage")
            if usage is None:
                raise DOMAIN.xml_error("missing 'usage' attribute for RAM filesystem")
            number = parse_integer(usage)
            if number is None or number < 0:
                raise DOMAIN.xml_error(f"cannot parse usage '{usage}' for RAM filesystem")
            size = scaled(usage, source.get("units"), where="./source/@usage")
            element.attrs = {"usage": str(size // 1024), "units": "KiB"}
        elif value := source.get(_FS_SOURCES[kind]):
            element.attrs[_FS_SOURCES[kind]] = value
        elif kind == "mount" and (socket := source.get("socket")) is not None:
            element.attrs["socket"] = socket
    if not element.attrs and kind != "ram":
        raise DOMAIN.no_source(target)
    return element


def _fs_modes(source: xml.Source, attrs: dict[str, str]) -> None:
    for name in ("fmode", "dmode"):
        text = source.get(name)
        if text is None:
            continue
        number = int(_MODE(text, "filesystem", name) or 0)
        if number > 0o777:
            raise DOMAIN.xml_error(f"invalid {name}: '0{number:o}'")
        attrs[name] = f"{number:04o}"


def read_filesystem(source: xml.Source) -> xml.Element:
    kind = choice(*_FS_SOURCES)(source.get("type", "mount"), "filesystem", "type") or "mount"
    attrs = {"type": kind}
    access = source.get("accessmode")
    if access is not None:
        access = choice("passthrough", "mapped", "squash", silent=("default",))(access, "filesystem", "accessmode")
    target = source.find("target")
    place = (target.get("dir") if target is not None else None) or ""
    origin = _fs_source(kind, source.find("source"), place)
    if not place:
        path = "" if kind in ("volume", "ram") else next(iter(origin.attrs.values()), "")
        raise DOMAIN.no_target(path)
    if access is None and "socket" not in origin.attrs:
        access = "passthrough"
    if access is not None:
        attrs["accessmode"] = access
    for name, known in (
        ("model", ("virtio", "virtio-transitional", "virtio-non-transitional")),
        ("multidevs", ("remap", "forbid", "warn")),
    ):
        if (value := source.get(name)) is not None:
            printed = choice(*known, silent=("default",))(value, "filesystem", name)
            if printed is not None:
                attrs[name] = printed
    _fs_modes(source, attrs)
    element = xml.Element("filesystem", attrs)
    driver = source.find("driver")
    printed_driver = apply(_FS_DRIVER, driver) if driver is not None else None
    if printed_driver is not None:
        element.children.append(printed_driver)
    virtiofs = printed_driver is not None and printed_driver.attrs.get("type") == "virtiofs"
    binary = source.find("binary")
    if virtiofs and binary is not None and (part := apply(_BINARY, binary)) is not None:
        element.children.append(part)
    if origin.attrs:
        element.children.append(origin)
    element.add("target", {"dir": place})
    if source.find("readonly") is not None:
        element.add("readonly")
    for tag in ("space_hard_limit", "space_soft_limit"):
        found = source.find(tag)
        if found is not None and (text := xml.string(found)):
            size = scaled(text, found.get("unit"), default_unit=1, where=f"./{tag}[1]")
            element.add(tag, {"unit": "bytes"}, str(size))
    add_device_info(element, source)
    return element
