"""The test driver's node, and nodes from files, with libvirtd 9.0.0's answers."""

import os
import socket

import pytest
import trio
from lxml import etree

from tests import documents
from tests.server.raw import CALLER, OWN
from virtrio.protocol._generated.enums import ErrorDomain, ErrorNumber
from virtrio.protocol.errors import LibvirtError
from virtrio.server.caller import Caller

FROM_TEST, FROM_XML, FROM_AUTH = (
    ErrorDomain.VIR_FROM_TEST,
    ErrorDomain.VIR_FROM_XML,
    ErrorDomain.VIR_FROM_AUTH,
)
XML_ERROR = ErrorNumber.VIR_ERR_XML_ERROR
INVALID_ARG = ErrorNumber.VIR_ERR_INVALID_ARG


def refusal(function, *args):
    with pytest.raises(LibvirtError) as caught:
        function(*args)
    return caught.value.code, caught.value.domain, caught.value.message


def test_connection(test_driver):
    assert test_driver.connect_get_type() == "TEST"
    assert test_driver.connect_get_version() == 2
    assert test_driver.connect_get_lib_version() == 9_000_000
    assert test_driver.connect_get_hostname() == socket.gethostname()
    assert test_driver.connect_get_uri() == "test:///default"
    assert test_driver.connect_get_max_vcpus(None) == 32
    assert test_driver.connect_is_secure()
    assert etree.fromstring(test_driver.connect_get_capabilities()).tag == "capabilities"
    assert etree.fromstring(test_driver.connect_get_sysinfo(0)).tag == "sysinfo"
    assert "Nehalem" in test_driver.connect_get_cpu_model_names("x86_64", 0)


def test_node(test_driver):
    assert tuple(test_driver.node_get_info()) == ("i686", 3145728, 16, 1400, 2, 2, 2, 2)
    assert tuple(test_driver.node_get_cpu_map(1, 1, 0)) == (b"\x15", 3, 8)
    assert test_driver.node_get_cells_free_memory(0, 5) == [2097152, 4194304]
    detail = "invalid argument: Range exceeds available cells"
    assert refusal(test_driver.node_get_cells_free_memory, 2, 1) == (INVALID_ARG, FROM_TEST, detail)


def test_baseline_of_cpus(test_driver):
    hosts = [
        f"<cpu><arch>x86_64</arch><model>{model}</model><vendor>Intel</vendor></cpu>"
        for model in ("Haswell", "Westmere")
    ]
    assert test_driver.connect_baseline_cpu(hosts, 0) == (
        "<cpu mode='custom' match='exact'>\n"
        "  <model fallback='allow'>Westmere</model>\n"
        "  <vendor>Intel</vendor>\n"
        "</cpu>\n"
    )
    assert "<feature policy='require' name='aes'/>" in test_driver.connect_baseline_cpu(hosts, 1)
    detail = "unsupported flags (0x2) in function testConnectBaselineCPU"
    assert refusal(test_driver.connect_baseline_cpu, hosts, 3) == (INVALID_ARG, FROM_TEST, detail)


def test_open(test_driver):
    assert test_driver.open("/default", OWN) is test_driver
    for path in ("", "/"):
        detail = "invalid argument: testOpen: supply a path or use test:///default"
        assert refusal(test_driver.open, path, OWN) == (INVALID_ARG, FROM_TEST, detail)


NAMESPACE = "xmlns:test='http://libvirt.org/schemas/domain/test/1.0'"


def guest(name, extra=""):
    return documents.domain(name, memory=1024, vcpus=None, behind=extra, attributes=NAMESPACE)


def opened(test_driver, tmp_path, text):
    path = tmp_path / "node.xml"
    path.write_text(text)
    return trio.run(test_driver.open, str(path), OWN)


def test_a_node_of_ones_own(test_driver, tmp_path):
    (tmp_path / "other.xml").write_text(guest("beside"))
    node = opened(
        test_driver,
        tmp_path,
        "<node><cpu><mhz>6000</mhz><model>m68k</model>"
        "<active>6</active><nodes>4</nodes><sockets>2</sockets>"
        "<cores>2</cores><threads>1</threads></cpu><memory>123456</memory>"
        f"{guest('up')}{guest('off', '<test:runstate>5</test:runstate>')}"
        f"{guest('once', '<test:transient/>')}{guest('paused', '<test:runstate>3</test:runstate>')}"
        f"{guest('saved', '<test:runstate>5</test:runstate><test:hasmanagedsave/>')}"
        "<domain file='other.xml'/></node>",
    )
    assert tuple(node.node_get_info()) == ("m68k", 123456, 6, 6000, 4, 2, 2, 1)
    assert node.connect_get_uri() == f"test://{tmp_path}/node.xml"
    found = {domain.name: domain for domain in node.connect_list_all_domains(0)}
    states = {name: node.domain_get_state(domain, 0).state for name, domain in found.items()}
    assert states == {"up": 1, "off": 5, "once": 1, "paused": 3, "saved": 5, "beside": 1}
    assert [name for name, domain in found.items() if not node.domain_is_persistent(domain)] == [
        "once"
    ]
    assert [
        name for name, domain in found.items() if node.domain_has_managed_save_image(domain, 0)
    ] == ["saved"]
    assert len(test_driver.connect_list_all_domains(0)) == 1, "the default node stays as it was"


