"""The entry of a driver's plain entry point: decode, check, call, reply.

Theory of operation. A session looks a call up (`services`) and calls ``answer`` of the
entry that it finds. There are three kinds: `Entry` here is a driver's plain entry
point; `streams_and_fds` has those that open a stream or pass descriptors; `own` those
that the server answers by itself. Each decodes the arguments, runs the guard, calls,
and makes the reply; exceptions go to `replies`. ``answer`` returns the reply as bytes,
or None when a task will send it: the entry point returned a coroutine, or its work was
left to the worker's thread (`calls`).

The guard of a call is the client's (`Client.guard`: for read-only connections, and the
server's own), then the entry's ``check``: what libvirt's public API refuses before any
driver is asked (`api_checks`).
"""

from __future__ import annotations

import logging
from functools import partial
from types import CoroutineType
from typing import TYPE_CHECKING, Any

from ...protocol import message, xdr
from ...protocol.errors import LocalProtocolError, RemoteProtocolError, no_support
from ...protocol.lazy import keep
from ...protocol.message import MESSAGE_MAX, OK, REPLY
from .. import offload
from ..counted import OnlyCounted
from ..offload import BULK_ITEMS, Later
from ..raised import NOT_DRIVERS
from . import api_checks, replies

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from ...protocol._generated.enums import ErrorDomain
    from ...protocol.connection import CallReceived
    from ...protocol.procedures import ProcedureRow
    from .client import Client

    Unpack = Callable[[bytes, int], tuple[Any, int]]
    Pack = Callable[[Any, Callable[[bytes], None]], None]

__all__ = ["UNDECODED", "Entry", "optional"]

log = logging.getLogger("virtrio.server")

UNDECODED = object()

# Larger arguments are decoded in a thread: a string of this size takes some
# milliseconds, an array more.
_BULK_ARGUMENTS = 256 * 1024
# Types of results that are not packed in place, or not always.
_UNUSUAL = frozenset({CoroutineType, Later, list, dict})

_build = message.build
_decode_errors = xdr.DECODE_ERRORS


