"""Security labels: the user that one guest's QEMU runs as, and whose its files are."""

from __future__ import annotations

import grp
import os
import pwd
from dataclasses import replace
from typing import TYPE_CHECKING

from .....protocol._generated.enums import ErrorDomain, ErrorNumber
from .....protocol.errors import report
from .process import Identity

if TYPE_CHECKING:
    from ....conf.domain.definition import DomainDef
    from ..settings import Settings

__all__ = ["settings_for"]


def settings_for(definition: DomainDef, settings: Settings) -> Settings:
    """Return the settings for one guest, by the labels of its definition.

    Of the host's models of security only that of users and groups, ``dac``, is there.
    Raises VIR_ERR_INVALID_ARG for a user or group that does not exist.
    """
    for label in definition.tree.all("seclabel"):
        attrs = label.attrs
        if attrs.get("model", "dac") != "dac":
            continue
        if attrs.get("type") == "none" or attrs.get("relabel") == "no":
            settings = replace(settings, gives_images=False)
        said = label.find("label")
        if attrs.get("type") == "static" and said is not None and settings.identity is not None:
            settings = replace(settings, identity=_identity(said.text or ""))
    return settings


def _identity(text: str) -> Identity:
    user, colon, group = text.partition(":")
    if not user or not colon or not group:
        raise _invalid(f"Failed to parse uid and gid from seclabel '{text}'")
    groups: tuple[int, ...] = ()
    try:
        if user.startswith("+"):
            uid = int(user[1:])
        else:
            known = pwd.getpwnam(user)
            uid = known.pw_uid
            groups = tuple(os.getgrouplist(user, known.pw_gid))
        gid = int(group[1:]) if group.startswith("+") else grp.getgrnam(group).gr_gid
    except (KeyError, ValueError) as exc:
        raise _invalid(f"Failed to parse uid and gid from seclabel '{text}'") from exc
    return Identity(uid, gid, groups)


def _invalid(detail: str) -> Exception:
    return report(ErrorNumber.VIR_ERR_INVALID_ARG, ErrorDomain.VIR_FROM_SECURITY, detail)
