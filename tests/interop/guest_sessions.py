"""Sessions of commands on guests that QEMU runs, paused, one for each subject.

They run on the qemu driver of a libvirtd or of ours, with virsh and with the `virtrio`
command. Everything is in one folder, whose name takes the place of ``{folder}``.
"""

# ruff: noqa: E501  lines of scripts

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

WEB = """\
<domain type='qemu'><name>web</name><uuid>11111111-2222-4111-8111-111111111111</uuid><memory unit='MiB'>32</memory><vcpu>1</vcpu>
<os><type arch='x86_64' machine='pc'>hvm</type></os><devices>
<disk type='file' device='disk'><driver name='qemu' type='qcow2'/><source file='{folder}/a.qcow2'/><target dev='vda' bus='virtio'/></disk>
<disk type='file' device='disk'><driver name='qemu' type='qcow2'/><source file='{folder}/b.qcow2'/><target dev='vdb' bus='virtio'/></disk>
<serial type='pty'/><channel type='unix'><target type='virtio' name='org.qemu.guest_agent.0'/></channel>
<interface type='user'><mac address='52:54:00:aa:bb:01'/><model type='virtio'/></interface>
<graphics type='vnc' autoport='yes'/><memballoon model='virtio'/><rng model='virtio'><backend model='random'>/dev/urandom</backend></rng></devices></domain>
"""
RICH = """\
<domain type='qemu'><name>rich</name><uuid>11111111-5555-4111-8111-111111111111</uuid><title>A  title</title><description>What it
is for</description><metadata><app:x xmlns:app='http://app.org/'><app:y a='1'/></app:x></metadata><maxMemory slots='4' unit='MiB'>256</maxMemory><memory unit='MiB'>64</memory><currentMemory unit='MiB'>48</currentMemory><vcpu current='2'>4</vcpu><iothreads>1</iothreads>
<os><type arch='x86_64' machine='pc'>hvm</type><bootmenu enable='yes'/></os><features><acpi/><apic/></features>
<cpu><numa><cell id='0' cpus='0-3' memory='65536'/></numa></cpu>
<devices>
<disk type='file' device='disk'><driver name='qemu' type='qcow2'/><source file='{folder}/a.qcow2'/><target dev='vda' bus='virtio'/><serial>S1</serial></disk>
<disk type='file' device='disk'><driver name='qemu' type='qcow2'/><source file='{folder}/b.qcow2'/><target dev='sda' bus='scsi'/></disk>
<disk type='file' device='cdrom'><driver name='qemu' type='raw'/><source file='{folder}/m.iso'/><target dev='hda' bus='ide'/><readonly/></disk>
<disk type='file' device='cdrom'><target dev='hdb' bus='ide'/><readonly/></disk>
<controller type='scsi' index='0' model='virtio-scsi'/>
<interface type='user'><mac address='52:54:00:aa:bb:01'/><model type='virtio'/></interface>
<interface type='user'><mac address='52:54:00:aa:bb:02'/><model type='e1000'/><link state='down'/></interface>
<serial type='pty'/><serial type='file'><source path='{folder}/ser.log'/></serial><channel type='unix'><target type='virtio' name='org.qemu.guest_agent.0'/></channel>
<graphics type='vnc' autoport='yes' passwd='s3'/><video><model type='vga'/></video><memballoon model='virtio'><stats period='5'/></memballoon><rng model='virtio'><backend model='random'>/dev/urandom</backend></rng><watchdog model='i6300esb'/></devices>
<seclabel type='dynamic' model='dac' relabel='yes'/></domain>
"""
FILES = {
    "g.xml": WEB,
    "t.xml": WEB.replace("<name>web", "<name>tr").replace("11111111-2222", "11111111-3333"),
    "r.xml": RICH,
    "disk.xml": "<disk type='file' device='disk'><driver name='qemu' type='qcow2'/><source file='{folder}/n.qcow2'/><target dev='vdc' bus='virtio'/></disk>",
    "push.xml": "<domainbackup><disks><disk name='vdb' type='file'><target file='{folder}/out.qcow2'/></disk></disks></domainbackup>",
    "pull.xml": "<domainbackup mode='pull'><server transport='unix' socket='{folder}/nbd'/><disks><disk name='vdb' type='file'><scratch file='{folder}/scratch'/></disk></disks></domainbackup>",
    "cp.xml": "<domaincheckpoint><name>c1</name></domaincheckpoint>",
}
IMAGES = {"base.qcow2": "4M", "b.qcow2": "2M", "n.qcow2": "1M", "m.iso": "1M", "m2.iso": "1M"}

