# Generated from remote.x by virtrio.gen.driver; do not edit.
"""Entry points of a hypervisor driver, under libvirt's names.

Each refuses with VIR_ERR_NO_SUPPORT.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from ...protocol._generated.enums import ErrorDomain
from ...protocol.errors import no_support
from ..drivers.life import Life
from ..events import NO_EVENTS, EventHub

if TYPE_CHECKING:
    from collections.abc import Awaitable, Collection, Mapping, Sequence

    from ...protocol.typedparams import Params, TypedParams
    from ..streams import Stream


class Domain(Protocol):
    """Anything with the attributes of ``remote_nonnull_domain``."""

    @property
    def name(self) -> str: ...

    @property
    def uuid(self) -> bytes: ...

    @property
    def id(self) -> int: ...


class DomainCheckpoint(Protocol):
    """Anything with the attributes of ``remote_nonnull_domain_checkpoint``."""

    @property
    def name(self) -> str: ...

    @property
    def dom(self) -> Domain: ...


class DomainSnapshot(Protocol):
    """Anything with the attributes of ``remote_nonnull_domain_snapshot``."""

    @property
    def name(self) -> str: ...

    @property
    def dom(self) -> Domain: ...


class Network(Protocol):
    """Anything with the attributes of ``remote_nonnull_network``."""

    @property
    def name(self) -> str: ...

    @property
    def uuid(self) -> bytes: ...


class NetworkPort(Protocol):
    """Anything with the attributes of ``remote_nonnull_network_port``."""

    @property
    def net(self) -> Network: ...

    @property
    def uuid(self) -> bytes: ...


class NWFilter(Protocol):
    """Anything with the attributes of ``remote_nonnull_nwfilter``."""

    @property
    def name(self) -> str: ...

    @property
    def uuid(self) -> bytes: ...


class NWFilterBinding(Protocol):
    """Anything with the attributes of ``remote_nonnull_nwfilter_binding``."""

    @property
    def portdev(self) -> str: ...

    @property
    def filtername(self) -> str: ...


class Interface(Protocol):
    """Anything with the attributes of ``remote_nonnull_interface``."""

    @property
    def name(self) -> str: ...

    @property
    def mac(self) -> str: ...


class StoragePool(Protocol):
    """Anything with the attributes of ``remote_nonnull_storage_pool``."""

    @property
    def name(self) -> str: ...

    @property
    def uuid(self) -> bytes: ...


class StorageVol(Protocol):
    """Anything with the attributes of ``remote_nonnull_storage_vol``."""

    @property
    def pool(self) -> str: ...

    @property
    def name(self) -> str: ...

    @property
    def key(self) -> str: ...


class NodeDevice(Protocol):
    """Anything with the attributes of ``remote_nonnull_node_device``."""

    @property
    def name(self) -> str: ...


class Secret(Protocol):
    """Anything with the attributes of ``remote_nonnull_secret``."""

    @property
    def uuid(self) -> bytes: ...

    @property
    def usageType(self) -> int: ...

    @property
    def usageID(self) -> str: ...


class VcpuInfo(NamedTuple):
    """One ``remote_vcpu_info``."""

    number: int
    state: int
    cpu_time: int
    cpu: int


class Driver(Life):
    """Functions of a hypervisor, each refused until a subclass overrides it.

    What a plain method returns is sent at once; an ``async`` method has a task of its
    own, and may wait. A plain method may also return a `Later`, work for a thread,
    whose result is sent when it is done.
    """

    # Hub that it emits its events in.
    events: EventHub = NO_EVENTS
    # Members of virDrvFeature that it has, beside those of the session.
    features: Collection[int] = ()

    def connect_get_max_vcpus(self, type: str | None) -> int | Awaitable[int]:
        """virConnectGetMaxVcpus."""
        raise no_support("virConnectGetMaxVcpus", ErrorDomain.VIR_FROM_DOMAIN)

    def node_get_info(
        self,
    ) -> (
        tuple[str, int, int, int, int, int, int, int]
        | Awaitable[tuple[str, int, int, int, int, int, int, int]]
    ):
        """virNodeGetInfo."""
        raise no_support("virNodeGetInfo", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_create(self, dom: Domain) -> Awaitable[None] | None:
        """virDomainCreate."""
        raise no_support("virDomainCreate", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_get_xml_desc(self, dom: Domain, flags: int) -> str | Awaitable[str]:
        """virDomainGetXMLDesc."""
        raise no_support("virDomainGetXMLDesc", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_get_vcpus(
        self, dom: Domain, maxinfo: int, maplen: int
    ) -> tuple[Sequence[VcpuInfo], bytes] | Awaitable[tuple[Sequence[VcpuInfo], bytes]]:
        """virDomainGetVcpus."""
        raise no_support("virDomainGetVcpus", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_lookup_by_name(self, name: str) -> Domain | Awaitable[Domain]:
        """virDomainLookupByName."""
        raise no_support("virDomainLookupByName", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_suspend(self, dom: Domain) -> Awaitable[None] | None:
        """virDomainSuspend."""
        raise no_support("virDomainSuspend", ErrorDomain.VIR_FROM_DOMAIN)

    def connect_list_domains(self, maxids: int) -> Sequence[int] | Awaitable[Sequence[int]]:
        """virConnectListDomains."""
        raise no_support("virConnectListDomains", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_restore(self, from_: str) -> Awaitable[None] | None:
        """virDomainRestore."""
        raise no_support("virDomainRestore", ErrorDomain.VIR_FROM_DOMAIN)

    def connect_get_hostname(self) -> str | Awaitable[str]:
        """virConnectGetHostname."""
        raise no_support("virConnectGetHostname", ErrorDomain.VIR_FROM_DOMAIN)

    def node_get_cells_free_memory(
        self, startCell: int, maxcells: int
    ) -> Sequence[int] | Awaitable[Sequence[int]]:
        """virNodeGetCellsFreeMemory."""
        raise no_support("virNodeGetCellsFreeMemory", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_get_security_label(
        self, dom: Domain
    ) -> tuple[str, int] | Awaitable[tuple[str, int]]:
        """virDomainGetSecurityLabel."""
        raise no_support("virDomainGetSecurityLabel", ErrorDomain.VIR_FROM_DOMAIN)

    def connect_is_secure(self) -> int | Awaitable[int]:
        """virConnectIsSecure."""
        raise no_support("virConnectIsSecure", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_set_memory_parameters(
        self, dom: Domain, params: TypedParams, flags: int
    ) -> Awaitable[None] | None:
        """virDomainSetMemoryParameters."""
        raise no_support("virDomainSetMemoryParameters", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_get_memory_parameters(self, dom: Domain, flags: int) -> Params | Awaitable[Params]:
        """virDomainGetMemoryParameters."""
        raise no_support("virDomainGetMemoryParameters", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_open_console(
        self, dom: Domain, dev_name: str | None, stream: Stream, flags: int
    ) -> Awaitable[None] | None:
        """virDomainOpenConsole."""
        raise no_support("virDomainOpenConsole", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_get_state(self, dom: Domain, flags: int) -> Sequence[int] | Awaitable[Sequence[int]]:
        """virDomainGetState."""
        raise no_support("virDomainGetState", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_migrate_prepare3(
        self,
        cookie_in: bytes,
        uri_in: str | None,
        flags: int,
        dname: str | None,
        bandwidth: int,
        dom_xml: str,
    ) -> tuple[bytes, str | None] | Awaitable[tuple[bytes, str | None]]:
        """virDomainMigratePrepare3."""
        raise no_support("virDomainMigratePrepare3", ErrorDomain.VIR_FROM_DOMAIN)

    def node_get_memory_stats(
        self, cellNum: int, flags: int
    ) -> Mapping[str, int] | Awaitable[Mapping[str, int]]:
        """virNodeGetMemoryStats."""
        raise no_support("virNodeGetMemoryStats", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_open_graphics(
        self, dom: Domain, idx: int, fd: int, flags: int
    ) -> Awaitable[None] | None:
        """virDomainOpenGraphics."""
        raise no_support("virDomainOpenGraphics", ErrorDomain.VIR_FROM_DOMAIN)

    def connect_list_all_domains(
        self, flags: int
    ) -> Sequence[Domain] | Awaitable[Sequence[Domain]]:
        """virConnectListAllDomains."""
        raise no_support("virConnectListAllDomains", ErrorDomain.VIR_FROM_DOMAIN)

    def connect_get_cpu_model_names(
        self, arch: str, flags: int
    ) -> Sequence[str] | Awaitable[Sequence[str]]:
        """virConnectGetCPUModelNames."""
        raise no_support("virConnectGetCPUModelNames", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_fsfreeze(
        self, dom: Domain, mountpoints: Sequence[str], flags: int
    ) -> int | Awaitable[int]:
        """virDomainFSFreeze."""
        raise no_support("virDomainFSFreeze", ErrorDomain.VIR_FROM_DOMAIN)

    def connect_get_all_domain_stats(
        self, doms: Sequence[Domain], stats: int, flags: int
    ) -> Sequence[tuple[Domain, Params]] | Awaitable[Sequence[tuple[Domain, Params]]]:
        """virConnectGetAllDomainStats."""
        raise no_support("virConnectGetAllDomainStats", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_block_copy(
        self, dom: Domain, path: str, destxml: str, params: TypedParams, flags: int
    ) -> Awaitable[None] | None:
        """virDomainBlockCopy."""
        raise no_support("virDomainBlockCopy", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_checkpoint_create_xml(
        self, dom: Domain, xml_desc: str, flags: int
    ) -> DomainCheckpoint | Awaitable[DomainCheckpoint]:
        """virDomainCheckpointCreateXML."""
        raise no_support("virDomainCheckpointCreateXML", ErrorDomain.VIR_FROM_DOMAIN_CHECKPOINT)

    def domain_list_all_checkpoints(
        self, dom: Domain, flags: int
    ) -> Sequence[DomainCheckpoint] | Awaitable[Sequence[DomainCheckpoint]]:
        """virDomainListAllCheckpoints."""
        raise no_support("virDomainListAllCheckpoints", ErrorDomain.VIR_FROM_DOMAIN_CHECKPOINT)

    def domain_checkpoint_list_all_children(
        self, checkpoint: DomainCheckpoint, flags: int
    ) -> Sequence[DomainCheckpoint] | Awaitable[Sequence[DomainCheckpoint]]:
        """virDomainCheckpointListAllChildren."""
        raise no_support(
            "virDomainCheckpointListAllChildren", ErrorDomain.VIR_FROM_DOMAIN_CHECKPOINT
        )

    def domain_checkpoint_get_parent(
        self, checkpoint: DomainCheckpoint, flags: int
    ) -> DomainCheckpoint | Awaitable[DomainCheckpoint]:
        """virDomainCheckpointGetParent."""
        raise no_support("virDomainCheckpointGetParent", ErrorDomain.VIR_FROM_DOMAIN_CHECKPOINT)

    def domain_checkpoint_delete(
        self, checkpoint: DomainCheckpoint, flags: int
    ) -> Awaitable[None] | None:
        """virDomainCheckpointDelete."""
        raise no_support("virDomainCheckpointDelete", ErrorDomain.VIR_FROM_DOMAIN_CHECKPOINT)
