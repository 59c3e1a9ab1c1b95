"""Refusals of libvirt's public API before a driver is asked: a check per entry point.

In libvirt these refusals stand in the public functions, which a daemon runs too; so
they hold for every driver here. `CHECKS` is the table of those about flags that exclude
or need each other, missing arguments, and values of no known kind: entry point ->
rules, in libvirt's order. Rules about counts and sizes (`size_checks`) come before
them.

Most checks come after the refusal of read-only connections, some before: `readonly`
asks for `check_first`. Checks of a call's descriptors (`FDS_CHECKS`) always come before
it.
"""

from __future__ import annotations

import os
import stat
from functools import partial
from itertools import combinations
from typing import TYPE_CHECKING, Any

from ...protocol._generated.enums import (
    DomainAuthorizedSSHKeysSetFlags,
    DomainBlockRebaseFlags,
    DomainCheckpointCreateFlags,
    DomainCheckpointDeleteFlags,
    DomainCoreDumpFlags,
    DomainDirtyRateCalcFlags,
    DomainGetJobStatsFlags,
    DomainLifecycle,
    DomainLifecycleAction,
    DomainMemoryFlags,
    DomainMetadataType,
    DomainModificationImpact,
    DomainSaveRestoreFlags,
    DomainSnapshotCreateFlags,
    DomainSnapshotDeleteFlags,
    DomainSnapshotRevertFlags,
    DomainVcpuFlags,
    ErrorDomain,
    ErrorNumber,
    KeycodeSet,
    NetworkMetadataType,
    NetworkUpdateFlags,
)
from ...protocol._generated.remote_procedures import PROCEDURES
from ...protocol.connection import CallWithFdsReceived
from ...protocol.errors import exclusive_flags, report
from . import replies
from .rules import Function, Rule, absent, from_zero, not_empty, not_zero
from .size_checks import SIZES

if TYPE_CHECKING:
    from collections.abc import Callable
    from enum import IntFlag

    from ...protocol.connection import CallReceived

    Check = Callable[[Any], None]

__all__ = ["CHECKS", "FDS_CHECKS", "check", "check_first"]

_UINT32 = 2**32
_INT_MAX = 2**31 - 1


def _exclusive(*flags: IntFlag) -> Rule:
    """Make a rule: at most one of these flags may be set."""
    pairs = [(int(a | b), str(a.name), str(b.name)) for a, b in combinations(flags, 2)]

    def refuse(function: Function, args: Any) -> None:
        given = args.flags
        for both, first, second in pairs:
            if given & both == both:
                raise exclusive_flags(function.domain, function.name, first, second)

    return Rule(("flags",), refuse)


def _needs(flag: IntFlag, other: IntFlag) -> Rule:
    """Make a rule: ``flag`` may be set only together with ``other``."""
    one, both = int(flag), int(flag | other)

    def refuse(function: Function, args: Any) -> None:
        if args.flags & both == one:
            # "ctl" is the argument's name that libvirt's macros report, whatever the
            # argument is called.
            raise function.refused("ctl", f"Flag '{other.name}' is required by flag '{flag.name}'")

    return Rule(("flags",), refuse)


def _keys() -> Rule:
    """Make a rule: flags that add or remove SSH keys need keys."""
    changing = int(
        _KEYS.VIR_DOMAIN_AUTHORIZED_SSH_KEYS_SET_APPEND
        | _KEYS.VIR_DOMAIN_AUTHORIZED_SSH_KEYS_SET_REMOVE
    )

    def refuse(function: Function, args: Any) -> None:
        if args.flags & changing and not args.keys:
            raise function.null("keys")

    return Rule(("keys", "flags"), refuse)


def _codeset() -> Rule:
    most = max(map(int, KeycodeSet))

    def refuse(function: Function, args: Any) -> None:
        if args.codeset > most:
            # printed with %d
            value = args.codeset if args.codeset <= _INT_MAX else args.codeset - _UINT32
            raise function.refused("codeset", f"Unsupported codeset '{value}'")

    return Rule(("codeset",), refuse)


def _lifecycle() -> Rule:
    """Make a rule: the type and the action of a lifecycle action must be known ones."""
    kinds = (
        ("type", max(map(int, DomainLifecycle))),
        ("action", max(map(int, DomainLifecycleAction))),
    )

    def refuse(function: Function, args: Any) -> None:
        for what, most in kinds:
            value = getattr(args, what)
            if value > most:
                detail = f"invalid lifecycle {what} '{value}'"
                raise report(ErrorNumber.VIR_ERR_INVALID_ARG, function.domain, detail)

    return Rule(("type", "action"), refuse)


