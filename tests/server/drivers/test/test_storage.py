"""Storage pools and volumes of the test driver, with libvirtd 9.0.0's answers."""

import time
from types import SimpleNamespace
from uuid import UUID as UUID_OF

import pytest
import trio

from tests.interop.storage import OTHER_UUID, UUID, pool_of
from tests.server.raw import OWN
from virtrio.protocol._generated.enums import ErrorDomain, ErrorNumber
from virtrio.protocol._generated.remote_events import (
    StoragePoolEventLifecycle,
    StoragePoolEventRefresh,
)
from virtrio.protocol.errors import LibvirtError
from virtrio.server.drivers.test.driver import TestDriver
from virtrio.server.offload import Later

FROM_TEST, FROM_STORAGE = ErrorDomain.VIR_FROM_TEST, ErrorDomain.VIR_FROM_STORAGE
NOT_VALID = ErrorNumber.VIR_ERR_OPERATION_INVALID
DEFAULT = bytes.fromhex("dfe224cb28fb8dd0c4b264eb3f0f4566")
CAPACITY = 100 * 1024**3
DEFINED, UNDEFINED, STARTED, STOPPED, CREATED, DELETED = range(6)
INACTIVE, RUNNING = 0, 2


def identity(name="made", uuid=UUID):
    return SimpleNamespace(name=name, uuid=bytes.fromhex(uuid.replace("-", "")))


def of(volume):
    return SimpleNamespace(pool=volume.pool, name=volume.name, key=volume.key)


def volume_xml(name="v", size=10, more=""):
    return f"<volume><name>{name}</name><capacity>{size}</capacity>{more}</volume>"


def refusal(function, *args):
    with pytest.raises(LibvirtError) as caught:
        function(*args)
    return caught.value.code, caught.value.domain, caught.value.message


@pytest.fixture
def emitted(test_driver, monkeypatch):
    found = []
    monkeypatch.setattr(test_driver.events, "emit", found.append)
    return found


@pytest.fixture
def pool(test_driver):
    return test_driver.storage_pool_lookup_by_uuid(DEFAULT)


# -- pools -----------------------------------------------------------------------------


def test_the_default_pool(test_driver, pool):
    assert test_driver.storage_pool_lookup_by_name("default-pool") is pool
    assert test_driver.connect_list_storage_pools(10) == ["default-pool"]
    assert test_driver.connect_num_of_storage_pools() == 1
    assert test_driver.connect_list_defined_storage_pools(10) == []
    assert test_driver.connect_num_of_defined_storage_pools() == 0
    assert test_driver.storage_pool_is_active(pool) == 1
    assert test_driver.storage_pool_is_persistent(pool) == 1
    assert test_driver.storage_pool_get_autostart(pool) == 0
    assert test_driver.storage_pool_get_info(pool) == (RUNNING, CAPACITY, 0, CAPACITY)
    assert test_driver.storage_pool_get_xml_desc(pool, 0) == (
        "<pool type='dir'>\n  <name>default-pool</name>\n"
        "  <uuid>dfe224cb-28fb-8dd0-c4b2-64eb3f0f4566</uuid>\n"
        "  <capacity unit='bytes'>107374182400</capacity>\n"
        "  <allocation unit='bytes'>0</allocation>\n"
        "  <available unit='bytes'>107374182400</available>\n"
        "  <source>\n  </source>\n"
        "  <target>\n    <path>/default-pool</path>\n  </target>\n</pool>\n"
    )


