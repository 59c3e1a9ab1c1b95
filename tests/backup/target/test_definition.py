"""Definitions of restored guests: what is replaced, and what nobody may smuggle in."""

import os
from xml.etree import ElementTree as ET

import pytest
import trio

import virtrio
from tests.backup.target.points import DEFINITION, KIB, UUID, Disk, Guest, listed
from tests.peers import libvirtd
from virtrio.backup.definition import adapted
from virtrio.backup.errors import BackupError, TargetError
from virtrio.backup.restoring import restore
from virtrio.client.blocking.performing import perform
from virtrio.client.trio.performing import perform as perform_trio

QEMU = "http://libvirt.org/schemas/domain/qemu/1.0"
OSINFO = "http://libosinfo.org/xmlns/libvirt/domain/1.0"

NOTHING = None
# An element of a definition, what is left of it, and what is told.
DEVICES = [
    ("<emulator>/tmp/evil</emulator>", NOTHING, "<emulator> /tmp/evil is left out"),
    ("<emulator>/usr/bin/../../tmp/x</emulator>", NOTHING, "<emulator> /usr/bin/../../tmp/x is"),
    ("<emulator>/usr/bin/qemu-system-x86_64</emulator>", "same", ""),
    ("<controller type='scsi' index='0' model='virtio-scsi'/>", "same", ""),
    ("<hostdev mode='subsystem' type='usb'><source/></hostdev>", NOTHING, "<hostdev> is left"),
    ("<filesystem type='mount'><source dir='/'/></filesystem>", NOTHING, "<filesystem> is left"),
    ("<shmem name='x'/>", NOTHING, "<shmem> is left out"),
    ("<lease><key>x</key></lease>", NOTHING, "<lease> is left out"),
    ("<new file='x'/>", NOTHING, "<new> is left out"),
    (f"<q:device xmlns:q='{QEMU}'/>", NOTHING, f"<device ({QEMU})> is left out"),
    ("<interface type='ethernet'><script path='/tmp/evil'/></interface>", NOTHING, "ethernet is"),
    ("<interface type='vhostuser'/>", NOTHING, "<interface> of type vhostuser is left out"),
    ("<interface type='hostdev'/>", NOTHING, "<interface> of type hostdev is left out"),
    ("<interface type='direct'/>", NOTHING, "<interface> of type direct is left out"),
    (
        "<interface type='network'><mac address='52:54:00:00:00:01'/><source network='n'/>"
        "<target dev='vnet7'/><rom file='x'/><backend tap='/x'/><script path='evil'/>"
        "<rom bar='off'/></interface>",
        "<interface type='network'><source network='n'/><rom bar='off'/></interface>",
        "<script> of <interface> is left out",
    ),
    (
        "<serial type='file'><source path='/etc/passwd'/><target port='0'/></serial>",
        "<serial type='pty'><target port='0'/></serial>",
        "the serial of type file is a terminal (pty) now",
    ),
    (
        "<console type='tcp'><source mode='connect' host='h' service='1'/>"
        "<protocol type='raw'/><target type='serial' port='0'/></console>",
        "<console type='pty'><target type='serial' port='0'/></console>",
        "the console of type tcp is a terminal (pty) now",
    ),
    (
        "<serial type='pty'><log file='/etc/passwd'/><target port='0'/></serial>",
        "<serial type='pty'><target port='0'/></serial>",
        "<log> of <serial> is left out",
    ),
    ("<parallel type='dev'><source path='/dev/x'/></parallel>", NOTHING, "of type dev is left"),
    (
        "<channel type='unix'><source mode='bind' path='/tmp/x'/>"
        "<target type='virtio' name='org.qemu.guest_agent.0'/></channel>",
        "<channel type='unix'><target type='virtio' name='org.qemu.guest_agent.0'/></channel>",
        "",
    ),
    (
        "<channel type='unix'><source mode='connect' path='/run/x'/></channel>",
        NOTHING,
        "<channel> that connects to a socket is left out",
    ),
    ("<channel type='pipe'><source path='/x'/></channel>", NOTHING, "of type pipe is left out"),
    ("<channel type='spicevmc'><target type='virtio'/></channel>", "same", ""),
    ("<input type='tablet' bus='usb'/>", "same", ""),
    ("<input type='evdev'><source dev='/dev/input/x'/></input>", NOTHING, "of type evdev is"),
    ("<input type='passthrough'><source evdev='x'/></input>", NOTHING, "of type passthrough is"),
    (
        "<graphics type='vnc' port='5901' autoport='no' passwd='a/b' socket='x'/>",
        "<graphics type='vnc' autoport='yes' passwd='a/b'/>",
        "socket='x' of <graphics> is left out",
    ),
    (
        "<graphics type='spice' autoport='yes'><listen type='socket' socket='/x'/></graphics>",
        "<graphics type='spice' autoport='yes'/>",
        "<listen> of <graphics> is left out",
    ),
    ("<graphics type='sdl' xauth='/x'/>", NOTHING, "<graphics> of type sdl is left out"),
    ("<graphics type='egl-headless'/>", NOTHING, "of type egl-headless is left out"),
    (
        "<video><model type='virtio'><acceleration rendernode='x'/></model></video>",
        "<video><model type='virtio'/></video>",
        "<acceleration> of <model> is left out",
    ),
    (
        "<audio id='1' type='file' path='/etc/passwd'><x/></audio>",
        "<audio id='1' type='none'/>",
        "the audio of type file is of type none now",
    ),
    (
        "<rng model='virtio'><backend model='random'>/etc/shadow</backend></rng>",
        "<rng model='virtio'><backend model='random'>/dev/urandom</backend></rng>",
        "<rng> reads /dev/urandom now",
    ),
    ("<rng><backend model='random'>/dev/hwrng</backend></rng>", "same", ""),
    ("<rng><backend model='egd' type='udp'/></rng>", NOTHING, "with the backend egd is left out"),
    (
        "<tpm model='tpm-crb'><backend type='emulator'><source path='/x'/></backend></tpm>",
        "<tpm model='tpm-crb'><backend type='emulator'/></tpm>",
        "the TPM begins empty",
    ),
    ("<tpm><backend type='passthrough'/></tpm>", NOTHING, "with the backend passthrough is left"),
    ("<redirdev bus='usb' type='spicevmc'/>", "same", ""),
    ("<redirdev bus='usb' type='tcp'/>", NOTHING, "<redirdev> of type tcp is left out"),
    ("<smartcard mode='host'/>", NOTHING, "<smartcard> of type None is left out"),
    ("<memory model='dimm'><target/></memory>", "same", ""),
    ("<memory model='nvdimm'/>", NOTHING, "<memory> of model nvdimm is left out"),
    (
        "<memory model='dimm'><source><path>/etc/x</path></source></memory>",
        "<memory model='dimm'><source/></memory>",
        "<path> of <source> is left out",
    ),
    (
        "<vsock><cid auto='no' address='3'/></vsock>",
        "<vsock><cid auto='yes'/></vsock>",
        "",
    ),
    (
        "<disk type='block' device='disk'><target dev='vdb'/></disk>",
        NOTHING,
        "the disk vdb was not",
    ),
    ("<disk type='vhostuser'><target dev='vdc'/></disk>", NOTHING, "the disk vdc was not restored"),
    (
        "<disk type='file' device='cdrom' rawio='yes' sgio='unfiltered'>"
        "<driver name='qemu'/><source file='/etc/shadow'/>"
        "<target dev='sda' bus='sata'/><readonly/></disk>",
        "<disk type='file' device='cdrom'><target dev='sda' bus='sata'/><readonly/></disk>",
        "the cdrom sda is empty now",
    ),
    ("<disk type='file' device='floppy'><target dev='fda'/></disk>", "same", ""),
]
OTHERS = [
    (f"<q:commandline xmlns:q='{QEMU}'/>", NOTHING, f"<commandline ({QEMU})> is left out"),
    ("<seclabel type='static'><label>root:root</label></seclabel>", NOTHING, "<seclabel> is"),
    ("<bootloader>/tmp/evil</bootloader>", NOTHING, "<bootloader> is left out"),
    ("<blkiotune><device><path>/dev/x</path></device></blkiotune>", NOTHING, "<blkiotune> is"),
    ("<sysinfo type='fwcfg'><entry file='/x'/></sysinfo>", NOTHING, "<sysinfo> is left out"),
    (
        "<sysinfo type='smbios'><system><entry name='uuid'>x</entry></system></sysinfo>",
        "<sysinfo type='smbios'><system/></sysinfo>",
        "",
    ),
    ("<resource><partition>/machine</partition></resource>", NOTHING, ""),
    ("<resource><partition>/x</partition></resource>", NOTHING, "<resource> is left out"),
    ("<genid>43dc0cf8-809b-4adb-9bea-a9abb5f3d90e</genid>", "<genid/>", ""),
    ("<launchSecurity type='sev'/>", NOTHING, "<launchSecurity> is left out"),
    ("<title>a/b</title>", "same", ""),
    ("<clock offset='timezone' timezone='Europe/Berlin'/>", "same", ""),
    (f"<metadata><o:libosinfo xmlns:o='{OSINFO}'/></metadata>", "same", ""),
    ("<metadata><x:x xmlns:x='app'/></metadata>", "<metadata/>", "metadata of x (app) is left"),
]
OS = [
    ("<kernel>/etc/shadow</kernel>", NOTHING, "<kernel> /etc/shadow is left out"),
    ("<initrd>/x</initrd>", NOTHING, "<initrd> /x is left out"),
    ("<dtb>/x</dtb>", NOTHING, "<dtb> /x is left out"),
    ("<acpi><table type='slic'>/x</table></acpi>", NOTHING, "<acpi> is left out"),
    ("<loader type='pflash'>/etc/shadow</loader>", NOTHING, "the firmware /etc/shadow is left"),
    ("<loader>/usr/share/OVMF/../../../etc/shadow</loader>", NOTHING, "etc/shadow is left out"),
    (
        "<loader type='pflash' readonly='no'>/usr/share/OVMF/OVMF_CODE.fd</loader>",
        "<loader type='pflash' readonly='yes'>/usr/share/OVMF/OVMF_CODE.fd</loader>",
        "",
    ),
    (
        "<nvram template='/usr/share/OVMF/OVMF_VARS.fd'>/old</nvram>",
        "<nvram template='/usr/share/OVMF/OVMF_VARS.fd'>/new/nvram</nvram>",
        "",
    ),
    ("<nvram template='/etc/shadow'>/old</nvram>", "<nvram>/new/nvram</nvram>", ""),
    ("<nvram type='file'><source file='/x'/></nvram>", "<nvram>/new/nvram</nvram>", ""),
    ("<boot dev='hd'/>", "same", ""),
    ("<smbios mode='sysinfo'/>", "same", ""),
]


