"""Devices attached to domains of the test driver, detached from them and changed.

libvirt 9.0.0's test driver has none of this: rules and texts are those of later ones.
"""

import re
from types import SimpleNamespace

import pytest

from virtrio.protocol._generated.enums import ErrorDomain, ErrorNumber
from virtrio.protocol._generated.remote_events import (
    DomainEventDeviceAdded,
    DomainEventDeviceRemoved,
    DomainEventLifecycle,
)
from virtrio.protocol.errors import LibvirtError

FROM_TEST, FROM_DOMAIN = ErrorDomain.VIR_FROM_TEST, ErrorDomain.VIR_FROM_DOMAIN
NOT_VALID = ErrorNumber.VIR_ERR_OPERATION_INVALID
UNSUPPORTED = ErrorNumber.VIR_ERR_OPERATION_UNSUPPORTED
CONFIG = ErrorNumber.VIR_ERR_CONFIG_UNSUPPORTED
INTERNAL = ErrorNumber.VIR_ERR_INTERNAL_ERROR
INVALID = ErrorNumber.VIR_ERR_INVALID_ARG
XML = ErrorNumber.VIR_ERR_XML_ERROR
LIVE, STORED = 1, 2
INACTIVE = 2
UUID = "6695eb01-f6a4-8304-79aa-97f2502e1931"

DISK = "<disk type='file'><source file='{path}'/><target dev='{name}'{bus}/>{more}</disk>"


def disk(name, path="/d", bus="", more="", kind=""):
    found = DISK.format(path=path, name=name, bus=bus and f" bus='{bus}'", more=more)
    return found.replace("<disk ", f"<disk device='{kind}' ") if kind else found


def interface(kind="bridge", more="", mac="52:54:00:00:00:01"):
    source = {
        "bridge": "<source bridge='br0'/>",
        "network": "<source network='default'/>",
        "direct": "<source dev='eth0'/>",
    }.get(kind, "")
    address = f"<mac address='{mac}'/>" if mac else ""
    return f"<interface type='{kind}'>{address}{source}{more}</interface>"


def pci_device(slot="5", more=""):
    return (
        "<hostdev mode='subsystem' type='pci'><source>"
        f"<address domain='0' bus='0' slot='{slot}' function='0'/></source>{more}</hostdev>"
    )


def alias(name):
    return f"<alias name='{name}'/>"


@pytest.fixture
def emitted(test_driver, monkeypatch):
    found = []
    monkeypatch.setattr(test_driver.events, "emit", found.append)
    return found


@pytest.fixture
def make(test_driver):
    """Define a domain with these devices, start it, and return its identity."""

    def make(devices="", *, boot="", runs=True, kept=True, more=""):
        document = (
            f"<domain type='test'><name>d</name><uuid>{UUID}</uuid><memory>8192</memory>{more}"
            f"<os><type>hvm</type>{boot}</os><devices>{devices}</devices></domain>"
        )
        dom = SimpleNamespace(name="d", uuid=bytes.fromhex(UUID.replace("-", "")), id=-1)
        if kept:
            test_driver.domain_define_xml(document)
            if runs:
                test_driver.domain_create(dom)
        else:
            test_driver.domain_create_xml(document, 0)
        return dom

    return make


def refusal(function, *args):
    with pytest.raises(LibvirtError) as caught:
        function(*args)
    message = caught.value.message
    return caught.value.code, caught.value.domain, message.partition(": ")[2] or message


def devices(test_driver, dom, flags=0):
    """Return the lines inside <devices>."""
    text = test_driver.domain_get_xml_desc(dom, flags)
    inside = text.partition("<devices>\n")[2].partition("  </devices>\n")[0]
    return [line.strip() for line in inside.splitlines()]


def targets(test_driver, dom, flags=0):
    lines = devices(test_driver, dom, flags)
    return [line.split("'")[1] for line in lines if line.startswith("<target ")]


# -- attaching -------------------------------------------------------------------------


