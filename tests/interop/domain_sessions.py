"""Sessions of commands on domains and on the host, one for each subject.

They run on the default host of a test driver, each on a connection of its own, with
virsh and with the `virtrio` command.
"""

# ruff: noqa: E501  lines of scripts

from __future__ import annotations

from tests import documents

DISKS = (
    f"{documents.disk()}{documents.disk('vdb', '/images/b.img')}"
    "<disk type='file' device='cdrom'><target dev='hdc'/></disk>"
)
RICH = """\
<domain type='test'><name>rich</name><uuid>11111111-2222-4111-8111-111111111111</uuid><title>A  title</title><description>What it
is for</description><memory unit='KiB'>65536</memory><vcpu current='2'>4</vcpu><cputune><shares>9</shares></cputune>
<metadata><app:x xmlns:app='http://app.org/'><app:y a='1'/></app:x></metadata>
<os><type>hvm</type></os><devices>
<disk type='file' device='disk'><source file='/a.img'/><target dev='vda' bus='virtio'/></disk>
<disk type='block' device='disk'><source dev='/dev/sdz'/><target dev='vdb' bus='virtio'/></disk>
<disk type='network' device='disk'><source protocol='rbd' name='pool/img'><host name='h' port='1'/></source><target dev='vdc' bus='virtio'/></disk>
<disk type='file' device='cdrom'><source file='/c.iso' startupPolicy='optional'/><target dev='hda' bus='ide'/><readonly/></disk>
<disk type='file' device='cdrom'><target dev='hdb' bus='ide'/><readonly/></disk>
<disk type='file' device='floppy'><target dev='fda' bus='fdc'/></disk>
<interface type='network'><mac address='52:54:00:aa:bb:01'/><source network='default'/><target dev='vnet5'/><model type='virtio'/></interface>
<interface type='bridge'><mac address='52:54:00:aa:bb:02'/><source bridge='br0'/><link state='down'/></interface>
<interface type='user'><mac address='52:54:00:aa:bb:03'/></interface>
</devices></domain>
"""
TWINS = """\
<domain type='test'><name>twins</name><memory>65536</memory><os><type>hvm</type></os><devices>
<interface type='network'><mac address='52:54:00:aa:bb:01'/><source network='default'/></interface>
<interface type='network'><mac address='52:54:00:aa:bb:01'/><source network='default'/></interface>
<disk type='nvme' device='disk'><source type='pci' managed='yes' namespace='1'><address domain='0x0000' bus='0x01' slot='0x00' function='0x0'/></source><target dev='vdb' bus='virtio'/></disk>
</devices></domain>
"""
VOLUMES = """\
<domain type='test'><name>stored</name><memory>65536</memory><os><type>hvm</type></os><devices>
<disk type='file' device='disk'><source file='/default-pool/v1'/><target dev='vda' bus='virtio'/></disk>
<disk type='file' device='disk'><source file='/default-pool/v2'/><target dev='vdb' bus='virtio'/></disk>
<disk type='file' device='disk'><source file='/elsewhere'/><target dev='vdc' bus='virtio'/></disk>
<disk type='volume' device='disk'><source pool='default-pool' volume='v3'/><target dev='vdd' bus='virtio'/></disk>
<disk type='volume' device='disk'><source pool='nopool' volume='v3'/><target dev='vde' bus='virtio'/></disk>
<disk type='volume' device='disk'><source pool='default-pool' volume='none'/><target dev='vdf' bus='virtio'/></disk>
<disk type='file' device='cdrom'><target dev='hda' bus='ide'/></disk>
</devices></domain>
"""
FILES = {
    "guest.xml": documents.domain(
        uuid=documents.UUID, before="<title>A guest</title>", devices=DISKS
    ),
    "rich.xml": RICH,
    "twins.xml": TWINS,
    "volumes.xml": VOLUMES,
    "disk.xml": "<disk type='file' device='disk'><source file='/x.img'/><target dev='vdx' bus='virtio'/></disk>",
    "memdom.xml": "<domain type='test'><name>memdom</name><maxMemory slots='16' unit='KiB'>1048576</maxMemory><memory unit='KiB'>393216</memory><vcpu>2</vcpu><os><type arch='x86_64'>hvm</type></os><cpu><numa><cell id='0' cpus='0' memory='65536'/><cell id='1' cpus='1' memory='65536'/></numa></cpu><devices><memory model='virtio-mem'><target><size unit='KiB'>131072</size><node>0</node><block unit='KiB'>2048</block><requested unit='KiB'>2048</requested></target><alias name='ua-m1'/></memory><memory model='virtio-mem'><target><size unit='KiB'>131072</size><node>1</node><block unit='KiB'>2048</block><requested unit='KiB'>2048</requested></target><alias name='ua-m2'/></memory></devices></domain>",
    "bad.xml": "<disk type='file'",
    "nic.xml": "<interface type='network'><source network='default'/><mac address='52:54:00:00:00:01'/></interface>",
    "caps.xml": "<cpu><arch>x86_64</arch><model>Penryn</model><topology sockets='1' cores='2' threads='1'/></cpu>\n<cpu><arch>x86_64</arch><model>Nehalem</model></cpu>",
    "nocpu.xml": "<a/>",
    "badcpu.xml": "<cpu><arch>x86_64</arch><model>bad</model></cpu>",
    "bad2.xml": "<cpu><arch>x86_64</arch>\n  <model>Pen</mdel></cpu>",
    "bad3.xml": "<cpu><arch>x86_64</arch>\n  <model a=1>Pen</model></cpu>",
    "bad4.xml": "<cpu>&foo;</cpu>",
    "bad5.xml": '<?xml version="1.0"?>\n<cpu>',
    "bad6.xml": "no xml & bad",
    "empty.xml": "",
    "shown1.xml": "<domain type='test'><name>shown1</name><memory>65536</memory><os><type>hvm</type></os><devices><graphics type='vnc' port='5903' listen='127.0.0.1' passwd='s3'/><graphics type='spice' port='5901' tlsPort='5902' autoport='no' passwd='p'><listen type='address' address='::1'/></graphics><graphics type='rdp' port='3389' listen='10.0.0.1'/><console type='pty' tty='/dev/pts/7'/></devices></domain>",
    "shown2.xml": "<domain type='test'><name>shown2</name><memory>65536</memory><os><type>hvm</type></os><devices><graphics type='vnc' socket='/run/vnc'/><graphics type='sdl' display=':0'/></devices></domain>",
    "shown3.xml": "<domain type='test'><name>shown3</name><memory>65536</memory><os><type>hvm</type></os><devices><graphics type='vnc' port='5900' listen='0.0.0.0'/><graphics type='spice' tlsPort='5902' autoport='no'/><graphics type='dbus' p2p='yes'/></devices></domain>",
    "shown4.xml": "<domain type='test'><name>shown4</name><memory>65536</memory><os><type>hvm</type></os><devices><graphics type='vnc' autoport='yes'/></devices></domain>",
    "shown5.xml": "<domain type='test'><name>shown5</name><memory>65536</memory><os><type>hvm</type></os><devices><graphics type='vnc' port='5907'/></devices></domain>",
}

