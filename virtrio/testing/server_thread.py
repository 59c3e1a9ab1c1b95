"""A driver served beside a test: in a thread, with a loop of its own.

So tests may be written for whatever they like: either client, no event loop, or a
program such as virsh. The driver is made in the server's thread; a test that looks at
it while it is served does so from another one.
"""

from __future__ import annotations

import contextlib
import shutil
import tempfile
import threading
from collections.abc import Callable, Mapping
from contextlib import AbstractAsyncContextManager
from typing import TYPE_CHECKING, Any, TypeAlias
from urllib.parse import quote

import trio

from ..server.config import Config
from ..server.drivers.registry import Drivers
from ..server.net.listen import listen
from ..server.server import Server

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..server._generated.driver import Driver

__all__ = ["Make", "Served", "serving"]

_STOP_TIMEOUT = 60.0

if TYPE_CHECKING:
    Makes: TypeAlias = Driver | Mapping[str, Driver]
# What makes a driver: a class or function without arguments that returns one, or
# several by the schemes of their URIs, or an async context manager that gives one of
# these and has it end.
Make: TypeAlias = "Callable[[], Makes | AbstractAsyncContextManager[Makes]]"


class Served:
    """A served driver. ``path`` is the socket, ``driver`` what was made."""

    def __init__(self, path: str, driver: Driver, scheme: str, server: Server) -> None:
        self.path = path
        self.driver = driver
        self.scheme = scheme
        self._server = server

    @property
    def uri(self) -> str:
        """URI of the driver, with the path ``/default``."""
        return self.uri_of("/default")

    def uri_of(self, path: str) -> str:
        """Return the URI of the driver with another path."""
        return f"{self.scheme}+unix://{quote(path)}?socket={quote(self.path)}"

    @property
    def clients(self) -> int:
        """Number of clients that are connected."""
        return self._server.statistics().clients


@contextlib.contextmanager
def serving(make: Make | Driver) -> Iterator[Served]:
    """Serve the driver that ``make`` makes, or a driver that is there, for the block.

    Of several drivers, `Served.uri` is the first one's. Raises what ``make`` raises,
    TypeError and ValueError for what cannot be served, and after the block what the
    server raised, if it failed.
    """
    folder = tempfile.mkdtemp(prefix="virtrio-")  # a socket's path may not be long
    thread = _Thread(make, f"{folder}/s")
    try:
        thread.start()
        try:
            yield thread.wait()
        finally:
            thread.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


class _Thread(threading.Thread):
    """The server's thread. What it raised is raised where it is waited for."""

    def __init__(self, make: Make | Driver, path: str) -> None:
        super().__init__(name="virtrio test server", daemon=True)
        self._make = make
        self._path = path
        self._told = threading.Event()
        self._served: Served | None = None
        self._failure: BaseException | None = None
        self._token: trio.lowlevel.TrioToken | None = None
        self._scope: trio.CancelScope

    def wait(self) -> Served:
        """Wait until clients may connect."""
        self._told.wait()
        if self._served is None:
            self.join()
            assert self._failure is not None
            raise self._failure
        return self._served

    def stop(self) -> None:
        """End the server, and wait for that."""
        if self._token is not None and self._served is not None:
            with contextlib.suppress(trio.RunFinishedError):
                self._token.run_sync_soon(self._scope.cancel)
        self.join(_STOP_TIMEOUT)
        if self.is_alive():
            raise RuntimeError("the server does not stop: its driver holds the loop")
        if self._failure is not None:
            raise self._failure

    def run(self) -> None:
        """Serve until stopped; what ends it before is kept for the one who waits."""
        try:
            trio.run(self._main)
        except BaseException as exc:  # all of it belongs to the thread that waits
            self._failure = exc
        finally:
            self._told.set()

    async def _main(self) -> None:
        self._token = trio.lowlevel.current_trio_token()
        made: Any = self._make
        if callable(made):
            made = made()
        if isinstance(made, AbstractAsyncContextManager):
            async with made as given:
                await self._serve(given)
        else:
            await self._serve(made)

    async def _serve(self, made: Any) -> None:
        drivers = Drivers.of(made)
        scheme = drivers.schemes[0]
        driver = made[scheme] if isinstance(made, Mapping) else made
        listener = listen(f"unix:{self._path}", Config())
        server = Server(Config(), drivers)
        async with trio.open_nursery() as nursery:
            await nursery.start(server.serve, [listener])
            self._scope = nursery.cancel_scope
            self._served = Served(self._path, driver, scheme, server)
            self._told.set()
