"""A driver whose streams and descriptors a test plays, and a raw client's packets."""

from __future__ import annotations

import array
import os
import socket

import trio

from tests.server.raw import CONTINUE, ERROR, OK, STREAM, packed, packet
from virtrio.protocol import message
from virtrio.protocol._generated import remote
from virtrio.protocol._generated.remote_procedures import RemoteProcedure
from virtrio.server._generated.driver import Driver

REPLY_WITH_FDS, CALL_WITH_FDS, HOLE = 5, 4, 6

UPLOAD = RemoteProcedure.REMOTE_PROC_STORAGE_VOL_UPLOAD
DOWNLOAD = RemoteProcedure.REMOTE_PROC_STORAGE_VOL_DOWNLOAD
CONSOLE = RemoteProcedure.REMOTE_PROC_DOMAIN_OPEN_CONSOLE
SCREENSHOT = RemoteProcedure.REMOTE_PROC_DOMAIN_SCREENSHOT
OPEN_GRAPHICS = RemoteProcedure.REMOTE_PROC_DOMAIN_OPEN_GRAPHICS
OPEN_GRAPHICS_FD = RemoteProcedure.REMOTE_PROC_DOMAIN_OPEN_GRAPHICS_FD
CREATE_WITH_FILES = RemoteProcedure.REMOTE_PROC_DOMAIN_CREATE_XML_WITH_FILES

DOMAIN = remote.RemoteNonnullDomain("vm", bytes(16), 1)
VOLUME = remote.RemoteNonnullStorageVol("pool", "vol", "key")


class Streaming(Driver):
    """A driver that plays every stream by ``work(stream)``.

    ``opening`` is called by the stream's entry point before that.
    """

    def __init__(self, work=None, opening=None):
        self.work = work
        self.opening = opening
        self.streams = []
        self.files = []
        self.given = []  # descriptors that the next calls return

    def connect_get_type(self):
        return "STREAMING"

    def domain_lookup_by_name(self, name):
        return DOMAIN

    def storage_vol_lookup_by_key(self, key):
        return VOLUME

    def _begin(self, stream):
        self.streams.append(stream)
        if self.opening is not None:
            self.opening()
        stream.start(self.work, stream)

    def storage_vol_upload(self, vol, stream, offset, length, flags):
        self._begin(stream)

    def storage_vol_download(self, vol, stream, offset, length, flags):
        self._begin(stream)

    def domain_screenshot(self, dom, stream, screen, flags):
        self._begin(stream)
        return "image/ppm"

    async def domain_open_console(self, dom, dev_name, stream, flags):
        await trio.lowlevel.checkpoint()
        self._begin(stream)

    def domain_open_graphics(self, dom, idx, fd, flags):
        os.write(fd, b"graphics")
        self.files.append(fd)

    async def domain_create_xml_with_files(self, xml_desc, files, flags):
        await trio.lowlevel.checkpoint()
        for fd in files:
            os.write(fd, xml_desc.encode(errors="surrogateescape"))
        self.files.extend(files)
        return DOMAIN

    def domain_open_graphics_fd(self, dom, idx, flags):
        return self.given.pop(0)


def arguments(procedure, flags=0):
    """Return arguments for any of these procedures."""
    match procedure:
        case RemoteProcedure.REMOTE_PROC_STORAGE_VOL_UPLOAD:
            return packed("storage_vol_upload_args", VOLUME, 0, 0, flags)
        case RemoteProcedure.REMOTE_PROC_STORAGE_VOL_DOWNLOAD:
            return packed("storage_vol_download_args", VOLUME, 0, 0, flags)
        case RemoteProcedure.REMOTE_PROC_DOMAIN_OPEN_CONSOLE:
            return packed("domain_open_console_args", DOMAIN, None, flags)
        case RemoteProcedure.REMOTE_PROC_DOMAIN_SCREENSHOT:
            return packed("domain_screenshot_args", DOMAIN, 0, flags)
        case RemoteProcedure.REMOTE_PROC_DOMAIN_OPEN_GRAPHICS:
            return packed("domain_open_graphics_args", DOMAIN, 0, flags)
        case RemoteProcedure.REMOTE_PROC_DOMAIN_OPEN_GRAPHICS_FD:
            return packed("domain_open_graphics_fd_args", DOMAIN, 0, flags)
        case RemoteProcedure.REMOTE_PROC_DOMAIN_CREATE_XML_WITH_FILES:
            return packed("domain_create_xml_with_files_args", "<domain/>", flags)
    raise AssertionError(procedure)


class Channel:
    """A stream as a raw client has it."""

    def __init__(self, client, procedure, serial):
        self.client = client
        self.procedure = procedure
        self.serial = serial

    @classmethod
    async def open(cls, client, procedure, *, serial=77, flags=0):
        answer = await client.call(procedure, arguments(procedure, flags), serial=serial)
        assert (answer.serial, answer.kind, answer.status) == (serial, message.REPLY, OK), answer
        return cls(client, procedure, serial)

    def packet(self, payload=b"", *, kind=STREAM, status=CONTINUE):
        return packet(self.procedure, payload, kind=kind, status=status, serial=self.serial)

    async def send(self, data):
        await self.client.send(self.packet(data))

    def hole(self, length, flags=0):
        return self.packet(length.to_bytes(8, "big") + flags.to_bytes(4, "big"), kind=HOLE)

    async def hears(self):
        """Return the server's next message on this stream.

        It is data, "end", ("hole", length), "confirmed" or an error.
        """
        answer = await self.client.answer()
        assert (answer.procedure, answer.serial) == (self.procedure, self.serial), answer
        if answer.kind == HOLE:
            return "hole", int.from_bytes(answer.payload[:8], "big")
        assert answer.kind == STREAM
        match answer.status:
            case message.CONTINUE:
                return answer.payload or "end"
            case message.OK:
                assert answer.payload == b""
                return "confirmed"
        return answer.refusal

    async def finish(self):
        await self.client.send(self.packet(status=OK))
        return await self.hears()

    async def abort(self):
        await self.client.send(self.packet(status=ERROR))
        return await self.hears()


def with_fds(procedure, count, *, serial=1, flags=0):
    """Return the packet of a call that so many descriptors follow."""
    return packet(
        procedure,
        count.to_bytes(4, "big") + arguments(procedure, flags),
        kind=CALL_WITH_FDS,
        serial=serial,
    )


async def send_fds(client, fds):
    """Send each descriptor with one byte, as libvirt does."""
    for fd in fds:
        await client.sock.sendmsg(
            [b"\0"], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", [fd]))]
        )


async def receive_fds(client, count):
    """Return the descriptors behind a reply that was read up to its end."""
    found = []
    for _ in range(count):
        data, ancillary, _, _ = await client.sock.recvmsg(1, socket.CMSG_SPACE(4))
        assert data == b"\0"
        for _, _, content in ancillary:
            fds = array.array("i")
            fds.frombytes(content)
            found += fds.tolist()
    return found