class Entry:
    """The way from one procedure to a driver.

    ``unpack`` reads the arguments (None: there are none), ``call(driver, args)`` is the
    entry point, ``made(args, result)`` makes the ret struct (None: ``pack`` takes the
    result itself), ``pack`` writes it (None: an empty reply). ``write`` and
    ``restricted_flags`` say what a read-only connection may not do, ``check`` what
    libvirt refuses before it asks a driver. ``procedure`` is the procedure's
    declaration, set when the entry is put into a table.

    `readonly.check` decides for an entry with ``write``, which may concern only one
    value of an argument (``restricted_value``), or with ``restricted_flags``.
    ``refusal`` is the error's text where it is not libvirt's usual one. ``check_first``
    is the part of ``check`` that comes before that refusal, where there is such a part.
    """

    __slots__ = (
        "call",
        "check",
        "check_first",
        "made",
        "name",
        "pack",
        "procedure",
        "refusal",
        "restricted_flags",
        "restricted_value",
        "unpack",
        "write",
    )

    # Set by entries that the server answers by itself (`calls`).
    own = False
    needs_driver = True
    at_once = False
    closes = False

    unpack: Unpack | None
    pack: Pack | None
    procedure: ProcedureRow

    def __init__(
        self,
        name: str,
        unpack: Unpack | None,
        call: Callable[..., Any],
        made: Callable[[Any, Any], Any] | None,
        pack: Pack | None,
        *,
        write: bool = False,
        restricted_flags: int = 0,
        restricted_value: tuple[str, int] | None = None,
        refusal: str | None = None,
        check_first: bool = False,
    ) -> None:
        # Another program's entry point may have the name of one of libvirt's, with
        # arguments of its own.
        known = not isinstance(call, _Optional)
        self.check = api_checks.check(name) if known else None
        self.check_first = api_checks.check_first(name) if known and check_first else None
        self.name = name
        keep(self, "unpack", unpack)
        self.call = call
        self.made = made
        keep(self, "pack", pack)
        self.write = write or restricted_value is not None
        self.restricted_flags = restricted_flags
        self.restricted_value = restricted_value
        self.refusal = refusal

    def answer(self, client: Client, call: CallReceived, args: Any = UNDECODED) -> bytes | None:
        """Answer a call: return the reply, or None when a task will send it.

        ``args`` are the arguments if they were decoded elsewhere.
        """
        if args is UNDECODED:
            payload = call.payload
            size = len(payload)
            unpack = self.unpack
            try:
                if unpack is None:
                    args, end = None, call.pos
                elif size > _BULK_ARGUMENTS:
                    self.leave_decoding(client, call)
                    return None
                else:
                    args, end = unpack(payload, call.pos)
                if end != size:
                    raise RemoteProtocolError(f"{size - end} bytes too many")
            except (RemoteProtocolError, *_decode_errors) as exc:
                return replies.to_exception(
                    client.peer, self.name, call, RemoteProtocolError(str(exc))
                )
            except Exception as exc:  # such as a codec that cannot be loaded
                return replies.to_exception(client.peer, self.name, call, exc)
        try:
            driver = client.driver
            if driver is None:
                raise self.not_open()
            if client.guard is not None:
                client.guard(self, call, args)
            if self.check is not None:
                self.check(args)
            result = self.call(driver, args)
            if result.__class__ in _UNUSUAL and self._runs_on(client, call, args, result):
                return None
            made = self.made
            if made is not None:
                result = made(args, result)
            return _build(
                call.program,
                call.version,
                call.procedure,
                REPLY,
                call.serial,
                OK,
                self.pack,
                result,
            )
        except NOT_DRIVERS:
            raise
        except OnlyCounted as exc:
            result = exc.counted(args, self.made)
            if result is None:
                return replies.to_exception(client.peer, self.name, call, exc)
            return replies.reply(call, self.pack, result)
        except BaseException as exc:
            return replies.to_exception(client.peer, self.name, call, exc)

    def admit(self, client: Client, call: CallReceived, args: Any) -> Any:
        """Run the guard and the entry's ``check``; return the client's driver.

        Raises LibvirtError when one of them refuses the call. `answer` of a plain entry
        has the same in line.
        """
        driver = client.driver
        if driver is None and self.needs_driver:
            raise self.not_open()
        if client.guard is not None:
            client.guard(self, call, args)
        if self.check is not None:
            self.check(args)
        return driver

    def decode(self, call: CallReceived) -> Any:
        """Return the decoded arguments of a call, None if it has none.

        Raises RemoteProtocolError.
        """
        if self.unpack is None:
            xdr.check_end(call.pos, len(call.payload))
            return None
        return xdr.decode(self.unpack, call.payload, call.pos)

    def is_bulk(self, call: CallReceived) -> bool:
        """Return whether the arguments are large enough to be decoded in a thread."""
        return len(call.payload) > _BULK_ARGUMENTS and self.unpack is not None

    def leave_decoding(self, client: Client, call: CallReceived) -> None:
        """Decode the arguments in a thread, then answer."""
        client.calls.leave(
            self.name, call, partial(self.decode, call), partial(self.answer, client, call)
        )

    def reply(self, call: CallReceived, args: Any, result: Any) -> bytes:
        """Return the reply that carries ``result``."""
        if self.made is not None:
            result = self.made(args, result)
        return replies.reply(call, self.pack, result)

    def not_open(self) -> Exception:
        """Return the error for a call before anything was opened."""
        return replies.not_open(self.procedure.error_domain, self.procedure.c_function)

    # -- answers that come later -------------------------------------------------------

    def _runs_on(self, client: Client, call: CallReceived, args: Any, result: Any) -> bool:
        """Return whether a task will reply, since ``result`` is late or large.

        A coroutine is awaited and a `Later` worked on; a large result is packed in a
        thread.
        """
        if result.__class__ is CoroutineType:
            client.calls.run(self._await, client, call, args, result)
        elif result.__class__ is Later:
            then = partial(self._apply, client, call, args, 1, result.apply)
            client.calls.leave(self.name, call, result.work, then)
        elif len(result) >= BULK_ITEMS:
            _check_shared(args, result)
            client.calls.leave(self.name, call, partial(self.reply, call, args, result), _itself)
        else:
            _check_shared(args, result)
            return False
        return True

    async def _await(
        self, client: Client, call: CallReceived, args: Any, coroutine: Coroutine[Any, Any, Any]
    ) -> None:
        """Reply with the result of an ``async`` entry point."""
        try:
            result = await coroutine
            if isinstance(result, (list, dict)) and len(result) >= BULK_ITEMS:
                reply = await offload.run(partial(self.reply, call, args, result))
            else:
                reply = self.reply(call, args, result)
        except NOT_DRIVERS:
            raise
        except BaseException as exc:
            reply = replies.to_exception(client.peer, self.name, call, exc)
        client.outlet.write(reply)

    def _apply(
        self,
        client: Client,
        call: CallReceived,
        args: Any,
        rounds: int,
        apply: Callable[[Any], Any] | None,
        value: Any,
    ) -> bytes | None:
        """Run the second half of a `Later`.

        Returns the reply, or None if a task sends it. Raises LibvirtError when it was
        overtaken in every round.
        """
        result: Any = value if apply is None else apply(value)
        if result.__class__ is CoroutineType:  # the second half waits for something else
            client.calls.run(self._await, client, call, args, result)
            return None
        if result.__class__ is Later:  # overtaken: another round
            if rounds >= offload.MOST_ROUNDS:
                raise offload.overtaken()
            then = partial(self._apply, client, call, args, rounds + 1, result.apply)
            client.calls.leave(self.name, call, result.work, then)
            return None
        if apply is None or (isinstance(result, (list, dict)) and len(result) >= BULK_ITEMS):
            client.calls.leave(self.name, call, partial(self.reply, call, args, result), _itself)
            return None
        return self.reply(call, args, result)


