"""Arguments for every procedure, plausible enough to pass its first checks.

So others of them can be varied. A tuple has a procedure's arguments in the order of its
definition. Where a procedure has several tuples, the first is varied in every argument;
of the others, which are expensive by themselves, only numbers are.
"""

from __future__ import annotations

from tests.server.guard import large_documents, state
from tests.server.guard.state import (
    CHECKPOINTED,
    GIANT,
    GIANT_IMAGE,
    GUEST,
    IMAGE,
    INACTIVE,
    PAUSED,
    SNAPSHOTTED,
    VCPUS,
)

INT, UINT, LLONG, ULLONG, DOUBLE, BOOLEAN, STRING = range(1, 8)
UUID = b"\xcc" * 16
NETWORK_UUID = bytes.fromhex("dd8fe8846c02601e7551cca97df1c5df")  # the default network's

NETWORK = {"name": "default", "uuid": NETWORK_UUID}
PORT = {"net": NETWORK, "uuid": UUID}
FILTER = {"name": "clean-traffic", "uuid": UUID}
BINDING = {"portdev": "vnet0", "filtername": "clean-traffic"}
INTERFACE = {"name": "eth1", "mac": "aa:bb:cc:dd:ee:ff"}
POOL, IDLE_POOL = state.POOL, state.IDLE_POOL
VOLUME_PATH = "/default-pool/v00500"
VOLUME = {"pool": "default-pool", "name": "v00500", "key": VOLUME_PATH}
VOLUME_XML = "<volume><name>new</name><capacity>1</capacity></volume>"
SECRET = {"uuid": UUID, "usageType": 1, "usageID": "/secret"}
ADMIN_SERVER = {"name": "virtrio"}
ADMIN_CLIENT = {"srv": ADMIN_SERVER, "id": 6, "timestamp": 0, "transport": 0}  # the honest client
CLOSED_CLIENT = ADMIN_CLIENT | {"id": 1}


def checkpoint(name: str) -> dict[str, object]:
    return {"name": name, "dom": CHECKPOINTED}


def snapshot(name: str) -> dict[str, object]:
    return {"name": name, "dom": SNAPSHOTTED}


FIRST_SNAPSHOT, SNAPSHOT, LAST_SNAPSHOT = snapshot("s0000"), snapshot("s0500"), snapshot("s0999")
FIRST, MIDDLE, LAST = checkpoint("c0000"), checkpoint("c0500"), checkpoint("c0999")


def param(field: str, kind: int, value: object) -> dict[str, object]:
    return {"field": field, "value": (kind, value)}


DOCUMENT = large_documents.domain(large_documents.DOCUMENT_NAME, large_documents.DOCUMENT_UUID)
DISK = large_documents.disk(701)
NEW_ALIAS = "ua-new"
NEW_DISK = (
    "<disk type='file'><source file='/new'/><target dev='vdzzzz' bus='virtio'/>"
    f"<alias name='{NEW_ALIAS}'/></disk>"
)
CHECKPOINT = "<domaincheckpoint><name>new</name></domaincheckpoint>"
REDEFINITION = (
    "<domaincheckpoint><name>c0500</name><parent><name>c0499</name></parent><creationTime>1525889631</creationTime>"
    "<disks><disk name='vda' checkpoint='bitmap'/></disks>" + DOCUMENT + "</domaincheckpoint>"
)
SNAPSHOT_XML = "<domainsnapshot><name>new</name></domainsnapshot>"
SNAPSHOT_AGAIN = (
    "<domainsnapshot><name>s0500</name><parent><name>s0499</name></parent><creationTime>1525889631</creationTime>"
    "<state>running</state>" + state.document_of(SNAPSHOTTED) + "</domainsnapshot>"
)
CPU = "<cpu><arch>i686</arch><model>qemu64</model></cpu>"
MAP = b"\x01"
WIDE_MAP = b"\xff" * 2048
MANY_CPUS = "0-16383"

MIGRATION = [param("destination_name", STRING, "moved"), param("bandwidth", ULLONG, 0)]
THROTTLE = [param("total_bytes_sec", ULLONG, 1024)]

