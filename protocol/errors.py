"""Errors: refusals by a libvirt server, and failures of the conversation itself.

There are three kinds:

* `LibvirtError` is an answer: the peer understood the call and refused it. It has every
  field that ``remote_error`` has on the wire (libvirt's ``virError``).
* `ProtocolError` is a broken conversation: `LocalProtocolError` when our own caller
  asked for something that the protocol does not allow, `RemoteProtocolError` when the
  peer sent bytes that do not decode. The latter ends that connection only.
* `ConnectionClosed` is a conversation that is over. It is a `LibvirtError` too, with
  the code that libvirt's own client reports in that case, so that ``except
  LibvirtError`` catches the same as with libvirt-python.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._generated.enums import ErrorDomain, ErrorLevel, ErrorNumber
from .error_texts import TEXTS
from .numbers import named

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = [
    "ConnectionClosed",
    "LibvirtError",
    "LocalProtocolError",
    "ProtocolError",
    "RemoteProtocolError",
    "invalid_arg",
    "no_support",
    "report",
    "unsupported_flags",
]


class LibvirtError(Exception):
    """One libvirt error, with every field of ``virError`` that travels on the wire.

    ``code``, ``domain`` and ``level`` are `ErrorNumber`, `ErrorDomain` and
    `ErrorLevel`, or plain ints where this version does not know the number. ``dom`` and
    ``net`` are the wire identities that the error is about, almost always None.
    """

    __slots__ = (
        "code",
        "dom",
        "domain",
        "int1",
        "int2",
        "level",
        "message",
        "net",
        "str1",
        "str2",
        "str3",
    )

    def __init__(
        self,
        code: int,
        domain: int = ErrorDomain.VIR_FROM_NONE,
        message: str | None = None,
        *,
        level: int = ErrorLevel.VIR_ERR_ERROR,
        str1: str | None = None,
        str2: str | None = None,
        str3: str | None = None,
        int1: int = 0,
        int2: int = 0,
        dom: object = None,
        net: object = None,
    ) -> None:
        super().__init__(message)
        self.code = named(ErrorNumber, code)
        self.domain = named(ErrorDomain, domain)
        self.level = named(ErrorLevel, level)
        self.message = message
        self.str1 = str1
        self.str2 = str2
        self.str3 = str3
        self.int1 = int1
        self.int2 = int2
        self.dom = dom
        self.net = net

    def __reduce__(self) -> tuple[Callable[..., LibvirtError], tuple[object, ...]]:
        """Pickle and copy every field, not only the message as other exceptions do."""
        return _restored, (type(self), [getattr(self, name) for name in LibvirtError.__slots__])

    def take(self, other: LibvirtError) -> None:
        """Take every field of another error."""
        for name in LibvirtError.__slots__:
            setattr(self, name, getattr(other, name))
        self.args = (other.message,)

    def __str__(self) -> str:
        return self.message or f"libvirt error {int(self.code)} without a message"

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.code!s}, {self.domain!s}, {self.message!r})"


def _restored(cls: type[LibvirtError], fields: list[object]) -> LibvirtError:
    error = cls.__new__(cls)
    for name, value in zip(LibvirtError.__slots__, fields, strict=True):
        setattr(error, name, value)
    error.args = (error.message,)
    return error


class ProtocolError(Exception):
    """The conversation broke a rule of the protocol."""


class LocalProtocolError(ProtocolError):
    """Our own side asked for something that the protocol does not allow.

    Examples are a value over its limit and a reply that nobody waits for.
    """


class RemoteProtocolError(ProtocolError):
    """The peer sent bytes that are not of the protocol.

    Examples are a truncated value, a length over its limit, wrong padding and an
    unknown discriminant.
    """


class ConnectionClosed(LibvirtError):
    """The connection was closed, was lost, or its peer stopped answering keepalives.

    The fields are those of libvirt's own client: code VIR_ERR_SYSTEM_ERROR with an
    errno for a connection that broke, VIR_ERR_INTERNAL_ERROR for one that was closed;
    domain VIR_FROM_RPC.
    """

    __slots__ = ()

    def __init__(self, detail: str, errno: int | None = None) -> None:
        code = (
            ErrorNumber.VIR_ERR_INTERNAL_ERROR
            if errno is None
            else ErrorNumber.VIR_ERR_SYSTEM_ERROR
        )
        text = TEXTS[code][1]
        super().__init__(
            code,
            ErrorDomain.VIR_FROM_RPC,
            text.replace("%s", detail),
            str1=text,
            str2=detail,
            int1=-1 if errno is None else errno,
            int2=-1,
        )


def report(code: ErrorNumber, domain: ErrorDomain, detail: str | None = None) -> LibvirtError:
    """Make the error of libvirt's ``virReportError(code, detail)``.

    The message is the text of the code with the detail in it. As on the wire from
    libvirtd, ``str1`` is the format of the code and ``str2`` the detail.
    """
    plain, with_detail = TEXTS[code]
    if not detail:
        return LibvirtError(code, domain, plain, str1=plain, int1=-1, int2=-1)
    return LibvirtError(
        code,
        domain,
        with_detail.replace("%s", detail),
        str1=with_detail,
        str2=detail,
        int1=-1,
        int2=-1,
    )


def no_support(function: str, domain: ErrorDomain) -> LibvirtError:
    """Make VIR_ERR_NO_SUPPORT for a public C function (``virDomainCreateXML``)."""
    return report(ErrorNumber.VIR_ERR_NO_SUPPORT, domain, function)


def invalid_arg(domain: ErrorDomain, function: str, argument: str, detail: str) -> LibvirtError:
    """Make the error of libvirt's ``virReportInvalidArg``.

    The message is the detail alone, without the text of the code before it.
    """
    return LibvirtError(
        ErrorNumber.VIR_ERR_INVALID_ARG, domain, detail, str1=function, str2=argument
    )


def exclusive_flags(
    domain: ErrorDomain, function: str, first: str, second: str, argument: str = "ctl"
) -> LibvirtError:
    """Return the error about two flags of ``function`` that exclude each other.

    The argument is "ctl" in libvirt's macros, whatever its name is in the function.
    """
    return invalid_arg(
        domain, function, argument, f"Flags '{first}' and '{second}' are mutually exclusive"
    )


def unsupported_flags(domain: ErrorDomain, function: str, flags: int) -> LibvirtError:
    """Make the error of ``virCheckFlags`` for unknown bits in ``flags``.

    ``function`` is the C function of the driver.
    """
    return invalid_arg(
        domain, function, "flags", f"unsupported flags (0x{flags:x}) in function {function}"
    )
