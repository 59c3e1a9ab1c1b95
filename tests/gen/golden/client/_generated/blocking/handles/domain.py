# Generated from remote.x by virtrio.gen.stubs; do not edit.
"""`Domain` of the blocking client."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
from ....blocking.running import on, run
from ....scripts import cpumaps, domains, hints, migration, parameters, records
from ... import calls
from .later import Connect, DomainCheckpoint

if TYPE_CHECKING:
    from collections.abc import Sequence
    from os import PathLike

    from .....protocol.typedparams import Params, PlainParams
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

    def create(self) -> int:
        """virDomainCreate."""
        return self._connect._run(domains.domain_create_gen(self))

    def xml_desc(self, flags: int = 0) -> str:
        """virDomainGetXMLDesc."""
        ret = self._connect._call(
            calls.DOMAIN_GET_XML_DESC,
            RemoteDomainGetXmlDescArgs(self._use("virDomainGetXMLDesc"), flags),
        )
        return ret.xml

    def vcpus(self) -> tuple[list[results.Vcpu], list[tuple[bool, ...]]]:
        """virDomainGetVcpus."""
        return self._connect._run(cpumaps.domain_get_vcpus_gen(self))

    def suspend(self) -> int:
        """virDomainSuspend."""
        self._connect._call(
            calls.DOMAIN_SUSPEND, RemoteDomainSuspendArgs(self._use("virDomainSuspend"))
        )
        return 0

    def security_label(self) -> results.SecurityLabel:
        """virDomainGetSecurityLabel."""
        return self._connect._run(records.domain_get_security_label_gen(self))

    def set_memory_parameters(self, params: Params, flags: int = 0) -> int:
        """virDomainSetMemoryParameters."""
        return self._connect._run(parameters.domain_set_memory_parameters_gen(self, params, flags))

    def memory_parameters(self, flags: int = 0) -> PlainParams:
        """virDomainGetMemoryParameters."""
        wire = self._use("virDomainGetMemoryParameters")
        ret = self._connect._run(
            parameters.counted_gen(
                calls.DOMAIN_GET_MEMORY_PARAMETERS,
                lambda n: RemoteDomainGetMemoryParametersArgs(wire, n, arguments.texts_too(flags)),
            )
        )
        return plain(ret.params)

    def open_console(self, dev_name: str | None, st: Stream, flags: int = 0) -> int:
        """virDomainOpenConsole."""
        self._connect._call_stream(
            calls.DOMAIN_OPEN_CONSOLE,
            RemoteDomainOpenConsoleArgs(self._use("virDomainOpenConsole"), dev_name, flags),
            st,
        )
        return 0

    def state(self, flags: int = 0) -> results.DomainStatus:
        """virDomainGetState."""
        ret = self._connect._call(
            calls.DOMAIN_GET_STATE, RemoteDomainGetStateArgs(self._use("virDomainGetState"), flags)
        )
        return results.DomainStatus((ret.state, ret.reason))

    def open_graphics(self, idx: int, fd: int, flags: int = 0) -> int:
        """virDomainOpenGraphics."""
        self._connect._call_fds(
            calls.DOMAIN_OPEN_GRAPHICS,
            RemoteDomainOpenGraphicsArgs(self._use("virDomainOpenGraphics"), idx, flags),
            [fd],
        )
        return 0

    def fs_freeze(
        self, mountpoints: Sequence[str | PathLike[str]] | None = None, flags: int = 0
    ) -> int:
        """virDomainFSFreeze."""
        ret = self._connect._call(
            calls.DOMAIN_FSFREEZE,
            RemoteDomainFsfreezeArgs(
                self._use("virDomainFSFreeze"), arguments.texts(mountpoints or ()), flags
            ),
        )
        return ret.filesystems

    def block_copy(
        self, disk: str | PathLike[str], destxml: str, params: Params | None = None, flags: int = 0
    ) -> int:
        """virDomainBlockCopy."""
        self._connect._call(
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

    def checkpoint_create_xml(self, xml_desc: str, flags: int = 0) -> DomainCheckpoint:
        """virDomainCheckpointCreateXML."""
        ret = self._connect._call(
            calls.DOMAIN_CHECKPOINT_CREATE_XML,
            RemoteDomainCheckpointCreateXmlArgs(
                self._use("virDomainCheckpointCreateXML"), xml_desc, flags
            ),
        )
        return DomainCheckpoint(handles.Lease(self, self._connect), ret.checkpoint)

    def list_all_checkpoints(self, flags: int = 0) -> list[DomainCheckpoint]:
        """virDomainListAllCheckpoints."""
        ret = self._connect._call(
            calls.DOMAIN_LIST_ALL_CHECKPOINTS,
            RemoteDomainListAllCheckpointsArgs(self._use("virDomainListAllCheckpoints"), 1, flags),
        )
        lease = handles.Lease(self, self._connect, len(ret.checkpoints))
        return [DomainCheckpoint(lease, wire) for wire in ret.checkpoints]

    def qemu_monitor_command(self, cmd: str, flags: int = 0) -> str:
        """virDomainQemuMonitorCommand."""
        dom = self._use("virDomainQemuMonitorCommand")
        ret = self._connect._call(*hypervisors.monitor_command(dom, cmd, flags))
        return ret.result

    def qemu_monitor_command_with_files(
        self, cmd: str, files: Sequence[int] = (), flags: int = 0
    ) -> tuple[str, list[int]]:
        """virDomainQemuMonitorCommandWithFiles."""
        dom = self._use("virDomainQemuMonitorCommandWithFiles")
        call, args = hypervisors.monitor_command_with_files(dom, cmd, flags)
        ret, received = self._connect._call_fds(call, args, files)
        return ret.result, received

    def qemu_agent_command(self, cmd: str, timeout: int, flags: int = 0) -> str | None:
        """virDomainQemuAgentCommand."""
        dom = self._use("virDomainQemuAgentCommand")
        ret = self._connect._call(*hypervisors.agent_command(dom, cmd, timeout, flags))
        return ret.result

    def lxc_open_namespace(self, flags: int = 0) -> list[int]:
        """virDomainLxcOpenNamespace."""
        dom = self._use("virDomainLxcOpenNamespace")
        _, received = self._connect._call_fds(*hypervisors.open_namespace(dom, flags), ())
        return received

    def migrate_to_uri3(self, dconnuri: str | None, params: Params, flags: int = 0) -> int:
        """virDomainMigrateToURI3."""
        script = migration.to_uri_gen(self, "virDomainMigrateToURI3", dconnuri, params, flags)
        return self._connect._run(script)

    def migrate_to_uri2(
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
        return self.migrate_to_uri3(dconnuri, params, flags)

    def migrate_to_uri(
        self, duri: str, flags: int = 0, dname: str | None = None, bandwidth: int = 0
    ) -> int:
        """virDomainMigrateToURI."""
        peer, uri = migration.destination(duri, flags)
        return self.migrate_to_uri2(peer, uri, None, flags, dname, bandwidth)

    def migrate3(self, dconn: Connect, params: Params, flags: int = 0) -> Domain:
        """virDomainMigrate3."""
        wire = run(migration.managed_gen(self, dconn, params, flags), on)
        return Domain(handles.Lease(dconn, dconn), wire)

    def migrate2(
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
        return self.migrate3(dconn, params, flags)

    def migrate(
        self,
        dconn: Connect,
        flags: int = 0,
        dname: str | None = None,
        uri: str | None = None,
        bandwidth: int = 0,
    ) -> Domain:
        """virDomainMigrate."""
        return self.migrate2(dconn, None, flags, dname, uri, bandwidth)