def test_a_disk_is_attached_to_what_runs_alone(test_driver, dom, emitted):
    test_driver.domain_attach_device(dom, disk("vdb"))
    assert devices(test_driver, dom)[5:11] == [
        "<disk type='file' device='disk'>",
        "<source file='/d'/>",
        "<target dev='vdb' bus='virtio'/>",
        "<alias name='virtio-disk1'/>",
        "</disk>",
        "<interface type='network'>",
    ]
    assert targets(test_driver, dom, INACTIVE) == ["vda", "testnet0"]
    (event,) = emitted
    assert isinstance(event, DomainEventDeviceAdded)
    assert (event.dom.name, event.dev_alias) == ("test", "virtio-disk1")
    test_driver.domain_destroy(dom)
    test_driver.domain_create(dom)
    assert targets(test_driver, dom) == ["vda", "testnet0"]


@pytest.mark.parametrize("kind", ["snapshot", "checkpoint"])
def test_moments_keep_the_aliases_of_users_alone(test_driver, dom, kind):
    test_driver.domain_attach_device(dom, disk("vdb"))
    test_driver.domain_attach_device(dom, disk("vdc", more=alias("ua-mine")))
    create = getattr(test_driver, f"domain_{kind}_create_xml")
    moment = create(dom, f"<domain{kind}><name>m</name></domain{kind}>", 0)
    printed = getattr(test_driver, f"domain_{kind}_get_xml_desc")(moment, 0)
    assert re.findall("<target dev='(vd.)'", printed) == ["vda", "vdb", "vdc"]
    assert re.findall("<alias name='(.*)'/>", printed) == ["ua-mine"]
    assert "<alias name='virtio-disk1'/>" in devices(test_driver, dom)


def test_disks_are_kept_by_bus_and_name(test_driver, make):
    dom = make(
        "<controller type='usb'/>"
        + disk("vdd", bus="virtio")
        + disk("hda", bus="ide")
        + disk("sdc", bus="usb")
        + disk("vdb", bus="virtio")
    )
    assert targets(test_driver, dom) == ["vdb", "vdd", "hda", "sdc"]
    for name, bus in (("vdc", ""), ("vda", ""), ("vde", ""), ("sdb", "usb"), ("sdd", "usb")):
        test_driver.domain_attach_device(dom, disk(name, bus=bus))
    expected = ["vda", "vdb", "vdc", "vdd", "vde", "hda", "sdb", "sdc", "sdd"]
    assert targets(test_driver, dom) == expected


def test_aliases_of_interfaces_are_counted(test_driver, make):
    dom = make()
    for more in ("", alias("ua-mine"), "", ""):
        test_driver.domain_attach_device(dom, interface(more=more))
    found = [line.split("'")[1] for line in devices(test_driver, dom) if "<alias" in line]
    assert found == ["net0", "ua-mine", "net1", "net2"]
    assert targets(test_driver, dom) == [], "no names are made up on the host"
    text = test_driver.domain_get_xml_desc(dom, INACTIVE)
    assert "<interface" not in text


def test_a_hostdev_gets_no_alias(test_driver, make, emitted):
    dom = make()
    emitted.clear()
    test_driver.domain_attach_device(dom, pci_device())
    assert emitted == []
    test_driver.domain_attach_device(dom, pci_device("6", alias("ua-h")))
    assert [event.dev_alias for event in emitted] == ["ua-h"]
    assert sum("<hostdev" in line for line in devices(test_driver, dom)) == 2


def test_the_medium_of_a_drive_is_changed(test_driver, make, emitted):
    more = "<serial>s1</serial><driver cache='none'/>"
    dom = make(disk("hdc", "/old.iso", kind="cdrom", more=more))
    emitted.clear()
    new = disk("hdc", "/new.qcow2", kind="cdrom", more="<driver type='qcow2' cache='unsafe'/>")
    test_driver.domain_attach_device(dom, new)
    assert devices(test_driver, dom)[:7] == [
        "<disk type='file' device='cdrom'>",
        "<driver type='qcow2' cache='none'/>",
        "<source file='/new.qcow2'/>",
        "<target dev='hdc' bus='ide'/>",
        "<readonly/>",
        "<serial>s1</serial>",
        "<address type='drive' controller='0' bus='1' target='0' unit='0'/>",
    ]
    assert emitted == []
    test_driver.domain_attach_device(
        dom, "<disk device='cdrom'><target dev='hdc' bus='ide'/></disk>"
    )
    assert "<source" not in test_driver.domain_get_xml_desc(dom, 0)


