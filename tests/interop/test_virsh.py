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


def resnapshot(name: str, parent: str | None, state: str, inside: str = "") -> str:
    parent_xml = f"<parent><name>{parent}</name></parent>" if parent else ""
    return (
        f"<domainsnapshot><name>{name}</name>{parent_xml}<creationTime>1525889631</creationTime>"
        f"<state>{state}</state>{inside}{DOMAIN}</domainsnapshot>"
    )


OVERLAYS = (
    "<disks><disk name='vda' snapshot='external'><driver type='qcow2'/><source file='/overlay'/>"
    "</disk><disk name='vdb' snapshot='no'/></disks>"
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
    "snapshot.xml": "<domainsnapshot><name>filed</name><description>from a file</description></domainsnapshot>",
    "snapshot-memory.xml": f"<domainsnapshot><name>outside</name><memory file='/memory'/>{OVERLAYS}</domainsnapshot>",
    "snapshot-unknown.xml": "<domainsnapshot><name>a</name><nosuch/></domainsnapshot>",
    "snapshot-baddisk.xml": "<domainsnapshot><name>d</name><disks><disk name='vdz'/></disks></domainsnapshot>",
    "resnapshot-root.xml": resnapshot("root", None, "shutoff"),
    "resnapshot-left.xml": resnapshot("left", "root", "running"),
    "resnapshot-right.xml": resnapshot("right", "root", "paused"),
    "resnapshot-leaf.xml": resnapshot("leaf", "right", "disk-snapshot", OVERLAYS),
    "resnapshot-orphan.xml": resnapshot("orphan", "nosuch", "running"),
    "resnapshot-loop.xml": resnapshot("root", "leaf", "shutoff"),
    "resnapshot-online.xml": resnapshot("root", None, "running"),
    "resnapshot-stranger.xml": resnapshot("x", None, "running").replace(
        "1111-111111111111", "1111-444444444444"
    ),
    "resnapshot-untimed.xml": resnapshot("untimed", None, "running").replace(
        "<creationTime>1525889631</creationTime>", "<creationTime>0</creationTime>"
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

SNAPSHOTS = """\
define guest.xml
snapshot-list guest
snapshot-list guest --tree
snapshot-list guest --name
snapshot-current guest
snapshot-create-as guest off
snapshot-info guest off
start guest
snapshot-create-as guest one
snapshot-create-as guest two "the second"
snapshot-create-as guest --name three --description "third of all" --diskspec vda,snapshot=internal --diskspec vdb
snapshot-create-as guest printed --print-xml
snapshot-create-as guest printed "with <text> & 'more'" --print-xml --memspec file=/m,snapshot=external --diskspec vda,snapshot=external,driver=qcow2,file=/n --diskspec vdb
snapshot-create-as guest printed --print-xml --memspec /m --diskspec vda,stype=block,file=/dev/x --diskspec vdb,stype=file
snapshot-create-as guest printed --print-xml --memspec snapshot=no vda,file=a,,b
snapshot-create-as guest safe --validate --atomic --live --quiesce
snapshot-create guest snapshot.xml
snapshot-create guest snapshot-memory.xml --validate
list --all --with-snapshot
list --all --without-snapshot
snapshot-list guest
snapshot-list guest --parent
snapshot-list guest --tree
snapshot-list guest --name
snapshot-list guest --topological
snapshot-list guest --topological --name
snapshot-list guest --roots
snapshot-list guest --leaves
snapshot-list guest --no-leaves --name
snapshot-list guest --leaves --no-leaves
snapshot-list guest --metadata --name
snapshot-list guest --no-metadata
snapshot-list guest --inactive
snapshot-list guest --active --name
snapshot-list guest --disk-only
snapshot-list guest --internal --name
snapshot-list guest --external
snapshot-list guest --from two
snapshot-list guest two
snapshot-list guest --from one --descendants --name
snapshot-list guest --from one --descendants --external --parent
snapshot-list guest --from one --descendants --topological --name
snapshot-list guest --from two --tree
snapshot-list guest --from two --tree --descendants
snapshot-list guest --current
snapshot-list guest --current --descendants --tree
snapshot-current guest
snapshot-current guest --name
snapshot-current guest --security-info
snapshot-current guest --snapshotname two
snapshot-current guest --name
snapshot-parent guest two
snapshot-parent guest --current
snapshot-parent guest off
snapshot-info guest two
snapshot-info guest filed
snapshot-info guest outside
snapshot-info guest --current
snapshot-dumpxml guest one
snapshot-dumpxml guest outside --security-info
snapshot-dumpxml guest three --xpath //disks
snapshot-dumpxml guest three --xpath //disk[1] --wrap
snapshot-create-as guest branch
snapshot-list guest --tree
snapshot-revert guest off
domstate guest --reason
snapshot-current guest --name
snapshot-revert guest one --paused
domstate guest --reason
snapshot-revert guest --current
domstate guest --reason
snapshot-revert guest off --running
domstate guest --reason
snapshot-revert guest two --force
domstate guest --reason
list --all
snapshot-create-as guest last --halt
domstate guest --reason
snapshot-delete guest two
snapshot-list guest --tree
snapshot-delete guest --current
snapshot-current guest --name
snapshot-delete guest three --children-only
snapshot-list guest --tree
snapshot-delete guest one --children
snapshot-list guest --tree
undefine guest
undefine guest --snapshots-metadata
list --all
"""

TREE_OF_SNAPSHOTS = """\
define guest.xml
snapshot-create guest resnapshot-root.xml --redefine
snapshot-create guest resnapshot-left.xml --redefine --current
snapshot-create guest resnapshot-right.xml --redefine
snapshot-create guest resnapshot-leaf.xml --redefine --validate
snapshot-list guest --tree
snapshot-list guest --parent
snapshot-list guest --leaves
snapshot-list guest --disk-only --parent
snapshot-list guest --inactive
snapshot-list guest --active
snapshot-list guest --from root --descendants --external
snapshot-current guest --name
snapshot-dumpxml guest leaf
snapshot-info guest leaf
snapshot-current guest --snapshotname right
snapshot-current guest --name
snapshot-current guest --snapshotname leaf
snapshot-create guest resnapshot-orphan.xml --redefine
snapshot-create guest resnapshot-loop.xml --redefine
snapshot-create guest resnapshot-online.xml --redefine
snapshot-create guest resnapshot-stranger.xml --redefine
snapshot-create guest resnapshot-untimed.xml --redefine
snapshot-list guest
snapshot-create guest resnapshot-left.xml
snapshot-revert guest right
domstate guest --reason
snapshot-revert guest leaf
domstate guest --reason
start guest
snapshot-revert guest leaf --paused
domstate guest --reason
snapshot-delete guest right
snapshot-list guest --tree
snapshot-delete guest root --children-only
snapshot-list guest --tree
destroy guest
undefine guest --snapshots-metadata
"""

REFUSALS_OF_SNAPSHOTS = """\
snapshot-list nosuch
snapshot-create nosuch
snapshot-create-as nosuch c
snapshot-create test snapshot-unknown.xml --validate
snapshot-create test snapshot-baddisk.xml
snapshot-create test checkpoint.xml
snapshot-create test broken.xml
snapshot-create test nosuch.xml
snapshot-create test --current
snapshot-create test --redefine
snapshot-create test --redefine --no-metadata
snapshot-create test --redefine --halt
snapshot-create test --no-metadata
snapshot-create test --disk-only
snapshot-create test --disk-only --reuse-external
snapshot-create-as test a --disk-only --halt
snapshot-create-as test a --no-metadata --print-xml
snapshot-create-as test a --diskspec nosuch
snapshot-create-as test a --diskspec vda,snapshot=maybe
snapshot-create-as test a --diskspec vda,snapshot=external
snapshot-create-as test a --diskspec vda,snapshot=manual
snapshot-create-as test a --diskspec vda,nosuch=1
snapshot-create-as test a --diskspec vda,file=/a,file=/b
snapshot-create-as test a --diskspec vda,stype=network
snapshot-create-as test a --diskspec vda --diskspec vda
snapshot-create-as test a --diskspec vda,file=relative
snapshot-create-as test a --memspec bad
snapshot-create-as test a --memspec /m,/n
snapshot-create-as test a --memspec ''
snapshot-create-as test a --memspec relative,snapshot=external
snapshot-create-as test a --memspec snapshot=external
snapshot-create-as test a --memspec file=relative
snapshot-create-as test a
snapshot-create-as test a
snapshot-parent test a
snapshot-parent test nosuch
snapshot-parent test
snapshot-parent test a --current
snapshot-info test nosuch
snapshot-info test
snapshot-info test a --current
snapshot-current test --name --snapshotname a
snapshot-current test --snapshotname nosuch
snapshot-current test --snapshotname ''
snapshot-dumpxml test nosuch
snapshot-revert test nosuch
snapshot-revert test
snapshot-revert test a --running --paused
snapshot-revert test a --reset-nvram
snapshot-revert test a --current
snapshot-delete test nosuch
snapshot-delete test
snapshot-delete test a --metadata
snapshot-delete test a --children --children-only
snapshot-delete test a --current
snapshot-list test --tree --name
snapshot-list test --parent --roots
snapshot-list test --parent --tree
snapshot-list test --roots --tree
snapshot-list test --roots --from a
snapshot-list test --roots --current
snapshot-list test --tree --leaves
snapshot-list test --tree --external
snapshot-list test --tree --metadata
snapshot-list test --from a --current
snapshot-list test --descendants
snapshot-list test --from nosuch
checkpoint-create-as test c
snapshot-delete test a
snapshot-current test
snapshot-list test --current
snapshot-revert test --current
checkpoint-create-as test c
snapshot-create-as test a
snapshot-create test --redefine
checkpoint-delete test c
create transient.xml
snapshot-create-as passing a --halt
snapshot-create-as passing a
snapshot-list passing
destroy passing
define guest.xml
snapshot-create-as guest off
create transient.xml
snapshot-list passing
destroy passing
undefine guest
undefine guest --snapshots-metadata
"""

READONLY = """\
list --all
dominfo test
dumpxml test
dumpxml test --security-info
checkpoint-list test
checkpoint-create-as test c
checkpoint-delete test c
snapshot-list test
snapshot-create-as test a
snapshot-current test
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
    "snapshots": SNAPSHOTS,
    "tree of snapshots": TREE_OF_SNAPSHOTS,
    "refusals of snapshots": REFUSALS_OF_SNAPSHOTS,
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
