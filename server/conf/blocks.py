"""Long texts of clients, worked on block by block.

A method of `str` or a pattern's match keeps the interpreter until it is done. For a
text of some megabytes that may be a tenth of a second, in which no other thread runs.
Functions here do the same in many calls, with a `checkpoint` before each.

A pattern that is matched with such a text has possessive quantifiers (``*+``, ``++``),
so that it does not try again from every character what cannot match.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .pause import checkpoint

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

__all__ = ["BLOCK", "cut", "in_blocks", "line", "parts", "slices"]

# Characters that are worked on at once, at up to 50 ns each.
BLOCK = 16 * 1024


def slices(text: str) -> Iterator[str]:
    """Iterate over the parts of a text, each `BLOCK` characters long but the last."""
    for start in range(0, len(text), BLOCK):
        checkpoint()
        yield text[start : start + BLOCK]


def in_blocks(work: Callable[[str], str], text: str) -> str:
    """Return ``work(text)``, for work that looks at each character by itself."""
    return work(text) if len(text) <= BLOCK else "".join([work(part) for part in slices(text)])


def parts(text: str, separator: str) -> Iterable[str]:
    """Iterate over what ``text.split(separator)`` returns, for one character."""
    return text.split(separator) if len(text) <= BLOCK else _parts(text, separator)


def _parts(text: str, separator: str) -> Iterator[str]:
    for piece in cut(text, separator):
        yield from piece.split(separator)


def cut(text: str, separator: str) -> Iterator[str]:
    """Cut a text at some of its separators, into pieces of `BLOCK` characters or fewer.

    A piece without a separator may be longer. The separators at which the text is cut
    are in no piece.
    """
    at = 0
    while len(text) - at > BLOCK:
        checkpoint()
        end = text.rfind(separator, at, at + BLOCK)
        if end < 0:
            end = text.find(separator, at + BLOCK)
        if end < 0:
            break
        yield text[at:end]
        at = end + 1
    yield text[at:]


def line(text: str, number: int) -> str:
    """Return a line of a text, of which the first has number 1; "" if it has none."""
    if number < 1:
        return ""
    at, left = 0, number - 1  # line ends before the line
    while left:
        checkpoint()
        inside = text.count("\n", at, at + BLOCK)
        if inside >= left:
            break
        left -= inside
        at += BLOCK
        if at >= len(text):
            return ""
    for _ in range(left):
        at = text.find("\n", at) + 1
    end = text.find("\n", at)
    return text[at:] if end < 0 else text[at:end]
