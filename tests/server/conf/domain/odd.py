"""Odd documents from a seed: those of this folder, changed for the worse."""

from __future__ import annotations

import copy
import random
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ["VALUES", "odd_document"]

VALUES = (
    *(
        "",
        " ",
        "0",
        "1",
        "-1",
        "-0",
        "+1",
        "007",
        "0x10",
        "0x",
        "1e9",
        "1.5",
        "\t7\n",
        "7 7",
        "٣",
        "\u00b2",
        "NaN",
        "١٢",
    ),
    *(
        "255",
        "256",
        "65535",
        "65536",
        "2147483647",
        "2147483648",
        "4294967295",
        "4294967296",
        "-2147483649",
    ),
    *("9223372036854775807", "9223372036854775808", "18446744073709551615", "18446744073709551616"),
    *(
        "9" * 23,
        "9" * 4299,
        "9" * 4300,
        "9" * 5000,
        "-" + "9" * 5000,
        "0" * 5000 + "1",
        "0x" + "f" * 5000,
        "0" + "7" * 5000,
    ),
    *(
        "0-",
        "-0",
        "0-16383",
        "^1",
        "0-3,^1",
        "3-1",
        "0-" + "9" * 5000,
        "1," * 500 + "1",
        "^" + "0" * 5000 + "1",
    ),
    *(
        "yes",
        "no",
        "on",
        "off",
        "default",
        "none",
        "auto",
        "x",
        "x" * 5000,
        "é",
        "\U0001f600",
        "a/b",
        "/",
        "/a",
        "a\nb",
        "'\"<&>",
    ),
    *("k", "KiB", "EiB", "EB", "Zib", "b", "B", "bytes", "%s", "%d", "{0}", "{"),
    *(
        "sda",
        "sdz" * 9,
        "sd" + "z" * 5000,
        "hda1",
        "fda",
        "vda" + "9" * 5000,
        "xvda",
        "ubda",
        "ioemu:hda",
        "ioemu:",
    ),
    *(
        "1/1/2000",
        "99999/1/1",
        "9" * 5000 + "/1/1",
        "1-2",
        "1.2.3.4",
        "::1",
        "::1%eth0",
        "10.0.0.0/8",
        "1" * 5000,
    ),
    *("52:54:00:00:00:01", "01:00:00:00:00:00", "c7a5fdbd-edaf-9455-926a-d65c16db1809", "0" * 32),
    *(
        "drive",
        "pci",
        "ccid",
        "virtio-serial",
        "usb",
        "isa",
        "ccw",
        "scsi",
        "ide",
        "virtio",
        "network",
        "file",
        "volume",
    ),
)


def _value(chance: random.Random) -> str:
    return (
        chance.choice(VALUES)
        if chance.random() < 0.9
        else "".join(chance.choices(VALUES[:40], k=3))
    )


def _set(target: etree._Element, name: str | None, value: str) -> None:
    try:
        if name is None:
            target.text = value
        else:
            target.set(name, value)
    except ValueError:  # no text that XML can carry
        pass


def _attribute(elements: Sequence[etree._Element], chance: random.Random) -> None:
    target = chance.choice(elements)
    names = sorted(map(str, target.attrib)) or ["type"]
    _set(target, chance.choice(names), _value(chance))


def _text(elements: Sequence[etree._Element], chance: random.Random) -> None:
    _set(chance.choice(elements), None, _value(chance))


def _without(elements: Sequence[etree._Element], chance: random.Random) -> None:
    target = chance.choice(elements)
    if target.attrib and chance.random() < 0.7:
        del target.attrib[chance.choice(sorted(map(str, target.attrib)))]
    elif (parent := target.getparent()) is not None:
        parent.remove(target)


def _again(elements: Sequence[etree._Element], chance: random.Random) -> None:
    """Repeat an element from elsewhere several times."""
    place, part = chance.choice(elements), chance.choice(elements)
    for _ in range(chance.choice((1, 1, 2, 5))):
        place.append(copy.deepcopy(part))


def _renamed(elements: Sequence[etree._Element], chance: random.Random) -> None:
    target, other = chance.choice(elements), chance.choice(elements)
    target.tag = other.tag if chance.random() < 0.7 else f"{{urn:x}}{etree.QName(other).localname}"


def _deep(elements: Sequence[etree._Element], chance: random.Random) -> None:
    """Put an element inside of itself, many levels deep."""
    place = chance.choice(elements)
    tag, attributes = str(place.tag), dict(place.attrib)
    for _ in range(chance.choice((3, 50, 200))):
        place = etree.SubElement(place, tag, attributes)


def _broken_up(elements: Sequence[etree._Element], chance: random.Random) -> None:
    """Put a comment or an instruction into the middle of a text."""
    target = chance.choice(elements)
    node = chance.choice((etree.Comment("1"), etree.ProcessingInstruction("p", "1")))
    node.tail = chance.choice(VALUES[:20])
    target.insert(0, node)


_CHANGES: tuple[Callable[[Sequence[etree._Element], random.Random], None], ...] = (
    *(
        _attribute,
        _attribute,
        _attribute,
        _text,
        _text,
        _without,
        _again,
        _renamed,
        _deep,
        _broken_up,
    ),
)


def _spoiled(text: str, chance: random.Random) -> str:
    """Change the text itself, which may be no XML afterwards."""
    at = chance.randrange(len(text) + 1)
    part = chance.choice(
        (
            "\0",
            "\ud800",
            "\udc80",
            "\x01",
            "&e;",
            "&#0;",
            "<",
            ">",
            "]]>",
            "<![CDATA[",
            "<!--",
            "'",
            "\ufffe",
            "&#xD800;",
        )
    )
    if chance.random() < 0.3:
        entity = chance.choice(("<a/>", "9" * 5000, "&#60;a", "x" * 100))
        return f'<!DOCTYPE domain [<!ENTITY e "{entity}">]>' + text[:at] + "&e;" + text[at:]
    return text[:at] + part + (text[at:] if chance.random() < 0.7 else "")


def odd_document(documents: Sequence[bytes], seed: int) -> str:
    """Return one of ``documents`` with some changes, the same for the same seed."""
    chance = random.Random(seed)
    root = etree.fromstring(chance.choice(documents))
    for _ in range(chance.choice((1, 1, 2, 3, 8))):
        elements = [element for element in root.iter() if isinstance(element.tag, str)]
        chance.choice(_CHANGES)(elements, chance)
    text = etree.tostring(root, encoding="unicode")
    return _spoiled(text, chance) if chance.random() < 0.15 else text
