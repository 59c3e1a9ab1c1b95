"""Large structures are freed by a thread, piece by piece."""

from __future__ import annotations

import threading

import pytest

from virtrio.server.conf.reaper import reap_nested


class Noted:
    """Object that notes which thread frees it."""

    def __init__(self, threads: list[str], done: threading.Event) -> None:
        self._threads, self._done = threads, done

    def __del__(self) -> None:
        self._threads.append(threading.current_thread().name)
        self._done.set()


WRAPS = [lambda x: [x, 1], lambda x: {"a": [[x], []]}, lambda x: [{"b": x}]]


@pytest.mark.parametrize("wrap", WRAPS)
def test_a_thread_frees_what_is_nested(wrap):
    threads: list[str] = []
    done = threading.Event()
    value = wrap(Noted(threads, done))
    reap_nested(value)
    assert done.wait(10)
    assert threads == ["virtrio reaper"]
    assert not value


def test_what_others_hold_stays():
    done = threading.Event()
    shared = [[1], {"a": [2]}]
    reap_nested([Noted([], done), [shared], {"b": shared}])
    assert done.wait(10)
    assert shared == [[1], {"a": [2]}]
    reap_nested("text")
    reap_nested(None)
