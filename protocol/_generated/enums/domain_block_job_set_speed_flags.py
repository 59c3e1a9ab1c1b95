# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virDomainBlockJobSetSpeedFlags."""

from __future__ import annotations

from ...numbers import Flags


class DomainBlockJobSetSpeedFlags(Flags):
    """virDomainBlockJobSetSpeedFlags."""

    VIR_DOMAIN_BLOCK_JOB_SPEED_BANDWIDTH_BYTES = 1
