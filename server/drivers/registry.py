"""Drivers of a server, and the choice of one for a URI, as virConnectOpen makes it.

The transport part of a URI is seen by clients only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from ...protocol._generated.enums import ErrorDomain, ErrorNumber
from ...protocol.errors import report

if TYPE_CHECKING:
    from collections.abc import Awaitable, Mapping

    from .._generated.driver import Driver
    from ..caller import Caller

__all__ = ["DRIVER_NAMES", "Drivers", "driver_class"]

DRIVER_NAMES = ("test",)

# The URI of clients that name none.
_DEFAULT_URI = "test:///default"


def driver_class(name: str) -> type[Driver]:
    """Return the class of one of `DRIVER_NAMES`.

    Raises KeyError for other names.
    """
    if name == "test":
        from .test.driver import TestDriver

        return TestDriver
    raise KeyError(name)


class Drivers:
    """Drivers of one server, by URI scheme.

    A driver's ``open`` (`Life.open`) returns the instance that serves a path.
    """

    def __init__(self, drivers: Mapping[str, Driver]) -> None:
        self._drivers = dict(drivers)

    @classmethod
    def default(cls) -> Drivers:
        """Make the test driver with its default node, in a fresh state."""
        from .test.driver import TestDriver

        return cls({"test": TestDriver()})

    def open(self, uri: str | None, caller: Caller) -> tuple[Driver | Awaitable[Driver], str]:
        """Open the driver of a URI; returns it, or an awaitable of it, and the URI.

        Raises VIR_ERR_NO_CONNECT if no driver takes the URI.
        """
        uri = uri or _DEFAULT_URI
        try:
            parts = urlsplit(uri)
        except ValueError:
            raise report(ErrorNumber.VIR_ERR_NO_CONNECT, ErrorDomain.VIR_FROM_NONE, uri) from None
        if not parts.scheme:
            detail = f"URI '{uri}' does not include a driver name"
            raise report(ErrorNumber.VIR_ERR_NO_CONNECT, ErrorDomain.VIR_FROM_NONE, detail)
        # urlsplit lowers the scheme; libvirt's schemes are lower case to begin with.
        driver = self._drivers.get(uri.partition(":")[0])
        if driver is None or parts.netloc:
            raise report(ErrorNumber.VIR_ERR_NO_CONNECT, ErrorDomain.VIR_FROM_NONE, uri)
        opened: Any = driver.open(parts.path, caller)  # typed as `Life`, which has no entry points
        return opened, uri
