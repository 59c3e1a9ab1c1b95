"""Errors that readers of configuration documents raise, a constructor for each code.

libvirt's errors say which part of it they come from. A `Refusals` stands for one part,
as VIR_FROM_THIS does for a file of libvirt's: readers of domains raise those of
`DOMAIN`; readers that several kinds of object share raise those of the part in which
libvirt reads the same. The functions below make the errors about one attribute or
element; they take the place first: element, attribute, value, and what was expected.
"""

from __future__ import annotations

from ...protocol._generated.enums import ErrorDomain, ErrorNumber
from ...protocol.errors import LibvirtError, report

__all__ = [
    "CPU",
    "DEVICE",
    "DOMAIN",
    "IP_ROUTE",
    "NETWORK",
    "NOBODY",
    "QEMU",
    "RESOURCE_CONTROL",
    "STORAGE",
    "XML",
    "Refusals",
    "invalid_attribute",
    "invalid_part",
    "missing_attribute",
    "missing_part",
    "unexplained",
]


class Refusals:
    """Errors of one part of libvirt."""

    __slots__ = ("_part",)

    def __init__(self, part: ErrorDomain) -> None:
        self._part = part

    def xml_error(self, detail: str) -> LibvirtError:
        return report(ErrorNumber.VIR_ERR_XML_ERROR, self._part, detail)

    def xml_detail(self, detail: str) -> LibvirtError:
        """Make VIR_ERR_XML_DETAIL, whose text is the detail alone."""
        return report(ErrorNumber.VIR_ERR_XML_DETAIL, self._part, detail)

    def unsupported(self, detail: str) -> LibvirtError:
        """Make VIR_ERR_CONFIG_UNSUPPORTED."""
        return report(ErrorNumber.VIR_ERR_CONFIG_UNSUPPORTED, self._part, detail)

    def argument_unsupported(self, detail: str) -> LibvirtError:
        """Make VIR_ERR_ARGUMENT_UNSUPPORTED."""
        return report(ErrorNumber.VIR_ERR_ARGUMENT_UNSUPPORTED, self._part, detail)

    def internal_error(self, detail: str) -> LibvirtError:
        return report(ErrorNumber.VIR_ERR_INTERNAL_ERROR, self._part, detail)

    def invalid_argument(self, detail: str) -> LibvirtError:
        """Make VIR_ERR_INVALID_ARG: "invalid argument" and the detail."""
        return report(ErrorNumber.VIR_ERR_INVALID_ARG, self._part, detail)

    def invalid_schema(self, detail: str) -> LibvirtError:
        return report(ErrorNumber.VIR_ERR_XML_INVALID_SCHEMA, self._part, detail)

    def overflow(self, detail: str) -> LibvirtError:
        return report(ErrorNumber.VIR_ERR_OVERFLOW, self._part, detail)

    def system_error(self, detail: str) -> LibvirtError:
        return report(ErrorNumber.VIR_ERR_SYSTEM_ERROR, self._part, detail)

    def no_name(self, detail: str = "") -> LibvirtError:
        return report(ErrorNumber.VIR_ERR_NO_NAME, self._part, detail)

    def no_source(self, detail: str) -> LibvirtError:
        return report(ErrorNumber.VIR_ERR_NO_SOURCE, self._part, detail)

    def no_target(self, detail: str) -> LibvirtError:
        return report(ErrorNumber.VIR_ERR_NO_TARGET, self._part, detail)


CPU = Refusals(ErrorDomain.VIR_FROM_CPU)
DEVICE = Refusals(ErrorDomain.VIR_FROM_DEVICE)
DOMAIN = Refusals(ErrorDomain.VIR_FROM_DOMAIN)
IP_ROUTE = Refusals(ErrorDomain.VIR_FROM_NETWORK)
NETWORK = Refusals(ErrorDomain.VIR_FROM_NET)
NOBODY = Refusals(ErrorDomain.VIR_FROM_NONE)
QEMU = Refusals(ErrorDomain.VIR_FROM_QEMU)
RESOURCE_CONTROL = Refusals(ErrorDomain.VIR_FROM_RESCTRL)
STORAGE = Refusals(ErrorDomain.VIR_FROM_STORAGE)
XML = Refusals(ErrorDomain.VIR_FROM_XML)


def missing_attribute(element: str, attribute: str) -> LibvirtError:
    """Make virXMLProp*'s error about a required attribute that is missing."""
    return XML.xml_error(f"Missing required attribute '{attribute}' in element '{element}'")


def invalid_attribute(element: str, attribute: str, value: str, expected: str = "") -> LibvirtError:
    """Make virXMLProp*'s error about an attribute with a value that it cannot have."""
    return XML.xml_error(
        f"Invalid value for attribute '{attribute}' in element '{element}': '{value}'.{expected}"
    )


def missing_part(path: str) -> LibvirtError:
    """Make the error about a missing element or attribute at an XPath."""
    return XML.xml_error(f"missing element or attribute '{path}'")


def invalid_part(path: str, value: str) -> LibvirtError:
    """Make the error about a bad value of the element or attribute at an XPath."""
    return XML.xml_error(f"Invalid value '{value}' for element or attribute '{path}'")


def unexplained() -> LibvirtError:
    """Make the error that a client gets for what libvirt refuses without a reason."""
    detail = "An error occurred, but the cause is unknown"
    return LibvirtError(ErrorNumber.VIR_ERR_INTERNAL_ERROR, ErrorDomain.VIR_FROM_NONE, detail)
