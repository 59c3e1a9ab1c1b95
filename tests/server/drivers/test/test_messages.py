"""Messages about domains of node files, with libvirtd 9.0.0's texts."""

import pytest
import trio

from tests import documents
from tests.server.raw import OWN
from virtrio.protocol.errors import LibvirtError
from virtrio.protocol.typedparams import UInt

PRIVILEGES = "tainted: running with undesirable elevated privileges"
SCRIPT = "tainted: network configuration using opaque shell scripts"
CDROM = "tainted: use of host cdrom passthrough"
TREE = "tainted: custom device tree blob used"
DEPRECATED = "tainted: use of deprecated configuration settings"
MODEL = "deprecated configuration: CPU model Deprecated-Test"

LUN = (
    "<disk type='block' device='lun' rawio='{}'><source dev='/x'/>"
    "<target dev='sda' bus='scsi'/></disk>"
)
DRIVE = "<disk type='block' device='cdrom'>{}<target dev='hdc' bus='ide'/></disk>"
NIC = "<interface type='ethernet'>{}</interface>"
SCSI = (
    "<hostdev mode='subsystem' type='scsi' rawio='{}'><source><adapter name='scsi_host0'/>"
    "<address bus='0' target='0' unit='0'/></source></hostdev>"
)
CPU = "<cpu mode='custom' match='exact'><model>{}</model></cpu>"


def opened(test_driver, tmp_path, *domains):
    path = tmp_path / "node.xml"
    path.write_text(f"<node>{''.join(domains)}</node>")
    return trio.run(test_driver.open, str(path), OWN)


def of(test_driver, tmp_path, **parts):
    node = opened(test_driver, tmp_path, documents.domain("a", **parts))
    return node.domain_get_messages(node.domain_lookup_by_name("a"), 0)


@pytest.mark.parametrize(
    ("parts", "messages"),
    [
        ({"devices": ""}, []),
        ({"devices": LUN.format("yes")}, [PRIVILEGES]),
        ({"devices": LUN.format("no")}, []),
        ({"devices": SCSI.format("yes")}, [PRIVILEGES]),
        ({"devices": SCSI.format("no")}, []),
        ({"devices": DRIVE.format("<source dev='/dev/cd'/>")}, [CDROM]),
        ({"devices": DRIVE.format("")}, []),
        ({"devices": NIC.format("<script path='/s'/>")}, [SCRIPT]),
        ({"devices": NIC.format("")}, []),
        ({"behind": CPU.format("Deprecated-Test")}, [DEPRECATED, MODEL]),
        ({"behind": CPU.format("qemu64")}, []),
        ({"behind": "<cpu mode='host-passthrough'/>"}, []),
    ],
)
def test_messages(test_driver, tmp_path, parts, messages):
    assert of(test_driver, tmp_path, **parts) == messages


def test_kinds_of_messages_in_libvirts_order(test_driver, tmp_path):
    devices = NIC.format("<script path='/s'/>") + LUN.format("yes")
    guest = documents.domain("a", behind=CPU.format("Deprecated-Test"), devices=devices)
    guest = guest.replace("</os>", "<dtb>/tree</dtb></os>")
    node = opened(test_driver, tmp_path, guest)
    domain = node.domain_lookup_by_name("a")
    taints = [PRIVILEGES, SCRIPT, TREE, DEPRECATED]
    assert node.domain_get_messages(domain, 0) == [*taints, MODEL]
    assert node.domain_get_messages(domain, 1) == [MODEL]
    assert node.domain_get_messages(domain, 2) == taints
    assert node.domain_get_messages(domain, 3) == [*taints, MODEL]
    with pytest.raises(LibvirtError, match=r"0x4.* in function testDomainGetMessages"):
        node.domain_get_messages(domain, 5)


def test_messages_stay_and_others_have_none(test_driver, tmp_path):
    guest = documents.domain("a", devices=LUN.format("yes"))
    node = opened(test_driver, tmp_path, guest)
    domain = node.domain_lookup_by_name("a")
    node.domain_destroy(domain)
    assert node.domain_get_messages(domain, 0) == [PRIVILEGES]
    node.domain_create(domain)
    assert node.domain_get_messages(domain, 0) == [PRIVILEGES]
    other = test_driver.domain_define_xml(guest)
    assert test_driver.domain_get_messages(other, 0) == []


def test_iothreads_of_a_node_file_have_statistics_and_parameters(test_driver, tmp_path):
    node = opened(test_driver, tmp_path, documents.domain("a", behind="<iothreads>2</iothreads>"))
    domain = node.domain_lookup_by_name("a")
    node.domain_set_iothread_params(domain, 2, {"poll_grow": UInt(5)}, 0)
    ((_, found),) = node.connect_get_all_domain_stats([], 0, 0)
    assert found["iothread.count"] == 2
    assert (found["iothread.1.poll-grow"], found["iothread.2.poll-grow"]) == (0, 5)
