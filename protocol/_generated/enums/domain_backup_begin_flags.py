# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virDomainBackupBeginFlags."""

from __future__ import annotations

from ...numbers import Flags


class DomainBackupBeginFlags(Flags):
    """virDomainBackupBeginFlags."""

    VIR_DOMAIN_BACKUP_BEGIN_REUSE_EXTERNAL = 1
    VIR_DOMAIN_BACKUP_BEGIN_PRESERVE_SHUTDOWN_DOMAIN = 2
