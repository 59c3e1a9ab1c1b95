"""Command lines of guests that do not run: their displays, and what long ones take."""

import json
import lzma
import os
import shlex
import socket
from functools import partial
from pathlib import Path

import pytest

from tests.server.drivers.qemu.commandline import test_commandlines
from virtrio.protocol.errors import LibvirtError
from virtrio.server.conf import pause
from virtrio.server.conf.domain.hardware.defaults import PARSER, complete
from virtrio.server.conf.domain.read import parse_domain
from virtrio.server.drivers.qemu.definitions import native
from virtrio.server.drivers.qemu.host.emulator import Emulator
from virtrio.server.drivers.qemu.settings import Places, Settings
from virtrio.server.drivers.qemu.starting.firmware import sought

DOCUMENT = """<domain type='qemu'><name>g</name><memory>65536</memory>
  <os><type arch='x86_64' machine='q35'>hvm</type></os><features><acpi/></features>
  <devices>{}</devices></domain>"""
CHANNEL = "<channel type='unix'><target type='virtio' name='c{}'/></channel>"
VNC = "<graphics type='vnc' autoport='yes' websocket='-1'/>"
SPICE = "<graphics type='spice' autoport='yes'/>"
SETTINGS = Settings(Places(Path("/state"), Path("/run"), Path("/log")), None)


@pytest.fixture(scope="module")
def emulator():
    records = lzma.decompress(test_commandlines.RECORDS.read_bytes()).decode().splitlines()
    return Emulator.read(json.loads(records[1])["emulator"])


@pytest.fixture
def line_of(emulator):
    """Return a function that makes the command line of a guest with these devices."""

    def line_of(devices, firmware="", *, has_nvram=False):
        text = DOCUMENT.format(devices).replace("</os>", f"{firmware}</os>")
        read = parse_domain(text, PARSER)
        definition = complete(read, lambda *_: emulator.facts, nvrams="/nvram")
        acceleration = emulator.accelerations["qemu"]
        return partial(native._line, definition, acceleration, SETTINGS, has_nvram)

    return line_of


def test_each_socket_is_looked_at_once(line_of, monkeypatch):
    count = 300
    quotes = 0
    kept = native.quoted

    def quoted(text):
        nonlocal quotes
        quotes += 1
        return kept(text)

    make = line_of("".join(CHANNEL.format(number) for number in range(count)))
    monkeypatch.setattr(native, "quoted", quoted)
    words = shlex.split(make())
    assert quotes == count + 1  # and the monitor's
    paths = [word for word in words if word.startswith("socket,") and "domain--1-g" in word]
    assert len(paths) == count + 1
    assert not any(",fd=" in word for word in words)


FIRMWARE = "<loader readonly='yes' type='pflash'>/ours/CODE.fd</loader>"
NVRAMS = [
    "<nvram>/client/VARS.fd</nvram>",
    "<nvram type='file'><source file='/client/VARS.fd'/></nvram>",
    "<nvram type='block'><source dev='/client/VARS.fd'/></nvram>",
]


@pytest.mark.parametrize("nvram", NVRAMS)
def test_the_worker_does_not_look_at_files_that_clients_name(line_of, monkeypatch, nvram):
    """It would never return from one on a disk that hangs."""
    looked = []
    kept = os.stat

    def stat(path, *args, **options):
        looked.append(path)
        return kept(path, *args, **options)

    monkeypatch.setattr("os.stat", stat)
    monkeypatch.setattr("os.lstat", stat)
    monkeypatch.setattr("os.path.exists", stat)
    assert "/client/VARS.fd" in line_of("", FIRMWARE + nvram, has_nvram=True)()
    with pytest.raises(LibvirtError, match="master var store"):
        line_of("", FIRMWARE + nvram, has_nvram=False)()
    assert not [path for path in looked if "client" in str(path)]


@pytest.mark.parametrize("nvram", NVRAMS)
def test_the_file_that_is_looked_for_beforehand(nvram):
    def sought_in(firmware):
        text = DOCUMENT.format("").replace("</os>", f"{firmware}</os>")
        return sought(parse_domain(text, PARSER))

    assert sought_in(FIRMWARE + nvram) == "/client/VARS.fd"
    assert sought_in(FIRMWARE) is None
    assert sought_in("") is None
    assert sought_in("<loader type='rom'>/ours/bios</loader>") is None


def test_what_the_guest_says_of_a_descriptor_stays(line_of):
    """Only sockets of the server's are replaced."""
    socket_of_others = (
        "<channel type='unix'><source mode='bind' path='/x,fd=3,server=on'/>"
        "<target type='virtio' name='c'/></channel>"
    )
    words = shlex.split(line_of(socket_of_others)())
    said = "socket,id=charchannel0,path=/x,,fd=3,,server=on,server=on,wait=off"
    assert said in words


def test_a_line_passes_checkpoints_to_its_end(line_of, monkeypatch):
    count = 4 * pause.CHUNK
    make = line_of("".join(CHANNEL.format(number) for number in range(count)))
    seen = 0
    places = {}

    def is_over():
        nonlocal seen
        seen += 1
        return False

    kept = native.arguments

    def arguments(*given):
        places["before"] = seen
        try:
            return kept(*given)
        finally:
            places["after"] = seen

    monkeypatch.setattr(native, "arguments", arguments)
    with pause.interruptible(is_over):
        make()
    assert places["after"] - places["before"] >= count // pause.CHUNK
    assert seen - places["after"] >= count // pause.CHUNK


async def test_lines_are_made_by_the_worker_for_large_work(line_of, emulator, monkeypatch):
    making = line_of(VNC).args[0]
    interruptible = []

    class Asked(native.NativeEntryPoints):
        settings = SETTINGS

        def __init__(self):
            pass

        async def _read(self, text, *, validate, for_client):
            return making

        @property
        def emulators(self):
            return self

        async def ask(self, path):
            return emulator

    def line(*_):
        interruptible.append(bool(pause._is_over))
        return "line"

    monkeypatch.setattr(native, "_line", line)
    assert await Asked().connect_domain_xml_to_native("qemu-argv", "<domain/>", 0) == "line"
    assert interruptible == [True]


def test_displays_have_libvirts_examples_of_ports(line_of, monkeypatch):
    def no_socket(*_args, **_more):
        raise AssertionError("a socket was made")

    make = line_of(VNC + SPICE)
    monkeypatch.setattr(socket, "socket", no_socket)
    words = shlex.split(make())
    vnc = words[words.index("-vnc") + 1]
    assert vnc.startswith("127.0.0.1:0,websocket=-1,")
    assert words[words.index("-spice") + 1].startswith("port=5901,addr=127.0.0.1,")


def test_many_displays_take_no_socket(line_of, monkeypatch):
    def no_socket(*_args, **_more):
        raise AssertionError("a socket was made")

    make = line_of(VNC * 50)
    monkeypatch.setattr(socket, "socket", no_socket)
    with pytest.raises(LibvirtError, match="only 1 graphics device of each type"):
        make()
