"""What a domain is called and says of itself: name, metadata, actions, autostart."""

from __future__ import annotations

import contextlib
import os
from functools import partial
from typing import TYPE_CHECKING

import trio

from .....protocol._generated.enums import (
    DomainEventDefinedDetailType,
    DomainEventType,
    DomainEventUndefinedDetailType,
    DomainLifecycle,
    DomainState,
    ErrorDomain,
    ErrorNumber,
)
from .....protocol._generated.remote_events import DomainEventMetadataChange
from .....protocol.errors import report
from ....conf import xml
from ....objects.domains import Identity
from ....objects.impact import AFFECT_LIVE, IMPACT, both_definitions, impact, one_definition
from ....objects.lifecycle import lifecycle_action, set_lifecycle_action
from ....objects.messages import MESSAGES, messages_of
from ....objects.metadata import (
    ELEMENT,
    application,
    check_type,
    size_of,
    tag_of,
    text_of,
    with_application,
)
from ....offload import MOST_ROUNDS, Later, later, overtaken
from ....threads import in_thread
from ..base import QemuEntryPoints
from ..guests.actions import check_actions, set_reboot_action
from ..refusals import check_flags, not_valid
from ..starting.firmware import nvram_file, nvram_path

if TYPE_CHECKING:
    from pathlib import Path

    from ...._generated.driver import Domain as DomainIdentity
    from ....conf.domain.definition import DomainDef
    from ....objects.domains import Domain, DomainList

__all__ = ["DescriptionEntryPoints"]

_SHUTOFF = int(DomainState.VIR_DOMAIN_SHUTOFF)
_Type = DomainEventType
_REBOOT = int(DomainLifecycle.VIR_DOMAIN_LIFECYCLE_REBOOT)


