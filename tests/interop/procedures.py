"""Many procedures: virsh commands that send every kind of message to a libvirtd.

A refused call is a call too, so commands for which the test driver has nothing, or
which would change the machine (suspending it, its networks, its pages), are sent to the
test driver.
"""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

from tests import documents

if TYPE_CHECKING:
    from pathlib import Path

SECONDS = 120

FILES = {
    "guest.xml": "<domain type='qemu'><name>guest</name>"
    "<memory unit='MiB'>64</memory><vcpu>1</vcpu>"
    "<os><type arch='x86_64' machine='q35'>hvm</type></os><devices><disk type='file' device='disk'>"
    "<driver name='qemu' type='qcow2'/><source file='HERE/disk.qcow2'/>"
    "<target dev='vda' bus='virtio'/></disk>"
    "<serial type='pty'/><graphics type='vnc' listen='127.0.0.1' autoport='yes'/>"
    "<video><model type='vga'/></video>"
    "<memballoon model='virtio'/></devices><seclabel type='none'/></domain>",
    "domain.xml": documents.domain("second", memory=8192, vcpus=2),
    "disk.xml": "<disk type='file'><source file='/nowhere/disk'/><target dev='vdb'/></disk>",
    "nic.xml": "<interface type='network'><source network='default'/></interface>",
    "cpu.xml": "<cpu><arch>x86_64</arch><model>qemu64</model></cpu>",
    "checkpoint.xml": documents.checkpoint("first"),
    "snapshot.xml": "<domainsnapshot><name>first</name></domainsnapshot>",
    "backup.xml": (
        "<domainbackup mode='pull'><server name='localhost' port='10809'/></domainbackup>"
    ),
    "network.xml": (
        "<network><name>other</name><forward mode='nat'/>"
        "<ip address='10.99.0.1' netmask='255.255.255.0'/></network>"
    ),
    "port.xml": "<networkport><owner><name>test</name>"
    "<uuid>6695eb01-f6a4-8304-79aa-97f2502e193f</uuid></owner>"
    "<mac address='52:54:00:7b:35:93'/></networkport>",
    "host.xml": "<host mac='52:54:00:00:00:01' name='a' ip='10.99.0.5'/>",
    "interface.xml": "<interface type='ethernet' name='eth7'><start mode='none'/></interface>",
    "pool.xml": "<pool type='dir'><name>heap</name><target><path>/nowhere</path></target></pool>",
    "volume.xml": (
        "<volume><name>fresh</name><capacity>1048576</capacity><allocation>0</allocation></volume>"
    ),
    "device.xml": "<device><parent>scsi_host1</parent>"
    "<capability type='scsi_host'><capability type='fc_host'>"
    "<wwnn>2000000012341234</wwnn><wwpn>1000000012341234</wwpn></capability></capability></device>",
    "mediated.xml": (
        "<device><parent>computer</parent>"
        "<capability type='mdev'><type id='i915-GVTg_V5_8'/></capability></device>"
    ),
    "filter.xml": "<filter name='quiet'><rule action='drop' direction='in'/></filter>",
    "binding.xml": "<filterbinding><owner><name>test</name>"
    "<uuid>6695eb01-f6a4-8304-79aa-97f2502e193f</uuid></owner>"
    "<portdev name='nowhere0'/><mac address='52:54:00:7b:35:93'/>"
    "<filterref filter='quiet'/></filterbinding>",
    "secret.xml": "<secret ephemeral='no' private='no'>"
    "<uuid>8f2b1a5c-7b0e-4b7e-9f57-5f0c8f0b8a11</uuid>"
    "<usage type='ceph'><name>a secret</name></usage></secret>",
    "value": "c2VjcmV0",
    "payload": "0123456789abcdef" * 20_000,
    "keys": "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIB8Ht8Z3j6yDWPBHQtOp/R9rjWvfMYo3MSA/K6q8D86r a\n",
}

