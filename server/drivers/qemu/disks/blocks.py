"""Entry points about the disks of a guest: size, use, errors, thresholds."""

from __future__ import annotations

import re
import stat
from functools import partial
from typing import TYPE_CHECKING, Any

from .....protocol._generated.enums import (
    DomainBlockResizeFlags,
    DomainDiskErrorCode,
    ErrorDomain,
    ErrorNumber,
)
from .....protocol._generated.remote_events import (
    DomainEventBlockThreshold,
)
from .....protocol.errors import report
from .....protocol.typedparams import STRING_OKAY, LLong
from ....conf.domain.devices.hotplug import disk_named
from ....conf.domain.views import Disk
from ....objects.structures import BlockInfo, BlockStats
from ..base import QemuEntryPoints
from ..named_files import look
from ..refusals import (
    Answer,
    check_flags,
    internal_error,
    invalid,
    not_valid,
    system_error,
    unsupported,
)
from .images import measure, read_start

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .....protocol.typedparams import Params
    from ...._generated.driver import Domain as DomainIdentity
    from ....objects.domains import Domain
    from ..guests.guest import Guest
    from ..qmp.protocol import Event
    from .nodes import BlockDisk, Layer

__all__ = ["BlockEntryPoints"]

_BYTES = int(DomainBlockResizeFlags.VIR_DOMAIN_BLOCK_RESIZE_BYTES)
_MOST_KIB = (2**64 - 1) // 1024
_SECTOR = 512
_ROUNDED = ("qcow2", "qed")
_ERRORS = {
    "failed": int(DomainDiskErrorCode.VIR_DOMAIN_DISK_ERROR_UNSPEC),
    "nospace": int(DomainDiskErrorCode.VIR_DOMAIN_DISK_ERROR_NO_SPACE),
}
# Parameters of virDomainBlockStatsFlags in their order, and QEMU's members.
_STATISTICS = {
    "wr_bytes": "wr_bytes",
    "wr_operations": "wr_operations",
    "rd_bytes": "rd_bytes",
    "rd_operations": "rd_operations",
    "flush_operations": "flush_operations",
    "wr_total_times": "wr_total_time_ns",
    "rd_total_times": "rd_total_time_ns",
    "flush_total_times": "flush_total_time_ns",
}
_INDEXED = re.compile(r"([^\[\]]++)\[([0-9]{1,9})\]", re.ASCII)


