"""Commands that save domains to files and restore them, and that dump their memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...protocol._generated.enums import (
    DomainCoreDumpFlags,
    DomainSaveRestoreFlags,
    DomainXMLFlags,
)
from ..errors import CommandError, failing
from ..impact import LIVE
from ..lookup import DOMAIN, find_domain, read_file
from ..options import Kind, Option
from ..xmltext import XPATH_OPTIONS, given_xpath, print_xml
from .domain import GROUP

if TYPE_CHECKING:
    from ..options import Arguments
    from ..session import Session

_FILE = Option("file", Kind.STRING, "path of the image, on the server's host", required=True)
_XML_FILE = Option("xml", Kind.STRING, "a file with the XML to save instead", required=True)
_OTHER_XML = Option("xml", Kind.STRING, "a file with other XML for the domain")
_BYPASS_CACHE = Option("bypass-cache", Kind.BOOL, "do not fill the host's file cache")
_RUNNING = Option("running", Kind.BOOL, "the domain runs when it is restored")
_PAUSED = Option("paused", Kind.BOOL, "the domain is paused when it is restored")
_RESET_NVRAM = Option("reset-nvram", Kind.BOOL, "recreate the NVRAM from its template")
_SECURITY_INFO = Option("security-info", Kind.BOOL, "include passwords and other secrets")
_VERBOSE = Option("verbose", Kind.BOOL, "print when it is done")

_SAVE_FLAGS = {
    "bypass-cache": DomainSaveRestoreFlags.VIR_DOMAIN_SAVE_BYPASS_CACHE,
    "running": DomainSaveRestoreFlags.VIR_DOMAIN_SAVE_RUNNING,
    "paused": DomainSaveRestoreFlags.VIR_DOMAIN_SAVE_PAUSED,
}
_RESTORE_FLAGS = _SAVE_FLAGS | {
    "reset-nvram": DomainSaveRestoreFlags.VIR_DOMAIN_SAVE_RESET_NVRAM,
}
_DUMP_FLAGS = {
    "live": DomainCoreDumpFlags.VIR_DUMP_LIVE,
    "crash": DomainCoreDumpFlags.VIR_DUMP_CRASH,
    "bypass-cache": DomainCoreDumpFlags.VIR_DUMP_BYPASS_CACHE,
    "reset": DomainCoreDumpFlags.VIR_DUMP_RESET,
    "memory-only": DomainCoreDumpFlags.VIR_DUMP_MEMORY_ONLY,
}
_XML_FLAGS = {"security-info": DomainXMLFlags.VIR_DOMAIN_XML_SECURE}
# by the numbers of virDomainCoreDumpFormat; the first is plain memory
_DUMP_FORMATS = ("elf", "kdump-zlib", "kdump-lzo", "kdump-snappy", "win-dmp")


def _other_xml(args: Arguments) -> str | None:
    path = args.string("xml")
    return None if path is None else read_file(path)


def _done(session: Session, args: Arguments, what: str) -> None:
    """Print how far it is, for ``--verbose``: servers tell no progress here."""
    if "verbose" in args:
        session.progress(f"{what}: [100 %]")


@GROUP.command(
    "save",
    "save a running domain to a file and stop it",
    DOMAIN,
    _FILE,
    _BYPASS_CACHE,
    _OTHER_XML,
    _RUNNING,
    _PAUSED,
    _VERBOSE,
    description="Write the state of a domain to a file of the server, and stop the domain.",
)
def save(session: Session, args: Arguments) -> None:
    domain, called = find_domain(session, args)
    path = args.required("file")
    args.string("xml")
    flags = args.flags(_SAVE_FLAGS)
    xml = _other_xml(args)
    with failing(f"Failed to save domain '{called}' to {path}"):
        if flags or xml is not None:
            domain.save_flags(path, xml, flags)
        else:
            domain.save(path)
    _done(session, args, "Save")
    session.extra(f"\nDomain '{called}' saved to {path}\n")


@GROUP.command(
    "restore",
    "start a domain from a file that save wrote",
    _FILE,
    _BYPASS_CACHE,
    _OTHER_XML,
    _RUNNING,
    _PAUSED,
    _RESET_NVRAM,
    description="Start a domain in the state that a file of the server has.",
)
def restore(session: Session, args: Arguments) -> None:
    path = args.required("file")
    flags = args.flags(_RESTORE_FLAGS)
    xml = _other_xml(args)
    with failing(f"Failed to restore domain from {path}"):
        if flags or xml is not None:
            session.connection.restore_flags(path, xml, flags)
        else:
            session.connection.restore(path)
    session.extra(f"Domain restored from {path}\n")


@GROUP.command(
    "save-image-define",
    "change the XML in a file that save wrote",
    _FILE,
    _XML_FILE,
    _RUNNING,
    _PAUSED,
    description="Change the XML of the domain in a file that save wrote.",
)
def save_image_define(session: Session, args: Arguments) -> None:
    flags = args.flags(_SAVE_FLAGS)
    path = args.required("file")
    xml = read_file(args.required("xml"))
    with failing(f"Failed to update {path}"):
        session.connection.save_image_define_xml(path, xml, flags)
    session.extra(f"State file {path} updated.\n")


@GROUP.command(
    "save-image-dumpxml",
    "print the XML in a file that save wrote",
    _FILE,
    _SECURITY_INFO,
    *XPATH_OPTIONS,
    description="Print the XML of the domain in a file that save wrote.",
)
def save_image_dumpxml(session: Session, args: Arguments) -> None:
    path = args.required("file")
    given_xpath(args)
    xml = session.connection.save_image_get_xml_desc(path, args.flags(_XML_FLAGS))
    print_xml(session, args, xml, "domain")


@GROUP.command(
    "managedsave",
    "save a running domain where the server keeps it, and stop it",
    DOMAIN,
    _BYPASS_CACHE,
    _RUNNING,
    _PAUSED,
    _VERBOSE,
    description="Save and stop a domain. Its next start goes on from there.",
)
def managedsave(session: Session, args: Arguments) -> None:
    domain, called = find_domain(session, args)
    with failing(f"Failed to save domain '{called}' state"):
        domain.managed_save(args.flags(_SAVE_FLAGS))
    _done(session, args, "Managedsave")
    session.extra(f"\nDomain '{called}' state saved by libvirt\n")


@GROUP.command(
    "managedsave-remove",
    "remove a managed save image",
    DOMAIN,
    description="Remove the managed save image of a domain.",
)
def managedsave_remove(session: Session, args: Arguments) -> None:
    domain, called = find_domain(session, args)
    with failing("Failed to check for domain managed save image"):
        saved = domain.has_managed_save_image()
    if not saved:
        session.extra(f"Domain '{called}' has no manage save image; removal skipped")
        return
    with failing(f"Failed to remove managed save image for domain '{called}'"):
        domain.managed_save_remove()
    session.extra(f"Removed managedsave image for domain '{called}'")


@GROUP.command(
    "managedsave-dumpxml",
    "print the XML in a managed save image",
    DOMAIN,
    _SECURITY_INFO,
    *XPATH_OPTIONS,
    description="Print the XML of a domain in its managed save image.",
)
def managedsave_dumpxml(session: Session, args: Arguments) -> None:
    domain, _ = find_domain(session, args)
    given_xpath(args)
    xml = domain.managed_save_get_xml_desc(args.flags(_XML_FLAGS))
    print_xml(session, args, xml, "domain")


@GROUP.command(
    "managedsave-define",
    "change the XML in a managed save image",
    DOMAIN,
    _XML_FILE,
    _RUNNING,
    _PAUSED,
    description="Change the XML of a domain in its managed save image.",
)
def managedsave_define(session: Session, args: Arguments) -> None:
    args.exclusive("running", "paused")
    xml = read_file(args.required("xml"))
    domain, _ = find_domain(session, args)
    with failing(f"Failed to update {domain.name()} XML configuration"):
        domain.managed_save_define_xml(xml, args.flags(_SAVE_FLAGS))
    session.extra(f"Managed save state file of domain '{domain.name()}' updated.\n")


@GROUP.command(
    "dump",
    "write the memory of a domain to a file",
    DOMAIN,
    _FILE,
    LIVE,
    Option("crash", Kind.BOOL, "crash the domain afterwards"),
    _BYPASS_CACHE,
    Option("reset", Kind.BOOL, "reset the domain afterwards"),
    _VERBOSE,
    Option("memory-only", Kind.BOOL, "write the memory only"),
    Option("format", Kind.STRING, "format of a file with memory only"),
    description="Write the memory of a domain to a file of the server, for analysis.",
)
def dump(session: Session, args: Arguments) -> None:
    domain, called = find_domain(session, args)
    path = args.required("file")
    flags = args.flags(_DUMP_FLAGS)
    number = _dump_format(args)
    with failing(f"Failed to core dump domain '{called}' to {path}"):
        if number:
            domain.core_dump_with_format(path, number, flags)
        else:
            domain.core_dump(path, flags)
    _done(session, args, "Dump")
    session.extra(f"\nDomain '{called}' dumped to {path}\n")


def _dump_format(args: Arguments) -> int:
    """Return the number of the format; 0 stands for ``elf``, too, as in virsh."""
    given = args.strings("format")
    if not given:
        return 0
    if "memory-only" not in args:
        raise CommandError("--format only works with --memory-only")
    if not given[-1]:
        return 0
    if given[-1] not in _DUMP_FORMATS:
        raise CommandError(
            f"format '{given[-1]}' is not supported, expecting "
            "'kdump-zlib', 'kdump-lzo', 'kdump-snappy', 'win-dmp' or 'elf'"
        )
    return _DUMP_FORMATS.index(given[-1])
