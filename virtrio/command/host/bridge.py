"""Commands that put an interface of the host on a bridge, and take it off again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...protocol._generated.enums import InterfaceXMLFlags
from ...protocol.errors import LibvirtError
from ..errors import CommandError, failing
from ..numbers import UINT_MAX, number
from ..objects import find_interface
from ..options import Kind, Option
from ..xmltext import parse
from .interface import GROUP

if TYPE_CHECKING:
    from lxml.etree import _Element

    from ...blocking import Interface
    from ..options import Arguments
    from ..session import Session

_INACTIVE = int(InterfaceXMLFlags.VIR_INTERFACE_XML_INACTIVE)
# Elements that are about the device itself, not about its place in the network.
_OF_THE_DEVICE = ("mac", "bond", "vlan")


def _definition(interface: Interface, called: str, what: str) -> tuple[_Element, str]:
    """Return the persistent XML of an interface, and its type."""
    xml = interface.xml_desc(_INACTIVE)
    try:
        root = parse(xml, what, keep_blanks=True)
    except CommandError as exc:
        raise CommandError(f"Failed to parse configuration of {called}") from exc
    kind = root.get("type")
    if kind is None:
        raise CommandError(f"Existing device {called} has no type")
    return root, kind


def _check_name(root: _Element, called: str) -> None:
    if (name := root.get("name")) != called:
        raise CommandError(
            f"Interface name from config {name or '(null)'}"
            f" doesn't match given supplied name {called}"
        )


def _move(source: _Element, target: _Element) -> None:
    """Move what is about the device from one element to the end of another.

    The blanks after it stay.
    """
    for child in list(source):
        if child.tag not in _OF_THE_DEVICE:
            continue
        blanks, child.tail = child.tail, None
        before = child.getprevious()
        if blanks and before is None:
            source.text = (source.text or "") + blanks
        elif blanks and before is not None:
            before.tail = (before.tail or "") + blanks
        target.append(child)


def _text(root: _Element) -> str:
    from lxml import etree

    return '<?xml version="1.0"?>\n' + etree.tostring(root, encoding="unicode") + "\n"


@GROUP.command(
    "iface-bridge",
    "make a bridge and put an interface of the host on it",
    Option("interface", Kind.STRING, "the interface by name", required=True),
    Option("bridge", Kind.STRING, "the name of the new bridge", required=True),
    Option("no-stp", Kind.BOOL, "do not have the bridge use the spanning tree protocol"),
    Option("delay", Kind.NUMBER, "how many seconds the bridge forwards nothing from new ports"),
    Option("no-start", Kind.BOOL, "do not start the bridge"),
    description="Make a bridge of the host and put one of its interfaces on it.",
)
def iface_bridge(session: Session, args: Arguments) -> None:
    interface, called = find_interface(session, args, "name")
    bridge = args.required("bridge")
    try:
        session.connection.interface_lookup_by_name(bridge)
    except LibvirtError as exc:
        missing = exc.with_traceback(None)  # it would hold this frame, which holds it
    else:
        raise CommandError(f"Network device {bridge} already exists")
    try:
        delay = number(args, "delay", 0, UINT_MAX)
        root, kind = _definition(interface, called, "(interface definition)")
        if kind == "bridge":
            raise CommandError(f"Existing device {called} is already a bridge")
        _check_name(root, called)
    except CommandError as exc:  # virsh tells the last error of libvirt's, too
        raise CommandError(*exc.args) from missing
    _put_on_bridge(root, bridge, delay=delay or 0, stp="no-stp" not in args)
    with failing(f"Failed to define new bridge interface {bridge}"):
        made = session.connection.interface_define_xml(_text(root))
    session.extra(f"Created bridge {bridge} with attached device {called}\n")
    if "no-start" not in args:
        with failing(f"Failed to start bridge interface {bridge}"):
            made.create()
        session.extra(f"Bridge interface {bridge} started\n")


def _put_on_bridge(root: _Element, bridge: str, *, delay: int, stp: bool) -> None:
    from lxml import etree

    element = etree.SubElement(root, "bridge", {"stp": "on" if stp else "off"})
    if stp:
        element.set("delay", str(delay))
    inner = etree.SubElement(
        element, "interface", {name: root.get(name) or "" for name in ("type", "name")}
    )
    root.set("type", "bridge")
    root.set("name", bridge)
    _move(root, inner)


@GROUP.command(
    "iface-unbridge",
    "take an interface of the host off its bridge, and remove the bridge",
    Option("bridge", Kind.STRING, "the bridge by name", required=True),
    Option("no-start", Kind.BOOL, "do not start the interface afterwards"),
    description="Take the one interface off a bridge of the host, and remove the bridge.",
)
def iface_unbridge(session: Session, args: Arguments) -> None:
    bridge, called = find_interface(session, args, "name", "bridge")
    root, kind = _definition(bridge, called, "(bridge interface definition)")
    if kind != "bridge":
        raise CommandError(f"Device {called} is not a bridge")
    _check_name(root, called)
    name = _take_off_bridge(root, called)
    xml = _text(root)
    with failing(f"Failed to destroy bridge interface {called}"):
        bridge.destroy()
    with failing(f"Failed to undefine bridge interface {called}"):
        bridge.undefine()
    with failing(f"Failed to define new interface {name}"):
        made = session.connection.interface_define_xml(xml)
    session.extra(f"Device {name} un-attached from bridge {called}\n")
    if "no-start" not in args:
        with failing(f"Failed to start interface {name}"):
            made.create()
        session.extra(f"Interface {name} started\n")


def _take_off_bridge(root: _Element, called: str) -> str:
    """Make the XML of a bridge that of the interface on it; return its name."""
    if root.find("bridge") is None:
        raise CommandError("No bridge node in xml document")
    inner = root.findall("bridge/interface")
    if len(inner) > 1:
        raise CommandError("Multiple interfaces attached to bridge")
    if not inner:
        raise CommandError("No interface attached to bridge")
    name, kind = inner[0].get("name"), inner[0].get("type")
    if name is None:
        raise CommandError(f"Device attached to bridge {called} has no name")
    if kind is None:
        raise CommandError(f"Attached device {name} has no type")
    root.set("type", kind)
    root.set("name", name)
    _move(inner[0], root)
    return name
