"""XDR primitives that generated codecs are made of (RFC 4506): struct codes, padding, limits and the error border.

A generated ``unpack_T(buf, pos) -> (value, pos)`` reads ``bytes`` and only ever slices and unpacks; running past the end shows
as one of `DECODE_ERRORS` or as an end position beyond the buffer. `decode` is the border that turns both, and trailing
bytes, into `RemoteProtocolError`. A generated ``pack_T(value, put)`` hands pieces to ``put`` (a list's ``append``); `encode` is
the border that turns a value which does not fit its type into `LocalProtocolError`.

The session and the connections inline these two borders where the path of a call needs it; the rules are the same.
"""

from __future__ import annotations

from struct import Struct
from struct import error as struct_error
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from .errors import LocalProtocolError, RemoteProtocolError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = [
    "DECODE_ERRORS",
    "ENCODE_ERRORS",
    "PAD",
    "TEXT",
    "Invalid",
    "PacksItself",
    "Struct",
    "XdrStruct",
    "chars",
    "check_end",
    "decode",
    "encode",
    "invalid",
    "text",
    "too_long",
]

_T = TypeVar("_T")

# How strings travel: arguments of encode() and decode(). libvirt's are C strings, of any bytes but NUL, UTF-8 for the most part;
# names of files need not be. Bytes that are no UTF-8 become lone surrogates, as in Python's own file names (PEP 383), and go
# out again as the bytes they were. A NUL can come from a client that is no C program: the string ends there, as in a server in C,
# where a decoder is that of a call's arguments. Answers of libvirt's cannot have one.
TEXT = ("utf-8", "surrogateescape")

# PAD[n & 3] is what follows n bytes of opaque or string data (RFC 4506 section 3: padded with zeros to four bytes).
PAD = (b"", b"\0\0\0", b"\0\0", b"\0")


class Invalid(ValueError):
    """A value that its type does not allow, found by a codec; the border says whose fault it is."""


# What a codec may raise on bytes or values that are not its type.
DECODE_ERRORS = (struct_error, Invalid, RecursionError)
ENCODE_ERRORS = (struct_error, UnicodeEncodeError, Invalid, AttributeError, TypeError, OverflowError, RecursionError)


def too_long(type_name: str, count: int, limit: int) -> Invalid:
    return Invalid(f"{type_name}: {count} is over the limit of {limit}")


def invalid(type_name: str, value: object) -> Invalid:
    return Invalid(f"{type_name}: invalid value {value!r}")


class XdrStruct:
    """What all generated structs share: equality and repr by field. Fields are plain attributes, set once."""

    __slots__: ClassVar[tuple[str, ...]] = ()

    def __eq__(self, other: object) -> bool:
        if type(self) is not type(other):
            return NotImplemented
        return all(getattr(self, name) == getattr(other, name) for name in self.__slots__)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        fields = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__slots__)
        return f"{type(self).__name__}({fields})"


class PacksItself:
    """A list that makes the bytes of its items by itself, faster than item by item. Number of items: ``len()``."""

    __slots__ = ()

    def __len__(self) -> int:
        raise NotImplementedError

    def pack(self, put: Callable[[bytes], None]) -> None:
        """Put what the list's generated codec would put, which begins behind the count.

        Raises one of `ENCODE_ERRORS` for what does not fit. Whether all of it fits into a message is looked at afterwards,
        so what may be large and comes again should be put again, not joined.
        """
        raise NotImplementedError


def check_end(pos: int, end: int) -> None:
    """The one check that a decoded value ended where its bytes end."""
    if pos != end:
        raise RemoteProtocolError(
            f"{end - pos} trailing bytes" if pos < end else f"truncated: {pos - end} more bytes were declared"
        )


def decode(unpack: Callable[[bytes, int], tuple[_T, int]], data: bytes, pos: int = 0) -> _T:
    """The value that fills ``data`` from ``pos`` to its end.

    Raises RemoteProtocolError: truncated, trailing bytes, over a limit, bad padding, bad discriminant or enum.
    """
    try:
        value, pos = unpack(data, pos)
    except DECODE_ERRORS as exc:
        raise RemoteProtocolError(str(exc)) from exc
    check_end(pos, len(data))
    return value


def encode(pack: Callable[[Any, Callable[[bytes], None]], None], value: object) -> bytes:
    """The bytes of one value. Raises LocalProtocolError when it does not fit its type."""
    parts: list[bytes] = []
    try:
        pack(value, parts.append)
        return b"".join(parts)  # here it shows when what stood for opaque data is no bytes
    except ENCODE_ERRORS as exc:
        raise LocalProtocolError(str(exc)) from exc


def chars(text: str, size: int) -> list[int]:
    """A C string as the ``char`` array that carries it: NUL-terminated, and filled with NULs up to ``size`` if that is not 0."""
    data = text.encode(*TEXT) + b"\0"
    if size and len(data) > size:
        raise Invalid(f"{len(data)} bytes of text in char[{size}]")
    return [byte - 256 if byte > 127 else byte for byte in data.ljust(size, b"\0")]


def text(values: Sequence[int]) -> str:
    """The C string in a ``char`` array: up to its NUL."""
    return bytes(value & 0xFF for value in values).partition(b"\0")[0].decode(*TEXT)
