"""Ways to break a packet.

Each takes the packet and a random source and returns the bytes to send instead.
"""

from __future__ import annotations

import struct
from dataclasses import replace
from typing import TYPE_CHECKING

from .packets import ADMIN, CORPUS, HEADER_BYTES, KEEPALIVE, QEMU, REMOTE, Packet, domain, u32

if TYPE_CHECKING:
    import random

LENGTHS = (
    0,
    1,
    3,
    4,
    24,
    27,
    28,
    29,
    31,
    33554431,
    33554432,
    33554433,
    0x7FFFFFFF,
    0x80000000,
    0xFFFFFFFF,
)
PROGRAMS = (0, REMOTE, KEEPALIVE, QEMU, ADMIN, 0x00008064, 0xFFFFFFFF, 100000)
WORDS = (
    0,
    1,
    2,
    3,
    5,
    255,
    16384,
    16385,
    4194304,
    4194305,
    0x7FFFFFFF,
    0x80000000,
    0xFFFFFFFF,
    0xFFFFFFFC,
)


def intact(packet: Packet, _rng: random.Random) -> bytes:
    return packet.pack()


def flipped_bits(packet: Packet, rng: random.Random) -> bytes:
    data = bytearray(packet.pack())
    for _ in range(rng.choice((1, 1, 2, 8))):
        data[rng.randrange(4, len(data))] ^= 1 << rng.randrange(8)
    return bytes(data)


def flipped_anywhere(packet: Packet, rng: random.Random) -> bytes:
    data = bytearray(packet.pack())
    data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
    return bytes(data)


def random_bytes(packet: Packet, rng: random.Random) -> bytes:
    payload = bytearray(packet.payload or b"\0" * 8)
    start = rng.randrange(len(payload))
    size = rng.randint(1, 16)
    payload[start : start + size] = rng.randbytes(size)
    return replace(packet, payload=bytes(payload)).pack()


def truncated(packet: Packet, rng: random.Random) -> bytes:
    """Shorten the arguments and the stated length alike."""
    return replace(
        packet, payload=packet.payload[: rng.randint(0, max(0, len(packet.payload) - 1))]
    ).pack()


def cut_off(packet: Packet, rng: random.Random) -> bytes:
    """Cut the bytes off early, so that what follows is read as the rest."""
    data = packet.pack()
    return data[: rng.randint(0, len(data) - 1)]


def wrong_length(packet: Packet, rng: random.Random) -> bytes:
    true = HEADER_BYTES + len(packet.payload)
    near = true + rng.choice((-28, -8, -4, -3, -1, 1, 3, 4, 28, 1024))
    return replace(packet, length=rng.choice((near, rng.choice(LENGTHS)))).pack()


def wrong_program(packet: Packet, rng: random.Random) -> bytes:
    return replace(packet, program=rng.choice(PROGRAMS)).pack()


def wrong_version(packet: Packet, rng: random.Random) -> bytes:
    return replace(packet, version=rng.choice((0, 2, 0xFFFFFFFF))).pack()


def wrong_procedure(packet: Packet, rng: random.Random) -> bytes:
    near = rng.randint(1, 460)
    return replace(packet, procedure=rng.choice((near, near, 0, -1, 0x7FFFFFFF, 100000))).pack()


def wrong_kind(packet: Packet, rng: random.Random) -> bytes:
    return replace(packet, kind=rng.choice((1, 2, 3, 4, 5, 6, -1, 0x7FFFFFFF))).pack()


def wrong_status(packet: Packet, rng: random.Random) -> bytes:
    return replace(packet, status=rng.choice((1, 2, 3, -1, 0x7FFFFFFF))).pack()


