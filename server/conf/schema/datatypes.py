"""Kinds of values in schemas: what an attribute or the text of an element may be.

A kind is called with the value and says whether it fits. As in XML Schema, words and
numbers may have white space around them, where the number is not of digits alone, and
patterns are matched with the whole value.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from ..blocks import BLOCK, cut
from ..pause import checkpoint

__all__ = ["BLANK", "BUILT_IN", "Kind", "either", "integer", "is_any", "pattern", "words"]

Kind = Callable[[str], bool]

# White space of XML.
BLANK = " \t\n\r"

# A sign, and digits behind zeros: none for 0.
_NUMBER = re.compile(r"([+-]?)(?=[0-9])0*+([0-9]*+)", re.ASCII)
# More digits than any limit has; int() takes more than linear time.
_MOST_DIGITS = 30


def words(names: frozenset[str]) -> Kind:
    """Make the kind of these words."""
    return lambda value: value in names or value.strip(BLANK) in names


# An expression that ends with any number of one class of characters, and may have
# something of limited length before them.
_CLASS = r"\[(?:[^\\\]]|\\.)++\]"
_ENDS_WITH_CLASS = re.compile(
    rf"(?:(?:[^\\\[\](){{}}*+?|^$.]|\\.|{_CLASS}|\([^()*+?{{}}]++\))\??)*({_CLASS})[*+]\+"
)


def pattern(expression: str) -> Kind:
    """Make the kind of texts that a regular expression, Python's, matches as a whole.

    Repetitions without a limit are possessive (``[a-z]++``) and of one character each,
    for texts may have megabytes: an expression that tries a character in several ways
    takes minutes, and a repeated group keeps each of its turns in memory.
    """
    match = re.compile(expression, re.ASCII).fullmatch
    ending = _ENDS_WITH_CLASS.fullmatch(expression)
    if ending is None:
        return lambda value: match(value) is not None
    match_rest = re.compile(f"{ending[1]}*+", re.ASCII).fullmatch

    def fits(value: str) -> bool:
        if not match(value, 0, BLOCK):
            return False
        for at in range(BLOCK, len(value), BLOCK):
            checkpoint()
            if not match_rest(value, at, at + BLOCK):
                return False
        return True

    return fits


def integer(least: int | None, most: int | None, *, digits: bool) -> Kind:
    """Make the kind of the whole numbers from ``least`` to ``most``.

    None is no limit. With ``digits`` there is no sign and no white space.
    """

    def fits(value: str) -> bool:
        match = _NUMBER.fullmatch(value if digits else value.strip(BLANK))
        if match is None or (digits and match[1]):
            return False
        is_negative = match[1] == "-"
        if len(match[2]) > _MOST_DIGITS:
            return (least if is_negative else most) is None
        number = int(match[2] or "0")
        if is_negative:
            number = -number
        return (least is None or least <= number) and (most is None or number <= most)

    return fits


def either(kinds: tuple[Kind, ...]) -> Kind:
    """Make the kind of the values of several kinds."""
    return kinds[0] if len(kinds) == 1 else lambda value: any(kind(value) for kind in kinds)


def is_any(value: str) -> bool:
    """Take any value."""
    return True


def _is_empty(value: str) -> bool:
    return not value.strip(BLANK)


_NC_NAME = re.compile(r"[^\W\d][\w.\-\u00b7]*+")


def _is_nc_name(value: str) -> bool:
    """Say whether this is a name of XML without a colon."""
    return _NC_NAME.fullmatch(value.strip(BLANK)) is not None


_DATE_TIME = re.compile(
    r"-?([1-9][0-9]{4,}+|[0-9]{4})-([0-9]{2})-([0-9]{2})"
    r"T([0-9]{2}):([0-9]{2}):([0-9]{2})(\.[0-9]++)?"
    r"(?:Z|[+-](?:(?:0[0-9]|1[0-3]):[0-5][0-9]|14:00))?",
    re.ASCII,
)
# Years repeat after 400 of them, and `date` does not count further than 9999.
_YEARS = 400


def _is_date_time(value: str) -> bool:
    match = _DATE_TIME.fullmatch(value.strip(BLANK))
    if match is None or match[1] == "0000":
        return False
    try:
        date(_YEARS + int(match[1][-4:]) % _YEARS, int(match[2]), int(match[3]))
    except ValueError:
        return False
    hour, minute, second = int(match[4]), int(match[5]), int(match[6])
    if hour == 24:
        return not minute and not second and not (match[7] or "").strip(".0")
    return hour < 24 and minute < 60 and second < 60


_OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])"
_IPV4 = re.compile(rf"(?:{_OCTET}\.){{3}}{_OCTET}", re.ASCII)
_GROUP = re.compile(r"[0-9A-Fa-f]{1,4}")
# Longer than any address.
_LONGEST_ADDRESS = 64


def _is_ipv4(value: str) -> bool:
    return _IPV4.fullmatch(value) is not None


def _is_ipv6(value: str) -> bool:
    """Say whether libvirt's schema takes this as an address of IPv6.

    Of addresses that end as in IPv4 it takes ``:1.2.3.4``, and none with numbers on
    both sides of the double colon.
    """
    if len(value) > _LONGEST_ADDRESS:
        return False
    head, colon, tail = value.rpartition(":")
    dotted = bool(colon) and _is_ipv4(tail)
    left, gap, right = (f"{head}:" if dotted else value).partition("::")
    if dotted and head in ("", ":"):
        return True
    before = left.removesuffix(":").split(":") if left else []
    if right.startswith(":"):
        return False
    if dotted:
        right = right.removesuffix(":")
    after = right.split(":") if right else []
    if not all(_GROUP.fullmatch(group) for group in (*before, *after)):
        return False
    if not gap:
        return len(before) == (6 if dotted else 8) and (dotted or not left.endswith(":"))
    if dotted:
        return len(before) <= 5 and len(after) <= 5 and not (before and after)
    return len(before) + len(after) <= 7


_DOUBLE = re.compile(r"[+-]?(?:[0-9]++(?:\.[0-9]*+)?|\.[0-9]++)(?:[eE][+-]?[0-9]++)?", re.ASCII)


def _is_duration(value: str) -> bool:
    """Say whether this is a number that is not below 0, with a fraction or not."""
    text = value.strip(BLANK)
    if text == "INF":
        return True
    return _DOUBLE.fullmatch(text) is not None and not (
        text.startswith("-") and text.strip("-0.").rstrip("0") != ""
    )


_HOST = r"(?:[^/?#@\[\]]*+@)?(?:\[[^\[\]]*+\]|[^/?#:@\[\]]*+)(?::[0-9]++)?"
_URI = re.compile(
    rf"(?:[A-Za-z][A-Za-z0-9+.\-]*+:|(?![^/?#:]*+:))(?://{_HOST}(?![^/?#])|(?!//))[^?#\[\]]*+"
    r"(?:\?[^#\[\]]*+)?(?:#[^#]*+)?"
)
_BAD_ESCAPE = re.compile("%(?![0-9A-Fa-f]{2})")


def _is_uri(value: str) -> bool:
    """Say whether this is a URI or part of one, as libxml2 checks it.

    It takes characters that URIs have only in escaped form.
    """
    value = value.strip(BLANK)
    return _URI.fullmatch(value) is not None and _BAD_ESCAPE.search(value) is None


# Begin of a piece that is neither a number, nor a range, nor a number behind a caret.
_BAD_CPU = re.compile(r"(?:\A|,)(?!(?:[0-9]++(?:-[0-9]++)?|\^[0-9]++)(?:,|\Z))", re.ASCII)


def _is_cpu_set(value: str) -> bool:
    """Say whether these are numbers of CPUs, ranges and exceptions, with commas."""
    return not any(map(_BAD_CPU.search, cut(value, ",")))


# By the names that schemas have for them.
BUILT_IN: dict[str, Kind] = {
    "Any": is_any,
    "CpuSet": _is_cpu_set,
    "Empty": _is_empty,
    "Ipv4": _is_ipv4,
    "Ipv6": _is_ipv6,
    "NCName": _is_nc_name,
    "DateTime": _is_date_time,
    "Seconds": _is_duration,
    "Uri": _is_uri,
}
