"""Commands that say where the displays and consoles of running domains are."""

from __future__ import annotations

import ipaddress
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from ...protocol._generated.enums import DomainXMLFlags
from ..domains.domain import GROUP
from ..errors import CommandError
from ..lookup import DOMAIN, find_domain
from ..numbers import integer
from ..options import Kind, Option
from ..xmltext import parse, string

if TYPE_CHECKING:
    from lxml import etree

    from ..options import Arguments
    from ..session import Session

_SCHEMES = ("vnc", "spice", "rdp", "dbus")
_VNC_PORT = 5900


def _graphics(root: etree._Element, scheme: str, path: str) -> str:
    """Return an attribute of the first display of a kind that has it, or ""."""
    return string(root, f"/domain/devices/graphics[@type='{scheme}']/{path}")


@GROUP.command(
    "domdisplay",
    "URI of a domain's display",
    DOMAIN,
    Option("include-password", Kind.BOOL, "put the password into the URI"),
    Option("type", Kind.STRING, "kind of display, such as vnc or spice"),
    Option("all", Kind.BOOL, "of all displays"),
    description="Print the URI of a display of a running domain.",
)
def domdisplay(session: Session, args: Arguments) -> None:
    args.exclusive("all", "type")
    domain, _ = find_domain(session, args)
    if not domain.is_active():
        raise CommandError("Domain is not running")
    flags = args.flags({"include-password": DomainXMLFlags.VIR_DOMAIN_XML_SECURE})
    kind = args.string("type")
    root = parse(domain.xml_desc(flags), "(domain_definition)")
    found = False
    for scheme in _SCHEMES:
        if kind not in (None, scheme):
            continue
        uri = _display(session, root, scheme)
        if uri is None:
            continue
        found = True
        if "all" not in args:
            session.out(uri)
            return
        session.out(f"{uri}\n")
    if not found:
        wanted = "" if kind is None else f" with type '{kind}'"
        raise CommandError(f"No graphical display{wanted} found")


def _display(session: Session, root: etree._Element, scheme: str) -> str | None:
    port = integer(_graphics(root, scheme, "@port")) or 0
    tls_port = integer(_graphics(root, scheme, "@tlsPort")) or 0
    socket = ""
    if _graphics(root, scheme, "listen/@type") == "socket":
        socket = _graphics(root, scheme, "listen/@socket")
    if not port and not tls_port and not socket:
        return None
    password = _graphics(root, scheme, "@passwd")
    uri = f"{scheme}+unix://" if socket else f"{scheme}://"
    if scheme == "vnc" and password:
        uri += f":{password}@"
    uri += socket or _host(session, root, scheme)
    if port:
        uri += f":{port - _VNC_PORT if scheme == 'vnc' else port}"
    options = [f"tls-port={tls_port}"] if tls_port else []
    if scheme == "spice" and password:
        options.append(f"password={password}")
    return uri + ("?" + "&".join(options) if options else "")


def _host(session: Session, root: etree._Element, scheme: str) -> str:
    """Return where a display listens, as a client has to call it."""
    address = _graphics(root, scheme, "@listen")
    if not address:
        address = _graphics(root, scheme, "listen/@address")
    elif _is_any(address):
        address = urlsplit(session.connection.get_uri()).hostname or ""
    if not address:
        return "localhost"
    return f"[{address}]" if ":" in address else address


def _is_any(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_unspecified
    except ValueError:
        return False


@GROUP.command(
    "vncdisplay",
    "where a domain's VNC display is",
    DOMAIN,
    description="Print address and number of the VNC display of a running domain.",
)
def vncdisplay(session: Session, args: Arguments) -> None:
    domain, _ = find_domain(session, args)
    if not domain.is_active():
        raise CommandError("Domain is not running")
    root = parse(domain.xml_desc(), "(domain_definition)")
    port = integer(_graphics(root, "vnc", "@port"))
    if port is None:
        raise CommandError("Failed to get VNC port. Is this domain using VNC?")
    address = _graphics(root, "vnc", "@listen") or _graphics(root, "vnc", "listen/@address")
    address = "" if address == "0.0.0.0" else address
    session.out(f"{address}:{port - _VNC_PORT}\n")


@GROUP.command(
    "ttyconsole",
    "device of a domain's console",
    DOMAIN,
    description="Print the device of the console of a running domain.",
)
def ttyconsole(session: Session, args: Arguments) -> None:
    domain, _ = find_domain(session, args)
    root = parse(domain.xml_desc(), "(domain_definition)")
    device = string(root, "/domain/devices/console/@tty")
    if not device:
        raise CommandError
    session.out(f"{device}\n")
