"""Entry points that ask the agent in a guest.

Each takes the turn of agents' calls, which is not that of the monitor's: an agent that
does not answer costs other calls to it, and no others.
"""

from __future__ import annotations

import base64
import contextlib
import json
from functools import partial
from typing import TYPE_CHECKING, Any

from .....protocol._generated.enums import (
    DomainAuthorizedSSHKeysSetFlags,
    DomainGetHostnameFlags,
    DomainInterfaceAddressesSource,
    DomainSetTimeFlags,
    DomainSetUserPasswordFlags,
    DomainState,
    ErrorDomain,
    ErrorNumber,
    NodeSuspendTarget,
)
from .....protocol.errors import LocalProtocolError, exclusive_flags, invalid_arg, report
from ...._generated.driver import DomainFsinfo
from ....conf.reaper import reap_nested
from ....conf.values import format_bitmap, parse_bitmap
from ....objects.structures import GuestTime
from ....offload import run
from .. import json_texts
from ..base import QemuEntryPoints
from ..host.neighbours import neighbours
from ..refusals import (
    check_flags,
    internal_error,
    invalid,
    not_valid,
    unsupported,
    unsupported_argument,
)
from . import answers
from .channel import BLOCK, unresponsive
from .protocol import written

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Sequence

    from .....protocol.typedparams import Params, ParamValue
    from ...._generated.driver import Domain as DomainIdentity
    from ...._generated.driver import DomainInterface
    from ....objects.domains import Domain
    from ..guests.guest import Guest
    from .channel import GuestAgent

__all__ = ["AgentEntryPoints"]

_RUNNING = int(DomainState.VIR_DOMAIN_RUNNING)
_LEAST_SECONDS = -2  # of virDomainQemuAgentCommandTimeoutValues
_SHUTDOWN_SECONDS = 60

_SYNC = int(DomainSetTimeFlags.VIR_DOMAIN_TIME_SYNC)
_ENCRYPTED = int(DomainSetUserPasswordFlags.VIR_DOMAIN_PASSWORD_ENCRYPTED)
_APPEND = int(DomainAuthorizedSSHKeysSetFlags.VIR_DOMAIN_AUTHORIZED_SSH_KEYS_SET_APPEND)
_REMOVE = int(DomainAuthorizedSSHKeysSetFlags.VIR_DOMAIN_AUTHORIZED_SSH_KEYS_SET_REMOVE)
_BY_LEASE = int(DomainGetHostnameFlags.VIR_DOMAIN_GET_HOSTNAME_LEASE)
_BY_AGENT = int(DomainGetHostnameFlags.VIR_DOMAIN_GET_HOSTNAME_AGENT)
_SUSPENDS = {
    int(NodeSuspendTarget.VIR_NODE_SUSPEND_TARGET_MEM): "guest-suspend-ram",
    int(NodeSuspendTarget.VIR_NODE_SUSPEND_TARGET_DISK): "guest-suspend-disk",
    int(NodeSuspendTarget.VIR_NODE_SUSPEND_TARGET_HYBRID): "guest-suspend-hybrid",
}
_SOURCES = DomainInterfaceAddressesSource
_TIME_LIMIT = (2**63 - 1) // 1_000_000_000
_MOST_VCPU = 4096

# virDomainGuestInfoTypes: the command, and what is made of its answer.
_INFO: dict[int, tuple[str, Callable[[Any, Any], dict[str, ParamValue]]]] = {
    1: ("guest-get-users", lambda said, _: answers.user_params(said)),
    2: ("guest-get-osinfo", lambda said, _: answers.os_params(said)),
    4: ("guest-get-timezone", lambda said, _: answers.timezone_params(said)),
    8: ("guest-get-host-name", lambda said, _: {"hostname": answers.host_name(said)}),
    16: (
        "guest-get-fsinfo",
        lambda said, definition: answers.filesystem_params(answers.file_systems(said, definition)),
    ),
    32: ("guest-get-disks", answers.disk_params),
    64: ("guest-network-get-interfaces", lambda said, _: answers.interface_params(said)),
}


