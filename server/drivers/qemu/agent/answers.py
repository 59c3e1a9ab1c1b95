"""What the guest agent answers, checked and made into values.

The agent may say anything. Each function takes one command's reply and returns values
of the types that callers get, or raises VIR_ERR_INTERNAL_ERROR that says what is wrong.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .....protocol._generated.enums import ErrorDomain, ErrorNumber, IPAddrType
from .....protocol.errors import LibvirtError, report
from .....protocol.typedparams import Int, UInt, ULLong
from ...._generated.driver import DomainInterface, DomainIpAddr
from ..refusals import internal_error

if TYPE_CHECKING:
    from .....protocol.typedparams import ParamValue
    from ....conf.domain.definition import DomainDef

__all__ = [
    "AgentRefused",
    "FileSystem",
    "Vcpu",
    "count",
    "disk_params",
    "file_systems",
    "filesystem_params",
    "host_name",
    "interface_params",
    "interfaces",
    "keys",
    "os_params",
    "result",
    "seconds_and_nanoseconds",
    "timezone_params",
    "user_params",
    "vcpus",
]

_UINT = 2**32 - 1
_ULLONG = 2**64 - 1
_LLONG = 2**63 - 1
_INT = 2**31 - 1
# What the protocol can carry of each.
_MOST_FILE_SYSTEMS = 256
_MOST_DISKS = 256
_MOST_INTERFACES = 2048
_MOST_ADDRESSES = 2048
_MOST_KEYS = 2048
_MOST_PARAMS = 2048
_MOST_TEXT = 4 * 1024 * 1024

_KINDS = {
    "ipv4": int(IPAddrType.VIR_IP_ADDR_TYPE_IPV4),
    "ipv6": int(IPAddrType.VIR_IP_ADDR_TYPE_IPV6),
}


class AgentRefused(LibvirtError):
    """Refusal of a command by the agent; ``is_missing`` if it does not know it."""

    __slots__ = ("is_missing",)

    def __init__(self, detail: str, *, is_missing: bool) -> None:
        self.take(internal_error(detail))
        self.is_missing = is_missing


def text(value: object) -> str | None:
    """Return a text as C would have it, and XDR can; None for what is none."""
    if not isinstance(value, str):
        return None
    if len(value) > _MOST_TEXT // 4:
        raise internal_error(f"a text of the guest agent's has {len(value)} characters")
    return value.partition("\0")[0].encode("utf-8", "replace").decode()


def result(name: str | None, reply: dict[str, Any]) -> Any:
    """Return what the command ``name`` returned. Raises AgentRefused with its error."""
    shown = "<unknown>" if name is None else name
    if "error" in reply:
        error = reply["error"]
        kind = error.get("class") if isinstance(error, dict) else None
        detail = text(error.get("desc")) if isinstance(error, dict) else None
        said = f"unable to execute QEMU agent command '{shown}'"
        if detail is None:
            detail = text(kind) or "unknown QEMU command error"
        is_missing = kind in ("CommandNotFound", "CommandDisabled")
        raise AgentRefused(f"{said}: {detail}", is_missing=is_missing)
    return reply.get("return")


def _whole(value: object, most: int, least: int = 0) -> int | None:
    if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
        return None
    return value


def _array(value: object, detail: str) -> list[dict[str, Any]]:
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        raise internal_error(detail)
    return value


def _too_many(detail: str) -> LibvirtError:
    return report(ErrorNumber.VIR_ERR_RPC, ErrorDomain.VIR_FROM_RPC, detail)


def count(value: object) -> int:
    """Return a number of things."""
    found = _whole(value, _INT)
    if found is None:
        raise internal_error("malformed return value")
    return found


def seconds_and_nanoseconds(value: object) -> tuple[int, int]:
    found = _whole(value, _ULLONG)
    if found is None:
        raise internal_error("malformed return value")
    return divmod(found, 1_000_000_000)


def host_name(value: object) -> str:
    found = text(value.get("host-name")) if isinstance(value, dict) else None
    if found is None:
        raise internal_error("'host-name' missing in guest-get-host-name reply")
    return found


def keys(value: object) -> list[str]:
    """Return the keys of a user."""
    found = value.get("keys") if isinstance(value, dict) else None
    if not isinstance(found, list):
        raise internal_error("qemu agent didn't return an array of keys")
    if len(found) > _MOST_KEYS:
        raise _too_many(f"Number of keys {len(found)}, which exceeds max limit: {_MOST_KEYS}")
    lines = [text(item) for item in found]
    if any(line is None for line in lines):
        raise internal_error("key is not a string")
    return [line for line in lines if line is not None]


# -- CPUs ------------------------------------------------------------------------------


@dataclass(slots=True)
class Vcpu:
    """CPU as the guest sees it; ``is_changed`` if it is to be switched."""

    number: int
    is_online: bool
    is_offlinable: bool
    is_changed: bool = False


def vcpus(value: object) -> list[Vcpu]:
    found = []
    for item in _array(value, "guest-get-vcpus reply was missing return data"):
        number = _whole(item.get("logical-id"), _UINT)
        if number is None:
            raise internal_error("'logical-id' missing in reply of guest-get-vcpus")
        for name in ("online", "can-offline"):
            if not isinstance(item.get(name), bool):
                raise internal_error(f"'{name}' missing in reply of guest-get-vcpus")
        found.append(Vcpu(number, item["online"], item["can-offline"]))
    return found


# -- file systems and disks ------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class AgentDisk:
    """Disk as the guest sees it: the target in the definition, if it is found there."""

    target: str | None
    serial: str | None
    device: str | None


@dataclass(frozen=True, slots=True)
class FileSystem:
    """File system of the guest; sizes are in bytes, None if the agent does not know."""

    mount_point: str
    name: str
    kind: str
    total: int | None
    used: int | None
    disks: list[AgentDisk]


def file_systems(value: object, definition: DomainDef) -> list[FileSystem]:
    """Return mounted file systems, in the order in which they were mounted."""
    if value is None:
        raise internal_error("guest-get-fsinfo reply was missing return data")
    items = _array(value, "Malformed guest-get-fsinfo data array")
    if len(items) > _MOST_FILE_SYSTEMS:
        raise _too_many(
            f"Too many mountpoints in fsinfo: {len(items)} for limit {_MOST_FILE_SYSTEMS}"
        )
    return [_file_system(item, definition) for item in reversed(items)]


def _file_system(item: dict[str, Any], definition: DomainDef) -> FileSystem:
    texts = []
    for name in ("mountpoint", "name", "type"):
        found = text(item.get(name))
        if found is None:
            raise internal_error(f"'{name}' missing in reply of guest-get-fsinfo")
        texts.append(found)
    sizes = []
    for name in ("total-bytes", "used-bytes"):
        size = _whole(item[name], _ULLONG) if name in item else None
        if name in item and size is None:
            raise internal_error(f"Error getting '{name}' in reply of guest-get-fsinfo")
        sizes.append(size)
    if "disk" not in item:
        raise internal_error("'disk' missing in reply of guest-get-fsinfo")
    disks = _array(item["disk"], "Malformed guest-get-fsinfo 'disk' data array")
    if len(disks) > _MOST_DISKS:
        raise _too_many(f"Too many disks in fsinfo: {len(disks)} for limit {_MOST_DISKS}")
    made = [_disk(disk, definition, "guest-get-fsinfo") for disk in disks]
    return FileSystem(texts[0], texts[1], texts[2], sizes[0], sizes[1], made)


def _disk(item: dict[str, Any], definition: DomainDef, command: str) -> AgentDisk:
    if not isinstance(item.get("pci-controller"), dict):
        raise internal_error(f"'pci-controller' missing in {command} 'disk' data")
    drive = [_address_part(item, name, command) for name in ("bus", "target", "unit")]
    names = ("domain", "bus", "slot", "function")
    pci = [_address_part(item["pci-controller"], name, command) for name in names]
    target = _target(definition, pci, drive)
    return AgentDisk(target, text(item.get("serial")), text(item.get("dev")))


def _address_part(item: dict[str, Any], name: str, command: str) -> int:
    # -1 is for what the agent does not know
    found = _whole(item.get(name), _UINT, -1)
    if found is None:
        raise internal_error(f"'{name}' missing in {command} 'disk' data")
    return found


def _target(definition: DomainDef, pci: list[int], drive: list[int]) -> str | None:
    """Find a disk by the address of itself or its controller, and its place there."""
    numbers = {
        device.get("controller", "index") or device.attrs.get("index")
        for device in definition.devices("controller")
        if _pci(device) == pci
    }
    for device in definition.devices("disk"):
        address = device.find("address")
        if address is None:
            continue
        kind = address.attrs.get("type")
        if kind == "pci" and _pci(device) == pci:
            return device.get("target", "dev")
        if kind == "drive" and address.attrs.get("controller") in numbers:
            place = [int(address.attrs.get(name, "0"), 0) for name in ("bus", "target", "unit")]
            if place == drive:
                return device.get("target", "dev")
    return None


def _pci(device: Any) -> list[int] | None:
    address = device.find("address")
    if address is None or address.attrs.get("type") != "pci":
        return None
    names = ("domain", "bus", "slot", "function")
    return [int(address.attrs.get(name, "0"), 0) for name in names]


def filesystem_params(found: list[FileSystem]) -> dict[str, ParamValue]:
    params: dict[str, ParamValue] = {"fs.count": UInt(len(found))}
    for number, system in enumerate(found):
        start = f"fs.{number}"
        params[f"{start}.name"] = system.name
        params[f"{start}.mountpoint"] = system.mount_point
        params[f"{start}.fstype"] = system.kind
        if system.total is not None:
            params[f"{start}.total-bytes"] = ULLong(system.total)
        if system.used is not None:
            params[f"{start}.used-bytes"] = ULLong(system.used)
        params[f"{start}.disk.count"] = UInt(len(system.disks))
        for place, disk in enumerate(system.disks):
            values = ("alias", disk.target), ("serial", disk.serial), ("device", disk.device)
            for name, value in values:
                if value is not None:
                    params[f"{start}.disk.{place}.{name}"] = value
        _check_params(params)
    return params


def disk_params(value: object, definition: DomainDef) -> dict[str, ParamValue]:
    items = _array(value, "guest-get-disks reply was missing return data")
    params: dict[str, ParamValue] = {"disk.count": UInt(len(items))}
    for number, item in enumerate(items):
        start = f"disk.{number}"
        name, partition = text(item.get("name")), item.get("partition")
        if name is None:
            raise internal_error("'name' missing in reply of guest-get-disks")
        if not isinstance(partition, bool):
            raise internal_error("'partition' missing in reply of guest-get-disks")
        params[f"{start}.name"], params[f"{start}.partition"] = name, partition
        needed = item.get("dependencies")
        if needed is not None and not isinstance(needed, list):
            raise internal_error("Malformed 'dependencies' in reply of guest-get-disks")
        if needed:
            params[f"{start}.dependency.count"] = UInt(len(needed))
            for place, other in enumerate(needed):
                params[f"{start}.dependency.{place}.name"] = text(other) or ""
                _check_params(params)
        if (address := item.get("address")) is not None:
            if not isinstance(address, dict):
                raise internal_error("Malformed 'address' in reply of guest-get-disks")
            target = _disk(address, definition, "guest-get-disks").target
            if target is not None:
                params[f"{start}.alias"] = target
        if (alias := text(item.get("alias"))) is not None:
            params[f"{start}.guest_alias"] = alias
        _check_params(params)
    return params


def _check_params(params: dict[str, ParamValue]) -> None:
    if len(params) > _MOST_PARAMS:
        raise _too_many(f"Too many guest info parameters for limit {_MOST_PARAMS}")


# -- the system and its users ----------------------------------------------------------

_OS = (
    *("id", "name", "pretty-name", "version", "version-id", "machine", "variant", "variant-id"),
    *("kernel-release", "kernel-version"),
)


def os_params(value: object) -> dict[str, ParamValue]:
    if not isinstance(value, dict):
        raise internal_error("guest-get-osinfo reply was missing return data")
    found = {f"os.{name}": text(value.get(name)) for name in _OS}
    return {name: said for name, said in found.items() if said is not None}


def timezone_params(value: object) -> dict[str, ParamValue]:
    if not isinstance(value, dict):
        raise internal_error("guest-get-timezone reply was missing return data")
    params: dict[str, ParamValue] = {}
    if (zone := text(value.get("zone"))) is not None:
        params["timezone.name"] = zone
    offset = _whole(value.get("offset"), _INT, -_INT - 1)
    if offset is None:
        raise internal_error("'offset' missing in reply of guest-get-timezone")
    params["timezone.offset"] = Int(offset)
    return params


def user_params(value: object) -> dict[str, ParamValue]:
    items = _array(value, "guest-get-users reply was missing return data")
    params: dict[str, ParamValue] = {"user.count": UInt(len(items))}
    for number, item in enumerate(items):
        name = text(item.get("user"))
        if name is None:
            raise internal_error("'user' missing in reply of guest-get-users")
        params[f"user.{number}.name"] = name
        if (domain := text(item.get("domain"))) is not None:
            params[f"user.{number}.domain"] = domain
        time = item.get("login-time")
        if isinstance(time, bool) or not isinstance(time, (int, float)):
            raise internal_error("'login-time' missing in reply of guest-get-users")
        if not 0 <= time <= _LLONG // 1000:
            raise internal_error("'login-time' is out of range in reply of guest-get-users")
        params[f"user.{number}.login-time"] = ULLong(int(time * 1000))
        _check_params(params)
    return params


# -- the network -----------------------------------------------------------------------


def interfaces(value: object) -> list[DomainInterface]:
    """Return interfaces with their addresses; those of aliases belong to the first."""
    found: dict[str, DomainInterface] = {}
    for item in _array(value, "qemu agent didn't return an array of interfaces"):
        name = text(item.get("name"))
        if name is None:
            raise internal_error("qemu agent didn't provide 'name' field")
        first = name.partition(":")[0]
        if first not in found:
            found[first] = DomainInterface(first, text(item.get("hardware-address")), [])
        if "ip-addresses" in item:
            said = _array(item["ip-addresses"], "Malformed ip-addresses array")
            addresses = found[first].addrs
            assert isinstance(addresses, list)
            addresses += [_address(address, name) for address in said]
    if len(found) > _MOST_INTERFACES:
        limit = f"exceeds the max limit: {_MOST_INTERFACES}"
        raise internal_error(f"Number of interfaces, {len(found)} {limit}")
    for interface in found.values():
        if (number := len(interface.addrs)) > _MOST_ADDRESSES:
            detail = f"Number of interfaces, {number} exceeds the max limit: {_MOST_ADDRESSES}"
            raise internal_error(detail)
    return list(found.values())


def _address(item: dict[str, Any], name: str) -> DomainIpAddr:
    kind, address = item.get("ip-address-type"), text(item.get("ip-address"))
    shown = text(kind)
    if shown is None:
        detail = f"qemu agent didn't provide 'ip-address-type' field for interface '{name}'"
        raise internal_error(detail)
    if shown not in _KINDS:
        raise internal_error(f"unknown ip address type '{shown}'")
    if address is None:
        detail = f"qemu agent didn't provide 'ip-address' field for interface '{name}'"
        raise internal_error(detail)
    prefix = _whole(item.get("prefix"), _UINT)
    if prefix is None:
        raise internal_error("malformed 'prefix' field")
    return DomainIpAddr(_KINDS[shown], address, prefix)


_KIND_NAMES = {number: name for name, number in _KINDS.items()}


def interface_params(value: object) -> dict[str, ParamValue]:
    found = interfaces(value)
    params: dict[str, ParamValue] = {"if.count": UInt(len(found))}
    for number, interface in enumerate(found):
        start = f"if.{number}"
        params[f"{start}.name"] = interface.name
        params[f"{start}.hwaddr"] = interface.hwaddr or ""
        params[f"{start}.addr.count"] = UInt(len(interface.addrs))
        for place, address in enumerate(interface.addrs):
            params[f"{start}.addr.{place}.type"] = _KIND_NAMES[address.type]
            params[f"{start}.addr.{place}.addr"] = address.addr
            params[f"{start}.addr.{place}.prefix"] = UInt(address.prefix)
        _check_params(params)
    return params
