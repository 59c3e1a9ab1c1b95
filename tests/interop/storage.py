"""Seeded documents of pools and volumes, and sessions with every entry point."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any, TypeAlias

from lxml import etree

from tests.server.conf.schema.mutating import mutated

if TYPE_CHECKING:
    from collections.abc import Iterator

UUID = "88888888-8888-4888-8888-888888888888"
OTHER_UUID = "99999999-9999-4999-8999-999999999991"
TYPES = (
    *("dir", "fs", "netfs", "logical", "disk", "iscsi", "iscsi-direct", "scsi", "mpath", "rbd"),
    *("sheepdog", "gluster", "zfs", "vstorage"),
)
FS = "http://libvirt.org/schemas/storagepool/fs/1.0"
RBD = "http://libvirt.org/schemas/storagepool/rbd/1.0"

_TEXTS = ("a", "n1", "", " ", "a b", "é", "x&lt;y", "a'b", "&amp;&quot;", "/", "a/b")
_NUMBERS = ("0", "1", "7", "-1", "+5", " 3", "3 ", "x", "", "65536", "4294967295", "4294967296")
_NUMBERS += ("2147483647", "2147483648", "18446744073709551615", "18446744073709551616", "1.5")
_PATHS = ("/dev/sda", "/x", "//x//y/", "///x", "x", "http://h//p", "/x/", "iqn.2013-06.com.e:t", "")
_WWNS = ("2000000012341234", "0x1000000012341234", "20000000123412", "g000000012341234", "")
_YES = ("yes", "no", "x", "")
_FORMATS = ("auto", "ext2", "ext4", "xfs", "nfs", "cifs", "glusterfs", "lvm2", "unknown", "dos")
_FORMATS += ("gpt", "none", "linux", "raw", "qcow2", "vmdk", "x", "")
_Values: TypeAlias = "tuple[str, ...] | str"
VOLUME_TYPES = ("file", "block", "dir", "network", "netdir", "ploop")
_UNITS = ("B", "bytes", "KB", "KiB", "k", "M", "GB", "T", "E", "x", "", "kib")


class _Writer:
    """Writer of random elements; ``fits`` is how often what is usual is taken."""

    def __init__(self, rng: random.Random, fits: float) -> None:
        self.rng = rng
        self.fits = fits

    def pick(self, usual: _Values, odd: tuple[str, ...]) -> str:
        if self.rng.random() < self.fits:
            return usual if isinstance(usual, str) else self.rng.choice(usual)
        return self.rng.choice(odd)

    def maybe(self, text: str, chance: float) -> str:
        return text if self.rng.random() < chance else ""

    def attr(
        self, name: str, usual: _Values, odd: tuple[str, ...] = _TEXTS, chance: float = 0.9
    ) -> str:
        return self.maybe(f' {name}="{self.pick(usual, odd)}"', chance)

    def text(
        self, tag: str, usual: _Values, odd: tuple[str, ...] = _TEXTS, chance: float = 0.9
    ) -> str:
        return self.maybe(f"<{tag}>{self.pick(usual, odd)}</{tag}>", chance)

    def empty(
        self,
        tag: str,
        name: str,
        usual: _Values,
        odd: tuple[str, ...] = _TEXTS,
        chance: float = 0.15,
    ) -> str:
        """Return an element with one attribute."""
        return self.maybe(f"<{tag}{self.attr(name, usual, odd)}/>", chance)

    def shuffled(self, *parts: str) -> str:
        """Join parts, mostly in their order; now and then one is there twice."""
        found = [part for part in parts if part]
        if self.rng.random() > self.fits:
            found += self.rng.choices(found, k=1) if found else []
            self.rng.shuffle(found)
        return "".join(found)

    # -- parts of pools ----------------------------------------------------------------

    def host(self) -> str:
        name = self.attr("name", ("h1", "10.0.0.1", "fe80::1"), _TEXTS, self.fits)
        return f"<host{name}{self.attr('port', ('3260', '0'), _NUMBERS, 0.4)}/>"

    def device(self) -> str:
        path = self.attr("path", ("/dev/sda", "/dev/sdb", "iqn.2013-06.com.e:t"), _PATHS)
        separator = self.attr("part_separator", ("yes", "no"), _YES, 0.2)
        extent = self.maybe("<freeExtent start='0' end='1'/>", 0.1)
        return f"<device{path}{separator}>{extent}</device>"

    def adapter(self) -> str:
        kind = self.rng.random()
        if kind < 0.3:
            return f"<adapter{self.attr('name', ('host1', 'scsi_host2'))}/>"
        if kind < 0.6:
            name = self.attr("name", "host5", _TEXTS, 0.3)
            return f"<adapter type='scsi_host'{name}>{self.parent()}</adapter>"
        attrs = "".join(
            self.attr(name, _WWNS[0], _WWNS, chance)
            for name, chance in (
                *(("wwnn", 0.9), ("wwpn", 0.9), ("parent_wwnn", 0.3)),
                *(("parent_wwpn", 0.3), ("parent_fabric_wwn", 0.2)),
            )
        )
        attrs += self.attr("parent", "scsi_host3", _TEXTS, 0.3)
        attrs += self.attr("managed", "yes", _YES, 0.3)
        return f"<adapter{self.attr('type', 'fc_host', ('default', 'x', 'scsi_host'))}{attrs}/>"

    def parent(self) -> str:
        number = self.attr("unique_id", ("1", "0"), _NUMBERS)
        slot = self.attr("slot", ("0x1f", "3"), _NUMBERS)
        address = self.maybe(f"<address domain='0x0000' bus='0'{slot} function='0x2'/>", 0.9)
        return self.maybe(f"<parentaddr{number}>{address}</parentaddr>", 0.8)

    def auth(self) -> str:
        kind = self.attr("type", ("chap", "ceph"), ("none", "x", ""))
        secret = self.empty("secret", "usage", "u", chance=0.9)
        return f"<auth{kind}{self.attr('username', 'me')}>{secret}</auth>"

    def permissions(self) -> str:
        ids = ("0", "-1", "107"), (*_NUMBERS, "1e2", ".5", "-0")
        inside = self.shuffled(
            self.text("mode", ("0755", "644", "0"), ("0888", "01777", *_NUMBERS), 0.7),
            self.text("owner", *ids, 0.7),
            self.text("group", *ids, 0.7),
            self.text("label", "virt_image_t", _TEXTS, 0.4),
        )
        return f"<permissions>{inside}</permissions>"

    def source(self, type: str) -> str:
        folder = 0.9 if type in ("gluster", "netfs") or self.rng.random() > self.fits else 0.1
        initiator = self.empty("iqn", "name", "iqn.x", chance=0.9)
        parts = self.shuffled(
            self.maybe(self.host(), 0.8),
            self.maybe(self.host(), 0.1),
            self.maybe(self.device(), 0.8),
            self.maybe(self.device(), 0.2),
            self.empty("dir", "path", ("/share", "/"), _PATHS, folder),
            self.maybe(self.adapter(), 0.9 if type == "scsi" else 0.05),
            self.text("name", "vg0", _TEXTS, 0.6),
            self.maybe(f"<initiator>{initiator}</initiator>", 0.4),
            self.empty("format", "type", _FORMATS, _FORMATS, 0.3),
            self.maybe(self.auth(), 0.2),
            self.empty("protocol", "ver", ("3", "4"), ("0x10", "4,5", ",", *_TEXTS)),
            self.empty("vendor", "name", "v"),
            self.empty("product", "name", "p"),
            self.maybe("<what/>", 0.05),
        )
        return f"<source>{parts}</source>"

    def target(self) -> str:
        path = self.text("path", ("/t", "/var/lib/x"), _PATHS, 0.95)
        return f"<target>{self.shuffled(path, self.maybe(self.permissions(), 0.3))}</target>"

    def pool(self, uuid: str | None) -> str:
        type = self.pick(TYPES, ("x", "", "DIR"))
        allocation = self.empty("volume", "allocation", ("default", "capacity"), chance=0.9)
        cow = self.empty("cow", "state", ("yes", "no"), _YES, 0.9)
        options = "".join(
            self.empty("fs:option", "name", ("sync", "ro"), chance=1)
            for _ in range(self.rng.randrange(3))
        )
        parts = self.shuffled(
            self.text("name", "made", ("", "a/b", "é", "x&lt;", " "), 0.97),
            "" if uuid is None else f"<uuid>{uuid}</uuid>",
            self.size("capacity", 0.1),
            self.maybe("<allocation>x</allocation><available/>", 0.1),
            self.maybe(f"<features>{cow}</features>", 0.15),
            self.maybe(self.source(type), 0.9),
            self.maybe(self.target(), 0.95),
            self.maybe(f"<refresh>{allocation}</refresh>", 0.15),
            self.maybe(f"<fs:mount_opts xmlns:fs='{FS}'>{options}</fs:mount_opts>", 0.2),
            self.maybe(f"<config_opts xmlns='{RBD}'><option name='a'/></config_opts>", 0.05),
        )
        return f"<pool type='{type}'>{parts}</pool>"

    # -- parts of volumes --------------------------------------------------------------

    def size(self, tag: str, chance: float) -> str:
        unit = self.attr("unit", _UNITS[:9], _UNITS, 0.4)
        return self.maybe(f"<{tag}{unit}>{self.pick(('1', '10', '512'), _NUMBERS)}</{tag}>", chance)

    def encryption(self) -> str:
        cipher = self.attr("name", "aes") + self.attr("size", "256", _NUMBERS)
        cipher += self.attr("mode", "cbc", _TEXTS, 0.5) + self.attr("hash", "md5", _TEXTS, 0.5)
        ivgen = self.attr("name", "plain64") + self.attr("hash", "md5", _TEXTS, 0.5)
        inside = self.shuffled(
            self.maybe(f"<secret{self.attr('type', 'passphrase')} usage='u'/>", 0.8),
            self.maybe(f"<secret type='passphrase'{self.attr('uuid', UUID)}/>", 0.2),
            self.maybe(f"<cipher{cipher}/>", 0.5),
            self.maybe(f"<ivgen{ivgen}/>", 0.4),
        )
        attrs = self.attr("format", ("luks", "luks", "qcow", "default", "luks2"))
        attrs += self.attr("engine", ("qemu", "librbd"), _TEXTS, 0.2)
        return f"<encryption{attrs}>{inside}</encryption>"

    def image(self, tag: str) -> str:
        features = ("<lazy_refcounts/>", "<extended_l2/><lazy_refcounts/>", "")
        parts = self.shuffled(
            self.text("path", ("/b", "/c.img"), _PATHS, 0.8),
            self.empty("format", "type", _FORMATS[-8:], _FORMATS, 0.6),
            self.maybe(self.permissions(), 0.3),
            self.maybe("<timestamps><atime>1.5</atime></timestamps>", 0.1),
            self.maybe(self.encryption(), 0.2) if tag == "target" else "",
            self.text("compat", ("1.1", "0.10"), (*_NUMBERS, "1.1.1", "a.b", "1.-2"), 0.2),
            self.maybe("<nocow/>", 0.1),
            self.size("clusterSize", 0.2),
            self.text("features", features, (*features, "<x/>"), 0.2),
        )
        return f"<{tag}>{parts}</{tag}>"

    def volume(self, name: str) -> str:
        kind = self.attr("type", VOLUME_TYPES, _TEXTS, 0.3)
        parts = self.shuffled(
            self.text("name", name, (name, name, "", "x/y", "x&lt;"), 0.97),
            self.text("key", "k", _TEXTS, 0.2),
            self.maybe(
                "<source><device path='/d'><extent start='0' end='1'/></device></source>", 0.1
            ),
            self.size("capacity", 0.95),
            self.size("allocation", 0.5),
            self.maybe("<physical>7</physical>", 0.1),
            self.maybe(self.image("target"), 0.8),
            self.maybe(self.image("backingStore"), 0.3),
        )
        return f"<volume{kind}>{parts}</volume>"


def pool_documents(seed: int, count: int, uuid: str | None = UUID) -> Iterator[str]:
    """Yield documents of pools, of which half have what libvirt refuses."""
    rng = random.Random(seed)
    for _ in range(count):
        yield _Writer(rng, rng.choice((1.0, 0.98, 0.9, 0.7))).pool(uuid)


def volume_documents(seed: int, count: int, name: str = "v") -> Iterator[str]:
    """Yield documents of volumes, of which half have what libvirt refuses."""
    rng = random.Random(seed)
    for _ in range(count):
        yield _Writer(rng, rng.choice((1.0, 0.98, 0.9, 0.7))).volume(name)


def changed(documents: Iterator[str], seed: int) -> Iterator[str]:
    """Yield documents with a few changes each, after which they are still XML."""
    rng = random.Random(seed)
    for document in documents:
        root = etree.fromstring(document)
        for _ in range(rng.choice((1, 1, 2, 4))):
            root = mutated(root, rng)
        if rng.random() < 0.2:
            inside = etree.Comment("between")
            inside.tail = rng.choice((None, " ", "7"))
            rng.choice([each for each in root.iter() if isinstance(each.tag, str)]).append(inside)
        yield etree.tostring(root, encoding="unicode")


def call(on: str, method: str, *args: Any, save: str | None = None) -> dict[str, Any]:
    request = {"op": "call", "on": on, "method": method, "args": list(args)}
    return request if save is None else request | {"save": save}


def pool_of(type: str, name: str = "made", uuid: str = UUID) -> str:
    """Return the document of a pool of a type; no two of them have the same source."""
    source = (
        f"<name>{name}</name><host name='{name}'/><dir path='/'/><adapter name='host1'/>"
        f"<device path='/dev/{name}'/><initiator><iqn name='i'/></initiator>"
    )
    return (
        f"<pool type='{type}'><name>{name}</name><uuid>{uuid}</uuid>"
        f"<source>{source}</source><target><path>/{name}</path></target></pool>"
    )


# -- sessions --------------------------------------------------------------------------

NAMES = ("p1", "p2", "p3")
UUIDS = {name: f"8888888{number}-8888-4888-8888-888888888888" for number, name in enumerate(NAMES)}


def state_of_pool(pool: str) -> list[dict[str, Any]]:
    """Return calls that ask all there is to know of a pool."""
    asked = ("isActive", "isPersistent", "autostart", "info", "name", "UUIDString", "numOfVolumes")
    return [call(pool, name) for name in asked] + [
        call(pool, "listVolumes"),
        call(pool, "listAllVolumes", 0),
        call(pool, "XMLDesc", 0),
    ]


def state_of_connection() -> list[dict[str, Any]]:
    """Return calls that list a connection's pools in every way."""
    asked = ("numOfStoragePools", "numOfDefinedStoragePools", "listStoragePools")
    calls = [call("conn", name) for name in (*asked, "listDefinedStoragePools")]
    flags = (0, *(1 << bit for bit in range(21)), 0b11, 0b101, 0b1001000, 0xFFFFF)
    return calls + [call("conn", "listAllStoragePools", flag) for flag in flags]


