"""Network interfaces: ``<interface>``."""

from __future__ import annotations

import ipaddress
import os
import re

from .. import xml
from ..addresses import device_info, mac_address, pci_address, uuid_text
from ..kinds import ON_OFF, YES_NO, choice, integer, unsigned
from ..netdev import bandwidth, virtualport, vlan
from ..refusals import DOMAIN, missing_attribute
from ..rules import apply, attr, rule
from ..values import parse_integer, words
from .storage import reconnect
from .virtio import check_virtio_options

__all__ = ["read_interface"]

_TYPES = choice(
    *words("user ethernet vhostuser server client mcast udp network bridge internal direct hostdev vdpa null vds")
)
# Names that a hypervisor's driver makes up on the host: they mean nothing in a configuration.
_GENERATED_NAMES = ("vnet", "vif", "macvtap", "macvlan")


# -- where it leads ----------------------------------------------------------------------------------------------------------


def _require(source: xml.Source, name: str, element: str = "source") -> str:
    value = source.get(name)
    if value is None:
        raise missing_attribute(element, name)
    return value


def _socket(kind: str, source: xml.Source, element: xml.Element) -> None:
    port = _require(source, "port")
    number = integer()(port, "source", "port") or ""
    address = source.get("address")
    if address is None and kind != "server":
        raise missing_attribute("source", "address")
    if address is not None:
        element.attrs["address"] = address
    element.attrs["port"] = number
    if kind != "udp":
        return
    local = source.find("local")
    if local is None:
        raise DOMAIN.xml_error("'<local>' element missing for 'udp' socket interface")
    local_port = integer()(_require(local, "port", "local"), "local", "port") or ""
    element.add("local", {"address": _require(local, "address", "local"), "port": local_port})


def _vhostuser(source: xml.Source, element: xml.Element) -> None:
    kind = _require(source, "type")
    if kind != "unix":
        raise DOMAIN.unsupported(f"Type='{kind}' unsupported for <interface type='vhostuser'>")
    path, mode = _require(source, "path"), _require(source, "mode")
    element.attrs = {"type": "unix", "path": path, "mode": choice("client", "server")(mode, "source", "mode") or ""}
    element.children += reconnect(source)


def _hostdev(source: xml.Source, element: xml.Element) -> None:
    address = source.find("address")
    kind = address.get("type") if address is not None else None
    if address is None or kind is None:
        raise DOMAIN.xml_error("missing source address type")
    if kind == "usb":
        attrs = {"type": "usb"}
        for name in ("bus", "device"):
            attrs[name] = unsigned(base=0)(_require(address, name, "address"), "address", name) or ""
        element.add("address", attrs)
    elif kind == "pci":
        element.add("address", {"type": "pci", **pci_address(address)})
    else:
        raise DOMAIN.unsupported(f"unknown host device source address type '{kind}'")


def _vds(source: xml.Source, element: xml.Element) -> None:
    switch = _require(source, "switchid")
    uuid = uuid_text(switch)
    if uuid is None:
        raise DOMAIN.xml_error(f"Unable to parse switchid UUID '{switch}'")
    element.attrs["switchid"] = xml.format_uuid(uuid)
    for name in ("portid", "portgroupid", "connectionid"):
        element.attrs[name] = _require(source, name)


_ROUTE = rule(
    "route",
    attr("family"),
    attr("address"),
    attr("netmask"),
    attr("prefix"),
    attr("gateway"),
    attr("metric"),
    many=True,
)


