"""Devices and virtual CPUs that guests let go of, refuse to let go of, or keep."""

from __future__ import annotations

import os
from types import SimpleNamespace

import pytest

from tests.server.drivers.qemu.guests.test_notices import Driver
from virtrio import LibvirtError
from virtrio.enums import ErrorNumber
from virtrio.server.drivers.qemu.devices.plug import unplug
from virtrio.server.drivers.qemu.refusals import CommandRefused
from virtrio.server.drivers.qemu.resources.vcpus import VcpuEntryPoints, _unplug


class Told:
    """A monitor that notes commands, and calls ``then`` or answers with ``value``."""

    def __init__(self, then=None, value=None) -> None:
        self.commands: list[str] = []
        self.then, self.value = then, value

    async def command(self, name: str, arguments: dict | None = None) -> object:
        self.commands.append(name)
        if self.then is not None:
            self.then()
        return self.value


@pytest.fixture
def driver():
    return Driver()


async def test_a_device_that_goes_at_once(driver, autojump_clock):
    driver.guest.monitor = Told(lambda: driver.hears("DEVICE_DELETED", device="vcpu1"))
    driver._start = lambda task, *arguments: arguments[1].unplugs.pop("vcpu1").over.set()
    driver._nursery = SimpleNamespace(start_soon=driver._start)
    assert await unplug(driver.guest, "vcpu1")
    assert driver.guest.unplugs == {}


async def test_a_device_that_the_guest_keeps(driver, autojump_clock):
    driver.guest.monitor = Told()
    assert not await unplug(driver.guest, "vcpu1")
    with pytest.raises(LibvirtError, match="timed out") as caught:
        await _unplug(driver.guest, 1)
    assert caught.value.code == ErrorNumber.VIR_ERR_OPERATION_TIMEOUT


async def test_a_virtual_cpu_that_the_guest_refuses_to_let_go(driver, autojump_clock):
    said: list[tuple] = []
    event = "DEVICE_UNPLUG_GUEST_ERROR"
    driver.guest.monitor = Told(lambda: said.extend(driver.hears(event, device="vcpu1")))
    with pytest.raises(LibvirtError, match="rejected by the guest") as caught:
        await _unplug(driver.guest, 1)
    assert caught.value.code == ErrorNumber.VIR_ERR_OPERATION_FAILED
    assert said == [("DeviceRemovalFailed", "vcpu1")]
    assert driver.guest.unplugs == {}


async def test_a_device_that_qemu_does_not_have(driver):
    def refuse() -> None:
        raise CommandRefused("device_del", "DeviceNotFound", "Device 'x' not found")

    driver.guest.monitor = Told(refuse)
    with pytest.raises(CommandRefused):
        await unplug(driver.guest, "x")
    assert driver.guest.unplugs == {}


class VirtualCpus(VcpuEntryPoints):
    """Entry points that change no definition."""

    async def change_definitions(self, *_) -> None: ...


async def test_threads_are_asked_for_again_when_virtual_cpus_change(driver):
    guest, pid = driver.guest, os.getpid()
    cpu = {"cpu-index": 0, "qom-path": "/", "thread-id": pid}
    guest.process = SimpleNamespace(pid=pid)
    guest.monitor = Told(value=[cpu])
    assert await guest.vcpu_threads() == await guest.vcpu_threads() == {0: pid}
    assert guest.monitor.commands == ["query-cpus-fast"]
    guest.monitor = Told(lambda: guest.unplugs["vcpu1"].over.set())
    await VirtualCpus()._change_one(driver.domain, guest, 1, is_plugged=False)
    guest.monitor = Told(value=[{**cpu, "cpu-index": 2}])
    assert await guest.vcpu_threads() == {2: pid}


async def test_threads_of_others_are_not_believed(driver):
    driver.guest.process = SimpleNamespace(pid=os.getpid())
    driver.guest.monitor = Told(value=[{"cpu-index": 0, "qom-path": "/", "thread-id": 1}])
    with pytest.raises(LibvirtError, match="QEMU has no thread 1"):
        await driver.guest.vcpu_threads()
