# Generated from lxc.x by virtrio.gen.dispatch; do not edit.
"""Dispatch rows of the lxc program."""

from __future__ import annotations

from ...protocol._generated import lxc
from ...protocol.lazy import replaceable
from ..dispatch.streams_and_fds import SpecialEntry

replaceable(__name__)

# fmt: off
ROWS: dict[int, SpecialEntry] = {
    1: SpecialEntry("domain_lxc_open_namespace", lxc.unpack_lxc_domain_open_namespace_args, lambda d, a: d.domain_lxc_open_namespace(a.dom, a.flags), None, None, write=True, gives_fds=True),
}
# fmt: on