def _ip(source: xml.Source) -> xml.Element:
    text = source.get("address")
    if text is None:
        raise DOMAIN.xml_error("Missing required address in <ip>")
    family = source.get("family")
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        raise DOMAIN.xml_error(f"Invalid address '{text}' in <ip>") from None
    if family in ("ipv4", "ipv6") and family != f"ipv{address.version}":
        raise DOMAIN.xml_error(f"Invalid address '{text}' in <ip>")
    attrs = {"address": str(address), "family": f"ipv{address.version}"}
    if (prefix := source.get("prefix")) is not None:
        number = parse_integer(prefix)
        if number is None or not 0 <= number <= address.max_prefixlen:
            raise DOMAIN.xml_error(f"Invalid prefix value '{prefix}' in <ip>")
        if number:
            attrs["prefix"] = str(number)
    if (peer := source.get("peer")) is not None:
        try:
            attrs["peer"] = str(ipaddress.ip_address(peer))
        except ValueError:
            raise DOMAIN.xml_error(f"Invalid peer '{peer}' in <ip>") from None
    return xml.Element("ip", attrs)


def _addresses(source: xml.Source) -> list[xml.Element]:
    printed = [_ip(found) for found in source.iterfind("ip")]
    for found in source.iterfind("route"):
        route = apply(_ROUTE, found)
        if route is not None:
            printed.append(route)
    return printed


def _origin(kind: str, source: xml.Source | None, interface: xml.Source) -> xml.Element | None:
    """``<source>``, printed the way each kind of interface does."""
    element = xml.Element("source")
    needs = ("network", "vhostuser", "vdpa", "bridge", "internal", "direct", "hostdev", "vds")
    sockets = ("server", "client", "mcast", "udp")
    if kind == "hostdev" and source is None:
        raise DOMAIN.xml_error("missing source address type")
    if kind in needs and source is None:
        raise DOMAIN.xml_error(f"interface type='{kind}' requires a 'source' element")
    if kind in sockets and source is None:
        raise DOMAIN.xml_error(f"interface type='{kind}' requires a 'source' element")
    if source is None:
        return None
    if kind == "network":
        element.attrs["network"] = _require(source, "network")
        if (group := source.get("portgroup")) is not None:
            element.attrs["portgroup"] = group
    elif kind == "bridge":
        element.attrs["bridge"] = _require(source, "bridge")
    elif kind == "internal":
        element.attrs["name"] = _require(source, "name")
    elif kind == "direct":
        mode = choice("vepa", "private", "bridge", "passthrough")(source.get("mode", "vepa"), "source", "mode")
        element.attrs = {"dev": _require(source, "dev"), "mode": mode or "vepa"}
    elif kind == "vdpa":
        element.attrs["dev"] = _require(source, "dev")
    elif kind in sockets:
        _socket(kind, source, element)
    elif kind == "vhostuser":
        _vhostuser(source, element)
    elif kind == "hostdev":
        _hostdev(source, element)
    elif kind == "vds":
        _vds(source, element)
    if kind != "hostdev":
        element.children += _addresses(source)
    return element if element.attrs or element.children else None


# -- how it behaves ------------------------------------------------------------------------------------------------------------


_OFFLOADS = tuple(attr(name, ON_OFF) for name in ("csum", "gso", "tso4", "tso6", "ecn", "ufo", "mrg_rxbuf"))
_GUEST_OFFLOADS = tuple(attr(name, ON_OFF) for name in ("csum", "tso4", "tso6", "ecn", "ufo"))
_OPTIONS = tuple(attr(name, ON_OFF) for name in ("iommu", "ats", "packed", "page_per_vq"))
_VIRTIO_OPTIONS = rule("driver", *_OPTIONS)
_DRIVER = rule(
    "driver",
    attr("name", choice("qemu", "vhost")),
    attr("txmode", choice("iothread", "timer", silent=("default",))),
    attr("ioeventfd", ON_OFF),
    attr("event_idx", ON_OFF),
    attr("queues", unsigned()),
    attr("rx_queue_size", unsigned(zero=False)),
    attr("tx_queue_size", unsigned(zero=False)),
    attr("rss", ON_OFF),
    attr("rss_hash_report", ON_OFF),
    *_OPTIONS,
    rule("host", *_OFFLOADS),
    rule("guest", *_GUEST_OFFLOADS),
)
_VIRTIO_MODELS = ("virtio", "virtio-transitional", "virtio-non-transitional")
_HOSTDEV_DRIVER = rule("driver", attr("name", choice("kvm", "vfio", "xen", silent=("default",))))


