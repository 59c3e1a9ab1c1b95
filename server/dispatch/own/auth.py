"""Authentication, as libvirtd answers where a listener asks for none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....protocol._generated import remote
from ....protocol._generated.enums import ErrorDomain, ErrorNumber
from ....protocol._generated.remote import later
from ....protocol._generated.remote_procedures import RemoteProcedure
from ....protocol.auth import AuthType
from ....protocol.errors import report
from .entry import OwnEntry

if TYPE_CHECKING:
    from ..client import Client

__all__ = ["ENTRIES"]


def _list(client: Client, args: None) -> remote.RemoteAuthListRet:
    return remote.RemoteAuthListRet([AuthType.REMOTE_AUTH_NONE])


def _failed(client: Client, args: object) -> None:
    """Refuse a mechanism that this listener does not ask for."""
    raise report(ErrorNumber.VIR_ERR_AUTH_FAILED, ErrorDomain.VIR_FROM_RPC, "authentication failed")


_P = RemoteProcedure

# Procedure of the remote program -> how it is answered.
ENTRIES: dict[int, OwnEntry] = {
    int(_P.REMOTE_PROC_AUTH_LIST): OwnEntry(
        "auth_list", None, _list, later.pack_remote_auth_list_ret
    ),
    int(_P.REMOTE_PROC_AUTH_SASL_INIT): OwnEntry("auth_sasl_init", None, _failed),
    int(_P.REMOTE_PROC_AUTH_SASL_START): OwnEntry(
        "auth_sasl_start", later.unpack_remote_auth_sasl_start_args, _failed
    ),
    int(_P.REMOTE_PROC_AUTH_SASL_STEP): OwnEntry(
        "auth_sasl_step", later.unpack_remote_auth_sasl_step_args, _failed
    ),
    int(_P.REMOTE_PROC_AUTH_POLKIT): OwnEntry("auth_polkit", None, _failed),
}
