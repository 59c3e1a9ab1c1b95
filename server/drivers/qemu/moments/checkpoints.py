"""Checkpoints of guests: bitmaps in their images, under the rules of libvirt's driver.

A checkpoint is a bitmap in each of some disks, made in one transaction, and a record of
it. The bitmaps record from then on, each by itself, so none has to be merged when one
is deleted. They have the checkpoint's name: another one in a redefinition counts as
missing, as for libvirt.
"""

from __future__ import annotations

import logging
from functools import partial
from typing import TYPE_CHECKING, Any

import trio

from .....protocol._generated.enums import (
    DomainCheckpointCreateFlags,
    DomainCheckpointDeleteFlags,
    DomainCheckpointListFlags,
    DomainCheckpointXMLFlags,
    ErrorDomain,
    ErrorNumber,
)
from .....protocol.errors import LibvirtError, report
from ....moments.checkpoint_xml import (
    check_domain,
    format_checkpoint,
    parse_redefinition,
)
from ....objects.checkpoints import CheckpointEntryPoints, read_checkpoint, redefine
from ....objects.identities import MomentIdentity
from ....offload import BULK_BYTES, BULK_LINES, Later, later, run
from ..base import QemuEntryPoints
from ..refusals import (
    CommandRefused,
    check_flags,
    internal_error,
    unsupported,
    unsupported_config,
)
from ..state import intent
from . import bitmaps

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Sequence

    from ...._generated.driver import Domain as DomainIdentity
    from ...._generated.driver import DomainCheckpoint as CheckpointIdentity
    from ....moments.checkpoint_xml import CheckpointDef
    from ....moments.tree import Moment
    from ....objects.domains import Domain, DomainList
    from ....store.interface import Record
    from ..disks.nodes import BlockDisk, Layer
    from ..guests.guest import Guest
    from ..qmp.protocol import Reply

__all__ = ["GuestCheckpoints", "bitmap_actions"]

log = logging.getLogger("virtrio.server")

_REDEFINE = int(DomainCheckpointCreateFlags.VIR_DOMAIN_CHECKPOINT_CREATE_REDEFINE)
_VALIDATE = int(DomainCheckpointCreateFlags.VIR_DOMAIN_CHECKPOINT_CREATE_REDEFINE_VALIDATE)
_SIZE = int(DomainCheckpointXMLFlags.VIR_DOMAIN_CHECKPOINT_XML_SIZE)
_XML_FLAGS = int(sum(DomainCheckpointXMLFlags))
_DESCENDANTS = int(DomainCheckpointListFlags.VIR_DOMAIN_CHECKPOINT_LIST_DESCENDANTS)
_CHILDREN = int(DomainCheckpointDeleteFlags.VIR_DOMAIN_CHECKPOINT_DELETE_CHILDREN)
_METADATA = int(DomainCheckpointDeleteFlags.VIR_DOMAIN_CHECKPOINT_DELETE_METADATA_ONLY)
_CHILDREN_ONLY = int(DomainCheckpointDeleteFlags.VIR_DOMAIN_CHECKPOINT_DELETE_CHILDREN_ONLY)
_DELETE_FLAGS = int(sum(DomainCheckpointDeleteFlags))

_SIZE_BITMAP = "libvirt-tmp-size-xml"

# Names of libvirt's functions that look at flags, where they differ from the callers'.
_FUNCTIONS = {
    "DomainCheckpointCreateXML": "qemuCheckpointCreateXML",
    "DomainCheckpointGetXMLDesc": "qemuCheckpointGetXMLDesc",
    "DomainCheckpointDelete": "qemuCheckpointDelete",
}


