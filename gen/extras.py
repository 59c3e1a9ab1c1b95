"""Methods that are no single procedure's, as text for both clients.

Some make handles from an answer of their own.

``{define}``, ``{wait}`` and ``{world}`` are what tells the trio client from the
blocking one. What is longer than a few lines is a function of `virtrio.client` that
these call.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .methods import World

# Class -> (prefix of its method, what it answers, C function) of lookups by UUID that
# exist for text as well.
_BY_UUID = {
    "Connect": (
        ("lookup", "Domain", "virDomainLookupByUUIDString"),
        ("network_lookup", "Network", "virNetworkLookupByUUIDString"),
        ("nwfilter_lookup", "NWFilter", "virNWFilterLookupByUUIDString"),
        ("secret_lookup", "Secret", "virSecretLookupByUUIDString"),
        ("storage_pool_lookup", "StoragePool", "virStoragePoolLookupByUUIDString"),
    ),
    "Network": (("port_lookup", "NetworkPort", "virNetworkPortLookupByUUIDString"),),
}

_LOOKUP = '''\
    {{define}} {prefix}_by_uuid_string(self, uuidstr: str | UUID) -> {cls}:
        """{function}."""
        uuid = handles.parse_uuid(uuidstr, "{function}", handles.{cls}._invalid[1])
        return {{wait}}self.{prefix}_by_uuid(uuid)
'''

_MIGRATION = '''\
    {define} migrate_to_uri3(self, dconnuri: str | None, params: Params, flags: int = 0) -> int:
        """virDomainMigrateToURI3."""
        script = migration.to_uri_gen(self, "virDomainMigrateToURI3", dconnuri, params, flags)
        return {wait}self._connect._run(script)

    {define} migrate_to_uri2(
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
        return {wait}self.migrate_to_uri3(dconnuri, params, flags)

    {define} migrate_to_uri(
        self, duri: str, flags: int = 0, dname: str | None = None, bandwidth: int = 0
    ) -> int:
        """virDomainMigrateToURI."""
        peer, uri = migration.destination(duri, flags)
        return {wait}self.migrate_to_uri2(peer, uri, None, flags, dname, bandwidth)

    {define} migrate3(self, dconn: Connect, params: Params, flags: int = 0) -> Domain:
        """virDomainMigrate3."""
        wire = {wait}run(migration.managed_gen(self, dconn, params, flags), on)
        return Domain(handles.Lease(dconn, dconn), wire)

    {define} migrate2(
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
        return {wait}self.migrate3(dconn, params, flags)

    {define} migrate(
        self, dconn: Connect, flags: int = 0,
        dname: str | None = None, uri: str | None = None, bandwidth: int = 0
    ) -> Domain:
        """virDomainMigrate."""
        return {wait}self.migrate2(dconn, None, flags, dname, uri, bandwidth)
'''

_CHECKPOINTS = '''\
    {define} check_checkpoints(self, *, monitor: bool = True) -> Report:
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
        from ....{world}.performing import perform

        arguments.check()
        return {wait}perform(check_gen(self, monitor=monitor))

    {define} plan_checkpoint_repair(
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
        from ....{world}.performing import perform

        arguments.check()
        script = plan_gen(self, remove_bitmaps=remove_bitmaps, leave=leave, monitor=monitor)
        return {wait}perform(script)

    {define} repair_checkpoints(
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
        from ....{world}.performing import perform

        arguments.check()
        script = repair_gen(
            self, plan=plan, remove_bitmaps=remove_bitmaps, leave=leave, monitor=monitor
        )
        return {wait}perform(script)

    {define} export_checkpoints(self) -> str:
        """Describe all checkpoints of the domain, to define them elsewhere.

        Returns:
            JSON for `import_checkpoints`, with secrets if the connection may see them

        Raises:
            LibvirtError: the domain or its checkpoints cannot be read
        """
        from ....checkpoints.moving import export_gen
        from ....{world}.performing import perform

        return {wait}perform(export_gen(self))

    {define} import_checkpoints(
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
        from ....{world}.performing import perform

        arguments.check()
        script = import_gen(self, text, other_uuid=other_uuid, validate=validate)
        return {wait}perform(script)
'''

_METHODS = {
    "Connect": '''\
    {define} create_linux(self, xml_desc: str, flags: int = 0) -> Domain:
        """virDomainCreateLinux."""
        return {wait}self.create_xml(xml_desc, flags)

    {define} is_secure(self) -> int:
        """virConnectIsSecure."""
        ret = {wait}self._call(calls.CONNECT_IS_SECURE, None)
        return int(bool(ret.secure) and self._exchange.endpoint.is_secure)

    {define} is_encrypted(self) -> int:
        """virConnectIsEncrypted."""
        return {wait}self._run(records.is_encrypted_gen())

    {define} get_all_domain_stats(
        self, stats: int = 0, flags: int = 0
    ) -> list[tuple[Domain, PlainParams]]:
        """virConnectGetAllDomainStats."""
        args = RemoteConnectGetAllDomainStatsArgs((), stats, flags)
        ret = {wait}self._call(calls.CONNECT_GET_ALL_DOMAIN_STATS, args)
        return records.domain_stats(Domain, self, ret)

    {define} domain_list_get_stats(
        self, doms: Sequence[Domain], stats: int = 0, flags: int = 0
    ) -> list[tuple[Domain, PlainParams]]:
        """virDomainListGetStats."""
        args = RemoteConnectGetAllDomainStatsArgs(records.identities(doms), stats, flags)
        ret = {wait}self._call(calls.CONNECT_GET_ALL_DOMAIN_STATS, args)
        return records.domain_stats(Domain, self, ret)

    {define} qemu_attach(self, pid_value: int, flags: int = 0) -> Domain:
        """virDomainQemuAttach."""
        ret = {wait}self._call(*hypervisors.attach(pid_value, flags))
        return Domain(handles.Lease(self, self), ret.dom)
''',
    "Domain": '''\
    {define} qemu_monitor_command(self, cmd: str, flags: int = 0) -> str:
        """virDomainQemuMonitorCommand."""
        dom = self._use("virDomainQemuMonitorCommand")
        ret = {wait}self._connect._call(*hypervisors.monitor_command(dom, cmd, flags))
        return ret.result

    {define} qemu_monitor_command_with_files(
        self, cmd: str, files: Sequence[int] = (), flags: int = 0
    ) -> tuple[str, list[int]]:
        """virDomainQemuMonitorCommandWithFiles."""
        dom = self._use("virDomainQemuMonitorCommandWithFiles")
        call, args = hypervisors.monitor_command_with_files(dom, cmd, flags)
        ret, received = {wait}self._connect._call_fds(call, args, files)
        return ret.result, received

    {define} qemu_agent_command(self, cmd: str, timeout: int, flags: int = 0) -> str | None:
        """virDomainQemuAgentCommand."""
        dom = self._use("virDomainQemuAgentCommand")
        ret = {wait}self._connect._call(*hypervisors.agent_command(dom, cmd, timeout, flags))
        return ret.result

    {define} lxc_open_namespace(self, flags: int = 0) -> list[int]:
        """virDomainLxcOpenNamespace."""
        dom = self._use("virDomainLxcOpenNamespace")
        _, received = {wait}self._connect._call_fds(*hypervisors.open_namespace(dom, flags), ())
        return received
''',
}


def methods(cls: str, world: World) -> list[str]:
    """Return the lines of a class's methods, each with an empty one behind it."""
    texts = [
        _LOOKUP.format(prefix=prefix, cls=answer, function=function)
        for prefix, answer, function in _BY_UUID.get(cls, ())
    ]
    if cls in _METHODS:
        texts.append(_METHODS[cls])
    if cls == "Domain":
        texts += [_MIGRATION, _CHECKPOINTS]
    text = "\n".join(texts).format(define=world.define, wait=world.wait, world=world.name)
    return [*text.splitlines(), ""] if texts else []
