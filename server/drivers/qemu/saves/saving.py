"""Saved guests: images under paths of clients, and managed saves in the state folder.

Theory of operation. A guest is stopped; its state goes into a file behind a header that
says that the image is not whole; the file is made durable, then the header says that it
is whole; then the guest's process ends, and its domain is shut off. Before anything is
made, a record says what is under way. The server that finds it after a crash looks at
the file: is the image whole, the save is finished; else the file is removed, and a
guest that ran goes on. So there is never a whole image beside a guest that runs.
"""

from __future__ import annotations

import logging
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

import trio

from .....protocol._generated.enums import (
    DomainCreateFlags,
    DomainJobOperation,
    DomainJobType,
    DomainPausedReason,
    DomainRunningReason,
    DomainSaveImageXMLFlags,
    DomainSaveRestoreFlags,
    DomainState,
    DomainXMLFlags,
)
from .....protocol._generated.remote_events import (
    DomainEventJobCompleted,
    DomainEventMigrationIteration,
)
from .....protocol.typedparams import check_types
from ....conf import xml
from ....conf.domain.stability import check_stability
from ....offload import run
from ..definitions.migratable import migratable_text
from ..guests.ends import SAVED
from ..moments.backup_job import Ended
from ..named_files import in_guests_thread, look, undo_in_thread
from ..refusals import check_flags, invalid, not_valid, timed_out
from ..starting.starts import SavedGuest, StartEntryPoints
from ..state import Saving
from .files import Sink, read_image, rewrite_image
from .image import SaveImage
from .managed import has_save
from .migration import Migration

if TYPE_CHECKING:
    from .....protocol.typedparams import TypedParams
    from ...._generated.driver import Domain as DomainIdentity
    from ....conf.domain.definition import DomainDef
    from ....objects.domains import Domain
    from ..guests.guest import Guest

__all__ = ["SaveEntryPoints"]

log = logging.getLogger("virtrio.server")

_RUNNING = int(DomainState.VIR_DOMAIN_RUNNING)
_Flags = DomainSaveRestoreFlags
_PAST_CACHE = int(_Flags.VIR_DOMAIN_SAVE_BYPASS_CACHE)
_RUNS = int(_Flags.VIR_DOMAIN_SAVE_RUNNING)
_PAUSED = int(_Flags.VIR_DOMAIN_SAVE_PAUSED)
_START_RESET_NVRAM = int(DomainCreateFlags.VIR_DOMAIN_START_RESET_NVRAM)
_RESET_NVRAM = int(_Flags.VIR_DOMAIN_SAVE_RESET_NVRAM)
_IMAGE_SECURE = int(DomainSaveImageXMLFlags.VIR_DOMAIN_SAVE_IMAGE_XML_SECURE)
_XML_SECURE = int(DomainXMLFlags.VIR_DOMAIN_XML_SECURE)
_SAVE = int(DomainJobOperation.VIR_DOMAIN_JOB_OPERATION_SAVE)
_COMPLETED = int(DomainJobType.VIR_DOMAIN_JOB_COMPLETED)
_TURN_SECONDS = 30.0