def _driver(kind: str, interface: xml.Source, model: str | None) -> xml.Element | None:
    source = interface.find("driver")
    if source is None:
        return None
    if kind == "hostdev":
        return apply(_HOSTDEV_DRIVER, source)
    if model not in _VIRTIO_MODELS:
        options = apply(_VIRTIO_OPTIONS, source)
        if options is not None:
            check_virtio_options(options)
        return None
    element = apply(_DRIVER, source)
    # One queue is no multiqueue.
    if element is not None and element.attrs.get("queues") in ("0", "1"):
        del element.attrs["queues"]
    return element if element is not None and (element.attrs or element.children) else None


def _filterref(interface: xml.Source) -> xml.Element | None:
    source = interface.find("filterref")
    name = source.get("filter") if source is not None else None
    if source is None or not name:
        return None
    element = xml.Element("filterref", {"filter": name})
    parameters: dict[str, list[str]] = {}
    for found in source.iterfind("parameter"):
        key, value = found.get("name"), found.get("value")
        if key and value and re.fullmatch(r"[a-zA-Z0-9_]+", key):
            parameters.setdefault(key, []).append(value)
    for key in sorted(parameters):
        for value in parameters[key]:
            element.add("parameter", {"name": key, "value": value})
    return element


def _tune(interface: xml.Source) -> xml.Element | None:
    found = interface.find("tune/sndbuf")
    text = xml.string(found) if found is not None else ""
    if not text:
        return None
    number = parse_integer(text)
    if number is None or number < 0:
        raise DOMAIN.xml_error("sndbuf must be a positive integer")
    element = xml.Element("tune")
    element.add("sndbuf", text=str(number))
    return element


def _mtu(source: xml.Source, element: xml.Element) -> xml.Element | None:
    size = source.get("size")
    if size is None:
        return None
    number = parse_integer(size)
    if number is None or number < 0:
        raise DOMAIN.xml_error("malformed mtu size")
    element.attrs["size"] = str(number)
    return element if number else None


_LINK = rule("link", attr("state", choice("up", "down", unknown="unknown interface link state '%s'")))
_MTU = rule("mtu", finish=_mtu)


def _frames(value: str, element: str, attribute: str) -> str | None:
    number = parse_integer(value)
    if number is None or not 0 <= number <= 2**32 - 1:
        detail = f"cannot parse value '{value}' for coalesce parameter"
        raise DOMAIN.xml_detail(detail)
    return str(number) if number else None


_COALESCE = rule("coalesce", rule("rx", rule("frames", attr("max", _frames))))
_BACKEND = rule("backend", attr("tap"), attr("vhost"))
_GUEST = rule("guest", attr("dev"), attr("actual"))
_PORT = rule("port", attr("isolated", YES_NO))
_BEFORE_TARGET = (rule("script", attr("path")), rule("downscript", attr("path")))


def teaming(source: xml.Source) -> xml.Element | None:
    """``<teaming>``: the pair of a persistent and a transient device."""
    found = source.find("teaming")
    if found is None or (kind := found.get("type")) is None:
        return None
    if kind not in ("persistent", "transient"):
        raise DOMAIN.unsupported(f"unknown teaming type '{kind}'")
    partner = found.get("persistent")
    if kind == "transient" and not partner:
        raise DOMAIN.unsupported("teaming persistent attribute must be set if teaming type is 'transient'")
    if kind == "persistent" and partner:
        raise DOMAIN.unsupported("teaming persistent attribute not allowed if teaming type is 'persistent'")
    attrs = {"type": kind}
    if partner:
        attrs["persistent"] = partner
    return xml.Element("teaming", attrs)