ATTACHMENTS = [
    ("<cow/>", (CONFIG, FROM_DOMAIN, "unknown device type 'cow'")),
    ("<emulator>/x</emulator>", (CONFIG, FROM_DOMAIN, "unknown device type 'emulator'")),
    ("<none/>", (INTERNAL, FROM_DOMAIN, "unexpected VIR_DOMAIN_DEVICE_NONE")),
    ("<chr/>", (CONFIG, FROM_DOMAIN, "unknown character device type: chr")),
    (
        "<disk><target dev='vdb'/></disk>",
        (ErrorNumber.VIR_ERR_NO_SOURCE, FROM_DOMAIN, "missing source information for device vdb"),
    ),
    (
        disk("vda", "/e"),
        (XML, FROM_DOMAIN, "target 'vda' duplicated for disk sources '/guest/diskimage1' and '/e'"),
    ),
    (disk("hda"), (UNSUPPORTED, FROM_TEST, "disk bus 'ide' cannot be hotplugged.")),
    (disk("sda"), (UNSUPPORTED, FROM_TEST, "disk bus 'scsi' cannot be hotplugged.")),
    (
        disk("fda", kind="floppy"),
        (UNSUPPORTED, FROM_TEST, "floppy device hotplug isn't supported"),
    ),
    (
        disk("vdb", kind="cdrom"),
        (UNSUPPORTED, FROM_TEST, "cdrom device with virtio bus isn't supported"),
    ),
    (
        disk("sda", bus="usb"),
        (
            CONFIG,
            FROM_DOMAIN,
            "Device configuration is not compatible: Domain has no USB bus support",
        ),
    ),
    (
        "<disk type='volume'><source pool='p' volume='v'/><target dev='vdb'/></disk>",
        (
            ErrorNumber.VIR_ERR_NO_STORAGE_POOL,
            ErrorDomain.VIR_FROM_STORAGE,
            "no storage pool with matching name 'p'",
        ),
    ),
    (
        disk("vdb", more="<boot order='1'/>"),
        (
            CONFIG,
            FROM_DOMAIN,
            "per-device boot elements cannot be used together with os/boot elements",
        ),
    ),
    (
        interface("network"),
        (UNSUPPORTED, FROM_TEST, "hotplug of interface type of network is not implemented yet"),
    ),
    (
        interface("direct"),
        (UNSUPPORTED, FROM_TEST, "hotplug of interface type of direct is not implemented yet"),
    ),
    (
        "<hostdev mode='capabilities' type='misc'><source><char>/dev/x</char></source></hostdev>",
        (CONFIG, FROM_TEST, "hotplug is not supported for hostdev mode 'capabilities'"),
    ),
    (
        pci_device(more="<driver name='xen'/>"),
        (CONFIG, FROM_TEST, "test hypervisor does not support device assignment mode 'xen'"),
    ),
    (
        "<hostdev type='mdev' model='vfio-pci'><source>"
        "<address uuid='6695eb01-f6a4-8304-79aa-97f2502e1931'/></source></hostdev>",
        (CONFIG, FROM_TEST, "hotplug is not supported for hostdev subsys type '(null)'"),
    ),
    (
        "<hostdev type='scsi_host'><source protocol='vhost' wwpn='naa.5123456789abcde0'/>"
        "</hostdev>",
        (CONFIG, FROM_TEST, "hotplug is not supported for hostdev subsys type 'xen'"),
    ),
    ("<console/>", (UNSUPPORTED, FROM_TEST, "live attach of device 'chr' is not supported")),
    (
        "<sound model='ac97'/>",
        (UNSUPPORTED, FROM_TEST, "live attach of device 'sound' is not supported"),
    ),
    (
        "<sound model='ac97'><audio id='3'/></sound>",
        (XML, FROM_DOMAIN, "no audio device with ID 3"),
    ),
    (
        "<redirdev bus='usb' type='spicevmc'/>",
        (
            CONFIG,
            FROM_DOMAIN,
            "cannot add redirected USB device: USB is disabled for this domain",
        ),
    ),
    (
        "<memory model='dimm'><target><size>1024</size></target></memory>",
        (
            CONFIG,
            FROM_DOMAIN,
            "cannot use/hotplug a memory device when domain 'maxMemory' is not defined",
        ),
    ),
    (
        "<rng model='virtio'><backend model='random'>/dev/r</backend>"
        "<address type='unassigned'/></rng>",
        (CONFIG, FROM_DOMAIN, "address of type 'unassigned' is supported only for hostdevs"),
    ),
    *(
        (text, (UNSUPPORTED, FROM_TEST, f"live attach of device '{kind}' is not supported"))
        for kind, text in (
            ("lease", "<lease><lockspace>l</lockspace><key>k</key><target path='/p'/></lease>"),
            ("filesystem", "<filesystem><source dir='/s'/><target dir='t'/></filesystem>"),
            ("input", "<input type='mouse'/>"),
            ("video", "<video/>"),
            ("watchdog", "<watchdog model='i6300esb'/>"),
            ("controller", "<controller type='scsi'/>"),
            ("graphics", "<graphics type='vnc'/>"),
            ("audio", "<audio id='1' type='none'/>"),
            ("chr", "<serial type='pty'/>"),
            ("chr", "<channel type='pty'><target type='virtio'/></channel>"),
            ("memballoon", "<memballoon model='none'/>"),
            ("nvram", "<nvram/>"),
            ("panic", "<panic/>"),
            ("shmem", "<shmem name='s'/>"),
            ("tpm", "<tpm model='tpm-tis'><backend type='emulator'/></tpm>"),
            ("iommu", "<iommu model='intel'/>"),
            ("vsock", "<vsock/>"),
            ("smartcard", "<smartcard mode='host'/>"),
        )
    ),
]


