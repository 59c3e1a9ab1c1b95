"""Seeded documents of pools and volumes, and sessions with every entry point."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any, TypeAlias

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
            self.empty("protocol", "ver", ("3", "4"), ("0x10", "010", *_TEXTS)),
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