# -- the whole ---------------------------------------------------------------------------------------------------------------


def _mac(interface: xml.Source) -> xml.Element:
    source = interface.find("mac")
    text = source.get("address") if source is not None else None
    raw = os.urandom(3)
    attrs = {"address": mac_address(text) if text is not None else f"52:54:00:{raw[0]:02x}:{raw[1]:02x}:{raw[2]:02x}"}
    if source is not None:
        if (kind := source.get("type")) is not None:
            attrs["type"] = choice("generated", "static")(kind, "mac", "type") or ""
        if (check := source.get("check")) is not None:
            attrs["check"] = YES_NO(check, "mac", "check") or ""
    return xml.Element("mac", attrs)


def _target(kind: str, interface: xml.Source) -> xml.Element:
    """``<target>``. Every interface has one: the name is filled in later where it is open."""
    element = xml.Element("target")
    source = interface.find("target")
    if source is None:
        return element
    name = source.get("dev")
    if name and not name.startswith(_GENERATED_NAMES):
        element.attrs["dev"] = name
    if (managed := source.get("managed")) is not None:
        element.attrs["managed"] = YES_NO(managed, "target", "managed") or ""
        if kind != "ethernet":
            if element.attrs["managed"] == "no":
                raise DOMAIN.unsupported(f"unmanaged target dev is not supported on interfaces of type '{kind}'")
            del element.attrs["managed"]
    return element


_MODEL_NAME = re.compile(r"[a-zA-Z0-9._-]+", re.ASCII)


def _first(source: xml.Source, how: object) -> list[xml.Element]:
    found = source.find(how.tag)  # type: ignore[attr-defined]
    printed = None if found is None else apply(how, found)  # type: ignore[arg-type]
    return [] if printed is None else [printed]


def read_interface(source: xml.Source) -> xml.Element:
    kind = _TYPES(source.get("type", "user"), "interface", "type") or "user"
    element = xml.Element("interface", {"type": kind})
    if kind == "hostdev" and source.get("managed") == "yes":
        element.attrs["managed"] = "yes"
    if (trust := source.get("trustGuestRxFilters")) is not None:
        element.attrs["trustGuestRxFilters"] = YES_NO(trust, "interface", "trustGuestRxFilters") or ""
    found = source.find("model")
    model = (found.get("type") if found is not None else None) or None
    if model is not None and not _MODEL_NAME.fullmatch(model):
        raise DOMAIN.invalid_argument("Model name contains invalid characters")
    parts = element.children
    parts.append(_mac(source))
    driver = _driver(kind, source, model)
    if kind == "hostdev" and driver is not None:
        parts.append(driver)
    parts += [part for part in (_origin(kind, source.find("source"), source), vlan(source)) if part is not None]
    parts += [part for part in (virtualport(kind, source), bandwidth(source)) if part is not None]
    parts += _first(source, _PORT)
    parts += _addresses(source)
    for how in _BEFORE_TARGET:
        parts += _first(source, how)
    parts.append(_target(kind, source))
    parts += _first(source, _GUEST)
    if model is not None:
        parts.append(xml.Element("model", {"type": model}))
        if kind != "hostdev" and driver is not None:
            parts.append(driver)
    elif kind == "vhostuser":
        raise DOMAIN.internal_error(
            "Wrong or no <model> 'type' attribute specified with <interface type='vhostuser'/>. "
            "vhostuser requires the virtio-net* frontend"
        )
    for backend in _first(source, _BACKEND):
        if model not in _VIRTIO_MODELS:
            backend.attrs.pop("vhost", None)
        if backend.attrs:
            parts.append(backend)
    parts += [part for part in (_filterref(source), _tune(source)) if part is not None]
    parts += _first(source, _LINK) + _first(source, _MTU)
    team = teaming(source)
    if team is not None:
        parts.append(team)
    parts += _first(source, _COALESCE)
    parts += device_info(source, boot=True, rom=True)
    return element