REMOTE: dict[str, tuple[object, ...] | list[tuple[object, ...]]] = {
    "CONNECT_OPEN": ("test:///default", 0),
    "CONNECT_CLOSE": (),
    "CONNECT_GET_TYPE": (),
    "CONNECT_GET_VERSION": (),
    "CONNECT_GET_MAX_VCPUS": ("test",),
    "NODE_GET_INFO": (),
    "CONNECT_GET_CAPABILITIES": (),
    "DOMAIN_ATTACH_DEVICE": (GUEST, DISK),
    "DOMAIN_CREATE": [(INACTIVE,)],
    "DOMAIN_CREATE_XML": (DOCUMENT, 0),
    "DOMAIN_DEFINE_XML": (DOCUMENT,),
    "DOMAIN_DESTROY": (GUEST,),
    "DOMAIN_DETACH_DEVICE": (GUEST, DISK),
    "DOMAIN_GET_XML_DESC": [(GUEST, 0), (GIANT, 0), (GIANT, 2), (VCPUS, 0)],
    "DOMAIN_GET_AUTOSTART": (GUEST,),
    "DOMAIN_GET_INFO": (GUEST,),
    "DOMAIN_GET_MAX_MEMORY": (GUEST,),
    "DOMAIN_GET_MAX_VCPUS": (GUEST,),
    "DOMAIN_GET_OS_TYPE": (GUEST,),
    "DOMAIN_GET_VCPUS": [(GUEST, 4, 2), (VCPUS, 16384, 512), (VCPUS, 16384, 1)],
    "CONNECT_LIST_DEFINED_DOMAINS": (16384,),
    "DOMAIN_LOOKUP_BY_ID": (1,),
    "DOMAIN_LOOKUP_BY_NAME": ("guest",),
    "DOMAIN_LOOKUP_BY_UUID": (GUEST["uuid"],),
    "CONNECT_NUM_OF_DEFINED_DOMAINS": (),
    "DOMAIN_PIN_VCPU": [(GUEST, 0, MAP), (VCPUS, 16383, WIDE_MAP)],
    "DOMAIN_REBOOT": (GUEST, 0),
    "DOMAIN_RESUME": (PAUSED,),
    "DOMAIN_SET_AUTOSTART": (GUEST, 1),
    "DOMAIN_SET_MAX_MEMORY": (INACTIVE, 65536),
    "DOMAIN_SET_MEMORY": (GUEST, 65536),
    "DOMAIN_SET_VCPUS": [(GUEST, 2), (VCPUS, 32)],
    "DOMAIN_SHUTDOWN": (GUEST,),
    "DOMAIN_SUSPEND": (GUEST,),
    "DOMAIN_UNDEFINE": (INACTIVE,),
    "CONNECT_LIST_DEFINED_NETWORKS": (256,),
    "CONNECT_LIST_DOMAINS": (16384,),
    "CONNECT_LIST_NETWORKS": (256,),
    "NETWORK_CREATE": (NETWORK,),
    "NETWORK_CREATE_XML": ("<network/>",),
    "NETWORK_DEFINE_XML": ("<network/>",),
    "NETWORK_DESTROY": (NETWORK,),
    "NETWORK_GET_XML_DESC": (NETWORK, 0),
    "NETWORK_GET_AUTOSTART": (NETWORK,),
    "NETWORK_GET_BRIDGE_NAME": (NETWORK,),
    "NETWORK_LOOKUP_BY_NAME": ("default",),
    "NETWORK_LOOKUP_BY_UUID": (UUID,),
    "NETWORK_SET_AUTOSTART": (NETWORK, 1),
    "NETWORK_UNDEFINE": (NETWORK,),
    "CONNECT_NUM_OF_DEFINED_NETWORKS": (),
    "CONNECT_NUM_OF_DOMAINS": (),
    "CONNECT_NUM_OF_NETWORKS": (),
    "DOMAIN_CORE_DUMP": (GUEST, "/dev/null", 0),
    "DOMAIN_RESTORE": [(IMAGE,), (GIANT_IMAGE,)],
    "DOMAIN_SAVE": [(GUEST, "/nonexistent/image"), (GIANT, "/nonexistent/image")],
    "DOMAIN_GET_SCHEDULER_TYPE": (GUEST,),
    "DOMAIN_GET_SCHEDULER_PARAMETERS": (GUEST, 16),
    "DOMAIN_SET_SCHEDULER_PARAMETERS": (GUEST, [param("weight", UINT, 50)]),
    "CONNECT_GET_HOSTNAME": (),
    "CONNECT_SUPPORTS_FEATURE": (1,),
    "DOMAIN_MIGRATE_PREPARE": ("tcp://host", 0, "moved", 0),
    "DOMAIN_MIGRATE_PERFORM": (GUEST, b"cookie", "tcp://host", 0, "moved", 0),
    "DOMAIN_MIGRATE_FINISH": ("moved", b"cookie", "tcp://host", 0),
    "DOMAIN_BLOCK_STATS": [(GUEST, "vda"), (GIANT, "vdzz")],
    "DOMAIN_INTERFACE_STATS": [(GUEST, "testnet0"), (GIANT, "testnet9")],
    "AUTH_LIST": (),
    "AUTH_SASL_INIT": (),
    "AUTH_SASL_START": ("PLAIN", 0, [1]),
    "AUTH_SASL_STEP": (0, [1]),
    "AUTH_POLKIT": (),
    "CONNECT_NUM_OF_STORAGE_POOLS": (),
    "CONNECT_LIST_STORAGE_POOLS": (256,),
    "CONNECT_NUM_OF_DEFINED_STORAGE_POOLS": (),
    "CONNECT_LIST_DEFINED_STORAGE_POOLS": (256,),
    "CONNECT_FIND_STORAGE_POOL_SOURCES": ("netfs", "<source><host name='h'/></source>", 0),
    "STORAGE_POOL_CREATE_XML": (large_documents.pool(""), 0),
    "STORAGE_POOL_DEFINE_XML": (large_documents.pool(""), 0),
    "STORAGE_POOL_CREATE": (IDLE_POOL, 0),
    "STORAGE_POOL_BUILD": (IDLE_POOL, 0),
    "STORAGE_POOL_DESTROY": (POOL,),
    "STORAGE_POOL_DELETE": (IDLE_POOL, 0),
    "STORAGE_POOL_UNDEFINE": (IDLE_POOL,),
    "STORAGE_POOL_REFRESH": (POOL, 0),
    "STORAGE_POOL_LOOKUP_BY_NAME": ("default-pool",),
    "STORAGE_POOL_LOOKUP_BY_UUID": (POOL["uuid"],),
    "STORAGE_POOL_LOOKUP_BY_VOLUME": (VOLUME,),
    "STORAGE_POOL_GET_INFO": (POOL,),
    "STORAGE_POOL_GET_XML_DESC": (POOL, 0),
    "STORAGE_POOL_GET_AUTOSTART": (POOL,),
    "STORAGE_POOL_SET_AUTOSTART": (POOL, 1),
    "STORAGE_POOL_NUM_OF_VOLUMES": (POOL,),
    "STORAGE_POOL_LIST_VOLUMES": (POOL, 256),
    "STORAGE_VOL_CREATE_XML": (POOL, VOLUME_XML, 0),
    "STORAGE_VOL_DELETE": (VOLUME, 0),
    "STORAGE_VOL_LOOKUP_BY_NAME": (POOL, "v00500"),
    "STORAGE_VOL_LOOKUP_BY_KEY": (VOLUME_PATH,),
    "STORAGE_VOL_LOOKUP_BY_PATH": (VOLUME_PATH,),
    "STORAGE_VOL_GET_INFO": (VOLUME,),
    "STORAGE_VOL_GET_XML_DESC": (VOLUME, 0),
    "STORAGE_VOL_GET_PATH": (VOLUME,),
    "NODE_GET_CELLS_FREE_MEMORY": (0, 2),
    "NODE_GET_FREE_MEMORY": (),
    "DOMAIN_BLOCK_PEEK": (GUEST, "vda", 0, 512, 0),
    "DOMAIN_MEMORY_PEEK": [(GUEST, 0, 512, 1), (GUEST, 0, 4194304, 1)],
    "DOMAIN_MIGRATE_PREPARE2": ("tcp://host", 0, "moved", 0, DOCUMENT),
    "DOMAIN_MIGRATE_FINISH2": ("moved", b"cookie", "tcp://host", 0, 0),
    "CONNECT_GET_URI": (),
    "NODE_NUM_OF_DEVICES": ("net", 0),
    "NODE_LIST_DEVICES": ("net", 256, 0),
    "NODE_DEVICE_LOOKUP_BY_NAME": ("computer",),
    "NODE_DEVICE_GET_XML_DESC": ("computer", 0),
    "NODE_DEVICE_GET_PARENT": ("computer",),
    "NODE_DEVICE_NUM_OF_CAPS": ("computer",),
    "NODE_DEVICE_LIST_CAPS": ("computer", 256),
    "NODE_DEVICE_DETTACH": ("computer",),
    "NODE_DEVICE_RE_ATTACH": ("computer",),
    "NODE_DEVICE_RESET": ("computer",),
    "DOMAIN_GET_SECURITY_LABEL": (GUEST,),
    "NODE_GET_SECURITY_MODEL": (),
    "NODE_DEVICE_CREATE_XML": (
        "<device><capability type='scsi_host'><capability type='fc_host'><wwnn>1</wwnn>"
        "<wwpn>2</wwpn></capability></capability></device>",
        0,
    ),
    "NODE_DEVICE_DESTROY": ("computer",),
    "STORAGE_VOL_CREATE_XML_FROM": (POOL, VOLUME_XML, VOLUME, 0),
    "CONNECT_NUM_OF_INTERFACES": (),
    "CONNECT_LIST_INTERFACES": (256,),
    "INTERFACE_LOOKUP_BY_NAME": ("eth1",),
    "INTERFACE_LOOKUP_BY_MAC_STRING": ("aa:bb:cc:dd:ee:ff",),
    "INTERFACE_GET_XML_DESC": (INTERFACE, 0),
    "INTERFACE_DEFINE_XML": ("<interface type='ethernet' name='eth2'/>", 0),
    "INTERFACE_UNDEFINE": ({"name": "eth2", "mac": ""},),
    "INTERFACE_CREATE": (INTERFACE, 0),
    "INTERFACE_DESTROY": (INTERFACE, 0),
    "CONNECT_DOMAIN_XML_FROM_NATIVE": ("qemu-argv", "qemu -m 64", 0),
    "CONNECT_DOMAIN_XML_TO_NATIVE": ("qemu-argv", DOCUMENT, 0),
    "CONNECT_NUM_OF_DEFINED_INTERFACES": (),
    "CONNECT_LIST_DEFINED_INTERFACES": (256,),
    "CONNECT_NUM_OF_SECRETS": (),
    "CONNECT_LIST_SECRETS": (256,),
    "SECRET_LOOKUP_BY_UUID": (UUID,),
    "SECRET_DEFINE_XML": ("<secret/>", 0),
    "SECRET_GET_XML_DESC": (SECRET, 0),
    "SECRET_SET_VALUE": (SECRET, b"value", 0),
    "SECRET_GET_VALUE": (SECRET, 0),
    "SECRET_UNDEFINE": (SECRET,),
    "SECRET_LOOKUP_BY_USAGE": (1, "/secret"),
    "DOMAIN_MIGRATE_PREPARE_TUNNEL": (0, "moved", 0, DOCUMENT),
    "CONNECT_IS_SECURE": (),
    "DOMAIN_IS_ACTIVE": (GUEST,),
    "DOMAIN_IS_PERSISTENT": (GUEST,),
    "NETWORK_IS_ACTIVE": (NETWORK,),
    "NETWORK_IS_PERSISTENT": (NETWORK,),
    "STORAGE_POOL_IS_ACTIVE": (POOL,),
    "STORAGE_POOL_IS_PERSISTENT": (POOL,),
    "INTERFACE_IS_ACTIVE": (INTERFACE,),
    "CONNECT_GET_LIB_VERSION": (),
    "CONNECT_COMPARE_CPU": (CPU, 0),
    "DOMAIN_MEMORY_STATS": (GUEST, 16, 0),
    "DOMAIN_ATTACH_DEVICE_FLAGS": [(GUEST, DISK, 0), (GIANT, NEW_DISK, 0)],
    "DOMAIN_DETACH_DEVICE_FLAGS": (GUEST, DISK, 0),
    "CONNECT_BASELINE_CPU": ([CPU, CPU], 0),
    "DOMAIN_GET_JOB_INFO": (GUEST,),
    "DOMAIN_ABORT_JOB": (GUEST,),
    "STORAGE_VOL_WIPE": (VOLUME, 0),
    "DOMAIN_MIGRATE_SET_MAX_DOWNTIME": (GUEST, 100, 0),
    "DOMAIN_UPDATE_DEVICE_FLAGS": [(GUEST, DISK, 0), (GIANT, DISK, 0)],
    "NWFILTER_LOOKUP_BY_NAME": ("clean-traffic",),
    "NWFILTER_LOOKUP_BY_UUID": (UUID,),
    "NWFILTER_GET_XML_DESC": (FILTER, 0),
    "CONNECT_NUM_OF_NWFILTERS": (),
    "CONNECT_LIST_NWFILTERS": (256,),
    "NWFILTER_DEFINE_XML": ("<filter/>",),
    "NWFILTER_UNDEFINE": (FILTER,),
    "DOMAIN_MANAGED_SAVE": (GUEST, 0),
    "DOMAIN_HAS_MANAGED_SAVE_IMAGE": (GUEST, 0),
    "DOMAIN_MANAGED_SAVE_REMOVE": (GUEST, 0),
    "DOMAIN_SNAPSHOT_CREATE_XML": [
        (SNAPSHOTTED, SNAPSHOT_XML, 0),
        (SNAPSHOTTED, SNAPSHOT_AGAIN, 1),
        (GIANT, SNAPSHOT_XML, 0),
        (GIANT, SNAPSHOT_XML, 512),
    ],
    "DOMAIN_SNAPSHOT_GET_XML_DESC": (SNAPSHOT, 0),
    "DOMAIN_SNAPSHOT_NUM": (SNAPSHOTTED, 0),
    "DOMAIN_SNAPSHOT_LIST_NAMES": (SNAPSHOTTED, 16384, 0),
    "DOMAIN_SNAPSHOT_LOOKUP_BY_NAME": (SNAPSHOTTED, "s0500", 0),
    "DOMAIN_HAS_CURRENT_SNAPSHOT": (SNAPSHOTTED, 0),
    "DOMAIN_SNAPSHOT_CURRENT": (SNAPSHOTTED, 0),
    "DOMAIN_REVERT_TO_SNAPSHOT": [(SNAPSHOT, 0), (SNAPSHOT, 2)],
    "DOMAIN_SNAPSHOT_DELETE": [(SNAPSHOT, 0), (FIRST_SNAPSHOT, 1), (FIRST_SNAPSHOT, 4)],
    "DOMAIN_GET_BLOCK_INFO": [(GUEST, "vda", 0), (GIANT, "vdzz", 0)],
    "DOMAIN_CREATE_WITH_FLAGS": (INACTIVE, 0),
    "DOMAIN_SET_MEMORY_PARAMETERS": (GUEST, [param("hard_limit", ULLONG, 65536)], 0),
    "DOMAIN_GET_MEMORY_PARAMETERS": (GUEST, 16, 0),
    "DOMAIN_SET_VCPUS_FLAGS": [(GUEST, 2, 0), (VCPUS, 32, 0)],
    "DOMAIN_GET_VCPUS_FLAGS": [(GUEST, 0), (VCPUS, 0)],
    "DOMAIN_OPEN_CONSOLE": (GUEST, "serial0", 0),
    "DOMAIN_IS_UPDATED": (GUEST,),
    "CONNECT_GET_SYSINFO": (0,),
    "DOMAIN_SET_MEMORY_FLAGS": (GUEST, 65536, 0),
    "DOMAIN_SET_BLKIO_PARAMETERS": (GUEST, [param("weight", UINT, 500)], 0),
    "DOMAIN_GET_BLKIO_PARAMETERS": (GUEST, 16, 0),
    "DOMAIN_MIGRATE_SET_MAX_SPEED": (GUEST, 100, 0),
    "STORAGE_VOL_UPLOAD": (VOLUME, 0, 1024, 0),
    "STORAGE_VOL_DOWNLOAD": (VOLUME, 0, 1024, 0),
    "DOMAIN_INJECT_NMI": (GUEST, 0),
    "DOMAIN_SCREENSHOT": (GUEST, 0, 0),
    "DOMAIN_GET_STATE": (GUEST, 0),
    "DOMAIN_MIGRATE_BEGIN3": (GUEST, DOCUMENT, 0, "moved", 0),
    "DOMAIN_MIGRATE_PREPARE3": (b"cookie", "tcp://host", 0, "moved", 0, DOCUMENT),
    "DOMAIN_MIGRATE_PREPARE_TUNNEL3": (b"cookie", 0, "moved", 0, DOCUMENT),
    "DOMAIN_MIGRATE_PERFORM3": (
        GUEST,
        DOCUMENT,
        b"cookie",
        "test+tcp://host/",
        "tcp://host",
        0,
        "moved",
        0,
    ),
    "DOMAIN_MIGRATE_FINISH3": ("moved", b"cookie", "test+tcp://host/", "tcp://host", 0, 0),
    "DOMAIN_MIGRATE_CONFIRM3": (GUEST, b"cookie", 0, 0),
    "DOMAIN_SET_SCHEDULER_PARAMETERS_FLAGS": (GUEST, [param("weight", UINT, 50)], 0),
    "INTERFACE_CHANGE_BEGIN": (0,),
    "INTERFACE_CHANGE_COMMIT": (0,),
    "INTERFACE_CHANGE_ROLLBACK": (0,),
    "DOMAIN_GET_SCHEDULER_PARAMETERS_FLAGS": (GUEST, 16, 0),
    "DOMAIN_PIN_VCPU_FLAGS": [(GUEST, 0, MAP, 0), (VCPUS, 16383, WIDE_MAP, 0)],
    "DOMAIN_SEND_KEY": (GUEST, 0, 0, [30, 31], 0),
    "NODE_GET_CPU_STATS": (0, 16, 0),
    "NODE_GET_MEMORY_STATS": (16, 0, 0),
    "DOMAIN_GET_CONTROL_INFO": (GUEST, 0),
    "DOMAIN_GET_VCPU_PIN_INFO": [(GUEST, 4, 2, 0), (VCPUS, 16384, 512, 0), (VCPUS, 16384, 1, 0)],
    "DOMAIN_UNDEFINE_FLAGS": (INACTIVE, 0),
    "DOMAIN_SAVE_FLAGS": (GUEST, "/nonexistent/image", None, 0),
    "DOMAIN_RESTORE_FLAGS": [(IMAGE, None, 0), (GIANT_IMAGE, None, 0)],
    "DOMAIN_DESTROY_FLAGS": (GUEST, 0),
    "DOMAIN_SAVE_IMAGE_GET_XML_DESC": [(IMAGE, 0), (GIANT_IMAGE, 0)],
    "DOMAIN_SAVE_IMAGE_DEFINE_XML": (IMAGE, DOCUMENT, 0),
    "DOMAIN_BLOCK_JOB_ABORT": (GUEST, "vda", 0),
    "DOMAIN_GET_BLOCK_JOB_INFO": (GUEST, "vda", 0),
    "DOMAIN_BLOCK_JOB_SET_SPEED": (GUEST, "vda", 100, 0),
    "DOMAIN_BLOCK_PULL": (GUEST, "vda", 100, 0),
    "DOMAIN_MIGRATE_GET_MAX_SPEED": (GUEST, 0),
    "DOMAIN_BLOCK_STATS_FLAGS": (GUEST, "vda", 16, 0),
    "DOMAIN_SNAPSHOT_GET_PARENT": (LAST_SNAPSHOT, 0),
    "DOMAIN_RESET": (GUEST, 0),
    "DOMAIN_SNAPSHOT_NUM_CHILDREN": (FIRST_SNAPSHOT, 1),
    "DOMAIN_SNAPSHOT_LIST_CHILDREN_NAMES": (FIRST_SNAPSHOT, 16384, 1),
    "DOMAIN_OPEN_GRAPHICS": (GUEST, 0, 0),
    "NODE_SUSPEND_FOR_DURATION": (0, 60, 0),
    "DOMAIN_BLOCK_RESIZE": (GUEST, "vda", 1048576, 0),
    "DOMAIN_SET_BLOCK_IO_TUNE": [(GUEST, "vda", THROTTLE, 0), (GIANT, "vdzz", THROTTLE, 0)],
    "DOMAIN_GET_BLOCK_IO_TUNE": [(GUEST, "vda", 32, 0), (GIANT, "vdzz", 32, 0)],
    "DOMAIN_SET_NUMA_PARAMETERS": (GUEST, [param("numa_nodeset", STRING, "0")], 0),
    "DOMAIN_GET_NUMA_PARAMETERS": (GUEST, 16, 0),
    "DOMAIN_SET_INTERFACE_PARAMETERS": [
        (GUEST, "52:54:00:00:00:01", [param("inbound.average", UINT, 100)], 0),
        (GIANT, "52:54:00:00:01:f4", [param("inbound.average", UINT, 100)], 0),
    ],
    "DOMAIN_GET_INTERFACE_PARAMETERS": [
        (GUEST, "52:54:00:00:00:01", 16, 0),
        (GIANT, "52:54:00:00:01:f4", 16, 0),
    ],
    "DOMAIN_SHUTDOWN_FLAGS": (GUEST, 0),
    "STORAGE_VOL_WIPE_PATTERN": (VOLUME, 0, 0),
    "STORAGE_VOL_RESIZE": (VOLUME, 1048576, 0),
    "DOMAIN_PM_SUSPEND_FOR_DURATION": (GUEST, 0, 0, 0),
    "DOMAIN_GET_CPU_STATS": [(GUEST, 16, 0, 4, 0), (VCPUS, 16, 0, 128, 0), (VCPUS, 16, -1, 1, 0)],
    "DOMAIN_GET_DISK_ERRORS": [(GUEST, 256, 0), (GIANT, 256, 0)],
    "DOMAIN_SET_METADATA": [
        (GUEST, 2, "<a/>", "k", "urn:k", 0),
        (GIANT, 2, "<a/>", "k", "urn:k", 0),
    ],
    "DOMAIN_GET_METADATA": [(GUEST, 2, "urn:app", 0), (GIANT, 2, "urn:metadata", 0)],
    "DOMAIN_BLOCK_REBASE": (GUEST, "vda", "/images/base", 100, 0),
    "DOMAIN_PM_WAKEUP": (GUEST, 0),
    "DOMAIN_SNAPSHOT_IS_CURRENT": (SNAPSHOT, 0),
    "DOMAIN_SNAPSHOT_HAS_METADATA": (SNAPSHOT, 0),
    "CONNECT_LIST_ALL_DOMAINS": (1, 0),
    "DOMAIN_LIST_ALL_SNAPSHOTS": [(SNAPSHOTTED, 1, 0), (SNAPSHOTTED, 1, 0x264)],
    "DOMAIN_SNAPSHOT_LIST_ALL_CHILDREN": [(FIRST_SNAPSHOT, 1, 0), (FIRST_SNAPSHOT, 1, 1)],
    "DOMAIN_GET_HOSTNAME": (GUEST, 0),
    "DOMAIN_GET_SECURITY_LABEL_LIST": (GUEST,),
    "DOMAIN_PIN_EMULATOR": [(GUEST, MAP, 0), (GUEST, WIDE_MAP, 0)],
    "DOMAIN_GET_EMULATOR_PIN_INFO": [(GUEST, 2, 0), (GUEST, 2048, 0)],
    "CONNECT_LIST_ALL_STORAGE_POOLS": (1, 0),
    "STORAGE_POOL_LIST_ALL_VOLUMES": (POOL, 1, 0),
    "CONNECT_LIST_ALL_NETWORKS": (1, 0),
    "CONNECT_LIST_ALL_INTERFACES": (1, 0),
    "CONNECT_LIST_ALL_NODE_DEVICES": (1, 0),
    "CONNECT_LIST_ALL_NWFILTERS": (1, 0),
    "CONNECT_LIST_ALL_SECRETS": (1, 0),
    "NODE_SET_MEMORY_PARAMETERS": ([param("shm_pages_to_scan", UINT, 100)], 0),
    "NODE_GET_MEMORY_PARAMETERS": (64, 0),
    "DOMAIN_BLOCK_COMMIT": (GUEST, "vda", None, None, 100, 0),
    "NETWORK_UPDATE": (NETWORK, 3, 11, -1, "<txt name='a' value='b'/>", 0),
    "NODE_GET_CPU_MAP": (1, 1, 0),
    "DOMAIN_FSTRIM": (GUEST, None, 0, 0),
    "DOMAIN_SEND_PROCESS_SIGNAL": (GUEST, 1, 1, 0),
    "DOMAIN_OPEN_CHANNEL": (GUEST, "channel0", 0),
    "NODE_DEVICE_LOOKUP_SCSI_HOST_BY_WWN": ("2000000012341234", "1000000012341234", 0),
    "DOMAIN_GET_JOB_STATS": (GUEST, 0),
    "DOMAIN_MIGRATE_GET_COMPRESSION_CACHE": (GUEST, 0),
    "DOMAIN_MIGRATE_SET_COMPRESSION_CACHE": (GUEST, 1048576, 0),
    "NODE_DEVICE_DETACH_FLAGS": ("computer", "vfio", 0),
    "DOMAIN_MIGRATE_BEGIN3_PARAMS": (GUEST, MIGRATION, 0),
    "DOMAIN_MIGRATE_PREPARE3_PARAMS": (MIGRATION, b"cookie", 0),
    "DOMAIN_MIGRATE_PREPARE_TUNNEL3_PARAMS": (MIGRATION, b"cookie", 0),
    "DOMAIN_MIGRATE_PERFORM3_PARAMS": (GUEST, "test+tcp://host/", MIGRATION, b"cookie", 0),
    "DOMAIN_MIGRATE_FINISH3_PARAMS": (MIGRATION, b"cookie", 0, 0),
    "DOMAIN_MIGRATE_CONFIRM3_PARAMS": (GUEST, MIGRATION, b"cookie", 0, 0),
    "DOMAIN_SET_MEMORY_STATS_PERIOD": (GUEST, 10, 0),
    "DOMAIN_CREATE_XML_WITH_FILES": (DOCUMENT, 0),
    "DOMAIN_CREATE_WITH_FILES": (INACTIVE, 0),
    "CONNECT_GET_CPU_MODEL_NAMES": ("x86_64", 1, 0),
    "CONNECT_DOMAIN_EVENT_REGISTER": (),
    "CONNECT_DOMAIN_EVENT_DEREGISTER": (),
    "CONNECT_DOMAIN_EVENT_REGISTER_ANY": (0,),
    "CONNECT_DOMAIN_EVENT_DEREGISTER_ANY": (0,),
    "CONNECT_NETWORK_EVENT_REGISTER_ANY": (0, NETWORK),
    "CONNECT_NETWORK_EVENT_DEREGISTER_ANY": (0,),
    "CONNECT_DOMAIN_EVENT_CALLBACK_REGISTER_ANY": (0, GUEST),
    "CONNECT_DOMAIN_EVENT_CALLBACK_DEREGISTER_ANY": (0,),
    "CONNECT_STORAGE_POOL_EVENT_REGISTER_ANY": (0, POOL),
    "CONNECT_STORAGE_POOL_EVENT_DEREGISTER_ANY": (0,),
    "CONNECT_NODE_DEVICE_EVENT_REGISTER_ANY": (0, {"name": "computer"}),
    "CONNECT_NODE_DEVICE_EVENT_DEREGISTER_ANY": (0,),
    "CONNECT_SECRET_EVENT_REGISTER_ANY": (0, SECRET),
    "CONNECT_SECRET_EVENT_DEREGISTER_ANY": (0,),
    "DOMAIN_CORE_DUMP_WITH_FORMAT": (GUEST, "/dev/null", 0, 0),
    "DOMAIN_FSFREEZE": (GUEST, ["/"], 0),
    "DOMAIN_FSTHAW": (GUEST, ["/"], 0),
    "DOMAIN_GET_TIME": (GUEST, 0),
    "DOMAIN_SET_TIME": (GUEST, 1, 0, 0),
    "NODE_GET_FREE_PAGES": ([4], 0, 1, 0),
    "NETWORK_GET_DHCP_LEASES": (NETWORK, None, 1, 0),
    "CONNECT_GET_DOMAIN_CAPABILITIES": (None, "i686", None, "test", 0),
    "DOMAIN_OPEN_GRAPHICS_FD": (GUEST, 0, 0),
    "CONNECT_GET_ALL_DOMAIN_STATS": [
        ([GUEST, GIANT, VCPUS], 0, 0),
        ([], 0, 0),
        ([VCPUS], 8, 0),
        ([GIANT], 0, 0),
    ],
    "DOMAIN_BLOCK_COPY": (GUEST, "vda", "<disk/>", [param("bandwidth", ULLONG, 0)], 0),
    "NODE_ALLOC_PAGES": ([4], [1], 0, 1, 0),
    "DOMAIN_GET_FSINFO": [(GUEST, 0), (GIANT, 0)],
    "DOMAIN_DEFINE_XML_FLAGS": (DOCUMENT, 0),
    "DOMAIN_GET_IOTHREAD_INFO": (GUEST, 0),
    "DOMAIN_PIN_IOTHREAD": (GUEST, 1, MAP, 0),
    "DOMAIN_INTERFACE_ADDRESSES": [(GUEST, 0, 0), (GIANT, 0, 0)],
    "DOMAIN_ADD_IOTHREAD": (GUEST, 9, 0),
    "DOMAIN_DEL_IOTHREAD": (GUEST, 1, 0),
    "DOMAIN_SET_USER_PASSWORD": (GUEST, "root", "secret", 0),
    "DOMAIN_RENAME": (INACTIVE, "renamed", 0),
    "CONNECT_REGISTER_CLOSE_CALLBACK": (),
    "CONNECT_UNREGISTER_CLOSE_CALLBACK": (),
    "DOMAIN_MIGRATE_START_POST_COPY": (GUEST, 0),
    "DOMAIN_GET_PERF_EVENTS": (GUEST, 0),
    "DOMAIN_SET_PERF_EVENTS": (GUEST, [param("cmt", BOOLEAN, 1)], 0),
    "DOMAIN_GET_GUEST_VCPUS": (GUEST, 0),
    "DOMAIN_SET_GUEST_VCPUS": (GUEST, "0-3", 1, 0),
    "STORAGE_VOL_GET_INFO_FLAGS": (VOLUME, 0),
    "DOMAIN_SET_VCPU": [(GUEST, "1", 1, 0), (VCPUS, MANY_CPUS, 1, 0)],
    "DOMAIN_SET_BLOCK_THRESHOLD": (GUEST, "vda", 1024, 0),
    "DOMAIN_MIGRATE_GET_MAX_DOWNTIME": (GUEST, 0),
    "DOMAIN_MANAGED_SAVE_GET_XML_DESC": (GUEST, 0),
    "DOMAIN_MANAGED_SAVE_DEFINE_XML": (GUEST, DOCUMENT, 0),
    "DOMAIN_SET_LIFECYCLE_ACTION": (GUEST, 0, 0, 0),
    "STORAGE_POOL_LOOKUP_BY_TARGET_PATH": ("/default-pool",),
    "DOMAIN_DETACH_DEVICE_ALIAS": [(GUEST, "virtio-disk0", 0), (GIANT, NEW_ALIAS, 0)],
    "CONNECT_COMPARE_HYPERVISOR_CPU": (None, "i686", None, "test", CPU, 0),
    "CONNECT_BASELINE_HYPERVISOR_CPU": (None, "i686", None, "test", [CPU, CPU], 0),
    "NODE_GET_SEV_INFO": (16, 0),
    "DOMAIN_GET_LAUNCH_SECURITY_INFO": (GUEST, 0),
    "NWFILTER_BINDING_LOOKUP_BY_PORT_DEV": ("vnet0",),
    "NWFILTER_BINDING_GET_XML_DESC": (BINDING, 0),
    "NWFILTER_BINDING_CREATE_XML": ("<filterbinding/>", 0),
    "NWFILTER_BINDING_DELETE": (BINDING,),
    "CONNECT_LIST_ALL_NWFILTER_BINDINGS": (1, 0),
    "DOMAIN_SET_IOTHREAD_PARAMS": (GUEST, 1, [param("poll_max_ns", ULLONG, 1000)], 0),
    "CONNECT_GET_STORAGE_POOL_CAPABILITIES": (0,),
    "NETWORK_LIST_ALL_PORTS": (NETWORK, 1, 0),
    "NETWORK_PORT_LOOKUP_BY_UUID": (NETWORK, UUID),
    "NETWORK_PORT_CREATE_XML": (NETWORK, "<networkport/>", 0),
    "NETWORK_PORT_GET_PARAMETERS": (PORT, 16, 0),
    "NETWORK_PORT_SET_PARAMETERS": (PORT, [param("inbound.average", UINT, 100)], 0),
    "NETWORK_PORT_GET_XML_DESC": (PORT, 0),
    "NETWORK_PORT_DELETE": (PORT, 0),
    "DOMAIN_CHECKPOINT_CREATE_XML": [
        (CHECKPOINTED, CHECKPOINT, 0),
        (CHECKPOINTED, REDEFINITION, 1),
        (GIANT, CHECKPOINT, 0),
    ],
    "DOMAIN_CHECKPOINT_GET_XML_DESC": (FIRST, 0),
    "DOMAIN_LIST_ALL_CHECKPOINTS": [(CHECKPOINTED, 1, 0)],
    "DOMAIN_CHECKPOINT_LIST_ALL_CHILDREN": [(FIRST, 1, 0), (FIRST, 1, 1)],
    "DOMAIN_CHECKPOINT_LOOKUP_BY_NAME": (CHECKPOINTED, "c0500", 0),
    "DOMAIN_CHECKPOINT_GET_PARENT": (LAST, 0),
    "DOMAIN_CHECKPOINT_DELETE": [(MIDDLE, 0), (FIRST, 1), (FIRST, 2)],
    "DOMAIN_GET_GUEST_INFO": (GUEST, 0, 0),
    "CONNECT_SET_IDENTITY": ([param("user-name", STRING, "me")], 0),
    "DOMAIN_AGENT_SET_RESPONSE_TIMEOUT": (GUEST, 1, 0),
    "DOMAIN_BACKUP_BEGIN": (GUEST, "<domainbackup/>", CHECKPOINT, 0),
    "DOMAIN_BACKUP_GET_XML_DESC": (GUEST, 0),
    "DOMAIN_AUTHORIZED_SSH_KEYS_GET": (GUEST, "root", 0),
    "DOMAIN_AUTHORIZED_SSH_KEYS_SET": (GUEST, "root", ["ssh-ed25519 A"], 0),
    "DOMAIN_GET_MESSAGES": (GUEST, 0),
    "DOMAIN_START_DIRTY_RATE_CALC": (GUEST, 1, 0),
    "NODE_DEVICE_DEFINE_XML": ("<device/>", 0),
    "NODE_DEVICE_UNDEFINE": ("computer", 0),
    "NODE_DEVICE_CREATE": ("computer", 0),
    "NWFILTER_DEFINE_XML_FLAGS": ("<filter/>", 0),
    "NETWORK_DEFINE_XML_FLAGS": ("<network/>", 0),
    "NODE_DEVICE_GET_AUTOSTART": ("computer",),
    "NODE_DEVICE_SET_AUTOSTART": ("computer", 1),
    "NODE_DEVICE_IS_PERSISTENT": ("computer",),
    "NODE_DEVICE_IS_ACTIVE": ("computer",),
    "NETWORK_CREATE_XML_FLAGS": ("<network/>", 0),
    "DOMAIN_SET_LAUNCH_SECURITY_STATE": (GUEST, [param("sev-secret", STRING, "c2VjcmV0")], 0),
    "DOMAIN_SAVE_PARAMS": (GUEST, [param("file", STRING, "/nonexistent/image")], 0),
    "DOMAIN_RESTORE_PARAMS": ([param("file", STRING, "/nonexistent/image")], 0),
    "DOMAIN_ABORT_JOB_FLAGS": (GUEST, 0),
    "DOMAIN_FD_ASSOCIATE": (GUEST, "fds", 0),
    "NETWORK_SET_METADATA": (NETWORK, 2, "<a/>", "k", "urn:k", 0),
    "NETWORK_GET_METADATA": (NETWORK, 2, "urn:k", 0),
    "NODE_DEVICE_UPDATE": ("computer", "<device/>", 0),
    "DOMAIN_GRAPHICS_RELOAD": (GUEST, 0, 0),
    "DOMAIN_GET_AUTOSTART_ONCE": (GUEST,),
    "DOMAIN_SET_AUTOSTART_ONCE": (GUEST, 1),
    "DOMAIN_SET_THROTTLE_GROUP": (GUEST, "group", THROTTLE, 0),
    "DOMAIN_DEL_THROTTLE_GROUP": (GUEST, "group", 0),
    "DOMAIN_ANNOUNCE_INTERFACE": (GUEST, "52:54:00:00:00:01", [param("initial", UINT, 50)], 0),
}

