"""Networks of the test driver, with libvirtd 9.0.0's answers."""

from types import SimpleNamespace

import pytest

from virtrio.protocol._generated.enums import ErrorDomain, ErrorNumber
from virtrio.protocol._generated.remote_events import NetworkEventLifecycle
from virtrio.protocol.errors import LibvirtError
from virtrio.server.drivers.test.driver import TestDriver

FROM_TEST, FROM_NETWORK = ErrorDomain.VIR_FROM_TEST, ErrorDomain.VIR_FROM_NETWORK
NOT_VALID = ErrorNumber.VIR_ERR_OPERATION_INVALID
UUID = "6695eb01-f6a4-8304-79aa-97f2502e1931"
DEFAULT = bytes.fromhex("dd8fe8846c02601e7551cca97df1c5df")
LIVE, CONFIG = 1, 2
DEFINED, UNDEFINED, STARTED, STOPPED = range(4)
ADD, DELETE = 3, 2
TXT = 11


def document(more="<bridge name='b1'/>", name="n1", uuid=UUID):
    return f"<network><name>{name}</name><uuid>{uuid}</uuid>{more}</network>"


def identity(name="n1", uuid=UUID):
    return SimpleNamespace(name=name, uuid=bytes.fromhex(uuid.replace("-", "")))


def refusal(function, *args):
    with pytest.raises(LibvirtError) as caught:
        function(*args)
    return caught.value.code, caught.value.domain, caught.value.message


@pytest.fixture
def emitted(test_driver, monkeypatch):
    found = []
    monkeypatch.setattr(test_driver.events, "emit", found.append)
    return found


def test_the_default_network(test_driver):
    network = test_driver.network_lookup_by_uuid(DEFAULT)
    assert test_driver.network_lookup_by_name("default") is network
    assert test_driver.connect_list_networks(10) == ["default"]
    assert test_driver.connect_num_of_networks() == 1
    assert test_driver.connect_list_defined_networks(10) == []
    assert test_driver.connect_num_of_defined_networks() == 0
    assert test_driver.network_get_bridge_name(network) == "virbr0"
    assert (test_driver.network_is_active(network), test_driver.network_is_persistent(network)) == (
        1,
        1,
    )
    assert test_driver.network_get_xml_desc(network, 0) == (
        "<network>\n  <name>default</name>\n"
        "  <uuid>dd8fe884-6c02-601e-7551-cca97df1c5df</uuid>\n"
        "  <forward mode='nat'/>\n  <bridge name='virbr0' stp='on' delay='0'/>\n"
        "  <ip address='192.168.122.1' netmask='255.255.255.0'>\n    <dhcp>\n"
        "      <range start='192.168.122.2' end='192.168.122.254'/>\n"
        "    </dhcp>\n  </ip>\n</network>\n"
    )


def test_a_life(test_driver, emitted):
    network = test_driver.network_define_xml(document())
    net = identity()
    assert not network.is_active
    test_driver.network_create(net)
    assert test_driver.network_is_active(net) == 1
    message = "Requested operation is not valid: Network 'n1' is already running"
    assert refusal(test_driver.network_create, net) == (NOT_VALID, FROM_TEST, message)
    message = "Requested operation is not valid: Network 'n1' is still running"
    assert refusal(test_driver.network_undefine, net) == (NOT_VALID, FROM_TEST, message)
    test_driver.network_destroy(net)
    test_driver.network_undefine(net)
    missing = ErrorNumber.VIR_ERR_NO_NETWORK, FROM_TEST
    assert refusal(test_driver.network_create, net) == (
        *missing,
        "Network not found: no network with matching name 'n1'",
    )
    assert refusal(test_driver.network_is_active, net) == (
        *missing,
        f"Network not found: no network with matching uuid '{UUID}'",
    )
    told = [(type(event), event.net.name, event.event) for event in emitted]
    assert told == [
        (NetworkEventLifecycle, "n1", what) for what in (DEFINED, STARTED, STOPPED, UNDEFINED)
    ]


def test_a_transient_network_is_gone_when_it_stops(test_driver):
    test_driver.network_create_xml(document())
    assert test_driver.network_is_persistent(identity()) == 0
    test_driver.network_destroy(identity())
    assert "n1" not in test_driver.networks.by_name


