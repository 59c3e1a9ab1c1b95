"""The command console, on a terminal: keys, the escape character, and every end."""

from __future__ import annotations

import ctypes
import os
import signal
from typing import TYPE_CHECKING, Any

import pytest

from tests import peers
from tests.peers.on_terminal import OnTerminal
from tests.peers.scripted import environment, run_script
from virtrio.command.devices.console import escape_key
from virtrio.enums import DomainConsoleFlags, ErrorDomain, ErrorNumber
from virtrio.protocol.errors import LibvirtError, report
from virtrio.server.drivers.test.driver import TestDriver
from virtrio.testing import serving

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ESCAPE = b"\x1d"  # Ctrl and ]
HEAD = b"Connected to domain 'test'\r\nEscape character is ^] (Ctrl + ])\r\n"


class Talking(TestDriver):
    """A driver whose guests answer keys with the other case, and obey a few of them.

    ``0`` is the end of the guest, ``!`` a failure, ``+`` all bytes.
    """

    opened: list[tuple[str | None, int]]

    def domain_open_console(self, dom: Any, dev_name: str | None, stream: Any, flags: int) -> None:
        self.opened.append((dev_name, flags))
        if dev_name == "nosuch":
            raise failure("no such device")
        stream.start(self._talk, stream)

    async def _talk(self, stream: Any) -> None:
        await stream.send(b"<")
        while (data := await stream.receive()) is not None:
            keys = bytes(data)
            if b"0" in keys:
                return
            if b"!" in keys:
                raise failure("it broke")
            if b"+" in keys:
                keys = bytes(range(256))
            await stream.send(keys.swapcase())


def failure(text: str) -> LibvirtError:
    return report(ErrorNumber.VIR_ERR_OPERATION_FAILED, ErrorDomain.VIR_FROM_TEST, text)


@pytest.fixture
def driver() -> type[Talking]:
    return type("Guests", (Talking,), {"opened": []})


@pytest.fixture
def uri(driver: type[Talking]) -> Iterator[str]:
    with serving(driver) as server:
        yield server.uri


def on_terminal(uri: str, folder: Path, *words: str) -> OnTerminal:
    return OnTerminal([*peers.virtrio_command(), "-c", uri, *words], environment(folder))


def test_keys_reach_the_guest_and_the_escape_character_ends_it(
    uri: str, driver: type[Talking], tmp_path: Path
) -> None:
    with on_terminal(uri, tmp_path, "console", "test") as program:
        program.wait_for(b"<")
        assert program.is_raw()
        program.press(b"ab\x03\x04\x1a\r")  # what a terminal would act on itself
        program.wait_for(b"AB\x03\x04\x1a\r")
        program.press(ESCAPE + b"never sent")
        assert program.end() == 0
        assert not program.is_raw()
    assert program.shown == HEAD + b"<AB\x03\x04\x1a\r\r\n"
    assert driver.opened == [(None, 0)]


def test_keys_pressed_before_it_is_there_are_not_lost(uri: str, tmp_path: Path) -> None:
    with on_terminal(uri, tmp_path, "console", "test") as program:
        program.press(b"early")
        program.wait_for(b"EARLY")
        program.press(ESCAPE)
        assert program.end() == 0


def test_every_byte_passes_unchanged(uri: str, tmp_path: Path) -> None:
    with on_terminal(uri, tmp_path, "-q", "-e", "^A", "console", "test") as program:
        program.wait_for(b"<")
        program.press(b"+")
        program.wait_for(bytes(range(256)).swapcase())
        program.press(b"\x01")
        assert program.end() == 0
    assert program.shown == b"<" + bytes(range(256)).swapcase()


@pytest.mark.parametrize(
    ("escape", "note", "key"),
    [("^a", "^a (Ctrl + a)", b"\x01"), ("x", "x", b"x"), ("^[", "^[ (Ctrl + [)", b"\x1b")],
)
def test_other_escape_characters(
    escape: str, note: str, key: bytes, uri: str, tmp_path: Path
) -> None:
    with on_terminal(uri, tmp_path, "-e", escape, "console", "test") as program:
        program.wait_for(f"Escape character is {note}\r\n".encode())
        program.wait_for(b"<")
        program.press(b"a\x1db")
        program.wait_for(b"A\x1dB")
        program.press(key)
        assert program.end() == 0


def test_escape_keys() -> None:
    assert [escape_key(text) for text in ("^]", "^a", "^A", "^[", "x", "^?")] == [
        b"\x1d",
        b"\x01",
        b"\x01",
        b"\x1b",
        b"x",
        b"\x7f",
    ]


def test_the_guests_end_is_no_failure(uri: str, tmp_path: Path) -> None:
    with on_terminal(uri, tmp_path, "console", "test") as program:
        program.wait_for(b"<")
        program.press(b"0")
        assert program.end() == 0
        assert not program.is_raw()