ON_TEST = """
version
uri
hostname
sysinfo
capabilities
maxvcpus
nodeinfo
nodecpumap
nodecpustats
nodememstats
node-memory-tune
node-memory-tune --shm-pages-to-scan 100
nodesevinfo
nodesuspend mem 60
freecell --all
freecell
freepages --all
freepages --cellno 0 --pagesize 4
allocpages 2M 1
cpu-baseline cpu.xml
cpu-compare cpu.xml
cpu-models x86_64
hypervisor-cpu-baseline --arch x86_64 cpu.xml
hypervisor-cpu-compare cpu.xml
domcapabilities
domxml-from-native qemu-argv value
domxml-to-native qemu-argv domain.xml
list --all --title --managed-save
domid test
domname 1
domuuid test
dominfo test
domstate test --reason
domcontrol test
domhostname test
domstats
domstats test --state --vcpu
domtime test
domtime test --time 5
domfsinfo test
domfsfreeze test
domfsthaw test
domfstrim test
domdisplay test
vncdisplay test
ttyconsole test
domlaunchsecinfo test
domsetlaunchsecstate test --secrethdr value --secret value
domblklist test
domblkerror test
domblkinfo test vda
domblkstat test vda
domblkthreshold test vda 1000
domif-getlink test eth0
domif-setlink test 52:54:00:00:00:01 down
domifaddr test
domiflist test
domifstat test testnet0
domiftune test testnet0
domiftune test testnet0 --inbound 1,2,3
dommemstat test
dommemstat test --period 2 --live
domdirtyrate-calc test --seconds 1
domjobinfo test
domjobinfo test --completed
domjobabort test
desc test
desc test --title hello
metadata test http://example.org/x
metadata test http://example.org/x --set <y/> --key z
autostart test
memtune test
memtune test --hard-limit 9000000
numatune test
numatune test --mode strict
blkiotune test
blkiotune test --weight 500
blkdeviotune test vda
blkdeviotune test vda --total-bytes-sec 5
blockcommit test vda --active
blockcopy test vda /nowhere/copy
blockcopy test vda --xml disk.xml
blockjob test vda
blockjob test vda --abort
blockjob test vda 5
blockpull test vda
blockresize test vda 1G
change-media test vda /nowhere/cd --insert
schedinfo test
schedinfo test --set weight=50
perf test
perf test --enable cmt
vcpuinfo test
vcpucount test
vcpucount test --current --live
vcpucount test --guest
vcpupin test
vcpupin test 0 0
emulatorpin test
emulatorpin test 0
setvcpus test 2
setvcpus test 2 --live
setvcpus test 4 --maximum --config
setvcpu test 1 --enable
guestvcpus test
guestvcpus test --enable --cpulist 1
guestinfo test
guest-agent-timeout test --timeout 5
iothreadinfo test
iothreadadd test 1
iothreadpin test 1 0
iothreadset test 1 --poll-max-ns 5
iothreaddel test 1
setmem test 2000000
setmem test 2000000 --live
setmaxmem test 8000000
setmaxmem test 8000000 --config
cpu-stats test
inject-nmi test
send-key test KEY_A
send-process-signal test 1 sigterm
get-user-sshkeys test root
set-user-sshkeys test root --file keys
set-user-password test root secret
set-lifecycle-action test poweroff destroy
screenshot test shot.png
console test
dompmsuspend test mem
dompmwakeup test
attach-device test disk.xml
attach-device test disk.xml --live
attach-disk test /nowhere/disk vdc
detach-device test disk.xml
detach-device test disk.xml --live
detach-device-alias test ua-a
update-device test disk.xml
update-memory-device test --requested-size 1M
migrate test qemu+unix:///nowhere
migrate-setmaxdowntime test 50
migrate-getmaxdowntime test
migrate-compcache test
migrate-compcache test --size 100000
migrate-setspeed test 10
migrate-getspeed test
migrate-postcopy test
lxc-enter-namespace test --noseclabel /bin/true
qemu-monitor-command test --hmp info
qemu-agent-command test {}
qemu-attach 1
dump test core
save test state
restore state
save-image-dumpxml state
save-image-define state domain.xml
managedsave test
managedsave-dumpxml test
managedsave-define test domain.xml
start test
managedsave-remove test
define domain.xml
create domain.xml
domrename second third
undefine third
undefine second --managed-save
suspend test
resume test
reset test
reboot test
checkpoint-create test checkpoint.xml
checkpoint-create-as test second
checkpoint-list test
checkpoint-list test --tree
checkpoint-list test --from first
checkpoint-info test second
checkpoint-parent test second
checkpoint-dumpxml test second
checkpoint-delete test second
checkpoint-delete test first
backup-begin test backup.xml
backup-dumpxml test
snapshot-create test snapshot.xml
snapshot-create-as test second
snapshot-list test
snapshot-list test --tree
snapshot-list test --roots
snapshot-current test
snapshot-info test second
snapshot-parent test second
snapshot-dumpxml test second
snapshot-revert test first
snapshot-delete test second
snapshot-delete test first
net-list --all
net-info default
net-name dd8fe884-6c02-601e-7551-cca97df1c5df
net-uuid default
net-dumpxml default
net-autostart default
net-define network.xml
net-start other
net-update other add ip-dhcp-host host.xml
net-dhcp-leases other
net-port-list other
net-port-create other port.xml
net-port-dumpxml other 8f2b1a5c-7b0e-4b7e-9f57-5f0c8f0b8a11
net-port-delete other 8f2b1a5c-7b0e-4b7e-9f57-5f0c8f0b8a11
net-destroy other
net-undefine other
net-create network.xml
iface-list --all
iface-mac eth1
iface-name aa:bb:cc:dd:ee:ff
iface-dumpxml eth1
iface-begin
iface-define interface.xml
iface-start eth7
iface-destroy eth7
iface-undefine eth7
iface-commit
iface-begin
iface-rollback
pool-list --all --details
pool-capabilities
pool-info default-pool
pool-name dfe224cb-28fb-8dd0-c4b2-64eb3f0f4566
pool-uuid default-pool
pool-dumpxml default-pool
pool-autostart default-pool
pool-refresh default-pool
pool-define pool.xml
pool-build heap
pool-start heap
pool-destroy heap
pool-delete heap
pool-undefine heap
pool-create pool.xml
find-storage-pool-sources-as dir
find-storage-pool-sources logical
vol-create default-pool volume.xml
vol-create-from default-pool volume.xml fresh --inputpool default-pool
vol-clone fresh copy --pool default-pool
vol-list default-pool --details
vol-info fresh --pool default-pool
vol-dumpxml fresh --pool default-pool
vol-key fresh --pool default-pool
vol-name /default-pool/fresh
vol-path fresh --pool default-pool
vol-pool /default-pool/fresh
vol-resize fresh 2M --pool default-pool
vol-wipe fresh --pool default-pool
vol-wipe fresh --pool default-pool --algorithm zero
vol-upload fresh value --pool default-pool
vol-download fresh out --pool default-pool
vol-delete fresh --pool default-pool
nodedev-list
nodedev-list --tree
nodedev-dumpxml computer
nodedev-info computer
nodedev-detach computer
nodedev-detach computer --driver vfio
nodedev-reattach computer
nodedev-reset computer
nodedev-create device.xml
nodedev-define mediated.xml
nodedev-start computer
nodedev-autostart computer
nodedev-undefine computer
nodedev-destroy computer
nwfilter-list
nwfilter-define filter.xml
nwfilter-dumpxml quiet
nwfilter-undefine quiet
nwfilter-binding-list
nwfilter-binding-create binding.xml
nwfilter-binding-dumpxml nowhere0
nwfilter-binding-delete nowhere0
secret-list
secret-define secret.xml
secret-undefine 8f2b1a5c-7b0e-4b7e-9f57-5f0c8f0b8a11
net-event --event lifecycle --timeout 1
pool-event --event refresh --timeout 1
nodedev-event --event lifecycle --timeout 1
shutdown test
start test
destroy test
undefine test
"""

