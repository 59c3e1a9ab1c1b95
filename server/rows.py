"""The row that the generated dispatch table is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .api_checks import CHECKS

if TYPE_CHECKING:
    from collections.abc import Callable


class Row:
    """How one procedure reaches a driver.

    ``unpack`` reads the arguments (None: there are none), ``call(driver, args)`` is the entry point, ``made(args, result)`` the
    ret struct (None: the result itself is what ``pack`` takes), ``pack`` writes it (None: an empty reply). ``write`` and
    ``restricted_flags`` say what a read-only connection may not do, ``check`` what libvirt's public API refuses first.
    """

    __slots__ = ("call", "check", "entry", "made", "pack", "restricted_flags", "unpack", "write")

    def __init__(
        self,
        entry: str,
        unpack: Callable[[bytes, int], tuple[Any, int]] | None,
        call: Callable[[Any, Any], Any],
        made: Callable[[Any, Any], Any] | None,
        pack: Callable[[Any, Callable[[bytes], None]], None] | None,
        *,
        write: bool = False,
        restricted_flags: int = 0,
    ) -> None:
        self.check = CHECKS.get(entry)
        self.entry = entry
        self.unpack = unpack
        self.call = call
        self.made = made
        self.pack = pack
        self.write = write
        self.restricted_flags = restricted_flags
