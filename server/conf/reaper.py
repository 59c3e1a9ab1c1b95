"""Thread that frees large structures, piece by piece and away from the loop.

A structure of a hundred thousand objects is freed in one go when nothing refers to it
any more, and nothing else runs meanwhile, in whichever thread that happens. A `Bulky`
definition hands itself to a thread that takes it apart, whoever lets go of it last: a
change that replaces it, an object that is removed, or a call that was refused. `reap`
does the same for lists and dicts of many objects, and `reap_nested` for a value with
lists and dicts in it.
"""

from __future__ import annotations

import os
import sys
import threading
from functools import cache
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any, ClassVar, TypeAlias

from .pause import hurried
from .xml import Element

if TYPE_CHECKING:
    _Many: TypeAlias = list[Any] | dict[Any, Any]

__all__ = ["Bulky", "reap", "reap_nested"]

# A definition of so many lines takes some three milliseconds to free.
_LARGE = 8000
# So many objects may have such definitions, or nearly such, of their own.
_MANY = 16


class Bulky:
    """Base of definitions, with the document in ``tree``, which may be large.

    ``weight`` is about the number of lines that are printed. Both are slots of the
    subclass. Parts may be shared with other definitions.
    """

    __slots__ = ()

    if TYPE_CHECKING:
        tree: Element
        weight: int

    # Attributes, for the interpreter empties modules at its end.
    _large: ClassVar[int] = _LARGE
    _is_ending = staticmethod(sys.is_finalizing)

    def __del__(self) -> None:
        if getattr(self, "weight", 0) >= self._large and not self._is_ending():
            _queue().put(self._let_go())

    def _let_go(self) -> list[Element]:
        tree = self.tree
        del self.tree
        return [tree]


def reap(*collections: _Many) -> None:
    """Let a thread free collections of many objects, one after the other.

    They are emptied, so nothing else may use them. Nor may anything else hold what is
    in them, for whoever lets go of an object last frees it: a caller removes them from
    its own attributes first, and has no variable for one object.
    """
    if sum(map(len, collections)) >= _MANY:
        for found in collections:
            _queue().put(found)


def reap_nested(value: object) -> None:
    """Let a thread free a list or dict with lists and dicts in it, such as long JSON.

    It is emptied, and so are those in it that nothing else holds.
    """
    if isinstance(value, (list, dict)):
        _queue().put(value)


@cache
def _queue() -> SimpleQueue[_Many]:
    queue: SimpleQueue[_Many] = SimpleQueue()
    threading.Thread(
        target=_take_apart_all, args=(queue,), name="virtrio reaper", daemon=True
    ).start()
    return queue


os.register_at_fork(after_in_child=_queue.cache_clear)  # it has no such thread


_NESTED = (list, dict)


def _take_apart_all(queue: SimpleQueue[_Many]) -> None:
    while True:
        levels: list[Any] = [queue.get()]
        with hurried:
            _take_apart(levels)


def _take_apart(levels: list[Any]) -> None:
    """Release objects one at a time.

    Nothing else here may hold one of them or a list of them, or all that is in it would
    be freed in one piece with it. Lists of elements are copies, because an element's
    own list may be shared. What is inside of a shared element stays.
    """
    while levels:
        if not levels[-1]:
            levels.pop()
        else:
            last = levels[-1]
            found = last.popitem()[1] if isinstance(last, dict) else last.pop()
            del last
            is_own = sys.getrefcount(found) == _OWN
            if is_own and isinstance(found, Element) and found.has_children:
                levels.append(list(found.children))
            elif is_own and found.__class__ in _NESTED:
                levels.append(found)
            del found


def _references() -> int:
    """Return how many references an object has that only a local variable holds."""
    found = object()
    return sys.getrefcount(found)


_OWN = _references()
