"""Options that choose the running domain or its definition, and typed parameters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..protocol._generated.enums import DomainModificationImpact as Impact
from .options import Kind, Option

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ..blocking import Domain
    from ..protocol.typedparams import ParamValue
    from .options import Arguments
    from .session import Session

__all__ = [
    "AFFECTED",
    "AFFECT_CONFIG",
    "AFFECT_LIVE",
    "CONFIG",
    "CURRENT",
    "LIVE",
    "PERSISTENT",
    "also_live",
    "impact",
    "lasting_impact",
    "print_parameters",
    "shown",
]

AFFECT_LIVE = int(Impact.VIR_DOMAIN_AFFECT_LIVE)
AFFECT_CONFIG = int(Impact.VIR_DOMAIN_AFFECT_CONFIG)

CONFIG = Option("config", Kind.BOOL, "the persistent definition, for the next start")
LIVE = Option("live", Kind.BOOL, "the running domain")
CURRENT = Option("current", Kind.BOOL, "the domain as it is now, running or not")
PERSISTENT = Option("persistent", Kind.BOOL, "the definition, and the domain if it runs")
AFFECTED = (CONFIG, LIVE, CURRENT)


def impact(args: Arguments) -> int:
    """Return the flags for ``--config`` and ``--live``, which exclude ``--current``."""
    args.exclusive("current", "live")
    args.exclusive("current", "config")
    return args.flags({"config": AFFECT_CONFIG, "live": AFFECT_LIVE})


def lasting_impact(args: Arguments) -> int:
    """Return the flags of a command that has ``--persistent``, too."""
    args.exclusive("persistent", "current")
    return impact(args) | args.flags({"persistent": AFFECT_CONFIG})


def also_live(args: Arguments, domain: Domain, flags: int) -> int:
    """Add the flag that ``--persistent`` stands for if the domain runs."""
    if "persistent" in args and domain.is_active() == 1:
        flags |= AFFECT_LIVE
    return flags


def shown(value: ParamValue) -> str:
    """Return the value of a typed parameter as virsh prints it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:f}"
    return str(value)


def print_parameters(
    session: Session,
    params: Mapping[str, ParamValue] | Iterable[tuple[str, str]],
    width: int = 15,
) -> None:
    """Print typed parameters, one a line."""
    pairs = (
        params
        if not hasattr(params, "items")
        else ((name, shown(value)) for name, value in params.items())
    )
    session.out("".join(f"{name:<{width}}: {text}\n" for name, text in pairs))
