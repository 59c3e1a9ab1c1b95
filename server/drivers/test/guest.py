"""Requests to a running guest, with answers that are made up.

There is no guest: the answers are those of libvirt's test driver.
"""

from __future__ import annotations

import json
import time
from functools import cache, partial
from typing import TYPE_CHECKING, NamedTuple

from ....protocol._generated.enums import (
    DomainControlErrorReason,
    DomainControlState,
    DomainMemoryFlags,
    DomainProcessSignal,
    DomainSetTimeFlags,
    DomainSetUserPasswordFlags,
    DomainState,
    ErrorDomain,
    ErrorNumber,
)
from ....protocol.errors import report
from ...conf.values import parse_bitmap
from ...objects.bandwidth import find_interface
from ...objects.marks import changes, of_domain
from ...objects.structures import BlockInfo, BlockStats, GuestTime
from ...offload import BULK_BYTES, BULK_LINES, later
from .checks import as_int, check_flags, internal_error, invalid, not_valid
from .node import resource

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..._generated.driver import Domain as DomainIdentity
    from ...conf.domain.views import Disk
    from ...objects.domains import Domain
    from ...offload import Later

__all__ = ["GuestEntryPoints"]

# Bytes of a document that cost as much as a printed line.
_LINE = BULK_BYTES // BULK_LINES

_RUNNING = int(DomainState.VIR_DOMAIN_RUNNING)
_TIME_SYNC = int(DomainSetTimeFlags.VIR_DOMAIN_TIME_SYNC)
_ENCRYPTED = int(DomainSetUserPasswordFlags.VIR_DOMAIN_PASSWORD_ENCRYPTED)
_MEMORY_KINDS = (
    int(DomainMemoryFlags.VIR_MEMORY_VIRTUAL),
    int(DomainMemoryFlags.VIR_MEMORY_PHYSICAL),
)
_SIGNALS = max(int(member) for member in DomainProcessSignal) + 1
_MOST_KEYCODES = 0x10000


@cache
def _codesets() -> list[tuple[str, int]]:
    """Return the name of each set of key codes, and the codes as bits."""
    found = json.loads(resource("keycodes.json"))
    return [(name, parse_bitmap(codes, _MOST_KEYCODES)) for name, codes in found.items()]


class SecurityLabel(NamedTuple):
    label: str
    enforcing: int


class ControlInfo(NamedTuple):
    state: int
    details: int
    state_time: int


class InterfaceStats(NamedTuple):
    rx_bytes: int
    rx_packets: int
    rx_errs: int
    rx_drop: int
    tx_bytes: int
    tx_packets: int
    tx_errs: int
    tx_drop: int


_MOUNT_POINTS = ("/", "/boot")


def _mount_points(names: Sequence[str]) -> set[str]:
    for name in names:
        if name not in _MOUNT_POINTS:
            raise not_valid(f"mount point not found: {name}")
    return set(names or _MOUNT_POINTS)


def _disk(domain: Domain, path: str) -> Disk | None:
    """Find a disk by its target, or by a source that no other has.

    Follows virDomainDiskByName.
    """
    disks = domain.definition.each_disk()
    if path.startswith("/"):
        found = [disk for disk in disks if disk.path == path]
        return found[0] if len(found) == 1 else None
    return next((disk for disk in disks if disk.target == path), None)


