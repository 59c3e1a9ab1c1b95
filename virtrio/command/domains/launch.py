"""Commands on guests with encrypted memory, and on files that domains are given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...protocol._generated.enums import DomainFDAssociateFlags
from ...protocol.typedparams import ULLong
from ..errors import CommandError, failing
from ..impact import print_parameters
from ..lookup import DOMAIN, find_domain, read_file
from ..numbers import ULLONG_MAX, number
from ..options import Kind, Option
from ..passing import PASS_FDS, descriptors, passing
from .domain import GROUP

if TYPE_CHECKING:
    from ...protocol.typedparams import ParamValue
    from ..options import Arguments
    from ..session import Session


@GROUP.command(
    "domlaunchsecinfo",
    "what tells whether a guest started unchanged",
    DOMAIN,
    description="Print the measurement of a guest with encrypted memory.",
)
def domlaunchsecinfo(session: Session, args: Arguments) -> None:
    domain, _ = find_domain(session, args)
    with failing("Unable to get launch security parameters"):
        found = domain.launch_security_info()
    print_parameters(session, found)


@GROUP.command(
    "domsetlaunchsecstate",
    "hand a secret to a guest with encrypted memory",
    DOMAIN,
    Option("secrethdr", Kind.STRING, "a file with the header of the secret", named=True),
    Option("secret", Kind.STRING, "a file with the secret", named=True),
    Option("set-address", Kind.NUMBER, "where in the guest's memory it goes"),
    description="Put a secret into the memory of a guest that was found unchanged.",
)
def domsetlaunchsecstate(session: Session, args: Arguments) -> None:
    domain, _ = find_domain(session, args)
    header, secret = args.string("secrethdr"), args.string("secret")
    if header is None or secret is None:
        raise CommandError("Both secret and the secret header are required")
    params: dict[str, ParamValue] = {
        "sev-secret-header": read_file(header),
        "sev-secret": read_file(secret),
    }
    address = number(args, "set-address", 0, ULLONG_MAX)
    if address is not None:
        params["sev-secret-set-address"] = ULLong(address)
    with failing("Unable to set launch security state"):
        domain.set_launch_security_state(params)


_LABELS = {
    "seclabel-writable": DomainFDAssociateFlags.VIR_DOMAIN_FD_ASSOCIATE_SECLABEL_WRITABLE,
    "seclabel-restore": DomainFDAssociateFlags.VIR_DOMAIN_FD_ASSOCIATE_SECLABEL_RESTORE,
}


@GROUP.command(
    "dom-fd-associate",
    "lend open files to a domain",
    DOMAIN,
    Option("name", Kind.STRING, "the name that the domain's disks refer to", required=True),
    PASS_FDS._replace(required=True),
    Option("seclabel-writable", Kind.BOOL, "label the files so that the guest may write"),
    Option("seclabel-restore", Kind.BOOL, "restore the labels of the files after use"),
    description="Lend open files to a domain for as long as this connection is open.",
)
def dom_fd_associate(session: Session, args: Arguments) -> None:
    domain, _ = find_domain(session, args)
    name = args.required("name")
    files = descriptors(args)
    with passing(files):
        domain.fd_associate(name, files, args.flags(_LABELS))
