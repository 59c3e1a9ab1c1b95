"""`virtrio serve`: a server in a process of its own.

SIGTERM, SIGINT and SIGQUIT stop it, SIGHUP has the configuration read again. They are
waited for from before the first socket is made until the process is gone, so that no
signal at any moment leaves a socket's path behind or changes the exit status.
"""

from __future__ import annotations

import contextlib
import logging
import os
import resource
import signal
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import trio

from . import config as configuration
from . import logs, memory
from .drivers import loading
from .drivers.registry import Drivers
from .net.addresses import Address, ListenError
from .net.listen import listen
from .server import Server
from .threads import in_thread
from .turns import TOO_LONG

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from .config import Config
    from .net.listener import Listener
    from .server import Statistics

log = logging.getLogger("virtrio.server")

_STOP = (signal.SIGTERM, signal.SIGINT, signal.SIGQUIT)
_HANDLED = (*_STOP, signal.SIGHUP)
# Open files of one client (its socket, and one more to serve it), and of the server
# itself (listeners, logs, the loop, libraries, state, monitors): half of them at most,
# where there are few. With fewer than the last there is no server.
_CLIENT_FILES = 2
_OTHER_FILES = 128
_LEAST_FILES = 64


class FilesError(Exception):
    """Fewer files may be open than a server needs."""


class _Drivers(NamedTuple):
    """Drivers that the command line asks for; what is empty is the configuration's."""

    names: Sequence[str]
    test_nodes: Sequence[str]
    files: str | None
    state: str | None
    qemu_config: str | None


def main(
    config: str | None,
    listen_uris: Sequence[str],
    drivers: Sequence[str] = (),
    test_nodes: Sequence[str] = (),
    files: str | None = None,
    state: str | None = None,
    qemu_config: str | None = None,
) -> int:
    """Run a server until a signal stops it; the process then ends with status 0.

    It serves the test driver, with ``test_nodes`` and ``files`` (`loading.load_own`),
    and qemu's with its state in the folder ``state`` and the configuration
    ``qemu_config``, unless ``drivers`` names others (`loading.load`). Returns 1, after
    one line to standard error, if the server cannot start. Python's own shutdown is
    left out: it would take all objects apart.
    """
    signals = _Signals()
    log_handler = logs.install()
    try:
        with contextlib.ExitStack() as listening:
            path = Path(config) if config is not None else None
            wanted = _Drivers(drivers, test_nodes, files, state, qemu_config)
            process = _Process(path, listen_uris, wanted, log_handler, signals)
            listeners = process.start(listening)
            if not signals.stopping:
                trio.run(process.run, listeners)
    except (
        configuration.ConfigError,
        loading.DriverError,
        ListenError,
        FilesError,
        logs.LogError,
    ) as exc:
        log_handler.finish()
        signals.restore()
        logs.say(f"error: {exc}")
        return 1
    finally:
        log_handler.finish()
    os._exit(0)


class _Signals:
    """Requests that came as signals, for which tasks of one run of trio can wait.

    Signals are blocked, in this thread and in those that it starts later, and a thread
    of their own waits for them. Handlers would be called within each other when many
    signals come, and would be removed at the end of the process.
    """

    def __init__(self) -> None:
        self.stopping = False
        self._reload = False
        self._over = False
        self._token: trio.lowlevel.TrioToken | None = None
        self._changed = trio.Event()
        self._previous = signal.pthread_sigmask(signal.SIG_BLOCK, _HANDLED)
        self._thread = threading.Thread(target=self._receive, name="virtrio signals", daemon=True)
        self._thread.start()

    def _receive(self) -> None:
        while True:
            number = signal.sigwait(_HANDLED)
            if self._over:
                return
            if number == signal.SIGHUP:
                self._reload = True
            else:
                self.stopping = True
            if self._token is not None:
                with contextlib.suppress(trio.RunFinishedError):
                    self._token.run_sync_soon(self._wake, idempotent=True)

    def _wake(self) -> None:
        self._changed.set()
        self._changed = trio.Event()

    def attach(self) -> None:
        """Wake tasks of the run of trio that calls this."""
        self._token = trio.lowlevel.current_trio_token()

    async def wait_stop(self) -> None:
        """Wait for a signal that stops the process."""
        while not self.stopping:
            await self._changed.wait()

    async def wait_reload(self) -> None:
        """Wait for a signal to read the configuration again."""
        while not self._reload:
            await self._changed.wait()
        self._reload = False

    def restore(self) -> None:
        """Restore the signal mask, and end the thread."""
        self._over = True
        assert self._thread.ident is not None
        signal.pthread_kill(self._thread.ident, signal.SIGHUP)
        self._thread.join()
        signal.pthread_sigmask(signal.SIG_SETMASK, self._previous)


