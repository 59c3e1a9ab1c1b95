"""The picture on a guest's screen, which is the same for every guest."""

from __future__ import annotations

import zlib
from functools import cache
from struct import pack
from typing import TYPE_CHECKING

from .checks import check_flags

if TYPE_CHECKING:
    from ..._generated.driver import Domain as DomainIdentity
    from ...streams import Stream

__all__ = ["ScreenshotEntryPoints", "picture"]

# As libvirt's picture is: one byte of grey for each point.
_WIDTH, _HEIGHT = 1120, 832
_BARS = 8
_GREY, _UNFILTERED = 0, 0


class ScreenshotEntryPoints:
    """Entry point for pictures of the screen."""

    def domain_screenshot(
        self, dom: DomainIdentity, stream: Stream, screen: int, flags: int
    ) -> str:
        """Send the picture; as in libvirt's driver, any domain and screen will do."""
        check_flags(flags, 0, "testDomainScreenshot")
        stream.start(stream.send, picture())
        return "image/png"


@cache
def picture() -> bytes:
    """Draw a test card as a PNG: bars from white to black, a ramp below them."""
    bars = bytes(255 - 255 * (x * _BARS // _WIDTH) // (_BARS - 1) for x in range(_WIDTH))
    ramp = bytes(255 * x // (_WIDTH - 1) for x in range(_WIDTH))
    rows = [bars] * (_HEIGHT * 3 // 4) + [ramp] * (_HEIGHT // 4)
    header = pack(">IIBBBBB", _WIDTH, _HEIGHT, 8, _GREY, 0, 0, 0)
    lines = b"".join(bytes([_UNFILTERED]) + row for row in rows)
    parts = (b"IHDR", header), (b"IDAT", zlib.compress(lines)), (b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in parts)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return pack(">I", len(data)) + kind + data + pack(">I", zlib.crc32(kind + data))
