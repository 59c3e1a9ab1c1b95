"""Pins of many CPUs: looked up at once, set at their place, and as CPU maps."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.documents import domain
from tests.server.at_once import AtOnce
from tests.server.growing import assert_linear
from virtrio.server.drivers.test.driver import TestDriver
from virtrio.server.objects.pins import from_map, to_map

if TYPE_CHECKING:
    from collections.abc import Callable

    from virtrio.server.objects.domains import Domain

MANY = 16384


@pytest.fixture
def driver() -> TestDriver:
    return AtOnce(TestDriver())  # type: ignore[return-value]


def guest(
    driver: TestDriver, count: int, cpus: Callable[[int], str] = lambda number: "0-3"
) -> Domain:
    """Return a running domain with so many virtual CPUs and IOThreads, each pinned."""
    threads = "".join(f"<iothread id='{number + 1}'/>" for number in range(count))
    pins = "".join(f"<vcpupin vcpu='{number}' cpuset='{cpus(number)}'/>" for number in range(count))
    pins += "".join(
        f"<iothreadpin iothread='{number + 1}' cpuset='{cpus(number)}'/>" for number in range(count)
    )
    before = f"<iothreadids>{threads}</iothreadids><cputune>{pins}</cputune>"
    return driver.domain_create_xml(domain(f"many{count}", memory=1, vcpus=count, before=before), 0)


CALLS: dict[str, Callable[[TestDriver, Domain], object]] = {
    "GET_VCPUS": lambda driver, domain: driver.domain_get_vcpus(domain, MANY, 512),
    "GET_VCPU_PIN_INFO": lambda driver, domain: driver.domain_get_vcpu_pin_info(
        domain, MANY, 512, 0
    ),
    "GET_EMULATOR_PIN_INFO": lambda driver, domain: driver.domain_get_emulator_pin_info(
        domain, 512, 0
    ),
    "GET_IOTHREAD_INFO": lambda driver, domain: driver.domain_get_iothread_info(domain, 0),
    "PIN_VCPU": lambda driver, domain: driver.domain_pin_vcpu(domain, 3, b"\xff"),
    "PIN_EMULATOR": lambda driver, domain: driver.domain_pin_emulator(domain, b"\xff", 0),
    "PIN_IOTHREAD": lambda driver, domain: driver.domain_pin_iothread(domain, 3, b"\xff", 0),
}


@pytest.mark.parametrize("wide", [False, True], ids=["narrow", "wide"])
@pytest.mark.parametrize("call", CALLS)
def test_four_times_as_many_take_four_times_as_long(
    driver: TestDriver, call: str, wide: bool
) -> None:
    def cpus(number: int) -> str:
        return f"{number % 1000}-16383" if wide else "0-3"

    small, large = guest(driver, MANY // 4, cpus), guest(driver, MANY, cpus)
    assert_linear(lambda domain: CALLS[call](driver, domain), small, large)


def test_every_pin_is_found(driver: TestDriver) -> None:
    domain = guest(driver, 300, lambda number: str(number % 16))
    maps = driver.domain_get_vcpu_pin_info(domain, 300, 2, 0).cpumaps
    assert [from_map(maps[2 * vcpu : 2 * vcpu + 2]) for vcpu in range(300)] == [
        1 << vcpu % 16 for vcpu in range(300)
    ]
    infos, maps = driver.domain_get_vcpus(domain, 300, 2)
    assert [info.cpu for info in infos] == [vcpu % 16 for vcpu in range(300)]
    assert len(maps) == 600
    threads = driver.domain_get_iothread_info(domain, 0)
    assert [from_map(thread.cpumap) for thread in threads] == [
        1 << number % 16 for number in range(300)
    ]


def test_pins_are_set_at_their_place(driver: TestDriver) -> None:
    domain = guest(driver, 3)
    for vcpu in (2, 0, 1):
        driver.domain_pin_vcpu(domain, vcpu, bytes([1 << vcpu]))
    driver.domain_pin_emulator(domain, b"\x05", 0)
    driver.domain_pin_iothread(domain, 1, b"\x06", 0)
    printed = driver.domain_get_xml_desc(domain, 0)
    lines = [line.strip() for line in printed.splitlines() if "pin " in line]
    assert lines == [
        "<vcpupin vcpu='0' cpuset='0'/>",
        "<vcpupin vcpu='1' cpuset='1'/>",
        "<vcpupin vcpu='2' cpuset='2'/>",
        "<emulatorpin cpuset='0,2'/>",
        "<iothreadpin iothread='2' cpuset='0-3'/>",
        "<iothreadpin iothread='3' cpuset='0-3'/>",
        "<iothreadpin iothread='1' cpuset='1-2'/>",
    ]


def test_a_pin_to_nothing_is_a_pin(driver: TestDriver) -> None:
    """Test that libvirt's empty set is printed, with -1 as the last CPU."""
    domain = driver.domain_lookup_by_name("test")
    driver.domain_pin_vcpu(domain, 0, b"\0\0")
    assert "<vcpupin vcpu='0' cpuset=''/>" in driver.domain_get_xml_desc(domain, 0)
    assert driver.domain_get_vcpu_pin_info(domain, 1, 1, 0).cpumaps == b"\0"
    assert driver.domain_get_vcpus(domain, 1, 1)[0][0].cpu == -1


@pytest.mark.parametrize(
    ("cpus", "length", "expected"),
    [(0b101, 1, b"\x05"), (0b101, 3, b"\x05\0\0"), (1 << 8 | 1, 1, b"\x01"), (7, 0, b"")],
)
def test_maps_have_the_length_that_is_asked_for(cpus: int, length: int, expected: bytes) -> None:
    assert to_map(cpus, length) == expected
    assert from_map(expected) == cpus & ((1 << 8 * length) - 1)
