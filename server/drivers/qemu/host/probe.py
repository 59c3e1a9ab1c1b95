"""The emulators of the host, which QEMU itself is asked about.

An emulator is asked once, and again when its file, its modules, the kernel or /dev/kvm
have changed. What it said is kept in a folder, so that the next server need not ask.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import json
import logging
import os
import shutil
import socket
from collections import OrderedDict
from functools import partial
from typing import TYPE_CHECKING, Any

import trio

from .....protocol.errors import LibvirtError
from .... import caller
from ....threads import in_thread
from ..named_files import look
from ..processes.process import SEARCH_PATH, Identity, Program, start
from ..qmp.monitor import Monitor
from ..refusals import (
    CommandRefused,
    internal_error,
    system_error,
    timed_out,
    unsupported_config,
)
from .emulator import Acceleration, Emulator, MachineType

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from ..settings import Settings

__all__ = ["EMULATORS", "Emulators"]

log = logging.getLogger("virtrio.server")

# Names of the emulators of architectures, the first one found counts.
EMULATORS = {
    "x86_64": ("qemu-system-x86_64",),
    "i686": ("qemu-system-i386", "qemu-system-x86_64"),
}

# Raised when emulators are asked other questions: what was kept is of no use then.
_FORMAT = 2
_SECONDS = 30.0
_PROBE_SECONDS = 60.0  # for all questions
# Emulators that are asked at a time, and those that are known then.
_MOST_PROBES = 4
_MOST_KNOWN = 16
_FOLDERS = SEARCH_PATH.split(":")
# Folders in which QEMU may have devices of its own; those that exist count.
_MODULES = ("/usr/lib/x86_64-linux-gnu/qemu", "/usr/lib64/qemu", "/usr/lib/qemu")
# Emulators are asked as this user where there is none for guests, and never as root.
_NOBODY = Identity(65534, 65534)

_WORDS = 4096  # bytes of what an emulator says that does not start
_MOST_KEPT = 4 * 1024 * 1024  # bytes of a file about one emulator


class _Probe:
    """Probe that is under way, for all who wait for it."""

    def __init__(self) -> None:
        self.over = trio.Event()
        self.found: Emulator | None = None
        self.failure: LibvirtError | None = None


class Emulators:
    """Emulators of the host, with what is known of those that were asked for last.

    Paths of one file are one emulator. The first caller who asks for one that is not
    known asks QEMU; others wait for that, and the next of them asks if the first one is
    cancelled. Few are asked at a time.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._known: OrderedDict[str, tuple[str, Emulator]] = OrderedDict()
        self._probes: dict[tuple[str, str], _Probe] = {}
        self._turns = trio.CapacityLimiter(_MOST_PROBES)
        self.asked = 0
        """Number of QEMU processes that were started to ask them."""

    def default(self, arch: str) -> str:
        """Return the path of the emulator of an architecture.

        Raises VIR_ERR_CONFIG_UNSUPPORTED if there is none.
        """
        for name in EMULATORS.get(arch, ()):
            if (found := shutil.which(name, path=SEARCH_PATH)) is not None:
                return found
        raise unsupported_config(f"No emulator found for arch '{arch}'")

    async def ask(self, path: str, *, for_client: bool = False) -> Emulator:
        """Return an emulator, after asking it where nothing is known.

        Cancelled, it ends the QEMU process that it has started; so does the end of the
        client whose call this is, if it is ``for_client``. Raises
        VIR_ERR_SYSTEM_ERROR or VIR_ERR_INTERNAL_ERROR for one that is not there, or
        that is no QEMU.
        """
        work = partial(_stamp, path)
        if os.path.dirname(path) in _FOLDERS:
            file, stamp = await in_thread(work)  # the host's own, which clients do not make
        else:
            file, stamp = await look(path, work)
        found = self._recalled(file, stamp)
        if found is None:
            with caller.while_there() if for_client else contextlib.nullcontext():
                found = await self._asked_once(path, file, stamp)
        if found is None:
            raise internal_error(f"nobody waits for what QEMU binary {path} says")
        return found.at(path)

    def _recalled(self, file: str, stamp: str) -> Emulator | None:
        """Return what is known of an emulator, and note that it was used."""
        known = self._known.get(file)
        if known is None or known[0] != stamp:
            return None
        self._known.move_to_end(file)
        return known[1]

    async def _asked_once(self, path: str, file: str, stamp: str) -> Emulator:
        """Ask an emulator, or wait for a caller who does."""
        while (probe := self._probes.get((file, stamp))) is not None:
            await probe.over.wait()
            if probe.failure is not None:
                raise _again(probe.failure)
            if probe.found is not None:
                return probe.found
        return await self._first(path, file, stamp)

    async def _first(self, path: str, file: str, stamp: str) -> Emulator:
        """Find out about an emulator for all who ask for it meanwhile."""
        probe = self._probes[file, stamp] = _Probe()
        try:
            probe.found = found = await self._probed(path, file, stamp)
            self._known[file] = stamp, found
            self._known.move_to_end(file)
            while len(self._known) > _MOST_KNOWN:
                self._known.popitem(last=False)
            return found
        except LibvirtError as exc:
            probe.failure = _again(exc)
            raise
        finally:
            del self._probes[file, stamp]
            probe.over.set()

    async def _probed(self, path: str, file: str, stamp: str) -> Emulator:
        folder = self._settings.places.state / "emulators"
        record = folder / _file_name(file)
        found = await in_thread(partial(_kept, record, stamp))
        if found is not None:
            return found
        async with self._turns:
            with trio.move_on_after(_PROBE_SECONDS):
                found = await self._asked(path)
        if found is None:
            raise timed_out(f"QEMU binary {path} takes too long to answer")
        await in_thread(partial(_keep, record, stamp, found))
        await in_thread(partial(_forget_others, folder))
        return found

    async def _asked(self, path: str) -> Emulator:
        """Ask an emulator: with KVM where that works, and then without it as well."""
        accelerations: dict[str, Acceleration] = {}
        basic, has_kvm, first = await self._talk(path, "kvm:tcg")
        if has_kvm:
            accelerations["kvm"] = first
            basic, _, first = await self._talk(path, "tcg")
        accelerations["qemu"] = first
        return Emulator.of(path, accelerations=accelerations, **basic)

    async def _talk(self, path: str, accelerator: str) -> tuple[dict[str, Any], bool, Acceleration]:
        self.asked += 1
        identity = self._settings.identity
        if identity is None and os.geteuid() == 0:
            identity = _NOBODY
        ours, theirs = socket.socketpair()
        said = _paper()
        try:
            with theirs:
                fd = theirs.fileno()
                arguments = (
                    *("-S", "-no-user-config", "-nodefaults", "-nographic"),
                    *("-machine", f"none,accel={accelerator}"),
                    *("-chardev", f"socket,id=mon,fd={fd}", "-mon", "chardev=mon,mode=control"),
                )
                environment = {"LC_ALL": "C", "PATH": SEARCH_PATH}
                process = await start(Program(path, arguments, environment, identity, (fd,)), said)
        except BaseException:
            ours.close()
            os.close(said)
            raise
        try:
            monitor = Monitor(ours, lambda event: None, name=path)
            async with trio.open_nursery() as nursery:
                await nursery.start(partial(monitor.run, seconds=_SECONDS))
                found = await _facts(path, monitor)
                monitor.close()
                await monitor.ended.wait()
            return found
        except BaseExceptionGroup as group:
            exc = _only(group)
            words = os.pread(said, _WORDS, 0).rstrip(b"\0").decode("utf-8", "replace")
            if isinstance(exc, LibvirtError) and words:
                detail = f"Failed to start QEMU binary {path} for probing: {words}"
                raise internal_error(detail) from exc
            raise exc from group
        finally:
            os.close(said)
            with trio.CancelScope(shield=True):
                await process.end()
                process.close()


