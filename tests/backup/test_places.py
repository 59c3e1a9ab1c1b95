"""Where jobs have their sockets, ports and scratch images, and who gets at them."""

import os
import shutil
import signal
import socket
import stat
import subprocess
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.backup.guests import OTHERS_CONF, Guest, content, hosted
from tests.backup.journeys import STOPPING, stopped
from tests.backup.test_running import Run, restored
from tests.peers import free_port
from tests.peers.processes import short_directory
from tests.peers.users import ANYBODY, SOMEBODY, python_of_others
from tests.server.drivers.qemu.moments.test_trouble import certificates
from virtrio import LibvirtError
from virtrio.backup import job, places, xml
from virtrio.backup.disks import Disk, left_out, read_guest, refuse_shared, select
from virtrio.backup.disks import Guest as Facts
from virtrio.backup.errors import BackupError
from virtrio.backup.places import Place, Ways
from virtrio.client.blocking.performing import perform
from virtrio.enums import ErrorNumber

FACTS = Facts("g", "", True, ())
LOCAL = "qemu:///system"


# -- disks -----------------------------------------------------------------------------

XML = """<domain id='1'><name>g</name><uuid>u</uuid><os>{nvram}</os><devices>
<disk type='file' device='disk'><driver type='qcow2'/><source file='/a'/><target dev='vda'/></disk>
<disk type='block'><driver type='raw'/><source dev='/dev/b'/><target dev='vdb'/></disk>
<disk type='network'><driver type='raw'/>
<source protocol='nbd' name='e'><host name='h' port='1'/></source><target dev='vdc'/></disk>
<disk type='file' device='cdrom'><source file='/c'/><target dev='sda'/></disk>
<disk type='file'><source file='/r'/><target dev='vdd'/><readonly/></disk>
<disk type='file'><target dev='vde'/></disk>
<disk type='file'><source file='/t'/><target dev='vdf'/><transient/></disk>
<disk type='vhostuser'><source type='unix' path='/v'/><target dev='vdg'/></disk>
<channel><target name='org.qemu.guest_agent.0'/></channel></devices>
<seclabel type='dynamic' model='apparmor'><label>some</label></seclabel>
<seclabel type='dynamic' model='dac'><label>+64055:+7</label></seclabel></domain>"""


def test_disks_of_a_guest():
    guest = read_guest(XML.format(nvram="<nvram>/n</nvram>"))
    assert [(disk.name, disk.refusal) for disk in guest.disks] == [
        ("vda", None),
        ("vdb", None),
        ("vdc", None),
        ("sda", "it is a CD-ROM"),
        ("vdd", "it is read-only"),
        ("vde", "it is empty"),
        ("vdf", "it is transient"),
        ("vdg", "its image is another process's"),
    ]
    assert [disk.name for disk in left_out(guest.disks)] == ["vdf", "vdg"]
    first, block, network = select(guest.disks, None)
    assert (first.has_bitmaps, first.path) == (True, "/a")
    assert (block.has_bitmaps, block.path, block.source) == (False, None, "/dev/b")
    assert network.source == "h:1/nbd/e"
    assert (guest.user, guest.group, guest.nvram, guest.has_agent) == ("64055", "7", "/n", True)
    assert read_guest(XML.format(nvram="<nvram><source file='/m'/></nvram>")).nvram == "/m"
    assert select(guest.disks, ["vdc", "vda"]) == [first, network]


@pytest.mark.parametrize(
    ("source", "named"),
    [
        ("protocol='nbd' name='e'><host name='h' port='1'/>", "h:1/nbd/e"),
        ("protocol='nbd'><host transport='unix' socket='/s'/>", "unix:/s/nbd"),
        ("protocol='gluster' name='v'><host name='a' transport='rdma'/>", "rdma:a:/gluster/v"),
        ("protocol='rbd' name='p/i'><host name='a'/><host name='b' port='2'/>", "a:,b:2/rbd/p/i"),
        ("protocol='https' name='i' query='t=1'><host name='h'/>", "h:/https/i?t=1"),
    ],
)
def test_names_of_network_disks(source, named):
    """Whatever tells one image from another is in them."""
    disk = f"<disk type='network'><source {source}</source><target dev='vda'/></disk>"
    (found,) = read_guest(f"<domain><devices>{disk}</devices></domain>").disks
    assert found.source == named


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (["vdz"], "there is no disk 'vdz'; the domain has vda, vdb"),
        (["sda"], "disk 'sda' cannot be backed up: it is a CD-ROM"),
        (["vda", "vda"], "disk 'vda' is named twice"),
        ([], "no disk is named"),
    ],
)
def test_disks_that_cannot_be_chosen(names, said):
    with pytest.raises(BackupError, match=said):
        select(read_guest(XML.format(nvram="")).disks, names)