def canonical(element):
    return ET.canonicalize(ET.tostring(element, encoding="unicode"), strip_text=True)


def check(given, place, expected, told, trusts=False):
    """Check what is left of an element at a place of a definition."""
    root = ET.fromstring(DEFINITION)
    parent = root if place == "." else root.find(place)
    before = [canonical(element) for element in parent]
    element = ET.fromstring(given)
    parent.append(element)
    wanted = canonical(element)
    if expected is not None and expected != "same":
        wanted = canonical(ET.fromstring(expected))
    found = adapted(
        ET.tostring(root, encoding="unicode"),
        "new",
        {"vda": "/new/vda.qcow2"},
        "qcow2",
        nvram="/new/nvram",
        trusts=trusts,
    )
    new = ET.fromstring(found.xml)
    parent = new if place == "." else new.find(place)
    left = [canonical(e) for e in parent if canonical(e) not in before]
    left = [e for e in left if not e.startswith(("<name>new", '<disk device="disk"', "<name>g"))]
    if place == ".":
        left = [e for e in left if not e.startswith("<devices>")]
    assert left == ([] if expected is None else [wanted])
    if told:
        assert any(told in note for note in found.notes), found.notes
    elif not trusts:
        assert {note for note in found.notes if "MAC" not in note} == set()


