"""Kinds of authentication (remote_auth_type), as listed in the reply to AUTH_LIST."""

from __future__ import annotations

from enum import IntEnum

__all__ = ["AuthType"]


class AuthType(IntEnum):
    """remote_auth_type."""

    REMOTE_AUTH_NONE = 0
    REMOTE_AUTH_SASL = 1
    REMOTE_AUTH_POLKIT = 2
