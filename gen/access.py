"""Restrictions of read-only connections.

They are libvirt's own checks where these are known, else follow from a procedure's acl
rules. `protocol/definitions/readonly.json` has the check of every procedure's public
function. A procedure's entry has

* ``function``: libvirt's function that the daemon calls, which its refusal names;
* ``refused``: "never", "always", or the arguments that are refused: ``{"flags":
  [names]}`` for any of these flags, or ``{argument: name}`` for one value;
* ``text``: the text of the refusal, if it is not "read only access prevents FUNCTION";
* ``after``: the arguments that libvirt checks before it refuses:
  `virtrio.server.dispatch.api_checks`, and for descriptors
  `virtrio.server.dispatch.readonly`;
* ``libvirt``: libvirt's value of ``refused`` where ours is stricter.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# Permissions of a read-only connection; any other in an acl rule is one to write.
_READ_PERMISSIONS = frozenset({"none", "getattr", "read"})


class Restriction(NamedTuple):
    """Calls that are refused to read-only connections: all, or by flags or a value."""

    write: bool = False
    flags: int = 0
    value: tuple[str, int] | None = None
    text: str | None = None
    check_first: bool = False  # whether arguments are checked before the refusal


def restriction(entry: Mapping[str, Any], constants: Mapping[str, int]) -> Restriction:
    """Return the restriction that an entry of ``readonly.json`` stands for.

    Raises KeyError for a name that ``constants`` lacks, and ValueError for an invalid
    rule.
    """
    rule, text, first = entry["refused"], entry.get("text"), "after" in entry
    if rule == "never":
        return Restriction()
    if rule == "always":
        return Restriction(write=True, text=text, check_first=first)
    if not isinstance(rule, dict) or len(rule) != 1:
        raise ValueError(f"refused is {rule!r}")
    ((field, names),) = rule.items()
    if field != "flags":
        return Restriction(value=(field, constants[names]), text=text, check_first=first)
    mask = 0
    for name in names:
        mask |= constants[name]
    return Restriction(flags=mask, text=text, check_first=first)


def by_acl(acl: Iterable[str], constants: Mapping[str, int]) -> Restriction:
    """Return the restriction by acl rules, for procedures of unknown public functions.

    Raises KeyError for a flag that ``constants`` lacks.
    """
    mask = 0
    for rule in acl:
        parts = rule.split(":")
        permission = parts[1] if len(parts) > 1 else parts[0]
        if _is_read(permission):
            continue
        if len(parts) < 3 or not parts[2]:
            return Restriction(write=True)
        if parts[2].startswith("!"):  # checked unless the flag is set: calls without it write
            return Restriction(write=True)
        for flag in parts[2].split("|"):
            mask |= constants[flag]
    return Restriction(flags=mask)


def _is_read(permission: str) -> bool:
    return permission in _READ_PERMISSIONS or permission.startswith("search_")


def row_fields(restriction: Restriction) -> list[str]:
    """Return the arguments of a dispatch row for a restriction."""
    fields = []
    if restriction.write:
        fields.append("write=True")
    if restriction.flags:
        fields.append(f"restricted_flags={restriction.flags}")
    if restriction.value is not None:
        name, value = restriction.value
        fields.append(f'restricted_value=("{name}", {value})')
    if restriction.text is not None:
        fields.append(f'refusal="{restriction.text}"')
    if restriction.check_first:
        fields.append("check_first=True")
    return fields
