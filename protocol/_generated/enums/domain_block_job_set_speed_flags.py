# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virDomainBlockJobSetSpeedFlags."""

from __future__ import annotations

from enum import IntFlag


class DomainBlockJobSetSpeedFlags(IntFlag):
    """virDomainBlockJobSetSpeedFlags."""

    VIR_DOMAIN_BLOCK_JOB_SPEED_BANDWIDTH_BYTES = 1
