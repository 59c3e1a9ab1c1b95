"""Commands on devices of the host: create, show, list and assign to guests."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ...protocol._generated.enums import (
    ConnectListAllNodeDeviceFlags,
    NodeDeviceCreateXMLFlags,
    NodeDeviceDefineXMLFlags,
)
from ..errors import CommandError, answer, failing
from ..lookup import read_file
from ..object_events import EventKinds, event_options, watch
from ..objects import VALIDATE, file_option, yes_or_no
from ..options import Group, Kind, Option
from ..tables import sort_key, tree
from ..xmltext import XPATH_OPTIONS, given_xpath, print_xml

if TYPE_CHECKING:
    from ...blocking import NodeDevice
    from ..options import Arguments
    from ..session import Session

GROUP = Group("nodedev", "Node Device")

_BY_NAME_OR_WWN = Option(
    "device", Kind.STRING, "a device by name or by its names wwnn,wwpn", required=True
)
_BY_NAME = Option("device", Kind.STRING, "a device by name", required=True)
_FILE = file_option("the file with the description of the device")
_WWN = re.compile("(?:0x)?[0-9a-fA-F]{16}", re.ASCII)

_LIST = ConnectListAllNodeDeviceFlags
_ACTIVE = int(_LIST.VIR_CONNECT_LIST_NODE_DEVICES_ACTIVE)
_INACTIVE = int(_LIST.VIR_CONNECT_LIST_NODE_DEVICES_INACTIVE)
_CAPABILITIES = {
    "system": _LIST.VIR_CONNECT_LIST_NODE_DEVICES_CAP_SYSTEM,
    "pci": _LIST.VIR_CONNECT_LIST_NODE_DEVICES_CAP_PCI_DEV,
    "usb_device": _LIST.VIR_CONNECT_LIST_NODE_DEVICES_CAP_USB_DEV,
    "usb": _LIST.VIR_CONNECT_LIST_NODE_DEVICES_CAP_USB_INTERFACE,
    "net": _LIST.VIR_CONNECT_LIST_NODE_DEVICES_CAP_NET,
    "scsi_host": _LIST.VIR_CONNECT_LIST_NODE_DEVICES_CAP_SCSI_HOST,
    "scsi_target": _LIST.VIR_CONNECT_LIST_NODE_DEVICES_CAP_SCSI_TARGET,
    "scsi": _LIST.VIR_CONNECT_LIST_NODE_DEVICES_CAP_SCSI,
    "storage": _LIST.VIR_CONNECT_LIST_NODE_DEVICES_CAP_STORAGE,
    "fc_host": _LIST.VIR_CONNECT_LIST_NODE_DEVICES_CAP_FC_HOST,
    "vports": _LIST.VIR_CONNECT_LIST_NODE_DEVICES_CAP_VPORTS,
    "scsi_generic": _LIST.VIR_CONNECT_LIST_NODE_DEVICES_CAP_SCSI_GENERIC,
    "drm": _LIST.VIR_CONNECT_LIST_NODE_DEVICES_CAP_DRM,
    "mdev_types": _LIST.VIR_CONNECT_LIST_NODE_DEVICES_CAP_MDEV_TYPES,
    "mdev": _LIST.VIR_CONNECT_LIST_NODE_DEVICES_CAP_MDEV,
    "ccw": _LIST.VIR_CONNECT_LIST_NODE_DEVICES_CAP_CCW_DEV,
    "css": _LIST.VIR_CONNECT_LIST_NODE_DEVICES_CAP_CSS_DEV,
    "vdpa": _LIST.VIR_CONNECT_LIST_NODE_DEVICES_CAP_VDPA,
    "ap_card": _LIST.VIR_CONNECT_LIST_NODE_DEVICES_CAP_AP_CARD,
    "ap_queue": _LIST.VIR_CONNECT_LIST_NODE_DEVICES_CAP_AP_QUEUE,
    "ap_matrix": _LIST.VIR_CONNECT_LIST_NODE_DEVICES_CAP_AP_MATRIX,
    "vpd": _LIST.VIR_CONNECT_LIST_NODE_DEVICES_CAP_VPD,
}
_EVENTS = EventKinds(
    "node device", ("lifecycle", "update"), ("Created", "Deleted", "Defined", "Undefined")
)


def _find(session: Session, args: Arguments) -> tuple[NodeDevice, str]:
    """Find the device that ``--device`` names, by name or by two WWNs."""
    wanted = args.required("device")
    node, *ports = wanted.split(",")
    if not ports:
        return _by_name(session, wanted), wanted
    if len(ports) != 1:
        raise CommandError(f"Malformed device value '{wanted}'")
    for name in (node, *ports):
        if not _WWN.fullmatch(name):
            raise CommandError(f"internal error: Malformed wwn: {name}")
    connection = session.connection
    with failing(f"Could not find matching device '{wanted}'"):
        return connection.node_device_lookup_scsi_host_by_wwn(node, ports[0]), wanted


def _by_name(session: Session, wanted: str) -> NodeDevice:
    with failing(f"Could not find matching device '{wanted}'"):
        return session.connection.node_device_lookup_by_name(wanted)


# -- life ------------------------------------------------------------------------------


@GROUP.command(
    "nodedev-create",
    "make a device of the host from a file",
    _FILE,
    VALIDATE,
    description="Make a device of the host, which disappears when it stops.",
)
def nodedev_create(session: Session, args: Arguments) -> None:
    path = args.required("file")
    xml = read_file(path)
    flags = args.flags({"validate": NodeDeviceCreateXMLFlags.VIR_NODE_DEVICE_CREATE_XML_VALIDATE})
    with failing(f"Failed to create node device from {path}"):
        device = session.connection.node_device_create_xml(xml, flags)
    session.extra(f"Node device {device.name()} created from {path}\n")


@GROUP.command(
    "nodedev-define",
    "define a device of the host from a file",
    _FILE,
    VALIDATE,
    description="Make a persistent device of the host without starting it.",
)
def nodedev_define(session: Session, args: Arguments) -> None:
    path = args.required("file")
    xml = read_file(path)
    flags = args.flags({"validate": NodeDeviceDefineXMLFlags.VIR_NODE_DEVICE_DEFINE_XML_VALIDATE})
    with failing(f"Failed to define node device from '{path}'"):
        device = session.connection.node_device_define_xml(xml, flags)
    session.extra(f"Node device '{device.name()}' defined from '{path}'\n")


@GROUP.command(
    "nodedev-destroy",
    "stop a device of the host",
    Option("name", Kind.ALIAS, "device"),
    _BY_NAME_OR_WWN,
    description="Stop a device of the host, and remove it if it is not defined.",
)
def nodedev_destroy(session: Session, args: Arguments) -> None:
    device, called = _find(session, args)
    with failing(f"Failed to destroy node device '{called}'"):
        device.destroy()
    session.extra(f"Destroyed node device '{called}'\n")


@GROUP.command(
    "nodedev-start",
    "start a defined device of the host",
    _BY_NAME,
    description="Start a device of the host that is defined and does not run.",
)
def nodedev_start(session: Session, args: Arguments) -> None:
    called = args.required("device")
    device = _by_name(session, called)
    with failing(f"Failed to start device {called}"):
        device.create()
    session.extra(f"Device {called} started\n")


@GROUP.command(
    "nodedev-undefine",
    "remove the definition of a device of the host",
    _BY_NAME_OR_WWN,
    description="Remove the definition of a device of the host.",
)
def nodedev_undefine(session: Session, args: Arguments) -> None:
    device, called = _find(session, args)
    with failing(f"Failed to undefine node device '{called}'"):
        device.undefine()
    session.extra(f"Undefined node device '{called}'\n")


@GROUP.command(
    "nodedev-autostart",
    "start a device of the host with the host",
    _BY_NAME_OR_WWN,
    Option("disable", Kind.BOOL, "disable autostart"),
    description="Have a defined device started when the host starts.",
)
def nodedev_autostart(session: Session, args: Arguments) -> None:
    device, _ = _find(session, args)
    verb, name = "unmark" if "disable" in args else "mark", device.name()
    with failing(f"failed to {verb} device {name} as autostarted"):
        device.set_autostart(verb == "mark")
    session.extra(f"Device {name} {verb}ed as autostarted\n")


# -- assigning -------------------------------------------------------------------------


@GROUP.command(
    "nodedev-detach",
    "take a device of the host from its driver",
    _BY_NAME,
    Option("driver", Kind.STRING, "the driver for guests' devices, such as vfio"),
    description="Take a device of the host from its driver, to assign it to a domain.",
)
def nodedev_detach(session: Session, args: Arguments) -> None:
    called = args.required("device")
    driver = args.string("driver") if args.strings("driver") != [""] else None
    device = _by_name(session, called)
    with failing(f"Failed to detach device {called}"):
        if driver is not None:
            device.detach_flags(driver)
        else:
            device.dettach()
    session.extra(f"Device {called} detached\n")


@GROUP.command(
    "nodedev-reattach",
    "give a device of the host back to its driver",
    _BY_NAME,
    description="Give a device that no domain has any more back to the host's driver.",
)
def nodedev_reattach(session: Session, args: Arguments) -> None:
    called = args.required("device")
    device = _by_name(session, called)
    with failing(f"Failed to re-attach device {called}"):
        device.re_attach()
    session.extra(f"Device {called} re-attached\n")


@GROUP.command(
    "nodedev-reset",
    "reset a device of the host",
    _BY_NAME,
    description="Reset a device of the host before or after a domain has it.",
)
def nodedev_reset(session: Session, args: Arguments) -> None:
    called = args.required("device")
    device = _by_name(session, called)
    with failing(f"Failed to reset device {called}"):
        device.reset()
    session.extra(f"Device {called} reset\n")


# -- showing ---------------------------------------------------------------------------


@GROUP.command(
    "nodedev-dumpxml",
    "print the XML of a device of the host",
    _BY_NAME_OR_WWN,
    *XPATH_OPTIONS,
    description="Print the XML of a device of the host.",
)
def nodedev_dumpxml(session: Session, args: Arguments) -> None:
    given_xpath(args)
    device, _ = _find(session, args)
    print_xml(session, args, device.xml_desc(), "node-device")


@GROUP.command(
    "nodedev-info",
    "print information about a device of the host",
    _BY_NAME_OR_WWN,
    description="Print name, parent and state of a device of the host.",
)
def nodedev_info(session: Session, args: Arguments) -> None:
    device, _ = _find(session, args)
    autostart = answer(device.autostart)
    fields = {
        "Name:": device.name(),
        "Parent:": answer(device.parent) or "",
        # as in virsh, what cannot be had counts as a yes
        "Active:": yes_or_no(answer(device.is_active) != 0),
        "Persistent:": yes_or_no(answer(device.is_persistent) != 0),
        "Autostart:": "no autostart" if autostart is None else yes_or_no(autostart),
    }
    session.out("".join(f"{label:<15} {value}\n" for label, value in fields.items()))


@GROUP.command(
    "nodedev-list",
    "list devices of the host",
    Option("tree", Kind.BOOL, "print a tree"),
    Option("cap", Kind.STRING, "only devices with one of these capabilities, with commas between"),
    Option("inactive", Kind.BOOL, "only devices that are defined and do not run"),
    Option("all", Kind.BOOL, "devices that run and devices that do not"),
)
def nodedev_list(session: Session, args: Arguments) -> None:
    inactive, every = "inactive" in args, "all" in args
    # an empty list of capabilities is none, as in virsh
    capabilities = args.string("cap") if args.strings("cap") != [""] else None
    if every and inactive:
        raise CommandError("Option --all is incompatible with --inactive")
    if "tree" in args and (capabilities is not None or inactive):
        raise CommandError("Option --tree is incompatible with --cap and --inactive")
    flags = 0
    for name in capabilities.split(",") if capabilities is not None else ():
        if name not in _CAPABILITIES:
            raise CommandError("Invalid capability type")
        flags |= int(_CAPABILITIES[name])
    flags |= (_INACTIVE if inactive or every else 0) | (0 if inactive else _ACTIVE)
    with failing("Failed to list node devices"):
        devices = session.connection.list_all_devices(flags)
    devices.sort(key=lambda device: sort_key(device.name()))
    if "tree" in args:
        session.out("".join(f"{line}\n" for line in tree(_pairs(devices))))
    else:
        session.out("".join(f"{device.name()}\n" for device in devices))


def _pairs(devices: list[NodeDevice]) -> list[tuple[str, str | None]]:
    """Return names and parents of devices, without those below one that is missing."""
    parents = {
        device.name(): None if device.name() == "computer" else answer(device.parent)
        for device in devices
    }
    while missing := [
        name for name, parent in parents.items() if parent is not None and parent not in parents
    ]:
        for name in missing:
            del parents[name]
    return list(parents.items())


@GROUP.command(
    "nodedev-event",
    "wait for events of devices of the host",
    *event_options(Option("device", Kind.STRING, "only of this device, by name")),
    description="List the kinds of events of devices of the host, or wait for some.",
)
def nodedev_event(session: Session, args: Arguments) -> None:
    connection = session.connection
    wanted = args.strings("device")
    watch(
        session,
        args,
        _EVENTS,
        lambda: _by_name(session, args.required("device")) if wanted else None,
        connection.node_device_event_register_any,
        connection.node_device_event_deregister_any,
    )
