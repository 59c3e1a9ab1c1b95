"""Sessions of virsh commands on guests of QEMU, for a libvirtd and a server of ours.

Each runs in one virsh, on a server without guests, in a folder with `FILES` and fresh
images. ``@folder@`` in commands and files is that folder. One is that of a user
who is not root.
"""

# ruff: noqa: E501  lines of scripts

from __future__ import annotations

_DISK = "<disk type='file' device='disk'><driver name='qemu' type='{kind}'/><source file='@folder@/{name}'/><target dev='{target}' bus='virtio'/></disk>"
_HEAD = (
    "<domain type='qemu'><name>{name}</name><uuid>22222222-2222-4222-8222-2222222222{number}</uuid>"
)

FILES = {
    "a.xml": (
        _HEAD.format(name="a", number="0a")
        + "<title>First</title><description>one of several</description>"
        "<metadata><app:x xmlns:app='http://app.org/'>y</app:x></metadata>"
        "<memory unit='MiB'>32</memory><vcpu current='1'>2</vcpu>"
        "<os><type machine='pc'>hvm</type><boot dev='hd'/></os><features><acpi/></features>"
        "<devices>"
        + _DISK.format(kind="qcow2", name="a.qcow2", target="vda")
        + _DISK.format(kind="raw", name="a.raw", target="vdb")
        + "<disk type='file' device='cdrom'><target dev='hdc' bus='ide'/><readonly/></disk>"
        "<interface type='user'><mac address='52:54:00:00:00:0a'/><model type='virtio'/></interface>"
        "<serial type='pty'/><channel type='unix'><target type='virtio' name='org.qemu.guest_agent.0'/></channel>"
        "<graphics type='vnc' autoport='yes'/><video><model type='vga'/></video>"
        "<rng model='virtio'><backend model='random'>/dev/urandom</backend></rng>"
        "</devices></domain>"
    ),
    "b.xml": (
        _HEAD.format(name="b", number="0b")
        + "<memory unit='MiB'>16</memory><os><type machine='q35'>hvm</type></os>"
        "<devices>"
        + _DISK.format(kind="qcow2", name="b.qcow2", target="vda")
        + "</devices></domain>"
    ),
    "c.xml": (
        _HEAD.format(name="c", number="0e")
        + "<memory unit='MiB'>16</memory><os><type machine='q35'>hvm</type></os><features><acpi/></features>"
        "<devices>"
        + _DISK.format(kind="qcow2", name="a.qcow2", target="vda")
        + _DISK.format(kind="qcow2", name="b.qcow2", target="vdb")
        + _DISK.format(kind="raw", name="a.raw", target="vdc")
        + "</devices></domain>"
    ),
    "user.xml": (
        _HEAD.format(name="u", number="0f")
        + "<memory unit='MiB'>16</memory><os><type machine='pc'>hvm</type></os><features><acpi/></features>"
        "<devices>"
        + _DISK.format(kind="qcow2", name="a.qcow2", target="vda")
        + "<interface type='user'><mac address='52:54:00:00:00:0f'/><model type='virtio'/></interface>"
        "<serial type='pty'/><graphics type='vnc' autoport='yes'/></devices></domain>"
    ),
    "bad.xml": "<domain type='qemu'><name>bad</name>",
    "nomem.xml": "<domain type='qemu'><name>bad</name><os><type>hvm</type></os></domain>",
    "nodisk.xml": (
        _HEAD.format(name="nodisk", number="0c")
        + "<memory unit='MiB'>16</memory><os><type>hvm</type></os>"
        "<devices>"
        + _DISK.format(kind="qcow2", name="nosuch.qcow2", target="vda")
        + "</devices></domain>"
    ),
    "network.xml": (
        _HEAD.format(name="network", number="0d")
        + "<memory unit='MiB'>16</memory><os><type>hvm</type></os>"
        "<devices><interface type='network'><mac address='52:54:00:00:00:0d'/><source network='nosuch'/></interface></devices></domain>"
    ),
    "disk.xml": _DISK.format(kind="raw", name="c.raw", target="vdc"),
    "checkpoint.xml": "<domaincheckpoint><name>xml</name><description>by XML</description></domaincheckpoint>",
    "pull.xml": "<domainbackup mode='pull'><server transport='unix' socket='@folder@/nbd'/><disks><disk name='vda' backup='yes'/><disk name='vdb' backup='yes'/></disks></domainbackup>",
    "push.xml": "<domainbackup mode='push'><disks><disk name='vda' backup='yes' type='file'><driver type='qcow2'/><target file='@folder@/pushed.qcow2'/></disk></disks></domainbackup>",
    "incremental.xml": "<domainbackup mode='pull'><incremental>one</incremental><server transport='unix' socket='@folder@/nbd'/><disks><disk name='vda' backup='yes'/></disks></domainbackup>",
    "wrong.xml": "<domainbackup mode='pull'><incremental>nosuch</incremental><server transport='unix' socket='@folder@/nbd'/></domainbackup>",
}