QEMU = {
    "DOMAIN_MONITOR_COMMAND": (GUEST, '{"execute":"query-status"}', 0),
    "DOMAIN_ATTACH": (1, 0),
    "DOMAIN_AGENT_COMMAND": (GUEST, '{"execute":"guest-ping"}', 1, 0),
    "CONNECT_DOMAIN_MONITOR_EVENT_REGISTER": (None, None, 0),
    "CONNECT_DOMAIN_MONITOR_EVENT_DEREGISTER": (1,),
    "DOMAIN_MONITOR_COMMAND_WITH_FILES": (GUEST, '{"execute":"query-status"}', 0),
}

LXC = {"DOMAIN_OPEN_NAMESPACE": (GUEST, 0)}

ADMIN = {
    "CONNECT_OPEN": (0,),
    "CONNECT_CLOSE": (),
    "CONNECT_GET_LIB_VERSION": (),
    "CONNECT_LIST_SERVERS": (1, 0),
    "CONNECT_LOOKUP_SERVER": ("virtrio", 0),
    "SERVER_GET_THREADPOOL_PARAMETERS": (ADMIN_SERVER, 0),
    "SERVER_SET_THREADPOOL_PARAMETERS": (ADMIN_SERVER, [param("maxWorkers", UINT, 20)], 0),
    "SERVER_LIST_CLIENTS": (ADMIN_SERVER, 1, 0),
    "SERVER_LOOKUP_CLIENT": (ADMIN_SERVER, 6, 0),
    "CLIENT_GET_INFO": (ADMIN_CLIENT, 0),
    "CLIENT_CLOSE": (CLOSED_CLIENT, 0),
    "SERVER_GET_CLIENT_LIMITS": (ADMIN_SERVER, 0),
    "SERVER_SET_CLIENT_LIMITS": (ADMIN_SERVER, [param("nclients_max", UINT, 5000)], 0),
    "CONNECT_GET_LOGGING_OUTPUTS": (0,),
    "CONNECT_GET_LOGGING_FILTERS": (0,),
    "CONNECT_SET_LOGGING_OUTPUTS": ("3:stderr", 0),
    "CONNECT_SET_LOGGING_FILTERS": ("3:util", 0),
    "SERVER_UPDATE_TLS_FILES": (ADMIN_SERVER, 0),
    "CONNECT_SET_DAEMON_TIMEOUT": (0, 0),
}

