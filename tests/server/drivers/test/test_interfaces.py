"""Interfaces of the test driver's host, with libvirtd 9.0.0's answers."""

from types import SimpleNamespace

import pytest

from tests.server.raw import OWN
from virtrio.protocol._generated.enums import ErrorDomain, ErrorNumber
from virtrio.protocol.errors import LibvirtError
from virtrio.server.drivers.test.driver import TestDriver
from virtrio.server.offload import BULK_ITEMS, Later

FROM_TEST = ErrorDomain.VIR_FROM_TEST
NO_INTERFACE = ErrorNumber.VIR_ERR_NO_INTERFACE, FROM_TEST
NOT_VALID = ErrorNumber.VIR_ERR_OPERATION_INVALID, FROM_TEST
MAC = "52:54:00:AA:bb:cc"


def document(name="e2", mac=MAC, more=""):
    return f"<interface type='ethernet' name='{name}'>{more}<mac address='{mac}'/></interface>"


def identity(name="e2"):
    return SimpleNamespace(name=name, mac="said")


def refusal(function, *args):
    with pytest.raises(LibvirtError) as caught:
        function(*args)
    return caught.value.code, caught.value.domain, caught.value.message


def names(driver, flags=0):
    return [interface.name for interface in driver.connect_list_all_interfaces(flags)]


def test_the_default_interface(test_driver):
    interface = test_driver.interface_lookup_by_name("eth1")
    assert (interface.name, interface.mac) == ("eth1", "aa:bb:cc:dd:ee:ff")
    assert test_driver.connect_list_interfaces(10) == ["eth1"]
    assert test_driver.connect_num_of_interfaces() == 1
    assert test_driver.connect_list_defined_interfaces(10) == []
    assert test_driver.connect_num_of_defined_interfaces() == 0
    assert test_driver.interface_is_active(interface) == 1
    assert test_driver.interface_get_xml_desc(interface, 0) == (
        "<interface type='ethernet' name='eth1'>\n  <start mode='onboot'/>\n"
        "  <mtu size='1492'/>\n  <protocol family='ipv4'>\n"
        "    <ip address='192.168.0.5' prefix='24'/>\n    <route gateway='192.168.0.1'/>\n"
        "  </protocol>\n  <mac address='aa:bb:cc:dd:ee:ff'/>\n</interface>\n"
    )


def test_a_life(test_driver):
    interface = test_driver.interface_define_xml(document(), 0)
    assert (interface.name, interface.mac) == ("e2", MAC)
    iface = identity()
    plain = "Requested operation is not valid"
    assert refusal(test_driver.interface_destroy, iface, 0) == (*NOT_VALID, plain)
    test_driver.interface_create(iface, 0)
    assert refusal(test_driver.interface_create, iface, 0) == (*NOT_VALID, plain)
    test_driver.interface_define_xml(document(more="<mtu size='9000'/>"), 0)
    assert test_driver.interface_is_active(iface) == 1
    assert "<mtu size='9000'/>" in test_driver.interface_get_xml_desc(iface, 0)
    test_driver.interface_undefine(iface)
    message = "Interface not found: no interface with matching name 'e2'"
    for entry in ("create", "destroy", "get_xml_desc"):
        function = getattr(test_driver, f"interface_{entry}")
        assert refusal(function, iface, 0) == (*NO_INTERFACE, message)
    assert refusal(test_driver.interface_undefine, iface) == (*NO_INTERFACE, message)
    assert refusal(test_driver.interface_is_active, iface) == (*NO_INTERFACE, message)


def test_lookups_by_mac_address(test_driver):
    look_up = test_driver.interface_lookup_by_mac_string
    test_driver.interface_define_xml(document(), 0)
    assert look_up(MAC.upper()) == ("e2", MAC.upper())
    test_driver.interface_define_xml(document(mac="52:54:00:00:00:01"), 0)
    assert refusal(look_up, MAC) == (
        *NO_INTERFACE,
        f"Interface not found: no interface with matching mac '{MAC}'",
    )
    test_driver.interface_define_xml(document("e3", "52:54:00:00:00:01"), 0)
    assert refusal(look_up, "52:54:00:00:00:01") == (
        ErrorNumber.VIR_ERR_MULTIPLE_INTERFACES,
        FROM_TEST,
        "multiple matching interfaces found",
    )
    test_driver.interface_undefine(identity("e3"))
    assert look_up("52:54:00:00:00:01").name == "e2"


def test_an_interface_without_a_mac_address_has_any(test_driver):
    test_driver.interface_define_xml("<interface type='bridge' name='b'><bridge/></interface>", 0)
    assert test_driver.interface_lookup_by_name("b").mac == ""
    assert test_driver.interface_lookup_by_mac_string(MAC) == ("b", MAC)