SESSIONS = {
    "saving": """\
list
save test img
list --all
save-image-dumpxml img
save-image-dumpxml img --security-info
save-image-dumpxml img --xpath //name
save-image-dumpxml /nonexistent
save-image-define img nosuch.xml
save-image-define img guest.xml
restore img
restore img
restore /nonexistent
save test ''
save test
save nosuch /tmp/x
save test /nonexistent/x
save test img --running --paused
save test img --verbose
restore img --paused
domstate test --reason
resume test
save test img --xml nosuch.xml
managedsave test
managedsave test
list --all --managed-save
managedsave-dumpxml test
managedsave-define test guest.xml
managedsave-define test guest.xml --running --paused
managedsave-remove test
managedsave-remove test
managedsave-remove nosuch
start test
managedsave test --running
start test
dump test core
dump test core --live --crash
dump test core --format elf
dump test core --memory-only --format elf
dump test core --memory-only --format kdump-zlib
dump test core --memory-only --format bad
dump test core --verbose
dump test /nonexistent/x
dump test core --crash
domstate test --reason
start test
""",
    "memory": """\
setmem test 1000000
dominfo test
setmem test 1GiB
setmem test 1GB --config
setmem test 1GB --live
setmem test 1000 --current --live
setmem test 5x
setmem test -1
setmem test ''
setmem test 99999999999999999999
setmem test --kilobytes 1000
setmem test
setmem test 99999999
setmaxmem test 9000000
setmaxmem test 9000000 --config
setmaxmem test 1M --live
setmaxmem test 9EiB --config
dommemstat test
dommemstat test --period 3
dommemstat test --period -3
dommemstat test --period x
dommemstat nosuch
""",
    "virtual CPUs": """\
vcpucount test
vcpucount test --maximum
vcpucount test --active --live
vcpucount test --active --maximum
vcpucount test --current
vcpucount test --config --live
vcpucount test --guest
vcpucount test --guest --config
vcpuinfo test
vcpuinfo test --pretty
vcpupin test
vcpupin test --live
vcpupin test --config
vcpupin test 0
vcpupin test 5
vcpupin test 0 0-1
vcpupin test 0 0-1 --live
vcpupin test 0 0-1 --config
vcpupin test 0 0-100
vcpupin test 0 x
vcpupin test 0 ''
vcpupin test 0 r
vcpupin test 0 3-1
vcpupin test 0 ^1
vcpupin test 0 0,2-3,^2
vcpupin test --cpulist 1
vcpupin test x
vcpupin test --live --config
vcpupin test
emulatorpin test
emulatorpin test 0-1
emulatorpin test 0-1 --config
emulatorpin test --live --current
emulatorpin test
emulatorpin test --config
setvcpus test 1
setvcpus test 2 --live
setvcpus test 2 --config
setvcpus test 2 --maximum
setvcpus test 3 --maximum --config
setvcpus test 0
setvcpus test x
setvcpus test 2 --guest
setvcpus test 2 --guest --config
setvcpus test 99
guestvcpus test
guestvcpus test --cpulist 1
guestvcpus test --cpulist 1 --disable
guestvcpus test --enable
setvcpu test 1
setvcpu test 1 --enable
setvcpu test 1 --enable --disable
setvcpu test 1 --disable --config
""",
    "IOThreads": """\
iothreadinfo test
iothreadadd test 2
iothreadadd test 0
iothreadadd test x
iothreadadd test 2 --config
iothreadadd test 2
iothreadinfo test
iothreadinfo test --config
iothreadset test 2 --poll-max-ns 100
iothreadset test 2 --poll-max-ns -1
iothreadset test 2 --poll-grow 5 --poll-shrink 6 --live
iothreadset test 2 --thread-pool-min 1 --thread-pool-max 2
iothreadset test 2
iothreadset test 9 --poll-grow 1
iothreadpin test 2 0-1
iothreadpin test 2 0-100
iothreadpin test 9 0
iothreadpin test 2 ''
iothreaddel test 2
iothreaddel test 2
""",
    "time on CPUs": """\
cpu-stats test
cpu-stats test --total
cpu-stats test --start 1
cpu-stats test --start 1 --count 1
cpu-stats test --start 99
cpu-stats test --start -1
cpu-stats test --count 99
cpu-stats test --count -1
cpu-stats test --count 0
cpu-stats nosuch
""",
    "tuning": """\
define rich.xml
start rich
memtune test
memtune test --hard-limit 1000000
memtune test --hard-limit 1GiB --soft-limit -1 --config
memtune test --hard-limit x
memtune test --hard-limit 1x
memtune test --hard-limit ''
memtune test --hard-limit 9999999999999999999
memtune test --config
memtune test --live
memtune test --live --current
memtune rich
memtune nosuch
numatune test
numatune test --mode strict
numatune test --mode 1 --nodeset 0
numatune test --mode 0x1
numatune test --mode bad
numatune test --nodeset x
numatune test --config --nodeset 0
numatune test --config
schedinfo test
schedinfo test --set weight=5
schedinfo test --weight 5
schedinfo test --weight x
schedinfo test --weight -1
schedinfo test --cap 5
schedinfo test --set bad
schedinfo test --set bad=5
schedinfo test --config
schedinfo test --live --config
schedinfo test --current --live
schedinfo test weight=6
schedinfo test --weight 7 --live
perf test
perf test --enable cmt
perf test --enable cmt,,mbmt --disable mbml
perf test --enable bad
perf test --config
perf test --enable ''
""",
    "limits": """\
define rich.xml
start rich
blkiotune test
blkiotune test --weight 500
blkiotune test --weight 0
blkiotune test --weight x
blkiotune test --device-weights /dev/sda,500
blkiotune test --device-weights ''
blkiotune test --config --weight 300
blkiotune test --config
blkdeviotune test vda
blkdeviotune rich vda
blkdeviotune rich nosuch
blkdeviotune rich vda --total-bytes-sec 1000
blkdeviotune rich vda --total_bytes_sec 1MiB --config
blkdeviotune rich vda --total-bytes-sec x
blkdeviotune rich vda --total-iops-sec x
blkdeviotune rich vda --total-bytes-sec 5x
blkdeviotune rich vda --total-bytes-sec 5 --total-bytes-sec 6
blkdeviotune rich vda --group-name ''
blkdeviotune rich vda --group-name g --total-iops-sec 10
blkdeviotune rich vda --read-iops-sec-max 20
blkdeviotune rich vda --size-iops-sec 20
blkdeviotune rich vda --total-bytes-sec 10 --read-bytes-sec 10
blkdeviotune rich vda --config
blkdeviotune rich vda
blkdeviotune rich
domiftune rich vnet5
domiftune rich 52:54:00:aa:bb:02
domiftune rich nosuch
domiftune rich vnet5 --inbound 100
domiftune rich vnet5 --inbound 100,200,300,400
domiftune rich vnet5 --inbound 1,2,3,4,5
domiftune rich vnet5 --inbound a
domiftune rich vnet5 --inbound ,5
domiftune rich vnet5 --inbound 99999999999
domiftune rich vnet5 --outbound ,5
domiftune rich vnet5 --outbound 1,2,3,4
domiftune rich vnet5 --outbound 1,2,3
domiftune rich vnet5 --outbound ''
domiftune rich vnet5 --config
domiftune rich vnet5
""",
    "devices": """\
define rich.xml
start rich
attach-device test disk.xml
attach-device test disk.xml --config
attach-device test disk.xml --live
attach-device test disk.xml --persistent
attach-device test disk.xml --current
attach-device test disk.xml --persistent --current
attach-device test nosuch.xml
attach-device test bad.xml
attach-device nosuch disk.xml
attach-device test ''
detach-device test disk.xml
detach-device rich disk.xml --config
detach-device rich nosuch.xml
update-device test disk.xml
update-device test disk.xml --force
update-device test nosuch.xml
detach-device-alias test ua-x
detach-device-alias test ''
""",
    "attaching disks": """\
define rich.xml
start rich
attach-disk rich /new.img vdq
attach-disk rich /new.img vdq --print-xml
attach-disk rich '' vdq --print-xml
attach-disk rich /dev/null vdq --print-xml
attach-disk rich "/a'b<c" vdq --print-xml
attach-disk rich /new.img vdq --driver qemu --subdriver qcow2 --iothread 1 --cache none --io native --targetbus virtio --type cdrom --mode readonly --serial S1 --wwn 5000c50015ea71ad --alias ua-q --rawio --print-xml
attach-disk rich /new.img vdq --shareable --print-xml
attach-disk rich /new.img vdq --shareable=1 --print-xml
attach-disk rich /new.img vdq --mode bad --print-xml
attach-disk rich /new.img vdq --sourcetype bad --print-xml
attach-disk rich /new.img vdq --sourcetype block --print-xml
attach-disk rich /new.img vdq --sourcetype network --print-xml
attach-disk rich img vdq --source-protocol nbd --print-xml
attach-disk rich img vdq --source-protocol nbd --source-host-name h:9 --source-host-transport tcp --print-xml
attach-disk rich img vdq --source-protocol nbd --source-host-socket /s --print-xml
attach-disk rich img vdq --source-protocol nbd --source-host-socket /s --source-host-transport unix --print-xml
attach-disk rich img vdq --source-host-name h --print-xml
attach-disk rich img vdq --wwn bad --print-xml
attach-disk rich img vdq --wwn 5000c50015ea71zz --print-xml
attach-disk rich img vdq --address pci:0000.00.0x0a.0 --print-xml
attach-disk rich img vdq --address pci:0000.00.0x0a.0 --multifunction --print-xml
attach-disk rich img vdq --address ccw:0xfe.0.0000 --print-xml
attach-disk rich img vdq --address ide:00.00.0 --print-xml
attach-disk rich img hdq --address ide:01.00.1 --print-xml
attach-disk rich img sdq --address scsi:00.00.5 --print-xml
attach-disk rich img sdq --address usb:01.05 --print-xml
attach-disk rich img sdq --address sata:01.05.2 --print-xml
attach-disk rich img sdq --address pci:0.0.1.0 --print-xml
attach-disk rich img sdq --address bad --print-xml
attach-disk rich img xdq --address usb:01.05 --print-xml
attach-disk rich img vdq --address pci:x --print-xml
attach-disk rich img vdq --persistent --current
attach-disk rich img vdq --config
attach-disk nosuch img vdq
attach-disk rich img
""",
    "disks and media": """\
define rich.xml
start rich
detach-disk rich vda
detach-disk rich vda --print-xml
detach-disk rich /a.img --print-xml
detach-disk rich vdz --print-xml
detach-disk rich vdc --print-xml --config
detach-disk rich vda --config
detach-disk test vda
change-media rich hda --eject
change-media rich hda --eject --print-xml
change-media rich hda --insert /d.iso --print-xml
change-media rich hda --update /d.iso --print-xml
change-media rich hda /d.iso --print-xml
change-media rich hda --print-xml
change-media rich hda --update --print-xml
change-media rich hdb --eject --print-xml
change-media rich hdb /d.iso --insert --block --print-xml
change-media rich hdb --insert --print-xml
change-media rich fda --insert /f.img --print-xml
change-media rich vda --eject
change-media rich hda --eject --insert
change-media rich hda --eject --block
change-media rich hda /d.iso --config --force
change-media rich /c.iso --eject --print-xml --config
""",
    "interfaces": """\
define twins.xml
define rich.xml
start rich
attach-interface rich network default
attach-interface rich network default --print-xml
attach-interface rich bridge br0 --target t1 --mac 52:54:00:11:22:33 --script /s --model e1000 --alias ua-n --inbound 100,200 --outbound 1,2,3 --managed --print-xml
attach-interface rich direct eth0 --print-xml
attach-interface rich hostdev 0000:01:02.3 --print-xml
attach-interface rich hostdev bad --print-xml
attach-interface rich vhostuser /sock --print-xml
attach-interface rich vhostuser /sock --source-mode server --print-xml
attach-interface rich vhostuser /sock --source-mode bad --print-xml
attach-interface rich user x --print-xml
attach-interface rich null x --print-xml
attach-interface rich bad x
attach-interface rich network d --inbound ,1 --print-xml
attach-interface rich network d --inbound 0,0,0,7 --print-xml
attach-interface rich network d --outbound 0 --print-xml
attach-interface rich network d --outbound 1,1,1,1 --print-xml
attach-interface rich network default --config
detach-interface rich network
detach-interface rich network --print-xml
detach-interface rich network --mac 52:54:00:AA:BB:01 --print-xml
detach-interface rich network --mac 52:54:00:aa:bb:09
detach-interface rich bad
detach-interface rich bridge --config --print-xml
detach-interface rich user --persistent --print-xml
detach-interface rich network --config
domif-setlink rich vnet5 down
domif-setlink rich vnet5 down --print-xml
domif-setlink rich 52:54:00:AA:BB:02 up --print-xml
domif-setlink rich 52:54:00:aa:bb:02 up --config --print-xml
domif-setlink rich nosuch up
domif-setlink rich vnet5 bad
domif-setlink test vnet5 up
domif-setlink rich vnet5 up --persistent
domif-getlink rich vnet5
domif-getlink rich 52:54:00:aa:bb:02
domif-getlink rich 52:54:0:AA:BB:2
domif-getlink rich nosuch
domif-getlink rich 52:54:00:aa:bb:09 --config
domif-getlink rich 52:54:00:aa:bb:02 --persistent
domif-setlink twins 52:54:00:aa:bb:01 up --print-xml
domif-getlink twins 52:54:00:aa:bb:01
detach-interface twins network
detach-interface twins network --mac 52:54:00:aa:bb:01
""",
    "what domains have": """\
define twins.xml
define rich.xml
start rich
domblklist rich
domblklist rich --details
domblklist rich --inactive
domblklist test
domblklist twins
domblklist nosuch
domblkinfo rich vda
domblkinfo rich
domblkinfo rich ''
domblkinfo rich --all
domblkinfo rich --all --human
domblkinfo twins --all
domblkinfo rich vdc
domblkinfo rich nosuch
domblkstat rich vda
domblkstat rich vda --human
domblkstat rich
domblkstat rich nosuch
domblkstat twins vda
domblkerror rich
domblkerror test
domblkerror twins
domblkthreshold rich vda 1G
domblkthreshold rich vda x
domblkthreshold rich vda
domiflist rich
domiflist rich --inactive
domiflist test
domifstat rich vnet5
domifstat rich nosuch
domifstat rich 52:54:00:aa:bb:02
domifstat test vnet0
domifaddr rich
domifaddr rich vnet5
domifaddr rich --full
domifaddr rich --source lease
domifaddr rich --source agent
domifaddr rich --source bad
domifaddr twins
""",
    "guests": """\
define twins.xml
define rich.xml
start rich
domcontrol rich
domcontrol twins
domtime rich
domtime rich --pretty
domtime rich --now
domtime rich --time 5
domtime rich --time x
domtime rich --time 5 --now
domtime rich --sync
domhostname rich
domhostname rich --source lease
domhostname rich --source bad
domfsinfo rich
domfsinfo test
domfsinfo twins
domfsfreeze rich
domfsfreeze rich
domfsthaw rich
domfsthaw rich
domfsfreeze rich /mnt /
domfsthaw rich /mnt /
domfsfreeze rich /bad
domfsfreeze twins
domfstrim rich
domfstrim rich --minimum x
domfstrim rich --minimum 5 --mountpoint /
guestinfo rich
guestinfo rich --user
guest-agent-timeout rich
guest-agent-timeout rich --timeout 5
guest-agent-timeout rich --timeout x
set-user-password rich joe secret
reset rich
reset nosuch
dompmsuspend rich mem
dompmsuspend rich bad
dompmsuspend rich disk --duration x
dompmwakeup rich
set-lifecycle-action rich poweroff destroy
set-lifecycle-action rich bad destroy
set-lifecycle-action rich reboot bad
set-lifecycle-action rich reboot restart --config
set-lifecycle-action rich reboot restart --config --current
screenshot rich shot1
screenshot rich /nonexistent/shot
screenshot rich shot2 --screen 1
screenshot rich shot2 --screen x
screenshot twins shot3
send-key rich KEY_A
send-key rich KEY_BAD
send-key rich 30 0x1e 070
send-key rich 70000
send-key rich --codeset usb 5
send-key rich --codeset usb KEY_A
send-key rich --codeset rfb 5
send-key rich --codeset bad 5
send-key rich --codeset win32 VK_RETURN
send-key rich --codeset os_x ANSI_A
send-key rich --holdtime x 5
send-key rich --holdtime 50 5
send-key rich 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17
send-key rich
send-key twins KEY_A
inject-nmi rich
inject-nmi twins
send-process-signal rich 1 SIGTERM
send-process-signal rich x term
send-process-signal rich 1 bad
send-process-signal rich 1 9
""",
    "descriptions": """\
define twins.xml
define rich.xml
start rich
desc rich
desc rich --title
desc test
desc test --title
desc rich New words  here
desc rich
desc rich --title New title
desc rich --title
desc rich --config
desc rich --title --config
desc rich --live --config more
desc rich --current --live
desc rich --title --config T2
desc rich --config --title
desc nosuch
metadata rich http://app.org/
metadata rich http://none.org/
metadata rich http://new.org/ --key n --set '<a b="1"/>'
metadata rich http://new.org/
metadata rich http://new.org/ --set '<a/>'
metadata rich http://new.org/ --key n --set '<a'
metadata rich http://new.org/ --remove
metadata rich http://new.org/ --remove
metadata rich http://new.org/ --remove --set x
metadata rich http://new.org/ --config
metadata rich ''
domrename rich newname
domrename twins newname
domrename newname ''
domrename newname rich
domrename newname twins
domrename nosuch x
domxml-from-native qemu-argv rich.xml
domxml-from-native qemu-argv nosuch
domxml-to-native qemu-argv --domain rich
domxml-to-native qemu-argv --xml rich.xml
domxml-to-native qemu-argv
domxml-to-native qemu-argv rich.xml
domxml-to-native qemu-argv --domain rich --xml rich.xml
""",
    "statistics": """\
define twins.xml
define rich.xml
start rich
domstats test
domstats --state
domstats test rich --state --cpu-total
domstats nosuch
domstats --list-inactive
domstats --list-active --enforce --perf
domstats --balloon --vcpu --interface --block test
domstats --iothread --memory --dirtyrate --vm --raw
domstats --list-running --list-paused --list-shutoff --list-other --list-persistent --list-transient --state
domstats --nowait --backing test
""",
    "the host": """\
nodeinfo
nodecpumap
nodecpumap --pretty
nodecpustats
nodecpustats 0
nodecpustats x
nodecpustats 99
nodememstats
nodememstats 0
nodememstats x
node-memory-tune
node-memory-tune --shm-pages-to-scan 5
node-memory-tune x
nodesevinfo
nodesuspend mem 60
nodesuspend bad 60
nodesuspend mem x
nodesuspend mem -5
freecell
freecell 0
freecell 9
freecell x
freecell --all
freecell --all 0
freecell -1
freepages
freepages --all
freepages 0 4
freepages 0
freepages 0 4K
freepages 0 x
freepages -2 4
freepages 9 4
freepages --all --pagesize 2048
freepages 0 3
allocpages 4 10
allocpages 2M 10 --add
allocpages 2M 10 --all
allocpages 2M x
allocpages 2M 10 --cellno 9
allocpages 2M 10 0
allocpages 2M 10 0 --all
allocpages x 10
allocpages 2M
freepages 0 2M
capabilities
sysinfo
domcapabilities
domcapabilities --virttype test
maxvcpus
maxvcpus --type test
maxvcpus --type bad
""",
    "CPU models": """\
cpu-models x86_64
cpu-models bad
cpu-models
cpu-baseline caps.xml
cpu-baseline caps.xml --features
cpu-baseline caps.xml --features --migratable
cpu-baseline nosuch.xml
cpu-baseline nocpu.xml
cpu-baseline badcpu.xml
cpu-baseline bad.xml
cpu-compare caps.xml
cpu-compare caps.xml --error --validate
cpu-compare nocpu.xml
hypervisor-cpu-compare caps.xml
hypervisor-cpu-baseline caps.xml
hypervisor-cpu-baseline
hypervisor-cpu-baseline caps.xml --model x
hypervisor-cpu-baseline --model Penryn
cpu-baseline bad.xml
cpu-baseline bad2.xml
cpu-baseline bad3.xml
cpu-baseline bad4.xml
cpu-baseline bad5.xml
cpu-baseline bad6.xml
cpu-baseline empty.xml
cpu-compare bad.xml
""",
    "events": """\
uri
event --list
event
event bad
event --event bad
event --all --event lifecycle
event --list --all
event --event lifecycle --timeout 0
event --event lifecycle --timeout x
event --event lifecycle --timeout -1
event --event lifecycle --timeout 1
event nosuch --all
""",
    "removing storage": """\
vol-create-as default-pool v1 1M
vol-create-as default-pool v2 1M
vol-create-as default-pool v3 1M
define volumes.xml
undefine stored --storage vda --remove-all-storage
undefine stored --storage nosuch,vda
undefine stored --wipe-storage
undefine stored --storage vda,/default-pool/v2
define volumes.xml
vol-list default-pool
undefine stored --remove-all-storage
vol-list default-pool
define volumes.xml
vol-create-as default-pool v1 1M
define volumes.xml
undefine stored --storage vda --wipe-storage
define volumes.xml
start stored
undefine stored --remove-all-storage
undefine stored --storage ''
destroy stored
""",
    "descriptors": """\
define guest.xml
start guest --pass-fds x
start guest --pass-fds 0,x
start guest --pass-fds ''
start guest --pass-fds 99
start guest --pass-fds 0
domstate guest
destroy guest
start guest --pass-fds 0 --paused
destroy guest
start guest --force-boot --pass-fds 0
destroy guest
undefine guest
create guest.xml --pass-fds 0
create guest.xml --pass-fds x
create guest.xml --pass-fds 0,1,2 --paused
domstate guest
define guest.xml --validate
start guest --pass-fds 99
start guest --pass-fds -1
destroy guest
undefine guest
""",
    "displays": """\
define shown1.xml
start shown1
domdisplay shown1
domdisplay shown1 --include-password
domdisplay shown1 --all
domdisplay shown1 --type vnc
domdisplay shown1 --type spice
domdisplay shown1 --type bad
domdisplay shown1 --all --type vnc
vncdisplay shown1
ttyconsole shown1
destroy shown1
define shown2.xml
start shown2
domdisplay shown2
domdisplay shown2 --include-password
domdisplay shown2 --all
domdisplay shown2 --type vnc
domdisplay shown2 --type spice
domdisplay shown2 --type bad
domdisplay shown2 --all --type vnc
vncdisplay shown2
ttyconsole shown2
destroy shown2
define shown3.xml
start shown3
domdisplay shown3
domdisplay shown3 --include-password
domdisplay shown3 --all
domdisplay shown3 --type vnc
domdisplay shown3 --type spice
domdisplay shown3 --type bad
domdisplay shown3 --all --type vnc
vncdisplay shown3
ttyconsole shown3
destroy shown3
define shown4.xml
start shown4
domdisplay shown4
domdisplay shown4 --include-password
domdisplay shown4 --all
domdisplay shown4 --type vnc
domdisplay shown4 --type spice
domdisplay shown4 --type bad
domdisplay shown4 --all --type vnc
vncdisplay shown4
ttyconsole shown4
destroy shown4
define shown5.xml
start shown5
domdisplay shown5
domdisplay shown5 --include-password
domdisplay shown5 --all
domdisplay shown5 --type vnc
domdisplay shown5 --type spice
domdisplay shown5 --type bad
domdisplay shown5 --all --type vnc
vncdisplay shown5
ttyconsole shown5
destroy shown5
domdisplay shown1
vncdisplay shown1
ttyconsole shown1
domdisplay nosuch
vncdisplay test
ttyconsole test
domdisplay test
""",
    "memory devices and jobs": """\
update-memory-device test
update-memory-device test --node 0 --requested-size 1M
update-memory-device memdom --print-xml
update-memory-device memdom
define memdom.xml
start memdom
update-memory-device memdom --print-xml
update-memory-device memdom --print-xml --requested-size 4M
update-memory-device memdom --print-xml --requested-size 4M --alias ua-m1
update-memory-device memdom --print-xml --requested-size 4M --alias nosuch
update-memory-device memdom --print-xml --requested-size 4M --node 1
update-memory-device memdom --print-xml --requested-size 4M --node 5
update-memory-device memdom --print-xml --requested-size 4M --node 0 --alias ua-m1
update-memory-device memdom --requested-size x --node 0
update-memory-device memdom --requested-size 4M --node 0
update-memory-device memdom --node x
update-memory-device memdom --config --current
update-memory-device memdom --config --requested-size 4M --alias ua-m2
domjobinfo test
domjobinfo test --completed
domjobinfo test --keep-completed
domjobinfo test --rawstats
domjobabort test
domjobabort test --postcopy
domdirtyrate-calc test
domdirtyrate-calc test --seconds x
domdirtyrate-calc test --mode bad
domdirtyrate-calc test --mode dirty-ring
blockresize test vda 1G
blockresize test vda x
migrate-setmaxdowntime test 5
migrate-setmaxdowntime test x
migrate-setmaxdowntime test 0
migrate-getmaxdowntime test
migrate-compcache test
migrate-compcache test --size 5
migrate-compcache test --size x
migrate-setspeed test 5
migrate-setspeed test x
migrate-getspeed test
migrate-getspeed test --postcopy
migrate-postcopy test
get-user-sshkeys test joe
set-user-sshkeys test joe
set-user-sshkeys test joe --reset
set-user-sshkeys test joe disk.xml
set-user-sshkeys test joe nosuch.xml
set-user-sshkeys test joe --remove
set-user-sshkeys test joe --remove disk.xml --reset
domlaunchsecinfo test
domlaunchsecinfo nosuch
domsetlaunchsecstate test
domsetlaunchsecstate test --secret disk.xml
domsetlaunchsecstate test --secret disk.xml --secrethdr disk.xml
domsetlaunchsecstate test --secret disk.xml --secrethdr disk.xml --set-address 5
""",
    "domains that do not run": """\
define rich.xml
attach-disk rich '' vdq
attach-disk rich --source /x --target vdq --print-xml
attach-disk --domain rich --target vdq --print-xml
attach-disk --domain rich --source /x
vcpupin rich 0 --cpulist ''
vcpupin rich --vcpu 0 --cpulist 0 --config
vcpupin rich --vcpu 9 --cpulist 0 --config
setmem rich 1G --config --live
setmem rich --size 1G
setvcpus rich 2 --hotpluggable
setvcpus rich 9 --config
setvcpus rich 9 --config --maximum
vcpuinfo rich
vcpuinfo rich --pretty
vcpucount rich
vcpucount rich --live
vcpucount rich --current --maximum
vcpupin rich
vcpupin rich --live
emulatorpin rich
emulatorpin rich 0 --config
dommemstat rich
memtune rich --config --hard-limit 100M --soft-limit 50MB --swap-hard-limit 1T --min-guarantee 5
memtune rich --config
schedinfo rich
schedinfo rich --config --set weight=8 weight=9
perf rich --config --enable cmt
perf rich --config
domblkstat rich vda
domifstat rich vnet5
domifaddr rich
domstats rich
reset rich
send-key rich 5
domfsinfo rich
start rich
vcpuinfo rich
vcpucount rich
vcpupin rich 1
vcpupin rich 3 --live
iothreadadd rich 1 --config
iothreadinfo rich --config
undefine rich
vcpucount rich
vcpupin rich --config
desc rich --config x
desc rich --live x
setmem rich 60000 --config
dumpxml rich --xpath //memory
destroy rich
create guest.xml
dominfo guest
domrename guest x
destroy guest
""",
}