def state_of_volume(volume: str) -> list[dict[str, Any]]:
    """Return calls that ask all there is to know of a volume."""
    asked = ("info", "path", "key", "name", "storagePoolLookupByVolume")
    return [call(volume, name) for name in asked] + [call(volume, "XMLDesc", 0)]


def life() -> list[dict[str, Any]]:
    """Return a session in which pools and volumes live, with all flags and mistakes."""
    name = "made"
    pool, volume = pool_of("dir"), "<volume><name>v</name><capacity>7</capacity></volume>"
    moved = pool.replace("/made", "/moved")
    calls = [
        *state_of_connection(),
        call("conn", "storagePoolLookupByName", name),
        call("conn", "storagePoolLookupByUUIDString", UUID),
        call("conn", "storagePoolDefineXML", pool, 0, save="p"),
        *state_of_pool("p"),
        *state_of_connection(),
    ]
    for flags in (0, 1, 2, 3, 4, 8, 16, 32):
        calls += [
            call("p", "build", flags),
            call("p", "create", flags),
            *(call("p", method, flags) for method in ("build", "create", "refresh", "delete")),
            call("p", "undefine"),
            *state_of_pool("p"),
            call("p", "createXML", volume, flags, save="v"),
            call("p", "createXML", volume, flags),
            *state_of_volume("v"),
            call("p", "createXMLFrom", volume, {"handle": "v"}, flags),
            call("p", "createXMLFrom", volume.replace(">v<", ">w<"), {"handle": "v"}, flags),
            call("p", "storageVolLookupByName", "w", save="w"),
            *(call("conn", f"storageVolLookupBy{how}", "/made/w") for how in ("Key", "Path")),
            call("p", "XMLDesc", flags),
            call("v", "XMLDesc", flags),
            call("v", "infoFlags", flags),
            call("v", "resize", 5, flags),
            call("v", "wipe", flags),
            call("v", "wipePattern", 0, flags),
            call("p", "listAllVolumes", flags),
            call("v", "delete", flags),
            call("v", "delete", 0),
            call("w", "delete", 0),
            *state_of_volume("v"),
            call("conn", "storagePoolDefineXML", pool_of("disk"), flags),
            call("v", "XMLDesc", 0),
            call("conn", "storagePoolDefineXML", pool, flags),
            call("conn", "storagePoolCreateXML", pool, flags),
            call("p", "destroy"),
            call("p", "destroy"),
            call("p", "delete", flags),
            *state_of_pool("p"),
        ]
    calls += [
        # a pool that is defined again while it is active, and when it is not
        call("p", "create", 0),
        call("p", "createXML", volume, 0, save="v"),
        call("conn", "storagePoolDefineXML", moved, 0),
        *state_of_pool("p"),
        call("p", "createXML", volume.replace(">v<", ">w<"), 0),
        call("p", "destroy"),
        *state_of_pool("p"),
        call("conn", "storagePoolDefineXML", moved, 0),
        call("p", "create", 0),
        call("p", "createXML", volume.replace(">v<", ">x<"), 0),
        call("v", "delete", 0),
        *state_of_pool("p"),
        call("conn", "storagePoolLookupByTargetPath", "/moved"),
        call("p", "setAutostart", 1),
        *state_of_connection(),
        call("p", "destroy"),
        # a pool that is persistent, and then not
        call("conn", "storagePoolCreateXML", pool_of("logical"), 0),
        *state_of_pool("p"),
        call("p", "setAutostart", 1),
        call("conn", "storagePoolDefineXML", pool_of("logical"), 0),
        *state_of_pool("p"),
        call("p", "destroy"),
        call("p", "undefine"),
        *state_of_pool("p"),
        call("conn", "storagePoolCreateXML", pool, 0),
        call("p", "destroy"),
        *state_of_pool("p"),
        *(call("p", method, 0) for method in ("create", "build", "refresh", "delete")),
        call("p", "setAutostart", 1),
        call("p", "undefine"),
    ]
    # names and UUIDs of others
    for method in ("storagePoolDefineXML", "storagePoolCreateXML"):
        calls += [
            call("conn", method, pool, 0),
            call("conn", method, pool_of("dir", uuid=OTHER_UUID), 0),
            call("conn", method, pool_of("dir", name="other"), 0),
            call("conn", method, "<pool", 0),
        ]
    return [*calls, call("p", "destroy"), call("p", "undefine"), *sources()]