def test_a_life(test_driver, emitted):
    defined = test_driver.storage_pool_define_xml(pool_of("dir"), 0)
    it = identity()
    assert not defined.is_active
    test_driver.storage_pool_build(it, 0)
    test_driver.storage_pool_create(it, 0)
    active = NOT_VALID, FROM_TEST, "Requested operation is not valid: storage pool 'made' is active"
    for call in ("create", "build", "delete"):
        assert refusal(getattr(test_driver, f"storage_pool_{call}"), it, 0) == active
    assert refusal(test_driver.storage_pool_undefine, it) == active
    test_driver.storage_pool_refresh(it, 0)
    test_driver.storage_pool_destroy(it)
    message = "Requested operation is not valid: storage pool 'made' is not active"
    for call in (test_driver.storage_pool_destroy, test_driver.storage_pool_num_of_volumes):
        assert refusal(call, it) == (NOT_VALID, FROM_TEST, message)
    test_driver.storage_pool_delete(it, 0)
    test_driver.storage_pool_undefine(it)
    missing = ErrorNumber.VIR_ERR_NO_STORAGE_POOL, FROM_TEST
    assert refusal(test_driver.storage_pool_create, it, 0) == (
        *missing,
        "Storage pool not found: no storage pool with matching name 'made'",
    )
    assert refusal(test_driver.storage_pool_is_active, it) == (
        *missing,
        f"Storage pool not found: no storage pool with matching uuid '{UUID}'",
    )
    told = [
        event.event if isinstance(event, StoragePoolEventLifecycle) else type(event)
        for event in emitted
    ]
    assert told == [
        *(DEFINED, CREATED, STARTED, StoragePoolEventRefresh, STOPPED, DELETED, UNDEFINED),
    ]
    assert {event.pool.name for event in emitted} == {"made"}


def test_a_transient_pool_is_gone_when_it_stops(test_driver):
    test_driver.storage_pool_create_xml(pool_of("dir"), 0)
    assert test_driver.storage_pool_is_persistent(identity()) == 0
    assert refusal(test_driver.storage_pool_set_autostart, identity(), 1) == (
        ErrorNumber.VIR_ERR_INVALID_ARG,
        FROM_TEST,
        "invalid argument: pool has no config file",
    )
    test_driver.storage_pool_destroy(identity())
    assert "made" not in test_driver.pools.by_name


def test_names_and_uuids_of_others(test_driver):
    test_driver.storage_pool_create_xml(pool_of("dir"), 0)
    failed = ErrorNumber.VIR_ERR_OPERATION_FAILED, FROM_STORAGE
    assert refusal(test_driver.storage_pool_define_xml, pool_of("dir", uuid=OTHER_UUID), 0) == (
        *failed,
        f"operation failed: pool 'made' already exists with uuid {UUID}",
    )
    assert refusal(test_driver.storage_pool_define_xml, pool_of("dir", name="other"), 0) == (
        *failed,
        f"operation failed: pool 'made' is already defined with uuid {UUID}",
    )
    message = "Requested operation is not valid: pool is already active as 'made'"
    assert refusal(test_driver.storage_pool_create_xml, pool_of("dir"), 0) == (
        NOT_VALID,
        FROM_STORAGE,
        message,
    )


def test_a_pool_that_is_defined_again_is_empty_and_persistent(test_driver):
    test_driver.storage_pool_create_xml(pool_of("dir"), 0)
    it = identity()
    test_driver.storage_vol_create_xml(it, volume_xml(), 0)
    assert test_driver.storage_pool_get_info(it)[2] == 10
    again = pool_of("dir").replace("/made", "/elsewhere")
    test_driver.storage_pool_define_xml(again, 0)
    assert test_driver.storage_pool_is_persistent(it) == 1
    assert test_driver.storage_pool_get_info(it)[2] == 0
    # an active pool keeps its definition
    assert "<path>/made</path>" in test_driver.storage_pool_get_xml_desc(it, 0)
    assert test_driver.storage_pool_num_of_volumes(it) == 1
    test_driver.storage_vol_delete(SimpleNamespace(pool="made", name="v", key=""), 0)
    assert test_driver.storage_pool_get_info(it)[2] == 2**64 - 10
    test_driver.storage_pool_destroy(it)
    test_driver.storage_pool_define_xml(again, 0)
    assert "<path>/elsewhere</path>" in test_driver.storage_pool_get_xml_desc(it, 0)


def test_filters(test_driver):
    test_driver.storage_pool_define_xml(pool_of("logical"), 0)
    test_driver.storage_pool_set_autostart(identity(), 5)
    assert test_driver.storage_pool_get_autostart(identity()) == 1

    def names(flags):
        return [pool.name for pool in test_driver.connect_list_all_storage_pools(flags)]

    both = ["default-pool", "made"]
    assert [names(1 << bit) for bit in range(10)] == [
        *(["made"], ["default-pool"], both, [], ["made"], ["default-pool"]),
        *(["default-pool"], [], [], ["made"]),
    ]
    assert names(0) == names(0b11) == names(0b1001000000) == both
    assert refusal(names, 1 << 20)[2] == (
        "unsupported flags (0x100000) in function testConnectListAllStoragePools"
    )