def test_names_and_uuids_of_others(test_driver):
    test_driver.network_create_xml(document())
    failed = ErrorNumber.VIR_ERR_OPERATION_FAILED, FROM_NETWORK
    other = "11111111-1111-4111-8111-111111111111"
    assert refusal(test_driver.network_define_xml, document(uuid=other)) == (
        *failed,
        f"operation failed: network 'n1' already exists with uuid {UUID}",
    )
    assert refusal(test_driver.network_define_xml, document(name="n2")) == (
        *failed,
        f"operation failed: network 'n1' is already defined with uuid {UUID}",
    )
    message = "Requested operation is not valid: network is already active as 'n1'"
    assert refusal(test_driver.network_create_xml, document()) == (NOT_VALID, FROM_NETWORK, message)


def test_filters(test_driver):
    test_driver.network_define_xml(document())
    test_driver.network_set_autostart(identity(), 5)
    assert test_driver.network_get_autostart(identity()) == 1

    def names(flags):
        return [network.name for network in test_driver.connect_list_all_networks(flags)]

    assert [names(flags) for flags in (0, 1, 2, 3, 4, 8, 16, 32)] == [
        ["default", "n1"],
        ["n1"],
        ["default"],
        ["default", "n1"],
        ["default", "n1"],
        [],
        ["n1"],
        ["default"],
    ]
    assert refusal(names, 1 << 20)[2] == (
        "unsupported flags (0x100000) in function testConnectListAllNetworks"
    )


def test_updates_of_what_runs_and_of_the_next_start(test_driver):
    test_driver.network_create_xml(document())
    net = identity()
    text = "<txt name='x' value='y'/>"

    def update(command, flags):
        test_driver.network_update(net, command, TXT, -1, text, flags)

    update(ADD, LIVE)
    assert "<txt name='x' value='y'/>" in test_driver.network_get_xml_desc(net, 0)
    assert refusal(update, ADD, 0)[2] == (
        "Requested operation is not valid: "
        "there is already a DNS TXT record with name 'x' in network n1"
    )
    assert refusal(update, ADD, CONFIG)[2] == (
        "Requested operation is not valid: cannot change persistent config of a transient network"
    )
    update(DELETE, 0)
    assert "txt" not in test_driver.network_get_xml_desc(net, 0)
    test_driver.network_define_xml(document())
    update(ADD, CONFIG)
    assert "txt" not in test_driver.network_get_xml_desc(net, 0)
    assert refusal(update, ADD, CONFIG)[0] == NOT_VALID
    update(DELETE, CONFIG)
    test_driver.network_destroy(net)
    assert refusal(update, ADD, LIVE)[2] == (
        "Requested operation is not valid: network is not running"
    )
    assert refusal(update, ADD, 4)[2] == "unsupported flags (0x4) in function testNetworkUpdate"


def test_a_network_without_a_bridge(test_driver):
    test_driver.network_define_xml(document(""))
    assert refusal(test_driver.network_get_bridge_name, identity()) == (
        ErrorNumber.VIR_ERR_INTERNAL_ERROR,
        FROM_TEST,
        "internal error: network 'n1' does not have a bridge name.",
    )


def test_networks_of_a_twin_are_its_own():
    first = TestDriver()
    second = first.twin("test:///other")
    second.network_destroy(SimpleNamespace(name="default", uuid=DEFAULT))
    assert first.networks.by_name["default"].is_active
    assert not second.networks.by_name["default"].is_active


@pytest.mark.parametrize("entry", ["network_define_xml_flags", "network_create_xml_flags"])
@pytest.mark.parametrize(
    ("more", "complaint"),
    [
        ("<foo/>", "Element network has extra content: foo\n"),
        (
            "<bridge stp='x'/>",
            "Invalid attribute stp for element bridge\n"
            "Extra element bridge in interleave\nElement network failed to validate content\n",
        ),
    ],
)
def test_validation_where_it_is_asked_for(test_driver, entry, more, complaint):
    code, domain, text = refusal(getattr(test_driver, entry), document(more), 1)
    assert (code, domain) == (
        ErrorNumber.VIR_ERR_XML_INVALID_SCHEMA,
        ErrorDomain.VIR_FROM_XML,
    )
    assert text == (
        "XML document failed to validate against schema: "
        f"Unable to validate doc against /usr/share/libvirt/schemas/network.rng\n{complaint}"
    )
    assert getattr(test_driver, entry)(document(), 1).name == "n1"
