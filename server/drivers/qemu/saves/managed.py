"""Managed saves of domains, and saves that the end of a server interrupted.

The theory of operation is in `saving`, which makes them.
"""

from __future__ import annotations

import logging
import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import trio

from .....protocol._generated.enums import DomainRunningReason
from .....protocol.errors import LibvirtError
from ....store.interface import Record
from ....threads import in_thread
from ..base import QemuEntryPoints
from ..named_files import in_guests_thread
from ..refusals import system_error
from ..state import SAVING, key_of
from .files import read_image, remove_if

if TYPE_CHECKING:
    from ....objects.domains import Domain, DomainList
    from ..guests.guest import Guest
    from ..state import Left, Saving

__all__ = ["Saves", "has_save"]

log = logging.getLogger("virtrio.server")

_GIVE_UP_SECONDS = 30.0


class Saves(QemuEntryPoints):
    """Managed saves of domains, and saves that another server began."""

    def managed_path(self, domain: Domain) -> str:
        """Return the file of a domain's managed save."""
        return str(self.settings.places.saves / f"{key_of(domain.uuid)}.save")

    async def remove_managed_save(self, domain: Domain) -> None:
        """Remove the managed save of a domain.

        Raises VIR_ERR_SYSTEM_ERROR if there is none.
        """
        path = self.managed_path(domain)
        if not domain.has_managed_save:
            missing = FileNotFoundError(2, os.strerror(2))
            raise system_error(f"Failed to remove managed save file '{path}'", missing)
        await self.state.change(domain.uuid, partial(_no_save, domain.uuid))
        await in_thread(_unlink, path)

    async def go_on(self, guest: Guest, reason: int) -> None:
        """Run a guest again, if that is possible."""
        guest.resumes_for = reason
        try:
            await guest.monitor.command("cont")
        except LibvirtError as exc:
            log.warning("guest %s does not go on: %s", guest.definition.name, exc)
        finally:
            guest.resumes_for = 0

    async def wake_images(self, guest: Guest) -> None:
        """Have QEMU use the images of a paused guest again whose state it has sent.

        It lets go of them then: it knows none of their bitmaps, and ends if anything
        writes to one. It takes them again for a guest that goes on, and for exports,
        which are ended as soon as they are there. Does nothing for other guests.
        """
        command = guest.monitor.command
        try:
            said = await command("query-status")
            if not isinstance(said, dict) or said.get("status") != "postmigrate":
                return
            path = self.settings.places.of_guest(guest.folder) / "wake.sock"
            address = {"type": "unix", "data": {"path": str(path)}}
            await command("nbd-server-start", {"addr": address})
            try:
                for block in guest.nodes.disks.values():
                    if block.layers:
                        node = block.top.node
                        export = {"type": "nbd", "id": f"wake-{node}", "node-name": node}
                        await command("block-export-add", export)
            finally:
                await command("nbd-server-stop")  # ends the exports
        except LibvirtError as exc:
            log.warning(
                *("guest %s: its bitmaps are not there until it is resumed: %s",),
                *(guest.definition.name, exc),
            )

    async def forget_saving(self, domain: Domain) -> None:
        """Note that no save of a guest is under way."""
        try:
            await self.state.keep(Record(SAVING, key_of(domain.uuid), None))
        except LibvirtError:
            log.exception("guest %s: the end of its save is not kept", domain.name)

    async def sweep_saves(self, left: Left) -> None:
        """Remove managed saves that no domain has any more, and no save makes."""
        known = {self.managed_path(domain) for domain in self.domains if domain.has_managed_save}
        known |= {saving.path for saving in left.saves.values()}
        saves = self.settings.places.saves
        known |= {str(saves / f"{key_of(uuid)}.save") for uuid in self.state.alone}
        await in_thread(_sweep, saves, known)

    async def settle_save(self, domain: Domain, guest: Guest | None, saving: Saving) -> bool:
        """Finish a save that another server began, or undo it.

        Returns whether the guest, which is there unless it is None, has been saved and
        is to end.
        """
        try:
            await in_guests_thread(partial(read_image, saving.path))
        except LibvirtError:
            is_whole = False
        else:
            is_whole = saving.is_begun
        if is_whole:
            if saving.is_managed:
                await self._change_anyway(domain, has_save)
        else:
            if saving.made is not None:
                await in_guests_thread(partial(remove_if, saving.path, saving.made))
            elif saving.is_managed and not domain.has_managed_save:
                # the server ended after it made the file and before it noted that
                await in_thread(
                    _remove, Path(saving.path), "the file of a save that was not finished"
                )
            if guest is not None:
                await _give_up(guest)
                if saving.was_running:
                    reason = DomainRunningReason.VIR_DOMAIN_RUNNING_SAVE_CANCELED
                    await self.go_on(guest, int(reason))
                else:
                    await self.wake_images(guest)
        await self.forget_saving(domain)
        return is_whole


async def _give_up(guest: Guest) -> None:
    """Have QEMU give up a migration that nobody waits for."""
    try:
        with trio.move_on_after(_GIVE_UP_SECONDS):
            await guest.monitor.command("migrate_cancel")
            while True:
                said = await guest.monitor.command("query-migrate")
                if said.get("status") not in ("setup", "active", "cancelling", "device"):
                    return
                await trio.sleep(0.05)
    except (LibvirtError, AttributeError) as exc:
        log.warning("guest %s: %s", guest.definition.name, exc)


def _sweep(folder: Path, known: set[str]) -> None:
    for path in folder.iterdir():
        if str(path) not in known and _remove(path, "the managed save of no domain"):
            log.warning("%s is removed, the managed save of no domain", path)


def _remove(path: Path, what: str) -> bool:
    """Remove a file in the folder of managed saves; log why that is impossible."""
    try:
        path.unlink(missing_ok=True)
    except OSError as exc:
        log.warning("%s, %s, stays: %s", path, what, exc.strerror)
        return False
    return True


def has_save(domains: DomainList, domain: Domain) -> None:
    domain.has_managed_save = True


def _no_save(uuid: bytes, domains: DomainList) -> None:
    domains.by_uuid[uuid].has_managed_save = False


def _unlink(path: str) -> None:
    try:
        os.unlink(path)
    except FileNotFoundError:
        pass
    except OSError as exc:
        raise system_error(f"Failed to remove managed save file '{path}'", exc) from exc
