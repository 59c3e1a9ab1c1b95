"""Messages about domains of a node file: what taints them, what is deprecated.

As in libvirt's driver, a domain that a client defines has none, and those of a node
file keep theirs, whatever is made of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....protocol._generated.enums import DomainMessageType
from ...objects.domains import Messages
from .checks import unsupported_flags

if TYPE_CHECKING:
    from ..._generated.driver import Domain as DomainIdentity
    from ...conf import xml
    from ...conf.domain.definition import DomainDef
    from ...objects.domains import Domain

__all__ = ["MessageEntryPoints", "messages_about"]

_DEPRECATION = int(DomainMessageType.VIR_DOMAIN_MESSAGE_DEPRECATION)
_TAINTING = int(DomainMessageType.VIR_DOMAIN_MESSAGE_TAINTING)
# A model of no hypervisor, which libvirt's driver has for tests of these messages.
_DEPRECATED_MODEL = "Deprecated-Test"


def _has_privileges(device: xml.Element) -> bool:
    is_scsi = device.attrs.get("mode") == "subsystem" and device.attrs.get("type") == "scsi"
    return device.attrs.get("rawio") == "yes" and (device.tag == "disk" or is_scsi)


def _is_host_cdrom(device: xml.Element) -> bool:
    if device.tag != "disk" or device.attrs.get("device") != "cdrom":
        return False
    return device.attrs.get("type") == "block" and device.get("source", "dev") is not None


def messages_about(definition: DomainDef) -> Messages:
    tree = definition.tree
    devices = tree.find("devices")
    parts = () if devices is None else devices.children
    system, cpu = tree.find("os"), tree.find("cpu")
    model = None if cpu is None or cpu.attrs.get("mode") != "custom" else cpu.find("model")
    is_deprecated = model is not None and model.text == _DEPRECATED_MODEL
    taints = {  # in libvirt's order
        "running with undesirable elevated privileges": any(map(_has_privileges, parts)),
        "network configuration using opaque shell scripts": any(
            part.tag == "interface" and part.find("script") is not None for part in parts
        ),
        "use of host cdrom passthrough": any(map(_is_host_cdrom, parts)),
        "custom device tree blob used": system is not None and system.find("dtb") is not None,
        "use of deprecated configuration settings": is_deprecated,
    }
    return Messages(
        tuple(text for text, is_so in taints.items() if is_so),
        (f"CPU model {_DEPRECATED_MODEL}",) if is_deprecated else (),
    )


class MessageEntryPoints:
    """Entry point for the messages about a domain."""

    if TYPE_CHECKING:  # the driver class has it; nothing here may hide that

        def _domain(self, dom: DomainIdentity) -> Domain:
            raise NotImplementedError

    def domain_get_messages(self, dom: DomainIdentity, flags: int) -> list[str]:
        if flags & ~(_DEPRECATION | _TAINTING):
            raise unsupported_flags(flags & ~(_DEPRECATION | _TAINTING), "testDomainGetMessages")
        taints, deprecations = self._domain(dom).messages
        found: list[str] = []
        if not flags or flags & _TAINTING:
            found += [f"tainted: {text}" for text in taints]
        if not flags or flags & _DEPRECATION:
            found += [f"deprecated configuration: {text}" for text in deprecations]
        return found
