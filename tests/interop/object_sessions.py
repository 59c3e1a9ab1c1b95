"""Sessions of commands on networks, pools, volumes, interfaces, devices and so on.

They run on the default host of a test driver, each on a connection of its own, with
virsh and with the `virtrio` command. Lines whose answers depend on the driver or on its
version are in sessions of their own, so that the others can be run on any test driver.
"""

# ruff: noqa: E501  lines of scripts

from __future__ import annotations

UUID = "44444444-4444-4444-8444-44444444444{}"

NETWORK = (
    f"<network><name>lab</name><uuid>{UUID.format(0)}</uuid><bridge name='br-lab'/>"
    "<mac address='52:54:00:aa:bb:cc'/><ip address='10.0.0.1' netmask='255.255.255.0'>"
    "<dhcp><range start='10.0.0.2' end='10.0.0.9'/></dhcp></ip></network>"
)
POOL = (
    f"<pool type='dir'><name>images</name><uuid>{UUID.format(1)}</uuid>"
    "<target><path>/images</path></target></pool>"
)
VOLUME = (
    "<volume><name>disk</name><capacity unit='M'>5</capacity><allocation>100</allocation>"
    "<target><format type='raw'/></target></volume>"
)
INTERFACE = (
    "<interface type='ethernet' name='eth9'><start mode='onboot'/>"
    "<mac address='aa:bb:cc:dd:ee:09'/><mtu size='1492'/>"
    "<protocol family='ipv4'><dhcp/></protocol></interface>"
)
DEVICE = (
    "<device><name>scsi_host99</name><parent>scsi_host1</parent><capability type='scsi_host'>"
    "<host>99</host><unique_id>99</unique_id><capability type='fc_host'>"
    "<wwnn>2000000012341234</wwnn><wwpn>1000000012341234</wwpn></capability>"
    "</capability></device>"
)
PORT = (
    f"<networkport><uuid>{UUID.format(5)}</uuid><owner><name>guest</name>"
    "<uuid>44444444-4444-4444-8444-444444444450</uuid></owner>"
    "<mac address='52:54:00:7b:35:93'/></networkport>"
)
FILES = {
    "net.xml": NETWORK,
    "net-other.xml": NETWORK.replace("lab", "other").replace(UUID.format(0), UUID.format(2)),
    "net-newer.xml": NETWORK.replace("10.0.0.9", "10.0.0.90"),
    "net-broken.xml": NETWORK.replace("</ip>", ""),
    "net-invalid.xml": NETWORK.replace("<ip ", "<nosuch/><ip "),
    "host.xml": "<host mac='52:54:00:00:00:05' ip='10.0.0.5'/>",
    "pool.xml": POOL,
    "pool-other.xml": POOL.replace("images", "other").replace(UUID.format(1), UUID.format(3)),
    "pool-broken.xml": POOL.replace("</pool>", ""),
    "source.xml": "<source><host name='server'/></source>",
    "volume.xml": VOLUME,
    "volume-other.xml": VOLUME.replace("disk", "other"),
    "volume-broken.xml": VOLUME.replace("<name>", ""),
    "iface.xml": INTERFACE,
    "iface-bridge.xml": (
        "<interface type='bridge' name='br9'><bridge stp='off'>"
        "<interface type='ethernet' name='eth5'><mac address='aa:bb:cc:dd:ee:05'/></interface>"
        "</bridge></interface>"
    ),
    "iface-broken.xml": "<interface",
    "device.xml": DEVICE,
    "device-broken.xml": DEVICE.replace("<device>", "<nosuch>").replace("</device>", "</nosuch>"),
    "data": "hello\n",
    "sparse": "\0" * 65536 + "data" + "\0" * 65536,
    "bridged.xml": (
        f"<network><name>bridged</name><uuid>{UUID.format(4)}</uuid>"
        "<forward mode='bridge'/><bridge name='nosuch'/></network>"
    ),
    "port.xml": PORT,
    "port-other.xml": PORT.replace(UUID.format(5), UUID.format(6)).replace(":35:93", ":35:94"),
    "secret.xml": (
        f"<secret ephemeral='no' private='no'><uuid>{UUID.format(7)}</uuid>"
        "<usage type='ceph'><name>client.images</name></usage></secret>"
    ),
    "secret-private.xml": (
        f"<secret ephemeral='yes' private='yes'><uuid>{UUID.format(8)}</uuid></secret>"
    ),
    "filter.xml": (
        f"<filter name='mine' chain='root'><uuid>{UUID.format(9)}</uuid>"
        "<rule action='drop' direction='in' priority='500'/></filter>"
    ),
}

