"""Drivers of a server, and the choice of one for a URI, as virConnectOpen makes it.

The transport part of a URI is seen by clients only.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ...protocol._generated.enums import ErrorDomain, ErrorNumber
from ...protocol.errors import report
from ...protocol.uri import split

if TYPE_CHECKING:
    from collections.abc import Awaitable
    from pathlib import Path

    from ...protocol.uri import Uri
    from .._generated.driver import Driver
    from ..caller import Caller
    from .life import Life

__all__ = ["DRIVER_NAMES", "Drivers", "driver_class"]

DRIVER_NAMES = ("test", "qemu")

# The URI of clients that name none.
_DEFAULT_URI = "test:///default"

# Characters that the name of a connection may have: a path's longest, escaped.
_LONGEST = 3 * 4096 + 4096

# What a URI may begin with; behind a "+" clients name the transport.
_is_scheme = re.compile(r"[a-z][a-z0-9.-]*").fullmatch


def driver_class(name: str) -> type[Driver]:
    """Return the class of one of `DRIVER_NAMES`.

    Raises KeyError for other names.
    """
    if name == "test":
        from .test.driver import TestDriver

        return TestDriver
    if name == "qemu":
        from .qemu.driver import QemuDriver

        return QemuDriver
    raise KeyError(name)


class Drivers:
    """Drivers of one server, by URI scheme.

    A driver's ``open`` (`Life.open`) returns the instance that serves a path.
    """

    def __init__(self, drivers: Mapping[str, Driver]) -> None:
        self._drivers = dict(drivers)

    @classmethod
    def default(cls, state: Path | None = None) -> Drivers:
        """Make the test driver with its default node, in a fresh state, and qemu's.

        ``state`` is the folder of the latter's state, None for the usual one.
        """
        from .ondemand import QemuOnDemand
        from .test.driver import TestDriver

        return cls({"test": TestDriver(), "qemu": QemuOnDemand(state)})

    @classmethod
    def of(cls, *drivers: Driver | Mapping[str, Driver]) -> Drivers:
        """Return drivers, each under its own ``scheme`` or its key in a mapping.

        Raises TypeError for anything that is no driver, ValueError for a scheme that no
        URI can have or two of the drivers do.
        """
        found: dict[str, Driver] = {}
        for given in drivers:
            named: Mapping[Any, Any] = given if isinstance(given, Mapping) else {None: given}
            for scheme, driver in named.items():
                _add(found, scheme, driver)
        return cls(found)

    def __str__(self) -> str:
        """Return the schemes, each with the class of its driver."""
        return ", ".join(
            f"{scheme}: URIs with {type(driver).__module__}.{type(driver).__qualname__}"
            for scheme, driver in self._drivers.items()
        )

    @property
    def schemes(self) -> list[str]:
        """Schemes of the URIs that are served."""
        return list(self._drivers)

    async def at_start(self) -> list[Life]:
        """Return the instances that run from the server's start on."""
        found = [await driver.at_start() for driver in self._drivers.values()]
        return [instance for instance in found if instance is not None]

    def open(self, uri: str | None, caller: Caller) -> tuple[Driver | Awaitable[Driver], str]:
        """Open the driver of a URI.

        Returns it, or an awaitable of it, and the URI as libvirt writes it. Raises
        VIR_ERR_INTERNAL_ERROR for what is no URI, VIR_ERR_INVALID_ARG for one that is
        too long, VIR_ERR_NO_CONNECT if no driver takes it.
        """
        uri = uri or _DEFAULT_URI
        if len(uri) > _LONGEST:
            detail = f"URI of {len(uri)} characters has more than {_LONGEST}"
            raise report(ErrorNumber.VIR_ERR_INVALID_ARG, ErrorDomain.VIR_FROM_URI, detail)
        parts = split(uri)
        if not parts.scheme:
            detail = f"URI '{uri}' does not include a driver name"
            raise report(ErrorNumber.VIR_ERR_NO_CONNECT, ErrorDomain.VIR_FROM_NONE, detail)
        driver = self._drivers.get(parts.scheme)
        if driver is None or parts.host:
            raise report(ErrorNumber.VIR_ERR_NO_CONNECT, ErrorDomain.VIR_FROM_NONE, uri)
        if parts.path == "/embed" and driver.scheme == "qemu":
            _check_embedded(parts)
        opened: Any = driver.open(parts.path, caller)  # typed as `Life`, without entry points
        return opened, str(parts)


def _check_embedded(parts: Uri) -> None:
    """Refuse what no embedded driver could be; drivers refuse the others."""
    root = next((value for key, value in parts.parameters() if key == "root"), None)
    if root is None:
        detail = "Missing URI parameter 'root'"
        raise report(ErrorNumber.VIR_ERR_INVALID_ARG, ErrorDomain.VIR_FROM_URI, detail)
    if not root.startswith("/"):
        unsupported = ErrorNumber.VIR_ERR_CONFIG_UNSUPPORTED
        raise report(unsupported, ErrorDomain.VIR_FROM_NONE, "root path must be absolute")


def _add(found: dict[str, Driver], scheme: object, driver: object) -> None:
    """Add one driver, under its own scheme for None."""
    from .._generated.driver import Driver

    if not isinstance(driver, Driver):
        hint = (
            "; make one of the class"
            if isinstance(driver, type) and issubclass(driver, Driver)
            else ""
        )
        raise TypeError(f"{driver!r} is no virtrio.server.Driver{hint}")
    if scheme is None:
        scheme = driver.scheme
    if not isinstance(scheme, str) or not _is_scheme(scheme):
        raise ValueError(f"{scheme!r} cannot be the scheme of a URI")
    if scheme in found:
        raise ValueError(f"two drivers have the scheme {scheme!r}")
    found[scheme] = driver
