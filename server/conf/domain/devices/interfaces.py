"""Network interfaces: ``<interface>``."""

from __future__ import annotations

import os
import re
from functools import partial

from ... import xml
from ...addresses import (
    BOOT_AND_ROM_INFO,
    add_device_info,
    mac_address,
    pci_address,
    uuid_text,
)
from ...kinds import (
    ON_OFF,
    POSITIVE,
    YES_NO,
    Filled,
    Number,
    choice,
    flag_word,
    integer,
    number,
    some,
    unsigned,
)
from ...netdev import TEAMING, bandwidth, ip_info, ip_text, parse_ip, virtualport, vlan
from ...refusals import DOMAIN, XML, invalid_attribute
from ...rules import Attr, add, apply, attr, reader, rule, take, text_rule
from ...values import words
from .hostdevs import add_usb_source, check_hostdev_address
from .sources import reconnect
from .virtio import VIRTIO_MODELS, check_virtio_options

__all__ = ["addresses_again", "has_generated_mac", "read_interface"]

_TYPES = choice(
    *words(
        "user ethernet vhostuser server client mcast udp network bridge internal direct hostdev "
        "vdpa null vds"
    )
)
# Names that a hypervisor's driver makes up on the host: they mean nothing in a
# configuration.
_GENERATED_NAMES = ("vnet", "vif", "macvtap", "macvlan")


# -- where it leads --------------------------------------------------------------------


def _switch(value: str, element: str, attribute: str) -> str | None:
    uuid = uuid_text(value)
    if uuid is None:
        raise invalid_attribute(element, attribute, value, " Expected UUID")
    return xml.format_uuid(uuid)


_LONG = Number(-(2**63), 2**63 - 1, 0, expected=" Expected long long integer value")


def _port_last(source: xml.Source, element: xml.Element) -> xml.Element:
    element.attrs = {
        name: element.attrs[name] for name in ("address", "port") if name in element.attrs
    }
    return element


_REQUIRED_PORT = attr("port", integer(), required=True)
_LOCAL = rule("local", attr("address", required=True), _REQUIRED_PORT, finish=_port_last)
_UNIX = choice("unix", unknown="Type='%s' unsupported for <interface type='vhostuser'>")
# Attributes of <source>, for the types that must have one.
_ENDS: dict[str, tuple[Attr, ...]] = {
    "network": (attr("network", required=True), attr("portgroup")),
    "vhostuser": (
        attr("type", _UNIX, required=True),
        attr("path", required=True),
        attr("mode", choice("client", "server"), required=True),
    ),
    "vdpa": (attr("dev", required=True),),
    "bridge": (attr("bridge", required=True),),
    "internal": (attr("name", required=True),),
    "direct": (
        attr("mode", choice("vepa", "private", "bridge", "passthrough"), default="vepa"),
        attr("dev", required=True),
    ),
    "hostdev": (),
    "vds": (
        attr("switchid", _switch, required=True),
        attr("portid", _LONG, required=True),
        attr("portgroupid", required=True),
        attr("connectionid", _LONG, required=True),
    ),
    "server": (_REQUIRED_PORT, attr("address")),
    **dict.fromkeys(("client", "mcast", "udp"), (_REQUIRED_PORT, attr("address", required=True))),
}
# Types whose attributes are printed in another order than they are read in.
_PRINTED = {
    "direct": ("dev", "mode"),
    **dict.fromkeys(("server", "client", "mcast", "udp"), ("address", "port")),
}


def _hostdev(source: xml.Source, element: xml.Element) -> None:
    address = source.find("address")
    kind = address.get("type") if address is not None else None
    if kind is None and "vendor" in source.tags():
        kind = "usb"
    if not kind:
        raise DOMAIN.xml_error("missing source address type")
    if kind == "usb":
        add_usb_source(source, element)
        if (place := element.find("address")) is not None:
            place.attrs = {"type": "usb", **place.attrs}
    elif kind == "pci":
        assert address is not None
        element.add("address", {"type": "pci", **pci_address(address)})
    else:
        raise DOMAIN.unsupported(f"unknown host device source address type '{kind}'")


_HOST_IP = ip_info("interface host IP")
_GUEST_IP = ip_info("guest interface")


