"""Definitions read back the same from libvirtd's test driver and from our server.

What one of them refuses, the other refuses.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.interop.sequences import comparable
from tests.interop.test_differential import shown

if TYPE_CHECKING:
    from tests import peers
    from tests.peers.worker import Worker

pytestmark = pytest.mark.peer("libvirtd", "libvirt-python")

UUID = "11111111-1111-4111-8111-111111111111"

# Beside <name>, <uuid>, <memory> and <os>, and inside <devices>.
TOP = (
    "<vcpu>4</vcpu>",
    "<vcpu current='2'>4</vcpu>",
    "<vcpu placement='static' cpuset='0-1'>4</vcpu>",
    "<currentMemory unit='MiB'>32</currentMemory>",
    "<maxMemory slots='2' unit='GiB'>4</maxMemory>",
    "<title>t</title><description>a &lt;b&gt; 'c'</description>",
    "<metadata><app xmlns='urn:app'><one two='3'>four</one></app></metadata>",
    "<features><acpi/><apic/><pae/></features>",
    "<features><hyperv><relaxed state='on'/></hyperv></features>",
    "<cpu mode='host-model'/>",
    "<cpu match='exact'><model>core2duo</model><feature policy='require' name='vmx'/></cpu>",
    "<cpu><topology sockets='1' cores='2' threads='2'/></cpu><vcpu>4</vcpu>",
    "<cpu><topology sockets='1' cores='2' threads='2'/></cpu><vcpu>3</vcpu>",
    "<clock offset='localtime'/>",
    "<clock offset='utc'><timer name='rtc' tickpolicy='catchup'/><timer name='hpet' present='no'/></clock>",
    "<clock offset='timezone' timezone='Europe/Berlin'/>",
    "<on_poweroff>restart</on_poweroff><on_reboot>destroy</on_reboot><on_crash>preserve</on_crash>",
    "<on_poweroff>nosuch</on_poweroff>",
    "<memoryBacking><hugepages/><nosharepages/></memoryBacking>",
    "<memtune><hard_limit unit='MiB'>128</hard_limit></memtune>",
    "<cputune><shares>2048</shares><vcpupin vcpu='0' cpuset='0'/></cputune>",
    "<numatune><memory mode='strict' nodeset='0'/></numatune>",
    "<blkiotune><weight>500</weight></blkiotune>",
    "<iothreads>2</iothreads>",
    "<resource><partition>/machine</partition></resource>",
    "<sysinfo type='smbios'><bios><entry name='vendor'>v</entry></bios></sysinfo>",
    "<pm><suspend-to-mem enabled='no'/></pm>",
    "<perf><event name='cmt' enabled='yes'/></perf>",
    "<seclabel type='none'/>",
    "<seclabel type='dynamic' model='dac'/>",
    "<genid/>",
    "<launchSecurity type='sev'><cbitpos>47</cbitpos><policy>1</policy></launchSecurity>",
    "<nosuch/>",
    "<bootloader>/usr/bin/pygrub</bootloader>",
)
DEVICES = (
    "<emulator>/usr/bin/emulator</emulator>",
    "<disk type='block' device='disk'><source dev='/dev/sda'/><target dev='sda' bus='scsi'/></disk>",
    "<disk type='file' device='floppy'><source file='/f'/><target dev='fda'/></disk>",
    "<disk type='file' device='lun'><source file='/f'/><target dev='sda'/></disk>",
    "<disk type='dir'><source dir='/d'/><target dev='vda'/></disk>",
    "<disk type='network'><source protocol='nbd' name='x'><host name='h' port='10809'/></source><target dev='vda'/></disk>",
    "<disk type='network'><source protocol='rbd' name='p/i'><host name='h'/></source><target dev='vda'/></disk>",
    "<disk type='volume'><source pool='p' volume='v'/><target dev='vda'/></disk>",
    "<disk type='file'><driver name='qemu' type='qcow2' cache='none' io='native'/><source file='/f'/>"
    "<target dev='vda' bus='virtio'/><serial>s1</serial><boot order='1'/></disk>",
    "<disk type='file'><source file='/f'/><target dev='vda'/><shareable/><transient/></disk>",
    "<disk type='file'><source file='/f'/><backingStore type='file'><format type='raw'/><source file='/b'/>"
    "<backingStore/></backingStore><target dev='vda'/></disk>",
    "<disk type='file'><source file='/f'/><target dev='vda'/><iotune><total_bytes_sec>1000</total_bytes_sec></iotune></disk>",
    "<disk type='file'><source file='/f'/><target dev='vda'/><address type='pci' slot='5'/></disk>",
    "<disk type='file'><source file='/f'/><target dev='nosuch'/></disk>",
    "<disk type='nosuch'><source file='/f'/><target dev='vda'/></disk>",
    "<disk type='file' device='nosuch'><source file='/f'/><target dev='vda'/></disk>",
    "<disk type='file'><source file='/f'/><target dev='xvda'/></disk><disk type='file'><source file='/g'/>"
    "<target dev='sdb' bus='usb'/></disk>",
    "".join(
        f"<disk type='file'><source file='/f{n}'/><target dev='sd{n}'/></disk>" for n in "abcdefghi"
    ),
    "<disk type='file'><source file='/f'/><target dev='hda'/></disk><disk type='file'><source file='/g'/>"
    "<target dev='hdd'/></disk>",
    "<controller type='scsi' index='0' model='virtio-scsi'/>",
    "<controller type='usb' index='0' model='none'/>",
    "<controller type='pci' index='0' model='pci-root'/>",
    "<controller type='nosuch' index='0'/>",
    "<controller type='ide' index='0'/><controller type='ide' index='0'/>",
    "<interface type='network'><mac address='52:54:00:00:00:01'/><source network='default'/></interface>",
    "<interface type='bridge'><mac address='52:54:00:00:00:01'/><source bridge='br0'/><model type='virtio'/></interface>",
    "<interface type='user'><mac address='52:54:00:00:00:01'/></interface>",
    "<interface type='direct'><mac address='52:54:00:00:00:01'/><source dev='eth0' mode='bridge'/></interface>",
    "<interface type='nosuch'><mac address='52:54:00:00:00:01'/></interface>",
    "<interface type='user'><mac address='zz'/></interface>",
    "<interface type='user'><mac address='53:54:00:00:00:01'/></interface>",
    "<serial type='pty'><target port='0'/></serial><console type='pty'><target type='serial' port='0'/></console>",
    "<serial type='pty'/>",
    "<console type='pty'/>",
    "<serial type='tcp'><source mode='bind' host='127.0.0.1' service='2445'/><protocol type='raw'/></serial>",
    "<serial type='file'><source path='/tmp/log'/></serial>",
    "<parallel type='null'/>",
    "<channel type='unix'><source mode='bind' path='/tmp/c'/><target type='virtio' name='org.qemu.guest_agent.0'/></channel>",
    "<channel type='spicevmc'><target type='virtio' name='com.redhat.spice.0'/></channel>",
    "<input type='tablet' bus='usb'/>",
    "<input type='mouse' bus='ps2'/><input type='keyboard' bus='ps2'/>",
    "<graphics type='vnc' port='-1' autoport='yes'/>",
    "<graphics type='vnc' port='5901' listen='127.0.0.1' passwd='secret'/>",
    "<graphics type='spice' autoport='yes'/>",
    "<graphics type='sdl' display=':0'/>",
    "<graphics type='nosuch'/>",
    "<video><model type='vga' vram='16384' heads='1'/></video>",
    "<video><model type='cirrus'/></video>",
    "<video/>",
    "<sound model='ich6'/>",
    "<watchdog model='i6300esb' action='reset'/>",
    "<memballoon model='none'/>",
    "<memballoon model='virtio'><stats period='10'/></memballoon>",
    "<rng model='virtio'><backend model='random'>/dev/urandom</backend></rng>",
    "<hostdev mode='subsystem' type='usb'><source><vendor id='0x1234'/><product id='0xbeef'/></source></hostdev>",
    "<hostdev mode='subsystem' type='pci' managed='yes'><source><address bus='6' slot='2' function='0'/></source></hostdev>",
    "<filesystem type='mount'><source dir='/a'/><target dir='b'/></filesystem>",
    "<tpm model='tpm-tis'><backend type='passthrough'><device path='/dev/tpm0'/></backend></tpm>",
    "<panic model='isa'/>",
    "<smartcard mode='host'/>",
    "<hub type='usb'/>",
    "<redirdev bus='usb' type='spicevmc'/>",
    "<memory model='dimm'><target><size unit='MiB'>64</size></target></memory>",
    "<vsock model='virtio'><cid auto='yes'/></vsock>",
    "<iommu model='intel'/>",
    "<lease><lockspace>l</lockspace><key>k</key><target path='/p'/></lease>",
    "<shmem name='s'><size unit='M'>4</size></shmem>",
    "<nosuch/>",
)
OS = (
    "<os><type>hvm</type></os>",
    "<os><type arch='x86_64'>hvm</type></os>",
    "<os><type arch='i686' machine='pc'>hvm</type></os>",
    "<os><type arch='nosuch'>hvm</type></os>",
    "<os><type>xen</type></os>",
    "<os><type>nosuch</type></os>",
    "<os><type>linux</type><kernel>/k</kernel><initrd>/i</initrd><cmdline>root=/dev/sda</cmdline></os>",
    "<os><type>hvm</type><boot dev='network'/><boot dev='cdrom'/></os>",
    "<os><type>hvm</type><boot dev='nosuch'/></os>",
    "<os><type>hvm</type><bootmenu enable='yes' timeout='3000'/><smbios mode='host'/></os>",
    "<os><type>hvm</type><loader readonly='yes' type='pflash'>/l</loader><nvram>/n</nvram></os>",
    "<os><type>hvm</type><bios useserial='yes'/></os>",
    "<os firmware='efi'><type>hvm</type></os>",
    "<os><type>exe</type><init>/bin/sh</init></os>",
    "<os/>",
)
MEMORY = (
    "<memory>1024</memory>",
    "<memory unit='b'>1048577</memory>",
    "<memory unit='KB'>65536</memory>",
    "<memory unit='GiB'>1</memory>",
    "<memory unit='nosuch'>1</memory>",
    "<memory unit='EiB'>99</memory>",
    "<memory>0</memory>",
    "<memory>-1</memory>",
    "<memory dumpCore='off'>1024</memory>",
    "",
)
HVM, SIZE = OS[0], "<memory>65536</memory>"


def domain(inner: str) -> str:
    return f"<domain type='test'><name>guest</name><uuid>{UUID}</uuid>{inner}</domain>"


DEFINITIONS = (
    *(domain(f"{SIZE}{HVM}{part}") for part in TOP),
    *(domain(f"{SIZE}{HVM}<devices>{part}</devices>") for part in DEVICES),
    *(domain(f"{SIZE}{part}") for part in OS),
    *(domain(f"{part}{HVM}") for part in MEMORY),
    domain(
        f"{SIZE}{HVM}<devices>"
        f"{''.join(p for p in DEVICES if 'nosuch' not in p and 'disk' not in p)}</devices>"
    ),
)


def requests(xml: str) -> list[dict[str, Any]]:
    def call(on: str, method: str, *args: Any, save: str | None = None) -> dict[str, Any]:
        return {
            "op": "call",
            "on": on,
            "method": method,
            "args": list(args),
            **({"save": save} if save else {}),
        }

    return [
        call("conn", "defineXML", xml, save="guest"),
        call("guest", "XMLDesc", 0),
        call("guest", "XMLDesc", 1),
        call("guest", "info"),
        call("guest", "create"),
        call("guest", "XMLDesc", 0),
        call("guest", "XMLDesc", 2),
        call(
            "guest",
            "checkpointCreateXML",
            "<domaincheckpoint><name>c</name></domaincheckpoint>",
            0,
            save="c",
        ),
        call("c", "getXMLDesc", 0),
        call("guest", "destroy"),
        call("guest", "undefine"),
    ]


def test_domain_xml(
    libvirtd: peers.Endpoint, server: peers.Endpoint, libvirt_python: Worker
) -> None:
    found: dict[str, list[list[dict[str, Any]]]] = {}
    for who, uri in (("libvirtd", libvirtd.uri()), ("ours", server.uri())):
        libvirt_python.value("open", uri=uri, save="conn")
        found[who] = [libvirt_python.run(requests(xml)) for xml in DEFINITIONS]
        libvirt_python.value("close")
    differing = []
    for xml, theirs, ours in zip(DEFINITIONS, found["libvirtd"], found["ours"], strict=True):
        for request, their, our in zip(requests(xml), theirs, ours, strict=True):
            their, our = comparable(request, their), comparable(request, our)
            if their != our:
                differing.append(f"{xml}\n  {request['method']}\n{shown(their, our)}")
                break
    if differing:
        pytest.fail(
            "\n".join([f"{len(differing)} of {len(DEFINITIONS)} definitions differ", *differing])
        )
