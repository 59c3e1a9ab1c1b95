"""Commands that check, repair and move the checkpoints of a domain."""

from __future__ import annotations

import json
import os
import sys
import tempfile
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ..errors import CommandError, failing
from ..lookup import DOMAIN, find_domain
from ..options import Kind, Option
from . import checkpoint_words as words
from .checkpoint import GROUP

if TYPE_CHECKING:
    from ...blocking import Domain
    from ...client.checkpoints.documents import Checkpoint
    from ...client.checkpoints.plan import Repair
    from ...client.checkpoints.report import Report
    from ..options import Arguments
    from ..session import Session

__all__ = ["GROUP"]

_JSON = Option("json", Kind.BOOL, "print JSON, one object a line")


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
        "ask the server about bitmaps, and not QEMU's monitor, which marks the guest as tainted",
    ),
    _JSON,
    description=(
        "Say of each checkpoint and disk whether a backup can start from it, and if not, why"
        " not,\nwhat that means, and what to do.\nThe exit status is 0 if all is sound, and 1"
        " if something is not, or could not be looked at.\nWith --repair it is 0 if all was"
        " done, and what is left is sound; bitmaps without\na checkpoint do not count then."
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
    session.extra(f"{words.heading(report)}\n")
    for table in words.report_tables(report):
        session.extra("\n")
        session.table(table)
    text = words.report_text(report, advises="repair" not in args)
    if text:
        session.out(f"\n{text}")


def _repair(session: Session, args: Arguments, domain: Domain, *, monitor: bool) -> bool:
    """Plan, ask, repair, and tell; return whether what is left is sound."""
    remove_bitmaps, leave = "remove-bitmaps" in args, args.strings("leave")
    plan = domain.plan_checkpoint_repair(
        remove_bitmaps=remove_bitmaps, leave=leave, monitor=monitor
    )
    if "json" in args:
        _line(session, {"plan": plan.to_json()})
    else:
        session.out(f"\n{words.plan_text(plan)}")
    if plan.actions and "yes" not in args and not _agrees():
        session.extra("\nNothing was done.\n")
        return False
    repair = domain.repair_checkpoints(
        plan=plan, remove_bitmaps=remove_bitmaps, leave=leave, monitor=monitor
    )
    _show_repair(session, args, repair)
    return repair.is_done and all(one.is_sound for one in repair.after.checkpoints)


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
    if not repair.outcomes:
        return
    done = sum(outcome.error is None for outcome in repair.outcomes)
    session.extra(f"\n{done} done")
    session.extra(".\n" if repair.is_done else f", {len(repair.outcomes) - done} failed.\n")
    for number, outcome in enumerate(repair.outcomes, 1):
        if outcome.error is not None:
            session.messages.error(
                f"{number}. {words.action_text(outcome.action)}: {outcome.error}"
            )
    session.extra(words.after_text(repair.after))


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
    from ...backup.target.files import give_name

    fd, made = tempfile.mkstemp(dir=os.path.dirname(path) or ".", prefix=".export-")
    try:
        with open(fd, "wb") as file:
            file.write(text.encode("utf-8", "surrogateescape"))
            file.flush()
            os.fsync(fd)
        if overwrite:
            os.replace(made, path)
        else:
            give_name(made, path)
    finally:
        with suppress(FileNotFoundError):
            os.unlink(made)


@GROUP.command(
    "checkpoint-import",
    "define the checkpoints in a file of checkpoint-export, or of a target of backups",
    DOMAIN,
    Option(
        "file",
        Kind.STRING,
        "the file to read, - for standard input, or the target folder of backup-run",
        required=True,
    ),
    Option("rewrite-uuid", Kind.BOOL, "of another domain: put this one's UUID into definitions"),
    Option("drop-domain", Kind.BOOL, "of another domain: leave definitions out"),
    Option("no-validate", Kind.BOOL, "do not look whether the bitmaps are there"),
    _JSON,
    description=(
        "Define checkpoints that the domain does not have, parents first. Those that it has"
        " stay as they are.\nA target has those of its points, with the times that the next"
        " backup asks for.\nA checkpoint whose bitmaps are missing or broken is refused; the"
        " exit status is then 1."
    ),
)
def checkpoint_import(session: Session, args: Arguments) -> None:
    args.exclusive("rewrite-uuid", "drop-domain")
    domain, name = find_domain(session, args)
    path = args.required("file")
    text = _read_target(path, domain) if os.path.isdir(path) else _read(path)
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
            why = f" ({one.reason})" if one.reason else ""
            session.extra(f"Checkpoint {one.name} {one.fate}{why}\n")
    if any(one.fate == "refused" for one in found):
        raise CommandError


def _read(path: str) -> str:
    from ...client.checkpoints.moving import LONGEST

    try:
        if path == "-":
            data = sys.stdin.buffer.read(LONGEST + 1)
        else:
            with open(path, "rb") as file:
                data = file.read(LONGEST + 1)
    except OSError as exc:
        raise CommandError(f"Failed to read file '{path}': {exc.strerror}") from exc
    if len(data) > LONGEST:
        raise CommandError(f"Failed to read file '{path}': it is longer than {LONGEST} bytes")
    return data.decode("utf-8", "surrogateescape")


def _read_target(path: str, domain: Domain) -> str:
    """Return the file of the checkpoints that the points of a target were made with."""
    from ...backup.errors import BackupError
    from ...backup.target.folder import Target
    from ...client.checkpoints.documents import read_checkpoint
    from ...client.checkpoints.moving import written

    failed = f"Failed to read target '{path}'"
    try:
        with Target.open(path) as target:
            points = target.contents().points
    except BackupError as exc:
        raise CommandError(failed, str(exc)) from exc
    uuid = domain.uuid_string()
    found: dict[str, Checkpoint] = {}
    above: str | None = None
    for point in points:
        made = point.manifest
        if made.checkpoint_xml is None:
            continue
        if made.domain_uuid != uuid:
            raise CommandError(failed, f"it is of the domain with UUID {made.domain_uuid}")
        with failing(f"{failed[0].lower()}{failed[1:]}"):
            one = read_checkpoint(made.checkpoint_xml)
        # its parent may be gone, with a point that is no more
        found[one.name] = one if one.parent in found else replace(one, parent=above)
        above = one.name
    return written(domain.name(), uuid, found.values())