def _origin(kind: str, interface: xml.Source) -> xml.Element | None:
    """Read ``<source>`` of an interface; None if nothing of it is printed."""
    source = interface.find("source")
    if source is None:
        if kind == "hostdev":
            raise DOMAIN.xml_error("missing source address type")
        if kind in _ENDS:
            raise DOMAIN.xml_error(f"interface type='{kind}' requires a 'source' element")
        return None
    element = xml.Element("source")
    take(element, source, *_ENDS.get(kind, ()))
    if kind in _PRINTED:
        element.attrs = {
            name: element.attrs[name] for name in _PRINTED[kind] if name in element.attrs
        }
    if kind == "udp":
        if "local" not in source.tags():
            raise DOMAIN.xml_error("'<local>' element missing for 'udp' socket interface")
        add(element, source, _LOCAL)
    elif kind == "vhostuser":
        element.children += reconnect(source)
        if element.attrs["mode"] == "server" and element.get("reconnect", "enabled") == "yes":
            raise DOMAIN.unsupported(
                "'reconnect' attribute unsupported 'server' mode for <interface type='vhostuser'>"
            )
    elif kind == "hostdev":
        _hostdev(source, element)
    if kind != "hostdev":
        before = len(element.children)
        add(element, source, *_HOST_IP)
        if len(element.children) > before and kind != "ethernet":
            raise DOMAIN.unsupported(
                "Invalid attempt to set network interface host-side IP route and/or address info "
                f"on interface of type '{kind}'. This is only supported on interfaces of type "
                "'ethernet'"
            )
    return element if element.attrs or element.has_children else None


# -- how it behaves --------------------------------------------------------------------


def _one_queue(source: xml.Source, element: xml.Element) -> xml.Element | None:
    # A single queue counts as not given.
    if element.attrs.get("queues") in ("0", "1"):
        del element.attrs["queues"]
    return element if element.attrs or element.has_children else None


def _not_virtio(source: xml.Source, element: xml.Element) -> xml.Element | None:
    check_virtio_options(element)
    return None


_OFFLOADS = tuple(
    attr(name, ON_OFF) for name in ("csum", "gso", "tso4", "tso6", "ecn", "ufo", "mrg_rxbuf")
)
_GUEST_OFFLOADS = tuple(attr(name, ON_OFF) for name in ("csum", "tso4", "tso6", "ecn", "ufo"))
_OPTIONS = tuple(attr(name, ON_OFF) for name in ("iommu", "ats", "packed", "page_per_vq"))
_DRIVER = rule(
    "driver",
    attr("name", choice("qemu", "vhost")),
    attr("txmode", choice("iothread", "timer")),
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
    finish=_one_queue,
)
_NO_DRIVER = rule("driver", *_OPTIONS, finish=_not_virtio)
_HOSTDEV_DRIVER = rule("driver", attr("name", choice("kvm", "vfio", "xen")))


_PARAMETER = re.compile(r"[a-zA-Z0-9_]*+", re.ASCII)
_PARAMETER_VALUE = re.compile(r"[a-zA-Z0-9_.:]++", re.ASCII)


def _parameters(source: xml.Source, element: xml.Element) -> xml.Element | None:
    parameters: dict[str, list[str]] = {}
    if "filter" not in element.attrs:
        return None
    for found in source.iterfind("parameter"):
        key, value = found.get("name"), found.get("value")
        if key is None or not value:
            continue
        if _PARAMETER.fullmatch(key) and _PARAMETER_VALUE.fullmatch(value):
            parameters.setdefault(key, []).append(value)
    for key in sorted(parameters):
        for value in parameters[key]:
            element.add("parameter", {"name": key, "value": value})
    return element


_FILTER = rule("filterref", attr("filter"), finish=_parameters)
_SNDBUF = text_rule("sndbuf", number("sndbuf must be a positive integer"))


_LINK = rule(
    "link",
    attr("state", Filled(choice("up", "down", unknown="unknown interface link state '%s'"))),
)
_MTU = rule("mtu", attr("size", Filled(number("malformed mtu size", zero=False))))
_FRAMES = number(
    "cannot parse value '%s' for coalesce parameter",
    refuse=DOMAIN.xml_detail,
    maximum=2**32 - 1,
    zero=False,
)
_COALESCE = rule("coalesce", rule("rx", rule("frames", attr("max", Filled(_FRAMES)))))


