"""Errors for what drivers raise, the same for calls and for streams."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import trio

from ..protocol._generated.enums import ErrorDomain, ErrorNumber
from ..protocol.errors import LibvirtError, report

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["NOT_DRIVERS", "error_of"]

log = logging.getLogger("virtrio.server")

# What comes out of a driver's code and is none of its failures: the end of the session
# or of the server, and an interrupt. Everything else is, SystemExit and asyncio's
# CancelledError as well. It is caught apart where it may occur: an exception that is
# raised again by name would hold the frames that hold it.
NOT_DRIVERS = (trio.Cancelled, KeyboardInterrupt)


def error_of(peer: str, what: str, exc: BaseException, domain: ErrorDomain) -> LibvirtError:
    """Return the error that a client gets for an exception ``exc`` of a driver.

    It is ``exc`` itself, or the first of a group of nothing but LibvirtError. For
    anything else it is an internal error of ``domain``, and the log has the traceback,
    with ``peer``, the client, and ``what``, the part that failed. What is not the
    driver's (`NOT_DRIVERS`) is raised again, out of a group (of a driver's own nursery)
    too.
    """
    if isinstance(exc, LibvirtError):
        return exc
    if isinstance(exc, NOT_DRIVERS):
        raise exc
    if isinstance(exc, BaseExceptionGroup):
        others, _ = exc.split(NOT_DRIVERS)
        if others is not None:
            raise others from None
        errors = [leaf if isinstance(leaf, LibvirtError) else None for leaf in _leaves(exc)]
        if (first := errors[0]) is not None and None not in errors:
            return first
    log.error("%s: %s failed", peer, what, exc_info=exc)
    return report(
        ErrorNumber.VIR_ERR_INTERNAL_ERROR, domain, "the driver failed; see the server's log"
    )


def _leaves(exc: BaseException) -> Iterator[BaseException]:
    if isinstance(exc, BaseExceptionGroup):
        for inner in exc.exceptions:
            yield from _leaves(inner)
    else:
        yield exc