@pytest.mark.parametrize(("given", "expected", "told"), DEVICES)
def test_devices(given, expected, told):
    check(given, "devices", expected, told)


@pytest.mark.parametrize(("given", "expected", "told"), OTHERS)
def test_other_elements(given, expected, told):
    check(given, ".", expected, told)


@pytest.mark.parametrize(("given", "expected", "told"), OS)
def test_firmware_and_kernels(given, expected, told):
    check(given, "os", expected, told)


@pytest.mark.parametrize(
    ("given", "place", "expected"),
    [
        ("<emulator>/opt/qemu</emulator>", "devices", "same"),
        ("<kernel>/images/vmlinuz</kernel>", "os", "same"),
        (f"<q:commandline xmlns:q='{QEMU}'/>", ".", "same"),
        ("<hostdev mode='subsystem' type='usb'/>", "devices", "same"),
        ("<nvram template='/x'>/old</nvram>", "os", "<nvram>/new/nvram</nvram>"),
        ("<disk type='file' device='disk'><target dev='vdb'/></disk>", "devices", NOTHING),
        (
            "<disk type='file' device='cdrom'><source file='/x'/><target dev='sda'/></disk>",
            "devices",
            "same",
        ),
        (
            "<interface type='ethernet'><mac address='x'/><script path='/x'/></interface>",
            "devices",
            "<interface type='ethernet'><script path='/x'/></interface>",
        ),
    ],
)
def test_what_is_trusted(given, place, expected):
    check(given, place, expected, "", trusts=True)