ON_QEMU = """
capabilities
maxvcpus
nodeinfo
nodecpumap
nodecpustats --percent
nodememstats
freepages --all
hypervisor-cpu-baseline --arch x86_64 cpu.xml
cpu-models x86_64
domcapabilities --virttype qemu
pool-define-as here dir --target HERE/pool
pool-build here
pool-start here
pool-list --details
pool-capabilities
pool-event --event lifecycle --timeout 1
vol-create here volume.xml
vol-clone fresh copy --pool here
vol-resize copy 2M --pool here
vol-upload fresh payload --pool here
vol-upload fresh payload --pool here --sparse
vol-download fresh out --pool here
vol-download fresh out --pool here --sparse
vol-wipe fresh --pool here
vol-info fresh --pool here --bytes --physical
vol-list here --details
vol-dumpxml fresh --pool here
vol-pool HERE/pool/fresh
vol-delete fresh --pool here
secret-event --event lifecycle --timeout 1
secret-define secret.xml
secret-set-value 8f2b1a5c-7b0e-4b7e-9f57-5f0c8f0b8a11 --file value --plain
secret-get-value 8f2b1a5c-7b0e-4b7e-9f57-5f0c8f0b8a11
secret-dumpxml 8f2b1a5c-7b0e-4b7e-9f57-5f0c8f0b8a11
secret-list
secret-undefine 8f2b1a5c-7b0e-4b7e-9f57-5f0c8f0b8a11
nwfilter-define filter.xml
nwfilter-list
nwfilter-dumpxml quiet
nwfilter-binding-list
nwfilter-binding-create binding.xml
nwfilter-undefine quiet
net-define network.xml
net-list --all
net-dumpxml other
net-update other add ip-dhcp-host host.xml --config
net-undefine other
iface-list --all
iface-dumpxml lo
nodedev-list --tree
nodedev-list --cap net
nodedev-info computer
nodedev-event --event lifecycle --timeout 1
define guest.xml
list --all
start guest
domid guest
dominfo guest
domstats guest
domstate guest --reason
domblklist guest --details
domblkinfo guest vda
domblkstat guest vda
domblkerror guest
domiflist guest
dommemstat guest
domcontrol guest
domjobinfo guest
vcpuinfo guest
vcpucount guest
vcpupin guest
emulatorpin guest
iothreadinfo guest
schedinfo guest
memtune guest
blkiotune guest
blkdeviotune guest vda
blkdeviotune guest vda --total-bytes-sec 1000000
numatune guest
perf guest
cpu-stats guest
domdisplay guest
vncdisplay guest
ttyconsole guest
qemu-monitor-event --timeout 1
qemu-monitor-command guest --hmp info status
qemu-agent-command guest {}
guestinfo guest
domfsinfo guest
send-key guest KEY_A
inject-nmi guest
screenshot guest guest.ppm
domdirtyrate-calc guest --seconds 1
checkpoint-create-as guest first
checkpoint-create-as guest second
checkpoint-list guest --tree
checkpoint-info guest second
checkpoint-dumpxml guest second --size
backup-begin guest
backup-dumpxml guest
domjobabort guest
checkpoint-delete guest second
checkpoint-delete guest first
snapshot-create-as guest only --disk-only --diskspec vda,file=HERE/overlay.qcow2
snapshot-list guest --tree
snapshot-delete guest only --metadata
blockjob guest vda
blockcommit guest vda --active --wait --pivot
setmem guest 40M
suspend guest
resume guest
dumpxml guest --migratable
domxml-to-native qemu-argv --domain guest
dump guest HERE/core --memory-only
save guest HERE/state
save-image-dumpxml HERE/state
restore HERE/state
managedsave guest
managedsave-dumpxml guest
managedsave-remove guest
start guest
reset guest
destroy guest
undefine guest
pool-destroy here
pool-undefine here
"""


def prepare(home: Path) -> None:
    """Make the files that the commands name."""
    for name, text in FILES.items():
        (home / name).write_text(text.replace("HERE", str(home)))
    subprocess.run(
        ["qemu-img", "create", "-q", "-f", "qcow2", home / "disk.qcow2", "16M"], check=True
    )


def environment(home: Path) -> dict[str, str]:
    folders = {name: str(home) for name in ("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME")}
    return os.environ | {"LC_ALL": "C", "TERM": "dumb", **folders}


def run(uri: str, commands: str, home: Path) -> str:
    """Run every command in one virsh, whether or not it succeeds; return the output."""
    done = subprocess.run(
        ["virsh", "--quiet", "--keepalive-interval", "1", "--connect", uri],
        input=commands.replace("HERE", str(home)),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=SECONDS,
        cwd=home,
        env=environment(home),
    )
    return done.stdout
