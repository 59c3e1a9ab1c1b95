"""IOThreads of definitions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...protocol._generated.enums import ErrorDomain, ErrorNumber
from ...protocol.errors import LibvirtError, report
from ..conf import xml

if TYPE_CHECKING:
    from ..conf.domain.definition import DomainDef

__all__ = ["check_new_iothread", "check_unused_iothread", "put_iothreads"]


def _refused(detail: str) -> LibvirtError:
    return report(ErrorNumber.VIR_ERR_INVALID_ARG, ErrorDomain.VIR_FROM_DOMAIN, detail)


def check_new_iothread(definition: DomainDef, number: int) -> None:
    """Raise VIR_ERR_INVALID_ARG if there is an IOThread with this number."""
    if number in definition.iothread_ids:
        raise _refused(f"an IOThread is already using iothread_id '{number}'")


def check_unused_iothread(definition: DomainDef, number: int) -> None:
    """Raise VIR_ERR_INVALID_ARG if there is no such IOThread, or a disk needs it."""
    if number not in definition.iothread_ids:
        raise _refused(f"cannot find IOThread '{number}' in iothreadids list")
    user = next((disk for disk in definition.each_disk() if disk.iothread == number), None)
    if user is not None:
        raise _refused(
            f"cannot remove IOThread {number} since it is being used by disk '{user.target}'"
        )


def put_iothreads(definition: DomainDef, numbers: list[int]) -> None:
    """Put IOThreads with these numbers into the definition; known ones are kept."""
    definition.iothread_ids = numbers
    threads = [xml.Element("iothread", {"id": str(number)}) for number in numbers]
    known = definition.tree.find("iothreadids")
    kept = {thread.attrs["id"]: thread for thread in known.children} if known is not None else {}
    threads = [kept.get(thread.attrs["id"], thread) for thread in threads]
    definition.put(
        xml.Element("iothreads", text=str(len(numbers))) if numbers else None, "iothreads"
    )
    definition.put(xml.Element("iothreadids", children=threads) if numbers else None, "iothreadids")
