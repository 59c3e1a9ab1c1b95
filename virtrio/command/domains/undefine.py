"""The command undefine, which checks on the client's side as virsh does.

Flags are not sent to servers that would refuse them, and an undefine that would lose
data is refused unless an option asks for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...protocol._generated.enums import (
    DomainSnapshotListFlags,
    DomainUndefineFlagsValues,
    ErrorNumber,
)
from ...protocol.errors import LibvirtError
from ..errors import CommandError, failing
from ..lookup import DOMAIN, find_domain
from ..options import Kind, Option
from .domain import GROUP

if TYPE_CHECKING:
    from collections.abc import Callable

    from ...blocking import Domain
    from ..options import Arguments
    from ..session import Session
    from .undefine_storage import StoredDisk

_MANAGED_SAVE = int(DomainUndefineFlagsValues.VIR_DOMAIN_UNDEFINE_MANAGED_SAVE)
_SNAPSHOTS_METADATA = int(DomainUndefineFlagsValues.VIR_DOMAIN_UNDEFINE_SNAPSHOTS_METADATA)
_NVRAM = int(DomainUndefineFlagsValues.VIR_DOMAIN_UNDEFINE_NVRAM)
_WITH_METADATA = int(DomainSnapshotListFlags.VIR_DOMAIN_SNAPSHOT_LIST_METADATA)
_FLAGS = {
    "managed-save": _MANAGED_SAVE,
    "snapshots-metadata": _SNAPSHOTS_METADATA,
    "checkpoints-metadata": DomainUndefineFlagsValues.VIR_DOMAIN_UNDEFINE_CHECKPOINTS_METADATA,
    "nvram": _NVRAM,
    "keep-nvram": DomainUndefineFlagsValues.VIR_DOMAIN_UNDEFINE_KEEP_NVRAM,
    "tpm": DomainUndefineFlagsValues.VIR_DOMAIN_UNDEFINE_TPM,
    "keep-tpm": DomainUndefineFlagsValues.VIR_DOMAIN_UNDEFINE_KEEP_TPM,
}


@GROUP.command(
    "undefine",
    "remove the definition of a domain",
    DOMAIN,
    Option("managed-save", Kind.BOOL, "remove its managed save image"),
    Option("storage", Kind.STRING, "remove the volumes of these disks, by target or source"),
    Option("remove-all-storage", Kind.BOOL, "remove the volumes of all disks"),
    Option("delete-snapshots", Kind.ALIAS, "delete-storage-volume-snapshots"),
    Option(
        "delete-storage-volume-snapshots",
        Kind.BOOL,
        "with --remove-all-storage, also snapshots of the volumes",
    ),
    Option("wipe-storage", Kind.BOOL, "overwrite the volumes that are removed"),
    Option("snapshots-metadata", Kind.BOOL, "delete the metadata of its snapshots"),
    Option("checkpoints-metadata", Kind.BOOL, "delete the metadata of its checkpoints"),
    Option("nvram", Kind.BOOL, "remove its NVRAM file"),
    Option("keep-nvram", Kind.BOOL, "keep its NVRAM file"),
    Option("tpm", Kind.BOOL, "remove the state of its TPM"),
    Option("keep-tpm", Kind.BOOL, "keep the state of its TPM"),
    description="Make a running domain transient, or remove a stopped one.",
)
def undefine(session: Session, args: Arguments) -> None:
    args.requires("delete-storage-volume-snapshots", "remove-all-storage")
    args.exclusive("nvram", "keep-nvram")
    args.exclusive("tpm", "keep-tpm")
    chosen = (args.strings("storage") or [""])[-1]
    storage = bool(chosen) or "remove-all-storage" in args
    if "wipe-storage" in args and not storage:
        raise CommandError(
            "'--wipe-storage' requires '--storage <string>' or '--remove-all-storage'"
        )
    domain, called = find_domain(session, args)
    running = bool(domain.is_active())
    volumes: list[StoredDisk] = []
    if storage:
        from .undefine_storage import find_volumes

        if running:
            raise CommandError("Storage volume deletion is supported only on stopped domains")
        if chosen and "remove-all-storage" in args:
            raise CommandError("Specified both --storage and --remove-all-storage")
        volumes = find_volumes(session, domain, chosen)
    with failing(f"Failed to undefine domain '{called}'"):
        _undefine(domain, args.flags(_FLAGS), running=running)
    session.extra(f"Domain '{called}' has been undefined\n")
    if volumes:
        from .undefine_storage import remove_volumes

        remove_volumes(session, args, volumes)


def _undefine(domain: Domain, flags: int, *, running: bool) -> None:
    """Undefine a domain, without the flags for things that it does not have.

    Managed save images and snapshots, which stand in the way, exist on stopped domains
    only.
    """
    saved = 0 if running else _count(domain.has_managed_save_image)
    snapshots = 0 if running else _count(lambda: domain.snapshot_num(_WITH_METADATA))
    if saved and not flags & _MANAGED_SAVE:
        raise CommandError("Refusing to undefine while domain managed save image exists")
    sent = flags & ~(0 if saved else _MANAGED_SAVE) & ~(0 if snapshots else _SNAPSHOTS_METADATA)
    try:
        domain.undefine_flags(sent)
    except LibvirtError as exc:
        if flags & _NVRAM or exc.code not in (
            ErrorNumber.VIR_ERR_NO_SUPPORT,
            ErrorNumber.VIR_ERR_INVALID_ARG,
        ):
            raise
        _undefine_piecewise(domain, flags, saved, snapshots)


def _undefine_piecewise(domain: Domain, flags: int, saved: int, snapshots: int) -> None:
    """Undefine a domain without flags, for drivers that refuse one of them.

    One is the test driver, which does not know CHECKPOINTS_METADATA.
    """
    if snapshots and flags & _SNAPSHOTS_METADATA:
        raise CommandError(f"Unable to remove metadata of {snapshots} snapshots")
    if snapshots:
        raise CommandError(f"Refusing to undefine while {snapshots} snapshots exist")
    if saved:
        domain.managed_save_remove()
    domain.undefine()


def _count(ask: Callable[[], int]) -> int:
    """Call ``ask``; return 0 where the server does not support the call."""
    try:
        return ask()
    except LibvirtError as exc:
        if exc.code != ErrorNumber.VIR_ERR_NO_SUPPORT:
            raise
        return 0