def test_a_disk():
    disk = """<disk type='block' device='lun' snapshot='no' rawio='yes'>
      <driver name='qemu' type='raw' cache='none' io='native' discard='unmap' evil='x'/>
      <auth username='u'/><source dev='/dev/sda'><reservations/></source><backingStore/>
      <target dev='sda' bus='scsi'/><iotune><total_iops_sec>9</total_iops_sec></iotune>
      <transient/><shareable/><serial>s</serial><wwn>1</wwn>
      <encryption format='luks'/><boot order='1'/><address type='drive'/></disk>"""
    xml = f"<domain type='kvm'><name>g</name><devices>{disk}</devices></domain>"
    found = adapted(xml, "new", {"sda": "/r/<&>.raw"}, "raw")
    root = ET.fromstring(found.xml)
    assert canonical(root.find("devices/disk")) == canonical(
        ET.fromstring(
            """<disk type='file' device='disk' snapshot='no'>
            <driver name='qemu' type='raw' cache='none' io='native' discard='unmap'/>
            <source file='/r/&lt;&amp;&gt;.raw'/><target dev='sda' bus='scsi'/>
            <iotune><total_iops_sec>9</total_iops_sec></iotune>
            <serial>s</serial><wwn>1</wwn><boot order='1'/><address type='drive'/></disk>"""
        )
    )
    assert found.notes == (
        "the lun sda is a disk now",
        "the disk sda was encrypted, its image is not",
        "the disk sda is transient no more",
        "the disk sda is shareable no more",
    )


def test_images_without_a_disk():
    found = adapted(DEFINITION, "new", {"vda": "/r/a", "vdb": "/r/b"}, "qcow2")
    assert found.notes == ("the definition has no disk vdb: its image is not attached",)
    root = ET.fromstring(found.xml)
    assert root.findtext("name") == "new"
    assert root.find("uuid") is None


@pytest.mark.parametrize(
    ("xml", "reason"),
    [
        ("", "no element found"),
        ("<domain>", "no element found"),
        ("<network/>", "it is none of a domain"),
        ("<!DOCTYPE x [<!ENTITY a 'b'>]><domain>&a;</domain>", "it declares a type of document"),
        ("<domain>" + "<a>" * 10_000 + "</a>" * 10_000 + "</domain>", "nested too deeply"),
        ("<domain/>\0", "not well-formed"),
    ],
)
def test_what_is_no_definition(xml, reason):
    with pytest.raises(TargetError, match=f"cannot be used: .*{reason}"):
        adapted(xml, "new", {}, "qcow2")


# -- on a server -----------------------------------------------------------------------

