"""Devices of the test driver's host, with libvirtd 9.0.0's answers."""

import pytest

from tests.interop.node_devices import ADAPTERS, adapter
from tests.server.raw import OWN
from virtrio.protocol._generated.enums import ErrorDomain, ErrorNumber
from virtrio.protocol._generated.remote_events import NodeDeviceEventLifecycle
from virtrio.protocol.errors import LibvirtError
from virtrio.server.drivers.test.driver import TestDriver
from virtrio.server.offload import Later

FROM_TEST, FROM_NODEDEV = ErrorDomain.VIR_FROM_TEST, ErrorDomain.VIR_FROM_NODEDEV
INTERNAL = ErrorNumber.VIR_ERR_INTERNAL_ERROR
CREATED, DELETED = 0, 1
DEFAULT = ["computer", "scsi_host1", "scsi_host2", "scsi_host11"]
HOSTS, FC_HOSTS, VPORTS = 32, 512, 1024


def refusal(function, *args):
    with pytest.raises(LibvirtError) as caught:
        function(*args)
    return caught.value.code, caught.value.domain, caught.value.message


def names(driver, flags=0):
    return [device.name for device in driver.connect_list_all_node_devices(flags)]


@pytest.fixture
def emitted(test_driver, monkeypatch):
    found = []
    monkeypatch.setattr(test_driver.events, "emit", found.append)
    return found


def told(emitted):
    assert all(type(event) is NodeDeviceEventLifecycle for event in emitted)
    return [(event.dev.name, event.event, event.detail) for event in emitted]


# -- looking up and listing ------------------------------------------------------------


def test_the_default_devices(test_driver):
    assert names(test_driver) == DEFAULT
    assert test_driver.node_device_lookup_by_name("scsi_host1").name == "scsi_host1"
    assert test_driver.node_device_get_parent("scsi_host11") == "scsi_host1"
    assert test_driver.node_device_get_parent("computer") is None
    assert test_driver.node_device_num_of_caps("scsi_host1") == 1
    assert test_driver.node_device_list_caps("scsi_host1", 10) == ["scsi_host"]
    assert test_driver.node_device_list_caps("scsi_host1", 0) == []
    # libvirt does not read the numbers of ports that it has itself
    assert test_driver.node_device_get_xml_desc("scsi_host1", 0) == (
        "<device>\n  <name>scsi_host1</name>\n  <parent>computer</parent>\n"
        "  <capability type='scsi_host'>\n    <host>1</host>\n    <unique_id>0</unique_id>\n"
        "    <capability type='fc_host'>\n      <wwnn>2000000012341234</wwnn>\n"
        "      <wwpn>1000000012341234</wwpn>\n      <fabric_wwn>2000000043214321</fabric_wwn>\n"
        "    </capability>\n    <capability type='vport_ops'>\n"
        "      <max_vports>0</max_vports>\n      <vports>0</vports>\n"
        "    </capability>\n  </capability>\n</device>\n"
    )


@pytest.mark.parametrize(
    ("flags", "capability", "expected"),
    [
        (0, None, DEFAULT),
        (1, "system", DEFAULT[:1]),
        (HOSTS, "scsi_host", DEFAULT[1:]),
        (FC_HOSTS, "fc_host", DEFAULT[1:]),
        (VPORTS, "vports", DEFAULT[1:3]),
        (2, "pci", []),
        (1 << 21, "vpd", []),
        (1 | VPORTS, "nosuch", DEFAULT[:3]),
        ((1 << 22) - 1, "", DEFAULT),
    ],
)
def test_filters(test_driver, flags, capability, expected):
    assert names(test_driver, flags) == expected
    if capability not in ("nosuch", ""):
        assert test_driver.node_list_devices(capability, 10, 0) == expected
        assert test_driver.node_num_of_devices(capability, 0) == len(expected)
    else:
        assert test_driver.node_list_devices(capability, 10, 0) == []
    assert test_driver.node_list_devices(None, 2, 0) == DEFAULT[:2]