def test_flags(test_driver, pool):
    for name, function, args in (
        ("storage_pool_create_xml", "testStoragePoolCreateXML", ("<pool/>",)),
        ("storage_pool_create", "testStoragePoolCreate", (pool,)),
        ("storage_pool_build", "testStoragePoolBuild", (pool,)),
        ("storage_pool_delete", "testStoragePoolDelete", (pool,)),
        ("storage_pool_refresh", "testStoragePoolRefresh", (pool,)),
        ("storage_pool_get_xml_desc", "testStoragePoolGetXMLDesc", (pool,)),
        ("storage_pool_list_all_volumes", "testStoragePoolListAllVolumes", (pool,)),
        ("storage_pool_define_xml", "testStoragePoolDefineXML", ("<pool/>",)),
        ("storage_vol_create_xml", "testStorageVolCreateXML", (pool, "<volume/>")),
    ):
        assert refusal(getattr(test_driver, name), *args, 2) == (
            ErrorNumber.VIR_ERR_INVALID_ARG,
            FROM_TEST,
            f"unsupported flags (0x2) in function {function}",
        )


# -- sources ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "second", "meet"),
    [
        ("<target><path>/a</path></target>", "<target><path>//a</path></target>", False),
        ("<target><path>/a</path></target>", "<target><path>/a/</path></target>", True),
    ],
)
def test_folders_of_two_pools(test_driver, first, second, meet):
    one = f"<pool type='dir'><name>one</name>{first}</pool>"
    two = f"<pool type='dir'><name>two</name>{second}</pool>"
    test_driver.storage_pool_define_xml(one, 0)
    if not meet:
        test_driver.storage_pool_define_xml(two, 0)
        return
    conflict = (
        ErrorNumber.VIR_ERR_OPERATION_FAILED,
        FROM_STORAGE,
        "operation failed: Storage source conflict with pool: 'one'",
    )
    assert refusal(test_driver.storage_pool_define_xml, two, 0) == conflict
    test_driver.storage_pool_undefine(identity("one"))
    test_driver.storage_pool_define_xml(two, 0)


def test_found_sources(test_driver):
    find = test_driver.connect_find_storage_pool_sources
    assert find("logical", None, 0).count("<device path='/dev/sda2") == 2
    assert find("netfs", "<source><host name='h'/></source>", 0) == (
        "<sources>\n  <source>\n    <host name='h'/>\n    <dir path='/testshare'/>\n"
        "    <format type='nfs'/>\n  </source>\n</sources>\n"
    )
    invalid = "invalid argument: hostname must be specified for netfs sources"
    for source in (None, "<source/>"):
        assert refusal(find, "netfs", source, 0)[2] == invalid
    assert refusal(find, "dir", None, 0) == (
        ErrorNumber.VIR_ERR_INTERNAL_ERROR,
        FROM_TEST,
        "internal error: unknown storage pool type dir",
    )
    assert refusal(find, "iscsi", None, 0)[0] == ErrorNumber.VIR_ERR_NO_SUPPORT
    assert refusal(find, "what", "<source/>", 0) == (
        ErrorNumber.VIR_ERR_INTERNAL_ERROR,
        FROM_STORAGE,
        "internal error: missing backend for pool type -1",
    )
    assert refusal(find, "logical", "<foo/>", 0)[2] == (
        "XML error: expecting root element of 'source', not 'foo'"
    )


# -- virtual adapters ------------------------------------------------------------------

ADAPTER = "<adapter type='fc_host' wwnn='2000000012341234' wwpn='1000000012341234'/>"


def on_an_adapter(name="made", uuid=UUID):
    document = pool_of("scsi", name, uuid)
    return document.replace("<adapter name='host1'/>", ADAPTER)


def test_a_pool_on_a_virtual_adapter(test_driver, emitted):
    test_driver.storage_pool_create_xml(on_an_adapter(), 0)
    assert "2000000012341234" in test_driver.node_device_get_xml_desc("scsi_host12", 0)
    test_driver.storage_pool_destroy(identity())
    assert "scsi_host12" not in test_driver.node_devices.by_name
    assert "made" not in test_driver.pools.by_name
    told = [(type(event).__name__, event.event) for event in emitted]
    assert told == [
        ("NodeDeviceEventLifecycle", 0),
        ("StoragePoolEventLifecycle", STARTED),
        ("NodeDeviceEventLifecycle", 1),
        ("StoragePoolEventLifecycle", STOPPED),
    ]


