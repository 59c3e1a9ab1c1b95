# Generated from enums.json by virtrio.gen.enums; do not edit.
"""Enums and flags of libvirt's public API, each loaded on first use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...lazy import attributes

if TYPE_CHECKING:
    from .domain_event_id import *  # noqa: F403
    from .domain_modification_impact import *  # noqa: F403
    from .domain_set_time_flags import *  # noqa: F403
    from .domain_state import *  # noqa: F403
    from .domain_xml_flags import *  # noqa: F403
    from .error_number import *  # noqa: F403
    from .sample_flags import *  # noqa: F403

_HOMES = {
    "ErrorNumber": "error_number",
    "DomainXMLFlags": "domain_xml_flags",
    "DomainModificationImpact": "domain_modification_impact",
    "DomainSetTimeFlags": "domain_set_time_flags",
    "SampleFlags": "sample_flags",
    "DomainEventID": "domain_event_id",
    "DomainState": "domain_state",
}

if not TYPE_CHECKING:
    __all__ = list(_HOMES)
    __getattr__ = attributes(__name__, globals(), _HOMES)


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOMES})