@pytest.mark.parametrize(("text", "expected"), ATTACHMENTS)
def test_what_cannot_be_attached(test_driver, dom, emitted, text, expected):
    before = test_driver.domain_get_xml_desc(dom, 0)
    assert refusal(test_driver.domain_attach_device, dom, text) == expected
    assert test_driver.domain_get_xml_desc(dom, 0) == before
    assert emitted == []
    assert test_driver.domain_get_messages(dom, 0) == []


def test_a_document_that_is_none(test_driver, dom):
    with pytest.raises(LibvirtError) as caught:
        test_driver.domain_attach_device(dom, "<disk>")
    assert caught.value.code == ErrorNumber.VIR_ERR_XML_DETAIL
    assert caught.value.domain == FROM_DOMAIN
    assert caught.value.message.startswith("(device_definition):1: ")


def test_on_usb(test_driver, make):
    dom = make("<controller type='usb'/>")
    lun = disk("sda", bus="usb", kind="lun").replace("'file'", "'block'").replace("file=", "dev=")
    expected = CONFIG, FROM_TEST, "disk device='lun' is not supported for usb bus"
    assert refusal(test_driver.domain_attach_device, dom, lun) == expected
    test_driver.domain_attach_device(dom, disk("sda", bus="usb"))
    assert alias("usb-disk0") in devices(test_driver, dom)
    found = "<hostdev type='usb'><source><vendor id='0x1'/><product id='0x2'/></source></hostdev>"
    expected = CONFIG, FROM_TEST, "hotplug is not supported for hostdev subsys type 'default'"
    assert refusal(test_driver.domain_attach_device, dom, found) == expected


