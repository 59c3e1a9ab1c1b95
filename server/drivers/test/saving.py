"""Saved guests, whose images are kept in the server's memory under their paths.

So no client makes this server write a file.
"""

from __future__ import annotations

import errno
import os
from functools import partial
from typing import TYPE_CHECKING

from ....protocol._generated.enums import (
    DomainCoreDumpFlags,
    DomainCoreDumpFormat,
    DomainEventStartedDetailType,
    DomainEventStoppedDetailType,
    DomainRunningReason,
    DomainSaveImageXMLFlags,
    DomainSaveRestoreFlags,
    DomainShutoffReason,
    ErrorDomain,
    ErrorNumber,
)
from ....protocol.errors import LibvirtError, report
from ...conf import xml
from ...conf.domain.read import parse_domain
from ...objects.marks import changes, of_domain
from ...offload import Later, later
from .checks import not_valid, unsupported_flags
from .domains import PARSER, unpacked

if TYPE_CHECKING:
    from ..._generated.driver import Domain as DomainIdentity
    from ...conf.domain.definition import DomainDef
    from ...objects.domains import Domain, DomainList
    from ...objects.marks import Keys

__all__ = ["IMAGE", "SavingEntryPoints"]

# The kind of the records of saved guests, and of the keys of their paths.
IMAGE = "image"

_FLAGS = DomainSaveRestoreFlags
_RUNNING_OR_PAUSED = int(_FLAGS.VIR_DOMAIN_SAVE_RUNNING) | int(_FLAGS.VIR_DOMAIN_SAVE_PAUSED)
_MANAGED = int(_FLAGS.VIR_DOMAIN_SAVE_BYPASS_CACHE) | _RUNNING_OR_PAUSED
_SECURE = int(DomainSaveImageXMLFlags.VIR_DOMAIN_SAVE_IMAGE_XML_SECURE)
_SAVED = int(DomainShutoffReason.VIR_DOMAIN_SHUTOFF_SAVED)
_CRASHED = int(DomainShutoffReason.VIR_DOMAIN_SHUTOFF_CRASHED)
_RESTORED = int(DomainRunningReason.VIR_DOMAIN_RUNNING_RESTORED)
_STOPPED_SAVED = int(DomainEventStoppedDetailType.VIR_DOMAIN_EVENT_STOPPED_SAVED)
_STOPPED_CRASHED = int(DomainEventStoppedDetailType.VIR_DOMAIN_EVENT_STOPPED_CRASHED)
_STARTED_RESTORED = int(DomainEventStartedDetailType.VIR_DOMAIN_EVENT_STARTED_RESTORED)
_DUMP_CRASH = int(DomainCoreDumpFlags.VIR_DUMP_CRASH)
_RAW = int(DomainCoreDumpFormat.VIR_DOMAIN_CORE_DUMP_FORMAT_RAW)


def _no_xml(dxml: str | None) -> None:
    if dxml is not None:
        raise report(
            ErrorNumber.VIR_ERR_ARGUMENT_UNSUPPORTED,
            ErrorDomain.VIR_FROM_TEST,
            "xml modification unsupported",
        )


def _unreadable(path: str) -> LibvirtError:
    detail = f"cannot read domain image '{path}': {os.strerror(errno.ENOENT)}"
    error = report(ErrorNumber.VIR_ERR_SYSTEM_ERROR, ErrorDomain.VIR_FROM_TEST, detail)
    error.int1 = errno.ENOENT
    return error


def _as_printed(text: str) -> str:
    """Read a document and print it as this driver does."""
    return parse_domain(text, PARSER).format(xml.SECURE)


def _of_save(domains: DomainList, dom: DomainIdentity, to: str, *rest: object) -> Keys:
    """Return the keys of a domain that is saved, and of its image."""
    return *of_domain(domains, dom), (IMAGE, to)


def _of_image(domains: DomainList, path: str, *rest: object) -> Keys:
    return ((IMAGE, path),)