NETWORKS = """\
net-list
net-list --all
net-list --inactive
net-list --persistent
net-list --transient
net-list --autostart
net-list --no-autostart
net-list --all --autostart --no-autostart
net-list --name
net-list --uuid
net-list --table
net-list --all --name
net-list --name --uuid
net-list --table --name
net-list --nosuch
net-list surplus
net-info default
net-dumpxml default
net-dumpxml default --inactive
net-dumpxml default --xpath ''
net-dumpxml nosuch --xpath ''
net-dumpxml default --inactive --xpath ''
net-dumpxml default --xpath //bridge
net-dumpxml default --xpath //bridge/@name
net-dumpxml default --xpath //range --wrap
net-define net.xml
net-define net.xml
net-define net-newer.xml
net-define net-other.xml --validate
net-define net-invalid.xml
net-define net-invalid.xml --validate
net-define net-broken.xml
net-define nosuch.xml
net-define
net-define ''
net-list --all
net-list --all --name
net-list --inactive --no-autostart
net-info lab
net-info 44444444-4444-4444-8444-444444444440
net-name 44444444-4444-4444-8444-444444444440
net-name lab
net-name 44444444-4444-4444-8444-444444444449
net-uuid lab
net-uuid nosuch
net-uuid 44444444-4444-4444-8444-444444444440
net-info nosuch
net-info 44444444-4444-4444-8444-444444444449
net-info
net-autostart lab
net-autostart lab --disable
net-autostart nosuch
net-autostart lab --disable=yes
net-autostart lab
net-list --all --autostart
net-start lab
net-start lab
net-start nosuch
net-list
net-info lab
net-destroy lab
net-destroy lab
net-destroy nosuch
net-create net.xml
net-create net-broken.xml
net-create nosuch.xml
net-create net-invalid.xml --validate
net-list --all
net-undefine lab
net-info lab
net-undefine lab
net-list --all
net-list --all --transient
net-autostart lab
net-destroy lab
net-info lab
net-undefine nosuch
net-undefine other
net-create net-other.xml --validate
net-destroy --network other
net-destroy --network
net-destroy --network=
net-destroy -- --network
net-dumpxml nosuch
"""
NETWORK_UPDATES = """\
net-define net.xml
net-update lab add ip-dhcp-host host.xml
net-update lab add ip-dhcp-host host.xml --config
net-update lab add ip-dhcp-host host.xml --live
net-dumpxml lab --inactive
net-start lab
net-update lab add-last ip-dhcp-host "<host mac='52:54:00:00:00:06' ip='10.0.0.6'/>" --live --config
net-update lab add-first ip-dhcp-host "<host mac='52:54:00:00:00:07' ip='10.0.0.7'/>" --live
net-update lab modify ip-dhcp-host "<host mac='52:54:00:00:00:07' ip='10.0.0.8'/>" --current
net-update lab delete ip-dhcp-host "<host mac='52:54:00:00:00:07'/>"
net-update lab delete ip-dhcp-host "<host mac='52:54:00:00:00:77'/>"
net-update lab add dns-host "<host ip='10.0.0.3'><hostname>three</hostname></host>" --parent-index 0
net-update lab add ip-dhcp-range "<range start='10.0.0.20' end='10.0.0.30'/>" 0
net-update lab add portgroup "<portgroup name='p'/>" --parent-index=-1
net-update lab add bridge "<bridge name='x'/>"
net-update lab add domain "<domain name='x'/>"
net-dumpxml lab
net-dumpxml lab --inactive
net-update lab add ip-dhcp-host host.xml --current --live
net-update lab add ip-dhcp-host host.xml --current --config
net-update lab adds ip-dhcp-host host.xml
net-update lab none ip-dhcp-host host.xml
net-update lab add none host.xml
net-update lab add nosuch host.xml
net-update lab add ip-dhcp-host nosuch.xml
net-update lab add ip-dhcp-host "<host"
net-update lab add ip-dhcp-host
net-update lab add ip-dhcp-host host.xml --parent-index
net-update lab add ip-dhcp-host host.xml --parent-index 1k
net-update lab add ip-dhcp-host host.xml --parent-index ''
net-update lab add ip-dhcp-host host.xml --parent-index 2147483648
net-update lab add ip-dhcp-host host.xml --parent-index 7
net-update lab '' ip-dhcp-host host.xml
net-update nosuch add ip-dhcp-host host.xml
net-event
net-event --list
net-event --list --event nosuch
net-event --event nosuch
net-event --event lifecycle --timeout 0
net-event --event lifecycle --timeout -1
net-event --event lifecycle --timeout 1s
net-event --event lifecycle --timeout 4294967295
net-event --event lifecycle --timeout
net-event --event ''
"""
NETWORK_PORTS = """\
net-dhcp-leases default
net-dhcp-leases default --mac 52:54:00:00:00:01
net-dhcp-leases nosuch
net-dhcp-leases default --mac ''
net-port-list default
net-port-list default --uuid
net-port-list default --table --uuid
net-port-list nosuch
net-port-create default net.xml
net-port-create default nosuch.xml
net-port-create nosuch net.xml
net-port-create nosuch ''
net-port-create default
net-port-dumpxml default nosuch
net-port-dumpxml nosuch nosuch
net-port-dumpxml default 44444444-4444-4444-8444-444444444449
net-port-delete default nosuch
net-port-delete nosuch nosuch
"""
POOLS = """\
pool-list
pool-list --all
pool-list --inactive
pool-list --details
pool-list --all --details
pool-list --all --inactive
pool-list --uuid
pool-list --name
pool-list --uuid --name
pool-list --details --name
pool-list --details --uuid
pool-list --type dir
pool-list --type fs,dir --all
pool-list --type nosuch
pool-list --type ''
pool-list --type
pool-list --persistent
pool-list --transient --all
pool-list --autostart --all
pool-list --no-autostart --all --details
pool-info default-pool
pool-info default-pool --bytes
pool-info nosuch
pool-info
pool-dumpxml default-pool
pool-dumpxml default-pool --inactive
pool-dumpxml default-pool --xpath //target
pool-dumpxml nosuch
pool-define pool.xml
pool-define pool.xml --validate
pool-define pool-broken.xml
pool-define nosuch.xml
pool-define
pool-list --all
pool-list --all --details
pool-info images
pool-info 44444444-4444-4444-8444-444444444441 --bytes
pool-name 44444444-4444-4444-8444-444444444441
pool-name images
pool-uuid images
pool-uuid nosuch
pool-uuid 44444444-4444-4444-8444-444444444441
pool-autostart images
pool-autostart images --disable
pool-autostart nosuch
pool-build images
pool-build images --overwrite
pool-build images --overwrite --no-overwrite
pool-build nosuch
pool-start images --overwrite --no-overwrite
pool-start images
pool-start images
pool-start nosuch
pool-list
pool-list --details
pool-refresh images
pool-refresh nosuch
pool-delete images
pool-undefine images
pool-build images
pool-destroy images
pool-destroy images
pool-destroy nosuch
pool-refresh images
pool-delete images
pool-delete nosuch
pool-undefine images
pool-undefine images
pool-info images
pool-create pool-other.xml
pool-create pool-other.xml
pool-create pool-broken.xml
pool-create nosuch.xml
pool-create pool.xml --overwrite --no-overwrite
pool-list --transient
pool-autostart other
pool-undefine other
pool-destroy other
pool-event
pool-event --list
pool-event --event nosuch
pool-event --event refresh --timeout 0
"""
POOLS_FROM_OPTIONS = """\
pool-create-as made dir --target /made --print-xml
pool-create-as made dir --target /made
pool-create-as made dir --target /made
pool-create-as made dir
pool-create-as made
pool-create-as other nosuch
pool-create-as other dir --target /other --overwrite --no-overwrite
pool-define-as defined dir --target /defined --print-xml
pool-define-as defined dir
pool-define-as defined dir --target /defined
pool-define-as defined dir - - - - /other
pool-define-as defined dir --build
pool-define-as defined dir --validate
pool-list --all --name
pool-dumpxml defined
pool-define-as vg logical --source-dev /dev/sdz --source-name vg --target /dev/vg --print-xml
pool-define-as x netfs --source-host h --source-path /p --source-format nfs --target /t --print-xml
pool-define-as x netfs --source-host h --source-path /p --source-protocol-ver 4 --print-xml
pool-define-as x netfs --source-protocol-ver 4 --print-xml
pool-define-as x iscsi --source-host h --source-initiator iqn.a --print-xml
pool-define-as x iscsi --source-host h --auth-type chap --auth-username u --print-xml
pool-define-as x iscsi --source-host h --auth-type chap --auth-username u --secret-usage s --print-xml
pool-define-as x iscsi --source-host h --auth-type chap --auth-username u --secret-uuid s --print-xml
pool-define-as x iscsi --auth-type chap --auth-username u --secret-uuid s --print-xml
pool-define-as x iscsi --secret-usage s --secret-uuid s --print-xml
pool-define-as x scsi --adapter-name host1 --print-xml
pool-define-as x scsi --adapter-wwnn 1 --print-xml
pool-define-as x scsi --adapter-wwnn 1 --adapter-wwpn 2 --adapter-name host1 --print-xml
pool-define-as x scsi --adapter-wwnn 1 --adapter-wwpn 2 --adapter-parent p --print-xml
pool-define-as x scsi --adapter-wwnn 1 --adapter-wwpn 2 --adapter-parent-wwnn 3 --print-xml
pool-define-as x scsi --adapter-wwnn 1 --adapter-wwpn 2 --adapter-parent-wwnn 3 --adapter-parent-wwpn 4 --print-xml
pool-define-as x scsi --adapter-wwnn 1 --adapter-wwpn 2 --adapter-parent-fabric-wwn 5 --print-xml
pool-define-as x dir --source-name <&' --target "/<&'" --print-xml
pool-define-as x dir --target '' --print-xml
find-storage-pool-sources logical
find-storage-pool-sources netfs
find-storage-pool-sources netfs source.xml
find-storage-pool-sources netfs pool.xml
find-storage-pool-sources netfs nosuch.xml
find-storage-pool-sources dir
find-storage-pool-sources nosuch
find-storage-pool-sources
find-storage-pool-sources-as logical
find-storage-pool-sources-as netfs
find-storage-pool-sources-as netfs server
find-storage-pool-sources-as netfs server --port 2049 --initiator iqn.b
find-storage-pool-sources-as nosuch server
"""
VOLUMES = """\
vol-list default-pool
vol-list default-pool --details
vol-list nosuch
vol-list
vol-create default-pool volume.xml
vol-create default-pool volume.xml
vol-create default-pool volume-broken.xml
vol-create default-pool nosuch.xml
vol-create nosuch volume.xml
vol-create default-pool
vol-create default-pool volume-other.xml --prealloc-metadata
vol-create-as default-pool a 10G --allocation 1G --format qcow2 --backing-vol disk --backing-vol-format raw --print-xml
vol-create-as default-pool a 10M --backing-vol /default-pool/disk --print-xml
vol-create-as default-pool a 10M --backing-vol nosuch --print-xml
vol-create-as default-pool a 10M --format raw
vol-create-as default-pool a 10M
vol-create-as default-pool b 10MB 5kb
vol-create-as default-pool c 10MiB --allocation ''
vol-create-as default-pool d +10bytes
vol-create-as default-pool e -1
vol-create-as default-pool e 1X
vol-create-as default-pool e 1Mi
vol-create-as default-pool e '10 M'
vol-create-as default-pool e ''
vol-create-as default-pool e M
vol-create-as default-pool e 16E
vol-create-as default-pool e 18446744073709551616
vol-create-as default-pool e 1M --allocation 1X
vol-create-as default-pool e 10E
vol-create-as default-pool e
vol-create-as nosuch e 1M
vol-list default-pool
vol-list default-pool --details
vol-info disk
vol-info disk default-pool
vol-info disk --pool default-pool --bytes
vol-info /default-pool/disk
vol-info nosuch default-pool
vol-info nosuch
vol-info disk nosuch
vol-info
vol-dumpxml disk default-pool
vol-dumpxml disk default-pool --xpath //target/path
vol-dumpxml nosuch default-pool
vol-key disk default-pool
vol-key disk
vol-name /default-pool/disk
vol-name disk
vol-path disk default-pool
vol-path nosuch
vol-pool /default-pool/disk
vol-pool /default-pool/disk --uuid
vol-pool disk
vol-clone disk copy default-pool
vol-clone disk copy --pool default-pool
vol-clone disk copied default-pool --print-xml
vol-clone nosuch copy default-pool
vol-clone disk
vol-clone disk copied default-pool --prealloc-metadata
vol-clone disk copied default-pool --reflink
vol-create-from default-pool volume-other.xml disk --inputpool default-pool
vol-create-from default-pool volume-other.xml disk
vol-create-from default-pool volume-other.xml nosuch --inputpool default-pool
vol-create-from default-pool nosuch.xml disk --inputpool default-pool
vol-create-from
vol-create-from nosuch volume-other.xml disk --inputpool default-pool
pool-define pool.xml
vol-list images
vol-info disk images
vol-create-as images inside 1M
pool-start images
vol-create-as images inside 1M
vol-info /default-pool/disk images
vol-info inside images
vol-list images --details
vol-delete inside images
vol-delete inside images
vol-delete disk default-pool --delete-snapshots
vol-delete disk
vol-delete /default-pool/disk
vol-list default-pool
"""
VOLUMES_AND_DATA = """\
pool-capabilities
vol-create default-pool volume.xml
vol-create default-pool volume-other.xml --validate
vol-info disk default-pool --physical
vol-info disk default-pool --physical --bytes
vol-resize disk 10M default-pool
vol-resize disk 10M default-pool --delta --allocate
vol-resize disk 1M default-pool --shrink
vol-resize disk -1M default-pool --shrink
vol-resize disk ' -1M' default-pool
vol-resize disk -- -1M default-pool
vol-resize disk 10X default-pool
vol-resize nosuch 10M default-pool
vol-resize disk
vol-wipe disk default-pool
vol-wipe disk default-pool --algorithm nosuch
vol-wipe disk default-pool --algorithm nnsa
vol-wipe disk default-pool --algorithm ''
vol-wipe nosuch
vol-upload disk data default-pool
vol-upload disk data default-pool --sparse --offset 5 --length 6
vol-upload disk nosuch default-pool
vol-upload disk data default-pool --offset x
vol-upload disk data default-pool --offset -1
vol-upload disk data default-pool --length -1
vol-upload disk data default-pool --length 99999999999999999999
vol-upload disk data nosuch
vol-upload disk
vol-download disk out default-pool
vol-download disk /nosuch/out default-pool
vol-download disk out default-pool --length 1k
vol-download disk out default-pool --offset
vol-download nosuch out default-pool
"""
INTERFACES = """\
iface-list
iface-list --all
iface-list --inactive
iface-list --nosuch
iface-list --all --inactive
iface-name aa:bb:cc:dd:ee:ff
iface-name AA:BB:CC:DD:EE:FF
iface-name eth1
iface-name aa:bb:cc:dd:ee:00
iface-mac eth1
iface-mac aa:bb:cc:dd:ee:ff
iface-mac nosuch
iface-dumpxml eth1
iface-dumpxml aa:bb:cc:dd:ee:ff --xpath //mac
iface-dumpxml nosuch
iface-dumpxml
iface-define iface.xml
iface-define iface.xml --validate
iface-define iface-broken.xml
iface-define pool.xml
iface-define nosuch.xml
iface-list --all
iface-list --inactive
iface-dumpxml eth9
iface-start eth9
iface-start eth9
iface-start nosuch
iface-destroy eth9
iface-destroy aa:bb:cc:dd:ee:09
iface-destroy nosuch
iface-commit
iface-rollback
iface-begin
iface-begin
iface-undefine eth9
iface-undefine eth9
iface-list --all
iface-rollback
iface-rollback
iface-list --all
iface-begin surplus
iface-begin
iface-commit
iface-commit
iface-undefine nosuch
iface-bridge nosuch br1
iface-bridge eth9 eth1
iface-bridge eth9
iface-bridge eth9 br1 --delay x
iface-bridge eth9 br1 --delay -1
iface-unbridge nosuch
"""
DEFINED_INTERFACES = """\
iface-define iface.xml
iface-dumpxml eth9 --inactive
iface-bridge eth9 br1
iface-unbridge eth1
"""
NODE_DEVICES = """\
nodedev-dumpxml computer
nodedev-dumpxml scsi_host1
nodedev-dumpxml computer --xpath //vendor
nodedev-dumpxml nosuch
nodedev-dumpxml nosuch --xpath ''
nodedev-dumpxml a,b
nodedev-dumpxml a,b,c
nodedev-dumpxml ,1000000012341234
nodedev-dumpxml
nodedev-info nosuch
nodedev-info a,b
nodedev-list --tree --cap system
nodedev-list --tree --inactive
nodedev-list --all --inactive
nodedev-list --all --inactive --tree
nodedev-list --cap system,nosuch
nodedev-list --cap
nodedev-create device.xml
nodedev-create device-broken.xml
nodedev-create nosuch.xml
nodedev-create
nodedev-dumpxml scsi_host12
nodedev-destroy scsi_host12
nodedev-destroy scsi_host12
nodedev-destroy --name nosuch
nodedev-destroy --name
nodedev-destroy --name nosuch --device nosuch
nodedev-destroy a,b
nodedev-detach nosuch
nodedev-dettach nosuch
nodedev-dettach
nodedev-reattach nosuch
nodedev-reset nosuch
nodedev-start nosuch
nodedev-undefine nosuch
nodedev-undefine a,b
nodedev-autostart nosuch
nodedev-autostart a,b --disable
nodedev-define nosuch.xml
nodedev-event
nodedev-event --list
nodedev-event --event nosuch
nodedev-event --event lifecycle --device nosuch
nodedev-event --event lifecycle --device ''
nodedev-event --event lifecycle --timeout 0
"""
NODE_DEVICES_OF_9_0 = """\
nodedev-list
nodedev-list --tree
nodedev-list --inactive
nodedev-list --all
nodedev-list --all --tree
nodedev-list --cap scsi_host
nodedev-list --cap ''
nodedev-list --cap fc_host,vports --all
nodedev-list ap_card,vpd,usb,usb_device,pci
nodedev-dumpxml 2000000012341234,1000000012341234
nodedev-dumpxml 0x2000000012341234,1000000012341234
nodedev-info computer
nodedev-info scsi_host1
nodedev-detach computer
nodedev-detach computer --driver vfio
nodedev-detach computer --driver ''
nodedev-reattach computer
nodedev-reset computer
nodedev-start computer
nodedev-undefine computer
nodedev-autostart computer
nodedev-autostart computer --disable
nodedev-define device.xml
nodedev-create device.xml --validate
"""
OTHERS = """\
nwfilter-list
nwfilter-dumpxml nosuch
nwfilter-dumpxml 44444444-4444-4444-8444-444444444449
nwfilter-define pool.xml
nwfilter-define pool.xml --validate
nwfilter-define nosuch.xml
nwfilter-undefine nosuch
nwfilter-binding-list
nwfilter-binding-create pool.xml
nwfilter-binding-create pool.xml --validate
nwfilter-binding-create nosuch.xml
nwfilter-binding-delete nosuch
nwfilter-binding-dumpxml nosuch
nwfilter-binding-delete
secret-list
secret-list --ephemeral
secret-define pool.xml
secret-define pool.xml --validate
secret-define nosuch.xml
secret-dumpxml nosuch
secret-dumpxml 44444444-4444-4444-8444-444444444449
secret-set-value nosuch
secret-set-value nosuch --file data --base64 x
secret-set-value nosuch --interactive --plain
secret-get-value nosuch
secret-undefine nosuch
secret-event
secret-event --list
secret-event --event nosuch
secret-event --event lifecycle --timeout 1
"""

