"""Wrong flags and a forgotten ``await``: read by ``make typecheck``, never executed.

Each line with an ``ignore`` has a mistake, and mypy complains of an ``ignore`` that is
not needed.
"""

from __future__ import annotations

import virtrio
from virtrio.enums import (
    DomainCheckpointListFlags,
    DomainRebootFlagValues,
    DomainXMLFlags,
    PlainInt,
)

domain = virtrio.blocking.connect("test:///default").lookup_by_name("test")


def right(chosen: int, flags: DomainXMLFlags | int) -> None:
    domain.xml_desc()
    domain.xml_desc(DomainXMLFlags.VIR_DOMAIN_XML_SECURE)
    domain.xml_desc(DomainXMLFlags.VIR_DOMAIN_XML_SECURE | DomainXMLFlags.VIR_DOMAIN_XML_INACTIVE)
    domain.xml_desc(flags)
    domain.xml_desc(chosen)
    domain.xml_desc(1 | chosen)
    number: int = DomainXMLFlags.VIR_DOMAIN_XML_SECURE
    assert number == DomainXMLFlags.VIR_DOMAIN_XML_SECURE
    assert flags & DomainXMLFlags.VIR_DOMAIN_XML_SECURE


def handed_on(flags: DomainXMLFlags | PlainInt) -> str:
    return domain.xml_desc(flags)


def wrong() -> None:
    domain.xml_desc(DomainCheckpointListFlags.VIR_DOMAIN_CHECKPOINT_LIST_ROOTS)  # type: ignore[arg-type]
    domain.reboot(DomainXMLFlags.VIR_DOMAIN_XML_SECURE)  # type: ignore[arg-type]
    domain.xml_desc(DomainRebootFlagValues.VIR_DOMAIN_REBOOT_DEFAULT)  # type: ignore[arg-type]
    handed_on(DomainRebootFlagValues.VIR_DOMAIN_REBOOT_GUEST_AGENT)  # type: ignore[arg-type]
    domain.xml_desc("secure")  # type: ignore[arg-type]
    domain.xml_desc(DomainXMLFlags.VIR_DOMAIN_XML_SECRET)  # type: ignore[attr-defined]


async def forgotten() -> None:
    async with virtrio.connect("test:///default") as conn:
        await conn.lookup_by_name("test")
        conn.lookup_by_name("test")  # type: ignore[unused-coroutine]
        conn.lookup_by_name("test").xml_desc()  # type: ignore[attr-defined]
