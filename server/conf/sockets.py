"""IP addresses, prefixes and ranges of addresses, as libvirt reads and prints them.

An address is its bytes: 4 of them are IPv4, 16 IPv6.
"""

from __future__ import annotations

import re
import socket

from .refusals import NOBODY

__all__ = [
    "address_of",
    "check_range",
    "format_address",
    "mask_bits",
    "natural_prefix",
    "network_of",
    "parse_address",
]

# Four numbers or fewer, in any base of C's, as inet_aton() takes them.
_IPV4 = re.compile(r"(0[xX][0-9a-fA-F]*+|[0-9]++)(\.(0[xX][0-9a-fA-F]*+|[0-9]++)){0,3}", re.ASCII)
# Most addresses between the first and the last of a range.
_LONGEST_RANGE = 65535


def parse_address(text: str) -> bytes | None:
    """Return the bytes of the address in ``text``, or None if it holds none."""
    try:
        if ":" in text:
            return socket.inet_pton(socket.AF_INET6, text)
        return socket.inet_aton(text) if _IPV4.fullmatch(text) else None
    except (OSError, ValueError):
        return None


def address_of(text: str) -> bytes:
    """Return the bytes of the address in ``text``, or raise libvirt's error."""
    found = parse_address(text)
    if found is None:
        raise NOBODY.system_error(
            f"Cannot parse socket address '{text}': Name or service not known"
        )
    return found


def format_address(address: bytes) -> str:
    """Return an address as text."""
    return socket.inet_ntop(socket.AF_INET if len(address) == 4 else socket.AF_INET6, address)


def network_of(address: bytes, prefix: int) -> bytes:
    """Return the address with all bits behind the first ``prefix`` ones cleared."""
    bits = len(address) * 8
    number = int.from_bytes(address, "big") >> (bits - prefix) << (bits - prefix)
    return number.to_bytes(len(address), "big")


def mask_bits(mask: bytes) -> int:
    """Return how many bits of a netmask are set; -1 if there is a gap before one."""
    bits = len(mask) * 8
    inverse = int.from_bytes(mask, "big") ^ ((1 << bits) - 1)
    return -1 if inverse & (inverse + 1) else bits - inverse.bit_length()


def natural_prefix(address: bytes) -> int:
    """Return the prefix of the class of an address, 64 for IPv6; -1 if it has none."""
    if len(address) == 16:
        return 64
    first = address[0]
    if not any(address):
        return 0
    return 8 if first < 128 else 16 if first < 192 else 24 if first < 224 else -1


def check_range(first: bytes, last: bytes, network: bytes | None, prefix: int) -> None:
    """Refuse a range of addresses that is reversed, too long or outside of a network.

    ``network`` None stands for any; then ``prefix`` is not looked at.
    """
    shown = f"{format_address(first)} - {format_address(last)}"
    if len(first) != len(last):
        raise NOBODY.internal_error(f"mismatch of address family in range {shown}")
    within = ""
    if network is not None:
        within = f"{format_address(network)}/{prefix}"
        if len(network) != len(first):
            raise NOBODY.internal_error(
                f"mismatch of address family in range {shown} for network {format_address(network)}"
            )
        if prefix < 0:
            shown = f"for network {format_address(network)} when  checking range {shown}"
            raise NOBODY.internal_error(f"bad prefix {prefix} {shown}")
        inside = network_of(network, prefix)
        if network_of(first, prefix) != inside or network_of(last, prefix) != inside:
            raise NOBODY.internal_error(f"range {shown} is not entirely within network {within}")
    start, end = int.from_bytes(first, "big"), int.from_bytes(last, "big")
    if start > end and len(first) == 16:
        raise NOBODY.internal_error(f"range {shown} start larger than end")
    if start > end:
        raise NOBODY.internal_error(f"range {shown} is reversed ")
    if end - start > _LONGEST_RANGE:
        raise NOBODY.internal_error(f"range {shown} is too large (> {_LONGEST_RANGE})")
    if network is not None and len(first) == 4:
        host = (1 << (32 - prefix)) - 1
        if not start & host:
            raise NOBODY.internal_error(
                f"start of range {shown} in network {within} is the network address"
            )
        if end & host == host:
            raise NOBODY.internal_error(
                f"end of range {shown} in network {within} is the broadcast address"
            )
