"""Emitter of the decoders of lists: ``unpack_list_T(buf, pos, count)``.

They are where the time of large replies goes. The parts of an item are written out in
the loop, small unions too, and objects are made without their constructors, which only
assign.

Items that are a name and a union (typed parameters) have a second decoder, for many
lists of them in one reply, as in virConnectGetAllDomainStats. Such lists have the same
names in the same order, with values of the same types. The decoder keeps the bytes that
followed each name: the next name, padding and discriminant; when they recur, one
comparison reads them all.

Items that are a name and an owner (the checkpoints of a domain) are read in a similar
way: the bytes after the name, up to the length of the next one, are compared with those
after the name before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...protocol.idl.model import Declaration, Kind, Struct, Union
from .. import names, source
from .code import Code
from .types import CODES, RANGES, SIZES
from .unpack import Unpack

if TYPE_CHECKING:
    from collections.abc import Sequence

_LOOP = 2  # indentation of the code for each item
_KNOWN = 512  # names that are kept; a bound, because a peer chooses them


class UnpackLists(Unpack):
    """Writer of the decoders of lists of one module's types."""

    def items(self, target: Struct | Union) -> list[str]:
        """Write the decoders of a list of one type.

        They are ``unpack_list_T``, ``unpack_call_list_T`` if calls contain such lists,
        and ``unpack_alike_T`` if an item is a name and a union.
        """
        lines = self._list(target)
        if target.name in self.calls.listed:
            lines += self._list(target, call=True, verb="unpack_call_list")
        if isinstance(target, Struct) and self.types.keyed(target) is not None:
            lines += self._alike(target)
        return lines

    def _list(
        self, target: Struct | Union, *, call: bool = False, verb: str = "unpack_list"
    ) -> list[str]:
        if (
            isinstance(target, Struct)
            and not call
            and (inner := self.types.owned(target)) is not None
        ):
            return self._owned(target, inner)
        code = self._begun(target)
        code.call = call
        head, code.lines = code.lines, []
        if isinstance(target, Struct):
            if not call:
                code.repeated = {name: code.number() for name in self.types.repeated(target)}
            values = self._fields(code, target)
        else:
            values = self._declared_union(code, target)
        for struct, n in code.repeated.items():
            head += [f"    same{n}: {names.class_name(struct)}", f'    raw{n}, size{n} = b"", 0']
        if code.known:
            head.append("    known: Known = {}")
        self._append(code, target, values)
        signature = _signature(f"{verb}_{target.name}", target)
        return [
            "",
            *signature,
            *head,
            "    for _ in range(count):",
            *code.lines,
            "    return items, pos",
            "",
        ]

    def _owned(self, target: Struct, inner: Struct) -> list[str]:
        """Write the loop for items with one owner.

        It expects the same owner after each name, and after that a name of the same
        length.
        """
        key, held = map(self.types.resolve, target.fields)
        owner = f"{target.name}.{key.name}"
        code = self._begun(target)
        code.indent = 1
        n = code.number()
        code.repeated[inner.name] = n
        length, following = code.fresh("n"), code.fresh("n")
        code.put(f"same{n}: {names.class_name(inner.name)}")
        code.put(f'raw{n}, size{n} = b"", 0')
        code.put('follows, step = b"", 0  # padding, owner and the next length')
        code.put("if count:")
        code.indent = 2
        self._length(code, key, length, owner)
        code.indent = 1
        code.put("for left in range(count - 1, -1, -1):")
        code.indent = _LOOP
        code.put(f"end = pos + {length}")
        code.put('name = buf[pos:end].decode("utf-8", "surrogateescape")')
        code.put("if left and follows and buf.startswith(follows, end):")
        code.put("    pos = end + step")
        code.put("else:")
        code.indent += 1
        self._padding(code, length, "end", owner)
        self._value(code, held, held.name, f"{target.name}.{held.name}")
        code.put("if left:")
        code.indent += 1
        self._length(code, key, following, owner)
        code.put(f'follows = buf[end:pos] if {following} == {length} else b""')
        code.put("step = pos - end")
        code.put(f"{length} = {following}")
        code.indent = _LOOP
        self._append(code, target, ["name", f"same{n}"])
        signature = _signature(f"unpack_list_{target.name}", target)
        return ["", *signature, *code.lines, "    return items, pos", ""]

    def _alike(self, target: Struct) -> list[str]:
        """Write the loop that expects the same names and types as the last time."""
        union = self.types.keyed(target)
        assert union is not None
        key, _ = target.fields
        code = self._begun(target)
        name, kind, arm = code.fresh(key.name), code.fresh("kind"), code.fresh("arm")
        code.lines += [f'    {name} = ""', "    for _ in range(count):"]
        code.put(f"{arm}: Any")
        code.put(f"guess = known.get({name})")
        code.put("if guess is not None and buf.startswith(guess[0], pos):")
        code.put(f"    _, size, {name}, {kind}, unpack_arm, arm_size = guess")
        code.put("    pos += size")
        code.put("else:")
        code.indent += 1
        code.put(f"start, before = pos, {name}")
        self._value(code, key, key.name, f"{target.name}.{key.name}", name)
        self._kind(code, union, kind)
        code.put(f"unpack_arm, arm_size = {fixed_arms(union)}.get({kind}, (None, 0))")
        code.put(f"if len(known) < {_KNOWN}:")
        code.put(
            f"    known[before] = (buf[start:pos], pos - start, {name}, {kind},"
            " unpack_arm, arm_size)"
        )
        code.indent -= 1
        code.put("if unpack_arm is not None:")
        code.put(f"    ({arm},) = unpack_arm(buf, pos)")
        code.put("    pos += arm_size")
        fixed = {decl.name for decl in self._fixed(union).values()}
        others = [
            (condition, decl)
            for condition, decl in self.types.arms(union)
            if decl is None or decl.name not in fixed
        ]
        self._arms(code, union, kind, arm, others, "elif")
        self._append(code, target, [name, self._made(code, union, [kind, arm])])
        signature = _signature(f"unpack_alike_{target.name}", target, ["known: Known"])
        return ["", *signature, *code.lines, "    return items, pos", ""]

    def _begun(self, target: Struct | Union) -> Code:
        code = Code(indent=_LOOP)
        code.lines += [
            f"    items: list[{names.class_name(target.name)}] = []",
            "    append = items.append",
        ]
        code.lines.append("    new = object.__new__")
        return code

    def _append(self, code: Code, target: Struct | Union, values: Sequence[str]) -> None:
        item = self._made(code, target, values)
        self._flush(code)
        for line in code.made:
            code.put(line)
        code.put(f"append({item})")

    def _made(self, code: Code, target: Struct | Union, values: Sequence[str]) -> str:
        """Make objects at the end of the loop, except those made under a condition."""
        if code.indent != _LOOP:
            return super()._made(code, target, values)
        made = code.fresh("made")
        if isinstance(target, Struct):
            attributes = [names.identifier(f.name) for f in target.fields]
        else:
            attributes = [names.identifier(target.discriminant.name), "value"]
        code.made.append(f"{made} = new({names.class_name(target.name)})")
        code.made += [f"{made}.{a} = {value}" for a, value in zip(attributes, values, strict=True)]
        return made

    def _list_call(self, code: Code, type_name: str, count: str) -> str:
        target = self.types.spec.lookup(type_name)
        if (
            isinstance(target, Struct)
            and self.types.keyed(target) is not None
            and target.name in self.types.spec.structs
            and not code.call
        ):
            code.known = True
            return f"unpack_alike_{type_name}(buf, pos, {count}, known)"
        return super()._list_call(code, type_name, count)

    def _scalar(self, code: Code, decl: Declaration, var: str, owner: str) -> str:
        target = self.types.spec.lookup(decl.type)
        if isinstance(target, Union) and self.types.plain(target):
            return self._made(code, target, self._declared_union(code, target))
        return super()._scalar(code, decl, var, owner)

    def _declared_union(self, code: Code, union: Union) -> Sequence[str]:
        kind, arm = code.fresh("kind"), code.fresh("arm")
        code.put(f"{arm}: Any")
        return self._union(code, union, kind, arm)

    def fixed(self, union: Union) -> list[str]:
        """Write the constant with unpack function and size of each arm of fixed size.

        It is keyed by discriminant.
        """
        lines = [f"{fixed_arms(union)}: dict[int, tuple[Any, int]] = {{"]
        for value, decl in self._fixed(union).items():
            letter = CODES[decl.type]
            lines.append(f"    {value}: (_U{self.formats.constant(letter)}, {SIZES[letter]}),")
        return [*lines, "}"]

    def _fixed(self, union: Union) -> dict[int, Declaration]:
        """Return the arms that are one number of unlimited range, by discriminant."""
        arms = {
            value: self.types.resolve(case.arm)
            for case in union.cases
            if case.arm
            for value in case.values
        }
        return {
            value: arm
            for value, arm in arms.items()
            if arm.kind is Kind.SCALAR and arm.type in CODES and arm.type not in RANGES
        }


def fixed_arms(union: Union) -> str:
    return f"_F_{union.name}"


def _signature(function: str, target: Struct | Union, more: Sequence[str] = ()) -> list[str]:
    parameters = ["buf: bytes", "pos: int", "count: int", *more]
    return source.bracket_lines(
        f"def {function}(", parameters, f") -> tuple[list[{names.class_name(target.name)}], int]:"
    )
