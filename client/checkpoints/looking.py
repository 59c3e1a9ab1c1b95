"""Script that collects what there is to know about a domain's checkpoints."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...protocol._generated.enums import ErrorNumber
from ...protocol.errors import ConnectionClosed, LibvirtError
from ..scripts.steps import Work
from .documents import in_order, read_checkpoint, read_domain
from .images import BLOCKS, NODES, STATUS, answer, from_images, from_monitor, has_sent_state
from .judging import ASLEEP, Look, from_refusal, judge
from .report import DiskReport, Finding, Means

if TYPE_CHECKING:
    from ..scripts.steps import Steps
    from .documents import Checkpoint, Disk, Domain
    from .images import SeenDisk
    from .report import Report

__all__ = [
    "INACTIVE",
    "REDEFINE",
    "VALIDATE",
    "check_gen",
    "checkpoints_gen",
    "local_disks_gen",
    "look_gen",
]

# Of the enums of libvirt, which are not loaded for this.
SECURE = 1  # VIR_DOMAIN_XML_SECURE, VIR_DOMAIN_CHECKPOINT_XML_SECURE
INACTIVE = 2  # VIR_DOMAIN_XML_INACTIVE
TOPOLOGICAL = 2  # VIR_DOMAIN_CHECKPOINT_LIST_TOPOLOGICAL
REDEFINE, VALIDATE = 1, 4  # VIR_DOMAIN_CHECKPOINT_CREATE_REDEFINE, …_REDEFINE_VALIDATE

_DENIED = (ErrorNumber.VIR_ERR_OPERATION_DENIED, ErrorNumber.VIR_ERR_ACCESS_DENIED)


def check_gen(domain: Any, *, monitor: bool = True) -> Steps[Report]:
    """Look at a domain's checkpoints, and judge them."""
    return judge((yield from look_gen(domain, monitor=monitor)))


def look_gen(domain: Any, *, monitor: bool = True) -> Steps[Look]:
    """Collect what a domain, its checkpoints and its images say.

    Without ``monitor`` QEMU is not asked by its monitor, which libvirt marks a guest as
    tainted for: its checkpoints are redefined as they are instead, with validation.
    """
    is_active = bool((yield (domain.is_active,)))
    definition = read_domain((yield domain.xml_desc, 0))
    checkpoints, is_secure = yield from checkpoints_gen(domain)
    has_job = is_active and (yield from _job_gen(domain))
    is_asleep = False
    means = Means.NONE
    seen: dict[str, SeenDisk] = {}
    validated: dict[str, dict[str, DiskReport]] = {}
    notes: list[str] = []
    if not is_active:
        means, seen = yield from _stopped_gen(domain, definition, notes)
    else:
        if monitor:
            means, seen, is_asleep = yield from _monitor_gen(domain, definition, notes)
        if means is Means.NONE and not is_secure:
            notes.append(
                "checkpoints cannot be validated: this connection is not shown their secrets"
            )
        elif means is Means.NONE:
            means, validated = yield from _validated_gen(domain, checkpoints, notes)
    return Look(
        definition,
        is_active,
        means,
        tuple(checkpoints),
        seen,
        validated,
        tuple(notes),
        has_job,
        is_secure,
        is_asleep,
    )


def checkpoints_gen(domain: Any) -> Steps[tuple[list[Checkpoint], bool]]:
    """Read the XML of all checkpoints, parents first.

    Also returns whether it has the secrets of definitions, which need not be shown.
    """
    texts = []
    flags = SECURE
    for one in (yield domain.list_all_checkpoints, TOPOLOGICAL):
        try:
            try:
                text = yield one.get_xml_desc, flags
            except LibvirtError as exc:
                if exc.code not in _DENIED or not flags:
                    raise
                flags = 0
                text = yield one.get_xml_desc, flags
        except LibvirtError as exc:
            if exc.code != ErrorNumber.VIR_ERR_NO_DOMAIN_CHECKPOINT:
                raise
            continue  # deleted meanwhile
        texts.append(text)
    return in_order(read_checkpoint(text) for text in texts), bool(flags)


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
) -> Steps[tuple[Means, dict[str, SeenDisk], bool]]:
    try:
        is_asleep = has_sent_state((yield domain.qemu_monitor_command, STATUS, 0))
        nodes = answer((yield domain.qemu_monitor_command, NODES, 0))
        blocks = answer((yield domain.qemu_monitor_command, BLOCKS, 0))
    except ConnectionClosed:
        raise
    except (LibvirtError, ValueError) as exc:
        notes.append(f"QEMU's monitor cannot be asked: {exc}")
        return Means.NONE, {}, False
    if is_asleep:
        notes.append(ASLEEP)
    seen = from_monitor(definition.disks.values(), nodes, blocks)
    return Means.MONITOR, seen, is_asleep


def _validated_gen(
    domain: Any, checkpoints: list[Checkpoint], notes: list[str]
) -> Steps[tuple[Means, dict[str, dict[str, DiskReport]]]]:
    validated = {}
    for one in checkpoints:
        text: str | None = None
        try:
            yield domain.checkpoint_create_xml, one.document(), REDEFINE | VALIDATE
        except ConnectionClosed:
            raise
        except LibvirtError as exc:
            if exc.code in (*_DENIED, ErrorNumber.VIR_ERR_NO_SUPPORT):
                notes.append(f"checkpoints cannot be validated: {exc}")
                return Means.NONE, {}
            text = str(exc)
            if exc.code != ErrorNumber.VIR_ERR_CHECKPOINT_INCONSISTENT:
                validated[one.name] = {
                    disk.name: DiskReport(disk.name, Finding.UNKNOWN, text) for disk in one.disks
                }
                continue
        validated[one.name] = from_refusal(one, text)
    notes.append("bitmaps without a checkpoint are not seen: QEMU's monitor was not asked")
    return Means.REDEFINE, validated


# -- a domain that is shut off ---------------------------------------------------------


def _stopped_gen(
    domain: Any, definition: Domain, notes: list[str]
) -> Steps[tuple[Means, dict[str, SeenDisk]]]:
    disks = yield from local_disks_gen(domain, definition, notes)
    if disks is None:
        notes.append("the images of a domain that is shut off are seen on its host alone")
        return Means.NONE, {}
    seen = yield Work(from_images), disks
    notes += [f"{name}: {one.problem}" for name, one in seen.items() if one.problem]
    return Means.IMAGES, seen


def local_disks_gen(
    domain: Any, definition: Domain, notes: list[str]
) -> Steps[list[tuple[Disk, int | None]] | None]:
    """Return disks whose images are on this host, with the sizes that the server sees.

    None if the server is elsewhere.
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
