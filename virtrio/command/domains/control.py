"""Commands on what a domain is controlled by: its hypervisor and its clock."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from ...protocol._generated.enums import DomainSetTimeFlags
from ..lookup import DOMAIN, find_domain
from ..numbers import number
from ..options import Kind, Option
from .monitor import GROUP

if TYPE_CHECKING:
    from ..options import Arguments
    from ..session import Session

_LLONG_MAX = 2**63 - 1

# by the numbers of virDomainControlState and virDomainControlErrorReason
_CONTROL = ("ok", "background job", "occupied", "error")
_CONTROL_ERRORS = ("", "unknown", "monitor failure", "internal (locking) error")


@GROUP.command(
    "domcontrol",
    "whether a domain's hypervisor answers",
    DOMAIN,
    description="Print whether a domain's hypervisor can be asked for something now.",
)
def domcontrol(session: Session, args: Arguments) -> None:
    domain, _ = find_domain(session, args)
    state, details, state_time = domain.control_info()
    shown = _CONTROL[state] if 0 <= state < len(_CONTROL) else "unknown"
    if shown not in ("ok", "error"):
        session.out(f"{shown} ({state_time / 1000:.3f}s)\n")
    elif shown == "error" and details > 0:
        known = details < len(_CONTROL_ERRORS)
        session.out(f"{shown}: {_CONTROL_ERRORS[details] if known else 'unknown'}\n")
    else:
        session.out(f"{shown}\n")


@GROUP.command(
    "domtime",
    "show or set the guest's clock",
    DOMAIN,
    Option("now", Kind.BOOL, "set it to the time here"),
    Option("pretty", Kind.BOOL, "print a date"),
    Option("sync", Kind.BOOL, "set it from the domain's clock"),
    Option("time", Kind.NUMBER, "set it to these seconds since 1970"),
    description="Print or set the time of a guest.",
)
def domtime(session: Session, args: Arguments) -> None:
    args.exclusive("time", "now")
    args.exclusive("time", "sync")
    args.exclusive("now", "sync")
    domain, _ = find_domain(session, args)
    seconds = number(args, "time", -_LLONG_MAX - 1, _LLONG_MAX)
    if seconds is None and "now" not in args and "sync" not in args:
        found = domain.get_time()["seconds"]
        session.out(f"Time: {_date(found) if 'pretty' in args else found}")
        return
    if "now" in args:
        seconds = int(time.time())
    flags = args.flags({"sync": DomainSetTimeFlags.VIR_DOMAIN_TIME_SYNC})
    domain.set_time({"seconds": seconds or 0, "nseconds": 0}, flags)


def _date(seconds: int) -> str:
    try:
        date = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
    except OverflowError:
        return "(null)"
    return f"{date:%Y-%m-%d %H:%M:%S}"
