# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virDomainAuthorizedSSHKeysSetFlags."""

from __future__ import annotations

from ...numbers import Flags


class DomainAuthorizedSSHKeysSetFlags(Flags):
    """virDomainAuthorizedSSHKeysSetFlags."""

    VIR_DOMAIN_AUTHORIZED_SSH_KEYS_SET_APPEND = 1
    VIR_DOMAIN_AUTHORIZED_SSH_KEYS_SET_REMOVE = 2
