"""Changes of others while a call is worked on in a thread.

The outcome is that of some order of the calls.
"""

from __future__ import annotations

import pytest

from tests import documents
from virtrio.protocol._generated.enums import ErrorNumber
from virtrio.protocol.errors import LibvirtError
from virtrio.server.drivers.test.driver import TestDriver
from virtrio.server.offload import Later

ELEMENT, DESCRIPTION = 2, 0
LIVE, CONFIG = 1, 2
UUID = "6695eb01-f6a4-8304-79aa-97f2502e1930"


def document(name, interfaces=1000):
    devices = "".join(
        "<interface type='user'>"
        f"<mac address='52:54:00:00:{n >> 8:02x}:{n & 255:02x}'/></interface>"
        for n in range(interfaces)
    )
    return documents.domain(name, UUID, devices=devices)


def finished(answer):
    """Return the result of a call that nothing disturbs."""
    while isinstance(answer, Later):
        value = answer.work()
        answer = value if answer.apply is None else answer.apply(value)
    return answer


@pytest.fixture
def driver():
    return TestDriver()


@pytest.fixture
def domain(driver):
    return finished(driver.domain_define_xml(document("large")))


def disturbed(later, *changes):
    """Return the result of a call, with others made between its work and its change."""
    value = later.work()
    for change in changes:
        finished(change())
    return finished(later.apply(value))


def test_an_image_is_of_the_run_that_is_saved(driver, domain):
    finished(driver.domain_create(domain))
    finished(driver.domain_set_metadata(domain, DESCRIPTION, "of the first run", None, None, LIVE))
    later = driver.domain_save(domain, "/image")
    disturbed(later, lambda: driver.domain_destroy(domain), lambda: driver.domain_create(domain))
    assert not domain.is_active
    assert b"of the first run" not in driver.images.kept["/image"]


def test_an_image_is_of_the_domain_that_is_saved(driver, domain):
    finished(driver.domain_create(domain))
    later = driver.domain_save(domain, "/image")
    disturbed(
        later,
        lambda: driver.domain_undefine(domain),
        lambda: driver.domain_destroy(domain),
        lambda: driver.domain_create_xml(document("another"), 0),
    )
    assert b"<name>another</name>" in driver.images.kept["/image"]


def test_metadata_of_the_next_start_are_not_those_of_a_run(driver, domain):
    later = driver.domain_set_metadata(
        domain, ELEMENT, f"<a>{'x' * 50_000}</a>", "key", "urn:a", CONFIG
    )
    disturbed(later, lambda: driver.domain_create(domain))
    assert domain.definition.tree.find("metadata") is None
    assert domain.next_definition.tree.find("metadata") is not None


def test_metadata_of_a_domain_that_is_gone_meanwhile(driver, domain):
    later = driver.domain_set_metadata(
        domain, ELEMENT, f"<a>{'x' * 50_000}</a>", "key", "urn:a", CONFIG
    )
    with pytest.raises(LibvirtError) as caught:
        disturbed(later, lambda: driver.domain_undefine(domain))
    assert caught.value.code == ErrorNumber.VIR_ERR_NO_DOMAIN