SESSIONS = {
    "networks": NETWORKS,
    "updates of networks": NETWORK_UPDATES,
    "pools": POOLS,
    "pools from options": POOLS_FROM_OPTIONS,
    "volumes": VOLUMES,
    "interfaces": INTERFACES,
    "node devices": NODE_DEVICES,
}
# What newer test drivers than 9.0 may answer otherwise.
OF_9_0 = {
    "ports of networks": NETWORK_PORTS,
    "volumes and their data": VOLUMES_AND_DATA,
    "persistent interfaces": DEFINED_INTERFACES,
    "node devices of 9.0": NODE_DEVICES_OF_9_0,
    "filters and secrets": OTHERS,
}

# What --debug tells.
DEBUGGED = """\
net-info default
net-info dd8fe884-6c02-601e-7551-cca97df1c5df
net-info 44444444-4444-4444-8444-444444444449
net-port-dumpxml default nosuch
net-list --all --name
pool-info default-pool
pool-list --details
pool-name nosuch
vol-create-as default-pool a 1M
vol-create-as default-pool b 1M --backing-vol a
vol-create-as default-pool c 1M --backing-vol /default-pool/a
vol-create-as default-pool d 1M --backing-vol nosuch
vol-info a default-pool
vol-info nosuch default-pool
vol-name nosuch
vol-create-from default-pool volume.xml a --inputpool default-pool
iface-mac eth1
iface-name aa:bb:cc:dd:ee:ff
iface-name eth1
nwfilter-dumpxml 44444444-4444-4444-8444-444444444449
nwfilter-binding-dumpxml nosuch
secret-dumpxml nosuch
nodedev-info computer
nodedev-dumpxml a,b
pool-event --list
"""

