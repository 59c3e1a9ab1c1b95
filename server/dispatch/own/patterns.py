"""Regular expressions for names of monitor events, searched in bounded time.

How it works. A pattern is read into a program in postfix order: operands (classes of
characters, assertions, nothing) and operators on those before them. Counted repetitions
are written out, so the program's length bounds all that follows. To search a name, the
program is run twice, without recursion: forwards it gives for each part which classes
may come first, backwards which may follow each class. Sets of classes are the bits of
one integer, so that all ways through the pattern are followed at once, one character of
the name after the other; nothing is tried twice. What assertions say depends on the
place in the name; each kind of place has what may follow there.

What was built is not kept: a pattern remembers its answers instead, for QEMU's events
have few names.

The language is that part of PCRE's, which libvirt has, that says something about plain
names: no looking around, no references, no recursion.
"""

from __future__ import annotations

import re
import string
import sys
from typing import TYPE_CHECKING, Final
from weakref import WeakValueDictionary

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Malformed", "Pattern", "TooComplex", "compiled"]

_MOST_CHARACTERS = 1000
# Operands and operators: as many as a pattern of that length has without repetitions.
_MOST_STEPS = 2000
_MOST_ADDED = 4 * _MOST_STEPS
_MOST_DEPTH = 100
_MOST_REPEATS = 65535  # PCRE's
_MOST_ANSWERS = 100
_ANSWERS_SIZE = 5000  # bytes
LONGEST_NAME: Final = 48
"""Characters of a name, nearly twice those of QEMU's; longer ones never match."""


class Malformed(Exception):
    """The pattern is none."""


class TooComplex(Exception):
    """The pattern is too large, or has what is not searched for here."""


def _bits(characters: Iterable[str]) -> int:
    found = 0
    for character in characters:
        found |= 1 << ord(character)
    return found