def test_boot_orders_are_shared_with_nobody(test_driver, make):
    dom = make(disk("vda", more="<boot order='1'/>") + disk("vdc"))
    expected = CONFIG, FROM_DOMAIN, "boot order 1 is already used by another device"
    new = disk("vdb", more="<boot order='1'/>")
    assert refusal(test_driver.domain_attach_device, dom, new) == expected
    test_driver.domain_attach_device(dom, new.replace("'1'", "'2'"))
    assert "<boot order='2'/>" in devices(test_driver, dom)


def test_aliases_are_shared_with_nobody(test_driver, make):
    dom = make(disk("vda", more=alias("ua-a")))
    expected = CONFIG, FROM_DOMAIN, "non unique alias detected: ua-a"
    for text in (disk("vdb", more=alias("ua-a")), interface(more=alias("ua-a"))):
        assert refusal(test_driver.domain_attach_device, dom, text) == expected
    test_driver.domain_attach_device(dom, disk("vdb", more=alias("virtio-disk7")))
    assert alias("virtio-disk1") in devices(test_driver, dom), "of the user's only ua-… counts"


def test_flags_and_states(test_driver, dom, make):
    attach = test_driver.domain_attach_device_flags
    detach = test_driver.domain_detach_device_alias
    for function, name, what in (
        (attach, "testDomainAttachDeviceLiveAndConfig", disk("vdb")),
        (detach, "testDomainDetachDeviceAliasLiveAndConfig", "ua-x"),
    ):
        for flags, unknown in ((STORED, 2), (LIVE | STORED, 2), (LIVE | 16, 16), (4, 4)):
            text = f"unsupported flags (0x{unknown:x}) in function {name}"
            assert refusal(function, dom, what, flags) == (INVALID, FROM_TEST, text)
    stopped = make(runs=False)
    for function in (attach, detach):
        text = "unsupported flags (0x2) in function "
        assert refusal(function, stopped, "x", 0)[2].startswith(text)
        expected = NOT_VALID, FROM_DOMAIN, "domain is not running"
        assert refusal(function, stopped, "x", LIVE) == expected
    test_driver.domain_undefine(stopped)
    running = make(kept=False)
    expected = NOT_VALID, FROM_DOMAIN, "transient domains do not have any persistent config"
    assert refusal(attach, running, "x", STORED) == expected
    attach(running, disk("vdb"), LIVE)
    gone = SimpleNamespace(name="gone", uuid=bytes(16), id=-1)
    assert refusal(attach, gone, "x", 0)[0] == ErrorNumber.VIR_ERR_NO_DOMAIN
    assert refusal(detach, gone, "x", 0)[0] == ErrorNumber.VIR_ERR_NO_DOMAIN


def test_devices_are_not_detached_by_their_document(test_driver, dom):
    for call, *rest in (
        (test_driver.domain_detach_device,),
        (test_driver.domain_detach_device_flags, 0),
    ):
        assert refusal(call, dom, disk("vda"), *rest)[0] == ErrorNumber.VIR_ERR_NO_SUPPORT


# -- detaching -------------------------------------------------------------------------


def test_what_was_attached_is_detached(test_driver, dom, emitted):
    before = test_driver.domain_get_xml_desc(dom, 0)
    test_driver.domain_attach_device(dom, disk("vdb"))
    test_driver.domain_attach_device(dom, interface())
    test_driver.domain_attach_device(dom, pci_device(more=alias("ua-h")))
    emitted.clear()
    names = ["virtio-disk1", "net0", "ua-h"]
    for name in names:
        test_driver.domain_detach_device_alias(dom, name, 0)
    assert test_driver.domain_get_xml_desc(dom, 0) == before
    assert [event.dev_alias for event in emitted] == names
    assert all(isinstance(event, DomainEventDeviceRemoved) for event in emitted)