def test_bad_flags_and_unknown_devices(test_driver):
    for function, *args in (
        ("testConnectListAllNodeDevices", test_driver.connect_list_all_node_devices, 1 << 22),
        ("testNodeNumOfDevices", test_driver.node_num_of_devices, None, 1 << 22),
        ("testNodeListDevices", test_driver.node_list_devices, None, 5, 1 << 22),
        ("testNodeDeviceGetXMLDesc", test_driver.node_device_get_xml_desc, "computer", 1 << 22),
        ("testNodeDeviceCreateXML", test_driver.node_device_create_xml, ADAPTERS[0], 1 << 22),
    ):
        assert refusal(*args) == (
            ErrorNumber.VIR_ERR_INVALID_ARG,
            FROM_TEST,
            f"unsupported flags (0x400000) in function {function}",
        )
    missing = (
        ErrorNumber.VIR_ERR_NO_NODE_DEVICE,
        FROM_TEST,
        "Node device not found: no node device with matching name 'nosuch'",
    )
    for entry in ("lookup_by_name", "get_parent", "num_of_caps", "destroy"):
        assert refusal(getattr(test_driver, f"node_device_{entry}"), "nosuch") == missing
    for entry in ("get_xml_desc", "list_caps"):
        assert refusal(getattr(test_driver, f"node_device_{entry}"), "nosuch", 0) == missing


# -- virtual adapters ------------------------------------------------------------------


def test_a_virtual_adapter(test_driver, emitted):
    device = test_driver.node_device_create_xml(adapter(), 0)
    assert device.name == "scsi_host12"
    assert names(test_driver, FC_HOSTS) == [*DEFAULT[1:], "scsi_host12"]
    text = test_driver.node_device_get_xml_desc("scsi_host12", 0)
    assert "<wwnn>2001</wwnn>" in text
    assert "<host>11</host>" in text
    # the next one takes its place
    test_driver.node_device_create_xml(adapter().replace("2001", "2002"), 0)
    assert "<wwnn>2002</wwnn>" in test_driver.node_device_get_xml_desc("scsi_host12", 0)
    test_driver.node_device_destroy("scsi_host12")
    assert names(test_driver) == DEFAULT
    assert told(emitted) == [
        ("scsi_host12", CREATED, 0),
        ("scsi_host12", CREATED, 0),
        ("scsi_host12", DELETED, 0),
    ]


@pytest.mark.parametrize(
    ("document", "complaint"),
    [
        (
            adapter("<parent>computer</parent>"),
            "Parent device computer is not capable of vport operations",
        ),
        (adapter("<parent>nosuch</parent>"), "Could not find parent device for 'new device'"),
        (adapter("<parent fabric_wwn='1'/>"), "Could not find parent device for 'new device'"),
        (
            adapter("<parent wwnn='1' wwpn='2'/>"),
            "Could not find parent device for 'new device'",
        ),
        (adapter("", ""), "Device is not a fibre channel HBA"),
        (
            adapter("", "<capability type='fc_host'/>"),
            "no WWNN supplied for 'new device', and auto-generation failed",
        ),
        ("<device/>", "no device capabilities for 'new device'"),
    ],
)
def test_adapters_that_cannot_be_made(test_driver, emitted, document, complaint):
    assert refusal(test_driver.node_device_create_xml, document, 0) == (
        INTERNAL,
        FROM_NODEDEV,
        f"internal error: {complaint}",
    )
    assert names(test_driver) == DEFAULT
    assert not emitted


def test_parents_by_world_wide_names(test_driver):
    for parent in (
        "",
        "<parent wwnn='2000000056785678' wwpn='1000000056785678'/>",
        "<parent fabric_wwn='2000000087658765'/>",
    ):
        assert test_driver.node_device_create_xml(adapter(parent), 0).name == "scsi_host12"


def test_what_is_no_virtual_adapter_is_not_destroyed(test_driver, emitted):
    test_driver.node_device_destroy("computer")
    test_driver.node_device_destroy("scsi_host1")
    test_driver.node_device_destroy("scsi_host11")  # whose parent is gone
    assert names(test_driver) == ["computer", "scsi_host2", "scsi_host11"]
    assert told(emitted) == [("scsi_host1", DELETED, 0)]


