"""Commands of clients for QEMU's monitor: QEMU answers them, whatever they are."""

from __future__ import annotations

import json

import pytest

import virtrio.trio
from tests.server.drivers.qemu.conftest import PATH
from virtrio import LibvirtError
from virtrio.protocol._generated.enums import DomainQemuMonitorCommandFlags
from virtrio.server.drivers.qemu.json_texts import LONG

pytestmark = pytest.mark.peer("qemu", "virsh")

HMP = int(DomainQemuMonitorCommandFlags.VIR_DOMAIN_QEMU_MONITOR_COMMAND_HMP)
ANSWERS = {
    '{"execute":"query-name"}': {"return": {"name": "web"}, "id": "ours"},
    "{}": {"error": "QMP input lacks member 'execute'"},
    '{"id":"mine"}': {"id": "mine", "error": "QMP input lacks member 'execute'"},
    '{"arguments":{}}': {"error": "QMP input lacks member 'execute'"},
    '{"execute":3}': {"id": "ours", "error": "QMP input member 'execute' must be a string"},
    '{"execute":"query-name","arguments":3}': {
        "id": "ours",
        "error": "QMP input member 'arguments' must be an object",
    },
    '{"execute":"query-name","other":1}': {
        "id": "ours",
        "error": "QMP input member 'other' is unexpected",
    },
    "[]": {"error": "QMP input must be a JSON object"},
    '"x"': {"error": "QMP input must be a JSON object"},
    "null": {"error": "QMP input must be a JSON object"},
    '{"exec-oob":"yank","arguments":{"instances":[]},"id":3}': {"return": {}, "id": 3},
}


def without_classes(text):
    """Return an answer with plain errors, and a word for an id of the server's."""
    said = json.loads(text)
    if "error" in said:
        said["error"] = said["error"]["desc"]
    if str(said.get("id")).startswith("libvirt-"):
        said["id"] = "ours"
    return said


async def test_qemu_judges_what_a_client_says(host):
    host.define(host.document("web"))
    host.virsh("start", "web", "--paused")
    uri = f"qemu+unix:///{PATH}?socket={host.server.socket}"
    async with virtrio.trio.connect(uri) as conn:
        dom = await conn.lookup_by_name("web")
        for asked, answer in ANSWERS.items():
            assert without_classes(await dom.qemu_monitor_command(asked)) == answer, asked
        with pytest.raises(LibvirtError, match="Unable to append command 'id' string"):
            await dom.qemu_monitor_command('{"execute":"query-name","id":"mine"}')
        with pytest.raises(LibvirtError, match="cannot parse json"):
            await dom.qemu_monitor_command('{"execute"')


async def test_long_commands_are_answered_as_short_ones(host):
    host.define(host.document("web"))
    host.virsh("start", "web", "--paused")
    uri = f"qemu+unix:///{PATH}?socket={host.server.socket}"
    async with virtrio.trio.connect(uri) as conn:
        dom = await conn.lookup_by_name("web")
        for space in ("", " " * LONG):
            said = await dom.qemu_monitor_command(f'{{"execute":{space}"query-name"}}')
            assert without_classes(said) == ANSWERS['{"execute":"query-name"}']
            said = await dom.qemu_monitor_command(f"info name{space}", HMP)
            assert said == "web\r\n"
            with pytest.raises(LibvirtError, match="Unable to append command 'id' string"):
                await dom.qemu_monitor_command(f'{{"execute":"query-name",{space}"id":"mine"}}')
            with pytest.raises(LibvirtError, match="cannot parse json"):
                await dom.qemu_monitor_command(f'{{"execute"{space}')


def test_a_stored_guest_for_older_versions(host):
    host.define(host.document("web"))
    assert "pci-root" in host.virsh("dumpxml", "web")
    text = host.virsh("dumpxml", "web", "--migratable")
    assert "pci-root" not in text
    assert "type='keyboard'" not in text