BASES = {"remote": REMOTE, "qemu": QEMU, "lxc": LXC, "admin": ADMIN}

# Kinds of documents that strings of procedures are read as. Drivers do not read other
# strings: one nested document does for them.
_DOMAIN = (
    "DOMAIN_CREATE_XML xml_desc",
    "DOMAIN_CREATE_XML_WITH_FILES xml_desc",
    "DOMAIN_DEFINE_XML xml",
    "DOMAIN_DEFINE_XML_FLAGS xml",
    "DOMAIN_SAVE_FLAGS dxml",
    "DOMAIN_RESTORE_FLAGS dxml",
    "DOMAIN_SAVE_IMAGE_DEFINE_XML dxml",
    "DOMAIN_MANAGED_SAVE_DEFINE_XML dxml",
)
_DEVICE = (
    "DOMAIN_ATTACH_DEVICE xml",
    "DOMAIN_DETACH_DEVICE xml",
    "DOMAIN_ATTACH_DEVICE_FLAGS xml",
    "DOMAIN_DETACH_DEVICE_FLAGS xml",
    "DOMAIN_UPDATE_DEVICE_FLAGS xml",
)
_CPU = ("CONNECT_COMPARE_CPU xml", "CONNECT_COMPARE_HYPERVISOR_CPU xmlCPU")
_NETWORK = (
    "NETWORK_CREATE_XML xml",
    "NETWORK_CREATE_XML_FLAGS xml_desc",
    "NETWORK_DEFINE_XML xml",
    "NETWORK_DEFINE_XML_FLAGS xml",
)
_POOL = ("STORAGE_POOL_CREATE_XML xml", "STORAGE_POOL_DEFINE_XML xml")
_VOLUME = ("STORAGE_VOL_CREATE_XML xml", "STORAGE_VOL_CREATE_XML_FROM xml")
DOCUMENTS = {
    **dict.fromkeys(_DOMAIN, "domain"),
    **dict.fromkeys(_DEVICE, "device"),
    **dict.fromkeys(_CPU, "cpu"),
    **dict.fromkeys(_NETWORK, "network"),
    "INTERFACE_DEFINE_XML xml": "interface",
    **dict.fromkeys(_POOL, "pool"),
    **dict.fromkeys(_VOLUME, "volume"),
    "CONNECT_FIND_STORAGE_POOL_SOURCES srcSpec": "source",
    "NODE_DEVICE_CREATE_XML xml_desc": "node device",
    "DOMAIN_CHECKPOINT_CREATE_XML xml_desc": "checkpoint",
    "DOMAIN_SNAPSHOT_CREATE_XML xml_desc": "snapshot",
    "DOMAIN_SET_METADATA metadata": "metadata",
}
_READS = ("xml", "Xml", "XML", "srcSpec", "metadata")


def document_kind(procedure: str, argument: str) -> str | None:
    """Return the kind of documents that an argument takes, None if it is not XML."""
    kind = DOCUMENTS.get(f"{procedure} {argument}")
    if kind is None and any(word in argument for word in _READS):
        return "any"
    return kind


def of(program: str, procedure: str) -> list[tuple[object, ...]]:
    """Return the arguments of a procedure. Raises KeyError if they are missing here."""
    found = BASES[program][procedure]
    return found if isinstance(found, list) else [found]


ALTERNATIVES = (GIANT, VCPUS, CHECKPOINTED, INACTIVE, state.NOBODY)
