"""Screens and keyboards of guests: pictures, connections to displays, keys."""

from __future__ import annotations

import json
import pkgutil
import socket
from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING

from .....protocol._generated.enums import DomainOpenGraphicsFlags
from ..base import QemuEntryPoints
from ..refusals import (
    CommandRefused,
    check_flags,
    internal_error,
    not_valid,
    operation_failed,
    system_error,
)
from .canvas import Canvas

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ...._generated.driver import Domain as DomainIdentity
    from ....conf.domain.definition import DomainDef
    from ....streams import Stream
    from ..guests.guest import Guest

__all__ = ["ScreenEntryPoints"]

_SKIP_AUTH = int(DomainOpenGraphicsFlags.VIR_DOMAIN_OPEN_GRAPHICS_SKIPAUTH)
_CODESETS = (
    *("linux", "xt", "atset1", "atset2", "atset3", "os_x", "xt_kbd", "usb", "win32", "qnum"),
)
_QNUM = _CODESETS.index("qnum")
_MOST_KEYCODE = 0xFFFF


class ScreenEntryPoints(QemuEntryPoints):
    """Entry points for what a person sees of a guest, and types."""

    async def domain_screenshot(
        self, dom: DomainIdentity, stream: Stream, screen: int, flags: int
    ) -> str:
        check_flags(flags, 0, "qemuDomainScreenshot")
        domain = self._domain(dom)
        guest = self._guest(domain)
        place = _screen(domain.definition, screen)
        async with guest.turn("remoteDispatchDomainScreenshot"):
            picture = await _drawn(guest, place)
        stream.start(stream.send, picture)
        return "image/png"

    async def domain_open_graphics(
        self, dom: DomainIdentity, idx: int, fd: int, flags: int
    ) -> None:
        check_flags(flags, _SKIP_AUTH, "qemuDomainOpenGraphics")
        await self._add_client(dom, idx, fd, flags, "remoteDispatchDomainOpenGraphics")

    async def domain_open_graphics_fd(self, dom: DomainIdentity, idx: int, flags: int) -> int:
        check_flags(flags, _SKIP_AUTH, "qemuDomainOpenGraphicsFD")
        ours, theirs = socket.socketpair()
        with ours, theirs:
            call = "remoteDispatchDomainOpenGraphicsFd"
            await self._add_client(dom, idx, theirs.fileno(), flags, call)
            return ours.detach()

    async def _add_client(
        self, dom: DomainIdentity, idx: int, fd: int, flags: int, call: str
    ) -> None:
        domain = self._domain(dom)
        guest = self._guest(domain)
        graphics = domain.definition.graphics
        if not 0 <= idx < len(graphics):
            shown = idx - 2**32 if idx >= 2**31 else idx
            raise internal_error(f"No graphics backend with index {shown}")
        kind = graphics[idx].element.attrs["type"]
        if kind not in ("vnc", "spice"):
            detail = f"Can only open VNC or SPICE graphics backends, not {kind}"
            raise internal_error(detail)
        said = {"protocol": kind, "fdname": "graphicsfd", "skipauth": bool(flags)}
        async with guest.turn(call):
            await guest.monitor.command("getfd", {"fdname": "graphicsfd"}, fds=(fd,))
            try:
                await guest.monitor.command("add_client", said)
            except CommandRefused:
                await guest.monitor.command("closefd", {"fdname": "graphicsfd"})
                raise

    async def domain_send_key(
        self, dom: DomainIdentity, codeset: int, holdtime: int, keycodes: Sequence[int], flags: int
    ) -> None:
        check_flags(flags, 0, "qemuDomainSendKey")
        numbers = list(keycodes)
        if codeset != _QNUM:
            numbers = [_translated(codeset, code) for code in keycodes]
        guest = self._guest(self._domain(dom))
        for place, number in enumerate(numbers):
            if number > _MOST_KEYCODE:
                detail = f"keycode {place} is invalid: 0x{number:X}"
                raise operation_failed(detail)
        keys = [{"type": "number", "data": number} for number in numbers]
        said = {"keys": keys, "hold-time": holdtime} if holdtime else {"keys": keys}
        async with guest.turn("remoteDispatchDomainSendKey"):
            await guest.monitor.command("send-key", said)


# -- pictures --------------------------------------------------------------------------


def _screen(definition: DomainDef, screen: int) -> dict[str, str | int]:
    """Return the device of a screen and its number there; nothing for the first."""
    videos = definition.videos
    if not videos:
        raise not_valid("no screens to take screenshot from")
    number = screen
    for video in videos:
        heads = int(video.element.get("model", "heads") or "1")
        if number < heads:
            alias = video.element.get("alias", "name") or ""
            return {"device": alias, "head": number} if screen else {}
        number -= heads
    raise not_valid("no such screen ID")


async def _drawn(guest: Guest, place: dict[str, str | int]) -> bytes:
    """Have QEMU draw a picture, and return it."""
    canvas = guest.canvas
    if canvas is None:
        try:
            canvas = Canvas()
        except OSError as exc:
            raise system_error("cannot make a file for a picture", exc) from exc
        try:
            arguments = {"opaque": "screenshot"}
            said = await guest.monitor.command("add-fd", arguments, fds=(canvas.fd,))
            canvas.number = int(said["fdset-id"])
        except (LookupError, TypeError, ValueError) as exc:
            canvas.close()
            raise internal_error(f"QEMU's sets of descriptors have another form: {exc!r}") from exc
        except BaseException:
            canvas.close()
            raise
        guest.canvas = canvas
    canvas.clear()
    where = {"filename": f"/dev/fdset/{canvas.number}", "format": "png"}
    await guest.monitor.command("screendump", where | place)
    return canvas.take()


# -- keys ------------------------------------------------------------------------------


@cache
def _codes() -> dict[str, list[tuple[int, int, int]]]:
    """Return runs of key codes by names of sets: the first code, its number, count."""
    data = pkgutil.get_data(__package__, "keycodes.json")
    if data is None:
        raise FileNotFoundError("keycodes.json")
    return {name: [tuple(run) for run in runs] for name, runs in json.loads(data).items()}


def _translated(codeset: int, code: int) -> int:
    """Return QEMU's number of a key. Raises VIR_ERR_INTERNAL_ERROR for none."""
    name = _CODESETS[codeset]
    runs = _codes()[name]
    place = bisect_right(runs, code, key=lambda run: run[0]) - 1
    if place >= 0:
        first, number, count = runs[place]
        if code < first + count:
            return number + code - first
    raise internal_error(f"cannot translate keycode {code} of {name} codeset to qnum keycode")
