"""Steps that most commands begin with: find the named domain, read the named file."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

from ..protocol.errors import LibvirtError, LocalProtocolError
from ..protocol.xdr import TEXT
from .errors import CommandError
from .messages import Level
from .options import Kind, Option

if TYPE_CHECKING:
    from ..blocking import Connect, Domain
    from .options import Arguments
    from .session import Session

__all__ = ["DOMAIN", "find_domain", "look_up_domain", "read_file"]

DOMAIN = Option("domain", Kind.STRING, "a domain by name, id or UUID", required=True)

_UUID_LENGTH = 36
_INT_MAX = 2**31 - 1
_MAX_XML_FILE = 10 * 1024 * 1024


def find_domain(session: Session, args: Arguments, by: str = "id uuid name") -> tuple[Domain, str]:
    """Find the domain that the option ``--domain`` names; also return that name.

    Raise `CommandError` if there is none.
    """
    wanted = args.required("domain")
    session.debug(f"found option <domain>: {wanted}", Level.INFO)
    return look_up_domain(session, wanted, by), wanted


def look_up_domain(session: Session, wanted: str, by: str = "id uuid name") -> Domain:
    """Find a domain.

    The ways in ``by`` are tried in virsh's order: as an id if it is a number, as a UUID
    if it has the length of one, as a name. Raise `CommandError` if none finds a domain.
    """
    connection = session.connection
    ways = by.split()
    number = _id(wanted) if "id" in ways else None
    if number is not None:
        session.debug("<domain> looks like ID")
        if domain := _attempt(connection, "id", number):
            return domain
    if "uuid" in ways and len(wanted.encode("utf-8", "surrogateescape")) == _UUID_LENGTH:
        session.debug("<domain> trying as domain UUID")
        if domain := _attempt(connection, "uuid", wanted):
            return domain
    if "name" in ways:
        session.debug("<domain> trying as domain NAME")
        if domain := _attempt(connection, "name", wanted):
            return domain
    raise CommandError(f"failed to get domain '{wanted}'")


def _id(text: str) -> int | None:
    """Return ``text`` as a domain id if C's strtol reads it as one, else None."""
    digits = text.lstrip(" \t\n\v\f\r")
    digits = digits[1:] if digits.startswith("+") else digits
    if not (digits.isascii() and digits.isdigit()):
        return None
    number = int(digits) if len(digits) <= 32 else _INT_MAX + 1
    return number if number <= _INT_MAX else None


def _attempt(connection: Connect, way: str, wanted: str | int) -> Domain | None:
    try:
        if isinstance(wanted, int):
            return connection.lookup_by_id(wanted)
        if way == "uuid":
            return connection.lookup_by_uuid_string(wanted)
        return connection.lookup_by_name(wanted)
    except (LibvirtError, LocalProtocolError):
        # the second: text that cannot be sent, so no domain has that name
        return None


def read_file(path: str) -> str:
    """Read an XML file.

    As in virsh, the file may have at most 10 MiB, and the text ends at the first NUL.
    """
    try:
        with open(path, "rb") as file:
            try:
                data = file.read(_MAX_XML_FILE + 1)
            except OSError as exc:
                raise CommandError(f"Failed to read file '{path}': {exc.strerror}") from exc
    except OSError as exc:
        verb = "read" if isinstance(exc, IsADirectoryError) else "open"
        raise CommandError(f"Failed to {verb} file '{path}': {exc.strerror}") from exc
    if len(data) > _MAX_XML_FILE:
        raise CommandError(f"Failed to read file '{path}': {os.strerror(errno.EOVERFLOW)}")
    return data.partition(b"\0")[0].decode(*TEXT)  # any bytes reach the server unchanged
