"""Procedures of libvirt's test driver: as recorded, and each answered by ours."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.interop import libvirts_test_driver
from tests.interop.everycall import PROCEDURES
from tests.interop.libvirts_test_driver import ask
from virtrio.command.tools.procedures import known_procedures

if TYPE_CHECKING:
    from tests.peers import Endpoint

LISTED = {row["name"]: row for row in known_procedures()}


def test_ours_answers_what_libvirts_does() -> None:
    missing = [
        name
        for name, row in LISTED.items()
        if row["libvirt_test"] is not None and not row["drivers"]["test"]
    ]
    assert missing == []


def test_the_file_names_known_procedures_once() -> None:
    file = libvirts_test_driver.recorded()
    asked, read = file["asked"]["procedures"], file["read"]["procedures"]
    assert isinstance(asked, list)
    assert isinstance(read, dict)
    known = {procedure.name for _, procedure in PROCEDURES} | {*libvirts_test_driver.KEEPALIVE}
    assert len(asked) == len(set(asked)) > 250
    assert set(asked) < known
    assert read.keys() < known
    assert not read.keys() & set(asked)
    assert file["asked"]["version"] == libvirts_test_driver.VERSION


def test_tables_of_a_driver_are_read() -> None:
    source = """
        .domainAttachDevice = attachDevice, /* 10.0.0 */
        .networkGetXMLDesc = getXMLDesc,    /* 0.3.2 */
        .name = "Test",
    """
    assert libvirts_test_driver.read(source) == {
        "REMOTE_PROC_DOMAIN_ATTACH_DEVICE": "10.0.0",
        "REMOTE_PROC_NETWORK_GET_XML_DESC": "0.3.2",
    }


@pytest.mark.peer("libvirtd")
def test_libvirtd_answers_as_recorded(libvirtd: Endpoint) -> None:
    recorded = libvirts_test_driver.recorded()["asked"]["procedures"]
    found = {answer.procedure: answer for answer in ask(libvirtd)}
    assert isinstance(recorded, list)
    different = [
        answer for name, answer in found.items() if answer.is_answered != (name in recorded)
    ]
    assert different == []
    assert len(found) > 390


@pytest.mark.peer("libvirtd")  # whose calls are those that are asked here
def test_our_server_answers_what_the_list_says(server: Endpoint) -> None:
    different = [
        answer
        for answer in ask(server)
        if answer.is_answered != LISTED[answer.procedure]["drivers"]["test"]
    ]
    assert different == []
