"""Typed parameters, IOThreads and statistics of the test driver.

What is set is in the definition; what is refused changes nothing.
"""

from __future__ import annotations

import time

import pytest

from tests import documents
from tests.documents import disk, domain
from tests.server.at_once import AtOnce
from virtrio.protocol._generated.enums import ErrorDomain, ErrorNumber
from virtrio.protocol.errors import LibvirtError
from virtrio.protocol.typedparams import Int, UInt, ULLong
from virtrio.server.drivers.test.driver import TestDriver
from virtrio.server.offload import Later

INTERFACE = (
    "<interface type='network'><mac address='52:54:00:11:22:33'/><source network='default'/>"
    "<target dev='testnet9'/></interface>"
)
XML = domain("tuned", memory=262144, vcpus=2, devices=disk() + INTERFACE)
LIVE, CONFIG = 1, 2


@pytest.fixture
def driver():
    return TestDriver()


@pytest.fixture
def dom(driver):
    return driver.domain_define_xml(XML)


def text(driver, dom):
    return "".join(line.strip() for line in driver.domain_get_xml_desc(dom, 0).splitlines())


@pytest.mark.parametrize(
    ("entry", "before", "params", "printed"),
    [
        (
            "memory_parameters",
            (),
            {"hard_limit": ULLong(5)},
            "<memtune><hard_limit unit='KiB'>5</hard_limit></memtune>",
        ),
        (
            "blkio_parameters",
            (),
            {"weight": UInt(600)},
            "<blkiotune><weight>600</weight></blkiotune>",
        ),
        (
            "blkio_parameters",
            (),
            {"device_weight": "/dev/sda,3,/dev/sdb,4", "device_read_bytes_sec": "/dev/sda,7"},
            "<device><path>/dev/sda</path><weight>3</weight>"
            "<read_bytes_sec>7</read_bytes_sec></device>"
            "<device><path>/dev/sdb</path><weight>4</weight></device>",
        ),
        (
            "numa_parameters",
            (),
            {"numa_mode": Int(2), "numa_nodeset": "0,1,2"},
            "<numatune><memory mode='interleave' nodeset='0-2'/></numatune>",
        ),
        (
            "interface_parameters",
            ("testnet9",),
            {"inbound.average": UInt(5), "inbound.burst": UInt(6)},
            (
                "<source network='default'/>"
                "<bandwidth><inbound average='5' burst='6'/></bandwidth><target dev='testnet9'/>"
            ),
        ),
        (
            "block_io_tune",
            ("vda",),
            {"total_bytes_sec": ULLong(5), "total_bytes_sec_max": ULLong(6), "group_name": "g"},
            "<iotune><total_bytes_sec>5</total_bytes_sec>"
            "<total_bytes_sec_max>6</total_bytes_sec_max>"
            "<group_name>g</group_name></iotune>",
        ),
        (
            "perf_events",
            (),
            {"cmt": True, "mbmt": False},
            "<perf><event name='cmt' enabled='yes'/><event name='mbmt' enabled='no'/></perf>",
        ),
    ],
)
def test_settings_are_printed_and_read_back(driver, dom, entry, before, params, printed):
    getattr(driver, f"domain_set_{entry}")(dom, *before, params, 0)
    assert printed in text(driver, dom)
    found = getattr(driver, f"domain_get_{entry}")(dom, *before, 0)
    for name, value in params.items():
        expected = "0-2" if name == "numa_nodeset" else value
        assert (type(found[name]), found[name]) == (type(expected), expected)


def test_the_running_and_the_stored_definition(driver, dom):
    driver.domain_create(dom)
    driver.domain_set_memory_parameters(dom, {"soft_limit": ULLong(7)}, CONFIG)
    assert driver.domain_get_memory_parameters(dom, LIVE)["soft_limit"] == 2**53 - 1
    assert driver.domain_get_memory_parameters(dom, CONFIG)["soft_limit"] == 7
    with pytest.raises(LibvirtError, match="mutually exclusive"):
        driver.domain_get_memory_parameters(dom, LIVE | CONFIG)