def test_a_pool_whose_adapter_is_gone(test_driver):
    test_driver.storage_pool_create_xml(on_an_adapter(), 0)
    test_driver.node_device_destroy("scsi_host12")
    assert refusal(test_driver.storage_pool_destroy, identity()) == (
        ErrorNumber.VIR_ERR_NO_NODE_DEVICE,
        FROM_TEST,
        "Node device not found: no node device with matching name 'scsi_host12'",
    )
    assert not test_driver.pools.by_name["made"].is_active


def test_a_host_without_an_adapter_to_copy(test_driver):
    test_driver.storage_pool_define_xml(on_an_adapter(), 0)
    test_driver.node_device_destroy("scsi_host11")
    assert refusal(test_driver.storage_pool_create_xml, on_an_adapter(), 0) == (
        ErrorNumber.VIR_ERR_INTERNAL_ERROR,
        ErrorDomain.VIR_FROM_NONE,
        "An error occurred, but the cause is unknown",
    )
    assert "made" not in test_driver.pools.by_name  # as in libvirt


# -- volumes ---------------------------------------------------------------------------


def test_a_volume(test_driver, pool):
    volume = test_driver.storage_vol_create_xml(pool, volume_xml("v", 2048), 0)
    assert (volume.pool, volume.name, volume.key) == ("default-pool", "v", "/default-pool/v")
    assert test_driver.storage_pool_get_info(pool) == (RUNNING, CAPACITY, 2048, CAPACITY - 2048)
    it = of(volume)
    assert test_driver.storage_vol_get_info(it) == (0, 2048, 2048)
    assert test_driver.storage_vol_get_path(it) == "/default-pool/v"
    assert "<format type='raw'/>" in test_driver.storage_vol_get_xml_desc(it, 0)
    for found in (
        test_driver.storage_vol_lookup_by_name(pool, "v"),
        test_driver.storage_vol_lookup_by_key("/default-pool/v"),
        test_driver.storage_vol_lookup_by_path("/default-pool/v"),
    ):
        assert found is volume
    assert test_driver.storage_pool_lookup_by_volume(it) is pool
    assert test_driver.storage_pool_list_volumes(pool, 10) == ["v"]
    assert test_driver.storage_pool_list_all_volumes(pool, 0) == [volume]
    copy = test_driver.storage_vol_create_xml_from(pool, volume_xml("w", 5), it, 0)
    assert test_driver.storage_pool_num_of_volumes(pool) == 2
    test_driver.storage_vol_delete(it, 0)
    test_driver.storage_vol_delete(of(copy), 0)
    assert test_driver.storage_pool_get_info(pool) == (RUNNING, CAPACITY, 0, CAPACITY)
    for call, what in (
        (test_driver.storage_vol_lookup_by_key, "key"),
        (test_driver.storage_vol_lookup_by_path, "path"),
        (lambda name: test_driver.storage_vol_lookup_by_name(pool, name), "name"),
    ):
        assert refusal(call, "gone") == (
            ErrorNumber.VIR_ERR_NO_STORAGE_VOL,
            FROM_TEST,
            f"Storage volume not found: no storage vol with matching {what} 'gone'",
        )


def test_what_a_pool_cannot_hold(test_driver, pool):
    create = test_driver.storage_vol_create_xml
    create(pool, volume_xml("v", CAPACITY - 5), 0)
    assert refusal(create, pool, volume_xml("v"), 0) == (
        ErrorNumber.VIR_ERR_OPERATION_FAILED,
        FROM_TEST,
        "operation failed: storage vol already exists",
    )
    assert refusal(create, pool, volume_xml("w", 6), 0) == (
        ErrorNumber.VIR_ERR_INTERNAL_ERROR,
        FROM_TEST,
        "internal error: Not enough free space in pool for volume 'w'",
    )
    gone = SimpleNamespace(pool="default-pool", name="gone", key="")
    assert refusal(test_driver.storage_vol_create_xml_from, pool, volume_xml("w"), gone, 0) == (
        ErrorNumber.VIR_ERR_NO_STORAGE_VOL,
        FROM_TEST,
        "Storage volume not found: no storage vol with matching name 'gone'",
    )
    assert test_driver.storage_pool_num_of_volumes(pool) == 1