def sources() -> list[dict[str, Any]]:
    """Return calls that look for sources of pools of every type."""
    texts = (None, "", "<source", "<foo/>", "<source><host name='a&lt;'/></source>")
    texts += ("<source><host/></source>", "<source><format type='x'/><name>n</name></source>")
    return [
        call("conn", "findStoragePoolSources", type, text, flags)
        for type in (*TYPES, "what", "")
        for text in texts
        for flags in (0, 1)
        # libvirt's driver does not survive a share without a host
        if type != "netfs" or text is None or "host" in text or not text.startswith("<source>")
    ]


def random_session(seed: int, count: int) -> list[dict[str, Any]]:
    """Return random calls about three pools and their volumes."""
    rng = random.Random(seed)
    calls = [
        call("conn", "storagePoolDefineXML", pool_of("dir", name, uuid), 0, save=name)
        for name, uuid in UUIDS.items()
    ]
    flags = (0,) * 9 + (1, 2, 4)
    for _ in range(count):
        name, other = rng.choice(NAMES), rng.choice(NAMES)
        volume, flag = rng.choice(("v1", "v2", "v/3")), rng.choice(flags)
        handle = f"{name}-{volume}"
        size = rng.choice((1, 7, 100 * 1024**3, 60 * 1024**3))
        target = rng.choice(("", "<target/>", "<target><format type='qcow2'/></target>"))
        document = f"<volume><name>{volume}</name><capacity>{size}</capacity>{target}</volume>"
        type = rng.choice(("dir", "dir", "dir", "logical", "netfs", "fs", "gluster", "mpath"))
        uuid = UUIDS[name if rng.random() < 0.9 else other]
        folder = rng.choice(("", "", "", "/v"))
        defined = pool_of(type, name, uuid).replace(f">/{name}<", f">/{name}{folder}<")
        choices = {
            "define": [call("conn", "storagePoolDefineXML", defined, rng.choice((0, 0, 0, 1)))],
            "start": [call("conn", "storagePoolCreateXML", defined, rng.choice((0, 0, 0, 1)))],
            "create": [call(name, "create", flag)],
            "destroy": [call(name, "destroy")],
            "undefine": [call(name, "undefine")],
            "small": [call(name, method, flag) for method in ("build", "refresh", "delete")],
            "autostart": [call(name, "setAutostart", rng.randrange(2)), call(name, "autostart")],
            "volume": [call(name, "createXML", document, flag, save=handle)],
            "copy": [call(name, "createXMLFrom", document, {"handle": handle}, flag)],
            "copy of another": [
                call(name, "createXMLFrom", document, {"handle": f"{other}-{volume}"}, 0)
            ],
            "delete": [call(handle, "delete", flag)],
            "look": [
                call(name, "storageVolLookupByName", volume, save=handle),
                call("conn", "storageVolLookupByKey", f"/{name}/{volume}"),
                call("conn", "storageVolLookupByPath", f"/{name}/{volume}"),
                *state_of_volume(handle),
            ],
            "state": [*state_of_pool(name), *state_of_connection()[:5]],
        }
        weights = (1, 1, 3, 1, 1, 1, 1, 5, 2, 1, 2, 2, 2)
        calls += choices[rng.choices(tuple(choices), weights)[0]]
    return [*calls, *(call(name, how) for name in NAMES for how in ("destroy", "undefine"))]


