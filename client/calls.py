"""Remote procedures as the client sees them: numbers and codecs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

from ..protocol._generated.remote import REMOTE_PROGRAM, REMOTE_PROTOCOL_VERSION
from ..protocol.lazy import keep

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from typing import TypeAlias

    from ..protocol.loaded import Protocol

A = TypeVar("A")
R = TypeVar("R")

if TYPE_CHECKING:
    Pack: TypeAlias = Callable[[A, Callable[[bytes], None]], None]
    Unpack: TypeAlias = Callable[[bytes, int], tuple[R, int]]
    # Several calls as one: yields (call, arguments), is sent each answer, returns its
    # own result. See `scripts/`.
    Script: TypeAlias = Generator[tuple["Call[Any, Any]", object], Any, R]


class Call(Generic[A, R]):
    """Procedure of a program, with the codecs of its arguments (A) and its answer (R).

    ``pack`` is None if it has no arguments, ``unpack`` None if it has no answer. The
    program is libvirt's remote program unless another is given.
    """

    __slots__ = ("pack", "procedure", "program", "unpack", "version")

    pack: Pack[A] | None
    unpack: Unpack[R] | None

    @overload
    def __init__(
        self: Call[None, None],
        procedure: int,
        pack: None,
        unpack: None,
        program: int = ...,
        version: int = ...,
    ) -> None: ...
    @overload
    def __init__(
        self: Call[None, R],
        procedure: int,
        pack: None,
        unpack: Unpack[R],
        program: int = ...,
        version: int = ...,
    ) -> None: ...
    @overload
    def __init__(
        self: Call[A, None],
        procedure: int,
        pack: Pack[A],
        unpack: None,
        program: int = ...,
        version: int = ...,
    ) -> None: ...
    @overload
    def __init__(
        self,
        procedure: int,
        pack: Pack[A],
        unpack: Unpack[R],
        program: int = ...,
        version: int = ...,
    ) -> None: ...
    def __init__(
        self,
        procedure: int,
        pack: Any,
        unpack: Any,
        program: int = REMOTE_PROGRAM,
        version: int = REMOTE_PROTOCOL_VERSION,
    ) -> None:
        self.procedure = procedure
        keep(self, "pack", pack)
        keep(self, "unpack", unpack)
        self.program = program
        self.version = version


def loaded(protocol: Protocol, which: str | int) -> Call[Any, Any]:
    """Return the call of a procedure of what `virtrio.protocol.load` read.

    ``which`` is its name or number; plain values go in and come out.

    Raises KeyError when there is none, ValueError when the file declares no program.
    """
    if protocol.program is None or protocol.version is None:
        raise ValueError(f"{protocol.name} declares no program")
    pack, unpack = protocol.coders(which)
    return Call(protocol.procedure(which).number, pack, unpack, protocol.program, protocol.version)
