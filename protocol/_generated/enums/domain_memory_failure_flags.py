# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virDomainMemoryFailureFlags."""

from __future__ import annotations

from ...numbers import Flags


class DomainMemoryFailureFlags(Flags):
    """virDomainMemoryFailureFlags."""

    VIR_DOMAIN_MEMORY_FAILURE_ACTION_REQUIRED = 1
    VIR_DOMAIN_MEMORY_FAILURE_RECURSIVE = 2
