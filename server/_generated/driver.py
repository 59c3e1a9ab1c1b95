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


class NetworkDhcpLease(NamedTuple):
    """One ``remote_network_dhcp_lease``."""

    iface: str
    expirytime: int
    type: int
    mac: str | None
    iaid: str | None
    ipaddr: str
    prefix: int
    hostname: str | None
    clientid: str | None


class DomainFsinfo(NamedTuple):
    """One ``remote_domain_fsinfo``."""

    mountpoint: str
    name: str
    fstype: str
    dev_aliases: Sequence[str]


class DomainIothreadInfo(NamedTuple):
    """One ``remote_domain_iothread_info``."""

    iothread_id: int
    cpumap: bytes


class DomainIpAddr(NamedTuple):
    """One ``remote_domain_ip_addr``."""

    type: int
    addr: str
    prefix: int


class DomainInterface(NamedTuple):
    """One ``remote_domain_interface``."""

    name: str
    hwaddr: str | None
    addrs: Sequence[DomainIpAddr]


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

    def connect_get_type(self) -> str | Awaitable[str]:
        """Return the name of the hypervisor driver behind this connection.

        The name is ``QEMU`` with KVM and without: the capabilities tell whether the
        host has KVM.

        Returns:
            the driver's name, such as ``QEMU``, ``LXC``, ``Xen`` or ``TEST``

        virConnectGetType.
        """
        raise no_support("virConnectGetType", ErrorDomain.VIR_FROM_DOMAIN)

    def connect_get_version(self) -> int | Awaitable[int]:
        """Return the version of the hypervisor, such as QEMU's, as one number.

        Returns:
            major * 1,000,000 + minor * 1,000 + release; 0 where the hypervisor has none

        virConnectGetVersion.
        """
        raise no_support("virConnectGetVersion", ErrorDomain.VIR_FROM_DOMAIN)

    def connect_get_max_vcpus(self, type: str | None) -> int | Awaitable[int]:
        """Return how many virtual CPUs a domain of one type may have at most.

        QEMU's own limits depend on the machine type and are not considered: what
        virConnectGetDomainCapabilities has in ``<vcpu max='...'>`` is more reliable.

        Args:
            type: the ``type`` of a ``<domain>``, such as ``kvm``; None for the driver's
                default

        Returns:
            largest number of virtual CPUs, without regard to emulator and machine

        Raises:
            LibvirtError: among others
                VIR_ERR_INVALID_ARG: a value is not a known one

        virConnectGetMaxVcpus.
        """
        raise no_support("virConnectGetMaxVcpus", ErrorDomain.VIR_FROM_DOMAIN)

    def node_get_info(
        self,
    ) -> (
        tuple[str, int, int, int, int, int, int, int]
        | Awaitable[tuple[str, int, int, int, int, int, int, int]]
    ):
        """Return the host's architecture, memory, clock rate and CPU topology.

        Good for a first look only: the clock rate is that of the first CPU at this
        moment, and the topology supposes that all cells and sockets are alike. The
        capabilities (virConnectGetCapabilities) have the topology as it is.

        Returns:
            model: architecture of the CPUs, such as ``x86_64``
            memory: memory of the host, in KiB
            cpus: number of CPUs that are online
            mhz: clock rate in MHz; 0 where it is not known
            nodes: number of NUMA cells; 1 where the topology is unusual
            sockets: number of CPU sockets for each cell
            cores: number of cores for each socket; all CPUs where the topology is
                unusual
            threads: number of threads for each core

        virNodeGetInfo.
        """
        raise no_support("virNodeGetInfo", ErrorDomain.VIR_FROM_DOMAIN)

    def connect_get_capabilities(self) -> str | Awaitable[str]:
        """Describe the host's hardware and the kinds of guests that it can run.

        Returns:
            a ``<capabilities>`` document: CPU, NUMA cells, security models, guests

        virConnectGetCapabilities.
        """
        raise no_support("virConnectGetCapabilities", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_attach_device(self, dom: Domain, xml: str) -> Awaitable[None] | None:
        """Plug a device into the running guest, but not into its definition.

        The device is gone at the next boot; ``domain_attach_device_flags`` can add it
        to the definition. To change the medium of a drive, use
        ``domain_update_device_flags``.

        Args:
            xml: one device: ``<disk>``, ``<interface>``, ``<hostdev>`` or another child
                of ``<devices>``

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_SYSTEM_ERROR: the file cannot be read or written

        virDomainAttachDevice.
        """
        raise no_support("virDomainAttachDevice", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_create(self, dom: Domain) -> Awaitable[None] | None:
        """Start a defined domain, or wake it from its managed save image.

        The domain has to be off. Its guest runs when the call returns, unless its state
        was saved while it was paused.

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INTERNAL_ERROR: the domain is running
                VIR_ERR_OPERATION_INVALID: the domain is running

        virDomainCreate.
        """
        raise no_support("virDomainCreate", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_create_xml(self, xml_desc: str, flags: int) -> Domain | Awaitable[Domain]:
        """Start a domain that is forgotten once it stops (a transient one).

        virDomainDefineXML makes one that lasts. A document with the name and UUID of a
        persistent domain starts that one with this configuration for once. Raises
        LibvirtError VIR_ERR_OPERATION_FAILED when another domain has its name or its
        UUID.

        Args:
            xml_desc: a ``<domain>`` document
            flags: how to start it, such as VIR_DOMAIN_START_PAUSED, or
                VIR_DOMAIN_START_AUTODESTROY to stop it when this connection ends; 0 for
                running (DomainCreateFlags)

        Returns:
            the running domain

        Raises:
            LibvirtError: among others
                VIR_ERR_OPERATION_INVALID: the domain is running
                VIR_ERR_OPERATION_FAILED: the name is taken
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_XML_DETAIL: the document is not XML
                VIR_ERR_XML_ERROR: the document is of another kind
                VIR_ERR_CONFIG_UNSUPPORTED: the hypervisor cannot do what the document
                    says

        virDomainCreateXML.
        """
        raise no_support("virDomainCreateXML", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_define_xml(self, xml: str) -> Domain | Awaitable[Domain]:
        """Store a domain's configuration without starting the domain.

        A stored configuration with the same name and UUID is replaced; a running domain
        keeps its present one until it is next started, and becomes persistent if it was
        transient. Raises LibvirtError VIR_ERR_OPERATION_FAILED when another domain has
        the name or the UUID; a document without a UUID gets a new one, so it cannot
        replace.

        Args:
            xml: a ``<domain>`` document

        Returns:
            the domain, persistent until it is undefined

        Raises:
            LibvirtError: among others
                VIR_ERR_OPERATION_FAILED: the name is taken
                VIR_ERR_XML_DETAIL: the document is not XML
                VIR_ERR_XML_ERROR: the document is of another kind
                VIR_ERR_CONFIG_UNSUPPORTED: the hypervisor cannot do what the document
                    says

        virDomainDefineXML.
        """
        raise no_support("virDomainDefineXML", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_destroy(self, dom: Domain) -> Awaitable[None] | None:
        """Stop the domain at once, as if its power were cut.

        The guest is not asked: its emulator is told to end, and killed when that takes
        too long, so what the guest had not written yet is lost. ``domain_shutdown``
        asks the guest, ``domain_destroy_flags`` can do without killing. A transient
        domain is gone afterwards, and the metadata of its snapshots with it.

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running

        virDomainDestroy.
        """
        raise no_support("virDomainDestroy", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_detach_device(self, dom: Domain, xml: str) -> Awaitable[None] | None:
        """Unplug a device from the running guest, but keep it in the definition.

        Does what ``domain_detach_device_flags`` does with VIR_DOMAIN_AFFECT_LIVE: the
        guest may release the device some time after the call has returned.

        Args:
            xml: the device, best as the document of the running domain has it

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running

        virDomainDetachDevice.
        """
        raise no_support("virDomainDetachDevice", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_get_xml_desc(self, dom: Domain, flags: int) -> str | Awaitable[str]:
        """Return the XML document that describes the domain as it is at present.

        Of an active domain it describes the guest that runs; with
        VIR_DOMAIN_XML_INACTIVE, what the next start will use. Passwords are left out
        without VIR_DOMAIN_XML_SECURE, which a read-only connection may not ask for, nor
        VIR_DOMAIN_XML_MIGRATABLE.

        Args:
            flags: which configuration to describe, and whether with secrets; 0 for the
                current one without (DomainXMLFlags)

        Returns:
            a ``<domain>`` document, fit for ``domain_create_xml`` and
            ``domain_define_xml``

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: a flag is not supported

        virDomainGetXMLDesc.
        """
        raise no_support("virDomainGetXMLDesc", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_get_autostart(self, dom: Domain) -> int | Awaitable[int]:
        """Return whether the domain is started when its host boots.

        Returns:
            1 if it is, 0 if not

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain

        virDomainGetAutostart.
        """
        raise no_support("virDomainGetAutostart", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_get_info(self, dom: Domain) -> Sequence[int] | Awaitable[Sequence[int]]:
        """Return state, memory, number of vCPUs and CPU time of the domain.

        On restricted connections some hypervisors fill in only a part.

        Returns:
            state: a DomainState
            max_mem: most memory that the domain may be given, in KiB
            memory: memory that the domain has at present, in KiB
            nr_virt_cpu: number of virtual CPUs in use
            cpu_time: CPU time used since the guest was started, in ns; 0 when it is off

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain

        virDomainGetInfo.
        """
        raise no_support("virDomainGetInfo", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_get_max_memory(self, dom: Domain) -> int | Awaitable[int]:
        """Return the upper limit of the memory that the domain may have.

        ``domain_get_info`` has it too, beside the memory that the domain has at
        present.

        Returns:
            maximum memory in KiB

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain

        virDomainGetMaxMemory.
        """
        raise no_support("virDomainGetMaxMemory", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_get_max_vcpus(self, dom: Domain) -> int | Awaitable[int]:
        """Return how many virtual CPUs the guest can have without a restart.

        For a domain that runs. Of one that is off, some hypervisors tell their own
        limit and others refuse: ``domain_get_vcpus_flags`` with VIR_DOMAIN_VCPU_MAXIMUM
        answers in both cases.

        Returns:
            maximum number of virtual CPUs

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running

        virDomainGetMaxVcpus.
        """
        raise no_support("virDomainGetMaxVcpus", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_get_os_type(self, dom: Domain) -> str | Awaitable[str]:
        """Return the type of system that the domain is made to boot.

        Returns:
            text of ``<os><type>``: ``hvm`` for a full virtual machine, ``linux`` or
            ``xenpvh`` for Xen's paravirtualized guests, ``exe`` for a container

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain

        virDomainGetOSType.
        """
        raise no_support("virDomainGetOSType", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_get_vcpus(
        self, dom: Domain, maxinfo: int, maplen: int
    ) -> tuple[Sequence[VcpuInfo], bytes] | Awaitable[tuple[Sequence[VcpuInfo], bytes]]:
        """Return where each virtual CPU runs and may run, and how long it has run.

        May be refused when the domain is off; ``domain_get_vcpu_pin_info`` then tells
        where virtual CPUs may run.

        Args:
            maxinfo: most virtual CPUs to tell about
            maplen: bytes that the map of one virtual CPU takes, 8 host CPUs a byte; 0
                for no maps

        Returns:
            info: VcpuInfo of each virtual CPU, of ``maxinfo`` at most: ``state`` is a
                VcpuState, ``cpu_time`` in ns, ``cpu`` the host CPU it runs on or a
                VcpuHostCpuState below 0
            cpumaps: maps one after the other, each of ``maplen`` bytes with a bit for
                each host CPU on which the virtual CPU may run, the lowest bit of a byte
                first

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running

        virDomainGetVcpus.
        """
        raise no_support("virDomainGetVcpus", ErrorDomain.VIR_FROM_DOMAIN)

    def connect_list_defined_domains(
        self, maxnames: int
    ) -> Sequence[str] | Awaitable[Sequence[str]]:
        """Return the names of persistent domains that are not running.

        Args:
            maxnames: most names that may be returned

        Returns:
            names in no particular order

        virConnectListDefinedDomains.
        """
        raise no_support("virConnectListDefinedDomains", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_lookup_by_id(self, id: int) -> Domain | Awaitable[Domain]:
        """Return the active domain that has this id at present.

        A domain gets a new id each time it is started; an inactive one has none (-1)
        and is found by name or UUID. Raises LibvirtError VIR_ERR_NO_DOMAIN when there
        is no such domain.

        Args:
            id: number that the hypervisor gave to the domain when it started

        Returns:
            the domain

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: a number is out of range

        virDomainLookupByID.
        """
        raise no_support("virDomainLookupByID", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_lookup_by_name(self, name: str) -> Domain | Awaitable[Domain]:
        """Return the domain of this name, whether it is running or not.

        Raises LibvirtError VIR_ERR_NO_DOMAIN when there is no such domain.

        Args:
            name: name of the domain

        Returns:
            the domain

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain

        virDomainLookupByName.
        """
        raise no_support("virDomainLookupByName", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_lookup_by_uuid(self, uuid: bytes) -> Domain | Awaitable[Domain]:
        """Return the domain with this UUID in binary, running or not.

        Raises LibvirtError VIR_ERR_NO_DOMAIN when there is no such domain.

        Args:
            uuid: the UUID's 16 bytes, such as ``uuid.UUID(...).bytes``

        Returns:
            the domain

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain

        virDomainLookupByUUID.
        """
        raise no_support("virDomainLookupByUUID", ErrorDomain.VIR_FROM_DOMAIN)

    def connect_num_of_defined_domains(self) -> int | Awaitable[int]:
        """Count the persistent domains that are not running.

        Returns:
            number of inactive domains

        virConnectNumOfDefinedDomains.
        """
        raise no_support("virConnectNumOfDefinedDomains", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_pin_vcpu(self, dom: Domain, vcpu: int, cpumap: bytes) -> Awaitable[None] | None:
        """Choose the host CPUs on which one vCPU of a running guest may run.

        The definition keeps its own pinning, which ``domain_pin_vcpu_flags`` can
        change.

        Args:
            vcpu: number of the virtual CPU, from 0
            cpumap: host CPUs to use: bytes with a bit for each host CPU, the lowest bit
                of a byte first; CPUs beyond its end are not used

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: the domain has no such vCPU; an argument is missing
                    or empty
                VIR_ERR_OPERATION_INVALID: the domain is not running

        virDomainPinVcpu.
        """
        raise no_support("virDomainPinVcpu", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_reboot(self, dom: Domain, flags: int) -> Awaitable[None] | None:
        """Ask the guest to restart; it may take its time or ignore the request.

        The call returns once the request is made. The domain's ``<on_reboot>`` may turn
        the restart into a shutdown. A guest on its way to reboot should not be saved or
        migrated: with QEMU this may end in a shutdown. VIR_DOMAIN_REBOOT_GUEST_AGENT
        needs the agent's channel in the domain.

        Args:
            flags: ways to reach the guest that may be tried, in no given order; 0 for
                the hypervisor's choice (DomainRebootFlagValues)

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported

        virDomainReboot.
        """
        raise no_support("virDomainReboot", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_resume(self, dom: Domain) -> Awaitable[None] | None:
        """Let a suspended guest run on from where it was frozen.

        Refused for a guest that already runs. A guest in VIR_DOMAIN_PMSUSPENDED, which
        put itself to sleep, wakes up by ``domain_pm_wakeup`` instead.

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INTERNAL_ERROR: the domain is not suspended

        virDomainResume.
        """
        raise no_support("virDomainResume", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_set_autostart(self, dom: Domain, autostart: int) -> Awaitable[None] | None:
        """Choose whether the domain is to be started when its host boots.

        Only a persistent domain can be.

        Args:
            autostart: 0 for no; any other number for yes

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is transient

        virDomainSetAutostart.
        """
        raise no_support("virDomainSetAutostart", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_set_max_memory(self, dom: Domain, memory: int) -> Awaitable[None] | None:
        """Change the upper limit of the memory that the domain may have.

        Whether this is for the guest that runs or for its definition depends on the
        hypervisor; QEMU refuses it while the domain is active.
        ``domain_set_memory_flags`` with VIR_DOMAIN_MEM_MAXIMUM lets you choose.

        Args:
            memory: new maximum in KiB, not 0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is running
                VIR_ERR_OVERFLOW: a number is too large

        virDomainSetMaxMemory.
        """
        raise no_support("virDomainSetMaxMemory", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_set_memory(self, dom: Domain, memory: int) -> Awaitable[None] | None:
        """Change how much memory the guest has at present, within its maximum.

        Needs a running guest on most hypervisors, and its balloon driver's help: the
        guest may take its time or give back less. ``domain_set_memory_flags`` can
        change the definition as well.

        Args:
            memory: memory in KiB, not 0 and not above ``domain_get_max_memory``

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_OVERFLOW: a number is too large

        virDomainSetMemory.
        """
        raise no_support("virDomainSetMemory", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_set_vcpus(self, dom: Domain, nvcpus: int) -> Awaitable[None] | None:
        """Plug virtual CPUs into the running guest or take some out.

        The guest has to be booted far enough to take notice. ``domain_set_vcpus_flags``
        changes the definition, or the maximum.

        Args:
            nvcpus: number of virtual CPUs to have afterwards, from 1 to
                ``domain_get_max_vcpus``

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a number is out of range

        virDomainSetVcpus.
        """
        raise no_support("virDomainSetVcpus", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_shutdown(self, dom: Domain) -> Awaitable[None] | None:
        """Ask the guest to power itself off, and return without waiting.

        The guest may ignore it, and the domain's ``<on_poweroff>`` may turn it into a
        restart. A guest that complies leaves its disks in order. An event, or
        ``domain_get_state``, tells when it is off. ``domain_shutdown_flags`` chooses
        how the guest is asked, ``domain_destroy`` does not ask.

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INTERNAL_ERROR: the domain is not running
                VIR_ERR_OPERATION_INVALID: the domain is not running

        virDomainShutdown.
        """
        raise no_support("virDomainShutdown", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_suspend(self, dom: Domain) -> Awaitable[None] | None:
        """Freeze the running guest: it keeps its memory but gets no CPU and no I/O.

        The state becomes VIR_DOMAIN_PAUSED until ``domain_resume``. This is not the
        guest's own sleep, see ``domain_pm_suspend_for_duration``, and nothing is
        written to disk, see ``domain_save``.

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INTERNAL_ERROR: the domain is not running
                VIR_ERR_OPERATION_INVALID: the domain is not running

        virDomainSuspend.
        """
        raise no_support("virDomainSuspend", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_undefine(self, dom: Domain) -> Awaitable[None] | None:
        """Remove the domain's definition; a running guest becomes transient.

        Refused when the domain has a managed save image, when it is off and has
        metadata of snapshots or checkpoints, or when it has an NVRAM file:
        ``domain_undefine_flags`` says what becomes of these. A guest that runs goes on;
        an inactive domain no longer exists afterwards.

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is transient

        virDomainUndefine.
        """
        raise no_support("virDomainUndefine", ErrorDomain.VIR_FROM_DOMAIN)

    def connect_list_defined_networks(
        self, maxnames: int
    ) -> Sequence[str] | Awaitable[Sequence[str]]:
        """Return the names of persistent virtual networks that are not active.

        Args:
            maxnames: most names that may be returned

        Returns:
            names in no particular order

        virConnectListDefinedNetworks.
        """
        raise no_support("virConnectListDefinedNetworks", ErrorDomain.VIR_FROM_NETWORK)

    def connect_list_domains(self, maxids: int) -> Sequence[int] | Awaitable[Sequence[int]]:
        """Return the ids of the domains that are active, paused ones included.

        Args:
            maxids: most ids that may be returned

        Returns:
            ids in no particular order

        virConnectListDomains.
        """
        raise no_support("virConnectListDomains", ErrorDomain.VIR_FROM_DOMAIN)

    def connect_list_networks(self, maxnames: int) -> Sequence[str] | Awaitable[Sequence[str]]:
        """Return the names of the virtual networks that are active.

        Args:
            maxnames: most names that may be returned

        Returns:
            names in no particular order

        virConnectListNetworks.
        """
        raise no_support("virConnectListNetworks", ErrorDomain.VIR_FROM_NETWORK)

    def network_create(self, net: Network) -> Awaitable[None] | None:
        """Start an inactive network from its persistent definition.

        Raises LibvirtError VIR_ERR_OPERATION_INVALID when the network is running
        already.

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NETWORK: there is no such network
                VIR_ERR_OPERATION_INVALID: the network is active

        virNetworkCreate.
        """
        raise no_support("virNetworkCreate", ErrorDomain.VIR_FROM_NETWORK)

    def network_create_xml(self, xml: str) -> Network | Awaitable[Network]:
        """Start a virtual network that is forgotten once it stops (transient).

        virNetworkDefineXML makes one that lasts. Raises LibvirtError
        VIR_ERR_OPERATION_FAILED when another network has its name or its UUID.

        Args:
            xml: a ``<network>`` document

        Returns:
            the active network

        Raises:
            LibvirtError: among others
                VIR_ERR_OPERATION_INVALID: the network is active
                VIR_ERR_OPERATION_FAILED: the name is taken
                VIR_ERR_XML_DETAIL: the document is not XML
                VIR_ERR_XML_ERROR: the document is of another kind

        virNetworkCreateXML.
        """
        raise no_support("virNetworkCreateXML", ErrorDomain.VIR_FROM_NETWORK)

    def network_define_xml(self, xml: str) -> Network | Awaitable[Network]:
        """Store a virtual network's configuration without starting the network.

        A stored configuration with the same name and UUID is replaced; an active
        network keeps its present one until it is next started, and becomes persistent
        if it was transient. Raises LibvirtError VIR_ERR_OPERATION_FAILED when another
        network has the name or the UUID; a document without a UUID gets a new one, so
        it cannot replace.

        Args:
            xml: a ``<network>`` document

        Returns:
            the network, persistent until it is undefined

        Raises:
            LibvirtError: among others
                VIR_ERR_OPERATION_FAILED: the name is taken
                VIR_ERR_XML_DETAIL: the document is not XML
                VIR_ERR_XML_ERROR: the document is of another kind

        virNetworkDefineXML.
        """
        raise no_support("virNetworkDefineXML", ErrorDomain.VIR_FROM_NETWORK)

    def network_destroy(self, net: Network) -> Awaitable[None] | None:
        """Stop a running network; a transient one ceases to exist.

        A persistent network keeps its definition and can be started again.

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NETWORK: there is no such network
                VIR_ERR_OPERATION_INVALID: the network is not active

        virNetworkDestroy.
        """
        raise no_support("virNetworkDestroy", ErrorDomain.VIR_FROM_NETWORK)

    def network_get_xml_desc(self, net: Network, flags: int) -> str | Awaitable[str]:
        """Return the network's configuration as a ``<network>`` document.

        Args:
            flags: VIR_NETWORK_XML_INACTIVE for the configuration of the next start,
                without the virtual functions that libvirt lists for a physical one; 0
                for the present state (NetworkXMLFlags)

        Returns:
            the ``<network>`` document, good for defining or creating the network again

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NETWORK: there is no such network
                VIR_ERR_INVALID_ARG: a flag is not supported

        virNetworkGetXMLDesc.
        """
        raise no_support("virNetworkGetXMLDesc", ErrorDomain.VIR_FROM_NETWORK)

    def network_get_autostart(self, net: Network) -> int | Awaitable[int]:
        """Tell whether the network is started when the host boots.

        Returns:
            1 if it is started at boot, 0 if not

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NETWORK: there is no such network

        virNetworkGetAutostart.
        """
        raise no_support("virNetworkGetAutostart", ErrorDomain.VIR_FROM_NETWORK)

    def network_get_bridge_name(self, net: Network) -> str | Awaitable[str]:
        """Return the name of the host bridge that guests of the network join.

        Raises LibvirtError VIR_ERR_INTERNAL_ERROR for a network that has no bridge,
        such as one that hands out devices of the host.

        Returns:
            name of the bridge device on the host, such as ``virbr0``

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NETWORK: there is no such network

        virNetworkGetBridgeName.
        """
        raise no_support("virNetworkGetBridgeName", ErrorDomain.VIR_FROM_NETWORK)

    def network_lookup_by_name(self, name: str) -> Network | Awaitable[Network]:
        """Return the virtual network of this name, whether it is active or not.

        Raises LibvirtError VIR_ERR_NO_NETWORK when there is no such network.

        Args:
            name: name of the network, such as ``default``

        Returns:
            the network

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NETWORK: there is no such network

        virNetworkLookupByName.
        """
        raise no_support("virNetworkLookupByName", ErrorDomain.VIR_FROM_NETWORK)

    def network_lookup_by_uuid(self, uuid: bytes) -> Network | Awaitable[Network]:
        """Return the virtual network with this UUID in binary, active or not.

        Raises LibvirtError VIR_ERR_NO_NETWORK when there is no such network.

        Args:
            uuid: the UUID's 16 bytes, such as ``uuid.UUID(...).bytes``

        Returns:
            the network

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NETWORK: there is no such network

        virNetworkLookupByUUID.
        """
        raise no_support("virNetworkLookupByUUID", ErrorDomain.VIR_FROM_NETWORK)

    def network_set_autostart(self, net: Network, autostart: int) -> Awaitable[None] | None:
        """Choose whether the network is started when the host boots.

        libvirtd takes it for persistent networks only. Nothing is started or stopped
        now.

        Args:
            autostart: 1 to start it at boot, 0 not to

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NETWORK: there is no such network

        virNetworkSetAutostart.
        """
        raise no_support("virNetworkSetAutostart", ErrorDomain.VIR_FROM_NETWORK)

    def network_undefine(self, net: Network) -> Awaitable[None] | None:
        """Delete the network's persistent definition without stopping it.

        A running network becomes transient: it is gone once it is stopped. Raises
        LibvirtError VIR_ERR_OPERATION_INVALID for a network that is transient already;
        libvirt's test driver raises it for a running one, too.

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NETWORK: there is no such network
                VIR_ERR_OPERATION_INVALID: the network is active

        virNetworkUndefine.
        """
        raise no_support("virNetworkUndefine", ErrorDomain.VIR_FROM_NETWORK)

    def connect_num_of_defined_networks(self) -> int | Awaitable[int]:
        """Count the persistent virtual networks that are not active.

        Returns:
            number of inactive networks

        virConnectNumOfDefinedNetworks.
        """
        raise no_support("virConnectNumOfDefinedNetworks", ErrorDomain.VIR_FROM_NETWORK)

    def connect_num_of_domains(self) -> int | Awaitable[int]:
        """Count the domains that are active, paused ones included.

        Returns:
            number of active domains

        virConnectNumOfDomains.
        """
        raise no_support("virConnectNumOfDomains", ErrorDomain.VIR_FROM_DOMAIN)

    def connect_num_of_networks(self) -> int | Awaitable[int]:
        """Count the virtual networks that are active.

        Returns:
            number of active networks

        virConnectNumOfNetworks.
        """
        raise no_support("virConnectNumOfNetworks", ErrorDomain.VIR_FROM_NETWORK)

    def domain_core_dump(self, dom: Domain, to: str, flags: int) -> Awaitable[None] | None:
        """Write the guest's memory to a file on the host, for a debugger.

        The guest is suspended meanwhile and runs on afterwards, unless a flag says
        otherwise: VIR_DUMP_LIVE does not suspend it, VIR_DUMP_CRASH leaves it off for
        the reason VIR_DOMAIN_SHUTOFF_CRASHED, VIR_DUMP_RESET resets it. These three
        exclude each other. ``domain_core_dump_with_format`` has other formats.

        Args:
            to: absolute path of the file on the host of the domain
            flags: what becomes of the guest, whether only its memory is dumped, and
                whether the host's cache is bypassed; 0 for none of these
                (DomainCoreDumpFlags)

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported; flags exclude each other
                VIR_ERR_SYSTEM_ERROR: the file cannot be read or written

        virDomainCoreDump.
        """
        raise no_support("virDomainCoreDump", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_restore(self, from_: str) -> Awaitable[None] | None:
        """Start a domain from a file that its memory and state were saved to.

        The domain goes on where virDomainSave stopped it, running or paused as it was.
        The file stays; the domain's disks must not have changed since. Raises
        LibvirtError VIR_ERR_OPERATION_INVALID when the domain is running already.

        Args:
            from_: path of the file on the server's host

        Raises:
            LibvirtError: among others
                VIR_ERR_SYSTEM_ERROR: the file cannot be read or written

        virDomainRestore.
        """
        raise no_support("virDomainRestore", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_save(self, dom: Domain, to: str) -> Awaitable[None] | None:
        """Write the guest's state to a file on the host and stop the guest.

        ``domain_restore`` of the connection brings the guest back from the file. A
        transient domain is gone meanwhile. libvirt does not keep track of the file,
        unlike ``domain_managed_save``; with ``domain_save_image_get_xml_desc`` and
        ``domain_save_image_define_xml`` its XML can be read and changed.

        Args:
            to: absolute path of the file on the host of the domain

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_SYSTEM_ERROR: the file cannot be read or written

        virDomainSave.
        """
        raise no_support("virDomainSave", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_get_scheduler_type(
        self, dom: Domain
    ) -> tuple[str, int] | Awaitable[tuple[str, int]]:
        """Return which scheduler gives the guest CPU time, with how many settings.

        Returns:
            type: the scheduler's name: ``posix`` for QEMU and LXC on Linux, ``credit``
                for Xen, and others
            nparams: number of its parameters, which ``domain_get_scheduler_parameters``
                returns

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain

        virDomainGetSchedulerType.
        """
        raise no_support("virDomainGetSchedulerType", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_get_scheduler_parameters(self, dom: Domain) -> Params | Awaitable[Params]:
        """Return the settings by which the guest gets its CPU time.

        Whether they are those of the running guest or of the definition depends on the
        hypervisor; ``domain_get_scheduler_parameters_flags`` lets you choose.

        Returns:
            dict of numbers; for ``posix``: ``cpu_shares``, a relative weight, and for
            each of ``vcpu``, ``emulator``, ``iothread`` and ``global`` (the whole
            domain) its ``..._period`` in microseconds and its ``..._quota``,
            microseconds of CPU time in a period, below 0 without limit; for ``credit``:
            ``weight`` and ``cap``

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain

        virDomainGetSchedulerParameters.
        """
        raise no_support("virDomainGetSchedulerParameters", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_set_scheduler_parameters(
        self, dom: Domain, params: TypedParams
    ) -> Awaitable[None] | None:
        """Change some settings by which the guest gets its CPU time.

        Whether this is for the running guest, for the definition or for both depends on
        the hypervisor; ``domain_set_scheduler_parameters_flags`` lets you choose.

        Args:
            params: those to change, at least one: ``cpu_shares``, ``vcpu_period``,
                ``vcpu_quota`` and the others that ``domain_get_scheduler_parameters``
                returns

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: an argument is missing or empty
                VIR_ERR_ARGUMENT_UNSUPPORTED: a parameter is not supported

        virDomainSetSchedulerParameters.
        """
        raise no_support("virDomainSetSchedulerParameters", ErrorDomain.VIR_FROM_DOMAIN)

    def connect_get_hostname(self) -> str | Awaitable[str]:
        """Return the name of the host that the hypervisor runs on.

        Returns:
            host name of the server's machine, fully qualified where it can be resolved

        virConnectGetHostname.
        """
        raise no_support("virConnectGetHostname", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_migrate_prepare(
        self, uri_in: str | None, flags: int, dname: str | None, bandwidth: int
    ) -> tuple[bytes, str | None] | Awaitable[tuple[bytes, str | None]]:
        """Make ready to take in a domain: step 1 of migration protocol 1.

        Made for migration itself, which the methods of the domain lead through all
        steps. Asked of the destination; virDomainMigratePerform at the source is next.

        Args:
            uri_in: where the source shall send the state to; None to let the
                destination choose
            flags: how to migrate, the same in each step (DomainMigrateFlags)
            dname: new name of the domain at the destination; None to keep its name
            bandwidth: most MiB/s to transfer; 0 for the hypervisor's default

        Returns:
            cookie: bytes for the next step, of the hypervisor's own making
            uri_out: where the source shall send the state to; None for ``uri_in``

        virDomainMigratePrepare.
        """
        raise no_support("virDomainMigratePrepare", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_migrate_perform(
        self, dom: Domain, cookie: bytes, uri: str, flags: int, dname: str | None, bandwidth: int
    ) -> Awaitable[None] | None:
        """Send the guest to a prepared destination, by migration protocol 1 or 2.

        For programs that lead a migration themselves, against libvirt before 0.9.2. The
        destination has been prepared with ``domain_migrate_prepare`` or
        ``domain_migrate_prepare2`` and is finished with ``domain_migrate_finish`` or
        ``domain_migrate_finish2``. With VIR_MIGRATE_PEER2PEER it is the whole
        migration. The guest is gone here when the call returns, and goes on here when
        it fails.

        Args:
            cookie: opaque bytes that preparing the destination gave
            uri: where to send the guest: the hypervisor's URI that preparing gave, or
                libvirt's URI of the destination with VIR_MIGRATE_PEER2PEER
            flags: flags of the migration (DomainMigrateFlags)
            dname: name of the domain at the destination, None to keep it
            bandwidth: limit in MiB/s, 0 for the hypervisor's default

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: a flag is not supported

        virDomainMigratePerform.
        """
        raise no_support("virDomainMigratePerform", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_migrate_finish(
        self, dname: str, cookie: bytes, uri: str, flags: int
    ) -> Domain | Awaitable[Domain]:
        """Take over a migrated domain: the last step of migration protocol 1.

        Made for migration itself, which the methods of the domain lead through all
        steps. Asked of the destination, once virDomainMigratePerform at the source has
        succeeded.

        Args:
            dname: name of the domain at the destination
            cookie: bytes that virDomainMigratePrepare returned
            uri: where the source sent the state to
            flags: how to migrate, the same in each step (DomainMigrateFlags)

        Returns:
            the domain at the destination

        virDomainMigrateFinish.
        """
        raise no_support("virDomainMigrateFinish", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_block_stats(
        self, dom: Domain, path: str
    ) -> Sequence[int] | Awaitable[Sequence[int]]:
        """Return how much the guest has read from and written to one disk.

        For a running guest. A field is -1 where the hypervisor does not count it.
        ``domain_block_stats_flags`` has more.

        Args:
            path: the disk's target, such as ``vda``, or the path of its source; empty
                for all disks together, where supported

        Returns:
            rd_req: number of read requests
            rd_bytes: bytes read
            wr_req: number of write requests
            wr_bytes: bytes written
            errs: number of errors; of Xen domains, requests that had to wait

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: the domain has no such device
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_OPERATION_UNSUPPORTED: an argument is not supported

        virDomainBlockStats.
        """
        raise no_support("virDomainBlockStats", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_interface_stats(
        self, dom: Domain, device: str
    ) -> Sequence[int] | Awaitable[Sequence[int]]:
        """Return the traffic, errors and drops of one network interface.

        For a running guest and as seen by it: what it receives is ``rx``. A field is -1
        where the hypervisor does not count it.

        Args:
            device: the interface's target on the host, such as ``vnet0``, or its MAC
                address

        Returns:
            rx_bytes: bytes received
            rx_packets: number of packets received
            rx_errs: number of errors in receiving
            rx_drop: number of received packets that were dropped
            tx_bytes: bytes sent
            tx_packets: number of packets sent
            tx_errs: number of errors in sending
            tx_drop: number of packets to send that were dropped

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: the domain has no such device
                VIR_ERR_OPERATION_INVALID: the domain is not running

        virDomainInterfaceStats.
        """
        raise no_support("virDomainInterfaceStats", ErrorDomain.VIR_FROM_DOMAIN)

    def connect_num_of_storage_pools(self) -> int | Awaitable[int]:
        """Count the storage pools that are active.

        Returns:
            number of active pools

        virConnectNumOfStoragePools.
        """
        raise no_support("virConnectNumOfStoragePools", ErrorDomain.VIR_FROM_STORAGE)

    def connect_list_storage_pools(self, maxnames: int) -> Sequence[str] | Awaitable[Sequence[str]]:
        """Return the names of the storage pools that are active.

        Args:
            maxnames: most names that may be returned

        Returns:
            names in no particular order

        virConnectListStoragePools.
        """
        raise no_support("virConnectListStoragePools", ErrorDomain.VIR_FROM_STORAGE)

    def connect_num_of_defined_storage_pools(self) -> int | Awaitable[int]:
        """Count the persistent storage pools that are not active.

        Returns:
            number of inactive pools

        virConnectNumOfDefinedStoragePools.
        """
        raise no_support("virConnectNumOfDefinedStoragePools", ErrorDomain.VIR_FROM_STORAGE)

    def connect_list_defined_storage_pools(
        self, maxnames: int
    ) -> Sequence[str] | Awaitable[Sequence[str]]:
        """Return the names of persistent storage pools that are not active.

        Args:
            maxnames: most names that may be returned

        Returns:
            names in no particular order

        virConnectListDefinedStoragePools.
        """
        raise no_support("virConnectListDefinedStoragePools", ErrorDomain.VIR_FROM_STORAGE)

    def connect_find_storage_pool_sources(
        self, type: str, srcSpec: str | None, flags: int
    ) -> str | Awaitable[str]:
        """Search for sources, such as iSCSI targets, that a pool could be made of.

        The host itself searches: exported directories of an NFS server (``netfs``),
        targets of an iSCSI portal (``iscsi``), volume groups (``logical``). Other types
        have nothing to search and raise LibvirtError VIR_ERR_NO_SUPPORT.

        Args:
            type: type of pool, such as ``netfs``, ``iscsi`` or ``logical``
            srcSpec: where to search, as a ``<source>`` document; None for what is local
                to the host
            flags: unused, 0

        Returns:
            a ``<sources>`` document with one ``<source>`` for each that was found

        Raises:
            LibvirtError: among others
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_INTERNAL_ERROR: a value is not a known one
                VIR_ERR_XML_DETAIL: the document is not XML

        virConnectFindStoragePoolSources.
        """
        raise no_support("virConnectFindStoragePoolSources", ErrorDomain.VIR_FROM_STORAGE)

    def storage_pool_create_xml(self, xml: str, flags: int) -> StoragePool | Awaitable[StoragePool]:
        """Start a storage pool that is forgotten once it stops (transient).

        virStoragePoolDefineXML makes one that lasts. Without
        VIR_STORAGE_POOL_CREATE_WITH_BUILD what is to hold the volumes, such as the
        directory, must be there already.

        Args:
            xml: a ``<pool>`` document
            flags: whether to build the pool first, and whether to overwrite what is
                there; 0 not to build (StoragePoolCreateFlags)

        Returns:
            the active pool

        Raises:
            LibvirtError: among others
                VIR_ERR_OPERATION_INVALID: the storage pool is active
                VIR_ERR_OPERATION_FAILED: the name is taken; another pool has the same
                    source
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_XML_DETAIL: the document is not XML
                VIR_ERR_XML_ERROR: the document is of another kind

        virStoragePoolCreateXML.
        """
        raise no_support("virStoragePoolCreateXML", ErrorDomain.VIR_FROM_STORAGE)

    def storage_pool_define_xml(self, xml: str, flags: int) -> StoragePool | Awaitable[StoragePool]:
        """Store a storage pool's configuration without starting the pool.

        A stored configuration with the same name and UUID is replaced. The pool is
        built once (virStoragePoolBuild) and started (virStoragePoolCreate) before it
        has volumes.

        Args:
            xml: a ``<pool>`` document
            flags: VIR_STORAGE_POOL_DEFINE_VALIDATE to check the document against the
                schema, else 0 (StoragePoolDefineFlags)

        Returns:
            the pool, persistent until it is undefined

        Raises:
            LibvirtError: among others
                VIR_ERR_OPERATION_FAILED: the name is taken; another pool has the same
                    source
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_XML_DETAIL: the document is not XML
                VIR_ERR_XML_ERROR: the document is of another kind

        virStoragePoolDefineXML.
        """
        raise no_support("virStoragePoolDefineXML", ErrorDomain.VIR_FROM_STORAGE)

    def storage_pool_create(self, pool: StoragePool, flags: int) -> Awaitable[None] | None:
        """Start an inactive pool, so that its volumes can be used.

        Raises LibvirtError VIR_ERR_OPERATION_INVALID when the pool is active already.

        Args:
            flags: VIR_STORAGE_POOL_CREATE_WITH_BUILD to build it first,
                VIR_STORAGE_POOL_CREATE_WITH_BUILD_OVERWRITE to do so over data that is
                there, VIR_STORAGE_POOL_CREATE_WITH_BUILD_NO_OVERWRITE to fail on such
                data; 0 to start it as it is (StoragePoolCreateFlags)

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_STORAGE_POOL: there is no such storage pool
                VIR_ERR_OPERATION_INVALID: the storage pool is active
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_SYSTEM_ERROR: the file cannot be read or written

        virStoragePoolCreate.
        """
        raise no_support("virStoragePoolCreate", ErrorDomain.VIR_FROM_STORAGE)

    def storage_pool_build(self, pool: StoragePool, flags: int) -> Awaitable[None] | None:
        """Make the directory, file system or the like for an inactive pool.

        What that is depends on the kind of pool: for a directory pool the directory,
        for a file system pool a new file system on the device, for an LVM pool a volume
        group. Raises LibvirtError VIR_ERR_OPERATION_INVALID for an active pool.

        Args:
            flags: VIR_STORAGE_POOL_BUILD_NO_OVERWRITE to refuse when the device holds
                data already, VIR_STORAGE_POOL_BUILD_OVERWRITE to replace it, where the
                kind of pool knows them; or 0 (StoragePoolBuildFlags)

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_STORAGE_POOL: there is no such storage pool
                VIR_ERR_OPERATION_INVALID: the storage pool is active
                VIR_ERR_INVALID_ARG: a flag is not supported

        virStoragePoolBuild.
        """
        raise no_support("virStoragePoolBuild", ErrorDomain.VIR_FROM_STORAGE)

    def storage_pool_destroy(self, pool: StoragePool) -> Awaitable[None] | None:
        """Stop an active pool, which leaves its data and volumes alone.

        A persistent pool can be started again; a transient one ceases to exist in
        libvirt.

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_STORAGE_POOL: there is no such storage pool
                VIR_ERR_OPERATION_INVALID: the storage pool is not active

        virStoragePoolDestroy.
        """
        raise no_support("virStoragePoolDestroy", ErrorDomain.VIR_FROM_STORAGE)

    def storage_pool_delete(self, pool: StoragePool, flags: int) -> Awaitable[None] | None:
        """Delete an inactive pool's directory, volume group or the like for good.

        This cannot be undone. The definition of the pool stays, and so does a directory
        that is not empty: that is refused. Raises LibvirtError
        VIR_ERR_OPERATION_INVALID for an active pool.

        Args:
            flags: VIR_STORAGE_POOL_DELETE_ZEROED to overwrite the data with zeros,
                which is slow and which most kinds of pool refuse; 0 to remove what
                describes it only (StoragePoolDeleteFlags)

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_STORAGE_POOL: there is no such storage pool
                VIR_ERR_OPERATION_INVALID: the storage pool is active
                VIR_ERR_INVALID_ARG: a flag is not supported

        virStoragePoolDelete.
        """
        raise no_support("virStoragePoolDelete", ErrorDomain.VIR_FROM_STORAGE)

    def storage_pool_undefine(self, pool: StoragePool) -> Awaitable[None] | None:
        """Delete the definition of an inactive pool; its data stays.

        Raises LibvirtError VIR_ERR_OPERATION_INVALID for an active pool.

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_STORAGE_POOL: there is no such storage pool
                VIR_ERR_OPERATION_INVALID: the storage pool is active

        virStoragePoolUndefine.
        """
        raise no_support("virStoragePoolUndefine", ErrorDomain.VIR_FROM_STORAGE)

    def storage_pool_refresh(self, pool: StoragePool, flags: int) -> Awaitable[None] | None:
        """Have the server look again for the volumes of an active pool.

        Needed when something other than libvirt has made, changed or removed volumes.
        libvirtd stops a pool that it cannot read any more. Raises LibvirtError
        VIR_ERR_OPERATION_INVALID for an inactive pool.

        Args:
            flags: unused, 0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_STORAGE_POOL: there is no such storage pool
                VIR_ERR_OPERATION_INVALID: the storage pool is not active
                VIR_ERR_INVALID_ARG: a flag is not supported

        virStoragePoolRefresh.
        """
        raise no_support("virStoragePoolRefresh", ErrorDomain.VIR_FROM_STORAGE)

    def storage_pool_lookup_by_name(self, name: str) -> StoragePool | Awaitable[StoragePool]:
        """Return the storage pool of this name, whether it is active or not.

        Raises LibvirtError VIR_ERR_NO_STORAGE_POOL when there is no such pool.

        Args:
            name: name of the pool, such as ``default``

        Returns:
            the pool

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_STORAGE_POOL: there is no such storage pool

        virStoragePoolLookupByName.
        """
        raise no_support("virStoragePoolLookupByName", ErrorDomain.VIR_FROM_STORAGE)

    def storage_pool_lookup_by_uuid(self, uuid: bytes) -> StoragePool | Awaitable[StoragePool]:
        """Return the storage pool with this UUID in binary, active or not.

        Raises LibvirtError VIR_ERR_NO_STORAGE_POOL when there is no such pool.

        Args:
            uuid: the UUID's 16 bytes, such as ``uuid.UUID(...).bytes``

        Returns:
            the pool

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_STORAGE_POOL: there is no such storage pool

        virStoragePoolLookupByUUID.
        """
        raise no_support("virStoragePoolLookupByUUID", ErrorDomain.VIR_FROM_STORAGE)

    def storage_pool_lookup_by_volume(
        self, vol: StorageVol
    ) -> StoragePool | Awaitable[StoragePool]:
        """Find the storage pool that the volume is part of.

        Returns:
            the pool

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_STORAGE_POOL: there is no such storage pool

        virStoragePoolLookupByVolume.
        """
        raise no_support("virStoragePoolLookupByVolume", ErrorDomain.VIR_FROM_STORAGE)

    def storage_pool_get_info(self, pool: StoragePool) -> Sequence[int] | Awaitable[Sequence[int]]:
        """Return the pool's state and its size, used and free space in bytes.

        Returns:
            state: whether and how well it runs, a StoragePoolState
            capacity: size of the whole pool, in bytes
            allocation: space that its volumes take, in bytes
            available: space that is free, in bytes

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_STORAGE_POOL: there is no such storage pool

        virStoragePoolGetInfo.
        """
        raise no_support("virStoragePoolGetInfo", ErrorDomain.VIR_FROM_STORAGE)

    def storage_pool_get_xml_desc(self, pool: StoragePool, flags: int) -> str | Awaitable[str]:
        """Return the pool's configuration and sizes as a ``<pool>`` document.

        Args:
            flags: VIR_STORAGE_XML_INACTIVE for the definition that the next start
                takes, 0 for the present one (StorageXMLFlags)

        Returns:
            the ``<pool>`` document, good for defining or creating the pool again

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_STORAGE_POOL: there is no such storage pool
                VIR_ERR_INVALID_ARG: a flag is not supported

        virStoragePoolGetXMLDesc.
        """
        raise no_support("virStoragePoolGetXMLDesc", ErrorDomain.VIR_FROM_STORAGE)

    def storage_pool_get_autostart(self, pool: StoragePool) -> int | Awaitable[int]:
        """Tell whether the pool is started when the host boots.

        Returns:
            1 if it is started at boot, 0 if not

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_STORAGE_POOL: there is no such storage pool

        virStoragePoolGetAutostart.
        """
        raise no_support("virStoragePoolGetAutostart", ErrorDomain.VIR_FROM_STORAGE)

    def storage_pool_set_autostart(
        self, pool: StoragePool, autostart: int
    ) -> Awaitable[None] | None:
        """Choose whether the pool is started when the host boots.

        For persistent pools only: a transient one is refused. Nothing is started or
        stopped now.

        Args:
            autostart: 1 to start it at boot, 0 not to

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_STORAGE_POOL: there is no such storage pool
                VIR_ERR_INTERNAL_ERROR: the storage pool is transient

        virStoragePoolSetAutostart.
        """
        raise no_support("virStoragePoolSetAutostart", ErrorDomain.VIR_FROM_STORAGE)

    def storage_pool_num_of_volumes(self, pool: StoragePool) -> int | Awaitable[int]:
        """Count the volumes of an active pool as of its last refresh.

        Raises LibvirtError VIR_ERR_OPERATION_INVALID for an inactive pool.

        Returns:
            number of volumes

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_STORAGE_POOL: there is no such storage pool
                VIR_ERR_OPERATION_INVALID: the storage pool is not active

        virStoragePoolNumOfVolumes.
        """
        raise no_support("virStoragePoolNumOfVolumes", ErrorDomain.VIR_FROM_STORAGE)

    def storage_pool_list_volumes(
        self, pool: StoragePool, maxnames: int
    ) -> Sequence[str] | Awaitable[Sequence[str]]:
        """List the volumes of an active pool by their names alone.

        Raises LibvirtError VIR_ERR_OPERATION_INVALID for an inactive pool.

        Args:
            maxnames: greatest number of names to return

        Returns:
            list of the volumes' names, in no particular order

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_STORAGE_POOL: there is no such storage pool
                VIR_ERR_OPERATION_INVALID: the storage pool is not active

        virStoragePoolListVolumes.
        """
        raise no_support("virStoragePoolListVolumes", ErrorDomain.VIR_FROM_STORAGE)

    def storage_vol_create_xml(
        self, pool: StoragePool, xml: str, flags: int
    ) -> StorageVol | Awaitable[StorageVol]:
        """Create a volume in an active pool, without copying data into it.

        Pools of devices that exist without libvirt, such as SCSI and iSCSI pools,
        cannot create volumes.

        Args:
            xml: ``<volume>`` document with at least a name and a capacity
            flags: VIR_STORAGE_VOL_CREATE_PREALLOC_METADATA for a qcow2 image whose
                metadata is laid out at once, which makes it faster,
                VIR_STORAGE_VOL_CREATE_VALIDATE to check the document against the
                schema; or 0 (StorageVolCreateFlags)

        Returns:
            the new volume

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_STORAGE_POOL: there is no such storage pool
                VIR_ERR_OPERATION_INVALID: the storage pool is not active
                VIR_ERR_OPERATION_FAILED: the name is taken
                VIR_ERR_STORAGE_VOL_EXIST: the name is taken
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_XML_DETAIL: the document is not XML
                VIR_ERR_XML_ERROR: the document is of another kind

        virStorageVolCreateXML.
        """
        raise no_support("virStorageVolCreateXML", ErrorDomain.VIR_FROM_STORAGE)

    def storage_vol_delete(self, vol: StorageVol, flags: int) -> Awaitable[None] | None:
        """Delete the volume and its data from the pool for good.

        Raises LibvirtError VIR_ERR_OPERATION_INVALID while the volume is being filled
        or copied. Nothing checks whether a domain uses it.

        Args:
            flags: VIR_STORAGE_VOL_DELETE_WITH_SNAPSHOTS for the volume's snapshots, too
                (RBD), VIR_STORAGE_VOL_DELETE_ZEROED to overwrite the data first; most
                kinds of pool take 0 only (StorageVolDeleteFlags)

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_STORAGE_POOL: there is no such storage pool
                VIR_ERR_NO_STORAGE_VOL: there is no such storage volume
                VIR_ERR_OPERATION_INVALID: the storage pool is not active
                VIR_ERR_INVALID_ARG: a flag is not supported

        virStorageVolDelete.
        """
        raise no_support("virStorageVolDelete", ErrorDomain.VIR_FROM_STORAGE)

    def storage_vol_lookup_by_name(
        self, pool: StoragePool, name: str
    ) -> StorageVol | Awaitable[StorageVol]:
        """Find a volume of an active pool by the name it has in there.

        Raises LibvirtError VIR_ERR_NO_STORAGE_VOL when the pool has no such volume, and
        VIR_ERR_OPERATION_INVALID for an inactive pool.

        Args:
            name: name of the volume, which is unique in its pool

        Returns:
            the volume

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_STORAGE_POOL: there is no such storage pool
                VIR_ERR_NO_STORAGE_VOL: there is no such storage volume
                VIR_ERR_OPERATION_INVALID: the storage pool is not active

        virStorageVolLookupByName.
        """
        raise no_support("virStorageVolLookupByName", ErrorDomain.VIR_FROM_STORAGE)

    def storage_vol_lookup_by_key(self, key: str) -> StorageVol | Awaitable[StorageVol]:
        """Return the storage volume with this key, of whichever active pool.

        Volumes of inactive pools are not found. Raises LibvirtError
        VIR_ERR_NO_STORAGE_VOL when there is no such volume.

        Args:
            key: what identifies the volume among all, in the form that its pool gives;
                often the path

        Returns:
            the volume

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_STORAGE_VOL: there is no such storage volume

        virStorageVolLookupByKey.
        """
        raise no_support("virStorageVolLookupByKey", ErrorDomain.VIR_FROM_STORAGE)

    def storage_vol_lookup_by_path(self, path: str) -> StorageVol | Awaitable[StorageVol]:
        """Return the storage volume at this path, of whichever active pool.

        Volumes of inactive pools are not found, and neither is a file that came into a
        pool after its last refresh. Raises LibvirtError VIR_ERR_NO_STORAGE_VOL when
        there is no such volume.

        Args:
            path: path of the volume on the server's host

        Returns:
            the volume

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_STORAGE_VOL: there is no such storage volume

        virStorageVolLookupByPath.
        """
        raise no_support("virStorageVolLookupByPath", ErrorDomain.VIR_FROM_STORAGE)

    def storage_vol_get_info(self, vol: StorageVol) -> Sequence[int] | Awaitable[Sequence[int]]:
        """Return the volume's kind, its capacity and the space it takes.

        Returns:
            type: what it is on the host (file, block device, directory, ...), a
                StorageVolType
            capacity: size that a guest sees, in bytes
            allocation: space that it takes in the pool, in bytes

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_STORAGE_POOL: there is no such storage pool
                VIR_ERR_NO_STORAGE_VOL: there is no such storage volume
                VIR_ERR_OPERATION_INVALID: the storage pool is not active

        virStorageVolGetInfo.
        """
        raise no_support("virStorageVolGetInfo", ErrorDomain.VIR_FROM_STORAGE)

    def storage_vol_get_xml_desc(self, vol: StorageVol, flags: int) -> str | Awaitable[str]:
        """Return the volume's format, sizes, path and key as a ``<volume>`` document.

        Args:
            flags: unused, 0

        Returns:
            the ``<volume>`` document: name, key, sizes, path, format, permissions

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_STORAGE_POOL: there is no such storage pool
                VIR_ERR_NO_STORAGE_VOL: there is no such storage volume
                VIR_ERR_OPERATION_INVALID: the storage pool is not active
                VIR_ERR_INVALID_ARG: a flag is not supported

        virStorageVolGetXMLDesc.
        """
        raise no_support("virStorageVolGetXMLDesc", ErrorDomain.VIR_FROM_STORAGE)

    def storage_vol_get_path(self, vol: StorageVol) -> str | Awaitable[str]:
        """Return where the volume is on the host, for a domain's disk source.

        It depends on the pool whether the path is the same on other hosts and after the
        pool's next start.

        Returns:
            path of the file or device, or what the pool has instead, such as
            ``pool/image`` (RBD)

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_STORAGE_POOL: there is no such storage pool
                VIR_ERR_NO_STORAGE_VOL: there is no such storage volume
                VIR_ERR_OPERATION_INVALID: the storage pool is not active

        virStorageVolGetPath.
        """
        raise no_support("virStorageVolGetPath", ErrorDomain.VIR_FROM_STORAGE)

    def node_get_cells_free_memory(
        self, startCell: int, maxcells: int
    ) -> Sequence[int] | Awaitable[Sequence[int]]:
        """Return how much memory is free in each of several NUMA cells.

        Args:
            startCell: number of the first cell, from 0
            maxcells: most cells to report on, at least 1

        Returns:
            free memory of each cell in bytes, from ``start_cell`` on; fewer at the last
            cell

        Raises:
            LibvirtError: among others
                VIR_ERR_INTERNAL_ERROR: a number is out of range
                VIR_ERR_INVALID_ARG: a number is out of range

        virNodeGetCellsFreeMemory.
        """
        raise no_support("virNodeGetCellsFreeMemory", ErrorDomain.VIR_FROM_DOMAIN)

    def node_get_free_memory(self) -> int | Awaitable[int]:
        """Return how much of the host's memory is free, in bytes.

        Returns:
            free memory in bytes, without what caches could give back

        virNodeGetFreeMemory.
        """
        raise no_support("virNodeGetFreeMemory", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_block_peek(
        self, dom: Domain, path: str, offset: int, size: int, flags: int
    ) -> bytes | Awaitable[bytes]:
        """Read bytes from the storage behind one of the domain's disks.

        Tells, for instance, whether a boot sector has been written. Works for a remote
        host as well. QEMU's driver has it for disks of format ``raw`` only. Read-only
        connections may not call this.

        Args:
            path: the disk's target, such as ``vda``, or the path of its source
            offset: position of the first byte, in bytes
            size: number of bytes within the disk, at most 4 MiB in one call; 0 to see
                whether it is allowed
            flags: unused, 0

        Returns:
            the bytes read, ``size`` of them

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: the domain has no such device; a flag is not
                    supported; an argument is missing or empty
                VIR_ERR_INTERNAL_ERROR: a number is out of range
                VIR_ERR_SYSTEM_ERROR: a number is out of range

        virDomainBlockPeek.
        """
        raise no_support("virDomainBlockPeek", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_memory_peek(
        self, dom: Domain, offset: int, size: int, flags: int
    ) -> bytes | Awaitable[bytes]:
        """Read bytes from the memory of the running guest.

        With VIR_MEMORY_VIRTUAL addresses are those of whatever the guest runs at this
        moment; pointers of a Linux kernel can be followed this way. Read-only
        connections may not call this.

        Args:
            offset: address of the first byte
            size: number of bytes, at most 4 MiB in one call; 0 to see whether it is
                allowed
            flags: one of VIR_MEMORY_VIRTUAL and VIR_MEMORY_PHYSICAL: what kind of
                address ``start`` is (DomainMemoryFlags)

        Returns:
            the bytes read, ``size`` of them

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported; flags exclude each other
                VIR_ERR_INTERNAL_ERROR: a number is out of range

        virDomainMemoryPeek.
        """
        raise no_support("virDomainMemoryPeek", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_migrate_prepare2(
        self, uri_in: str | None, flags: int, dname: str | None, bandwidth: int, dom_xml: str
    ) -> tuple[bytes, str | None] | Awaitable[tuple[bytes, str | None]]:
        """Make ready to take in a domain of given XML: step 1 of protocol 2.

        Made for migration itself, which the methods of the domain lead through all
        steps. Asked of the destination; virDomainMigratePerform at the source is next.

        Args:
            uri_in: where the source shall send the state to; None to let the
                destination choose
            flags: how to migrate, the same in each step (DomainMigrateFlags)
            dname: new name of the domain at the destination; None to keep its name
            bandwidth: most MiB/s to transfer; 0 for the hypervisor's default
            dom_xml: the ``<domain>`` document of the domain at the source

        Returns:
            cookie: bytes for the next step, of the hypervisor's own making
            uri_out: where the source shall send the state to; None for ``uri_in``

        virDomainMigratePrepare2.
        """
        raise no_support("virDomainMigratePrepare2", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_migrate_finish2(
        self, dname: str, cookie: bytes, uri: str, flags: int, retcode: int
    ) -> Domain | Awaitable[Domain]:
        """Take over a migrated domain or give it up: last step of protocol 2.

        Made for migration itself, which the methods of the domain lead through all
        steps. Asked of the destination after virDomainMigratePerform at the source,
        failed or not; a domain that is given up is removed there, and LibvirtError is
        raised.

        Args:
            dname: name of the domain at the destination
            cookie: bytes that virDomainMigratePrepare2 returned
            uri: where the source sent the state to
            flags: how to migrate, the same in each step (DomainMigrateFlags)
            retcode: 0 when the source has sent everything; another number to give up

        Returns:
            the domain at the destination

        virDomainMigrateFinish2.
        """
        raise no_support("virDomainMigrateFinish2", ErrorDomain.VIR_FROM_DOMAIN)

    def node_num_of_devices(self, cap: str | None, flags: int) -> int | Awaitable[int]:
        """Count the host's devices, or those that have one capability.

        Args:
            cap: capability, such as ``pci``, ``net``, ``scsi_host`` or ``mdev``; None
                for all devices
            flags: unused, 0

        Returns:
            number of devices

        Raises:
            LibvirtError: among others
                VIR_ERR_INVALID_ARG: a flag is not supported

        virNodeNumOfDevices.
        """
        raise no_support("virNodeNumOfDevices", ErrorDomain.VIR_FROM_NODEDEV)

    def node_list_devices(
        self, cap: str | None, maxnames: int, flags: int
    ) -> Sequence[str] | Awaitable[Sequence[str]]:
        """Return the names of the host's devices, or of those with one capability.

        Args:
            cap: capability, such as ``pci``, ``net``, ``scsi_host`` or ``mdev``; None
                for all devices
            maxnames: most names that may be returned
            flags: unused, 0

        Returns:
            names, such as ``pci_0000_00_1f_2``, in no particular order; empty if none
            fits

        Raises:
            LibvirtError: among others
                VIR_ERR_INVALID_ARG: a flag is not supported

        virNodeListDevices.
        """
        raise no_support("virNodeListDevices", ErrorDomain.VIR_FROM_NODEDEV)

    def node_device_lookup_by_name(self, name: str) -> NodeDevice | Awaitable[NodeDevice]:
        """Return the host's device that has this name.

        Raises LibvirtError VIR_ERR_NO_NODE_DEVICE when there is no such device.

        Args:
            name: name that libvirt gave to the device, such as ``pci_0000_00_1f_2``

        Returns:
            the device

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NODE_DEVICE: there is no such node device

        virNodeDeviceLookupByName.
        """
        raise no_support("virNodeDeviceLookupByName", ErrorDomain.VIR_FROM_NODEDEV)

    def node_device_get_xml_desc(self, name: str, flags: int) -> str | Awaitable[str]:
        """Return what the host knows of the device, as ``<device>``.

        Args:
            name: name of the device, such as ``pci_0000_00_1f_2``
            flags: VIR_NODE_DEVICE_XML_INACTIVE for the definition of a mediated device
                that its next start takes (libvirt 10.1 and later), 0 for the device as
                it is (NodeDeviceXMLFlags)

        Returns:
            the ``<device>`` document: name, parent, driver, and what each capability
            has

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NODE_DEVICE: there is no such node device
                VIR_ERR_INVALID_ARG: a flag is not supported

        virNodeDeviceGetXMLDesc.
        """
        raise no_support("virNodeDeviceGetXMLDesc", ErrorDomain.VIR_FROM_NODEDEV)

    def node_device_get_parent(self, name: str) -> str | Awaitable[str | None] | None:
        """Return the name of the device's parent in the host's device tree.

        Args:
            name: name of the device, such as ``pci_0000_00_1f_2``

        Returns:
            name of the parent, such as ``computer``; None for the root of the tree

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NODE_DEVICE: there is no such node device

        virNodeDeviceGetParent.
        """
        raise no_support("virNodeDeviceGetParent", ErrorDomain.VIR_FROM_NODEDEV)

    def node_device_num_of_caps(self, name: str) -> int | Awaitable[int]:
        """Count the capabilities of the device, such as ``pci`` and ``net``.

        Args:
            name: name of the device, such as ``pci_0000_00_1f_2``

        Returns:
            number of capabilities

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NODE_DEVICE: there is no such node device

        virNodeDeviceNumOfCaps.
        """
        raise no_support("virNodeDeviceNumOfCaps", ErrorDomain.VIR_FROM_NODEDEV)

    def node_device_list_caps(
        self, name: str, maxnames: int
    ) -> Sequence[str] | Awaitable[Sequence[str]]:
        """List the names of the device's capabilities, such as ``pci``.

        Args:
            name: name of the device, such as ``pci_0000_00_1f_2``
            maxnames: greatest number of names to return

        Returns:
            list of names, such as ``scsi_host`` and ``fc_host``

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NODE_DEVICE: there is no such node device

        virNodeDeviceListCaps.
        """
        raise no_support("virNodeDeviceListCaps", ErrorDomain.VIR_FROM_NODEDEV)

    def node_device_dettach(self, name: str) -> Awaitable[None] | None:
        """Take the device from the host, so that a domain can be given it.

        The host's driver is unbound and a stub bound in its place: the default one of
        the hypervisor; `detach_flags` lets it be chosen. Fails while the host uses the
        device. `re_attach` gives it back.

        Args:
            name: name of the device, such as ``pci_0000_00_1f_2``

        virNodeDeviceDettach.
        """
        raise no_support("virNodeDeviceDettach", ErrorDomain.VIR_FROM_NODEDEV)

    def node_device_re_attach(self, name: str) -> Awaitable[None] | None:
        """Give a detached device back to the host and its own driver.

        Fails while a domain uses the device.

        Args:
            name: name of the device, such as ``pci_0000_00_1f_2``

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NODE_DEVICE: there is no such node device

        virNodeDeviceReAttach.
        """
        raise no_support("virNodeDeviceReAttach", ErrorDomain.VIR_FROM_NODEDEV)

    def node_device_reset(self, name: str) -> Awaitable[None] | None:
        """Reset a detached device, before or after a domain has used it.

        How depends on hypervisor and device; a PCI device may be reset by itself, with
        its bus, or by its power state. Fails when that would reset another device that
        is in use.

        Args:
            name: name of the device, such as ``pci_0000_00_1f_2``

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NODE_DEVICE: there is no such node device

        virNodeDeviceReset.
        """
        raise no_support("virNodeDeviceReset", ErrorDomain.VIR_FROM_NODEDEV)

    def domain_get_security_label(
        self, dom: Domain
    ) -> tuple[str, int] | Awaitable[tuple[str, int]]:
        """Return the label by which the host's security driver confines the guest.

        The first label only, if there are several drivers: see
        ``domain_get_security_label_list``.

        Returns:
            label: label of the running guest, such as an SELinux context; empty when it
                is off or not confined
            enforcing: 1 if the driver enforces its policy, 0 if not

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain

        virDomainGetSecurityLabel.
        """
        raise no_support("virDomainGetSecurityLabel", ErrorDomain.VIR_FROM_DOMAIN)

    def node_get_security_model(self) -> Sequence[str] | Awaitable[Sequence[str]]:
        """Return the security driver that confines guests on this host.

        With several drivers this is the first of them; the capabilities have all.

        Returns:
            model: name, such as ``selinux`` or ``apparmor``; ``none`` or empty where
                guests are not confined
            doi: domain of interpretation, which says what labels mean; mostly ``0``

        virNodeGetSecurityModel.
        """
        raise no_support("virNodeGetSecurityModel", ErrorDomain.VIR_FROM_DOMAIN)

    def node_device_create_xml(
        self, xml_desc: str, flags: int
    ) -> NodeDevice | Awaitable[NodeDevice]:
        """Create a device that the host can make, such as a mediated one (mdev).

        Two kinds can be made: a virtual Fibre Channel adapter (NPIV) of a
        ``scsi_host``, and a mediated device of a parent with ``mdev_types``.
        virNodeDeviceDefineXML makes mediated devices that last.

        Args:
            xml_desc: a ``<device>`` document with its ``<parent>`` and ``<capability>``
            flags: VIR_NODE_DEVICE_CREATE_XML_VALIDATE to check the document against the
                schema, else 0 (NodeDeviceCreateXMLFlags)

        Returns:
            the new device, which lasts until it is destroyed or the host restarts

        Raises:
            LibvirtError: among others
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_XML_DETAIL: the document is not XML
                VIR_ERR_XML_ERROR: the document is of another kind

        virNodeDeviceCreateXML.
        """
        raise no_support("virNodeDeviceCreateXML", ErrorDomain.VIR_FROM_NODEDEV)

    def node_device_destroy(self, name: str) -> Awaitable[None] | None:
        """Remove a virtual device (vHBA, mediated device) from the host.

        A mediated device that is defined, too, can be started again; any other is gone.

        Args:
            name: name of the device

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NODE_DEVICE: there is no such node device

        virNodeDeviceDestroy.
        """
        raise no_support("virNodeDeviceDestroy", ErrorDomain.VIR_FROM_NODEDEV)

    def storage_vol_create_xml_from(
        self, pool: StoragePool, xml: str, clonevol: StorageVol, flags: int
    ) -> StorageVol | Awaitable[StorageVol]:
        """Create a volume in an active pool as a copy of another volume.

        The copy may have another format than the original; libvirtd makes it at least
        as large.

        Args:
            xml: ``<volume>`` document with the copy's name, and maybe its capacity and
                format
            clonevol: the volume to copy, from this pool or another
            flags: VIR_STORAGE_VOL_CREATE_REFLINK to share blocks with the original
                until one of them changes, where the file system can,
                VIR_STORAGE_VOL_CREATE_PREALLOC_METADATA for a qcow2 image whose
                metadata is laid out at once; or 0 (StorageVolCreateFlags)

        Returns:
            the new volume

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_STORAGE_POOL: there is no such storage pool
                VIR_ERR_OPERATION_INVALID: the storage pool is not active
                VIR_ERR_INTERNAL_ERROR: the name is taken
                VIR_ERR_OPERATION_FAILED: the name is taken
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_XML_DETAIL: the document is not XML
                VIR_ERR_XML_ERROR: the document is of another kind

        virStorageVolCreateXMLFrom.
        """
        raise no_support("virStorageVolCreateXMLFrom", ErrorDomain.VIR_FROM_STORAGE)

    def connect_num_of_interfaces(self) -> int | Awaitable[int]:
        """Count the host's network interfaces that are active.

        Returns:
            number of active interfaces

        virConnectNumOfInterfaces.
        """
        raise no_support("virConnectNumOfInterfaces", ErrorDomain.VIR_FROM_INTERFACE)

    def connect_list_interfaces(self, maxnames: int) -> Sequence[str] | Awaitable[Sequence[str]]:
        """Return the names of the host's network interfaces that are active.

        Args:
            maxnames: most names that may be returned

        Returns:
            names, such as ``eth0``, in no particular order

        virConnectListInterfaces.
        """
        raise no_support("virConnectListInterfaces", ErrorDomain.VIR_FROM_INTERFACE)

    def interface_lookup_by_name(self, name: str) -> Interface | Awaitable[Interface]:
        """Return the host's network interface of this name, active or not.

        Raises LibvirtError VIR_ERR_NO_INTERFACE when there is no such interface.

        Args:
            name: name of the interface, such as ``eth0``

        Returns:
            the interface

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_INTERFACE: there is no such interface

        virInterfaceLookupByName.
        """
        raise no_support("virInterfaceLookupByName", ErrorDomain.VIR_FROM_INTERFACE)

    def interface_lookup_by_mac_string(self, mac: str) -> Interface | Awaitable[Interface]:
        """Return the host's network interface that has this MAC address.

        Raises LibvirtError VIR_ERR_NO_INTERFACE when there is none, and
        VIR_ERR_MULTIPLE_INTERFACES when several share the address.

        Args:
            mac: MAC address with colons, such as ``52:54:00:12:34:56``

        Returns:
            the interface

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_INTERFACE: there is no such interface

        virInterfaceLookupByMACString.
        """
        raise no_support("virInterfaceLookupByMACString", ErrorDomain.VIR_FROM_INTERFACE)

    def interface_get_xml_desc(self, iface: Interface, flags: int) -> str | Awaitable[str]:
        """Return a host interface's settings as an ``<interface>`` document.

        Args:
            flags: VIR_INTERFACE_XML_INACTIVE for what the host's configuration files
                say, which is what defining the interface again needs; 0 for the
                addresses in use now (InterfaceXMLFlags)

        Returns:
            the ``<interface>`` document

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_INTERFACE: there is no such interface
                VIR_ERR_INVALID_ARG: a flag is not supported

        virInterfaceGetXMLDesc.
        """
        raise no_support("virInterfaceGetXMLDesc", ErrorDomain.VIR_FROM_INTERFACE)

    def interface_define_xml(self, xml: str, flags: int) -> Interface | Awaitable[Interface]:
        """Write the host's configuration of a network interface, new or changed.

        Within virInterfaceChangeBegin, the change is given up by
        virInterfaceChangeRollback, or by a reboot of the host before
        virInterfaceChangeCommit.

        Args:
            xml: an ``<interface>`` document of a host's interface
            flags: VIR_INTERFACE_DEFINE_VALIDATE to check the document against the
                schema, else 0 (InterfaceDefineFlags)

        Returns:
            the interface, which virInterfaceCreate brings up

        Raises:
            LibvirtError: among others
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_XML_DETAIL: the document is not XML
                VIR_ERR_XML_ERROR: the document is of another kind

        virInterfaceDefineXML.
        """
        raise no_support("virInterfaceDefineXML", ErrorDomain.VIR_FROM_INTERFACE)

    def interface_undefine(self, iface: Interface) -> Awaitable[None] | None:
        """Remove the interface from the host's network configuration.

        With a transaction open (virInterfaceChangeBegin) the removal is final only when
        that is committed; a rollback, or a reboot before the commit, brings the
        configuration back.

        libvirtd needs netcf for this; without, as on many hosts, it raises LibvirtError
        VIR_ERR_NO_SUPPORT.

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_INTERFACE: there is no such interface

        virInterfaceUndefine.
        """
        raise no_support("virInterfaceUndefine", ErrorDomain.VIR_FROM_INTERFACE)

    def interface_create(self, iface: Interface, flags: int) -> Awaitable[None] | None:
        """Bring a configured host interface up, as ``ifup`` does.

        An interface that was defined in a transaction (virInterfaceChangeBegin) goes
        down again when that is rolled back.

        libvirtd needs netcf for this; without, as on many hosts, it raises LibvirtError
        VIR_ERR_NO_SUPPORT.

        Args:
            flags: unused, 0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_INTERFACE: there is no such interface
                VIR_ERR_OPERATION_INVALID: the interface is active
                VIR_ERR_INVALID_ARG: a flag is not supported

        virInterfaceCreate.
        """
        raise no_support("virInterfaceCreate", ErrorDomain.VIR_FROM_INTERFACE)

    def interface_destroy(self, iface: Interface, flags: int) -> Awaitable[None] | None:
        """Take the host interface down, as ``ifdown`` does.

        Its configuration stays. Connections that run over the interface, maybe your
        own, are cut.

        libvirtd needs netcf for this; without, as on many hosts, it raises LibvirtError
        VIR_ERR_NO_SUPPORT.

        Args:
            flags: unused, 0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_INTERFACE: there is no such interface
                VIR_ERR_OPERATION_INVALID: the interface is not active
                VIR_ERR_INVALID_ARG: a flag is not supported

        virInterfaceDestroy.
        """
        raise no_support("virInterfaceDestroy", ErrorDomain.VIR_FROM_INTERFACE)

    def connect_domain_xml_from_native(
        self, nativeFormat: str, nativeConfig: str, flags: int
    ) -> str | Awaitable[str]:
        """Translate a hypervisor's own configuration file into a domain document.

        libvirt's QEMU driver no longer reads command lines and raises
        VIR_ERR_NO_SUPPORT.

        Args:
            nativeFormat: format to read, such as ``xen-xl``, ``vmware-vmx`` or
                ``lxc-tools``
            nativeConfig: text of the configuration in that format
            flags: unused, 0

        Returns:
            a ``<domain>`` document; nothing is defined

        virConnectDomainXMLFromNative.
        """
        raise no_support("virConnectDomainXMLFromNative", ErrorDomain.VIR_FROM_DOMAIN)

    def connect_domain_xml_to_native(
        self, nativeFormat: str, domainXml: str, flags: int
    ) -> str | Awaitable[str]:
        """Translate a domain document into the hypervisor's own configuration.

        For reading, not for running: QEMU's driver passes file descriptors and
        configures much through the monitor once the process runs, and none of that is
        in the text.

        Args:
            nativeFormat: format to write, such as ``qemu-argv``, ``xen-xl`` or
                ``vmware-vmx``
            domainXml: a ``<domain>`` document, which need not be of a defined domain
            flags: unused, 0

        Returns:
            text in the native format; for ``qemu-argv`` a shell command line

        Raises:
            LibvirtError: among others
                VIR_ERR_INVALID_ARG: a flag is not supported; a value is not a known one
                VIR_ERR_XML_DETAIL: the document is not XML
                VIR_ERR_XML_ERROR: the document is of another kind
                VIR_ERR_CONFIG_UNSUPPORTED: the hypervisor cannot do what the document
                    says

        virConnectDomainXMLToNative.
        """
        raise no_support("virConnectDomainXMLToNative", ErrorDomain.VIR_FROM_DOMAIN)

    def connect_num_of_defined_interfaces(self) -> int | Awaitable[int]:
        """Count the host's configured network interfaces that are not active.

        Returns:
            number of inactive interfaces

        virConnectNumOfDefinedInterfaces.
        """
        raise no_support("virConnectNumOfDefinedInterfaces", ErrorDomain.VIR_FROM_INTERFACE)

    def connect_list_defined_interfaces(
        self, maxnames: int
    ) -> Sequence[str] | Awaitable[Sequence[str]]:
        """Return the names of configured host interfaces that are not active.

        Args:
            maxnames: most names that may be returned

        Returns:
            names, such as ``eth0``, in no particular order

        virConnectListDefinedInterfaces.
        """
        raise no_support("virConnectListDefinedInterfaces", ErrorDomain.VIR_FROM_INTERFACE)

    def connect_num_of_secrets(self) -> int | Awaitable[int]:
        """Count the secrets that are defined, with or without a value.

        Returns:
            number of secrets

        virConnectNumOfSecrets.
        """
        raise no_support("virConnectNumOfSecrets", ErrorDomain.VIR_FROM_SECRET)

    def connect_list_secrets(self, maxuuids: int) -> Sequence[str] | Awaitable[Sequence[str]]:
        """Return the UUIDs of the defined secrets, as text.

        Args:
            maxuuids: most UUIDs that may be returned

        Returns:
            UUIDs with dashes, in no particular order

        virConnectListSecrets.
        """
        raise no_support("virConnectListSecrets", ErrorDomain.VIR_FROM_SECRET)

    def secret_lookup_by_uuid(self, uuid: bytes) -> Secret | Awaitable[Secret]:
        """Return the secret with this UUID in binary.

        Raises LibvirtError VIR_ERR_NO_SECRET when there is no such secret.

        Args:
            uuid: the UUID's 16 bytes, such as ``uuid.UUID(...).bytes``

        Returns:
            the secret

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_SECRET: there is no such secret

        virSecretLookupByUUID.
        """
        raise no_support("virSecretLookupByUUID", ErrorDomain.VIR_FROM_SECRET)

    def secret_define_xml(self, xml: str, flags: int) -> Secret | Awaitable[Secret]:
        """Create a secret without a value yet, or change one with the same UUID.

        A secret that is changed keeps its value; its usage cannot change, nor whether
        it is private.

        Args:
            xml: a ``<secret>`` document; without ``<uuid>`` for a new one
            flags: VIR_SECRET_DEFINE_VALIDATE to check the document against the schema,
                else 0 (SecretDefineFlags)

        Returns:
            the secret; virSecretSetValue gives it a value

        Raises:
            LibvirtError: among others
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_XML_DETAIL: the document is not XML
                VIR_ERR_XML_ERROR: the document is of another kind

        virSecretDefineXML.
        """
        raise no_support("virSecretDefineXML", ErrorDomain.VIR_FROM_SECRET)

    def secret_get_xml_desc(self, secret: Secret, flags: int) -> str | Awaitable[str]:
        """Return what the secret is for, without its value, as ``<secret>``.

        Args:
            flags: unused, 0

        Returns:
            the ``<secret>`` document: UUID, usage, whether it is private or ephemeral

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_SECRET: there is no such secret
                VIR_ERR_INVALID_ARG: a flag is not supported

        virSecretGetXMLDesc.
        """
        raise no_support("virSecretGetXMLDesc", ErrorDomain.VIR_FROM_SECRET)

    def secret_set_value(self, secret: Secret, value: bytes, flags: int) -> Awaitable[None] | None:
        """Give the secret a value, in place of the one it may have.

        The value is stored on the host, unless the secret is defined as ephemeral.

        Args:
            value: the new value
            flags: unused, 0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_SECRET: there is no such secret
                VIR_ERR_INVALID_ARG: a flag is not supported

        virSecretSetValue.
        """
        raise no_support("virSecretSetValue", ErrorDomain.VIR_FROM_SECRET)

    def secret_get_value(self, secret: Secret, flags: int) -> bytes | Awaitable[bytes]:
        """Return the secret's value, where it may be read at all.

        Raises LibvirtError VIR_ERR_NO_SECRET when no value was set,
        VIR_ERR_INVALID_SECRET when the secret is private, and VIR_ERR_OPERATION_DENIED
        on a read-only connection.

        Args:
            flags: unused, 0

        Returns:
            the value, as the bytes that were set

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_SECRET: there is no such secret
                VIR_ERR_INVALID_ARG: a flag is not supported

        virSecretGetValue.
        """
        raise no_support("virSecretGetValue", ErrorDomain.VIR_FROM_SECRET)

    def secret_undefine(self, secret: Secret) -> Awaitable[None] | None:
        """Delete the secret with its value from memory and disk.

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_SECRET: there is no such secret

        virSecretUndefine.
        """
        raise no_support("virSecretUndefine", ErrorDomain.VIR_FROM_SECRET)

    def secret_lookup_by_usage(self, usageType: int, usageID: str) -> Secret | Awaitable[Secret]:
        """Return the secret for a given use, such as one Ceph cluster.

        Raises LibvirtError VIR_ERR_NO_SECRET when there is no such secret.

        Args:
            usageType: kind of thing that the secret is for (SecretUsageType)
            usageID: which one: the path of a volume, the name of a Ceph, TLS or vTPM
                secret, the target of iSCSI

        Returns:
            the secret

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_SECRET: there is no such secret

        virSecretLookupByUsage.
        """
        raise no_support("virSecretLookupByUsage", ErrorDomain.VIR_FROM_SECRET)

    def domain_migrate_prepare_tunnel(
        self, stream: Stream, flags: int, dname: str | None, bandwidth: int, dom_xml: str
    ) -> Awaitable[None] | None:
        """Make ready to take in a domain through a stream, in protocol 2.

        Made for migration itself: what the source's server asks of the destination's in
        a tunnelled migration. The domain's state then comes over the stream.

        Args:
            stream: a new stream of this connection, which carries the state to the
                destination
            flags: how to migrate, the same in each step (DomainMigrateFlags)
            dname: new name of the domain at the destination; None to keep its name
            bandwidth: most MiB/s to transfer; 0 for the hypervisor's default
            dom_xml: the ``<domain>`` document of the domain at the source

        virDomainMigratePrepareTunnel.
        """
        raise no_support("virDomainMigratePrepareTunnel", ErrorDomain.VIR_FROM_DOMAIN)

    def connect_is_secure(self) -> int | Awaitable[int]:
        """Tell whether what this connection carries is safe from eavesdropping.

        Returns:
            1 when it is encrypted or stays on the host, as over a UNIX socket; else 0

        virConnectIsSecure.
        """
        raise no_support("virConnectIsSecure", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_is_active(self, dom: Domain) -> int | Awaitable[int]:
        """Return whether the domain has a running or paused guest at present.

        Returns:
            1 if it has, 0 if it is off

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain

        virDomainIsActive.
        """
        raise no_support("virDomainIsActive", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_is_persistent(self, dom: Domain) -> int | Awaitable[int]:
        """Return whether the domain has a definition that outlives its guest.

        Returns:
            1 if it has; 0 for a transient domain, which is gone when its guest stops

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain

        virDomainIsPersistent.
        """
        raise no_support("virDomainIsPersistent", ErrorDomain.VIR_FROM_DOMAIN)

    def network_is_active(self, net: Network) -> int | Awaitable[int]:
        """Tell whether the network is running at the moment.

        Returns:
            1 if it runs, 0 if it is only defined

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NETWORK: there is no such network

        virNetworkIsActive.
        """
        raise no_support("virNetworkIsActive", ErrorDomain.VIR_FROM_NETWORK)

    def network_is_persistent(self, net: Network) -> int | Awaitable[int]:
        """Tell whether the network has a definition that outlives its stop.

        Returns:
            1 if it is persistent, 0 if it is transient

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NETWORK: there is no such network

        virNetworkIsPersistent.
        """
        raise no_support("virNetworkIsPersistent", ErrorDomain.VIR_FROM_NETWORK)

    def storage_pool_is_active(self, pool: StoragePool) -> int | Awaitable[int]:
        """Tell whether the pool is started, so that its volumes can be used.

        Returns:
            1 if it is active, 0 if it is only defined

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_STORAGE_POOL: there is no such storage pool

        virStoragePoolIsActive.
        """
        raise no_support("virStoragePoolIsActive", ErrorDomain.VIR_FROM_STORAGE)

    def storage_pool_is_persistent(self, pool: StoragePool) -> int | Awaitable[int]:
        """Tell whether the pool has a definition that outlives its stop.

        Returns:
            1 if it is persistent, 0 if it is transient

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_STORAGE_POOL: there is no such storage pool

        virStoragePoolIsPersistent.
        """
        raise no_support("virStoragePoolIsPersistent", ErrorDomain.VIR_FROM_STORAGE)

    def interface_is_active(self, iface: Interface) -> int | Awaitable[int]:
        """Tell whether the host interface is up at the moment.

        Returns:
            1 if it is up, 0 if it is down

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_INTERFACE: there is no such interface

        virInterfaceIsActive.
        """
        raise no_support("virInterfaceIsActive", ErrorDomain.VIR_FROM_INTERFACE)

    def connect_get_lib_version(self) -> int | Awaitable[int]:
        """Return the version of libvirt at the server, as one number.

        Returns:
            major * 1,000,000 + minor * 1,000 + release, such as 9000000 for 9.0.0

        virConnectGetLibVersion.
        """
        raise no_support("virConnectGetLibVersion", ErrorDomain.VIR_FROM_DOMAIN)

    def connect_compare_cpu(self, xml: str, flags: int) -> int | Awaitable[int]:
        """Compare a CPU's description with the CPU of the host.

        What the hypervisor can offer to guests is not considered: see
        virConnectCompareHypervisorCPU. With VIR_CONNECT_COMPARE_CPU_FAIL_INCOMPATIBLE,
        an incompatible CPU raises LibvirtError VIR_ERR_CPU_INCOMPATIBLE, whose message
        says why.

        Args:
            xml: a ``<cpu>`` document, of a host or of a domain
            flags: how to validate the document and to report an incompatible CPU; 0 for
                neither (ConnectCompareCPUFlags)

        Returns:
            0 incompatible, 1 identical, 2 the host has more (CPUCompareResult)

        Raises:
            LibvirtError: among others
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_XML_DETAIL: the document is not XML
                VIR_ERR_XML_ERROR: the document is of another kind

        virConnectCompareCPU.
        """
        raise no_support("virConnectCompareCPU", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_memory_stats(
        self, dom: Domain, flags: int
    ) -> Mapping[int, int] | Awaitable[Mapping[int, int]]:
        """Return how the running guest uses its memory, by kind of statistic.

        Most of it comes from the guest's balloon driver, and with QEMU only once
        ``domain_set_memory_stats_period`` has told how often to collect it.

        Args:
            flags: unused, 0

        Returns:
            value by tag, a DomainMemoryStatTags, of what is known: sizes in KiB, faults
            and allocated pages as counts, VIR_DOMAIN_MEMORY_STAT_LAST_UPDATE in seconds
            since 1970

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported

        virDomainMemoryStats.
        """
        raise no_support("virDomainMemoryStats", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_attach_device_flags(
        self, dom: Domain, xml: str, flags: int
    ) -> Awaitable[None] | None:
        """Add a device to the running guest, to its definition, or to both.

        To change the medium of a drive, use ``domain_update_device_flags``.

        Args:
            xml: one device: ``<disk>``, ``<interface>``, ``<hostdev>`` or another child
                of ``<devices>``
            flags: VIR_DOMAIN_AFFECT_LIVE for the running guest,
                VIR_DOMAIN_AFFECT_CONFIG for the definition, or both; 0 for the guest if
                it runs, else the definition (DomainModificationImpact |
                DomainDeviceModifyFlags)

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running; the domain is
                    transient; the domain has such a device
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_XML_DETAIL: the document is not XML
                VIR_ERR_CONFIG_UNSUPPORTED: the document is of another kind
                VIR_ERR_SYSTEM_ERROR: the file cannot be read or written

        virDomainAttachDeviceFlags.
        """
        raise no_support("virDomainAttachDeviceFlags", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_detach_device_flags(
        self, dom: Domain, xml: str, flags: int
    ) -> Awaitable[None] | None:
        """Take a device out of the running guest, its definition, or both.

        A running guest may have to release the device first. The call waits for that
        only a little: VIR_DOMAIN_EVENT_ID_DEVICE_REMOVED, or the domain's XML, tells
        when it is done. A block job on a disk may have to be ended before. How much of
        ``xml`` has to match depends on the driver; a partial one may hit another
        device.

        Args:
            xml: the device, best as the domain's own document has it
            flags: VIR_DOMAIN_AFFECT_LIVE for the running guest,
                VIR_DOMAIN_AFFECT_CONFIG for the definition, or both; 0 for the guest if
                it runs, else the definition (DomainModificationImpact |
                DomainDeviceModifyFlags)

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_DEVICE_MISSING: the domain has no such device
                VIR_ERR_OPERATION_INVALID: the domain is not running; the domain is
                    transient
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_XML_DETAIL: the document is not XML
                VIR_ERR_CONFIG_UNSUPPORTED: the document is of another kind

        virDomainDetachDeviceFlags.
        """
        raise no_support("virDomainDetachDeviceFlags", ErrorDomain.VIR_FROM_DOMAIN)

    def connect_baseline_cpu(self, xmlCPUs: Sequence[str], flags: int) -> str | Awaitable[str]:
        """Compute the richest CPU that all of several hosts can provide.

        Useful before migration: a domain with the computed CPU runs on every host whose
        CPU was given. The hypervisors of the hosts are not considered: see
        virConnectBaselineHypervisorCPU.

        Args:
            xmlCPUs: one ``<cpu>`` document for each host, as in its ``<capabilities>``;
                at least one
            flags: which features to list and which to leave out; 0 lists those beyond
                the model (ConnectBaselineCPUFlags)

        Returns:
            a ``<cpu>`` document for use in a ``<domain>``

        Raises:
            LibvirtError: among others
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_XML_DETAIL: the document is not XML
                VIR_ERR_XML_ERROR: the document is of another kind

        virConnectBaselineCPU.
        """
        raise no_support("virConnectBaselineCPU", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_get_job_info(self, dom: Domain) -> Sequence[int] | Awaitable[Sequence[int]]:
        """Return how far the domain's job is, such as a save or a migration.

        For an active domain only. ``domain_get_job_stats`` tells more.

        Returns:
            type: a DomainJobType; VIR_DOMAIN_JOB_NONE, and all else 0, when there is no
                job
            time_elapsed: time since the job was started, in milliseconds
            time_remaining: time until it will end, in milliseconds, of a
                VIR_DOMAIN_JOB_BOUNDED job; else 0
            data_total: all data of the job, in bytes: memory and files together
            data_processed: data processed up to now, in bytes
            data_remaining: data still to be processed, in bytes
            mem_total: memory of the guest that is part of the job, in bytes
            mem_processed: memory processed up to now, in bytes
            mem_remaining: memory still to be processed, in bytes; may grow as the guest
                writes
            file_total: data of disk images that is part of the job, in bytes
            file_processed: data of disk images processed up to now, in bytes
            file_remaining: data of disk images still to be processed, in bytes

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running

        virDomainGetJobInfo.
        """
        raise no_support("virDomainGetJobInfo", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_abort_job(self, dom: Domain) -> Awaitable[None] | None:
        """Cancel the job that occupies the domain, such as a save or a migration.

        Refused when there is no job, and for a migration in its post-copy phase, which
        ``domain_abort_job_flags`` can interrupt. For jobs on single disks there is
        ``domain_block_job_abort``.

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: no job is running; the domain is not running

        virDomainAbortJob.
        """
        raise no_support("virDomainAbortJob", ErrorDomain.VIR_FROM_DOMAIN)

    def storage_vol_wipe(self, vol: StorageVol, flags: int) -> Awaitable[None] | None:
        """Overwrite the volume with zeros, so that its old data cannot be read.

        The format goes with the data: a qcow2 image may be a raw one afterwards. On
        storage that journals, copies on write, keeps versions or is reached by network
        the old data may survive elsewhere.

        Args:
            flags: unused, 0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_STORAGE_POOL: there is no such storage pool
                VIR_ERR_NO_STORAGE_VOL: there is no such storage volume
                VIR_ERR_OPERATION_INVALID: the storage pool is not active
                VIR_ERR_INVALID_ARG: a flag is not supported

        virStorageVolWipe.
        """
        raise no_support("virStorageVolWipe", ErrorDomain.VIR_FROM_STORAGE)

    def domain_migrate_set_max_downtime(
        self, dom: Domain, downtime: int, flags: int
    ) -> Awaitable[None] | None:
        """Limit how long a live migration may pause the guest at its end.

        Meant for a migration under way: the longer the pause may be, the earlier it can
        complete.

        Args:
            downtime: longest pause to be tolerated, in milliseconds
            flags: unused, 0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported

        virDomainMigrateSetMaxDowntime.
        """
        raise no_support("virDomainMigrateSetMaxDowntime", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_update_device_flags(
        self, dom: Domain, xml: str, flags: int
    ) -> Awaitable[None] | None:
        """Change a device of the domain, such as the medium in a CD-ROM drive.

        Also changes a display's password or the network that an interface is connected
        to. What ``xml`` leaves out may be taken as to be removed: start from the
        domain's own document and change one thing.

        Args:
            xml: the whole device as it shall be: ``<disk>``, ``<graphics>``,
                ``<interface>`` or another child of ``<devices>``
            flags: VIR_DOMAIN_AFFECT_LIVE for the running guest,
                VIR_DOMAIN_AFFECT_CONFIG for the definition, or both, 0 for the guest if
                it runs, else the definition; VIR_DOMAIN_DEVICE_MODIFY_FORCE to eject a
                medium that the guest has locked (DomainModificationImpact |
                DomainDeviceModifyFlags)

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INTERNAL_ERROR: the domain has no such device
                VIR_ERR_INVALID_ARG: the domain has no such device; a flag is not
                    supported
                VIR_ERR_OPERATION_INVALID: the domain is not running; the domain is
                    transient
                VIR_ERR_XML_DETAIL: the document is not XML
                VIR_ERR_CONFIG_UNSUPPORTED: the document is of another kind

        virDomainUpdateDeviceFlags.
        """
        raise no_support("virDomainUpdateDeviceFlags", ErrorDomain.VIR_FROM_DOMAIN)

    def nwfilter_lookup_by_name(self, name: str) -> NWFilter | Awaitable[NWFilter]:
        """Return the network filter that has this name.

        Raises LibvirtError VIR_ERR_NO_NWFILTER when there is no such filter.

        Args:
            name: name of the filter, such as ``clean-traffic``

        Returns:
            the filter

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NWFILTER: there is no such filter

        virNWFilterLookupByName.
        """
        raise no_support("virNWFilterLookupByName", ErrorDomain.VIR_FROM_NWFILTER)

    def nwfilter_lookup_by_uuid(self, uuid: bytes) -> NWFilter | Awaitable[NWFilter]:
        """Return the network filter with this UUID in binary.

        Raises LibvirtError VIR_ERR_NO_NWFILTER when there is no such filter.

        Args:
            uuid: the UUID's 16 bytes, such as ``uuid.UUID(...).bytes``

        Returns:
            the filter

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NWFILTER: there is no such filter

        virNWFilterLookupByUUID.
        """
        raise no_support("virNWFilterLookupByUUID", ErrorDomain.VIR_FROM_NWFILTER)

    def nwfilter_get_xml_desc(self, nwfilter: NWFilter, flags: int) -> str | Awaitable[str]:
        """Return the rules of the network filter as a ``<filter>`` document.

        Args:
            flags: unused, 0

        Returns:
            the ``<filter>`` document, good for defining the filter again

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NWFILTER: there is no such filter
                VIR_ERR_INVALID_ARG: a flag is not supported

        virNWFilterGetXMLDesc.
        """
        raise no_support("virNWFilterGetXMLDesc", ErrorDomain.VIR_FROM_NWFILTER)

    def connect_num_of_nwfilters(self) -> int | Awaitable[int]:
        """Count the network filters that are defined.

        Returns:
            number of filters, those that come with libvirt included

        virConnectNumOfNWFilters.
        """
        raise no_support("virConnectNumOfNWFilters", ErrorDomain.VIR_FROM_NWFILTER)

    def connect_list_nwfilters(self, maxnames: int) -> Sequence[str] | Awaitable[Sequence[str]]:
        """Return the names of the network filters that are defined.

        Args:
            maxnames: most names that may be returned

        Returns:
            names, such as ``clean-traffic``, in no particular order

        virConnectListNWFilters.
        """
        raise no_support("virConnectListNWFilters", ErrorDomain.VIR_FROM_NWFILTER)

    def nwfilter_define_xml(self, xml: str) -> NWFilter | Awaitable[NWFilter]:
        """Store a network filter, for guests' interfaces to refer to.

        A filter with the same name and UUID is replaced, and running domains that use
        it get the new rules at once. Raises LibvirtError VIR_ERR_OPERATION_FAILED when
        another filter has the name; a document without a UUID gets a new one, so it
        cannot replace.

        Args:
            xml: a ``<filter>`` document

        Returns:
            the filter, persistent until it is undefined

        Raises:
            LibvirtError: among others
                VIR_ERR_OPERATION_FAILED: the name is taken
                VIR_ERR_XML_DETAIL: the document is not XML
                VIR_ERR_XML_ERROR: the document is of another kind

        virNWFilterDefineXML.
        """
        raise no_support("virNWFilterDefineXML", ErrorDomain.VIR_FROM_NWFILTER)

    def nwfilter_undefine(self, nwfilter: NWFilter) -> Awaitable[None] | None:
        """Delete the network filter, unless a running domain needs it.

        Raises LibvirtError VIR_ERR_OPERATION_INVALID while it guards an interface of a
        running domain, by itself or as part of another filter.

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NWFILTER: there is no such filter

        virNWFilterUndefine.
        """
        raise no_support("virNWFilterUndefine", ErrorDomain.VIR_FROM_NWFILTER)

    def domain_managed_save(self, dom: Domain, flags: int) -> Awaitable[None] | None:
        """Stop the guest and keep its state, to go on from at the next start.

        libvirt chooses the place of the image and uses it, once, when the domain is
        next started. The domain has to be active and persistent.

        Args:
            flags: whether the host's cache is bypassed, and in which state the guest
                will wake: VIR_DOMAIN_SAVE_RUNNING or VIR_DOMAIN_SAVE_PAUSED, not both;
                0 for the state it is in (DomainSaveRestoreFlags)

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running; the domain is
                    transient
                VIR_ERR_INVALID_ARG: a flag is not supported

        virDomainManagedSave.
        """
        raise no_support("virDomainManagedSave", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_has_managed_save_image(self, dom: Domain, flags: int) -> int | Awaitable[int]:
        """Return whether the next start will go on from a managed save image.

        Args:
            flags: unused, 0

        Returns:
            1 if there is an image; 0 if not, as for every running domain

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: a flag is not supported

        virDomainHasManagedSaveImage.
        """
        raise no_support("virDomainHasManagedSaveImage", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_managed_save_remove(self, dom: Domain, flags: int) -> Awaitable[None] | None:
        """Delete the managed save image, so that the next start boots the guest.

        Without an image, QEMU's driver raises an error; others may do nothing.

        Args:
            flags: unused, 0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_SYSTEM_ERROR: the file cannot be read or written

        virDomainManagedSaveRemove.
        """
        raise no_support("virDomainManagedSaveRemove", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_snapshot_create_xml(
        self, dom: Domain, xml_desc: str, flags: int
    ) -> DomainSnapshot | Awaitable[DomainSnapshot]:
        """Save the state of a domain's disks, and of its memory while it runs.

        The new snapshot becomes the current one, and the former current one its parent.
        VIR_DOMAIN_SNAPSHOT_CREATE_DISK_ONLY leaves the memory out. With
        VIR_DOMAIN_SNAPSHOT_CREATE_REDEFINE nothing is saved: metadata that
        `get_xml_desc` gave earlier is put back, on another host for instance.

        Args:
            xml_desc: the snapshot, ``<domainsnapshot>``; name and disks may be left out
            flags: 0, or how to take it (DomainSnapshotCreateFlags)

        Returns:
            the new snapshot

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_UNSUPPORTED: the domain has checkpoints
                VIR_ERR_OPERATION_FAILED: the name is taken
                VIR_ERR_INVALID_ARG: a flag is not supported; a flag lacks another that
                    it requires
                VIR_ERR_XML_DETAIL: the document is not XML
                VIR_ERR_XML_ERROR: the document is of another kind
                VIR_ERR_INTERNAL_ERROR: the document lacks what a flag requires
                VIR_ERR_CONFIG_UNSUPPORTED: the disk's format does not allow it

        virDomainSnapshotCreateXML.
        """
        raise no_support("virDomainSnapshotCreateXML", ErrorDomain.VIR_FROM_DOMAIN_SNAPSHOT)

    def domain_snapshot_get_xml_desc(
        self, snap: DomainSnapshot, flags: int
    ) -> str | Awaitable[str]:
        """Describe a snapshot and the domain at the time it was taken, as XML.

        Args:
            flags: 0, or VIR_DOMAIN_SNAPSHOT_XML_SECURE for passwords too, which a
                read-only connection may not ask for (DomainSnapshotXMLFlags)

        Returns:
            a ``<domainsnapshot>`` document

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_NO_DOMAIN_SNAPSHOT: there is no such snapshot
                VIR_ERR_INVALID_ARG: a flag is not supported

        virDomainSnapshotGetXMLDesc.
        """
        raise no_support("virDomainSnapshotGetXMLDesc", ErrorDomain.VIR_FROM_DOMAIN_SNAPSHOT)

    def domain_snapshot_num(self, dom: Domain, flags: int) -> int | Awaitable[int]:
        """Count the snapshots of a domain that the flags select.

        Args:
            flags: which to count, all for 0 (DomainSnapshotListFlags)

        Returns:
            how many there are

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: a flag is not supported

        virDomainSnapshotNum.
        """
        raise no_support("virDomainSnapshotNum", ErrorDomain.VIR_FROM_DOMAIN_SNAPSHOT)

    def domain_snapshot_list_names(
        self, dom: Domain, maxnames: int, flags: int
    ) -> Sequence[str] | Awaitable[Sequence[str]]:
        """List what a domain's snapshots are called, without making objects.

        `list_all_snapshots` gives objects in one call and misses none that is made
        meanwhile.

        Args:
            maxnames: room for how many names; no more than that are returned
            flags: which to list, all for 0 (DomainSnapshotListFlags)

        Returns:
            the names, in no particular order unless it was asked for

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: a flag is not supported

        virDomainSnapshotListNames.
        """
        raise no_support("virDomainSnapshotListNames", ErrorDomain.VIR_FROM_DOMAIN_SNAPSHOT)

    def domain_snapshot_lookup_by_name(
        self, dom: Domain, name: str, flags: int
    ) -> DomainSnapshot | Awaitable[DomainSnapshot]:
        """Find one snapshot of the domain by what it is called.

        Args:
            name: the snapshot's name
            flags: unused, 0

        Returns:
            the snapshot of that name

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_NO_DOMAIN_SNAPSHOT: there is no such snapshot
                VIR_ERR_INVALID_ARG: a flag is not supported

        virDomainSnapshotLookupByName.
        """
        raise no_support("virDomainSnapshotLookupByName", ErrorDomain.VIR_FROM_DOMAIN_SNAPSHOT)

    def domain_has_current_snapshot(self, dom: Domain, flags: int) -> int | Awaitable[int]:
        """Say whether one of the domain's snapshots is the current one.

        Args:
            flags: unused, 0

        Returns:
            1 if there is one, 0 if not

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: a flag is not supported

        virDomainHasCurrentSnapshot.
        """
        raise no_support("virDomainHasCurrentSnapshot", ErrorDomain.VIR_FROM_DOMAIN_SNAPSHOT)

    def domain_snapshot_current(
        self, dom: Domain, flags: int
    ) -> DomainSnapshot | Awaitable[DomainSnapshot]:
        """Return the snapshot that the domain was last at, the parent of the next.

        Args:
            flags: unused, 0

        Returns:
            the current snapshot; a domain without one is refused

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_NO_DOMAIN_SNAPSHOT: the domain has no current snapshot
                VIR_ERR_INVALID_ARG: a flag is not supported

        virDomainSnapshotCurrent.
        """
        raise no_support("virDomainSnapshotCurrent", ErrorDomain.VIR_FROM_DOMAIN_SNAPSHOT)

    def domain_revert_to_snapshot(self, snap: DomainSnapshot, flags: int) -> Awaitable[None] | None:
        """Put a domain back to what it was when a snapshot was taken.

        Everything since is lost, unless another snapshot holds it. The domain runs, is
        paused or is shut off afterwards as it was then; RUNNING and PAUSED ask for one
        of these states instead. What cannot be restored safely is refused with
        VIR_ERR_SNAPSHOT_REVERT_RISKY, unless VIR_DOMAIN_SNAPSHOT_REVERT_FORCE is given.

        Args:
            flags: 0, or in which state and at which risk (DomainSnapshotRevertFlags)

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_NO_DOMAIN_SNAPSHOT: there is no such snapshot
                VIR_ERR_INVALID_ARG: a flag is not supported; flags exclude each other

        virDomainRevertToSnapshot.
        """
        raise no_support("virDomainRevertToSnapshot", ErrorDomain.VIR_FROM_DOMAIN_SNAPSHOT)

    def domain_snapshot_delete(self, snap: DomainSnapshot, flags: int) -> Awaitable[None] | None:
        """Remove a snapshot, merging what it holds into its children.

        CHILDREN removes this snapshot and all that descend from it, CHILDREN_ONLY all
        but this one; together they are refused. With METADATA_ONLY the saved state
        stays in the images, and only libvirt forgets it.

        Args:
            flags: 0 for this snapshot alone, or what to remove
                (DomainSnapshotDeleteFlags)

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_NO_DOMAIN_SNAPSHOT: there is no such snapshot
                VIR_ERR_INVALID_ARG: a flag is not supported

        virDomainSnapshotDelete.
        """
        raise no_support("virDomainSnapshotDelete", ErrorDomain.VIR_FROM_DOMAIN_SNAPSHOT)

    def domain_get_block_info(
        self, dom: Domain, path: str, flags: int
    ) -> Sequence[int] | Awaitable[Sequence[int]]:
        """Return the size of one disk, as the guest and as the host see it.

        The values depend on the format: of a sparse or qcow2 image in a file
        ``allocation`` is what ``du`` tells, of a qcow2 image on a block device how far
        it has been written while the domain is active.

        Args:
            path: the disk's target, such as ``vda``, or the path of its source
            flags: unused, 0

        Returns:
            capacity: size that the guest sees, in bytes
            allocation: space that the image takes in its storage, in bytes
            physical: size of the file or device behind the disk, in bytes

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: the domain has no such device; a flag is not
                    supported; an argument is missing or empty

        virDomainGetBlockInfo.
        """
        raise no_support("virDomainGetBlockInfo", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_create_with_flags(self, dom: Domain, flags: int) -> Domain | Awaitable[Domain]:
        """Start a defined domain with options: paused, from scratch, and others.

        VIR_DOMAIN_START_PAUSED leaves the guest suspended until ``domain_resume``. With
        VIR_DOMAIN_START_AUTODESTROY it is destroyed when this connection closes or
        breaks; it cannot be migrated then. VIR_DOMAIN_START_FORCE_BOOT discards a
        managed save image.

        Args:
            flags: how to start; 0 for what ``domain_create`` does (DomainCreateFlags)

        Returns:
            the domain with the id that it got

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INTERNAL_ERROR: the domain is running
                VIR_ERR_OPERATION_INVALID: the domain is running
                VIR_ERR_INVALID_ARG: a flag is not supported

        virDomainCreateWithFlags.
        """
        raise no_support("virDomainCreateWithFlags", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_set_memory_parameters(
        self, dom: Domain, params: TypedParams, flags: int
    ) -> Awaitable[None] | None:
        """Limit the host memory and swap that the domain as a whole may use.

        The limits hold for the emulator too: one that is too tight gets the guest
        killed.

        Args:
            params: those to change, at least one, in KiB: ``hard_limit``,
                ``soft_limit`` (holds when the host is short of memory),
                ``swap_hard_limit`` (memory and swap together), ``min_guarantee``;
                VIR_DOMAIN_MEMORY_PARAM_UNLIMITED for none
            flags: VIR_DOMAIN_AFFECT_LIVE for the running guest,
                VIR_DOMAIN_AFFECT_CONFIG for the definition, or both; 0 for the guest if
                it runs, else the definition (DomainModificationImpact)

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running; the domain is
                    transient
                VIR_ERR_INVALID_ARG: a flag is not supported; flags exclude each other;
                    an argument is missing or empty; a parameter has the wrong type
                VIR_ERR_ARGUMENT_UNSUPPORTED: a parameter is not supported

        virDomainSetMemoryParameters.
        """
        raise no_support("virDomainSetMemoryParameters", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_get_memory_parameters(self, dom: Domain, flags: int) -> Params | Awaitable[Params]:
        """Return the limits on host memory and swap of the domain as a whole.

        Args:
            flags: VIR_DOMAIN_AFFECT_LIVE for the running guest or
                VIR_DOMAIN_AFFECT_CONFIG for the definition; 0 for the guest if it runs,
                else the definition (DomainModificationImpact)

        Returns:
            dict with those that the hypervisor has, in KiB: ``hard_limit``,
            ``soft_limit``, ``swap_hard_limit``, ``min_guarantee``;
            VIR_DOMAIN_MEMORY_PARAM_UNLIMITED where there is none

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running; the domain is
                    transient
                VIR_ERR_INVALID_ARG: a flag is not supported; flags exclude each other

        virDomainGetMemoryParameters.
        """
        raise no_support("virDomainGetMemoryParameters", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_set_vcpus_flags(
        self, dom: Domain, nvcpus: int, flags: int
    ) -> Awaitable[None] | None:
        """Change the number of vCPUs or its maximum, now or for the next boot.

        VIR_DOMAIN_VCPU_MAXIMUM changes the maximum, for which VIR_DOMAIN_AFFECT_CONFIG
        is needed too. VIR_DOMAIN_VCPU_GUEST has the guest's agent switch virtual CPUs
        on and off inside, while they stay plugged in. Not every hypervisor has every
        combination.

        Args:
            nvcpus: number of virtual CPUs to have afterwards, at least 1, at most the
                maximum
            flags: VIR_DOMAIN_AFFECT_LIVE for the running guest,
                VIR_DOMAIN_AFFECT_CONFIG for the definition, or both, 0 for the guest if
                it runs, else the definition; and which number is meant
                (DomainModificationImpact | DomainVcpuFlags)

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running; the domain is
                    transient
                VIR_ERR_INVALID_ARG: a flag is not supported; a number is out of range

        virDomainSetVcpusFlags.
        """
        raise no_support("virDomainSetVcpusFlags", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_get_vcpus_flags(self, dom: Domain, flags: int) -> int | Awaitable[int]:
        """Return the number of vCPUs or its maximum, now or for the next boot.

        VIR_DOMAIN_VCPU_GUEST counts those that the guest has switched on, by its agent;
        read-only connections may not ask that.

        Args:
            flags: VIR_DOMAIN_AFFECT_LIVE for the running guest or
                VIR_DOMAIN_AFFECT_CONFIG for the definition, 0 for the guest if it runs,
                else the definition; and which number is meant (DomainModificationImpact
                | DomainVcpuFlags)

        Returns:
            number of virtual CPUs; with VIR_DOMAIN_VCPU_MAXIMUM the most there can be

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running; the domain is
                    transient
                VIR_ERR_INVALID_ARG: a flag is not supported; flags exclude each other

        virDomainGetVcpusFlags.
        """
        raise no_support("virDomainGetVcpusFlags", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_open_console(
        self, dom: Domain, dev_name: str | None, stream: Stream, flags: int
    ) -> Awaitable[None] | None:
        """Connect a stream with a console or serial port of the running guest.

        Works in both directions, until the stream is ended or the guest stops. Refused
        while somebody else uses the device, unless VIR_DOMAIN_CONSOLE_FORCE disconnects
        them.

        Args:
            dev_name: alias of a console, serial or parallel device, such as
                ``serial0``; None for the first console or serial
            stream: the stream to carry what the device and its user send
            flags: what to do about another user of the device; 0 to be refused
                (DomainConsoleFlags)

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INTERNAL_ERROR: the domain has no such device
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported

        virDomainOpenConsole.
        """
        raise no_support("virDomainOpenConsole", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_is_updated(self, dom: Domain) -> int | Awaitable[int]:
        """Return whether the hypervisor has the domain marked as changed.

        Of little use: QEMU domains answer 0 even after their definition was changed.
        Compare XML documents instead, or wait for events.

        Returns:
            1 if the domain is marked, 0 if not

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain

        virDomainIsUpdated.
        """
        raise no_support("virDomainIsUpdated", ErrorDomain.VIR_FROM_DOMAIN)

    def connect_get_sysinfo(self, flags: int) -> str | Awaitable[str]:
        """Return what the host's firmware says of vendor, board and modules.

        Most drivers can read it only as root, and only on a host with SMBIOS or the
        like.

        Args:
            flags: unused, 0

        Returns:
            a ``<sysinfo>`` document, in the form that a ``<domain>`` takes

        Raises:
            LibvirtError: among others
                VIR_ERR_INVALID_ARG: a flag is not supported

        virConnectGetSysinfo.
        """
        raise no_support("virConnectGetSysinfo", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_set_memory_flags(
        self, dom: Domain, memory: int, flags: int
    ) -> Awaitable[None] | None:
        """Change memory or its maximum, for the running guest or for its definition.

        VIR_DOMAIN_MEM_MAXIMUM changes the maximum, which most hypervisors cannot do for
        a guest that runs. VIR_DOMAIN_AFFECT_CONFIG is refused for a transient domain.

        Args:
            memory: memory in KiB, not 0; without VIR_DOMAIN_MEM_MAXIMUM at most the
                maximum
            flags: VIR_DOMAIN_AFFECT_LIVE for the running guest,
                VIR_DOMAIN_AFFECT_CONFIG for the definition, or both, 0 for the guest if
                it runs, else the definition; and whether the maximum is meant
                (DomainModificationImpact | DomainMemoryModFlags)

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running; the domain is
                    transient
                VIR_ERR_INVALID_ARG: a flag is not supported; flags exclude each other
                VIR_ERR_OVERFLOW: a number is too large

        virDomainSetMemoryFlags.
        """
        raise no_support("virDomainSetMemoryFlags", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_set_blkio_parameters(
        self, dom: Domain, params: TypedParams, flags: int
    ) -> Awaitable[None] | None:
        """Change the domain's share of disk bandwidth and its limits per device.

        These are the host's limits, on its devices. ``domain_set_block_io_tune`` limits
        one disk of the guest.

        Args:
            params: those to change, at least one: ``weight``, relative to other
                domains, and texts ``/path,number,/path,number...`` for devices of the
                host: ``device_weight``, ``device_read_iops_sec`` and
                ``device_write_iops_sec`` in requests per second,
                ``device_read_bytes_sec`` and ``device_write_bytes_sec`` in bytes per
                second
            flags: VIR_DOMAIN_AFFECT_LIVE for the running guest,
                VIR_DOMAIN_AFFECT_CONFIG for the definition, or both; 0 for the guest if
                it runs, else the definition (DomainModificationImpact)

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running; the domain is
                    transient
                VIR_ERR_INVALID_ARG: a flag is not supported; flags exclude each other;
                    an argument is missing or empty
                VIR_ERR_ARGUMENT_UNSUPPORTED: a parameter is not supported

        virDomainSetBlkioParameters.
        """
        raise no_support("virDomainSetBlkioParameters", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_get_blkio_parameters(self, dom: Domain, flags: int) -> Params | Awaitable[Params]:
        """Return the domain's share of disk bandwidth and its limits per device.

        Args:
            flags: VIR_DOMAIN_AFFECT_LIVE for the running guest or
                VIR_DOMAIN_AFFECT_CONFIG for the definition; 0 for the guest if it runs,
                else the definition (DomainModificationImpact)

        Returns:
            dict with ``weight``, relative to other domains, and texts
            ``/path,number,/path,number...`` for devices of the host: ``device_weight``,
            ``device_read_iops_sec`` and ``device_write_iops_sec`` in requests per
            second, ``device_read_bytes_sec`` and ``device_write_bytes_sec`` in bytes
            per second

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running; the domain is
                    transient
                VIR_ERR_INVALID_ARG: a flag is not supported; flags exclude each other

        virDomainGetBlkioParameters.
        """
        raise no_support("virDomainGetBlkioParameters", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_migrate_set_max_speed(
        self, dom: Domain, bandwidth: int, flags: int
    ) -> Awaitable[None] | None:
        """Limit the bandwidth that a migration of the domain may use.

        For the migration under way and for later ones.

        Args:
            bandwidth: limit in MiB/s
            flags: VIR_DOMAIN_MIGRATE_MAX_SPEED_POSTCOPY for the limit of the post-copy
                phase; 0 for the usual one (DomainMigrateMaxSpeedFlags)

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_OVERFLOW: a number is too large

        virDomainMigrateSetMaxSpeed.
        """
        raise no_support("virDomainMigrateSetMaxSpeed", ErrorDomain.VIR_FROM_DOMAIN)

    def storage_vol_upload(
        self, vol: StorageVol, stream: Stream, offset: int, length: int, flags: int
    ) -> Awaitable[None] | None:
        """Open a stream that writes into the volume, bytes as they are.

        Nothing is transferred yet: send the data on the stream, then finish it, which
        raises when the server could not write all of it. The content is the file's own
        (a qcow2 image with its headers), not what a guest sees. Afterwards the server
        refreshes the pool, and the volume's format and sizes may be other ones.

        Args:
            stream: a new stream of the same connection
            offset: where in the volume to begin, in bytes
            length: greatest number of bytes to send, more is an error; 0 for no limit
            flags: VIR_STORAGE_VOL_UPLOAD_SPARSE_STREAM so that holes can be sent as
                such, or 0 (StorageVolUploadFlags)

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_STORAGE_POOL: there is no such storage pool
                VIR_ERR_NO_STORAGE_VOL: there is no such storage volume
                VIR_ERR_OPERATION_INVALID: the storage pool is not active
                VIR_ERR_INVALID_ARG: a flag is not supported

        virStorageVolUpload.
        """
        raise no_support("virStorageVolUpload", ErrorDomain.VIR_FROM_STORAGE)

    def storage_vol_download(
        self, vol: StorageVol, stream: Stream, offset: int, length: int, flags: int
    ) -> Awaitable[None] | None:
        """Open a stream that reads from the volume, bytes as they are.

        Nothing is transferred yet: receive the data from the stream up to its end, then
        finish it. The content is the file's own (a qcow2 image with its headers), not
        what a guest sees.

        Args:
            stream: a new stream of the same connection
            offset: where in the volume to begin, in bytes
            length: how many bytes to read, 0 for all up to the end
            flags: VIR_STORAGE_VOL_DOWNLOAD_SPARSE_STREAM so that holes come as such, or
                0 (StorageVolDownloadFlags)

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_STORAGE_POOL: there is no such storage pool
                VIR_ERR_NO_STORAGE_VOL: there is no such storage volume
                VIR_ERR_OPERATION_INVALID: the storage pool is not active
                VIR_ERR_INVALID_ARG: a flag is not supported

        virStorageVolDownload.
        """
        raise no_support("virStorageVolDownload", ErrorDomain.VIR_FROM_STORAGE)

    def domain_inject_nmi(self, dom: Domain, flags: int) -> Awaitable[None] | None:
        """Send the guest a non-maskable interrupt, often set up to make it dump.

        Args:
            flags: unused, 0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported

        virDomainInjectNMI.
        """
        raise no_support("virDomainInjectNMI", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_screenshot(
        self, dom: Domain, stream: Stream, screen: int, flags: int
    ) -> str | Awaitable[str | None] | None:
        """Take a picture of the guest's screen, to be read from a stream.

        Read the stream to its end to get the picture. Read-only connections may not
        call this.

        Args:
            stream: a fresh stream of the domain's connection, which the call opens
            screen: number of the screen, from 0, through all heads of the first
                graphics card, then of the next
            flags: unused, 0

        Returns:
            MIME type of the picture, such as ``image/png``, as the hypervisor chose it;
            None if it tells none

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain has no such device; the domain is
                    not running
                VIR_ERR_INVALID_ARG: a flag is not supported

        virDomainScreenshot.
        """
        raise no_support("virDomainScreenshot", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_get_state(self, dom: Domain, flags: int) -> Sequence[int] | Awaitable[Sequence[int]]:
        """Return the state of the domain together with the reason for it.

        Args:
            flags: unused, 0

        Returns:
            state: a DomainState
            reason: why it is in this state, a number whose meaning depends on
                ``state``: DomainRunningReason, DomainPausedReason, DomainShutoffReason
                and so on; 0 when not known

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: a flag is not supported

        virDomainGetState.
        """
        raise no_support("virDomainGetState", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_migrate_begin3(
        self, dom: Domain, xmlin: str | None, flags: int, dname: str | None, bandwidth: int
    ) -> tuple[bytes, str] | Awaitable[tuple[bytes, str]]:
        """Begin a migration at its source, with separate arguments: step 1 of 5.

        For programs that lead a migration themselves: begin at the source, prepare at
        the destination, perform at the source, finish at the destination, confirm at
        the source. ``domain_migrate_begin3_params`` is its successor.

        Args:
            xmlin: description of the domain at the destination, a ``<domain>``; None
                for the same as here
            flags: flags of the migration, the same ones for every step at the source
                (DomainMigrateFlags)
            dname: name of the domain at the destination, None to keep it
            bandwidth: limit in MiB/s, 0 for the hypervisor's default

        Returns:
            cookie_out: opaque bytes for preparing the destination
            xml: description of the domain to prepare the destination with, a
                ``<domain>``

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported

        virDomainMigrateBegin3.
        """
        raise no_support("virDomainMigrateBegin3", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_migrate_prepare3(
        self,
        cookie_in: bytes,
        uri_in: str | None,
        flags: int,
        dname: str | None,
        bandwidth: int,
        dom_xml: str,
    ) -> tuple[bytes, str | None] | Awaitable[tuple[bytes, str | None]]:
        """Make ready to take in a domain: step 2 of protocol 3, after Begin3.

        Made for migration itself, which the methods of the domain lead through all
        steps. Asked of the destination; virDomainMigratePerform3 at the source is next.

        Args:
            cookie_in: bytes that virDomainMigrateBegin3 returned
            uri_in: where the source shall send the state to; None to let the
                destination choose
            flags: how to migrate, the same in each step (DomainMigrateFlags)
            dname: new name of the domain at the destination; None to keep its name
            bandwidth: most MiB/s to transfer; 0 for the hypervisor's default
            dom_xml: the ``<domain>`` document that virDomainMigrateBegin3 returned

        Returns:
            cookie_out: bytes for virDomainMigratePerform3, of the hypervisor's own
                making
            uri_out: where the source shall send the state to; None for ``uri_in``

        virDomainMigratePrepare3.
        """
        raise no_support("virDomainMigratePrepare3", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_migrate_prepare_tunnel3(
        self,
        stream: Stream,
        cookie_in: bytes,
        flags: int,
        dname: str | None,
        bandwidth: int,
        dom_xml: str,
    ) -> bytes | Awaitable[bytes]:
        """Make ready to take in a domain through a stream: step 2 of protocol 3.

        Made for migration itself: what the source's server asks of the destination's in
        a tunnelled migration. The domain's state then comes over the stream.

        Args:
            stream: a new stream of this connection, which carries the state to the
                destination
            cookie_in: bytes that virDomainMigrateBegin3 returned
            flags: how to migrate, the same in each step (DomainMigrateFlags)
            dname: new name of the domain at the destination; None to keep its name
            bandwidth: most MiB/s to transfer; 0 for the hypervisor's default
            dom_xml: the ``<domain>`` document that virDomainMigrateBegin3 returned

        Returns:
            bytes for virDomainMigratePerform3, of the hypervisor's own making

        virDomainMigratePrepareTunnel3.
        """
        raise no_support("virDomainMigratePrepareTunnel3", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_migrate_perform3(
        self,
        dom: Domain,
        xmlin: str | None,
        cookie_in: bytes,
        dconnuri: str | None,
        uri: str | None,
        flags: int,
        dname: str | None,
        bandwidth: int,
    ) -> bytes | Awaitable[bytes]:
        """Send the guest to its destination, with separate arguments: step 3 of 5.

        Takes as long as the transfer. With VIR_MIGRATE_PEER2PEER it is the whole
        migration: the source connects to ``dconnuri`` and takes the other steps itself.
        ``domain_migrate_perform3_params`` is its successor.

        Args:
            xmlin: description of the domain at the destination, a ``<domain>``; None
                for the same as here
            cookie_in: opaque bytes that preparing the destination gave; empty with
                VIR_MIGRATE_PEER2PEER
            dconnuri: libvirt's URI of the destination, as seen from the source, for
                VIR_MIGRATE_PEER2PEER; None otherwise
            uri: hypervisor's URI to send the guest to, as preparing gave it; with
                VIR_MIGRATE_PEER2PEER may be None
            flags: flags of the migration (DomainMigrateFlags)
            dname: name of the domain at the destination, None to keep it
            bandwidth: limit in MiB/s, 0 for the hypervisor's default

        Returns:
            opaque bytes for finishing at the destination

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: a flag is not supported

        virDomainMigratePerform3.
        """
        raise no_support("virDomainMigratePerform3", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_migrate_finish3(
        self,
        dname: str,
        cookie_in: bytes,
        dconnuri: str | None,
        uri: str | None,
        flags: int,
        cancelled: int,
    ) -> tuple[Domain, bytes] | Awaitable[tuple[Domain, bytes]]:
        """Take over a migrated domain or give it up: step 4 of protocol 3.

        Made for migration itself, which the methods of the domain lead through all
        steps. Asked of the destination after virDomainMigratePerform3 at the source,
        failed or not; virDomainMigrateConfirm3 at the source is last. A domain that is
        given up is removed, and LibvirtError VIR_ERR_MIGRATE_FINISH_OK raised.

        Args:
            dname: name of the domain at the destination
            cookie_in: bytes that virDomainMigratePerform3 returned
            dconnuri: URI of the destination's server as the source has it; None unless
                peer-to-peer
            uri: where the source sent the state to; None where that is not known
            flags: how to migrate, the same in each step (DomainMigrateFlags)
            cancelled: 0 when the source has sent everything; 1 to give up

        Returns:
            dom: the domain at the destination
            cookie_out: bytes for virDomainMigrateConfirm3, of the hypervisor's own
                making

        virDomainMigrateFinish3.
        """
        raise no_support("virDomainMigrateFinish3", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_migrate_confirm3(
        self, dom: Domain, cookie_in: bytes, flags: int, cancelled: int
    ) -> Awaitable[None] | None:
        """Tell the source how a migration ended: the last of its five steps.

        The source drops the guest if it runs at the destination, and lets it run on if
        not. Not to be called when ``domain_migrate_perform3`` failed.
        ``domain_migrate_confirm3_params`` is its successor.

        Args:
            cookie_in: opaque bytes that finishing at the destination gave
            flags: flags of the migration (DomainMigrateFlags)
            cancelled: 0 when the guest runs at the destination, 1 when the migration
                failed

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: a flag is not supported

        virDomainMigrateConfirm3.
        """
        raise no_support("virDomainMigrateConfirm3", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_set_scheduler_parameters_flags(
        self, dom: Domain, params: TypedParams, flags: int
    ) -> Awaitable[None] | None:
        """Change CPU scheduling of the running guest, its definition, or both.

        Args:
            params: those to change, at least one: ``cpu_shares``, ``vcpu_period``,
                ``vcpu_quota`` and the others that ``domain_get_scheduler_parameters``
                returns
            flags: VIR_DOMAIN_AFFECT_LIVE for the running guest,
                VIR_DOMAIN_AFFECT_CONFIG for the definition, or both; 0 for the guest if
                it runs, else the definition (DomainModificationImpact)

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running; the domain is
                    transient
                VIR_ERR_INVALID_ARG: a flag is not supported; an argument is missing or
                    empty
                VIR_ERR_ARGUMENT_UNSUPPORTED: a parameter is not supported

        virDomainSetSchedulerParametersFlags.
        """
        raise no_support("virDomainSetSchedulerParametersFlags", ErrorDomain.VIR_FROM_DOMAIN)

    def interface_change_begin(self, flags: int) -> Awaitable[None] | None:
        """Keep a copy of the host's network configuration, to return to it later.

        There is one such copy on a host. Raises LibvirtError VIR_ERR_OPERATION_INVALID
        when one is kept already.

        Args:
            flags: unused, 0

        Raises:
            LibvirtError: among others
                VIR_ERR_INVALID_ARG: a flag is not supported

        virInterfaceChangeBegin.
        """
        raise no_support("virInterfaceChangeBegin", ErrorDomain.VIR_FROM_INTERFACE)

    def interface_change_commit(self, flags: int) -> Awaitable[None] | None:
        """Make changes since virInterfaceChangeBegin final and drop its copy.

        Raises LibvirtError VIR_ERR_OPERATION_INVALID without virInterfaceChangeBegin
        before.

        Args:
            flags: unused, 0

        Raises:
            LibvirtError: among others
                VIR_ERR_OPERATION_INVALID: no change has begun
                VIR_ERR_INVALID_ARG: a flag is not supported

        virInterfaceChangeCommit.
        """
        raise no_support("virInterfaceChangeCommit", ErrorDomain.VIR_FROM_INTERFACE)

    def interface_change_rollback(self, flags: int) -> Awaitable[None] | None:
        """Undo all changes of interfaces since virInterfaceChangeBegin.

        Raises LibvirtError VIR_ERR_OPERATION_INVALID without virInterfaceChangeBegin
        before.

        Args:
            flags: unused, 0

        Raises:
            LibvirtError: among others
                VIR_ERR_OPERATION_INVALID: no change has begun
                VIR_ERR_INVALID_ARG: a flag is not supported

        virInterfaceChangeRollback.
        """
        raise no_support("virInterfaceChangeRollback", ErrorDomain.VIR_FROM_INTERFACE)

    def domain_get_scheduler_parameters_flags(
        self, dom: Domain, flags: int
    ) -> Params | Awaitable[Params]:
        """Return CPU scheduling of the running guest or of its definition.

        In a definition, 0 stands for what is not set.

        Args:
            flags: VIR_DOMAIN_AFFECT_LIVE for the running guest or
                VIR_DOMAIN_AFFECT_CONFIG for the definition; 0 for the guest if it runs,
                else the definition (DomainModificationImpact)

        Returns:
            dict of numbers with the same names as in
            ``domain_get_scheduler_parameters``, such as ``cpu_shares``, ``vcpu_period``
            and ``vcpu_quota`` in microseconds

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running; the domain is
                    transient
                VIR_ERR_INVALID_ARG: a flag is not supported; flags exclude each other

        virDomainGetSchedulerParametersFlags.
        """
        raise no_support("virDomainGetSchedulerParametersFlags", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_pin_vcpu_flags(
        self, dom: Domain, vcpu: int, cpumap: bytes, flags: int
    ) -> Awaitable[None] | None:
        """Choose the host CPUs for one vCPU, at once or for the next boot.

        Args:
            vcpu: number of the virtual CPU, from 0
            cpumap: host CPUs to use: bytes with a bit for each host CPU, the lowest bit
                of a byte first; CPUs beyond its end are not used
            flags: VIR_DOMAIN_AFFECT_LIVE for the running guest,
                VIR_DOMAIN_AFFECT_CONFIG for the definition, or both; 0 for the guest if
                it runs, else the definition (DomainModificationImpact)

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: the domain has no such vCPU; a flag is not
                    supported; an argument is missing or empty
                VIR_ERR_OPERATION_INVALID: the domain is not running; the domain is
                    transient

        virDomainPinVcpuFlags.
        """
        raise no_support("virDomainPinVcpuFlags", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_send_key(
        self, dom: Domain, codeset: int, holdtime: int, keycodes: Sequence[int], flags: int
    ) -> Awaitable[None] | None:
        """Press keys on the guest's keyboard all at once and release them.

        For text, call it once for each key together with its modifiers.

        Args:
            codeset: the numbering that ``keycodes`` belong to (KeycodeSet)
            holdtime: time to hold the keys, in milliseconds
            keycodes: codes of the keys, 1 to 16 of them
            flags: unused, 0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported; an argument is missing or
                    empty; a value is not a known one

        virDomainSendKey.
        """
        raise no_support("virDomainSendKey", ErrorDomain.VIR_FROM_DOMAIN)

    def node_get_cpu_stats(
        self, cpuNum: int, flags: int
    ) -> Mapping[str, int] | Awaitable[Mapping[str, int]]:
        """Return how one CPU, or all together, spent the time since the host booted.

        Args:
            cpuNum: number of the CPU, from 0; -1 for the sum of all
                (NodeGetCPUStatsAllCPUs)
            flags: unused, 0

        Returns:
            ``kernel``, ``user``, ``idle``, ``iowait``, ``intr`` and ``guest`` in ns, as
            far as the host tells; or ``utilization`` in percent instead

        Raises:
            LibvirtError: among others
                VIR_ERR_INVALID_ARG: a flag is not supported; a number is out of range

        virNodeGetCPUStats.
        """
        raise no_support("virNodeGetCPUStats", ErrorDomain.VIR_FROM_DOMAIN)

    def node_get_memory_stats(
        self, cellNum: int, flags: int
    ) -> Mapping[str, int] | Awaitable[Mapping[str, int]]:
        """Return total, free and cached memory of one NUMA cell, or of the host.

        Args:
            cellNum: number of the cell, from 0; -1 for the whole host
                (NodeGetMemoryStatsAllCells)
            flags: unused, 0

        Returns:
            ``total``, ``free``, ``buffers`` and ``cached`` in KiB; the last two of the
            whole host only

        Raises:
            LibvirtError: among others
                VIR_ERR_INVALID_ARG: a flag is not supported; a number is out of range

        virNodeGetMemoryStats.
        """
        raise no_support("virNodeGetMemoryStats", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_get_control_info(
        self, dom: Domain, flags: int
    ) -> Sequence[int] | Awaitable[Sequence[int]]:
        """Return whether the hypervisor's control channel to the guest is usable.

        For an active domain only. Tells why other calls for the domain would wait or
        fail.

        Args:
            flags: unused, 0

        Returns:
            state: a DomainControlState: free, with a job, occupied by a command, or
                broken
            details: a DomainControlErrorReason when ``state`` is
                VIR_DOMAIN_CONTROL_ERROR, else 0
            state_time: time in this state, in milliseconds, while there is a job or a
                command; else 0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported

        virDomainGetControlInfo.
        """
        raise no_support("virDomainGetControlInfo", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_get_vcpu_pin_info(
        self, dom: Domain, ncpumaps: int, maplen: int, flags: int
    ) -> tuple[bytes, int] | Awaitable[tuple[bytes, int]]:
        """Return the host CPUs on which each virtual CPU may run.

        Also for a domain that is off, unlike ``domain_get_vcpus``.

        Args:
            ncpumaps: most virtual CPUs to tell about
            maplen: bytes that the map of one virtual CPU takes, 8 host CPUs a byte
            flags: VIR_DOMAIN_AFFECT_LIVE for the running guest or
                VIR_DOMAIN_AFFECT_CONFIG for the definition; 0 for the guest if it runs,
                else the definition (DomainModificationImpact)

        Returns:
            cpumaps: maps one after the other, each of ``maplen`` bytes with a bit for
                each host CPU on which the virtual CPU may run, the lowest bit of a byte
                first
            num: number of maps, ``ncpumaps`` at most

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running; the domain is
                    transient
                VIR_ERR_INVALID_ARG: a flag is not supported; flags exclude each other

        virDomainGetVcpuPinInfo.
        """
        raise no_support("virDomainGetVcpuPinInfo", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_undefine_flags(self, dom: Domain, flags: int) -> Awaitable[None] | None:
        """Remove the domain's definition and, as flags say, files that go with it.

        Refused as ``domain_undefine`` is, unless ``flags`` says what becomes of each: a
        managed save image, the metadata of snapshots and of checkpoints (of an inactive
        domain; an active one keeps it until it stops), an NVRAM file, which is either
        removed or kept. A TPM's state can be removed or kept as well.

        Args:
            flags: what to remove or to keep; 0 for what ``domain_undefine`` does
                (DomainUndefineFlagsValues)

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is transient
                VIR_ERR_INVALID_ARG: a flag is not supported

        virDomainUndefineFlags.
        """
        raise no_support("virDomainUndefineFlags", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_save_flags(
        self, dom: Domain, to: str, dxml: str | None, flags: int
    ) -> Awaitable[None] | None:
        """Save the guest to a file with changed XML or to wake in another state.

        As ``domain_save``: the guest stops, ``domain_restore`` brings it back. Some
        hypervisors refuse it while a block job runs; ``domain_block_job_abort`` ends
        that.

        Args:
            to: absolute path of the file on the host of the domain
            dxml: a ``<domain>`` to be restored with, which may differ in what the host
                provides, such as paths of disks; None to leave it as it is
            flags: whether the host's cache is bypassed, and in which state the guest
                will wake: VIR_DOMAIN_SAVE_RUNNING or VIR_DOMAIN_SAVE_PAUSED, not both;
                0 for the state it is in (DomainSaveRestoreFlags)

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_ARGUMENT_UNSUPPORTED: an argument is not supported

        virDomainSaveFlags.
        """
        raise no_support("virDomainSaveFlags", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_restore_flags(
        self, from_: str, dxml: str | None, flags: int
    ) -> Awaitable[None] | None:
        """Start a saved domain with changes to its XML, running or paused.

        As virDomainRestore; VIR_DOMAIN_SAVE_RUNNING and VIR_DOMAIN_SAVE_PAUSED say in
        which state it goes on, whatever it was when it was saved.

        Args:
            from_: path of the file on the server's host
            dxml: a ``<domain>`` document to use instead of the saved one, which may
                differ in what only the host sees, such as paths of disks; None for the
                saved one
            flags: how to read the file and how to start; 0 for the state that was saved
                (DomainSaveRestoreFlags)

        Raises:
            LibvirtError: among others
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_ARGUMENT_UNSUPPORTED: an argument is not supported
                VIR_ERR_SYSTEM_ERROR: the file cannot be read or written

        virDomainRestoreFlags.
        """
        raise no_support("virDomainRestoreFlags", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_destroy_flags(self, dom: Domain, flags: int) -> Awaitable[None] | None:
        """Stop the domain at once, but on request without killing its emulator.

        With VIR_DOMAIN_DESTROY_GRACEFUL the call fails, rather than kill it, when the
        emulator does not end by itself in time. VIR_DOMAIN_DESTROY_REMOVE_LOGS also
        deletes the domain's log files.

        Args:
            flags: whether to refrain from killing, whether to remove logs; 0 for what
                ``domain_destroy`` does (DomainDestroyFlagsValues)

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported

        virDomainDestroyFlags.
        """
        raise no_support("virDomainDestroyFlags", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_save_image_get_xml_desc(self, file: str, flags: int) -> str | Awaitable[str]:
        """Return the domain's XML that was saved in a file with its state.

        Args:
            file: path on the server's host of a file that virDomainSave made
            flags: VIR_DOMAIN_SAVE_IMAGE_XML_SECURE to include passwords; else 0
                (DomainSaveImageXMLFlags)

        Returns:
            a ``<domain>`` document, as the domain was when it was saved

        Raises:
            LibvirtError: among others
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_SYSTEM_ERROR: the file cannot be read or written

        virDomainSaveImageGetXMLDesc.
        """
        raise no_support("virDomainSaveImageGetXMLDesc", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_save_image_define_xml(
        self, file: str, dxml: str, flags: int
    ) -> Awaitable[None] | None:
        """Change the domain's XML in a file that its state was saved to.

        The new document takes effect when the domain is restored. It may differ only in
        what the guest cannot see, such as paths of disks.

        Args:
            file: path on the server's host of a file that virDomainSave made
            dxml: the new ``<domain>`` document
            flags: VIR_DOMAIN_SAVE_RUNNING or VIR_DOMAIN_SAVE_PAUSED for the state to
                restore to; 0 to leave it (DomainSaveRestoreFlags)

        Raises:
            LibvirtError: among others
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_SYSTEM_ERROR: the file cannot be read or written

        virDomainSaveImageDefineXML.
        """
        raise no_support("virDomainSaveImageDefineXML", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_block_job_abort(self, dom: Domain, path: str, flags: int) -> Awaitable[None] | None:
        """End the block job on a disk: cancel it, or pivot to its result.

        A cancelled pull goes on from where it was when it is started anew. A cancelled
        copy or active commit leaves the domain with the image it had and has to be
        started from the beginning; with VIR_DOMAIN_BLOCK_JOB_ABORT_PIVOT such a job
        moves the domain to the new image instead, or the call fails with
        VIR_ERR_BLOCK_COPY_ACTIVE while the job is not ready.

        The call waits until the job has ended, unless VIR_DOMAIN_BLOCK_JOB_ABORT_ASYNC
        is given; an event follows in any case.

        Args:
            path: the disk's target, such as ``vda``, or the path of its source
            flags: whether to pivot and whether to return without waiting; 0 to cancel
                and wait (DomainBlockJobAbortFlags)

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: the disk has no block job; a flag is not supported
                VIR_ERR_OPERATION_INVALID: the domain is not running

        virDomainBlockJobAbort.
        """
        raise no_support("virDomainBlockJobAbort", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_get_block_job_info(
        self, dom: Domain, path: str, flags: int
    ) -> Sequence[int] | Awaitable[Sequence[int]]:
        """Return type, speed and progress of the block job on a disk, if any.

        Args:
            path: the disk's target, such as ``vda``, or the path of its source
            flags: VIR_DOMAIN_BLOCK_JOB_INFO_BANDWIDTH_BYTES to get ``bandwidth`` in
                bytes/s; 0 for MiB/s, rounded up (DomainBlockJobInfoFlags)

        Returns:
            found: 1 if there is a job, 0 if not; the others are 0 then
            type: a DomainBlockJobType
            bandwidth: limit in MiB/s or as ``flags`` asks, 0 for none
            cur: progress so far, from 0 to ``end``
            end: value of ``cur`` at the end of the job

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported

        virDomainGetBlockJobInfo.
        """
        raise no_support("virDomainGetBlockJobInfo", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_block_job_set_speed(
        self, dom: Domain, path: str, bandwidth: int, flags: int
    ) -> Awaitable[None] | None:
        """Limit the bandwidth of the block job that runs on a disk.

        Args:
            path: the disk's target, such as ``vda``, or the path of its source
            bandwidth: limit in MiB/s, or in bytes/s as ``flags`` says; 0 for no limit
            flags: VIR_DOMAIN_BLOCK_JOB_SPEED_BANDWIDTH_BYTES for ``bandwidth`` in
                bytes/s; 0 for MiB/s (DomainBlockJobSetSpeedFlags)

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: the disk has no block job; a flag is not supported
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_OVERFLOW: a number is too large

        virDomainBlockJobSetSpeed.
        """
        raise no_support("virDomainBlockJobSetSpeed", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_block_pull(
        self, dom: Domain, path: str, bandwidth: int, flags: int
    ) -> Awaitable[None] | None:
        """Start a job that makes a disk's image independent of its backing images.

        All data of the backing images is copied into the active image, while the guest
        runs; then the chain has one image. The call returns once the job has started:
        ``domain_get_block_job_info`` tells how far it is, an event how it ended.
        ``domain_block_rebase`` can keep a part of the chain, ``domain_block_commit``
        moves data the other way.

        Args:
            path: the disk's target, such as ``vda``, or the path of its source
            bandwidth: limit in MiB/s, or in bytes/s as ``flags`` says; 0 for no limit
            flags: VIR_DOMAIN_BLOCK_PULL_BANDWIDTH_BYTES for ``bandwidth`` in bytes/s; 0
                for MiB/s (DomainBlockPullFlags)

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported

        virDomainBlockPull.
        """
        raise no_support("virDomainBlockPull", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_migrate_get_max_speed(self, dom: Domain, flags: int) -> int | Awaitable[int]:
        """Return the bandwidth that a migration of the domain may use at most.

        Read-only connections may not call this.

        Args:
            flags: VIR_DOMAIN_MIGRATE_MAX_SPEED_POSTCOPY for the limit of the post-copy
                phase; 0 for the usual one (DomainMigrateMaxSpeedFlags)

        Returns:
            limit in MiB/s; a huge number when there is none

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported

        virDomainMigrateGetMaxSpeed.
        """
        raise no_support("virDomainMigrateGetMaxSpeed", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_block_stats_flags(
        self, dom: Domain, path: str, flags: int
    ) -> Params | Awaitable[Params]:
        """Return counts and durations of one disk's reads, writes and flushes.

        For a running guest.

        Args:
            path: the disk's target, such as ``vda``, or the path of its source; empty
                for all disks together, where supported
            flags: unused, 0

        Returns:
            dict with those that the hypervisor counts: ``rd_operations``,
            ``wr_operations`` and ``flush_operations``, ``rd_bytes`` and ``wr_bytes``,
            ``rd_total_times``, ``wr_total_times`` and ``flush_total_times`` in ns,
            ``errs``

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported

        virDomainBlockStatsFlags.
        """
        raise no_support("virDomainBlockStatsFlags", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_snapshot_get_parent(
        self, snap: DomainSnapshot, flags: int
    ) -> DomainSnapshot | Awaitable[DomainSnapshot]:
        """Return the snapshot that was current when this one was taken.

        Args:
            flags: unused, 0

        Returns:
            the parent; a snapshot without one is refused

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_NO_DOMAIN_SNAPSHOT: the snapshot has no parent; there is no such
                    snapshot
                VIR_ERR_INVALID_ARG: a flag is not supported

        virDomainSnapshotGetParent.
        """
        raise no_support("virDomainSnapshotGetParent", ErrorDomain.VIR_FROM_DOMAIN_SNAPSHOT)

    def domain_reset(self, dom: Domain, flags: int) -> Awaitable[None] | None:
        """Restart the guest as by a reset button, without shutting it down.

        The hardware starts anew in the same process; what the guest had not written yet
        is lost. ``domain_reboot`` asks the guest instead.

        Args:
            flags: unused, 0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported

        virDomainReset.
        """
        raise no_support("virDomainReset", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_snapshot_num_children(
        self, snap: DomainSnapshot, flags: int
    ) -> int | Awaitable[int]:
        """Count the snapshots that have this one as their parent.

        Args:
            flags: which to count; VIR_DOMAIN_SNAPSHOT_LIST_DESCENDANTS for children's
                children too (DomainSnapshotListFlags)

        Returns:
            how many there are

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_NO_DOMAIN_SNAPSHOT: there is no such snapshot
                VIR_ERR_INVALID_ARG: a flag is not supported

        virDomainSnapshotNumChildren.
        """
        raise no_support("virDomainSnapshotNumChildren", ErrorDomain.VIR_FROM_DOMAIN_SNAPSHOT)

    def domain_snapshot_list_children_names(
        self, snap: DomainSnapshot, maxnames: int, flags: int
    ) -> Sequence[str] | Awaitable[Sequence[str]]:
        """List what the snapshots are called that have this one as parent.

        Args:
            maxnames: room for how many names; no more than that are returned
            flags: which to list; VIR_DOMAIN_SNAPSHOT_LIST_DESCENDANTS for children's
                children too (DomainSnapshotListFlags)

        Returns:
            the names, in no particular order unless it was asked for

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_NO_DOMAIN_SNAPSHOT: there is no such snapshot
                VIR_ERR_INVALID_ARG: a flag is not supported

        virDomainSnapshotListChildrenNames.
        """
        raise no_support("virDomainSnapshotListChildrenNames", ErrorDomain.VIR_FROM_DOMAIN_SNAPSHOT)

    def domain_open_graphics(
        self, dom: Domain, idx: int, fd: int, flags: int
    ) -> Awaitable[None] | None:
        """Connect one end of a socket pair with the guest's VNC or SPICE server.

        Only over a local UNIX socket, which alone can pass file descriptors. The other
        end of the pair then speaks the display's protocol. ``domain_open_graphics_fd``
        has the server make the pair.

        Args:
            idx: number of the ``<graphics>`` element, from 0
            fd: descriptor of a socket; the server closes it after the call, so keep a
                copy
            flags: VIR_DOMAIN_OPEN_GRAPHICS_SKIPAUTH to be let in without a password; 0
                for the usual way (DomainOpenGraphicsFlags)

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INTERNAL_ERROR: the domain has no such device
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_ARGUMENT_UNSUPPORTED: the driver takes no descriptors

        virDomainOpenGraphics.
        """
        raise no_support("virDomainOpenGraphics", ErrorDomain.VIR_FROM_DOMAIN)

    def node_suspend_for_duration(
        self, target: int, duration: int, flags: int
    ) -> Awaitable[None] | None:
        """Put the host to sleep and have its clock wake it after some time.

        The host falls asleep some seconds after the answer. Raises LibvirtError
        VIR_ERR_ARGUMENT_UNSUPPORTED when the host cannot sleep in this way. Guests are
        not shut down.

        Args:
            target: where to keep the host's state: 0 in memory, 1 on disk, 2 on both
                (NodeSuspendTarget)
            duration: seconds to sleep; libvirt takes no less than 60
            flags: unused, 0

        virNodeSuspendForDuration.
        """
        raise no_support("virNodeSuspendForDuration", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_block_resize(
        self, dom: Domain, disk: str, size: int, flags: int
    ) -> Awaitable[None] | None:
        """Change the size of a disk while the guest is running.

        Making it smaller destroys what is beyond the new end. The format of the image
        may have the size rounded up. For a domain that is off, most hypervisors leave
        that to ``storage_vol_resize`` of the storage volume.

        Args:
            disk: the disk's target, such as ``vda``, or the path of its source
            size: new size in KiB, or in bytes with VIR_DOMAIN_BLOCK_RESIZE_BYTES
            flags: VIR_DOMAIN_BLOCK_RESIZE_BYTES for ``size`` in bytes,
                VIR_DOMAIN_BLOCK_RESIZE_EXTEND to have a smaller size refused; 0 for KiB
                and any size (DomainBlockResizeFlags)

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_OVERFLOW: a number is too large

        virDomainBlockResize.
        """
        raise no_support("virDomainBlockResize", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_set_block_io_tune(
        self, dom: Domain, disk: str, params: TypedParams, flags: int
    ) -> Awaitable[None] | None:
        """Limit bytes and requests per second of one disk of the domain.

        A total and a limit of reads or writes of the same kind exclude each other.

        Args:
            disk: the disk's target, such as ``vda``, or the path of its source
            params: limits to change, at least one, 0 for none: ``total_bytes_sec``,
                ``read_bytes_sec`` and ``write_bytes_sec`` in bytes/s,
                ``total_iops_sec``, ``read_iops_sec`` and ``write_iops_sec`` in requests
                per second, the same with ``_max`` for bursts and ``_max_length`` for
                their length in seconds, ``size_iops_sec`` in bytes (a larger request
                counts as several), ``group_name`` of disks that share limits
            flags: VIR_DOMAIN_AFFECT_LIVE for the running guest,
                VIR_DOMAIN_AFFECT_CONFIG for the definition, or both; 0 for the guest if
                it runs, else the definition (DomainModificationImpact)

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: the domain has no such device; a flag is not
                    supported; flags exclude each other
                VIR_ERR_OPERATION_INVALID: the domain is not running; the domain is
                    transient
                VIR_ERR_ARGUMENT_UNSUPPORTED: a parameter is not supported

        virDomainSetBlockIoTune.
        """
        raise no_support("virDomainSetBlockIoTune", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_get_block_io_tune(
        self, dom: Domain, disk: str | None, flags: int
    ) -> Params | Awaitable[Params]:
        """Return the limits on bytes and requests per second of one disk.

        Args:
            disk: the disk's target, such as ``vda``, or the path of its source; None is
                only for counting the parameters
            flags: VIR_DOMAIN_AFFECT_LIVE for the running guest or
                VIR_DOMAIN_AFFECT_CONFIG for the definition; 0 for the guest if it runs,
                else the definition (DomainModificationImpact)

        Returns:
            dict of limits, 0 for none: ``total_bytes_sec``, ``read_bytes_sec`` and
            ``write_bytes_sec`` in bytes/s, ``total_iops_sec``, ``read_iops_sec`` and
            ``write_iops_sec`` in requests per second, the same with ``_max`` for bursts
            and ``_max_length`` for their length in seconds, ``size_iops_sec`` in bytes,
            and the text ``group_name``

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: the domain has no such device; a flag is not
                    supported; flags exclude each other
                VIR_ERR_OPERATION_INVALID: the domain is not running; the domain is
                    transient

        virDomainGetBlockIoTune.
        """
        raise no_support("virDomainGetBlockIoTune", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_set_numa_parameters(
        self, dom: Domain, params: TypedParams, flags: int
    ) -> Awaitable[None] | None:
        """Choose the NUMA nodes of the host that provide the guest's memory.

        With QEMU the mode cannot be changed while the guest runs.

        Args:
            params: those to change, at least one: ``numa_nodeset``, a text such as
                ``0-1,3``, and ``numa_mode``, a DomainNumatuneMemMode
            flags: VIR_DOMAIN_AFFECT_LIVE for the running guest,
                VIR_DOMAIN_AFFECT_CONFIG for the definition, or both; 0 for the guest if
                it runs, else the definition (DomainModificationImpact)

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running; the domain is
                    transient
                VIR_ERR_INVALID_ARG: a flag is not supported; flags exclude each other;
                    an argument is missing or empty
                VIR_ERR_ARGUMENT_UNSUPPORTED: a parameter is not supported

        virDomainSetNumaParameters.
        """
        raise no_support("virDomainSetNumaParameters", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_get_numa_parameters(self, dom: Domain, flags: int) -> Params | Awaitable[Params]:
        """Return on which host NUMA nodes the domain's memory is placed, and how.

        Args:
            flags: VIR_DOMAIN_AFFECT_LIVE or VIR_DOMAIN_AFFECT_CONFIG; 0 for the domain
                as it is now (DomainModificationImpact)

        Returns:
            dict with ``numa_nodeset``, a text such as ``0-3,^2``, and ``numa_mode``, a
            DomainNumatuneMemMode

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running; the domain is
                    transient
                VIR_ERR_INVALID_ARG: a flag is not supported; flags exclude each other

        virDomainGetNumaParameters.
        """
        raise no_support("virDomainGetNumaParameters", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_set_interface_parameters(
        self, dom: Domain, device: str, params: TypedParams, flags: int
    ) -> Awaitable[None] | None:
        """Limit the bandwidth of one network interface of the domain.

        Directions are the guest's: inbound is what it receives. An average of 0 lifts
        the limit of its direction.

        Args:
            device: the interface's MAC address, or its name on the host, such as
                ``vnet0``
            params: ``inbound.average``, ``inbound.peak`` and ``inbound.floor`` in
                KiB/s, ``inbound.burst`` in KiB, ``outbound.average``, ``outbound.peak``
                and ``outbound.burst`` likewise; at least one of them
            flags: VIR_DOMAIN_AFFECT_LIVE, VIR_DOMAIN_AFFECT_CONFIG or both; 0 for the
                domain as it is now (DomainModificationImpact)

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: the domain has no such device; a flag is not
                    supported; flags exclude each other; an argument is missing or empty
                VIR_ERR_OPERATION_INVALID: the domain is not running; the domain is
                    transient
                VIR_ERR_ARGUMENT_UNSUPPORTED: a parameter is not supported

        virDomainSetInterfaceParameters.
        """
        raise no_support("virDomainSetInterfaceParameters", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_get_interface_parameters(
        self, dom: Domain, device: str, flags: int
    ) -> Params | Awaitable[Params]:
        """Return the bandwidth limits of one network interface of the domain.

        Directions are the guest's: inbound is what it receives.

        Args:
            device: the interface's MAC address, or its name on the host, such as
                ``vnet0``
            flags: VIR_DOMAIN_AFFECT_LIVE or VIR_DOMAIN_AFFECT_CONFIG; 0 for the domain
                as it is now (DomainModificationImpact)

        Returns:
            dict with ``inbound.average``, ``inbound.peak`` and ``inbound.floor`` in
            KiB/s, ``inbound.burst`` in KiB, ``outbound.average``, ``outbound.peak`` and
            ``outbound.burst`` likewise; 0 for what is not limited

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: the domain has no such device; a flag is not
                    supported; flags exclude each other
                VIR_ERR_OPERATION_INVALID: the domain is not running; the domain is
                    transient

        virDomainGetInterfaceParameters.
        """
        raise no_support("virDomainGetInterfaceParameters", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_shutdown_flags(self, dom: Domain, flags: int) -> Awaitable[None] | None:
        """Ask the guest to shut down, in a way or ways that the caller chooses.

        Returns once the request is sent. The guest may ignore it, and ``on_poweroff``
        in the definition may make it boot again; ``domain_destroy`` forces it off. With
        several ways given the hypervisor tries them in an order of its own.

        Args:
            flags: ways to ask, such as VIR_DOMAIN_SHUTDOWN_ACPI_POWER_BTN or
                VIR_DOMAIN_SHUTDOWN_GUEST_AGENT; 0 for the hypervisor's choice
                (DomainShutdownFlagValues)

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INTERNAL_ERROR: the domain is not running
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported

        virDomainShutdownFlags.
        """
        raise no_support("virDomainShutdownFlags", ErrorDomain.VIR_FROM_DOMAIN)

    def storage_vol_wipe_pattern(
        self, vol: StorageVol, algorithm: int, flags: int
    ) -> Awaitable[None] | None:
        """Overwrite the volume's old data by an algorithm of your choice.

        Other algorithms than zeros need the program ``scrub`` on the host; discarding
        is for few kinds of pool.

        The format goes with the data: a qcow2 image may be a raw one afterwards. On
        storage that journals, copies on write, keeps versions or is reached by network
        the old data may survive elsewhere.

        Args:
            algorithm: with what to overwrite and how often: once with zeros
                (VIR_STORAGE_VOL_WIPE_ALG_ZERO), in several passes by a standard, or not
                at all but to discard (VIR_STORAGE_VOL_WIPE_ALG_TRIM)
                (StorageVolWipeAlgorithm)
            flags: unused, 0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_STORAGE_POOL: there is no such storage pool
                VIR_ERR_NO_STORAGE_VOL: there is no such storage volume
                VIR_ERR_OPERATION_INVALID: the storage pool is not active
                VIR_ERR_INVALID_ARG: a flag is not supported; a value is not a known one

        virStorageVolWipePattern.
        """
        raise no_support("virStorageVolWipePattern", ErrorDomain.VIR_FROM_STORAGE)

    def storage_vol_resize(
        self, vol: StorageVol, capacity: int, flags: int
    ) -> Awaitable[None] | None:
        """Change the volume's capacity; what is added reads as zeros.

        The server rounds the capacity as its storage needs, or refuses it. The domain
        that uses the volume does not see the new size by itself.

        Args:
            capacity: the new capacity in bytes, or the difference with
                VIR_STORAGE_VOL_RESIZE_DELTA
            flags: VIR_STORAGE_VOL_RESIZE_ALLOCATE to take the added space from the pool
                at once, VIR_STORAGE_VOL_RESIZE_DELTA when ``capacity`` is a difference,
                VIR_STORAGE_VOL_RESIZE_SHRINK to allow less than now, which may lose
                data (with DELTA: to subtract); or 0 (StorageVolResizeFlags)

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_STORAGE_POOL: there is no such storage pool
                VIR_ERR_NO_STORAGE_VOL: there is no such storage volume
                VIR_ERR_OPERATION_INVALID: the storage pool is not active
                VIR_ERR_INVALID_ARG: a flag is not supported; a flag that the case
                    requires is missing

        virStorageVolResize.
        """
        raise no_support("virStorageVolResize", ErrorDomain.VIR_FROM_STORAGE)

    def domain_pm_suspend_for_duration(
        self, dom: Domain, target: int, duration: int, flags: int
    ) -> Awaitable[None] | None:
        """Have the guest suspend itself to memory, to disk or to both.

        The guest's own power management, unlike ``domain_suspend``, which stops its
        CPUs. May need a guest agent. ``domain_pm_wakeup`` ends it.

        With QEMU suspending to disk ends the domain's process, and waking starts a new
        one: changes made to the running domain only are lost.

        Args:
            target: VIR_NODE_SUSPEND_TARGET_MEM for memory (S3),
                VIR_NODE_SUSPEND_TARGET_DISK for disk (S4),
                VIR_NODE_SUSPEND_TARGET_HYBRID for both (NodeSuspendTarget)
            duration: seconds after which the guest is woken, 0 for no such time, the
                only choice with some hypervisors
            flags: unused, 0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported; a value is not a known one
                VIR_ERR_ARGUMENT_UNSUPPORTED: an argument is not supported

        virDomainPMSuspendForDuration.
        """
        raise no_support("virDomainPMSuspendForDuration", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_get_cpu_stats(
        self, dom: Domain, start_cpu: int, ncpus: int, flags: int
    ) -> Sequence[Params] | Awaitable[Sequence[Params]]:
        """Return the time that the running domain has spent on host CPUs.

        Args:
            start_cpu: first host CPU to report, -1 for the sum over all of them
            ncpus: number of host CPUs to report, 1 for the sum, 0 for all of them
            flags: unused, 0

        Returns:
            mappings: for each host CPU, from ``start_cpu`` on, ``cpu_time`` and
            ``vcpu_time`` in ns; with ``start_cpu`` -1 a single one with ``cpu_time``,
            ``user_time`` and ``system_time`` in ns

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported; a number is out of range
                VIR_ERR_INTERNAL_ERROR: a number is out of range

        virDomainGetCPUStats.
        """
        raise no_support("virDomainGetCPUStats", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_get_disk_errors(
        self, dom: Domain, flags: int
    ) -> Mapping[str, int] | Awaitable[Mapping[str, int]]:
        """Return which disks of the domain had an I/O error, and of what kind.

        Args:
            flags: unused, 0

        Returns:
            dict of disk target, such as ``vda``, to a DomainDiskErrorCode; disks
            without an error are not in it

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported

        virDomainGetDiskErrors.
        """
        raise no_support("virDomainGetDiskErrors", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_set_metadata(
        self,
        dom: Domain,
        type: int,
        metadata: str | None,
        key: str | None,
        uri: str | None,
        flags: int,
    ) -> Awaitable[None] | None:
        """Set or remove the domain's title, description or an element of your own.

        All of them are part of the domain's definition, where ``metadata`` finds them
        again. An element of your own is XML in a namespace of your own.

        Args:
            type: which to set: VIR_DOMAIN_METADATA_DESCRIPTION,
                VIR_DOMAIN_METADATA_TITLE or VIR_DOMAIN_METADATA_ELEMENT
                (DomainMetadataType)
            metadata: new text, without newlines for a title, or an XML element; None to
                remove the old one
            key: prefix for the namespace of an element that is set; None for a title or
                a description
            uri: namespace of an element, None for a title or a description
            flags: VIR_DOMAIN_AFFECT_LIVE, VIR_DOMAIN_AFFECT_CONFIG or both; 0 for the
                domain as it is now (DomainModificationImpact)

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running; the domain is
                    transient
                VIR_ERR_INVALID_ARG: a flag is not supported; an argument must be left
                    out; a value is not a known one
                VIR_ERR_INTERNAL_ERROR: a value is malformed
                VIR_ERR_XML_DETAIL: the document is not XML

        virDomainSetMetadata.
        """
        raise no_support("virDomainSetMetadata", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_get_metadata(
        self, dom: Domain, type: int, uri: str | None, flags: int
    ) -> str | Awaitable[str]:
        """Return the domain's title, its description or an element of your own.

        Raises LibvirtError VIR_ERR_NO_DOMAIN_METADATA when the domain has none of the
        kind.

        Args:
            type: which to return: VIR_DOMAIN_METADATA_DESCRIPTION,
                VIR_DOMAIN_METADATA_TITLE or VIR_DOMAIN_METADATA_ELEMENT
                (DomainMetadataType)
            uri: namespace of an element, None for a title or a description
            flags: VIR_DOMAIN_AFFECT_LIVE or VIR_DOMAIN_AFFECT_CONFIG; 0 for the domain
                as it is now (DomainModificationImpact)

        Returns:
            text of the title or description, or the element as XML

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_NO_DOMAIN_METADATA: there is no such metadata
                VIR_ERR_OPERATION_INVALID: the domain is not running; the domain is
                    transient
                VIR_ERR_INVALID_ARG: a flag is not supported; flags exclude each other;
                    an argument must be left out; a value is not a known one

        virDomainGetMetadata.
        """
        raise no_support("virDomainGetMetadata", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_block_rebase(
        self, dom: Domain, path: str, base: str | None, bandwidth: int, flags: int
    ) -> Awaitable[None] | None:
        """Start a job that pulls data into a disk's image, or copies the disk.

        Without VIR_DOMAIN_BLOCK_REBASE_COPY the job pulls what the images above
        ``base`` hold into the active image and ends by itself; ``base`` is the backing
        file afterwards. With ``base`` None and no flags it does what
        ``domain_block_pull`` does.

        With VIR_DOMAIN_BLOCK_REBASE_COPY the disk is copied to the file ``base``, then
        mirrored until ``domain_block_job_abort`` ends the job, which either stays with
        the source or pivots to the copy. ``domain_block_copy`` does that with more
        control.

        The call returns once the job has started; ``domain_get_block_job_info`` tells
        how far it is, an event how it ended.

        Args:
            path: the disk's target, such as ``vda``, or the path of its source
            base: image that stays as the backing file, as a path or as ``vda[3]``, None
                to keep none; with VIR_DOMAIN_BLOCK_REBASE_COPY the file to copy to
            bandwidth: limit in MiB/s, or in bytes/s with
                VIR_DOMAIN_BLOCK_REBASE_BANDWIDTH_BYTES; 0 for none
            flags: whether to pull or to copy, how to make the copy, the unit of
                ``bandwidth`` (DomainBlockRebaseFlags)

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported; a flag lacks another that
                    it requires

        virDomainBlockRebase.
        """
        raise no_support("virDomainBlockRebase", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_pm_wakeup(self, dom: Domain, flags: int) -> Awaitable[None] | None:
        """Wake a guest that suspended itself, before its time if it has one.

        For guests that ``domain_pm_suspend_for_duration`` put to sleep.

        Args:
            flags: unused, 0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported

        virDomainPMWakeup.
        """
        raise no_support("virDomainPMWakeup", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_snapshot_is_current(self, snap: DomainSnapshot, flags: int) -> int | Awaitable[int]:
        """Say whether this snapshot is the one that the domain was last at.

        Args:
            flags: unused, 0

        Returns:
            1 if it is the current one, 0 if not

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_NO_DOMAIN_SNAPSHOT: there is no such snapshot
                VIR_ERR_INVALID_ARG: a flag is not supported

        virDomainSnapshotIsCurrent.
        """
        raise no_support("virDomainSnapshotIsCurrent", ErrorDomain.VIR_FROM_DOMAIN_SNAPSHOT)

    def domain_snapshot_has_metadata(
        self, snap: DomainSnapshot, flags: int
    ) -> int | Awaitable[int]:
        """Say whether libvirt keeps anything of a snapshot beside its images.

        Args:
            flags: unused, 0

        Returns:
            1 if it does, which hinders undefining the domain; 0 if not

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_NO_DOMAIN_SNAPSHOT: there is no such snapshot
                VIR_ERR_INVALID_ARG: a flag is not supported

        virDomainSnapshotHasMetadata.
        """
        raise no_support("virDomainSnapshotHasMetadata", ErrorDomain.VIR_FROM_DOMAIN_SNAPSHOT)

    def connect_list_all_domains(
        self, flags: int
    ) -> Sequence[Domain] | Awaitable[Sequence[Domain]]:
        """Return all domains, or those that the flags select.

        One call, so no domain is missed or listed twice while others start and stop.
        The flags come in groups, such as ACTIVE and INACTIVE: a domain is listed when
        one flag of each group that is used fits it.

        Args:
            flags: which domains to list; 0 for all (ConnectListAllDomainsFlags)

        Returns:
            domains in no particular order, active and inactive ones

        Raises:
            LibvirtError: among others
                VIR_ERR_INVALID_ARG: a flag is not supported

        virConnectListAllDomains.
        """
        raise no_support("virConnectListAllDomains", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_list_all_snapshots(
        self, dom: Domain, flags: int
    ) -> Sequence[DomainSnapshot] | Awaitable[Sequence[DomainSnapshot]]:
        """List the snapshots of a domain as objects, without races.

        Args:
            flags: which to list, all for 0; of two flags that exclude each other, such
                as LEAVES and NO_LEAVES, both together select all
                (DomainSnapshotListFlags)

        Returns:
            the snapshots, in no particular order unless it was asked for

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: a flag is not supported

        virDomainListAllSnapshots.
        """
        raise no_support("virDomainListAllSnapshots", ErrorDomain.VIR_FROM_DOMAIN_SNAPSHOT)

    def domain_snapshot_list_all_children(
        self, snapshot: DomainSnapshot, flags: int
    ) -> Sequence[DomainSnapshot] | Awaitable[Sequence[DomainSnapshot]]:
        """List the snapshots that have this one as parent, as objects.

        Args:
            flags: which to list; VIR_DOMAIN_SNAPSHOT_LIST_DESCENDANTS for children's
                children too (DomainSnapshotListFlags)

        Returns:
            the children, in no particular order unless it was asked for

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_NO_DOMAIN_SNAPSHOT: there is no such snapshot
                VIR_ERR_INVALID_ARG: a flag is not supported

        virDomainSnapshotListAllChildren.
        """
        raise no_support("virDomainSnapshotListAllChildren", ErrorDomain.VIR_FROM_DOMAIN_SNAPSHOT)

    def domain_get_hostname(self, dom: Domain, flags: int) -> str | Awaitable[str]:
        """Return the host name of the guest, from its agent or its DHCP lease.

        Raises LibvirtError VIR_ERR_NO_HOSTNAME when none is known.

        Args:
            flags: where to look: VIR_DOMAIN_GET_HOSTNAME_LEASE or
                VIR_DOMAIN_GET_HOSTNAME_AGENT; 0 for the hypervisor's choice
                (DomainGetHostnameFlags)

        Returns:
            host name

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_NO_HOSTNAME: the host name is not known
                VIR_ERR_ARGUMENT_UNSUPPORTED: the domain has no guest agent
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported; flags exclude each other

        virDomainGetHostname.
        """
        raise no_support("virDomainGetHostname", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_get_security_label_list(
        self, dom: Domain
    ) -> Sequence[tuple[str, int]] | Awaitable[Sequence[tuple[str, int]] | None] | None:
        """Return the labels that each security driver gave the running domain.

        ``domain_get_security_label`` returns that of the primary driver only.

        Returns:
            pairs of a label and 1 if it is enforced, 0 if not, one for each security
            driver such as selinux and dac; the label is empty where the domain has
            none. None where labels cannot be listed

        virDomainGetSecurityLabelList.
        """
        raise no_support("virDomainGetSecurityLabelList", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_pin_emulator(self, dom: Domain, cpumap: bytes, flags: int) -> Awaitable[None] | None:
        """Set on which host CPUs the emulator's own threads may run.

        Those threads are the ones that run no virtual CPU and no IOThread.

        Args:
            cpumap: host CPUs to use: bytes with a bit for each host CPU, the lowest bit
                of a byte first; CPUs beyond its end are not used
            flags: VIR_DOMAIN_AFFECT_LIVE, VIR_DOMAIN_AFFECT_CONFIG or both; 0 for the
                domain as it is now (DomainModificationImpact)

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running; the domain is
                    transient
                VIR_ERR_INVALID_ARG: a flag is not supported; flags exclude each other;
                    an argument is missing or empty

        virDomainPinEmulator.
        """
        raise no_support("virDomainPinEmulator", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_get_emulator_pin_info(
        self, dom: Domain, maplen: int, flags: int
    ) -> tuple[bytes, int] | Awaitable[tuple[bytes, int]]:
        """Return on which host CPUs the emulator's own threads may run.

        Args:
            maplen: most bytes that the CPU map may have, with eight CPUs in each
            flags: VIR_DOMAIN_AFFECT_LIVE or VIR_DOMAIN_AFFECT_CONFIG; 0 for the domain
                as it is now (DomainModificationImpact)

        Returns:
            cpumaps: host CPUs that may be used: bytes with a bit for each host CPU, the
                lowest bit of a byte first, ``maplen`` bytes at most
            ret: 1, the number of maps

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running; the domain is
                    transient
                VIR_ERR_INVALID_ARG: a flag is not supported; flags exclude each other

        virDomainGetEmulatorPinInfo.
        """
        raise no_support("virDomainGetEmulatorPinInfo", ErrorDomain.VIR_FROM_DOMAIN)

    def connect_list_all_storage_pools(
        self, flags: int
    ) -> Sequence[StoragePool] | Awaitable[Sequence[StoragePool]]:
        """Return all storage pools, or those that the flags select.

        The flags come in groups (state, persistence, autostart, type of pool): a pool
        is listed when one flag of each group that is used fits it.

        Args:
            flags: which pools to list; 0 for all (ConnectListAllStoragePoolsFlags)

        Returns:
            pools in no particular order, active and inactive ones

        Raises:
            LibvirtError: among others
                VIR_ERR_INVALID_ARG: a flag is not supported

        virConnectListAllStoragePools.
        """
        raise no_support("virConnectListAllStoragePools", ErrorDomain.VIR_FROM_STORAGE)

    def storage_pool_list_all_volumes(
        self, pool: StoragePool, flags: int
    ) -> Sequence[StorageVol] | Awaitable[Sequence[StorageVol]]:
        """List the volumes of an active pool, all of them in one call.

        Raises LibvirtError VIR_ERR_OPERATION_INVALID for an inactive pool.

        Args:
            flags: unused, 0

        Returns:
            list of volumes, in no particular order

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_STORAGE_POOL: there is no such storage pool
                VIR_ERR_OPERATION_INVALID: the storage pool is not active
                VIR_ERR_INVALID_ARG: a flag is not supported

        virStoragePoolListAllVolumes.
        """
        raise no_support("virStoragePoolListAllVolumes", ErrorDomain.VIR_FROM_STORAGE)

    def connect_list_all_networks(
        self, flags: int
    ) -> Sequence[Network] | Awaitable[Sequence[Network]]:
        """Return all virtual networks, or those that the flags select.

        The flags come in groups (state, persistence, autostart): a network is listed
        when one flag of each group that is used fits it.

        Args:
            flags: which networks to list; 0 for all (ConnectListAllNetworksFlags)

        Returns:
            networks in no particular order, active and inactive ones

        Raises:
            LibvirtError: among others
                VIR_ERR_INVALID_ARG: a flag is not supported

        virConnectListAllNetworks.
        """
        raise no_support("virConnectListAllNetworks", ErrorDomain.VIR_FROM_NETWORK)

    def connect_list_all_interfaces(
        self, flags: int
    ) -> Sequence[Interface] | Awaitable[Sequence[Interface]]:
        """Return the host's network interfaces, of one state if asked.

        Args:
            flags: whether to list the active or the inactive ones only; 0 for all
                (ConnectListAllInterfacesFlags)

        Returns:
            interfaces in no particular order, active and inactive ones

        Raises:
            LibvirtError: among others
                VIR_ERR_INVALID_ARG: a flag is not supported

        virConnectListAllInterfaces.
        """
        raise no_support("virConnectListAllInterfaces", ErrorDomain.VIR_FROM_INTERFACE)

    def connect_list_all_node_devices(
        self, flags: int
    ) -> Sequence[NodeDevice] | Awaitable[Sequence[NodeDevice]]:
        """Return the host's devices, or those that the flags select.

        A device is listed when it has one of the capabilities that the flags name, such
        as VIR_CONNECT_LIST_NODE_DEVICES_CAP_PCI_DEV. Devices that are defined and not
        active, such as mediated devices before they are created, are listed too.

        Args:
            flags: which capabilities and states to list; 0 for all
                (ConnectListAllNodeDeviceFlags)

        Returns:
            devices in no particular order

        Raises:
            LibvirtError: among others
                VIR_ERR_INVALID_ARG: a flag is not supported

        virConnectListAllNodeDevices.
        """
        raise no_support("virConnectListAllNodeDevices", ErrorDomain.VIR_FROM_NODEDEV)

    def connect_list_all_nwfilters(
        self, flags: int
    ) -> Sequence[NWFilter] | Awaitable[Sequence[NWFilter]]:
        """Return all network filters that are defined, in one call.

        Args:
            flags: unused, 0

        Returns:
            filters in no particular order

        Raises:
            LibvirtError: among others
                VIR_ERR_INVALID_ARG: a flag is not supported

        virConnectListAllNWFilters.
        """
        raise no_support("virConnectListAllNWFilters", ErrorDomain.VIR_FROM_NWFILTER)

    def connect_list_all_secrets(
        self, flags: int
    ) -> Sequence[Secret] | Awaitable[Sequence[Secret]]:
        """Return all secrets, or those that the flags select.

        Ephemeral secrets are kept in memory only; the value of a private one is never
        given out.

        Args:
            flags: whether to list ephemeral or private secrets, or the others, only; 0
                for all (ConnectListAllSecretsFlags)

        Returns:
            secrets in no particular order, with or without a value

        Raises:
            LibvirtError: among others
                VIR_ERR_INVALID_ARG: a flag is not supported

        virConnectListAllSecrets.
        """
        raise no_support("virConnectListAllSecrets", ErrorDomain.VIR_FROM_SECRET)

    def node_set_memory_parameters(self, params: TypedParams, flags: int) -> Awaitable[None] | None:
        """Tune how the host's kernel merges equal pages of memory (KSM).

        A daemon on the host that tunes them too, such as ``ksmtuned``, may undo this.

        Args:
            params: ``shm_pages_to_scan``, pages between two pauses;
                ``shm_sleep_millisecs``, a pause in milliseconds;
                ``shm_merge_across_nodes``, 0 to merge only within a NUMA cell, 1 across
                cells
            flags: unused, 0

        Raises:
            LibvirtError: among others
                VIR_ERR_INVALID_ARG: an argument is missing or empty

        virNodeSetMemoryParameters.
        """
        raise no_support("virNodeSetMemoryParameters", ErrorDomain.VIR_FROM_DOMAIN)

    def node_get_memory_parameters(self, flags: int) -> Params | Awaitable[Params]:
        """Return settings and counters of the kernel's merging of equal pages.

        Args:
            flags: unused, 0

        Returns:
            the settings ``shm_pages_to_scan``, ``shm_sleep_millisecs`` (milliseconds)
            and ``shm_merge_across_nodes``, and counts of pages: ``shm_pages_shared``
            (kept), ``shm_pages_sharing`` (saved), ``shm_pages_unshared``,
            ``shm_pages_volatile``; ``shm_full_scans`` counts passes

        Raises:
            LibvirtError: among others
                VIR_ERR_INVALID_ARG: a flag is not supported

        virNodeGetMemoryParameters.
        """
        raise no_support("virNodeGetMemoryParameters", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_block_commit(
        self, dom: Domain, disk: str, base: str | None, top: str | None, bandwidth: int, flags: int
    ) -> Awaitable[None] | None:
        """Start a job that merges images of a disk's chain into a lower one.

        Shortens a backing chain, as after an external snapshot. The images above
        ``base`` up to ``top`` are invalid afterwards, and partly so if the job is
        aborted; the domain itself keeps running throughout.

        To commit the active image, ``flags`` needs VIR_DOMAIN_BLOCK_COMMIT_ACTIVE. Such
        a job does not end by itself: once it is ready, ``domain_block_job_abort``
        either cancels it or, with VIR_DOMAIN_BLOCK_JOB_ABORT_PIVOT, makes ``base`` the
        active image.

        The call returns once the job has started; ``domain_get_block_job_info`` tells
        how far it is, an event how it ended.

        Args:
            disk: the disk's target, such as ``vda``, or the path of its source
            base: image to merge into, as a path or as ``vda[3]``; None for the lowest
                of the chain, or for the next below ``top`` with
                VIR_DOMAIN_BLOCK_COMMIT_SHALLOW
            top: highest image to merge, as a path or as ``vda[1]``; None for the active
                image
            bandwidth: limit in MiB/s, or in bytes/s with
                VIR_DOMAIN_BLOCK_COMMIT_BANDWIDTH_BYTES; 0 for none
            flags: whether the active image is committed, whether merged files are
                deleted, the unit of ``bandwidth`` (DomainBlockCommitFlags)

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: the domain has no such device; the disk's chain has
                    no such image; a flag is not supported; a flag that the case
                    requires is missing
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_OVERFLOW: a number is too large

        virDomainBlockCommit.
        """
        raise no_support("virDomainBlockCommit", ErrorDomain.VIR_FROM_DOMAIN)

    def network_update(
        self, net: Network, command: int, section: int, parentIndex: int, xml: str, flags: int
    ) -> Awaitable[None] | None:
        """Add, change or delete one element of the network's configuration.

        A running network takes the change without a restart. Some sections, such as
        ``<bridge>``, ``<ip>`` and ``<forward>`` themselves, cannot be updated:
        LibvirtError VIR_ERR_OPERATION_UNSUPPORTED.

        Args:
            command: what to do with the element: add it first or last, modify it, or
                delete it (NetworkUpdateCommand)
            section: which kind of element ``xml`` is, such as
                VIR_NETWORK_SECTION_IP_DHCP_HOST (NetworkUpdateSection)
            parentIndex: which of several parents of one kind is meant, counted from 0,
                such as which ``<ip>`` a ``<host>`` belongs to; -1 for the one that fits
            xml: the element itself, such as ``<host>`` or ``<portgroup>``
            flags: VIR_NETWORK_UPDATE_AFFECT_LIVE for the running network,
                VIR_NETWORK_UPDATE_AFFECT_CONFIG for the persistent definition, or both;
                0 for the running network if it runs, else the definition
                (NetworkUpdateFlags)

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NETWORK: there is no such network
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_OPERATION_UNSUPPORTED: a value is not a known one; the section
                    cannot be changed
                VIR_ERR_XML_DETAIL: the document is not XML

        virNetworkUpdate.
        """
        raise no_support("virNetworkUpdate", ErrorDomain.VIR_FROM_NETWORK)

    def node_get_cpu_map(
        self, need_map: int, need_online: int, flags: int
    ) -> tuple[bytes, int, int] | Awaitable[tuple[bytes, int, int]]:
        """Tell which of the host's CPUs are online, and how many there are.

        Args:
            need_map: whether to send the map; without it the map is empty
            need_online: whether to count the CPUs that are online; without it the count
                is 0
            flags: unused, 0

        Returns:
            cpumap: CPUs that are online: bytes with a bit for each host CPU, the lowest
                bit of a byte first; empty without ``need_map``
            online: number of CPUs that are online; 0 without ``need_online``
            cpus: number of CPUs that are present, online or not

        Raises:
            LibvirtError: among others
                VIR_ERR_INVALID_ARG: a flag is not supported

        virNodeGetCPUMap.
        """
        raise no_support("virNodeGetCPUMap", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_fstrim(
        self, dom: Domain, mountPoint: str | None, minimum: int, flags: int
    ) -> Awaitable[None] | None:
        """Have the guest discard unused blocks of its file systems.

        Gives storage back that thinly provisioned disks no longer need. May need a
        guest agent.

        Args:
            mountPoint: the one file system to trim, None for all that are mounted
            minimum: smallest free range to discard, in bytes, as a hint; with anything
                but 0 the call may fail
            flags: unused, 0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the guest has no such file system; the domain
                    is not running
                VIR_ERR_ARGUMENT_UNSUPPORTED: the domain has no guest agent; an argument
                    is not supported
                VIR_ERR_INVALID_ARG: a flag is not supported

        virDomainFSTrim.
        """
        raise no_support("virDomainFSTrim", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_send_process_signal(
        self, dom: Domain, pid_value: int, signum: int, flags: int
    ) -> Awaitable[None] | None:
        """Send a signal to a process or a process group in the guest.

        Mostly for containers: all that a hypervisor has to be able to signal is process
        1, the guest's init.

        Args:
            pid_value: id of a process as the guest sees it, or the negated id of a
                process group; not 0
            signum: signal by libvirt's number, which the guest's own may differ from;
                VIR_DOMAIN_PROCESS_SIGNAL_NOP only asks whether the process exists
                (DomainProcessSignal)
            flags: unused, 0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: a flag is not supported; a number is out of range

        virDomainSendProcessSignal.
        """
        raise no_support("virDomainSendProcessSignal", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_open_channel(
        self, dom: Domain, name: str | None, stream: Stream, flags: int
    ) -> Awaitable[None] | None:
        """Connect a stream to a channel device of the running guest.

        The stream goes both ways, and is as slow as the guest. A channel that another
        user has open is refused unless VIR_DOMAIN_CHANNEL_FORCE is given, which
        disconnects that user.

        Args:
            name: alias of the channel, such as ``channel0``, or its name in the guest,
                such as ``org.qemu.guest_agent.0``; None for the first
            stream: the stream that carries the data
            flags: VIR_DOMAIN_CHANNEL_FORCE to disconnect another user first
                (DomainChannelFlags)

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INTERNAL_ERROR: the domain has no such device
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported

        virDomainOpenChannel.
        """
        raise no_support("virDomainOpenChannel", ErrorDomain.VIR_FROM_DOMAIN)

    def node_device_lookup_scsi_host_by_wwn(
        self, wwnn: str, wwpn: str, flags: int
    ) -> NodeDevice | Awaitable[NodeDevice]:
        """Return the Fibre Channel adapter that has these world wide names.

        Args:
            wwnn: world wide node name, 16 hexadecimal digits
            wwpn: world wide port name, 16 hexadecimal digits
            flags: unused, 0

        Returns:
            the device, a ``scsi_host`` with capability ``fc_host``

        Raises:
            LibvirtError: among others
                VIR_ERR_INVALID_ARG: a flag is not supported

        virNodeDeviceLookupSCSIHostByWWN.
        """
        raise no_support("virNodeDeviceLookupSCSIHostByWWN", ErrorDomain.VIR_FROM_NODEDEV)

    def domain_get_job_stats(
        self, dom: Domain, flags: int
    ) -> tuple[int, Params] | Awaitable[tuple[int, Params]]:
        """Return all known figures about the domain's job, running or completed.

        Tells more than ``domain_get_job_info``. The domain has to be running to be
        asked for its current job.

        With VIR_DOMAIN_JOB_STATS_COMPLETED the figures are those of the last job that
        ended: this is how to learn whether a push backup succeeded. They are forgotten
        once read, unless VIR_DOMAIN_JOB_STATS_KEEP_COMPLETED is given too, and when the
        daemon restarts.

        Args:
            flags: whether to tell about the last completed job, and to keep its
                figures; 0 for the current job (DomainGetJobStatsFlags)

        Returns:
            type: a DomainJobType
            params: what the job has, by name: ``operation`` (DomainJobOperation),
                ``time_elapsed`` and ``time_remaining`` in milliseconds, ``data_total``,
                ``data_processed`` and ``data_remaining`` in bytes, the same of
                ``memory_...`` and ``disk_...``, ``disk_temp_used`` and
                ``disk_temp_total`` in bytes for the scratch files of a pull backup,
                ``downtime`` in milliseconds; of a completed job also ``success`` and
                ``errmsg``

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported; a flag lacks another that
                    it requires

        virDomainGetJobStats.
        """
        raise no_support("virDomainGetJobStats", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_migrate_get_compression_cache(self, dom: Domain, flags: int) -> int | Awaitable[int]:
        """Return the size of the cache that compresses migrated memory pages.

        Args:
            flags: unused, 0

        Returns:
            size in bytes

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported

        virDomainMigrateGetCompressionCache.
        """
        raise no_support("virDomainMigrateGetCompressionCache", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_migrate_set_compression_cache(
        self, dom: Domain, cacheSize: int, flags: int
    ) -> Awaitable[None] | None:
        """Change the size of the cache that compresses migrated memory pages.

        Meant for a migration under way whose ``domain_get_job_stats`` show more and
        more ``compression_cache_misses``.

        Args:
            cacheSize: size in bytes
            flags: unused, 0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported

        virDomainMigrateSetCompressionCache.
        """
        raise no_support("virDomainMigrateSetCompressionCache", ErrorDomain.VIR_FROM_DOMAIN)

    def node_device_detach_flags(
        self, name: str, driverName: str | None, flags: int
    ) -> Awaitable[None] | None:
        """Take the device from the host for a domain, with a chosen driver.

        The host's driver is unbound and a stub bound in its place. Fails while the host
        uses the device. `re_attach` gives it back.

        Args:
            name: name of the device, such as ``pci_0000_00_1f_2``
            driverName: driver for the domain's use, such as ``vfio``; None for the
                hypervisor's default
            flags: unused, 0

        virNodeDeviceDetachFlags.
        """
        raise no_support("virNodeDeviceDetachFlags", ErrorDomain.VIR_FROM_NODEDEV)

    def domain_migrate_begin3_params(
        self, dom: Domain, params: TypedParams, flags: int
    ) -> tuple[bytes, str] | Awaitable[tuple[bytes, str]]:
        """Begin a migration at its source, with parameters as a dict.

        The first of five steps, for programs that lead a migration themselves: begin at
        the source, prepare at the destination, perform at the source, finish at the
        destination, confirm at the source.

        Args:
            params: parameters by the names that VIR_MIGRATE_PARAM_... have, such as
                ``destination_xml`` and ``destination_name``
            flags: flags of the migration, the same ones for every step at the source
                (DomainMigrateFlags)

        Returns:
            cookie_out: opaque bytes for the next step, preparing the destination
            xml: description of the domain to prepare the destination with, a
                ``<domain>``

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_ARGUMENT_UNSUPPORTED: a parameter is not supported

        virDomainMigrateBegin3Params.
        """
        raise no_support("virDomainMigrateBegin3Params", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_migrate_prepare3_params(
        self, params: TypedParams, cookie_in: bytes, flags: int
    ) -> tuple[bytes, str | None] | Awaitable[tuple[bytes, str | None]]:
        """Make ready to take in a domain, with migration parameters (protocol 3).

        Made for migration itself, which the methods of the domain lead through all
        steps. Asked of the destination after virDomainMigrateBegin3Params at the
        source; virDomainMigratePerform3Params there is next.

        Args:
            params: ``destination_xml``, which virDomainMigrateBegin3Params returned,
                ``migrate_uri``, ``destination_name``, ``bandwidth`` (MiB/s),
                ``listen_address``, ``migrate_disks`` and others of migration
            cookie_in: bytes that virDomainMigrateBegin3Params returned
            flags: how to migrate, the same in each step (DomainMigrateFlags)

        Returns:
            cookie_out: bytes for virDomainMigratePerform3Params, of the hypervisor's
                own making
            uri_out: where the source shall send the state to; None for ``migrate_uri``

        virDomainMigratePrepare3Params.
        """
        raise no_support("virDomainMigratePrepare3Params", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_migrate_prepare_tunnel3_params(
        self, stream: Stream, params: TypedParams, cookie_in: bytes, flags: int
    ) -> bytes | Awaitable[bytes]:
        """Make ready to take in a domain through a stream, with parameters.

        Made for migration itself: what the source's server asks of the destination's in
        a tunnelled migration with protocol 3. The domain's state then comes over the
        stream.

        Args:
            stream: a new stream of this connection, which carries the state to the
                destination
            params: ``destination_xml``, which virDomainMigrateBegin3Params returned,
                ``destination_name``, ``bandwidth`` (MiB/s) and others of migration
            cookie_in: bytes that virDomainMigrateBegin3Params returned
            flags: how to migrate, the same in each step (DomainMigrateFlags)

        Returns:
            bytes for virDomainMigratePerform3Params, of the hypervisor's own making

        virDomainMigratePrepareTunnel3Params.
        """
        raise no_support("virDomainMigratePrepareTunnel3Params", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_migrate_perform3_params(
        self, dom: Domain, dconnuri: str | None, params: TypedParams, cookie_in: bytes, flags: int
    ) -> bytes | Awaitable[bytes]:
        """Transfer the guest to its destination, or do all of a migration.

        The step that takes long, the third of those that
        ``domain_migrate_begin3_params`` begins.

        Called alone, with an empty ``cookie_in``, it is a whole migration that the
        source leads: over a connection to ``dconnuri`` with VIR_MIGRATE_PEER2PEER,
        straight to the hypervisor at ``migrate_uri`` without.

        Args:
            dconnuri: libvirt URI of the destination, as seen from the source, for
                VIR_MIGRATE_PEER2PEER; None otherwise
            params: parameters by the names that VIR_MIGRATE_PARAM_... have,
                ``migrate_uri`` being where to send the guest to
            cookie_in: opaque bytes that preparing the destination gave, empty for a
                whole migration
            flags: flags of the migration (DomainMigrateFlags)

        Returns:
            opaque bytes for the next step, finishing at the destination

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: a flag is not supported

        virDomainMigratePerform3Params.
        """
        raise no_support("virDomainMigratePerform3Params", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_migrate_finish3_params(
        self, params: TypedParams, cookie_in: bytes, flags: int, cancelled: int
    ) -> tuple[Domain, bytes] | Awaitable[tuple[Domain, bytes]]:
        """Take over a migrated domain or give it up, with parameters (protocol 3).

        Made for migration itself, which the methods of the domain lead through all
        steps. Asked of the destination after virDomainMigratePerform3Params at the
        source, failed or not; virDomainMigrateConfirm3Params there is last. A domain
        that is given up is removed, and LibvirtError VIR_ERR_MIGRATE_FINISH_OK raised.

        Args:
            params: ``destination_name``, the domain's name at the destination, and
                those of the earlier steps
            cookie_in: bytes that virDomainMigratePerform3Params returned
            flags: how to migrate, the same in each step (DomainMigrateFlags)
            cancelled: 0 when the source has sent everything; 1 to give up

        Returns:
            dom: the domain at the destination
            cookie_out: bytes for virDomainMigrateConfirm3Params, of the hypervisor's
                own making

        virDomainMigrateFinish3Params.
        """
        raise no_support("virDomainMigrateFinish3Params", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_migrate_confirm3_params(
        self, dom: Domain, params: TypedParams, cookie_in: bytes, flags: int, cancelled: int
    ) -> Awaitable[None] | None:
        """End a migration at its source: drop the domain there, or resume it.

        The last of the steps that ``domain_migrate_begin3_params`` begins.

        Args:
            params: parameters as the other steps got them
            cookie_in: opaque bytes that finishing at the destination gave
            flags: flags of the migration (DomainMigrateFlags)
            cancelled: 0 when the guest runs at the destination, 1 when the migration
                failed and the source keeps it

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: a flag is not supported

        virDomainMigrateConfirm3Params.
        """
        raise no_support("virDomainMigrateConfirm3Params", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_set_memory_stats_period(
        self, dom: Domain, period: int, flags: int
    ) -> Awaitable[None] | None:
        """Set how often the guest's balloon driver collects memory statistics.

        Without it ``domain_memory_stats`` has old figures, or none, of what the guest
        does with its memory.

        Args:
            period: seconds from one collection to the next, 0 to stop collecting
            flags: VIR_DOMAIN_AFFECT_LIVE, VIR_DOMAIN_AFFECT_CONFIG or both; 0 for the
                domain as it is now (DomainModificationImpact)

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INTERNAL_ERROR: the domain has no such device
                VIR_ERR_OPERATION_INVALID: the domain is not running; the domain is
                    transient
                VIR_ERR_INVALID_ARG: a flag is not supported; flags exclude each other;
                    a number is out of range

        virDomainSetMemoryStatsPeriod.
        """
        raise no_support("virDomainSetMemoryStatsPeriod", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_create_xml_with_files(
        self, xml_desc: str, files: Sequence[int], flags: int
    ) -> Domain | Awaitable[Domain]:
        """Start a transient container whose init gets open files of the caller.

        For containers (LXC); QEMU's driver raises LibvirtError VIR_ERR_NO_SUPPORT. Only
        over a UNIX socket, which can carry descriptors.

        Args:
            xml_desc: a ``<domain>`` document
            files: file descriptors, which init finds as 3 and up in this order; the
                server closes them after the call, so keep copies
            flags: how to start it, such as VIR_DOMAIN_START_PAUSED; 0 for running
                (DomainCreateFlags)

        Returns:
            the running domain

        Raises:
            LibvirtError: among others
                VIR_ERR_OPERATION_INVALID: the domain is running
                VIR_ERR_OPERATION_FAILED: the name is taken
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_ARGUMENT_UNSUPPORTED: the driver takes no descriptors
                VIR_ERR_XML_DETAIL: the document is not XML
                VIR_ERR_XML_ERROR: the document is of another kind

        virDomainCreateXMLWithFiles.
        """
        raise no_support("virDomainCreateXMLWithFiles", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_create_with_files(
        self, dom: Domain, files: Sequence[int], flags: int
    ) -> Domain | Awaitable[Domain]:
        """Start a defined container and hand open files to its init process.

        Does what ``domain_create_with_flags`` does, with files that the guest's init
        finds from descriptor 3 on. Only container hypervisors can do that, and only
        over a unix socket.

        Args:
            files: file descriptors, in the order that init is to find them; the server
                closes them after the call, so keep copies
            flags: how to start, such as VIR_DOMAIN_START_PAUSED or
                VIR_DOMAIN_START_AUTODESTROY (DomainCreateFlags)

        Returns:
            the domain with the id that it got

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INTERNAL_ERROR: the domain is running
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_ARGUMENT_UNSUPPORTED: the driver takes no descriptors

        virDomainCreateWithFiles.
        """
        raise no_support("virDomainCreateWithFiles", ErrorDomain.VIR_FROM_DOMAIN)

    def connect_get_cpu_model_names(
        self, arch: str, flags: int
    ) -> Sequence[str] | Awaitable[Sequence[str]]:
        """Return the names of the CPU models that libvirt knows of one architecture.

        Whether the host and its hypervisor can provide a model is told by
        virConnectGetDomainCapabilities.

        Args:
            arch: architecture, such as ``x86_64``
            flags: unused, 0

        Returns:
            names, such as ``Skylake-Client``; empty where libvirt takes any name

        Raises:
            LibvirtError: among others
                VIR_ERR_INVALID_ARG: a flag is not supported; a value is not a known one

        virConnectGetCPUModelNames.
        """
        raise no_support("virConnectGetCPUModelNames", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_core_dump_with_format(
        self, dom: Domain, to: str, dumpformat: int, flags: int
    ) -> Awaitable[None] | None:
        """Write the guest's memory to a file on the host, in a chosen format.

        The guest is paused meanwhile unless VIR_DUMP_LIVE is given. VIR_DUMP_CRASH,
        VIR_DUMP_LIVE and VIR_DUMP_RESET exclude each other. QEMU writes formats other
        than VIR_DOMAIN_CORE_DUMP_FORMAT_RAW with VIR_DUMP_MEMORY_ONLY only.

        Args:
            to: path of the file, on the hypervisor's host
            dumpformat: format of the file; VIR_DOMAIN_CORE_DUMP_FORMAT_RAW is what
                ``domain_core_dump`` writes (DomainCoreDumpFormat)
            flags: what becomes of the guest, VIR_DUMP_MEMORY_ONLY for an ELF file of
                its memory, VIR_DUMP_BYPASS_CACHE to spare the host's page cache
                (DomainCoreDumpFlags)

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported; flags exclude each other;
                    a value is not a known one
                VIR_ERR_SYSTEM_ERROR: the file cannot be read or written

        virDomainCoreDumpWithFormat.
        """
        raise no_support("virDomainCoreDumpWithFormat", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_fsfreeze(
        self, dom: Domain, mountpoints: Sequence[str], flags: int
    ) -> int | Awaitable[int]:
        """Have the guest flush and freeze file systems until they are thawed.

        Writes to them wait from then on, so that a snapshot or backup finds them
        consistent. Call ``domain_fsthaw`` soon. May need a guest agent.

        Args:
            mountpoints: mount points to freeze; None or none of them for all file
                systems
            flags: unused, 0

        Returns:
            number of file systems that are frozen

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the guest has no such file system; the domain
                    is not running
                VIR_ERR_ARGUMENT_UNSUPPORTED: the domain has no guest agent
                VIR_ERR_INVALID_ARG: a flag is not supported

        virDomainFSFreeze.
        """
        raise no_support("virDomainFSFreeze", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_fsthaw(
        self, dom: Domain, mountpoints: Sequence[str], flags: int
    ) -> int | Awaitable[int]:
        """Have the guest go on writing to file systems that were frozen.

        May need a guest agent.

        Args:
            mountpoints: mount points to thaw; None or none of them for all file
                systems, the only choice with some hypervisors
            flags: unused, 0

        Returns:
            number of file systems that are thawed

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the guest has no such file system; the domain
                    is not running
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_ARGUMENT_UNSUPPORTED: an argument is not supported

        virDomainFSThaw.
        """
        raise no_support("virDomainFSThaw", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_get_time(self, dom: Domain, flags: int) -> Sequence[int] | Awaitable[Sequence[int]]:
        """Return what time the guest's own clock shows, in UTC.

        May need a guest agent.

        Args:
            flags: unused, 0

        Returns:
            seconds: seconds since 1970-01-01 00:00:00 UTC
            nseconds: ns of that second

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_ARGUMENT_UNSUPPORTED: the domain has no guest agent
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported

        virDomainGetTime.
        """
        raise no_support("virDomainGetTime", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_set_time(
        self, dom: Domain, seconds: int, nseconds: int, flags: int
    ) -> Awaitable[None] | None:
        """Set the guest's own clock, for instance after a long suspension.

        A guest does not know how long it was paused or saved. May need a guest agent.

        Args:
            seconds: seconds since 1970-01-01 00:00:00 UTC
            nseconds: ns of that second
            flags: VIR_DOMAIN_TIME_SYNC to have the guest read its hardware clock,
                whatever the time given (DomainSetTimeFlags)

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_ARGUMENT_UNSUPPORTED: the domain has no guest agent
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_OPERATION_UNSUPPORTED: an argument is not supported

        virDomainSetTime.
        """
        raise no_support("virDomainSetTime", ErrorDomain.VIR_FROM_DOMAIN)

    def node_get_free_pages(
        self, pages: Sequence[int], startCell: int, cellCount: int, flags: int
    ) -> Sequence[int] | Awaitable[Sequence[int]]:
        """Count the free pages of given sizes in each of several NUMA cells.

        Args:
            pages: sizes of pages in KiB, such as 4, 2048 and 1048576; at least one
            startCell: number of the first cell, from 0; -1 for the host as one
            cellCount: most cells to report on, at least 1; those past the last are left
                out
            flags: unused, 0

        Returns:
            counts of free pages, cell by cell, for each cell in the order of ``pages``

        Raises:
            LibvirtError: among others
                VIR_ERR_INVALID_ARG: a flag is not supported; an argument is missing or
                    empty
                VIR_ERR_INTERNAL_ERROR: a number is out of range
                VIR_ERR_OPERATION_FAILED: the page size is not available

        virNodeGetFreePages.
        """
        raise no_support("virNodeGetFreePages", ErrorDomain.VIR_FROM_DOMAIN)

    def network_get_dhcp_leases(
        self, net: Network, mac: str | None, flags: int
    ) -> Sequence[NetworkDhcpLease] | Awaitable[Sequence[NetworkDhcpLease]]:
        """List the addresses that the network's DHCP server has given out.

        One MAC address may hold several leases, of IPv4 and of IPv6.

        Args:
            mac: the MAC address whose leases are wanted, such as ``52:54:00:12:34:56``;
                None for all
            flags: unused, 0

        Returns:
            NetworkDhcpLease of each lease: ``iface`` is the network's bridge,
            ``expirytime`` in seconds since 1970, 0 for never, ``type`` an IPAddrType,
            ``prefix`` its length in bits, ``clientid`` for IPv6 the DUID

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NETWORK: there is no such network
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_INVALID_MAC: a value is malformed

        virNetworkGetDHCPLeases.
        """
        raise no_support("virNetworkGetDHCPLeases", ErrorDomain.VIR_FROM_NETWORK)

    def connect_get_domain_capabilities(
        self,
        emulatorbin: str | None,
        arch: str | None,
        machine: str | None,
        virttype: str | None,
        flags: int,
    ) -> str | Awaitable[str]:
        """Describe what a domain with a given emulator and machine may use.

        To be asked before a domain is defined. Parameters that are None are chosen by
        libvirt to fit the host and the ones that are given.

        Args:
            emulatorbin: path of the emulator; None for the default of ``arch``
            arch: architecture of the guest, such as ``x86_64``; None for the emulator's
                or the host's
            machine: machine type, such as ``q35``; None for the emulator's default
            virttype: ``kvm``, ``qemu`` and the like; None for the best that the host
                has
            flags: how to report the features of CPU models; 0 for the default
                (ConnectGetDomainCapabilitiesFlags)

        Returns:
            a ``<domainCapabilities>`` document: firmware, CPU models, devices, features

        Raises:
            LibvirtError: among others
                VIR_ERR_INVALID_ARG: a flag is not supported; a value is not a known one
                VIR_ERR_SYSTEM_ERROR: the file cannot be read or written

        virConnectGetDomainCapabilities.
        """
        raise no_support("virConnectGetDomainCapabilities", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_open_graphics_fd(self, dom: Domain, idx: int, flags: int) -> int | Awaitable[int]:
        """Return a new socket that is connected to the guest's display.

        The protocol spoken on it is that of the display, VNC or SPICE. Works over a
        unix socket only. ``domain_open_graphics`` takes a socket of yours instead.

        Args:
            idx: number of the display among those of the domain, from 0 on
            flags: VIR_DOMAIN_OPEN_GRAPHICS_SKIPAUTH to be let in without authentication
                (DomainOpenGraphicsFlags)

        Returns:
            file descriptor of the socket, which the server sends and closes

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INTERNAL_ERROR: the domain has no such device
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_ARGUMENT_UNSUPPORTED: the driver takes no descriptors

        virDomainOpenGraphicsFD.
        """
        raise no_support("virDomainOpenGraphicsFD", ErrorDomain.VIR_FROM_DOMAIN)

    def connect_get_all_domain_stats(
        self, doms: Sequence[Domain], stats: int, flags: int
    ) -> Sequence[tuple[Domain, Params]] | Awaitable[Sequence[tuple[Domain, Params]]]:
        """Return statistics of all domains, or of those the flags select, at once.

        Names begin with their group; virtual CPUs, interfaces and disks are numbered
        from 0, and ``net.count`` and ``block.count`` tell how many there are. What the
        hypervisor does not have, or cannot tell in the domain's present state, is
        missing. Groups that the server does not know are ignored, unless
        VIR_CONNECT_GET_ALL_DOMAINS_STATS_ENFORCE_STATS is set. With
        VIR_CONNECT_GET_ALL_DOMAINS_STATS_NOWAIT, what a busy domain cannot tell at once
        is left out.

        Args:
            doms: domains to report on; empty for all that the flags select
            stats: groups of statistics; 0 for all that the hypervisor has
                (DomainStatsTypes)
            flags: which domains to report on, and how; 0 for all
                (ConnectGetAllDomainStatsFlags)

        Returns:
            pairs of a domain and its statistics by name, such as ``state.state``,
            ``cpu.time`` (ns), ``balloon.current`` (KiB), ``vcpu.0.time`` (ns),
            ``net.0.rx.bytes`` and ``block.0.rd.reqs``

        virConnectGetAllDomainStats.
        """
        raise no_support("virConnectGetAllDomainStats", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_block_copy(
        self, dom: Domain, path: str, destxml: str, params: TypedParams, flags: int
    ) -> Awaitable[None] | None:
        """Start a job that copies a disk to a destination and then mirrors it.

        When the copy is complete the job stays and writes every change to both images,
        until ``domain_block_job_abort`` ends it: the domain then stays with the source,
        or moves to the copy with VIR_DOMAIN_BLOCK_JOB_ABORT_PIVOT. A job that is
        aborted cannot be resumed. Some hypervisors refuse it for persistent domains
        unless VIR_DOMAIN_BLOCK_COPY_TRANSIENT_JOB says that the job need not survive
        the domain.

        The call returns once the job has started; ``domain_get_block_job_info`` tells
        how far it is.

        Args:
            path: the disk's target, such as ``vda``, or the path of its source
            destxml: description of the destination, a ``<disk>`` with its source,
                preferably also with its format in ``<driver>``
            params: ``bandwidth`` in bytes/s, ``granularity`` and ``buf-size`` in bytes,
                all optional, 0 for the hypervisor's choice; None for none
            flags: whether only the top image is copied, whether the destination exists
                already, what becomes of the job (DomainBlockCopyFlags)

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_ARGUMENT_UNSUPPORTED: a parameter is not supported
                VIR_ERR_XML_DETAIL: the document is not XML
                VIR_ERR_XML_ERROR: the document is of another kind

        virDomainBlockCopy.
        """
        raise no_support("virDomainBlockCopy", ErrorDomain.VIR_FROM_DOMAIN)

    def node_alloc_pages(
        self,
        pageSizes: Sequence[int],
        pageCounts: Sequence[int],
        startCell: int,
        cellCount: int,
        flags: int,
    ) -> int | Awaitable[int]:
        """Reserve huge pages for guests in NUMA cells, or free reserved ones.

        Each cell has a pool for each size; VIR_NODE_ALLOC_PAGES_ADD (0) enlarges it by
        the given number, VIR_NODE_ALLOC_PAGES_SET gives it that size. The kernel may
        find less memory than was asked for, which is an error. ``cell_count`` has
        libvirt-python's default of 0, which libvirt refuses.

        Args:
            pageSizes: sizes of pages in KiB, such as 2048
            pageCounts: number of pages of each of ``page_sizes``
            startCell: number of the first cell, from 0; -1 to let the kernel spread the
                pages over all
            cellCount: number of cells, at least 1
            flags: whether to add to the pools or to set their sizes
                (NodeAllocPagesFlags)

        Returns:
            how many pools were changed: one for each cell and size

        Raises:
            LibvirtError: among others
                VIR_ERR_INVALID_ARG: an argument is missing or empty

        virNodeAllocPages.
        """
        raise no_support("virNodeAllocPages", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_get_fsinfo(
        self, dom: Domain, flags: int
    ) -> Sequence[DomainFsinfo] | Awaitable[Sequence[DomainFsinfo]]:
        """Return the guest's mounted file systems and the disks they are on.

        May need a guest agent.

        Args:
            flags: unused, 0

        Returns:
            DomainFsinfo of each file system: ``mountpoint``, ``name`` in the guest such
            as ``sda1``, ``fstype`` such as ``ext4``, ``dev_aliases``, the targets of
            the domain's disks such as ``vda``

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_ARGUMENT_UNSUPPORTED: the domain has no guest agent
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported

        virDomainGetFSInfo.
        """
        raise no_support("virDomainGetFSInfo", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_define_xml_flags(self, xml: str, flags: int) -> Domain | Awaitable[Domain]:
        """Store a domain's configuration, validated first if the flags say so.

        As virDomainDefineXML. With VIR_DOMAIN_DEFINE_VALIDATE, what libvirt's schema
        does not know raises LibvirtError VIR_ERR_XML_INVALID_SCHEMA; without, it is
        dropped in silence.

        Args:
            xml: a ``<domain>`` document
            flags: VIR_DOMAIN_DEFINE_VALIDATE to check the document against the schema,
                else 0 (DomainDefineFlags)

        Returns:
            the domain, persistent until it is undefined

        Raises:
            LibvirtError: among others
                VIR_ERR_OPERATION_FAILED: the name is taken
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_XML_DETAIL: the document is not XML
                VIR_ERR_XML_ERROR: the document is of another kind
                VIR_ERR_CONFIG_UNSUPPORTED: the hypervisor cannot do what the document
                    says

        virDomainDefineXMLFlags.
        """
        raise no_support("virDomainDefineXMLFlags", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_get_iothread_info(
        self, dom: Domain, flags: int
    ) -> Sequence[DomainIothreadInfo] | Awaitable[Sequence[DomainIothreadInfo]]:
        """Return the domain's IOThreads and the host CPUs each may run on.

        Args:
            flags: VIR_DOMAIN_AFFECT_LIVE or VIR_DOMAIN_AFFECT_CONFIG; 0 for the domain
                as it is now (DomainModificationImpact)

        Returns:
            DomainIothreadInfo of each IOThread: ``iothread_id``, and ``cpumap``, bytes
            with a bit for each host CPU, the lowest bit of a byte first

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running; the domain is
                    transient
                VIR_ERR_INVALID_ARG: a flag is not supported; flags exclude each other

        virDomainGetIOThreadInfo.
        """
        raise no_support("virDomainGetIOThreadInfo", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_pin_iothread(
        self, dom: Domain, iothreads_id: int, cpumap: bytes, flags: int
    ) -> Awaitable[None] | None:
        """Set on which host CPUs one IOThread of the domain may run.

        Args:
            iothreads_id: id of the IOThread
            cpumap: host CPUs to use: bytes with a bit for each host CPU, the lowest bit
                of a byte first; CPUs beyond its end are not used
            flags: VIR_DOMAIN_AFFECT_LIVE, VIR_DOMAIN_AFFECT_CONFIG or both; 0 for the
                domain as it is now (DomainModificationImpact)

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: the domain has no such IOThread; a flag is not
                    supported; flags exclude each other; an argument is missing or empty
                VIR_ERR_OPERATION_INVALID: the domain is not running; the domain is
                    transient

        virDomainPinIOThread.
        """
        raise no_support("virDomainPinIOThread", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_interface_addresses(
        self, dom: Domain, source: int, flags: int
    ) -> Sequence[DomainInterface] | Awaitable[Sequence[DomainInterface]]:
        """Return the IP and MAC addresses of the domain's network interfaces.

        From DHCP leases only interfaces on libvirt's own networks are known. The guest
        agent names interfaces as the guest does; match them by ``hwaddr``. The host's
        ARP table may be out of date, and its prefixes are 0.

        Args:
            source: where to look: DHCP leases, the guest agent or the host's ARP table
                (DomainInterfaceAddressesSource)
            flags: unused, 0

        Returns:
            DomainInterface of each interface: ``name``, ``hwaddr``, the MAC address or
            None, and ``addrs``, a DomainIpAddr of each address: ``type``, an
            IPAddrType, ``addr`` and ``prefix`` in bits

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_ARGUMENT_UNSUPPORTED: the domain has no guest agent; a value is
                    not a known one
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported

        virDomainInterfaceAddresses.
        """
        raise no_support("virDomainInterfaceAddresses", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_add_iothread(
        self, dom: Domain, iothread_id: int, flags: int
    ) -> Awaitable[None] | None:
        """Add an IOThread, for disks to do their input and output in.

        Args:
            iothread_id: id of the new IOThread, greater than 0 and not in use
            flags: VIR_DOMAIN_AFFECT_LIVE, VIR_DOMAIN_AFFECT_CONFIG or both; 0 for the
                domain as it is now (DomainModificationImpact)

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running; the domain is
                    transient
                VIR_ERR_INVALID_ARG: an IOThread has the number already; a flag is not
                    supported; flags exclude each other

        virDomainAddIOThread.
        """
        raise no_support("virDomainAddIOThread", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_del_iothread(
        self, dom: Domain, iothread_id: int, flags: int
    ) -> Awaitable[None] | None:
        """Remove an IOThread that no disk or controller of the domain uses.

        Args:
            iothread_id: id of the IOThread
            flags: VIR_DOMAIN_AFFECT_LIVE, VIR_DOMAIN_AFFECT_CONFIG or both; 0 for the
                domain as it is now (DomainModificationImpact)

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: the domain has no such IOThread; a flag is not
                    supported; flags exclude each other
                VIR_ERR_OPERATION_INVALID: the domain is not running; the domain is
                    transient

        virDomainDelIOThread.
        """
        raise no_support("virDomainDelIOThread", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_set_user_password(
        self, dom: Domain, user: str | None, password: str | None, flags: int
    ) -> Awaitable[None] | None:
        """Give a user of the guest's operating system a new password.

        May need a guest agent.

        Args:
            user: name of the user; None is refused
            password: new password; None is refused
            flags: VIR_DOMAIN_PASSWORD_ENCRYPTED when the password is hashed already, in
                the way of the guest's system (DomainSetUserPasswordFlags)

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_ARGUMENT_UNSUPPORTED: the domain has no guest agent
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported

        virDomainSetUserPassword.
        """
        raise no_support("virDomainSetUserPassword", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_rename(self, dom: Domain, new_name: str | None, flags: int) -> int | Awaitable[int]:
        """Give the domain another name; its UUID stays what it is.

        The domain usually has to be persistent and stopped. What libvirt derived from
        the old name, such as paths, stays in the definition.

        Args:
            new_name: new name; None or an empty one is refused
            flags: unused, 0

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is running; the name is taken
                VIR_ERR_INVALID_ARG: a flag is not supported; an argument is missing or
                    empty

        virDomainRename.
        """
        raise no_support("virDomainRename", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_migrate_start_post_copy(self, dom: Domain, flags: int) -> Awaitable[None] | None:
        """Switch a migration under way to post-copy, so that it surely ends.

        For a migration started with VIR_MIGRATE_POSTCOPY. The guest goes on at the
        destination at once, and memory that is still at the source follows as it is
        needed. From then on neither host has the whole guest: the migration cannot be
        undone, and a failure leaves it to be repeated with VIR_MIGRATE_POSTCOPY_RESUME.
        Let one round of ordinary copying pass before.

        Args:
            flags: unused, 0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: no migration is running; the domain is not
                    running
                VIR_ERR_INVALID_ARG: a flag is not supported

        virDomainMigrateStartPostCopy.
        """
        raise no_support("virDomainMigrateStartPostCopy", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_get_perf_events(self, dom: Domain, flags: int) -> Params | Awaitable[Params]:
        """Return which performance events are counted for the domain.

        The counts themselves are in the domain's statistics (VIR_DOMAIN_STATS_PERF).

        Args:
            flags: VIR_DOMAIN_AFFECT_LIVE or VIR_DOMAIN_AFFECT_CONFIG; 0 for the domain
                as it is now (DomainModificationImpact)

        Returns:
            dict with a bool for each event that libvirt knows, such as
            ``cache_misses``, ``instructions`` and ``cpu_cycles``

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running; the domain is
                    transient
                VIR_ERR_INVALID_ARG: a flag is not supported; flags exclude each other

        virDomainGetPerfEvents.
        """
        raise no_support("virDomainGetPerfEvents", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_set_perf_events(
        self, dom: Domain, params: TypedParams, flags: int
    ) -> Awaitable[None] | None:
        """Switch the counting of single performance events on or off.

        The counts are then in the domain's statistics (VIR_DOMAIN_STATS_PERF).

        Args:
            params: a bool for each event to switch, such as ``cache_misses``,
                ``instructions`` and ``cpu_cycles``; the others stay as they are
            flags: VIR_DOMAIN_AFFECT_LIVE, VIR_DOMAIN_AFFECT_CONFIG or both; 0 for the
                domain as it is now (DomainModificationImpact)

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running; the domain is
                    transient
                VIR_ERR_INVALID_ARG: a flag is not supported; flags exclude each other;
                    an argument is missing or empty
                VIR_ERR_ARGUMENT_UNSUPPORTED: a parameter is not supported

        virDomainSetPerfEvents.
        """
        raise no_support("virDomainSetPerfEvents", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_get_guest_vcpus(self, dom: Domain, flags: int) -> Params | Awaitable[Params]:
        """Return which virtual CPUs the guest knows, uses and can switch off.

        Asks the guest agent of a running domain.

        Args:
            flags: unused, 0

        Returns:
            dict with texts such as ``0-3``: ``vcpus``, all that the guest knows,
            ``online``, those in use, ``offlinable``, those that can be switched off

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_ARGUMENT_UNSUPPORTED: the domain has no guest agent
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported

        virDomainGetGuestVcpus.
        """
        raise no_support("virDomainGetGuestVcpus", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_set_guest_vcpus(
        self, dom: Domain, cpumap: str, state: int, flags: int
    ) -> Awaitable[None] | None:
        """Have the guest switch single virtual CPUs on or off by itself.

        Asks the guest agent of a running domain; the hypervisor goes on providing the
        vCPUs. Some agents take one vCPU per call, and some systems refuse to lose vCPU
        0.

        Args:
            cpumap: ids of the vCPUs, a text such as ``0-3,^2``; vCPUs not in it stay as
                they are
            state: 1 to switch them on, 0 to switch them off
            flags: unused, 0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_ARGUMENT_UNSUPPORTED: the domain has no guest agent
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported; a value is not a known
                    one; a value is malformed

        virDomainSetGuestVcpus.
        """
        raise no_support("virDomainSetGuestVcpus", ErrorDomain.VIR_FROM_DOMAIN)

    def storage_vol_get_info_flags(
        self, vol: StorageVol, flags: int
    ) -> Sequence[int] | Awaitable[Sequence[int]]:
        """Return the volume's kind and sizes, on request the physical size.

        Args:
            flags: VIR_STORAGE_VOL_GET_PHYSICAL for the size of the file or device in
                place of the allocation, or 0 (StorageVolInfoFlags)

        Returns:
            type: what it is on the host (file, block device, directory, ...), a
                StorageVolType
            capacity: size that a guest sees, in bytes
            allocation: space that it takes in the pool, or with
                VIR_STORAGE_VOL_GET_PHYSICAL the size of the file or device, in bytes

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_STORAGE_POOL: there is no such storage pool
                VIR_ERR_NO_STORAGE_VOL: there is no such storage volume
                VIR_ERR_OPERATION_INVALID: the storage pool is not active
                VIR_ERR_INVALID_ARG: a flag is not supported

        virStorageVolGetInfoFlags.
        """
        raise no_support("virStorageVolGetInfoFlags", ErrorDomain.VIR_FROM_STORAGE)

    def domain_set_vcpu(
        self, dom: Domain, cpumap: str, state: int, flags: int
    ) -> Awaitable[None] | None:
        """Plug single virtual CPUs of the domain in, or unplug them.

        The hypervisor adds or removes them; ``domain_set_guest_vcpus`` has the guest
        itself switch them off instead. Hypervisors may refuse vCPU 0, and more than one
        unit of hotplug in one call.

        Args:
            cpumap: ids of the vCPUs, a text such as ``0-3,^2``
            state: 1 to plug them in, 0 to unplug them
            flags: which of the running domain and its definition to change, 0 for the
                domain as it is now; VIR_DOMAIN_SETVCPU_ASYNC_UNPLUG not to wait for the
                guest to let go of them (DomainSetVcpuFlags)

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: the domain has no such vCPU; a flag is not
                    supported; a value is not a known one; a value is malformed
                VIR_ERR_OPERATION_INVALID: the domain is not running; the domain is
                    transient

        virDomainSetVcpu.
        """
        raise no_support("virDomainSetVcpu", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_set_block_threshold(
        self, dom: Domain, dev: str, threshold: int, flags: int
    ) -> Awaitable[None] | None:
        """Ask for one event when a disk is written beyond a given offset.

        The event is VIR_DOMAIN_EVENT_ID_BLOCK_THRESHOLD: time to enlarge thinly
        provisioned storage, without polling. It is sent once; set the threshold again
        for the next. It can be missed while the daemon is not running. The statistics
        of block devices show the current value as ``block.<num>.threshold``, to be
        compared with ``block.<num>.allocation``.

        Args:
            dev: the disk's target, such as ``vda``, or ``vda[4]`` for the image with
                that index in its chain
            threshold: offset in bytes
            flags: unused, 0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported

        virDomainSetBlockThreshold.
        """
        raise no_support("virDomainSetBlockThreshold", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_migrate_get_max_downtime(self, dom: Domain, flags: int) -> int | Awaitable[int]:
        """Return how long a live migration may pause the guest at its end.

        Args:
            flags: unused, 0

        Returns:
            time in milliseconds

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported

        virDomainMigrateGetMaxDowntime.
        """
        raise no_support("virDomainMigrateGetMaxDowntime", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_managed_save_get_xml_desc(self, dom: Domain, flags: int) -> str | Awaitable[str]:
        """Return the description stored in the domain's managed save image.

        That is what the domain will be when it is started from the image next time.

        Args:
            flags: VIR_DOMAIN_SAVE_IMAGE_XML_SECURE to include passwords, which a
                read-only connection may not (DomainSaveImageXMLFlags)

        Returns:
            XML document, a ``<domain>``

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain has no managed save image
                VIR_ERR_INVALID_ARG: a flag is not supported

        virDomainManagedSaveGetXMLDesc.
        """
        raise no_support("virDomainManagedSaveGetXMLDesc", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_managed_save_define_xml(
        self, dom: Domain, dxml: str | None, flags: int
    ) -> Awaitable[None] | None:
        """Change the description stored in the domain's managed save image.

        Only what concerns the host can change, such as the path of a disk's image: to
        the guest everything has to look as before.

        Args:
            dxml: new description, a ``<domain>``; the wire allows None, but libvirt
                gives it no meaning
            flags: VIR_DOMAIN_SAVE_RUNNING or VIR_DOMAIN_SAVE_PAUSED, the state to start
                in; neither keeps what the image says (DomainSaveRestoreFlags)

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain has no managed save image

        virDomainManagedSaveDefineXML.
        """
        raise no_support("virDomainManagedSaveDefineXML", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_set_lifecycle_action(
        self, dom: Domain, type: int, action: int, flags: int
    ) -> Awaitable[None] | None:
        """Set what happens when the guest powers off, reboots or crashes.

        Changes ``<on_poweroff>``, ``<on_reboot>`` or ``<on_crash>`` of the definition.
        With QEMU a running domain refuses it if it was started with all of them set to
        destroy.

        Args:
            type: occasion: VIR_DOMAIN_LIFECYCLE_POWEROFF, VIR_DOMAIN_LIFECYCLE_REBOOT
                or VIR_DOMAIN_LIFECYCLE_CRASH (DomainLifecycle)
            action: what to do then, such as VIR_DOMAIN_LIFECYCLE_ACTION_RESTART
                (DomainLifecycleAction)
            flags: VIR_DOMAIN_AFFECT_LIVE, VIR_DOMAIN_AFFECT_CONFIG or both; 0 for the
                domain as it is now (DomainModificationImpact)

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running; the domain is
                    transient
                VIR_ERR_INVALID_ARG: a flag is not supported; a value is not a known one

        virDomainSetLifecycleAction.
        """
        raise no_support("virDomainSetLifecycleAction", ErrorDomain.VIR_FROM_DOMAIN)

    def storage_pool_lookup_by_target_path(self, path: str) -> StoragePool | Awaitable[StoragePool]:
        """Return an active storage pool whose volumes are in this directory.

        Raises LibvirtError VIR_ERR_NO_STORAGE_POOL when there is no such pool.

        Args:
            path: the pool's target directory on the server's host

        Returns:
            the pool, one of them when several have the same directory

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_STORAGE_POOL: there is no such storage pool

        virStoragePoolLookupByTargetPath.
        """
        raise no_support("virStoragePoolLookupByTargetPath", ErrorDomain.VIR_FROM_STORAGE)

    def domain_detach_device_alias(
        self, dom: Domain, alias: str, flags: int
    ) -> Awaitable[None] | None:
        """Ask for the removal of a device that is named by its alias.

        Returns once the request is sent, as the guest has a say in it. The event
        VIR_DOMAIN_EVENT_ID_DEVICE_REMOVED tells that the device is gone,
        VIR_DOMAIN_EVENT_ID_DEVICE_REMOVAL_FAILED that the guest keeps it.

        Args:
            alias: the device's alias in the domain's description, such as
                ``virtio-disk0``
            flags: VIR_DOMAIN_DEVICE_MODIFY_LIVE, VIR_DOMAIN_DEVICE_MODIFY_CONFIG or
                both; 0 for the domain as it is now (DomainDeviceModifyFlags)

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INTERNAL_ERROR: the domain has no such device
                VIR_ERR_OPERATION_INVALID: the domain is not running; the domain is
                    transient
                VIR_ERR_INVALID_ARG: a flag is not supported

        virDomainDetachDeviceAlias.
        """
        raise no_support("virDomainDetachDeviceAlias", ErrorDomain.VIR_FROM_DOMAIN)

    def connect_compare_hypervisor_cpu(
        self,
        emulator: str | None,
        arch: str | None,
        machine: str | None,
        virttype: str | None,
        xmlCPU: str,
        flags: int,
    ) -> int | Awaitable[int]:
        """Compare a CPU's description with the CPU a hypervisor can provide.

        Tells whether a domain with this CPU could start here. With
        VIR_CONNECT_COMPARE_CPU_FAIL_INCOMPATIBLE, an incompatible CPU raises
        LibvirtError VIR_ERR_CPU_INCOMPATIBLE, whose message says why.

        Args:
            emulator: path of the emulator; None for the default
            arch: architecture of the CPU, such as ``x86_64``; None for the default
            machine: machine type, such as ``q35``; None for the default
            virttype: ``kvm``, ``qemu`` and the like; None for the default
            xmlCPU: a ``<cpu>`` document, of a host or of a domain
            flags: how to validate the document and to report an incompatible CPU; 0 for
                neither (ConnectCompareCPUFlags)

        Returns:
            0 incompatible, 1 identical, 2 more than needed (CPUCompareResult)

        Raises:
            LibvirtError: among others
                VIR_ERR_INVALID_ARG: a flag is not supported; a value is not a known one
                VIR_ERR_XML_DETAIL: the document is not XML
                VIR_ERR_XML_ERROR: the document is of another kind
                VIR_ERR_SYSTEM_ERROR: the file cannot be read or written

        virConnectCompareHypervisorCPU.
        """
        raise no_support("virConnectCompareHypervisorCPU", ErrorDomain.VIR_FROM_DOMAIN)

    def connect_baseline_hypervisor_cpu(
        self,
        emulator: str | None,
        arch: str | None,
        machine: str | None,
        virttype: str | None,
        xmlCPUs: Sequence[str],
        flags: int,
    ) -> str | Awaitable[str]:
        """Compute the richest CPU for several hosts that a hypervisor can provide.

        As virConnectBaselineCPU, limited to what the chosen emulator and machine of
        this host can offer to a guest. The ``host-model`` CPUs of the hosts'
        ``<domainCapabilities>`` are the best input. A single CPU is fitted to this
        host.

        Args:
            emulator: path of the emulator; None for the default
            arch: architecture of the CPUs, such as ``x86_64``; None for the default
            machine: machine type, such as ``q35``; None for the default
            virttype: ``kvm``, ``qemu`` and the like; None for the default
            xmlCPUs: one ``<cpu>`` document, or what contains one, for each host; at
                least one
            flags: which features to list and which to leave out; 0 lists those beyond
                the model (ConnectBaselineCPUFlags)

        Returns:
            a ``<cpu>`` document for use in a ``<domain>``

        Raises:
            LibvirtError: among others
                VIR_ERR_INVALID_ARG: a flag is not supported; a value is not a known one
                VIR_ERR_XML_DETAIL: the document is not XML
                VIR_ERR_XML_ERROR: the document is of another kind
                VIR_ERR_SYSTEM_ERROR: the file cannot be read or written

        virConnectBaselineHypervisorCPU.
        """
        raise no_support("virConnectBaselineHypervisorCPU", ErrorDomain.VIR_FROM_DOMAIN)

    def node_get_sev_info(self, flags: int) -> Params | Awaitable[Params]:
        """Return what guests with AMD SEV need to know of the host's firmware.

        Raises LibvirtError VIR_ERR_OPERATION_UNSUPPORTED where host or QEMU have no
        SEV.

        Args:
            flags: unused, 0

        Returns:
            ``pdh``, the platform's Diffie-Hellman key, and ``cert-chain``, its
            certificates, both in base64; ``cpu0-id``; ``cbitpos`` and
            ``reduced-phys-bits``; ``max-guests`` and ``max-es-guests``

        virNodeGetSEVInfo.
        """
        raise no_support("virNodeGetSEVInfo", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_get_launch_security_info(
        self, dom: Domain, flags: int
    ) -> Params | Awaitable[Params]:
        """Return what proves how an encrypted guest was launched.

        A remote party checks the measurement before it hands secrets to the guest with
        ``domain_set_launch_security_state``.

        Args:
            flags: unused, 0

        Returns:
            dict, for AMD SEV with ``sev-measurement`` in base64, ``sev-api-major``,
            ``sev-api-minor``, ``sev-build-id`` and ``sev-policy``

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: a flag is not supported

        virDomainGetLaunchSecurityInfo.
        """
        raise no_support("virDomainGetLaunchSecurityInfo", ErrorDomain.VIR_FROM_DOMAIN)

    def nwfilter_binding_lookup_by_port_dev(
        self, name: str
    ) -> NWFilterBinding | Awaitable[NWFilterBinding]:
        """Return the binding that filters one guest's network port.

        Raises LibvirtError VIR_ERR_NO_NWFILTER_BINDING when the port is not filtered.

        Args:
            name: the port's device on the host, such as ``vnet0``

        Returns:
            the binding

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NWFILTER_BINDING: there is no such filter binding

        virNWFilterBindingLookupByPortDev.
        """
        raise no_support("virNWFilterBindingLookupByPortDev", ErrorDomain.VIR_FROM_NWFILTER)

    def nwfilter_binding_get_xml_desc(
        self, nwfilter: NWFilterBinding, flags: int
    ) -> str | Awaitable[str]:
        """Return which filter guards which port, as ``<filterbinding>``.

        Args:
            flags: unused, 0

        Returns:
            the ``<filterbinding>`` document: the domain that owns the port, the port's
            device and MAC address, and the filter with its parameters

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NWFILTER_BINDING: there is no such filter binding
                VIR_ERR_INVALID_ARG: a flag is not supported

        virNWFilterBindingGetXMLDesc.
        """
        raise no_support("virNWFilterBindingGetXMLDesc", ErrorDomain.VIR_FROM_NWFILTER)

    def nwfilter_binding_create_xml(
        self, xml: str, flags: int
    ) -> NWFilterBinding | Awaitable[NWFilterBinding]:
        """Filter a network port that has no filter yet.

        Hypervisors bind the filters of their domains themselves; a binding that is made
        before the domain starts may keep it from starting. Raises LibvirtError
        VIR_ERR_OPERATION_FAILED when the port has a binding.

        Args:
            xml: a ``<filterbinding>`` document: owner, port, MAC address and filter
            flags: VIR_NWFILTER_BINDING_CREATE_VALIDATE to check the document against
                the schema, else 0 (NWFilterBindingCreateFlags)

        Returns:
            the binding, which lasts until it is deleted

        Raises:
            LibvirtError: among others
                VIR_ERR_OPERATION_FAILED: the name is taken
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_XML_DETAIL: the document is not XML
                VIR_ERR_XML_ERROR: the document is of another kind

        virNWFilterBindingCreateXML.
        """
        raise no_support("virNWFilterBindingCreateXML", ErrorDomain.VIR_FROM_NWFILTER)

    def nwfilter_binding_delete(self, nwfilter: NWFilterBinding) -> Awaitable[None] | None:
        """Lift the filter from its port; the guest that uses the port goes on.

        The port is unfiltered from then on, until a binding is created for it again.

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NWFILTER_BINDING: there is no such filter binding

        virNWFilterBindingDelete.
        """
        raise no_support("virNWFilterBindingDelete", ErrorDomain.VIR_FROM_NWFILTER)

    def connect_list_all_nwfilter_bindings(
        self, flags: int
    ) -> Sequence[NWFilterBinding] | Awaitable[Sequence[NWFilterBinding]]:
        """Return the bindings of network filters to guests' ports.

        Args:
            flags: unused, 0

        Returns:
            bindings in no particular order, one for each port that is filtered

        Raises:
            LibvirtError: among others
                VIR_ERR_INVALID_ARG: a flag is not supported

        virConnectListAllNWFilterBindings.
        """
        raise no_support("virConnectListAllNWFilterBindings", ErrorDomain.VIR_FROM_NWFILTER)

    def domain_set_iothread_params(
        self, dom: Domain, iothread_id: int, params: TypedParams, flags: int
    ) -> Awaitable[None] | None:
        """Set how an IOThread of the running domain polls and pools threads.

        For a running domain: hypervisors may refuse VIR_DOMAIN_AFFECT_CONFIG.

        Args:
            iothread_id: id of the IOThread
            params: ``poll_max_ns``, the longest time to poll in ns, ``poll_grow`` and
                ``poll_shrink``, how that time adapts (0 for the hypervisor's choice),
                ``thread_pool_min`` and ``thread_pool_max``, bounds of the number of
                worker threads
            flags: VIR_DOMAIN_AFFECT_LIVE or 0 (DomainModificationImpact)

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: the domain has no such IOThread; a flag is not
                    supported; an argument is missing or empty
                VIR_ERR_OPERATION_INVALID: the domain is not running; the domain is
                    transient
                VIR_ERR_ARGUMENT_UNSUPPORTED: a parameter is not supported

        virDomainSetIOThreadParams.
        """
        raise no_support("virDomainSetIOThreadParams", ErrorDomain.VIR_FROM_DOMAIN)

    def connect_get_storage_pool_capabilities(self, flags: int) -> str | Awaitable[str]:
        """Describe which types of storage pools and formats the host supports.

        Args:
            flags: unused, 0

        Returns:
            a ``<storagepoolCapabilities>`` document with one ``<pool>`` for each type

        Raises:
            LibvirtError: among others
                VIR_ERR_INVALID_ARG: a flag is not supported

        virConnectGetStoragePoolCapabilities.
        """
        raise no_support("virConnectGetStoragePoolCapabilities", ErrorDomain.VIR_FROM_STORAGE)

    def network_list_all_ports(
        self, network: Network, flags: int
    ) -> Sequence[NetworkPort] | Awaitable[Sequence[NetworkPort]]:
        """List the network's ports; each is an interface plugged into it.

        Raises LibvirtError VIR_ERR_OPERATION_INVALID for an inactive network.

        Args:
            flags: unused, 0

        Returns:
            list of ports, in no particular order

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NETWORK: there is no such network
                VIR_ERR_OPERATION_INVALID: the network is not active
                VIR_ERR_INVALID_ARG: a flag is not supported

        virNetworkListAllPorts.
        """
        raise no_support("virNetworkListAllPorts", ErrorDomain.VIR_FROM_NETWORK)

    def network_port_lookup_by_uuid(
        self, network: Network, uuid: bytes
    ) -> NetworkPort | Awaitable[NetworkPort]:
        """Find one of the network's ports by the 16 bytes of its UUID.

        Raises LibvirtError VIR_ERR_NO_NETWORK_PORT when the network has no such port.

        Args:
            uuid: the port's UUID as 16 bytes

        Returns:
            the port

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NETWORK: there is no such network
                VIR_ERR_NO_NETWORK_PORT: there is no such network port

        virNetworkPortLookupByUUID.
        """
        raise no_support("virNetworkPortLookupByUUID", ErrorDomain.VIR_FROM_NETWORK)

    def network_port_create_xml(
        self, network: Network, xml: str, flags: int
    ) -> NetworkPort | Awaitable[NetworkPort]:
        """Add a port to the network and reserve what it needs of the host.

        Hypervisor drivers do so themselves when a domain with an interface of the
        network starts; the port's own document then tells how to plug in. Raises
        LibvirtError VIR_ERR_OPERATION_INVALID for an inactive network.

        Args:
            xml: ``<networkport>`` document that says whose port it is and what it needs
            flags: VIR_NETWORK_PORT_CREATE_RECLAIM for a port whose resources are in use
                already, VIR_NETWORK_PORT_CREATE_VALIDATE to check the document against
                the schema; or 0 (NetworkPortCreateFlags)

        Returns:
            the new port

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NETWORK: there is no such network
                VIR_ERR_OPERATION_INVALID: the network is not active
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_XML_DETAIL: the document is not XML
                VIR_ERR_XML_ERROR: the document is of another kind

        virNetworkPortCreateXML.
        """
        raise no_support("virNetworkPortCreateXML", ErrorDomain.VIR_FROM_NETWORK)

    def network_port_get_parameters(
        self, port: NetworkPort, flags: int
    ) -> Params | Awaitable[Params]:
        """Return the bandwidth limits that are in force on the port.

        Inbound is what the guest receives, outbound what it sends. A direction without
        limits may be left out.

        Args:
            flags: unused, 0

        Returns:
            dict of the limits, 0 for none: ``inbound.average``, ``inbound.peak``,
            ``inbound.floor``, ``outbound.average`` and ``outbound.peak`` in kilobytes
            per second, ``inbound.burst`` and ``outbound.burst`` in kilobytes

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NETWORK: there is no such network
                VIR_ERR_NO_NETWORK_PORT: there is no such network port
                VIR_ERR_INVALID_ARG: a flag is not supported

        virNetworkPortGetParameters.
        """
        raise no_support("virNetworkPortGetParameters", ErrorDomain.VIR_FROM_NETWORK)

    def network_port_set_parameters(
        self, port: NetworkPort, params: TypedParams, flags: int
    ) -> Awaitable[None] | None:
        """Replace the bandwidth limits that are in force on the port.

        Inbound is what the guest receives, outbound what it sends. libvirtd takes
        ``params`` for the whole: a direction that is not among them has no limit
        afterwards.

        Args:
            params: dict of the limits: ``inbound.average``, ``inbound.peak``,
                ``inbound.floor`` (a guaranteed minimum), ``outbound.average`` and
                ``outbound.peak`` in kilobytes per second, ``inbound.burst`` and
                ``outbound.burst`` in kilobytes
            flags: unused, 0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NETWORK: there is no such network
                VIR_ERR_NO_NETWORK_PORT: there is no such network port
                VIR_ERR_INVALID_ARG: a flag is not supported

        virNetworkPortSetParameters.
        """
        raise no_support("virNetworkPortSetParameters", ErrorDomain.VIR_FROM_NETWORK)

    def network_port_get_xml_desc(self, port: NetworkPort, flags: int) -> str | Awaitable[str]:
        """Return whose port it is and how to plug in, as ``<networkport>``.

        Args:
            flags: unused, 0

        Returns:
            the ``<networkport>`` document, good for creating the port again

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NETWORK: there is no such network
                VIR_ERR_NO_NETWORK_PORT: there is no such network port
                VIR_ERR_INVALID_ARG: a flag is not supported

        virNetworkPortGetXMLDesc.
        """
        raise no_support("virNetworkPortGetXMLDesc", ErrorDomain.VIR_FROM_NETWORK)

    def network_port_delete(self, port: NetworkPort, flags: int) -> Awaitable[None] | None:
        """Remove the port from its network and release what it held.

        Nothing checks whether a running domain still uses the port: that is up to the
        caller.

        Args:
            flags: unused, 0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NETWORK: there is no such network
                VIR_ERR_NO_NETWORK_PORT: there is no such network port
                VIR_ERR_INVALID_ARG: a flag is not supported

        virNetworkPortDelete.
        """
        raise no_support("virNetworkPortDelete", ErrorDomain.VIR_FROM_NETWORK)

    def domain_checkpoint_create_xml(
        self, dom: Domain, xml_desc: str, flags: int
    ) -> DomainCheckpoint | Awaitable[DomainCheckpoint]:
        """Start tracking which blocks of a running domain's disks change.

        The new checkpoint becomes the current one, and the former current one its
        parent. It remembers which blocks were written since, not what they held: for an
        incremental backup use `backup_begin`, which makes the checkpoint and the copy
        at the same moment. With VIR_DOMAIN_CHECKPOINT_CREATE_REDEFINE nothing is
        created: metadata that `get_xml_desc` gave earlier is put back.

        Args:
            xml_desc: the checkpoint, ``<domaincheckpoint>``; name and disks may be left
                out
            flags: 0, or how to create it (DomainCheckpointCreateFlags)

        Returns:
            the new checkpoint

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_UNSUPPORTED: the domain is not running; the domain has
                    snapshots
                VIR_ERR_OPERATION_FAILED: the name is taken
                VIR_ERR_INVALID_ARG: a flag is not supported; flags exclude each other
                VIR_ERR_INTERNAL_ERROR: the document lacks what a flag requires
                VIR_ERR_CONFIG_UNSUPPORTED: the disk's format does not allow it

        virDomainCheckpointCreateXML.
        """
        raise no_support("virDomainCheckpointCreateXML", ErrorDomain.VIR_FROM_DOMAIN_CHECKPOINT)

    def domain_checkpoint_get_xml_desc(
        self, checkpoint: DomainCheckpoint, flags: int
    ) -> str | Awaitable[str]:
        """Describe a checkpoint and the domain at the time it was made, as XML.

        VIR_DOMAIN_CHECKPOINT_XML_SIZE adds to each disk how many bytes have changed
        since, an estimate that the hypervisor may want a running domain for. Passwords
        are left out unless VIR_DOMAIN_CHECKPOINT_XML_SECURE asks for them, which a
        read-only connection may not do.

        Args:
            flags: what to add or leave out; 0 for no secrets and no sizes, but the
                domain (DomainCheckpointXMLFlags)

        Returns:
            a ``<domaincheckpoint>`` document

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_NO_DOMAIN_CHECKPOINT: there is no such checkpoint
                VIR_ERR_INVALID_ARG: a flag is not supported

        virDomainCheckpointGetXMLDesc.
        """
        raise no_support("virDomainCheckpointGetXMLDesc", ErrorDomain.VIR_FROM_DOMAIN_CHECKPOINT)

    def domain_list_all_checkpoints(
        self, dom: Domain, flags: int
    ) -> Sequence[DomainCheckpoint] | Awaitable[Sequence[DomainCheckpoint]]:
        """List the checkpoints of a domain as objects, without races.

        Args:
            flags: which to list, all for 0; VIR_DOMAIN_CHECKPOINT_LIST_TOPOLOGICAL puts
                parents before their children (DomainCheckpointListFlags)

        Returns:
            the checkpoints, in no particular order unless it was asked for

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: a flag is not supported

        virDomainListAllCheckpoints.
        """
        raise no_support("virDomainListAllCheckpoints", ErrorDomain.VIR_FROM_DOMAIN_CHECKPOINT)

    def domain_checkpoint_list_all_children(
        self, checkpoint: DomainCheckpoint, flags: int
    ) -> Sequence[DomainCheckpoint] | Awaitable[Sequence[DomainCheckpoint]]:
        """List the checkpoints that have this one as their parent.

        Args:
            flags: which to list; VIR_DOMAIN_CHECKPOINT_LIST_DESCENDANTS for children's
                children too, 0 for all children alone (DomainCheckpointListFlags)

        Returns:
            the children, in no particular order unless it was asked for

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_NO_DOMAIN_CHECKPOINT: there is no such checkpoint
                VIR_ERR_INVALID_ARG: a flag is not supported

        virDomainCheckpointListAllChildren.
        """
        raise no_support(
            "virDomainCheckpointListAllChildren", ErrorDomain.VIR_FROM_DOMAIN_CHECKPOINT
        )

    def domain_checkpoint_lookup_by_name(
        self, dom: Domain, name: str, flags: int
    ) -> DomainCheckpoint | Awaitable[DomainCheckpoint]:
        """Find one checkpoint of the domain by what it is called.

        Args:
            name: the checkpoint's name
            flags: unused, 0

        Returns:
            the checkpoint of that name

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_NO_DOMAIN_CHECKPOINT: there is no such checkpoint
                VIR_ERR_INVALID_ARG: a flag is not supported

        virDomainCheckpointLookupByName.
        """
        raise no_support("virDomainCheckpointLookupByName", ErrorDomain.VIR_FROM_DOMAIN_CHECKPOINT)

    def domain_checkpoint_get_parent(
        self, checkpoint: DomainCheckpoint, flags: int
    ) -> DomainCheckpoint | Awaitable[DomainCheckpoint]:
        """Return the checkpoint that was current when this one was made.

        Args:
            flags: unused, 0

        Returns:
            the parent; a checkpoint without one is refused

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_NO_DOMAIN_CHECKPOINT: the checkpoint has no parent; there is no
                    such checkpoint
                VIR_ERR_INVALID_ARG: a flag is not supported

        virDomainCheckpointGetParent.
        """
        raise no_support("virDomainCheckpointGetParent", ErrorDomain.VIR_FROM_DOMAIN_CHECKPOINT)

    def domain_checkpoint_delete(
        self, checkpoint: DomainCheckpoint, flags: int
    ) -> Awaitable[None] | None:
        """Remove a checkpoint, handing what it tracked on to its parent.

        A backup since the parent goes on to find all blocks that changed. CHILDREN
        removes this checkpoint and all that descend from it, CHILDREN_ONLY all but this
        one; together they are refused. With METADATA_ONLY the bitmaps in the disks'
        images stay.

        Args:
            flags: 0 for this checkpoint alone, or what to remove
                (DomainCheckpointDeleteFlags)

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_NO_DOMAIN_CHECKPOINT: there is no such checkpoint
                VIR_ERR_OPERATION_UNSUPPORTED: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported

        virDomainCheckpointDelete.
        """
        raise no_support("virDomainCheckpointDelete", ErrorDomain.VIR_FROM_DOMAIN_CHECKPOINT)

    def domain_get_guest_info(
        self, dom: Domain, types: int, flags: int
    ) -> Params | Awaitable[Params]:
        """Return facts about the guest's system, users, disks and network.

        Asks the guest agent of a running domain; an older agent knows less. The items
        of a list are numbered from 0 to below its ``count``; some of them may be
        missing.

        Args:
            types: kinds of facts, 0 for all that the hypervisor supports
                (DomainGuestInfoTypes)
            flags: unused, 0

        Returns:
            dict of what was asked for: ``os.name``, ``os.version`` and others,
            ``hostname``, ``timezone.name``, ``timezone.offset`` in seconds,
            ``user.count``, ``user.0.name``, ``user.0.login-time`` in milliseconds since
            1970, ``fs.count``, ``fs.0.mountpoint``, ``fs.0.total-bytes`` and
            ``fs.0.used-bytes`` in bytes, ``disk....``, ``if....``, ``load.1m``

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_ARGUMENT_UNSUPPORTED: the domain has no guest agent
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported; a value is not a known one

        virDomainGetGuestInfo.
        """
        raise no_support("virDomainGetGuestInfo", ErrorDomain.VIR_FROM_DOMAIN)

    def connect_set_identity(self, params: TypedParams, flags: int) -> Awaitable[None] | None:
        """Replace the identity by which the server decides what is allowed.

        For programs that act for several users: access control sees the given identity
        instead of the one of the process at the other end of the socket. The server may
        refuse it to those whom it does not trust.

        Args:
            params: ``user-name``, ``unix-user-id``, ``group-name``, ``unix-group-id``,
                ``process-id``, ``process-time``, ``sasl-user-name``,
                ``x509-distinguished-name`` and ``selinux-context``, as far as known
            flags: unused, 0

        Raises:
            LibvirtError: among others
                VIR_ERR_ARGUMENT_UNSUPPORTED: a parameter is not supported

        virConnectSetIdentity.
        """
        raise no_support("virConnectSetIdentity", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_agent_set_response_timeout(
        self, dom: Domain, timeout: int, flags: int
    ) -> int | Awaitable[int]:
        """Set how long calls that need the guest agent wait for its answer.

        By default they wait forever. In recent versions of libvirt a call that the
        agent does not answer in time raises LibvirtError VIR_ERR_AGENT_COMMAND_TIMEOUT.

        Args:
            timeout: seconds to wait, 0 not to wait, -1 for the default, -2 to wait
                forever (DomainAgentResponseTimeoutValues)
            flags: unused, 0

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: a flag is not supported

        virDomainAgentSetResponseTimeout.
        """
        raise no_support("virDomainAgentSetResponseTimeout", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_backup_begin(
        self, dom: Domain, backup_xml: str, checkpoint_xml: str | None, flags: int
    ) -> Awaitable[None] | None:
        """Start a backup of a running domain's disks, all at one point in time.

        In push mode the hypervisor writes the disks, or what has changed on them, to
        the targets that the document names, and the job ends by itself;
        ``domain_get_job_stats`` with VIR_DOMAIN_JOB_STATS_COMPLETED tells whether it
        succeeded. When it fails or is aborted, its targets are worthless. In pull mode
        the hypervisor serves the disks as they were at the start over NBD, while
        scratch files keep what the guest overwrites, until ``domain_abort_job`` ends
        the job: the regular end of such a backup.

        ``<incremental>``, or an attribute of a single disk, names an existing
        checkpoint, the newest or an older one. Push mode then copies only what was
        written since it was made; in pull mode the NBD export still has the whole disk,
        with a dirty bitmap of those writes. The checkpoint of ``checkpoint_xml`` is
        made at the instant of the backup, for a later incremental one to start from. It
        stays when the job is aborted or fails.

        The call returns once the job has started. A domain has one job at a time; a
        disk under backup has no other block job. The event
        VIR_DOMAIN_EVENT_ID_JOB_COMPLETED announces its end.

        Raises LibvirtError VIR_ERR_OPERATION_UNSUPPORTED when the domain is not
        running, VIR_ERR_NO_DOMAIN_CHECKPOINT when there is no checkpoint of the name in
        ``<incremental>``, VIR_ERR_CHECKPOINT_INCONSISTENT when its bitmap is missing or
        broken.

        Args:
            backup_xml: description of the backup, a ``<domainbackup>``: mode, base
                checkpoint, disks with targets or scratch files, NBD server; without
                ``<disks>`` every disk that is writable and not empty
            checkpoint_xml: checkpoint to make at the same instant, a
                ``<domaincheckpoint>``; None for none
            flags: VIR_DOMAIN_BACKUP_BEGIN_REUSE_EXTERNAL when the targets or scratch
                files exist already, with the right format and size;
                VIR_DOMAIN_BACKUP_BEGIN_PRESERVE_SHUTDOWN_DOMAIN to keep a domain that
                shuts down paused until the job ends (DomainBackupBeginFlags)

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_UNSUPPORTED: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_XML_DETAIL: the document is not XML
                VIR_ERR_XML_ERROR: the document is of another kind

        virDomainBackupBegin.
        """
        raise no_support("virDomainBackupBegin", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_backup_get_xml_desc(self, dom: Domain, flags: int) -> str | Awaitable[str]:
        """Return the description of the running backup, defaults filled in.

        Tells what was chosen where the document given to ``domain_backup_begin`` said
        nothing: the file, the mode and the NBD export of each disk, and which disks
        take part. Raises LibvirtError VIR_ERR_NO_DOMAIN_BACKUP when no backup is
        running.

        Args:
            flags: unused, 0

        Returns:
            XML document, a ``<domainbackup>``

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_NO_DOMAIN_BACKUP: no backup is running
                VIR_ERR_INVALID_ARG: a flag is not supported

        virDomainBackupGetXMLDesc.
        """
        raise no_support("virDomainBackupGetXMLDesc", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_authorized_ssh_keys_get(
        self, dom: Domain, user: str, flags: int
    ) -> Sequence[str] | Awaitable[Sequence[str]]:
        """Return the public SSH keys that may log in as a user of the guest.

        May need a guest agent.

        Args:
            user: name of the user
            flags: unused, 0

        Returns:
            list of keys, each a line of the user's authorized_keys file

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_ARGUMENT_UNSUPPORTED: the domain has no guest agent
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported

        virDomainAuthorizedSSHKeysGet.
        """
        raise no_support("virDomainAuthorizedSSHKeysGet", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_authorized_ssh_keys_set(
        self, dom: Domain, user: str, keys: Sequence[str], flags: int
    ) -> Awaitable[None] | None:
        """Replace, extend or reduce the SSH keys that may log in to the guest.

        Without flags ``keys`` are all that the user has afterwards: with none of them
        the user's file is emptied. To remove a key that is not there is no error. May
        need a guest agent.

        Args:
            user: name of the user
            keys: keys, each a line in OpenSSH's format; None for none, without flags
                only
            flags: VIR_DOMAIN_AUTHORIZED_SSH_KEYS_SET_APPEND to add them or
                VIR_DOMAIN_AUTHORIZED_SSH_KEYS_SET_REMOVE to remove them; 0 to replace
                all (DomainAuthorizedSSHKeysSetFlags)

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_ARGUMENT_UNSUPPORTED: the domain has no guest agent
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported; flags exclude each other

        virDomainAuthorizedSSHKeysSet.
        """
        raise no_support("virDomainAuthorizedSSHKeysSet", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_get_messages(
        self, dom: Domain, flags: int
    ) -> Sequence[str] | Awaitable[Sequence[str]]:
        """Return notes of libvirt on the domain, such as what taints it.

        Some hypervisors have them for running domains only, some for stopped ones only.

        Args:
            flags: kinds to return: VIR_DOMAIN_MESSAGE_DEPRECATION,
                VIR_DOMAIN_MESSAGE_TAINTING or both; 0 for all (DomainMessageType)

        Returns:
            list of texts for people to read

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: a flag is not supported

        virDomainGetMessages.
        """
        raise no_support("virDomainGetMessages", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_start_dirty_rate_calc(
        self, dom: Domain, seconds: int, flags: int
    ) -> Awaitable[None] | None:
        """Start measuring how fast the guest writes to its memory.

        Returns at once. The result is read later, as ``dirtyrate.megabytes_per_second``
        and its kin in the domain's statistics (VIR_DOMAIN_STATS_DIRTYRATE).

        Args:
            seconds: how long to measure, in seconds; QEMU takes 1 to 60
            flags: the way of measuring, one of them; 0 for samples of pages
                (DomainDirtyRateCalcFlags)

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported; flags exclude each other
                VIR_ERR_CONFIG_UNSUPPORTED: a number is out of range
                VIR_ERR_OPERATION_UNSUPPORTED: an argument is not supported

        virDomainStartDirtyRateCalc.
        """
        raise no_support("virDomainStartDirtyRateCalc", ErrorDomain.VIR_FROM_DOMAIN)

    def node_device_define_xml(
        self, xml_desc: str, flags: int
    ) -> NodeDevice | Awaitable[NodeDevice]:
        """Store the configuration of a mediated device (mdev), not starting it.

        Args:
            xml_desc: a ``<device>`` document with its ``<parent>`` and an ``mdev``
                capability
            flags: VIR_NODE_DEVICE_DEFINE_XML_VALIDATE to check the document against the
                schema, else 0 (NodeDeviceDefineXMLFlags)

        Returns:
            the device, inactive until virNodeDeviceCreate and persistent until
            undefined

        virNodeDeviceDefineXML.
        """
        raise no_support("virNodeDeviceDefineXML", ErrorDomain.VIR_FROM_NODEDEV)

    def node_device_undefine(self, name: str, flags: int) -> Awaitable[None] | None:
        """Delete the persistent definition of a mediated device.

        An active device stays until it is destroyed. Raises LibvirtError
        VIR_ERR_OPERATION_INVALID when the device is not defined.

        Args:
            name: name of the device
            flags: unused, 0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NODE_DEVICE: there is no such node device
                VIR_ERR_INVALID_ARG: a flag is not supported

        virNodeDeviceUndefine.
        """
        raise no_support("virNodeDeviceUndefine", ErrorDomain.VIR_FROM_NODEDEV)

    def node_device_create(self, name: str, flags: int) -> Awaitable[None] | None:
        """Start an inactive mediated device from its definition.

        Raises LibvirtError VIR_ERR_OPERATION_INVALID when the device is active already.

        Args:
            name: name of the device
            flags: unused, 0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NODE_DEVICE: there is no such node device
                VIR_ERR_INVALID_ARG: a flag is not supported

        virNodeDeviceCreate.
        """
        raise no_support("virNodeDeviceCreate", ErrorDomain.VIR_FROM_NODEDEV)

    def nwfilter_define_xml_flags(self, xml: str, flags: int) -> NWFilter | Awaitable[NWFilter]:
        """Store a network filter, validated first if the flags say so.

        As virNWFilterDefineXML. With VIR_NWFILTER_DEFINE_VALIDATE, what libvirt's
        schema does not know raises LibvirtError VIR_ERR_XML_INVALID_SCHEMA.

        Args:
            xml: a ``<filter>`` document
            flags: VIR_NWFILTER_DEFINE_VALIDATE to check the document against the
                schema, else 0 (NWFilterDefineFlags)

        Returns:
            the filter, persistent until it is undefined

        Raises:
            LibvirtError: among others
                VIR_ERR_OPERATION_FAILED: the name is taken
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_XML_DETAIL: the document is not XML
                VIR_ERR_XML_ERROR: the document is of another kind

        virNWFilterDefineXMLFlags.
        """
        raise no_support("virNWFilterDefineXMLFlags", ErrorDomain.VIR_FROM_NWFILTER)

    def network_define_xml_flags(self, xml: str, flags: int) -> Network | Awaitable[Network]:
        """Store a virtual network, validated first if the flags say so.

        As virNetworkDefineXML. With VIR_NETWORK_DEFINE_VALIDATE, what libvirt's schema
        does not know raises LibvirtError VIR_ERR_XML_INVALID_SCHEMA.

        Args:
            xml: a ``<network>`` document
            flags: VIR_NETWORK_DEFINE_VALIDATE to check the document against the schema,
                else 0 (NetworkDefineFlags)

        Returns:
            the network, persistent until it is undefined

        Raises:
            LibvirtError: among others
                VIR_ERR_OPERATION_FAILED: the name is taken
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_XML_DETAIL: the document is not XML
                VIR_ERR_XML_ERROR: the document is of another kind

        virNetworkDefineXMLFlags.
        """
        raise no_support("virNetworkDefineXMLFlags", ErrorDomain.VIR_FROM_NETWORK)

    def node_device_get_autostart(self, name: str) -> int | Awaitable[int]:
        """Tell whether the device is started as soon as its parent is there.

        Args:
            name: name of the device

        Returns:
            1 if it is started with the host or its parent device, 0 if not

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NODE_DEVICE: there is no such node device

        virNodeDeviceGetAutostart.
        """
        raise no_support("virNodeDeviceGetAutostart", ErrorDomain.VIR_FROM_NODEDEV)

    def node_device_set_autostart(self, name: str, autostart: int) -> Awaitable[None] | None:
        """Choose whether the device is started as soon as its parent is there.

        For mediated devices that are defined: a transient one raises LibvirtError
        VIR_ERR_OPERATION_INVALID, another device VIR_ERR_OPERATION_UNSUPPORTED. Nothing
        is started or stopped now.

        Args:
            name: name of the device
            autostart: 1 to start it with the host or its parent device, 0 not to

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NODE_DEVICE: there is no such node device

        virNodeDeviceSetAutostart.
        """
        raise no_support("virNodeDeviceSetAutostart", ErrorDomain.VIR_FROM_NODEDEV)

    def node_device_is_persistent(self, name: str) -> int | Awaitable[int]:
        """Tell whether the device has a definition that outlives its stop.

        Args:
            name: name of the device

        Returns:
            1 if it is persistent, 0 if it is transient

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NODE_DEVICE: there is no such node device

        virNodeDeviceIsPersistent.
        """
        raise no_support("virNodeDeviceIsPersistent", ErrorDomain.VIR_FROM_NODEDEV)

    def node_device_is_active(self, name: str) -> int | Awaitable[int]:
        """Tell whether the device is there on the host at the moment.

        Args:
            name: name of the device

        Returns:
            1 if it is active, 0 if it is only defined

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NODE_DEVICE: there is no such node device

        virNodeDeviceIsActive.
        """
        raise no_support("virNodeDeviceIsActive", ErrorDomain.VIR_FROM_NODEDEV)

    def network_create_xml_flags(self, xml: str, flags: int) -> Network | Awaitable[Network]:
        """Start a transient network, validated first if the flags say so.

        As virNetworkCreateXML. With VIR_NETWORK_CREATE_VALIDATE, what libvirt's schema
        does not know raises LibvirtError VIR_ERR_XML_INVALID_SCHEMA.

        Args:
            xml: a ``<network>`` document
            flags: VIR_NETWORK_CREATE_VALIDATE to check the document against the schema,
                else 0 (NetworkCreateFlags)

        Returns:
            the active network

        Raises:
            LibvirtError: among others
                VIR_ERR_OPERATION_INVALID: the network is active
                VIR_ERR_OPERATION_FAILED: the name is taken
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_XML_DETAIL: the document is not XML
                VIR_ERR_XML_ERROR: the document is of another kind

        virNetworkCreateXMLFlags.
        """
        raise no_support("virNetworkCreateXMLFlags", ErrorDomain.VIR_FROM_NETWORK)

    def domain_set_launch_security_state(
        self, dom: Domain, params: TypedParams, flags: int
    ) -> Awaitable[None] | None:
        """Put a secret into the memory of an encrypted guest before it runs.

        For a domain started with VIR_DOMAIN_START_PAUSED, once the measurement that
        ``domain_get_launch_security_info`` returns has been checked; ``domain_resume``
        it afterwards. When the call fails the domain should be destroyed.

        Args:
            params: for AMD SEV ``sev-secret-header`` and ``sev-secret``, both in
                base64, and, if wanted, ``sev-secret-set-address``, an address in the
                guest's memory
            flags: unused, 0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_UNSUPPORTED: the domain has no encrypted memory
                VIR_ERR_INVALID_ARG: a flag is not supported; an argument is missing or
                    empty
                VIR_ERR_ARGUMENT_UNSUPPORTED: a parameter is not supported

        virDomainSetLaunchSecurityState.
        """
        raise no_support("virDomainSetLaunchSecurityState", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_save_params(
        self, dom: Domain, params: TypedParams, flags: int
    ) -> Awaitable[None] | None:
        """Stop the domain and save its memory to a file, with parameters as a dict.

        Without ``file`` in ``params`` the save is a managed one, as of
        ``domain_managed_save``: the domain continues from it at its next start.

        Args:
            params: ``file``, a path on the hypervisor's host, ``dxml``, the
                ``<domain>`` to restore if not the present one, ``image_format`` such as
                ``zstd``, ``parallel.channels``, the number of channels to write at once
            flags: VIR_DOMAIN_SAVE_RUNNING or VIR_DOMAIN_SAVE_PAUSED, the state after
                restoring, by default the present one; VIR_DOMAIN_SAVE_BYPASS_CACHE to
                spare the host's page cache (DomainSaveRestoreFlags)

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: a flag is not supported

        virDomainSaveParams.
        """
        raise no_support("virDomainSaveParams", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_restore_params(self, params: TypedParams, flags: int) -> Awaitable[None] | None:
        """Start a saved domain, with its file and changes given as parameters.

        As virDomainRestoreFlags. Raises LibvirtError VIR_ERR_INVALID_ARG without
        ``file``.

        Args:
            params: ``file``, path on the server's host; ``dxml``, a ``<domain>``
                document to use instead of the saved one; ``parallel.channels``, how
                many threads read the file
            flags: how to read the file and how to start; 0 for the state that was saved
                (DomainSaveRestoreFlags)

        Raises:
            LibvirtError: among others
                VIR_ERR_INVALID_ARG: a flag is not supported; an argument is missing or
                    empty
                VIR_ERR_ARGUMENT_UNSUPPORTED: a parameter is not supported
                VIR_ERR_SYSTEM_ERROR: the file cannot be read or written

        virDomainRestoreParams.
        """
        raise no_support("virDomainRestoreParams", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_abort_job_flags(self, dom: Domain, flags: int) -> Awaitable[None] | None:
        """Ask that the domain's job end soon, post-copy migrations included.

        A pull backup is ended this way when its reader has all; an aborted push backup
        leaves no usable targets. A migration in its post-copy phase is refused unless
        VIR_DOMAIN_ABORT_JOB_POSTCOPY is given, and is paused then: neither host has the
        whole guest.

        Args:
            flags: VIR_DOMAIN_ABORT_JOB_POSTCOPY to pause a post-copy migration; 0 does
                what ``domain_abort_job`` does (DomainAbortJobFlagsValues)

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: no job is running; the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported

        virDomainAbortJobFlags.
        """
        raise no_support("virDomainAbortJobFlags", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_fd_associate(
        self, dom: Domain, name: str, files: Sequence[int], flags: int
    ) -> Awaitable[None] | None:
        """Lend open files to the domain under a name its disks can refer to.

        A disk's source with ``fdgroup='NAME'`` then stands for these files, for as long
        as this connection is open; the hypervisor keeps what it uses. Works over a unix
        socket only.

        Args:
            name: name of the group of descriptors
            files: file descriptors, at least one; the server closes them after the
                call, so keep copies
            flags: whether security labels are restored after use, and whether they
                allow writing (DomainFDAssociateFlags)

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: a flag is not supported; an argument is missing or
                    empty
                VIR_ERR_ARGUMENT_UNSUPPORTED: the driver takes no descriptors

        virDomainFDAssociate.
        """
        raise no_support("virDomainFDAssociate", ErrorDomain.VIR_FROM_DOMAIN)

    def network_set_metadata(
        self,
        network: Network,
        type: int,
        metadata: str | None,
        key: str | None,
        uri: str | None,
        flags: int,
    ) -> Awaitable[None] | None:
        """Set or remove the network's title, description or custom metadata.

        Args:
            type: what to set: the title, the description, or an XML element of its own
                (NetworkMetadataType)
            metadata: the new text, for a title without line breaks, or the new XML
                element; an empty text leaves the element there, None removes it
            key: prefix of the element's XML namespace; None for title and description
            uri: the XML namespace that the element belongs to; None for title and
                description
            flags: VIR_NETWORK_UPDATE_AFFECT_LIVE for the running network,
                VIR_NETWORK_UPDATE_AFFECT_CONFIG for the persistent definition, or both;
                0 for the running network if it runs, else the definition
                (NetworkUpdateFlags)

        virNetworkSetMetadata.
        """
        raise no_support("virNetworkSetMetadata", ErrorDomain.VIR_FROM_NETWORK)

    def network_get_metadata(
        self, network: Network, type: int, uri: str | None, flags: int
    ) -> str | Awaitable[str]:
        """Return the network's title, description or custom metadata.

        Raises LibvirtError VIR_ERR_NO_NETWORK_METADATA when the network has none of the
        kind.

        Args:
            type: what to return: the title, the description, or an XML element of its
                own (NetworkMetadataType)
            uri: the XML namespace of the wanted element; None for title and description
            flags: VIR_NETWORK_UPDATE_AFFECT_LIVE to ask the running network,
                VIR_NETWORK_UPDATE_AFFECT_CONFIG the persistent definition; 0 for the
                running network if it runs, else the definition (NetworkUpdateFlags)

        Returns:
            the text, or the XML element as text

        virNetworkGetMetadata.
        """
        raise no_support("virNetworkGetMetadata", ErrorDomain.VIR_FROM_NETWORK)

    def node_device_update(self, name: str, xml_desc: str, flags: int) -> Awaitable[None] | None:
        """Change a mediated device as a document says, live or defined.

        Daemons have this since libvirt 10.1. The document has the whole device, not the
        difference; its UUID and its parent cannot be changed.

        Args:
            name: name of the device
            xml_desc: ``<device>`` document as the device shall be
            flags: VIR_NODE_DEVICE_UPDATE_AFFECT_LIVE for the active device,
                VIR_NODE_DEVICE_UPDATE_AFFECT_CONFIG for its definition, or both; 0 for
                the active device if it is active, else the definition
                (NodeDeviceUpdateFlags)

        virNodeDeviceUpdate.
        """
        raise no_support("virNodeDeviceUpdate", ErrorDomain.VIR_FROM_NODEDEV)

    def domain_graphics_reload(self, dom: Domain, type: int, flags: int) -> Awaitable[None] | None:
        """Have the guest's display read its TLS certificates again.

        Spares a restart of the domain when certificates are renewed.

        Args:
            type: kind of display, VIR_DOMAIN_GRAPHICS_RELOAD_TYPE_ANY for every kind
                that can (DomainGraphicsReloadType)
            flags: unused, 0

        virDomainGraphicsReload.
        """
        raise no_support("virDomainGraphicsReload", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_get_autostart_once(self, dom: Domain) -> int | Awaitable[int]:
        """Tell whether the domain will start the next time the host boots.

        Independent of ``domain_get_autostart``: the domain starts when either is set.

        Returns:
            1 if it will, 0 if not

        virDomainGetAutostartOnce.
        """
        raise no_support("virDomainGetAutostartOnce", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_set_autostart_once(self, dom: Domain, autostart: int) -> Awaitable[None] | None:
        """Set whether the domain will start the next time the host boots.

        Holds for one boot only. Independent of ``domain_set_autostart``: the domain
        starts when either is set.

        Args:
            autostart: 1 to start it, 0 not to

        virDomainSetAutostartOnce.
        """
        raise no_support("virDomainSetAutostartOnce", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_set_throttle_group(
        self, dom: Domain, group: str, params: TypedParams, flags: int
    ) -> Awaitable[None] | None:
        """Create or change a named set of limits that disks can refer to.

        A disk's throttle filter names the group. Unlike the limits of
        ``domain_set_block_io_tune``, a disk can have several such groups.

        Args:
            group: name of the group, new or existing
            params: ``total_bytes_sec``, ``read_bytes_sec`` and ``write_bytes_sec`` in
                bytes/s, ``total_iops_sec``, ``read_iops_sec`` and ``write_iops_sec`` in
                requests/s, each also with ``_max`` for bursts and ``_max_length`` for
                how long they may last, in seconds; ``size_iops_sec``, the size in bytes
                that counts as one request
            flags: VIR_DOMAIN_AFFECT_LIVE, VIR_DOMAIN_AFFECT_CONFIG or both; 0 for the
                domain as it is now (DomainModificationImpact)

        virDomainSetThrottleGroup.
        """
        raise no_support("virDomainSetThrottleGroup", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_del_throttle_group(
        self, dom: Domain, group: str | None, flags: int
    ) -> Awaitable[None] | None:
        """Delete a named set of limits that no disk refers to any more.

        Args:
            group: name of the group; None is refused
            flags: VIR_DOMAIN_AFFECT_LIVE, VIR_DOMAIN_AFFECT_CONFIG or both; 0 for the
                domain as it is now (DomainModificationImpact)

        virDomainDelThrottleGroup.
        """
        raise no_support("virDomainDelThrottleGroup", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_announce_interface(
        self, dom: Domain, device: str | None, params: TypedParams, flags: int
    ) -> Awaitable[None] | None:
        """Announce the guest's MAC addresses to the network's switches.

        Sends gratuitous ARP packets on the guest's behalf, so that frames still reach
        it after a change of the network's layout.

        Args:
            device: the one interface to announce, by MAC address or by its name on the
                host; None for all
            params: ``initial``, milliseconds before the first packet, ``rounds``,
                number of packets, ``step``, milliseconds by which each wait is longer
                than the one before, ``max``, longest wait in milliseconds; all optional
            flags: unused, 0

        virDomainAnnounceInterface.
        """
        raise no_support("virDomainAnnounceInterface", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_qemu_monitor_command(
        self, dom: Domain, cmd: str, flags: int
    ) -> str | Awaitable[str]:
        """Send a command to the monitor of the QEMU process of the domain.

        An error of the monitor is part of the answer and not raised. Commands that
        change what libvirt keeps track of may confuse or even crash the server; queries
        are safe.

        Args:
            cmd: a QMP command as JSON, or a line for the human monitor with
                VIR_DOMAIN_QEMU_MONITOR_COMMAND_HMP
            flags: language of the command; 0 for QMP (DomainQemuMonitorCommandFlags)

        Returns:
            the monitor's answer: a QMP object as JSON, or lines of text with HMP

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported

        virDomainQemuMonitorCommand.
        """
        raise no_support("virDomainQemuMonitorCommand", ErrorDomain.VIR_FROM_NONE)

    def domain_qemu_attach(self, pid_value: int, flags: int) -> Domain | Awaitable[Domain]:
        """Take over a QEMU process on the host that libvirt did not start.

        The process needs a monitor on a UNIX socket, its devices must be those of its
        command line, and ``-name`` and ``-uuid`` should be set. libvirt's QEMU driver
        has dropped this and raises LibvirtError VIR_ERR_NO_SUPPORT.

        Args:
            pid_value: the process's id on the server's host, greater than 1
            flags: unused, 0

        Returns:
            the new domain, which is running

        virDomainQemuAttach.
        """
        raise no_support("virDomainQemuAttach", ErrorDomain.VIR_FROM_NONE)

    def domain_qemu_agent_command(
        self, dom: Domain, cmd: str, timeout: int, flags: int
    ) -> str | Awaitable[str | None] | None:
        """Send a command to the QEMU guest agent inside the domain's guest.

        The guest must run the agent, and the domain needs a channel for it. What
        libvirt has a function for, such as freezing file systems (virDomainFSFreeze),
        is better asked for through that, so that libvirt knows of it.

        Args:
            cmd: a command as JSON, such as ``{"execute": "guest-ping"}``
            timeout: seconds to wait for the answer; 0 not to wait at all, -1 for
                libvirt's default, -2 to wait without limit
                (DomainQemuAgentCommandTimeoutValues)
            flags: unused, 0

        Returns:
            the agent's answer, a QMP object as JSON; None when there is none

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_ARGUMENT_UNSUPPORTED: the domain has no guest agent
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported

        virDomainQemuAgentCommand.
        """
        raise no_support("virDomainQemuAgentCommand", ErrorDomain.VIR_FROM_NONE)

    def domain_qemu_monitor_command_with_files(
        self, dom: Domain, cmd: str, files: Sequence[int], flags: int
    ) -> tuple[str, Sequence[int]] | Awaitable[tuple[str, Sequence[int]]]:
        """Send a command and file descriptors to the domain's QEMU monitor.

        Only over a UNIX socket, which can carry descriptors. An error of the monitor is
        part of the answer and not raised. Commands that change what libvirt keeps track
        of may confuse or even crash the server; queries are safe.

        Args:
            cmd: a QMP command as JSON, or a line for the human monitor with
                VIR_DOMAIN_QEMU_MONITOR_COMMAND_HMP
            files: file descriptors for QEMU, such as those that ``getfd`` takes; the
                server closes them after the call, so keep copies
            flags: language of the command; 0 for QMP (DomainQemuMonitorCommandFlags)

        Returns:
            result: the monitor's answer: a QMP object as JSON, or lines of text with
                HMP
            files: file descriptors that came with it, which the server sends and closes

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_ARGUMENT_UNSUPPORTED: the driver takes no descriptors

        virDomainQemuMonitorCommandWithFiles.
        """
        raise no_support("virDomainQemuMonitorCommandWithFiles", ErrorDomain.VIR_FROM_NONE)

    def domain_lxc_open_namespace(
        self, dom: Domain, flags: int
    ) -> Sequence[int] | Awaitable[Sequence[int]]:
        """Open the kernel namespaces that a running LXC container lives in.

        Only over a UNIX socket, which can carry descriptors, on the container's own
        host.

        Args:
            flags: unused, 0

        Returns:
            one file descriptor for each namespace, which the server sends and closes

        virDomainLxcOpenNamespace.
        """
        raise no_support("virDomainLxcOpenNamespace", ErrorDomain.VIR_FROM_NONE)