def _paper() -> int:
    """Return a descriptor on which a process can write a page, and no more."""
    fd = os.memfd_create("said", os.MFD_CLOEXEC | os.MFD_ALLOW_SEALING)
    os.ftruncate(fd, _WORDS)
    fcntl.fcntl(fd, fcntl.F_ADD_SEALS, fcntl.F_SEAL_GROW | fcntl.F_SEAL_SHRINK)
    return fd


def _file_name(path: str) -> str:
    return f"{hashlib.sha256(os.fsencode(path)).hexdigest()}.json"


def _again(failure: LibvirtError) -> LibvirtError:
    """Return an error as another one, which can be raised somewhere else."""
    again = LibvirtError(failure.code)
    again.take(failure)
    return again


def _stamp(path: str) -> tuple[str, str]:
    """Return the file of an emulator, and what changes when it may answer otherwise.

    Raises VIR_ERR_SYSTEM_ERROR for what cannot be an emulator.
    """
    try:
        found = os.stat(path)
        file = os.path.realpath(path)
    except (OSError, ValueError) as exc:
        raise _unchecked(f"Cannot check QEMU binary {path}", exc) from exc
    if os.path.isdir(path) or not os.access(path, os.X_OK):
        code = IsADirectoryError(21, os.strerror(21)) if os.path.isdir(path) else None
        denied = code or PermissionError(13, os.strerror(13))
        raise system_error(f"QEMU binary {path} is not executable", denied)
    parts: list[Any] = [_FORMAT, os.uname().release]
    parts += [found.st_mtime_ns, found.st_size, found.st_ino]
    for other in (*_MODULES, "/dev/kvm"):
        try:
            about = os.stat(other)
        except OSError:
            continue
        parts.append([other, about.st_mtime_ns, about.st_mode, about.st_uid, about.st_gid])
    return file, json.dumps(parts)


