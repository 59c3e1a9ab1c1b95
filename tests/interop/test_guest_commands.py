"""Commands on guests that QEMU runs print what virsh prints."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import time
from typing import TYPE_CHECKING

import pytest

import virtrio.blocking
from tests import peers
from tests.interop.guest_sessions import SESSIONS, comparable, prepare, script
from tests.interop.test_object_event_commands import SECONDS, watched
from tests.peers.on_terminal import OnTerminal
from tests.peers.processes import short_directory
from tests.peers.scripted import environment, run_script
from tests.peers.virsh import differences
from tests.server.drivers.qemu.conftest import qemus
from virtrio.server.drivers.test.driver import TestDriver
from virtrio.testing import serving

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.peer("libvirtd-qemu", "virsh", "qemu", "qemu-img")


@pytest.fixture
def uri(libvirtd: peers.Endpoint) -> Iterator[str]:
    """URI of libvirtd's qemu driver, which has no domains before and after the test."""
    uri = libvirtd.uri(driver="qemu")
    yield uri
    remove_domains(uri)


def remove_domains(uri: str) -> None:
    with virtrio.blocking.connect(uri, timeout=60) as conn:
        for domain in conn.list_all_domains(0):
            persistent = domain.is_persistent()
            if domain.is_active():
                domain.destroy()
            if persistent:
                domain.undefine_flags(0x1 | 0x2 | 0x10)  # saved, snapshots', checkpoints'


@pytest.mark.parametrize("name", SESSIONS)
def test_same_output_as_virsh(name: str, uri: str, tmp_path: Path) -> None:
    folder = tmp_path / "f"
    found = []
    for program in (["virsh"], peers.virtrio_command()):
        prepare(folder)
        found.append(comparable(run_script(program, uri, script(name, folder), folder)))
        remove_domains(uri)
    if told := differences(*found):
        pytest.fail(told)


# Sessions with calls that our driver has; the others are refused at most lines.
ON_OURS = [
    "backups",
    "checkpoints",
    "disks and devices",
    "guests and their agents",
    "what is told about a guest",
]


@pytest.mark.skipif(os.geteuid() != 0, reason="the system driver is root's")
@pytest.mark.parametrize("name", ON_OURS)
def test_same_output_as_virsh_on_our_driver(name: str, own_uri: str, short_folder: Path) -> None:
    lines = script(name, short_folder).splitlines()
    # for lists of snapshots, virsh asks servers without them for older calls, too
    lines = [line for line in lines if not line.startswith("snapshot-")]
    found = []
    for program in (["virsh"], peers.virtrio_command()):
        prepare(short_folder)
        answers = run_script(program, own_uri, "\n".join(lines), short_folder)
        found.append(comparable(answers))
        remove_domains(own_uri)
    if told := differences(*found):
        pytest.fail(told)


@pytest.fixture(scope="module")
def own_uri() -> Iterator[str]:
    """URI of the qemu driver of a server of ours."""
    state = short_directory("virtrio-state-")
    port = min(peers.free_port(), 65000)  # other servers here take QEMU's usual ones
    conf = state / "qemu.conf"
    conf.write_text(f"remote_display_port_min = {port}\nremote_display_port_max = {port + 99}\n")
    with peers.served("--state-dir", str(state / "state"), "--config-qemu", str(conf)) as endpoint:
        yield endpoint.uri(driver="qemu")
    left = qemus(state)
    shutil.rmtree(state)
    assert not left


@pytest.fixture
def short_folder() -> Iterator[Path]:
    """A folder that QEMU's user may enter, for sockets as well."""
    made = short_directory("virtrio-guests-")
    made.chmod(0o755)
    yield made
    shutil.rmtree(made)


# -- events of the monitor -------------------------------------------------------------

TIME = re.compile(r" at \d+\.\d{6}|(?m:^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}\+0000: )")


@pytest.fixture
def paused(uri: str, tmp_path: Path) -> Iterator[virtrio.blocking.Domain]:
    """A paused guest called tr."""
    folder = tmp_path / "f"
    prepare(folder)
    with virtrio.blocking.connect(uri, timeout=60) as conn:
        yield conn.create_xml((folder / "t.xml").read_text(), 1)


@pytest.mark.parametrize(
    "options",
    [
        "--loop",
        "--loop --pretty --domain tr",
        "--loop --timestamp",
        "--loop --event 'res|power' --regex --no-case",
        "--loop --event ResE. --no-case --regex",
    ],
)
def test_events_of_the_monitor(
    options: str, uri: str, paused: virtrio.blocking.Domain, tmp_path: Path
) -> None:
    def ask(command: str) -> None:
        paused.qemu_monitor_command(f'{{"execute": "{command}"}}')

    def told() -> None:
        ask("system_reset")

    command = f"qemu-monitor-event {options}"
    watchers = watched(paused.connect(), uri, command, tmp_path, "event RESET", told)
    for command in ("cont", "stop", "cont", "stop", "system_powerdown"):
        ask(command)
    last = "event POWERDOWN" if "ResE" not in options else "event RESET"
    assert all(watcher.printed(last, SECONDS) for watcher in watchers)
    ended = [watcher.end(interrupt=True) for watcher in watchers]
    assert [status for status, _ in ended] == [0, 0]
    theirs, ours = (_events(output) for _, output in ended)
    assert ours == theirs
    assert ours[-1].startswith("event loop interrupted")


