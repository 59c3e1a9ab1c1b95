"""Commands on the connection and its host."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ... import __version__
from ...protocol.errors import LibvirtError
from ..errors import failing
from ..numbers import leading_integer
from ..options import Group, Kind, Option
from ..xmltext import parse, string

if TYPE_CHECKING:
    from ..options import Arguments
    from ..session import Session

GROUP = Group("host", "Host and Hypervisor")


@GROUP.command(
    "capabilities", "capabilities of hypervisor and host", description="Print capabilities in XML."
)
def capabilities(session: Session, args: Arguments) -> None:
    with failing("failed to get capabilities"):
        xml = session.connection.get_capabilities()
    session.out(xml + "\n")


@GROUP.command(
    "domcapabilities",
    "what the hypervisor has for domains",
    Option("virttype", Kind.STRING, "type of domain, such as kvm"),
    Option("emulatorbin", Kind.STRING, "path of the emulator"),
    Option("arch", Kind.STRING, "architecture of the guest"),
    Option("machine", Kind.STRING, "type of machine"),
    description="Print in XML what the hypervisor has for domains.",
)
def domcapabilities(session: Session, args: Arguments) -> None:
    virttype, emulator, arch, machine = (
        args.string(name) for name in ("virttype", "emulatorbin", "arch", "machine")
    )
    with failing("failed to get emulator capabilities"):
        xml = session.connection.get_domain_capabilities(emulator, arch, machine, virttype)
    session.out(xml + "\n")


@GROUP.command(
    "maxvcpus",
    "the most virtual CPUs that a domain may have",
    Option("type", Kind.STRING, "type of domain"),
    description="Print how many virtual CPUs a domain may have.",
)
def maxvcpus(session: Session, args: Arguments) -> None:
    kind = args.string("type")
    connection = session.connection
    try:
        xml = connection.get_domain_capabilities(None, None, None, kind)
    except LibvirtError:
        most = None
    else:
        text = string(parse(xml, "(domainCapabilities)"), "/domainCapabilities/vcpu[1]/@max")
        most = leading_integer(text)
    session.out(f"{connection.get_max_vcpus(kind) if most is None else most[0]}\n")


@GROUP.command("hostname", "name of the host")
def hostname(session: Session, args: Arguments) -> None:
    with failing("failed to get hostname"):
        name = session.connection.get_hostname()
    session.out(f"{name}\n")


@GROUP.command(
    "nodeinfo",
    "CPUs and memory of the host",
    description="Print the host's CPU topology and its memory.",
)
def nodeinfo(session: Session, args: Arguments) -> None:
    from ...client._generated.calls import NODE_GET_INFO
    from ...protocol.xdr import text

    with failing("failed to get node information"):
        # Not get_info(), which gives memory as libvirt-python does, in whole MiB.
        info = session.connection._call(NODE_GET_INFO, None)
    fields = {
        "CPU model:": text(info.model),
        "CPU(s):": info.cpus,
        **({"CPU frequency:": f"{info.mhz} MHz"} if info.mhz else {}),
        "CPU socket(s):": info.sockets,
        "Core(s) per socket:": info.cores,
        "Thread(s) per core:": info.threads,
        "NUMA cell(s):": info.nodes,
        "Memory size:": f"{info.memory} KiB",
    }
    session.out("".join(f"{label:<20} {value}\n" for label, value in fields.items()))


@GROUP.command(
    "sysinfo",
    "what the host's firmware tells of it",
    description="Print in XML what the host's firmware tells of it.",
)
def sysinfo(session: Session, args: Arguments) -> None:
    with failing("failed to get sysinfo"):
        xml = session.connection.get_sysinfo()
    session.out(xml)


@GROUP.command("uri", "the URI of the connection")
def uri(session: Session, args: Arguments) -> None:
    with failing("failed to get URI"):
        shown = session.connection.get_uri()
    session.out(f"{shown}\n")


@GROUP.command(
    "version",
    "versions of virtrio and of the hypervisor",
    Option("daemon", Kind.BOOL, "also print the version of the server"),
    description="Print the versions of virtrio and of the hypervisor.",
)
def version(session: Session, args: Arguments) -> None:
    with failing("failed to get hypervisor type"):
        kind = session.connection.get_type()
    for label in (
        "Compiled against library: virtrio",
        "Using library: virtrio",
        f"Using API: {kind}",
    ):
        session.out(f"{label} {__version__}\n")
    with failing("failed to get the hypervisor version"):
        number = session.connection.get_version()
    if number:
        session.out(f"Running hypervisor: {kind} {_dotted(number)}\n")
    else:
        session.out(f"Cannot extract running {kind} hypervisor version\n")
    if "daemon" in args:
        with failing("failed to get the daemon version"):
            number = session.connection.get_lib_version()
        session.out(f"Running against daemon: {_dotted(number)}\n")


def _dotted(number: int) -> str:
    """Format a version that libvirt packs into one number: ``9000000`` is ``9.0.0``."""
    major, rest = divmod(number, 1_000_000)
    return f"{major}.{rest // 1000}.{rest % 1000}"
