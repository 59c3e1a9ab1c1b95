"""``<iothreads>``, ``<iothreadids>`` and ``<defaultiothread>``."""

from __future__ import annotations

from .. import xml
from ..kinds import POSITIVE, integer
from ..refusals import DOMAIN
from ..rules import apply, attr, rule
from ..values import parse_integer

__all__ = ["read_iothreads"]

# Most IOThreads that may be counted without being listed.
_MOST_UNNAMED = 1 << 14
_POOL_SIZE = integer(nonnegative=True)
_POOL = (attr("thread_pool_min", _POOL_SIZE), attr("thread_pool_max", _POOL_SIZE))


def _pool(source: xml.Source, element: xml.Element) -> xml.Element | None:
    low, high = element.attrs.get("thread_pool_min"), element.attrs.get("thread_pool_max")
    if high is not None and int(high) == 0:
        raise DOMAIN.unsupported("thread_pool_max must be a positive integer")
    if low is not None and int(low) > int(high or 0):
        raise DOMAIN.unsupported("thread_pool_min must be smaller or equal to thread_pool_max")
    return element if element.attrs else None


_IOTHREAD = rule("iothread", attr("id", POSITIVE, required=True), *_POOL, finish=_pool)
_DEFAULT_IOTHREAD = rule("defaultiothread", *_POOL, finish=_pool)


def read_iothreads(root: xml.Source) -> tuple[list[xml.Element], list[int]]:
    """Read the elements about IOThreads, and the ids of the threads."""
    count = 0
    source = root.find("iothreads")
    if source is not None and (text := xml.string(source)):
        number = parse_integer(text)
        if number is None or not 0 <= number <= 2**32 - 1:
            raise DOMAIN.xml_error(f"invalid iothreads count '{text}'")
        count = number
    threads: list[xml.Element] = []
    identifiers: list[int] = []
    taken: set[int] = set()
    for entry in root.iterfind("iothreadids/iothread"):
        thread = apply(_IOTHREAD, entry)
        if thread is None:
            continue
        number = int(thread.attrs["id"])
        if number in taken:
            raise DOMAIN.xml_error(f"duplicate iothread id '{number}' found")
        taken.add(number)
        identifiers.append(number)
        threads.append(thread)
    if count > len(identifiers) + _MOST_UNNAMED:
        raise DOMAIN.internal_error("failed to populate iothreadids")
    candidate = 1
    while len(identifiers) < count:
        if candidate not in taken:
            identifiers.append(candidate)
        candidate += 1
    elements: list[xml.Element] = []
    if identifiers:
        elements.append(xml.Element("iothreads", text=str(len(identifiers))))
    if threads:
        threads += [
            xml.Element("iothread", {"id": str(number)}) for number in identifiers[len(threads) :]
        ]
        elements.append(xml.Element("iothreadids", children=threads))
    default = root.find("defaultiothread")
    if default is not None and (printed := apply(_DEFAULT_IOTHREAD, default)) is not None:
        elements.append(printed)
    return elements, identifiers