@pytest.mark.parametrize(
    ("entry", "arguments", "code", "detail"),
    [
        (
            "memory_parameters",
            ({"nosuch": ULLong(1)},),
            "ARGUMENT_UNSUPPORTED",
            "parameter 'nosuch' not supported",
        ),
        ("memory_parameters", ({"hard_limit": UInt(1)},), "INVALID_ARG", "expected 'ullong'"),
        (
            "memory_parameters",
            ({"hard_limit": ULLong(5), "swap_hard_limit": ULLong(4)},),
            "INVALID_ARG",
            "must be lower than or equal to swap_hard_limit",
        ),
        (
            "blkio_parameters",
            ({"device_weight": "/dev/sda"},),
            "INVALID_ARG",
            "unable to parse blkio device",
        ),
        (
            "blkio_parameters",
            ({"device_weight": "/dev/sda,-1"},),
            "INVALID_ARG",
            "invalid value '-1' for parameter",
        ),
        (
            "blkio_parameters",
            ({"device_weight": "/dev/sda,4294967296"},),
            "INVALID_ARG",
            "invalid value",
        ),
        (
            "blkio_parameters",
            ({"device_weight": f"/dev/sda,{'9' * 5000}"},),
            "INVALID_ARG",
            "invalid value",
        ),
        (
            "numa_parameters",
            ({"numa_mode": Int(9)},),
            "INVALID_ARG",
            "unsupported numatune mode: '9'",
        ),
        (
            "numa_parameters",
            ({"numa_mode": Int(1)},),
            "CONFIG_UNSUPPORTED",
            "nodeset for NUMA memory tuning must be set",
        ),
        (
            "interface_parameters",
            ("nosuch", {}),
            "INVALID_ARG",
            "'nosuch' is not a known interface",
        ),
        (
            "block_io_tune",
            ("nosuch", {}),
            "INVALID_ARG",
            "missing persistent configuration for disk 'nosuch'",
        ),
        (
            "block_io_tune",
            ("vda", {"size_iops_sec": ULLong(10**15 + 1)}),
            "ARGUMENT_UNSUPPORTED",
            "must be no more than 1000000000000000",
        ),
        (
            "block_io_tune",
            ("vda", {"read_iops_sec": ULLong(2)}),
            "INVALID_ARG",
            "read_iops_sec cannot be set higher",
        ),
        ("perf_events", ({"cmt": Int(1)},), "INVALID_ARG", "expected 'boolean'"),
    ],
)
def test_a_refused_setting_changes_nothing(driver, dom, entry, arguments, code, detail):
    before = text(driver, dom)
    with pytest.raises(LibvirtError, match=detail) as info:
        getattr(driver, f"domain_set_{entry}")(dom, *arguments, 0)
    assert info.value.code is ErrorNumber[f"VIR_ERR_{code}"]
    assert text(driver, dom) == before


def test_statistics_know_the_iothreads_that_calls_added(driver, dom):
    """Test what libvirtd does: to whichever definition, over stops and starts."""

    def known():
        ((_, found),) = driver.connect_get_all_domain_stats([dom], 128, 0)
        return found.get("iothread.count", 0)

    driver.domain_create(dom)
    driver.domain_add_iothread(dom, 1, 2)  # to the next definition
    assert known() == 1
    driver.domain_add_iothread(dom, 1, 1)  # and to the present one
    assert known() == 2
    driver.domain_del_iothread(dom, 1, 1)
    driver.domain_destroy(dom)
    assert known() == 0
    driver.domain_create(dom)
    assert known() == 1
    driver.domain_del_iothread(dom, 1, 0)
    assert known() == 0


def test_iothreads(driver, dom):
    driver.domain_add_iothread(dom, 3, 0)
    driver.domain_add_iothread(dom, 7, 0)
    driver.domain_pin_iothread(dom, 7, b"\x02\x80", 0)
    assert (
        "<iothreads>2</iothreads><iothreadids><iothread id='3'/><iothread id='7'/></iothreadids>"
        in text(driver, dom)
    )
    assert "<iothreadpin iothread='7' cpuset='1,15'/>" in text(driver, dom)
    assert driver.domain_get_iothread_info(dom, 0) == [(3, b"\x03\x00"), (7, b"\x02\x80")]
    for call in (
        lambda: driver.domain_add_iothread(dom, 3, 0),
        lambda: driver.domain_add_iothread(dom, 0, 0),
        lambda: driver.domain_del_iothread(dom, 9, 0),
        lambda: driver.domain_pin_iothread(dom, 9, b"\1", 0),
        lambda: driver.domain_pin_iothread(dom, 3, b"\0", 0),
    ):
        with pytest.raises(LibvirtError) as info:
            call()
        assert info.value.code is ErrorNumber.VIR_ERR_INVALID_ARG
    driver.domain_del_iothread(dom, 7, 0)
    driver.domain_del_iothread(dom, 3, 0)
    assert "iothread" not in text(driver, dom)


