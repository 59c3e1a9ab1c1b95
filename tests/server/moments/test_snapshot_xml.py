"""Snapshot documents, as libvirt's test driver takes and prints them.

`snapshots/cases.jsonl` has its answers.
"""

from __future__ import annotations

import json
import re

import pytest

from tests.server.moments.snapshots import regenerate
from tests.server.moments.snapshots.regenerate import DOMAINS, REDEFINE, UUID, shown, text_of
from virtrio.protocol.errors import LibvirtError
from virtrio.server.drivers.test.driver import TestDriver

CASES = [json.loads(line) for line in regenerate.CASES.read_text().splitlines()]


def answer(case):
    driver = TestDriver()
    guest = driver.domain_define_xml(DOMAINS[case["on"]])
    if not case.get("stopped"):
        driver.domain_create(guest)
    if "first" in case:
        driver.domain_snapshot_create_xml(guest, text_of(case, "first"), REDEFINE)
    try:
        taken = driver.domain_snapshot_create_xml(guest, text_of(case), case["flags"])
    except LibvirtError as error:
        return {"error": [error.code, error.domain, error.message]}
    return shown(driver.domain_snapshot_get_xml_desc(taken, 0), case)


def test_documents():
    for case in CASES:
        assert answer(case) == case["answer"], case


def test_the_cases_are_many_and_of_both_kinds():
    refused = sum("error" in case["answer"] for case in CASES)
    assert refused > 100
    assert len(CASES) - refused > 100


@pytest.fixture
def guest():
    driver = TestDriver()
    guest = driver.domain_define_xml(DOMAINS["plain"])
    return driver, guest


def test_the_domain_is_printed_as_it_was(guest):
    driver, guest = guest
    taken = driver.domain_snapshot_create_xml(guest, "<domainsnapshot/>", 0)
    driver.domain_define_xml(DOMAINS["plain"].replace("64", "128"))
    text = driver.domain_snapshot_get_xml_desc(taken, 0)
    (inside,) = re.findall(r"(?s)  <domain .*?\n  </domain>\n", text)
    driver.domain_define_xml(DOMAINS["plain"])
    printed = driver.domain_get_xml_desc(guest, 0)
    assert inside == "".join(f"  {line}\n" for line in printed.splitlines())


def test_secrets_are_printed_only_if_asked_for(guest):
    driver, guest = guest
    following = DOMAINS["bare"].replace("<domain", "<inactiveDomain")
    text = (
        "<domainsnapshot><name>n</name><creationTime>5</creationTime><state>shutoff</state>"
        f"{DOMAINS['plain']}{following.replace('/domain', '/inactiveDomain')}</domainsnapshot>"
    )
    taken = driver.domain_snapshot_create_xml(guest, text, REDEFINE)
    assert "s3cret" not in driver.domain_snapshot_get_xml_desc(taken, 0)
    secure = driver.domain_snapshot_get_xml_desc(taken, 1)
    assert secure.count("passwd='s3cret'") == 2
    assert secure.count("</inactiveDomain>\n</domainsnapshot>") == 1


def test_what_is_printed_can_be_redefined(guest):
    driver, guest = guest
    driver.domain_create(guest)
    for case in CASES:
        if case["on"] != "plain" or case["flags"] != 0 or "error" in case["answer"]:
            continue
        taken = driver.domain_snapshot_create_xml(guest, text_of(case), 0)
        text = driver.domain_snapshot_get_xml_desc(taken, 1)
        driver.domain_snapshot_delete(taken, 0)
        again = driver.domain_snapshot_create_xml(guest, text, REDEFINE)
        assert driver.domain_snapshot_get_xml_desc(again, 1) == text
        driver.domain_snapshot_delete(again, 0)


def test_a_snapshot_is_of_one_domain(guest):
    driver, guest = guest
    text = (
        "<domainsnapshot><name>n</name><creationTime>5</creationTime><state>shutoff</state>"
        f"{DOMAINS['bare'].replace(UUID, UUID.replace('1', '2'))}</domainsnapshot>"
    )
    with pytest.raises(LibvirtError, match=f"must use uuid {UUID}"):
        driver.domain_snapshot_create_xml(guest, text, REDEFINE)
    assert driver.domain_snapshot_num(guest, 0) == 0