def _base() -> Rule:
    """Make a rule: a copy needs a base, and some flags need a copy."""
    copy = int(_REBASE.VIR_DOMAIN_BLOCK_REBASE_COPY)
    of_copy = int(
        _REBASE.VIR_DOMAIN_BLOCK_REBASE_SHALLOW
        | _REBASE.VIR_DOMAIN_BLOCK_REBASE_REUSE_EXT
        | _REBASE.VIR_DOMAIN_BLOCK_REBASE_COPY_RAW
        | _REBASE.VIR_DOMAIN_BLOCK_REBASE_COPY_DEV
    )

    def refuse(function: Function, args: Any) -> None:
        if args.flags & copy:
            if args.base is None:
                raise function.null("base")
        elif args.flags & of_copy:
            raise function.refused("flags", "use of flags requires a copy job")

    return Rule(("base", "flags"), refuse)


# Kinds of metadata: the same numbers for domains and networks.
_TEXTS = frozenset(
    {
        int(DomainMetadataType.VIR_DOMAIN_METADATA_DESCRIPTION),
        int(DomainMetadataType.VIR_DOMAIN_METADATA_TITLE),
        int(NetworkMetadataType.VIR_NETWORK_METADATA_DESCRIPTION),
        int(NetworkMetadataType.VIR_NETWORK_METADATA_TITLE),
    }
)
_TITLE = int(DomainMetadataType.VIR_DOMAIN_METADATA_TITLE)
_ELEMENT = int(DomainMetadataType.VIR_DOMAIN_METADATA_ELEMENT)


def _get_metadata(function: Function, args: Any) -> None:
    """Refuse a namespace for title and description; require one for an element."""
    if args.type in _TEXTS:
        absent(function, "uri", args.uri)
    elif args.type == _ELEMENT and args.uri is None:
        raise function.null("uri")


def _set_metadata(function: Function, args: Any) -> None:
    """Refuse a title of several lines, and a wrong namespace or prefix.

    A text (title, description) has neither; an element needs a namespace, and a prefix
    unless it is removed.
    """
    if args.type == _TITLE and args.metadata is not None and "\n" in args.metadata:
        raise function.refused("metadata", "metadata title can't contain newlines")
    if args.type in _TEXTS:
        absent(function, "uri", args.uri)
        absent(function, "key", args.key)
    elif args.type == _ELEMENT:
        if args.uri is None:
            raise function.null("uri")
        if args.metadata is not None and args.key is None:
            raise function.null("key")


_CREATE = DomainCheckpointCreateFlags
_DELETE = DomainCheckpointDeleteFlags
_DIRTY = DomainDirtyRateCalcFlags
_DUMP = DomainCoreDumpFlags
_IMPACT = DomainModificationImpact
_JOB = DomainGetJobStatsFlags
_KEYS = DomainAuthorizedSSHKeysSetFlags
_PEEK = DomainMemoryFlags
_REBASE = DomainBlockRebaseFlags
_REVERT = DomainSnapshotRevertFlags
_SAVE = DomainSaveRestoreFlags
_SNAPSHOT = DomainSnapshotCreateFlags
_SNAPSHOT_DELETE = DomainSnapshotDeleteFlags
_UPDATE = NetworkUpdateFlags
_VCPU = DomainVcpuFlags

_LIVE_OR_CONFIG = (_exclusive(_IMPACT.VIR_DOMAIN_AFFECT_LIVE, _IMPACT.VIR_DOMAIN_AFFECT_CONFIG),)
_RUNNING_OR_PAUSED = (_exclusive(_SAVE.VIR_DOMAIN_SAVE_RUNNING, _SAVE.VIR_DOMAIN_SAVE_PAUSED),)
_ONE_DUMP = (_exclusive(_DUMP.VIR_DUMP_CRASH, _DUMP.VIR_DUMP_LIVE, _DUMP.VIR_DUMP_RESET),)

