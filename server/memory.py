"""Memory of a serving process: short pauses of the collector, and a small heap.

It is for a process of its own (`virtrio serve`); programs that embed a `Server` decide
for themselves.
"""

from __future__ import annotations

import ctypes
import gc
import time

__all__ = ["settle"]

# Seconds. What survives a full collection that takes longer is not looked at again.
_PAUSE = 0.004
# Younger collections between two full ones (Python's default is 10): a full one then
# looks at some 15,000 objects more than the one before it, not at 70,000.
_MIDDLE_COLLECTIONS = 1
# glibc's malloc.h. Left alone, the allocator raises the threshold to what was freed
# last, up to 32 MiB, and keeps twice that.
_M_MXFAST, _M_TRIM_THRESHOLD, _M_MMAP_THRESHOLD = 1, -1, -3
_MMAP_THRESHOLD = 1024 * 1024
_TRIM_THRESHOLD = 4 * 1024 * 1024


def settle() -> None:
    """Set this process up for serving, once everything is loaded.

    The cyclic collector looks at every object that may be part of a cycle, while
    nothing else runs: with 2,000 domains that takes a tenth of a second. What a server
    holds for long (modules, definitions) is in no cycles, so what survives a collection
    that took long is set aside (`gc.freeze`) and not looked at again. It is freed as
    ever when nothing refers to it. Cycles that are made and dropped between two
    collections are found as ever, too. Full collections come often, so that each of
    them has little to look at, also while a large document is read.
    """
    _keep_heap_small()
    gc.collect()
    gc.freeze()
    youngest, middle, _ = gc.get_threshold()
    gc.set_threshold(youngest, middle, _MIDDLE_COLLECTIONS)
    gc.callbacks.append(_Collector())


class _Collector:
    """Callback of the collector that sets aside what survives a long collection."""

    def __init__(self) -> None:
        self._began = 0.0

    def __call__(self, phase: str, info: dict[str, int]) -> None:
        if info["generation"] < 2:
            return
        if phase == "start":
            self._began = time.perf_counter()
        elif time.perf_counter() - self._began > _PAUSE:
            gc.freeze()


def _keep_heap_small() -> None:
    """Have glibc map buffers of over 1 MiB by themselves and join freed pieces at once.

    So large buffers are given back to the system whatever was allocated after them. And
    small pieces (of up to 128 bytes) are not kept apart until somebody frees a large
    one, who then joins all of them in one go: after a document of 4 MiB that held the
    loop for 70 ms.
    """
    libc = ctypes.CDLL(None)
    if hasattr(libc, "gnu_get_libc_version"):
        libc.mallopt(_M_MMAP_THRESHOLD, _MMAP_THRESHOLD)
        libc.mallopt(_M_TRIM_THRESHOLD, _TRIM_THRESHOLD)
        libc.mallopt(_M_MXFAST, 0)
