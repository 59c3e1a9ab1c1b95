"""Script that repairs checkpoints: a plan's actions, each verified.

Records are looked at again after each action, bitmaps that were to go at the end.
"""

from __future__ import annotations

import json
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from ...protocol._generated.enums import ErrorDomain, ErrorNumber
from ...protocol.errors import ConnectionClosed, LibvirtError, report
from ..programs import ProgramError
from ..scripts.steps import Work
from .documents import Checkpoint, CoveredDisk, read_checkpoint
from .images import remove_from_image
from .judging import judge
from .looking import REDEFINE, SECURE, VALIDATE, look_gen
from .owning import Owned
from .plan import ActionKind, Outcome, Repair, Way
from .planning import make_plan

if TYPE_CHECKING:
    from collections.abc import Collection

    from ..scripts.steps import Steps
    from .judging import Look
    from .plan import Action, Plan

__all__ = ["plan_gen", "repair_gen"]

METADATA_ONLY = 2  # VIR_DOMAIN_CHECKPOINT_DELETE_METADATA_ONLY
RESTORED = "Restored from its bitmaps. What is not in a bitmap was guessed."


class _Failure(Exception):
    """Action whose effect is not seen."""


def plan_gen(
    domain: Any,
    *,
    remove_bitmaps: bool = False,
    leave: Collection[str] = (),
    monitor: bool = True,
) -> Steps[Plan]:
    """Look at a domain, and plan its repair.

    Raises VIR_ERR_INVALID_ARG for a name to leave that nothing has.
    """
    look = yield from look_gen(domain, monitor=monitor)
    _check_names(leave, look)
    return make_plan(look, remove_bitmaps=remove_bitmaps, leave=leave)


def repair_gen(
    domain: Any,
    *,
    plan: Plan | None = None,
    remove_bitmaps: bool = False,
    leave: Collection[str] = (),
    monitor: bool = True,
) -> Steps[Repair]:
    """Repair a domain's checkpoints, by a ``plan`` made before if one is given.

    Raises VIR_ERR_OPERATION_INVALID if what is there now would be repaired otherwise,
    VIR_ERR_INVALID_ARG for a name to leave that nothing has.
    Actions behind one that fails are not tried.
    """
    look = yield from look_gen(domain, monitor=monitor)
    _check_names(leave, look)
    now = make_plan(look, remove_bitmaps=remove_bitmaps, leave=leave)
    if plan is not None and _essence(now) != _essence(plan):
        raise report(
            ErrorNumber.VIR_ERR_OPERATION_INVALID,
            ErrorDomain.VIR_FROM_DOMAIN_CHECKPOINT,
            "the checkpoints or bitmaps have changed since the plan was made",
        )
    outcomes: list[Outcome] = []
    for action in now.actions:
        error = yield from _outcome_gen(domain, action, look)
        outcomes.append(Outcome(action, error))
        if error is not None:
            break
    after = yield from look_gen(domain, monitor=monitor)
    left = make_plan(after, remove_bitmaps=remove_bitmaps, leave=leave).left
    owned = Owned(look.domain, look.checkpoints)  # by records that may be gone by now
    return Repair(tuple(_with_removals(one, owned, after) for one in outcomes), left, judge(after))


def _check_names(leave: Collection[str], look: Look) -> None:
    """Raise VIR_ERR_INVALID_ARG for a name that no checkpoint or bitmap has."""
    if look.doubt:  # some are not seen, and nothing is done
        return
    known = dict.fromkeys(look.by_name)
    for seen in look.seen.values():
        for layer in seen.layers:
            known |= dict.fromkeys(layer.bitmaps)
    for name in leave:
        if name not in known:
            raise report(
                ErrorNumber.VIR_ERR_INVALID_ARG,
                ErrorDomain.VIR_FROM_DOMAIN_CHECKPOINT,
                f"there is no checkpoint or bitmap '{name}' to leave as it is",
            )


def _with_removals(outcome: Outcome, owned: Owned, after: Look) -> Outcome:
    """Return an outcome, with an error if bitmaps are there that were to go."""
    action = outcome.action
    if action.kind is not ActionKind.REMOVE or outcome.error is not None:
        return outcome
    for disk in action.disks:
        seen = after.seen.get(disk)
        if seen is None or seen.problem is not None:
            why = "was not looked at" if seen is None else f"is not seen: {seen.problem}"
            return Outcome(action, f"whether the bitmap is gone from disk {disk} {why}")
        if owned.having(seen, action.name):
            return Outcome(action, f"disk {disk} still has a bitmap '{action.name}'")
    return outcome


def _essence(plan: Plan) -> list[tuple[object, ...]]:
    """Return what two plans for the same state have in common: guessed times differ."""
    return [(one.kind, one.name, one.parent, one.disks, one.way) for one in plan.actions]


def _outcome_gen(domain: Any, action: Action, look: Look) -> Steps[str | None]:
    try:
        yield from _act_gen(domain, action, look)
    except ConnectionClosed:
        raise
    except (LibvirtError, ProgramError, _Failure) as exc:
        return str(exc)
    return None


