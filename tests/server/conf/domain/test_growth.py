"""Definitions with many of one thing: reading and printing take time in proportion.

The size of the result is in proportion as well.
"""

from __future__ import annotations

import tracemalloc
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from tests.server.conf.domain.growth import KINDS, disk_name, grown
from tests.server.conf.domain.regenerate import INACTIVE, SECURE, document
from tests.server.growing import LARGE, SMALL, assert_linear
from virtrio.protocol.errors import LibvirtError
from virtrio.server.conf.domain.read import ParserConfig, parse_domain

if TYPE_CHECKING:
    from virtrio.server.conf.domain.definition import DomainDef

TEST = ParserConfig(default_arch="i686", interface_prefix="testnet")


def read_and_print(text: str) -> None:
    try:
        domain = parse_domain(text, TEST)
    except LibvirtError:
        return
    domain.format(SECURE | INACTIVE)
    domain.copy().format(SECURE | INACTIVE)


@pytest.mark.parametrize("kind", KINDS)
def test_four_times_as_much_takes_four_times_as_long(kind: str) -> None:
    assert_linear(read_and_print, grown(kind, SMALL), grown(kind, LARGE))


@pytest.mark.parametrize(
    "kind", ["disks", "graphics", "hosts", "attributes", "unknown sections", "plain metadata"]
)
def test_validation_takes_four_times_as_long(kind: str) -> None:
    def validate(text: str) -> None:
        with suppress(LibvirtError):
            parse_domain(text, TEST, validate=True)

    assert_linear(validate, grown(kind, SMALL), grown(kind, LARGE))


# Kinds whose documents are refused, with patterns for the errors.
REFUSED = {
    "disks behind host devices": "conflicts with SCSI host device address",
    "ISA serial ports": "Maximum supported number of ISA serial ports",
    "sounds": "no audio device with ID 1",
    "entities": "Maximum entity amplification factor exceeded|'vda' duplicated",
    "unfinished line": "Premature end of data",
    "unfinished lines": "Premature end of data",
}


@pytest.mark.parametrize("kind", KINDS)
def test_grown_documents_are_definitions(kind: str) -> None:
    if kind in REFUSED:
        with pytest.raises(LibvirtError, match=REFUSED[kind]):
            parse_domain(grown(kind, 3000), TEST)
    else:
        parse_domain(grown(kind, 3000), TEST)


# -- a little that asks for much -------------------------------------------------------

DRIVE = (
    "<disk type='file'><source file='/a'/><target dev='sda' bus='scsi'/>"
    "<address type='drive' controller='{}'/></disk>"
)
HOSTDEV = (
    "<hostdev type='scsi'><source><adapter name='scsi_host0'/>"
    "<address bus='0' target='0' unit='0'/></source>"
    "<address type='drive' controller='{}'/></hostdev>"
)
UNBOUNDED = [
    ({"devices": DRIVE.format(2**31 - 1)}, "controller index '2147483647' is not supported"),
    ({"devices": DRIVE.format(10_000)}, "controller index '10000' is not supported"),
    ({"devices": HOSTDEV.format(5_000_000)}, "controller index '5000000' is not supported"),
    (
        {
            "devices": (
                "<disk type='file'><source file='/a'/><target dev='sdzzzzzz' bus='scsi'/></disk>"
            )
        },
        "controller index '45896057' is not supported",
    ),
    (
        {"top": "<iothreads>4294967295</iothreads>"},
        "internal error: failed to populate iothreadids",
    ),
    ({"top": "<vcpu>4294967295</vcpu>"}, "maximum vcpus count must be an integer"),
]


@pytest.mark.parametrize(("part", "complaint"), UNBOUNDED)
def test_a_number_brings_no_more_than_it_may(part: dict[str, str], complaint: str) -> None:
    text = document(part)
    tracemalloc.start()
    try:
        with pytest.raises(LibvirtError, match=complaint):
            parse_domain(text, TEST)
        assert tracemalloc.get_traced_memory()[1] < 4 * 1024 * 1024
    finally:
        tracemalloc.stop()


def test_as_many_controllers_as_disks_need_come_with_them() -> None:
    printed = parse_domain(document({"devices": DRIVE.format(300)}), TEST).format()
    assert printed.count("<controller type='scsi'") == 301


def test_many_iothreads_that_are_named_are_read_again() -> None:
    printed = parse_domain(grown("IOThreads", 500_000), TEST).format()
    assert printed.count("<iothread id=") > 20_000
    assert parse_domain(printed, TEST).format() == printed


def test_libvirt_takes_a_number_beyond_its_type_for_a_negative_one() -> None:
    printed = parse_domain(document({"devices": DRIVE.format(2**32 - 1)}), TEST).format()
    assert "<address type='drive' controller='-1' bus='0' target='0' unit='0'/>" in printed
    assert "<controller" not in printed
    port = "<serial type='pty'><target port='4294967295'/></serial>"
    assert "<target port='0'/>" in parse_domain(document({"devices": port}), TEST).format()


def test_a_disk_name_beyond_an_int_is_refused() -> None:
    disk = "<disk type='file'><source file='/a'/><target dev='sdzzzzzzz' bus='scsi'/></disk>"
    with pytest.raises(
        LibvirtError, match="Unknown disk name 'sdzzzzzzz' and no address specified"
    ):
        parse_domain(document({"devices": disk}), TEST)


def test_what_is_printed_is_remembered_within_bounds() -> None:
    domain = parse_domain(grown("disks", SMALL), TEST)
    tracemalloc.start()
    try:
        length = len(domain.format())
        for number in range(5):
            domain.format(0, number + 1)
        assert tracemalloc.get_traced_memory()[0] < 2 * length
    finally:
        tracemalloc.stop()
    small = parse_domain(document({}), TEST)
    assert small.format(SECURE) is small.format(SECURE)


# -- order -----------------------------------------------------------------------------


def targets(domain: DomainDef) -> list[str | None]:
    return [disk.get("target", "dev") for disk in domain.devices("disk")]


def test_disks_are_in_the_order_of_their_names_within_a_bus() -> None:
    def disk(name: str, bus: str) -> str:
        return (
            f"<disk type='file'><source file='/{name}'/><target dev='{name}' bus='{bus}'/></disk>"
        )

    names = [disk_name(number) for number in (30, 2, 700, 1)]
    devices = (
        "".join(disk(name, "virtio") for name in names)
        + disk("sdb", "scsi")
        + disk("vda", "virtio")
    )
    domain = parse_domain(document({"devices": devices + disk("sda", "scsi")}), TEST)
    assert targets(domain) == ["vda", "vdb", "vdc", "vdae", "vdzy", "sda", "sdb"]