def test_nothing_to_copy(test_driver):
    test_driver.node_device_destroy("scsi_host11")
    assert refusal(test_driver.node_device_create_xml, adapter(), 0) == (
        INTERNAL,
        ErrorDomain.VIR_FROM_NONE,
        "An error occurred, but the cause is unknown",
    )
    test_driver.node_device_destroy("scsi_host2")
    test_driver.node_device_destroy("scsi_host1")
    message = "internal error: Could not find any vport capable device"
    refused = refusal(test_driver.node_device_create_xml, adapter(""), 0)
    assert refused == (INTERNAL, FROM_NODEDEV, message)


async def test_devices_of_a_node_file(tmp_path):
    links = "<devnode type='link'>/dev/x</devnode>" * 2000
    (tmp_path / "pattern.xml").write_text(
        f"<device><name>scsi_host11</name>{links}<capability type='scsi_host'><host>5</host>"
        "<capability type='fc_host'><wwnn>1</wwnn><wwpn>2</wwpn></capability></capability></device>"
    )
    node = tmp_path / "node.xml"
    node.write_text(
        "<node><device file='pattern.xml'/><device><name>parent</name>"
        "<capability type='scsi_host'><host>1</host><capability type='vport_ops'/></capability>"
        "</device><device><name>odd</name><capability type='scsi_host'><host>4294967295</host>"
        "<capability type='vport_ops'/></capability></device></node>"
    )
    driver = await TestDriver().open(str(node), OWN)
    assert names(driver) == ["scsi_host11", "parent", "odd"]
    made = driver.node_device_create_xml(adapter("<parent>parent</parent>"), 0)
    assert isinstance(made, Later)
    assert (await made).name == "scsi_host12"
    assert driver.node_device_lookup_by_name("scsi_host12").definition.weight > 2000
    # libvirt takes the number of such a host for a failure
    refused = refusal(driver.node_device_create_xml, adapter("<parent>odd</parent>"), 0)
    assert refused == (
        INTERNAL,
        ErrorDomain.VIR_FROM_NONE,
        "An error occurred, but the cause is unknown",
    )


@pytest.mark.parametrize(
    ("content", "refused"),
    [
        ("<device/>", "missing name information"),
        ("<device file='foo.xml'/>", "XML error: expecting root element of 'device', not 'foo'"),
        ("<device file='none.xml'/>", "XML error: failed to parse xml document '{}/none.xml'"),
        (
            "<device/><interface/>",
            "XML error: Missing required attribute 'type' in element 'interface'",
        ),
    ],
)
async def test_a_bad_node_file(tmp_path, content, refused):
    (tmp_path / "foo.xml").write_text("<foo/>")
    node = tmp_path / "node.xml"
    node.write_text(f"<node>{content}</node>")
    with pytest.raises(LibvirtError) as caught:
        await TestDriver().open(str(node), OWN)
    assert caught.value.message == refused.format(tmp_path)


def test_devices_of_a_twin_are_its_own():
    first = TestDriver()
    second = first.twin("test:///other")
    second.node_device_destroy("scsi_host1")
    assert names(first) == DEFAULT
    assert names(second) == ["computer", "scsi_host2", "scsi_host11"]


def test_which_devices_are_active_and_persistent(test_driver):
    """Test what newer drivers of libvirt answer, of new adapters as well."""
    made = test_driver.node_device_create_xml(adapter(), 0).name
    for asked in (test_driver.node_device_is_active, test_driver.node_device_is_persistent):
        assert [asked(name) for name in (*DEFAULT, made)] == [1, 1, 1, 1, 0]
        assert refusal(asked, "nosuch")[:2] == (ErrorNumber.VIR_ERR_NO_NODE_DEVICE, FROM_TEST)
    twin = test_driver.twin("test:///twin")
    assert [twin.node_device_is_active(name) for name in ("computer", made)] == [1, 0]
