"""The connection and the host behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .errors import failing
from .options import Group, Kind, Option
from .versions import dotted, package_version

if TYPE_CHECKING:
    from .options import Arguments
    from .session import Session

GROUP = Group("host", "Host and Hypervisor")


@GROUP.command("capabilities", "what hypervisor and host can do", description="Print capabilities in XML.")
def capabilities(session: Session, args: Arguments) -> None:
    with failing("failed to get capabilities"):
        xml = session.connection.get_capabilities()
    session.out(xml + "\n")


@GROUP.command("hostname", "name of the host")
def hostname(session: Session, args: Arguments) -> None:
    with failing("failed to get hostname"):
        name = session.connection.get_hostname()
    session.out(f"{name}\n")


@GROUP.command("nodeinfo", "CPUs and memory of the host", description="Print the host's CPU topology and its memory.")
def nodeinfo(session: Session, args: Arguments) -> None:
    with failing("failed to get node information"):
        model, memory, cpus, mhz, nodes, sockets, cores, threads = session.connection.get_info()
    fields = {
        "CPU model:": model,
        "CPU(s):": cpus,
        "CPU frequency:": f"{mhz} MHz",
        "CPU socket(s):": sockets,
        "Core(s) per socket:": cores,
        "Thread(s) per core:": threads,
        "NUMA cell(s):": nodes,
        "Memory size:": f"{memory} KiB",
    }
    session.out("".join(f"{label:<20} {value}\n" for label, value in fields.items()))


@GROUP.command("uri", "the URI of the connection")
def uri(session: Session, args: Arguments) -> None:
    with failing("failed to get URI"):
        canonical = session.connection.get_uri()
    session.out(f"{canonical}\n")


@GROUP.command(
    "version",
    "versions of virtrio and of what it is connected to",
    Option("daemon", Kind.BOOL, "also of the server"),
    description="Print the versions of virtrio and of the hypervisor.",
)
def version(session: Session, args: Arguments) -> None:
    with failing("failed to get hypervisor type"):
        kind = session.connection.get_type()
    ours = package_version()
    session.out(f"Compiled against library: virtrio {ours}\nUsing library: virtrio {ours}\nUsing API: {kind} {ours}\n")
    with failing("failed to get the hypervisor version"):
        number = session.connection.get_version()
    if number:
        session.out(f"Running hypervisor: {kind} {dotted(number)}\n")
    else:
        session.out(f"Cannot extract running {kind} hypervisor version\n")
    if "daemon" in args:
        with failing("failed to get the daemon version"):
            number = session.connection.get_lib_version()
        session.out(f"Running against daemon: {dotted(number)}\n")