def _act_gen(domain: Any, action: Action, look: Look) -> Steps[None]:
    if action.kind is ActionKind.DELETE:
        checkpoint = yield domain.checkpoint_lookup_by_name, action.name
        yield checkpoint.delete, METADATA_ONLY
        yield from _gone_gen(domain, action.name)
    elif action.kind is ActionKind.REMOVE:
        yield from _remove_gen(domain, action, look)
    else:
        is_lost = action.kind is ActionKind.RESTORE
        wanted = _wanted(action, look)
        yield from _define_gen(domain, wanted, is_active=look.is_active, is_lost=is_lost)


def _wanted(action: Action, look: Look) -> Checkpoint:
    """Return the checkpoint that an action is to define."""
    known = look.by_name.get(action.name)
    if known is None:
        disks = tuple(CoveredDisk(disk, action.name) for disk in action.disks)
        return Checkpoint(action.name, RESTORED, action.parent, action.created, disks)
    return Checkpoint(
        known.name,
        known.description,
        action.parent,
        known.created,
        tuple(disk for disk in known.disks if disk.name in action.disks),
        definition=known.definition,
        without=known.without,
    )


def _define_gen(domain: Any, wanted: Checkpoint, *, is_active: bool, is_lost: bool) -> Steps[None]:
    flags = REDEFINE | (VALIDATE if is_active else 0)
    try:
        checkpoint = yield domain.checkpoint_create_xml, wanted.document(), flags
    except LibvirtError as exc:
        is_broken = exc.code == ErrorNumber.VIR_ERR_CHECKPOINT_INCONSISTENT
        if not is_broken or is_lost or not wanted.disks:
            raise
        # a disk of it is broken that could not be seen, and is in its record as before
        checkpoint = yield domain.checkpoint_create_xml, wanted.document(), REDEFINE
    found = read_checkpoint((yield checkpoint.get_xml_desc, 0))
    if (found.name, found.parent, found.created) != (wanted.name, wanted.parent, wanted.created):
        raise _Failure(f"checkpoint '{wanted.name}' is not as it was to be defined")
    if {disk.name for disk in found.disks} != {disk.name for disk in wanted.disks}:
        raise _Failure(f"checkpoint '{wanted.name}' has not the disks that it was to have")


def _gone_gen(domain: Any, name: str) -> Steps[None]:
    try:
        yield domain.checkpoint_lookup_by_name, name
    except LibvirtError as exc:
        if exc.code != ErrorNumber.VIR_ERR_NO_DOMAIN_CHECKPOINT:
            raise
        return
    raise _Failure(f"checkpoint '{name}' is still there")


# -- bitmaps ---------------------------------------------------------------------------


def _remove_gen(domain: Any, action: Action, look: Look) -> Steps[None]:
    if action.way is Way.CHECKPOINT:
        yield from _delete_gen(domain, action)
    elif action.way is Way.ASIDE:
        yield from _aside_gen(domain, action)
    else:
        owned = Owned(look.domain, look.checkpoints)
        for disk in action.disks:
            for layer in owned.having(look.seen[disk], action.name):
                if action.way is Way.IMAGE:
                    yield Work(remove_from_image), layer.path, action.name
                else:
                    yield from _command_gen(domain, str(layer.node), action.name)


def _aside_gen(domain: Any, action: Action) -> Steps[None]:
    """Remove bitmaps from disks that the checkpoint of their name does not have.

    Its record is deleted, which leaves its own bitmaps, and is defined again as it was
    once a checkpoint of the other disks has been deleted; so are its children, which
    had got its parent.
    """
    checkpoint = yield domain.checkpoint_lookup_by_name, action.name
    records = [read_checkpoint((yield checkpoint.get_xml_desc, SECURE))]
    for child in (yield checkpoint.list_all_children, 0):
        records.append(read_checkpoint((yield child.get_xml_desc, SECURE)))
    try:
        yield checkpoint.delete, METADATA_ONLY
        yield from _delete_gen(domain, action)
    finally:
        for record in records:
            yield domain.checkpoint_create_xml, record.document(), REDEFINE


def _delete_gen(domain: Any, action: Action) -> Steps[None]:
    """Define a checkpoint that has the bitmaps, and delete it as any other."""
    disks = tuple(CoveredDisk(disk, action.name) for disk in action.disks)
    wanted = Checkpoint(action.name, None, None, 1, disks)
    checkpoint = yield domain.checkpoint_create_xml, wanted.document(), REDEFINE
    is_deleted = False
    try:
        yield checkpoint.delete, 0
        is_deleted = True
    finally:
        if not is_deleted:
            # what ended the deletion is said; the server may have done it nevertheless
            with suppress(LibvirtError):
                yield checkpoint.delete, METADATA_ONLY


def _command_gen(domain: Any, node: str, name: str) -> Steps[None]:
    arguments = {"node": node, "name": name}
    command = {"execute": "block-dirty-bitmap-remove", "arguments": arguments}
    said = yield domain.qemu_monitor_command, json.dumps(command), 0
    try:
        answer = json.loads(said)
    except (ValueError, RecursionError) as exc:
        raise _Failure(f"QEMU answered no JSON: {exc}") from exc
    if isinstance(answer, dict) and "error" in answer:
        error = answer["error"]
        raise _Failure(f"QEMU: {error.get('desc') if isinstance(error, dict) else error}")
