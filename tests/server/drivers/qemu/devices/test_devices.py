"""Guests with devices of every kind, as virsh and QEMU's monitor show them."""

import contextlib
import json
import os
import re
import signal
import socket
import stat
import subprocess
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest

from tests.peers.virtrio_server import served
from tests.server.drivers.qemu.conftest import Host, qemus

pytestmark = pytest.mark.peer("qemu", "qemu-img", "virsh")

IS_ROOT = os.geteuid() == 0


@pytest.fixture
def serve(folder):
    """A function that serves one state, again and again."""
    state = folder / "state"

    @contextlib.contextmanager
    def serving(**options):
        with served("--state-dir", str(state), **options) as endpoint:
            yield Host(folder, state, endpoint)

    yield serving
    for pid in qemus(state):
        os.kill(pid, signal.SIGKILL)


def asked(host, guest, command, **arguments):
    """Return QEMU's answer to a command."""
    text = json.dumps({"execute": command, "arguments": arguments})
    return json.loads(host.virsh("qemu-monitor-command", guest, text))["return"]


DEVICES = """
<interface type='user'><mac address='52:54:00:00:00:01'/><model type='virtio'/>
  <link state='down'/></interface>
<serial type='file'><source path='{folder}/serial.log' append='on'/></serial>
<serial type='unix'><source mode='bind' path='{folder}/serial.sock'/>
  <target port='1'/><log file='{folder}/log.log' append='on'/></serial>
<console type='pty'><target type='virtio'/></console>
<channel type='unix'><target type='virtio' name='org.qemu.guest_agent.0'/></channel>
<channel type='pty'><target type='virtio' name='a.b,c'/></channel>
<input type='tablet' bus='usb'/>
<input type='keyboard' bus='virtio'/>
<graphics type='vnc' websocket='-1' passwd='secret'/>
<video><model type='qxl'/></video>
<sound model='ich9'/>
<watchdog model='i6300esb' action='pause'/>
<memballoon model='virtio' autodeflate='on'><stats period='7'/></memballoon>
<rng model='virtio'><rate bytes='1024'/><backend model='builtin'/></rng>
"""
VCPUS = (
    "<vcpu>3</vcpu><vcpus><vcpu id='0' enabled='yes' hotpluggable='no'/>"
    "<vcpu id='1' enabled='no' hotpluggable='yes'/>"
    "<vcpu id='2' enabled='yes' hotpluggable='yes'/></vcpus>"
)


def test_a_guest_with_many_devices(serve, folder):
    with serve() as host:
        text = host.document("g", machine="q35", more=DEVICES.format(folder=folder))
        host.define(text.replace("<os>", VCPUS + "<os>"))
        host.virsh("start", "--paused", "g")
        live = host.virsh("dumpxml", "--security-info", "g")
        # what QEMU was told after its start
        assert len(asked(host, "g", "query-cpus-fast")) == 2
        assert asked(host, "g", "query-vnc")["auth"] == "vnc"
        path, name = "/machine/peripheral/balloon0", "guest-stats-polling-interval"
        assert asked(host, "g", "qom-get", path=path, property=name) == 7
        # what was decided
        assert "port='59" in live
        assert "websocket='57" in live
        assert "listen='127.0.0.1'" in live
        assert "passwd='secret'" in live
        assert "passwd='" not in host.virsh("dumpxml", "g")
        (pid,) = host.processes()
        (channel,) = folder.glob("state/run/*/channel/org.qemu.guest_agent.0")
        for path in (channel, folder / "serial.sock"):
            with socket.socket(socket.AF_UNIX) as client:
                client.connect(str(path))
        for path in (folder / "serial.log", folder / "log.log"):
            assert stat.S_IMODE(path.stat().st_mode) == 0o600
            assert path.stat().st_uid == os.geteuid()
        before = host.virsh("dumpxml", "--security-info", "g")
    with serve() as host:
        assert host.processes() == [pid]
        # a second reading may sort controllers, and number consoles anew
        assert _lines(host.virsh("dumpxml", "--security-info", "g")) == _lines(before)
        assert "websocket='-1'" in host.virsh("dumpxml", "--inactive", "g")
        host.virsh("destroy", "g")
        assert list((folder / "state" / "run").iterdir()) == []


