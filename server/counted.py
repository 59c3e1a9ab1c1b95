"""Refusals of lists whose length a caller may learn nevertheless."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..protocol.errors import LibvirtError

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["OnlyCounted"]


class OnlyCounted(LibvirtError):
    """Refusal of a list, for a caller that has room for it.

    A caller without room (``nparams`` 0) only learns how long it is: ``count``. libvirt
    tells some lengths before it looks whether there is anything to tell.
    """

    def __init__(self, error: LibvirtError, count: int) -> None:
        self.take(error)
        self.count = count

    def counted(self, args: object, made: Callable[[object, object], object] | None) -> object:
        """Return the result of a call without room; None for any other.

        ``made`` makes it of the arguments and a mapping of as many entries.
        """
        if made is None or getattr(args, "nparams", None) != 0:
            return None
        return made(args, {str(number): True for number in range(self.count)})
