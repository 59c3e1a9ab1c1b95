"""Commands that check, repair and move the checkpoints of a domain."""

from __future__ import annotations

import json
import os
import sys
import tempfile
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from ..errors import CommandError, failing
from ..lookup import DOMAIN, find_domain
from ..options import Kind, Option
from ..tables import Table
from .checkpoint import GROUP

if TYPE_CHECKING:
    from ...blocking import Domain
    from ...client.checkpoints.plan import Action, Left, Plan, Repair
    from ...client.checkpoints.report import Report
    from ..options import Arguments
    from ..session import Session

__all__ = ["GROUP"]

_JSON = Option("json", Kind.BOOL, "print JSON, one object a line")
_LONGEST = 512 * 1024 * 1024

_MEANS = {
    "monitor": "asked QEMU's monitor",
    "redefine": "validated by the server",
    "images": "read the images",
    "none": "bitmaps were not looked at",
}


@GROUP.command(
    "checkpoint-check",
    "compare checkpoints with the bitmaps in images, and repair them",
    DOMAIN,
    Option("repair", Kind.BOOL, "show what would mend them, ask, and do it"),
    Option("yes", Kind.BOOL, "with --repair, do not ask"),
    Option("remove-bitmaps", Kind.BOOL, "with --repair, remove bitmaps that are of no use"),
    Option(
        "leave",
        Kind.LIST,
        "with --repair, a checkpoint or bitmap to leave as it is; may be given several times",
        named=True,
    ),
    Option(
        "no-monitor",
        Kind.BOOL,
        "do not ask QEMU's monitor, which marks the guest as tainted: redefine checkpoints"
        " as they are, with validation",
    ),
    _JSON,
    description=(
        "Say of each checkpoint and disk whether a backup can start from it, and why not."
        "\nThe exit status is 0 if all is sound, and 1 if something is not, or could not be"
        " looked at.\nWith --repair it is 0 if all was done, and what is left is sound;"
        " bitmaps without\na checkpoint do not count then."
    ),
)
def checkpoint_check(session: Session, args: Arguments) -> None:
    for name in ("yes", "remove-bitmaps", "leave"):
        args.requires(name, "repair")
    if "json" in args and "repair" in args and "yes" not in args:
        raise CommandError("Option --yes is required by options --json and --repair")
    domain, _ = find_domain(session, args)
    monitor = "no-monitor" not in args
    report = domain.check_checkpoints(monitor=monitor)
    _show_report(session, args, report)
    if "repair" not in args:
        is_sound = report.is_sound
    else:
        is_sound = _repair(session, args, domain, monitor=monitor)
    if not is_sound:
        raise CommandError


def _show_report(session: Session, args: Arguments, report: Report) -> None:
    if "json" in args:
        _line(session, {"report": report.to_json()})
        return
    good = sum(one.is_sound for one in report.checkpoints)
    session.extra(
        f"Domain '{report.domain}': {len(report.checkpoints)} checkpoints, {good} sound"
        f" ({_MEANS[report.means]})\n\n"
    )
    if report.checkpoints:
        table = Table("Checkpoint", "Disk", "State", "Backup from it", "Why")
        for one in report.checkpoints:
            if one.lost_parent is not None:
                table.add(one.name, "-", "parent lost", "-", f"there is no '{one.lost_parent}'")
            for disk in one.disks:
                table.add(one.name, disk.disk, disk.finding, disk.backup, disk.reason)
            if not one.disks:
                table.add(one.name, "-", "no disks", "-", "it was made with none")
        session.table(table)
    if report.strays:
        session.out("\n")
        table = Table("Bitmap", "Disk", "State", "Why")
        for stray in report.strays:
            table.add(stray.name, stray.disk, stray.kind, stray.reason)
        session.table(table)
    for note in report.notes:
        session.extra(f"\n{note}\n")


def _repair(session: Session, args: Arguments, domain: Domain, *, monitor: bool) -> bool:
    remove_bitmaps, leave = "remove-bitmaps" in args, args.strings("leave")
    while True:
        plan = domain.plan_checkpoint_repair(
            remove_bitmaps=remove_bitmaps, leave=leave, monitor=monitor
        )
        _show_plan(session, args, plan)
        if plan.actions and "yes" not in args and not _agrees():
            session.extra("\nNothing was done\n")
            return False
        repair = domain.repair_checkpoints(
            plan=plan, remove_bitmaps=remove_bitmaps, leave=leave, monitor=monitor
        )
        _show_repair(session, args, repair)
        # where the server tells of one broken disk at a time, there is another plan
        if not plan.actions or not repair.is_done or repair.after.means != "redefine":
            break
    return repair.is_done and all(one.is_sound for one in repair.after.checkpoints)


def _show_plan(session: Session, args: Arguments, plan: Plan) -> None:
    if "json" in args:
        _line(session, {"plan": plan.to_json()})
        return
    session.out("\nTo do:\n" if plan.actions else "\nThere is nothing to do\n")
    for number, action in enumerate(plan.actions, 1):
        session.out(f"{number:3}. {_sentence(action)}: {action.reason}\n")
        if action.guesses:
            session.out(f"     guessed: {'; '.join(action.guesses)}\n")
    if plan.left:
        session.out("\nLeft as it is:\n")
        for left in plan.left:
            session.out(f"     {_place(left)}: {left.reason}\n")