class AgentEntryPoints(QemuEntryPoints):
    """Entry points that have the agent do something or tell something.

    ``agent_seconds`` are the times that callers gave agents to answer, by domains.
    """

    agent_seconds: dict[bytes, int]

    # -- for other entry points --------------------------------------------------------

    @contextlib.asynccontextmanager
    async def agent_of(self, domain: Domain, call: str) -> AsyncIterator[Guest]:
        """Wait for the turn of a call to the agent of a guest that runs.

        Raises VIR_ERR_OPERATION_INVALID if the guest does not run,
        VIR_ERR_ARGUMENT_UNSUPPORTED if it has no channel for an agent, and
        VIR_ERR_AGENT_UNRESPONSIVE if no agent is there.
        """
        guest = self.guests.get(domain.uuid)
        if domain.id == -1 or guest is None:
            raise not_valid("domain is not running")
        agent = self._agent(domain, guest)
        async with agent.turn(call):
            self._agent(domain, guest)
            yield guest

    def _agent(self, domain: Domain, guest: Guest) -> GuestAgent:
        """Return the agent of a guest, or raise the error about one that lacks."""
        if domain.state != _RUNNING:
            raise not_valid("domain is not running")
        agent = guest.agent
        if agent is None:
            raise unsupported_argument("QEMU guest agent is not configured")
        if agent.has_failed:
            raise unresponsive("QEMU guest agent is not available due to an error")
        if agent.channel is None:
            raise unresponsive("QEMU guest agent is not connected")
        return agent

    def has_agent(self, guest: Guest) -> bool:
        """Whether the guest has an agent that could be asked."""
        return guest.agent is not None and guest.agent.channel is not None

    async def ask_agent(
        self,
        guest: Guest,
        name: str,
        arguments: dict[str, Any] | None = None,
        *,
        awaits: str = "",
        seconds: int | None = None,
    ) -> Any:
        """Have the agent execute a command, and return what it returns.

        The turn is the caller's. ``awaits`` is an event of QEMU that is as good as a
        reply; then None is returned. Raises AgentRefused with the agent's reason.
        """
        channel = None if guest.agent is None else guest.agent.channel
        if channel is None:
            raise unresponsive("Guest agent disappeared while executing command")
        said: dict[str, Any] = {"execute": name}
        if arguments is not None:
            said["arguments"] = arguments
        given = self.agent_seconds.get(guest.definition.uuid, BLOCK)
        reply = await channel.command(
            said, given if seconds is None else seconds, awaits=awaits, sync_seconds=given
        )
        return None if reply is None else answers.result(name, reply)

    async def shut_down_by_agent(self, domain: Domain, guest: Guest, mode: str) -> None:
        """Have the agent end its guest: ``powerdown``, ``reboot`` or ``halt``.

        Returns when it is under way.
        """
        async with self.agent_of(domain, "remoteDispatchDomainShutdownFlags"):
            awaits = "RESET" if mode == "reboot" else "SHUTDOWN"
            await self.ask_agent(
                guest,
                "guest-shutdown",
                {"mode": mode},
                awaits=awaits,
                seconds=_SHUTDOWN_SECONDS,
            )

    async def freeze(self, domain: Domain, call: str, mount_points: Sequence[str] = ()) -> int:
        """Freeze file systems of the guest, all by default; return their number."""
        async with self.agent_of(domain, call) as guest:
            if mount_points:
                name, points = "guest-fsfreeze-freeze-list", {"mountpoints": list(mount_points)}
                return answers.count(await self.ask_agent(guest, name, points))
            return answers.count(await self.ask_agent(guest, "guest-fsfreeze-freeze"))

    async def thaw(self, domain: Domain, call: str) -> int:
        """Thaw all file systems of the guest; return their number."""
        async with self.agent_of(domain, call) as guest:
            return answers.count(await self.ask_agent(guest, "guest-fsfreeze-thaw"))

    async def vcpus_by_agent(self, domain: Domain, call: str) -> int:
        """Return how many CPUs the guest uses."""
        async with self.agent_of(domain, call) as guest:
            found = answers.vcpus(await self.ask_agent(guest, "guest-get-vcpus"))
        return sum(vcpu.is_online for vcpu in found)

    async def set_vcpus_by_agent(self, domain: Domain, call: str, wanted: int) -> None:
        """Have the guest use that many of its CPUs."""
        async with self.agent_of(domain, call) as guest:
            found = answers.vcpus(await self.ask_agent(guest, "guest-get-vcpus"))
            _choose(found, wanted)
            await self._switch(guest, found)

    async def _switch(self, guest: Guest, vcpus: list[answers.Vcpu]) -> None:
        """Switch the CPUs that are marked; the agent may do it in several steps."""
        while changed := [vcpu for vcpu in vcpus if vcpu.is_changed]:
            said = [{"logical-id": vcpu.number, "online": vcpu.is_online} for vcpu in changed]
            done = await self.ask_agent(guest, "guest-set-vcpus", {"vcpus": said})
            if isinstance(done, bool) or not isinstance(done, int) or not 0 < done <= len(said):
                raise internal_error("guest agent returned malformed or invalid return value")
            for vcpu in changed[:done]:
                vcpu.is_changed = False

    # -- any command -------------------------------------------------------------------

    async def domain_qemu_agent_command(
        self,
        dom: DomainIdentity,
        cmd: str,
        timeout: int,  # noqa: ASYNC109
        flags: int,
    ) -> str:
        check_flags(flags, 0, "qemuDomainQemuAgentCommand")
        domain = self._domain(dom)
        domain.check_active()
        async with self.agent_of(domain, "remoteDispatchDomainQemuAgentCommand") as guest:
            domain.taint("custom-ga-command")
            if timeout < _LEAST_SECONDS:
                raise _too_few_seconds(timeout)
            is_long = len(cmd) >= json_texts.LONG
            name, said = await run(partial(_read, cmd)) if is_long else _read(cmd)
            given = self.agent_seconds.get(domain.uuid, BLOCK)
            channel = self._agent(domain, guest).channel
            assert channel is not None
            reply = await channel.command(said, timeout, sync_seconds=given)
            assert reply is not None
            answers.result(name, reply)
            data, size = await run(partial(_printed, reply))
            if size >= json_texts.LONG:
                reap_nested(reply)
            if size > _MOST_TEXT:
                raise internal_error(f"the guest agent's answer has {size} bytes")
            return data

    def domain_agent_set_response_timeout(
        self, dom: DomainIdentity, timeout: int, flags: int
    ) -> int:
        check_flags(flags, 0, "qemuDomainAgentSetResponseTimeout")
        domain = self._domain(dom)
        if timeout < _LEAST_SECONDS:
            raise _too_few_seconds(timeout)
        for uuid in self.agent_seconds.keys() - self.domains.by_uuid.keys():
            del self.agent_seconds[uuid]
        self.agent_seconds[domain.uuid] = timeout
        return 0

    # -- file systems ------------------------------------------------------------------

    async def domain_fsfreeze(
        self, dom: DomainIdentity, mountpoints: Sequence[str], flags: int
    ) -> int:
        check_flags(flags, 0, "qemuDomainFSFreeze")
        domain = self._domain(dom)
        domain.check_active()
        return await self.freeze(domain, "remoteDispatchDomainFSFreeze", mountpoints)

    async def domain_fsthaw(
        self, dom: DomainIdentity, mountpoints: Sequence[str], flags: int
    ) -> int:
        check_flags(flags, 0, "qemuDomainFSThaw")
        domain = self._domain(dom)
        if mountpoints:
            raise unsupported_argument("specifying mountpoints is not supported")
        domain.check_active()
        return await self.thaw(domain, "remoteDispatchDomainFSThaw")

    async def domain_fstrim(
        self, dom: DomainIdentity, mountPoint: str | None, minimum: int, flags: int
    ) -> None:
        check_flags(flags, 0, "qemuDomainFSTrim")
        if mountPoint is not None:
            raise unsupported_argument("Specifying mount point is not supported for now")
        domain = self._domain(dom)
        async with self.agent_of(domain, "remoteDispatchDomainFSTrim") as guest:
            await self.ask_agent(guest, "guest-fstrim", {"minimum": minimum})

    async def domain_get_fsinfo(self, dom: DomainIdentity, flags: int) -> list[DomainFsinfo]:
        check_flags(flags, 0, "qemuDomainGetFSInfo")
        domain = self._domain(dom)
        domain.check_active()
        async with self.agent_of(domain, "remoteDispatchDomainGetFSInfo") as guest:
            said = await self.ask_agent(guest, "guest-get-fsinfo")
        return [
            DomainFsinfo(
                system.mount_point,
                system.name,
                system.kind,
                [disk.target for disk in system.disks if disk.target is not None],
            )
            for system in answers.file_systems(said, domain.definition)
        ]

    # -- facts about the guest ---------------------------------------------------------

    async def domain_get_guest_info(self, dom: DomainIdentity, types: int, flags: int) -> Params:
        check_flags(flags, 0, "qemuDomainGetGuestInfo")
        domain = self._domain(dom)
        if unknown := types & ~sum(_INFO):
            raise invalid(f"unsupported guest information types '0x{unknown:x}'")
        found: dict[str, ParamValue] = {}
        async with self.agent_of(domain, "remoteDispatchDomainGetGuestInfo") as guest:
            for kind, (command, make) in _INFO.items():
                if types and not types & kind:
                    continue
                try:
                    said = await self.ask_agent(guest, command)
                except answers.AgentRefused as refused:
                    if refused.is_missing and not types:
                        continue
                    raise
                found |= make(said, domain.definition)
        return found

    async def domain_get_hostname(self, dom: DomainIdentity, flags: int) -> str:
        check_flags(flags, _BY_LEASE | _BY_AGENT, "qemuDomainGetHostname")
        if flags == _BY_LEASE | _BY_AGENT:
            raise exclusive_flags(
                ErrorDomain.VIR_FROM_QEMU,
                "qemuDomainGetHostname",
                "VIR_DOMAIN_GET_HOSTNAME_LEASE",
                "VIR_DOMAIN_GET_HOSTNAME_AGENT",
            )
        domain = self._domain(dom)
        domain.check_active()
        if flags & _BY_LEASE:  # guests are on no networks yet, whose leases could say
            detail = f"no hostname found for domain {domain.name}"
            raise report(ErrorNumber.VIR_ERR_NO_HOSTNAME, ErrorDomain.VIR_FROM_QEMU, detail)
        async with self.agent_of(domain, "remoteDispatchDomainGetHostname") as guest:
            return answers.host_name(await self.ask_agent(guest, "guest-get-host-name"))

    async def domain_interface_addresses(
        self, dom: DomainIdentity, source: int, flags: int
    ) -> list[DomainInterface]:
        check_flags(flags, 0, "qemuDomainInterfaceAddresses")
        domain = self._domain(dom)
        domain.check_active()
        if source == _SOURCES.VIR_DOMAIN_INTERFACE_ADDRESSES_SRC_LEASE:
            return []  # of interfaces on networks, which do not exist yet
        if source == _SOURCES.VIR_DOMAIN_INTERFACE_ADDRESSES_SRC_AGENT:
            call = "remoteDispatchDomainInterfaceAddresses"
            async with self.agent_of(domain, call) as guest:
                said = await self.ask_agent(guest, "guest-network-get-interfaces")
            return answers.interfaces(said)
        if source == _SOURCES.VIR_DOMAIN_INTERFACE_ADDRESSES_SRC_ARP:
            return await neighbours(domain.definition)
        raise unsupported_argument(f"Unknown IP address data source {source}")

    async def domain_get_time(self, dom: DomainIdentity, flags: int) -> GuestTime:
        check_flags(flags, 0, "qemuDomainGetTime")
        domain = self._domain(dom)
        domain.check_active()
        async with self.agent_of(domain, "remoteDispatchDomainGetTime") as guest:
            said = await self.ask_agent(guest, "guest-get-time")
        return GuestTime(*answers.seconds_and_nanoseconds(said))

    async def domain_set_time(
        self, dom: DomainIdentity, seconds: int, nseconds: int, flags: int
    ) -> None:
        check_flags(flags, _SYNC, "qemuDomainSetTime")
        domain = self._domain(dom)
        if domain.id == -1:
            # libvirt asks the process, of which there is none, before anything else
            detail = "cannot set time: qemu doesn't support rtc-reset-reinjection command"
            raise unsupported(detail)
        arguments = None
        if not flags & _SYNC:
            arguments = {"time": seconds * 1_000_000_000 + nseconds}
        async with self.agent_of(domain, "remoteDispatchDomainSetTime") as guest:
            if seconds > _TIME_LIMIT and arguments is not None:
                raise invalid(f"Time '{seconds}' is too big for guest agent")
            await self.ask_agent(guest, "guest-set-time", arguments)
        async with guest.turn("remoteDispatchDomainSetTime"):
            await guest.monitor.command("rtc-reset-reinjection")

    # -- users -------------------------------------------------------------------------

    async def domain_set_user_password(
        self, dom: DomainIdentity, user: str | None, password: str | None, flags: int
    ) -> None:
        check_flags(flags, _ENCRYPTED, "qemuDomainSetUserPassword")
        domain = self._domain(dom)
        domain.check_active()
        secret = base64.b64encode((password or "").encode("utf-8", "surrogateescape")).decode()
        arguments = {"crypted": bool(flags), "username": user or "", "password": secret}
        async with self.agent_of(domain, "remoteDispatchDomainSetUserPassword") as guest:
            await self.ask_agent(guest, "guest-set-user-password", arguments)

    async def domain_authorized_ssh_keys_get(
        self, dom: DomainIdentity, user: str, flags: int
    ) -> list[str]:
        check_flags(flags, 0, "qemuDomainAuthorizedSSHKeysGet")
        domain = self._domain(dom)
        async with self.agent_of(domain, "remoteDispatchDomainAuthorizedSSHKeysGet") as guest:
            name = "guest-ssh-get-authorized-keys"
            return answers.keys(await self.ask_agent(guest, name, {"username": user}))

    async def domain_authorized_ssh_keys_set(
        self, dom: DomainIdentity, user: str, keys: Sequence[str], flags: int
    ) -> None:
        check_flags(flags, _APPEND | _REMOVE, "qemuDomainAuthorizedSSHKeysSet")
        domain = self._domain(dom)
        arguments: dict[str, Any] = {"username": user, "keys": list(keys)}
        name = "guest-ssh-remove-authorized-keys"
        if not flags & _REMOVE:
            name = "guest-ssh-add-authorized-keys"
            arguments["reset"] = not flags & _APPEND
        async with self.agent_of(domain, "remoteDispatchDomainAuthorizedSSHKeysSet") as guest:
            await self.ask_agent(guest, name, arguments)

    # -- CPUs --------------------------------------------------------------------------

    async def domain_get_guest_vcpus(self, dom: DomainIdentity, flags: int) -> Params:
        check_flags(flags, 0, "qemuDomainGetGuestVcpus")
        domain = self._domain(dom)
        async with self.agent_of(domain, "remoteDispatchDomainGetGuestVcpus") as guest:
            found = answers.vcpus(await self.ask_agent(guest, "guest-get-vcpus"))
        if any(vcpu.number >= _MOST_VCPU for vcpu in found):
            raise internal_error("Invalid data provided by guest agent")
        return {
            "vcpus": _bits(found),
            "online": _bits([vcpu for vcpu in found if vcpu.is_online]),
            "offlinable": _bits([vcpu for vcpu in found if vcpu.is_offlinable]),
        }

    async def domain_set_guest_vcpus(
        self, dom: DomainIdentity, cpumap: str, state: int, flags: int
    ) -> None:
        check_flags(flags, 0, "qemuDomainSetGuestVcpus")
        if state not in (0, 1):
            function = "qemuDomainSetGuestVcpus"
            detail = "unsupported state value"
            raise invalid_arg(ErrorDomain.VIR_FROM_QEMU, function, "state", detail)
        wanted = parse_bitmap(cpumap, _MOST_VCPU)
        domain = self._domain(dom)
        async with self.agent_of(domain, "remoteDispatchDomainSetGuestVcpus") as guest:
            found = answers.vcpus(await self.ask_agent(guest, "guest-get-vcpus"))
            for vcpu in found:
                if vcpu.number >= _MOST_VCPU or not wanted >> vcpu.number & 1:
                    continue
                wanted &= ~(1 << vcpu.number)
                if vcpu.is_online == bool(state):
                    continue
                if not vcpu.is_offlinable:
                    raise unsupported(f"vCPU '{vcpu.number}' is not offlinable")
                vcpu.is_online, vcpu.is_changed = bool(state), True
            if wanted:
                raise invalid(f"guest is missing vCPUs '{format_bitmap(wanted)}'")
            await self._switch(guest, found)

    # -- sleep -------------------------------------------------------------------------

    async def domain_pm_suspend_for_duration(
        self, dom: DomainIdentity, target: int, duration: int, flags: int
    ) -> None:
        check_flags(flags, 0, "qemuDomainPMSuspendForDuration")
        if duration:
            raise unsupported_argument("Duration not supported. Use 0 for now")
        if target not in _SUSPENDS:
            raise invalid(f"Unknown suspend target: {target}")
        domain = self._domain(dom)
        call = "remoteDispatchDomainPMSuspendForDuration"
        async with self.agent_of(domain, call) as guest:
            said = await guest.monitor.command("query-current-machine")
            if not isinstance(said, dict) or said.get("wakeup-suspend-support") is not True:
                raise unsupported("Domain does not have suspend support")
            for state, name in (("S3", "suspend-to-mem"), ("S4", "suspend-to-disk")):
                said = domain.definition.tree.find("pm")
                asked = None if said is None else said.get(name, "enabled")
                if asked == "no" and _SUSPENDS[target] != _OTHER[state]:
                    raise unsupported(f"{state} state is disabled for this domain")
            await self.ask_agent(guest, _SUSPENDS[target], awaits="SUSPEND")

    async def domain_pm_wakeup(self, dom: DomainIdentity, flags: int) -> None:
        check_flags(flags, 0, "qemuDomainPMWakeup")
        domain = self._domain(dom)
        guest = self._guest(domain)
        async with guest.turn("remoteDispatchDomainPMWakeup"):
            await guest.monitor.command("system_wakeup")