SESSIONS = {
    "a domain that is off": """\
uri
define r.xml
dominfo rich
domstate rich --reason
list --all
list --all --title
domblklist rich
domblklist rich --inactive --details
domblkinfo rich vda
domblkinfo rich --all
domblkinfo rich hdb
domblkstat rich vda
domiflist rich
domif-getlink rich 52:54:00:aa:bb:02
domif-getlink rich 52:54:00:aa:bb:02 --config
domstats rich
domcontrol rich
dommemstat rich
vcpucount rich
vcpuinfo rich
vcpupin rich
emulatorpin rich
iothreadinfo rich
domdisplay rich
vncdisplay rich
ttyconsole rich
domjobinfo rich
domjobabort rich
dumpxml rich --xpath //disk/source
domid rich
domuuid rich
undefine rich
""",
    "what is told about a guest": """\
define r.xml
start rich --paused
start rich
dominfo rich
domstate rich --reason
list
domblkinfo rich vda
domblkinfo rich vda --human
domblkinfo rich --all --human
domblkinfo rich hdb
domblkinfo rich nosuch
domblkstat rich vda
domblkstat rich sda --human
domblkstat rich
domblkstat rich nosuch
domblklist rich --details
domblkerror rich
domblkthreshold rich vda 100
domblkthreshold rich nosuch 100
domblkthreshold rich 'vda[1]' 1G
domiflist rich
domifstat rich vnet0
domifstat rich 52:54:00:aa:bb:01
domifaddr rich
domifaddr rich --source agent
domifaddr rich --source arp
domif-getlink rich 52:54:00:aa:bb:01
domif-setlink rich 52:54:00:aa:bb:01 down
domif-getlink rich 52:54:00:aa:bb:01
domif-setlink rich 52:54:00:aa:bb:01 up --print-xml
domif-setlink rich 52:54:00:aa:bb:01 up --config
domiftune rich 52:54:00:aa:bb:01
domiftune rich 52:54:00:aa:bb:01 --inbound 100
domstats rich --state
domstats rich --balloon
domstats rich --vcpu
domstats rich --interface
domstats rich --block
domstats rich --block --backing
domstats rich --iothread
domstats rich --perf
domstats rich --memory
domstats rich --dirtyrate
domstats rich --vm
domstats rich --state --raw
domstats nosuch
domstats --list-active --state
domcontrol rich
dommemstat rich
dommemstat rich --period 3 --live
dommemstat rich --period 3 --config
domdisplay rich
domdisplay rich --include-password
domdisplay rich --all
domdisplay rich --type spice
vncdisplay rich
ttyconsole rich
destroy rich
undefine rich --checkpoints-metadata
""",
    "CPUs, memory and limits": """\
define r.xml
start rich --paused
vcpucount rich
vcpucount rich --guest
vcpuinfo rich
vcpuinfo rich --pretty
vcpupin rich
vcpupin rich 0 0
vcpupin rich 0 0-9
emulatorpin rich
emulatorpin rich 0
iothreadinfo rich
iothreadadd rich 2
iothreadadd rich 2
iothreadpin rich 2 0
iothreadset rich 2 --poll-max-ns 100
iothreaddel rich 2
iothreaddel rich 9
iothreadadd rich 3 --config
iothreadinfo rich --config
setvcpus rich 3
setvcpus rich 3 --config
setvcpus rich 9
setvcpus rich 4 --maximum --config
setvcpus rich 1 --guest
setvcpu rich 3 --enable
setvcpu rich 3 --disable
guestvcpus rich
setmem rich 40M
setmem rich 400M
setmem rich 40M --config
setmaxmem rich 300M
setmaxmem rich 64M --config
memtune rich
memtune rich --hard-limit 1G
memtune rich --config
blkiotune rich
blkiotune rich --weight 500
blkiotune rich --config --weight 500
blkdeviotune rich vda
blkdeviotune rich vda --total-bytes-sec 1000000
blkdeviotune rich vda
blkdeviotune rich vda --total-iops-sec 100 --config
blkdeviotune rich vda --config
blkdeviotune rich nosuch
numatune rich
numatune rich --mode strict
schedinfo rich
schedinfo rich --set cpu_shares=500
schedinfo rich --config --set cpu_shares=500
perf rich
perf rich --enable cpu_cycles
cpu-stats rich --total
cpu-stats rich
domdirtyrate-calc rich
domdirtyrate-calc rich --mode dirty-ring
domdirtyrate-calc rich --seconds 0
destroy rich
undefine rich --checkpoints-metadata
""",
    "disks and devices": """\
define r.xml
start rich --paused
blockresize rich vda 8M
blockresize rich vda 8193
blockresize rich vda 4096B
blockresize rich nosuch 4M
blockresize rich vda x
domblkinfo rich vda
attach-disk rich {folder}/n.qcow2 vdc --subdriver qcow2
attach-disk rich {folder}/n.qcow2 vdc --subdriver qcow2
attach-disk rich {folder}/none vdd
detach-disk rich vdc --config
detach-disk rich nosuch
attach-device rich disk.xml --config
attach-device rich disk.xml --config
detach-device rich disk.xml --config
attach-interface rich user default --print-xml
attach-interface rich network default
attach-interface rich user x
detach-interface rich user --mac 52:54:00:aa:bb:09
detach-interface rich user --mac 52:54:00:aa:bb:02 --config
detach-device-alias rich ua-x
change-media rich hda --eject
change-media rich hda --eject
domblklist rich
change-media rich hda {folder}/m2.iso --insert
change-media rich hda {folder}/m2.iso --insert
change-media rich hda {folder}/m.iso --update
change-media rich hdb {folder}/m.iso
change-media rich vda {folder}/m.iso
change-media rich hdb {folder}/none --insert
change-media rich hdb --eject --config
domblklist rich
update-device rich disk.xml
update-memory-device rich --requested-size 5
destroy rich
undefine rich --checkpoints-metadata
""",
    "guests and their agents": """\
define r.xml
start rich --paused
send-key rich KEY_A
send-key rich 999
send-process-signal rich 1 term
inject-nmi rich
domfsinfo rich
domfsfreeze rich
domfsthaw rich
domfstrim rich
domhostname rich
domhostname rich --source agent
domhostname rich --source lease
domtime rich
domtime rich --now
dompmsuspend rich mem
dompmsuspend rich disk
dompmwakeup rich
guestinfo rich
guestinfo rich --os
guest-agent-timeout rich --timeout 5
guest-agent-timeout rich --timeout -9
set-user-password rich root secret
set-user-password rich root secret --encrypted
get-user-sshkeys rich root
set-user-sshkeys rich root --file disk.xml
qemu-agent-command rich '{"execute":"guest-ping"}'
destroy rich
undefine rich --checkpoints-metadata
""",
    "settings": """\
define r.xml
start rich --paused
set-lifecycle-action rich reboot destroy
set-lifecycle-action rich crash coredump-destroy
set-lifecycle-action rich poweroff restart --config
set-lifecycle-action rich poweroff coredump-restart
domlaunchsecinfo rich
domsetlaunchsecstate rich --secrethdr disk.xml --secret disk.xml
metadata rich http://app.org/
metadata rich http://b/ --key b --set '<a/>'
metadata rich http://b/
desc rich
desc rich --title
desc rich --title new words --live
desc rich --title
domrename rich other
migrate-setmaxdowntime rich 5
migrate-getmaxdowntime rich
migrate-setspeed rich 5
migrate-getspeed rich
migrate-compcache rich
migrate-compcache rich --size 1000
migrate-postcopy rich
domxml-to-native qemu-argv --domain nosuch
domxml-from-native qemu-argv disk.xml
domcapabilities --virttype qemu --xpath //machine --machine pc
domcapabilities --virttype bad
cpu-models x86_64
maxvcpus qemu
maxvcpus
destroy rich
undefine rich --checkpoints-metadata
""",
    "checkpoints": """\
define r.xml
start rich --paused
snapshot-list rich
snapshot-current rich
checkpoint-list rich
checkpoint-create-as rich c1 --diskspec vda
checkpoint-create-as rich c2 --diskspec sda,checkpoint=bitmap --diskspec vda,checkpoint=no
checkpoint-list rich --tree
checkpoint-list rich --parent
checkpoint-info rich c1
checkpoint-dumpxml rich c1 --no-domain
checkpoint-dumpxml rich c2 --size --no-domain
checkpoint-parent rich c2
checkpoint-delete rich c1 --children-only
checkpoint-delete rich c1 --metadata
checkpoint-list rich
checkpoint-delete rich c9
destroy rich
undefine rich
undefine rich --checkpoints-metadata
""",
    "states and files": """\
define r.xml
start rich --paused
resume nosuch
suspend rich
resume rich
domstate rich --reason
suspend rich
reset rich
reboot rich --mode agent
shutdown rich --mode agent
reboot rich --mode acpi
domstate rich --reason
dominfo rich
save rich {folder}/saved
save-image-dumpxml {folder}/saved --xpath //name
restore {folder}/saved --paused
domstate rich --reason
dump rich {folder}/core
dump rich {folder}/core --memory-only
dump rich {folder}/core --memory-only --format kdump-zlib
dump rich {folder}/core --memory-only --format win-dmp
dump rich {folder}/core --memory-only --format bad
screenshot rich {folder}/shot
screenshot rich {folder}/shot --screen 5
autostart rich
dominfo rich
autostart rich --disable
undefine rich
list --all
list --all --transient
destroy rich
destroy rich
domid rich
""",
    "backups": """\
define g.xml
backup-begin web
backup-dumpxml web
start web --paused
backup-dumpxml web
backup-begin web nosuch.xml
backup-begin web ''
backup-begin nosuch nosuch.xml
backup-begin web pull.xml --checkpointxml nosuch.xml
backup-begin web pull.xml --checkpointxml ''
backup-begin web pull.xml cp.xml
domjobinfo web
backup-dumpxml web
backup-dumpxml web --xpath //disk/@name
backup-dumpxml web --xpath //disk/@name --wrap
backup-dumpxml web --xpath ''
backup-dumpxml nosuch --xpath ''
domjobabort web
backup-begin web push.xml --reuse-external
backup-begin web push.xml
checkpoint-list web
checkpoint-delete web c1
destroy web
undefine web
""",
    "jobs of disks": """\
define g.xml
start web --paused
blockjob web vda
blockjob web vda --raw
blockjob web vda --info --bytes
blockjob web nosuch
blockjob nosuch vda
blockjob web ''
blockjob web vda --abort
blockjob web vda --pivot
blockjob web vda --async
blockjob web vda --raw --abort
blockjob web vda --raw --pivot
blockjob web vda --raw --async
blockjob web vda --raw --bandwidth 1
blockjob web vda --info --pivot
blockjob web vda --info --async
blockjob web vda --info --abort
blockjob web vda --info --bandwidth 2
blockjob web vda --bytes --abort
blockjob web vda --bytes --pivot
blockjob web vda --bytes --async
blockjob web vda --bandwidth 5
blockjob web vda --bandwidth x
blockjob web vda --bandwidth -1
blockjob web vda --bandwidth 1G
blockjob web vda --bandwidth 1k
blockjob web vda --bandwidth 1k --bytes
blockjob web vda --bandwidth ''
blockjob web vda --bandwidth 99999999999999999999
blockjob web vda --bandwidth 999999999999999999
blockjob web vda 5
blockjob web vda --raw --info
blockpull web vda --bandwidth x
blockpull web vda --bandwidth -1
blockpull web vda --bandwidth 1G --wait
blockpull web vda --bandwidth 5T --wait
blockpull web vda --bandwidth 5Tx
blockpull web vda --base ''
blockpull web vda --base /nosuch
blockpull web vda --keep-relative
blockpull web vda --verbose
blockpull web vda --async
blockpull web vda --timeout 0
blockpull web vda --timeout x --wait
blockpull web vda --timeout -1 --wait
blockpull web vda --timeout 99999999 --wait
blockpull web vda --timeout 2147484 --wait
blockpull web vda --timeout 2147483 --wait
blockpull web vdb --wait --verbose
blockpull web nosuch --wait --verbose
blockpull web vda --wait --verbose
blockcommit web vda --pivot --keep-overlay
blockcommit web vda --top ''
blockcommit web vda --base ''
blockcommit web ''
blockcommit web vda --verbose
blockcommit web vda --async
blockcommit web vda
blockcommit nosuch vda
blockcommit web vda --active
blockcommit web vda --active --delete --shallow --keep-relative --bytes --bandwidth 5
blockcommit web vda --timeout 0
blockcopy web vda
blockcopy web vda --dest ''
blockcopy web vda --xml ''
blockcopy web vda --dest a --xml b
blockcopy web vda --format a --xml b
blockcopy web vda --blockdev --xml b
blockcopy web vda --dest a --pivot --finish
blockcopy web vda --dest a --verbose
blockcopy web vda --dest a --async
blockcopy web vda --xml nosuch.xml
blockcopy web vda --xml nosuch.xml --granularity x
blockcopy web vda --dest {folder}/c --granularity -1
blockcopy web vda --dest {folder}/c --buf-size x
blockcopy web vda --dest {folder}/c --buf-size -1
blockcopy web vda --dest {folder}/c --print-xml
blockcopy web vda --dest {folder}/c --print-xml --blockdev
blockcopy web vda --dest {folder}/c --print-xml --format raw
blockcopy web vda --dest {folder}/c --print-xml --format qcow2
blockcopy web vda --dest "{folder}/c'<" --print-xml --format "q'" --transient-job --synchronous-writes
blockcopy nosuch vda --dest "{folder}/c'<" --print-xml
blockcopy web vda --print-xml --xml push.xml
blockcopy web vda --dest x --raw --print-xml
blockcopy web vda --dest x --raw --print-xml --bandwidth 5
blockcopy web vda --dest x --format raw --bandwidth 99999999999999999 --granularity 1
blockcopy web vda --dest x
blockcopy web nosuch --dest {folder}/c --granularity 65536 --wait
blockcopy web vdb --dest {folder}/c --wait --verbose
blockjob web vdb
blockjob web vdb --raw
blockjob web vdb --abort
blockcopy web vdb --dest {folder}/c2 --wait --verbose --finish
blockcopy web vdb --dest {folder}/c3 --wait --pivot
destroy web
undefine web
qemu-attach 1
qemu-attach x
qemu-attach 0
qemu-attach -1
qemu-attach
""",
    "jobs of a transient domain's disks": """\
create t.xml --paused
blockcopy tr vdb --dest {folder}/c --wait --verbose
blockjob tr vdb
blockjob tr vdb --bandwidth 5
blockjob tr vdb
blockjob tr vdb --raw
blockjob tr vdb --raw --bytes
blockjob tr vdb --bytes
blockjob tr vdb --pivot
blockcopy tr vdb --dest {folder}/c2 --wait --verbose --finish
blockcopy tr vdb --dest {folder}/c3 --wait --pivot
blockcopy tr vdb --dest {folder}/c4 --format qcow2
blockjob tr vdb --abort
blockcopy tr vdb --dest {folder}/c5 --bandwidth 1M
blockjob tr vdb --abort
blockcopy tr vdb --dest {folder}/c6 --bandwidth 1M --bytes --timeout 5 --verbose
blockjob tr vdb
blockjob tr vdb --abort --async
blockcommit tr vda --active --shallow --wait --verbose
blockjob tr vda
blockjob tr vda --pivot
blockcommit tr vda --shallow --pivot --verbose
blockcommit tr vda --keep-overlay --verbose
blockcommit tr vda --top {folder}/a.qcow2 --wait --verbose
blockcommit tr vda --top vda[9]
blockcommit tr vda --active
blockjob tr vda --raw
blockcommit tr vda --active
blockjob tr vda --abort
destroy tr
""",
    "QEMU's monitor": """\
create t.xml --paused
qemu-monitor-command tr
qemu-monitor-command tr '{"execute":"query-status"}'
qemu-monitor-command tr '{"execute":"query-status"}' --pretty
qemu-monitor-command tr {"execute":"query-status"}
qemu-monitor-command tr query-status
qemu-monitor-command tr '{"execute":"query-statu"}'
qemu-monitor-command tr '{"execute":"query-statu"}' --return-value
qemu-monitor-command tr '{"execute":"query-status"}' --return-value
qemu-monitor-command tr '{"execute":"query-status"}' --return-value --pretty
qemu-monitor-command tr --hmp info status
qemu-monitor-command tr --hmp info status --pretty
qemu-monitor-command tr --hmp --cmd 'info status'
qemu-monitor-command tr --hmp --cmd info --cmd status
qemu-monitor-command tr --hmp nosuch
qemu-monitor-command tr --hmp --return-value info status
qemu-monitor-command tr --hmp ''
qemu-monitor-command tr ''
qemu-monitor-command nosuch ''
qemu-monitor-command nosuch --pretty --hmp x
qemu-monitor-command tr '{"execute":"query-status"}' --pass-fds 0
qemu-monitor-command tr '{"execute":"query-status"}' --pass-fds x
qemu-monitor-command tr '{"execute":"query-status"}' --pass-fds 99
qemu-monitor-command tr '{"execute":"query-status"}' --pass-fds ''
qemu-monitor-command tr --pass-fds 1 '{"execute":"getfd","arguments":{"fdname":"a"}}'
qemu-monitor-command tr '{"execute":"query-pci"}' --pretty --return-value
qemu-monitor-command tr '{"execute":"query-name","id":"x"}'
qemu-monitor-command tr '{"execute":"stop","id":7}'
qemu-agent-command tr '{"execute":"guest-ping"}'
qemu-agent-command tr '{"execute":"guest-ping"}' --timeout 5
qemu-agent-command tr '{"execute":"guest-ping"}' --timeout 0
qemu-agent-command tr '{"execute":"guest-ping"}' --timeout -3
qemu-agent-command tr '{"execute":"guest-ping"}' --timeout x
qemu-agent-command tr '{"execute":"guest-ping"}' --timeout ''
qemu-agent-command tr '{"execute":"guest-ping"}' --async
qemu-agent-command tr '{"execute":"guest-ping"}' --block
qemu-agent-command tr '{"execute":"guest-ping"}' --block --async
qemu-agent-command tr '{"execute":"guest-ping"}' --timeout 5 --async
qemu-agent-command tr '{"execute":"guest-ping"}' --timeout 5 --async --block
qemu-agent-command tr --pretty guest-ping x
qemu-agent-command tr
qemu-agent-command nosuch x
qemu-monitor-event --timeout 1
qemu-monitor-event tr --timeout 1
qemu-monitor-event nosuch --timeout 1
qemu-monitor-event tr --timeout x
qemu-monitor-event tr --timeout 0
qemu-monitor-event tr --event '(' --regex --timeout 1
qemu-monitor-event tr --event '' --timeout 1
qemu-monitor-event tr --event st.p --regex --no-case --timeout 1 --loop --pretty --timestamp
qemu-monitor-command tr getfd '{"fdname":"a"}'
qemu-monitor-command tr getfd '"fdname":"a"'
qemu-monitor-command tr query-status '"fdname":"a"' '"x":1'
qemu-monitor-command tr query-status '{}'
qemu-monitor-command tr query-status '{"a":1' '}'
qemu-monitor-command tr query-status ''
qemu-monitor-command tr '[1]'
qemu-monitor-command tr '"query-status"'
qemu-monitor-command tr '{"execute":' '"query-status"}'
qemu-monitor-command tr '{}'
qemu-monitor-command tr '{"execute":"human-monitor-command","arguments":{"command-line":"info status"}}' --pretty
qemu-monitor-command tr '{"execute":"cont"}' --pretty
qemu-monitor-command tr '{"execute":"stop"}' --pretty --return-value
qemu-monitor-command tr '{"execute":"stop"}' --return-value
qemu-monitor-command tr --hmp 'print 5' --return-value
qemu-monitor-command tr --pretty --hmp 'print 5' --return-value
qemu-monitor-command tr query-statu --return-value --pretty
qemu-monitor-command tr query-block --return-value --pass-fds 1,x
qemu-monitor-command tr '{"execute":"human-monitor-command","arguments":{"command-line":"print /c 34"}}' --pretty
qemu-monitor-command tr '{"execute":"é\\u0001\\ud83d\\ude00/"}' --pretty
qemu-monitor-command tr '{"execute":"query-status","arguments":{"a":1.50}}' --pretty
destroy tr
""",
    "files that are lent": """\
create t.xml --paused
console tr
console nosuch
console tr --devname x
console tr --devname ''
dom-fd-associate tr g 0
dom-fd-associate tr g x
dom-fd-associate tr g ''
dom-fd-associate tr '' 0
dom-fd-associate tr g 99
dom-fd-associate tr g 0,1,2 --seclabel-writable --seclabel-restore
dom-fd-associate tr g 0,,2
dom-fd-associate nosuch g 0
dom-fd-associate nosuch g x
dom-fd-associate tr
destroy tr
""",
}


