"""What the driver knows of emulators, and when it asks them."""

import re
import stat
import subprocess
from pathlib import Path

import pytest

from tests.server.drivers.qemu.conftest import QEMU
from tests.server.drivers.qemu.test_survival import Servers

pytestmark = pytest.mark.peer("qemu", "virsh")


@pytest.fixture
def emulator(folder):
    """An emulator that notes its starts in a file beside it."""
    folder.chmod(0o755)
    starts = folder / "starts"
    starts.touch()
    starts.chmod(0o666)
    script = folder / "emulator"
    script.write_text(f'#!/bin/sh\necho started >>{starts}\nexec {QEMU} "$@"\n')
    script.chmod(0o755)
    return script


def starts(emulator):
    return emulator.with_name("starts").read_text().count("started")


def define(host, emulator, name):
    document = host.document(name, more=f"<emulator>{emulator}</emulator>")
    host.define(document)


def test_an_emulator_is_asked_once_until_it_changes(folder, emulator):
    servers = Servers(folder)
    with servers.serve() as host:
        define(host, emulator, "one")
        asked = starts(emulator)
        assert asked >= 1
        define(host, emulator, "two")
        host.virsh("domcapabilities", "--emulatorbin", str(emulator))
        assert starts(emulator) == asked
    with servers.serve() as host:
        define(host, emulator, "three")
        assert starts(emulator) == asked
        emulator.write_text(emulator.read_text() + "\n")
        define(host, emulator, "four")
        assert starts(emulator) == 2 * asked


def test_what_is_kept_and_damaged_is_asked_for_again(folder, emulator):
    servers = Servers(folder)
    with servers.serve() as host:
        define(host, emulator, "one")
        asked = starts(emulator)
        (kept,) = (servers.state / "emulators").iterdir()
        assert stat.S_IMODE(kept.parent.stat().st_mode) == 0o700
    for damaged in ("", "{}", "[1]", kept.read_text()[:-100], kept.read_text() + "x"):
        kept.write_text(damaged)
        before = starts(emulator)
        with servers.serve() as host:
            define(host, emulator, "one")
        assert starts(emulator) == before + asked


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("echo that is no way to start >&2", "that is no way to start"),
        ("yes on and on | head -c 1000000", "on and on"),
        ("exit 3", "End of file from qemu monitor"),
    ],
)
def test_an_emulator_that_is_none_is_an_error_with_its_words(host, emulator, script, said):
    emulator.write_text(f"#!/bin/sh\n{script}\n")
    error = host.virsh("domcapabilities", "--emulatorbin", str(emulator), fails=True)
    assert said in error
    assert len(error) < 10_000


REFUSED = [
    (("--virttype", "zz"), "invalid argument: unknown virttype: zz"),
    (("--arch", "zz"), "invalid argument: unknown architecture: zz"),
    (
        ("--arch", "aarch64"),
        "unsupported configuration: unable to find any emulator to serve 'aarch64' architecture",
    ),
    (
        ("--arch", "aarch64", "--emulatorbin", QEMU),
        "invalid argument: architecture from emulator 'x86_64' doesn't match given "
        "architecture 'aarch64'",
    ),
    (
        ("--machine", "none"),
        f"invalid argument: the machine 'none' is not supported by emulator '{QEMU}'",
    ),
    (
        ("--virttype", "xen", "--machine", "zz"),
        f"invalid argument: the accel 'tcg' is not supported by '{QEMU}' on this host",
    ),
    (("--emulatorbin", "/none"), "Cannot check QEMU binary /none: No such file or directory"),
    (
        ("--emulatorbin", "/etc/passwd"),
        "QEMU binary /etc/passwd is not executable: Permission denied",
    ),
    (("--emulatorbin", "/usr"), "QEMU binary /usr is not executable: Is a directory"),
]


def test_refusals_of_domain_capabilities(host):
    for words, text in REFUSED:
        error = host.virsh("domcapabilities", *words, fails=True)
        assert error.splitlines()[-1] == f"error: {text}"


def test_the_machine_is_what_the_kernel_says(host):
    info = dict(line.split(":") for line in host.virsh("nodeinfo").splitlines())
    amounts = re.findall("<memory unit='KiB'>(.*)</memory>", host.virsh("capabilities"))
    assert info["Memory size"].split() == [str(sum(map(int, amounts))), "KiB"]
    shape = [info[name] for name in ("CPU(s)", "CPU socket(s)", "Core(s) per socket")]
    assert int(shape[0]) >= int(shape[1]) * int(shape[2])
    cells = re.findall("<cpus num='(.*)'>", host.virsh("capabilities"))
    assert sum(map(int, cells)) == int(shape[0])
    assert "present" in host.virsh("nodecpumap")
    assert "user" in host.virsh("nodecpustats")
    assert "total" in host.virsh("nodememstats")


def test_an_emulator_that_hangs_ends_with_those_who_wait_for_it(host, emulator):
    text = emulator.read_text().replace(f"exec {QEMU}", "exec sleep 1000 #")
    emulator.write_text(text)
    words = ["virsh", "-q", "-c", host.uri, "domcapabilities", "--emulatorbin"]
    spellings = [str(emulator), str(emulator).replace("/", "/./")]
    waiting = [subprocess.Popen([*words, path]) for path in spellings]
    try:
        host.wait(lambda: len(children(host)) == 1)
        host.wait(lambda: starts(emulator) == 1)
        for virsh in waiting:
            assert virsh.poll() is None
            virsh.kill()
            virsh.wait()
        host.wait(lambda: children(host) == [])
    finally:
        for virsh in waiting:
            virsh.kill()
            virsh.wait()


def children(host) -> list[str]:
    """Return the ids of the server's processes."""
    pid = host.server.process.pid
    tasks = Path(f"/proc/{pid}/task").iterdir()
    return [child for task in tasks for child in (task / "children").read_text().split()]
