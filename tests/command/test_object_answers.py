"""Sessions on objects other than domains print what virsh printed when it was recorded.

They run on our own server; no libvirt is needed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests import peers
from tests.command.object_answers import folder, recorded
from tests.interop.object_sessions import SESSIONS
from tests.peers.scripted import run_script
from tests.peers.virsh import differences

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("name", list(SESSIONS))
def test_same_as_recorded(name: str, server: peers.Endpoint, tmp_path: Path) -> None:
    program = peers.virtrio_command()
    ours = run_script(program, server.uri(), SESSIONS[name], folder(tmp_path))
    if found := differences(recorded()[name], ours):
        pytest.fail(found)
