"""The rules of `virtrio.testing` are libvirt's: its drivers keep them.

The QEMU driver does so with guests that run.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
from types import SimpleNamespace

import pytest

import virtrio
import virtrio.blocking
from tests.interop.libvirts_test_driver import is_newer
from virtrio.command.tools.procedures import known_procedures
from virtrio.enums import DomainUndefineFlagsValues
from virtrio.protocol.procedures import program
from virtrio.server import Driver
from virtrio.server.drivers.test.driver import TestDriver
from virtrio.testing import calls, checkpoints, domains
from virtrio.testing.checking import LeaveOut, World

MODULES = {"domains": domains, "checkpoints": checkpoints, "calls": calls}
CHECKS = {
    f"{name}.{check.name}": check
    for name, module in MODULES.items()
    for check in module.SUITE.checks
}
# Checks of the server, and of functions that our test driver lacks.
OURS = {"domains.connections", "calls.missing_entry_points"}
THEIRS = sorted(CHECKS.keys() - OURS)
# With real guests a second each, so only some are made every time. QEMU's driver has
# not all that our test driver has.
WITH_GUESTS = [
    "checkpoints.recreate_from_xml",
    "checkpoints.delete_children",
    "checkpoints.lists",
    "domains.events",
]
if os.environ.get("VIRTRIO_PROMISES") == "all":
    WITH_GUESTS = [name for name in THEIRS if name != "calls.calls_on_unknown_domains"]
DISK = (
    "<disk type='file' device='disk'><driver name='qemu' type='qcow2'/>"
    "<source file='{}'/><target dev='{}'/></disk>"
)


# Without what libvirt's test driver has since later releases.
Older = type(
    "Older",
    (TestDriver,),
    {
        name: getattr(Driver, name)
        for listed in known_procedures()
        if is_newer(listed)
        for name in [program(listed["program"]).procedures[listed["number"]].entry_point]
    },
)


def keeps(name, uri, scheme, domain_xml=None, timeout=10.0):
    """Make one check of the driver that a libvirtd has under a URI.

    The test driver of ours, as it was then, stands for what libvirt's drivers have.
    """
    world = World(SimpleNamespace(scheme=scheme, driver=Older()), uri, domain_xml, timeout)
    keep = world.conn  # the test driver has a fresh state while somebody is connected
    try:
        CHECKS[name].run(world)
    except LeaveOut as reason:
        pytest.fail(f"nothing was checked, because {reason}")
    finally:
        world.close()
    assert not keep.is_alive()


@pytest.mark.peer("libvirtd")
@pytest.mark.parametrize("name", THEIRS)
def test_the_test_driver_keeps_the_rule(libvirtd, name):
    keeps(name, libvirtd.uri("test"), "test")


@pytest.fixture
def guest(libvirtd):
    """A document of a guest with two disks.

    Domains of libvirtd's QEMU driver are removed afterwards.
    """
    disks = {target: libvirtd.directory / f"{target}.qcow2" for target in ("vda", "vdb")}
    for path in disks.values():
        subprocess.run(["qemu-img", "create", "-q", "-f", "qcow2", path, "10M"], check=True)
    yield (
        (
            "<domain type='qemu'><memory unit='MiB'>32</memory>"
            "<os><type>hvm</type></os><seclabel type='none'/><devices>"
        )
        + "".join(DISK.format(path, target) for target, path in disks.items())
        + "</devices></domain>"
    )
    with virtrio.blocking.connect(libvirtd.uri(driver="qemu"), timeout=60) as conn:
        for domain in conn.list_all_domains(0):
            # it is transient, or does not run
            with domain, contextlib.suppress(virtrio.LibvirtError):
                with contextlib.suppress(virtrio.LibvirtError):
                    domain.destroy()
                domain.undefine_flags(
                    DomainUndefineFlagsValues.VIR_DOMAIN_UNDEFINE_CHECKPOINTS_METADATA
                )


@pytest.mark.peer("libvirtd-qemu", "qemu", "qemu-img")
@pytest.mark.parametrize("name", WITH_GUESTS)
def test_the_qemu_driver_keeps_the_rule(libvirtd, guest, name):
    keeps(name, libvirtd.uri(driver="qemu"), "qemu", guest, timeout=60.0)
