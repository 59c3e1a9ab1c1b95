"""Primitives of generated XDR codecs (RFC 4506).

They are struct codes, padding, limits and the conversion of errors. A generated
``unpack_T(buf, pos) -> (value, pos)`` reads ``bytes`` and only slices and unpacks;
running past the end shows as one of `DECODE_ERRORS` or as an end position beyond the
buffer. `decode` is the border that turns both, and trailing bytes, into
`RemoteProtocolError`. A generated ``pack_T(value, put)`` passes pieces to ``put`` (a
list's ``append``); `encode` is the border that turns a value which does not fit its
type into `LocalProtocolError`.

The session and the connections inline these two borders where the path of a call needs
it; the rules are the same.
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
    "RemembersBytes",
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

# How strings travel: arguments of encode() and decode(). libvirt's are C strings, of
# any bytes but NUL, UTF-8 for the most part; names of files need not be. Bytes that are
# not UTF-8 become lone surrogates, as in Python's own file names (PEP 383), and are
# sent as the same bytes again. A client that is no C program may send a NUL: in the
# arguments of a call, decoders end the string there, as a server in C does. Replies of
# libvirt cannot contain one.
TEXT = ("utf-8", "surrogateescape")

# PAD[n & 3] follows n bytes of opaque or string data (RFC 4506 section 3: padded with
# zeros to four bytes).
PAD = (b"", b"\0\0\0", b"\0\0", b"\0")


class Invalid(ValueError):
    """A codec found a value that its type does not allow.

    The border that catches it knows whose mistake that is.
    """


# Errors of a codec for bytes or values that are not of its type.
DECODE_ERRORS = (struct_error, Invalid, RecursionError)
ENCODE_ERRORS = (
    struct_error,
    UnicodeEncodeError,
    Invalid,
    AttributeError,
    TypeError,
    OverflowError,
    RecursionError,
)


def too_long(type_name: str, count: int, limit: int) -> Invalid:
    return Invalid(f"{type_name}: {count} is over the limit of {limit}")


def invalid(type_name: str, value: object) -> Invalid:
    return Invalid(f"{type_name}: invalid value {value!r}")


class XdrStruct:
    """Base class of generated structs: equality and repr by field.

    Fields are plain attributes, set once.
    """

    __slots__: ClassVar[tuple[str, ...]] = ()

    def __eq__(self, other: object) -> bool:
        if type(self) is not type(other):
            return NotImplemented
        return all(getattr(self, name) == getattr(other, name) for name in self.__slots__)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        fields = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__slots__)
        return f"{type(self).__name__}({fields})"


class RemembersBytes:
    """An identity that remembers its bytes, because lists of many have it often."""

    __slots__ = ()

    def packed(self) -> bytes:
        """Return the bytes that the generated codec of the identity would put.

        Raises one of `ENCODE_ERRORS` if it does not fit.
        """
        raise NotImplementedError


class PacksItself:
    """A list that packs its items by itself, faster than item by item.

    ``len()`` is the number of items.
    """

    __slots__ = ()

    def __len__(self) -> int:
        raise NotImplementedError

    def pack(self, put: Callable[[bytes], None]) -> None:
        """Put the bytes that the list's generated codec would put after the count.

        Raises one of `ENCODE_ERRORS` for an item that does not fit. The size of the
        message is checked afterwards, so pieces that are large and recur should be put
        again, not joined.
        """
        raise NotImplementedError


def check_end(pos: int, end: int) -> None:
    """Check that a decoded value ended where its bytes end."""
    if pos != end:
        raise RemoteProtocolError(
            f"{end - pos} trailing bytes"
            if pos < end
            else f"truncated: {pos - end} more bytes were declared"
        )


def decode(unpack: Callable[[bytes, int], tuple[_T, int]], data: bytes, pos: int = 0) -> _T:
    """Decode the value that fills ``data`` from ``pos`` to its end.

    Raises RemoteProtocolError: truncated, trailing bytes, over a limit, wrong padding,
    unknown discriminant or enum member.
    """
    try:
        value, pos = unpack(data, pos)
    except DECODE_ERRORS as exc:
        raise RemoteProtocolError(str(exc)) from exc
    check_end(pos, len(data))
    return value


def encode(pack: Callable[[Any, Callable[[bytes], None]], None], value: object) -> bytes:
    """Encode one value; raise LocalProtocolError when it does not fit its type."""
    parts: list[bytes] = []
    try:
        pack(value, parts.append)
        return b"".join(parts)  # raises TypeError if a value of opaque data is not bytes
    except ENCODE_ERRORS as exc:
        raise LocalProtocolError(str(exc)) from exc


def chars(text: str, size: int) -> list[int]:
    """Encode a text as the ``char`` array that carries it, NUL-terminated.

    It is filled with NULs up to ``size`` if that is not 0.
    """
    data = text.encode(*TEXT) + b"\0"
    if size and len(data) > size:
        raise Invalid(f"{len(data)} bytes of text in char[{size}]")
    return [byte - 256 if byte > 127 else byte for byte in data.ljust(size, b"\0")]


def text(values: Sequence[int]) -> str:
    """Decode the C string in a ``char`` array, up to its NUL."""
    return bytes(value & 0xFF for value in values).partition(b"\0")[0].decode(*TEXT)
