"""What readers of configuration documents refuse with: a constructor for each code, which takes what is wrong.

libvirt's errors say which part of it they come from. A `Refusals` stands for one part, as VIR_FROM_THIS does for a file of
libvirt's: readers of domains raise those of `DOMAIN`, and what several kinds of object have in common raises those of the part
that libvirt reads it in. What is wrong with an attribute or an element is said by the functions below, which take the place
first: element, attribute, value, what was expected of it.
"""

from __future__ import annotations

from ...protocol._generated.enums import ErrorDomain, ErrorNumber
from ...protocol.errors import LibvirtError, report

__all__ = [
    "CPU",
    "DOMAIN",
    "NETWORK",
    "NOBODY",
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
    """The refusals of one part of libvirt."""

    __slots__ = ("_part",)

    def __init__(self, part: ErrorDomain) -> None:
        self._part = part

    def xml_error(self, detail: str) -> LibvirtError:
        return report(ErrorNumber.VIR_ERR_XML_ERROR, self._part, detail)

    def xml_detail(self, detail: str) -> LibvirtError:
        """VIR_ERR_XML_DETAIL, whose text is the detail alone."""
        return report(ErrorNumber.VIR_ERR_XML_DETAIL, self._part, detail)

    def unsupported(self, detail: str) -> LibvirtError:
        """VIR_ERR_CONFIG_UNSUPPORTED."""
        return report(ErrorNumber.VIR_ERR_CONFIG_UNSUPPORTED, self._part, detail)

    def internal_error(self, detail: str) -> LibvirtError:
        return report(ErrorNumber.VIR_ERR_INTERNAL_ERROR, self._part, detail)

    def invalid_argument(self, detail: str) -> LibvirtError:
        """VIR_ERR_INVALID_ARG with "invalid argument" before the detail."""
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
DOMAIN = Refusals(ErrorDomain.VIR_FROM_DOMAIN)
NETWORK = Refusals(ErrorDomain.VIR_FROM_NET)
NOBODY = Refusals(ErrorDomain.VIR_FROM_NONE)
RESOURCE_CONTROL = Refusals(ErrorDomain.VIR_FROM_RESCTRL)
STORAGE = Refusals(ErrorDomain.VIR_FROM_STORAGE)
XML = Refusals(ErrorDomain.VIR_FROM_XML)


def missing_attribute(element: str, attribute: str) -> LibvirtError:
    """virXMLProp*: an attribute that must be there."""
    return XML.xml_error(f"Missing required attribute '{attribute}' in element '{element}'")


def invalid_attribute(element: str, attribute: str, value: str, expected: str = "") -> LibvirtError:
    """virXMLProp*: an attribute that is none of what it may be."""
    return XML.xml_error(f"Invalid value for attribute '{attribute}' in element '{element}': '{value}'.{expected}")


def missing_part(path: str) -> LibvirtError:
    """An element or attribute, as an XPath, that must be there."""
    return XML.xml_error(f"missing element or attribute '{path}'")


def invalid_part(path: str, value: str) -> LibvirtError:
    """An element or attribute, as an XPath, that is none of what it may be."""
    return XML.xml_error(f"Invalid value '{value}' for element or attribute '{path}'")


def unexplained() -> LibvirtError:
    """What libvirt answers where its parser gives up without saying why."""
    detail = "An error occurred, but the cause is unknown"
    return LibvirtError(ErrorNumber.VIR_ERR_INTERNAL_ERROR, ErrorDomain.VIR_FROM_NONE, detail)
