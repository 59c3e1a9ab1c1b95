"""The rules of `virtrio.testing` are libvirt's: its test driver keeps them."""

from __future__ import annotations

import pytest

from virtrio.server.drivers.test.driver import TestDriver
from virtrio.testing import calls, checkpoints, domains
from virtrio.testing.checking import LeaveOut, World

pytestmark = pytest.mark.peer("libvirtd")

MODULES = {"domains": domains, "checkpoints": checkpoints, "calls": calls}
CHECKS = {f"{name}.{check.name}": check for name, module in MODULES.items() for check in module.SUITE.checks}
# What asks the server, and what our test driver has not yet.
OURS = {"domains.connections", "calls.what_a_driver_has_not"}


class Libvirtd:
    """In place of a driver that is served: what libvirtd has under the same URI."""

    scheme = "test"

    def __init__(self):
        self.driver = TestDriver()  # which has what libvirt's has


@pytest.mark.parametrize("name", sorted(CHECKS.keys() - OURS))
def test_libvirtd_keeps_the_rule(libvirtd, name):
    world = World(Libvirtd(), libvirtd.uri("test"), None, 10.0)
    keep = world.conn  # its driver has a fresh state while somebody is connected
    try:
        CHECKS[name].run(world)
    except LeaveOut as reason:
        pytest.fail(f"nothing was checked, because {reason}")
    finally:
        world.close()
    assert not keep.is_alive()
