"""How a client may have to say who it is: remote_auth_type, in the answer to AUTH_LIST."""

from __future__ import annotations

from enum import IntEnum

__all__ = ["AuthType"]


class AuthType(IntEnum):
    """remote_auth_type."""

    REMOTE_AUTH_NONE = 0
    REMOTE_AUTH_SASL = 1
    REMOTE_AUTH_POLKIT = 2
