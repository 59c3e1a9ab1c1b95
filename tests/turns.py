"""Tests that take turns: each on one server, the next one on the other.

A test marked ``takes_turns("server")`` runs with one of the values of that parameter,
and the next test of its module with the next one; so does the same test with the next
value of its other parameters. With VIRTRIO_MATRIX=all each test meets each value.
"""

from __future__ import annotations

import os
from collections import defaultdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pytest

__all__ = ["EVERY", "left_out"]

EVERY = os.environ.get("VIRTRIO_MATRIX") == "all"
"""Whether all is tried everywhere, in place of taking turns."""


def left_out(items: Iterable[pytest.Item]) -> list[pytest.Item]:
    """Return the tests whose turn it is not."""
    if EVERY:
        return []
    modules: Any = defaultdict(lambda: defaultdict(lambda: defaultdict(list)))
    for item in items:
        names = {name for marker in item.iter_markers("takes_turns") for name in marker.args}
        callspec = getattr(item, "callspec", None)
        if callspec is None or names.isdisjoint(callspec.params):
            continue
        others = repr([pair for pair in sorted(callspec.params.items()) if pair[0] not in names])
        modules[item.path][item.originalname][others].append(item)  # type: ignore[attr-defined]
    return [
        item
        for tests in modules.values()
        for first, test in enumerate(tests.values())
        for turn, same in enumerate(test.values(), first)
        for place, item in enumerate(same)
        if place != turn % len(same)
    ]
