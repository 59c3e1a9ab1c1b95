"""What a procedure's acl rules mean for a read-only connection."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# Permissions that a read-only connection has; whatever else an acl rule names is a write.
_READ_PERMISSIONS = frozenset({"none", "getattr", "read"})


def _is_read(permission: str) -> bool:
    return permission in _READ_PERMISSIONS or permission.startswith("search_")


def restricted(acl: Iterable[str], constants: Mapping[str, int]) -> tuple[bool, int]:
    """(a write altogether, the flags that make it one) for a read-only connection.

    Raises KeyError for a flag that ``constants`` does not have.
    """
    mask = 0
    for rule in acl:
        parts = rule.split(":")
        permission = parts[1] if len(parts) > 1 else parts[0]
        if _is_read(permission):
            continue
        if len(parts) < 3 or not parts[2]:
            return True, 0
        if parts[2].startswith("!"):  # asked for unless a flag is set: such calls change things
            return True, 0
        for flag in parts[2].split("|"):
            mask |= constants[flag]
    return False, mask
