"""Commands on what is told about domains: desc, metadata, domrename, domxml-*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...protocol._generated.enums import DomainMetadataType, DomainXMLFlags, ErrorNumber
from ...protocol.errors import LibvirtError
from ..editing import edit, edited
from ..errors import CommandError, failing
from ..impact import CONFIG, CURRENT, LIVE, impact
from ..lookup import DOMAIN, find_domain, read_file
from ..options import Kind, Option
from ..xmltext import parse, string
from .domain import GROUP

if TYPE_CHECKING:
    from ...blocking import Domain
    from ..options import Arguments
    from ..session import Session

_TITLE = int(DomainMetadataType.VIR_DOMAIN_METADATA_TITLE)
_DESCRIPTION = int(DomainMetadataType.VIR_DOMAIN_METADATA_DESCRIPTION)
_ELEMENT = int(DomainMetadataType.VIR_DOMAIN_METADATA_ELEMENT)
_EDIT = Option("edit", Kind.BOOL, "change it in an editor")


@GROUP.command(
    "desc",
    "show or set the description or title of a domain",
    DOMAIN,
    LIVE,
    CONFIG,
    CURRENT,
    Option("title", Kind.BOOL, "the title, not the description"),
    _EDIT,
    Option("new-desc", Kind.LIST, "the words to set"),
    description="Print the description or title of a domain, or set it.",
)
def desc(session: Session, args: Arguments) -> None:
    flags = impact(args)
    domain, _ = find_domain(session, args)
    domain.state()
    noun = "title" if "title" in args else "description"
    kind = _TITLE if "title" in args else _DESCRIPTION
    words = args.strings("new-desc")
    inactive = int(DomainXMLFlags.VIR_DOMAIN_XML_INACTIVE) if "config" in args else 0
    told = _told(domain, kind, inactive)  # virsh asks for it in any case
    text = "".join(f"{word} " for word in words).rstrip(" ")
    if "edit" in args:
        new = edited(text or told)
        text = new.removesuffix("\n") if kind == _TITLE else new
        if text == told:
            session.extra(f"Domain {noun} not changed\n")
            return
    if words or "edit" in args:
        with failing(f"Failed to set new domain {noun}"):
            domain.set_metadata(kind, text, None, None, flags)
        session.extra(f"Domain {noun} updated successfully")
        return
    if told:
        session.out(told)
    else:
        session.extra(f"No {noun} for domain: {domain.name()}")


def _told(domain: Domain, kind: int, flags: int) -> str:
    """Return a title or description; ``flags`` are those of the domain's XML.

    virsh passes them to virDomainGetMetadata, too, where this one is
    VIR_DOMAIN_AFFECT_CONFIG.
    """
    try:
        return domain.metadata(kind, None, flags)
    except LibvirtError as exc:
        if exc.code == ErrorNumber.VIR_ERR_NO_DOMAIN_METADATA:
            return ""
        if exc.code != ErrorNumber.VIR_ERR_NO_SUPPORT:
            raise
    root = parse(domain.xml_desc(flags), "(domain_definition)")
    return string(root, "/domain/title" if kind == _TITLE else "/domain/description")


@GROUP.command(
    "metadata",
    "show or set XML that applications keep in a domain",
    DOMAIN,
    Option("uri", Kind.STRING, "namespace of the XML", required=True),
    LIVE,
    CONFIG,
    CURRENT,
    _EDIT,
    Option("key", Kind.STRING, "prefix for the namespace"),
    Option("set", Kind.STRING, "the XML to set"),
    Option("remove", Kind.BOOL, "remove the XML"),
    description="Print, set or remove XML that applications keep in a domain.",
)
def metadata(session: Session, args: Arguments) -> None:
    flags = impact(args)
    args.exclusive("edit", "set")
    args.exclusive("remove", "set")
    args.exclusive("remove", "edit")
    domain, _ = find_domain(session, args)
    uri, key, text = args.required("uri"), args.string("key"), args.string("set")
    if (text is not None or "edit" in args) and key is None:
        raise CommandError("namespace key is required when modifying metadata")
    if "edit" in args:
        _edit_metadata(session, domain, uri, key, flags)
    elif text is not None or "remove" in args:
        domain.set_metadata(_ELEMENT, text, key, uri, flags)
        session.extra("Metadata removed\n" if "remove" in args else "Metadata modified\n")
    else:
        session.out(domain.metadata(_ELEMENT, uri, flags) + "\n")


def _edit_metadata(session: Session, domain: Domain, uri: str, key: str | None, flags: int) -> None:
    def fetch() -> str:
        try:
            return domain.metadata(_ELEMENT, uri, flags)
        except LibvirtError as exc:
            if exc.code != ErrorNumber.VIR_ERR_NO_DOMAIN_METADATA:
                raise
            return "\n"

    changed = edit(
        session, fetch, lambda xml: (domain.set_metadata(_ELEMENT, xml, key, uri, flags),)
    )
    session.extra("Metadata not changed" if changed is None else "Metadata modified\n")


@GROUP.command(
    "domrename",
    "give a domain another name",
    DOMAIN,
    Option("new-name", Kind.STRING, "the new name", required=True),
    description="Give a domain that does not run another name.",
)
def domrename(session: Session, args: Arguments) -> None:
    domain, _ = find_domain(session, args)
    domain.rename(args.required("new-name"))
    session.extra("Domain successfully renamed\n")


_FORMAT = Option("format", Kind.STRING, "format of the hypervisor's configuration", required=True)


@GROUP.command(
    "domxml-from-native",
    "turn a hypervisor's configuration into XML",
    _FORMAT,
    Option("config", Kind.STRING, "the file with the configuration", required=True),
    description="Print a hypervisor's configuration as the XML of a domain.",
)
def domxml_from_native(session: Session, args: Arguments) -> None:
    form = args.required("format")
    config = read_file(args.required("config"))
    session.out(session.connection.domain_xml_from_native(form, config))


@GROUP.command(
    "domxml-to-native",
    "turn XML into a hypervisor's configuration",
    _FORMAT,
    Option("domain", Kind.STRING, "a domain by name, id or UUID", named=True),
    Option("xml", Kind.STRING, "the file with the XML of a domain"),
    description="Print the XML of a domain as a hypervisor's configuration.",
)
def domxml_to_native(session: Session, args: Arguments) -> None:
    form, path = args.required("format"), args.string("xml")
    args.exclusive("domain", "xml")
    if "domain" in args:
        domain, _ = find_domain(session, args)
        with failing("failed to retrieve XML"):
            xml = domain.xml_desc()
    elif path is not None:
        xml = read_file(path)
    else:
        raise CommandError("need either domain or domain XML")
    session.out(session.connection.domain_xml_to_native(form, xml))
