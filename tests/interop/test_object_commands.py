"""Commands on objects other than domains print what virsh prints."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests import peers
from tests.interop.object_sessions import FILES, OF_9_0, SESSIONS
from tests.peers.fresh import forget
from tests.peers.scripted import run_script
from tests.peers.virsh import differences

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.peer("libvirtd", "virsh")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).write_text(text)
    return tmp_path


@pytest.mark.parametrize("name", [*SESSIONS, *OF_9_0])
def test_same_output_as_virsh(name: str, libvirtd: peers.Endpoint, folder: Path) -> None:
    script = (SESSIONS | OF_9_0)[name]
    theirs = run_script(["virsh"], libvirtd.uri(), script, folder)
    forget(libvirtd)
    ours = run_script(peers.virtrio_command(), libvirtd.uri(), script, folder)
    if found := differences(theirs, ours):
        pytest.fail(found)
