"""Integer expressions of cpp's conditions."""

from __future__ import annotations

import operator
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_TOKEN = re.compile(
    r"\s*(?:(?P<number>(?:0[xX][0-9a-fA-F]+|\d+)[uUlL]*\b)|(?P<name>[A-Za-z_]\w*)"
    r"|(?P<sign><<|>>|<=|>=|==|!=|&&|\|\||[-+*/%<>&^|!~?:()]))"
)
# Operators by precedence, the weakest first.
_LEVELS: tuple[dict[str, Callable[[int, int], int]], ...] = (
    {"||": lambda a, b: int(bool(a or b))},
    {"&&": lambda a, b: int(bool(a and b))},
    {"|": operator.or_},
    {"^": operator.xor},
    {"&": operator.and_},
    {"==": lambda a, b: int(a == b), "!=": lambda a, b: int(a != b)},
    {
        "<": lambda a, b: int(a < b),
        ">": lambda a, b: int(a > b),
        "<=": lambda a, b: int(a <= b),
        ">=": lambda a, b: int(a >= b),
    },
    {"<<": lambda a, b: a << _shift(b), ">>": lambda a, b: a >> _shift(b)},
    {"+": operator.add, "-": operator.sub},
    {"*": operator.mul, "/": lambda a, b: _divided(a, b), "%": lambda a, b: _rest(a, b)},
)
_UNARY: dict[str, Callable[[int], int]] = {
    "+": operator.pos,
    "-": operator.neg,
    "~": operator.invert,
    "!": lambda a: int(not a),
}
_DEEPEST = 50


def evaluate(text: str, values: Mapping[str, int]) -> int:
    """Return the value of an expression; a name without a value is 0, as for cpp.

    Raises ValueError, with the reason.
    """
    parser = _Parser(_tokens(text), values)
    value = parser.choice(0)
    if parser.tokens:
        raise ValueError(f"unexpected {parser.tokens[0]!r}")
    return value


def number(word: str) -> int:
    """Return the value of a number as C writes it; raises ValueError."""
    digits = word.rstrip("uUlL")
    octal = digits.startswith("0") and digits.isdigit()
    return int(digits, 8 if octal else 0)


def _tokens(text: str) -> list[str]:
    found, offset, text = [], 0, text.rstrip()
    while offset < len(text):
        match = _TOKEN.match(text, offset)
        if match is None:
            raise ValueError(f"unexpected {text[offset:].split()[0]!r}")
        found.append(match[0].strip())
        offset = match.end()
    return found


def _shift(places: int) -> int:
    if not 0 <= places < 64:
        raise ValueError(f"a shift by {places}")
    return places


def _divided(a: int, b: int) -> int:
    if b == 0:
        raise ValueError("a division by zero")
    return abs(a) // abs(b) * (1 if (a < 0) == (b < 0) else -1)


def _rest(a: int, b: int) -> int:
    return a - b * _divided(a, b)


class _Parser:
    def __init__(self, tokens: list[str], values: Mapping[str, int]) -> None:
        self.tokens = tokens
        self.values = values

    def choice(self, depth: int) -> int:
        condition = self.level(0, depth)
        if not self._skip("?"):
            return condition
        yes = self.choice(depth + 1)
        self._expect(":")
        no = self.choice(depth + 1)
        return yes if condition else no

    def level(self, index: int, depth: int) -> int:
        if index == len(_LEVELS):
            return self.unary(depth)
        value = self.level(index + 1, depth)
        while self.tokens and self.tokens[0] in _LEVELS[index]:
            apply = _LEVELS[index][self.tokens.pop(0)]
            value = apply(value, self.level(index + 1, depth))
        return value

    def unary(self, depth: int) -> int:
        if depth > _DEEPEST:
            raise ValueError("it is nested too deep")
        if not self.tokens:
            raise ValueError("it ends too early")
        token = self.tokens.pop(0)
        if token in _UNARY:
            return _UNARY[token](self.unary(depth + 1))
        if token == "(":
            value = self.choice(depth + 1)
            self._expect(")")
            return value
        if token[0].isdigit():
            return number(token)
        if token.isidentifier():
            return self.values.get(token, 0)
        raise ValueError(f"unexpected {token!r}")

    def _skip(self, token: str) -> bool:
        if self.tokens[:1] == [token]:
            self.tokens.pop(0)
            return True
        return False

    def _expect(self, token: str) -> None:
        if not self._skip(token):
            raise ValueError(f"{token!r} is missing")