def test_what_cannot_be_detached(test_driver, make):
    dom = make(
        disk("hda", more=alias("ua-ide"))
        + disk("hdc", kind="cdrom", more=alias("ua-cd"))
        + disk("fda", kind="floppy", more=alias("ua-fd"))
        + disk("sda", more=alias("ua-scsi"))
        + interface("network", alias("ua-net"))
        + "<sound model='ac97'><alias name='ua-sound'/></sound>"
        + "<serial type='pty'><alias name='ua-serial'/></serial>"
        + "<hostdev mode='capabilities' type='misc'><source><char>/dev/x</char></source>"
        + alias("ua-misc")
        + "</hostdev>"
        + pci_device("7")
    )
    for name, expected in {
        "ua-none": (INTERNAL, FROM_DOMAIN, "no device found with alias ua-none"),
        "ua-ide": (UNSUPPORTED, FROM_TEST, "This type of disk cannot be hot unplugged"),
        "ua-cd": (UNSUPPORTED, FROM_TEST, "disk device type 'cdrom' cannot be detached"),
        "ua-fd": (UNSUPPORTED, FROM_TEST, "disk device type 'floppy' cannot be detached"),
        "ua-net": (
            UNSUPPORTED,
            FROM_TEST,
            "live detach of interface type network is not implemented yet",
        ),
        "ua-sound": (UNSUPPORTED, FROM_TEST, "live detach of device 'sound' is not supported"),
        "ua-serial": (UNSUPPORTED, FROM_TEST, "live detach of device 'chr' is not supported"),
        "ua-misc": (
            CONFIG,
            FROM_TEST,
            "hot unplug is not supported for hostdev mode 'capabilities'",
        ),
    }.items():
        assert refusal(test_driver.domain_detach_device_alias, dom, name, 0) == expected
    test_driver.domain_detach_device_alias(dom, "ua-scsi", 0)
    test_driver.domain_attach_device(dom, pci_device("7", alias("ua-twin")))
    expected = INTERNAL, FROM_TEST, "Cannot detach hostdev device with no alias"
    assert refusal(test_driver.domain_detach_device_alias, dom, "ua-twin", 0) == expected


def test_interfaces_are_found_by_their_addresses(test_driver, dom, make):
    """Addresses that were made up do not count: interfaces without a name match."""
    failed = ErrorNumber.VIR_ERR_OPERATION_FAILED
    test_driver.domain_attach_device(dom, interface(mac=None))
    expected = failed, FROM_DOMAIN, "multiple matching devices found"
    assert refusal(test_driver.domain_detach_device_alias, dom, "net0", 0) == expected
    place = "<address type='pci' domain='0' bus='0' slot='{}' function='0'/>"
    test_driver.domain_attach_device(dom, interface(mac=None, more=place.format(9)))
    test_driver.domain_detach_device_alias(dom, "net1", 0)
    other = make(interface())
    test_driver.domain_attach_device(other, interface())
    text = "multiple devices matching MAC address 52:54:00:00:00:01 found"
    expected = failed, FROM_DOMAIN, text
    assert refusal(test_driver.domain_detach_device_alias, other, "net0", 0) == expected


# -- changing --------------------------------------------------------------------------


def test_a_disk_is_changed_in_both_definitions(test_driver, make, emitted):
    dom = make(disk("vda", "/a", more=alias("ua-a")) + disk("vdb", "/b"))
    emitted.clear()
    update = test_driver.domain_update_device_flags
    update(dom, disk("vda", "/live", more=alias("virtio-disk0")), LIVE)
    assert emitted == []
    assert "<source file='/live'/>" in devices(test_driver, dom)
    assert alias("virtio-disk0") in devices(test_driver, dom)
    assert "<source file='/a'/>" in devices(test_driver, dom, INACTIVE)
    update(dom, disk("vda", "/stored", more=alias("virtio-disk0")), STORED)
    (event,) = emitted
    assert isinstance(event, DomainEventLifecycle)
    assert (event.event, event.detail) == (0, 1)
    assert "<source file='/live'/>" in devices(test_driver, dom)
    assert "<source file='/stored'/>" in devices(test_driver, dom, INACTIVE)
    assert not any("alias" in line for line in devices(test_driver, dom, INACTIVE))
    update(dom, disk("vdb", "/both", more=alias("virtio-disk1")), LIVE | STORED)
    for flags in (0, INACTIVE):
        assert "<source file='/both'/>" in devices(test_driver, dom, flags)
        assert alias("virtio-disk1") in devices(test_driver, dom, flags)
    assert len(emitted) == 2


