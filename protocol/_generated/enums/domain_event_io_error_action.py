# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virDomainEventIOErrorAction."""

from __future__ import annotations

from ...numbers import Values


class DomainEventIOErrorAction(Values):
    """virDomainEventIOErrorAction."""

    VIR_DOMAIN_EVENT_IO_ERROR_NONE = 0
    VIR_DOMAIN_EVENT_IO_ERROR_PAUSE = 1
    VIR_DOMAIN_EVENT_IO_ERROR_REPORT = 2
