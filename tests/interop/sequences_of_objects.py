"""Random calls on networks, storage, interfaces and devices, for `sequences`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import random
    from collections.abc import Iterable

    from tests.interop.sequences import _Maker

__all__ = ["ACTIONS", "UUIDS", "survey"]

UUIDS = {
    "default": "dd8fe884-6c02-601e-7551-cca97df1c5df",
    "n1": "44444444-4444-4444-8444-444444444441",
    "n2": "44444444-4444-4444-8444-444444444442",
    "default-pool": "dfe224cb-28fb-8dd0-c4b2-64eb3f0f4566",
    "p1": "55555555-5555-4555-8555-555555555551",
    "p2": "55555555-5555-4555-8555-555555555552",
}
_NETWORKS, _POOLS = ("default", "n1", "n2"), ("default-pool", "p1", "p2")
_VOLUMES, _INTERFACES = ("v1", "v2", "v3.img"), ("eth1", "eth2", "br1")
_UNKNOWN_UUID = "99999999-9999-4999-8999-999999999999"
_BAD = (
    "",
    "<network",
    "<pool/>",
    "<pool type='nosuch'><name>p1</name></pool>",
    "<pool type='dir'><name>p1</name></pool>",
    "<pool type='dir'><name>a/b</name><target><path>/p</path></target></pool>",
    "<volume/>",
    "<volume><name>v1</name></volume>",
    "<volume><name>v1</name><capacity unit='K'>x</capacity></volume>",
    "<interface/>",
    "<interface type='ethernet'/>",
    "<interface type='nosuch' name='eth2'/>",
    "<network/>",
    "<network><name>n1</name><ip address='1.2.3'/></network>",
    "<network><name>n1</name><forward mode='maybe'/></network>",
    "<device/>",
    "<device><name>d</name></device>",
    "<device><parent>computer</parent><capability type='scsi_host'/></device>",
    "<device><name>d</name><parent>nosuch</parent><capability type='scsi_host'>"
    "<capability type='fc_host'/></capability></device>",
)


def _any(rng: random.Random, names: Iterable[str], odd: float = 0.07) -> str:
    return "nosuch" if rng.random() < odd else rng.choice(tuple(names))


def _uuid(rng: random.Random, name: str) -> str:
    """Return an object's UUID, sometimes that of another one."""
    right = rng.random() < 0.85
    return UUIDS.get(name, _UNKNOWN_UUID) if right else rng.choice(tuple(UUIDS.values()))


def _simple(m: _Maker, on: str, methods: str) -> None:
    """Call one of the methods that take nothing or flags: ``info XMLDesc:1``.

    Numbers after a colon are useful flags; a method with a colon takes flags.
    """
    method, colon, useful = m.rng.choice(methods.split()).partition(":")
    flags = [int(flag) for flag in useful.split(",") if flag]
    bad = m.rng.choice((8, 64, 1 << 20))
    m.call(on, method, *([m.flags(*flags, bad=bad, chance=0.06)] if colon else []))


# -- networks --------------------------------------------------------------------------


def _network_xml(rng: random.Random, name: str) -> str:
    inside = rng.sample(
        (
            "<forward mode='nat'/>",
            "<domain name='example.org'/>",
            "<ip address='10.7.0.1' prefix='24'><dhcp><range start='10.7.0.2' end='10.7.0.9'/>"
            "</dhcp></ip>",
            "<dns><host ip='10.7.0.3'><hostname>h</hostname></host></dns>",
            "<portgroup name='p'/>",
        ),
        rng.randint(0, 3),
    )
    bridge = f"<bridge name='br-{name}'/><mac address='52:54:00:00:00:0{len(name)}'/>"
    uuid = f"<uuid>{_uuid(rng, name)}</uuid>"
    return f"<network><name>{name}</name>{uuid}{bridge}{''.join(inside)}</network>"


def network_define(m: _Maker) -> None:
    name = m.rng.choice(_NETWORKS)
    xml = _network_xml(m.rng, name) if m.rng.random() < 0.9 else m.rng.choice(_BAD)
    method = m.rng.choice(("networkDefineXML", "networkDefineXML", "networkCreateXML"))
    if m.rng.random() < 0.5:
        m.call("conn", method, xml, save=f"net/{name}")
    else:
        flags = m.flags(1, bad=m.rng.choice((2, 64)), chance=0.05)
        m.call("conn", f"{method}Flags", xml, flags, save=f"net/{name}")


