"""How an interface of the host bonds others: ``<bond>`` without these."""

from __future__ import annotations

from .. import xml
from ..values import parse_integer
from .refusals import INTERFACES

__all__ = ["read_mode", "read_monitor"]

_MODES = (
    "balance-rr",
    "active-backup",
    "balance-xor",
    "broadcast",
    "802.3ad",
    "balance-tlb",
    "balance-alb",
)
_CARRIERS = ("ioctl", "netif")
_VALIDATED = ("active", "backup", "all")
_INT_MIN, _INT_MAX = -(2**31), 2**31 - 1


def read_mode(source: xml.Source) -> dict[str, str]:
    """Return the attributes of ``<bond>``."""
    mode = source.own("mode")
    if mode is None:
        return {}
    if mode not in _MODES:
        raise INTERFACES.xml_error(f"unknown bonding mode {mode}")
    return {"mode": mode}


def _number(source: xml.Source, tag: str, name: str) -> int | None:
    """Return a number of the first such child that has it; None if there is none."""
    text = source.own_of(tag, name)
    if text is None:
        return None
    number = parse_integer(text)
    if number is None or not _INT_MIN <= number <= _INT_MAX:
        raise ValueError(text)
    return number


def _required(source: xml.Source, tag: str, name: str) -> str:
    try:
        number = _number(source, tag, name)
    except ValueError:
        number = None
    if number is None:
        raise INTERFACES.xml_error(f"bond interface {tag} {name} missing or invalid")
    return str(number)


def _word(source: xml.Source, tag: str, name: str, words: tuple[str, ...], what: str) -> str | None:
    text = source.own_of(tag, name)
    if text is None:
        return None
    if text not in words:
        raise INTERFACES.xml_error(f"unknown {what} {text}")
    return text


def _miimon(source: xml.Source) -> xml.Element:
    element = xml.Element("miimon", {"freq": _required(source, "miimon", "freq")})
    for name in ("downdelay", "updelay"):
        try:
            number = _number(source, "miimon", name)
        except ValueError:
            raise INTERFACES.xml_error(f"bond interface miimon {name} invalid") from None
        if number is not None and number > 0:
            element.attrs[name] = str(number)
    carrier = _word(source, "miimon", "carrier", _CARRIERS, "mii bonding carrier")
    if carrier is not None:
        element.attrs["carrier"] = carrier
    return element


def _arpmon(source: xml.Source) -> xml.Element:
    element = xml.Element("arpmon", {"interval": _required(source, "arpmon", "interval")})
    target = source.own_of("arpmon", "target")
    if target is None:
        raise INTERFACES.xml_error("bond interface arpmon target missing")
    element.attrs["target"] = xml.Raw(target)
    validated = _word(source, "arpmon", "validate", _VALIDATED, "arp bonding validate")
    if validated is not None:
        element.attrs["validate"] = validated
    return element


def read_monitor(source: xml.Source) -> xml.Element | None:
    """Read how the bond's links are watched: ``<miimon>``, or else ``<arpmon>``."""
    there = source.tags()
    if "miimon" in there:
        return _miimon(source)
    return _arpmon(source) if "arpmon" in there else None
