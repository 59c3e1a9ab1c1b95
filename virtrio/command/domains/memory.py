"""Commands on the memory of domains: setmem and setmaxmem."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...protocol._generated.enums import DomainMemoryModFlags
from ..errors import failing
from ..impact import AFFECT_LIVE, AFFECTED, impact
from ..lookup import DOMAIN, find_domain
from ..options import Kind, Option
from ..sizes import scaled
from .domain import GROUP

if TYPE_CHECKING:
    from ..options import Arguments
    from ..session import Session

_MAXIMUM = int(DomainMemoryModFlags.VIR_DOMAIN_MEM_MAXIMUM)
_SIZE = (
    Option("kilobytes", Kind.ALIAS, "size"),
    Option("size", Kind.NUMBER, "how much, in KiB or with a unit such as MiB", required=True),
)


def _kibibytes(args: Arguments) -> int:
    size = scaled(args, "size", 1024)
    return -(-(size or 0) // 1024)


@GROUP.command(
    "setmem",
    "change how much memory a domain uses",
    DOMAIN,
    *_SIZE,
    *AFFECTED,
    description="Change how much of its maximum memory a domain uses.",
)
def setmem(session: Session, args: Arguments) -> None:
    flags = impact(args)
    if not flags and "current" not in args:
        flags = AFFECT_LIVE
    domain, _ = find_domain(session, args)
    domain.set_memory_flags(_kibibytes(args), flags)


@GROUP.command(
    "setmaxmem",
    "change how much memory a domain may use",
    DOMAIN,
    *_SIZE,
    *AFFECTED,
    description="Change the maximum memory of a domain.",
)
def setmaxmem(session: Session, args: Arguments) -> None:
    flags = impact(args)
    domain, _ = find_domain(session, args)
    size = _kibibytes(args)
    with failing("Unable to change MaxMemorySize"):
        domain.set_memory_flags(size, flags | _MAXIMUM)
