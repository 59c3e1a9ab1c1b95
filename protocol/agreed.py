"""Numbers that servers and clients have to agree on and no definition declares."""

from __future__ import annotations

__all__ = ["TCP_PORT", "VIR_CONNECT_RO"]

# LIBVIRTD_TCP_PORT: what listens there speaks in the clear.
TCP_PORT = 16509
# Of virConnectFlags, in CONNECT_OPEN; the enum is for those who ask.
VIR_CONNECT_RO = 1
