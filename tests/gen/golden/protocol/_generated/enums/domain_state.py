# Generated from enums.json by virtrio.gen.enums; do not edit.
"""virDomainState."""

from __future__ import annotations

from ...numbers import Values


class DomainState(Values):
    """virDomainState."""

    VIR_DOMAIN_NOSTATE = 0
    VIR_DOMAIN_RUNNING = 1
    VIR_DOMAIN_FIRST = 0
