"""Domains that checks work on: a driver's own, in a wanted state, and new ones."""

from __future__ import annotations

import uuid
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

from ..enums import DomainState, DomainXMLFlags
from ..protocol.errors import LibvirtError
from .checking import LeaveOut, equal, expect

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..blocking import Domain
    from .checking import World

__all__ = [
    "all_domains",
    "count_named",
    "define",
    "identity",
    "inactive",
    "is_off",
    "is_on",
    "model",
    "names",
    "new_name",
    "running",
    "states",
]

_INACTIVE = DomainXMLFlags.VIR_DOMAIN_XML_INACTIVE
_RUNNING, _SHUTOFF = int(DomainState.VIR_DOMAIN_RUNNING), int(DomainState.VIR_DOMAIN_SHUTOFF)


def identity(domain: Domain) -> tuple[str, str, int]:
    """Return what tells a domain from others: name, UUID and id."""
    return domain.name(), domain.uuid_string(), domain.id()


def names(domains: list[Domain]) -> list[str]:
    """Return the names of domains, sorted."""
    return sorted(domain.name() for domain in domains)


def all_domains(world: World) -> list[Domain]:
    """Return all domains; one is defined if there is none."""
    domains = world.conn.list_all_domains(0)
    if not domains:
        if not world.has("domain_define_xml"):
            raise LeaveOut("the driver has no domains, and defines none")
        domains = [define(world)]
    return domains


def states(world: World) -> Iterator[list[Domain]]:
    """Give all domains as they are, and once more with one in another state."""
    domains = all_domains(world)
    yield domains
    domain = domains[0]
    if domain.id() == -1 and world.has("domain_create"):
        domain.create()
    elif domain.id() != -1 and world.has("domain_destroy") and _is_persistent(world, domain):
        domain.destroy()
    else:
        return
    yield world.conn.list_all_domains(0)


def _is_persistent(world: World, domain: Domain) -> bool:
    return not world.has("domain_is_persistent") or bool(domain.is_persistent())


def inactive(world: World) -> Domain:
    """Return a persistent domain that is not active, at any cost to those that are."""
    domains = [domain for domain in all_domains(world) if _is_persistent(world, domain)]
    for domain in domains:
        if domain.id() == -1:
            return domain
    if world.has("domain_define_xml"):
        return define(world)
    if domains and world.has("domain_destroy"):
        domains[0].destroy()
        return domains[0]
    raise LeaveOut("the driver has no persistent domain that is not active")


def running(world: World) -> Domain:
    """Return a running domain, by the document that checks were given if any."""
    if world.domain_xml is not None and world.has("domain_define_xml", "domain_create"):
        domain = define(world)
        domain.create()
        return domain
    for domain in all_domains(world):
        if domain.id() != -1 and (
            not world.has("domain_get_state") or domain.state()[0] == _RUNNING
        ):
            return domain
    if not world.has("domain_create"):
        raise LeaveOut("the driver has no domain that is running, and starts none")
    domain = inactive(world)
    domain.create()
    return domain


def define(world: World) -> Domain:
    """Define a domain with a name and UUID of its own."""
    return world.conn.define_xml(model(world, new_name(), str(uuid.uuid4())))


def new_name() -> str:
    """Return a name that no domain has."""
    return f"check-{uuid.uuid4().hex[:12]}"


def model(world: World, name: str, uid: str) -> str:
    """Return a document of a domain with this name and UUID."""
    text = world.domain_xml
    if text is None and world.has("connect_list_all_domains", "domain_get_xml_desc"):
        known = world.conn.list_all_domains(0)
        text = known[0].xml_desc(_INACTIVE) if known else None
    if text is None:
        text = (
            f"<domain type='{world.served.scheme}'>"
            "<memory>65536</memory><os><type>hvm</type></os></domain>"
        )
    root = ET.fromstring(text)
    root.attrib.pop("id", None)
    for tag, value in (("uuid", uid), ("name", name)):
        for element in root.findall(tag):
            root.remove(element)
        element = ET.Element(tag)
        element.text = value
        root.insert(0, element)
    return ET.tostring(root, encoding="unicode")


def count_named(world: World, name: str) -> int:
    """Return how many domains have a name."""
    if not world.has("connect_list_all_domains"):
        try:
            return int(world.conn.lookup_by_name(name).name() == name)
        except LibvirtError:
            return 0
    return names(world.conn.list_all_domains(0)).count(name)


def _now(world: World, domain: Domain) -> Domain:
    """Return the domain as the driver names it now."""
    if world.has("domain_lookup_by_uuid"):
        return world.conn.lookup_by_uuid(domain.uuid())
    if world.has("connect_list_all_domains"):
        for each in world.conn.list_all_domains(0):
            if each.uuid() == domain.uuid():
                return each
        raise AssertionError(f"{domain.name()!r} is not in the list any more")
    return domain


def is_on(world: World, domain: Domain, state: int) -> None:
    """Raise AssertionError unless a domain is active, and in this state."""
    _is(world, domain, state, active=True)


def is_off(world: World, domain: Domain) -> None:
    """Raise AssertionError unless a domain is shut off."""
    _is(world, domain, _SHUTOFF, active=False)


def _is(world: World, domain: Domain, state: int, *, active: bool) -> None:
    """Raise AssertionError unless a domain is in this state by all it says."""
    name = domain.name()
    id_ = _now(world, domain).id()
    wanted = f"id of {name!r}, which must {'' if active else 'not '}be active"
    expect((id_ > 0) if active else (id_ == -1), f"{wanted}: got {id_}")
    if world.has("domain_is_active"):
        equal(f"virDomainIsActive of {name!r}", bool(domain.is_active()), active)
    if world.has("domain_get_state"):
        got = domain.state()[0]
        equal(f"state of {name!r}", DomainState(got).name, DomainState(state).name)
