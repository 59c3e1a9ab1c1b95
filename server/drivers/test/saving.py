"""Saved guests and core dumps.

Their images are kept in the server's memory under their paths, so that no client makes
this server write a file; or in files below the directory that was given for them.
"""

from __future__ import annotations

import errno
from dataclasses import replace
from functools import partial
from types import CoroutineType
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias, TypeVar

import trio

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
from ....protocol.errors import report
from ...conf import xml
from ...conf.domain.read import parse_domain
from ...objects.marks import changes, of_domain
from ...offload import Later, later
from .beneath import WriteError
from .checks import check_flags, not_valid
from .domains import PARSER, unpacked
from .images import (
    CORE_DUMP,
    FileImages,
    MemoryImages,
    decoded,
    encoded,
    normal,
    system_error,
    unreadable_image,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from ..._generated.driver import Domain as DomainIdentity
    from ...conf.domain.definition import DomainDef
    from ...objects.domains import Domain, DomainList
    from ...objects.marks import Keys, Lists

__all__ = ["IMAGE", "SavingEntryPoints"]

T = TypeVar("T")
Answer: TypeAlias = "T | Later[T] | Coroutine[Any, Any, T]"

# The kind of the records of saved guests, and of the keys of their paths.
IMAGE = "image"

# Interfaces get their names when a guest is restored.
_IMAGE_PARSER = replace(PARSER, interface_prefix=None)

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


def _as_printed(text: str) -> str:
    """Read a document and print it as this driver does."""
    return parse_domain(text, _IMAGE_PARSER).format(xml.SECURE)


def _of_save(lists: Lists, dom: DomainIdentity, to: str, *rest: object) -> Keys:
    """Return the keys of a domain that is saved, and of its image."""
    return *of_domain(lists, dom), (IMAGE, normal(to))


def _of_image(lists: Lists, path: str, *rest: object) -> Keys:
    return ((IMAGE, normal(path)),)


class _NewImage(NamedTuple):
    """Image of a domain of that name."""

    name: str
    data: bytes


class _Writing(NamedTuple):
    """Image that is to be written, and what goes with it.

    ``is_current`` says whether the image is still that of the domain; if not, ``again``
    does the whole call again. ``done`` is called when the image is in its place. The
    texts of libvirt's errors are made where they are needed: paths may be long.
    """

    path: str
    data: bytes
    not_opened: Callable[[], str]
    not_written: Callable[[], str]
    is_current: Callable[[], bool]
    again: Callable[[], Answer[None]]
    done: Callable[[], None]


async def _settled(answer: Answer[T]) -> T:
    result: Any = answer
    while isinstance(result, (Later, CoroutineType)):
        result = await result
    found: T = result
    return found


class SavingEntryPoints:
    """Entry points that save a running domain and restore it."""

    domains: DomainList
    images: MemoryImages | FileImages

    if TYPE_CHECKING:  # the driver class has it; nothing here may hide that

        def _domain(self, dom: DomainIdentity) -> Domain:
            raise NotImplementedError

        def _create(self, definition: DomainDef, *, reason: int, detail: int) -> Domain: ...

        def _stop(self, domain: Domain, reason: int, detail: int) -> None: ...

    # -- managed saves -----------------------------------------------------------------

    @changes(of_domain)
    def domain_managed_save(self, dom: DomainIdentity, flags: int) -> None:
        check_flags(flags, _MANAGED, "testDomainManagedSave")
        domain = self._domain(dom)
        domain.check_active()
        if not domain.persistent:
            raise not_valid("cannot do managed save for transient domain")
        self._stop(domain, _SAVED, _STOPPED_SAVED)
        domain.has_managed_save = True

    def domain_has_managed_save_image(self, dom: DomainIdentity, flags: int) -> bool:
        check_flags(flags, 0, "testDomainHasManagedSaveImage")
        return self._domain(dom).has_managed_save

    @changes(of_domain)
    def domain_managed_save_remove(self, dom: DomainIdentity, flags: int) -> None:
        check_flags(flags, 0, "testDomainManagedSaveRemove")
        self._domain(dom).has_managed_save = False

    # -- their images ------------------------------------------------------------------

    def _with_image(self, path: str, use: Callable[[bytes], Answer[T]]) -> Answer[T]:
        """Return what ``use`` makes of an image, or raise that it cannot be read."""
        images = self.images
        if isinstance(images, FileImages):
            return self._with_file(images, path, use)
        try:
            data = images.read(path)
        except OSError as exc:
            raise unreadable_image(path, exc) from None
        return use(data)

    async def _with_file(
        self, images: FileImages, path: str, use: Callable[[bytes], Answer[T]]
    ) -> T:
        try:
            data = await images.read(path)
        except OSError as exc:
            raise unreadable_image(path, exc) from None
        return await _settled(use(data))

    def _write(self, writing: _Writing) -> Answer[None]:
        """Write an image, and do what goes with it."""
        images = self.images
        if isinstance(images, FileImages):
            return self._write_file(images, writing)
        try:
            images.write(writing.path, writing.data)
        except OSError as exc:
            raise system_error(writing.not_opened(), exc.errno or errno.EIO) from None
        except WriteError as exc:
            raise system_error(writing.not_written(), exc.error.errno or errno.EIO) from None
        writing.done()
        return None

    async def _write_file(self, images: FileImages, writing: _Writing) -> None:
        # A client that goes away meanwhile changes nothing: as in libvirt, the call is
        # made to its end, and no half of it is left.
        with trio.CancelScope(shield=True):
            try:
                staged = await images.stage(writing.path, writing.data)
            except OSError as exc:
                raise system_error(writing.not_opened(), exc.errno or errno.EIO) from None
            except WriteError as exc:
                raise system_error(writing.not_written(), exc.error.errno or errno.EIO) from None
            is_current = False
            try:
                is_current = writing.is_current()
            finally:
                if not is_current:
                    await images.discard(staged)
            if is_current:
                try:
                    await images.put(staged)
                except OSError as exc:
                    raise system_error(writing.not_written(), exc.errno or errno.EIO) from None
                writing.done()
        if not is_current:
            await _settled(writing.again())

    # -- under a path ------------------------------------------------------------------

    def domain_save(self, dom: DomainIdentity, to: str) -> Answer[None]:
        return self.domain_save_flags(dom, to, None, 0)

    @changes(_of_save)
    def domain_save_flags(
        self, dom: DomainIdentity, to: str, dxml: str | None, flags: int
    ) -> Answer[None]:
        check_flags(flags, 0, "testDomainSaveFlags")
        _no_xml(dxml)
        domain = self._domain(dom)
        domain.check_active()
        definition = domain.definition
        known = definition.snapshot()
        run = domain.id
        name = domain.name
        again = partial(self.domain_save_flags, dom, to, dxml, flags)

        def is_current() -> bool:
            domain = self._domain(dom)
            domain.check_active()
            return (
                domain.id == run and domain.definition is definition and definition.is_still(known)
            )

        def stop() -> None:
            domain = self._domain(dom)
            if domain.id != run:  # stopped while the file took its place
                domain.check_active()
                raise not_valid("domain is not running")
            self._stop(domain, _SAVED, _STOPPED_SAVED)

        def save(data: bytes) -> Any:
            if not is_current():
                return again()
            return self._write(
                _Writing(
                    to,
                    data,
                    lambda: f"saving domain '{name}' to '{to}': open failed",
                    lambda: f"saving domain '{name}' to '{to}': write failed",
                    is_current,
                    again,
                    stop,
                )
            )

        def work() -> bytes:
            return encoded(known.format(xml.SECURE, run))

        return later(40 * definition.weight, work, save)

    def domain_restore(self, from_: str) -> Answer[None]:
        return self.domain_restore_flags(from_, None, 0)

    def domain_restore_flags(self, from_: str, dxml: str | None, flags: int) -> Answer[None]:
        check_flags(flags, 0, "testDomainRestoreFlags")
        _no_xml(dxml)

        def restore(data: bytes) -> Answer[None]:
            create = partial(self._create, reason=_RESTORED, detail=_STARTED_RESTORED)
            text = decoded(data, from_)
            return unpacked(later(len(data), partial(parse_domain, text, PARSER), create))

        return self._with_image(from_, restore)

    def domain_save_image_get_xml_desc(self, file: str, flags: int) -> Answer[str]:
        check_flags(flags, _SECURE, "testDomainSaveImageGetXMLDesc")

        def describe(data: bytes) -> Answer[str]:
            return later(len(data), partial(_as_printed, decoded(data, file)))

        return self._with_image(file, describe)

    def domain_save_image_define_xml(self, file: str, dxml: str, flags: int) -> Answer[None]:
        check_flags(flags, _RUNNING_OR_PAUSED, "testDomainSaveImageDefineXML")

        def define(data: bytes) -> Answer[None]:
            text = decoded(data, file)

            def work() -> _NewImage:
                parse_domain(text, _IMAGE_PARSER)  # a mistake in it comes first
                definition = parse_domain(dxml, _IMAGE_PARSER)
                return _NewImage(definition.name, encoded(definition.format(xml.SECURE)))

            def replace(new: _NewImage) -> Any:
                return self._replace_image(file, new)

            return later(len(text) + len(dxml), work, replace)

        return self._with_image(file, define)

    @changes(_of_image)
    def _replace_image(self, path: str, new: _NewImage) -> Answer[None]:
        return self._write(
            _Writing(
                path,
                new.data,
                lambda: f"saving domain '{new.name}' to '{path}': open failed",
                lambda: f"saving domain '{new.name}' to '{path}': write failed",
                is_current=lambda: True,
                again=lambda: None,
                done=lambda: None,
            )
        )

    # -- dumped ------------------------------------------------------------------------

    def domain_core_dump(self, dom: DomainIdentity, to: str, flags: int) -> Answer[None]:
        return self.domain_core_dump_with_format(dom, to, _RAW, flags)

    @changes(_of_save)
    def domain_core_dump_with_format(
        self, dom: DomainIdentity, to: str, dumpformat: int, flags: int
    ) -> Answer[None]:
        check_flags(flags, _DUMP_CRASH, "testDomainCoreDumpWithFormat")
        domain = self._domain(dom)
        domain.check_active()
        run = domain.id

        def crash() -> None:
            if dumpformat != _RAW:  # as in libvirt, the dump is there by then
                raise report(
                    ErrorNumber.VIR_ERR_OPERATION_UNSUPPORTED,
                    ErrorDomain.VIR_FROM_TEST,
                    "kdump-compressed format is not supported here",
                )
            if flags & _DUMP_CRASH:
                domain = self._domain(dom)
                if domain.id != run:  # stopped while the file took its place
                    domain.check_active()
                    raise not_valid("domain is not running")
                self._stop(domain, _CRASHED, _STOPPED_CRASHED)

        name = dom.name
        return self._write(
            _Writing(
                to,
                CORE_DUMP,
                lambda: f"domain '{name}' coredump: failed to open {to}",
                lambda: f"domain '{name}' coredump: failed to write header to {to}",
                is_current=lambda: self._domain(dom).id == run,
                again=partial(self.domain_core_dump_with_format, dom, to, dumpformat, flags),
                done=crash,
            )
        )
