"""Commands on domains and the host print what virsh prints.

`domain_sessions.jsonl` has what virsh printed with libvirtd, for where there is none;
`record_domain_sessions.py` writes it.
"""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

from tests import peers
from tests.interop.domain_sessions import FILES, SESSIONS
from tests.interop.random_lines import script as random_script
from tests.interop.record_domain_sessions import RECORDED
from tests.peers.fresh import forget
from tests.peers.scripted import run_script
from tests.peers.virsh import differences
from virtrio.command import registry
from virtrio.protocol.typedparams import Int, TypedParams, UInt, ULLong
from virtrio.server.drivers.test.driver import TestDriver
from virtrio.testing import serving

with_virsh = pytest.mark.peer("libvirtd", "virsh")

# Commands of which virsh 9.0.0 knows nothing, and those of other test modules.
OWN = {"serve", "gen", "procedures", "spy", "dissect", "qemu-export", "qemu-import"} | {
    "checkpoint-check",
    "checkpoint-export",
    "checkpoint-import",
    "backup-run",
    "backup-list",
    "backup-verify",
    "backup-restore",
    "backup-prune",
}
# Commands whose numbers come from the clock.
BY_THE_CLOCK = ("cpu-stats", "domblkstat", "domifstat", "domstats", "nodecpustats", "screenshot")
_NUMBERS = re.compile(r"\d{6,}|\d+\.\d{9}|(?<=time=)\d+|\d{4}-\d\d-\d\d-[\d:]{8}")


# Sessions in which virsh sometimes hangs: it stops a loop that a thread of its own has
# yet to start, when saving takes no time.
RACY = ("saving",)


