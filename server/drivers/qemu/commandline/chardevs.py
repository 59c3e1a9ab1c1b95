"""Character devices: what is behind them on the host, and what the guest sees.

A file, a log and a socket on which QEMU is to listen are opened by the server and given
as descriptors: `Given.fds` has them by the device's alias.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ....conf.pause import paced
from .places import Places, alias_of, device, dumped, quoted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ....conf import xml

__all__ = ["Chardevs", "log_of", "source_of"]


def source_of(alias: str) -> str:
    """Return the name of the descriptor of a device's file."""
    return f"{alias}-source"


def log_of(alias: str) -> str:
    """Return the name of the descriptor of a device's log."""
    return f"{alias}-log"


def _flag(value: str | None) -> str:
    return "on" if value == "yes" else "off"


class Chardevs:
    """Character devices of one command line, which numbers its sets of descriptors."""

    def __init__(self, places: Places, fds: Mapping[str, int]) -> None:
        self._places = places
        self._fds = fds
        self._sets = 0
        self._filter: tuple[xml.Element, str] | None = None

    def _add_fd(self, found: list[str], name: str) -> str:
        """Add a descriptor to the command line; return its path."""
        number = self._sets
        self._sets += 1
        found += ["-add-fd", f"set={number},fd={self._fds[name]},opaque={quoted(name)}"]
        return f"/dev/fdset/{number}"

    def backend(self, element: xml.Element, alias: str | None = None) -> list[str]:
        """Return the arguments of what is behind a device on the host."""
        alias = alias_of(element) if alias is None else alias
        found: list[str] = []
        said = self._kind(element, element.attrs["type"], alias, found)
        if element.get("log", "file") is not None:
            said += f",logfile={self._add_fd(found, log_of(alias))},logappend=on"
        return [*found, "-chardev", said]

    def _kind(self, element: xml.Element, kind: str, alias: str, found: list[str]) -> str:
        source = element.find("source")
        given = {} if source is None else source.attrs
        name = f"id=char{quoted(alias)}"
        path = quoted(given.get("path", ""))
        match kind:
            case "file":
                path = self._add_fd(found, source_of(alias))
                return f"file,{name},path={path},append=on"
            case "pipe":
                return f"pipe,{name},path={path}"
            case "dev":
                return f"serial,{name},path={path}"
            case "unix":
                return f"socket,{name}," + self._unix(source, alias)
            case "tcp":
                said = f"host={quoted(given['host'])},port={quoted(given['service'])}"
                if element.get("protocol", "type") == "telnet":
                    said += ",telnet=on"
                end = ",server=on,wait=off" if given.get("mode") == "bind" else _reconnect(source)
                return f"socket,{name},{said}{end}"
            case "udp":
                return f"udp,{name},{_udp(element)}"
            case "spicevmc":
                return f"spicevmc,{name},name={_SPICE.get(element.tag, 'vdagent')}"
            case "spiceport":
                return f"spiceport,{name},name={quoted(given['channel'])}"
            case "qemu-vdagent":
                said = f"qemu-vdagent,{name},name=vdagent"
                if source is not None:
                    if (clipboard := source.get("clipboard", "copypaste")) is not None:
                        said += f",clipboard={_flag(clipboard)}"
                    if (mouse := source.get("mouse", "mode")) is not None:
                        said += f",mouse={'on' if mouse == 'client' else 'off'}"
                return said
        return f"{kind},{name}"

    def _unix(self, source: xml.Element | None, alias: str) -> str:
        if alias in self._fds:
            return f"fd={self._fds[alias]},server=on,wait=off"
        assert source is not None
        return f"path={quoted(source.attrs['path'])}{_reconnect(source)}"

    # -- devices -----------------------------------------------------------------------

    def serial(self, element: xml.Element) -> list[str]:
        alias = alias_of(element)
        kind = element.get("target", "type") or "isa-serial"
        target = element.find("target")
        model = None if target is None else target.get("model", "name")
        made: dict[str, Any] = {
            "driver": model or _SERIALS.get(kind, kind),
            "chardev": f"char{alias}",
            "id": alias,
        }
        if kind == "isa-serial":
            made["index"] = int(element.get("target", "port") or "0")
        return [*self.backend(element), *device(made | self._places.of(element))]

    def parallel(self, element: xml.Element) -> list[str]:
        alias = alias_of(element)
        made = {"driver": "isa-parallel", "chardev": f"char{alias}", "id": alias}
        return [*self.backend(element), *device(made | self._places.of(element))]

    def console(self, element: xml.Element) -> list[str]:
        """Return the arguments of a console; that of a serial port has none."""
        if element.get("target", "type") != "virtio":
            return []
        alias = alias_of(element)
        made = {"driver": "virtconsole", **self._places.of(element)}
        made |= {"chardev": f"char{alias}", "id": alias}
        return [*self.backend(element), *device(made)]

    def channel(self, element: xml.Element) -> list[str]:
        alias = alias_of(element)
        behind = self.backend(element)
        target = element.find("target")
        assert target is not None
        if target.attrs["type"] == "guestfwd":
            where = f"tcp:{target.attrs['address']}:{target.attrs['port']}-chardev:char{alias}"
            made: dict[str, Any] = {"type": "user", "guestfwd": [{"str": where}], "id": alias}
            return [*behind, "-netdev", dumped(made)]
        made = {"driver": "virtserialport", **self._places.of(element)}
        made |= {"chardev": f"char{alias}", "id": alias}
        name = target.attrs.get("name")
        if name is None and element.attrs["type"] in ("spicevmc", "qemu-vdagent"):
            name = "com.redhat.spice.0"
        return [*behind, *device({**made, "name": name})]

    def smartcard(self, element: xml.Element) -> list[str]:
        alias = alias_of(element)
        place = self._places.of(element)
        if element.attrs["mode"] == "host":
            made = {"driver": "ccid-card-emulated", "backend": "nss-emulated", "id": alias}
            return device(made | place)
        made = {"driver": "ccid-card-passthru", "chardev": f"char{alias}", "id": alias}
        return [*self.backend(element), *device(made | place)]

    def redirdev(self, element: xml.Element, rules: xml.Element | None) -> list[str]:
        alias = alias_of(element)
        made: dict[str, Any] = {
            "driver": "usb-redir",
            "chardev": f"char{alias}",
            "id": alias,
            "filter": None if rules is None else self._filter_of(rules),
        }
        order = element.get("boot", "order")
        made["bootindex"] = None if order is None else int(order)
        return [*self.backend(element), *device(made | self._places.of(element))]

    def _filter_of(self, rules: xml.Element) -> str:
        """Return the rules as QEMU writes them, the same for all devices."""
        if self._filter is None or self._filter[0] is not rules:
            self._filter = rules, _filter(rules)
        return self._filter[1]


