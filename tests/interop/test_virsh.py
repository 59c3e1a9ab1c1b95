"""Scripted virsh sessions print the same with libvirtd and our server."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests import documents, peers
from tests.peers import virsh
from tests.peers.fresh import forget

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.peer("libvirtd", "virsh")

CDROM = "<disk type='file' device='cdrom'><target dev='hdc'/></disk>"
DOMAIN = documents.domain(
    uuid=documents.UUID,
    before="<title>A guest</title>",
    devices=f"{documents.disk()}{documents.disk('vdb', '/images/b.img')}{CDROM}",
)


def redefinition(name: str, parent: str | None) -> str:
    parent_xml = f"<parent><name>{parent}</name></parent>" if parent else ""
    return (
        f"<domaincheckpoint><name>{name}</name>{parent_xml}<creationTime>1525889631</creationTime>"
        "<disks><disk name='vda' checkpoint='bitmap'/><disk name='vdb' checkpoint='no'/></disks></domaincheckpoint>"
    )


FILES = {
    "guest.xml": DOMAIN,
    "transient.xml": DOMAIN.replace("guest", "passing").replace(
        "1111-111111111111", "1111-222222222222"
    ),
    "taken.xml": DOMAIN.replace("1111-111111111111", "1111-333333333333"),
    "newer.xml": DOMAIN.replace("64</memory>", "128</memory>").replace("A guest", "A bigger guest"),
    "broken.xml": DOMAIN.replace("</devices>", ""),
    "nodisk.xml": DOMAIN[: DOMAIN.index("<disk ")] + DOMAIN[DOMAIN.rindex("</disk>") + 7 :],
    "unnamed.xml": DOMAIN.replace("<name>guest</name>", ""),
    "checkpoint.xml": "<domaincheckpoint><name>filed</name><description>from a file</description></domaincheckpoint>",
    "badname.xml": "<domaincheckpoint><name>.hidden</name></domaincheckpoint>",
    "baddisk.xml": "<domaincheckpoint><name>d</name><disks><disk name='vdz'/></disks></domaincheckpoint>",
    "redefine-root.xml": redefinition("root", None),
    "redefine-left.xml": redefinition("left", "root"),
    "redefine-right.xml": redefinition("right", "root"),
    "redefine-leaf.xml": redefinition("leaf", "right"),
    "redefine-orphan.xml": redefinition("orphan", "nosuch"),
    "redefine-loop.xml": redefinition("root", "leaf"),
    "redefine-untimed.xml": redefinition("untimed", None).replace(
        "<creationTime>1525889631</creationTime>", ""
    ),
}

LIFE_OF_A_DOMAIN = """\
list --all
list --inactive
list --uuid
list --name
list --title --all
define guest.xml
list --all
list --all --name
list --all --uuid
list --all --id
list --all --title
list --all --managed-save
list --all --persistent
list --all --transient
list --all --autostart
list --all --no-autostart
list --all --with-checkpoint
list --all --without-checkpoint
list --all --with-snapshot
list --all --state-running
list --all --state-shutoff
list --inactive
dominfo guest
domstate guest
domstate guest --reason
dumpxml guest
dumpxml guest --inactive
dumpxml guest --security-info
dumpxml guest --migratable
dumpxml guest --xpath //disk
domid guest
domuuid guest
domname 11111111-1111-4111-8111-111111111111
autostart guest
dominfo guest
list --all --autostart
autostart guest --disable
start guest
start guest
list
list --id
dominfo guest
domstate guest --reason
dumpxml guest
domid guest
suspend guest
suspend guest
domstate guest --reason
list --state-paused
resume guest
resume guest
domstate guest --reason
reboot guest
domstate guest --reason
shutdown guest
domstate guest --reason
start guest --paused
start guest
destroy guest
destroy guest
domstate guest --reason
define newer.xml
dominfo guest
dumpxml guest
undefine guest
dominfo guest
list --all
define guest.xml --validate
start guest
undefine guest
list --transient
destroy guest
list --all
create transient.xml
list --all
dominfo passing
domstate passing --reason
dumpxml passing
autostart passing
destroy passing
list --all
create transient.xml --paused
destroy passing --graceful
"""

REFUSALS_OF_A_DOMAIN = """\
dominfo nosuch
domstate nosuch
dumpxml nosuch
start nosuch
destroy nosuch
undefine nosuch
suspend nosuch
autostart nosuch
define nosuch.xml
define broken.xml
define unnamed.xml
create broken.xml
create guest.xml
create guest.xml
create taken.xml
define taken.xml
create transient.xml --validate
start test
resume test
undefine guest --managed-save
undefine test --snapshots-metadata
undefine test --checkpoints-metadata
undefine test --nvram
list --all
"""

# ruff: noqa: E501
CHECKPOINTS = """\
define guest.xml
start guest
checkpoint-list guest
checkpoint-list guest --tree
checkpoint-list guest --name
checkpoint-create-as guest one
checkpoint-create-as guest two "the second"
checkpoint-create-as guest --name three --description "third of all" --diskspec vda,checkpoint=bitmap,bitmap=b3 --diskspec vdb,checkpoint=no
checkpoint-create-as guest printed --print-xml
checkpoint-create-as guest printed "with text" --print-xml --diskspec vda --diskspec vdb,bitmap=x
checkpoint-create-as guest quiet --quiesce
checkpoint-create guest checkpoint.xml
checkpoint-create guest
list --with-checkpoint
list --without-checkpoint
checkpoint-list guest
checkpoint-list guest --parent
checkpoint-list guest --tree
checkpoint-list guest --name
checkpoint-list guest --topological
checkpoint-list guest --topological --name
checkpoint-list guest --roots
checkpoint-list guest --leaves
checkpoint-list guest --no-leaves
checkpoint-list guest --roots --parent
checkpoint-list guest --leaves --no-leaves
checkpoint-list guest --from two
checkpoint-list guest --from two --descendants
checkpoint-list guest --from two --descendants --leaves
checkpoint-list guest --from two --descendants --parent
checkpoint-list guest --from two --descendants --topological --name
checkpoint-list guest --from two --tree
checkpoint-list guest --from filed --no-leaves
checkpoint-parent guest two
checkpoint-parent guest one
checkpoint-info guest one
checkpoint-info guest two
checkpoint-info guest filed
checkpoint-dumpxml guest one --no-domain
checkpoint-dumpxml guest one
checkpoint-dumpxml guest three --no-domain
checkpoint-dumpxml guest three --security-info
checkpoint-dumpxml guest three --size --no-domain
checkpoint-dumpxml guest filed --xpath //disks
checkpoint-dumpxml guest three --xpath //disk[1] --wrap
checkpoint-delete guest two --metadata
checkpoint-list guest --tree
checkpoint-parent guest three
checkpoint-delete guest three
checkpoint-list guest --tree
checkpoint-delete guest quiet --children-only
checkpoint-list guest --tree
checkpoint-create-as guest after
checkpoint-list guest --tree
checkpoint-parent guest after
checkpoint-delete guest one --children
checkpoint-list guest --tree
checkpoint-create-as guest fresh
checkpoint-list guest --tree
destroy guest
checkpoint-list guest --tree
checkpoint-dumpxml guest fresh --no-domain
checkpoint-delete guest fresh
undefine guest
"""

TREE = """\
define guest.xml
start guest
checkpoint-create guest redefine-root.xml --redefine
checkpoint-create guest redefine-left.xml --redefine
checkpoint-create guest redefine-right.xml --redefine
checkpoint-create guest redefine-leaf.xml --redefine
checkpoint-list guest --tree
checkpoint-list guest --parent
checkpoint-list guest --leaves
checkpoint-list guest --no-leaves
checkpoint-list guest --roots --no-leaves
checkpoint-list guest --from root
checkpoint-list guest --from root --descendants
checkpoint-list guest --from root --tree
checkpoint-list guest --from root --leaves
checkpoint-list guest --from right --tree
checkpoint-dumpxml guest leaf
checkpoint-dumpxml guest right --no-domain
checkpoint-create-as guest grown
checkpoint-list guest --tree
checkpoint-create guest redefine-orphan.xml --redefine
checkpoint-create guest redefine-loop.xml --redefine
checkpoint-create guest redefine-untimed.xml --redefine
checkpoint-create guest redefine-left.xml --redefine --quiesce
checkpoint-create guest redefine-left.xml --redefine-validate
checkpoint-create guest redefine-left.xml --redefine --redefine-validate
checkpoint-create guest redefine-left.xml
checkpoint-delete guest right
checkpoint-list guest --tree
checkpoint-info guest root
checkpoint-delete guest root --children-only
checkpoint-list guest --tree
checkpoint-delete guest root
checkpoint-list guest
"""

REFUSALS_OF_CHECKPOINTS = """\
checkpoint-list nosuch
checkpoint-create nosuch
checkpoint-create-as nosuch c
define guest.xml
checkpoint-create-as guest stopped
checkpoint-create guest
checkpoint-create test badname.xml
checkpoint-create test baddisk.xml
checkpoint-create test guest.xml
checkpoint-create test broken.xml
checkpoint-create test nosuch.xml
checkpoint-create-as test a/b
checkpoint-create-as test c --diskspec nosuch
checkpoint-create-as test c --diskspec vda,checkpoint=maybe
checkpoint-create-as test c --diskspec vda,nosuch=1
checkpoint-create-as test c --diskspec vda --diskspec vda
checkpoint-create-as test c
checkpoint-create-as test c
checkpoint-parent test c
checkpoint-parent test nosuch
checkpoint-info test nosuch
checkpoint-dumpxml test nosuch
checkpoint-delete test nosuch
checkpoint-delete test c --children --children-only
checkpoint-delete test c --children --metadata
checkpoint-list test --roots --from c
checkpoint-list test --tree --roots
checkpoint-list test --tree --parent
checkpoint-list test --from nosuch
checkpoint-list test
create nodisk.xml
checkpoint-create-as guest c
undefine guest
"""

READONLY = """\
list --all
dominfo test
dumpxml test
dumpxml test --security-info
checkpoint-list test
checkpoint-create-as test c
checkpoint-delete test c
destroy test
define guest.xml
create guest.xml
autostart test
suspend test
undefine test
"""

PARAMETERS = """\
create transient.xml
domstats test
domstats test --state
domstats passing --iothread
domstats --vcpu --enforce
memtune test
memtune test --hard-limit 400000 --swap-hard-limit 500000
memtune test --hard-limit 600000
memtune test --config
memtune test --live --config
blkiotune test
blkiotune test --weight 500 --device-weights /dev/sda,300
blkiotune test --device-read-bytes-sec /dev/sda
blkiotune test --config
schedinfo test
schedinfo test --set weight=7
schedinfo test --set nosuch=7
numatune passing
numatune passing --nodeset 0-1
numatune passing --mode preferred
numatune test --config --nodeset 0 --mode interleave
numatune test --config
domiftune test testnet0
domiftune test testnet0 --inbound 10,20,30 --outbound 40
domiftune test testnet0
blkdeviotune passing vda
blkdeviotune passing vda --total-bytes-sec 10 --total-bytes-sec-max 20
blkdeviotune passing vda --read-bytes-sec 10
blkdeviotune passing vda
perf test --enable cmt --disable mbmt
perf test
iothreadinfo test
iothreadadd test 4
iothreadadd test 4
iothreadpin test 4 0-1
iothreadpin test 9 0-1
iothreadinfo test
iothreaddel test 9
domstats test
iothreaddel test 4
vcpupin test
emulatorpin test
cpu-stats test
cpu-stats test --total
cpu-stats test --start 1 --count 5
dommemstat test
domblkerror passing
domfsinfo passing
domifaddr test
domifaddr test --source agent
domtime test
guestinfo test
domjobinfo test
domblkinfo passing vda
nodecpustats
nodecpustats --cpu 0
nodememstats
node-memory-tune
dumpxml test
dumpxml passing
destroy passing
"""

SESSIONS = {
    "life of a domain": LIFE_OF_A_DOMAIN,
    "refusals of a domain": REFUSALS_OF_A_DOMAIN,
    "checkpoints": CHECKPOINTS,
    "tree": TREE,
    "refusals of checkpoints": REFUSALS_OF_CHECKPOINTS,
    "parameters and statistics": PARAMETERS,
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).write_text(text)
    return tmp_path


def same(theirs: list[tuple[str, str]], ours: list[tuple[str, str]]) -> None:
    if found := virsh.differences(theirs, ours):
        pytest.fail(found)


@pytest.mark.parametrize("script", SESSIONS.values(), ids=list(SESSIONS))
def test_virsh(script: str, libvirtd: peers.Endpoint, server: peers.Endpoint, folder: Path) -> None:
    lines = script.splitlines()
    theirs = virsh.session(libvirtd.uri(), lines, folder)
    ours = virsh.session(server.uri(), lines, folder)
    same(theirs, ours)


def test_virsh_over_tcp(libvirtd: peers.Endpoint, tcp_server: peers.Endpoint, folder: Path) -> None:
    lines = CHECKPOINTS.splitlines()
    theirs = virsh.session(libvirtd.uri("tcp"), lines, folder)
    ours = virsh.session(tcp_server.uri("tcp"), lines, folder)
    same(theirs, ours)


def test_virsh_readonly(libvirtd: peers.Endpoint, server: peers.Endpoint, folder: Path) -> None:
    lines = READONLY.splitlines()
    theirs = virsh.session(libvirtd.uri(), lines, folder, readonly=True)
    ours = virsh.session(server.uri(), lines, folder, readonly=True)
    same(theirs, ours)


def test_virsh_on_the_readonly_socket(libvirtd: peers.Endpoint, folder: Path) -> None:
    lines = READONLY.splitlines()
    with peers.served(readonly=True) as server:
        theirs = virsh.session(libvirtd.readonly_uri(), lines, folder)
        ours = virsh.session(server.readonly_uri(), lines, folder)
    same(theirs, ours)


@pytest.mark.parametrize("script", SESSIONS.values(), ids=list(SESSIONS))
def test_two_sessions_with_libvirtd_agree(
    script: str, libvirtd: peers.Endpoint, folder: Path
) -> None:
    """Test that no output depends on the clock or on earlier calls."""
    lines = script.splitlines()
    over_unix = virsh.session(libvirtd.uri("unix"), lines, folder)
    forget(libvirtd)
    same(over_unix, virsh.session(libvirtd.uri("tcp"), lines, folder))