def _sentence(action: Action) -> str:
    parent = "no parent" if action.parent is None else f"the parent '{action.parent}'"
    disks = ", ".join(action.disks) or "no disk"
    return {
        "delete metadata": f"delete the metadata of checkpoint '{action.name}'",
        "redefine": f"redefine checkpoint '{action.name}' with {parent} and {disks}",
        "restore": f"restore checkpoint '{action.name}' with {parent} and {disks}",
        "remove bitmap": f"remove bitmap '{action.name}' from {disks}, by {action.way}",
    }[action.kind]


def _place(left: Left) -> str:
    return f"'{left.name}'" if left.disk is None else f"'{left.name}' on {left.disk}"


def _agrees() -> bool:
    if not (sys.stdin and sys.stdin.isatty()):
        raise CommandError("there is no terminal to ask on: --yes is required")
    sys.stdout.write("\nDo it? [y/N]: ")
    sys.stdout.flush()
    return sys.stdin.readline().strip().lower() in ("y", "yes")


def _show_repair(session: Session, args: Arguments, repair: Repair) -> None:
    if "json" in args:
        _line(session, {"repair": repair.to_json()})
        return
    if repair.outcomes:
        session.extra("\n")
    for number, outcome in enumerate(repair.outcomes, 1):
        if outcome.error is None:
            session.extra(f"{number:3}. done\n")
        else:
            session.messages.error(f"{number}. {_sentence(outcome.action)}: {outcome.error}")
    for one in repair.after.checkpoints:
        if not one.is_sound:
            session.extra(f"Checkpoint '{one.name}' is still not sound\n")


def _line(session: Session, value: dict[str, Any]) -> None:
    session.only()
    session.out(json.dumps(value) + "\n")


# -- files -----------------------------------------------------------------------------


@GROUP.command(
    "checkpoint-export",
    "write all checkpoints of a domain into a file",
    DOMAIN,
    Option("file", Kind.STRING, "the file to write, or - for standard output", required=True),
    Option("overwrite", Kind.BOOL, "replace a file that is there"),
    description=(
        "Write the XML of all checkpoints, for checkpoint-import on another host.\nThe file"
        " may have passwords of the domain in it, and is readable for its owner alone."
    ),
)
def checkpoint_export(session: Session, args: Arguments) -> None:
    domain, name = find_domain(session, args)
    path = args.required("file")
    with failing(f"failed to read the checkpoints of domain '{name}'"):
        text = domain.export_checkpoints()
    if path == "-":
        session.only()
        session.out(text)
        return
    try:
        _write(path, text, overwrite="overwrite" in args)
    except FileExistsError:
        raise CommandError(
            f"Failed to write file '{path}': it is there already; --overwrite replaces it"
        ) from None
    except OSError as exc:
        raise CommandError(f"Failed to write file '{path}': {exc.strerror}") from exc
    count = len(json.loads(text)["checkpoints"])
    session.extra(f"{count} checkpoints of domain '{name}' written to '{path}'\n")


def _write(path: str, text: str, *, overwrite: bool) -> None:
    """Write a file as a whole; its owner alone can read it."""
    fd, made = tempfile.mkstemp(dir=os.path.dirname(path) or ".", prefix=".export-")
    try:
        with open(fd, "wb") as file:
            file.write(text.encode("utf-8", "surrogateescape"))
            file.flush()
            os.fsync(fd)
        if overwrite:
            os.replace(made, path)
        else:
            os.link(made, path)
    finally:
        with suppress(FileNotFoundError):
            os.unlink(made)


@GROUP.command(
    "checkpoint-import",
    "define the checkpoints in a file of checkpoint-export",
    DOMAIN,
    Option("file", Kind.STRING, "the file to read, or - for standard input", required=True),
    Option("rewrite-uuid", Kind.BOOL, "of another domain: put this one's UUID into definitions"),
    Option("drop-domain", Kind.BOOL, "of another domain: leave definitions out"),
    Option("no-validate", Kind.BOOL, "do not look whether the bitmaps are there"),
    _JSON,
    description=(
        "Define checkpoints that the domain does not have, parents first. Those that it has"
        " stay as they are.\nA checkpoint whose bitmaps are missing or broken is refused; the"
        " exit status is then 1."
    ),
)
def checkpoint_import(session: Session, args: Arguments) -> None:
    args.exclusive("rewrite-uuid", "drop-domain")
    domain, name = find_domain(session, args)
    text = _read(args.required("file"))
    other = "rewrite" if "rewrite-uuid" in args else "drop" if "drop-domain" in args else "refuse"
    with failing(f"failed to import checkpoints of domain '{name}'"):
        found = domain.import_checkpoints(
            text,
            other_uuid=other,  # type: ignore[arg-type]
            validate="no-validate" not in args,
        )
    for one in found:
        if "json" in args:
            _line(session, one.to_json())
        elif one.fate == "refused":
            session.messages.error(f"Checkpoint {one.name} refused: {one.reason}")
        else:
            session.extra(f"Checkpoint {one.name} {one.fate}\n")
    if any(one.fate == "refused" for one in found):
        raise CommandError


def _read(path: str) -> str:
    try:
        if path == "-":
            data = sys.stdin.buffer.read(_LONGEST + 1)
        else:
            with open(path, "rb") as file:
                data = file.read(_LONGEST + 1)
    except OSError as exc:
        raise CommandError(f"Failed to read file '{path}': {exc.strerror}") from exc
    if len(data) > _LONGEST:
        raise CommandError(f"Failed to read file '{path}': it is longer than {_LONGEST} bytes")
    return data.decode("utf-8", "surrogateescape")
