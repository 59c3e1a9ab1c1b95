"""Titles, descriptions and applications' elements of networks (since libvirt 9.7.0).

The rules are those of the source of libvirt's test driver, but for one accident of it:
what is set in the stored definition of an active network is kept.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from ....protocol._generated.enums import (
    ErrorDomain,
    ErrorNumber,
    NetworkMetadataType,
    NetworkUpdateFlags,
)
from ....protocol._generated.remote_events import NetworkEventMetadataChange
from ....protocol.errors import LibvirtError, report
from ...conf import markup, xml
from ...conf.metadata import find_metadata, read_application, replace_metadata
from ...objects.marks import changes, of_network
from ...objects.networks import KIND
from ...offload import later
from .checks import check_flags

if TYPE_CHECKING:
    from ..._generated.driver import Network as NetworkIdentity
    from ...conf.network.definition import NetworkDef
    from ...events import EventHub
    from ...objects.networks import Network, NetworkList
    from ...offload import Later

__all__ = ["NetworkMetadataEntryPoints"]

_TAGS = {
    int(NetworkMetadataType.VIR_NETWORK_METADATA_DESCRIPTION): "description",
    int(NetworkMetadataType.VIR_NETWORK_METADATA_TITLE): "title",
    int(NetworkMetadataType.VIR_NETWORK_METADATA_ELEMENT): "metadata",
}
_LIVE = int(NetworkUpdateFlags.VIR_NETWORK_UPDATE_AFFECT_LIVE)
_CONFIG = int(NetworkUpdateFlags.VIR_NETWORK_UPDATE_AFFECT_CONFIG)


def _refused(code: ErrorNumber, detail: str) -> LibvirtError:
    return report(code, KIND.error_domain, detail)


def _no_metadata() -> LibvirtError:
    detail = "Requested metadata element is not present"
    return _refused(ErrorNumber.VIR_ERR_NO_NETWORK_METADATA, detail)


def _tag(type: int) -> str:
    if type not in _TAGS:
        raise _refused(ErrorNumber.VIR_ERR_INVALID_ARG, f"unknown metadata type '{type}'")
    return _TAGS[type]


def _impact(network: Network, flags: int) -> int:
    """Return the flags of the definitions that a call is about."""
    wanted = flags or (_LIVE if network.is_active else _CONFIG)
    invalid = ErrorNumber.VIR_ERR_OPERATION_INVALID
    if wanted & _LIVE and not network.is_active:
        raise _refused(invalid, "network is not running")
    if wanted & _CONFIG and not network.persistent:
        raise _refused(invalid, "cannot change persistent config of a transient network")
    return wanted


def _weight(part: xml.Element | None) -> int:
    """Return the number of characters of ``<metadata>``, which is passed on unread."""
    return 0 if part is None or part.verbatim is None else len(part.verbatim.text)


class NetworkMetadataEntryPoints:
    """Entry points of networks' metadata."""

    networks: NetworkList
    events: EventHub

    def _network_of(self, network: NetworkIdentity) -> Network:
        try:
            return self.networks.by_uuid[network.uuid]
        except KeyError:
            pass
        uuid = UUID(bytes=network.uuid)
        raise self.networks.missing(f"no network with matching uuid '{uuid}' ({network.name})")

    def network_get_metadata(
        self, network: NetworkIdentity, type: int, uri: str | None, flags: int
    ) -> str | Later[str]:
        check_flags(flags, _LIVE | _CONFIG, "testNetworkGetMetadata")
        found = self._network_of(network)
        tag = _tag(type)
        is_next = _impact(found, flags) & _CONFIG and found.is_active
        definition = (found.next_definition if is_next else None) or found.definition
        part = definition.tree.find(tag)
        if tag == "metadata":
            return later(_weight(part) + len(uri or ""), partial(_element, part, uri or ""))
        if part is None:
            raise _no_metadata()
        return part.text or ""

    @changes(of_network)
    def network_set_metadata(
        self,
        network: NetworkIdentity,
        type: int,
        metadata: str | None,
        key: str | None,
        uri: str | None,
        flags: int,
    ) -> Later[None] | None:
        check_flags(flags, _LIVE | _CONFIG, "testNetworkSetMetadata")
        found = self._network_of(network)
        wanted = _impact(found, flags)
        tag = _tag(type)
        before = found.definition, found.next_definition
        is_active = found.is_active

        def changed(definition: NetworkDef) -> NetworkDef:
            old = definition.tree.find(tag)
            if tag != "metadata":
                return definition.with_part(tag, xml.text_element(tag, metadata))
            return definition.with_part(tag, _replaced(old, metadata, key or "", uri or ""))

        def work() -> tuple[NetworkDef, NetworkDef | None]:
            current, following = before
            if wanted & _CONFIG and is_active:
                following = changed(following or current)
            if wanted & _LIVE or not is_active:
                current = changed(current)
            return current, following

        def apply(made: tuple[NetworkDef, NetworkDef | None]) -> Later[None] | None:
            if (found.definition, found.next_definition) != before:  # changed meanwhile
                return self.network_set_metadata(network, type, metadata, key, uri, flags)
            found.definition, found.next_definition = made
            self.events.emit(NetworkEventMetadataChange(found, type, uri))
            return None

        texts = sum(len(text or "") for text in (metadata, key, uri))
        size = texts + sum(_weight(each.tree.find("metadata")) for each in before if each)
        return later(size, work, apply)


def _element(part: xml.Element | None, uri: str) -> str:
    text = find_metadata(part, uri)
    if text is None:
        raise _no_metadata()
    return text


def _replaced(
    old: xml.Element | None, metadata: str | None, key: str, uri: str
) -> xml.Element | None:
    """Return ``<metadata>`` with the element in place of that of its namespace."""
    if metadata is not None:
        new = read_application(metadata, key, uri, ErrorDomain.VIR_FROM_NETWORK)
        return replace_metadata(old, uri, new)
    if old is None:
        return None
    left = replace_metadata(old, uri, None)
    text = "" if left.verbatim is None else left.verbatim.text
    return left if markup.contents(text)[1] else None