def adapters() -> list[dict[str, Any]]:
    """Return a session with pools on virtual adapters, devices of the host."""

    def pool(number: int, names: str | None = None, type: str = "scsi") -> str:
        if names is None:
            names = f"wwnn='200000001234123{number}' wwpn='1000000012341234'"
        name = f"a{number}"
        return (
            f"<pool type='{type}'><name>{name}</name>"
            f"<uuid>88888888-8888-4888-8888-88888888888{number}</uuid>"
            f"<source><adapter type='fc_host' {names}/></source>"
            f"<target><path>/{name}</path></target></pool>"
        )

    def state(*pools: str) -> list[dict[str, Any]]:
        asked = [call(pool, method) for pool in pools for method in ("isActive", "isPersistent")]
        return [
            call("conn", "listAllDevices", 0),
            call("conn", "nodeDeviceLookupByName", "scsi_host12", save="adapter"),
            call("adapter", "XMLDesc", 0),
            call("conn", "listAllStoragePools", 0),
            *asked,
        ]

    def started(number: int, *more: str) -> list[dict[str, Any]]:
        document = pool(number, *more)
        name = f"a{number}"
        return [
            call("conn", "storagePoolCreateXML", document, 0, save=name),
            *state(name),
        ]

    return [
        *started(1),
        *started(1),
        *started(2),
        call("a1", "destroy"),
        *state("a1"),
        call("a2", "destroy"),  # the adapter is gone
        *state("a2"),
        call("a2", "create", 0),
        call("a2", "destroy"),
        call("conn", "storagePoolDefineXML", pool(3), 0, save="a3"),
        call("a3", "create", 0),  # makes none
        *state("a3"),
        call("a3", "destroy"),
        *state("a3"),
        *started(4, "", "dir"),
        call("a4", "destroy"),
        *started(5, "wwnn='x'", "dir"),
        call("adapter", "destroy"),
        *state("a5"),
        *started(3),
        call("conn", "nodeDeviceLookupByName", "scsi_host11", save="pattern"),
        call("pattern", "destroy"),
        call("a3", "destroy"),
        *started(6),  # there is nothing to copy
        call("conn", "storagePoolDefineXML", pool(7), 0, save="a7"),
        *started(7),
        *state("a7"),
    ]