def test_statistics_of_domains(driver, dom):
    test = driver.domain_lookup_by_name("test")
    driver.domain_add_iothread(test, 5, 0)
    found = {domain.name: stats for domain, stats in driver.connect_get_all_domain_stats([], 0, 0)}
    assert found["tuned"] == {"state.state": 5, "state.reason": 0}
    assert found["test"]["iothread.count"] == 1
    assert isinstance(found["test"]["iothread.5.poll-max-ns"], ULLong)
    assert [domain for domain, _ in driver.connect_get_all_domain_stats([dom, test], 1, LIVE)] == [
        test
    ]
    with pytest.raises(LibvirtError, match="bits 0x2 are not supported") as info:
        driver.connect_get_all_domain_stats([], 2, 1 << 31)
    assert (info.value.code, info.value.domain) == (
        ErrorNumber.VIR_ERR_ARGUMENT_UNSUPPORTED,
        ErrorDomain.VIR_FROM_TEST,
    )


def test_statistics_that_only_a_running_guest_has(driver, dom):
    for call in (
        lambda: driver.domain_memory_stats(dom, 0),
        lambda: driver.domain_get_disk_errors(dom, 0),
        lambda: driver.domain_get_fsinfo(dom, 0),
        lambda: driver.domain_interface_addresses(dom, 0, 0),
        lambda: driver.domain_get_cpu_stats(dom, -1, 1, 0),
        lambda: driver.domain_get_vcpus(dom, 2, 2),
    ):
        with pytest.raises(LibvirtError) as info:
            call()
        assert info.value.code is ErrorNumber.VIR_ERR_OPERATION_INVALID
    driver.domain_create(dom)
    assert driver.domain_get_disk_errors(dom, 0) == {"vda": 1}
    (interface,) = driver.domain_interface_addresses(dom, 0, 0)
    assert (interface.name, interface.addrs[0].addr) == ("testnet9", "192.168.122.23")
    infos, maps = driver.domain_get_vcpus(dom, 1, 2)
    assert (len(infos), maps) == (1, b"\xff\xff")


# What libvirtd 9.0.0 leases to the second interface of the domains with id 2 and 9.
LEASES = [
    ("<ip address='10.0.0.1'/>", (0, 8), "10.0.0.23", "10.0.0.163"),
    ("<ip address='10.0.0.1' netmask='255.0.255.0'/>", (0, 2**32 - 1), "10.0.0.23", "10.0.0.163"),
    (
        "<ip address='10.0.0.1' prefix='24'><dhcp><range start='10.0.0.100' end='10.0.0.101'/>"
        "</dhcp></ip>",
        (0, 24),
        "10.0.0.122",
        "10.0.1.6",
    ),
    ("<ip family='ipv6' address='fd00::f0'/>", (1, 64), "fd00::6", "fd00::92"),
    ("<ip address='255.255.255.255' prefix='8'/>", (0, 8), "0.0.0.21", "0.0.0.161"),
]


@pytest.mark.parametrize(("ip", "kind", "second", "ninth"), LEASES)
def test_addresses_are_those_of_the_network(ip, kind, second, ninth) -> None:
    driver = TestDriver()
    net = driver.network_create_xml(f"<network><name>n</name><bridge name='b'/>{ip}</network>")
    devices = "<interface type='user'/><interface type='network'><source network='n'/></interface>"
    found = []
    for _ in range(8):
        domain = driver.domain_create_xml(documents.domain("leased", devices=devices), 0)
        _, interface = driver.domain_interface_addresses(domain, 0, 0)
        ((*of_kind, place),) = [(each.type, each.prefix, each.addr) for each in interface.addrs]
        assert tuple(of_kind) == kind
        found.append(place)
        driver.domain_destroy(domain)
    assert (found[0], found[7]) == (second, ninth)
    domain = driver.domain_create_xml(documents.domain("leased", devices=devices), 0)
    driver.network_destroy(net)
    with pytest.raises(LibvirtError, match="no network with matching name 'n'") as info:
        driver.domain_interface_addresses(domain, 0, 0)
    assert info.value.code is ErrorNumber.VIR_ERR_NO_NETWORK


def test_a_network_without_addresses_leases_none() -> None:
    driver = TestDriver()
    driver.network_create_xml("<network><name>n</name><bridge name='b'/></network>")
    devices = "<interface type='network'><source network='n'/></interface>"
    domain = driver.domain_create_xml(documents.domain("leased", devices=devices), 0)
    (interface,) = driver.domain_interface_addresses(domain, 0, 0)
    assert interface.addrs == []


