"""Commands on secrets, such as passwords of storage."""

from __future__ import annotations

import base64
import errno
import os
import re
import sys
from functools import partial
from typing import TYPE_CHECKING

from ...protocol._generated.enums import (
    ConnectListAllSecretsFlags,
    ErrorNumber,
    SecretDefineFlags,
)
from ...protocol.errors import LibvirtError
from ..errors import CommandError, answer, failing
from ..lookup import read_file
from ..object_events import EventKinds, event_options, watch
from ..objects import VALIDATE, file_option, named
from ..options import Group, Kind, Option
from ..tables import Table, sort_key
from ..xmltext import XPATH_OPTIONS, print_xml

if TYPE_CHECKING:
    from ...blocking import Secret
    from ..options import Arguments
    from ..session import Session

GROUP = Group("secret", "Secret")

_SECRET = Option("secret", Kind.STRING, "a secret by UUID", required=True)
_MAX_FILE = 1024
_USAGES = ("none", "volume", "ceph", "iscsi", "tls", "vtpm")

_LIST = ConnectListAllSecretsFlags
_FILTERS = {
    "ephemeral": _LIST.VIR_CONNECT_LIST_SECRETS_EPHEMERAL,
    "no-ephemeral": _LIST.VIR_CONNECT_LIST_SECRETS_NO_EPHEMERAL,
    "private": _LIST.VIR_CONNECT_LIST_SECRETS_PRIVATE,
    "no-private": _LIST.VIR_CONNECT_LIST_SECRETS_NO_PRIVATE,
}
_EVENTS = EventKinds(
    "secret",
    ("lifecycle", "value-changed"),
    ("Defined", "Undefined"),
    lambda secret: str(secret.uuid_string()),
)


def _find(session: Session, args: Arguments) -> tuple[Secret, str]:
    wanted = named(session, args, "secret")
    with failing(f"failed to get secret '{wanted}'"):
        return session.connection.secret_lookup_by_uuid_string(wanted), wanted


@GROUP.command(
    "secret-define",
    "define a secret from a file, or change it",
    file_option("the file with the description of the secret"),
    VALIDATE,
    description="Make a secret without a value, or change one.",
)
def secret_define(session: Session, args: Arguments) -> None:
    path = args.required("file")
    xml = read_file(path)
    flags = args.flags({"validate": SecretDefineFlags.VIR_SECRET_DEFINE_VALIDATE})
    with failing(f"Failed to set attributes from {path}"):
        secret = session.connection.secret_define_xml(xml, flags)
    session.extra(f"Secret {secret.uuid_string()} created\n")


@GROUP.command(
    "secret-dumpxml",
    "print the XML of a secret",
    _SECRET,
    *XPATH_OPTIONS,
    description="Print the XML of a secret, without its value.",
)
def secret_dumpxml(session: Session, args: Arguments) -> None:
    secret, _ = _find(session, args)
    print_xml(session, args, secret.xml_desc(), "secret")


@GROUP.command(
    "secret-undefine",
    "remove a secret",
    _SECRET,
    description="Remove a secret and its value.",
)
def secret_undefine(session: Session, args: Arguments) -> None:
    secret, called = _find(session, args)
    with failing(f"Failed to delete secret {called}"):
        secret.undefine()
    session.extra(f"Secret {called} deleted\n")


# -- values ----------------------------------------------------------------------------


@GROUP.command(
    "secret-get-value",
    "print the value of a secret",
    _SECRET,
    Option("plain", Kind.BOOL, "print it as it is, not in base64"),
    description="Print the value of a secret.",
)
def secret_get_value(session: Session, args: Arguments) -> None:
    secret, _ = _find(session, args)
    value = secret.value()
    if "plain" in args:
        session.out(value.decode("utf-8", "surrogateescape"))
    else:
        session.out(base64.b64encode(value).decode())


@GROUP.command(
    "secret-set-value",
    "set the value of a secret",
    _SECRET,
    Option("file", Kind.STRING, "the file with the value", named=True),
    Option("plain", Kind.BOOL, "take what is in the file as it is, not as base64"),
    Option("interactive", Kind.BOOL, "ask for the value on the terminal"),
    Option("base64", Kind.STRING, "the value in base64, which others on the machine can see"),
    description="Set the value of a secret.",
)
def secret_set_value(session: Session, args: Arguments) -> None:
    for first, second in (
        ("file", "base64"),
        ("plain", "base64"),
        ("interactive", "base64"),
        ("interactive", "plain"),
        ("interactive", "file"),
    ):
        args.exclusive(first, second)
    secret, _ = _find(session, args)
    value = _given_value(session, args)
    with failing("Failed to set secret value"):
        secret.set_value(value)
    session.extra("Secret value set\n")


