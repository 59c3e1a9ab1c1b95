"""The smallest documents that libvirt takes, for tests about something else."""

from __future__ import annotations

__all__ = ["UUID", "checkpoint", "disk", "domain", "guest"]

UUID = "11111111-1111-4111-8111-111111111111"


def disk(target: str = "vda", source: str = "/images/a.img") -> str:
    """Return a disk that is a file."""
    return (
        f"<disk type='file' device='disk'><source file='{source}'/><target dev='{target}'/></disk>"
    )


def domain(
    name: str = "guest",
    uuid: str | None = None,
    *,
    memory: int | str = 65536,
    vcpus: int | str | None = 1,
    before: str = "",
    behind: str = "",
    devices: str = "",
    attributes: str = "",
) -> str:
    """Return a domain of the test driver, with ``memory`` in KiB.

    ``before`` and ``behind`` stand before and after its <os>. ``attributes`` are those
    of its root element beside the type, declarations of namespaces among them.
    """
    attributes_xml = f" {attributes}" if attributes else ""
    uuid_xml = f"<uuid>{uuid}</uuid>" if uuid is not None else ""
    vcpu_xml = f"<vcpu>{vcpus}</vcpu>" if vcpus is not None else ""
    devices_xml = f"<devices>{devices}</devices>" if devices else ""
    return (
        f"<domain type='test'{attributes_xml}>"
        f"<name>{name}</name>{uuid_xml}<memory>{memory}</memory>{vcpu_xml}"
        f"{before}<os><type>hvm</type></os>{behind}{devices_xml}</domain>"
    )


def guest(name: str, devices: str = "", *, machine: str | None = None) -> str:
    """Return a small domain that QEMU runs without hardware's help."""
    machine_xml = f" machine='{machine}'" if machine is not None else ""
    devices_xml = f"<devices>{devices}</devices>" if devices else ""
    return (
        f"<domain type='qemu'><name>{name}</name><memory unit='MiB'>64</memory><vcpu>1</vcpu>"
        f"<os><type arch='x86_64'{machine_xml}>hvm</type></os>"
        f"{devices_xml}<seclabel type='none'/></domain>"
    )


def checkpoint(name: str, inside: str = "") -> str:
    """Return a checkpoint of all disks, unless ``inside`` says otherwise."""
    return f"<domaincheckpoint><name>{name}</name>{inside}</domaincheckpoint>"
