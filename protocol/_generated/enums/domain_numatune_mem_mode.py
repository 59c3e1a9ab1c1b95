# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virDomainNumatuneMemMode."""

from __future__ import annotations

from ...numbers import Values


class DomainNumatuneMemMode(Values):
    """virDomainNumatuneMemMode."""

    VIR_DOMAIN_NUMATUNE_MEM_STRICT = 0
    VIR_DOMAIN_NUMATUNE_MEM_PREFERRED = 1
    VIR_DOMAIN_NUMATUNE_MEM_INTERLEAVE = 2
    VIR_DOMAIN_NUMATUNE_MEM_RESTRICTIVE = 3