def test_volumes_of_a_pool_that_is_not_active(test_driver, pool):
    volume = of(test_driver.storage_vol_create_xml(pool, volume_xml(), 0))
    test_driver.storage_pool_destroy(pool)
    message = "Requested operation is not valid: storage pool 'default-pool' is not active"
    for call, args in (
        (test_driver.storage_vol_create_xml, (pool, volume_xml("w"), 0)),
        (test_driver.storage_vol_get_info, (volume,)),
        (test_driver.storage_vol_delete, (volume, 0)),
        (test_driver.storage_vol_lookup_by_name, (pool, "v")),
        (test_driver.storage_pool_list_volumes, (pool, 10)),
    ):
        assert refusal(call, *args) == (NOT_VALID, FROM_TEST, message)
    assert refusal(test_driver.storage_pool_list_all_volumes, pool, 0)[2] == (
        "Requested operation is not valid: storage pool is not active"
    )
    with pytest.raises(LibvirtError):
        test_driver.storage_vol_lookup_by_key("/default-pool/v")
    test_driver.storage_pool_create(pool, 0)
    assert test_driver.storage_vol_lookup_by_key("/default-pool/v").name == "v"


def test_pools_of_a_twin_are_its_own(test_driver, pool):
    test_driver.storage_vol_create_xml(pool, volume_xml(), 0)
    twin = test_driver.twin("test:///other")
    volume = twin.storage_vol_lookup_by_key("/default-pool/v")
    twin.storage_vol_delete(of(volume), 0)
    twin.storage_pool_destroy(pool)
    assert pool.is_active
    assert test_driver.storage_pool_num_of_volumes(pool) == 1
    assert test_driver.storage_pool_get_info(pool)[2] == 10


# -- node files ------------------------------------------------------------------------


def opened(test_driver, tmp_path, inside, **files):
    for name, text in files.items():
        (tmp_path / f"{name}.xml").write_text(text)
    path = tmp_path / "node.xml"
    path.write_text(f"<node>{inside}</node>")
    return trio.run(test_driver.open, str(path), OWN)


def with_volumes(volumes, name="made", uuid=UUID):
    return pool_of("dir", name, uuid).replace("</pool>", f"{volumes}</pool>")


def test_pools_of_a_node_file(test_driver, tmp_path):
    elsewhere = "<key>k</key><target><path>/elsewhere</path></target>"
    node = opened(
        test_driver,
        tmp_path,
        with_volumes(volume_xml("v1", 7) + "<volume file='volume.xml'/>")
        + "<pool file='pool.xml'/>",
        volume=volume_xml("v2", CAPACITY, elsewhere),
        pool=with_volumes("<volume file='volume.xml'/>", "other", OTHER_UUID),
    )
    pools = node.connect_list_all_storage_pools(0)
    assert [(pool.name, pool.is_active, pool.persistent) for pool in pools] == [
        ("made", True, True),
        ("other", True, True),
    ]
    found = [[(volume.name, volume.key, volume.path) for volume in pool.volumes] for pool in pools]
    assert found == [
        [("v1", "/made/v1", "/made/v1"), ("v2", "k", "/elsewhere")],
        [("v2", "k", "/elsewhere")],
    ]
    # there may be more in a pool than it can hold
    assert node.storage_pool_get_info(pools[0]) == (
        *(RUNNING, CAPACITY, CAPACITY + 7),
        2**64 - 7,
    )
    node.storage_pool_destroy(pools[0])
    assert node.storage_vol_lookup_by_key("k").pool == "other"


