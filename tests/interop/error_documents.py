"""Documents and identities of the objects of the probes in `error_probes.py`."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any

from tests import documents

if TYPE_CHECKING:
    from pathlib import Path


def uuid_of(name: str) -> uuid.UUID:
    """Return the UUID of the object with this name."""
    return uuid.uuid5(uuid.NAMESPACE_OID, name)


def identity(name: str, number: int | None = None) -> dict[str, Any]:
    found: dict[str, Any] = {"name": name, "uuid": uuid_of(name).bytes}
    return found if number is None else found | {"id": number}


def small(name: str, uuid: str) -> str:
    return documents.domain(name, uuid, memory=8192)


def guest(name: str, found: str, disk: Path | None = None) -> str:
    devices = "" if disk is None else documents.disk("vda", str(disk))
    return documents.guest(name, devices).replace("</name>", f"</name><uuid>{found}</uuid>", 1)


_NIC = (
    "<interface type='network'><mac address='52:54:00:00:00:01'/><source network='default'/>"
    "<target dev='net0'/></interface>"
)


def named(name: str) -> str:
    return f"<name>{name}</name><uuid>{uuid_of(name)}</uuid>"


def _node_domain(name: str, state: str) -> str:
    before = state if state.startswith("<") else f"<t:runstate>{state}</t:runstate>"
    return documents.domain(
        name,
        str(uuid_of(name)),
        memory=8388608,
        vcpus=2,
        before=f"<currentMemory>2097152</currentMemory><iothreads>1</iothreads>{before}",
        devices=documents.disk() + _NIC.replace("net0", f"{name}0"),
        attributes="xmlns:t='http://libvirt.org/schemas/domain/test/1.0'",
    )


def network_xml(name: str) -> str:
    number = len(name)
    address = f"<ip address='10.9.{number}.1' netmask='255.255.255.0'/>"
    return f"<network>{named(name)}<bridge name='br{name[:8]}'/>{address}</network>"


def pool_xml(name: str, path: str = "/nowhere") -> str:
    return f"<pool type='dir'>{named(name)}<target><path>{path}</path></target></pool>"


VOLUME = "<volume><name>{}</name><capacity>1048576</capacity><allocation>0</allocation></volume>"
INTERFACE = (
    "<interface type='ethernet' name='{}'><start mode='none'/>"
    "<mac address='aa:bb:cc:dd:ee:f0'/></interface>"
)
_DEVICE = (
    "<device><name>computer</name><capability type='system'><hardware>"
    f"<vendor>v</vendor><version>1</version><serial>s</serial>"
    f"<uuid>{uuid_of('computer')}</uuid></hardware>"
    "<firmware><vendor>v</vendor><version>1</version>"
    "<release_date>1/1/2000</release_date></firmware></capability></device>"
)
_HBA = (
    "<device><name>scsi_host1</name><parent>computer</parent><capability type='scsi_host'>"
    "<host>1</host><capability type='fc_host'><wwnn>2000000012341234</wwnn>"
    "<wwpn>1000000012341234</wwpn></capability><capability type='vport_ops'/></capability></device>"
)
VPORT = _HBA.replace("scsi_host1", "scsi_host9").replace("12341234", "12341239")
MEDIATED = (
    "<device><parent>computer</parent>"
    "<capability type='mdev'><type id='i915-GVTg_V5_8'/></capability></device>"
)
PORT = (
    f"<networkport><uuid>{uuid_of('nosuch')}</uuid><owner>{named('test')}</owner>"
    "<mac address='52:54:00:7b:35:93'/></networkport>"
)
BINDING = (
    f"<filterbinding><owner>{named('test')}</owner><portdev name='new'/>"
    "<mac address='52:54:00:7b:35:93'/><filterref filter='nosuch'/></filterbinding>"
)
CPU = "<cpu><arch>x86_64</arch><model>qemu64</model></cpu>"
BACKUP = "<domainbackup mode='pull'><server name='localhost' port='10809'/></domainbackup>"


def secret_xml(name: str) -> str:
    return f"<secret ephemeral='no' private='no'><uuid>{uuid_of(name)}</uuid></secret>"


NODE = "".join((
    "<node>",
    _node_domain("test", "1"),
    _node_domain("off", "5"),
    _node_domain("temp", "<t:transient/>"),
    network_xml("default"),
    pool_xml("default-pool", "/default-pool").replace(
        "</pool>", f"{VOLUME.format('volume')}</pool>"
    ),
    INTERFACE.format("eth1"),
    _DEVICE,
    _HBA,
    "</node>",
))  # fmt: skip
