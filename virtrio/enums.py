"""Enums, flags and macros of libvirt's public API, under libvirt's names.

An enum is an IntEnum and a set of flags an IntFlag, named after the C type:
``virDomainState`` is `DomainState`, with ``DomainState.VIR_DOMAIN_RUNNING``. Macros
(names of typed parameters, lengths) are plain constants:
``VIR_DOMAIN_MEMORY_HARD_LIMIT``. All are those of libvirt 12.6.0. A value that a newer
libvirt adds arrives as a plain number; `named` leaves such a number unchanged. Each
name is loaded on first use.

A parameter for flags is ``DomainXMLFlags | PlainInt``: it takes any int, except members
of other enums, which a type checker reports.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .protocol.numbers import PlainInt as PlainInt
from .protocol.numbers import named as named

if TYPE_CHECKING:
    from .protocol._generated.constants import *  # noqa: F403
    from .protocol._generated.enums import *  # noqa: F403
else:
    from .protocol._generated import enums

    _MACRO_PREFIXES = ("VIR_", "LIBVIR_")

    def _macros() -> dict[str, object]:
        from .protocol._generated import constants

        return {
            name: value
            for name, value in vars(constants).items()
            if name.startswith(_MACRO_PREFIXES)
        }

    def __getattr__(name: str) -> object:
        if name == "__all__":
            return [*enums.__all__, *_macros(), "PlainInt", "named"]
        if name in enums.__all__:
            value = globals()[name] = getattr(enums, name)
            return value
        if name.startswith(_MACRO_PREFIXES):
            globals().update(macros := _macros())
            if name in macros:
                return macros[name]
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

    def __dir__() -> list[str]:
        return sorted({*globals(), *enums.__all__, *_macros()})
