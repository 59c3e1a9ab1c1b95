"""Documents that grow: one for each thing of which a definition may have many.

Each has as many of them as fit into a size.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["KINDS", "disk_name", "grown"]

UUID = "c7a5fdbd-edaf-9455-926a-d65c16db1809"
_OS = "<os><type>hvm</type></os>"


def disk_name(number: int, prefix: str = "vd") -> str:
    letters = ""
    number += 1
    while number:
        number, letter = divmod(number - 1, 26)
        letters = chr(ord("a") + letter) + letters
    return prefix + letters


def _domain(
    *, devices: str = "", top: str = "", vcpus: str = "", os: str = _OS, attributes: str = ""
) -> str:
    head = (
        f"<domain type='test'{attributes}><name>v</name>"
        f"<uuid>{UUID}</uuid><memory>1024</memory>{vcpus}"
    )
    return f"{head}{os}{top}<devices>{devices}</devices></domain>"


def _times(size: int, part: Callable[[int], str], *, first: int = 0) -> str:
    """Return ``part(0) + part(1) + …``, about ``size`` characters."""
    parts, length, number = [], 0, first
    while length < size:
        parts.append(part(number))
        length += len(parts[-1])
        number += 1
    return "".join(parts)


def _count(size: int, part: Callable[[int], str]) -> int:
    """Return how many parts `_times` puts together."""
    length = number = 0
    while length < size:
        length += len(part(number))
        number += 1
    return number


def _reversed(size: int, part: Callable[[int], str]) -> str:
    return "".join(part(number) for number in reversed(range(_count(size, part))))


def _devices(part: Callable[[int], str], **more: str) -> Callable[[int], str]:
    return lambda size: _domain(devices=_times(size, part), **more)


def _top(part: Callable[[int], str], around: str = "%s", **more: str) -> Callable[[int], str]:
    return lambda size: _domain(top=around.replace("%s", _times(size, part)), **more)


def _disk(number: int, prefix: str = "vd", bus: str = "virtio", more: str = "") -> str:
    name = disk_name(number, prefix)
    return (
        f"<disk type='file'><source file='/{number}'/>"
        f"<target dev='{name}' bus='{bus}'/>{more}</disk>"
    )


def _drive(number: int) -> str:
    return f"<address type='drive' controller='{number // 7}' unit='{number % 7}'/>"


def _hostdev(number: int, more: str = "") -> str:
    place = f"<adapter name='scsi_host0'/><address bus='0' target='0' unit='{number}'/>"
    return f"<hostdev mode='subsystem' type='scsi'><source>{place}</source>{more}</hostdev>"


def _disks_behind_hostdevs(size: int) -> str:
    """Make disks of the same number move up one controller after the other.

    Host devices take the places before.
    """
    devices = _times(
        size // 2, lambda n: _hostdev(n, f"<address type='drive' controller='{n}' unit='0'/>")
    )
    devices += _times(
        size // 2,
        lambda n: (
            f"<disk type='file'><source file='/{n}'/><target dev='sda{n}' bus='scsi'/></disk>"
        ),
    )
    return _domain(devices=devices)


def _implied_controllers(size: int) -> str:
    """Make as many controllers as a client may imply, by devices of each bus."""
    highest = min(_count(size, lambda n: f"<controller type='scsi' index='{n}'/>") - 1, 4096)
    return _domain(
        devices=_disk(0, "sd", "scsi", f"<address type='drive' controller='{highest}'/>")
    )


def _cells(size: int, more: Callable[[int], str] = lambda n: "", *, unit: str = "KiB") -> str:
    def cell(number: int) -> str:
        return (
            f"<cell id='{number}' cpus='{number}' memory='512' unit='{unit}'>{more(number)}</cell>"
        )

    count = _count(size, cell)
    cells = "".join(cell(number) for number in range(count))
    return _domain(top=f"<cpu><numa>{cells}</numa></cpu>", vcpus=f"<vcpu>{count}</vcpu>")


def _in_numa(size: int, part: Callable[[int], str], around: str) -> str:
    """Make many things that refer to two NUMA cells."""
    cells = "<cell id='0' cpus='0' memory='512'/><cell id='1' cpus='1' memory='512'/>"
    inside = around.replace("%s", _times(size, part))
    return _domain(top=f"<cpu><numa>{cells}{inside}</numa></cpu>", vcpus="<vcpu>2</vcpu>")


def _siblings(size: int) -> str:
    """Make a few cells that are each told their distance to every other."""
    count = max(2, int((size / 30) ** 0.5))
    cells = "".join(
        f"<cell id='{n}' cpus='{n}' memory='512'><distances>"
        + "".join(f"<sibling id='{m}' value='{10 if m == n else 20}'/>" for m in range(count))
        + "</distances></cell>"
        for n in range(count)
    )
    return _domain(top=f"<cpu><numa>{cells}</numa></cpu>", vcpus=f"<vcpu>{count}</vcpu>")


def _memnodes(size: int) -> str:
    def part(number: int) -> str:
        return f"<cell id='{number}' cpus='{number}' memory='512'/>"

    count = _count(size // 2, part)
    cells = "".join(part(number) for number in range(count))
    nodes = "".join(
        f"<memnode cellid='{n}' mode='strict' nodeset='{n % 8}'/>" for n in range(count)
    )
    return _domain(
        top=f"<numatune>{nodes}</numatune><cpu><numa>{cells}</numa></cpu>",
        vcpus=f"<vcpu>{count}</vcpu>",
    )


def _hugepages(size: int) -> str:
    def part(number: int) -> str:
        return f"<cell id='{number}' cpus='{number}' memory='512'/>"

    count = _count(size // 2, part)
    cells = "".join(part(number) for number in range(count))
    pages = "".join(f"<page size='{n + 1}' nodeset='{n}'/>" for n in range(count))
    backing = f"<memoryBacking><hugepages>{pages}</hugepages></memoryBacking>"
    return _domain(top=f"{backing}<cpu><numa>{cells}</numa></cpu>", vcpus=f"<vcpu>{count}</vcpu>")


def _iothreads(size: int, part: Callable[[int], str], tune: Callable[[int], str]) -> str:
    count = _count(size // 2, part)
    threads = "".join(part(number) for number in range(1, count + 1))
    pins = "".join(tune(number) for number in range(1, count + 1))
    return _domain(top=f"<iothreadids>{threads}</iothreadids><cputune>{pins}</cputune>")


def _tuned(part: Callable[[int], str]) -> Callable[[int], str]:
    def make(size: int) -> str:
        count = _count(size, part)
        return _domain(
            top="<cputune>" + "".join(part(number) for number in range(count)) + "</cputune>",
            vcpus=f"<vcpu>{count}</vcpu>",
        )

    return make


def _cpuset(text: Callable[[int], str]) -> Callable[[int], str]:
    return lambda size: _domain(vcpus=f"<vcpu cpuset='{_times(size, text)}0'>2</vcpu>")


def _vcpus(size: int) -> str:
    def part(number: int) -> str:
        return f"<vcpu id='{number}' enabled='yes' order='{number + 1}'/>"

    count = _count(size, part)
    listed = "".join(part(number) for number in range(count))
    return _domain(top=f"<vcpus>{listed}</vcpus>", vcpus=f"<vcpu>{count}</vcpu>")


def _attributes(size: int) -> str:
    return _domain(attributes=" " + _times(size, lambda n: f"a{n}='' "))


def _deep(size: int) -> str:
    """Make long text far down, inside of elements whose whole text is wanted."""
    depth = 240
    return (
        f"<domain type='test'><name>{'<a>' * depth}{'x' * size}{'</a>' * depth}</name>"
        f"<memory>1</memory>{_OS}</domain>"
    )


def _deep_metadata(size: int) -> str:
    deep = "<a>" * 200 + _times(size, lambda n: "<b/>") + "</a>" * 200
    return _domain(top=f"<metadata><x:x xmlns:x='u'>{deep}</x:x></metadata>")


def _backing(size: int) -> str:
    chain = ""
    for number in range(200):
        chain = (
            "<backingStore type='file'><format type='raw'/>"
            f"<source file='/{number}{'x' * (size // 200)}'/>{chain}</backingStore>"
        )
    return _domain(devices=_disk(0, more=chain))


def _one_disk(
    part: Callable[[int], str], source: str = "<source file='/0'>%s</source>", kind: str = "file"
) -> Callable[[int], str]:
    def make(size: int) -> str:
        inside = source.replace("%s", _times(size, part))
        return _domain(
            devices=f"<disk type='{kind}'>{inside}<target dev='vda' bus='virtio'/></disk>"
        )

    return make


def _one_interface(part: Callable[[int], str], around: str = "%s") -> Callable[[int], str]:
    def make(size: int) -> str:
        inside = around.replace("%s", _times(size, part))
        return _domain(
            devices="<interface type='network'><mac address='52:54:00:00:00:01'/>"
            f"<source network='default'/>{inside}</interface>"
        )

    return make


def _mac(number: int) -> str:
    return f"52:54:00:{number >> 16 & 255:02x}:{number >> 8 & 255:02x}:{number & 255:02x}"


def _interface(number: int, more: str = "") -> str:
    return (
        f"<interface type='network'><mac address='{_mac(number)}'/>"
        f"<source network='default'/>{more}</interface>"
    )


def _entities(size: int) -> str:
    """Make an entity that holds disks, named as often as it is long."""
    disks = _times(size // 2, lambda n: _disk(n))
    text = _domain(devices=_times(size // 2, lambda n: "&e;"))
    return f'<!DOCTYPE domain [<!ENTITY e "{disks}">]>{text}'


def _pages(size: int) -> str:
    """Make one page size for a set of nodes that is written at length."""
    nodes = _times(size, lambda n: "0-1,") + "0"
    cells = "<cell id='0' cpus='0' memory='512'/><cell id='1' cpus='1' memory='512'/>"
    backing = (
        f"<memoryBacking><hugepages><page size='4' nodeset='{nodes}'/></hugepages></memoryBacking>"
    )
    return _domain(top=f"{backing}<cpu><numa>{cells}</numa></cpu>", vcpus="<vcpu>2</vcpu>")


def _namespaces(size: int) -> str:
    return _domain(
        top="<metadata>"
        + _times(size, lambda n: f"<a{n}:x xmlns:a{n}='u{n}'>x</a{n}:x>")
        + "</metadata>"
    )


def _declared(size: int) -> str:
    """Declare all namespaces on ``<metadata>``, and use each once."""
    count = _count(size, lambda n: f" xmlns:a{n}='u{n}'<a{n}:x/>")
    declared = "".join(f" xmlns:a{n}='u{n}'" for n in range(count))
    used = "".join(f"<a{n}:x/>" for n in range(count))
    return _domain(top=f"<metadata{declared}>{used}</metadata>")


KINDS: dict[str, Callable[[int], str]] = {
    "disks": _devices(_disk),
    "disks backwards": lambda size: _domain(devices=_reversed(size, _disk)),
    "disks of two buses": _devices(lambda n: _disk(n, "sd", "usb" if n % 2 else "scsi")),
    "disks without a bus": _devices(
        lambda n: f"<disk type='file'><source file='/{n}'/><target dev='{disk_name(n)}'/></disk>"
    ),
    "drive addresses": _devices(lambda n: _disk(n, "sd", "scsi", _drive(n))),
    "drive addresses backwards": lambda size: _domain(
        devices=_reversed(size, lambda n: _disk(n, "sd", "scsi", _drive(n)))
    ),
    "disks behind host devices": _disks_behind_hostdevs,
    "empty drives": _devices(
        lambda n: f"<disk type='file' device='cdrom'><target dev='{disk_name(n, 'hd')}'/></disk>"
    ),
    "SCSI host devices": _devices(_hostdev),
    "SCSI host devices with addresses": _devices(lambda n: _hostdev(n, _drive(n))),
    "USB host devices": _devices(
        lambda n: (
            f"<hostdev type='usb'><source><address bus='1' device='{n + 1}'/></source></hostdev>"
        )
    ),
    "implied controllers": _implied_controllers,
    "controllers": _devices(lambda n: "<controller type='scsi'/>"),
    "controllers with indexes": _devices(lambda n: f"<controller type='scsi' index='{n}'/>"),
    "controllers backwards": lambda size: _domain(
        devices=_reversed(size, lambda n: f"<controller type='scsi' index='{n}'/>")
    ),
    "controllers of two types": _devices(
        lambda n: f"<controller type='{'sata' if n % 2 else 'scsi'}'/>"
    ),
    "USB controllers": _devices(lambda n: "<controller type='usb'/>"),
    "USB companions": _devices(
        lambda n: (
            f"<controller type='usb' model='ich9-{('ehci1', 'uhci1', 'uhci2', 'uhci3')[n % 4]}'/>"
        )
    ),
    "USB companions with indexes": _devices(
        lambda n: (
            f"<controller type='usb' index='{n // 4}' "
            f"model='ich9-{('ehci1', 'uhci1', 'uhci2', 'uhci3')[n % 4]}'/>"
        )
    ),
    "PCI controllers": _devices(
        lambda n: (
            "<controller type='pci' model='pci-bridge'>"
            f"<target chassisNr='{n % 255 + 1}'/></controller>"
        )
    ),
    "serial ports": _devices(lambda n: "<serial type='pty'/>"),
    "serial ports with numbers": _devices(
        lambda n: f"<serial type='pty'><target port='{n}'/></serial>"
    ),
    "ISA serial ports": _devices(
        lambda n: "<serial type='pty'><target type='isa-serial'/></serial>"
    ),
    "parallel ports": _devices(lambda n: "<parallel type='pty'/>"),
    "consoles": _devices(lambda n: "<console type='pty'><target type='virtio'/></console>"),
    "channels": _devices(
        lambda n: f"<channel type='pty'><target type='virtio' name='c{n}'/></channel>"
    ),
    "channels with addresses": _devices(
        lambda n: (
            "<channel type='pty'><target type='virtio'/>"
            f"<address type='virtio-serial' controller='{n}'/></channel>"
        )
    ),
    "smartcards": _devices(lambda n: "<smartcard mode='host'/>"),
    "smartcards with addresses": _devices(
        lambda n: (
            f"<smartcard mode='host'><address type='ccid' controller='0' slot='{n}'/></smartcard>"
        )
    ),
    "smartcards elsewhere": _devices(
        lambda n: (
            f"<smartcard mode='host'><address type='ccid' controller='{n}' slot='0'/></smartcard>"
        )
    ),
    "interfaces": _devices(_interface),
    "interfaces with names": _devices(lambda n: _interface(n, f"<target dev='testnet{n * 2}'/>")),
    "filesystems": _devices(
        lambda n: f"<filesystem><source dir='/{n}'/><target dir='{n}'/></filesystem>"
    ),
    "inputs": _devices(lambda n: "<input type='tablet' bus='usb'/>"),
    "videos": _devices(lambda n: "<video><model type='vga'/></video>"),
    "graphics": _devices(lambda n: "<graphics type='vnc'/>"),
    "sounds": _devices(lambda n: "<sound model='ich6'><audio id='1'/></sound>", top=""),
    "audio backends": _devices(lambda n: f"<audio id='{n + 1}' type='none'/>"),
    "hubs": _devices(lambda n: "<hub type='usb'/>"),
    "shared memory": _devices(lambda n: f"<shmem name='s{n}'/>"),
    "random number sources": _devices(
        lambda n: "<rng model='virtio'><backend model='random'/></rng>"
    ),
    "leases": _devices(
        lambda n: f"<lease><lockspace>l</lockspace><key>{n}</key><target path='/l'/></lease>"
    ),
    "aliases": _devices(lambda n: f"<hub type='usb'><alias name='ua-{n}'/></hub>"),
    "boot orders": _devices(lambda n: _interface(n, f"<boot order='{n + 1}'/>")),
    "unknown devices": _devices(lambda n: "<a/>"),
    "unknown sections": _top(lambda n: "<a/>"),
    "comments": _devices(lambda n: "<!---->"),
    "redirection rules": lambda size: _domain(
        devices="<redirfilter>" + _times(size, lambda n: "<usbdev allow='yes'/>") + "</redirfilter>"
    ),
    "labels of a source": _one_disk(lambda n: f"<seclabel model='m{n}' relabel='no'/>"),
    "hosts": _one_disk(
        lambda n: f"<host name='h{n}'/>", "<source protocol='rbd' name='a/b'>%s</source>", "network"
    ),
    "cookies": _one_disk(
        lambda n: f"<cookie name='c{n}'>v</cookie>",
        "<source protocol='http' name='a'><host name='h'/><cookies>%s</cookies></source>",
        "network",
    ),
    "secrets": _one_disk(
        lambda n: f"<secret type='passphrase' usage='u{n}'/>",
        "<source file='/0'><encryption format='luks'>%s</encryption></source>",
    ),
    "backing stores": _backing,
    "addresses of an interface": _one_interface(
        lambda n: f"<ip address='10.{n >> 16 & 255}.{n >> 8 & 255}.{n & 255}'/>"
    ),
    "routes": _one_interface(
        lambda n: "<route family='ipv4' address='10.0.0.0' prefix='8' gateway='10.0.0.1'/>"
    ),
    "VLAN tags": _one_interface(lambda n: f"<tag id='{n % 4096}'/>", "<vlan trunk='yes'>%s</vlan>"),
    "filter parameters": _one_interface(
        lambda n: f"<parameter name='p{n}' value='v'/>", "<filterref filter='f'>%s</filterref>"
    ),
    "same filter parameter": _one_interface(
        lambda n: f"<parameter name='p' value='{n}'/>", "<filterref filter='f'>%s</filterref>"
    ),
    "labels of the domain": _top(lambda n: f"<seclabel type='dynamic' model='m{n}'/>"),
    "id maps": lambda size: _domain(
        top="<idmap>"
        + _times(size // 2, lambda n: f"<uid start='{n}' target='{n}' count='1'/>")
        + _times(size // 2, lambda n: f"<gid start='{n}' target='{n}' count='1'/>")
        + "</idmap>"
    ),
    "CPU features": _top(
        lambda n: f"<feature policy='require' name='f{n}'/>", "<cpu><model>m</model>%s</cpu>"
    ),
    "timers": _top(lambda n: "<timer name='rtc' tickpolicy='catchup'/>", "<clock>%s</clock>"),
    "NUMA cells": _cells,
    "NUMA cells with caches": lambda size: _cells(
        size,
        lambda n: (
            "<cache level='1' associativity='full' policy='writeback'><size value='1'/>"
            "<line value='1'/></cache>"
        ),
    ),
    "distances": _siblings,
    "interconnects": lambda size: _in_numa(
        size,
        lambda n: "<latency initiator='0' target='1' type='access' value='1'/>",
        "<interconnects>%s</interconnects>",
    ),
    "memory nodes": _memnodes,
    "huge pages": _hugepages,
    "a long set of nodes": _pages,
    "vCPUs": _vcpus,
    "vCPU pins": _tuned(lambda n: f"<vcpupin vcpu='{n}' cpuset='{n % 64}'/>"),
    "vCPU pins backwards": lambda size: _domain(
        top="<cputune>"
        + _reversed(size, lambda n: f"<vcpupin vcpu='{n}' cpuset='0-3'/>")
        + "</cputune>",
        vcpus=f"<vcpu>{size}</vcpu>" if size < 65536 else "<vcpu>65536</vcpu>",
    ),
    "wide pins": _tuned(lambda n: f"<vcpupin vcpu='{n}' cpuset='0-1023'/>"),
    "vCPU schedulers": _tuned(lambda n: f"<vcpusched vcpus='{n}' scheduler='batch'/>"),
    "a wide scheduler": lambda size: _domain(
        top=(
            f"<cputune><vcpusched vcpus='0-{min(size // 50, 16383)}' "
            "scheduler='fifo' priority='1'/></cputune>"
        ),
        vcpus="<vcpu>16384</vcpu>",
    ),
    "IOThreads": _top(lambda n: f"<iothread id='{n + 1}'/>", "<iothreadids>%s</iothreadids>"),
    "IOThread pins": lambda size: _iothreads(
        size,
        lambda n: f"<iothread id='{n}'/>",
        lambda n: f"<iothreadpin iothread='{n}' cpuset='0'/>",
    ),
    "IOThread schedulers": lambda size: _iothreads(
        min(size, 440_000),
        lambda n: f"<iothread id='{n}'/>",
        lambda n: f"<iothreadsched iothreads='{n}' scheduler='idle'/>",
    ),
    "cache shares": _top(
        lambda n: f"<cache id='{n}' level='3' type='both' size='1' unit='KiB'/>",
        "<cputune><cachetune vcpus='0'>%s</cachetune></cputune>",
    ),
    "memory bandwidth": _top(
        lambda n: f"<node id='{n}' bandwidth='10'/>",
        "<cputune><memorytune vcpus='0'>%s</memorytune></cputune>",
    ),
    "resource monitors": _top(
        lambda n: f"<monitor level='3' vcpus='{16383 - n % 16384}'/>",  # sets of one size
        "<vcpu>16384</vcpu><cputune><cachetune vcpus='0-16383'>%s</cachetune></cputune>",
    ),
    "block devices": _top(
        lambda n: f"<device><path>/{n}</path><weight>200</weight></device>",
        "<blkiotune>%s</blkiotune>",
    ),
    "repeated ranges": _cpuset(lambda n: "0-1023,"),
    "different ranges": _cpuset(lambda n: f"{n % 512}-1023,"),
    "taken out of a range": _cpuset(lambda n: f"^{n % 1000 + 1}," if n else "0-1023,"),
    "alternating CPUs": _cpuset(lambda n: f"{n * 2 % 1024},"),
    "OEM strings": _top(
        lambda n: f"<entry>e{n}</entry>",
        "<sysinfo type='smbios'><oemStrings>%s</oemStrings></sysinfo>",
    ),
    "firmware entries": _top(
        lambda n: f"<entry name='opt/{n}'>v</entry>", "<sysinfo type='fwcfg'>%s</sysinfo>"
    ),
    "base boards": _top(
        lambda n: f"<baseBoard><entry name='serial'>{n}</entry></baseBoard>",
        "<sysinfo type='smbios'>%s</sysinfo>",
    ),
    "init arguments": lambda size: _domain(
        os=(
            "<os><type>exe</type>"
            f"<init>/i</init>{_times(size, lambda n: f'<initarg>{n}</initarg>')}</os>"
        )
    ),
    "namespaces of metadata": _namespaces,
    "namespaces declared at once": _declared,
    "long metadata": _top(
        lambda n: f"<x:y a='{n}'>text</x:y>", "<metadata><x:x xmlns:x='u'>%s</x:x></metadata>"
    ),
    "metadata beyond ASCII": _top(
        lambda n: "<x:y a='\u00e9'>\u00e9</x:y>", "<metadata><x:x xmlns:x='u'>%s</x:x></metadata>"
    ),
    "metadata with white space": _top(
        lambda n: f"\n<x:y a='{n}'> <x:z/>\n text<x:z/> </x:y>",
        "<metadata><x:x xmlns:x='u'>%s</x:x></metadata>",
    ),
    "undeclared prefixes in metadata": _top(
        lambda n: f"<p:y q:a='{n}'/>", "<metadata><x:x xmlns:x='u'>%s</x:x></metadata>"
    ),
    "elements of one namespace in metadata": _top(
        lambda n: f"<x:y a='{n}'/>", "<metadata xmlns:x='u'>%s</metadata>"
    ),
    "deep metadata": _deep_metadata,
    "plain metadata": _top(lambda n: "<a/>", "<metadata>%s</metadata>"),
    "long description": lambda size: _domain(
        top=f"<description>{'<&lt;>'[1:5] * (size // 4)}</description>"
    ),
    "text far down": _deep,
    "attributes": _attributes,
    "entities": _entities,
    "unfinished line": lambda size: f"<domain type='test'><a>{'x' * size}",
    "unfinished lines": lambda size: "<domain type='test'><a>" + "\n" * size,
    "undeclared prefixes": lambda size: _domain(devices=_times(size, lambda n: f"<p{n}:a/>")),
}


def grown(kind: str, size: int) -> str:
    """Return a document of that kind, of about ``size`` characters."""
    return KINDS[kind](size)
