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
    from typing import Any

    from .conf.domain.definition import DomainDef
    from .conf.storage.definition import PoolDef
    from .conf.xml import Element

__all__ = ["discard", "discard_values"]

# A definition of so many lines takes some three milliseconds to free.
_LARGE = 8000
# A dict of so many objects with definitions of their own takes as long.
_MANY = 1000


def discard(*definitions: DomainDef | PoolDef | None) -> None:
    """Let a thread free those definitions that are large, once nothing else uses them.

    They may share parts with others.
    """
    for definition in definitions:
        if definition is not None and definition.weight >= _LARGE:
            _queue().put(definition.tree.children)


def discard_values(*dicts: dict[Any, Any]) -> None:
    """Let a thread empty those dicts that are large. Nothing else may use them."""
    for values in dicts:
        if len(values) >= _MANY:
            _queue().put(values)


@cache
def _queue() -> SimpleQueue[list[Element] | dict[Any, Any]]:
    queue: SimpleQueue[list[Element] | dict[Any, Any]] = SimpleQueue()
    threading.Thread(
        target=_take_apart_all, args=(queue,), name="virtrio reaper", daemon=True
    ).start()
    return queue


def _take_apart_all(queue: SimpleQueue[list[Element] | dict[Any, Any]]) -> None:
    while True:
        found = queue.get()
        if isinstance(found, dict):
            with hurried:
                while found:
                    found.popitem()
        else:
            _take_apart([list(found)])
        del found


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