@pytest.mark.parametrize(
    "device",
    [
        "<serial type='file'><source path='{state}/state.db'/></serial>",
        "<filesystem><source dir='{state}/nvram'/><target dir='t'/></filesystem>",
        "<serial type='pty'><log file='{state}/log/x.log'/></serial>",
        "<channel type='unix'><source mode='bind' path='{state}/run/s'/>"
        "<target type='virtio' name='a.b'/></channel>",
        "<rng model='virtio'><backend model='random'>{state}/state.db</backend></rng>",
    ],
)
def test_files_of_the_server_are_not_for_guests(host, device):
    host.define(host.document("g", more=device.format(state=host.state)))
    said = host.virsh("start", "g", fails=True)
    assert f"is in '{host.state}" in said
    assert said.endswith("whose files are the server's own")


def _lines(text):
    lines = re.sub(r"<console type='pty' tty='[^']*'", "<console type='pty'", text).splitlines()
    return sorted(line for line in lines if "<target type='virtio' port=" not in line)


def test_arguments_for_qemu_itself_taint_the_guest(host):
    extra = (
        "<qemu:commandline xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'>"
        "<qemu:arg value='-device'/><qemu:arg value='pvpanic,id=mine'/>"
        "<qemu:env name='MINE' value='a b'/></qemu:commandline>"
    )
    host.define(host.document("g").replace("</domain>", extra + "</domain>"))
    stored = host.virsh("dumpxml", "g")
    assert stored.startswith(
        "<domain type='qemu' xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'>"
    )
    assert stored.endswith("  </qemu:commandline>\n</domain>")
    host.virsh("start", "--paused", "g")
    (pid,) = host.processes()
    with open(f"/proc/{pid}/environ") as environ:
        assert "MINE=a b" in environ.read().split("\0")
    found = asked(host, "g", "qom-list", path="/machine/peripheral")
    assert "mine" in [child["name"] for child in found]
    log = host.server.log.read_text()
    assert f"name='g' uuid={host.virsh('domuuid', 'g')} is tainted: custom-argv" in log
    assert "is tainted: custom-monitor" in log


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("<os>", "<cpu><model>zzz</model></cpu><os>"), "internal error: Unknown CPU model zzz"),
        (("<os>", "<cpu><model>qemu64,+x</model></cpu><os>"), "Unknown CPU model qemu64,+x"),
        (
            (
                "<os>",
                "<cpu><model>qemu64</model><feature name='a,b' policy='require'/></cpu><os>",
            ),
            "unsupported configuration: unknown CPU feature: a,b",
        ),
        (
            ("<os>", "<cpu mode='host-passthrough'/><os>"),
            "CPU mode 'host-passthrough' for x86_64 qemu domain on x86_64 host is not supported by "
            "hypervisor",
        ),
        (
            ("<os>", "<seclabel type='dynamic' model='selinux'/><os>"),
            "Security driver model 'selinux' is not available",
        ),
        (
            ("<os>", "<features><apic eoi='on'/></features><os>"),
            "'features/apic/@eoi', which needs KVM",
        ),
        (
            ("<devices>", "<devices><interface type='network'><source network='n'/></interface>"),
            "Network not found: no network with matching name 'n'",
        ),
        (
            ("<devices>", "<devices><shmem name='s'><model type='ivshmem-plain'/></shmem>"),
            "a guest on QEMU cannot have 'shmem' here yet",
        ),
        (
            ("<devices>", "<devices><filesystem><source dir='/a'/><target dir='b'/></filesystem>"),
            "cannot initialize fsdev 'fsdev-fs0': failed to open '/a': No such file or directory",
        ),
        (
            ("</os>", "<kernel>/nokernel</kernel></os>"),
            "unable to stat: /nokernel: No such file or directory",
        ),
        (
            ("<devices>", "<devices><serial type='file'><source path='/no/f'/></serial>"),
            "Unable to open file: /no/f: No such file or directory",
        ),
    ],
)
def test_a_guest_that_cannot_be_is_refused(host, change, said):
    host.define(host.document("g").replace(*change))
    assert said in host.virsh("start", "g", fails=True)
    assert host.processes() == []


