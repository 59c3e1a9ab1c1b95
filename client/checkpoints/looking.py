"""Script that collects what there is to know about a domain's checkpoints.

Bitmaps of a guest that runs are asked of QEMU's monitor, which tells everything. Where
it may not be asked, the server is: libvirt's description of a checkpoint with
VIR_DOMAIN_CHECKPOINT_XML_SIZE has a size for each disk whose bitmap is sound, and none
for others. That changes nothing, takes one call for a checkpoint, and is allowed on
connections that only read. A redefinition with validation tells of one broken disk
only, and replaces the record of a checkpoint that has none. It is tried where the size
tells that it will be refused, because our server then says why.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from ...protocol._generated.enums import ErrorNumber
from ...protocol.errors import ConnectionClosed, LibvirtError
from ..scripts.steps import Work
from .documents import in_order, read_checkpoint, read_domain, read_sizes
from .images import BLOCKS, NODES, STATUS, answer, from_images, from_monitor, has_sent_state
from .judging import ASLEEP, CHANGING, MAY_BE_ASLEEP, Look, from_refusal, from_sizes, judge
from .report import DiskReport, Finding, Means

if TYPE_CHECKING:
    from ..scripts.steps import Steps
    from .documents import Checkpoint, Disk, Domain
    from .images import SeenDisk
    from .report import Report

__all__ = [
    "INACTIVE",
    "REDEFINE",
    "SECURE",
    "VALIDATE",
    "Records",
    "check_gen",
    "local_disks_gen",
    "look_gen",
    "records_gen",
]

# Of the enums of libvirt, which are not loaded for this.
SECURE = 1  # VIR_DOMAIN_XML_SECURE, VIR_DOMAIN_CHECKPOINT_XML_SECURE
NO_DOMAIN, SIZE = 2, 4  # VIR_DOMAIN_CHECKPOINT_XML_NO_DOMAIN, …_SIZE
INACTIVE = 2  # VIR_DOMAIN_XML_INACTIVE
TOPOLOGICAL = 2  # VIR_DOMAIN_CHECKPOINT_LIST_TOPOLOGICAL
REDEFINE, VALIDATE = 1, 4  # VIR_DOMAIN_CHECKPOINT_CREATE_REDEFINE, …_REDEFINE_VALIDATE
PAUSED = 3  # VIR_DOMAIN_PAUSED
TRIES = 3
"""Looks in a row, where checkpoints are made or deleted meanwhile."""

_DENIED = (ErrorNumber.VIR_ERR_OPERATION_DENIED, ErrorNumber.VIR_ERR_ACCESS_DENIED)


class Records(NamedTuple):
    """Records that a server has of a domain's checkpoints, parents first.

    ``handles`` are those of the checkpoints, by name. ``is_secure`` tells whether the
    documents have the secrets of definitions, which need not be shown.
    """

    checkpoints: list[Checkpoint]
    handles: dict[str, Any]
    is_secure: bool


def check_gen(domain: Any, *, monitor: bool = True) -> Steps[Report]:
    """Look at a domain's checkpoints, and judge them."""
    return judge((yield from look_gen(domain, monitor=monitor)))


def look_gen(domain: Any, *, monitor: bool = True) -> Steps[Look]:
    """Collect what a domain, its checkpoints and its images say.

    Without ``monitor`` QEMU is not asked by its monitor, which libvirt marks a guest as
    tainted for, but the server. Raises LibvirtError if the domain or the records of its
    checkpoints cannot be read; what else cannot be seen is noted.
    """
    for _ in range(TRIES):
        look = yield from _look_once_gen(domain, monitor=monitor)
        names = {handle.get_name() for handle in (yield domain.list_all_checkpoints, 0)}
        if names == look.by_name.keys():
            return look
    return look._replace(doubt=CHANGING, notes=(*look.notes, CHANGING))