def test_disks_with_one_image_are_refused():
    first = Disk("vda", "file", "raw", "/images/a")
    second = Disk("vdb", "file", "raw", "/images/a")
    third = Disk("vdc", "file", "raw", "/images/c")
    with pytest.raises(BackupError, match="disks 'vda' and 'vdb' have one image"):
        refuse_shared([first, second, third], [first, third])
    refuse_shared([first, second, third], [third])
    refuse_shared([first, replace(second, refusal="it is read-only")], [first])


def test_guests_without_disks_and_documents_of_others():
    with pytest.raises(BackupError, match="no disk that can be backed up"):
        select(read_guest("<domain/>").disks, None)
    for text in ("<network/>", "<domain", ""):
        with pytest.raises(BackupError):
            read_guest(text)


# -- places ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("uri", "is_there"),
    [
        ("qemu:///system", False),
        ("qemu+unix:///system?socket=/a", False),
        ("qemu+tcp://localhost/system", False),
        ("qemu+tcp://127.0.0.2:1/system", False),
        ("qemu+tcp://[::1]/system", False),
        ("qemu+tcp://host/system", True),
        ("qemu+tcp://[fe80::1]/system", True),
    ],
)
def test_servers_elsewhere(uri, is_there):
    assert places.is_elsewhere(uri) == is_there


def test_a_server_elsewhere_listens_on_its_host():
    place = places.plan("qemu+tcp://there:16509/system", FACTS)
    assert place.server == xml.TcpServer("there", 10809)
    assert place.export("vda", "b").uri == "nbd://there:10809/vda"
    place = places.plan("qemu+tcp://there/system", FACTS, Ways(tls_dir="/tls"))
    assert place.server == xml.TcpServer("there", 10809, True)
    assert place.export("vda", None).uri == "nbds://there:10809/vda"
    place = places.plan("qemu+tcp://there/system", FACTS, Ways(address="fe80::1", port=5))
    assert place.export("vda", None).uri == "nbd://[fe80::1]:5/vda"
    assert places.next_port(place) is None


@pytest.mark.parametrize(
    ("ways", "said"),
    [
        (Ways(port=70000), "QEMU cannot listen there: port: there is no port 70000"),
        (Ways(port=0), "there is no port 0"),
        (Ways(address="a b"), "host: 'a b' is neither a name nor an address"),
        (Ways(tls_dir="/nonexistent"), "there is no ca-cert.pem in /nonexistent"),
    ],
)
def test_nowhere_to_listen(ways, said):
    with pytest.raises(BackupError, match=said):
        places.make(places.plan("qemu+tcp://there/system", FACTS, ways), FACTS)


def test_a_folder_for_a_socket(tmp_path):
    user = str(os.geteuid())
    facts = Facts("g", "", True, (), user)
    place = places.plan(LOCAL, facts, Ways(socket_dir=str(tmp_path)))
    places.make(place, facts)
    (folder,) = tmp_path.iterdir()
    assert places.MARK.fullmatch(folder.name)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    with socket.socket(socket.AF_UNIX) as left:
        left.bind(str(place.socket))
    places.remove(place)
    places.remove(place)
    assert not folder.exists()
    with pytest.raises(BackupError, match="is too long"):
        places.plan(LOCAL, facts, Ways(socket_dir="/" + "a" * 100))
    with pytest.raises(BackupError, match="socket in /nonexistent: No such file"):
        places.make(places.plan(LOCAL, facts, Ways(socket_dir="/nonexistent")), facts)


def test_a_qemu_that_is_confined(tmp_path):
    """Whoever reads QEMU's error is told what may be the reason."""

    class Confined:
        def connect(self):
            return self

        def domain_event_register_any(self, *arguments):
            raise LibvirtError(ErrorNumber.VIR_ERR_NO_SUPPORT, message="none")

        def backup_begin(self, *arguments):
            text = "Failed to bind socket to /run/virtrio-0123456789ab/nbd: Permission denied"
            raise LibvirtError(ErrorNumber.VIR_ERR_INTERNAL_ERROR, message=text)

        def backup_get_xml_desc(self, flags):
            raise LibvirtError(ErrorNumber.VIR_ERR_NO_DOMAIN_BACKUP, message="none")

    place = places.plan(LOCAL, FACTS, Ways(str(tmp_path), str(tmp_path)))
    disk = job.JobDisk(Disk("vda", "file", "qcow2", "/images/a.qcow2"))
    with pytest.raises(LibvirtError) as caught:
        perform(job.start(Confined(), [disk], place))
    assert "AppArmor or SELinux may not" in caught.value.__notes__[0]


def test_what_is_no_socket_is_left_alone(tmp_path):
    (tmp_path / "nbd").write_text("mine")
    places.remove_folder(str(tmp_path))
    assert (tmp_path / "nbd").read_text() == "mine"


def test_scratch_images():
    place = Place("virtrio-0123456789ab")
    disk = Disk("vda", "file", "qcow2", "/images/a.qcow2")
    assert places.scratch(place, disk) == "/images/vda.virtrio-0123456789ab"
    block = Disk("vdb", "block", "raw", "/dev/b")
    with pytest.raises(BackupError, match="disk 'vdb' is no file"):
        places.scratch(place, block)
    place = Place("virtrio-0123456789ab", ways=Ways(scratch_dir="/scratch"))
    assert places.scratch(place, block) == "/scratch/vdb.virtrio-0123456789ab"


