"""Documents of a wanted size, each with many of one thing that might cost too much."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests import documents

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# The domain that the documents define, which is never one that exists.
DOCUMENT_NAME, DOCUMENT_UUID = "document", "dddddddd-1111-4111-8111-111111111111"


def domain(
    name: str,
    uuid: str,
    *,
    vcpus: int = 1,
    tuning: str = "",
    devices: str = "",
    metadata: str = "",
    top: str = "",
) -> str:
    return documents.domain(
        name, uuid, vcpus=vcpus, before=f"{top}{metadata}{tuning}", devices=devices
    )


def repeated(make: Callable[[int], str], size: int) -> str:
    """Return ``make(0) + make(1) + …``, about ``size`` bytes."""
    parts: list[str] = []
    length = 0
    while length < size:
        part = make(len(parts))
        parts.append(part)
        length += len(part)
    return "".join(parts)


def letters(number: int) -> str:
    """Return a number as disks are counted: a, b, …, z, aa, ab, …."""
    name = ""
    while True:
        number, digit = divmod(number, 26)
        name = chr(97 + digit) + name
        if not number:
            return name
        number -= 1


def mac(number: int) -> str:
    return f"52:54:00:{number >> 16 & 255:02x}:{number >> 8 & 255:02x}:{number & 255:02x}"


def disk(number: int, more: str = "") -> str:
    target = f"<target dev='vd{letters(number)}' bus='virtio'/>"
    return (
        "<disk type='file' device='disk'>"
        f"<source file='/images/{number}.img'/>{target}{more}</disk>"
    )


def scsi_disk(number: int) -> str:
    return (
        f"<disk type='file' device='disk'><source file='/i/{number}'/>"
        f"<target dev='sd{letters(number)}' bus='scsi'/>"
        f"<address type='drive' controller='{number // 7}' bus='0' target='0' unit='{number % 7}'/>"
        "</disk>"
    )


def plain_scsi_disk(number: int) -> str:
    return (
        f"<disk type='file'><source file='/i/{number}'/>"
        f"<target dev='sd{letters(number)}' bus='scsi'/></disk>"
    )


def interface(number: int) -> str:
    return (
        f"<interface type='user'><mac address='{mac(number)}'/><model type='virtio'/></interface>"
    )


def controller(number: int) -> str:
    return f"<controller type='scsi' index='{number}' model='virtio-scsi'/>"


def mixed_devices(size: int) -> str:
    """Return devices of several kinds that libvirt accepts.

    It has a limit of 1,024 interfaces.
    """
    others = (
        repeated(interface, min(size // 4, 80_000))
        + repeated(
            lambda number: f"<serial type='pty'><target port='{number}'/></serial>", size // 4
        )
        + repeated(lambda number: f"<controller type='virtio-serial' index='{number}'/>", size // 4)
    )
    return repeated(disk, size - len(others)) + others


def metadata(size: int) -> str:
    items = repeated(lambda number: f"<m:item number='{number}'>some text</m:item>", size)
    return f"<m:all xmlns:m='urn:metadata'>{items}</m:all>"


def _cpuset(size: int) -> str:
    return ",".join(["0-16383"] * (size // 8))


def _with(**parts: str) -> str:
    return domain(DOCUMENT_NAME, DOCUMENT_UUID, **parts)


def _pins(size: int) -> str:
    pins = repeated(lambda number: f"<vcpupin vcpu='{number % 16384}' cpuset='0-3'/>", size)
    return domain(DOCUMENT_NAME, DOCUMENT_UUID, vcpus=16384, tuning=f"<cputune>{pins}</cputune>")


def _unique_attributes(size: int) -> str:
    return repeated(lambda number: f" a{number}='x'", size)


def nested(size: int) -> str:
    """Return elements in elements, never closed, to test a parser's depth."""
    return "<a>" * (size // 3)


_BOOT = "<boot order='{}'/>"
_DRIVE = (
    "<disk type='file'><source file='/i/{0}'/>"
    "<target dev='sd{1}' bus='scsi'/><address type='drive' unit='{2}'/></disk>"
)

# Each makes a definition of about so many bytes. Some are refused by libvirt: finding
# that out may cost, too.
DOMAINS: dict[str, Callable[[int], str]] = {
    "mixed devices": lambda size: _with(devices=mixed_devices(size)),
    "metadata": lambda size: _with(metadata=f"<metadata>{metadata(size)}</metadata>"),
    "metadata of many namespaces": lambda size: _with(
        metadata="<metadata>"
        + repeated(lambda n: f"<m:a xmlns:m='urn:{n}'/>", size)
        + "</metadata>"
    ),
    "metadata, 200 deep": lambda size: _with(
        metadata=f"<metadata>{('<a>' * 200 + '</a>' * 200) * (size // 1400)}</metadata>"
    ),
    "one namespace declared again and again": lambda size: _with(
        metadata="<metadata><a"
        + repeated(lambda n: f" xmlns:p{n}='urn:{n}'", size)
        + "/></metadata>"
    ),
    "one element of many attributes": lambda size: _with(
        top=f"<description{_unique_attributes(size)}>x</description>"
    ),
    "one long attribute": lambda size: _with(
        devices=f"<emulator x='{'a' * size}'>/bin/true</emulator>"
    ),
    "one long text": lambda size: _with(top=f"<description>{'word ' * (size // 5)}</description>"),
    "text of references": lambda size: _with(
        top=f"<description>{'&#65;&lt;' * (size // 9)}</description>"
    ),
    "comments": lambda size: _with(top="<!-- c -->" * (size // 10)),
    "unknown elements": lambda size: _with(top="<what/>" * (size // 7)),
    "disks": lambda size: _with(devices=repeated(disk, size)),
    "disks with one target": lambda size: _with(
        devices="<disk type='file'><source file='/i'/><target dev='vda'/></disk>" * (size // 62)
    ),
    "disks with serials": lambda size: _with(
        devices=repeated(lambda n: disk(n, f"<serial>s{n}</serial>"), size)
    ),
    "disks with boot orders": lambda size: _with(
        devices=repeated(lambda n: disk(n, _BOOT.format(n + 1)), size)
    ),
    "disks with addresses": lambda size: _with(
        devices=repeated(
            lambda n: disk(
                n,
                f"<address type='pci' domain='0' bus='{n // 256 % 256}' "
                f"slot='{n // 8 % 32}' function='{n % 8}'/>",
            ),
            size,
        )
    ),
    "drive addresses": lambda size: _with(devices=repeated(scsi_disk, size)),
    "drives without addresses": lambda size: _with(devices=repeated(plain_scsi_disk, size)),
    "drives at one address": lambda size: _with(
        devices=repeated(lambda n: _DRIVE.format(n, letters(n), 0), size)
    ),
    "backing chains": lambda size: _with(
        devices=disk(
            0,
            "<backingStore type='file'><format type='raw'/><source file='/i'/>" * 80
            + "</backingStore>" * 80,
        )
        * (size // 7000)
    ),
    "interfaces": lambda size: _with(devices=repeated(interface, size)),
    "interfaces with addresses": lambda size: _with(
        devices="<interface type='user'>"
        + repeated(lambda n: f"<ip address='10.{n >> 16 & 255}.{n >> 8 & 255}.{n & 255}'/>", size)
        + "</interface>"
    ),
    "controllers": lambda size: _with(devices=repeated(controller, size)),
    "controllers without index": lambda size: _with(
        devices="<controller type='scsi'/>" * (size // 25)
    ),
    "serial ports": lambda size: _with(devices="<serial type='pty'/>" * (size // 20)),
    "channels": lambda size: _with(
        devices=repeated(
            lambda n: f"<channel type='pty'><target type='virtio' name='c{n}'/></channel>", size
        )
    ),
    "consoles": lambda size: _with(devices="<console type='pty'/>" * (size // 21)),
    "input devices": lambda size: _with(devices="<input type='tablet' bus='usb'/>" * (size // 32)),
    "host devices": lambda size: _with(
        devices=repeated(
            lambda n: (
                "<hostdev mode='subsystem' type='usb'><source>"
                f"<address bus='{n // 128}' device='{n % 128}'/></source></hostdev>"
            ),
            size,
        )
    ),
    "graphics": lambda size: _with(devices="<graphics type='vnc'/>" * (size // 22)),
    "videos": lambda size: _with(devices="<video><model type='qxl'/></video>" * (size // 34)),
    "file systems": lambda size: _with(
        devices=repeated(
            lambda n: f"<filesystem><source dir='/d{n}'/><target dir='t{n}'/></filesystem>", size
        )
    ),
    "aliases": lambda size: _with(
        devices=repeated(lambda n: disk(n, f"<alias name='ua-{n}'/>"), size)
    ),
    "vcpu pins": _pins,
    "iothread ids": lambda size: _with(
        tuning="<iothreadids>"
        + repeated(lambda n: f"<iothread id='{n + 1}'/>", size)
        + "</iothreadids>"
    ),
    "iothread pins": lambda size: _with(
        tuning="<iothreads>16384</iothreads><cputune>"
        + repeated(lambda n: f"<iothreadpin iothread='{n + 1}' cpuset='0'/>", size)
        + "</cputune>"
    ),
    "scheduler entries": lambda size: domain(
        DOCUMENT_NAME,
        DOCUMENT_UUID,
        vcpus=16384,
        tuning="<cputune>"
        + repeated(
            lambda n: f"<vcpusched vcpus='{n % 16384}' scheduler='fifo' priority='1'/>", size
        )
        + "</cputune>",
    ),
    "vcpu entries": lambda size: domain(
        DOCUMENT_NAME,
        DOCUMENT_UUID,
        vcpus=16384,
        tuning="<vcpus>"
        + repeated(lambda n: f"<vcpu id='{n % 16384}' enabled='yes'/>", size)
        + "</vcpus>",
    ),
    "a cpuset": lambda size: _with(
        tuning=f"<cputune><emulatorpin cpuset='{_cpuset(size)}'/></cputune>"
    ),
    "a cpuset for a vcpu": lambda size: _with(
        tuning=f"<cputune><vcpupin vcpu='0' cpuset='{_cpuset(size)}'/></cputune>"
    ),
    "many cpusets": lambda size: domain(
        DOCUMENT_NAME,
        DOCUMENT_UUID,
        vcpus=16384,
        tuning="<cputune>"
        + repeated(lambda n: f"<vcpupin vcpu='{n % 16384}' cpuset='{_cpuset(1000)}'/>", size)
        + "</cputune>",
    ),
    "a nodeset": lambda size: _with(
        tuning=f"<numatune><memory mode='strict' nodeset='{_cpuset(size)}'/></numatune>"
    ),
    "numa cells": lambda size: _with(
        top="<cpu><numa>"
        + repeated(lambda n: f"<cell id='{n}' cpus='{n}' memory='1' unit='KiB'/>", size)
        + "</numa></cpu>"
    ),
    "numa distances": lambda size: _with(
        top="<cpu><numa><cell id='0' cpus='0' memory='1024'><distances>"
        + repeated(lambda n: f"<sibling id='{n}' value='20'/>", size)
        + "</distances></cell></numa></cpu>"
    ),
    "cpu features": lambda size: _with(
        top="<cpu mode='custom'><model>qemu64</model>"
        + repeated(lambda n: f"<feature policy='require' name='f{n}'/>", size)
        + "</cpu>"
    ),
    "system information": lambda size: _with(
        top="<sysinfo type='smbios'><oemStrings>"
        + "<entry>x</entry>" * (size // 16)
        + "</oemStrings></sysinfo>"
    ),
    "boot devices": lambda size: _with().replace(
        "</os>", "<boot dev='hd'/>" * (size // 16) + "</os>"
    ),
    "kernel arguments": lambda size: _with().replace(
        "</os>", f"<cmdline>{'x=y ' * (size // 4)}</cmdline></os>"
    ),
    "features": lambda size: _with(top="<features>" + "<acpi/>" * (size // 7) + "</features>"),
    "timers": lambda size: _with(
        top="<clock offset='utc'>" + "<timer name='rtc'/>" * (size // 19) + "</clock>"
    ),
    "resource limits of devices": lambda size: _with(
        tuning="<blkiotune>"
        + repeated(lambda n: f"<device><path>/dev/{n}</path><weight>500</weight></device>", size)
        + "</blkiotune>"
    ),
    "security labels": lambda size: _with().replace(
        "</domain>", repeated(lambda n: f"<seclabel model='m{n}' type='none'/>", size) + "</domain>"
    ),
}

WRONG: dict[str, Callable[[int], str]] = {
    "nested without end": nested,
    "nested in a definition": lambda size: _with(top=nested(size)),
    "not XML at all": lambda size: "a" * size,
    "entities": lambda size: (
        "<!DOCTYPE d [<!ENTITY a 'aaaaaaaa'>]><domain>" + "&a;" * (size // 3) + "</domain>"
    ),
    "a long number": lambda size: _with().replace("65536", "9" * size),
}


def _checkpoint(content: str) -> str:
    return f"<domaincheckpoint><name>document</name>{content}</domaincheckpoint>"


def _redefined(content: str) -> str:
    return (
        "<domaincheckpoint><name>document</name><creationTime>1525889631</creationTime>"
        + content
        + "</domaincheckpoint>"
    )


def _checkpoint_disk(number: int) -> str:
    return f"<disk name='vd{letters(number)}' checkpoint='bitmap' bitmap='b{number}'/>"


CHECKPOINTS: dict[str, Callable[[int], str]] = {
    "disks of a checkpoint": lambda size: _checkpoint(
        f"<disks>{repeated(_checkpoint_disk, size)}</disks>"
    ),
    "one disk of a checkpoint": lambda size: _checkpoint(
        "<disks>" + "<disk name='vda' checkpoint='bitmap'/>" * (size // 38) + "</disks>"
    ),
    "a long description": lambda size: _checkpoint(
        f"<description>{'word ' * (size // 5)}</description>"
    ),
    "unknown elements": lambda size: _checkpoint("<what/>" * (size // 7)),
    "nested": lambda size: _checkpoint(nested(size)),
    "a name": lambda size: _checkpoint("").replace("document", "n" * size),
}


def _snapshot(content: str) -> str:
    return f"<domainsnapshot><name>document</name>{content}</domainsnapshot>"


def _snapshot_image(number: int) -> str:
    return (
        f"<disk name='vd{letters(number)}'><driver type='qcow2'/>"
        f"<source file='/images/{number}'/></disk>"
    )


SNAPSHOTS: dict[str, Callable[[int], str]] = {
    "disks of a snapshot": lambda size: _snapshot(
        f"<memory file='/m'/><disks>{repeated(_snapshot_image, size)}</disks>"
    ),
    "one disk of a snapshot": lambda size: _snapshot(
        "<disks>" + "<disk name='vda'/>" * (size // 18) + "</disks>"
    ),
    "a long description": lambda size: _snapshot(
        f"<description>{'word ' * (size // 5)}</description>"
    ),
    "unknown elements": lambda size: _snapshot("<what/>" * (size // 7)),
    "nested": lambda size: _snapshot(nested(size)),
    "a name": lambda size: _snapshot("").replace("document", "n" * size),
    "with a domain of mixed devices": lambda size: _snapshot(
        "<creationTime>1525889631</creationTime><state>running</state>"
        + DOMAINS["mixed devices"](size)
    ),
}


def redefinitions(kind: str, size: int) -> str:
    """Return a checkpoint's redefinition with a domain of one of the kinds in it."""
    return _redefined(f"<disks>{_checkpoint_disk(0)}</disks>" + DOMAINS[kind](size))


REDEFINED = ("mixed devices", "metadata", "one element of many attributes", "disks", "vcpu pins")

DEVICES: dict[str, Callable[[int], str]] = {
    "a disk of unknown elements": lambda size: disk(700, "<what/>" * (size // 7)),
    "a disk of addresses": lambda size: disk(
        700, "<address type='drive' unit='1'/>" * (size // 33)
    ),
    "a disk of attributes": lambda size: disk(700).replace(
        "<disk ", f"<disk{_unique_attributes(size)} "
    ),
    "a network disk": lambda size: (
        "<disk type='network'><source protocol='rbd' name='p/i'>"
        + repeated(lambda n: f"<host name='h{n}' port='1'/>", size)
        + "</source><target dev='vdzz'/></disk>"
    ),
    "an interface of addresses": lambda size: (
        "<interface type='user'><mac address='52:54:00:ff:ff:ff'/>"
        + repeated(lambda n: f"<ip address='10.{n >> 16 & 255}.{n >> 8 & 255}.{n & 255}'/>", size)
        + "</interface>"
    ),
    "nested": nested,
}

METADATA: dict[str, Callable[[int], str]] = {
    "items": lambda size: f"<all>{'<item>some text</item>' * (size // 22)}</all>",
    "one text": lambda size: f"<all>{'word ' * (size // 5)}</all>",
    "attributes": lambda size: f"<all{_unique_attributes(size)}/>",
    "namespaces": lambda size: (
        "<all>" + repeated(lambda n: f"<m:a xmlns:m='urn:{n}'/>", size) + "</all>"
    ),
    "nested": nested,
    "not XML": lambda size: "a" * size,
}

CPUS: dict[str, Callable[[int], str]] = {
    "features": lambda size: (
        "<cpu><arch>i686</arch><model>qemu64</model>"
        + repeated(lambda n: f"<feature policy='require' name='f{n}'/>", size)
        + "</cpu>"
    ),
    "nested": nested,
}


def _network(content: str) -> str:
    return f"<network><name>document</name>{content}</network>"


NETWORKS: dict[str, Callable[[int], str]] = {
    "addresses": lambda size: _network("<ip address='10.0.0.1' prefix='24'/>" * (size // 37)),
    "hosts of DHCP": lambda size: _network(
        "<ip address='10.0.0.1' prefix='8'><dhcp>"
        + repeated(lambda n: f"<host mac='{mac(n)}' name='n{n}' ip='10.1.2.3'/>", size)
        + "</dhcp></ip>"
    ),
    "routes": lambda size: _network(
        "<ip address='10.0.0.1' prefix='24'/>"
        + "<route address='10.9.0.0' prefix='16' gateway='10.0.0.2'/>" * (size // 58)
    ),
    "interfaces": lambda size: _network(
        "<forward mode='bridge'>"
        + repeated(lambda n: f"<interface dev='e{n}'/>", size)
        + "</forward>"
    ),
    "records": lambda size: _network(
        "<dns>" + repeated(lambda n: f"<txt name='n{n}' value='v'/>", size) + "</dns>"
    ),
    "portgroups": lambda size: _network(
        repeated(lambda n: f"<portgroup name='p{n}'><vlan><tag id='7'/></vlan></portgroup>", size)
    ),
    "names of a host": lambda size: _network(
        f"<dns><host ip='10.0.0.1'>{'<hostname>n</hostname>' * (size // 22)}</host></dns>"
    ),
    "metadata": lambda size: _network(f"<metadata>{metadata(size)}</metadata>"),
    "one element of many attributes": lambda size: _network(f"<bridge{_unique_attributes(size)}/>"),
    "nested": nested,
}


def _interface(content: str) -> str:
    return f"<interface type='bridge' name='document'>{content}</interface>"


INTERFACES: dict[str, Callable[[int], str]] = {
    "addresses": lambda size: _interface(
        "<protocol family='ipv4'>"
        + "<ip address='10.0.0.1'/>" * (size // 26)
        + "</protocol><bridge/>"
    ),
    "protocols": lambda size: _interface("<protocol family='ipv6'/>" * (size // 25) + "<bridge/>"),
    "interfaces": lambda size: _interface(
        "<bridge>"
        + repeated(lambda n: f"<interface type='ethernet' name='e{n}'/>", size)
        + "</bridge>"
    ),
    "bonds": lambda size: _interface(
        "<bridge>"
        + "<interface type='bond' name='b'><bond><interface type='ethernet' name='e'/></bond>"
        "</interface>" * (size // 95) + "</bridge>"
    ),
    "elements without the attribute that counts": lambda size: _interface(
        "<mtu/>" * (size // 6) + "<bridge/>"
    ),
    "one element of many attributes": lambda size: _interface(
        f"<bridge{_unique_attributes(size)}/>"
    ),
    "nested": nested,
}


def pool(source: str, more: str = "", *, type: str = "fs") -> str:
    """Return the document of a pool, of a file system if not told otherwise."""
    device = "<device path='/dev/document'/>"
    return (
        f"<pool type='{type}'><name>document</name><source>{device}{source}</source>"
        f"<target><path>/document</path></target>{more}</pool>"
    )


def _pool_hosts(size: int) -> str:
    return repeated(lambda n: f"<host name='h{n}' port='1'/>", size)


_MOUNTING = "http://libvirt.org/schemas/storagepool/fs/1.0"

POOLS: dict[str, Callable[[int], str]] = {
    "devices": lambda size: pool(repeated(lambda n: f"<device path='/dev/d{n}'/>", size)),
    "iSCSI devices": lambda size: pool(
        "<host name='h'/>" + repeated(lambda n: f"<device path='/dev/d{n}'/>", size),
        type="iscsi",
    ),
    "hosts": lambda size: pool(_pool_hosts(size) + "<dir path='/'/>", type="netfs"),
    "formats": lambda size: pool("<format/>" * (size // 9)),
    "a long folder": lambda size: pool(f"<dir path='{'/a' * (size // 2)}'/>"),
    "mount options": lambda size: pool(
        "",
        f"<fs:mount_opts xmlns:fs='{_MOUNTING}'>"
        + repeated(lambda n: f"<fs:option name='o{n}'/>", size)
        + "</fs:mount_opts>",
    ),
    "targets": lambda size: pool("", "<target/>" * (size // 9)),
    "one element of many attributes": lambda size: pool(f"<device{_unique_attributes(size)}/>"),
    "nested": nested,
}


def volume(target: str, more: str = "") -> str:
    """Return the document of a volume."""
    return (
        "<volume><name>document</name><capacity>1</capacity>"
        f"<target>{target}</target>{more}</volume>"
    )


VOLUMES: dict[str, Callable[[int], str]] = {
    "secrets": lambda size: volume(
        "<encryption format='luks'>"
        + repeated(lambda n: f"<secret type='passphrase' usage='u{n}'/>", size)
        + "</encryption>"
    ),
    "features": lambda size: volume(f"<features>{'<extended_l2/>' * (size // 14)}</features>"),
    "targets": lambda size: volume("", "<target/>" * (size // 9)),
    "unknown elements": lambda size: volume("<what/>" * (size // 7)),
    "a label": lambda size: volume(
        f"<permissions><label>{'word ' * (size // 5)}</label></permissions>"
    ),
    "a name": lambda size: volume("").replace("document", "n" * size),
    "nested": nested,
}

SOURCES: dict[str, Callable[[int], str]] = {
    "hosts": lambda size: f"<source>{_pool_hosts(size)}</source>",
    "a host": lambda size: f"<source><host name='{'h' * size}'/></source>",
    "nested": nested,
}


def _device(content: str) -> str:
    return f"<device><name>document</name>{content}</device>"


def _pci(content: str) -> str:
    return _device(
        "<capability type='pci'><domain>0</domain><bus>0</bus><slot>1</slot><function>0</function>"
        f"<product id='1'/><vendor id='2'/>{content}</capability>"
    )


NODE_DEVICES: dict[str, Callable[[int], str]] = {
    "capabilities": lambda size: _device(
        "<capability type='drm'><type>render</type></capability>" * (size // 56)
    ),
    "links": lambda size: _device(
        "<devnode type='link'>/dev/x</devnode>" * (size // 37)
        + "<capability type='drm'><type>render</type></capability>"
    ),
    "virtual functions": lambda size: _pci(
        "<capability type='virt_functions'>" + "<address bus='1'/>" * (size // 18) + "</capability>"
    ),
    "types of mediated devices": lambda size: _pci(
        "<capability type='mdev_types'>"
        + repeated(
            lambda n: (
                f"<type id='t{n}'><deviceAPI>a</deviceAPI>"
                "<availableInstances>1</availableInstances></type>"
            ),
            size,
        )
        + "</capability>"
    ),
    "vital product data": lambda size: _pci(
        "<capability type='vpd'><name>n</name><fields access='readwrite'>"
        + "<vendor_field index='A'>v</vendor_field>" * (size // 41)
        + "</fields></capability>"
    ),
    "features": lambda size: _device(
        "<capability type='net'><interface>e</interface>"
        + "<feature name='rx'/>" * (size // 20)
        + "</capability>"
    ),
    "adapters": lambda size: _device(
        "<capability type='scsi_host'><host>1</host>"
        + "<capability type='fc_host'><wwnn>1</wwnn><wwpn>2</wwpn></capability>" * (size // 71)
        + "</capability>"
    ),
    "attributes of a mediated device": lambda size: _device(
        "<capability type='mdev'><type id='t'/>"
        + repeated(lambda n: f"<attr name='n{n}' value='v'/>", size)
        + "</capability>"
    ),
    "nested": nested,
}

ANY: dict[str, Callable[[int], str]] = {"nested": nested}

KINDS = {
    "domain": DOMAINS,
    "checkpoint": CHECKPOINTS,
    "snapshot": SNAPSHOTS,
    "device": DEVICES,
    "metadata": METADATA,
    "cpu": CPUS,
    "network": NETWORKS,
    "interface": INTERFACES,
    "pool": POOLS,
    "volume": VOLUMES,
    "source": SOURCES,
    "node device": NODE_DEVICES,
    "any": ANY,
}


def node(size: int, domains: int) -> str:
    """Return a node file of small domains.

    It has about ``size`` characters, or 100 for each of ``domains`` if that is less.
    """
    made = repeated(
        lambda n: documents.domain(f"n{n}", memory=1024, vcpus=None),
        min(size, domains * 100),
    )
    return f"<node>{made}</node>"


def of_kind(kind: str, size: int, *, thorough: bool) -> Iterator[tuple[str, str]]:
    """Yield label and document of every document of a kind."""
    for name, make in KINDS[kind].items():
        yield name, make(size)
    if kind == "domain":
        for name, make in WRONG.items():
            yield name, make(size)
    elif kind == "checkpoint":
        for name in DOMAINS if thorough else REDEFINED:
            yield f"with a domain of {name}", redefinitions(name, size)
