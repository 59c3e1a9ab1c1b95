"""Long texts that a regular expression, or a kind of values, might be slow with.

They are made of the expression itself: for each repetition without a limit, what comes
before it, then each of the characters that it repeats, very often, and then something
that may not fit.
"""

from __future__ import annotations

import importlib
import time
import tracemalloc
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["COUNT", "common", "is_heavy", "of_expression", "traced"]

_parser: Any = importlib.import_module("re._parser")
_names: Any = importlib.import_module("re._constants")

_REPEATS = (_names.MAX_REPEAT, _names.MIN_REPEAT, _names.POSSESSIVE_REPEAT)

COUNT = 5_000
_TAILS = ("x", "!!", "\n", ",")
_USUAL = "0a \té"
_OTHER_UNITS = ("1,", "0-3,", "^1,", "1.", ":1", "a:", "/a", "%41", "%4", "1e", "T0")
_OTHER_HEADS = ("", "-", "+", "0x", "1.", "1e", "2010-04-09T15:51:00.", "a:", "http://", "//a:")
# Processor time and memory of one text: a hundred times what one pass needs, and a
# tenth of what it costs to try each character in each place, or to keep a frame for it.
_SECONDS, _BYTES = 0.03, 64 * COUNT


def common() -> Iterator[str]:
    """Iterate over texts for functions that are no expression."""
    for head in _OTHER_HEADS:
        for unit in (*"019aF. :/-+#?", *_OTHER_UNITS):
            for tail in ("", "x", "!!"):
                yield head + unit * COUNT + tail


def of_expression(expression: str) -> Iterator[str]:
    """Iterate over texts for a regular expression."""
    # A class stands for some of these.
    characters = "".join(dict.fromkeys(f"{_USUAL}{expression}"))
    seen = set()
    for times in (0, 20):
        for head, unit in _Expression(characters, times).repetitions(_parser.parse(expression)):
            if (head, unit) not in seen:
                seen.add((head, unit))
                for tail in _TAILS:
                    yield head + unit * COUNT + tail


class _Expression:
    """Walk over a parsed expression.

    Repetitions without a limit have ``times`` turns more than they need where they are
    only passed.
    """

    def __init__(self, characters: str, times: int) -> None:
        self._characters = characters
        self._times = times

    def repetitions(self, items: Any, head: str = "") -> Iterator[tuple[str, str]]:
        """Iterate over what is before an unlimited repetition, and what it repeats."""
        for what, given in items:
            if what in _REPEATS:
                _, most, body = given
                if most == _names.MAXREPEAT:
                    for unit in self._units(body):
                        yield head, unit
                elif most > 1:
                    before = head + self._sample(body) * (most - 1)
                    yield from self.repetitions(body, before)
                yield from self.repetitions(body, head)
            elif what == _names.BRANCH:
                for branch in given[1]:
                    yield from self.repetitions(branch, head)
            elif what == _names.SUBPATTERN:
                yield from self.repetitions(given[3], head)
            elif what in (_names.ASSERT, _names.ASSERT_NOT):
                yield from self.repetitions(given[1], head)
            head += self._sample([(what, given)])

    def _units(self, body: Any) -> Iterator[str]:
        if body[0][0] == _names.IN and len(body) == 1:
            return self._all_in(body[0][1])
        return iter((self._sample(body),))

    def _sample(self, items: Any) -> str:
        """Return a short text that fits; assertions do not count."""
        parts: list[str] = []
        for what, given in items:
            if what == _names.LITERAL:
                parts.append(chr(given))
            elif what in (_names.NOT_LITERAL, _names.ANY):
                parts.append("b" if given == ord("a") else "a")
            elif what == _names.IN:
                parts.append(next(self._all_in(given)))
            elif what == _names.BRANCH:
                parts.append(self._sample(given[1][0]))
            elif what == _names.SUBPATTERN:
                parts.append(self._sample(given[3]))
            elif what in _REPEATS:
                least, most, body = given
                more = self._times if most == _names.MAXREPEAT else 0
                parts.append(self._sample(body) * (least + more))
        return "".join(parts)

    def _all_in(self, members: Any) -> Iterator[str]:
        is_negated = members[0][0] == _names.NEGATE
        for character in self._characters:
            if any(_is_in(character, what, given) for what, given in members) is not is_negated:
                yield character


def _is_in(character: str, what: Any, given: Any) -> bool:
    if what == _names.LITERAL:
        return ord(character) == given
    if what == _names.RANGE:
        return given[0] <= ord(character) <= given[1]
    if what == _names.CATEGORY:
        name = str(given)
        is_one = {
            "DIGIT": character.isdigit(),
            "SPACE": character.isspace(),
            "WORD": character.isalnum() or character == "_",
        }[name.rpartition("_")[2]]
        return is_one is not ("_NOT_" in name)
    return False


@contextmanager
def traced() -> Iterator[None]:
    """Let `is_heavy` see memory."""
    tracemalloc.start(1)
    try:
        yield
    finally:
        tracemalloc.stop()


def is_heavy(work: Callable[[str], object], text: str) -> bool:
    """Say whether work takes more than a pass over the text, in time or memory.

    The best of three runs counts.
    """
    for _ in range(3):
        tracemalloc.reset_peak()
        memory = tracemalloc.get_traced_memory()[0]
        before = time.thread_time()
        work(text)
        took = time.thread_time() - before
        if took < _SECONDS and tracemalloc.get_traced_memory()[1] - memory < _BYTES:
            return False
    return True
