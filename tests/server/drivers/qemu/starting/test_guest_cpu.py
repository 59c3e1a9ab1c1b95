"""CPUs under software emulation: decided at the start, and as they really are.

``cpus.json`` has CPUs of definitions, and what libvirtd 9.0.0 with QEMU 7.2 showed of
them while their guests ran, or the error of the start.
"""

import json
from pathlib import Path

import pytest

from tests.server.drivers.qemu.conftest import PAUSED, QEMU
from virtrio.protocol.errors import LibvirtError
from virtrio.server.conf.domain.read import ParserConfig, parse_domain
from virtrio.server.drivers.qemu.host.probe import Emulators
from virtrio.server.drivers.qemu.qmp.monitor import Monitor, connect
from virtrio.server.drivers.qemu.settings import Places, Settings
from virtrio.server.drivers.qemu.starting.guest_cpu import ask_cpu, decide_cpu

pytestmark = pytest.mark.peer("qemu")

RECORDED = json.loads(Path(__file__).with_name("cpus.json").read_text())
PARSER = ParserConfig(default_arch="x86_64")
GUEST = (
    "<domain type='qemu'><name>g</name><memory>1024</memory><os><type>hvm</type></os>{}</domain>"
)
ON = ("require", "force", "optional")


@pytest.fixture
async def acceleration(folder):
    places = Places(folder, folder, folder)
    emulator = await Emulators(Settings(places, Settings.default().identity)).ask(QEMU)
    return emulator.accelerations["qemu"]


def arguments(cpu) -> tuple[str, ...]:
    """Return the command line's words for a CPU."""
    said = [cpu.find("model").text]
    for feature in cpu.all("feature"):
        state = "on" if feature.attrs["policy"] in ON else "off"
        said.append(f"{feature.attrs['name']}={state}")
    return ("-cpu", ",".join(said))


async def test_cpus_are_decided_and_shown_as_by_libvirt(acceleration, start_qemu, nursery):
    for number, said in enumerate(RECORDED):
        definition = parse_domain(GUEST.format(said["cpu"]), PARSER)
        error = None
        try:
            decide_cpu(definition, acceleration)
            cpu = definition.tree.find("cpu")
            if cpu.attrs["mode"] == "custom":
                qemu = start_qemu(*PAUSED, *arguments(cpu))
                monitor = Monitor(await connect(qemu.path), lambda event: None)
                await nursery.start(monitor.run)
                try:
                    await ask_cpu(definition, monitor)
                finally:
                    monitor.close()
                    qemu.end()
        except LibvirtError as exc:
            error = [int(exc.code), int(exc.domain), exc.message]
        assert error == said.get("error"), number
        if error is None:
            lines: list[str] = []
            definition.tree.find("cpu").lines(lines, 0, "  ")
            assert "\n".join((*lines, "")) == said["live"], number
