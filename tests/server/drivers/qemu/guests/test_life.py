"""Guests from their definition to their end, as virsh shows them."""

import os
import signal
import subprocess
import time

import pytest
import trio

import virtrio

pytestmark = pytest.mark.peer("qemu", "qemu-img", "virsh")

IS_ROOT = os.geteuid() == 0


@pytest.fixture
def guest(host):
    """A guest with two disks, defined."""
    disks = (
        host.disk(host.image("a.qcow2")),
        host.disk(host.image("b.raw", "1M", "raw"), "vdb", "raw"),
    )
    host.define(host.document("g", *disks, more="<serial type='pty'/>"))
    return "g"


def test_a_life(host, guest):
    assert host.virsh("list", "--all").split() == ["-", "g", "shut", "off"]
    host.virsh("start", "--paused", guest)
    assert host.virsh("domstate", "--reason", guest) == "paused (user)"
    assert len(host.processes()) == 1
    host.virsh("resume", guest)
    assert host.virsh("domstate", "--reason", guest) == "running (unpaused)"
    host.virsh("suspend", guest)
    assert host.virsh("domstate", "--reason", guest) == "paused (user)"
    assert "Max memory:     4096 KiB" in host.virsh("dominfo", guest)
    host.virsh("destroy", guest)
    assert host.virsh("domstate", "--reason", guest) == "shut off (destroyed)"
    assert host.processes() == []
    host.virsh("undefine", guest)
    assert host.virsh("list", "--all") == ""


def test_what_runs_is_in_the_live_xml_alone(host, guest):
    stored = host.virsh("dumpxml", guest)
    host.virsh("start", guest)
    assert host.virsh("dumpxml", "--inactive", guest) == stored
    live = host.virsh("dumpxml", guest)
    for text in (
        "<domain type='qemu' id='",
        f"<source file='{host.folder}/a.qcow2' index='2'/>",
        "<backingStore/>",
        "<alias name='virtio-disk0'/>",
        "<console type='pty' tty='/dev/pts/",
        "<alias name='pci.0'/>",
    ):
        assert text in live
        assert text not in stored


@pytest.mark.skipif(not IS_ROOT, reason="only root runs QEMU as another user")
def test_qemu_has_neither_roots_user_nor_any_capability(host, guest):
    host.virsh("start", "--paused", guest)
    (pid,) = host.processes()
    with open(f"/proc/{pid}/status") as status:
        said = dict(line.rstrip("\n").split(":\t", 1) for line in status)
    uids = set(said["Uid"].split())
    assert len(uids) == 1
    assert uids != {"0"}
    assert [int(said[name], 16) for name in ("CapPrm", "CapEff", "CapBnd", "CapAmb")] == [0] * 4
    assert said["NoNewPrivs"] == "1"
    assert said["Seccomp"] == "2"
    owner = (host.folder / "a.qcow2").stat().st_uid
    assert str(owner) in uids
    host.virsh("destroy", guest)
    assert (host.folder / "a.qcow2").stat().st_uid == 0


def test_a_killed_guest_has_crashed(host, guest):
    host.virsh("start", guest)
    (pid,) = host.processes()
    os.kill(pid, signal.SIGKILL)
    _until(lambda: host.virsh("domstate", "--reason", guest) == "shut off (crashed)")
    assert host.processes() == []
    host.virsh("start", guest)
    host.virsh("destroy", guest)


def _until(true) -> None:
    deadline = time.monotonic() + 30
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.02)


async def test_events_come_in_libvirts_order(host, guest):
    """The numbers are those of virDomainEventType, and of the details of each."""
    async with virtrio.connect(host.uri) as conn:
        domain = await conn.lookup_by_name(guest)
        lifecycle = virtrio.enums.DomainEventID.VIR_DOMAIN_EVENT_ID_LIFECYCLE
        async with conn.domain_events(lifecycle) as events:
            await domain.create()
            await domain.suspend()
            await domain.resume()
            await domain.destroy()
            await domain.create_with_flags(virtrio.enums.DomainCreateFlags.VIR_DOMAIN_START_PAUSED)
            (pid,) = host.processes()
            os.kill(pid, signal.SIGKILL)
            found = []
            with trio.fail_after(30):
                async for _, event, detail in events:
                    found.append((int(event), int(detail)))
                    if len(found) == 9:
                        break
    assert found == [
        *[(4, 0), (2, 0)],  # resumed, started
        *[(3, 0), (4, 0)],  # suspended, resumed
        *[(6, 2), (5, 1)],  # shut down by the host, stopped: destroyed
        *[(2, 0), (3, 0)],  # started, suspended
        (5, 5),  # stopped: failed
    ]


def test_a_transient_guest_is_gone_with_its_end(host):
    path = host.folder / "transient.xml"
    path.write_text(host.document("t", host.disk(host.image("t.qcow2"))))
    host.virsh("create", "--paused", str(path))
    assert "Persistent:     no" in host.virsh("dominfo", "t")
    host.virsh("destroy", "t")
    assert host.virsh("list", "--all") == ""