_SERIALS = {"isa-debug": "isa-debugcon"}
_SPICE = {"redirdev": "usbredir", "smartcard": "smartcard"}


def _reconnect(source: xml.Element | None) -> str:
    found = None if source is None else source.find("reconnect")
    if found is None:
        return ""
    return f",reconnect={found.attrs.get('timeout', '0') if found.attrs['enabled'] == 'yes' else 0}"


def _udp(element: xml.Element) -> str:
    ends: dict[str, dict[str, str]] = {"bind": {}, "connect": {}}
    for source in element.all("source"):
        ends[source.attrs["mode"]] = source.attrs
    there, here = ends["connect"], ends["bind"]
    return (
        f"host={quoted(there.get('host', ''))},port={quoted(there['service'])},"
        f"localaddr={quoted(here.get('host', ''))},localport={quoted(here.get('service', '0'))}"
    )


def _filter(rules: xml.Element) -> str:
    """Return the rules for USB devices of a client, as QEMU writes them."""
    said = []
    for rule in paced(rules.children):
        attrs = rule.attrs
        version = attrs.get("version")
        if version is not None:
            major, _, minor = version.partition(".")
            version = f"0x{int(major):02x}{minor}"
        parts = [attrs.get("class"), attrs.get("vendor"), attrs.get("product"), version]
        allowed = "1" if attrs["allow"] == "yes" else "0"
        said.append(":".join([*(part or "-1" for part in parts), allowed]))
    return "|".join(said)
