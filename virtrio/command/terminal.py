"""Output on a terminal: what could control it, or pretend to be other text, is escaped.

Names, descriptions and error texts come from servers. Written to a terminal as they
are, they could move its cursor, change its title or answer in the user's place. A file
or a pipe gets them unchanged.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from typing import TextIO

__all__ = ["Terminal", "escaped"]

# All controls but tab and newline, C1's as well; marks, embeddings and isolates that
# change the direction of text, separators of lines and paragraphs, invisible tags, and
# bytes that are not UTF-8 (surrogates).
_CONTROLS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)


def escaped(text: str) -> str:
    """Return ``text`` with escapes such as ``\\x1b`` and ``\\u202e`` for controls."""
    return _CONTROLS.sub(_escape, text)


def _escape(found: re.Match[str]) -> str:
    number = ord(found[0])
    if 0xDC80 <= number <= 0xDCFF:  # a byte that is not UTF-8
        number -= 0xDC00
    if number < 0x100:
        return f"\\x{number:02x}"
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"


class Terminal:
    """Text stream to a terminal that escapes what is written to it."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        self._stream.write(escaped(text))
        return len(text)

    def overwrite(self, text: str) -> None:
        """Write text from the begin of the line on, over what is there."""
        self._stream.write(f"\r{escaped(text)}")
        self._stream.flush()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)