_MOST_TEXT = 4 * 1024 * 1024  # bytes, of a string in a reply
# A command that does not need the state.
_OTHER = {"S3": "guest-suspend-disk", "S4": "guest-suspend-ram"}


def _too_few_seconds(timeout: int) -> Exception:
    detail = f"guest agent timeout '{timeout}' is less than the minimum '{_LEAST_SECONDS}'"
    return invalid(detail)


def _read(text: str) -> tuple[str | None, bytes]:
    """Return the name and the line of a client's command, which may be wrong."""
    is_long = len(text) >= json_texts.LONG
    try:
        said = json_texts.read(text) if is_long else json.loads(text)
    except (ValueError, RecursionError) as exc:
        detail = f"cannot parse json {text}: {exc}"
        raise report(ErrorNumber.VIR_ERR_INTERNAL_ERROR, ErrorDomain.VIR_FROM_NONE, detail) from exc
    name = said.get("execute") if isinstance(said, dict) else None
    try:
        line = written(said, is_long=is_long)
    except LocalProtocolError as exc:
        raise internal_error(str(exc)) from exc
    finally:
        if is_long:
            reap_nested(said)
    return name if isinstance(name, str) else None, line


def _printed(reply: dict[str, Any]) -> tuple[str, int]:
    """Return a reply in JSON, and its bytes; if those are too many, not all of it."""
    parts: list[bytes] = []
    size = 0
    for piece in json_texts.pieces(reply):
        part = piece.encode("utf-8", "replace")
        size += len(part)
        if size <= _MOST_TEXT:
            parts.append(part)
    return b"".join(parts).decode(), size


def _bits(vcpus: list[answers.Vcpu]) -> str:
    return format_bitmap(sum({1 << vcpu.number for vcpu in vcpus}))


def _choose(vcpus: list[answers.Vcpu], wanted: int) -> None:
    """Mark CPUs to be switched so that as many as wanted are on.

    As in libvirt, CPU 0 stays on if all others can be switched off.
    """
    online = [vcpu for vcpu in vcpus if vcpu.is_online]
    if any(not vcpu.is_online and not vcpu.is_offlinable for vcpu in vcpus):
        raise internal_error("Invalid data provided by guest agent")
    free = [vcpu for vcpu in online if vcpu.is_offlinable]
    if len(free) == len(online):
        free = [vcpu for vcpu in free if vcpu.number != 0]
    if wanted > len(vcpus):
        raise internal_error("guest agent reports less cpu than requested")
    if wanted < len(online) - len(free):
        raise invalid("Cannot offline enough CPUs")
    surplus = len(online) - wanted
    off = [vcpu for vcpu in vcpus if not vcpu.is_online]
    for vcpu in free[:surplus] if surplus > 0 else off[:-surplus] if surplus < 0 else ():
        vcpu.is_online, vcpu.is_changed = not vcpu.is_online, True
