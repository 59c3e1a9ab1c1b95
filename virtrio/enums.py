"""Enums and flags of libvirt's public API, under libvirt's names; each is loaded when it is first asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .protocol._generated.enums import *  # noqa: F403
else:
    from .protocol._generated import enums

    __all__ = enums.__all__

    def __getattr__(name: str) -> object:
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = globals()[name] = getattr(enums, name)
        return value
