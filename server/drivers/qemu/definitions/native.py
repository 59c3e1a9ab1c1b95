"""Command lines of guests that do not run (virConnectDomainXMLToNative)."""

from __future__ import annotations

import os
import re
from functools import partial
from typing import TYPE_CHECKING

from ....conf.domain.hardware.running import running
from ....conf.pause import paced
from ....offload import run
from ..commandline.honoured import check_honoured
from ..commandline.places import quoted
from ..commandline.possible import check_possible
from ..commandline.whole import Given, arguments
from ..disks.images import Image, Inspector
from ..disks.nodes import Nodes
from ..disks.preparing import number_disks
from ..guests.guest import environment_of
from ..named_files import look
from ..refusals import check_flags, invalid
from ..starting.deciding import decide
from ..starting.firmware import sought
from ..starting.guest_cpu import decide_cpu
from .defining import DefinitionEntryPoints

if TYPE_CHECKING:
    from ....conf import xml
    from ....conf.domain.definition import DomainDef
    from ..host.emulator import Acceleration
    from ..settings import Settings

__all__ = ["NativeEntryPoints"]

_FORMAT = "qemu-argv"
# Descriptors that a guest would be given have no numbers yet.
_FIRST_FD = 3
# How a word names the socket on which QEMU listens.
_LISTENS = re.compile(",fd=([0-9]+),server=on")
# Characters for which libvirt quotes a word.
_SPECIAL = set("\r\t\n !\"#$&'()*;<>?[\\]^`{|}~")


class NativeEntryPoints(DefinitionEntryPoints):
    """Entry point that translates definitions; none translates them back."""

    async def connect_domain_xml_to_native(
        self, nativeFormat: str, domainXml: str, flags: int
    ) -> str:
        check_flags(flags, 0, "qemuConnectDomainXMLToNative")
        if nativeFormat != _FORMAT:
            raise invalid(f"unsupported config type {nativeFormat}")
        definition = await self._read(domainXml, validate=False, for_client=True)
        emulator = await self.emulators.ask(definition.devices("emulator")[0].text or "")
        acceleration = emulator.accelerations.get(definition.tree.attrs["type"])
        nvram = sought(definition)  # not by the worker, which may then never return
        is_there = nvram is not None and await look(nvram, partial(os.path.exists, nvram))
        return await run(partial(_line, definition, acceleration, self.settings, is_there))


class _Descriptors(dict[str, int]):
    """Numbers of descriptors, made up as they are asked for."""

    def __missing__(self, name: str) -> int:
        self[name] = number = _FIRST_FD + len(self)
        return number


class _AsSaid(Inspector):
    """Images as definitions name them, which nobody has looked at."""

    def _named(self, element: xml.Element, form: str, top: str | None) -> Image:
        kind = element.attrs["type"]
        attribute = {"file": "file", "block": "dev"}.get(kind)
        path = None if attribute is None else element.get("source", attribute)
        if path is None:
            return super()._named(element, form, top)
        return Image(path, form, kind == "block")

    def _extend(self, found: list[Image]) -> None:
        """Leave what the headers say to QEMU."""


def _line(
    definition: DomainDef, acceleration: Acceleration | None, settings: Settings, has_nvram: bool
) -> str:
    check_honoured(definition.tree)
    check_possible(definition)
    live = running(definition, partition=None)
    if acceleration is not None:
        decide_cpu(live, acceleration)
    folder = settings.places.run / f"domain--1-{live.name.replace('/', '_')[:20]}"
    decide(live, settings, folder, starts=False, exists=lambda path: has_nvram)
    fds = _Descriptors()
    monitor = fds["monitor"]
    # QEMU would be given the sockets that it listens on; here are their paths
    paths = {str(monitor): str(folder / "monitor.sock")}
    behind = (*live.devices("channel"), *live.devices("serial"), *live.devices("console"))
    for device in paced(behind):
        path = device.get("source", "path")
        if device.attrs["type"] == "unix" and device.get("source", "mode") == "bind" and path:
            paths[str(fds[device.get("alias", "name") or ""])] = path
    own = settings.places.of_guest(folder)
    nodes = Nodes()
    number_disks(live, nodes, _AsSaid(None))
    given = Given(monitor, nodes, fds, str(own), settings.has_sandbox)
    words = [f"{name}={value}" for name, value in environment_of(live, own).items()]
    words.append(live.devices("emulator")[0].text or "")
    for word in paced(arguments(live, given)):
        said = _LISTENS.sub(partial(_path_of, paths), word)
        # what is below an image is known when it is opened
        words.append(said.replace(',"backing":null', ""))
    return " ".join(map(_quoted, paced(words)))


def _path_of(paths: dict[str, str], found: re.Match[str]) -> str:
    """Return the option about the path of a socket, in place of its descriptor."""
    path = paths.get(found[1])
    return found[0] if path is None else f",path={quoted(path)},server=on"


def _quoted(word: str) -> str:
    if word and not _SPECIAL & set(word):
        return word
    inside = word.replace("'", "'\\''")
    return f"'{inside}'"