def network_lookup(m: _Maker) -> None:
    name = _any(m.rng, _NETWORKS)
    save = None if name == "nosuch" else f"net/{name}"
    if m.rng.random() < 0.6:
        m.call("conn", "networkLookupByName", name, save=save)
    else:
        m.call("conn", "networkLookupByUUIDString", UUIDS.get(name, _UNKNOWN_UUID), save=save)


def network_change(m: _Maker) -> None:
    on = f"net/{m.rng.choice(_NETWORKS)}"
    if m.rng.random() < 0.3:
        m.call(on, "setAutostart", m.rng.choice((0, 1)))
    elif m.rng.random() < 0.3:
        host = "<host mac='52:54:00:00:07:01' name='h' ip='10.7.0.20'/>"
        range_ = "<range start='10.7.0.40' end='10.7.0.50'/>"
        section, xml = m.rng.choice(((4, host), (5, range_), (9, "<portgroup name='q'/>")))
        command, flags = m.rng.choice((1, 2, 3)), m.flags(1, 2, 3, bad=4, chance=0.05)
        m.call(on, "update", command, section, m.rng.choice((-1, 0)), xml, flags)
    else:
        _simple(m, on, "create create destroy undefine")


def network_ask(m: _Maker) -> None:
    on = f"net/{m.rng.choice(_NETWORKS)}"
    _simple(m, on, "isActive isPersistent autostart bridgeName name UUIDString XMLDesc: XMLDesc:")


# -- storage ---------------------------------------------------------------------------


def _pool_xml(rng: random.Random, name: str) -> str:
    kind, source = rng.choice(
        (
            ("dir", ""),
            ("dir", ""),
            ("dir", ""),
            ("fs", "<source><device path='/dev/sdz1'/></source>"),
            ("netfs", "<source><host name='h'/><dir path='/d'/><format type='nfs'/></source>"),
            ("logical", f"<source><name>vg-{name}</name></source>"),
            ("iscsi", "<source><host name='h'/><device path='iqn.2013-06.org:t'/></source>"),
        )
    )
    uuid = f"<uuid>{_uuid(rng, name)}</uuid>"
    target = f"<target><path>/pools/{name}</path></target>"
    return f"<pool type='{kind}'><name>{name}</name>{uuid}{source}{target}</pool>"


def pool_define(m: _Maker) -> None:
    name = m.rng.choice(_POOLS)
    xml = _pool_xml(m.rng, name) if m.rng.random() < 0.92 else m.rng.choice(_BAD)
    save = f"pool/{name}"
    if m.rng.random() < 0.6:
        m.call("conn", "storagePoolDefineXML", xml, m.flags(1, bad=64, chance=0.05), save=save)
    else:
        flags = m.flags(1, 2, 4, bad=m.rng.choice((6, 64)), chance=0.05)
        m.call("conn", "storagePoolCreateXML", xml, flags, save=save)


def pool_lookup(m: _Maker) -> None:
    name = _any(m.rng, _POOLS)
    save = None if name == "nosuch" else f"pool/{name}"
    kind = m.rng.randrange(4)
    if kind < 2:
        m.call("conn", "storagePoolLookupByName", name, save=save)
    elif kind == 2:
        m.call("conn", "storagePoolLookupByUUIDString", UUIDS.get(name, _UNKNOWN_UUID), save=save)
    else:
        path = "/default-pool" if name == "default-pool" else f"/pools/{name}"
        m.call("conn", "storagePoolLookupByTargetPath", path)


def pool_change(m: _Maker) -> None:
    on = f"pool/{m.rng.choice(_POOLS)}"
    if m.rng.random() < 0.2:
        m.call(on, "setAutostart", m.rng.choice((0, 1)))
    else:
        _simple(m, on, "build:1,2,4 create:1,2,4 create:1 destroy undefine delete:1 refresh:")


def pool_ask(m: _Maker) -> None:
    on = f"pool/{m.rng.choice(_POOLS)}"
    methods = "isActive isPersistent autostart info name UUIDString XMLDesc:1 XMLDesc:1"
    _simple(m, on, f"{methods} numOfVolumes listVolumes listAllVolumes:")


def pool_sources(m: _Maker) -> None:
    kind = m.rng.choice(("logical", "netfs", "iscsi", "dir", "nosuch"))
    spec = m.rng.choice((None, "<source><host name='h'/></source>", "<source/>", "<source"))
    if kind == "netfs" and spec == "<source/>":
        spec = None  # libvirtd 9.0.0 dies of it
    m.call("conn", "findStoragePoolSources", kind, spec, m.flags(bad=64))


