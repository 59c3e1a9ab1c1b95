"""Capabilities of the host and of its emulators: ours beside a libvirtd's."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import trio

import virtrio
import virtrio.blocking
from tests.peers import SYSTEM_PYTHON, served
from tests.peers.processes import short_directory
from virtrio.server.drivers.qemu.host import domain_capabilities
from virtrio.server.drivers.qemu.host.probe import Emulators
from virtrio.server.drivers.qemu.settings import Places, Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.peers import Endpoint

pytestmark = [
    pytest.mark.peer("libvirtd", "qemu", "libvirt-python"),
    pytest.mark.skipif(os.geteuid() != 0, reason="libvirtd's system driver is root's"),
]

QUESTIONS = Path(__file__).with_name("qemu_capabilities.py")
COUNT = int(os.environ.get("VIRTRIO_CPUS", "40"))


@pytest.fixture
def state() -> Iterator[Path]:
    made = short_directory("virtrio-state-")
    yield made
    shutil.rmtree(made)


@pytest.fixture
def ours(state: Path) -> Iterator[str]:
    with served("--state-dir", str(state)) as endpoint:
        yield f"qemu+unix:///system?socket={endpoint.socket}"


def answers(uri: str, seed: int) -> list[str]:
    done = subprocess.run(
        [SYSTEM_PYTHON, str(QUESTIONS), uri, str(seed), str(COUNT)],
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.splitlines()


def test_answers_about_host_and_cpus(libvirtd: Endpoint, ours: str) -> None:
    theirs = answers(libvirtd.uri(driver="qemu"), 1)
    mine = answers(ours, 1)
    differ = [pair for pair in zip(theirs, mine, strict=True) if pair[0] != pair[1]]
    assert differ == []
    assert len(mine) > 300


def capabilities(uri: str) -> str:
    with virtrio.blocking.connect(uri, timeout=60) as conn:
        return conn.get_capabilities()


# What differs: a libvirtd makes up a UUID where the firmware has none, guests of ours
# do not migrate, and the libvirtd of the tests runs QEMU as root and has no /dev/kvm.
DIFFERENT = (
    r"<uuid>.*</uuid>",
    r"    <migration_features>.*?</migration_features>\n",
    r"    <secmodel>\n      <model>dac.*?</secmodel>\n",
    r"      <domain type='kvm'/>\n",
    r"      <counter name='tsc' .*?/>\n",
)


def test_capabilities(libvirtd: Endpoint, ours: str) -> None:
    theirs, mine = capabilities(libvirtd.uri(driver="qemu")), capabilities(ours)
    for pattern in DIFFERENT:
        theirs, mine = (re.sub(pattern, "", text, flags=re.DOTALL) for text in (theirs, mine))
    assert mine == theirs


DOCUMENT = """\
<domain type='qemu'><name>n</name><uuid>11111111-2222-3333-4444-555555555555</uuid>
<memory unit='MiB'>32</memory>{before}<os><type machine='{machine}'>hvm</type></os>
<devices>{devices}</devices></domain>"""
DEVICES = [
    "",
    "<disk type='file'><driver name='qemu' type='qcow2'/><source file='/none.qcow2'/>"
    "<target dev='vda' bus='virtio'/></disk><disk type='file' device='cdrom'>"
    "<target dev='sda' bus='sata'/></disk><disk type='file'><source file='/none.raw'/>"
    "<backingStore/><target dev='vdb' bus='virtio'/></disk>",
    "<disk type='file'><driver name='qemu' type='qcow2'/><source file='/none.qcow2'/>"
    "<backingStore type='file'><format type='raw'/><source file='/below.raw'/><backingStore/>"
    "</backingStore><target dev='vda' bus='virtio'/></disk>",
    "<serial type='pty'/><channel type='unix'><target type='virtio' "
    "name='org.qemu.guest_agent.0'/></channel><rng model='virtio'>"
    "<backend model='random'>/dev/random</backend></rng>",
    "<graphics type='vnc' port='5999' autoport='no' listen='0.0.0.0'/><input type='tablet'/>",
    "<graphics type='vnc' autoport='yes' websocket='-1'/><graphics type='spice' autoport='yes'/>",
    "<graphics type='vnc' port='-1' listen='192.0.2.7'/><graphics type='spice' port='-1'/>",
]


def words_of(conn: virtrio.blocking.Connect, document: str) -> list[str]:
    """Return the words of a command line, without those about places of a server."""
    line = conn.domain_xml_to_native("qemu-argv", document, 0)
    words = shlex.split(line)
    while "=" in words[0]:
        del words[0]
    # the secret that libvirtd protects other secrets with, which there are none of here
    at = next((at for at, word in enumerate(words) if '"masterKey0"' in word), None)
    if at is not None:
        del words[at - 1 : at + 1]
    return [re.sub(r"path=/.*/domain--1-n/(.*/)?", "path=FOLDER/", word) for word in words]


def test_command_lines_of_definitions(libvirtd: Endpoint, ours: str) -> None:
    with (
        virtrio.blocking.connect(libvirtd.uri(driver="qemu"), timeout=60) as their_conn,
        virtrio.blocking.connect(ours, timeout=60) as our_conn,
    ):
        for machine in ("pc", "q35"):
            for before in ("", "<cpu mode='host-model'/>", "<vcpu current='1'>2</vcpu>"):
                for devices in DEVICES:
                    document = DOCUMENT.format(machine=machine, before=before, devices=devices)
                    words = words_of(our_conn, document)
                    assert words == words_of(their_conn, document), document
        for words, text in (
            (("zz", document, 0), "invalid argument: unsupported config type zz"),
            (("qemu-argv", document, 1), "unsupported flags (0x1) in function"),
            (("qemu-argv", "<domain", 0), "Couldn't find end of Start Tag domain"),
        ):
            for conn in (their_conn, our_conn):
                with pytest.raises(virtrio.LibvirtError, match=re.escape(text)):
                    conn.domain_xml_to_native(*words)


COMBINATIONS = [
    (None, None, None, None),
    (None, None, "q35", "qemu"),
    (None, None, "pc-i440fx-2.0", None),
    (None, None, "isapc", None),
    (None, None, "microvm", None),
    (None, "i686", None, None),
    ("/usr/bin/qemu-system-x86_64", "i686", "q35", None),
    ("/usr/bin/qemu-system-i386", "i686", "q35", "qemu"),
]


def test_domain_capabilities_of_a_driver_that_passes_everything_on(
    libvirtd: Endpoint, state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What QEMU has is told as libvirtd tells it; the driver may have less of it."""
    monkeypatch.setattr(domain_capabilities, "honours", lambda *words: True)
    monkeypatch.setattr(domain_capabilities, "honoured_values", lambda *words: [*words[-1]])
    places = Places.default(state)
    emulators = Emulators(Settings(places, Settings.default().identity))

    class Asked(domain_capabilities.DomainCapabilitiesEntryPoints):
        def __init__(self) -> None:
            self.emulators = emulators

        async def whole(self, work):  # type: ignore[no-untyped-def]
            return await work()

    driver = Asked()
    with virtrio.blocking.connect(libvirtd.uri(driver="qemu"), timeout=60) as conn:
        for words in COMBINATIONS:
            mine = trio.run(driver.connect_get_domain_capabilities, *words, 0)
            theirs = conn.get_domain_capabilities(*words, 0)
            assert mine.splitlines() == theirs.splitlines(), words


def test_domain_capabilities_are_a_part_of_libvirtds(libvirtd: Endpoint, ours: str) -> None:
    """The driver tells of nothing that libvirtd does not."""
    with (
        virtrio.blocking.connect(libvirtd.uri(driver="qemu"), timeout=60) as their_conn,
        virtrio.blocking.connect(ours, timeout=60) as our_conn,
    ):
        theirs, mine = (
            set(conn.get_domain_capabilities(None, None, None, "qemu", 0).splitlines())
            for conn in (their_conn, our_conn)
        )
    surplus = {line for line in mine - theirs if "supported='no'" not in line and "/>" not in line}
    assert surplus == set()
    assert json.dumps(sorted(mine & theirs)).count("model") > 40