def test_the_log_says_what_only_kvm_has(host):
    parts = "<features><hyperv><relaxed state='on'/><vapic state='off'/></hyperv></features>"
    text = host.document("g", more="<panic model='hyperv'/>").replace("<os>", parts + "<os>")
    host.define(text)
    host.virsh("start", "--paused", "g")
    (pid,) = host.processes()
    with open(f"/proc/{pid}/cmdline") as cmdline:
        assert {"hv-relaxed=on", "hv-crash"} <= set(re.split("[\\0,]", cmdline.read()))
    log = host.server.log.read_text()
    assert "guest g: 'features/hyperv/relaxed' has no effect without KVM" in log
    assert "guest g: 'panic[hyperv]' has no effect without KVM" in log
    assert "vapic" not in log


def test_starts_at_the_same_time_have_ports_of_their_own(host):
    names = [f"g{number}" for number in range(6)]
    for name in names:
        host.define(host.document(name, more="<graphics type='vnc'/>"))
    with ThreadPoolExecutor(6) as pool:
        list(pool.map(lambda name: host.virsh("start", "--paused", name), names))
    assert len({host.virsh("vncdisplay", name) for name in names}) == 6


def test_ports_that_another_server_is_about_to_use_are_not_given(host):
    with contextlib.ExitStack() as claims:
        for port in range(5900, 5910):  # which this test says it is about to use
            claim = claims.enter_context(socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM))
            host.wait(partial(_is_bound, claim, f"\0virtrio-port-{port}"))
        host.define(host.document("g", more="<graphics type='vnc'/>"))
        host.virsh("start", "--paused", "g")
        assert int(host.virsh("vncdisplay", "g").rpartition(":")[2]) >= 10


def _is_bound(claim, address):
    try:
        claim.bind(address)
    except OSError:  # another server of these tests uses it just now
        return False
    return True


@pytest.mark.peer("ovmf")
def test_firmware_is_chosen_and_has_its_own_memory(serve, folder):
    with serve() as host:
        text = host.document("g", machine="q35").replace("<os>", "<os firmware='efi'>")
        host.define(text.replace("<devices>", "<features><acpi/></features><devices>"))
        host.virsh("start", "--paused", "g")
        nvram = folder / "state" / "nvram" / "g_VARS.fd"
        live = host.virsh("dumpxml", "g")
        assert "<loader readonly='yes' secure='yes' type='pflash'>" in live
        assert f">{nvram}</nvram>" in live
        assert "<smm state='on'/>" in live
        assert "  <os>\n" in live  # what was chosen is no wish any more
        assert stat.S_IMODE(nvram.stat().st_mode) == 0o600
        if IS_ROOT:
            assert nvram.stat().st_uid != 0
        host.virsh("destroy", "g")
        before = nvram.read_bytes()[:-1] + b"x"
        nvram.write_bytes(before)
        host.virsh("start", "--paused", "g")
        assert nvram.read_bytes() == before
        host.virsh("destroy", "g")
        assert "cannot undefine domain with nvram" in host.virsh("undefine", "g", fails=True)
        host.virsh("undefine", "g", "--nvram")
        assert not nvram.exists()


IN_A_NAMESPACE = """
import ctypes, subprocess
if ctypes.CDLL(None).unshare(0x40000000):
    raise SystemExit("no namespace")
for words in ("link set lo up", "link add vbr0 type bridge", "link set vbr0 mtu 1400 up"):
    subprocess.run(["ip", *words.split()], check=True)
"""