def _look_once_gen(domain: Any, *, monitor: bool) -> Steps[Look]:
    is_active = bool((yield (domain.is_active,)))
    definition = read_domain((yield domain.xml_desc, 0))
    records = yield from records_gen(domain)
    has_job = is_active and (yield from _job_gen(domain))
    means, doubt = Means.NONE, ""
    seen: dict[str, SeenDisk] = {}
    said: dict[str, dict[str, DiskReport]] = {}
    notes: list[str] = []
    if not definition.has_bitmaps:
        notes.append(f"a domain of type '{definition.kind}' has no bitmaps: only QEMU keeps them")
    elif not is_active:
        means, seen = yield from _stopped_gen(domain, definition, notes)
    else:
        if monitor:
            means, seen, doubt = yield from _monitor_gen(domain, definition, notes)
        if means is Means.NONE:
            means, said, doubt = yield from _server_gen(domain, definition, records, notes)
    if doubt:
        notes.append(doubt)
    return Look(
        definition,
        is_active,
        means,
        tuple(records.checkpoints),
        seen,
        said,
        tuple(notes),
        has_job,
        records.is_secure,
        doubt,
    )


def records_gen(domain: Any) -> Steps[Records]:
    """Read the records of all checkpoints. Raises LibvirtError."""
    found: list[Checkpoint] = []
    handles: dict[str, Any] = {}
    flags = SECURE
    for handle in (yield domain.list_all_checkpoints, TOPOLOGICAL):
        try:
            try:
                text = yield handle.get_xml_desc, flags
            except LibvirtError as exc:
                if exc.code not in _DENIED or not flags:
                    raise
                flags = 0
                text = yield handle.get_xml_desc, flags
        except LibvirtError as exc:
            if exc.code != ErrorNumber.VIR_ERR_NO_DOMAIN_CHECKPOINT:
                raise
            continue  # deleted meanwhile
        found.append(read_checkpoint(text))
        handles[found[-1].name] = handle
    return Records(in_order(found), handles, bool(flags))


def _job_gen(domain: Any) -> Steps[bool]:
    try:
        yield domain.backup_get_xml_desc, 0
    except LibvirtError as exc:
        if exc.code not in _WITHOUT_JOB:
            raise
        return False
    return True


_WITHOUT_JOB = (
    ErrorNumber.VIR_ERR_NO_DOMAIN_BACKUP,
    ErrorNumber.VIR_ERR_NO_SUPPORT,
    ErrorNumber.VIR_ERR_OPERATION_UNSUPPORTED,
    ErrorNumber.VIR_ERR_OPERATION_INVALID,  # it has just ended
)


# -- a guest that runs -----------------------------------------------------------------


def _monitor_gen(
    domain: Any, definition: Domain, notes: list[str]
) -> Steps[tuple[Means, dict[str, SeenDisk], str]]:
    """Ask QEMU's monitor; also return why it may not know all bitmaps."""
    try:
        is_asleep = has_sent_state((yield domain.qemu_monitor_command, STATUS, 0))
        nodes = answer((yield domain.qemu_monitor_command, NODES, 0))
        blocks = answer((yield domain.qemu_monitor_command, BLOCKS, 0))
    except ConnectionClosed:
        raise
    except (LibvirtError, ValueError) as exc:
        notes.append(f"QEMU's monitor cannot be asked: {exc}")
        return Means.NONE, {}, ""
    seen = from_monitor(definition.disks.values(), nodes, blocks)
    notes += [f"{name}: {one.problem}" for name, one in seen.items() if one.problem]
    return Means.MONITOR, seen, ASLEEP if is_asleep else ""


def _server_gen(
    domain: Any, definition: Domain, records: Records, notes: list[str]
) -> Steps[tuple[Means, dict[str, dict[str, DiskReport]], str]]:
    """Ask the server which bitmaps are sound; also return why that may be wrong."""
    said: dict[str, dict[str, DiskReport]] = {}
    for one in records.checkpoints:
        try:
            text = yield records.handles[one.name].get_xml_desc, NO_DOMAIN | SIZE
        except ConnectionClosed:
            raise
        except LibvirtError as exc:
            if exc.code not in _OF_ONE:
                notes.append(f"the server does not say which bitmaps are sound: {exc}")
                break
            said[one.name] = {
                disk.name: DiskReport(disk.name, Finding.UNKNOWN, str(exc)) for disk in one.disks
            }
        else:
            said[one.name] = from_sizes(one, read_sizes(text))
    if records.checkpoints and not said:
        return Means.NONE, said, ""
    notes.append("bitmaps without a checkpoint are not seen: QEMU's monitor was not asked")
    are_sound = _is_any(said, definition, Finding.SOUND)
    are_broken = _is_any(said, definition, Finding.BROKEN)
    if are_broken and not are_sound and (yield domain.state, 0)[0] == PAUSED:
        return Means.SERVER, said, MAY_BE_ASLEEP
    yield from _reasons_gen(domain, definition, records, said)
    return Means.SERVER, said, ""


