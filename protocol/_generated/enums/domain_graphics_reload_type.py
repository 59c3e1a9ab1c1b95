# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virDomainGraphicsReloadType."""

from __future__ import annotations

from ...numbers import Values


class DomainGraphicsReloadType(Values):
    """virDomainGraphicsReloadType."""

    VIR_DOMAIN_GRAPHICS_RELOAD_TYPE_ANY = 0
    VIR_DOMAIN_GRAPHICS_RELOAD_TYPE_VNC = 1
