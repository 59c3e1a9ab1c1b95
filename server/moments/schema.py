"""RELAX NG schemas, compiled once per thread, and libvirt's error of a misfit."""

from __future__ import annotations

import threading
from importlib import resources
from typing import TYPE_CHECKING

from lxml import etree

from ...protocol._generated.enums import ErrorDomain, ErrorNumber
from ...protocol.errors import LibvirtError, report

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Schema"]


class Schema:
    """One schema, from the file ``resource`` of this package.

    ``libvirt_path`` is the file that libvirt names in its error text. Each thread has a
    validator of its own, because a validator keeps the errors that it found.
    """

    def __init__(self, resource: str, libvirt_path: str) -> None:
        self._resource = resource
        self._libvirt_path = libvirt_path
        self._validators = threading.local()

    @property
    def _validator(self) -> etree.RelaxNG:
        found: etree.RelaxNG | None = getattr(self._validators, "validator", None)
        if found is None:
            schema = etree.fromstring(
                resources.files(__package__).joinpath(self._resource).read_bytes()
            )
            found = self._validators.validator = etree.RelaxNG(schema)
        return found

    def check(self, root: etree._Element) -> None:
        """Raise VIR_ERR_XML_INVALID_SCHEMA unless the document fits."""
        validator = self._validator
        if not validator.validate(root):
            raise self.misfit(entry.message for entry in validator.error_log)

    def misfit(self, messages: Iterable[str]) -> LibvirtError:
        """Make the error for libxml2's ``messages``, one a line, as libvirt does."""
        lines = "".join(f"{message}\n" for message in messages)
        detail = f"Unable to validate doc against {self._libvirt_path}\n{lines}"
        return report(ErrorNumber.VIR_ERR_XML_INVALID_SCHEMA, ErrorDomain.VIR_FROM_XML, detail)
