# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virIPAddrType."""

from __future__ import annotations

from ...numbers import Values


class IPAddrType(Values):
    """virIPAddrType."""

    VIR_IP_ADDR_TYPE_IPV4 = 0
    VIR_IP_ADDR_TYPE_IPV6 = 1
