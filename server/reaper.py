"""Thread that frees large structures, piece by piece and away from the loop.

A structure of a hundred thousand objects is freed in one go when nothing refers to it
any more, and nothing else runs meanwhile, in whichever thread that happens. `discard`
hands such a structure to a thread that takes it apart.
"""

from __future__ import annotations

import threading
from functools import cache
from queue import SimpleQueue
from typing import TYPE_CHECKING

from .offload import hurried

if TYPE_CHECKING:
    from .conf.domain.definition import DomainDef
    from .conf.xml import Element

__all__ = ["discard"]

# A definition of so many lines takes some three milliseconds to free.
_LARGE = 8000


def discard(*definitions: DomainDef | None) -> None:
    """Let a thread free those definitions that are large, once nothing else uses them.

    They may share parts with others.
    """
    for definition in definitions:
        if definition is not None and definition.weight >= _LARGE:
            _queue().put(definition.tree.children)


@cache
def _queue() -> SimpleQueue[list[Element]]:
    queue: SimpleQueue[list[Element]] = SimpleQueue()
    threading.Thread(
        target=_take_apart_all, args=(queue,), name="virtrio reaper", daemon=True
    ).start()
    return queue


def _take_apart_all(queue: SimpleQueue[list[Element]]) -> None:
    while True:
        _take_apart([list(queue.get())])


def _take_apart(levels: list[list[Element]]) -> None:
    """Release elements one at a time.

    The lists are copies, because an element's own list may be shared. Nothing else here
    may hold an element or a list, or all that is in it would be freed in one piece with
    it.
    """
    with hurried:
        while levels:
            if not levels[-1]:
                levels.pop()
                continue
            element = levels[-1].pop()
            if element.children:
                levels.append(list(element.children))
            del element
