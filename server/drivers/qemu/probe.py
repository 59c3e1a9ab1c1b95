"""Facts about emulators, which QEMU itself is asked for.

An emulator is asked once, and again when its file has changed.
"""

from __future__ import annotations

import os
import shutil
import socket
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

import trio

from ...conf.domain.hardware.machines import MachineFacts
from .monitor import Monitor
from .process import Program, start
from .refusals import internal_error, system_error, unsupported_config

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .settings import Settings

__all__ = ["EMULATORS", "Emulator", "Emulators"]

# Names of the emulators of architectures.
EMULATORS = {"x86_64": "qemu-system-x86_64", "i686": "qemu-system-x86_64"}

_SECONDS = 30.0
_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"


@dataclass(frozen=True, slots=True)
class Emulator:
    """Emulator that was asked: its version, and what guests of it can be."""

    path: str
    version: tuple[int, int, int]
    commands: frozenset[str]
    facts: MachineFacts

    @property
    def number(self) -> int:
        """Version as libvirt's one number."""
        major, minor, micro = self.version
        return major * 1_000_000 + minor * 1_000 + micro


class Emulators:
    """Emulators of the host, by their paths, with what is known of them."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._known: dict[str, tuple[tuple[int, int, int], Emulator]] = {}
        self._asking = trio.Lock()

    def default(self, arch: str) -> str:
        """Return the path of the emulator of an architecture.

        Raises VIR_ERR_CONFIG_UNSUPPORTED if there is none.
        """
        found = shutil.which(EMULATORS.get(arch, ""), path=_PATH)
        if found is None:
            raise unsupported_config(f"No emulator found for arch '{arch}'")
        return found

    def known(self, path: str) -> Emulator | None:
        """Return what is known about an emulator whose file has not changed."""
        known = self._known.get(path)
        if known is None or known[0] != _stamp(path):
            return None
        return known[1]

    async def ask(self, path: str) -> Emulator:
        """Return an emulator, after asking it where nothing is known.

        Raises VIR_ERR_SYSTEM_ERROR or VIR_ERR_INTERNAL_ERROR for one that is not there,
        or that is no QEMU.
        """
        async with self._asking:
            if (known := self.known(path)) is not None:
                return known
            stamp = _stamp(path)
            found = await _asked(path, self._settings)
            self._known[path] = stamp, found
            return found


def _stamp(path: str) -> tuple[int, int, int]:
    try:
        found = os.stat(path)
    except OSError as exc:
        raise system_error(f"Cannot check QEMU binary {path}", exc) from exc
    return found.st_mtime_ns, found.st_size, found.st_ino


async def _asked(path: str, settings: Settings) -> Emulator:
    ours, theirs = socket.socketpair()
    log = os.open(os.devnull, os.O_WRONLY)
    try:
        with theirs:
            fd = theirs.fileno()
            arguments = (
                *("-S", "-no-user-config", "-nodefaults", "-nographic", "-machine", "none"),
                *("-accel", "kvm", "-accel", "tcg", "-chardev", f"socket,id=mon,fd={fd}"),
                *("-mon", "chardev=mon,mode=control"),
            )
            environment = {"LC_ALL": "C", "PATH": _PATH}
            program = Program(path, arguments, environment, settings.identity, (fd,))
            process = await start(program, log)
    except BaseException:
        ours.close()
        raise
    finally:
        os.close(log)
    try:
        monitor = Monitor(ours, lambda event: None, name=path)
        async with trio.open_nursery() as nursery:
            await nursery.start(partial(monitor.run, seconds=_SECONDS))
            found = await _facts(path, monitor)
            monitor.close()
            await monitor.ended.wait()
        return found
    except BaseExceptionGroup as group:
        raise _only(group) from group
    finally:
        with trio.CancelScope(shield=True):
            await process.end()
            process.close()


def _only(group: BaseExceptionGroup[BaseException]) -> BaseException:
    found: BaseException = group
    while isinstance(found, BaseExceptionGroup) and len(found.exceptions) == 1:
        found = found.exceptions[0]
    return found


async def _facts(path: str, monitor: Monitor) -> Emulator:
    commands = await monitor.command("query-commands")
    machines = await monitor.command("query-machines")
    target = await monitor.command("query-target")
    kvm = await monitor.command("query-kvm")
    try:
        if target["arch"] not in EMULATORS:
            raise unsupported_config(f"guests of arch '{target['arch']}' are not supported")
        return Emulator(
            path,
            monitor.greeting.version,
            frozenset(command["name"] for command in commands),
            _machine_facts(path, machines, has_kvm=bool(kvm["enabled"])),
        )
    except (LookupError, TypeError) as exc:
        raise internal_error(f"{path} does not answer as QEMU does: {exc!r}") from exc


def _machine_facts(path: str, machines: list[Mapping[str, Any]], *, has_kvm: bool) -> MachineFacts:
    names = {machine["name"]: machine["name"] for machine in machines}
    names |= {machine["alias"]: machine["name"] for machine in machines if "alias" in machine}
    default = next(machine["name"] for machine in machines if machine.get("is-default"))
    cpu = next(
        machine.get("default-cpu-type", "") for machine in machines if machine.get("is-default")
    )
    return MachineFacts(
        emulator=path,
        machines=names,
        default_machine=default,
        max_cpus={machine["name"]: int(machine["cpu-max"]) for machine in machines},
        cpu=str(cpu).removesuffix("-x86_64-cpu"),
        has_kvm=has_kvm,
    )