def comparable(answers: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return answers without numbers that come from the clock, and domstats sorted.

    libvirtd lists domains in the order of a hash table there.
    """
    found = []
    for line, text in answers:
        if line.startswith(BY_THE_CLOCK):
            text = _NUMBERS.sub("N", text)
        if line.startswith("domstats"):
            text = "\n\n".join(sorted(text.strip("\n").split("\n\n")))
        found.append((line, text))
    return found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).write_text(text)
    return tmp_path


def compare(libvirtd: peers.Endpoint, name: str, script: str, folder: Path) -> None:
    if name in RACY:
        theirs = recorded(name)
    else:
        theirs = run_script(["virsh"], libvirtd.uri(), script, folder)
        forget(libvirtd)
    ours = run_script(peers.virtrio_command(), libvirtd.uri(), script, folder)
    if found := differences(comparable(theirs), comparable(ours)):
        pytest.fail(found)


def recorded(name: str) -> list[tuple[str, str]]:
    with RECORDED.open() as file:
        return [(line, text) for session, line, text in map(json.loads, file) if session == name]


@with_virsh
@pytest.mark.parametrize("name", SESSIONS)
def test_same_output_as_virsh(name: str, libvirtd: peers.Endpoint, folder: Path) -> None:
    compare(libvirtd, name, SESSIONS[name], folder)


@with_virsh
def test_wrong_command_lines(libvirtd: peers.Endpoint, folder: Path) -> None:
    """Test each command with nothing, an unknown option and a value too many."""
    names = [
        command.name
        for group in registry.groups()
        for command in group.commands
        if command.name not in OWN | {"help", "exit", "quit"}
    ]
    lines = [
        line
        for name in names
        for line in (f"{name} --nosuch", f"{name} --domain", f"{name}" + " nosuch" * 30)
    ]
    # Without a required option nothing runs, so that the rest is harmless.
    lines += [
        command.name
        for group in registry.groups()
        for command in group.commands
        if command.name not in OWN and any(option.required for option in command.options)
    ]
    compare(libvirtd, "", "\n".join(lines), folder)


_LISTED = re.compile(r"^    ([a-z][a-z0-9-]*) ", re.MULTILINE)


@with_virsh
def test_commands_that_are_missing_are_listed() -> None:
    def listed(*command: str) -> set[str]:
        done = subprocess.run([*command, "help"], check=True, capture_output=True, text=True)
        return set(_LISTED.findall(done.stdout))

    page = (Path(__file__).resolve().parents[2] / "docs" / "command.md").read_text()
    table = page.partition("Not there yet")[2].partition("Completion")[0]
    missing = set(re.findall("`([a-z-]+)`", table))
    ours = listed(*peers.virtrio_command())
    assert listed("virsh") - ours == missing
    assert ours - listed("virsh") == OWN


@with_virsh
@pytest.mark.parametrize("seed", [1, 2])
def test_random_lines(seed: int, libvirtd: peers.Endpoint, folder: Path) -> None:
    compare(libvirtd, "", random_script(seed, 300), folder)


# Sessions and lines whose answers newer drivers, ours among them, give otherwise.
NEWER_SESSIONS = ("devices", "disks and media")
NEWER = ("cpu-baseline", "domcapabilities", "freepages", "uri")
NOT_SUPPORTED = re.compile("connection driver: virDomain(AttachDevice|UpdateDeviceFlags)")
# libvirtd tells how many limits an interface has before it looks for the interface, and
# writes cores to files.
OTHERWISE = {"domiftune rich vnet5", "domiftune rich nosuch", "domiftune rich vnet5 --config"}
OTHERWISE |= {"dump test /nonexistent/x"}


@pytest.mark.parametrize("name", [name for name in SESSIONS if name not in NEWER_SESSIONS])
def test_our_server_and_command(name: str, folder: Path) -> None:
    """Test that both together print what virsh and libvirtd do."""
    theirs = [
        (line, text)
        for line, text in recorded(name)
        if not NOT_SUPPORTED.search(text) and not line.startswith(NEWER) and line not in OTHERWISE
    ]
    script = "\n".join(line for line, _ in theirs)
    with serving(TestDriver) as server:
        ours = run_script(peers.virtrio_command(), server.uri, script, folder)
    if found := differences(comparable(theirs), comparable(ours)):
        pytest.fail(found)


class Working(TestDriver):
    """A test driver whose domains have a job, and a guest with an agent."""

    kind = 2

    def domain_get_job_stats(self, dom: object, flags: int) -> tuple[int, TypedParams]:
        sizes = {
            f"{prefix}_{what}": ULLong(number * 10**9)
            for number, prefix in enumerate(("data", "memory", "disk"), start=1)
            for what in ("total", "processed", "remaining", "bps")
            if (prefix, what) != ("data", "bps")
        }
        counts = {name: ULLong(7 * number) for number, name in enumerate(COUNTS, start=1)}
        return self.kind, {
            "operation": Int(5),
            **sizes,
            **counts,
            "auto_converge_throttle": Int(20),
            "errmsg": "it broke",
            "success": True,
        }

    def domain_migrate_get_max_speed(self, dom: object, flags: int) -> int:
        return 8796093022207 + flags

    def domain_migrate_get_max_downtime(self, dom: object, flags: int) -> int:
        return 300

    def domain_migrate_get_compression_cache(self, dom: object, flags: int) -> int:
        return 67108864

    def domain_authorized_ssh_keys_get(self, dom: object, user: str, flags: int) -> list[str]:
        return [f"ssh-rsa AAAA {user}@one", "ssh-rsa BBBB two"]

    def domain_get_guest_info(self, dom: object, types: int, flags: int) -> TypedParams:
        return {"user.count": UInt(1), "user.0.name": "joe", "hostname": "guest"}


COUNTS = (
    "time_elapsed",
    "time_elapsed_net",
    "time_remaining",
    "memory_dirty_rate",
    "memory_page_size",
    "memory_iteration",
    "memory_postcopy_requests",
    "memory_constant",
    "memory_normal",
    "memory_normal_bytes",
    "downtime",
    "downtime_net",
    "setup_time",
    "compression_cache",
    "compression_bytes",
    "compression_pages",
    "compression_cache_misses",
    "compression_overflow",
    "disk_temp_used",
    "disk_temp_total",
)
OF_A_HYPERVISOR = """\
domjobinfo test
domjobinfo test --rawstats
domjobinfo test --anystats
domjobinfo test --completed
domjobinfo test --completed --keep-completed
migrate-getspeed test
migrate-getspeed test --postcopy
migrate-getmaxdowntime test
migrate-compcache test
get-user-sshkeys test joe
guestinfo test
guestinfo test --user
"""


@pytest.mark.peer("virsh")
@pytest.mark.parametrize("kind", [0, 1, 3, 4, 9])
def test_jobs(kind: int, tmp_path: Path) -> None:
    """Test what the test driver does not have, with virsh and a server of ours."""
    driver = type("Driver", (Working,), {"kind": kind})
    script = OF_A_HYPERVISOR if kind == 1 else "".join(OF_A_HYPERVISOR.splitlines(True)[:4])
    with serving(driver) as server:
        theirs = run_script(["virsh"], server.uri, script, tmp_path)
        ours = run_script(peers.virtrio_command(), server.uri, script, tmp_path)
    if found := differences(theirs, ours):
        pytest.fail(found)