@pytest.mark.parametrize(
    ("text", "domain", "detail"),
    [
        ("<domain/>", FROM_XML, "expecting root element of 'node', not 'domain'"),
        ("<node><cpu><mhz>fast</mhz></cpu></node>", FROM_TEST, "invalid node cpu mhz value"),
        ("<node><memory>much</memory></node>", FROM_TEST, "invalid node memory value"),
        ("<node><memory>-1</memory></node>", FROM_TEST, "invalid node memory value"),
        (f"<node><memory>{'9' * 5000}</memory></node>", FROM_TEST, "invalid node memory value"),
        ("<node><cpu><nodes>-1</nodes></cpu></node>", FROM_TEST, "invalid node cpu nodes value"),
        (
            "<node><cpu><nodes>4294967296</nodes></cpu></node>",
            FROM_TEST,
            "invalid node cpu nodes value",
        ),
        (
            f"<node><cpu><cores>{'9' * 5000}</cores></cpu></node>",
            FROM_TEST,
            "invalid node cpu cores value",
        ),
        (
            "<node><cpu><nodes>0</nodes><cores>16385</cores></cpu></node>",
            FROM_TEST,
            "node has more than 16384 CPUs",
        ),
        (
            "<node><cpu><nodes>99</nodes><cores>99</cores></cpu></node>",
            FROM_TEST,
            "node has more than 16384 CPUs",
        ),
        (
            f"<node>{guest('a', '<test:runstate>-1</test:runstate>')}</node>",
            FROM_TEST,
            "invalid runstate",
        ),
        (
            f"<node>{guest('a', '<test:runstate>99</test:runstate>')}</node>",
            FROM_TEST,
            "runstate '99' out of range'",
        ),
        (
            f"<node>{guest('a', '<test:transient/><test:runstate>5</test:runstate>')}</node>",
            FROM_TEST,
            "transient domain cannot have runstate 'shutoff'",
        ),
        (
            f"<node>{guest('a', '<test:hasmanagedsave/>')}</node>",
            FROM_TEST,
            "domain with managedsave data can only have runstate 'shutoff'",
        ),
    ],
)
def test_what_is_wrong_with_a_node(test_driver, tmp_path, text, domain, detail):
    assert refusal(opened, test_driver, tmp_path, text) == (
        XML_ERROR,
        domain,
        f"XML error: {detail}",
    )


NOBODY = (INVALID_ARG, FROM_AUTH, "invalid argument: Missing authentication credentials")
NAMELESS = (XML_ERROR, FROM_TEST, "XML error: missing username in /node/auth/user field")


@pytest.mark.parametrize(
    ("inside", "refused"),
    [
        ("<auth><user password='secret'>root</user></auth>", NOBODY),
        ("<auth><user>root</user></auth>", NOBODY),
        ("<auth><user password=''>root</user><user password='x'>other</user></auth>", NOBODY),
        ("<auth><user> </user></auth>", NOBODY),
        ("<auth><user password='x'><b>root</b></user></auth>", NOBODY),
        ("<auth/><auth><user>root</user></auth>", NOBODY),
        (f"<auth><user>root</user></auth>{guest('a')}", NOBODY),
        ("<auth><user password='x'/></auth>", NAMELESS),
        ("<auth><user>root</user><user/></auth>", NAMELESS),
        ("<auth><user><!-- root --></user></auth>", NAMELESS),
        (f"<auth><user/></auth>{guest('a')}", NAMELESS),
        (
            "<auth><user/></auth><memory>much</memory>",
            (XML_ERROR, FROM_TEST, "XML error: invalid node memory value"),
        ),
    ],
)
def test_a_node_file_with_users_is_refused(test_driver, tmp_path, inside, refused):
    """Test a node with users, which libvirt asks for in the client's process."""
    assert refusal(opened, test_driver, tmp_path, f"<node>{inside}</node>") == refused


@pytest.mark.parametrize(
    "inside",
    [
        "<auth/>",
        "<auth> root </auth>",
        "<auth><name>root</name></auth>",
        "<auth><group><user>root</user></group></auth>",
        "<auth xmlns='urn:x'><user>root</user></auth>",
        "<x><auth><user>root</user></auth></x>",
    ],
)
def test_a_node_without_users_is_for_everybody(test_driver, tmp_path, inside):
    assert opened(test_driver, tmp_path, f"<node>{inside}</node>").connect_num_of_domains() == 0


def test_a_node_without_cpus(test_driver, tmp_path):
    """Test an unlikely node, for which libvirtd has answers."""
    node = opened(test_driver, tmp_path, f"<node><cpu><cores>0</cores></cpu>{guest('a')}</node>")
    dom = node.domain_lookup_by_name("a")
    assert node.node_get_info().cpus == 0
    infos, maps = node.domain_get_vcpus(dom, 1, 1)
    assert (infos[0].cpu, maps) == (-1, b"\0")
    assert node.domain_get_cpu_stats(dom, 0, 0, 0) == []


@pytest.mark.parametrize(
    "text", [None, "secret=1\n", "<node>", "<!DOCTYPE n [<!ENTITY e SYSTEM '/etc/passwd'>]><n>&e;"]
)
def test_nothing_is_told_of_a_file_to_others(test_driver, tmp_path, text):
    path = tmp_path / "node.xml"
    if text is not None:
        path.write_text(text)
    for caller in (CALLER, Caller("another user", uid=os.geteuid() + 1)):
        assert refusal(trio.run, test_driver.open, str(path), caller) == (
            XML_ERROR,
            FROM_TEST,
            f"XML error: failed to parse xml document '{path}'",
        )


def test_a_file_that_is_no_node_is_shown_to_who_may_read_it(test_driver, tmp_path):
    """As by libvirt: the text quotes a line of it."""
    path = tmp_path / "node.xml"
    path.write_text("secret=1\n")
    assert refusal(trio.run, test_driver.open, str(path), OWN) == (
        ErrorNumber.VIR_ERR_XML_DETAIL,
        FROM_TEST,
        f"{path}:1: Start tag expected, '<' not found\nsecret=1\n^",
    )
