# Generated from remote.x by virtrio.gen.stubs; do not edit.
"""`Domain` of the trio client."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from .....protocol._generated.remote import (
    RemoteDomainBlockCopyArgs,
    RemoteDomainCheckpointCreateXmlArgs,
    RemoteDomainFsfreezeArgs,
    RemoteDomainGetMemoryParametersArgs,
    RemoteDomainGetStateArgs,
    RemoteDomainGetXmlDescArgs,
    RemoteDomainListAllCheckpointsArgs,
    RemoteDomainOpenConsoleArgs,
    RemoteDomainOpenGraphicsArgs,
    RemoteDomainSuspendArgs,
)
from .....protocol.lazy import replaceable
from .....protocol.typedparams import plain
from .... import arguments, handles, hypervisors, results
from ....scripts import cpumaps, domains, hints, migration, parameters, records
from ....trio.running import on, run
from ... import calls
from .later import Connect, DomainCheckpoint

if TYPE_CHECKING:
    from collections.abc import Sequence
    from os import PathLike

    from .....protocol.typedparams import Params, PlainParams
    from ....checkpoints.moving import Imported
    from ....checkpoints.plan import Plan, Repair
    from ....checkpoints.report import Report
    from ..streams import Stream

__all__ = ["Domain"]

replaceable(__name__)


class Domain(handles.Domain):
    """A domain: a virtual machine or container, running or only defined."""

    __slots__ = ()

    if TYPE_CHECKING:
        _connect: Connect

        def connect(self) -> Connect: ...
        def get_connect(self) -> Connect: ...

    async def create(self) -> int:
        """virDomainCreate."""
        return await self._connect._run(domains.domain_create_gen(self))

    async def xml_desc(self, flags: int = 0) -> str:
        """virDomainGetXMLDesc."""
        ret = await self._connect._call(
            calls.DOMAIN_GET_XML_DESC,
            RemoteDomainGetXmlDescArgs(self._use("virDomainGetXMLDesc"), flags),
        )
        return ret.xml

    async def vcpus(self) -> tuple[list[results.Vcpu], list[tuple[bool, ...]]]:
        """virDomainGetVcpus."""
        return await self._connect._run(cpumaps.domain_get_vcpus_gen(self))

    async def suspend(self) -> int:
        """virDomainSuspend."""
        await self._connect._call(
            calls.DOMAIN_SUSPEND, RemoteDomainSuspendArgs(self._use("virDomainSuspend"))
        )
        return 0

    async def security_label(self) -> results.SecurityLabel:
        """virDomainGetSecurityLabel."""
        return await self._connect._run(records.domain_get_security_label_gen(self))

    async def set_memory_parameters(self, params: Params, flags: int = 0) -> int:
        """virDomainSetMemoryParameters."""
        return await self._connect._run(
            parameters.domain_set_memory_parameters_gen(self, params, flags)
        )

    async def memory_parameters(self, flags: int = 0) -> PlainParams:
        """virDomainGetMemoryParameters."""
        wire = self._use("virDomainGetMemoryParameters")
        ret = await self._connect._run(
            parameters.counted_gen(
                calls.DOMAIN_GET_MEMORY_PARAMETERS,
                lambda n: RemoteDomainGetMemoryParametersArgs(wire, n, arguments.texts_too(flags)),
            )
        )
        return plain(ret.params)

    async def open_console(self, dev_name: str | None, st: Stream, flags: int = 0) -> int:
        """virDomainOpenConsole."""
        await self._connect._call_stream(
            calls.DOMAIN_OPEN_CONSOLE,
            RemoteDomainOpenConsoleArgs(self._use("virDomainOpenConsole"), dev_name, flags),
            st,
        )
        return 0

    async def state(self, flags: int = 0) -> results.DomainStatus:
        """virDomainGetState."""
        ret = await self._connect._call(
            calls.DOMAIN_GET_STATE, RemoteDomainGetStateArgs(self._use("virDomainGetState"), flags)
        )
        return results.DomainStatus((ret.state, ret.reason))

    async def open_graphics(self, idx: int, fd: int, flags: int = 0) -> int:
        """virDomainOpenGraphics."""
        await self._connect._call_fds(
            calls.DOMAIN_OPEN_GRAPHICS,
            RemoteDomainOpenGraphicsArgs(self._use("virDomainOpenGraphics"), idx, flags),
            [fd],
        )
        return 0

    async def fs_freeze(
        self, mountpoints: Sequence[str | PathLike[str]] | None = None, flags: int = 0
    ) -> int:
        """virDomainFSFreeze."""
        ret = await self._connect._call(
            calls.DOMAIN_FSFREEZE,
            RemoteDomainFsfreezeArgs(
                self._use("virDomainFSFreeze"), arguments.texts(mountpoints or ()), flags
            ),
        )
        return ret.filesystems

    async def block_copy(
        self, disk: str | PathLike[str], destxml: str, params: Params | None = None, flags: int = 0
    ) -> int:
        """virDomainBlockCopy."""
        await self._connect._call(
            calls.DOMAIN_BLOCK_COPY,
            RemoteDomainBlockCopyArgs(
                self._use("virDomainBlockCopy"),
                disk,
                destxml,
                arguments.encode(params or {}, hints.BLOCK_COPY),
                flags,
            ),
        )
        return 0

    async def checkpoint_create_xml(self, xml_desc: str, flags: int = 0) -> DomainCheckpoint:
        """virDomainCheckpointCreateXML."""
        ret = await self._connect._call(
            calls.DOMAIN_CHECKPOINT_CREATE_XML,
            RemoteDomainCheckpointCreateXmlArgs(
                self._use("virDomainCheckpointCreateXML"), xml_desc, flags
            ),
        )
        return DomainCheckpoint(handles.Lease(self, self._connect), ret.checkpoint)

    async def list_all_checkpoints(self, flags: int = 0) -> list[DomainCheckpoint]:
        """virDomainListAllCheckpoints."""
        ret = await self._connect._call(
            calls.DOMAIN_LIST_ALL_CHECKPOINTS,
            RemoteDomainListAllCheckpointsArgs(self._use("virDomainListAllCheckpoints"), 1, flags),
        )
        lease = handles.Lease(self, self._connect, len(ret.checkpoints))
        return [DomainCheckpoint(lease, wire) for wire in ret.checkpoints]

    async def qemu_monitor_command(self, cmd: str, flags: int = 0) -> str:
        """virDomainQemuMonitorCommand."""
        dom = self._use("virDomainQemuMonitorCommand")
        ret = await self._connect._call(*hypervisors.monitor_command(dom, cmd, flags))
        return ret.result

    async def qemu_monitor_command_with_files(
        self, cmd: str, files: Sequence[int] = (), flags: int = 0
    ) -> tuple[str, list[int]]:
        """virDomainQemuMonitorCommandWithFiles."""
        dom = self._use("virDomainQemuMonitorCommandWithFiles")
        call, args = hypervisors.monitor_command_with_files(dom, cmd, flags)
        ret, received = await self._connect._call_fds(call, args, files)
        return ret.result, received

    async def qemu_agent_command(self, cmd: str, timeout: int, flags: int = 0) -> str | None:
        """virDomainQemuAgentCommand."""
        dom = self._use("virDomainQemuAgentCommand")
        ret = await self._connect._call(*hypervisors.agent_command(dom, cmd, timeout, flags))
        return ret.result

    async def lxc_open_namespace(self, flags: int = 0) -> list[int]:
        """virDomainLxcOpenNamespace."""
        dom = self._use("virDomainLxcOpenNamespace")
        _, received = await self._connect._call_fds(*hypervisors.open_namespace(dom, flags), ())
        return received

    async def migrate_to_uri3(self, dconnuri: str | None, params: Params, flags: int = 0) -> int:
        """virDomainMigrateToURI3."""
        script = migration.to_uri_gen(self, "virDomainMigrateToURI3", dconnuri, params, flags)
        return await self._connect._run(script)

    async def migrate_to_uri2(
        self,
        dconnuri: str | None = None,
        miguri: str | None = None,
        dxml: str | None = None,
        flags: int = 0,
        dname: str | None = None,
        bandwidth: int = 0,
    ) -> int:
        """virDomainMigrateToURI2."""
        params = migration.parameters(uri=miguri, name=dname, xml=dxml, bandwidth=bandwidth)
        return await self.migrate_to_uri3(dconnuri, params, flags)

    async def migrate_to_uri(
        self, duri: str, flags: int = 0, dname: str | None = None, bandwidth: int = 0
    ) -> int:
        """virDomainMigrateToURI."""
        peer, uri = migration.destination(duri, flags)
        return await self.migrate_to_uri2(peer, uri, None, flags, dname, bandwidth)

    async def migrate3(self, dconn: Connect, params: Params, flags: int = 0) -> Domain:
        """virDomainMigrate3."""
        wire = await run(migration.managed_gen(self, dconn, params, flags), on)
        return Domain(handles.Lease(dconn, dconn), wire)

    async def migrate2(
        self,
        dconn: Connect,
        dxml: str | None = None,
        flags: int = 0,
        dname: str | None = None,
        uri: str | None = None,
        bandwidth: int = 0,
    ) -> Domain:
        """virDomainMigrate2."""
        params = migration.parameters(uri=uri, name=dname, xml=dxml, bandwidth=bandwidth)
        return await self.migrate3(dconn, params, flags)

    async def migrate(
        self,
        dconn: Connect,
        flags: int = 0,
        dname: str | None = None,
        uri: str | None = None,
        bandwidth: int = 0,
    ) -> Domain:
        """virDomainMigrate."""
        return await self.migrate2(dconn, None, flags, dname, uri, bandwidth)

    async def check_checkpoints(self, *, monitor: bool = True) -> Report:
        """Compare the domain's checkpoints with the bitmaps in its images.

        QEMU's monitor is asked about a guest that runs, which libvirt marks as tainted
        for that. Without ``monitor``, and where it cannot be asked, the server is asked
        of each checkpoint which disks are sound. Images of a domain that is shut off
        are read by qemu-img, if the connection is one to a server of this host.

        Returns:
            what was found: checkpoints, their disks, bitmaps without a checkpoint

        Raises:
            LibvirtError: the domain or its checkpoints cannot be read
        """
        from ....checkpoints.looking import check_gen
        from ....trio.performing import perform

        arguments.check()
        return await perform(check_gen(self, monitor=monitor))

    async def plan_checkpoint_repair(
        self,
        *,
        remove_bitmaps: bool = False,
        leave: Sequence[str] = (),
        monitor: bool = True,
    ) -> Plan:
        """Plan the repair of the domain's checkpoints, and change nothing.

        Args:
            remove_bitmaps: remove bitmaps that are of no use, too
            leave: names of checkpoints and bitmaps about which nothing is done
            monitor: whether QEMU's monitor may be asked, see `check_checkpoints`

        Returns:
            actions in their order, and what is left as it is, each with its reason

        Raises:
            LibvirtError: the domain or its checkpoints cannot be read
        """
        from ....checkpoints.repair import plan_gen
        from ....trio.performing import perform

        arguments.check()
        script = plan_gen(self, remove_bitmaps=remove_bitmaps, leave=leave, monitor=monitor)
        return await perform(script)

    async def repair_checkpoints(
        self,
        *,
        plan: Plan | None = None,
        remove_bitmaps: bool = False,
        leave: Sequence[str] = (),
        monitor: bool = True,
    ) -> Repair:
        """Repair the domain's checkpoints, so that those that are left can be trusted.

        Records of broken checkpoints are deleted, lost ones restored from bitmaps. Each
        action is verified; those behind one that fails are not tried. Nothing is done
        while a backup runs. What was done before a cancellation stays done.

        Args:
            plan: what to do, from `plan_checkpoint_repair` with the same arguments;
                without it what that would return
            remove_bitmaps: remove bitmaps that are of no use, too
            leave: names of checkpoints and bitmaps about which nothing is done
            monitor: whether QEMU's monitor may be asked, see `check_checkpoints`

        Returns:
            the actions with their outcomes, and the report after them

        Raises:
            LibvirtError: among others
                VIR_ERR_OPERATION_INVALID: there have been changes since the plan was
                    made
        """
        from ....checkpoints.repair import repair_gen
        from ....trio.performing import perform

        arguments.check()
        script = repair_gen(
            self, plan=plan, remove_bitmaps=remove_bitmaps, leave=leave, monitor=monitor
        )
        return await perform(script)

    async def export_checkpoints(self) -> str:
        """Describe all checkpoints of the domain, to define them elsewhere.

        Returns:
            JSON for `import_checkpoints`, with secrets if the connection may see them

        Raises:
            LibvirtError: the domain or its checkpoints cannot be read
        """
        from ....checkpoints.moving import export_gen
        from ....trio.performing import perform

        return await perform(export_gen(self))

    async def import_checkpoints(
        self,
        text: str,
        *,
        other_uuid: Literal["refuse", "rewrite", "drop"] = "refuse",
        validate: bool = True,
    ) -> list[Imported]:
        """Define checkpoints that `export_checkpoints` described, parents first.

        Those that the domain has stay as they are. A checkpoint whose bitmaps are
        missing or broken is refused, and its children go to its parent. What was
        defined before an error or a cancellation stays; the call can be repeated.

        Args:
            text: JSON that `export_checkpoints` returned
            other_uuid: what becomes of a definition within a checkpoint that is of a
                domain with another UUID: the import is refused, the UUID rewritten, or
                the definition dropped
            validate: whether bitmaps have to be there: the server looks for those of a
                guest that runs, qemu-img for those in images of this host

        Returns:
            what became of each checkpoint, parents first

        Raises:
            LibvirtError: among others
                VIR_ERR_XML_ERROR: the text is none of `export_checkpoints`
                VIR_ERR_INVALID_ARG: nothing was defined, because a checkpoint cannot
                    be: another one has its name, its parent is missing, or it is of
                    another domain
        """
        from ....checkpoints.moving import import_gen
        from ....trio.performing import perform

        arguments.check()
        script = import_gen(self, text, other_uuid=other_uuid, validate=validate)
        return await perform(script)
