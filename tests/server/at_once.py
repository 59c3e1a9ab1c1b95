"""A driver whose entry points return their answer at once.

That includes those whose work a session would have done in a thread.
"""

from __future__ import annotations

from virtrio.server.offload import Later


class AtOnce:
    """``driver``, called without a session."""

    def __init__(self, driver):
        self._driver = driver

    def __getattr__(self, name):
        found = getattr(self._driver, name)

        def call(*args):
            answer = found(*args)
            while isinstance(answer, Later):
                value = answer.work()
                answer = value if answer.apply is None else answer.apply(value)
            return answer

        return call if callable(found) else found
