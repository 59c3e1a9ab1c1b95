# Generated from lxc.x by virtrio.gen.stubs; do not edit.
"""Calls of the lxc program, by entry point."""

from __future__ import annotations

from ...protocol._generated.lxc import pack_lxc_domain_open_namespace_args
from ...protocol.lazy import replaceable
from ..calls import Call

replaceable(__name__)

DOMAIN_LXC_OPEN_NAMESPACE = Call(1, pack_lxc_domain_open_namespace_args, None, 0x00068000, 1)
