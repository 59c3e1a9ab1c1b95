"""Every constant that libvirt-python has is in virtrio.enums, with the same value."""

from __future__ import annotations

import enum
import json
import subprocess

import pytest

from tests.peers import SYSTEM_PYTHON
from virtrio import enums

pytestmark = pytest.mark.peer("libvirt-python")

DUMP = """
import json, libvirt, libvirt_lxc, libvirt_qemu
modules = {m.__name__: m for m in (libvirt, libvirt_lxc, libvirt_qemu)}
print(json.dumps([
    [n, v] for m in modules.values() for n, v in vars(m).items() if n.startswith("VIR_")
]))
"""


def ours() -> dict[str, int | str]:
    found: dict[str, int | str] = {
        name: getattr(enums, name) for name in dir(enums) if name.startswith("VIR_")
    }
    for name in enums.__all__:
        kind = getattr(enums, name)
        if isinstance(kind, type) and issubclass(kind, enum.IntEnum | enum.IntFlag):
            found.update({member: int(value) for member, value in kind.__members__.items()})
    return found


def test_constants():
    theirs = json.loads(
        subprocess.run(
            [SYSTEM_PYTHON, "-c", DUMP], capture_output=True, check=True, text=True
        ).stdout
    )
    assert len(theirs) > 1000
    known = ours()
    differing = {name: value for name, value in theirs if known.get(name) != value}
    counts = {name for name in differing if name.endswith("_LAST")}
    assert set(differing) == counts
    # the only one of these names that is no number of members
    assert "VIR_NETWORK_UPDATE_COMMAND_ADD_LAST" not in counts
