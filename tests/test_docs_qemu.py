"""docs/qemu.md: its commands and programs run as they are written, with a guest."""

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.peers.processes import short_directory
from tests.peers.virtrio_server import served
from tests.server.drivers.qemu.conftest import PATH, qemus

pytestmark = pytest.mark.peer("qemu", "qemu-img", "virsh", "virt-install", "nbdinfo")

PAGE = (Path(__file__).resolve().parents[1] / "docs" / "qemu.md").read_text()


def section(title: str) -> str:
    found = re.search(rf"^## {title}\n(.*?)(?=^## )", PAGE, re.M | re.S)
    assert found is not None, title
    return found[1]


def commands(title: str) -> list[str]:
    return re.findall(r"^    # (.*)$", section(title), re.M)


@pytest.fixture(scope="module")
def page():
    """A function that runs commands or programs of the page, elsewhere than it says."""
    folder = short_directory("virtrio-page-")
    folder.chmod(0o755)
    (folder / "images").mkdir()
    state = folder / "state"
    with served("--state-dir", str(state)) as endpoint:
        uri = f"qemu+unix:///{PATH}?socket={endpoint.socket}"

        def placed(text: str) -> str:
            text = text.replace("qemu+unix:///system?socket=/run/virtrio.sock", uri)
            if os.geteuid() != 0:
                text = text.replace("-o libvirt-qemu ", "")
            return text.replace("/images", f"{folder}/images").replace("/run/backup", f"{folder}/b")

        def run(text: str, *program: str) -> str:
            done = subprocess.run(
                [*(program or ("bash", "-e")), "-c", placed(text)],
                capture_output=True,
                text=True,
                timeout=120,
                cwd=folder,
                env=os.environ | {"LC_ALL": "C", "LIBVIRT_DEFAULT_URI": uri, "HOME": str(folder)},
            )
            assert done.returncode == 0, f"{text}\n{done.stdout}{done.stderr}"
            return done.stdout

        try:
            yield run
        finally:
            for pid in qemus(state):
                os.kill(pid, signal.SIGKILL)
            subprocess.run(["rm", "-rf", str(folder)], check=True)


def test_the_page_from_the_first_guest_to_its_backups(page):
    lines = commands("virt-install and its relatives")
    install = [line for line in lines if not line.startswith("virsh") and "convert" not in line]
    assert [line.split()[0] for line in install] == ["export", "qemu-img", "virt-install"]
    page("\n".join(install))
    assert page("virsh domstate web").strip() == "running"

    saved = commands("Checkpoints and backups")
    assert len(saved) == 11
    page("\n".join(saved))
    assert page("virsh checkpoint-list web --name").split() == ["monday", "tuesday"]

    blocking, trio = re.findall(r"```python\n(.*?)```", section("From Python"), re.S)
    assert page(blocking, sys.executable) == "True\nimage/png\nb'PNG'\n"
    setting = blocking.partition("with virtrio.")[0]
    assert page(f"{setting}\n{trio}", sys.executable).startswith("web True\n")
    made = page("virsh checkpoint-list web --name --topological").split()
    assert made == ["monday", "tuesday", "wednesday", "thursday"]

    page("virsh destroy web")
    page("\n".join(line for line in lines if line not in install))
    assert set(page("virsh list --all --name").split()) == {"web", "copy"}
    page("virsh undefine copy; virsh undefine web --checkpoints-metadata")


def test_what_virt_install_cannot_have_yet(page):
    for words, told in (
        ("--disk /images/none.qcow2", "Device type 'disk' requires a path"),
        ("--disk size=1", "Couldn't create default storage pool"),
        ("--disk none --network network=default", "no network with matching name 'default'"),
    ):
        command = "virt-install --name no --memory 64 --osinfo generic --import --noautoconsole"
        said = page(f"{command} {words} 2>&1 || true")
        assert told in said
        assert told in " ".join(PAGE.split())
