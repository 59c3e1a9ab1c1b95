"""Definitions of the qemu driver: define and undefine."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from .....protocol._generated.enums import (
    DomainDefineFlags,
    DomainEventDefinedDetailType,
    DomainEventType,
    DomainEventUndefinedDetailType,
    DomainUndefineFlagsValues,
)
from ....conf.domain.hardware.defaults import PARSER, complete
from ....conf.domain.read import parse_domain
from ....objects.domains import Identity
from ....offload import run
from ..devices.channels import without_run_sockets
from ..disks.images import Inspector
from ..guests.actions import check_actions
from ..named_files import in_guests_thread, look
from ..refusals import check_flags, not_valid, system_error
from ..saves.managed import Saves
from ..starting.firmware import nvram_file

if TYPE_CHECKING:
    from ...._generated.driver import Domain as DomainIdentity
    from ....conf.domain.definition import DomainDef
    from ....conf.domain.hardware.machines import MachineFacts
    from ....objects.domains import Domain, DomainList

__all__ = ["DefinitionEntryPoints"]


_DEFINE_VALIDATE = int(DomainDefineFlags.VIR_DOMAIN_DEFINE_VALIDATE)
_UNDEFINE_CHECKPOINTS = int(DomainUndefineFlagsValues.VIR_DOMAIN_UNDEFINE_CHECKPOINTS_METADATA)
_UNDEFINE_SAVE = int(DomainUndefineFlagsValues.VIR_DOMAIN_UNDEFINE_MANAGED_SAVE)
_UNDEFINE_FLAGS = int(
    DomainUndefineFlagsValues.VIR_DOMAIN_UNDEFINE_MANAGED_SAVE
    | DomainUndefineFlagsValues.VIR_DOMAIN_UNDEFINE_SNAPSHOTS_METADATA
    | DomainUndefineFlagsValues.VIR_DOMAIN_UNDEFINE_NVRAM
    | DomainUndefineFlagsValues.VIR_DOMAIN_UNDEFINE_KEEP_NVRAM
    | DomainUndefineFlagsValues.VIR_DOMAIN_UNDEFINE_CHECKPOINTS_METADATA
)

_NVRAM = int(DomainUndefineFlagsValues.VIR_DOMAIN_UNDEFINE_NVRAM)
_KEEP_NVRAM = int(DomainUndefineFlagsValues.VIR_DOMAIN_UNDEFINE_KEEP_NVRAM)

_Type = DomainEventType


class DefinitionEntryPoints(Saves):
    """Entry points that define and undefine domains."""

    async def _read(self, xml: str, *, validate: bool, for_client: bool = False) -> DomainDef:
        """Read a document, and complete it with facts about its emulator.

        ``for_client``: an emulator that is not known yet is not asked any more once the
        client of the call is gone.
        """
        definition: DomainDef = await run(partial(parse_domain, xml, PARSER, validate=validate))
        check_actions(definition.actions)
        named = definition.devices("emulator")
        kind = definition.tree.find("os")
        arch = (None if kind is None else kind.get("type", "arch")) or "x86_64"
        path = (named[0].text if named else None) or self.emulators.default(arch)
        emulator = await self.emulators.ask(path, for_client=for_client)

        def facts(said: str | None, arch: str) -> MachineFacts:
            found: MachineFacts = emulator.facts
            return found

        places = self.settings.places

        def completed() -> DomainDef:
            without_run_sockets(definition, places.run)
            return complete(definition, facts, nvrams=str(places.nvram))

        return await run(completed)

    async def domain_define_xml(self, xml: str) -> Domain:
        return await self.domain_define_xml_flags(xml, 0)

    async def domain_define_xml_flags(self, xml: str, flags: int) -> Domain:
        check_flags(flags, _DEFINE_VALIDATE, "qemuDomainDefineXMLFlags")
        definition = await self._read(xml, validate=bool(flags), for_client=True)
        defined: Domain = await self.whole(partial(self._define, definition))
        return defined

    async def _define(self, definition: DomainDef) -> Domain:
        updated = False

        def define(domains: DomainList) -> Domain:
            nonlocal updated
            known = domains.by_uuid.get(definition.uuid)
            updated = known is not None and known.persistent
            domain = domains.add(definition, live=False)
            domain.persistent = True
            return domain

        draft = await self.state.change(definition.uuid, define, name=definition.name)
        domain = self.state.current(draft)
        detail = (
            DomainEventDefinedDetailType.VIR_DOMAIN_EVENT_DEFINED_UPDATED
            if updated
            else DomainEventDefinedDetailType.VIR_DOMAIN_EVENT_DEFINED_ADDED
        )
        self._tell(domain, _Type.VIR_DOMAIN_EVENT_DEFINED, detail)
        return domain

    async def domain_undefine(self, dom: DomainIdentity) -> None:
        await self.domain_undefine_flags(dom, 0)

    async def domain_undefine_flags(self, dom: DomainIdentity, flags: int) -> None:
        check_flags(flags, _UNDEFINE_FLAGS, "qemuDomainUndefineFlags")
        if flags & _NVRAM and flags & _KEEP_NVRAM:
            raise not_valid("cannot both keep and delete nvram")
        domain = self._domain(dom)
        await self.whole(partial(self._undefine, domain, flags))

    async def _undefine(self, domain: Domain, flags: int) -> None:
        if not domain.persistent:
            raise not_valid("cannot undefine transient domain")
        is_off = domain.id == -1
        if is_off and domain.has_managed_save and not flags & _UNDEFINE_SAVE:
            raise not_valid("Refusing to undefine while domain managed save image exists")
        if is_off and domain.checkpoints and not flags & _UNDEFINE_CHECKPOINTS:
            count = len(domain.checkpoints)
            raise not_valid(f"cannot delete inactive domain with {count} checkpoints")
        nvram = await self._nvram_to_remove(domain, flags)
        if is_off and domain.has_managed_save:
            await self.remove_managed_save(domain)
        told = Identity(domain.name, domain.uuid, domain.id)

        def undefine(domains: DomainList) -> None:
            draft = domains.by_uuid[domain.uuid]
            if draft.id != -1 or domain.uuid in self.starting:
                draft.persistent = False
            else:
                domains.remove(draft)

        if nvram is not None:
            await in_guests_thread(partial(_remove, nvram))
        await self.state.change(domain.uuid, undefine)
        if domain.uuid not in self.domains.by_uuid:
            self.completed.pop(domain.uuid, None)
        detail = DomainEventUndefinedDetailType.VIR_DOMAIN_EVENT_UNDEFINED_REMOVED
        self._tell(told, _Type.VIR_DOMAIN_EVENT_UNDEFINED, detail)

    async def _nvram_to_remove(self, domain: Domain, flags: int) -> str | None:
        """Return the file of the NVRAM that goes with a domain, None if none does."""
        path = nvram_file(domain.next_definition or domain.definition, self.settings)
        if path is None or not await look(path, partial(os.path.exists, path)):
            return None
        if not flags & (_NVRAM | _KEEP_NVRAM):
            raise not_valid("cannot undefine domain with nvram")
        if not flags & _NVRAM:
            return None
        if Path(path).parent != self.settings.places.nvram:
            inspector = Inspector(None, self.settings.places.protected)
            await look(path, partial(inspector.check_outside, path))
        return path


def _remove(path: str) -> None:
    try:
        os.unlink(path)
    except FileNotFoundError:
        pass
    except OSError as exc:
        raise system_error(f"failed to remove nvram: {path}", exc) from exc