class SaveEntryPoints(StartEntryPoints):
    """Entry points that save guests and restore them."""

    # -- saving ------------------------------------------------------------------------

    async def domain_save(self, dom: DomainIdentity, to: str) -> None:
        await self.domain_save_flags(dom, to, None, 0)

    async def domain_save_flags(
        self, dom: DomainIdentity, to: str, dxml: str | None, flags: int
    ) -> None:
        check_flags(flags, _PAST_CACHE | _RUNS | _PAUSED, "qemuDomainSaveFlags")
        domain = self._domain(dom)
        await self.whole(partial(self._save, domain, to, dxml, flags))

    async def domain_save_params(
        self, dom: DomainIdentity, params: TypedParams, flags: int
    ) -> None:
        check_flags(flags, _PAST_CACHE | _RUNS | _PAUSED, "qemuDomainSaveParams")
        check_types(params, {"file": str, "dxml": str})
        path, dxml = params.get("file"), params.get("dxml")
        domain = self._domain(dom)
        if path is None:
            if dxml is not None:
                raise invalid("xml modification unsupported for managed save")
            await self.whole(partial(self._save_managed, domain, flags))
        else:
            text = None if dxml is None else str(dxml)
            await self.whole(partial(self._save, domain, str(path), text, flags))

    async def domain_managed_save(self, dom: DomainIdentity, flags: int) -> None:
        check_flags(flags, _PAST_CACHE | _RUNS | _PAUSED, "qemuDomainManagedSave")
        domain = self._domain(dom)
        await self.whole(partial(self._save_managed, domain, flags))

    async def _save_managed(self, domain: Domain, flags: int) -> None:
        domain.check_active()
        if not domain.persistent:
            raise not_valid("cannot do managed save for transient domain")
        await self._save(domain, self.managed_path(domain), None, flags, is_managed=True)

    async def _save(
        self, domain: Domain, path: str, dxml: str | None, flags: int, *, is_managed: bool = False
    ) -> None:
        """Save a guest to a file, and end it."""
        guest = self._guest(domain)
        if not is_managed:
            await look(path, partial(guest.inspector.check_outside, path))
        async with guest.turn("remoteDispatchDomainSave"):
            await self.no_backup(guest)
            was_running = domain.state == _RUNNING
            migration = Migration(guest, _SAVE, partial(self.tell_pass, domain))
            saving = Saving(path, None, was_running, is_managed, False)
            await self.state.keep(saving.record(domain.uuid))
            guest.migration = migration
            try:
                if was_running:
                    await self.pause_for(guest, int(DomainPausedReason.VIR_DOMAIN_PAUSED_SAVE))
                migration.stopped_at = trio.current_time()
                runs = (was_running or bool(flags & _RUNS)) and not flags & _PAUSED
                image = await self._image_of(domain, guest, dxml, runs=runs)
                said = await self._write(domain, saving, image, migration, flags)
            except BaseException:
                with trio.CancelScope(shield=True):
                    if was_running:
                        reason = DomainRunningReason.VIR_DOMAIN_RUNNING_SAVE_CANCELED
                        await self.go_on(guest, int(reason))
                    else:
                        await self.wake_images(guest)
                    await self.forget_saving(domain)
                raise
            finally:
                guest.migration = None
            await self._saved(domain, guest, migration.params(said), is_managed=is_managed)
        await guest.ended.wait()

    async def _write(
        self,
        domain: Domain,
        saving: Saving,
        image: SaveImage,
        migration: Migration,
        flags: int,
    ) -> dict[str, Any]:
        """Have QEMU write an image, and return what it says of that; or leave none."""
        sink = Sink(saving.path, image, self.settings.identity)
        try:
            past_cache = bool(flags & _PAST_CACHE)
            await in_guests_thread(partial(sink.open, past_cache=past_cache))
            migration.on_abort = sink.give_up
            begun = replace(saving, made=sink.made, is_begun=True)
            await self.state.keep(begun.record(domain.uuid))
            said = await migration.send(sink.fd, on_passed=sink.passed)
            await in_guests_thread(sink.finish)
        except BaseException:
            await undo_in_thread(sink.abort)
            raise
        return said

    async def _image_of(
        self, domain: Domain, guest: Guest, dxml: str | None, *, runs: bool
    ) -> SaveImage:
        """Return the beginning of an image of a guest, maybe with another document."""
        live = domain.definition.snapshot()
        text = await run(partial(migratable_text, live, xml.SECURE, guest.stored))
        if dxml is not None:
            text = await self._changed_document(text, dxml)
        return SaveImage(text, _cookie(live), runs, self.settings.save_format)

    async def _changed_document(self, old: str, new: str) -> str:
        """Return a document for an image in place of ``old``, for the same hardware.

        Raises VIR_ERR_CONFIG_UNSUPPORTED with what differs.
        """
        before = await self._read(old, validate=False)
        after = await self._read(new, validate=False)

        def work() -> str:
            check_stability(before, after)
            return migratable_text(after, xml.SECURE)

        return await run(work)

    async def _saved(
        self, domain: Domain, guest: Guest, params: dict[str, Any], *, is_managed: bool
    ) -> None:
        """End a guest whose image is whole."""
        if is_managed:
            await self._change_anyway(domain, has_save)
        guest.ends_for, guest.ends_silently = SAVED, True
        self.completed[domain.uuid] = Ended(_COMPLETED, params)
        self.events.emit(DomainEventJobCompleted(domain, params))
        process = guest.process
        if process is not None:
            await process.end()
        await self.forget_saving(domain)

    # -- what saves and core dumps share -----------------------------------------------

    def tell_pass(self, domain: Domain, number: int) -> None:
        """Tell clients that QEMU goes through the memory once more."""
        self.events.emit(DomainEventMigrationIteration(domain, number))

    async def no_backup(self, guest: Guest) -> None:
        """Wait until a backup of the guest is over.

        Raises VIR_ERR_OPERATION_TIMEOUT if that takes too long, as in libvirt.
        """
        if guest.backup is None:
            return
        with trio.move_on_after(_TURN_SECONDS):
            await guest.backup.ended.wait()
            return
        raise timed_out(
            "cannot acquire state change lock (held by monitor=remoteDispatchDomainBackupBegin)"
        )

    async def pause_for(self, guest: Guest, reason: int) -> None:
        """Stop a guest, for a reason of virDomainPausedReason."""
        guest.stops_for = reason
        try:
            await guest.monitor.command("stop")
        finally:
            guest.stops_for = 0

    # -- restoring ---------------------------------------------------------------------

    async def domain_restore(self, from_: str) -> None:
        await self.domain_restore_flags(from_, None, 0)

    async def domain_restore_flags(self, from_: str, dxml: str | None, flags: int) -> None:
        known = _PAST_CACHE | _RUNS | _PAUSED | _RESET_NVRAM
        check_flags(flags, known, "qemuDomainRestoreInternal")
        await self.whole(partial(self._restore_file, from_, dxml, flags))

    async def domain_restore_params(self, params: TypedParams, flags: int) -> None:
        known = _PAST_CACHE | _RUNS | _PAUSED | _RESET_NVRAM
        check_flags(flags, known, "qemuDomainRestoreInternal")
        check_types(params, {"file": str, "dxml": str})
        path, dxml = params.get("file"), params.get("dxml")
        if path is None:
            raise invalid("missing path to restore from")
        text = None if dxml is None else str(dxml)
        await self.whole(partial(self._restore_file, str(path), text, flags))

    async def _restore_file(self, path: str, dxml: str | None, flags: int) -> None:
        image = await look(path, partial(read_image, path))
        document = image.document
        if dxml is not None:
            document = await self._changed_document(document, dxml)
        definition = await self._read(document, validate=False)
        runs = (image.was_running or bool(flags & _RUNS)) and not flags & _PAUSED
        saved = SavedGuest(path, image, definition, runs, bool(flags & _PAST_CACHE))
        reset = _START_RESET_NVRAM if flags & _RESET_NVRAM else 0
        await self._create_live(definition, reset, saved)

    # -- images ------------------------------------------------------------------------

    async def domain_save_image_get_xml_desc(self, file: str, flags: int) -> str:
        check_flags(flags, _IMAGE_SECURE, "qemuDomainSaveImageGetXMLDesc")
        image = await look(file, partial(read_image, file))
        return await self._described(image, flags)

    async def _described(self, image: SaveImage, flags: int) -> str:
        definition = await self._read(image.document, validate=False, for_client=True)
        return await run(partial(definition.format, flags))

    async def domain_save_image_define_xml(self, file: str, dxml: str, flags: int) -> None:
        check_flags(flags, _RUNS | _PAUSED, "qemuDomainSaveImageDefineXML")
        await self.whole(partial(self._define_image, file, dxml, flags))

    async def _define_image(self, path: str, dxml: str, flags: int) -> None:
        image = await look(path, partial(read_image, path))
        runs = (image.was_running or bool(flags & _RUNS)) and not flags & _PAUSED
        if (image.document, image.was_running) == (dxml, runs):
            return
        document = await self._changed_document(image.document, dxml)
        changed = image.changed(document, runs)
        await in_guests_thread(partial(rewrite_image, path, changed))

    # -- managed saves -----------------------------------------------------------------

    def domain_has_managed_save_image(self, dom: DomainIdentity, flags: int) -> bool:
        check_flags(flags, 0, "qemuDomainHasManagedSaveImage")
        return self._domain(dom).has_managed_save

    async def domain_managed_save_remove(self, dom: DomainIdentity, flags: int) -> None:
        check_flags(flags, 0, "qemuDomainManagedSaveRemove")
        domain = self._domain(dom)
        await self.whole(partial(self.remove_managed_save, domain))

    def _saved_path(self, dom: DomainIdentity) -> str:
        domain = self._domain(dom)
        if not domain.has_managed_save:
            raise not_valid("domain does not have managed save image")
        return self.managed_path(domain)

    async def domain_managed_save_get_xml_desc(self, dom: DomainIdentity, flags: int) -> str:
        check_flags(flags, _XML_SECURE, "qemuDomainManagedSaveGetXMLDesc")
        path = self._saved_path(dom)
        image = await look(path, partial(read_image, path))
        return await self._described(image, flags)

    async def domain_managed_save_define_xml(
        self, dom: DomainIdentity, dxml: str | None, flags: int
    ) -> None:
        path = self._saved_path(dom)
        await self.domain_save_image_define_xml(path, dxml or "", flags)


def _cookie(live: DomainDef) -> str | None:
    """Return what libvirt keeps of a guest beside its definition: its real CPU."""
    cpu = live.tree.find("cpu")
    if cpu is None:
        return None
    lines: list[str] = []
    cpu.lines(lines, xml.INACTIVE)
    helper = any(device.attrs.get("type") == "user" for device in live.devices("interface"))
    if not helper:
        lines.append("<slirpHelper/>")
    return "<cookie>\n" + "".join(f"  {line}\n" for line in lines) + "</cookie>\n"