CHECKS: dict[str, tuple[Rule, ...]] = {
    # domains, found and started
    "domain_lookup_by_id": (from_zero("id"),),
    "domain_qemu_attach": (not_zero("pid_value"),),
    "domain_rename": (not_empty("new_name"),),
    # saved and dumped
    "domain_save_flags": _RUNNING_OR_PAUSED,
    "domain_save_params": _RUNNING_OR_PAUSED,
    "domain_restore_flags": _RUNNING_OR_PAUSED,
    "domain_restore_params": _RUNNING_OR_PAUSED,
    "domain_save_image_define_xml": _RUNNING_OR_PAUSED,
    "domain_managed_save": _RUNNING_OR_PAUSED,
    "domain_managed_save_define_xml": _RUNNING_OR_PAUSED,
    "domain_core_dump": _ONE_DUMP,
    "domain_core_dump_with_format": _ONE_DUMP,
    # settings
    "domain_get_memory_parameters": _LIVE_OR_CONFIG,
    "domain_get_blkio_parameters": _LIVE_OR_CONFIG,
    "domain_get_block_io_tune": _LIVE_OR_CONFIG,
    "domain_get_scheduler_parameters_flags": _LIVE_OR_CONFIG,
    "domain_set_memory_stats_period": (from_zero("period"),),
    "domain_get_vcpus_flags": _LIVE_OR_CONFIG,
    "domain_set_vcpus": (not_zero("nvcpus"),),
    "domain_set_vcpus_flags": (
        # Declared as numbers of another enum: libvirt's text has the common name.
        _needs(_VCPU.VIR_DOMAIN_VCPU_MAXIMUM, _IMPACT.VIR_DOMAIN_AFFECT_CONFIG),
        _exclusive(_VCPU.VIR_DOMAIN_VCPU_GUEST, _IMPACT.VIR_DOMAIN_AFFECT_CONFIG),
        not_zero("nvcpus"),
    ),
    "domain_get_vcpu_pin_info": _LIVE_OR_CONFIG,
    "domain_get_emulator_pin_info": _LIVE_OR_CONFIG,
    "domain_get_iothread_info": _LIVE_OR_CONFIG,
    "domain_del_iothread": (not_zero("iothread_id"),),
    "domain_set_lifecycle_action": (_lifecycle(),),
    "domain_get_metadata": (*_LIVE_OR_CONFIG, Rule(("type", "uri"), _get_metadata)),
    "domain_set_metadata": (Rule(("type", "metadata", "key", "uri"), _set_metadata),),
    "network_get_metadata": (
        _exclusive(
            _UPDATE.VIR_NETWORK_UPDATE_AFFECT_LIVE, _UPDATE.VIR_NETWORK_UPDATE_AFFECT_CONFIG
        ),
        Rule(("type", "uri"), _get_metadata),
    ),
    "network_set_metadata": (Rule(("type", "metadata", "key", "uri"), _set_metadata),),
    # guests
    "domain_send_key": (_codeset(),),
    "domain_memory_peek": (_exclusive(_PEEK.VIR_MEMORY_VIRTUAL, _PEEK.VIR_MEMORY_PHYSICAL),),
    "domain_authorized_ssh_keys_set": (
        _keys(),
        _exclusive(
            _KEYS.VIR_DOMAIN_AUTHORIZED_SSH_KEYS_SET_APPEND,
            _KEYS.VIR_DOMAIN_AUTHORIZED_SSH_KEYS_SET_REMOVE,
        ),
    ),
    "domain_start_dirty_rate_calc": (
        _exclusive(
            _DIRTY.VIR_DOMAIN_DIRTYRATE_MODE_DIRTY_BITMAP,
            _DIRTY.VIR_DOMAIN_DIRTYRATE_MODE_DIRTY_RING,
        ),
    ),
    "domain_get_job_stats": (
        _needs(_JOB.VIR_DOMAIN_JOB_STATS_KEEP_COMPLETED, _JOB.VIR_DOMAIN_JOB_STATS_COMPLETED),
    ),
    # disks
    "domain_block_peek": (not_empty("path", "disk"),),
    "domain_get_block_info": (not_empty("path", "disk"),),
    "domain_block_rebase": (_base(),),
    # checkpoints and snapshots
    "domain_checkpoint_create_xml": (
        _exclusive(
            _CREATE.VIR_DOMAIN_CHECKPOINT_CREATE_REDEFINE,
            _CREATE.VIR_DOMAIN_CHECKPOINT_CREATE_QUIESCE,
        ),
        _needs(
            _CREATE.VIR_DOMAIN_CHECKPOINT_CREATE_REDEFINE_VALIDATE,
            _CREATE.VIR_DOMAIN_CHECKPOINT_CREATE_REDEFINE,
        ),
    ),
    "domain_checkpoint_delete": (
        _exclusive(
            _DELETE.VIR_DOMAIN_CHECKPOINT_DELETE_CHILDREN,
            _DELETE.VIR_DOMAIN_CHECKPOINT_DELETE_CHILDREN_ONLY,
        ),
    ),
    "domain_snapshot_create_xml": (
        _needs(
            _SNAPSHOT.VIR_DOMAIN_SNAPSHOT_CREATE_CURRENT,
            _SNAPSHOT.VIR_DOMAIN_SNAPSHOT_CREATE_REDEFINE,
        ),
        _exclusive(
            _SNAPSHOT.VIR_DOMAIN_SNAPSHOT_CREATE_REDEFINE,
            _SNAPSHOT.VIR_DOMAIN_SNAPSHOT_CREATE_NO_METADATA,
        ),
        _exclusive(
            _SNAPSHOT.VIR_DOMAIN_SNAPSHOT_CREATE_REDEFINE, _SNAPSHOT.VIR_DOMAIN_SNAPSHOT_CREATE_HALT
        ),
    ),
    "domain_revert_to_snapshot": (
        _exclusive(
            _REVERT.VIR_DOMAIN_SNAPSHOT_REVERT_RUNNING, _REVERT.VIR_DOMAIN_SNAPSHOT_REVERT_PAUSED
        ),
    ),
    "domain_snapshot_delete": (
        _exclusive(
            _SNAPSHOT_DELETE.VIR_DOMAIN_SNAPSHOT_DELETE_CHILDREN,
            _SNAPSHOT_DELETE.VIR_DOMAIN_SNAPSHOT_DELETE_CHILDREN_ONLY,
        ),
    ),
}