# Sets of characters, by their codes. Names have printable ones of ASCII only.
_ANY = _bits(map(chr, range(0x20, 0x7F)))
_DIGITS = _bits(string.digits)
_LETTERS = _bits(string.ascii_letters)
_WORD = _bits(string.ascii_letters + string.digits + "_")
_BLANK = _bits(" ")
_PUNCTUATION = _bits(string.punctuation)
_CLASSES = {"d": _DIGITS, "w": _WORD, "s": _BLANK}
_CLASSES |= {name.upper(): _ANY & ~found for name, found in _CLASSES.items()}
_NAMED = {
    "alnum": _LETTERS | _DIGITS,
    "alpha": _LETTERS,
    "ascii": _ANY,
    "blank": _BLANK,
    "cntrl": 0,
    "digit": _DIGITS,
    "graph": _ANY & ~_BLANK,
    "lower": _bits(string.ascii_lowercase),
    "print": _ANY,
    "punct": _PUNCTUATION,
    "space": _BLANK,
    "upper": _bits(string.ascii_uppercase),
    "word": _WORD,
    "xdigit": _bits(string.hexdigits),
}
_CONTROLS = {"a": "\a", "e": "\x1b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}

# Steps of a program below zero; others are sets of characters.
_NOTHING, _CAT, _ALT, _OPT, _STAR, _PLUS = -1, -2, -3, -4, -5, -6
_START, _END, _EDGE, _NO_EDGE = -7, -8, -9, -10
_ASSERTIONS = {"A": _START, "Z": _END, "z": _END, "b": _EDGE, "B": _NO_EDGE}
# Places in a name, as bits: its start, its end, behind and before a word's character.
_AT_START, _AT_END, _BEHIND_WORD, _BEFORE_WORD = 1, 2, 4, 8
_MATTERS = {
    _START: _AT_START,
    _END: _AT_END,
    _EDGE: _BEHIND_WORD | _BEFORE_WORD,
    _NO_EDGE: _BEHIND_WORD | _BEFORE_WORD,
}
# In a set of classes, the bit that says that the pattern may be over.
_OVER = 1


def _holds(assertion: int, place: int) -> bool:
    if assertion == _START:
        return bool(place & _AT_START)
    if assertion == _END:
        return bool(place & _AT_END)
    is_edge = bool(place & _BEHIND_WORD) != bool(place & _BEFORE_WORD)
    return is_edge == (assertion == _EDGE)


# -- reading ---------------------------------------------------------------------------

_COUNT = re.compile(r"\{(?:([0-9]{1,9})(,?)([0-9]{0,9})|,([0-9]{1,9}))\}")
_GROUP = re.compile(r"\?(?::|P?<([A-Za-z_][A-Za-z0-9_]{0,31})>)")
_HEX = re.compile(r"x([0-9A-Fa-f]{2})")
_NAMED_CLASS = re.compile(r"\[:(\^?)([a-z]{1,6}):\]")
_OTHER_CLASS = re.compile(r"\[[.=:].*[.=:]\]")


class _Reader:
    """Reader of one pattern; ``steps`` becomes its program."""

    def __init__(self, text: str, *, ignore_case: bool) -> None:
        self._text = text
        self._at = 0
        self._ignore_case = ignore_case
        self._depth = 0
        self._names: set[str] = set()
        self._added = 0  # steps, those included that were replaced
        self.steps: list[int] = []

    def read(self) -> tuple[int, ...]:
        if self._text.startswith("(?i)"):
            self._ignore_case = True
            self._at = 4
        self._alternatives()
        if self._at < len(self._text):
            raise Malformed(f"unbalanced parenthesis at position {self._at}")
        return tuple(self.steps)

    def _next(self) -> str:
        return self._text[self._at : self._at + 1]

    def _taken(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        found = pattern.match(self._text, self._at)
        if found is not None:
            self._at = found.end()
        return found

    def _add(self, *steps: int) -> None:
        self._added += len(steps)
        if len(self.steps) + len(steps) > _MOST_STEPS or self._added > _MOST_ADDED:
            raise TooComplex
        self.steps += steps

    def _alternatives(self) -> None:
        self._sequence()
        while self._next() == "|":
            self._at += 1
            self._sequence()
            self._add(_ALT)

    def _sequence(self) -> None:
        is_first = True
        while self._next() not in ("", "|", ")"):
            begun = len(self.steps)
            self._repeated(begun, may_repeat=self._item())
            if not is_first:
                self._add(_CAT)
            is_first = False
        if is_first:
            self._add(_NOTHING)

    def _item(self) -> bool:
        """Read an item; return whether it may be repeated."""
        begun = self._at
        character = self._next()
        self._at += 1
        if character == "(":
            self._group(begun)
        elif character == "[":
            self._add(self._class(begun))
        elif character == ".":
            self._add(_ANY)
        elif character in "^$":
            self._add(_START if character == "^" else _END)
            return False
        elif character in "*+?" or (character == "{" and _COUNT.match(self._text, begun)):
            raise Malformed(f"nothing to repeat at position {begun}")
        elif character == "\\":
            if (assertion := _ASSERTIONS.get(self._next())) is not None:
                self._at += 1
                self._add(assertion)
                return False
            self._add(self._folded(self._escape()))
        else:
            self._add(self._folded(_set_of(character)))
        return True

    def _group(self, begun: int) -> None:
        found = self._taken(_GROUP)
        if found is None and self._next() == "?":
            if len(self._text) == self._at + 1:
                raise Malformed("unexpected end of pattern")
            raise TooComplex
        if found is None and self._next() == "*":
            raise TooComplex
        if found is not None and (name := found[1]) is not None:
            if name in self._names:
                raise Malformed(f"redefinition of group name '{name}'")
            self._names.add(name)
        self._depth += 1
        if self._depth > _MOST_DEPTH:
            raise TooComplex
        self._alternatives()
        self._depth -= 1
        if self._next() != ")":
            raise Malformed(f"missing ), unterminated subpattern at position {begun}")
        self._at += 1

    def _repeated(self, begun: int, *, may_repeat: bool) -> None:
        """Read what repeats the item whose steps begin at ``begun``, if anything."""
        at = self._at
        if (count := self._taken(_COUNT)) is not None:
            least = int(count[1] or 0)
            most = int(count[3] or count[4] or 0) if count[3] or count[4] else None
            if count[2] == "" and count[4] is None:
                if count[3]:  # more digits than any count has
                    raise Malformed("number too big in {} quantifier")
                most = least
        elif (sign := self._next()) and sign in "*+?":
            self._at += 1
            least, most = {"*": (0, None), "+": (1, None), "?": (0, 1)}[sign]
        else:
            return
        if not may_repeat:
            raise Malformed(f"nothing to repeat at position {at}")
        if max(least, most or 0) > _MOST_REPEATS:
            raise Malformed("number too big in {} quantifier")
        if most is not None and most < least:
            raise Malformed(f"min repeat greater than max repeat at position {at}")
        if self._next() == "?":  # lazy, which does not change whether it matches
            self._at += 1
        elif self._next() == "+":
            raise TooComplex
        if self._next() in ("*", "+", "?") or _COUNT.match(self._text, self._at):
            raise Malformed(f"multiple repeat at position {self._at}")
        self._repeat(begun, least, most)

    def _repeat(self, begun: int, least: int, most: int | None) -> None:
        item = self.steps[begun:]
        del self.steps[begun:]
        parts = [item] * least
        if most is None:
            if least:
                parts[-1] = [*item, _PLUS]
            else:
                parts.append([*item, _STAR])
        else:
            parts += [[*item, _OPT]] * (most - least)
        if not parts:
            self._add(_NOTHING)
        for number, part in enumerate(parts):
            self._add(*part)
            if number:
                self._add(_CAT)

    def _folded(self, found: int) -> int:
        if self._ignore_case:
            upper, lower = found & _NAMED["upper"], found & _NAMED["lower"]
            found |= upper << 32 | lower >> 32
        return found

    def _escape(self, *, in_class: bool = False) -> int:
        """Read what is behind a backslash, as a set of characters."""
        character = self._next()
        if not character:
            raise Malformed("bad escape (end of pattern)")
        if found := self._taken(_HEX):
            return _set_of(chr(int(found[1], 16)))
        self._at += 1
        if character in _CLASSES:
            return _CLASSES[character]
        if character in _CONTROLS or (in_class and character == "b"):
            return 0
        if character in string.ascii_letters or character in string.digits:
            raise TooComplex
        return _set_of(character)

    def _class(self, begun: int) -> int:
        is_negated = self._next() == "^"
        self._at += is_negated
        found = 0
        is_first = True
        while True:
            if not self._next():
                raise Malformed(f"unterminated character set at position {begun}")
            if self._next() == "]" and not is_first:
                self._at += 1
                break
            is_first = False
            at = self._at
            low, code = self._member()
            if self._next() == "-" and self._text[self._at + 1 : self._at + 2] not in ("", "]"):
                self._at += 1
                _, last = self._member()
                if code is None or last is None or last < code:
                    raise Malformed(f"bad character range at position {at}")
                low = _ANY & ((1 << min(last, 0x7F) + 1) - 1) & ~((1 << min(code, 0x80)) - 1)
            found |= low
        found = self._folded(found)
        return _ANY & ~found if is_negated else found

    def _member(self) -> tuple[int, int | None]:
        """Read a member of a class: its set, and its code if it is one character."""
        if named := self._taken(_NAMED_CLASS):
            if named[2] not in _NAMED:
                raise Malformed("unknown POSIX class name")
            found = _NAMED[named[2]]
            return (_ANY & ~found if named[1] else found), None
        character = self._next()
        if character == "[" and _OTHER_CLASS.match(self._text, self._at):
            raise TooComplex
        begun = self._at
        self._at += 1
        if character != "\\":
            return _set_of(character), ord(character)
        found = self._escape(in_class=True)
        name = self._text[begun + 1]
        if name in _CLASSES:
            return found, None
        if name == "x" and self._at == begun + 4:
            return found, int(self._text[begun + 2 : self._at], 16)
        return found, ord({**_CONTROLS, "b": "\b"}.get(name, name))


def _set_of(character: str) -> int:
    """Return the set of one character: empty if no name has it."""
    return _ANY & 1 << ord(character) if character < "\x7f" else 0


# -- searching -------------------------------------------------------------------------


class Pattern:
    """Regular expression that has been read."""

    __slots__ = ("__weakref__", "_answers", "_places", "_steps", "size")

    def __init__(self, text: str, *, ignore_case: bool) -> None:
        """Read a pattern. Raises Malformed or TooComplex if it cannot be used."""
        if len(text) > _MOST_CHARACTERS:
            raise TooComplex
        self._steps = _Reader(text, ignore_case=ignore_case).read()
        self._places = 0  # what of a place in a name matters
        for step in self._steps:
            self._places |= _MATTERS.get(step, 0)
        self._answers: dict[str, bool] = {}
        sets = {step for step in self._steps if step >= 0}
        self.size = sys.getsizeof(self._steps) + sum(map(sys.getsizeof, sets)) + _ANSWERS_SIZE
        """Bytes that it takes, with all answers that it may remember."""

    def is_in(self, name: str) -> bool:
        """Return whether a part of the name matches."""
        answer = self._answers.get(name)
        if answer is None:
            if len(name) > LONGEST_NAME or not name.isascii() or not name.isprintable():
                return False
            answer = self._search(name)
            if len(self._answers) >= _MOST_ANSWERS:
                self._answers.clear()
            self._answers[sys.intern(name)] = answer
        return answer

    def _search(self, name: str) -> bool:
        classes = self._classes()
        masks = dict.fromkeys(name, 0)
        for c in masks:
            for characters, bits in classes.items():
                if characters >> ord(c) & 1:
                    masks[c] |= bits
        firsts: dict[int, tuple[int, list[int]]] = {}
        ways: dict[int, _Ways] = {}
        taken = 0  # the classes that took the character before this place
        for at in range(len(name) + 1):
            place = self._place(name, at)
            if place not in firsts:
                firsts[place] = self._first(place)
            possible, nodes = firsts[place]
            if taken:
                if place not in ways:
                    ways[place] = _Ways(self._follow(nodes))
                possible |= ways[place].behind(taken)
            if possible & _OVER:
                return True
            if at < len(name):
                taken = possible & masks[name[at]]
        return False

    def _place(self, name: str, at: int) -> int:
        place = 0
        if at == 0:
            place |= _AT_START
        elif _WORD >> ord(name[at - 1]) & 1:
            place |= _BEHIND_WORD
        if at == len(name):
            place |= _AT_END
        elif _WORD >> ord(name[at]) & 1:
            place |= _BEFORE_WORD
        return place & self._places

    def _classes(self) -> dict[int, int]:
        """Return the sets of characters, each with the bits of classes that have it."""
        found: dict[int, int] = {}
        bit = _OVER
        for step in self._steps:
            if step >= 0:
                bit <<= 1
                found[step] = found.get(step, 0) | bit
        return found

    def _first(self, place: int) -> tuple[int, list[int]]:
        """Return which classes may come first at a place, of all and of each step.

        A step's set has `_OVER` if the part that ends with it may match nothing.
        """
        stack: list[int] = []
        nodes: list[int] = []
        bit = _OVER
        for step in self._steps:
            if step >= 0:
                bit <<= 1
                found = bit
            elif step == _CAT:
                second, first = stack.pop(), stack.pop()
                found = first ^ _OVER | second if first & _OVER else first
            elif step == _ALT:
                found = stack.pop() | stack.pop()
            elif step in (_OPT, _STAR):
                found = stack.pop() | _OVER
            elif step == _PLUS:
                found = stack.pop()
            else:
                found = _OVER if step == _NOTHING or _holds(step, place) else 0
            stack.append(found)
            nodes.append(found)
        return stack.pop(), nodes

    def _follow(self, nodes: list[int]) -> list[int]:
        """Return for each class, from the last one on, what may follow it."""
        follow: list[int] = []
        behind = [_OVER]  # what may follow the parts that are still to come
        for at in range(len(self._steps) - 1, -1, -1):
            step = self._steps[at]
            after = behind.pop()
            if step >= 0:
                follow.append(after)
            elif step == _CAT:
                second = nodes[at - 1]
                behind.append(second ^ _OVER | after if second & _OVER else second)
                behind.append(after)
            elif step == _ALT:
                behind += (after, after)
            elif step == _OPT:
                behind.append(after)
            elif step in (_STAR, _PLUS):
                behind.append(after | nodes[at - 1] & ~_OVER)
        return follow


class _Ways:
    """What may follow the classes that have taken a character."""

    __slots__ = ("_groups", "_straight")

    def __init__(self, follow: Iterable[int]) -> None:
        """``follow`` has what may follow each class, from the last one on."""
        groups: dict[int, int] = {}
        self._straight = 0  # classes that only the next one follows
        for number, after in enumerate(reversed([*follow]), 1):
            bit = _OVER << number
            if after == bit << 1:
                self._straight |= bit
            else:
                groups[after] = groups.get(after, 0) | bit
        self._groups = [*groups.items()]

    def behind(self, taken: int) -> int:
        found = (taken & self._straight) << 1
        for after, classes in self._groups:
            if taken & classes:
                found |= after
        return found


_known: WeakValueDictionary[tuple[str, bool], Pattern] = WeakValueDictionary()


def compiled(text: str, *, ignore_case: bool) -> Pattern:
    """Return the pattern, which all who have the same share.

    Raises Malformed or TooComplex if it cannot be used.
    """
    found = _known.get((text, ignore_case))
    if found is None:
        found = _known[text, ignore_case] = Pattern(text, ignore_case=ignore_case)
    return found
