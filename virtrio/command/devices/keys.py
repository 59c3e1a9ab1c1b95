"""Commands that press keys of guests and signal their processes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..domains.domain import GROUP
from ..errors import CommandError
from ..lookup import DOMAIN, find_domain
from ..numbers import UINT_MAX, integer, number
from ..options import Kind, Option
from .keycodes import CODESETS, key_number

if TYPE_CHECKING:
    from ..options import Arguments
    from ..session import Session

_MOST_KEYS = 16
_LLONG_MAX = 2**63 - 1
_NUMBER = re.compile(r"\s*\+?(0[xX][0-9a-fA-F]+|0[0-7]*|[1-9][0-9]*)", re.ASCII)

# by the numbers of virDomainProcessSignal
_NAMES = (
    "nop hup int quit ill trap abrt bus fpe kill usr1 segv usr2 pipe alrm term stkflt chld"
    " cont stop tstp ttin ttou urg xcpu xfsz vtalrm prof winch poll pwr sys"
)
_SIGNALS = (*_NAMES.split(), *(f"rt{number}" for number in range(33)))


@GROUP.command(
    "send-key",
    "press keys of a guest",
    DOMAIN,
    Option("codeset", Kind.STRING, "whose numbers and names of keys; default linux", named=True),
    Option("holdtime", Kind.NUMBER, "milliseconds to hold the keys", named=True),
    Option("keycode", Kind.LIST, "the keys, all at once", required=True),
    description="Press keys of a guest, given by their numbers or names.",
)
def send_key(session: Session, args: Arguments) -> None:
    domain, _ = find_domain(session, args)
    codeset = (args.strings("codeset") or ["linux"])[-1] or "linux"
    holdtime = number(args, "holdtime", 0, UINT_MAX) or 0
    if codeset == "rfb":  # its old name
        codeset = "qnum"
    if codeset not in CODESETS:
        raise CommandError(f"unknown codeset: '{codeset}'")
    codes: list[int] = []
    for name in args.strings("keycode"):
        if len(codes) == _MOST_KEYS:
            raise CommandError("too many keycodes")
        code = _code(name)
        if code is None:
            code = key_number(codeset, name)
        if code is None:
            raise CommandError(f"invalid keycode: '{name}'")
        codes.append(code)
    domain.send_key(CODESETS.index(codeset), holdtime, codes, len(codes))


def _code(name: str) -> int | None:
    """Read a number of 16 bits in the base that its prefix says."""
    found = _NUMBER.fullmatch(name)
    if found is None:
        return None
    digits = found[1]
    base = 16 if digits[:2].lower() == "0x" else 8 if digits.startswith("0") else 10
    code = int(digits, base)
    return code if code <= 0xFFFF else None


@GROUP.command(
    "send-process-signal",
    "signal a process of a guest",
    DOMAIN,
    Option("pid", Kind.STRING, "number of the process in the guest", required=True),
    Option("signame", Kind.STRING, "number or name of the signal", required=True),
    description="Send a signal to a process of a guest.",
)
def send_process_signal(session: Session, args: Arguments) -> None:
    domain, _ = find_domain(session, args)
    pid = number(args, "pid", -_LLONG_MAX - 1, _LLONG_MAX) or 0
    name = args.required("signame")
    folded = name.lower()
    signal = integer(folded)
    if signal is None:
        for prefix in ("sig_", "sig"):
            if folded.startswith(prefix):
                folded = folded.removeprefix(prefix)
                break
        signal = _SIGNALS.index(folded) if folded in _SIGNALS else -1
    if signal < 0:
        raise CommandError(f"malformed signal name: {name}")
    domain.send_process_signal(pid, signal)


@GROUP.command(
    "inject-nmi",
    "send a guest an interrupt that it cannot mask",
    DOMAIN,
    description="Send a guest an interrupt that it cannot mask.",
)
def inject_nmi(session: Session, args: Arguments) -> None:
    domain, _ = find_domain(session, args)
    domain.inject_nmi()