def _volume_xml(rng: random.Random, name: str) -> str:
    capacity = rng.choice(("1048576", "5000000000", "0"))
    allocation = rng.choice(("", "<allocation>4096</allocation>", "<allocation>0</allocation>"))
    target = rng.choice(("", "<target><format type='qcow2'/></target>", "<target><path>/odd</path>"
                         "<permissions><mode>0640</mode></permissions></target>"))  # fmt: skip
    return (
        f"<volume><name>{name}</name><capacity>{capacity}</capacity>{allocation}{target}</volume>"
    )


def volume_create(m: _Maker) -> None:
    pool, name = m.rng.choice(_POOLS), m.rng.choice(_VOLUMES)
    xml = _volume_xml(m.rng, name) if m.rng.random() < 0.9 else m.rng.choice(_BAD)
    flags = m.flags(1, bad=m.rng.choice((4, 64)), chance=0.05)
    save = f"vol/{pool}/{name}"
    if m.rng.random() < 0.7:
        m.call(f"pool/{pool}", "createXML", xml, flags, save=save)
    else:
        other = {"handle": f"vol/{m.rng.choice(_POOLS)}/{m.rng.choice(_VOLUMES)}"}
        m.call(f"pool/{pool}", "createXMLFrom", xml, other, flags, save=save)


def volume_lookup(m: _Maker) -> None:
    pool, name = m.rng.choice(_POOLS), _any(m.rng, _VOLUMES)
    path = f"/default-pool/{name}" if pool == "default-pool" else f"/pools/{pool}/{name}"
    kind = m.rng.randrange(3)
    if kind == 0:
        save = None if name == "nosuch" else f"vol/{pool}/{name}"
        m.call(f"pool/{pool}", "storageVolLookupByName", name, save=save)
    else:
        m.call("conn", "storageVolLookupByKey" if kind == 1 else "storageVolLookupByPath", path)


def volume_use(m: _Maker) -> None:
    on = f"vol/{m.rng.choice(_POOLS)}/{m.rng.choice(_VOLUMES)}"
    methods = "info info infoFlags:1 XMLDesc: XMLDesc: path key name storagePoolLookupByVolume"
    _simple(m, on, f"{methods} delete:1 wipe:" if m.rng.random() < 0.2 else methods)


# -- interfaces ------------------------------------------------------------------------


def _interface_xml(rng: random.Random, name: str) -> str:
    mac = f"<mac address='aa:bb:cc:dd:ee:0{_INTERFACES.index(name)}'/>"
    start = rng.choice(("", "<start mode='onboot'/>", "<start mode='hotplug'/>"))
    mtu = rng.choice(("", "<mtu size='1492'/>"))
    ip = rng.choice(
        (
            "",
            "<protocol family='ipv4'><dhcp/></protocol>",
            "<protocol family='ipv4'><ip address='192.168.0.5' prefix='24'/>"
            "<route gateway='192.168.0.1'/></protocol>",
        )
    )
    if name == "br1":
        ports = "<bridge stp='off'><interface type='ethernet' name='eth9'/></bridge>"
        return f"<interface type='bridge' name='br1'>{start}{mtu}{ip}{ports}</interface>"
    return f"<interface type='ethernet' name='{name}'>{start}{mac}{mtu}{ip}</interface>"


def interface_define(m: _Maker) -> None:
    name = m.rng.choice(_INTERFACES)
    xml = _interface_xml(m.rng, name) if m.rng.random() < 0.9 else m.rng.choice(_BAD)
    flags = m.flags(1, bad=m.rng.choice((2, 64)), chance=0.05)
    m.call("conn", "interfaceDefineXML", xml, flags, save=f"iface/{name}")


def interface_lookup(m: _Maker) -> None:
    name = _any(m.rng, _INTERFACES)
    save = None if name == "nosuch" else f"iface/{name}"
    if m.rng.random() < 0.7:
        m.call("conn", "interfaceLookupByName", name, save=save)
    else:
        mac = m.rng.choice(("aa:bb:cc:dd:ee:ff", "aa:bb:cc:dd:ee:00", "AA:BB:CC:DD:EE:01", "x"))
        m.call("conn", "interfaceLookupByMACString", mac)


def interface_use(m: _Maker) -> None:
    on = f"iface/{m.rng.choice(_INTERFACES)}"
    _simple(m, on, "create: destroy: undefine isActive name MACString XMLDesc:1 XMLDesc:1")


def interface_change(m: _Maker) -> None:
    _simple(m, "conn", "changeBegin: changeBegin: changeCommit: changeRollback:")


# -- devices, the host -----------------------------------------------------------------