# -- with guests -----------------------------------------------------------------------


@pytest.fixture(scope="module")
def host():
    with hosted("ours") as host:
        yield host


@pytest.mark.peer("qemu", "qemu-img")
def test_over_tcp(host, monkeypatch):
    """A port that is taken is left to who has it."""
    guest = Guest(host)
    guest.change()
    with socket.create_server(("127.0.0.1", 0)) as taken:
        monkeypatch.setattr(places, "NBD_PORT", taken.getsockname()[1])
        made = Run(guest, host.images / "target", ways=Ways(address="127.0.0.1"))
    assert restored(made.point) == guest.now()
    guest.change()
    made = Run(guest, host.images / "target", ways=Ways(address="127.0.0.1", port=free_port()))
    assert restored(made.point) == guest.now()
    host.clear()


@pytest.mark.peer("qemu", "qemu-img")
@pytest.mark.skipif(shutil.which("openssl") is None, reason="certificates need openssl")
def test_with_tls():
    folder = short_directory("virtrio-tls-")
    try:
        certificates(folder / "pki")
        with hosted("ours", f'backup_tls_x509_cert_dir = "{folder}/pki"\n') as host:
            guest = Guest(host)
            for _ in range(2):
                guest.change()
                ways = Ways(address="127.0.0.1", port=free_port(), tls_dir=str(folder / "pki"))
                made = Run(guest, host.images / "target", ways=ways)
                assert restored(made.point) == guest.now()
    finally:
        shutil.rmtree(folder)


AS_OTHERS = pytest.mark.skipif(
    os.geteuid() != 0 or python_of_others() is None, reason="only root becomes another user"
)


@pytest.fixture
def home():
    home = short_directory("virtrio-home-")
    SOMEBODY.make_home(home)
    yield home
    subprocess.run(["rm", "-rf", str(home)], check=True)


@pytest.fixture
def system_guest():
    """A guest that a QEMU of another user runs, on a libvirtd for everybody."""
    with hosted("libvirtd", OTHERS_CONF) as host:
        host.endpoint.directory.chmod(0o755)
        host.endpoint.socket.chmod(0o777)
        yield Guest(host)


@pytest.mark.peer("qemu", "qemu-img", "libvirtd", "libvirtd-qemu")
@AS_OTHERS
def test_a_user_of_the_system_server(system_guest, home):
    """His target is his own; QEMU's user gets at the socket's folder as well."""
    command = (*python_of_others(), "-c", system_guest.host.uri)
    words = (*command, "backup-run", "g", str(home / "target"))
    for number in (1, 2):
        system_guest.change()
        done = SOMEBODY.run(*words, home=home)
        assert done.returncode == 0, done.stdout + done.stderr
        point = home / "target" / f"00000{number}"
        assert content(point / "vda.qcow2") == system_guest.now()["vda"]
    done = SOMEBODY.run(*words, "--mode", "push", home=home)
    assert done.returncode == 1
    assert "only root can give the target to it: use pull mode" in done.stderr


GETTING_IN = """
import os, socket, sys
path = sys.argv[1]
for attempt in (
    lambda: os.listdir(os.path.dirname(path)),
    lambda: socket.socket(socket.AF_UNIX).connect(path),
    lambda: open(os.path.join(os.path.dirname(path), "x"), "x"),
):
    try:
        attempt()
    except PermissionError:
        print("kept out")
"""


@pytest.mark.peer("qemu", "qemu-img", "libvirtd", "libvirtd-qemu")
@AS_OTHERS
@pytest.mark.parametrize("who", ["root", "somebody"])
def test_a_third_user_is_kept_out(system_guest, home, who):
    """What is on the disks is for QEMU's user and the one who makes the backup."""
    python, option, program = python_of_others()
    program = program.partition("from virtrio.command.main")[0] + STOPPING
    words = (python, option, program, "-c", system_guest.host.uri)
    as_who = {} if who == "root" else {"user": SOMEBODY.uid, "group": SOMEBODY.gid}
    with subprocess.Popen(
        [*words, "backup-run", "g", str(home / "target")],
        extra_groups=[],
        env=SOMEBODY.environment(home) | {"MOMENT": "first byte"},
        **as_who,
    ) as process:
        try:
            assert stopped(process)
            job = ElementTree.fromstring(system_guest.dom.backup_get_xml_desc(0))
            path = job.find("server").get("socket")
            assert stat.S_ISSOCK(os.stat(path).st_mode)
            said = ANYBODY.run(python, "-c", GETTING_IN, path, home=Path("/"))
            assert said.stdout == "kept out\n" * 3, said
            process.send_signal(signal.SIGCONT)
            assert process.wait(60) == 0
        finally:
            process.kill()  # it may be stopped
    assert not os.path.exists(os.path.dirname(path))
