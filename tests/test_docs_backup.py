"""docs/backup.md: its commands, programs and units run as they are written."""

import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.peers.processes import short_directory
from tests.peers.small_guest import PROMPT, small_guest
from tests.peers.virtrio_server import served
from tests.server.drivers.qemu.conftest import PATH, qemus
from virtrio import blocking
from virtrio.command.registry import find_command

ROOT = Path(__file__).resolve().parents[1]
PAGE = (ROOT / "docs" / "backup.md").read_text()
README = (ROOT / "README.md").read_text()
BIN = Path(sys.executable).parent
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", PAGE, re.M | re.S)
real = pytest.mark.peer("qemu", "qemu-img", "virsh", "virt-install", "small-guest")


def section(title: str) -> str:
    found = re.search(rf"^## {title}\n(.*?)(?=^## |\Z)", PAGE, re.M | re.S)
    assert found is not None, title
    return found[1]


class Machine:
    """The machine of the page, in a folder: `/images`, `/backup`, and a server."""

    def __init__(self, folder: Path, uri: str) -> None:
        self.folder = folder
        self.uri = uri

    def placed(self, text: str) -> str:
        text = text.replace("qemu+unix:///system?socket=/run/virtrio.sock", self.uri)
        return re.sub(r"(?<![\w.])/(images|backup)\b", rf"{self.folder}/\1", text)

    def run(self, text: str, *program: str) -> str:
        done = subprocess.run(
            [*(program or ("bash", "-e")), "-c", self.placed(text)],
            capture_output=True,
            text=True,
            timeout=200,
            cwd=self.folder,
            env=os.environ
            | {"LC_ALL": "C", "LIBVIRT_DEFAULT_URI": self.uri, "HOME": str(self.folder)}
            | {"PATH": f"{BIN}:{os.environ['PATH']}:/usr/sbin:/sbin"},
        )
        assert done.returncode == 0, f"{text}\n{done.stdout}{done.stderr}"
        return done.stdout


@pytest.fixture(scope="module")
def machine():
    folder = short_directory("virtrio-page-")
    (folder / "images").mkdir()
    (folder / "backup").mkdir()
    guest = small_guest()
    shutil.copy(guest.kernel, folder / "images/vmlinuz")
    shutil.copy(guest.initramfs, folder / "images/initrd.img")
    state = folder / "state"
    with served("--state-dir", str(state)) as endpoint:
        try:
            yield Machine(folder, f"qemu+unix:///{PATH}?socket={endpoint.socket}")
        finally:
            for pid in qemus(state):
                os.kill(pid, signal.SIGKILL)
            subprocess.run(["rm", "-rf", str(folder)], check=True)


def on_console(uri: str, name: str, line: str) -> str:
    """Return what a guest's shell prints on its serial console."""
    with blocking.connect(uri, timeout=60) as conn:
        stream = conn.new_stream()
        conn.lookup_by_name(name).open_console(None, stream, 0)
        stream.send(b"\n")
        seen = ""
        for text in (PROMPT, "d-o-n-e"):
            while text not in seen:
                seen += stream.recv(4096).decode(errors="replace")
            if text == PROMPT:
                seen = ""
                stream.send(f"{line}; echo d-o'-'n-e\n".encode())
        stream.abort()
    return seen.partition("\r\n")[2].partition("d-o-n-e")[0].strip()


@real
def test_from_an_empty_machine_to_a_restored_guest(machine):
    lines = re.findall(r"^    # (.*)$", section("From an empty machine to a restored guest"), re.M)
    lines.remove("cp -L /vmlinuz /initrd.img /images")  # those of the tests are there
    lost = lines.index("virsh destroy web")
    booted = lines.index("virsh domstate web-restored")
    machine.run("\n".join(lines[:lost]))
    assert machine.run("virsh domstate web").strip() == "running"
    called, cancellable, begun, documents = blocks("python")
    assert machine.run(called, sys.executable) == "3 vda incremental\nTrue\n"
    assert machine.run(cancellable, sys.executable) == "vda incremental\npull ['vda']\n"
    assert machine.run(begun, sys.executable) == "nbd+unix:///vda\nTrue\n"
    machine.run(documents, sys.executable)
    said = machine.run("\n".join(lines[lost : booted + 1]))
    assert said.split()[-1] == "running"
    assert on_console(machine.uri, "web-restored", "cat /mnt/hello") == "hello"
    machine.run("\n".join(lines[booted + 1 :]))
    assert [path.name for path in sorted((machine.folder / "backup/web").glob("0*"))] == ["000004"]
    machine.run("virsh destroy web-restored; virsh undefine web-restored")


def test_units(tmp_path):
    """Test with systemd's own checker where it is installed."""
    units = dict(zip(("backup@.service", "backup@.timer"), blocks("systemd"), strict=True))
    for name, text in units.items():
        assert f"`/etc/systemd/system/{name}`" in PAGE
        path = tmp_path / name
        path.write_text(text.replace("/opt/virtrio/bin/virtrio", str(BIN / "virtrio")))
    assert runs(re.search(r"ExecStart=/opt/virtrio/bin/(.*)", units["backup@.service"])[1])
    if shutil.which("systemd-analyze") is None:
        return
    for name in units:
        done = subprocess.run(
            ["systemd-analyze", "verify", "--man=no", name],
            capture_output=True,
            text=True,
            cwd=tmp_path,
            env=os.environ | {"SYSTEMD_UNIT_PATH": f"{tmp_path}:"},
        )
        ours = [line for line in done.stderr.splitlines() if "backup" in line]
        assert (done.returncode, ours) == (0, [])


def test_cron():
    (table,) = blocks("cron")
    path, *lines = table.splitlines()
    assert path.startswith("PATH=/opt/virtrio/bin:")
    for line in lines:
        assert re.match(r"\d+ \d+ \* \* [*0-6]  root  virtrio ", line)
        assert runs(line.partition("  root  ")[2])


def blocks(language: str) -> list[str]:
    return [text for name, text in BLOCKS if name == language]


def runs(line: str) -> bool:
    """Return whether a command line names a command and options that there are."""
    words = re.sub(r"^virtrio (-c \S+ )?", "", line).split()
    command = find_command(words[0])
    assert command is not None, line
    known = {option.name for option in command.options}
    given = {word.removeprefix("--") for word in words[1:] if word.startswith("--")}
    assert given <= known, line
    return True


def test_options_and_commands_are_there():
    lines = re.findall(r"^    [#$] (virtrio .*)$", PAGE, re.M)
    lines += re.findall(r"^    # (virtrio .*)$", README, re.M)
    assert len(lines) > 9
    assert all(runs(line) for line in lines)
    known = set()
    for name in re.findall(r"`((?:backup|checkpoint)-[a-z]+)", PAGE):
        command = find_command(name)
        assert command is not None, name
        known |= {option.name for option in command.options}
    elsewhere = {"system-site-packages"}
    assert set(re.findall(r"`--([a-z-]+)", PAGE)) - elsewhere <= known