class GuestCheckpoints(QemuEntryPoints, CheckpointEntryPoints):
    """Entry points of checkpoints, for a driver of guests."""

    refusals_from = ErrorDomain.VIR_FROM_QEMU

    # -- creating ----------------------------------------------------------------------

    async def domain_checkpoint_create_xml(  # type: ignore[override]
        self, dom: DomainIdentity, xml_desc: str, flags: int
    ) -> MomentIdentity:
        self._check_checkpoint_flags(flags, _REDEFINE | _VALIDATE, "DomainCheckpointCreateXML")
        domain = self._domain(dom)
        if flags & _REDEFINE:
            work = partial(self._redefine, domain, xml_desc, validate=bool(flags & _VALIDATE))
        elif domain.id == -1:
            raise unsupported("cannot create checkpoint for inactive domain")
        else:
            work = partial(self._create, domain, xml_desc)
        return MomentIdentity(await self.whole(work), dom)

    async def _create(self, domain: Domain, text: str) -> str:
        guest = self._guest(domain)
        async with guest.turn("remoteDispatchDomainCheckpointCreateXML"):
            definition = await self.read_checkpoint(domain, guest, text)
            actions = bitmap_actions(definition, guest)
            if actions:
                await self.intend(domain, definition)
                try:
                    await guest.monitor.command(
                        "transaction", {"actions": actions}, late=partial(self.undo, guest, actions)
                    )
                except CommandRefused:
                    await self.forget_intent(domain, definition.name)
                    raise
            try:
                await self.keep_checkpoint(domain, definition)
            except LibvirtError:
                if actions:
                    await _try_transaction(guest, _undone(actions))
                raise
        return definition.name

    # What was about to be created is kept before QEMU is asked for it: a server that
    # comes to harm in between leaves no bitmap that nobody knows of. A crash of the
    # machine leaves none either, because QEMU writes bitmaps when it ends.

    async def intend(self, domain: Domain, definition: CheckpointDef) -> None:
        """Keep that a checkpoint is about to be created."""
        targets = [disk.name for disk in definition.disks if disk.bitmap is not None]
        await self.state.keep_lazily(intent(domain.uuid, definition.name, targets))
        self.intents.setdefault(domain.uuid, {})[definition.name] = targets

    async def forget_intent(self, domain: Domain, name: str) -> None:
        """Forget a checkpoint that was not created, and has no bitmaps."""
        self.intents.get(domain.uuid, {}).pop(name, None)
        await self.state.keep_lazily(intent(domain.uuid, name, None))

    async def settle_intents(self, domain: Domain, guest: Guest) -> None:
        """Remove the bitmaps of checkpoints that were not created to the end."""
        left = self.intents.get(domain.uuid)
        if not left:
            return
        try:
            found = bitmaps.read_bitmaps(await guest.block_nodes())
            actions = [
                bitmaps.remove(block.top.node, name)
                for name, targets in left.items()
                if domain.checkpoints.get(name) is None
                for target in targets
                if (block := guest.nodes.disks.get(target)) is not None
                and name in found.get(block.top.node, {})
            ]
            if actions:
                await guest.monitor.command("transaction", {"actions": actions})
            for name in list(left):
                await self.forget_intent(domain, name)
        except LibvirtError as exc:
            log.warning("guest %s: bitmaps are left: %s", domain.name, exc)

    async def read_checkpoint(self, domain: Domain, guest: Guest, text: str) -> CheckpointDef:
        """Read a new checkpoint, and check that it can be created."""
        read = partial(read_checkpoint, text, guest.stored, domain.checkpoints.current)
        is_small = len(text) < BULK_BYTES and guest.stored.weight < BULK_LINES
        definition = read() if is_small else await run(read)
        _check_disks(definition, guest)
        if domain.checkpoints.get(definition.name) is not None:
            detail = f"domain moment {definition.name} already exists"
            raise report(ErrorNumber.VIR_ERR_OPERATION_FAILED, ErrorDomain.VIR_FROM_DOMAIN, detail)
        return definition

    async def keep_checkpoint(self, domain: Domain, definition: CheckpointDef) -> None:
        """Add a checkpoint, whose bitmaps are there, below the current one."""

        def keep(domains: DomainList) -> None:
            tree = domains.by_uuid[domain.uuid].checkpoints
            tree.current = tree.add(definition.name, definition, tree.current)

        await self.state.change(domain.uuid, keep, intent(domain.uuid, definition.name, None))
        self.intents.get(domain.uuid, {}).pop(definition.name, None)

    def undo(self, guest: Guest, actions: Sequence[dict[str, Any]], reply: Reply) -> None:
        """Remove bitmaps that a transaction added for a caller that is gone."""
        if reply.refusal is None and actions:
            self.nursery.start_soon(_try_transaction, guest, _undone(actions))

    async def _redefine(self, domain: Domain, text: str, *, validate: bool) -> str:
        redefinition = await run(partial(parse_redefinition, text))
        definition = redefinition.definition
        if validate:
            guest = self._guest(domain)
            check_domain(definition, domain.uuid)
            found = bitmaps.read_bitmaps(await guest.block_nodes())
            for disk in definition.disks:
                block = guest.nodes.disks.get(disk.name)
                if disk.bitmap is not None and block is not None:
                    bitmaps.valid_layers(block, definition.name, found)
        await self.state.change(
            domain.uuid, lambda domains: redefine(domains.by_uuid[domain.uuid], redefinition)
        )
        return definition.name

    # -- deleting ----------------------------------------------------------------------

    async def domain_checkpoint_delete(  # type: ignore[override]
        self, checkpoint: CheckpointIdentity, flags: int
    ) -> None:
        self._check_checkpoint_flags(flags, _DELETE_FLAGS, "DomainCheckpointDelete")
        domain = self._domain(checkpoint.dom)
        if flags & _METADATA:
            await self.whole(partial(self._delete_records, domain, checkpoint.name, flags))
        elif domain.id == -1:
            raise unsupported("cannot delete checkpoint for inactive domain")
        else:
            await self.whole(partial(self._delete, domain, checkpoint.name, flags))

    async def _delete_records(
        self, domain: Domain, name: str, flags: int, *records: Record
    ) -> None:
        def delete(domains: DomainList) -> None:
            draft = domains.by_uuid[domain.uuid]
            moment = self._checkpoint_named(draft, name)
            if flags & (_CHILDREN | _CHILDREN_ONLY):
                draft.checkpoints.remove_descendants(moment)
            if not flags & _CHILDREN_ONLY:
                draft.checkpoints.remove(moment)

        self._checkpoint_named(domain, name)
        await self.state.change(domain.uuid, delete, *records)

    async def _delete(self, domain: Domain, name: str, flags: int) -> None:
        guest = self._guest(domain)
        async with guest.turn("remoteDispatchDomainCheckpointDelete"):
            moment = self._checkpoint_named(domain, name)
            gone: list[Moment[CheckpointDef]] = []
            if flags & (_CHILDREN | _CHILDREN_ONLY):
                gone += domain.checkpoints.select(moment, _DESCENDANTS)
            if not flags & _CHILDREN_ONLY:
                gone.append(moment)
            failure: LibvirtError | None = None
            for each in gone:
                if failure is not None and each is moment:
                    break
                try:
                    if not await self._delete_at_once(domain, guest, each):
                        await _remove_bitmaps(guest, each.definition)
                        await self._delete_records(domain, each.name, 0)
                except LibvirtError as exc:
                    failure = exc  # descendants that can be deleted are, as by libvirt
                    if exc.code != ErrorNumber.VIR_ERR_INTERNAL_ERROR:
                        break
            if failure is not None:
                raise failure

    async def _delete_at_once(
        self, domain: Domain, guest: Guest, moment: Moment[CheckpointDef]
    ) -> bool:
        """Delete bitmaps and record at the same time; return whether that was possible.

        It is where each disk has one layer, in which the bitmap is. The record goes
        together with the intention to remove the bitmaps: if the server comes to harm
        in between, the next one removes them.
        """
        blocks = _blocks(guest, moment.definition)
        if not blocks or any(len(block.layers) != 1 for block in blocks):
            return False
        name, definition = moment.name, moment.definition
        parent, is_current = moment.parent, domain.checkpoints.current is moment
        children = list(moment.children)
        targets = [block.target for block in blocks]
        actions = [bitmaps.remove(block.top.node, name) for block in blocks]
        failures: list[LibvirtError] = []

        async def delete() -> None:
            try:
                intention = intent(domain.uuid, name, targets)
                await self._delete_records(domain, name, 0, intention)
                self.intents.setdefault(domain.uuid, {})[name] = targets
            except LibvirtError as exc:
                failures.append(exc)

        refusal: LibvirtError | None = None
        async with trio.open_nursery() as nursery:
            nursery.start_soon(delete)
            try:
                await guest.monitor.command("transaction", {"actions": actions})
            except LibvirtError as exc:
                refusal = exc
        if failures:
            raise failures[0]
        if refusal is None:
            await self.forget_intent(domain, name)
            return True
        if not isinstance(refusal, CommandRefused):
            raise refusal  # the intention stays: what QEMU does is not known
        await self._restore(domain, definition, parent, children, is_current=is_current)
        return False

    async def _restore(
        self,
        domain: Domain,
        definition: CheckpointDef,
        parent: Moment[CheckpointDef] | None,
        children: Sequence[str],
        *,
        is_current: bool,
    ) -> None:
        """Add a checkpoint again where it was in the tree."""

        def add(domains: DomainList) -> None:
            tree = domains.by_uuid[domain.uuid].checkpoints
            below = None if parent is None else tree.get(parent.name)
            moment = tree.add(definition.name, definition, below)
            if is_current:
                tree.current = moment

        def adopt(domains: DomainList) -> None:
            tree = domains.by_uuid[domain.uuid].checkpoints
            for name in children:
                child = tree.get(name)
                if child is not None:
                    tree.redefine(name, child.definition, tree.get(definition.name))

        await self.state.change(domain.uuid, add, intent(domain.uuid, definition.name, None))
        self.intents.get(domain.uuid, {}).pop(definition.name, None)
        if children:
            await self.state.change(domain.uuid, adopt)

    # -- printing ----------------------------------------------------------------------

    def domain_checkpoint_get_xml_desc(  # type: ignore[override]
        self, checkpoint: CheckpointIdentity, flags: int
    ) -> str | Later[str] | Coroutine[Any, Any, str]:
        self._check_checkpoint_flags(flags, _XML_FLAGS, "DomainCheckpointGetXMLDesc")
        domain = self._domain(checkpoint.dom)
        moment = self._checkpoint_named(domain, checkpoint.name)
        if flags & _SIZE:
            return self._with_sizes(domain, moment, flags)
        return later(moment.definition.weight, _printer(domain, moment, flags))

    async def _with_sizes(self, domain: Domain, moment: Moment[CheckpointDef], flags: int) -> str:
        sizes = await self.whole(partial(_sizes, self._guest(domain), moment.definition))
        return await run(_printer(domain, moment, flags, sizes))

    def _check_checkpoint_flags(self, flags: int, known: int, name: str) -> None:
        check_flags(flags, known, _FUNCTIONS.get(name, f"{self.scheme}{name}"))


