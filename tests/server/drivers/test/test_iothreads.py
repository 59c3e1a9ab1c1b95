"""Parameters of IOThreads, with libvirtd 9.0.0's answers."""

import pytest

from tests import documents
from virtrio.protocol._generated.enums import ErrorDomain, ErrorNumber
from virtrio.protocol.errors import LibvirtError
from virtrio.protocol.typedparams import UInt, ULLong

INVALID = ErrorNumber.VIR_ERR_INVALID_ARG, ErrorDomain.VIR_FROM_TEST
ALL = {"poll_max_ns": ULLong(2**63), "poll_grow": UInt(6), "poll_shrink": UInt(7)}


def refusal(driver, *args):
    with pytest.raises(LibvirtError) as caught:
        driver.domain_set_iothread_params(*args)
    return caught.value.code, caught.value.domain, caught.value.message


def statistics(driver):
    ((_, found),) = driver.connect_get_all_domain_stats([], 0, 0)
    return {name: value for name, value in found.items() if name.startswith("iothread.")}


def test_parameters_are_kept_and_shown(test_driver, dom):
    test_driver.domain_add_iothread(dom, 1, 0)
    test_driver.domain_set_iothread_params(dom, 1, ALL, 0)
    test_driver.domain_set_iothread_params(dom, 1, {"poll_grow": UInt(60)}, 1)
    assert statistics(test_driver) == {
        "iothread.count": 1,
        "iothread.1.poll-max-ns": 2**63,
        "iothread.1.poll-grow": 60,
        "iothread.1.poll-shrink": 7,
    }


def test_an_iothread_that_is_removed_and_added_begins_anew(test_driver, dom):
    test_driver.domain_add_iothread(dom, 1, 0)
    test_driver.domain_add_iothread(dom, 2, 0)
    test_driver.domain_set_iothread_params(dom, 1, ALL, 0)
    test_driver.domain_del_iothread(dom, 1, 0)
    test_driver.domain_add_iothread(dom, 1, 0)
    found = statistics(test_driver)
    assert found["iothread.count"] == 2
    assert found["iothread.1.poll-max-ns"] == 32768


def test_the_first_of_two_with_one_number_is_changed(test_driver, dom):
    """Test one in the running and one in the stored definition."""
    test_driver.domain_add_iothread(dom, 2, 2)
    test_driver.domain_add_iothread(dom, 2, 1)
    test_driver.domain_set_iothread_params(dom, 2, ALL, 0)
    threads = test_driver.domain_lookup_by_name("test").added_iothreads
    assert [thread.poll_grow for thread in threads] == [6, 0]


def test_refusals(test_driver, dom):
    test_driver.domain_add_iothread(dom, 1, 0)
    before = statistics(test_driver)
    detail = "invalid argument: cannot find IOThread '2' in iothreadids"
    assert refusal(test_driver, dom, 2, ALL, 0) == (*INVALID, detail)
    detail = "invalid argument: invalid value of 0 for iothread_id"
    assert refusal(test_driver, dom, 0, ALL, 0) == (*INVALID, detail)
    detail = "unsupported flags (0x2) in function testDomainSetIOThreadParams"
    assert refusal(test_driver, dom, 1, ALL, 3) == (*INVALID, detail)
    unsupported = ErrorNumber.VIR_ERR_ARGUMENT_UNSUPPORTED, ErrorDomain.VIR_FROM_NONE
    detail = "argument unsupported: parameter 'thread_pool_min' not supported"
    wrong = {"poll_grow": UInt(9), "thread_pool_min": UInt(1)}
    assert refusal(test_driver, dom, 1, wrong, 0) == (*unsupported, detail)
    assert statistics(test_driver) == before


def test_iothreads_of_a_document_are_refused_without_a_reason(test_driver):
    domain = test_driver.domain_define_xml(
        documents.domain("other", behind="<iothreads>1</iothreads>")
    )
    assert refusal(test_driver, domain, 1, {"nosuch": UInt(1)}, 0) == (
        ErrorNumber.VIR_ERR_INTERNAL_ERROR,
        ErrorDomain.VIR_FROM_NONE,
        "An error occurred, but the cause is unknown",
    )