def _check_shared(args: Any, result: Any) -> None:
    """Check that the name of the pool of listed volumes fits into a reply as often.

    A client that made all these could else have gigabytes packed before the reply is
    found to be too long. Raises LocalProtocolError.
    """
    if len(result) < _FEW or result.__class__ is not list or not getattr(args, "need_results", 1):
        return
    name = getattr(result[0], "pool", "")
    if len(name) * len(result) > MESSAGE_MAX:
        detail = f"a list of {len(result)} items with a name of {len(name)} characters"
        raise LocalProtocolError(f"{detail} is over the limit of {MESSAGE_MAX}")


# Items whose names fit into any reply.
_FEW = 8


def _itself(reply: bytes) -> bytes:
    return reply


class _Optional:
    """The ``call`` of an entry whose entry point a driver may lack."""

    __slots__ = ("_domain", "_entry", "_first", "_function")

    def __init__(self, entry: str, function: str, domain: ErrorDomain, first: int) -> None:
        self._entry = entry
        self._function = function
        self._domain = domain
        self._first = first

    def __call__(self, driver: Any, *given: Any) -> Any:
        method = getattr(driver, self._entry, None)
        if method is None:
            raise no_support(self._function, self._domain)
        first = self._first
        return method(*given[:first], *(value for value in given[first:] if value is not None))


def optional(
    entry: str, function: str, domain: ErrorDomain, *, maybe_none: bool = False
) -> Callable[..., Any]:
    """Return a ``call`` for an entry point that drivers may lack.

    It passes the args struct (and a stream) and expects the ret struct. Drivers without
    the entry point answer VIR_ERR_NO_SUPPORT for ``function``, libvirt's name of it.
    With ``maybe_none`` the argument is a value that may be None.
    """
    return _Optional(entry, function, domain, int(maybe_none))