class _Process:
    """Server of this process, with its arguments and its configuration."""

    def __init__(
        self,
        path: Path | None,
        listen_uris: Sequence[str],
        wanted: _Drivers,
        handler: logs.Log,
        signals: _Signals,
    ) -> None:
        self._path = path
        self._uris = listen_uris
        self._wanted = wanted
        self._drivers: Drivers | None = None
        self._room: int | None = None
        self._state = _absolute("--state-dir", wanted.state)
        self._handler = handler
        self._signals = signals
        self._config = configuration.Config() if path is None else configuration.load(path)

    def start(self, listening: contextlib.ExitStack) -> list[Listener]:
        """Open logs and listeners, which the stack closes, and raise limits.

        Raises DriverError, FilesError, ListenError or LogError, before anything is
        served.
        """
        self._handler.prepare(self._config.logging)()
        self._room = raise_open_files(self._config)
        self._drivers = self._load()
        wanted: Sequence[str | Address] = self._uris or self._config.listen
        if not wanted:
            raise ListenError(
                "nothing to listen on: "
                "give --listen URI, or unix_sock_dir or listen_tcp in the configuration"
            )
        listeners: list[Listener] = []
        for where in wanted:
            if not self._signals.stopping:
                listener = listen(where, self._config)
                listening.callback(listener.close)
                listeners.append(listener)
        return listeners

    def _load(self) -> Drivers:
        nodes = self._wanted.test_nodes or self._config.test_nodes
        files = self._wanted.files or self._config.files or None
        qemu = self._wanted.qemu_config
        if not self._wanted.names:
            config = _absolute("--config-qemu", qemu)
            return loading.load_own(nodes, files, self._state, self._config.limits, config)
        if qemu is not None:
            raise loading.DriverError(
                "--config-qemu is for the qemu driver, which --driver replaces"
            )
        if nodes or files is not None:
            raise loading.DriverError(
                "test nodes and files are for the test driver, which --driver replaces"
            )
        return loading.load(self._wanted.names)

    async def run(self, listeners: Sequence[Listener]) -> None:
        """Serve until a signal says to stop."""
        self._signals.attach()
        server = Server(self._config, self._drivers or Drivers.default(self._state))
        server.room_for = self._room
        memory.settle()
        async with trio.open_nursery() as nursery:
            await nursery.start(server.serve, listeners)
            named = self._drivers if self._wanted.names else None
            nursery.start_soon(_announce, listeners, named)
            nursery.start_soon(self._reload_on_signals, server)
            await self._signals.wait_stop()
            nursery.cancel_scope.cancel()
        _say_what_was(server.statistics())

    async def _reload_on_signals(self, server: Server) -> None:
        while True:
            await self._signals.wait_reload()
            if self._path is None:
                log.warning("SIGHUP: there is no --config to read again; nothing is changed")
                continue
            try:
                # Reading the file may take long, or for ever.
                config, use_log = await in_thread(self._read, self._path, abandon_on_cancel=True)
            except (configuration.ConfigError, logs.LogError) as exc:
                log.error("SIGHUP: nothing is changed: %s", exc)
                continue
            self._use(server, config, use_log)

    def _read(self, path: Path) -> tuple[Config, Callable[[], None]]:
        config = configuration.load(path)
        return config, self._handler.prepare(config.logging)

    def _use(self, server: Server, config: Config, use_log: Callable[[], None]) -> None:
        use_log()
        changed = configuration.needs_restart(self._config, config)
        if self._uris:
            changed = [key for key in changed if key not in configuration.LISTENING]
        if changed:
            log.warning("SIGHUP: %s: only a restart applies %s", self._path, ", ".join(changed))
        log.info("SIGHUP: %s is read again", self._path)
        try:
            server.room_for = raise_open_files(config)
        except FilesError as exc:  # the limit was lowered from outside
            log.error("SIGHUP: %s", exc)
        server.config = config


def _absolute(option: str, path: str | None) -> Path | None:
    """Complete a path, or raise DriverError if the working directory is gone."""
    if path is None:
        return None
    try:
        return Path(path).absolute()
    except OSError as exc:
        raise loading.DriverError(
            f"{option} {path}: the working directory: {exc.strerror}"
        ) from exc


def raise_open_files(config: Config) -> int | None:
    """Raise the soft limit of open files to what the configured clients need.

    If the hard limit is too low for that, the number of clients that there is room for
    is logged and returned, else None. Raises FilesError if it is too low for a server.
    """
    clients = config.limits.max_clients + config.admin_limits.max_clients
    wanted = clients * _CLIENT_FILES + _OTHER_FILES
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft == resource.RLIM_INFINITY or soft >= wanted:
        return None
    most = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    try:
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))
    except (OSError, ValueError):
        most = soft
    if most < _LEAST_FILES:
        raise FilesError(
            f"the limit of {most} open files (ulimit -n) is too low: "
            f"a server needs {_LEAST_FILES} at least"
        )
    if most >= wanted:
        return None
    free = most - min(_OTHER_FILES, most // 2)
    room = max(1, free // _CLIENT_FILES - config.admin_limits.max_clients)
    if room >= config.limits.max_clients:
        return None
    log.warning(
        "the limit of %s open files has room for %s clients: "
        "so many are let in at most, though max_clients is %s",
        f"{most:,}",
        f"{room:,}",
        f"{config.limits.max_clients:,}",
    )
    return room


def _say_what_was(seen: Statistics) -> None:
    level = logging.WARNING if seen.longest_turn > TOO_LONG else logging.INFO
    longest = (
        f"{seen.longest_turn * 1000:.0f} ms, by {seen.longest_call}"
        if seen.longest_call
        else "under 20 ms"
    )
    log.log(
        level,
        "stopped after %s; the loop's longest turn took %s",
        "1 client" if seen.clients_in_all == 1 else f"{seen.clients_in_all:,} clients",
        longest,
    )


async def _announce(listeners: Sequence[Listener], drivers: Drivers | None) -> None:
    """Write URIs of listeners, and drivers that were asked for, to standard output.

    A failure is only logged.
    """
    text = "".join(f"listening on {listener.uri}\n" for listener in listeners)
    if drivers is not None:
        text += f"serving {drivers}\n"
    try:
        # It may have no reader; sys.stdout would keep what it cannot write, and fail
        # once more at the end.
        await in_thread(logs.write_all, sys.stdout.fileno(), text.encode(), abandon_on_cancel=True)
    except (AttributeError, ValueError):  # no standard output
        pass
    except OSError as exc:
        log.warning("cannot write to standard output: %s", exc.strerror or exc)
