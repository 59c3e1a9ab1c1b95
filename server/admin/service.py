"""Service of the admin socket: the admin program, which needs no opening first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...protocol._generated import admin
from ...protocol._generated.admin_procedures import PROGRAM, VERSION, AdminProcedure
from ...protocol._generated.enums import ErrorDomain
from ...protocol.errors import unsupported_flags
from ..dispatch.own.entry import OwnEntry
from ..dispatch.services import Service, bundled

if TYPE_CHECKING:
    from ..dispatch.client import Client
    from .administration import Administration

__all__ = ["service"]


def _open(client: Client, args: admin.AdminConnectOpenArgs) -> None:
    if args.flags:
        raise unsupported_flags(ErrorDomain.VIR_FROM_ADMIN, "adminDispatchConnectOpen", args.flags)


def _close(client: Client, args: None) -> None:
    client.calls.closing = True


_ENTRIES = {
    int(AdminProcedure.ADMIN_PROC_CONNECT_OPEN): OwnEntry(
        "connect_open", admin.unpack_admin_connect_open_args, _open
    ),
    int(AdminProcedure.ADMIN_PROC_CONNECT_CLOSE): OwnEntry(
        "connect_close", None, _close, closes=True
    ),
}


def service(administration: Administration) -> Service:
    """Make the service that answers calls to ``administration``."""
    return Service(PROGRAM, VERSION, bundled("admin", _ENTRIES), driver=administration)