def _events(output: str) -> list[str]:
    """Return the events without times, each only once."""
    text = TIME.sub("", output).partition("\nevents received")[0]
    events = re.split(r"(?m)^(?=event )", text)
    return [event for i, event in enumerate(events) if event not in events[:i]]


# -- the console -----------------------------------------------------------------------

# A boot sector that writes K to the serial port, and then each byte that comes with
# bit 5 inverted.
BOOT = bytes.fromhex("fabaf803b04beebafd03eca80174f8baf803ec3420eeebef")
ECHO = """\
<domain type='qemu'><name>echo</name><memory unit='MiB'>32</memory>
<os><type arch='x86_64' machine='pc'>hvm</type></os><devices>
<disk type='file' device='disk'><source file='{}'/><target dev='hda' bus='ide'/></disk>
<serial type='pty'/><serial type='null'/></devices></domain>
"""
# What virsh's helper for authentication says on a machine without polkit.
POLKIT = re.compile(rb"Authorization not available[^\n]*\n")


@pytest.fixture
def talking(uri: str, tmp_path: Path) -> Iterator[virtrio.blocking.Domain]:
    """A guest called echo that runs, and answers on its console."""
    image = tmp_path / "boot.img"
    image.write_bytes((BOOT.ljust(510, b"\0") + b"\x55\xaa").ljust(4 << 20, b"\0"))
    with virtrio.blocking.connect(uri, timeout=60) as conn:
        domain = conn.create_xml(ECHO.format(image))
        while "EIP=00007c" not in domain.qemu_monitor_command("info registers", 1):
            time.sleep(0.05)
        yield domain
        with contextlib.suppress(virtrio.LibvirtError):  # it has ended
            domain.destroy()


def consoles(uri: str, folder: Path, *words: str) -> Iterator[OnTerminal]:
    """Run both programs on a terminal, one after the other."""
    for program in (["virsh"], peers.virtrio_command()):
        with OnTerminal([*program, "-c", uri, *words], environment(folder)) as running:
            yield running


def test_the_console_of_a_guest(uri: str, talking: virtrio.blocking.Domain, tmp_path: Path) -> None:
    shown = []
    for program in consoles(uri, tmp_path, "console", "echo"):
        program.wait_for(b"Escape character is ^] (Ctrl + ])\r\n")
        program.wait_until_raw()
        program.press(b"ab\x03")
        program.wait_for(b"AB#")
        program.press(b"\x1d")
        assert program.end() == 0
        assert not program.is_raw()
        shown.append(POLKIT.sub(b"", program.shown).replace(b"K", b""))
    assert shown[1] == shown[0]


@pytest.mark.parametrize("device", ["nosuch", "serial1", "parallel0"])
def test_consoles_that_cannot_be_had(
    device: str, uri: str, talking: virtrio.blocking.Domain, tmp_path: Path
) -> None:
    shown = []
    for program in consoles(uri, tmp_path, "console", "echo", device):
        assert program.end() == 1
        shown.append(POLKIT.sub(b"", program.shown))
    assert shown[1] == shown[0]
    assert b"error: " in shown[0]


def test_one_console_at_a_time(uri: str, talking: virtrio.blocking.Domain, tmp_path: Path) -> None:
    words = [*peers.virtrio_command(), "-c", uri, "console", "echo"]
    with OnTerminal(words, environment(tmp_path)) as first:
        first.wait_for(b"Escape character")
        first.wait_until_raw()
        first.press(b"x" * 3)
        first.wait_for(b"X")
        shown = []
        for program in consoles(uri, tmp_path, "console", "echo"):
            assert program.end() == 1
            shown.append(POLKIT.sub(b"", program.shown))
        assert shown[1] == shown[0]
        with OnTerminal([*words, "--force"], environment(tmp_path)) as second:
            assert first.end() == 1
            second.press(b"y")
            second.wait_for(b"Y")
            talking.destroy()
            assert second.end() == 0
    assert b"error: stream had I/O failure" in first.shown


# -- agents ----------------------------------------------------------------------------


class WithAgent(TestDriver):
    """A driver whose guests have an agent that sends back what it was sent."""

    def domain_qemu_agent_command(
        self, dom: object, cmd: str, timeout: int, flags: int
    ) -> str | None:
        if cmd == "nothing":
            return None
        return cmd if cmd != "timeout" else str(timeout)


@pytest.mark.parametrize("options", ["", "--pretty"])
def test_answers_of_an_agent(options: str, tmp_path: Path) -> None:
    script = f"""\
qemu-agent-command test {options} '{{"a": [1, 2.50, {{}}, "é"]}}'
qemu-agent-command test {options} {{"a":1}}
qemu-agent-command test {options} "'" a  b
qemu-agent-command test {options} ''
qemu-agent-command test {options} timeout
qemu-agent-command test {options} timeout --async
qemu-agent-command test {options} timeout --block
qemu-agent-command test {options} timeout --timeout 7
"""
    with serving(WithAgent) as server:
        theirs = run_script(["virsh"], server.uri, script, tmp_path)
        ours = run_script(peers.virtrio_command(), server.uri, script, tmp_path)
    if told := differences(theirs, ours):
        pytest.fail(told)
