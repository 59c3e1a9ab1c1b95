"""Messages about a domain: why it is tainted, and what it uses that is deprecated.

libvirt's test driver looks for reasons in the domains of a node's file, and in devices
that are attached; it never forgets one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...conf.domain.views import Disk
from ...objects.messages import MESSAGES, messages_of
from .checks import check_flags

if TYPE_CHECKING:
    from ..._generated.driver import Domain as DomainIdentity
    from ...conf import xml
    from ...conf.domain.definition import DomainDef
    from ...objects.domains import Domain

__all__ = ["MessageEntryPoints", "check_taints", "taints_of"]

# A model of no hypervisor, which libvirt's driver has for tests of these messages.
_DEPRECATED_CPU = "Deprecated-Test"


def taints_of(device: xml.Element) -> tuple[str, ...]:
    """Return the reasons for which a disk, hostdev or interface taints its domain."""
    if device.tag == "disk":
        return _taints_of_disk(Disk(device))
    if device.tag == "hostdev":
        is_raw = device.attrs.get("type") == "scsi" and device.attrs.get("rawio") == "yes"
        return ("high-privileges",) if is_raw else ()
    return () if device.find("script") is None else ("shell-scripts",)


def _taints_of_disk(disk: Disk) -> tuple[str, ...]:
    raw = ("high-privileges",) if disk.element.attrs.get("rawio") == "yes" else ()
    is_passed_on = disk.device == "cdrom" and disk.type == "block" and disk.path is not None
    return (*raw, "cdrom-passthrough") if is_passed_on else raw


def check_taints(domain: Domain) -> None:
    """Look for reasons in the whole definition of a domain."""
    definition = domain.definition
    for tag in ("disk", "hostdev", "interface"):
        for device in definition.devices(tag):
            domain.taint(*taints_of(device))
    if _has_deprecated_cpu(definition):
        domain.taint("deprecated-config")
        domain.deprecations.append(f"CPU model {_DEPRECATED_CPU}")
    os = definition.tree.find("os")
    if os is not None and os.find("dtb") is not None:
        domain.taint("custom-dtb")


def _has_deprecated_cpu(definition: DomainDef) -> bool:
    cpu = definition.tree.find("cpu")
    if cpu is None or cpu.attrs.get("mode") != "custom":
        return False
    model = cpu.find("model")
    return model is not None and model.text == _DEPRECATED_CPU


class MessageEntryPoints:
    """Entry point for the messages about a domain."""

    if TYPE_CHECKING:  # the driver class has it; nothing here may hide that

        def _domain(self, dom: DomainIdentity) -> Domain:
            raise NotImplementedError

    def domain_get_messages(self, dom: DomainIdentity, flags: int) -> list[str]:
        check_flags(flags, MESSAGES, "testDomainGetMessages")
        return messages_of(self._domain(dom), flags)