def wrong_word(packet: Packet, rng: random.Random) -> bytes:
    """Change one XDR unit of the arguments.

    It may become a length over its limit, or a bad bool, enum or union.
    """
    if len(packet.payload) < 4:
        return wrong_length(packet, rng)
    payload = bytearray(packet.payload)
    struct.pack_into(">I", payload, 4 * rng.randrange(len(payload) // 4), rng.choice(WORDS))
    return replace(packet, payload=bytes(payload)).pack()


def extended_string(packet: Packet, rng: random.Random) -> bytes:
    """Put a longer string, whole and padded, in place of the first one."""
    size = rng.choice((1, 255, 4096, 70000))
    text = rng.choice((b"a", b"\xff", b"\0", b"<a>", "ü".encode())) * size
    return replace(
        packet, payload=u32(len(text)) + text + b"\0" * (-len(text) % 4) + packet.payload[8:]
    ).pack()


def trailing_bytes(packet: Packet, rng: random.Random) -> bytes:
    return replace(
        packet, payload=packet.payload + rng.randbytes(rng.choice((1, 2, 3, 4, 8, 400)))
    ).pack()


def dirty_padding(packet: Packet, rng: random.Random) -> bytes:
    payload = bytearray(packet.payload)
    zeros = [index for index, byte in enumerate(payload) if byte == 0]
    if not zeros:
        return trailing_bytes(packet, rng)
    payload[rng.choice(zeros)] = rng.randint(1, 255)
    return replace(packet, payload=bytes(payload)).pack()


def bad_utf8(packet: Packet, rng: random.Random) -> bytes:
    payload = bytearray(packet.payload)
    letters = [index for index, byte in enumerate(payload) if chr(byte).isalpha()]
    if not letters:
        return random_bytes(packet, rng)
    payload[rng.choice(letters)] = rng.choice((0x00, 0x80, 0xC0, 0xED, 0xFE, 0xFF))
    return replace(packet, payload=bytes(payload)).pack()


def odd_xml(packet: Packet, rng: random.Random) -> bytes:
    """Put XML meant to hurt a parser into well-formed XDR."""
    inner = rng.choice(
        (
            "<a>" * rng.choice((10, 300, 5000)),
            (
                "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><domaincheckpoint>"
                "<name>&b;</name></domaincheckpoint>"
            ),
            "<!DOCTYPE a [<!ENTITY b 'x'><!ENTITY c '&b;&b;&b;&b;&b;&b;'>"
            "<!ENTITY d '&c;&c;&c;&c;&c;&c;'>]>"
            "<domaincheckpoint><name>&d;</name></domaincheckpoint>",
            "<domaincheckpoint><name>"
            + "n" * rng.choice((1, 300, 100000))
            + "</name></domaincheckpoint>",
            "<?xml version='1.0' encoding='utf-16'?><domaincheckpoint/>",
            "\ufeff<domaincheckpoint/>",
            "<domaincheckpoint xmlns='urn:x'><name>x</name></domaincheckpoint>",
        )
    ).encode()
    text = u32(len(inner)) + inner + b"\0" * (-len(inner) % 4)
    return Packet(411, domain() + text + u32(rng.choice((0, 1, 2))), serial=packet.serial).pack()


def garbage(_packet: Packet, rng: random.Random) -> bytes:
    return rng.randbytes(rng.choice((1, 4, 27, 28, 100, 1000)))


MUTATIONS = (
    (intact, 6),
    (flipped_bits, 12),
    (flipped_anywhere, 4),
    (random_bytes, 6),
    (truncated, 8),
    (cut_off, 3),
    (wrong_length, 5),
    (wrong_program, 4),
    (wrong_version, 3),
    (wrong_procedure, 6),
    (wrong_kind, 4),
    (wrong_status, 3),
    (wrong_word, 10),
    (extended_string, 4),
    (trailing_bytes, 6),
    (dirty_padding, 4),
    (bad_utf8, 5),
    (odd_xml, 3),
    (garbage, 1),
)


def mutated(rng: random.Random, serial: int) -> tuple[str, bytes]:
    """Break a packet of the corpus in one way; return the way's name and the bytes."""
    functions, weights = zip(*MUTATIONS, strict=True)
    function = rng.choices(functions, weights)[0]
    return function.__name__, function(rng.choice(CORPUS).numbered(serial), rng)


def writes(rng: random.Random, data: bytes) -> list[bytes]:
    """Spread the bytes over writes: mostly one, sometimes small pieces."""
    if rng.random() < 0.85:
        return [data]
    size = rng.choice((1, 3, 28, 100)) if len(data) < 5000 else 4096
    return [data[start : start + size] for start in range(0, len(data), size)]
