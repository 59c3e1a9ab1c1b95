"""Commands on backups of domains' disks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...protocol._generated.enums import DomainBackupBeginFlags
from ..lookup import DOMAIN, find_domain, read_file
from ..options import Group, Kind, Option
from ..xmltext import XPATH_OPTIONS, given_xpath, print_xml

if TYPE_CHECKING:
    from ..options import Arguments
    from ..session import Session

GROUP = Group("backup", "Backup")

_BEGIN_FLAGS = {
    "reuse-external": DomainBackupBeginFlags.VIR_DOMAIN_BACKUP_BEGIN_REUSE_EXTERNAL,
}


@GROUP.command(
    "backup-begin",
    "start a backup of a running domain's disks",
    DOMAIN,
    Option(
        "backupxml",
        Kind.STRING,
        "the file with the description of the backup; by default all disks, in push mode",
    ),
    Option("checkpointxml", Kind.STRING, "the file with a checkpoint to make along with it"),
    Option("reuse-external", Kind.BOOL, "use images that exist already"),
    description="Start a full or incremental backup, and make a checkpoint along with it.",
)
def backup_begin(session: Session, args: Arguments) -> None:
    domain, _ = find_domain(session, args)
    path = args.string("backupxml")
    backup = "<domainbackup/>" if path is None else read_file(path)
    path = args.string("checkpointxml")
    checkpoint = None if path is None else read_file(path)
    domain.backup_begin(backup, checkpoint, args.flags(_BEGIN_FLAGS))
    session.out("Backup started\n")


@GROUP.command(
    "backup-dumpxml",
    "print the XML of a running backup",
    DOMAIN,
    *XPATH_OPTIONS,
    description="Print the XML of the backup that runs, with what was filled in.",
)
def backup_dumpxml(session: Session, args: Arguments) -> None:
    domain, _ = find_domain(session, args)
    given_xpath(args)
    print_xml(session, args, domain.backup_get_xml_desc(), "domain-backup")