def _given_value(session: Session, args: Arguments) -> bytes:
    encoded, path = args.string("base64"), args.string("file")
    if encoded is not None:
        session.report(CommandError("Passing secret value as command-line argument is insecure!"))
        return _decoded(encoded.encode("utf-8", "surrogateescape"))
    if path is not None:
        data = _read(path)
        return data if "plain" in args else _decoded(data)
    if "interactive" in args:
        return _asked(session)
    raise CommandError("Input secret value is missing")


def _read(path: str) -> bytes:
    try:
        with open(path, "rb") as file:
            data = file.read(_MAX_FILE + 1)
    except OSError as exc:
        verb = "read" if isinstance(exc, IsADirectoryError) else "open"
        raise CommandError(f"Failed to {verb} file '{path}': {exc.strerror}") from exc
    if len(data) > _MAX_FILE:
        raise CommandError(f"Failed to read file '{path}': {os.strerror(errno.EOVERFLOW)}")
    return data


def _decoded(text: bytes) -> bytes:
    """Decode base64, without other characters and without an incomplete end."""
    letters = re.sub(rb"[^A-Za-z0-9+/=]", b"", text)
    return base64.b64decode(letters[: len(letters) // 4 * 4])


def _asked(session: Session) -> bytes:
    import getpass

    session.out("Enter new value for secret:")
    sys.stdout.flush()
    try:
        return getpass.getpass("").encode("utf-8", "surrogateescape")
    except (EOFError, OSError):
        raise CommandError("Failed to read secret") from None


# -- listing ---------------------------------------------------------------------------


@GROUP.command(
    "secret-list",
    "list secrets",
    Option("ephemeral", Kind.BOOL, "only secrets that the server keeps in memory"),
    Option("no-ephemeral", Kind.BOOL, "only secrets that the server keeps on disk"),
    Option("private", Kind.BOOL, "only secrets whose value the server tells nobody"),
    Option("no-private", Kind.BOOL, "only secrets whose value clients may read"),
    description="List secrets by UUID.",
)
def secret_list(session: Session, args: Arguments) -> None:
    secrets = _secrets(session, args.flags(_FILTERS))
    secrets.sort(key=lambda secret: sort_key(secret.uuid_string()))
    table = Table("UUID", "Usage")
    for secret in secrets:
        table.add(secret.uuid_string(), _usage(secret))
    session.table(table)


def _secrets(session: Session, flags: int) -> list[Secret]:
    """List secrets, by their UUIDs where the server cannot list them itself."""
    connection = session.connection
    try:
        return connection.list_all_secrets(flags)
    except LibvirtError as exc:
        if exc.code != ErrorNumber.VIR_ERR_NO_SUPPORT:
            raise CommandError("Failed to list node secrets") from exc
    if flags:
        raise CommandError("Filtering is not supported by this libvirt")
    with failing("Failed to count secrets"):
        count = connection.num_of_secrets()
    if not count:
        return []
    with failing("Failed to list secrets"):
        uuids = connection.list_secrets()
    found = [answer(partial(connection.secret_lookup_by_uuid_string, uuid)) for uuid in uuids]
    return [each for each in found if each is not None]


def _usage(secret: Secret) -> str:
    kind = secret.usage_type()
    if not kind:
        return "Unused"
    name = _USAGES[kind] if 0 <= kind < len(_USAGES) else ""
    return f"{name} {secret.usage_id()}"


@GROUP.command(
    "secret-event",
    "wait for events of secrets",
    *event_options(Option("secret", Kind.STRING, "only of this secret, by UUID")),
    description="List the kinds of events of secrets, or wait for some.",
)
def secret_event(session: Session, args: Arguments) -> None:
    connection = session.connection
    watch(
        session,
        args,
        _EVENTS,
        lambda: _find(session, args)[0] if "secret" in args else None,
        connection.secret_event_register_any,
        connection.secret_event_deregister_any,
    )
