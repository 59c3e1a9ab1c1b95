"""Commands on jobs that copy, commit or pull images while a domain runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...protocol._generated.enums import (
    DomainBlockCommitFlags,
    DomainBlockCopyFlags,
    DomainBlockJobAbortFlags,
    DomainBlockJobInfoFlags,
    DomainBlockJobSetSpeedFlags,
    DomainBlockPullFlags,
    DomainBlockRebaseFlags,
    ErrorNumber,
)
from ...protocol.errors import LibvirtError
from ...protocol.typedparams import UInt, ULLong
from ..domains.domain import GROUP
from ..errors import CommandError, failing
from ..lookup import DOMAIN, find_domain, read_file
from ..moments.moments import quoted
from ..numbers import UINT_MAX, ULLONG_MAX, number
from ..object_events import seconds_to_wait
from ..options import Kind, Option
from ..sizes import pretty
from .blockwait import (
    BANDWIDTH,
    PATH,
    bandwidth,
    percent,
    refuse_without_waiting,
    wait_options,
    waiting,
    waits,
)

if TYPE_CHECKING:
    from ...blocking import Domain
    from ...protocol.typedparams import ParamValue
    from ..options import Arguments
    from ..session import Session

_MIB = 1024 * 1024
_ASYNC = Option("async", Kind.BOOL, "with --wait, do not wait for the end of an aborted job")
_BYTES = Option("bytes", Kind.BOOL, "--bandwidth is in bytes a second")
_RELATIVE = Option("keep-relative", Kind.BOOL, "keep names of backing images relative")

# -- the job of a disk -----------------------------------------------------------------

# by the numbers of virDomainBlockJobType
_TYPES = ("Unknown job", "Block Pull", "Block Copy", "Block Commit", "Active Block Commit")
_ABORT_FLAGS = {
    "async": DomainBlockJobAbortFlags.VIR_DOMAIN_BLOCK_JOB_ABORT_ASYNC,
    "pivot": DomainBlockJobAbortFlags.VIR_DOMAIN_BLOCK_JOB_ABORT_PIVOT,
}
_INFO_BYTES = int(DomainBlockJobInfoFlags.VIR_DOMAIN_BLOCK_JOB_INFO_BANDWIDTH_BYTES)


@GROUP.command(
    "blockjob",
    "show, limit or end the job of a disk",
    DOMAIN,
    PATH,
    Option("abort", Kind.BOOL, "end the job"),
    Option("async", Kind.BOOL, "end the job, and do not wait until it has ended"),
    Option("pivot", Kind.BOOL, "end a copy or commit, and go on with the new image"),
    Option("info", Kind.BOOL, "show what the job does, which is the default"),
    Option("bytes", Kind.BOOL, "bandwidths are in bytes a second, not MiB"),
    Option("raw", Kind.BOOL, "show names and numbers"),
    BANDWIDTH,
    description="Show how far the job of a disk is, limit its bandwidth, or end it.",
)
def blockjob(session: Session, args: Arguments) -> None:
    for shows in ("raw", "info"):
        for ends in ("abort", "pivot", "async", "bandwidth"):
            args.exclusive(shows, ends)
    for ends in ("abort", "pivot", "async"):
        args.exclusive("bytes", ends)
    domain, _ = find_domain(session, args)
    path = args.required("path")
    if "bandwidth" in args:
        unit = DomainBlockJobSetSpeedFlags.VIR_DOMAIN_BLOCK_JOB_SPEED_BANDWIDTH_BYTES
        domain.block_job_set_speed(path, bandwidth(args), args.flags({"bytes": unit}))
    elif any(name in args for name in ("abort", "pivot", "async")):
        domain.block_job_abort(path, args.flags(_ABORT_FLAGS))
    else:
        _show(session, args, domain, path)


def _show(session: Session, args: Arguments, domain: Domain, path: str) -> None:
    raw = "raw" in args
    info = _info(domain, path, raw=raw, in_bytes="bytes" in args)
    if not info:
        if not raw:
            session.extra(f"No current block job for {path}")
        return
    kind = info["type"]
    name = _TYPES[kind] if 0 <= kind < len(_TYPES) else _TYPES[0]
    if raw:
        amounts = "".join(f" {field}={info[field]}\n" for field in ("bandwidth", "cur", "end"))
        session.out(f" type={name}\n{amounts}")
        return
    session.progress(f"{name}: [{percent(info['end'] - info['cur'], info['end']):3} %]")
    if speed := info["bandwidth"]:
        session.out(f"    Bandwidth limit: {speed} bytes/s ({pretty(speed, 3)}/s)")
    session.out("\n")


def _info(domain: Domain, path: str, *, raw: bool, in_bytes: bool) -> dict[str, int]:
    """Return what a job does, its bandwidth in bytes if it is for people to read."""
    if in_bytes or not raw:
        try:
            return domain.block_job_info(path, _INFO_BYTES)
        except LibvirtError as exc:
            known = exc.code not in (ErrorNumber.VIR_ERR_INVALID_ARG, ErrorNumber.VIR_ERR_OVERFLOW)
            if known or in_bytes:
                raise
    info = domain.block_job_info(path)
    if info and not raw:
        if info["bandwidth"] > ULLONG_MAX // _MIB:
            raise CommandError(f"overflow in converting {info['bandwidth']} MiB/s to bytes\n")
        info["bandwidth"] *= _MIB
    return info


# -- pull ------------------------------------------------------------------------------


@GROUP.command(
    "blockpull",
    "fill an image with the data of its backing images",
    DOMAIN,
    PATH,
    BANDWIDTH,
    Option("base", Kind.STRING, "the image that stays the backing image"),
    *wait_options("wait until it is done"),
    _ASYNC,
    _RELATIVE,
    _BYTES,
    description="Copy data of backing images into a disk's image, which needs them no more.",
)
def blockpull(session: Session, args: Arguments) -> None:
    args.requires("verbose", "wait")
    args.requires("async", "wait")
    path, base = args.required("path"), args.string("base")
    limit = bandwidth(args)
    seconds_to_wait(args)
    domain, _ = find_domain(session, args)
    relative = DomainBlockRebaseFlags.VIR_DOMAIN_BLOCK_REBASE_RELATIVE
    flags = args.flags({"keep-relative": relative})

    def pull() -> None:
        if base is None and not flags:
            unit = DomainBlockPullFlags.VIR_DOMAIN_BLOCK_PULL_BANDWIDTH_BYTES
            domain.block_pull(path, limit, args.flags({"bytes": unit}))
        else:
            in_bytes = DomainBlockRebaseFlags.VIR_DOMAIN_BLOCK_REBASE_BANDWIDTH_BYTES
            domain.block_rebase(path, base, limit, flags | args.flags({"bytes": in_bytes}))

    if "wait" not in args:
        pull()
        session.extra("Block Pull started")
        return
    with waiting(session, args, domain, "Block Pull") as job:
        pull()
        job.outcome("Pull")
    session.extra("\nPull complete")


# -- commit ----------------------------------------------------------------------------

_COMMIT_ENDS = ("pivot", "keep-overlay")
_COMMIT_FLAGS = {
    "bytes": DomainBlockCommitFlags.VIR_DOMAIN_BLOCK_COMMIT_BANDWIDTH_BYTES,
    "shallow": DomainBlockCommitFlags.VIR_DOMAIN_BLOCK_COMMIT_SHALLOW,
    "delete": DomainBlockCommitFlags.VIR_DOMAIN_BLOCK_COMMIT_DELETE,
    "keep-relative": DomainBlockCommitFlags.VIR_DOMAIN_BLOCK_COMMIT_RELATIVE,
    **dict.fromkeys(
        ("active", *_COMMIT_ENDS), DomainBlockCommitFlags.VIR_DOMAIN_BLOCK_COMMIT_ACTIVE
    ),
}


@GROUP.command(
    "blockcommit",
    "merge images of a disk into a backing image",
    DOMAIN,
    PATH,
    BANDWIDTH,
    Option("base", Kind.STRING, "the image to merge into; by default the lowest one"),
    Option("shallow", Kind.BOOL, "merge into the backing image of the topmost one"),
    Option("top", Kind.STRING, "the topmost image to merge; by default the active one"),
    Option("active", Kind.BOOL, "merge the active image, which takes a second step"),
    Option("delete", Kind.BOOL, "delete images that were merged"),
    *wait_options("wait until it is done, or with --active until both images agree"),
    Option("pivot", Kind.BOOL, "merge the active image, and go on with the backing image"),
    Option("keep-overlay", Kind.BOOL, "merge the active image, and go on with it"),
    _ASYNC,
    _RELATIVE,
    _BYTES,
    description="Merge the data of images into one that is below them.",
)
def blockcommit(session: Session, args: Arguments) -> None:
    args.exclusive(*_COMMIT_ENDS)
    path, base, top = args.required("path"), args.string("base"), args.string("top")
    limit = bandwidth(args)
    seconds_to_wait(args)
    refuse_without_waiting(args, *_COMMIT_ENDS)
    domain, _ = find_domain(session, args)
    flags = args.flags(_COMMIT_FLAGS)
    active = flags & DomainBlockCommitFlags.VIR_DOMAIN_BLOCK_COMMIT_ACTIVE
    if not waits(args, *_COMMIT_ENDS):
        domain.block_commit(path, base, top, limit, flags)
        session.extra("Active Block Commit started" if active else "Block Commit started")
        return
    with waiting(session, args, domain, "Block commit") as job:
        domain.block_commit(path, base, top, limit, flags)
        job.outcome("Commit")
        if not active:
            session.extra("\nCommit complete")
        elif not _end_job(session, args, domain, path, "keep-overlay"):
            session.extra("\nNow in synchronized phase")
        elif "keep-overlay" in args:
            session.extra("\nCommit complete, overlay image kept")


def _end_job(session: Session, args: Arguments, domain: Domain, path: str, finish: str) -> bool:
    """End a job that is ready as an option asks for; return whether one does."""
    if "pivot" in args:
        with failing(f"failed to pivot job for disk {path}"):
            domain.block_job_abort(path, args.flags(_ABORT_FLAGS))
        session.extra("\nSuccessfully pivoted")
    elif finish in args:
        with failing(f"failed to finish job for disk {path}"):
            domain.block_job_abort(path, args.flags(_ABORT_FLAGS))
    else:
        return False
    return True


# -- copy ------------------------------------------------------------------------------

_COPY_ENDS = ("pivot", "finish")
_COPY_FLAGS = {
    "shallow": DomainBlockCopyFlags.VIR_DOMAIN_BLOCK_COPY_SHALLOW,
    "reuse-external": DomainBlockCopyFlags.VIR_DOMAIN_BLOCK_COPY_REUSE_EXT,
    "transient-job": DomainBlockCopyFlags.VIR_DOMAIN_BLOCK_COPY_TRANSIENT_JOB,
    "synchronous-writes": DomainBlockCopyFlags.VIR_DOMAIN_BLOCK_COPY_SYNCHRONOUS_WRITES,
}
# Two of these have the values that they have in a call of block_copy.
_REBASE_FLAGS = {
    "shallow": DomainBlockRebaseFlags.VIR_DOMAIN_BLOCK_REBASE_SHALLOW,
    "reuse-external": DomainBlockRebaseFlags.VIR_DOMAIN_BLOCK_REBASE_REUSE_EXT,
    "blockdev": DomainBlockRebaseFlags.VIR_DOMAIN_BLOCK_REBASE_COPY_DEV,
    "format": DomainBlockRebaseFlags.VIR_DOMAIN_BLOCK_REBASE_COPY_RAW,
    "bytes": DomainBlockRebaseFlags.VIR_DOMAIN_BLOCK_REBASE_BANDWIDTH_BYTES,
}


@GROUP.command(
    "blockcopy",
    "copy a disk while it is used",
    DOMAIN,
    PATH,
    Option("dest", Kind.STRING, "path of the copy"),
    BANDWIDTH,
    Option("shallow", Kind.BOOL, "let the copy have the backing images of the original"),
    Option("reuse-external", Kind.BOOL, "use an image that exists already"),
    Option("raw", Kind.ALIAS, "format=raw"),
    Option("blockdev", Kind.BOOL, "the copy is on a block device"),
    *wait_options("wait until the copy is complete"),
    Option("pivot", Kind.BOOL, "wait, and go on with the copy"),
    Option("finish", Kind.BOOL, "wait, and go on with the original"),
    _ASYNC,
    Option("xml", Kind.STRING, "a file with the description of the copy"),
    Option("format", Kind.STRING, "format of the copy"),
    Option("granularity", Kind.NUMBER, "size of the pieces that are copied, a power of two"),
    Option("buf-size", Kind.NUMBER, "how much data may be on its way"),
    _BYTES,
    Option("transient-job", Kind.BOOL, "the job need not survive the domain"),
    Option("synchronous-writes", Kind.BOOL, "the guest's writes wait for the copy, too"),
    Option("print-xml", Kind.BOOL, "print the description of the copy and do nothing"),
    description="Copy a disk, and mirror what is written to it until the job is ended.",
)
def blockcopy(session: Session, args: Arguments) -> None:
    path, dest, file = args.required("path"), args.string("dest"), args.string("xml")
    args.string("format")
    limit = bandwidth(args)
    granularity = number(args, "granularity", 0, UINT_MAX) or 0
    size = number(args, "buf-size", 0, ULLONG_MAX) or 0
    seconds_to_wait(args)
    args.exclusive("dest", "xml")
    args.exclusive("format", "xml")
    args.exclusive("blockdev", "xml")
    args.exclusive(*_COPY_ENDS)
    if dest is None and file is None:
        raise CommandError("need either --dest or --xml")
    refuse_without_waiting(args, *_COPY_ENDS)
    domain, _ = find_domain(session, args)

    def copy() -> bool:
        xml = None if file is None else read_file(file)
        if xml is None and not (granularity or size or _needs_xml(args)):
            copies = int(DomainBlockRebaseFlags.VIR_DOMAIN_BLOCK_REBASE_COPY)
            domain.block_rebase(path, dest, limit, copies | args.flags(_REBASE_FLAGS))
            return True
        params = _copy_params(args, limit, granularity, size)
        xml = xml or _copy_xml(args, dest or "")
        if "print-xml" in args:
            session.out(xml)
            return False
        domain.block_copy(path, xml, params, args.flags(_COPY_FLAGS))
        return True

    if not waits(args, *_COPY_ENDS):
        if copy():
            session.extra("Block Copy started")
        return
    with waiting(session, args, domain, "Block Copy") as job:
        if not copy():
            return
        job.outcome("Copy")
        if not _end_job(session, args, domain, path, "finish"):
            session.extra("\nNow in mirroring phase")
        elif "finish" in args:
            session.extra("\nSuccessfully copied")


def _needs_xml(args: Arguments) -> bool:
    """Tell whether an option is not among those of the older call."""
    return args.string("format") not in (None, "raw") or any(
        name in args for name in ("transient-job", "synchronous-writes", "print-xml")
    )


def _copy_params(args: Arguments, limit: int, granularity: int, size: int) -> dict[str, ParamValue]:
    params: dict[str, ParamValue] = {}
    if limit and "bytes" not in args:
        highest = ULLONG_MAX // _MIB
        if limit > highest:
            raise CommandError(f"bandwidth must be less than {highest}")
        limit *= _MIB
    if limit:
        params["bandwidth"] = ULLong(limit)
    if granularity:
        params["granularity"] = UInt(granularity)
    if size:
        params["buf-size"] = ULLong(size)
    return params


def _copy_xml(args: Arguments, dest: str) -> str:
    kind, attribute = ("block", "dev") if "blockdev" in args else ("file", "file")
    lines = [f"<disk type='{kind}'>", f"  <source {attribute}='{quoted(dest)}'/>"]
    if (format := args.string("format")) is not None:
        lines.append(f"  <driver type='{quoted(format)}'/>")
    return "\n".join([*lines, "</disk>", ""])
