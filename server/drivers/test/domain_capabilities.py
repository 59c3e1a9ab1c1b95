"""What domains may use: nothing that libvirt's test driver would know of.

It has virConnectGetDomainCapabilities since 9.8.0. The document only says what was
asked for, and that no mode of CPU and no secure enclave is there.
"""

from __future__ import annotations

from functools import partial

from ...conf import xml
from ...conf.domain.boot import ARCHITECTURES
from ...conf.domain.vocabulary import VIRT_TYPES
from ...offload import Later, later
from .checks import check_flags, invalid

__all__ = ["DomainCapabilitiesEntryPoints"]

_CPU_MODES = ("host-passthrough", "maximum", "host-model", "custom")
_FEATURES = ("sev", "sgx")
_NO = {"supported": "no"}


class DomainCapabilitiesEntryPoints:
    """Entry point that describes what domains may use."""

    def connect_get_domain_capabilities(
        self,
        emulatorbin: str | None,
        arch: str | None,
        machine: str | None,
        virttype: str | None,
        flags: int,
    ) -> str | Later[str]:
        check_flags(flags, 0, "testConnectGetDomainCapabilities")
        if arch is not None and arch not in ARCHITECTURES:
            raise invalid(f"unknown architecture: {arch}")
        if virttype is not None and virttype not in VIRT_TYPES:
            raise invalid(f"unknown virttype: {virttype}")
        size = len(emulatorbin or "") + len(machine or "")
        return later(
            size, partial(_document, emulatorbin, arch or "i686", machine, virttype or "test")
        )


def _document(emulator: str | None, arch: str, machine: str | None, virt_type: str) -> str:
    root = xml.Element("domainCapabilities")
    if emulator is not None:
        root.add("path", text=emulator)
    root.add("domain", text=virt_type)
    if machine is not None:
        root.add("machine", text=xml.Raw(machine))  # which libvirt does not escape
    root.add("arch", text=arch)
    cpu = root.add("cpu")
    for mode in _CPU_MODES:
        cpu.add("mode", {"name": mode, **_NO})
    root.add("devices").is_open = True
    features = root.add("features")
    for name in _FEATURES:
        features.add(name, dict(_NO))
    return root.format()