def rivals(seed: int, count: int) -> list[dict[str, Any]]:
    """Return definitions of pools whose sources meet, some of them."""
    rng = random.Random(seed)
    calls = []
    names = [f"r{number}" for number in range(6)]
    for _ in range(count):
        name = rng.choice(names)
        port = rng.choice(("", "", " port='0'", " port='5'", " port='6'"))
        hosts = [f"<host name='{rng.choice('ab')}'{port}/>" for _ in range(rng.choice((1, 1, 2)))]
        devices = [f"<device path='/d{rng.randrange(3)}'/>" for _ in range(rng.choice((1, 2)))]
        adapters = (
            "<adapter name='host1'/>",
            "<adapter name='scsi_host1'/>",
            "<adapter name='host01'/>",
            "<adapter name='other'/>",
            "<adapter type='scsi_host'><parentaddr unique_id='1'><address slot='1'/></parentaddr>"
            "</adapter>",
            "<adapter type='scsi_host'><parentaddr unique_id='2'><address slot='1'/></parentaddr>"
            "</adapter>",
        )
        source = (
            f"{''.join(hosts)}{''.join(devices)}<dir path='{rng.choice(('/s', '/s/', '/t'))}'/>"
            f"<name>{rng.choice(('n', 'm'))}</name>{rng.choice(adapters)}"
            f"<initiator><iqn name='{rng.choice('ij')}'/></initiator>"
        )
        type, target = rng.choice(TYPES), rng.choice(("/x", "/x/", "/y"))
        uuid = f"88888888-8888-4888-8888-88888888888{name[1]}"
        document = (
            f"<pool type='{type}'><name>{name}</name><uuid>{uuid}</uuid><source>{source}</source>"
            f"<target><path>{target}</path></target></pool>"
        )
        calls.append(call("conn", "storagePoolDefineXML", document, 0, save=name))
        if rng.random() < 0.3:
            calls.append(call(rng.choice(names), "undefine"))
    return [*calls, *(call(name, "undefine") for name in names)]