def test_numbers_in_a_definition_may_be_larger_than_a_parameter() -> None:
    """Test libvirt's answers: too large a weight is 0, a rate is its lower half."""
    driver = TestDriver()
    bandwidth = "<bandwidth><inbound average='4294967301'/></bandwidth>"
    interface = f"<interface type='user'><mac address='52:54:00:00:00:01'/>{bandwidth}</interface>"
    domain = driver.domain_define_xml(
        documents.domain(
            "large", before="<blkiotune><weight>4294967296</weight></blkiotune>", devices=interface
        )
    )
    assert driver.domain_get_blkio_parameters(domain, 0)["weight"] == 0
    assert (
        driver.domain_get_interface_parameters(domain, "52:54:00:00:00:01", 0)["inbound.average"]
        == 5
    )


@pytest.mark.parametrize(
    "text", ["/dev/sd,1," * 400_000, "," * 4_000_000, "/dev/sda,1,/dev/sda,x" + "," * 1_000_000]
)
def test_a_long_list_of_devices_is_refused_soon(driver, dom, text):
    """Test that each device is looked at once, and only so many are accepted."""
    before = time.thread_time()
    with pytest.raises(LibvirtError) as caught:
        driver.domain_set_blkio_parameters(dom, {"device_weight": text}, 0)
    assert caught.value.code == ErrorNumber.VIR_ERR_INVALID_ARG
    assert time.thread_time() - before < 0.1


def test_many_devices_may_be_in_one_text(driver, dom):
    text = ",".join(f"/dev/sd{number},{number + 100}" for number in range(900))
    driver = AtOnce(driver)
    driver.domain_set_blkio_parameters(dom, {"device_weight": text}, 0)
    assert driver.domain_get_blkio_parameters(dom, 0)["device_weight"] == text


def test_numa_parameters_of_a_domain_that_is_gone(driver, dom):
    """Test that the domain is looked up before exclusive flags are refused.

    libvirt's public function does not check for these flags.
    """
    driver.domain_undefine(dom)
    with pytest.raises(LibvirtError) as caught:
        driver.domain_get_numa_parameters(dom, LIVE | CONFIG)
    assert caught.value.code == ErrorNumber.VIR_ERR_NO_DOMAIN


MANY = "".join(
    f"<interface type='user'><mac address='52:54:00:00:{number >> 8:02x}:{number & 255:02x}'/>"
    "</interface>"
    for number in range(2000)
)


def finished(answer):
    while isinstance(answer, Later):
        found = answer.work()
        answer = found if answer.apply is None else answer.apply(found)
    return answer


@pytest.mark.parametrize(
    ("entry", "more"),
    [
        ("domain_interface_stats", ("testnet9",)),
        ("domain_interface_addresses", (0, 0)),
        ("domain_get_interface_parameters", ("testnet9", 0)),
        ("domain_set_interface_parameters", ("testnet9", {"inbound.average": UInt(7)}, 0)),
    ],
)
def test_one_of_many_interfaces_is_looked_for_in_a_thread(driver, dom, entry, more):
    other = domain("many", memory=1024, devices=MANY + INTERFACE)
    large = finished(driver.domain_define_xml(other))
    answers = []
    for of in (dom, large):
        finished(driver.domain_create(of))
        answer = getattr(driver, entry)(of, *more)
        assert isinstance(answer, Later) == (of is large)
        answers.append(finished(answer))
    if entry == "domain_interface_addresses":
        assert [len(answer) for answer in answers] == [1, 2001]
    elif entry == "domain_set_interface_parameters":
        for of in (dom, large):
            answer = finished(driver.domain_get_interface_parameters(of, "testnet9", 0))
            assert answer["inbound.average"] == 7
    else:
        assert type(answers[0]) is type(answers[1])


def test_an_interface_that_changes_while_it_is_looked_for(driver):
    document = domain("many", memory=1024, devices=MANY + INTERFACE)
    large = finished(driver.domain_define_xml(document))

    def begun(rate):
        answer = driver.domain_set_interface_parameters(
            large, "testnet9", {f"{rate}.average": UInt(7)}, 0
        )
        return answer, answer.work()

    first, second = begun("inbound"), begun("outbound")
    assert second[0].apply(second[1]) is None
    again = first[0].apply(first[1])
    assert isinstance(again, Later)
    assert again.apply(again.work()) is None
    answer = finished(driver.domain_get_interface_parameters(large, "testnet9", 0))
    assert (answer["inbound.average"], answer["outbound.average"]) == (7, 7)