# On libvirt's QEMU driver, with the host's own storage, devices and networks. Each
# session removes what it made; @folder@ is the program's working folder.
REAL_STORAGE = """\
pool-capabilities
pool-define-as images dir --target @folder@/images
pool-info images
pool-start images
pool-build images
pool-start images --build
pool-list --all --type dir
pool-start images
vol-create-as images a 1M --format raw
vol-create images volume-other.xml --validate
vol-info a images
vol-info a images --bytes
vol-info a images --physical
vol-info a images --physical --bytes
vol-upload a data images
vol-upload a data images --sparse --offset 100
vol-upload a sparse images --sparse --offset 4096
vol-upload a data images --offset 524288
vol-download a whole images
vol-download a part images --offset 524288 --length 6
vol-download a part images --length 3
vol-download a holes images --sparse
vol-resize a 2M images
vol-resize a 1M images --delta
vol-resize a 1M images
vol-resize a -1M images --shrink
vol-resize a 1M images --shrink
vol-resize a 3M images --allocate
vol-wipe a images
vol-wipe a images --algorithm trim
vol-clone a b images
vol-create-from images volume.xml a --inputpool images
vol-list images
vol-list images --details
vol-dumpxml a images --xpath //capacity
vol-key a images
vol-path b images
vol-name @folder@/images/a
vol-pool @folder@/images/a
vol-info @folder@/images/nosuch
pool-refresh images
vol-delete a images
vol-delete b images
vol-delete other images
vol-delete disk images
vol-list images
pool-delete images
pool-destroy images
pool-delete images
pool-undefine images
"""
REAL_SECRETS = """\
secret-list
secret-define secret.xml
secret-define secret-private.xml --validate
secret-define secret.xml
secret-list
secret-list --private
secret-list --no-private
secret-list --ephemeral
secret-list --no-ephemeral
secret-list --private --ephemeral
secret-dumpxml 44444444-4444-4444-8444-444444444447
secret-dumpxml 44444444-4444-4444-8444-444444444447 --xpath //name
secret-get-value 44444444-4444-4444-8444-444444444447
secret-set-value 44444444-4444-4444-8444-444444444447
secret-set-value 44444444-4444-4444-8444-444444444447 --base64 aGVsbG8=
secret-get-value 44444444-4444-4444-8444-444444444447
secret-get-value 44444444-4444-4444-8444-444444444447 --plain
secret-set-value 44444444-4444-4444-8444-444444444447 YQ==
secret-get-value 44444444-4444-4444-8444-444444444447
secret-set-value 44444444-4444-4444-8444-444444444447 a!b@cd=
secret-get-value 44444444-4444-4444-8444-444444444447
secret-set-value 44444444-4444-4444-8444-444444444447 --file data
secret-get-value 44444444-4444-4444-8444-444444444447
secret-set-value 44444444-4444-4444-8444-444444444447 --file data --plain
secret-get-value 44444444-4444-4444-8444-444444444447 --plain
secret-set-value 44444444-4444-4444-8444-444444444447 --file nosuch
secret-set-value 44444444-4444-4444-8444-444444444447 --file sparse
secret-set-value 44444444-4444-4444-8444-444444444447 --plain --base64 YQ==
secret-set-value 44444444-4444-4444-8444-444444444447 --interactive --file data
secret-set-value 44444444-4444-4444-8444-444444444448 YQ==
secret-get-value 44444444-4444-4444-8444-444444444448
secret-undefine 44444444-4444-4444-8444-444444444447
secret-undefine 44444444-4444-4444-8444-444444444447
secret-undefine 44444444-4444-4444-8444-444444444448
"""
REAL_FILTERS = """\
nwfilter-list
nwfilter-define filter.xml
nwfilter-define filter.xml --validate
nwfilter-list
nwfilter-dumpxml mine
nwfilter-dumpxml 44444444-4444-4444-8444-444444444449 --xpath //rule
nwfilter-undefine mine
nwfilter-undefine mine
nwfilter-binding-list
nwfilter-binding-dumpxml nosuch
nwfilter-binding-delete nosuch
"""
REAL_NETWORKS = """\
net-define bridged.xml
net-port-list bridged
net-start bridged
net-port-list bridged
net-port-create bridged port.xml
net-port-create bridged port-other.xml --validate
net-port-create bridged port.xml
net-port-list bridged
net-port-list bridged --uuid
net-port-list bridged --table
net-port-dumpxml bridged 44444444-4444-4444-8444-444444444445
net-port-dumpxml bridged 44444444-4444-4444-8444-444444444446 --xpath //mac
net-port-delete bridged 44444444-4444-4444-8444-444444444445
net-port-delete bridged 44444444-4444-4444-8444-444444444445
net-port-list bridged
net-dhcp-leases bridged
net-dhcp-leases bridged --mac nosuch
net-info bridged
net-destroy bridged
net-undefine bridged
"""
REAL_HOST = """\
iface-list
iface-list --all
iface-dumpxml lo
iface-dumpxml lo --inactive
iface-bridge lo br1
iface-bridge lo br1 --no-stp --no-start
iface-bridge lo lo
iface-unbridge lo
iface-start lo
iface-destroy lo
iface-undefine lo
iface-begin
nodedev-list
nodedev-list --tree
nodedev-list --all --tree
nodedev-list --inactive
nodedev-list --cap system
nodedev-list --cap net,pci
nodedev-list --cap ''
nodedev-info computer
nodedev-dumpxml computer --xpath //hardware
nodedev-dumpxml 2000000012341234,1000000012341234
nodedev-start computer
nodedev-undefine computer
nodedev-destroy computer
nodedev-autostart computer
nodedev-detach computer
nodedev-reattach computer
nodedev-reset computer
"""
# Files that the session with storage makes.
DOWNLOADS = {"whole", "part", "holes"}
REAL = {
    "storage": REAL_STORAGE,
    "secrets": REAL_SECRETS,
    "filters": REAL_FILTERS,
    "networks": REAL_NETWORKS,
    "host": REAL_HOST,
}