# Of these, sizes are checked before a read-only connection is refused, the rest after.
_SIZE_FIRST = frozenset({"domain_block_peek", "domain_memory_peek"})

_FUNCTIONS = {
    row.entry_point: Function(row.c_function, row.error_domain) for row in PROCEDURES.values()
}
# A function of another program, whose table need not be loaded for it.
_FUNCTIONS["domain_qemu_attach"] = Function("virDomainQemuAttach", ErrorDomain.VIR_FROM_NONE)


def check(entry: str) -> Check | None:
    """Return the check of an entry point's arguments, or None if it has no rules.

    The check raises LibvirtError.
    """
    return _joined(entry, (*SIZES.get(entry, ()), *CHECKS.get(entry, ())))


def check_first(entry: str) -> Check | None:
    """Return the checks that come before the refusal of read-only connections.

    They are those of `check`, or only its sizes, where libvirt looks at the rest later.
    Raises as `check` does.
    """
    return _joined(entry, SIZES.get(entry, ())) if entry in _SIZE_FIRST else check(entry)


def _joined(entry: str, rules: tuple[Rule, ...]) -> Check | None:
    if not rules:
        return None
    if len(rules) == 1:
        return partial(rules[0].refuse, _FUNCTIONS[entry])
    return partial(_every, _FUNCTIONS[entry], rules)


def _every(function: Function, rules: tuple[Rule, ...], args: Any) -> None:
    for rule in rules:
        rule.refuse(function, args)


# -- descriptors -----------------------------------------------------------------------


def _graphics_fd(call: CallReceived) -> None:
    if not isinstance(call, CallWithFdsReceived):
        raise replies.no_fd(0)
    # Empty when the driver takes no descriptors: they are not received then.
    if call.fds and not stat.S_ISSOCK(os.fstat(call.fds[0]).st_mode):
        raise _FUNCTIONS["domain_open_graphics"].refused("fd", f"fd {call.fds[0]} must be a socket")


def _associated_fds(call: CallReceived) -> None:
    if not isinstance(call, CallWithFdsReceived):
        function = _FUNCTIONS["domain_fd_associate"]
        raise function.refused("nfds", f"nfds in {function.name} must not be zero")


# Entry point -> check of the descriptors that came with a call.
FDS_CHECKS: dict[str, Callable[[CallReceived], None]] = {
    "domain_fd_associate": _associated_fds,
    "domain_open_graphics": _graphics_fd,
}