def test_filters_and_bad_flags(test_driver):
    test_driver.interface_define_xml(document(), 0)
    assert [names(test_driver, flags) for flags in range(4)] == [
        ["eth1", "e2"],
        ["e2"],
        ["eth1"],
        ["eth1", "e2"],
    ]
    for call, function in (
        (lambda: names(test_driver, 8), "testConnectListAllInterfaces"),
        (lambda: test_driver.interface_define_xml(document(), 8), "testInterfaceDefineXML"),
        (lambda: test_driver.interface_create(identity(), 8), "testInterfaceCreate"),
        (lambda: test_driver.interface_destroy(identity(), 8), "testInterfaceDestroy"),
        (lambda: test_driver.interface_get_xml_desc(identity(), 8), "testInterfaceGetXMLDesc"),
        (lambda: test_driver.interface_change_begin(8), "testInterfaceChangeBegin"),
        (lambda: test_driver.interface_change_commit(8), "testInterfaceChangeCommit"),
        (lambda: test_driver.interface_change_rollback(8), "testInterfaceChangeRollback"),
    ):
        code, domain, message = refusal(call)
        assert (code, domain) == (ErrorNumber.VIR_ERR_INVALID_ARG, FROM_TEST)
        assert message.removesuffix(".") == (f"unsupported flags (0x8) in function {function}")


# -- changes that can be taken back ----------------------------------------------------


def test_a_change_is_taken_back(test_driver):
    test_driver.interface_change_begin(0)
    test_driver.interface_define_xml(document(), 0)
    test_driver.interface_undefine(identity("eth1"))
    test_driver.interface_change_rollback(0)
    assert names(test_driver) == ["eth1"]
    # as in libvirt, which copies definitions only
    assert test_driver.interface_is_active(identity("eth1")) == 0
    assert test_driver.interface_lookup_by_mac_string("AA:bb:cc:dd:ee:ff").name == "eth1"


def test_a_change_is_committed(test_driver):
    test_driver.interface_change_begin(0)
    test_driver.interface_define_xml(document(), 0)
    test_driver.interface_change_commit(0)
    assert names(test_driver) == ["eth1", "e2"]
    assert refusal(test_driver.interface_change_commit, 0) == (
        *NOT_VALID,
        "Requested operation is not valid: no transaction running, nothing to be committed.",
    )
    assert refusal(test_driver.interface_change_rollback, 0) == (
        *NOT_VALID,
        "Requested operation is not valid: no transaction running, nothing to rollback.",
    )


def test_there_is_one_change_at_a_time(test_driver):
    test_driver.interface_change_begin(0)
    assert refusal(test_driver.interface_change_begin, 0) == (
        *NOT_VALID,
        "Requested operation is not valid: there is another transaction running.",
    )


def test_a_definition_that_libvirt_cannot_copy(test_driver):
    test_driver.interface_define_xml(document(mac="a&lt;b"), 0)
    code, domain, message = refusal(test_driver.interface_change_begin, 0)
    assert (code, domain) == (ErrorNumber.VIR_ERR_XML_DETAIL, ErrorDomain.VIR_FROM_INTERFACE)
    assert message.startswith("(interface_definition):2: Unescaped '<' not allowed in attributes")
    assert refusal(test_driver.interface_change_begin, 0)[:2] == NOT_VALID
    test_driver.interface_change_rollback(0)  # libvirtd crashes in the next call
    assert names(test_driver) == ["eth1", "e2"]


async def test_very_many_interfaces(test_driver):
    for number in range(BULK_ITEMS):
        test_driver.interface_define_xml(document(f"many{number}"), 0)
    begun = test_driver.interface_change_begin(0)
    assert isinstance(begun, Later)
    await begun
    test_driver.interface_undefine(identity("many7"))
    undone = test_driver.interface_change_rollback(0)
    assert isinstance(undone, Later)
    await undone
    assert len(names(test_driver)) == BULK_ITEMS + 1
    assert test_driver.interface_lookup_by_name("many7")


async def test_two_rollbacks_at_once(test_driver):
    for number in range(BULK_ITEMS):
        test_driver.interface_define_xml(document(f"many{number}"), 0)
    await test_driver.interface_change_begin(0)
    first, second = (test_driver.interface_change_rollback(0) for _ in range(2))
    await first
    with pytest.raises(LibvirtError, match="nothing to rollback"):
        await second


# -- nodes -----------------------------------------------------------------------------


def test_interfaces_of_a_twin_are_its_own():
    first = TestDriver()
    second = first.twin("test:///other")
    second.interface_destroy(identity("eth1"), 0)
    assert names(first, 2) == ["eth1"]
    assert names(second, 1) == ["eth1"]
    second.interface_change_begin(0)
    first.interface_change_begin(0)


async def test_interfaces_of_a_node_file(tmp_path):
    (tmp_path / "other.xml").write_text(document("other"))
    node = tmp_path / "node.xml"
    node.write_text(f"<node>{document()}<interface file='other.xml'/></node>")
    made = await TestDriver().open(str(node), OWN)
    assert names(made, 2) == ["e2", "other"]
    assert MAC in made.interface_get_xml_desc(identity("other"), 0)


@pytest.mark.parametrize(
    ("content", "refused"),
    [
        ("<interface/>", "XML error: Missing required attribute 'type' in element 'interface'"),
        (
            "<interface file='foo.xml'/>",
            "XML error: expecting root element of 'interface', not 'foo'",
        ),
        ("<interface file='none.xml'/>", "XML error: failed to parse xml document '{}/none.xml'"),
    ],
)
async def test_a_bad_node_file(tmp_path, content, refused):
    (tmp_path / "foo.xml").write_text("<foo/>")
    node = tmp_path / "node.xml"
    node.write_text(f"<node>{content}</node>")
    with pytest.raises(LibvirtError) as caught:
        await TestDriver().open(str(node), OWN)
    assert caught.value.message == refused.format(tmp_path)