def _printer(
    domain: Domain,
    moment: Moment[CheckpointDef],
    flags: int,
    sizes: dict[str, int] | None = None,
) -> Callable[[], str]:
    parent = domain.checkpoints.parent_name(moment)
    return partial(format_checkpoint, moment.definition, parent, flags, sizes)


def _check_disks(definition: CheckpointDef, guest: Guest) -> None:
    """Refuse disks of which QEMU cannot keep a bitmap."""
    for disk in definition.disks:
        if disk.bitmap is None:
            continue
        if disk.bitmap != definition.name:
            detail = f"bitmap for disk '{disk.name}' must match checkpoint name '{definition.name}'"
            raise unsupported_config(detail)
        block = guest.nodes.disks[disk.name]
        if block.top.format != "qcow2":
            detail = f"checkpoint for disk {disk.name} unsupported for storage type"
            raise unsupported_config(f"{detail} {block.top.format}")


def bitmap_actions(definition: CheckpointDef, guest: Guest) -> list[dict[str, Any]]:
    """Return the actions that add a checkpoint's bitmaps."""
    return [
        bitmaps.add(guest.nodes.disks[disk.name].top.node, disk.bitmap)
        for disk in definition.disks
        if disk.bitmap is not None
    ]


def _undone(actions: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the actions that take back the bitmaps that ``actions`` add."""
    return [
        bitmaps.remove(action["data"]["node"], action["data"]["name"])
        for action in actions
        if action["type"] == "block-dirty-bitmap-add"
    ]


async def _try_transaction(guest: Guest, actions: Sequence[dict[str, Any]]) -> None:
    try:
        await guest.monitor.command("transaction", {"actions": actions})
    except LibvirtError as exc:
        log.warning("guest %s: a bitmap is left: %s", guest.definition.name, exc)


def _blocks(guest: Guest, definition: CheckpointDef) -> list[BlockDisk]:
    """Return the disks of a guest that should have a checkpoint's bitmap."""
    return [
        block
        for disk in definition.disks
        if disk.bitmap is not None and (block := guest.nodes.disks.get(disk.name)) is not None
    ]


async def _remove_bitmaps(guest: Guest, definition: CheckpointDef) -> None:
    """Remove the bitmaps of a checkpoint from all layers that have them."""
    name, wanted = definition.name, _blocks(guest, definition)
    if not wanted:
        return
    found = bitmaps.read_bitmaps(await guest.block_nodes())
    actions: list[dict[str, Any]] = []
    below: list[tuple[Layer, str | None]] = []
    for block in wanted:
        layers = [layer for layer in block.layers if name in found.get(layer.node, {})]
        if not layers:
            raise internal_error(f"bitmap '{name}' not found in backing chain of '{block.target}'")
        actions += [bitmaps.remove(layer.node, name) for layer in layers]
        below += [_with_backing(block, layer) for layer in layers if layer is not block.top]
    if below:
        await _reopen(guest, below, read_only=False)
    try:
        await guest.monitor.command("transaction", {"actions": actions})
    finally:
        if below:
            await _reopen(guest, below, read_only=True)


def _with_backing(block: BlockDisk, layer: Layer) -> tuple[Layer, str | None]:
    place = block.layers.index(layer) + 1
    return layer, block.layers[place].node if place < len(block.layers) else None


async def _reopen(
    guest: Guest, layers: Sequence[tuple[Layer, str | None]], *, read_only: bool
) -> None:
    options = [
        layer.format_arguments(read_only=read_only, backing=backing) for layer, backing in layers
    ]
    await guest.monitor.command("blockdev-reopen", {"options": options})


async def _sizes(guest: Guest, definition: CheckpointDef) -> dict[str, int]:
    """Return the bytes that changed since a checkpoint, by disk.

    A disk whose bitmap cannot be trusted is left out, and so is one that was resized
    after a layer was added: its bitmaps differ in size, and QEMU cannot merge them.
    That of a single layer is counted by QEMU already; those of several are merged for
    it, as libvirt does with each.
    """
    name = definition.name
    sizes: dict[str, int] = {}
    async with guest.turn("remoteDispatchDomainCheckpointGetXMLDesc"):
        nodes = await guest.block_nodes()
        found = bitmaps.read_bitmaps(nodes)
        lengths = {each["node-name"]: each["image"]["virtual-size"] for each in nodes}
        actions: list[dict[str, Any]] = []
        measured: list[BlockDisk] = []
        for disk in definition.disks:
            block = guest.nodes.disks.get(disk.name)
            if disk.bitmap is None or block is None:
                continue
            try:
                layers = bitmaps.valid_layers(block, name, found)
            except LibvirtError:
                continue
            node = block.top.node
            if len(layers) == 1:
                sizes[block.target] = found[node][name].marked
                continue
            if len({lengths[layer.node] for layer in layers}) > 1:
                continue
            if _SIZE_BITMAP in found.get(node, {}):  # of a server that came to harm
                actions.append(bitmaps.remove(node, _SIZE_BITMAP))
            granularity = found[node][name].granularity
            actions.append(bitmaps.add(node, _SIZE_BITMAP, granularity))
            actions.append(bitmaps.merge(node, _SIZE_BITMAP, layers, name))
            measured.append(block)
        if not measured:
            return sizes
        await guest.monitor.command("transaction", {"actions": actions})
        try:
            found = bitmaps.read_bitmaps(await guest.block_nodes())
            for block in measured:
                sizes[block.target] = found[block.top.node][_SIZE_BITMAP].marked
            return sizes
        except KeyError as exc:
            raise internal_error(f"QEMU lost the bitmap of node {exc}") from exc
        finally:
            undone = [bitmaps.remove(block.top.node, _SIZE_BITMAP) for block in measured]
            await guest.monitor.command("transaction", {"actions": undone})
