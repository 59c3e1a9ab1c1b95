"""Commands of clients for QEMU's monitor, passed on as they are."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from .....protocol._generated.enums import DomainQemuMonitorCommandFlags, ErrorDomain, ErrorNumber
from .....protocol.errors import LocalProtocolError, report
from ....conf.reaper import reap_nested
from ....offload import run
from ..base import QemuEntryPoints
from ..json_texts import pieces
from ..refusals import CommandRefused, check_flags, internal_error, invalid, not_valid
from ..starting.taints import CUSTOM_MONITOR, log_taints
from .monitor import BULK
from .protocol import read_hmp, read_passed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ...._generated.driver import Domain as DomainIdentity
    from ..guests.guest import Guest

__all__ = ["MonitorEntryPoints"]

_HMP = int(DomainQemuMonitorCommandFlags.VIR_DOMAIN_QEMU_MONITOR_COMMAND_HMP)


class MonitorEntryPoints(QemuEntryPoints):
    """Entry points of the qemu program that send commands to a monitor."""

    async def domain_qemu_monitor_command(self, dom: DomainIdentity, cmd: str, flags: int) -> str:
        text, _ = await self.domain_qemu_monitor_command_with_files(dom, cmd, (), flags)
        return text

    async def domain_qemu_monitor_command_with_files(
        self, dom: DomainIdentity, cmd: str, files: Sequence[int], flags: int
    ) -> tuple[str, Sequence[int]]:
        check_flags(flags, _HMP, "qemuDomainQemuMonitorCommandWithFiles")
        domain = self._domain(dom)
        if len(files) > 1:
            raise invalid("at most 1 fd can be passed to qemu along with a command")
        if domain.id == -1:
            raise not_valid("domain is not running", ErrorDomain.VIR_FROM_DOMAIN)
        guest = self._guest(domain)
        if CUSTOM_MONITOR not in domain.taints:
            domain.taint(CUSTOM_MONITOR)
            log_taints(guest.definition, guest.id, [CUSTOM_MONITOR])
        async with guest.turn("remoteDispatchDomainMonitorCommand"):
            try:
                if flags & _HMP:
                    return await _for_humans(guest, cmd, files), ()
                return await _passed(guest, cmd, files), ()
            except LocalProtocolError as exc:
                raise internal_error(f"cannot send the command: {exc}") from exc


async def _for_humans(guest: Guest, text: str, files: Sequence[int]) -> str:
    """Send a command for humans; return what it prints."""
    said = read_hmp(text) if len(text) < BULK else await run(partial(read_hmp, text))
    reply = await guest.monitor.pass_on(said, files)
    if (refusal := reply.refusal) is not None:
        raise CommandRefused("human-monitor-command", refusal.kind, refusal.reason)
    if not isinstance(reply.value, str):
        raise internal_error("unexpected type returned by QEMU command 'human-monitor-command'")
    return reply.value


async def _passed(guest: Guest, text: str, files: Sequence[int]) -> str:
    """Send a command in JSON; return the reply in JSON, a refusal as well."""
    try:
        said = read_passed(text) if len(text) < BULK else await run(partial(read_passed, text))
    except (ValueError, RecursionError) as exc:
        detail = f"cannot parse json {text}: {exc}"
        raise report(ErrorNumber.VIR_ERR_INTERNAL_ERROR, ErrorDomain.VIR_FROM_NONE, detail) from exc
    members = said.members or {}
    # Only commands get an id of the server's, so that QEMU's reply has one.
    if "execute" in members and "id" in members:
        raise internal_error("Unable to append command 'id' string")
    reply = await guest.monitor.pass_on(said, files)
    named: dict[str, Any] = {}
    if "execute" in members:
        named["id"] = reply.id
    elif "id" in members:
        named["id"] = members["id"]
    answer: dict[str, Any]
    if reply.refusal is None:
        answer = {"return": reply.value, **named}
    else:
        error = {"class": reply.refusal.kind, "desc": reply.refusal.reason}
        answer = {**named, "error": error}
    printed = await run(partial(_printed, answer))
    if len(printed) >= BULK:
        reap_nested(reply.value)
    return printed


def _printed(answer: dict[str, Any]) -> str:
    return "".join(pieces(answer))