def device(m: _Maker) -> None:
    kind = m.rng.randrange(6)
    if kind == 0:
        m.call("conn", "nodeDeviceLookupByName", _any(m.rng, ("computer",)), save="dev/computer")
    elif kind == 1:
        m.call("conn", "numOfDevices", m.rng.choice((None, "system", "net")), m.flags(bad=1))
        m.call("conn", "listDevices", m.rng.choice((None, "system", "net")), m.flags(bad=1))
    elif kind == 2:
        m.call("conn", "listAllDevices", 1 << m.rng.randrange(24) if m.rng.random() < 0.7 else 0)
    elif kind == 3:
        m.call("conn", "nodeDeviceCreateXML", m.rng.choice(_BAD), m.flags(bad=64))
    elif kind == 4:
        wwn = "2000000012341234"
        m.call("conn", "nodeDeviceLookupSCSIHostByWWN", wwn, wwn, m.flags(bad=1))
    else:
        _simple(m, "dev/computer", "name parent numOfCaps listCaps XMLDesc: destroy")


_CPUS = (
    "<cpu><model>qemu64</model></cpu>",
    "<cpu><arch>x86_64</arch><model>Penryn</model></cpu>",
    "<cpu><arch>x86_64</arch><model>core2duo</model><feature name='vmx'/></cpu>",
    "<cpu><arch>x86_64</arch><model>nosuch</model></cpu>",
    "<cpu><arch>i686</arch><model>pentium3</model></cpu>",
    "<cpu",
)


def host(m: _Maker) -> None:
    kind = m.rng.randrange(7)
    if kind == 0:
        m.call("conn", "getCellsFreeMemory", m.rng.choice((0, 1, 2, -1)), m.rng.choice((1, 2, 9)))
    elif kind == 1:
        m.call("conn", "getMemoryStats", m.rng.choice((-1, 0, 5)), m.flags(bad=1))
    elif kind == 2:
        cpus = [m.rng.choice(_CPUS) for _ in range(m.rng.choice((1, 1, 2)))]
        m.call("conn", "baselineCPU", cpus, m.flags(1, 2, bad=64))
    elif kind == 3:
        m.call("conn", "getMaxVcpus", m.rng.choice((None, "test", "kvm")))
        m.call("conn", "getCPUModelNames", m.rng.choice(("x86_64", "ppc64", "nosuch")), 0)
    else:
        _simple(
            m,
            "conn",
            "getType getVersion getLibVersion getInfo getFreeMemory getHostname getURI isSecure"
            " isEncrypted isAlive getSysinfo: getCPUMap: getSecurityModel getCapabilities",
        )


# -- lists -----------------------------------------------------------------------------


def _filters(m: _Maker, bits: int) -> int:
    flags = 0
    for _ in range(m.rng.choice((0, 1, 1, 2))):
        flags |= 1 << m.rng.randrange(bits)
    return flags | (1 << 25 if m.rng.random() < 0.03 else 0)


def lists(m: _Maker) -> None:
    if m.rng.random() < 0.5:
        method, bits = m.rng.choice(
            (("listAllNetworks", 6), ("listAllStoragePools", 20), ("listAllInterfaces", 2))
        )
        m.call("conn", method, _filters(m, bits))
    else:
        kind = m.rng.choice(("Networks", "StoragePools", "Interfaces"))
        how = m.rng.choice(("numOf{}", "numOfDefined{}", "list{}", "listDefined{}"))
        m.call("conn", how.format(kind))


def survey(m: _Maker) -> None:
    """Look at all objects at the end of a sequence."""
    asked: list[tuple[str, tuple[Any, ...]]] = [
        ("listAllNetworks", (0,)),
        ("listAllStoragePools", (0,)),
        ("listAllInterfaces", (0,)),
        ("listAllDevices", (0,)),
    ]
    for method, arguments in asked:
        m.call("conn", method, *arguments)
    saved = dict.fromkeys(request["save"] for request in m.requests if "save" in request)
    for handle in saved:
        if handle.startswith(("net/", "pool/", "vol/", "iface/", "dev/")):
            m.call(handle, "XMLDesc", 0)
        if handle.startswith("pool/"):
            m.call(handle, "listAllVolumes", 0)
            m.call(handle, "info")


ACTIONS = (
    (network_define, 6),
    (network_lookup, 3),
    (network_change, 6),
    (network_ask, 5),
    (pool_define, 6),
    (pool_lookup, 4),
    (pool_change, 8),
    (pool_ask, 7),
    (pool_sources, 1),
    (volume_create, 8),
    (volume_lookup, 4),
    (volume_use, 8),
    (interface_define, 4),
    (interface_lookup, 3),
    (interface_use, 6),
    (interface_change, 4),
    (device, 4),
    (host, 5),
    (lists, 6),
)