class BlockEntryPoints(QemuEntryPoints):
    """Entry points about disks and their images."""

    # -- size --------------------------------------------------------------------------

    async def domain_block_resize(
        self, dom: DomainIdentity, disk: str, size: int, flags: int
    ) -> None:
        check_flags(flags, _BYTES, "qemuDomainBlockResize")
        if not flags & _BYTES:
            if size > _MOST_KIB:
                detail = f"size must be less than {_MOST_KIB}"
                raise report(ErrorNumber.VIR_ERR_OVERFLOW, ErrorDomain.VIR_FROM_QEMU, detail)
            size *= 1024
        domain = self._domain(dom)
        guest = self._guest(domain)

        async def resize() -> None:
            async with guest.turn("remoteDispatchDomainBlockResize"):
                found = disk_named(domain.definition, disk)
                if found is None:
                    raise invalid(f"disk '{disk}' was not found in the domain config")
                block = guest.nodes.disks[Disk(found).target]
                if not block.layers or block.read_only:
                    raise unsupported(f"can't resize empty or readonly disk '{block.target}'")
                wanted = size
                if block.top.format in _ROUNDED:
                    wanted = -(-size // _SECTOR) * _SECTOR
                arguments = {"node-name": block.top.node, "size": wanted}
                await guest.monitor.command("block_resize", arguments)

        await self.whole(resize)

    async def domain_get_block_info(self, dom: DomainIdentity, path: str, flags: int) -> BlockInfo:
        check_flags(flags, 0, "qemuDomainGetBlockInfo")
        domain = self._domain(dom)
        found = disk_named(domain.definition, path)
        if found is None:
            raise invalid(f"invalid path {path} not assigned to domain")
        disk = Disk(found)
        guest = self.guests.get(domain.uuid)
        block = None if guest is None else guest.nodes.disks.get(disk.target)
        is_empty = disk.is_empty if block is None else not block.layers
        if is_empty:
            raise invalid(f"disk '{path}' does not currently have a source assigned")
        if guest is None or block is None:
            return await look(disk.path or "", partial(_stored_info, disk))
        stats = _stats_of(block, await guest.monitor.command("query-blockstats"))
        image = _image(block.top, await guest.block_nodes())
        top = block.top
        sizes = (0, 0)
        if top.is_file:
            sizes = await look(top.path, partial(_sizes, top.path))
        with Answer("block statistics have"):
            highest = int(stats.get("parent", {}).get("stats", {}).get("wr_highest_offset", 0))
            capacity = int(image["virtual-size"])
            held = int(image.get("actual-size", 0))
        # as in libvirt: of files that are not raw, what they take on the disk
        allocation = held if disk.type == "file" and top.format != "raw" else highest
        if top.is_file and (not held or allocation in (0, held)):
            return BlockInfo(allocation or sizes[0], capacity, sizes[1])
        return BlockInfo(allocation or held, capacity, held)

    # -- use ---------------------------------------------------------------------------

    async def domain_block_stats(self, dom: DomainIdentity, path: str) -> BlockStats:
        found = await self._statistics(dom, path)
        return BlockStats(
            found["rd_operations"],
            found["rd_bytes"],
            found["wr_operations"],
            found["wr_bytes"],
            -1,
        )

    async def domain_block_stats_flags(self, dom: DomainIdentity, path: str, flags: int) -> Params:
        check_flags(flags, STRING_OKAY, "qemuDomainBlockStatsFlags")
        found = await self._statistics(dom, path)
        return {name: LLong(value) for name, value in found.items()}

    async def _statistics(self, dom: DomainIdentity, path: str) -> dict[str, int]:
        """Return figures of a disk, or of all without a path."""
        domain = self._domain(dom)
        guest = self._guest(domain)
        if path:
            found = disk_named(domain.definition, path)
            if found is None:
                raise invalid(f"invalid path: {path}")
            blocks = [guest.nodes.disks[Disk(found).target]]
        else:
            blocks = list(guest.nodes.disks.values())
        said = await guest.monitor.command("query-blockstats")
        total = dict.fromkeys(_STATISTICS, 0)
        for block in blocks:
            stats = _stats_of(block, said).get("stats", {})
            with Answer("statistics have"):
                for name, member in _STATISTICS.items():
                    total[name] += int(stats.get(member, 0))
        return total

    async def domain_get_disk_errors(self, dom: DomainIdentity, flags: int) -> dict[str, int]:
        check_flags(flags, 0, "qemuDomainGetDiskErrors")
        domain = self._domain(dom)
        guest = self._guest(domain)
        said = await guest.monitor.command("query-block")
        with Answer("block devices have"):
            states = {str(each.get("qdev")): each.get("io-status") for each in said}
        errors = {
            block.target: _ERRORS.get(str(_by_device(block, states)))
            for block in guest.nodes.disks.values()
        }
        order = [disk.target for disk in domain.definition.disks]
        return {name: code for name in order if (code := errors.get(name)) is not None}

    # -- thresholds --------------------------------------------------------------------

    async def domain_set_block_threshold(
        self, dom: DomainIdentity, dev: str, threshold: int, flags: int
    ) -> None:
        check_flags(flags, 0, "qemuDomainSetBlockThreshold")
        guest = self._guest(self._domain(dom))
        async with guest.turn("remoteDispatchDomainSetBlockThreshold"):
            name, number = dev, None
            if "[" in dev or "]" in dev:
                match = _INDEXED.fullmatch(dev)
                if match is None:
                    raise invalid(f"failed to parse block device '{dev}'")
                name, number = match[1], int(match[2])
            block = guest.nodes.disks.get(name)
            layers = [] if block is None else block.layers
            if number is None:
                layer = next(iter(layers), None)
            else:
                layer = next((each for each in layers if each.number == number), None)
            if block is None or (layer is None and number is not None):
                raise invalid(f"failed to find disk '{dev}'")
            if layer is None:
                detail = "argument key 'node-name' must not have null value"
                raise report(ErrorNumber.VIR_ERR_INTERNAL_ERROR, ErrorDomain.VIR_FROM_NONE, detail)
            arguments = {"node-name": layer.storage, "write-threshold": threshold}
            await guest.monitor.command("block-set-write-threshold", arguments)

    # -- what QEMU says ----------------------------------------------------------------

    def on_write_threshold(self, domain: Domain, guest: Guest, event: Event) -> None:
        """Pass on that a guest has written beyond a threshold."""
        data = event.data
        node, threshold = str(data["node-name"]), int(data["write-threshold"])
        excess = int(data["amount-exceeded"])
        for block in guest.nodes.disks.values():
            for place, layer in enumerate(block.layers):
                if node in (layer.storage, layer.node):
                    path = layer.path if layer.is_file else None
                    names = [block.target] if place == 0 else []
                    for name in (*names, f"{block.target}[{layer.number}]"):
                        self.events.emit(
                            DomainEventBlockThreshold(domain, name, path, threshold, excess)
                        )
                    return


# -- what QEMU and files say -----------------------------------------------------------


def _by_device(block: BlockDisk, found: dict[str, Any]) -> Any:
    """Return what is said of a disk, by the name of its device."""
    return found.get(block.qdev) or found.get(block.device)


def _stats_of(block: BlockDisk, said: Iterable[dict[str, Any]]) -> dict[str, Any]:
    with Answer("statistics have"):
        found = _by_device(block, {str(each.get("qdev")): each for each in said})
        return {} if found is None else dict(found)


def _image(layer: Layer, nodes: Iterable[dict[str, Any]]) -> dict[str, Any]:
    for node in nodes:
        if node.get("node-name") == layer.node:
            return dict(node["image"])
    raise internal_error(f"failed to query block node '{layer.node}'")


def _sizes(path: str) -> tuple[int, int]:
    """Return the size of a file on the disk, and its length."""
    try:
        found, length = measure(path)
    except OSError as exc:
        raise system_error(f"cannot stat file '{path}'", exc) from exc
    return length if stat.S_ISBLK(found.st_mode) else found.st_blocks * _SECTOR, length


def _stored_info(disk: Disk) -> BlockInfo:
    """Return the figures of an image that no guest uses."""
    if disk.type not in ("file", "block") or disk.path is None:
        raise not_valid("domain is not running", ErrorDomain.VIR_FROM_DOMAIN)
    allocated, length = _sizes(disk.path)
    capacity = 0
    if disk.format == "qcow2":
        capacity = _virtual_size(disk.path)
    return BlockInfo(allocated, capacity or length, length)


def _virtual_size(path: str) -> int:
    try:
        header = read_start(path, 32)
    except OSError as exc:
        raise system_error(f"failed to open file '{path}'", exc) from exc
    return int.from_bytes(header[24:32]) if header[:4] == b"QFI\xfb" and len(header) == 32 else 0