class DescriptionEntryPoints(QemuEntryPoints):
    """Entry points about names, metadata, actions and autostart of domains."""

    # -- the name ----------------------------------------------------------------------

    async def domain_rename(self, dom: DomainIdentity, new_name: str | None, flags: int) -> int:
        assert new_name is not None, "refused before"
        check_flags(flags, 0, "qemuDomainRename")
        domain = self._domain(dom)
        await self.whole(partial(self._rename, domain, new_name))
        return 0

    async def _rename(self, domain: Domain, name: str) -> None:
        """Rename a domain; what is kept of it goes by its UUID, and stays."""
        old = Identity(domain.name, domain.uuid, domain.id)

        def rename(domains: DomainList) -> None:
            draft = domains.by_uuid[domain.uuid]
            if draft.id != -1 or domain.uuid in self.starting:
                raise not_valid("cannot rename active domain")
            if not draft.persistent:
                raise not_valid("cannot rename a transient domain")
            if draft.has_managed_save:
                raise not_valid("domain with a managed saved state can't be renamed")
            if draft.state != _SHUTOFF:
                raise not_valid("domain has to be shutoff before renaming")
            part = ErrorDomain.VIR_FROM_DOMAIN
            if name == draft.name:
                raise not_valid("Can't rename domain to itself", part)
            if name in self.domains.by_name:
                raise not_valid(f"domain with name '{name}' already exists", part)
            if "/" in name:
                detail = f"name {name} cannot contain '/'"
                raise report(ErrorNumber.VIR_ERR_XML_ERROR, ErrorDomain.VIR_FROM_QEMU, detail)
            domains.rename(draft, name)

        moved = self._implied_nvram(domain, name)
        if moved is not None:
            await in_thread(_link, *moved)
        try:
            await self.state.change(domain.uuid, rename, name=name)
        except BaseException:
            if moved is not None:
                with trio.CancelScope(shield=True):
                    await in_thread(_unlink, moved[1])
            raise
        if moved is not None:
            await in_thread(_unlink, moved[0])
        undefined = DomainEventUndefinedDetailType.VIR_DOMAIN_EVENT_UNDEFINED_RENAMED
        defined = DomainEventDefinedDetailType.VIR_DOMAIN_EVENT_DEFINED_RENAMED
        self._tell(old, _Type.VIR_DOMAIN_EVENT_UNDEFINED, undefined)
        self._tell(domain, _Type.VIR_DOMAIN_EVENT_DEFINED, defined)

    def _implied_nvram(self, domain: Domain, name: str) -> tuple[Path, Path] | None:
        """Return where the NVRAM is, and where it would be under another name.

        None if it does not go by the domain's name, or the other one is taken.
        """
        old = nvram_path(domain.name, self.settings)
        found = nvram_file(domain.definition, self.settings)
        if domain.id != -1 or found != str(old) or name in self.domains.by_name or "/" in name:
            return None
        os_element = domain.definition.tree.find("os")
        nvram = None if os_element is None else os_element.find("nvram")
        if nvram is not None and nvram.text:
            return None  # it stays where the definition says
        return old, nvram_path(name, self.settings)

    # -- metadata ----------------------------------------------------------------------

    def domain_get_metadata(
        self, dom: DomainIdentity, type: int, uri: str | None, flags: int
    ) -> str | Later[str]:
        domain = self._domain(dom)
        check_flags(flags, IMPACT, "virDomainObjGetMetadata", ErrorDomain.VIR_FROM_DOMAIN)
        check_type(type)
        tree = one_definition(domain, flags).tree
        if type != ELEMENT:
            return text_of(tree, type)
        metadata = tree.find("metadata")
        size = size_of(metadata) + len(uri or "")
        return later(size, partial(application, metadata, uri or ""))

    async def domain_set_metadata(
        self,
        dom: DomainIdentity,
        type: int,
        metadata: str | None,
        key: str | None,
        uri: str | None,
        flags: int,
    ) -> None:
        domain = self._domain(dom)
        check_flags(flags, IMPACT, "qemuDomainSetMetadata")
        impact(domain, flags)
        check_type(type)
        work = partial(self._set_metadata, domain, type, metadata, key or "", uri or "", flags)
        await self.whole(work)
        self.events.emit(DomainEventMetadataChange(domain, type, uri))

    async def _set_metadata(
        self, domain: Domain, kind: int, text: str | None, key: str, uri: str, flags: int
    ) -> None:
        for _ in range(MOST_ROUNDS):
            definitions = _definitions(domain, flags)
            known = [definition.tree.find("metadata") for definition in definitions]
            made: list[xml.Element | None] = []
            if kind == ELEMENT:
                size = sum(len(part or "") for part in (text, key, uri)) + sum(map(size_of, known))
                work = partial(with_application, known, text, key, uri)
                answer = later(size, work)
                made = await answer if isinstance(answer, Later) else answer
            put = partial(_put, domain.uuid, kind, text, known, made, flags)
            if await self.state.change(domain.uuid, put):
                return
        raise overtaken()

    # -- what becomes of a guest at its end --------------------------------------------

    async def domain_set_lifecycle_action(
        self, dom: DomainIdentity, type: int, action: int, flags: int
    ) -> None:
        check_flags(flags, IMPACT, "qemuDomainSetLifecycleAction")
        domain = self._domain(dom)
        event, word = lifecycle_action(type, action)
        wanted = impact(domain, flags)
        for definition in _definitions(domain, flags):
            check_actions({**definition.actions, f"on_{event}": word})

        async def change() -> None:
            if wanted & AFFECT_LIVE and type == _REBOOT:
                guest = self._guest(domain)
                async with guest.turn("remoteDispatchDomainSetLifecycleAction"):
                    await set_reboot_action(guest, word)
            await self.change_definitions(
                domain, flags, lambda definition: set_lifecycle_action(definition, event, word)
            )

        await self.whole(change)

    # -- autostart ---------------------------------------------------------------------

    def domain_get_autostart(self, dom: DomainIdentity) -> bool:
        return self._domain(dom).autostart

    async def domain_set_autostart(self, dom: DomainIdentity, autostart: int) -> None:
        domain = self._domain(dom)

        def change(domains: DomainList) -> None:
            draft = domains.by_uuid[domain.uuid]
            if not draft.persistent:
                raise not_valid("cannot set autostart for transient domain")
            draft.autostart = bool(autostart)

        await self.whole(partial(self.state.change, domain.uuid, change))

    # -- messages ----------------------------------------------------------------------

    def domain_get_messages(self, dom: DomainIdentity, flags: int) -> list[str]:
        check_flags(flags, MESSAGES, "qemuDomainGetMessages")
        return messages_of(self._domain(dom), flags)


def _link(old: Path, new: Path) -> None:
    with contextlib.suppress(FileNotFoundError):  # the guest never ran
        new.unlink(missing_ok=True)
        os.link(old, new)


def _unlink(path: Path) -> None:
    path.unlink(missing_ok=True)


def _definitions(domain: Domain, flags: int) -> list[DomainDef]:
    return [found for found in both_definitions(domain, flags) if found is not None]


def _put(
    uuid: bytes,
    kind: int,
    text: str | None,
    known: list[xml.Element | None],
    made: list[xml.Element | None],
    flags: int,
    domains: DomainList,
) -> bool:
    """Put metadata into definitions; return False if those have changed meanwhile."""
    definitions = _definitions(domains.by_uuid[uuid], flags)
    if kind != ELEMENT:
        for definition in definitions:
            definition.put(xml.text_element(tag_of(kind), text), tag_of(kind))
        return True
    if [definition.tree.find("metadata") for definition in definitions] != known:
        return False
    for definition, element in zip(definitions, made, strict=True):
        definition.put(element, "metadata")
    return True
