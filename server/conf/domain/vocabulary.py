"""Validation of a definition: a check for unknown elements, made if a client asks.

libvirt holds the whole document against its schema; here it is the two upper levels,
where a misspelt element would otherwise be dropped without a word. Mistakes further in
are left to the parser, which refuses or drops them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import xml
from ..refusals import XML
from ..values import words

if TYPE_CHECKING:
    from lxml import etree

    from ....protocol.errors import LibvirtError

__all__ = ["DEVICES", "SECTIONS", "check_vocabulary"]

# Both in the order in which libvirt prints them.
SECTIONS = words(
    "name uuid genid title description metadata maxMemory memory currentMemory blkiotune memtune "
    "memoryBacking vcpu vcpus iothreads iothreadids defaultiothread cputune numatune resource "
    "sysinfo bootloader bootloader_args os idmap features cpu clock on_poweroff on_reboot on_crash "
    "on_lockfailure pm perf devices seclabel keywrap launchSecurity"
)
DEVICES = words(
    "emulator disk controller lease filesystem interface smartcard serial parallel console channel "
    "input tpm graphics sound audio video hostdev redirdev redirfilter hub watchdog memballoon rng "
    "nvram panic shmem memory iommu vsock"
)

_REPEATED = frozenset(words("sysinfo seclabel"))
_ATTRIBUTES = frozenset(words("type id"))
_SCHEMAS = "http://libvirt.org/schemas/domain/"
_EXTENSIONS = frozenset(
    f"{{{_SCHEMAS}{name}}}{tag}"
    for name, tags in (
        ("qemu/1.0", "commandline capabilities override deprecation"),
        ("lxc/1.0", "namespace"),
        ("bhyve/1.0", "commandline"),
        ("xen/1.0", "commandline"),
    )
    for tag in tags.split()
)


def _refused(line: str) -> LibvirtError:
    detail = f"Unable to validate doc against domain.rng\n{line}\n"
    return XML.invalid_schema(detail)


def _elements(parent: etree._Element) -> list[etree._Element]:
    texts = [parent.text, *(child.tail for child in parent)]
    if any(text is not None and text.strip() for text in texts):
        raise _refused(f"Element {xml.local_name(parent)} has extra content: text")
    return [child for child in parent if isinstance(child.tag, str)]  # no comments


def _extra(parent: etree._Element, child: etree._Element) -> LibvirtError:
    return _refused(f"Element {xml.local_name(parent)} has extra content: {xml.local_name(child)}")


def check_vocabulary(root: etree._Element) -> None:
    """Refuse a ``<domain>`` with an unknown attribute, section or device.

    A section that occurs twice is refused, too, where libvirt takes only one.
    """
    for name in map(str, root.attrib):
        if name not in _ATTRIBUTES:
            raise _refused(f"Invalid attribute {name} for element {xml.local_name(root)}")
    seen = set()
    for section in _elements(root):
        tag = str(section.tag)
        if tag not in SECTIONS and tag not in _EXTENSIONS:
            raise _extra(root, section)
        if tag in seen and tag not in _REPEATED:
            raise _refused(
                f"Extra element {tag} in interleave\n"
                f"Element {xml.local_name(root)} failed to validate content"
            )
        seen.add(tag)
        if tag == "devices":
            for device in _elements(section):
                if device.tag not in DEVICES:
                    raise _extra(section, device)