class GuestEntryPoints:
    """Entry points that talk to a guest or measure it."""

    if TYPE_CHECKING:  # the driver class has it; nothing here may hide that

        def _domain(self, dom: DomainIdentity) -> Domain:
            raise NotImplementedError

    def _running(self, dom: DomainIdentity) -> Domain:
        domain = self._domain(dom)
        domain.check_active()
        return domain

    # -- told --------------------------------------------------------------------------

    def domain_inject_nmi(self, dom: DomainIdentity, flags: int) -> None:
        check_flags(flags, 0, "testDomainInjectNMI")
        self._running(dom)

    def domain_send_key(
        self, dom: DomainIdentity, codeset: int, holdtime: int, keycodes: Sequence[int], flags: int
    ) -> None:
        check_flags(flags, 0, "testDomainSendKey")
        self._running(dom)
        name, known = _codesets()[codeset]
        for keycode in keycodes:
            if not known >> keycode & 1:
                raise internal_error(f"invalid keycode {keycode} of {name} codeset")

    def domain_send_process_signal(
        self, dom: DomainIdentity, pid_value: int, signum: int, flags: int
    ) -> None:
        check_flags(flags, 0, "testDomainSendProcessSignal")
        if pid_value != 1:
            raise invalid("only sending a signal to pid 1 is supported")
        if signum >= _SIGNALS:
            raise invalid(f"signum value {as_int(signum)} is out of range")
        self._domain(dom)

    def domain_set_user_password(
        self, dom: DomainIdentity, user: str | None, password: str | None, flags: int
    ) -> None:
        check_flags(flags, _ENCRYPTED, "testDomainSetUserPassword")
        self._running(dom)

    @changes(of_domain)
    def domain_set_time(self, dom: DomainIdentity, seconds: int, nseconds: int, flags: int) -> None:
        check_flags(flags, _TIME_SYNC, "testDomainSetTime")
        self._running(dom).guest_time = (seconds, nseconds)

    @changes(of_domain)
    def domain_fsfreeze(self, dom: DomainIdentity, mountpoints: Sequence[str], flags: int) -> int:
        check_flags(flags, 0, "testDomainFSFreeze")
        domain = self._running(dom)
        new = _mount_points(mountpoints) - domain.frozen
        domain.frozen |= new
        return len(new)

    @changes(of_domain)
    def domain_fsthaw(self, dom: DomainIdentity, mountpoints: Sequence[str], flags: int) -> int:
        check_flags(flags, 0, "testDomainFSThaw")
        domain = self._running(dom)
        thawed = _mount_points(mountpoints) & domain.frozen
        domain.frozen -= thawed
        return len(thawed)

    def domain_fstrim(
        self, dom: DomainIdentity, mountPoint: str | None, minimum: int, flags: int
    ) -> None:
        check_flags(flags, 0, "testDomainFSTrim")
        self._running(dom)
        if mountPoint is not None:
            _mount_points([mountPoint])

    # -- asked -------------------------------------------------------------------------

    def domain_get_os_type(self, dom: DomainIdentity) -> str:
        return "linux"

    def domain_get_hostname(self, dom: DomainIdentity, flags: int) -> str:
        check_flags(flags, 0, "testDomainGetHostname")
        self._running(dom)
        return f"{dom.name}host"

    def domain_get_time(self, dom: DomainIdentity, flags: int) -> GuestTime:
        check_flags(flags, 0, "testDomainGetTime")
        domain = self._domain(dom)
        if domain.state != _RUNNING:
            raise not_valid("domain is not running")
        return GuestTime(*domain.guest_time)

    def domain_get_control_info(self, dom: DomainIdentity, flags: int) -> ControlInfo:
        """Make up a state from the guest's time, by which clients can choose one."""
        check_flags(flags, 0, "testDomainGetControlInfo")
        seconds = self._running(dom).guest_time[0]
        if 0 < seconds < 10000:
            return ControlInfo(int(DomainControlState.VIR_DOMAIN_CONTROL_JOB), 0, seconds)
        if 10000 <= seconds < 30000:
            return ControlInfo(
                int(DomainControlState.VIR_DOMAIN_CONTROL_OCCUPIED), 0, seconds - 10000
            )
        if 30000 <= seconds < 60000:
            reason = DomainControlErrorReason(seconds % 4)
            return ControlInfo(
                int(DomainControlState.VIR_DOMAIN_CONTROL_ERROR), int(reason), seconds - 30000
            )
        return ControlInfo(int(DomainControlState.VIR_DOMAIN_CONTROL_OK), 0, 0)

    def domain_get_security_label(self, dom: DomainIdentity) -> SecurityLabel:
        return (
            SecurityLabel("libvirt-test", 1) if self._domain(dom).id != -1 else SecurityLabel("", 0)
        )

    def domain_get_security_label_list(self, dom: DomainIdentity) -> None:
        """Return None: libvirt's driver has no list, which libvirtd does not tell."""

    def domain_get_scheduler_type(self, dom: DomainIdentity) -> tuple[str, int]:
        return "fair", 1

    def domain_memory_peek(self, dom: DomainIdentity, offset: int, size: int, flags: int) -> bytes:
        virtual, physical = _MEMORY_KINDS
        check_flags(flags, virtual | physical, "testDomainMemoryPeek")
        if flags not in _MEMORY_KINDS:
            raise invalid("flags parameter must be VIR_MEMORY_VIRTUAL or VIR_MEMORY_PHYSICAL")
        self._running(dom)
        cycle = bytes(range(256))
        start = offset & 0xFF
        return (cycle[start:] + cycle * (size // 256 + 1))[:size]

    def domain_block_stats(self, dom: DomainIdentity, path: str) -> BlockStats:
        if not path:
            detail = "summary statistics are not supported yet"
            raise report(
                ErrorNumber.VIR_ERR_OPERATION_UNSUPPORTED, ErrorDomain.VIR_FROM_TEST, detail
            )
        domain = self._running(dom)
        if _disk(domain, path) is None:
            raise invalid(f"invalid path: {path}")
        base = time.time_ns() // 1000
        return BlockStats(base // 10, base // 20, base // 30, base // 40, base // 2_000_000)

    def domain_get_block_info(self, dom: DomainIdentity, path: str, flags: int) -> BlockInfo:
        check_flags(flags, 0, "testDomainGetBlockInfo")
        disk = _disk(self._domain(dom), path)
        if disk is None:
            raise invalid(f"invalid path {path} not assigned to domain")
        if disk.source is None:
            raise invalid(f"disk '{path}' does not currently have a source assigned")
        return BlockInfo(allocation=1099511627776, capacity=1099506450432, physical=1099511627776)

    def domain_interface_stats(
        self, dom: DomainIdentity, device: str
    ) -> InterfaceStats | Later[InterfaceStats]:
        definition = self._running(dom).definition
        work = partial(find_interface, definition.snapshot(), device)
        return later(_LINE * definition.weight, work, self._interface_stats)

    def _interface_stats(self, interface: object) -> InterfaceStats:
        base = time.time_ns() // 1000
        return InterfaceStats(
            rx_bytes=base // 10,
            rx_packets=base // 100,
            rx_errs=base // 1_000_000,
            rx_drop=base // 2_000_000,
            tx_bytes=base // 20,
            tx_packets=base // 110,
            tx_errs=base // 3_000_000,
            tx_drop=base // 4_000_000,
        )
