"""What libvirt's client says of a connection that cannot be had."""

from __future__ import annotations

import errno
import os

from ...protocol._generated.enums import ErrorDomain, ErrorNumber
from ...protocol.errors import LibvirtError


def system_error(detail: str, number: int) -> LibvirtError:
    """Make the error of libvirt's virReportSystemError.

    It is VIR_ERR_SYSTEM_ERROR from the RPC layer, with the errno in ``int1``.
    """
    return LibvirtError(
        ErrorNumber.VIR_ERR_SYSTEM_ERROR,
        ErrorDomain.VIR_FROM_RPC,
        detail,
        str1="%s",
        str2=detail,
        int1=number,
        int2=-1,
    )


def refused(doing: str, exc: OSError) -> LibvirtError:
    """Return the error for what failed while ``doing``, with the system's reason."""
    if isinstance(exc, TimeoutError) and exc.errno is None:  # Python's own
        exc = OSError(errno.ETIMEDOUT, os.strerror(errno.ETIMEDOUT))
    # strerror may be more than that: trio names the address
    reason = os.strerror(exc.errno) if exc.errno else str(exc)
    return system_error(f"{doing}: {reason}", exc.errno or errno.EIO)
