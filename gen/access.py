"""What a read-only connection may not do: by libvirt's own checks where they are known, else by a procedure's acl rules.

`protocol/definitions/readonly.json` has the check of every procedure's public function. A procedure has there

* ``function``: libvirt's function that the daemon calls, which is also the one that its refusal names;
* ``refused``: "never", "always", or the arguments that are refused: ``{"flags": [names]}`` for any of these flags, or
  ``{argument: name}`` for one value;
* ``text``: what the refusal says in place of "read only access prevents FUNCTION";
* ``after``: the arguments that libvirt looks at before it refuses: `virtrio.server.dispatch.api_checks`, and for descriptors
  `virtrio.server.dispatch.readonly`;
* ``libvirt``: what libvirt has for ``refused`` where this is stricter.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# Permissions that a read-only connection has; whatever else an acl rule names is a write.
_READ_PERMISSIONS = frozenset({"none", "getattr", "read"})


class Restriction(NamedTuple):
    """What is refused to a read-only connection: all calls, those with one of some flags, or those with one value."""

    write: bool = False
    flags: int = 0
    value: tuple[str, int] | None = None
    text: str | None = None
    check_first: bool = False  # arguments are looked at before


def restriction(entry: Mapping[str, Any], constants: Mapping[str, int]) -> Restriction:
    """The restriction that an entry of ``readonly.json`` stands for.

    Raises KeyError for a name that ``constants`` does not have, and ValueError for a rule that is none.
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
    """The restriction that acl rules amount to, for procedures whose public function is not known here.

    Raises KeyError for a flag that ``constants`` does not have.
    """
    mask = 0
    for rule in acl:
        parts = rule.split(":")
        permission = parts[1] if len(parts) > 1 else parts[0]
        if _is_read(permission):
            continue
        if len(parts) < 3 or not parts[2]:
            return Restriction(write=True)
        if parts[2].startswith("!"):  # asked for unless a flag is set: such calls change things
            return Restriction(write=True)
        for flag in parts[2].split("|"):
            mask |= constants[flag]
    return Restriction(flags=mask)


def _is_read(permission: str) -> bool:
    return permission in _READ_PERMISSIONS or permission.startswith("search_")


def row_fields(restriction: Restriction) -> list[str]:
    """The arguments of a dispatch row that say so."""
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
