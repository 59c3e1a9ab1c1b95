"""Types in the arguments of calls, whose decoders end strings at a NUL.

A C server sees only the part of a string before its NUL, and so must ours: two names
that are one for C would be two domains. No C program can send a NUL in a reply or an
event, so the decoders of these do not spend time on looking for one. A type that occurs
in both has two decoders, unless it is written out where it is used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...protocol.idl.model import Declaration, Kind, Struct, Union

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .types import Types


class CallTypes:
    """Types in the arguments of a specification's calls.

    ``roots`` are the structs of arguments. Types with a second decoder are in
    ``single`` (for one of them) and ``listed`` (for a list).
    """

    def __init__(self, types: Types) -> None:
        self._types = types
        self.roots = {p.args for p in types.spec.every_procedure() if p.args is not None}
        self.single: set[str] = set()
        self.listed: set[str] = set()
        for name in sorted(self.roots):
            if name in types.spec.structs:
                self._walk(types.spec.structs[name].fields, in_list=False)
            elif not isinstance(types.spec.lookup(name), Struct | Union):
                self._walk([Declaration("value", name)], in_list=False)

    def _walk(self, fields: Iterable[Declaration], *, in_list: bool) -> None:
        for decl in map(self._types.resolve, fields):
            in_array = False
            while decl.kind in (Kind.OPTIONAL, Kind.ARRAY_FIXED, Kind.ARRAY_VAR):
                in_array = in_array or decl.kind is not Kind.OPTIONAL
                decl = self._types.element(decl)
            target = self._types.spec.lookup(decl.type)
            if decl.kind is not Kind.SCALAR or not isinstance(target, Struct | Union):
                continue
            if not self._types.has_text(decl):
                continue
            if in_array:
                self._second(decl.type, target, self.listed, in_list=True)
            elif isinstance(target, Struct) and self._types.inlined(target):
                self._walk(target.fields, in_list=in_list)
            elif not (
                in_list and isinstance(target, Union) and self._types.plain(target)
            ) and self._is_own(decl.type):
                self._second(decl.type, target, self.single, in_list=False)

    def _is_own(self, name: str) -> bool:
        """Return whether a type's decoders are emitted with this program."""
        return name in self._types.spec.structs or name in self._types.spec.unions

    def _second(self, name: str, target: Struct | Union, found: set[str], *, in_list: bool) -> None:
        if name in found:
            return
        found.add(name)
        fields = (
            target.fields
            if isinstance(target, Struct)
            else [arm for _, arm in self._types.arms(target) if arm]
        )
        self._walk(fields, in_list=in_list)
