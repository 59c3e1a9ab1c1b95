"""Commands that edit the XML of domains, as defined and in saved images."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...protocol._generated.enums import (
    DomainDefineFlags,
    DomainSaveRestoreFlags,
    DomainXMLFlags,
)
from ..editing import edit
from ..lookup import DOMAIN, find_domain
from ..options import Kind, Option
from .domain import GROUP

if TYPE_CHECKING:
    from ..options import Arguments
    from ..session import Session

_SECURE = int(DomainXMLFlags.VIR_DOMAIN_XML_SECURE)
_DEFINED = _SECURE | int(DomainXMLFlags.VIR_DOMAIN_XML_INACTIVE)
_VALIDATE = int(DomainDefineFlags.VIR_DOMAIN_DEFINE_VALIDATE)
_RUNNING = Option("running", Kind.BOOL, "the domain runs when it is restored")
_PAUSED = Option("paused", Kind.BOOL, "the domain is paused when it is restored")
_SAVE_FLAGS = {
    "running": DomainSaveRestoreFlags.VIR_DOMAIN_SAVE_RUNNING,
    "paused": DomainSaveRestoreFlags.VIR_DOMAIN_SAVE_PAUSED,
}


@GROUP.command(
    "edit",
    "edit the definition of a domain",
    DOMAIN,
    Option("skip-validate", Kind.BOOL, "do not have the XML checked against the schema"),
    description="Edit the definition of a domain. It is for its next start.",
)
def edit_domain(session: Session, args: Arguments) -> None:
    domain, _ = find_domain(session, args)
    name = domain.name()
    connection = session.connection

    def plainly(xml: str) -> str:
        return connection.define_xml_flags(xml, 0).name()

    def checked(xml: str) -> str:
        return connection.define_xml_flags(xml, _VALIDATE).name()

    ways = (plainly,) if "skip-validate" in args else (checked, plainly)
    edited = edit(session, lambda: domain.xml_desc(_DEFINED), *ways)
    if edited is None:
        session.extra(f"Domain '{name}' XML configuration not changed.\n")
    else:
        session.extra(f"Domain '{edited}' XML configuration edited.\n")


@GROUP.command(
    "save-image-edit",
    "edit the XML in a file that save wrote",
    Option("file", Kind.STRING, "path of the image, on the server's host", required=True),
    _RUNNING,
    _PAUSED,
    description="Edit the XML of the domain in a file that save wrote.",
)
def save_image_edit(session: Session, args: Arguments) -> None:
    args.exclusive("running", "paused")
    path = args.required("file")
    connection = session.connection
    flags = args.flags(_SAVE_FLAGS)

    def fetch() -> str:
        return connection.save_image_get_xml_desc(path, _SECURE)

    edited = edit(session, fetch, lambda xml: connection.save_image_define_xml(path, xml, flags))
    if edited is None:
        session.extra(f"Saved image {path} XML configuration not changed.\n")
    else:
        session.extra(f"State file {path} edited.\n")


@GROUP.command(
    "managedsave-edit",
    "edit the XML in a managed save image",
    DOMAIN,
    _RUNNING,
    _PAUSED,
    description="Edit the XML of a domain in its managed save image.",
)
def managedsave_edit(session: Session, args: Arguments) -> None:
    args.exclusive("running", "paused")
    domain, _ = find_domain(session, args)
    name = domain.name()
    flags = args.flags(_SAVE_FLAGS)

    def fetch() -> str:
        return domain.managed_save_get_xml_desc(_SECURE)

    edited = edit(session, fetch, lambda xml: domain.managed_save_define_xml(xml, flags))
    if edited is None:
        session.extra(f"Managed save image of domain '{name}' XML configuration not changed.\n")
    else:
        session.extra(f"Managed save image of Domain '{name}' XML configuration edited.\n")