def test_failures_are_reported_on_a_terminal_that_is_itself_again(uri: str, tmp_path: Path) -> None:
    with on_terminal(uri, tmp_path, "console", "test") as program:
        program.wait_for(b"<")
        program.press(b"!")
        assert program.end() == 1
        assert not program.is_raw()
    assert program.shown == HEAD + b"<error: operation failed: it broke\r\n\r\n"
    with on_terminal(uri, tmp_path, "console", "test", "--devname", "nosuch") as program:
        assert program.end() == 1
    assert program.shown == HEAD + b"error: operation failed: no such device\r\n\r\n"


def test_options(uri: str, driver: type[Talking], tmp_path: Path) -> None:
    words = ("console", "test", "serial0", "--force", "--safe")
    with on_terminal(uri, tmp_path, *words) as program:
        program.wait_for(b"<")
        program.press(ESCAPE)
        assert program.end() == 0
    flags = DomainConsoleFlags.VIR_DOMAIN_CONSOLE_FORCE | DomainConsoleFlags.VIR_DOMAIN_CONSOLE_SAFE
    assert driver.opened == [("serial0", flags)]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_ends_it_and_the_terminal_is_itself_again(
    number: signal.Signals, uri: str, tmp_path: Path
) -> None:
    with on_terminal(uri, tmp_path, "console", "test") as program:
        program.wait_for(b"<")
        os.kill(program.pid, number)
        assert program.end() == (130 if number is signal.SIGINT else -number)
        assert not program.is_raw()


def test_a_signal_that_another_thread_gets_ends_it(uri: str, tmp_path: Path) -> None:
    tgkill = ctypes.CDLL(None).tgkill
    with on_terminal(uri, tmp_path, "console", "test") as program:
        program.wait_for(b"<")
        others = [int(task) for task in os.listdir(f"/proc/{program.pid}/task")]
        others.remove(program.pid)
        assert tgkill(program.pid, others[0], signal.SIGTERM) == 0
        assert program.end() == -signal.SIGTERM
        assert not program.is_raw()


def test_without_a_terminal_and_without_a_running_domain(uri: str, tmp_path: Path) -> None:
    script = "console nosuch\nconsole test\nconsole test ''\ndestroy test\nconsole test\n"
    done = run_script(peers.virtrio_command(), uri, script, tmp_path)
    assert [text for _, text in done] == [
        "error: failed to get domain 'nosuch'\n\n",
        "error: Cannot run interactive console without a controlling TTY\n\n",
        "error: Failed to get option 'devname': Option argument is empty\n\n",
        "Domain 'test' destroyed\n\n",
        "error: The domain is not running\n\n",
    ]


def test_a_prompt_goes_on_after_a_console(uri: str, tmp_path: Path) -> None:
    with on_terminal(uri, tmp_path) as program:
        program.wait_for(b"virtrio # ")
        program.press(b"start test --console\n")
        program.wait_for(b"Domain is already active")
        program.press(b"console test\n")
        program.wait_for(b"<")
        program.press(b"q")
        program.wait_for(b"Q")
        program.press(ESCAPE)
        program.wait_for(b"virtrio # ")
        program.press(b"domstate test\n")
        program.wait_for(b"running")
        program.press(b"quit\n")
        assert program.end() == 0


@pytest.mark.parametrize("command", ["start", "create"])
def test_a_domain_that_starts_with_its_console(command: str, uri: str, tmp_path: Path) -> None:
    xml = tmp_path / "guest.xml"
    xml.write_text(
        "<domain type='test'><name>new</name><memory>65536</memory>"
        "<os><type>hvm</type></os></domain>"
    )
    words = [f"create {xml} --console"]
    if command == "start":
        words = [f"define {xml}; start new --console"]
    with on_terminal(uri, tmp_path, *words) as program:
        program.wait_for(b"Connected to domain 'new'\r\n")
        program.wait_for(b"<")
        program.press(ESCAPE)
        assert program.end() == 0


# A server whose guests say one word.
SPEAKING = """\
from virtrio.server.drivers.test.driver import TestDriver

def domain_open_console(self, dom, dev_name, stream, flags):
    async def speak():
        await stream.send(b"<")
        await stream.receive()

    stream.start(speak)

TestDriver.domain_open_console = domain_open_console
"""


def test_a_server_that_is_stuck_keeps_nobody_at_its_console(tmp_path: Path) -> None:
    with (
        peers.served(before=SPEAKING) as server,
        on_terminal(server.uri(), tmp_path, "console", "test") as program,
    ):
        program.wait_for(b"<")
        os.kill(server.pid, signal.SIGSTOP)
        try:
            program.press(ESCAPE)
            assert program.end() == 0
        finally:
            os.kill(server.pid, signal.SIGCONT)
        assert not program.is_raw()


def test_a_lost_connection_ends_it(tmp_path: Path) -> None:
    with (
        peers.served(before=SPEAKING, expect_clean=False) as server,
        on_terminal(server.uri(), tmp_path, "console", "test") as program,
    ):
        program.wait_for(b"<")
        os.kill(server.pid, signal.SIGKILL)
        assert program.end() == 1
        assert not program.is_raw()
    assert b"error: Disconnected from" in program.shown
