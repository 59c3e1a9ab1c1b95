"""Statistics of the test driver's domains, with libvirtd 9.0.0's answers."""

from types import SimpleNamespace

import pytest

from tests.documents import domain
from tests.server.drivers.test.conftest import DEFAULT_UUID
from virtrio.protocol._generated.enums import ErrorDomain, ErrorNumber
from virtrio.protocol.errors import LibvirtError
from virtrio.protocol.typedparams import Int

ENFORCE, BACKING, NOWAIT = 1 << 31, 1 << 30, 1 << 29
STATE, CPU_TOTAL, IOTHREAD, MEMORY = 1, 2, 128, 256
RUNNING = {"state.state": 1, "state.reason": 0}


def told(driver, stats=0, flags=0, doms=()):
    return [
        (domain.name, params)
        for domain, params in driver.connect_get_all_domain_stats(doms, stats, flags)
    ]


@pytest.mark.parametrize("flags", [0, ENFORCE, BACKING, NOWAIT, 1, 3, 4, 16, 1 | 4 | 16 | ENFORCE])
def test_the_default_domain(test_driver, flags):
    assert told(test_driver, flags=flags) == [("test", RUNNING)]


@pytest.mark.parametrize("flags", [2, 8, 32, 64, 128, 1 | 8])
def test_filters(test_driver, flags):
    assert told(test_driver, flags=flags) == []


@pytest.mark.parametrize(
    ("stats", "params"),
    [
        (STATE, RUNNING),
        (CPU_TOTAL, {}),
        (IOTHREAD, {}),
        (STATE | MEMORY, RUNNING),
        (0x1FF, RUNNING),
        (1 << 20, {}),
    ],
)
def test_only_statistics_that_are_asked_for(test_driver, stats, params):
    assert told(test_driver, stats) == [("test", params)]


def test_types_are_those_of_libvirt(test_driver):
    assert {type(value) for value in told(test_driver)[0][1].values()} == {Int}


@pytest.mark.parametrize(
    ("stats", "bits"), [(CPU_TOTAL, "0x2"), (0x1FF, "0x17e"), (STATE | MEMORY, "0x100")]
)
def test_enforced_statistics_that_the_driver_lacks(test_driver, stats, bits):
    with pytest.raises(LibvirtError) as caught:
        told(test_driver, stats, ENFORCE)
    assert caught.value.code == ErrorNumber.VIR_ERR_ARGUMENT_UNSUPPORTED
    assert caught.value.domain == ErrorDomain.VIR_FROM_TEST
    assert (
        str(caught.value)
        == f"argument unsupported: Stats types bits {bits} are not supported by this daemon"
    )


def test_enforced_statistics_that_the_driver_has(test_driver):
    assert told(test_driver, STATE | IOTHREAD, ENFORCE) == [("test", RUNNING)]


@pytest.mark.parametrize(("flags", "bits"), [(1 << 20, "0x100000"), (0xFF0, "0xf00")])
def test_unknown_flags(test_driver, flags, bits):
    with pytest.raises(LibvirtError) as caught:
        told(test_driver, 0, flags)
    assert caught.value.domain == ErrorDomain.VIR_FROM_TEST
    assert (
        str(caught.value) == f"unsupported flags ({bits}) in function testConnectGetAllDomainStats"
    )


def test_domains_that_are_named(test_driver):
    test_driver.domain_define_xml(domain("other"))
    other = test_driver.domain_lookup_by_name("other")
    test = SimpleNamespace(name="said", uuid=DEFAULT_UUID, id=9)
    nobody = SimpleNamespace(name="nobody", uuid=bytes(16), id=9)
    stopped = {"state.state": 5, "state.reason": 0}
    assert told(test_driver) == [("test", RUNNING), ("other", stopped)]
    assert told(test_driver, doms=[other, test, nobody, other]) == [
        ("other", stopped),
        ("test", RUNNING),
        ("other", stopped),
    ]
    assert told(test_driver, flags=2, doms=[other, test]) == [("other", stopped)]
    assert told(test_driver, doms=[nobody]) == []