FULL = f"""
<domain type='qemu' xmlns:qemu='{QEMU}'>
  <name>guest</name>
  <uuid>{UUID}</uuid>
  <memory>32768</memory>
  <os>
    <type arch='x86_64' machine='q35'>hvm</type>
    <loader readonly='yes' type='pflash'>/usr/share/OVMF/OVMF_CODE_4M.fd</loader>
    <nvram template='/usr/share/OVMF/OVMF_VARS_4M.fd'>/var/lib/x/guest_VARS.fd</nvram>
    <boot dev='hd'/>
  </os>
  <features><acpi/><apic/></features>
  <devices>
    <disk type='file' device='disk'>
      <driver name='qemu' type='qcow2'/>
      <source file='/images/guest.qcow2'/>
      <target dev='vda' bus='virtio'/>
    </disk>
    <disk type='file' device='disk'>
      <source file='/images/other.img'/>
      <target dev='vdb' bus='virtio'/>
    </disk>
    <disk type='file' device='cdrom'>
      <source file='/images/cd.iso'/>
      <target dev='sda' bus='sata'/>
      <readonly/>
    </disk>
    <interface type='user'><mac address='52:54:00:00:00:01'/><model type='virtio'/></interface>
    <serial type='file'><source path='/tmp/serial.log'/></serial>
    <channel type='unix'><target type='virtio' name='org.qemu.guest_agent.0'/></channel>
    <graphics type='vnc' port='5999' passwd='secret'/>
    <rng model='virtio'><backend model='random'>/dev/urandom</backend></rng>
  </devices>
  <qemu:commandline><qemu:arg value='-S'/></qemu:commandline>
</domain>
"""


@pytest.mark.peer("libvirtd", "libvirtd-qemu", "qemu-img")
@pytest.mark.skipif(os.geteuid() != 0, reason="libvirtd's system driver is root's")
def test_a_domain_is_defined(tmp_path):
    guest = Guest(tmp_path / "target")
    guest.disks["vda"] = Disk(256 * KIB)
    guest.back_up(nvram=b"variables", definition=FULL)
    place = tmp_path / "restored"
    with libvirtd() as endpoint, virtrio.blocking.connect(endpoint.uri(driver="qemu")) as conn:
        conn.define_xml(FULL)
        restored = perform(restore(guest.path, 1, place, connection=conn, define="new"))
        assert restored.domain == "new"
        assert set(restored.notes) >= {
            "the disk vdb was not restored, and is left out",
            "the cdrom sda is empty now",
            "the serial of type file is a terminal (pty) now",
            "network interfaces get new MAC addresses",
            f"<commandline ({QEMU})> is left out",
        }
        root = ET.fromstring(conn.lookup_by_name("new").xml_desc(3))
        sources = {
            disk.find("target").get("dev"): disk.find("source") for disk in root.iter("disk")
        }
        assert sources["vda"].get("file") == str(place / "vda.qcow2")
        assert sources["sda"] is None
        assert set(sources) == {"vda", "sda"}
        assert root.findtext("uuid") != UUID
        assert root.find("devices/interface/mac").get("address") != "52:54:00:00:00:01"
        assert root.findtext("os/nvram") == str(place / "nvram")
        assert root.find(f"{{{QEMU}}}commandline") is None
        assert root.find("devices/graphics").get("passwd") == "secret"
        # a name that is taken is told before anything is written
        with pytest.raises(BackupError, match="there is a domain 'new' already"):
            perform(restore(guest.path, 1, tmp_path / "more", connection=conn, define="new"))
        assert not (tmp_path / "more").exists()

        async def with_trust():
            async with virtrio.connect(endpoint.uri(driver="qemu")) as other:
                return await perform_trio(
                    restore(
                        guest.path,
                        1,
                        tmp_path / "more",
                        connection=other,
                        define="trusted",
                        trusts_definition=True,
                    )
                )

        trio.run(with_trust)
        root = ET.fromstring(conn.lookup_by_name("trusted").xml_desc(2))
        assert root.find(f"{{{QEMU}}}commandline") is not None
        assert root.find("devices/serial").get("type") == "file"
        assert root.findtext("os/nvram") == str(tmp_path / "more" / "nvram")
        # what the server refuses leaves what was restored
        file = listed(guest.path).points[0].path / "manifest.json"
        file.write_text(file.read_text().replace("q35", "no-such-machine"))
        with pytest.raises(virtrio.LibvirtError, match="No PCI buses available"):
            perform(restore(guest.path, 1, tmp_path / "last", connection=conn, define="last"))
        assert sorted(os.listdir(tmp_path / "last")) == ["nvram", "vda.qcow2"]
