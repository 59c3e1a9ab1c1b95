"""Drivers by ``module:attribute``, as WSGI servers name applications."""

from __future__ import annotations

import importlib
import inspect
import logging
import os
import sys
from collections.abc import Mapping
from functools import reduce
from typing import TYPE_CHECKING, Any

from .._generated.driver import Driver
from .registry import Drivers

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from ..limits import Limits
    from .test.driver import TestDriver

__all__ = ["DriverError", "load", "load_own"]

log = logging.getLogger("virtrio.server")


class DriverError(Exception):
    """A driver that was asked for cannot be had; the text names it and says why."""


def load(names: Iterable[str]) -> Drivers:
    """Return the drivers that ``module:attribute`` names stand for.

    Modules are looked for in the working directory first. The attribute is a driver, a
    mapping of schemes to drivers, or a class or function that gives one of these when
    it is called without arguments. Raises DriverError; what the driver's own code
    raised is logged with its traceback.
    """
    found = []
    for name in names:
        found.append(_made(name, _attribute(name)))
        try:
            drivers = Drivers.of(*found)
        except (TypeError, ValueError) as exc:
            raise DriverError(f"driver {name}: {exc}") from exc
    return drivers


def load_own(
    nodes: Iterable[str],
    files: str | None,
    state: Path | None,
    limits: Limits,
    qemu_config: Path | None = None,
) -> Drivers:
    """Return the test driver and qemu's.

    ``nodes`` are hosts of the former that clients share, each as NAME=FILE, ``files``
    is its directory for files of clients. ``state`` is the folder of the latter's
    state, None for the usual one, ``qemu_config`` its configuration. Raises
    DriverError.
    """
    return Drivers.of(_test(nodes, files, limits), _qemu(state, qemu_config))


def _test(nodes: Iterable[str], files: str | None, limits: Limits) -> Driver:
    """Return the test driver; one with files of its own is loaded to look at them."""
    named: dict[str, str] = {}
    for node in nodes:
        name, equals, path = node.partition("=")
        if not (equals and path):
            raise DriverError(f"test node {node}: it must be NAME=FILE")
        if name in named:
            raise DriverError(f"test node {name}: there are two of that name")
        named[name] = path

    def make() -> TestDriver:
        from .test.driver import TestDriver

        return TestDriver(
            nodes=named,
            files=files,
            max_images=limits.max_images,
            max_image_bytes=limits.max_image_bytes,
        )

    if not named and files is None:
        from .ondemand import TestOnDemand

        return TestOnDemand(make)
    from .test.driver import NodeError

    try:
        return make()
    except NodeError as exc:
        raise DriverError(f"test node {exc}") from exc
    except ValueError as exc:
        raise DriverError(f"test node: {exc}") from exc
    except OSError as exc:
        raise DriverError(f"files {files}: {exc.strerror}") from exc


def _qemu(state: Path | None, config: Path | None) -> Driver:
    """Return the qemu driver; one with a configuration is loaded to read it."""
    from .ondemand import QemuOnDemand

    opener = QemuOnDemand(state, config)
    if config is not None:
        from .qemu.qemu_conf import QemuConfError

        try:
            opener.check()
        except QemuConfError as exc:
            raise DriverError(f"{config}: {exc}") from exc
    return opener


def _attribute(name: str) -> Any:
    module_name, colon, path = name.partition(":")
    if not (colon and module_name and path):
        raise DriverError(f"driver {name}: it must be MODULE:ATTRIBUTE")
    gone = ""
    try:
        if (here := os.getcwd()) not in sys.path and "" not in sys.path:
            sys.path.insert(0, here)
    except OSError as exc:  # it is looked for elsewhere
        gone = f" (the working directory: {exc.strerror})"
    try:
        module = importlib.import_module(module_name)
    except ModuleNotFoundError as exc:
        missing = exc.name or ""
        if module_name != missing and not module_name.startswith(f"{missing}."):
            raise _failed(name, exc) from exc  # one that the driver's module imports
        raise DriverError(f"driver {name}: there is no module {missing!r}{gone}") from exc
    except Exception as exc:
        raise _failed(name, exc) from exc
    try:
        return reduce(getattr, path.split("."), module)
    except AttributeError as exc:
        raise DriverError(f"driver {name}: module {module_name!r} has no {path!r}") from exc


def _made(name: str, given: Any) -> Driver | Mapping[str, Driver]:
    if inspect.iscoroutinefunction(given):
        detail = (
            "it is async; what a driver awaits at its beginning belongs into its `open` or `run`"
        )
        raise DriverError(f"driver {name}: {detail}")
    if callable(given) and not isinstance(given, (Driver, Mapping)):
        try:
            given = given()
        except Exception as exc:
            raise _failed(name, exc) from exc
        if not isinstance(given, (Driver, Mapping)):
            text = (
                f"calling it gives {type(given).__name__}, neither a driver nor a mapping of them"
            )
            raise DriverError(f"driver {name}: {text}")
    made: Driver | Mapping[str, Driver] = given  # `Drivers.of` looks at it
    return made


def _failed(name: str, exc: Exception) -> DriverError:
    log.error("driver %s failed", name, exc_info=exc)
    detail = str(exc)
    return DriverError(f"driver {name}: {type(exc).__name__}{f': {detail}' if detail else ''}")