# Errors about one checkpoint: it was deleted meanwhile, or QEMU refuses a command. Any
# other one would be the same for the next.
_OF_ONE = (ErrorNumber.VIR_ERR_NO_DOMAIN_CHECKPOINT, ErrorNumber.VIR_ERR_INTERNAL_ERROR)


def _is_any(said: dict[str, dict[str, DiskReport]], definition: Domain, finding: Finding) -> bool:
    """Return whether a disk that could have bitmaps was found to be so."""
    return any(
        disk.finding is finding
        for disks in said.values()
        for disk in disks.values()
        if disk.disk in definition.disks and definition.disks[disk.disk].can_have_bitmaps
    )


def _reasons_gen(
    domain: Any,
    definition: Domain,
    records: Records,
    said: dict[str, dict[str, DiskReport]],
) -> Steps[None]:
    """Have the server refuse to validate broken checkpoints, as long as it says why."""
    if not records.is_secure:
        return
    for one in records.checkpoints:
        found = said.get(one.name, {})
        if not _is_any({one.name: found}, definition, Finding.BROKEN):
            continue
        try:
            yield domain.checkpoint_create_xml, one.document(), REDEFINE | VALIDATE
        except ConnectionClosed:
            raise
        except LibvirtError as exc:
            reason = from_refusal(str(exc))
            if reason is None:
                return  # nor will it of the next
            if reason.disk in found:
                found[reason.disk] = _with_gap(reason, definition)
        else:  # it has just become sound
            said[one.name] = {
                disk.name: DiskReport(disk.name, Finding.SOUND, "the server takes it")
                for disk in one.disks
            }


def _with_gap(reason: DiskReport, definition: Domain) -> DiskReport:
    """Tell a bitmap that is absent in the top layer from one absent further down."""
    top = definition.disks[reason.disk].top.path if reason.disk in definition.disks else ""
    if reason.finding is Finding.LOWER_LAYER and f"absent in '{top}'" not in reason.reason:
        return DiskReport(reason.disk, Finding.GAP, reason.reason, reason.layer)
    return reason


# -- a domain that is shut off ---------------------------------------------------------


def _stopped_gen(
    domain: Any, definition: Domain, notes: list[str]
) -> Steps[tuple[Means, dict[str, SeenDisk]]]:
    disks = yield from local_disks_gen(domain, definition, notes)
    if disks is None:
        notes.append(
            "the domain is shut off, and its images are on the server's host: run this there,"
            " as root, or start the guest (it may stay paused)"
        )
        return Means.NONE, {}
    seen = yield Work(from_images), disks
    notes += [f"{name}: {one.problem}" for name, one in seen.items() if one.problem]
    return Means.IMAGES, seen


def local_disks_gen(
    domain: Any, definition: Domain, notes: list[str]
) -> Steps[list[tuple[Disk, int | None]] | None]:
    """Return disks whose images are on this host, with the sizes that the server sees.

    Sizes are in bytes, None if the server has none for a disk. The result is None if
    the server is elsewhere: the connection is not one to a unix socket.
    """
    if not domain._connect._exchange.endpoint.is_local:
        return None
    disks: list[tuple[Disk, int | None]] = []
    for disk in definition.disks.values():
        size = None
        if disk.is_local and disk.layers:
            try:
                size = (yield domain.block_info, disk.target, 0)[2]
            except ConnectionClosed:
                raise
            except LibvirtError as exc:
                notes.append(f"the server does not see the image of {disk.target}: {exc}")
                continue
        disks.append((disk, size))
    return disks