def _unchecked(detail: str, exc: OSError | ValueError) -> LibvirtError:
    if isinstance(exc, OSError):
        return system_error(detail, exc)
    return system_error(detail, OSError(2, os.strerror(2)))  # a path with a null byte


def _kept(file: Path, stamp: str) -> Emulator | None:
    """Return what a file says, None if it is about another state of things.

    One that says it is the last one used then.
    """
    try:
        with file.open("rb") as opened:
            said = json.loads(opened.read(_MOST_KEPT))
        if said["stamp"] != stamp:
            return None
        found = Emulator.read(said["emulator"])
        os.utime(file)
        return found
    except FileNotFoundError:
        return None
    except (OSError, ValueError, LookupError, TypeError, AttributeError) as exc:
        log.warning("%s is not used: %r", file, exc)
        return None


def _keep(file: Path, stamp: str, emulator: Emulator) -> None:
    """Keep what is known; a server that cannot asks again when it starts."""
    text = json.dumps({"stamp": stamp, "emulator": emulator.record()})
    new = file.with_suffix(".new")
    try:
        file.parent.mkdir(mode=0o700, exist_ok=True)
        new.write_text(text)
        os.replace(new, file)
    except OSError as exc:
        log.warning("what is known of %s is not kept: %s", emulator.path, exc)
        with contextlib.suppress(OSError):
            new.unlink(missing_ok=True)


def _forget_others(folder: Path) -> None:
    """Remove all files but those that were used last."""
    try:
        with os.scandir(folder) as entries:
            files = sorted((entry.stat().st_mtime_ns, entry.path) for entry in entries)
        for _, path in files[:-_MOST_KNOWN]:
            os.unlink(path)
    except OSError as exc:
        log.warning("more emulators than %d are kept: %s", _MOST_KNOWN, exc)


def _only(group: BaseExceptionGroup[BaseException]) -> BaseException:
    found: BaseException = group
    while isinstance(found, BaseExceptionGroup) and len(found.exceptions) == 1:
        found = found.exceptions[0]
    return found


async def _facts(path: str, monitor: Monitor) -> tuple[dict[str, Any], bool, Acceleration]:
    """Ask all there is to ask.

    Returns what does not depend on the accelerator, whether that is KVM, and its CPUs.
    """
    target = await monitor.command("query-target")
    commands = await monitor.command("query-commands")
    machines = await monitor.command("query-machines")
    types = await monitor.command("qom-list-types")
    schema = await monitor.command("query-qmp-schema")
    tpms = await monitor.command("query-tpm-types")
    kvm = await monitor.command("query-kvm")
    try:
        arch = target["arch"]
        if arch not in ("x86_64", "i386"):
            raise unsupported_config(f"guests of arch '{arch}' are not supported")
        names = {str(each["name"]) for each in types}
        basic = {
            "version": monitor.greeting.version,
            "target": str(arch),
            "commands": {str(each["name"]) for each in commands},
            "types": {each for each in names if not each.endswith(("-cpu", "-machine"))},
            "displays": _displays(schema),
            "tpms": tuple(str(each) for each in tpms),
            "machines": [MachineType.read(each, arch) for each in machines],
        }
        has_kvm = bool(kvm["enabled"])
        models = await monitor.command("query-cpu-definitions")
        richest = await _richest(monitor, has_kvm=has_kvm)
        return basic, has_kvm, Acceleration.read(models, richest)
    except (LookupError, TypeError, ValueError, AttributeError) as exc:
        raise internal_error(f"{path} does not answer as QEMU does: {exc!r}") from exc


async def _richest(monitor: Monitor, *, has_kvm: bool) -> Any:
    """Return the richest CPU, on KVM with all that the kernel offers to Windows.

    It has features with which guests cannot move as well.
    """
    expand = "query-cpu-model-expansion"
    if not has_kvm:
        return await monitor.command(expand, {"type": "full", "model": {"name": "max"}})
    properties = {"migratable": False, "hv-passthrough": True}
    model = {"name": "host", "props": properties}
    with contextlib.suppress(CommandRefused):
        return await monitor.command(expand, {"type": "full", "model": model})
    del properties["hv-passthrough"]  # which few kernels lack
    return await monitor.command(expand, {"type": "full", "model": model})


def _displays(schema: Sequence[Mapping[str, Any]]) -> tuple[str, ...]:
    """Return the values of the enum of displays, which has no name in the schema."""
    for entry in schema:
        values = entry.get("values", ()) if entry.get("meta-type") == "enum" else ()
        if {"default", "none", "gtk"} <= set(values) or {"default", "none", "sdl"} <= set(values):
            return tuple(str(value) for value in values)
    return ()