def _no_passt(value: str, element: str, attribute: str) -> str | None:
    place = f"attribute '{attribute}' in element '{element}'"
    refuse = DOMAIN if value == "passt" else XML  # which the test driver does not have
    raise refuse.xml_error(f"Invalid value for {place}: '{value}'.")


_BACKEND_TYPE, _LOG_FILE = attr("type", _no_passt), attr("logFile")
_BACKEND = rule("backend", _BACKEND_TYPE, attr("tap"), attr("vhost"), _LOG_FILE)
_TAP_BACKEND = rule("backend", _BACKEND_TYPE, attr("tap"), _LOG_FILE)
_BACKEND_DOMAIN = rule("backenddomain", attr("name", some))


def _forwarded(value: str, element: str, attribute: str) -> str | None:
    address = parse_ip(value)
    if address is None:
        raise DOMAIN.xml_error(f"Invalid address '{value}' in <portForward>")
    return ip_text(address)


_PORT_FORWARD = rule(
    "portForward",
    attr("proto", choice("tcp", "udp"), required=True),
    attr("address", _forwarded),
    attr("dev"),
    rule(
        "range",
        attr("start", POSITIVE),
        attr("end", POSITIVE),
        attr("to", POSITIVE),
        attr("exclude", YES_NO),
        many=True,
        finish=lambda source, element: element if "start" in element.attrs else None,
    ),
    many=True,
)
_GUEST = rule("guest", attr("dev", some), attr("actual", some))
_PORT = rule("port", attr("isolated", YES_NO))


def _check_isolation(element: xml.Element) -> None:
    """Refuse isolated ports where there is no bridge of Linux."""
    if element.get("port", "isolated") != "yes":
        return
    kind, port = element.attrs["type"], element.get("virtualport", "type")
    where = f"interface {element.get('mac', 'address')} - <port isolated='yes'/>"
    if kind not in ("network", "bridge"):
        with_what = f"type='{kind}'"
    elif port is not None:
        with_what = f"virtualport type='{port}'"
    else:
        return
    raise DOMAIN.unsupported(f"{where} is not supported for network interfaces with {with_what}")


_SCRIPTS = (rule("script", attr("path", some)), rule("downscript", attr("path", some)))


def _check_partner(teaming: xml.Element | None) -> None:
    kind = None if teaming is None else teaming.attrs["type"]
    has_partner = teaming is not None and "persistent" in teaming.attrs
    if kind == "transient" and not has_partner:
        raise DOMAIN.unsupported(
            "teaming persistent attribute must be set if teaming type is 'transient'"
        )
    if kind == "persistent" and has_partner:
        raise DOMAIN.unsupported(
            "teaming persistent attribute not allowed if teaming type is 'persistent'"
        )


_VLAN = reader("vlan", vlan)
_FLOORED = reader("bandwidth", bandwidth)
_BANDWIDTH = reader("bandwidth", partial(bandwidth, has_floor=False))


# -- the whole -------------------------------------------------------------------------


_MAC = (attr("type", choice("generated", "static")), attr("check", YES_NO))


class _GeneratedMac(xml.Element):
    """``<mac>`` with an address that was made up, which no document named."""

    __slots__ = ()


def has_generated_mac(interface: xml.Element) -> bool:
    """Return whether no document named the MAC address, which libvirt remembers."""
    return isinstance(interface.find("mac"), _GeneratedMac)


def addresses_again(interfaces: list[xml.Element]) -> list[xml.Element]:
    """Return interfaces as they are once they are printed and read again.

    Their MAC addresses are named by then.
    """
    return [_named(each) if has_generated_mac(each) else each for each in interfaces]


def _named(interface: xml.Element) -> xml.Element:
    parts = [part.twin() if part.tag == "mac" else part for part in interface.children]
    return interface.twin(children=parts)


