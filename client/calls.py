"""One remote procedure as the client sees it: its number, and how its arguments and its answer are coded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from typing import Any, TypeAlias

A = TypeVar("A")
R = TypeVar("R")

if TYPE_CHECKING:
    # Several calls as one: yields (call, arguments), is sent each answer, returns its own result. See `scripts.py`.
    Script: TypeAlias = Generator[tuple["Call[Any, Any]", object], Any, R]


class Call(Generic[A, R]):
    """``pack`` None: no arguments (A is None); ``unpack`` None: no answer (R is None)."""

    __slots__ = ("pack", "procedure", "unpack")

    def __init__(
        self,
        procedure: int,
        pack: Callable[[A, Callable[[bytes], None]], None] | None,
        unpack: Callable[[bytes, int], tuple[R, int]] | None,
    ) -> None:
        self.procedure = procedure
        self.pack = pack
        self.unpack = unpack
