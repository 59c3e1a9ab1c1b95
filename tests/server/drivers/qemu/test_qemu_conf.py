"""qemu.conf: what it changes, and what stops a server that cannot honour it."""

import grp
import os
import pwd
import re
import signal
import subprocess
from pathlib import Path

import pytest

from tests.peers.virtrio_server import served, virtrio_command
from tests.server.drivers.qemu.conftest import Host, qemus
from tests.server.drivers.qemu.guests.test_crashing import DOCUMENT as CRASHES
from tests.server.drivers.qemu.guests.test_crashing import PANIC
from virtrio.server.drivers.qemu.processes.process import Identity
from virtrio.server.drivers.qemu.qemu_conf import QemuConfError, load
from virtrio.server.drivers.qemu.settings import Settings

IS_ROOT = os.geteuid() == 0
NOBODY = pwd.getpwnam("nobody")


@pytest.fixture
def loaded(tmp_path):
    """A function that returns the settings of a file with a text."""

    def read(text: str) -> Settings:
        path = tmp_path / "qemu.conf"
        path.write_text(text)
        return load(path, Settings.default(tmp_path))

    return read


def test_an_empty_file_changes_nothing(loaded, tmp_path):
    assert loaded("# nothing\n") == Settings.default(tmp_path)


def test_what_is_honoured(loaded):
    settings = loaded(
        'vnc_listen = "0.0.0.0"\nremote_display_port_min = 6000\nremote_display_port_max = 6009\n'
        "dynamic_ownership = 0\nseccomp_sandbox = 0\n"
    )
    assert settings.vnc_listen == "0.0.0.0"
    assert settings.display_ports == range(6000, 6010)
    assert not settings.gives_images
    assert not settings.has_sandbox


@pytest.mark.skipif(not IS_ROOT, reason="only root runs QEMU as another user")
@pytest.mark.parametrize("user", ["nobody", "+65534", "65534"])
def test_users_by_name_and_number(loaded, user):
    group = grp.getgrgid(NOBODY.pw_gid).gr_name
    found = loaded(f'user = "{user}"\ngroup = "{group}"\n').identity
    assert (found.uid, found.gid) == (NOBODY.pw_uid, NOBODY.pw_gid)


@pytest.mark.skipif(not IS_ROOT, reason="only root can run QEMU as root")
def test_root_has_to_be_asked_for(loaded):
    settings = loaded('user = "root"\ngroup = "root"\n')
    assert settings.may_be_root
    assert settings.identity == Identity(0, 0, tuple(os.getgrouplist("root", 0)))
    settings.check()
    assert not loaded("").may_be_root


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('security_driver = "selinux"', "security_driver is not supported"),
        ('security_driver = ["dac", "apparmor"]', "security_driver is not supported"),
        ("vnc_tls = 1", "vnc_tls is not supported; there is no TLS"),
        ('vnc_password = "secret"', "vnc_password is not supported"),
        ('namespaces = ["mount"]', "namespaces is not supported"),
        ('cgroup_controllers = ["cpu"]', "cgroup_controllers is not supported"),
        ("mac_filter = 1", "mac_filter is not supported"),
        ("max_threads_per_process = 9", "max_threads_per_process is not supported"),
        ('capability_filters = ["blockdev"]', "capability_filters is not supported"),
        ("max_files = -1", "max_files is no number of a limit"),
        ("remote_websocket_port_min = 80", "remote_websocket_port_min and _max are no range"),
        ("remote_display_port_min = 80", "are no range of ports"),
        ("remote_display_port_min = 7000\nremote_display_port_max = 6000", "are no range"),
        ('remote_display_port_min = "x"', "remote_display_port_min must be a number"),
        ("user = 1", "user must be a string"),
        ('user = "nobodyhere"', "user = 'nobodyhere': there is no such user"),
        ('user = "nobody"\ngroup = "nohow"', "group = 'nohow': there is no such group"),
        ("user = ", "1: "),
    ],
)
def test_what_stops_a_server(loaded, text, message):
    with pytest.raises(QemuConfError) as caught:
        loaded(text + "\n")
    assert message in str(caught.value)
    assert "secret" not in str(caught.value)


