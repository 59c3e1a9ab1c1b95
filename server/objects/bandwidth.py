"""Interfaces of a domain as their parameters name them, and their limits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...protocol._generated.enums import ErrorDomain, ErrorNumber
from ...protocol.errors import report
from ...protocol.typedparams import UInt
from ..conf.pause import paced

if TYPE_CHECKING:
    from ...protocol.typedparams import Params
    from ..conf import xml
    from ..conf.domain.definition import DomainDef

__all__ = ["RATES", "bandwidth_of", "find_interface"]

_MAC_LENGTH = 17
RATES = {
    "inbound": ("average", "peak", "burst", "floor"),
    "outbound": ("average", "peak", "burst"),
}


def find_interface(definition: DomainDef, device: str) -> xml.Element:
    """Find an interface by MAC address or name, as virDomainNetFind does.

    Raises VIR_ERR_INVALID_ARG if there is none.
    """
    # lowering megabytes takes long
    address = device.lower() if len(device) == _MAC_LENGTH else device
    for interface in paced(definition.interfaces):
        if address == interface.mac or device == interface.target:
            return interface.element
    detail = f"'{device}' is not a known interface"
    raise report(ErrorNumber.VIR_ERR_INVALID_ARG, ErrorDomain.VIR_FROM_DOMAIN, detail)


def bandwidth_of(interface: xml.Element) -> Params:
    """Return the limits of an interface as parameters, 0 for none."""
    bandwidth = interface.find("bandwidth")
    return {
        # A definition may have more than goes into the parameter's type: libvirt passes
        # on the lower half, too.
        f"{way}.{rate}": UInt(int((bandwidth and bandwidth.get(way, rate)) or 0) & 0xFFFFFFFF)
        for way, rates in RATES.items()
        for rate in rates
    }