def test_undefining_a_guest_that_runs_makes_it_transient(host, guest):
    host.virsh("start", guest)
    host.virsh("undefine", guest)
    assert "Persistent:     no" in host.virsh("dominfo", guest)
    host.virsh("destroy", guest)
    assert host.virsh("list", "--all") == ""


def test_a_chain_of_layers_is_shown(host):
    base = host.image("base.qcow2")
    host.image("top.qcow2", "4M", "qcow2", "-b", str(base), "-F", "qcow2")
    host.define(host.document("c", host.disk(host.folder / "top.qcow2")))
    host.virsh("start", "--paused", "c")
    live = host.virsh("dumpxml", "c")
    assert "<backingStore type='file' index='2'>" in live
    assert f"<source file='{base}'/>" in live
    host.virsh("destroy", "c")


def refused(host, document: str) -> str:
    host.define(document)
    return host.virsh("start", "r", fails=True).removeprefix(
        "error: Failed to start domain 'r'\nerror: "
    )


def test_images_that_cannot_be_used(host):
    where = host.folder / "no.qcow2"
    text = refused(host, host.document("r", host.disk(where)))
    assert text.startswith(f"Cannot access storage file '{where}'")
    assert text.endswith(": No such file or directory")
    raw = host.image("r.raw", "1M", "raw")
    text = refused(host, host.document("r", host.disk(raw)))
    assert text.startswith("internal error: qemu unexpectedly closed the monitor: ")
    assert text.endswith("Image is not in qcow2 format")
    assert raw.stat().st_uid == os.geteuid()
    first, second = host.folder / "1.qcow2", host.folder / "2.qcow2"
    host.image("1.qcow2")
    host.image("2.qcow2", "4M", "qcow2", "-b", str(first), "-F", "qcow2")
    rebase = ["qemu-img", "rebase", "-u", "-b", str(second), "-F", "qcow2", str(first)]
    subprocess.run(rebase, check=True)
    text = refused(host, host.document("r", host.disk(second)))
    assert "is self-referential" in text
    assert host.processes() == []
    assert host.virsh("domstate", "r") == "shut off"


def test_two_guests_with_one_image(host, guest):
    host.virsh("start", guest)
    text = refused(host, host.document("r", host.disk(host.folder / "a.qcow2")))
    assert 'Failed to get "write" lock' in text
    assert len(host.processes()) == 1
    host.virsh("destroy", guest)
    host.virsh("start", "r")
    host.virsh("destroy", "r")


@pytest.mark.parametrize(
    ("device", "said"),
    [
        ("<shmem name='s'><model type='ivshmem-plain'/></shmem>", "'shmem'"),
        ("<interface type='direct'><source dev='d'/></interface>", "'interface/@type' with"),
        ("<sound model='pcspk'/>", "'sound/@model' with the value 'pcspk'"),
    ],
)
def test_a_guest_whose_devices_it_would_not_get_is_not_started(host, device, said):
    text = refused(host, host.document("r", more=device))
    assert text.startswith("unsupported configuration: a guest on QEMU cannot have ")
    assert said in text
    assert host.processes() == []


def test_a_qemu_that_is_stopped_costs_others_nothing(host, guest):
    host.virsh("start", guest)
    host.define(host.document("other", host.disk(host.image("o.qcow2"))))
    (pid,) = host.processes()
    os.kill(pid, signal.SIGSTOP)
    with subprocess.Popen(
        ["virsh", "--connect", host.uri, "suspend", guest],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as stuck:
        host.virsh("start", "other")
        host.virsh("suspend", "other")
        assert host.virsh("domstate", guest) == "running"
        os.kill(pid, signal.SIGCONT)
        assert stuck.wait(30) == 0
    assert host.virsh("domstate", guest) == "paused"


def test_paths_of_a_uri(host):
    wrong = host.uri.replace(f"///{PATH_OF}", "///elsewhere")
    done = subprocess.run(["virsh", "-c", wrong, "uri"], capture_output=True, text=True)
    assert f"unexpected qemu URI path '/elsewhere', try qemu:///{PATH_OF}" in done.stderr


PATH_OF = "system" if IS_ROOT else "session"


def test_limits_of_a_guest_that_runs_are_refused_as_without_cgroups(host):
    """A libvirtd without them tells how many limits there are, and no more."""
    host.define(host.document("g"))
    host.virsh("start", "--paused", "g")
    memory = "Requested operation is not valid: cgroup memory controller is not mounted"
    blocks = "Requested operation is not valid: blkio cgroup isn't mounted"
    for command, what, why in (
        ("memtune", "Unable to get memory parameters", memory),
        ("blkiotune", "Unable to get blkio parameters", blocks),
    ):
        said = host.virsh(command, "g", fails=True).splitlines()
        assert said == [f"error: {what}", f"error: {why}"]
    assert "unlimited" in host.virsh("memtune", "g", "--config")
