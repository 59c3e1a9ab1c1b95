"""Commands that define domains and change their state: define, start, destroy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...protocol._generated.enums import (
    DomainCreateFlags,
    DomainDefineFlags,
    DomainDestroyFlagsValues,
    DomainRebootFlagValues,
    DomainShutdownFlagValues,
    DomainXMLFlags,
    ErrorNumber,
)
from ...protocol.errors import LibvirtError
from ..errors import CommandError, failing
from ..lookup import DOMAIN, find_domain, read_file
from ..options import Group, Kind, Option
from ..passing import PASS_FDS, descriptors, passing
from ..xmltext import XPATH_OPTIONS, print_xml

if TYPE_CHECKING:
    from ...blocking import Domain
    from ..options import Arguments
    from ..session import Session

GROUP = Group("domain", "Domain Management")

_FILE = Option("file", Kind.STRING, "the file with the description of the domain", required=True)
_VALIDATE = Option("validate", Kind.BOOL, "have the description checked against the schema")
_PAUSED = Option("paused", Kind.BOOL, "leave the domain paused")
_AUTODESTROY = Option("autodestroy", Kind.BOOL, "destroy the domain when this connection ends")
_RESET_NVRAM = Option("reset-nvram", Kind.BOOL, "recreate the NVRAM from its template")
_CONSOLE = Option("console", Kind.BOOL, "use the console of the guest")
_MODE = Option("mode", Kind.STRING, "ways to ask the guest: acpi|agent|initctl|signal|paravirt")

_CREATE_FLAGS = {
    "paused": DomainCreateFlags.VIR_DOMAIN_START_PAUSED,
    "autodestroy": DomainCreateFlags.VIR_DOMAIN_START_AUTODESTROY,
    "bypass-cache": DomainCreateFlags.VIR_DOMAIN_START_BYPASS_CACHE,
    "force-boot": DomainCreateFlags.VIR_DOMAIN_START_FORCE_BOOT,
    "validate": DomainCreateFlags.VIR_DOMAIN_START_VALIDATE,
    "reset-nvram": DomainCreateFlags.VIR_DOMAIN_START_RESET_NVRAM,
}


def _use_console(session: Session, args: Arguments, domain: Domain) -> None:
    if _CONSOLE.name in args:
        from ..devices.console import attach  # a circle: it declares a command of this group

        attach(session, domain)


@GROUP.command(
    "autostart",
    "start a domain when the host starts",
    DOMAIN,
    Option("disable", Kind.BOOL, "disable autostart"),
    description="Have a persistent domain started when the host starts.",
)
def autostart(session: Session, args: Arguments) -> None:
    domain, called = find_domain(session, args)
    verb = "unmark" if "disable" in args else "mark"
    with failing(f"Failed to {verb} domain '{called}' as autostarted"):
        domain.set_autostart(verb == "mark")
    session.extra(f"Domain '{called}' {verb}ed as autostarted\n")


@GROUP.command(
    "create",
    "define and start a transient domain from a file",
    _FILE,
    _CONSOLE,
    _PAUSED,
    _AUTODESTROY,
    PASS_FDS,
    _VALIDATE,
    _RESET_NVRAM,
    description="Start a domain that disappears when it stops.",
)
def create(session: Session, args: Arguments) -> None:
    path = args.required("file")
    xml = read_file(path)
    files = descriptors(args)
    flags = args.flags(_CREATE_FLAGS)
    with failing(f"Failed to create domain from {path}"), passing(files):
        if files:
            domain = session.connection.create_xml_with_files(xml, files, flags)
        else:
            domain = session.connection.create_xml(xml, flags)
    session.extra(f"Domain '{domain.name()}' created from {path}\n")
    _use_console(session, args, domain)


@GROUP.command(
    "define",
    "define a domain from a file, or change its definition",
    _FILE,
    _VALIDATE,
    description="Make a persistent domain without starting it.",
)
def define(session: Session, args: Arguments) -> None:
    path = args.required("file")
    xml = read_file(path)
    with failing(f"Failed to define domain from {path}"):
        if "validate" in args:
            flags = int(DomainDefineFlags.VIR_DOMAIN_DEFINE_VALIDATE)
            domain = session.connection.define_xml_flags(xml, flags)
        else:
            domain = session.connection.define_xml(xml)
    session.extra(f"Domain '{domain.name()}' defined from {path}\n")


@GROUP.command(
    "destroy",
    "stop a domain at once",
    DOMAIN,
    Option("graceful", Kind.BOOL, "fail rather than stop a guest that does not react"),
    Option("remove-logs", Kind.BOOL, "remove the domain's log files as well"),
    description="Stop a domain without asking the guest. Its definition and disks are kept.",
)
def destroy(session: Session, args: Arguments) -> None:
    domain, called = find_domain(session, args)
    flags = args.flags(
        {
            "graceful": DomainDestroyFlagsValues.VIR_DOMAIN_DESTROY_GRACEFUL,
            "remove-logs": DomainDestroyFlagsValues.VIR_DOMAIN_DESTROY_REMOVE_LOGS,
        }
    )
    with failing(f"Failed to destroy domain '{called}'"):
        if flags:
            domain.destroy_flags(flags)
        else:
            domain.destroy()
    session.extra(f"Domain '{called}' destroyed\n")


@GROUP.command(
    "domid",
    "id of a domain",
    Option("domain", Kind.STRING, "a domain by name or UUID", required=True),
)
def domid(session: Session, args: Arguments) -> None:
    domain, _ = find_domain(session, args, "uuid name")
    number = domain.id()
    session.out(("-" if number == -1 else str(number)) + "\n")


@GROUP.command(
    "domname",
    "name of a domain",
    Option("domain", Kind.STRING, "a domain by id or UUID", required=True),
)
def domname(session: Session, args: Arguments) -> None:
    domain, _ = find_domain(session, args, "id uuid")
    session.out(domain.name() + "\n")


@GROUP.command(
    "domuuid",
    "UUID of a domain",
    Option("domain", Kind.STRING, "a domain by id or name", required=True),
)
def domuuid(session: Session, args: Arguments) -> None:
    domain, _ = find_domain(session, args, "id name")
    session.out(domain.uuid_string() + "\n")


@GROUP.command(
    "dumpxml",
    "print the XML of a domain",
    DOMAIN,
    Option("inactive", Kind.BOOL, "print the persistent definition, not the running domain"),
    Option("security-info", Kind.BOOL, "include passwords and other secrets"),
    Option("update-cpu", Kind.BOOL, "update the guest CPU according to the host CPU"),
    Option("migratable", Kind.BOOL, "print XML that is suitable for migration"),
    *XPATH_OPTIONS,
    description="Print the XML of a domain.",
)
def dumpxml(session: Session, args: Arguments) -> None:
    flags = args.flags(
        {
            "inactive": DomainXMLFlags.VIR_DOMAIN_XML_INACTIVE,
            "security-info": DomainXMLFlags.VIR_DOMAIN_XML_SECURE,
            "update-cpu": DomainXMLFlags.VIR_DOMAIN_XML_UPDATE_CPU,
            "migratable": DomainXMLFlags.VIR_DOMAIN_XML_MIGRATABLE,
        }
    )
    domain, _ = find_domain(session, args)
    print_xml(session, args, domain.xml_desc(flags), "domain")


def _mode_flags(args: Arguments, modes: dict[str, int], expected: str) -> int:
    flags = 0
    for mode in (args.string("mode") or "").split(",") if "mode" in args else ():
        if mode not in modes:
            raise CommandError(f"Unknown mode {mode} value, expecting {expected}")
        flags |= int(modes[mode])
    return flags


@GROUP.command(
    "reboot", "ask a guest to reboot", DOMAIN, _MODE, description="Ask the guest to reboot."
)
def reboot(session: Session, args: Arguments) -> None:
    flags = _mode_flags(
        args,
        {
            "acpi": DomainRebootFlagValues.VIR_DOMAIN_REBOOT_ACPI_POWER_BTN,
            "agent": DomainRebootFlagValues.VIR_DOMAIN_REBOOT_GUEST_AGENT,
            "initctl": DomainRebootFlagValues.VIR_DOMAIN_REBOOT_INITCTL,
            "signal": DomainRebootFlagValues.VIR_DOMAIN_REBOOT_SIGNAL,
            "paravirt": DomainRebootFlagValues.VIR_DOMAIN_REBOOT_PARAVIRT,
        },
        "'acpi', 'agent', 'initctl', 'signal' or 'paravirt'",
    )
    domain, called = find_domain(session, args)
    with failing(f"Failed to reboot domain '{called}'"):
        domain.reboot(flags)
    session.extra(f"Domain '{called}' is being rebooted\n")


@GROUP.command(
    "resume",
    "let a suspended domain run again",
    DOMAIN,
    description="Let a suspended domain run again.",
)
def resume(session: Session, args: Arguments) -> None:
    domain, called = find_domain(session, args)
    with failing(f"Failed to resume domain '{called}'"):
        domain.resume()
    session.extra(f"Domain '{called}' resumed\n")


@GROUP.command(
    "shutdown", "ask a guest to shut down", DOMAIN, _MODE, description="Ask the guest to shut down."
)
def shutdown(session: Session, args: Arguments) -> None:
    flags = _mode_flags(
        args,
        {
            "acpi": DomainShutdownFlagValues.VIR_DOMAIN_SHUTDOWN_ACPI_POWER_BTN,
            "agent": DomainShutdownFlagValues.VIR_DOMAIN_SHUTDOWN_GUEST_AGENT,
            "initctl": DomainShutdownFlagValues.VIR_DOMAIN_SHUTDOWN_INITCTL,
            "signal": DomainShutdownFlagValues.VIR_DOMAIN_SHUTDOWN_SIGNAL,
            "paravirt": DomainShutdownFlagValues.VIR_DOMAIN_SHUTDOWN_PARAVIRT,
        },
        "'acpi', 'agent', 'initctl', 'signal', or 'paravirt'",
    )
    domain, called = find_domain(session, args)
    with failing(f"Failed to shutdown domain '{called}'"):
        if flags:
            domain.shutdown_flags(flags)
        else:
            domain.shutdown()
    session.extra(f"Domain '{called}' is being shutdown\n")


@GROUP.command(
    "start",
    "start a defined domain",
    DOMAIN,
    _CONSOLE,
    _PAUSED,
    _AUTODESTROY,
    Option("bypass-cache", Kind.BOOL, "do not fill the host's file cache while loading"),
    Option("force-boot", Kind.BOOL, "boot afresh even if there is a managed save image"),
    PASS_FDS,
    _RESET_NVRAM,
    description="Start a domain from its managed save image if it has one, else by booting it.",
)
def start(session: Session, args: Arguments) -> None:
    domain, _ = find_domain(session, args, "uuid name")
    if domain.id() != -1:
        raise CommandError("Domain is already active")
    files = descriptors(args)
    name = domain.name()
    with failing(f"Failed to start domain '{name}'"), passing(files):
        _start(domain, args.flags(_CREATE_FLAGS), files)
    session.extra(f"Domain '{name}' started\n")
    _use_console(session, args, domain)


def _start(domain: Domain, flags: int, files: list[int]) -> None:
    if flags & DomainCreateFlags.VIR_DOMAIN_START_FORCE_BOOT:
        try:
            _boot(domain, flags, files)
        except LibvirtError as exc:
            if exc.code not in (ErrorNumber.VIR_ERR_NO_SUPPORT, ErrorNumber.VIR_ERR_INVALID_ARG):
                raise
        else:
            return
        # The driver does not know the flag; removing the image first has the same
        # effect.
        if domain.has_managed_save_image():
            domain.managed_save_remove()
        flags &= ~DomainCreateFlags.VIR_DOMAIN_START_FORCE_BOOT
    _boot(domain, flags, files)


def _boot(domain: Domain, flags: int, files: list[int]) -> None:
    if files:
        domain.create_with_files(files, int(flags))
    elif flags:
        domain.create_with_flags(int(flags))
    else:
        domain.create()


@GROUP.command(
    "suspend",
    "stop the CPUs of a domain",
    DOMAIN,
    description="Keep a domain in memory without running it.",
)
def suspend(session: Session, args: Arguments) -> None:
    domain, called = find_domain(session, args)
    with failing(f"Failed to suspend domain '{called}'"):
        domain.suspend()
    session.extra(f"Domain '{called}' suspended\n")
