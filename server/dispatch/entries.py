"""The row that the generated dispatch table is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...protocol.errors import no_support
from ...protocol.lazy import keep
from . import api_checks, size_checks

if TYPE_CHECKING:
    from collections.abc import Callable

    from ...protocol._generated.enums import ErrorDomain


class Row:
    """How one procedure reaches a driver.

    ``unpack`` reads the arguments (None: there are none), ``call(driver, args)`` is the entry point, ``made(args, result)`` the
    ret struct (None: the result itself is what ``pack`` takes), ``pack`` writes it (None: an empty reply). ``write`` and
    ``restricted_flags`` say what a read-only connection may not do, ``check`` what libvirt refuses before it asks a driver.

    A ``stream`` row's entry point gets the server's `Stream` as well: ``call(driver, args, stream)``; one that ``takes_fds`` the
    descriptors that came: ``call(driver, args, fds)``, which the session closes afterwards. One that ``gives_fds`` returns one
    descriptor or several, which the session sends and closes. Such rows are not on the path of a plain call (`streams_and_fds.py`).

    `readonly.check` decides for a row with ``write``, which may be only about one value of an argument (``restricted_value``), or
    with ``restricted_flags``. ``refusal`` is the text, where it is not libvirt's usual one. With ``check_first``, ``check`` comes
    before the refusal, otherwise behind it.
    """

    __slots__ = (
        "call",
        "check",
        "check_first",
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
        check_first: bool = False,
        stream: bool = False,
        takes_fds: bool = False,
        gives_fds: bool = False,
    ) -> None:
        # Another program's entry point may have the name of one of libvirt's, with arguments of its own.
        known = not isinstance(call, _Optional)
        self.check = (size_checks.check(entry) or api_checks.CHECKS.get(entry)) if known else None
        self.entry = entry
        keep(self, "unpack", unpack)
        self.call = call
        self.made = made
        keep(self, "pack", pack)
        self.write = write or restricted_value is not None
        self.restricted_flags = restricted_flags
        self.restricted_value = restricted_value
        self.refusal = refusal
        self.check_first = check_first
        self.stream = stream
        self.takes_fds = takes_fds
        self.gives_fds = gives_fds


class _Optional:
    """``call`` of a row that a driver need not have an entry point for."""

    __slots__ = ("_domain", "_entry", "_function")

    def __init__(self, entry: str, function: str, domain: ErrorDomain) -> None:
        self._entry = entry
        self._function = function
        self._domain = domain

    def __call__(self, driver: Any, *given: Any) -> Any:
        method = getattr(driver, self._entry, None)
        if method is None:
            raise no_support(self._function, self._domain)
        return method(*(value for value in given if value is not None))


def optional(entry: str, function: str, domain: ErrorDomain) -> Callable[..., Any]:
    """``call`` of a row whose entry point takes the args struct (and a stream) and gives the ret struct, on drivers that have it.

    Others answer VIR_ERR_NO_SUPPORT for ``function``, libvirt's name of it.
    """
    return _Optional(entry, function, domain)