@pytest.mark.parametrize(
    ("inside", "refused"),
    [
        (
            "<pool/>",
            (
                ErrorNumber.VIR_ERR_XML_ERROR,
                ErrorDomain.VIR_FROM_XML,
                "XML error: Missing required attribute 'type' in element 'pool'",
            ),
        ),
        (
            with_volumes("<volume/>"),
            (
                ErrorNumber.VIR_ERR_XML_ERROR,
                FROM_STORAGE,
                "XML error: missing volume name element",
            ),
        ),
        (
            with_volumes(volume_xml("v") * 2),
            (
                ErrorNumber.VIR_ERR_INTERNAL_ERROR,
                ErrorDomain.VIR_FROM_NONE,
                "An error occurred, but the cause is unknown",
            ),
        ),
        (
            pool_of("dir") + pool_of("dir", "other", OTHER_UUID).replace(">/other<", ">/made<"),
            (
                ErrorNumber.VIR_ERR_OPERATION_FAILED,
                FROM_STORAGE,
                "operation failed: Storage source conflict with pool: 'made'",
            ),
        ),
    ],
    ids=["pool", "volume", "twice", "sources"],
)
def test_what_is_wrong_with_pools_of_a_node_file(test_driver, tmp_path, inside, refused):
    assert refusal(opened, test_driver, tmp_path, inside) == refused


# -- documents and sizes ---------------------------------------------------------------


def test_validation_where_it_is_asked_for(test_driver, pool):
    schema = (
        "XML document failed to validate against schema: "
        "Unable to validate doc against /usr/share/libvirt/schemas/storage"
    )
    invalid = ErrorNumber.VIR_ERR_XML_INVALID_SCHEMA, ErrorDomain.VIR_FROM_XML
    target = "<target><path>/x</path></target>"
    document = f"<pool type='dir'><name>n</name>{target}<foo/></pool>"
    code, domain, text = refusal(test_driver.storage_pool_define_xml, document, 1)
    assert (code, domain) == invalid
    assert text.startswith(f"{schema}pool.rng\n")
    test_driver.storage_pool_define_xml(document.replace("<foo/>", ""), 1)
    first = test_driver.storage_vol_create_xml(pool, volume_xml("w"), 0)
    for create, more in (
        (test_driver.storage_vol_create_xml, ()),
        (test_driver.storage_vol_create_xml_from, (of(first),)),
    ):
        code, domain, text = refusal(create, pool, volume_xml(), *more, 4)
        assert (code, domain) == invalid
        assert text.startswith(f"{schema}vol.rng\n")
        # libvirt 9.0.0 refuses those that are valid, too
        assert refusal(create, pool, volume_xml(more="<target/>"), *more, 4) == (
            ErrorNumber.VIR_ERR_INVALID_ARG,
            FROM_STORAGE,
            "unsupported flags (0x4) in function virStorageVolDefParseXML",
        )


def test_formats_are_numbers_in_the_formats_of_the_pool(test_driver):
    test_driver.storage_pool_create_xml(pool_of("dir"), 0)
    it = identity()
    document = volume_xml(more="<target><format type='dir'/></target>")
    volume = of(test_driver.storage_vol_create_xml(it, document, 0))
    large = volume_xml("w", more="<target><format type='qcow2'/></target>")
    test_driver.storage_vol_create_xml(it, large, 0)
    test_driver.storage_pool_define_xml(pool_of("dir"), 0)  # so that it survives its end
    test_driver.storage_pool_destroy(it)
    test_driver.storage_pool_define_xml(pool_of("disk"), 0)
    test_driver.storage_pool_create(it, 0)
    assert "<format type='fat16'/>" in test_driver.storage_vol_get_xml_desc(volume, 0)
    assert test_driver.storage_vol_get_info(volume)[0] == 1
    other = SimpleNamespace(pool="made", name="w", key="")
    assert refusal(test_driver.storage_vol_get_xml_desc, other, 0) == (
        ErrorNumber.VIR_ERR_INTERNAL_ERROR,
        FROM_STORAGE,
        "internal error: unknown volume format number 14",
    )


def test_ten_thousand_volumes(test_driver, pool):
    for number in range(10_000):
        test_driver.storage_vol_create_xml(pool, volume_xml(f"v{number}", 1), 0)
    assert len(test_driver.storage_pool_list_all_volumes(pool, 0)) == 10_000
    assert test_driver.storage_vol_lookup_by_key("/default-pool/v9999").name == "v9999"
    assert TestDriver().storage_pool_num_of_volumes(pool) == 0


