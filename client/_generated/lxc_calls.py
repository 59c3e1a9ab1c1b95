# Generated from lxc.x by virtrio.gen.stubs; do not edit.
"""Calls of the lxc program, by entry point."""

from __future__ import annotations

from ...protocol._generated import lxc
from ..calls import Call

# fmt: off
DOMAIN_LXC_OPEN_NAMESPACE = Call(1, lxc.pack_lxc_domain_open_namespace_args, None, 0x00068000, 1)
# fmt: on
