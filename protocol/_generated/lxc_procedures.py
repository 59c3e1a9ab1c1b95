# Generated from lxc.x by virtrio.gen.procedures; do not edit.
"""Procedures of the lxc program."""

from __future__ import annotations

from enum import IntEnum

from ..procedures import ProcedureRow
from .enums import ErrorDomain

PROGRAM = 0x00068000
VERSION = 1


class LxcProcedure(IntEnum):
    """Procedure numbers of the lxc program."""

    LXC_PROC_DOMAIN_OPEN_NAMESPACE = 1


# fmt: off
PROCEDURES = {
    1: ProcedureRow(1, "LXC_PROC_DOMAIN_OPEN_NAMESPACE", "virDomainLxcOpenNamespace", "domain_lxc_open_namespace", ErrorDomain.VIR_FROM_NONE, args="lxc_domain_open_namespace_args", acl=("domain:open_namespace",)),
}
# fmt: on