def _mac(interface: xml.Source) -> xml.Element:
    source = interface.find("mac")
    text = None if source is None else source.get("address")
    if text is None:
        raw = os.urandom(3)
        text = f"52:54:00:{raw[0]:02x}:{raw[1]:02x}:{raw[2]:02x}"
        element: xml.Element = _GeneratedMac("mac", {"address": text})
    else:
        element = xml.Element("mac", {"address": mac_address(text)})
    if source is not None:
        take(element, source, *_MAC)
    return element


_TARGET = (attr("dev"), attr("managed", YES_NO))


def _target(kind: str, interface: xml.Source) -> xml.Element:
    """Read ``<target>``, empty where the name is left open: it may get one later."""
    element = xml.Element("target")
    source = interface.find("target")
    if source is None:
        return element
    take(element, source, *_TARGET)
    managed = element.attrs.get("managed")
    if managed == "no" and kind != "ethernet":
        raise DOMAIN.unsupported(
            f"unmanaged target dev is not supported on interfaces of type '{kind}'"
        )
    if managed != "no" and element.attrs.get("dev", "").startswith(_GENERATED_NAMES):
        del element.attrs["dev"]
    return element


def _port(kind: str, interface: xml.Source, element: xml.Element) -> None:
    source = interface.find("virtualport")
    if source is None:
        return
    if kind not in ("network", "bridge", "direct", "hostdev"):
        raise DOMAIN.unsupported(f"<virtualport> element unsupported for <interface type='{kind}'>")
    element.children.append(virtualport(source, has_type=kind != "network"))


_MODEL_NAME = re.compile(r"[a-zA-Z0-9._-]++", re.ASCII)
_MANAGED = attr("managed", flag_word("yes"))
_TRUST = attr("trustGuestRxFilters", YES_NO)


def _model(source: xml.Source) -> str | None:
    model = source.value("model", "type") or None
    if model is not None and not _MODEL_NAME.fullmatch(model):
        raise DOMAIN.invalid_argument("Model name contains invalid characters")
    return model


def read_interface(source: xml.Source) -> xml.Element:
    kind = _TYPES(source.get("type", "user"), "interface", "type") or "user"
    is_hostdev = kind == "hostdev"
    element = xml.Element("interface", {"type": kind})
    if is_hostdev:
        take(element, source, _MANAGED)
    take(element, source, _TRUST)
    model = _model(source)
    is_virtio = model in VIRTIO_MODELS
    parts = element.children
    parts.append(_mac(source))
    driver = xml.Element("")
    add(driver, source, _HOSTDEV_DRIVER if is_hostdev else _DRIVER if is_virtio else _NO_DRIVER)
    if is_hostdev:
        parts += driver.children
        add(xml.Element(""), source, _NO_DRIVER)  # whose options are refused
    if (origin := _origin(kind, source)) is not None:
        parts.append(origin)
    add(element, source, _VLAN)
    _port(kind, source, element)
    add(element, source, _FLOORED if kind == "network" else _BANDWIDTH, _PORT)
    _check_isolation(element)
    add(element, source, *_GUEST_IP, _PORT_FORWARD, *_SCRIPTS, _BACKEND_DOMAIN)
    parts.append(_target(kind, source))
    add(element, source, _GUEST)
    if model is not None:
        parts.append(xml.Element("model", {"type": model}))
        if not is_hostdev:
            parts += driver.children
    if kind == "vhostuser" and not is_virtio:
        raise DOMAIN.internal_error(
            "Wrong or no <model> 'type' attribute specified with <interface type='vhostuser'/>. "
            "vhostuser requires the virtio-net* frontend"
        )
    add(element, source, _BACKEND if is_virtio else _TAP_BACKEND)
    if kind in ("network", "bridge", "ethernet"):
        add(element, source, _FILTER)
    tune = xml.Element("tune")
    if (buffer := source.find("tune/sndbuf")) is not None and (
        printed := apply(_SNDBUF, buffer)
    ) is not None:
        tune.children.append(printed)
        parts.append(tune)
    add(element, source, _LINK, _MTU, TEAMING, _COALESCE)
    _check_partner(element.find("teaming"))
    add_device_info(element, source, BOOT_AND_ROM_INFO)
    if is_hostdev:
        origin = element.find("source")
        check_hostdev_address(element, (origin and origin.get("address", "type")) or "usb")
    return element