def test_a_disk_of_a_domain_that_does_not_run(test_driver, make, emitted):
    dom = make(disk("vda", "/a"), runs=False)
    test_driver.domain_update_device_flags(dom, disk("vda", "/n"), 0)
    assert "<source file='/n'/>" in devices(test_driver, dom)
    assert [(event.event, event.detail) for event in emitted[1:]] == [(0, 1)]
    expected = NOT_VALID, FROM_DOMAIN, "domain is not running"
    assert refusal(test_driver.domain_update_device_flags, dom, disk("vda"), LIVE) == expected


def test_a_change_brings_what_it_implies(test_driver, make):
    dom = make(disk("vda", "/a", more="<boot order='1'/>"), runs=False)
    assert "<boot dev" not in test_driver.domain_get_xml_desc(dom, 0)
    test_driver.domain_update_device_flags(dom, disk("vda", "/a", bus="scsi"), 0)
    assert devices(test_driver, dom)[3:] == [
        "<address type='drive' controller='0' bus='0' target='0' unit='0'/>",
        "</disk>",
        "<controller type='scsi' index='0'/>",
    ]
    assert "<boot dev='hd'/>" in test_driver.domain_get_xml_desc(dom, 0)


def test_what_cannot_be_changed(test_driver, make):
    dom = make(disk("vda", "/a") + disk("hda", "/b") + disk("hdb", "/b"))
    update = test_driver.domain_update_device_flags
    for text, expected in (
        (disk("vdz"), (INVALID, FROM_TEST, "target vdz doesn't exist.")),
        (
            interface(),
            (UNSUPPORTED, FROM_TEST, "persistent update of device 'interface' is not supported"),
        ),
        (
            "<graphics type='vnc'/>",
            (UNSUPPORTED, FROM_TEST, "persistent update of device 'graphics' is not supported"),
        ),
        (
            disk("vda", bus="usb"),
            (
                CONFIG,
                FROM_DOMAIN,
                "Device configuration is not compatible: Domain has no USB bus support",
            ),
        ),
    ):
        for flags in (0, LIVE, STORED, LIVE | STORED):
            before = [test_driver.domain_get_xml_desc(dom, flags) for flags in (0, INACTIVE)]
            assert refusal(update, dom, text, flags) == expected
            assert before == [test_driver.domain_get_xml_desc(dom, f) for f in (0, INACTIVE)]
    text = "unsupported flags (0x4) in function testDomainUpdateDeviceFlags"
    assert refusal(update, dom, disk("vda"), 4) == (INVALID, FROM_TEST, text)


# -- messages --------------------------------------------------------------------------

DEPRECATIONS, TAINTS = 1, 2


def test_devices_taint_their_domain(test_driver, dom):
    test_driver.domain_attach_device(dom, interface(more="<script path='/s'/>"))
    shell = "tainted: network configuration using opaque shell scripts"
    assert test_driver.domain_get_messages(dom, 0) == [shell]
    lun = disk("vdb", kind="lun", more="").replace("'file'", "'block'").replace("file=", "dev=")
    test_driver.domain_attach_device(dom, lun.replace("<disk ", "<disk rawio='yes' "))
    test_driver.domain_attach_device(dom, interface(more="<script path='/s'/>"))
    raw = "tainted: running with undesirable elevated privileges"
    assert test_driver.domain_get_messages(dom, 0) == [raw, shell]
    assert test_driver.domain_get_messages(dom, TAINTS) == [raw, shell]
    assert test_driver.domain_get_messages(dom, DEPRECATIONS) == []
