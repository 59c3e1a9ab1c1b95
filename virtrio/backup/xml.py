"""Builders of checkpoint and backup XML, with typed arguments.

`checkpoint`, `pull` and `push` return documents for `checkpoint_create_xml` and
`backup_begin` of a domain. Values are escaped. What libvirt's formats do not allow is a
ValueError that begins with the argument's name; whether the domain has the disks, and
the server the files, is for the server to say.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias, TypeVar, get_args
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "BackupMode",
    "CheckpointDisk",
    "CheckpointKind",
    "Encryption",
    "Format",
    "PullDisk",
    "PushDisk",
    "SecurityLabel",
    "Store",
    "StoreType",
    "TcpServer",
    "UnixServer",
    "checkpoint",
    "pull",
    "push",
]

CheckpointKind: TypeAlias = Literal["bitmap", "no"]
"""Kind of a disk in a checkpoint: with a bitmap or without."""
BackupMode: TypeAlias = Literal["full", "incremental"]
"""How a disk is backed up."""
StoreType: TypeAlias = Literal["file", "block"]
"""Kind of a target or scratch image."""
Format: TypeAlias = Literal[
    "raw",
    "dir",
    "bochs",
    "cloop",
    "dmg",
    "iso",
    "vpc",
    "vdi",
    "fat",
    "vhd",
    "ploop",
    "luks",
    "cow",
    "qcow",
    "qcow2",
    "qed",
    "vmdk",
]
"""Format of a target."""

_NAME = re.compile(r"[a-zA-Z0-9_-][a-zA-Z0-9_.-]*")
_TARGET = re.compile(r"(ioemu:)?(fd|hd|sd|vd|xvd|ubd)[a-zA-Z0-9_]+")
_HOST = re.compile(r"[a-zA-Z0-9.-]+|[0-9a-fA-F:.]+")
_UUID = re.compile(r"[0-9a-fA-F]{32}|[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
# Characters that XML 1.0 has no way to write.
_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


# -- checkpoints -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class CheckpointDisk:
    """One disk of a checkpoint.

    ``name`` is its target (``vda``) or the path of its source. ``bitmap`` is the
    checkpoint's name if None; libvirt's qemu driver takes no other. ``size`` is in
    bytes, and ignored by servers: it is there in what they print.
    """

    name: str
    checkpoint: CheckpointKind = "bitmap"
    bitmap: str | None = None
    size: int | None = None

    def __post_init__(self) -> None:
        if not (_TARGET.fullmatch(self.name) or _is_path(self.name)):
            raise ValueError(f"name: {self.name!r} is neither a disk's target nor a path")
        _one_of("checkpoint", self.checkpoint, CheckpointKind)
        _writable("bitmap", self.bitmap)
        _count("size", self.size)
        if self.checkpoint == "no":
            _alone("bitmap", self.bitmap, "a disk that takes no part")
            _alone("size", self.size, "a disk that takes no part")

    def _add(self, disks: ET.Element) -> None:
        _child(
            disks,
            "disk",
            name=self.name,
            checkpoint=self.checkpoint,
            bitmap=self.bitmap,
            size=self.size,
        )


def checkpoint(
    name: str | None = None,
    *,
    description: str | None = None,
    disks: Sequence[CheckpointDisk | str] | None = None,
    parent: str | None = None,
    creation_time: int | None = None,
    domain: str | None = None,
) -> str:
    """Return the XML of a checkpoint.

    The server names it after the time if ``name`` is None. ``disks`` are all that can
    be written if None; a string is a disk's name. The other three count only when the
    checkpoint is redefined: the name of its ``parent``, its ``creation_time`` in Unix
    seconds, and the XML of its ``domain``.

    Raises ValueError.
    """
    _name("name", name)
    _writable("description", description)
    _name("parent", parent)
    _count("creation_time", creation_time)
    if parent is not None and parent == name:
        raise ValueError("parent: a checkpoint cannot be its own")
    root = ET.Element("domaincheckpoint")
    _text(root, "name", name)
    _text(root, "description", description)
    if parent is not None:
        _text(ET.SubElement(root, "parent"), "name", parent)
    _text(root, "creationTime", creation_time)
    if disks is not None:
        listed = [CheckpointDisk(disk) if isinstance(disk, str) else disk for disk in disks]
        _listed([disk.name for disk in listed])
        element = ET.SubElement(root, "disks")
        for disk in listed:
            disk._add(element)
    if domain is not None:
        try:
            inside = ET.fromstring(domain)
        except ET.ParseError as exc:
            raise ValueError(f"domain: it is no XML: {exc}") from exc
        if inside.tag != "domain":
            raise ValueError(f"domain: its element is '{inside.tag}', not 'domain'")
        inside.tail = None
        root.append(inside)
    return _printed(root)


# -- where backups are kept ------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class SecurityLabel:
    """Override of the security label of a target or scratch image.

    ``model`` is ``dac``, ``selinux`` or ``apparmor``, or all if None. With ``relabel``
    the image gets ``label``; without, it keeps what it has.
    """

    model: str | None = None
    label: str | None = None
    relabel: bool = True

    def __post_init__(self) -> None:
        _writable("model", self.model)
        _writable("label", self.label)
        if self.relabel and self.label is None:
            raise ValueError("label: it is missing, and the image would be relabelled")
        if not self.relabel:
            _alone("label", self.label, "an image that is not relabelled")

    def _add(self, store: ET.Element) -> None:
        element = _child(store, "seclabel", model=self.model, relabel=_yes_no(self.relabel))
        _text(element, "label", self.label)


@dataclass(frozen=True, slots=True)
class Encryption:
    """LUKS encryption of a target or scratch image.

    The passphrase is in a secret of the server's, named by its UUID or by its usage.
    ``cipher`` is a name with a size in bits (``("aes", 256)``), and can be followed by
    mode and hash; ``ivgen`` is a name, and can be followed by a hash.
    """

    secret_uuid: str | None = None
    secret_usage: str | None = None
    engine: Literal["qemu"] | None = None
    cipher: tuple[str, int] | tuple[str, int, str, str] | None = None
    ivgen: tuple[str] | tuple[str, str] | None = None

    def __post_init__(self) -> None:
        if (self.secret_uuid is None) == (self.secret_usage is None):
            raise ValueError("secret_uuid: exactly one of it and secret_usage is needed")
        if self.secret_uuid is not None and not _UUID.fullmatch(self.secret_uuid):
            raise ValueError(f"secret_uuid: {self.secret_uuid!r} is no UUID")
        _writable("secret_usage", self.secret_usage)
        _one_of("engine", self.engine, Literal["qemu"])
        if self.cipher is not None:
            if len(self.cipher) not in (2, 4):
                raise ValueError("cipher: it has a name and a size, or mode and hash as well")
            _count("cipher", self.cipher[1])
        if self.ivgen is not None and len(self.ivgen) not in (1, 2):
            raise ValueError("ivgen: it has a name, or a hash as well")
        if self.ivgen is not None and self.cipher is None:
            raise ValueError("ivgen: it needs a cipher")
        for name, words in (("cipher", self.cipher), ("ivgen", self.ivgen)):
            for word in words or ():
                _writable(name, str(word))

    def _add(self, store: ET.Element) -> None:
        element = _child(store, "encryption", format="luks", engine=self.engine)
        secret = {"uuid": self.secret_uuid, "usage": self.secret_usage}
        _child(element, "secret", type="passphrase", **secret)
        for name, words, attributes in (
            ("cipher", self.cipher, ("name", "size", "mode", "hash")),
            ("ivgen", self.ivgen, ("name", "hash")),
        ):
            if words is not None:
                _child(element, name, **dict(zip(attributes, words, strict=False)))


@dataclass(frozen=True, slots=True)
class Store:
    """Image at ``path``: the target of a push, or the scratch image of a pull.

    A ``block`` device has to be there. A ``file`` is made by the server, unless the
    backup is begun with VIR_DOMAIN_BACKUP_BEGIN_REUSE_EXTERNAL.
    """

    path: str
    type: StoreType = "file"
    security_labels: tuple[SecurityLabel, ...] = ()
    encryption: Encryption | None = None

    def __post_init__(self) -> None:
        _path("path", self.path)
        _one_of("type", self.type, StoreType)

    def _add(self, disk: ET.Element, tag: str) -> None:
        place = {"dev" if self.type == "block" else "file": self.path}
        element = _child(disk, tag, **place)
        for label in self.security_labels:
            label._add(element)
        if self.encryption is not None:
            self.encryption._add(element)


# -- backups ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class UnixServer:
    """NBD server on a unix socket, which QEMU makes; its folder has to be there."""

    socket: str
    tls: bool | None = None

    def __post_init__(self) -> None:
        _path("socket", self.socket)

    def _add(self, root: ET.Element) -> None:
        _child(root, "server", transport="unix", socket=self.socket, tls=_yes_no(self.tls))


@dataclass(frozen=True, slots=True)
class TcpServer:
    """NBD server on a TCP port of the server's host.

    ``host`` is the address that it listens on. libvirt's qemu driver needs a ``port``.
    """

    host: str = "localhost"
    port: int | None = None
    tls: bool | None = None

    def __post_init__(self) -> None:
        if not _HOST.fullmatch(self.host):
            raise ValueError(f"host: {self.host!r} is neither a name nor an address")
        if self.port is not None and not 0 < self.port < 65536:
            raise ValueError(f"port: there is no port {self.port}")

    def _add(self, root: ET.Element) -> None:
        _child(
            root, "server", transport="tcp", name=self.host, port=self.port, tls=_yes_no(self.tls)
        )


@dataclass(frozen=True, slots=True)
class _Disk:
    """Attributes of disks in both kinds of backups."""

    name: str
    backup: bool = True
    mode: BackupMode | None = None
    incremental: str | None = None

    def _check(self, **others: object) -> None:
        if not _TARGET.fullmatch(self.name):
            raise ValueError(f"name: {self.name!r} is no disk's target")
        _one_of("mode", self.mode, BackupMode)
        _name("incremental", self.incremental)
        if not self.backup:
            for name, value in {
                "mode": self.mode,
                "incremental": self.incremental,
                **others,
            }.items():
                _alone(name, value, "a disk that takes no part")
        if self.mode == "full":
            _alone("incremental", self.incremental, "a disk whose mode is 'full'")

    def _element(self, disks: ET.Element, store: Store | None, **more: str | None) -> ET.Element:
        if not self.backup:
            return _child(disks, "disk", name=self.name, backup="no")
        return _child(
            disks,
            "disk",
            name=self.name,
            backup="yes",
            type="file" if store is None else store.type,
            backupmode=self.mode,
            incremental=self.incremental,
            **more,
        )


@dataclass(frozen=True, slots=True)
class PushDisk(_Disk):
    """One disk of a push backup.

    ``target`` is beside the disk's image if None. ``format`` is qcow2 if None.
    ``incremental`` names a checkpoint, where it is another than that of the backup;
    ``mode`` is ``incremental`` if there is one, unless it says otherwise.
    """

    target: Store | None = None
    format: Format | None = None

    def __post_init__(self) -> None:
        self._check(target=self.target, format=self.format)
        _one_of("format", self.format, Format)

    def _add(self, disks: ET.Element) -> None:
        element = self._element(disks, self.target)
        if self.format is not None:
            _child(element, "driver", type=self.format)
        if self.target is not None:
            self.target._add(element, "target")


@dataclass(frozen=True, slots=True)
class PullDisk(_Disk):
    """One disk of a pull backup.

    ``scratch`` keeps what the guest overwrites meanwhile; it is qcow2. ``export_name``
    is the name of the disk's export, its target if None, and ``export_bitmap`` that of
    its bitmap of changes, ``backup-`` and the target if None. ``incremental`` and
    ``mode`` are as for a push.
    """

    scratch: Store | None = None
    export_name: str | None = None
    export_bitmap: str | None = None

    def __post_init__(self) -> None:
        self._check(
            scratch=self.scratch, export_name=self.export_name, export_bitmap=self.export_bitmap
        )
        _writable("export_name", self.export_name)
        _writable("export_bitmap", self.export_bitmap)
        if self.mode == "full":
            _alone("export_bitmap", self.export_bitmap, "a disk whose mode is 'full'")

    def _add(self, disks: ET.Element) -> None:
        element = self._element(
            disks, self.scratch, exportname=self.export_name, exportbitmap=self.export_bitmap
        )
        if self.scratch is not None:
            self.scratch._add(element, "scratch")


_D = TypeVar("_D", "PushDisk", "PullDisk")


def push(
    *,
    disks: Sequence[PushDisk | str] | None = None,
    incremental: str | None = None,
) -> str:
    """Return the XML of a push backup: QEMU writes an image of each disk.

    ``disks`` are all that can be written if None; a string is a disk's name. A backup
    without ``incremental``, which is the name of a checkpoint, is full.

    Raises ValueError.
    """
    listed = _completed(disks, PushDisk, incremental)
    return _backup("push", incremental, None, listed)


def pull(
    server: UnixServer | TcpServer,
    *,
    disks: Sequence[PullDisk | str] | None = None,
    incremental: str | None = None,
) -> str:
    """Return the XML of a pull backup: QEMU exports each disk over NBD.

    ``disks`` are all that can be written if None; a string is a disk's name. With
    ``incremental``, the name of a checkpoint, exports have a bitmap of what has changed
    since.

    Raises ValueError.
    """
    listed = _completed(disks, PullDisk, incremental)
    exports = [disk.export_name or disk.name for disk in listed or () if disk.backup]
    if len(set(exports)) < len(exports):
        raise ValueError("disks: two have the same export_name")
    return _backup("pull", incremental, server, listed)


def _completed(
    disks: Sequence[_D | str] | None, kind: type[_D], incremental: str | None
) -> list[_D] | None:
    _name("incremental", incremental)
    if disks is None:
        return None
    listed = [kind(disk) if isinstance(disk, str) else disk for disk in disks]
    for disk in listed:
        if not isinstance(disk, kind):
            raise ValueError(f"disks: {disk.name} is a {type(disk).__name__}")
        if disk.mode == "incremental" and disk.incremental is None and incremental is None:
            raise ValueError(f"incremental: disk {disk.name} is to be based on a checkpoint")
    _listed([disk.name for disk in listed])
    return listed


def _backup(
    mode: str,
    incremental: str | None,
    server: UnixServer | TcpServer | None,
    disks: Sequence[PushDisk | PullDisk] | None,
) -> str:
    root = ET.Element("domainbackup", mode=mode)
    _text(root, "incremental", incremental)
    if server is not None:
        server._add(root)
    if disks is not None:
        element = ET.SubElement(root, "disks")
        for disk in disks:
            disk._add(element)
    return _printed(root)


# -- checks ----------------------------------------------------------------------------


def _is_path(text: str) -> bool:
    return re.fullmatch(r"/[^\n]+", text) is not None and _UNWRITABLE.search(text) is None


def _path(argument: str, text: str) -> None:
    if not _is_path(text):
        raise ValueError(f"{argument}: {text!r} is no absolute path")


def _name(argument: str, text: str | None) -> None:
    if text is not None and not _NAME.fullmatch(text):
        raise ValueError(f"{argument}: {text!r} is no name of a checkpoint")


def is_writable(text: str) -> bool:
    """Return whether XML can have a text."""
    return _UNWRITABLE.search(text) is None


def _writable(argument: str, text: str | None) -> None:
    if text is not None and (found := _UNWRITABLE.search(text)):
        raise ValueError(f"{argument}: XML cannot have the character {found[0]!r}")


def _one_of(argument: str, value: str | None, choice: object) -> None:
    if value is not None and value not in (known := get_args(choice)):
        raise ValueError(f"{argument}: {value!r} is none of {', '.join(known)}")


def _count(argument: str, value: int | None) -> None:
    if value is not None and not 0 <= value < 2**63:
        raise ValueError(f"{argument}: {value} is out of range")


def _alone(argument: str, value: object, kind: str) -> None:
    if value is not None:
        raise ValueError(f"{argument}: {kind} has none")


def _listed(names: list[str]) -> None:
    if not names:
        raise ValueError("disks: the list is empty; None is for all disks")
    if twice := {name for name in names if names.count(name) > 1}:
        raise ValueError(f"disks: {min(twice)} is listed twice")


# -- printing --------------------------------------------------------------------------


def _yes_no(value: bool | None) -> str | None:
    return None if value is None else "yes" if value else "no"


def _child(above: ET.Element, tag: str, **attributes: object) -> ET.Element:
    """Add an element with those attributes that are not None."""
    there = {name: str(value) for name, value in attributes.items() if value is not None}
    return ET.SubElement(above, tag, there)


def _text(above: ET.Element, tag: str, value: object) -> None:
    if value is not None:
        ET.SubElement(above, tag).text = str(value)


def _printed(root: ET.Element) -> str:
    # ElementTree leaves carriage returns in texts, which readers take for line ends.
    return ET.tostring(root, encoding="unicode").replace("\r", "&#13;")
