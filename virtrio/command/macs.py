"""MAC addresses as libvirt reads them."""

from __future__ import annotations

import re

__all__ = ["mac_address"]

# Six numbers of a byte, as strtoul reads them, which begin with a digit.
_BYTE = "(?:0[xX])?0*([0-9a-fA-F]{1,2})"
_MAC = re.compile(":".join([_BYTE] * 6), re.ASCII)


def mac_address(text: str) -> str | None:
    """Return an address with two digits for each byte, None if the text is none."""
    found = _MAC.fullmatch(text)
    return ":".join(f"{int(byte, 16):02x}" for byte in found.groups()) if found else None
