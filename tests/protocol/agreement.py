"""Agreement of the three codecs: the same bytes of a value, the same verdict on bytes.

They are the generated one, the reference that walks the definition with xdrlib3, and
construct's layout.
"""

from __future__ import annotations

import contextlib
import tracemalloc
from typing import TYPE_CHECKING

import pytest
from hypothesis import strategies as st

from tests.protocol.generated import Generated
from virtrio.protocol import xdr
from virtrio.protocol.errors import RemoteProtocolError
from virtrio.protocol.interpret import Interpreter, until_nul
from virtrio.protocol.layout import Layouts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from types import ModuleType

    from virtrio.protocol.idl.model import Specification
    from virtrio.protocol.interpret import Value

# Words that a length, a flag or a discriminant may wrongly be.
_WORDS = [
    b"\0\0\0\0",
    b"\0\0\0\1",
    b"\0\0\0\2",
    b"\0\0\0\xff",
    b"\x7f\xff\xff\xff",
    b"\x80\0\0\0",
    b"\xff\xff\xff\xff",
]


# Memory that decoding may take: so many times the bytes, and the rest for an error with
# its traceback. The smallest value that becomes an object takes eight bytes, the object
# with its contents some hundred.
MULTIPLE = 32
BESIDES = 16 * 1024


class Agreement:
    """The three codecs of one specification."""

    def __init__(self, spec: Specification, *modules: ModuleType) -> None:
        self.generated = Generated(spec, *modules)
        self.reference = Interpreter(spec)
        self.layouts = Layouts(spec)
        self.calls = {p.args for p in spec.procedures}

    def on_value(self, type_name: str, value: Value) -> bytes:
        """Check that all codecs agree on a value, both ways; return its bytes."""
        data = self.reference.pack(type_name, value)
        assert self.generated.pack(type_name, value) == data
        assert self.layouts.build(type_name, value) == data
        for unpack in self._decoders():
            assert unpack(type_name, data) == self._cut(type_name, value)
        return data

    def _cut(self, type_name: str, value: Value) -> Value:
        """Cut strings in a call's arguments at a NUL, as decoders do."""
        return until_nul(value) if type_name in self.calls else value

    def _decoders(self) -> tuple[Callable[[str, bytes], Value], ...]:
        return self.generated.unpack, self.reference.unpack, self._parsed

    def _parsed(self, type_name: str, data: bytes) -> Value:
        return self._cut(type_name, self._raw(type_name, data))

    def _raw(self, type_name: str, data: bytes) -> Value:
        """Return the value with whole strings, as the layout has it."""
        item = self.layouts.parse(type_name, data)
        if item.end != len(data):
            raise RemoteProtocolError("trailing bytes")
        return item.value

    def on_refusing(self, type_name: str, data: bytes) -> None:
        for unpack in self._decoders():
            with pytest.raises(RemoteProtocolError):
                unpack(type_name, data)

    def on_bytes(self, type_name: str, data: bytes) -> None:
        """Check that all codecs refuse bytes, or read one value whose bytes these are.

        No value has two encodings.
        """
        try:
            expected = self.reference.unpack(type_name, data)
        except RemoteProtocolError:
            self.on_refusing(type_name, data)
            return
        for unpack in self._decoders():
            # NaN is not equal to itself, but reads the same
            assert repr(unpack(type_name, data)) == repr(expected)
        raw = self._raw(type_name, data)
        if repr(raw) == repr(expected) and "nan" not in repr(
            raw
        ):  # a signalling NaN of type float comes out of Python as a quiet one
            assert self.generated.pack(type_name, expected) == data
            assert self.layouts.build(type_name, expected) == data

    def within_bounds(self, type_name: str, bytes_: Iterable[bytes]) -> None:
        """Check that the generated decoder needs little memory, raises only its error.

        Little is a small multiple of the bytes, whatever they say.
        """
        unpack, _ = self.generated.functions(type_name)
        tracemalloc.start()
        try:
            for data in bytes_:
                most = MULTIPLE * len(data) + BESIDES
                # More than once: tracing and coverage take memory too, now and then;
                # the decoder takes the same each time.
                assert any(_taken(unpack, data) <= most for _ in range(3)), data
        finally:
            tracemalloc.stop()

    def on_large_counts(self, type_name: str, data: bytes) -> None:
        """Check counts in place of each word, larger than the rest of the bytes."""
        words = range(0, len(data), 4)
        self.within_bounds(
            type_name, (data[:at] + b"\0\0\x3f\xff" + data[at + 4 :] for at in words)
        )

    def on_any_damage(self, type_name: str, data: bytes) -> None:
        """Check that damage is refused, or read as a value of the damaged bytes.

        Only the generated decoder runs, which is fast enough to try each byte and word.
        """
        for at in range(len(data)):
            self._refused_or_exact(type_name, data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
        for at in range(0, len(data), 4):
            for word in _WORDS:
                self._refused_or_exact(type_name, data[:at] + word + data[at + 4 :])

    def _refused_or_exact(self, type_name: str, data: bytes) -> None:
        unpack, pack = self.generated.functions(type_name)
        try:
            made = xdr.decode(unpack, data)
        except RemoteProtocolError:
            return
        if xdr.encode(pack, made) != data:  # then only what is behind a NUL is missing
            raw = self._raw(type_name, data)
            assert self.layouts.build(type_name, raw) == data, made
            assert raw != self._cut(type_name, raw), made
            assert xdr.encode(pack, made) == self.layouts.build(
                type_name, self._cut(type_name, raw)
            )


# How bytes are damaged: in which way, where (modulo what there is), and with what. One
# strategy for bytes of any length, because making one for each length takes longer than
# everything that is tested with it.
damages = st.tuples(st.integers(0, 3), st.integers(0, 2**16), st.integers(1, 255))


def damaged(data: bytes, damage: tuple[int, int, int]) -> bytes:
    """Damage bytes: change one, change or leave out a word, or cut them off."""
    how, where, what = damage
    at = where % max(len(data), 1)
    word = at & ~3
    match how:
        case 0:
            return data[:at] + bytes([(data[at] if data else 0) ^ what]) + data[at + 1 :]
        case 1:
            return data[:word] + _WORDS[what % len(_WORDS)] + data[word + 4 :]
        case 2:
            return data[:word] + data[word + 4 :]
        case _:
            return data[:at]


def _taken(unpack: Callable[[bytes, int], tuple[object, int]], data: bytes) -> int:
    """Measure the most memory in bytes that decoding takes at any moment.

    Allocations elsewhere at that time are included.
    """
    before, _ = tracemalloc.get_traced_memory()
    tracemalloc.reset_peak()
    with contextlib.suppress(RemoteProtocolError):
        xdr.decode(unpack, data)
    _, peak = tracemalloc.get_traced_memory()
    return peak - before