def in_namespace(pid, *words):
    command = ["nsenter", f"--net=/proc/{pid}/ns/net", *words]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


@pytest.mark.peer("ip")
@pytest.mark.skipif(
    not (IS_ROOT and os.path.exists("/dev/net/tun")), reason="needs root and /dev/net/tun"
)
def test_interfaces_on_a_bridge(serve):
    with serve(before=IN_A_NAMESPACE) as host:
        interfaces = (
            "<interface type='bridge'><mac address='52:54:00:00:00:01'/><source bridge='vbr0'/>"
            "<model type='virtio'/><driver queues='2'/></interface>"
            "<interface type='bridge'><mac address='52:54:00:00:00:02'/><source bridge='vbr0'/>"
            "<target dev='mine0'/><model type='e1000'/><mtu size='1300'/></interface>"
            "<interface type='ethernet'><mac address='52:54:00:00:00:03'/>"
            "<model type='virtio'/></interface>"
        ).replace("<mtu size='1300'/>", "")
        host.define(host.document("g", machine="q35", more=interfaces))
        host.virsh("start", "--paused", "g")
        server = host.server.process.pid
        links = json.loads(in_namespace(server, "ip", "-json", "link"))
        found = {link["ifname"]: link for link in links}
        assert [found[name].get("master") for name in ("vnet0", "mine0", "vnet1")] == [
            "vbr0",
            "vbr0",
            None,
        ]
        assert found["mine0"]["address"] == "fe:54:00:00:00:02"
        assert found["mine0"]["mtu"] == 1400
        assert all("UP" in found[name]["flags"] for name in ("vnet0", "mine0", "vnet1"))
        live = host.virsh("dumpxml", "g")
        for name in ("vnet0", "mine0", "vnet1"):
            assert f"<target dev='{name}'/>" in live
        plugged = host.folder / "plugged.xml"
        plugged.write_text(
            "<interface type='bridge'><mac address='52:54:00:00:00:09'/><source bridge='vbr0'/>"
            "<model type='virtio'/></interface>"
        )
        host.virsh("attach-device", "g", "--live", str(plugged))
        assert "<target dev='vnet2'/>" in host.virsh("dumpxml", "g")
        assert "vnet2" in in_namespace(server, "ip", "link")
        host.virsh("destroy", "g")
        left = json.loads(in_namespace(server, "ip", "-json", "link"))
        assert {link["ifname"] for link in left} == {"lo", "vbr0"}
        host.define(host.document("h", more=interfaces.replace("vbr0", "nobr0")))
        said = host.virsh("start", "h", fails=True)
        assert "Cannot get interface MTU on 'nobr0': No such device" in said
        assert host.processes() == []


def test_how_timers_catch_up_is_kept_and_ignored_as_by_libvirt(host):
    catchup = "<catchup threshold='123' slew='120' limit='10000'/>"
    timers = "".join(
        f"<timer name='{name}' tickpolicy='catchup'>{catchup}</timer>"
        for name in ("rtc", "pit", "hpet", "tsc")
    )
    clock = f"<clock offset='utc'>{timers}</clock>"
    host.define(host.document("g").replace("<devices>", f"{clock}<devices>"))
    host.virsh("start", "--paused", "g")
    assert host.virsh("dumpxml", "g").count(catchup) == 4
    (pid,) = host.processes()
    with open(f"/proc/{pid}/cmdline") as cmdline:
        said = cmdline.read().split("\0")
    assert "base=utc,driftfix=slew" in said
    assert not any("lost_tick_policy" in word for word in said)
    log = host.server.log.read_text()
    assert "guest g: 'clock/timer[rtc]/catchup' has no effect\n" in log
    assert "guest g: 'clock/timer[pit]/@tickpolicy' has no effect\n" in log