def prepare(folder: Path) -> None:
    """Write the files and images that the sessions name; remove what others left."""
    folder.mkdir(exist_ok=True)
    for path in folder.iterdir():
        if path.is_file() or path.is_socket():
            path.unlink()
    folder.chmod(0o777)  # QEMU may run as another user
    for name, text in FILES.items():
        (folder / name).write_text(text.replace("{folder}", str(folder)))
    for name, size in IMAGES.items():
        _image(folder / name, size)
    _image(folder / "a.qcow2", "-b", str(folder / "base.qcow2"), "-F", "qcow2")


def _image(path: Path, *words: str) -> None:
    kind = path.suffix[1:] if path.suffix == ".qcow2" else "raw"
    size = [] if words[0].startswith("-") else [words[0]]
    options = words if not size else ()
    command = ["qemu-img", "create", "-q", "-f", kind, *options, str(path), *size]
    subprocess.run(command, check=True, timeout=60)
    path.chmod(0o666)


def script(name: str, folder: Path) -> str:
    return SESSIONS[name].replace("{folder}", str(folder))


# What differs from run to run: ids, times, memory, processors that a guest is on.
_MASKS = (
    (re.compile(r"libvirt-\d+"), "libvirt-N"),
    (re.compile(r"(Id: +)\d+"), r"\1N"),
    (re.compile(r"(?m)^ \d+ +(?=\S+ +(paused|running)$)"), " N   "),
    (re.compile(r"/dev/pts/\d+"), "/dev/pts/N"),
    (re.compile(r"(cpu\.\w+|balloon\.rss|vcpu\.\d+\.\w+)=\S+"), r"\1=N"),
    (re.compile(r"Time elapsed: +\S+ +"), "Time elapsed: N "),  # padded by its length
    (re.compile(r"(rss|CPU: +|CPU time: +) *\S+"), r"\1 N"),
    (re.compile(r"\S+ seconds"), "N seconds"),
    # how often the progress of a job is printed
    (re.compile(r"(\n?Block \w+: \[ *\d+ %\])+"), "PROGRESS"),
)


def comparable(answers: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return answers without what differs from run to run."""
    found = []
    for line, text in answers:
        for pattern, mask in _MASKS:
            text = pattern.sub(mask, text)
        found.append((line, "N\n\n" if line.startswith("domid ") and text[:1].isdigit() else text))
    return found