def test_a_pool_of_many_volumes_is_forgotten(test_driver):
    """A thread empties what was in it."""
    test_driver.storage_pool_create_xml(pool_of("dir"), 0)
    for number in range(2000):
        test_driver.storage_vol_create_xml(identity(), volume_xml(f"v{number}", 1), 0)
    volumes = test_driver.pools.by_name["made"].volumes
    lists = volumes.by_name, volumes.by_key, volumes.by_path
    test_driver.storage_pool_destroy(identity())
    assert refusal(test_driver.storage_vol_lookup_by_key, "/made/v7")[0] == (
        ErrorNumber.VIR_ERR_NO_STORAGE_VOL
    )
    test_driver.storage_pool_create_xml(pool_of("dir"), 0)
    assert test_driver.storage_pool_num_of_volumes(identity()) == 0
    deadline = time.monotonic() + 60
    while any(lists) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert not any(lists)


def test_a_volume_has_a_path_that_a_file_can_have(test_driver):
    """Test a pool with a long path, which each of its volumes would have a copy of."""
    xml = f"<pool type='dir'><name>long</name><target><path>/{'x' * 4090}</path></target></pool>"
    pool = test_driver.storage_pool_create_xml(xml, 0)
    test_driver.storage_vol_create_xml(pool, volume_xml("abc"), 0)
    code, domain, text = refusal(test_driver.storage_vol_create_xml, pool, volume_xml("abcd"), 0)
    assert (code, domain) == (ErrorNumber.VIR_ERR_SYSTEM_ERROR, FROM_TEST)
    assert text == "cannot create path of volume in pool 'long': File name too long"
    assert test_driver.storage_pool_list_volumes(pool, 10) == ["abc"]


def many(name, *paths):
    """Return a pool of 1,000 devices, of which some are given."""
    devices = "".join(
        f"<device path='/{path}'/>" for path in [*paths, *(f"{name}{n}" for n in range(1000))]
    )
    return (
        f"<pool type='logical'><name>{name}</name><source>{devices}</source>"
        "<target><path>/x</path></target></pool>"
    )


def one(name, path):
    return (
        f"<pool type='logical'><name>{name}</name><source><device path='/{path}'/></source>"
        "<target><path>/x</path></target></pool>"
    )


def finished(answer):
    rounds = 0
    while isinstance(answer, Later):
        rounds += 1
        answer = answer.apply(answer.work())
    return answer, rounds


def define(driver, xml):
    return finished(driver.storage_pool_define_xml(xml, 0))[0]


def conflict_with(name):
    return (
        ErrorNumber.VIR_ERR_OPERATION_FAILED,
        FROM_STORAGE,
        f"operation failed: Storage source conflict with pool: '{name}'",
    )


def test_pools_of_many_devices_conflict_with_all_others(test_driver):
    define(test_driver, many("a"))
    define(test_driver, one("s", "single"))
    define(test_driver, many("b"))
    assert refusal(define, test_driver, many("c", "b7")) == conflict_with("b")
    assert refusal(define, test_driver, many("c", "single")) == conflict_with("s")
    assert refusal(define, test_driver, one("t", "a999")) == conflict_with("a")
    assert refusal(define, test_driver, many("c", "a1", "b1")) == conflict_with("a")
    define(test_driver, many("c"))


def test_a_pool_of_many_devices_may_get_others_and_leaves_its_own(test_driver):
    uuid = define(test_driver, many("a", "x")).uuid
    again = many("a", "y").replace("</name>", f"</name><uuid>{UUID_OF(bytes=uuid)}</uuid>")
    define(test_driver, again)
    define(test_driver, again)
    define(test_driver, one("s", "x"))
    assert refusal(define, test_driver, one("t", "y")) == conflict_with("a")
    test_driver.storage_pool_undefine(test_driver.storage_pool_lookup_by_name("a"))
    define(test_driver, one("t", "y"))
    define(test_driver, many("b", "a1"))


def test_a_rival_that_comes_while_devices_are_compared(test_driver):
    define(test_driver, many("a"))
    later = test_driver.storage_pool_define_xml(many("b", "common"), 0)
    comparing = later.apply(later.work())
    found = comparing.work()
    define(test_driver, many("c", "common"))
    again = comparing.apply(found)
    assert refusal(finished, again) == conflict_with("c")
    assert test_driver.connect_list_defined_storage_pools(10) == ["a", "c"]
