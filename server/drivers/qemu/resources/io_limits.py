"""Entry points about limits of I/O: of disks, and of interfaces."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from .....protocol._generated.remote_events import DomainEventTunable
from .....protocol.typedparams import STRING_OKAY, UInt, ULLong, check_types
from ....conf import xml
from ....conf.domain.devices.hotplug import disk_named, replaced_device
from ....conf.domain.views import Disk
from ....objects.bandwidth import RATES, bandwidth_of, find_interface
from ....objects.impact import AFFECT_CONFIG, IMPACT, impact, one_definition
from ....offload import run
from ..base import QemuEntryPoints
from ..refusals import (
    Answer,
    check_flags,
    internal_error,
    invalid,
    unsupported,
    unsupported_argument,
    unsupported_config,
)
from . import disk_limits

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .....protocol.typedparams import Params, ParamValue, TypedParams
    from ...._generated.driver import Domain as DomainIdentity
    from ....conf.domain.definition import DomainDef
    from ....objects.domains import Domain, DomainList
    from ..guests.guest import Guest

__all__ = ["LimitEntryPoints"]

_MOST = 10**15
_WAYS = ("total", "read", "write")
_NAMES = (
    *(name for name in disk_limits.SIZES if name != "size_iops_sec"),
    "size_iops_sec",
    "group_name",
    *disk_limits.LENGTHS,
)
_TYPES: dict[str, type[ParamValue]] = {**dict.fromkeys(_NAMES, ULLong), "group_name": str}
# Limits that are given together: where one is, the others of its family are 0.
_FAMILIES = (
    *(
        tuple(f"{way}_{what}_sec{most}" for way in _WAYS)
        for most in ("", "_max")
        for what in ("bytes", "iops")
    ),
    ("size_iops_sec",),
    ("group_name",),
)
_WITH_BANDWIDTH = ("network", "bridge", "direct", "ethernet")


class LimitEntryPoints(QemuEntryPoints):
    """Entry points that read and set limits of I/O."""

    # -- disks -------------------------------------------------------------------------

    async def domain_get_block_io_tune(
        self, dom: DomainIdentity, disk: str | None, flags: int
    ) -> Params:
        check_flags(flags, IMPACT | STRING_OKAY, "qemuDomainGetBlockIoTune")
        domain = self._domain(dom)
        definition = one_definition(domain, flags & IMPACT)
        if disk is None:  # virsh asks for the number of parameters
            return _params({})
        if definition is domain.definition and domain.id != -1:
            guest = self._guest(domain)
            found = disk_named(definition, disk)
            if found is None:
                raise invalid(f"disk '{disk}' not found in domain")
            return _params(await _asked(guest, Disk(found).target))
        found = disk_named(definition, disk)
        if found is None:
            raise invalid(f"disk '{disk}' was not found in the domain config")
        return _params(disk_limits.limits_of(found))

    async def domain_set_block_io_tune(
        self, dom: DomainIdentity, disk: str, params: TypedParams, flags: int
    ) -> None:
        check_flags(flags, IMPACT, "qemuDomainSetBlockIoTune")
        check_types(params, _TYPES)
        domain = self._domain(dom)
        given = {name: str(value) for name, value in params.items()}
        one_definition(domain, flags)
        _check_given(given)
        if domain.id == -1 or impact(domain, flags) & AFFECT_CONFIG:
            await self.whole(partial(self._set_stored, domain, disk, given))
            return
        await self.whole(partial(self._set_live, domain, disk, given))

    async def _set_stored(self, domain: Domain, name: str, given: dict[str, str]) -> None:
        def put(domains: DomainList) -> None:
            draft = domains.by_uuid[domain.uuid]
            definition = draft.next_definition or draft.definition
            disk = disk_named(definition, name)
            if disk is None:
                raise invalid(f"disk '{name}' was not found in the domain config")
            new = _merged(definition, disk, given)
            changed = _with_limits(definition, disk, new)
            if draft.next_definition is None:
                draft.definition = changed
            else:
                draft.next_definition = changed

        await self.state.change(domain.uuid, put)

    async def _set_live(self, domain: Domain, name: str, given: dict[str, str]) -> None:
        guest = self._guest(domain)
        async with guest.turn("remoteDispatchDomainSetBlockIoTune"):
            disk = disk_named(domain.definition, name)
            if disk is None:
                raise invalid(f"disk '{name}' not found in domain")
            target = Disk(disk).target
            await _asked(guest, target)  # refuses a drive without a medium
            new = _merged(domain.definition, disk, given)
            await guest.monitor.command(*disk_limits.throttle_by(guest.nodes.disks[target], new))

            def put(domains: DomainList, known: Domain) -> None:
                draft = domains.by_uuid[known.uuid]
                found = disk_named(draft.definition, target)
                if found is not None:
                    draft.definition = _with_limits(draft.definition, found, new)

            await self._change_anyway(domain, put)
            guest.definition = domain.definition
        told: dict[str, ParamValue] = {"blkdeviotune.disk": name}
        for key, value in given.items():
            told[f"blkdeviotune.{key}"] = value if key == "group_name" else ULLong(int(value))
        self.events.emit(DomainEventTunable(domain, told))

    # -- interfaces --------------------------------------------------------------------

    async def domain_get_interface_parameters(
        self, dom: DomainIdentity, device: str, flags: int
    ) -> Params:
        check_flags(flags, IMPACT | STRING_OKAY, "qemuDomainGetInterfaceParameters")
        definition = one_definition(self._domain(dom), flags & IMPACT).snapshot()
        return bandwidth_of(await run(partial(find_interface, definition, device)))

    async def domain_set_interface_parameters(
        self, dom: DomainIdentity, device: str, params: TypedParams, flags: int
    ) -> None:
        check_flags(flags, IMPACT, "qemuDomainSetInterfaceParameters")
        known: Mapping[str, type[ParamValue]] = {
            f"{way}.{rate}": UInt for way, rates in RATES.items() for rate in rates
        }
        check_types(params, known)
        definition = one_definition(self._domain(dom), flags).snapshot()
        interface = await run(partial(find_interface, definition, device))
        kind = interface.attrs["type"]
        if kind not in _WITH_BANDWIDTH:
            raise unsupported_config(
                f"setting bandwidth on interfaces of type '{kind}' is not implemented yet"
            )
        raise unsupported("limits of interfaces are not supported yet")


def _params(texts: dict[str, str]) -> Params:
    return {
        name: texts.get(name, "") if name == "group_name" else ULLong(int(texts.get(name) or 0))
        for name in _NAMES
    }


async def _asked(guest: Guest, target: str) -> dict[str, str]:
    """Return the limits of a disk that QEMU says it has."""
    block = guest.nodes.disks[target]
    with Answer("block devices have"):
        for each in await guest.monitor.command("query-block"):
            if each.get("qdev") not in (block.qdev, block.device):
                continue
            inserted: dict[str, Any] | None = each.get("inserted")
            if inserted is None:
                raise internal_error("block_io_throttle inserted entry was not in expected format")
            known = {**disk_limits.SIZES, **disk_limits.LENGTHS}
            found = {tag: str(int(inserted.get(name, 0))) for tag, name in known.items()}
            if "group" in inserted:
                found["group_name"] = str(inserted["group"])
            return found
    raise internal_error(f"cannot find throttling info for device '{block.device}'")


def _number(texts: Mapping[str, str], name: str) -> int:
    return int(texts.get(name) or 0)


def _check_given(given: dict[str, str]) -> None:
    for name, value in given.items():
        if name != "group_name" and int(value) > _MOST:
            raise unsupported_argument(
                f"block I/O throttle limit value must be no more than {_MOST}"
            )
    for what in ("bytes_sec", "iops_sec", "bytes_sec_max", "iops_sec_max"):
        total, *parts = (_number(given, f"{way}_{what}") for way in _WAYS)
        if total and any(parts):
            raise invalid(f"total and read/write of {what} cannot be set at the same time")


def _merged(definition: DomainDef, disk: xml.Element, given: dict[str, str]) -> dict[str, str]:
    """Return the limits of a disk after a call, as qemuDomainSetBlockIoTune does.

    A disk that joins a group has the group's limits. Lengths of bursts of which there
    are none any more are QEMU's defaults.
    """
    old = disk_limits.limits_of(disk)
    group = given.get("group_name")
    if group:
        for other in definition.devices("disk"):
            found = disk_limits.limits_of(other)
            if found.get("group_name") == group and len(found) > 1:
                old = found
                break
    new = dict(given)
    for family in _FAMILIES:
        if not any(name in given for name in family):
            new |= {name: old[name] for name in family if name in old}
    for what in ("bytes", "iops"):
        names = [f"{way}_{what}_sec_max_length" for way in _WAYS]
        is_given = any(name in given for name in names)
        for name in names:
            if not is_given:
                if name in old:
                    new[name] = old[name]
            elif _number(old, name) and not _number(new, name):
                most = name.removesuffix("_length")
                has_any = _number(new, most) or _number(new, most.removesuffix("_max"))
                new[name] = "1" if has_any else "0"
    for name in disk_limits.SIZES:
        most = f"{name}_max"
        if not _number(new, most):
            continue
        if not _number(new, name):
            raise unsupported_config(f"cannot reset '{name}' when '{most}' is set")
        if _number(new, most) < _number(new, name):
            raise unsupported_config(f"value '{most}' cannot be smaller than '{name}'")
    has_any = any(_number(new, name) for name in _NAMES if name != "group_name")
    return new if has_any or group else {}


def _with_limits(definition: DomainDef, disk: xml.Element, new: dict[str, str]) -> DomainDef:
    """Return a definition with limits of a disk, and of those in its group."""
    group = new.get("group_name")
    changed = definition
    for other in definition.devices("disk"):
        is_of_group = group and disk_limits.limits_of(other).get("group_name") == group
        if other is disk or is_of_group:
            changed = replaced_device(changed, other, _limited(other, new))
    return changed


def _limited(disk: xml.Element, new: dict[str, str]) -> xml.Element:
    parts = [
        xml.Element(name, text=new[name]) for name in _NAMES if new.get(name, "0") not in ("0", "")
    ]
    children = [part for part in disk.children if part.tag != "iotune"]
    if parts:
        at = 1 + next(at for at, part in enumerate(children) if part.tag == "target")
        children.insert(at, xml.Element("iotune", children=parts))
    return disk.twin(children=children)