class SavingEntryPoints:
    """Entry points that save a running domain and restore it."""

    domains: DomainList
    images: dict[str, str]

    if TYPE_CHECKING:  # the driver class has it; nothing here may hide that

        def _domain(self, dom: DomainIdentity) -> Domain:
            raise NotImplementedError

        def _create(self, definition: DomainDef, *, reason: int, detail: int) -> Domain: ...

        def _stop(self, domain: Domain, reason: int, detail: int) -> None: ...

    # -- managed saves -----------------------------------------------------------------

    @changes(of_domain)
    def domain_managed_save(self, dom: DomainIdentity, flags: int) -> None:
        if flags & ~_MANAGED:
            raise unsupported_flags(flags & ~_MANAGED, "testDomainManagedSave")
        domain = self._domain(dom)
        domain.check_active()
        if not domain.persistent:
            raise not_valid("cannot do managed save for transient domain")
        self._stop(domain, _SAVED, _STOPPED_SAVED)
        domain.has_managed_save = True

    def domain_has_managed_save_image(self, dom: DomainIdentity, flags: int) -> bool:
        if flags:
            raise unsupported_flags(flags, "testDomainHasManagedSaveImage")
        return self._domain(dom).has_managed_save

    @changes(of_domain)
    def domain_managed_save_remove(self, dom: DomainIdentity, flags: int) -> None:
        if flags:
            raise unsupported_flags(flags, "testDomainManagedSaveRemove")
        self._domain(dom).has_managed_save = False

    # -- under a path ------------------------------------------------------------------

    def domain_save(self, dom: DomainIdentity, to: str) -> Later[None] | None:
        return self.domain_save_flags(dom, to, None, 0)

    @changes(_of_save)
    def domain_save_flags(
        self, dom: DomainIdentity, to: str, dxml: str | None, flags: int
    ) -> Later[None] | None:
        if flags:
            raise unsupported_flags(flags, "testDomainSaveFlags")
        _no_xml(dxml)
        domain = self._domain(dom)
        domain.check_active()
        definition = domain.definition
        known = definition.snapshot()
        run = domain.id

        def save(text: str) -> Later[None] | None:
            domain = self._domain(dom)
            domain.check_active()
            if (
                domain.id != run
                or domain.definition is not definition
                or not definition.is_still(known)
            ):
                return self.domain_save_flags(dom, to, dxml, flags)
            self.images[to] = text
            self._stop(domain, _SAVED, _STOPPED_SAVED)
            return None

        return later(40 * definition.weight, partial(known.format, xml.SECURE, run), save)

    def domain_restore(self, from_: str) -> Later[None] | None:
        return self.domain_restore_flags(from_, None, 0)

    def domain_restore_flags(self, from_: str, dxml: str | None, flags: int) -> Later[None] | None:
        if flags:
            raise unsupported_flags(flags, "testDomainRestoreFlags")
        _no_xml(dxml)
        image = self._image(from_)

        create = partial(self._create, reason=_RESTORED, detail=_STARTED_RESTORED)
        return unpacked(later(len(image), partial(parse_domain, image, PARSER), create))

    def domain_save_image_get_xml_desc(self, file: str, flags: int) -> str | Later[str]:
        if flags & ~_SECURE:
            raise unsupported_flags(flags & ~_SECURE, "testDomainSaveImageGetXMLDesc")
        image = self._image(file)
        return later(len(image), partial(_as_printed, image))

    def domain_save_image_define_xml(self, file: str, dxml: str, flags: int) -> Later[None] | None:
        if flags & ~_RUNNING_OR_PAUSED:
            raise unsupported_flags(flags & ~_RUNNING_OR_PAUSED, "testDomainSaveImageDefineXML")
        self._image(file)
        return later(len(dxml), partial(_as_printed, dxml), partial(self._replace_image, file))

    @changes(_of_image)
    def _replace_image(self, path: str, text: str) -> None:
        self.images[path] = text

    def _image(self, path: str) -> str:
        try:
            return self.images[path]
        except KeyError:
            raise _unreadable(path) from None

    # -- dumped ------------------------------------------------------------------------

    def domain_core_dump(self, dom: DomainIdentity, to: str, flags: int) -> None:
        return self.domain_core_dump_with_format(dom, to, _RAW, flags)

    @changes(of_domain)
    def domain_core_dump_with_format(
        self, dom: DomainIdentity, to: str, dumpformat: int, flags: int
    ) -> None:
        if flags & ~_DUMP_CRASH:
            raise unsupported_flags(flags & ~_DUMP_CRASH, "testDomainCoreDumpWithFormat")
        domain = self._domain(dom)
        domain.check_active()
        if dumpformat != _RAW:
            raise report(
                ErrorNumber.VIR_ERR_OPERATION_UNSUPPORTED,
                ErrorDomain.VIR_FROM_TEST,
                "kdump-compressed format is not supported here",
            )
        if flags & _DUMP_CRASH:
            self._stop(domain, _CRASHED, _STOPPED_CRASHED)
