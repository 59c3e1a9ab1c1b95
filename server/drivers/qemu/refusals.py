"""Errors of the qemu driver, with libvirt's codes and texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....protocol._generated.enums import ErrorDomain, ErrorNumber
from ....protocol.errors import LibvirtError, report, unsupported_flags

if TYPE_CHECKING:
    from types import TracebackType

__all__ = [
    "Answer",
    "CommandRefused",
    "check_flags",
    "internal_error",
    "invalid",
    "missing_device",
    "no_network",
    "no_pool",
    "not_valid",
    "operation_failed",
    "storage_error",
    "system_error",
    "timed_out",
    "unsupported",
    "unsupported_argument",
    "unsupported_config",
]

_THIS = ErrorDomain.VIR_FROM_QEMU


def internal_error(detail: str) -> LibvirtError:
    return report(ErrorNumber.VIR_ERR_INTERNAL_ERROR, _THIS, detail)


def invalid(detail: str) -> LibvirtError:
    """Make the error about an argument that the driver itself refuses."""
    return report(ErrorNumber.VIR_ERR_INVALID_ARG, _THIS, detail)


def not_valid(detail: str, part: ErrorDomain = _THIS) -> LibvirtError:
    """Make the error about a call that the present state does not allow."""
    return report(ErrorNumber.VIR_ERR_OPERATION_INVALID, part, detail)


def operation_failed(detail: str) -> LibvirtError:
    return report(ErrorNumber.VIR_ERR_OPERATION_FAILED, _THIS, detail)


def unsupported(detail: str) -> LibvirtError:
    """Make the error about an operation that is not supported here."""
    return report(ErrorNumber.VIR_ERR_OPERATION_UNSUPPORTED, _THIS, detail)


def unsupported_argument(detail: str) -> LibvirtError:
    """Make the error about an argument that asks for what is not there."""
    return report(ErrorNumber.VIR_ERR_ARGUMENT_UNSUPPORTED, _THIS, detail)


def unsupported_config(detail: str, part: ErrorDomain = _THIS) -> LibvirtError:
    """Make the error about a configuration that cannot be honoured."""
    return report(ErrorNumber.VIR_ERR_CONFIG_UNSUPPORTED, part, detail)


def check_flags(flags: int, known: int, function: str, part: ErrorDomain = _THIS) -> None:
    """Refuse flags with bits beyond those ``known``, as virCheckFlags does.

    ``function`` is the name in the C driver. Raises VIR_ERR_INVALID_ARG.
    """
    if flags & ~known:
        raise unsupported_flags(part, function, flags & ~known)


def timed_out(detail: str) -> LibvirtError:
    """Make the error about a QEMU that does not answer in time."""
    return report(ErrorNumber.VIR_ERR_OPERATION_TIMEOUT, _THIS, detail)


def system_error(detail: str, exc: OSError, part: ErrorDomain = _THIS) -> LibvirtError:
    """Make virReportSystemError's error: the detail, and the text of the errno."""
    error = report(ErrorNumber.VIR_ERR_SYSTEM_ERROR, part, f"{detail}: {exc.strerror or exc}")
    error.int1 = exc.errno or 0
    return error


def storage_error(detail: str) -> LibvirtError:
    """Make the error about a chain of images."""
    return report(ErrorNumber.VIR_ERR_INTERNAL_ERROR, ErrorDomain.VIR_FROM_STORAGE, detail)


def no_pool(name: str) -> LibvirtError:
    """Make the error about a volume of a pool: there are none yet."""
    detail = f"no storage pool with matching name '{name}'"
    return report(ErrorNumber.VIR_ERR_NO_STORAGE_POOL, ErrorDomain.VIR_FROM_STORAGE, detail)


def no_network(name: str | None) -> LibvirtError:
    """Make the error about a network of the host: there are none yet."""
    detail = f"no network with matching name '{name}'"
    return report(ErrorNumber.VIR_ERR_NO_NETWORK, ErrorDomain.VIR_FROM_NETWORK, detail)


def missing_device(detail: str) -> LibvirtError:
    """Make the error about a device that the domain does not have."""
    return report(ErrorNumber.VIR_ERR_DEVICE_MISSING, _THIS, detail)


class CommandRefused(LibvirtError):
    """Refusal of a command by QEMU, as libvirt's qemu driver reports it.

    ``kind`` is QEMU's class of error (``GenericError``, ``CommandNotFound``, …),
    ``reason`` its text alone.
    """

    __slots__ = ("kind", "reason")

    def __init__(self, command: str, kind: str, reason: str) -> None:
        self.take(internal_error(f"unable to execute QEMU command '{command}': {reason}"))
        self.kind = kind
        self.reason = reason


class Answer:
    """Context in which an answer of QEMU's is read, which may have another form.

    ``what`` is its name, with the verb: "jobs have". What reading raises then becomes
    VIR_ERR_INTERNAL_ERROR.
    """

    __slots__ = ("_what",)

    def __init__(self, what: str) -> None:
        self._what = what

    def __enter__(self) -> None:
        pass

    def __exit__(
        self,
        kind: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if isinstance(exc, (LookupError, TypeError, ValueError, AttributeError)):
            raise internal_error(f"QEMU's {self._what} another form: {exc!r}") from exc
