"""Commands that ask the guest's system for something or act on it from outside."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

from ...protocol._generated.enums import (
    DomainAuthorizedSSHKeysSetFlags,
    DomainGetHostnameFlags,
    DomainGuestInfoTypes,
    DomainSetUserPasswordFlags,
)
from ..errors import CommandError, failing
from ..impact import AFFECTED, impact, print_parameters
from ..lookup import DOMAIN, find_domain, read_file
from ..numbers import INT_MAX, UINT_MAX, ULLONG_MAX, number
from ..options import Kind, Option
from ..tables import Table
from .domain import GROUP

if TYPE_CHECKING:
    from ...blocking import Domain
    from ..options import Arguments
    from ..session import Session


# -- file systems ----------------------------------------------------------------------


@GROUP.command(
    "domfsinfo",
    "list the guest's mounted file systems",
    DOMAIN,
    description="List the mounted file systems of a guest, and the disks they are on.",
)
def domfsinfo(session: Session, args: Arguments) -> None:
    domain, _ = find_domain(session, args)
    with failing("Unable to get filesystem information"):
        systems = domain.fs_info()
    if not systems:
        session.extra("No filesystems are mounted in the domain")
        return
    table = Table("Mountpoint", "Name", "Type", "Target")
    for mountpoint, name, kind, aliases in systems:
        table.add(str(mountpoint), str(name), str(kind), ",".join(aliases))
    session.table(table)


_MOUNTPOINTS = Option("mountpoint", Kind.LIST, "where they are mounted; all without any")


@GROUP.command(
    "domfsfreeze",
    "have the guest hold writes to its file systems",
    DOMAIN,
    _MOUNTPOINTS,
    description="Have the guest hold writes to its file systems.",
)
def domfsfreeze(session: Session, args: Arguments) -> None:
    domain, _ = find_domain(session, args)
    with failing("Unable to freeze filesystems"):
        count = domain.fs_freeze(args.strings("mountpoint") or None)
    session.extra(f"Froze {count} filesystem(s)\n")


@GROUP.command(
    "domfsthaw",
    "have the guest write to its file systems again",
    DOMAIN,
    _MOUNTPOINTS,
    description="Have the guest write to its file systems again.",
)
def domfsthaw(session: Session, args: Arguments) -> None:
    domain, _ = find_domain(session, args)
    with failing("Unable to thaw filesystems"):
        count = domain.fs_thaw(args.strings("mountpoint") or None)
    session.extra(f"Thawed {count} filesystem(s)\n")


@GROUP.command(
    "domfstrim",
    "have the guest give unused space back",
    DOMAIN,
    Option("minimum", Kind.NUMBER, "bytes that a piece of unused space has at least"),
    Option("mountpoint", Kind.STRING, "where the file system is mounted"),
    description="Have the guest tell its disks which space is unused.",
)
def domfstrim(session: Session, args: Arguments) -> None:
    domain, _ = find_domain(session, args)
    minimum = number(args, "minimum", 0, ULLONG_MAX) or 0
    mountpoint = args.string("mountpoint")
    with failing("Unable to invoke fstrim"):
        domain.fs_trim(mountpoint, minimum)


# -- asking ----------------------------------------------------------------------------


@GROUP.command(
    "domhostname",
    "host name of a guest",
    DOMAIN,
    Option("source", Kind.STRING, "who knows it: lease or agent"),
)
def domhostname(session: Session, args: Arguments) -> None:
    domain, _ = find_domain(session, args)
    source = args.string("source")
    flags = {
        None: 0,
        "agent": int(DomainGetHostnameFlags.VIR_DOMAIN_GET_HOSTNAME_AGENT),
        "lease": int(DomainGetHostnameFlags.VIR_DOMAIN_GET_HOSTNAME_LEASE),
    }.get(source)
    if flags is None:
        raise CommandError(f"Unknown data source '{source}'")
    with failing("failed to get hostname"):
        name = domain.hostname(flags)
    session.out(f"{name}\n")


_GUEST_INFO = {
    "user": (DomainGuestInfoTypes.VIR_DOMAIN_GUEST_INFO_USERS, "users"),
    "os": (DomainGuestInfoTypes.VIR_DOMAIN_GUEST_INFO_OS, "the operating system"),
    "timezone": (DomainGuestInfoTypes.VIR_DOMAIN_GUEST_INFO_TIMEZONE, "the time zone"),
    "hostname": (DomainGuestInfoTypes.VIR_DOMAIN_GUEST_INFO_HOSTNAME, "the host name"),
    "filesystem": (DomainGuestInfoTypes.VIR_DOMAIN_GUEST_INFO_FILESYSTEM, "file systems"),
    "disk": (DomainGuestInfoTypes.VIR_DOMAIN_GUEST_INFO_DISKS, "disks"),
    "interface": (DomainGuestInfoTypes.VIR_DOMAIN_GUEST_INFO_INTERFACES, "interfaces"),
}


@GROUP.command(
    "guestinfo",
    "what the guest's agent tells",
    DOMAIN,
    *(Option(name, Kind.BOOL, f"print {help}") for name, (_, help) in _GUEST_INFO.items()),
    description="Print what the guest's agent tells of its system.",
)
def guestinfo(session: Session, args: Arguments) -> None:
    types = args.flags({name: int(flag) for name, (flag, _) in _GUEST_INFO.items()})
    domain, _ = find_domain(session, args)
    print_parameters(session, domain.guest_info(types), 20)


@GROUP.command(
    "guest-agent-timeout",
    "how long the guest's agent may take",
    DOMAIN,
    Option("timeout", Kind.NUMBER, "seconds; -2 for any time", named=True),
    description="Set how long the guest's agent may take to answer.",
)
def guest_agent_timeout(session: Session, args: Arguments) -> None:
    domain, _ = find_domain(session, args)
    timeout = number(args, "timeout", -INT_MAX - 1, INT_MAX)
    domain.agent_set_response_timeout(-2 if timeout is None else timeout)


@GROUP.command(
    "set-user-password",
    "change a password in the guest",
    DOMAIN,
    Option("user", Kind.STRING, "the user's name", required=True),
    Option("password", Kind.STRING, "the new password", required=True),
    Option("encrypted", Kind.BOOL, "it is encrypted already"),
    description="Change the password of a user of the guest.",
)
def set_user_password(session: Session, args: Arguments) -> None:
    user, password = args.required("user"), args.required("password")
    domain, called = find_domain(session, args)
    flags = args.flags({"encrypted": DomainSetUserPasswordFlags.VIR_DOMAIN_PASSWORD_ENCRYPTED})
    domain.set_user_password(user, password, flags)
    session.extra(f"Password set successfully for {user} in {called}")


@GROUP.command(
    "get-user-sshkeys",
    "SSH keys of a user of the guest",
    DOMAIN,
    Option("user", Kind.STRING, "the user's name", required=True),
    description="Print the SSH keys with which one may log in as a user of the guest.",
)
def get_user_sshkeys(session: Session, args: Arguments) -> None:
    domain, _ = find_domain(session, args)
    session.out("".join(domain.authorized_ssh_keys_get(args.required("user"))))


_KEYS_APPEND = DomainAuthorizedSSHKeysSetFlags.VIR_DOMAIN_AUTHORIZED_SSH_KEYS_SET_APPEND
_KEYS_REMOVE = DomainAuthorizedSSHKeysSetFlags.VIR_DOMAIN_AUTHORIZED_SSH_KEYS_SET_REMOVE


@GROUP.command(
    "set-user-sshkeys",
    "change the SSH keys of a user of the guest",
    DOMAIN,
    Option("user", Kind.STRING, "the user's name", required=True),
    Option("file", Kind.STRING, "a file with keys, one a line"),
    Option("reset", Kind.BOOL, "these and no others"),
    Option("remove", Kind.BOOL, "take these away"),
    description="Add SSH keys with which one may log in as a user of the guest.",
)
def set_user_sshkeys(session: Session, args: Arguments) -> None:
    args.requires("remove", "file")
    args.exclusive("reset", "remove")
    domain, _ = find_domain(session, args)
    user, path = args.required("user"), args.string("file")
    flags = int(_KEYS_REMOVE) if "remove" in args else 0
    if not flags and "reset" not in args:
        flags = int(_KEYS_APPEND)
        if path is None:
            raise CommandError("Option --file is required")
    keys = None if path is None else read_file(path).split("\n")
    domain.authorized_ssh_keys_set(user, keys, flags)


# -- power -----------------------------------------------------------------------------


@GROUP.command(
    "reset",
    "reset a domain as its reset button does",
    DOMAIN,
    description="Reset a domain as its reset button does.",
)
def reset(session: Session, args: Arguments) -> None:
    domain, called = find_domain(session, args)
    with failing(f"Failed to reset domain '{called}'"):
        domain.reset()
    session.extra(f"Domain '{called}' was reset\n")


# by the numbers of virNodeSuspendTarget
SUSPEND_TARGETS = ("mem", "disk", "hybrid")
SUSPEND_TARGET = Option(
    "target", Kind.STRING, "where its memory is kept: mem, disk or hybrid", required=True
)


@GROUP.command(
    "dompmsuspend",
    "have the guest suspend itself",
    DOMAIN,
    SUSPEND_TARGET,
    Option("duration", Kind.NUMBER, "seconds after which it wakes up", named=True),
    description="Have the guest suspend itself.",
)
def dompmsuspend(session: Session, args: Arguments) -> None:
    domain, _ = find_domain(session, args)
    duration = number(args, "duration", 0, ULLONG_MAX) or 0
    target = args.required("target")
    if target not in SUSPEND_TARGETS:
        raise CommandError("Invalid target")
    with failing(f"Domain '{domain.name()}' could not be suspended"):
        domain.pm_suspend_for_duration(SUSPEND_TARGETS.index(target), duration)
    session.extra(f"Domain '{domain.name()}' successfully suspended")


@GROUP.command(
    "dompmwakeup",
    "wake up a guest that suspended itself",
    DOMAIN,
    description="Wake up a guest that suspended itself.",
)
def dompmwakeup(session: Session, args: Arguments) -> None:
    domain, _ = find_domain(session, args)
    with failing(f"Domain '{domain.name()}' could not be woken up"):
        domain.pm_wakeup()
    session.extra(f"Domain '{domain.name()}' successfully woken up")


# by the numbers of virDomainLifecycle and virDomainLifecycleAction
_LIFECYCLES = ("poweroff", "reboot", "crash")
_ACTIONS = (
    "destroy",
    "restart",
    "rename-restart",
    "preserve",
    "coredump-destroy",
    "coredump-restart",
)


@GROUP.command(
    "set-lifecycle-action",
    "what happens when the guest stops",
    DOMAIN,
    Option("type", Kind.STRING, "what the guest does: poweroff, reboot or crash", required=True),
    Option("action", Kind.STRING, "what happens then, such as restart", required=True),
    *AFFECTED,
    description="Set what happens when the guest powers off, reboots or crashes.",
)
def set_lifecycle_action(session: Session, args: Arguments) -> None:
    flags = impact(args)
    kind, action = args.required("type"), args.required("action")
    if kind not in _LIFECYCLES:
        raise CommandError(f"Invalid lifecycle type '{kind}'.")
    if action not in _ACTIONS:
        raise CommandError(f"Invalid lifecycle action '{action}'.")
    domain, _ = find_domain(session, args)
    with failing("Unable to change lifecycle action."):
        domain.set_lifecycle_action(_LIFECYCLES.index(kind), _ACTIONS.index(action), flags)


# -- the screen ------------------------------------------------------------------------

_EXTENSIONS = {"image/x-portable-pixmap": ".ppm", "image/png": ".png"}


@GROUP.command(
    "screenshot",
    "take a picture of the guest's screen",
    DOMAIN,
    Option("file", Kind.STRING, "where to write the picture"),
    Option("screen", Kind.NUMBER, "number of the screen, from 0"),
    description="Write a picture of the guest's screen to a file here.",
)
def screenshot(session: Session, args: Arguments) -> None:
    path = args.string("file")
    screen = number(args, "screen", 0, UINT_MAX) or 0
    domain, called = find_domain(session, args)
    stream = session.connection.new_stream()
    with failing(f"could not take a screenshot of {called}"):
        mime = domain.screenshot(stream, screen) or ""
    path = path or _picture(domain, mime)
    new = not os.path.lexists(path)
    try:
        file = open(path, "wb")  # noqa: SIM115  closed below
    except OSError:
        stream.abort()
        raise CommandError(f"cannot create file {path}") from None
    try:
        with file, failing(f"could not receive data from domain '{called}'"):
            stream.recv_all(lambda _stream, data, _opaque: file.write(data), None)
        with failing(f"cannot close stream on domain '{called}'"):
            stream.finish()
    except BaseException:
        if new:
            os.unlink(path)
        raise
    session.extra(f"Screenshot saved to {path}, with type of {mime}")


def _picture(domain: Domain, mime: str) -> str:
    return f"{domain.name()}-{time.strftime('%Y-%m-%d-%H:%M:%S')}{_EXTENSIONS.get(mime, '')}"