# Images: their format and size.
IMAGES = {
    "a.qcow2": ("qcow2", "4M"),
    "a.raw": ("raw", "1M"),
    "b.qcow2": ("qcow2", "2M"),
    "c.raw": ("raw", "1M"),
    "cd.iso": ("raw", "64k"),
}

SESSIONS = {
    "host": """\
uri
version
hostname
nodeinfo
maxvcpus
maxvcpus qemu
maxvcpus zz
nodecpumap
freecell 0
freecell 9
freepages --pagesize 3 --cellno 0
cpu-models x86_64
cpu-models zz
cpu-baseline a.xml
domcapabilities --virttype zz
domcapabilities --machine zz
domcapabilities --arch zz
domcapabilities --emulatorbin /none
sysinfo
nodesevinfo
list
list --all
list --all --name
domstats
""",
    "definitions": """\
define a.xml
define b.xml
define bad.xml
define nomem.xml
define nosuch.xml
list --all
list --all --title
list --all --uuid
list --all --autostart
list --all --with-managed-save
dominfo a
domid a
domuuid a
domname 22222222-2222-4222-8222-22222222220a
domname 22222222-2222-4222-8222-2222222222ff
domstate a
domstate a --reason
domstate nosuch
dumpxml a
dumpxml a --inactive
dumpxml a --security-info
dumpxml a --migratable
dumpxml a --migratable --security-info
dumpxml b
dumpxml a --xpath //controller
dumpxml nosuch
desc a
desc a --title
desc a --title New title
desc a --new-desc other words
desc a
metadata a http://app.org/
metadata a http://nosuch.org/
metadata a http://nosuch.org/ --key k --set <x/>
metadata a http://nosuch.org/ --remove
domblklist a
domblklist a --details
domiflist a
domblkinfo a vda
domblkinfo a vdb
domblkinfo a hdc
domblkinfo a zz
vcpucount a
vcpuinfo a
domdisplay a
vncdisplay a
ttyconsole a
autostart a
dominfo a
autostart a --disable
domrename b bee
domrename bee a
domrename bee b
define b.xml
undefine b
undefine b
define b.xml
undefine b --nvram
undefine a --checkpoints-metadata
list --all
""",
    "life": """\
define a.xml
start a --paused
list
list --all
domstate a --reason
dominfo a
dumpxml a
dumpxml a --inactive
start a
domdisplay a
vncdisplay a
ttyconsole a
domblklist a --details
domiflist a
domblkinfo a vda
domcontrol a
domjobinfo a
domstats a --state
domstats a --balloon
domstats a --vcpu
domstats a --interface
domstats a --block
domstats a --nosuch
domblkstat a vda
domblkstat a
domifstat a vnet0
dommemstat a
domblkerror a
domtime a
domfsinfo a
domfstrim a
domfsfreeze a
domhostname a
guestinfo a
qemu-agent-command a '{"execute":"guest-ping"}'
qemu-monitor-command a '{"execute":"query-status"}'
qemu-monitor-command a --hmp info status
qemu-monitor-command a '{"execute":"nosuch"}'
qemu-monitor-command a nonsense
qemu-monitor-command a {}
qemu-monitor-command a '{"id":"mine"}'
qemu-monitor-command a '{"execute":3}'
qemu-monitor-command a '{"execute":"query-name","arguments":3}'
qemu-monitor-command a '{"execute":"query-name","other":1}'
qemu-monitor-command a '{"execute":"query-name","id":"mine"}'
resume a
domstate a --reason
suspend a
domstate a --reason
reset a
send-key a KEY_A
send-key a 9999
inject-nmi a
setmem a 20M
setmem a 20M --config
setmaxmem a 64M
setmaxmem a 64M --config
dumpxml a --inactive --xpath //memory
vcpucount a
vcpuinfo a
setvcpus a 2
setvcpus a 1 --config
setvcpus a 3 --config
vcpupin a
emulatorpin a
schedinfo a
memtune a
blkiotune a
numatune a
perf a
iothreadinfo a
blkdeviotune a vda
blkdeviotune a vda --total-iops-sec 100 --config
blkdeviotune a vda --config
blockresize a vda 8M
domblkinfo a vda
blockresize a zz 8M
domif-getlink a 52:54:00:00:00:0a
domif-setlink a 52:54:00:00:00:0a down
domif-getlink a 52:54:00:00:00:0a
domif-setlink a 52:54:00:00:00:0a up
domifaddr a
domiftune a 52:54:00:00:00:0a
change-media a hdc @folder@/cd.iso --insert
domblklist a
change-media a hdc --eject
change-media a hdc --eject
change-media a vda --eject
attach-disk a @folder@/c.raw vdc
domblklist a
detach-disk a zz
attach-device a disk.xml --config
dumpxml a --inactive --xpath //disk
detach-disk a vdc --config
attach-interface a user --config
domiflist a --inactive
destroy a
domstate a --reason
destroy a
shutdown a
suspend a
resume a
undefine a
""",
    "devices": """\
define c.xml
domblklist c
attach-disk c @folder@/c.raw vdd --config
attach-disk c @folder@/c.raw vdd --config
attach-disk c @folder@/nosuch vde --config
domblklist c --inactive
attach-disk c @folder@/cd.iso sda --type cdrom --targetbus sata --config
change-media c sda --eject --config
change-media c sda @folder@/cd.iso --insert --config
change-media c sda @folder@/cd.iso --insert --config
change-media c sda --eject --config --print-xml
attach-interface c user --model virtio --mac 52:54:00:00:00:01 --config
attach-interface c user --model virtio --mac 52:54:00:00:00:01 --config
domiflist c
detach-interface c user --mac 52:54:00:00:00:01 --config
detach-interface c user --config
attach-device c nosuch.xml
attach-device c bad.xml
attach-device c network.xml
detach-disk c vde --config
detach-disk c vdd --config
detach-disk c sda --config
blkdeviotune c vda --total-iops-sec 50 --read-iops-sec 5 --config
blkdeviotune c vda --read-iops-sec 5 --write-iops-sec 6 --config
blkdeviotune c vda --config
blkdeviotune c zz
dumpxml c
start c --paused
attach-disk c @folder@/c.raw vdd
attach-disk c @folder@/c.raw vdd
attach-disk c @folder@/nosuch vde
domblklist c
domblkstat c vdd
attach-interface c user --model virtio --mac 52:54:00:00:00:02
domiflist c
domif-setlink c 52:54:00:00:00:02 down
domif-getlink c 52:54:00:00:00:02
domif-setlink c zz down
blkdeviotune c vda --total-iops-sec 70
blkdeviotune c vda
domblkthreshold c vda 1M
domblkthreshold c zz 1M
blockresize c vda 6M
domblkinfo c vda
dumpxml c
dumpxml c --inactive
screenshot c @folder@/screen
destroy c
undefine c
""",
    "refused at start": """\
define nodisk.xml
start nodisk
domstate nodisk --reason
create nodisk.xml
undefine nodisk
define network.xml
start network
create network.xml
undefine network
create bad.xml
define b.xml
start b --nosuch
start b --force-boot --paused
destroy b --graceful
undefine b
create b.xml --paused
dominfo b
undefine b
autostart b
define b.xml
undefine b
dominfo b
destroy b
list --all
""",
    "checkpoints and backups": """\
define c.xml
checkpoint-create-as c one --diskspec vdc,checkpoint=no
checkpoint-list c
start c --paused
checkpoint-create-as c zero
checkpoint-create-as c zero --diskspec zz
checkpoint-create-as c one --diskspec vdc,checkpoint=no
checkpoint-create-as c two description --diskspec vdc,checkpoint=no
checkpoint-create-as c two --diskspec vdc,checkpoint=no
checkpoint-create-as c three --diskspec vdb,checkpoint=no --diskspec vdc,checkpoint=no
checkpoint-create-as c four --print-xml
checkpoint-create-as c four --quiesce --diskspec vdc,checkpoint=no
checkpoint-create c checkpoint.xml
checkpoint-create c checkpoint.xml --redefine
checkpoint-list c
checkpoint-list c --tree
checkpoint-list c --parent
checkpoint-list c --name
checkpoint-list c --roots
checkpoint-list c --leaves
checkpoint-list c one --descendants
checkpoint-list c --topological --name
checkpoint-info c two
checkpoint-info c nosuch
checkpoint-parent c two
checkpoint-parent c one
checkpoint-dumpxml c two
checkpoint-dumpxml c two --no-domain
checkpoint-dumpxml c two --no-domain --size
checkpoint-dumpxml c nosuch
backup-begin c pull.xml
backup-begin c pull.xml
backup-dumpxml c
domjobinfo c
checkpoint-create-as c busy --diskspec vdc,checkpoint=no
checkpoint-delete c one
undefine c
domjobabort c
domjobabort c
backup-dumpxml c
backup-begin c incremental.xml
domblkinfo c vda
domjobabort c
backup-begin c wrong.xml
backup-begin c nosuch.xml
backup-begin c bad.xml
domjobinfo c
checkpoint-delete c two
checkpoint-list c --tree
checkpoint-delete c one --children-only --metadata
checkpoint-list c --tree
checkpoint-delete c one --metadata
checkpoint-delete c one
checkpoint-list c
dumpxml c
destroy c
list --all
""",
    "a user's": """\
define user.xml
start u --paused
dumpxml u
dumpxml u --inactive
dominfo u
list
domdisplay u
ttyconsole u
domiflist u
domblklist u
checkpoint-create-as u one
checkpoint-list u
qemu-monitor-command u --hmp info status
suspend u
resume u
suspend u
domstate u --reason
destroy u
checkpoint-delete u one --metadata
undefine u
list --all
""",
    "saving": """\
define a.xml
managedsave a
start a --paused
save a @folder@/saved
list --all
domstate a --reason
save-image-dumpxml @folder@/saved --xpath //name
restore @folder@/saved --paused
domstate a --reason
managedsave a
dominfo a
managedsave-dumpxml a --xpath //name
list --all --managed-save
undefine a
managedsave-remove a
managedsave-remove a
restore @folder@/nosuch
snapshot-list a
snapshot-create-as a s
blockcommit a vda --active
blockpull a vda
migrate a qemu+ssh://nosuch/system
undefine a
list --all
""",
}
