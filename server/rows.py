"""The row that the generated dispatch table is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..protocol.errors import no_support
from ..protocol.lazy import keep
from .api_checks import CHECKS
from .readonly import FIRST

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..protocol._generated.enums import ErrorDomain


class Row:
    """How one procedure reaches a driver.

    ``unpack`` reads the arguments (None: there are none), ``call(driver, args)`` is the entry point, ``made(args, result)`` the
    ret struct (None: the result itself is what ``pack`` takes), ``pack`` writes it (None: an empty reply). ``check`` is what
    libvirt's public API refuses first.

    ``write`` and ``restricted_flags`` say whether there is anything that a read-only connection may not do: make the call at
    all, make it with one value of one argument (``restricted_value``), or with one of some flags. `readonly.check` decides.
    ``refusal`` is the text, where it is not libvirt's usual one.

    A ``stream`` row's entry point gets the server's `Stream` as well: ``call(driver, args, stream)``; one that ``takes_fds`` the
    descriptors that came: ``call(driver, args, fds)``, which the session closes afterwards. One that ``gives_fds`` returns one
    descriptor or several, which the session sends and closes. Such rows are not on the path of a plain call (`special.py`).
    """

    __slots__ = (
        "call",
        "check",
        "entry",
        "gives_fds",
        "made",
        "pack",
        "refusal",
        "restricted_flags",
        "restricted_value",
        "stream",
        "takes_fds",
        "unpack",
        "write",
    )

    unpack: Callable[[bytes, int], tuple[Any, int]] | None
    pack: Callable[[Any, Callable[[bytes], None]], None] | None

    def __init__(
        self,
        entry: str,
        unpack: Callable[[bytes, int], tuple[Any, int]] | None,
        call: Callable[..., Any],
        made: Callable[[Any, Any], Any] | None,
        pack: Callable[[Any, Callable[[bytes], None]], None] | None,
        *,
        write: bool = False,
        restricted_flags: int = 0,
        restricted_value: tuple[str, int] | None = None,
        refusal: str | None = None,
        stream: bool = False,
        takes_fds: bool = False,
        gives_fds: bool = False,
    ) -> None:
        self.check = CHECKS.get(entry) or FIRST.get(entry)
        self.entry = entry
        keep(self, "unpack", unpack)
        self.call = call
        self.made = made
        keep(self, "pack", pack)
        self.write = write or restricted_value is not None
        self.restricted_flags = restricted_flags
        self.restricted_value = restricted_value
        self.refusal = refusal
        self.stream = stream
        self.takes_fds = takes_fds
        self.gives_fds = gives_fds


def optional(entry: str, function: str, domain: ErrorDomain) -> Callable[..., Any]:
    """``call`` of a row whose entry point takes the args struct (and a stream) and gives the ret struct, on drivers that have it.

    Others answer VIR_ERR_NO_SUPPORT for ``function``, libvirt's name of it.
    """

    def call(driver: Any, *given: Any) -> Any:
        method = getattr(driver, entry, None)
        if method is None:
            raise no_support(function, domain)
        return method(*(value for value in given if value is not None))

    return call