def test_what_asks_for_no_restriction_is_no_mistake(loaded, caplog):
    loaded('security_driver = "none"\nnamespaces = []\nmac_filter = 0\nmax_core = 0\n')
    assert [record.getMessage() for record in caplog.records] == [
        f"{caplog.records[0].args[0]}: max_core has no effect"
    ]


NOTES = """
from virtrio.server.drivers.qemu.saves import files

class Copy(files._Copy):
    def __init__(self, source, target, **more):
        open({path!r}, "a").write(str(more.get("pads")))
        super().__init__(source, target, **more)

files._Copy = Copy
"""
CONF = """
vnc_auto_unix_socket = 1
remote_websocket_port_min = 6100
remote_websocket_port_max = 6200
max_files = 5000
max_processes = 12345
auto_dump_path = "{folder}"
auto_dump_bypass_cache = 1
"""


@pytest.mark.peer("qemu", "qemu-img", "virsh")
def test_guests_of_a_server_with_a_file(folder):
    conf, copied = folder / "qemu.conf", folder / "copied"
    conf.write_text(CONF.format(folder=folder / "dumps"))
    (folder / "dumps").mkdir()
    state = folder / "state"
    options = ("--state-dir", str(state), "--config-qemu", str(conf))
    notes = NOTES.format(path=str(copied))
    try:
        with served(*options, before=notes) as endpoint:
            host = Host(folder, state, endpoint)
            host.define(host.document("g", more="<graphics type='vnc' port='-1'/>"))
            host.virsh("start", "--paused", "g")
            live, stored = host.virsh("dumpxml", "g"), host.virsh("dumpxml", "g", "--inactive")
            assert "/vnc.sock'/>" in live
            assert "port=" not in live.partition("<graphics")[2].partition(">")[0]
            assert "<graphics type='vnc' port='-1' autoport='yes'>" in stored
            assert "<listen type='address'/>" in stored
            (pid,) = host.processes()
            limits = Path(f"/proc/{pid}/limits").read_text()
            assert re.search("Max open files +5000 +5000", limits)
            assert re.search("Max processes +12345 +12345", limits)
            path = re.search("socket='([^']*)'", live)[1]
            assert path in host.virsh("domdisplay", "g")
            host.virsh("destroy", "g")
            websocket = "<graphics type='vnc' port='-1' websocket='-1' listen='127.0.0.1'/>"
            host.define(host.document("g", more=websocket))
            host.virsh("start", "--paused", "g")
            assert re.search("websocket='61[0-9][0-9]'", host.virsh("dumpxml", "g"))
            host.virsh("destroy", "g")
            boot = folder / "boot"
            boot.write_bytes(PANIC.ljust(1 << 20, b"\0"))
            document = folder / "crashes.xml"
            document.write_text(CRASHES.format(boot))
            host.virsh("create", str(document))
            host.wait(lambda: host.virsh("list", "--name") == "")
            (dump,) = (folder / "dumps").iterdir()
            assert dump.read_bytes()[:4] == b"\x7fELF"
            assert copied.read_text() == "True"  # in whole blocks, past the page cache
    finally:
        for pid in qemus(state):
            os.kill(pid, signal.SIGKILL)


def test_the_server_says_which_file_and_why(tmp_path):
    path = tmp_path / "qemu.conf"
    path.write_text("vnc_tls = 1\n")
    listen = ["--listen", f"unix:{tmp_path}/sock", "--config-qemu", str(path)]
    done = subprocess.run(
        virtrio_command("serve", *listen), capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 1
    assert done.stderr == f"error: {path}: vnc_tls is not supported; there is no TLS\n"
