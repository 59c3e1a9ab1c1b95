"""A driver with one pool of file volumes, a console and a screen, for real clients."""

from __future__ import annotations

import os

import trio

from virtrio.protocol._generated import remote
from virtrio.protocol._generated.enums import ErrorDomain, ErrorNumber
from virtrio.protocol.errors import report
from virtrio.server.drivers.test.driver import TestDriver
from virtrio.server.streams import Hole

POOL = remote.RemoteNonnullStoragePool("pool", bytes(range(16)))
PIECE = 256 * 1024
SCREEN = b"P6\n1 1\n255\n" + bytes(3)


class VolumeDriver(TestDriver):
    """A driver whose volumes are the files of ``directory``."""

    def __init__(self, directory):
        super().__init__()
        self.directory = directory
        self.holes = []  # lengths of those that uploads had
        self.refuses = False  # in the middle of a download

    def _path(self, vol):
        return self.directory / vol.name

    def storage_pool_lookup_by_name(self, name):
        return POOL

    def storage_pool_is_active(self, pool):
        return 1

    def storage_vol_lookup_by_name(self, pool, name):
        if not (self.directory / name).exists():
            detail = f"no storage vol with matching name '{name}'"
            raise report(ErrorNumber.VIR_ERR_NO_STORAGE_VOL, ErrorDomain.VIR_FROM_STORAGE, detail)
        return remote.RemoteNonnullStorageVol("pool", name, f"key-{name}")

    def storage_vol_download(self, vol, stream, offset, length, flags):
        stream.start(self._download, stream, self._path(vol), offset, length)

    async def _download(self, stream, path, offset, length):
        if self.refuses:
            await stream.send(b"some")
            raise report(
                ErrorNumber.VIR_ERR_OPERATION_FAILED,
                ErrorDomain.VIR_FROM_STORAGE,
                "the disk is on fire",
            )
        with path.open("rb") as file:
            end = os.fstat(file.fileno()).st_size
            end = min(end, offset + length) if length else end
            while offset < end:
                try:
                    data = os.lseek(file.fileno(), offset, os.SEEK_DATA)
                except OSError:  # a hole up to the end
                    data = end
                if data > offset:
                    await stream.send_hole(min(data, end) - offset)
                    offset = data
                    continue
                hole = min(os.lseek(file.fileno(), offset, os.SEEK_HOLE), end)
                piece = os.pread(file.fileno(), min(PIECE, hole - offset), offset)
                await stream.send(piece)
                offset += len(piece)

    def storage_vol_upload(self, vol, stream, offset, length, flags):
        stream.start(self._upload, stream, self._path(vol), offset)

    async def _upload(self, stream, path, offset):
        with path.open("r+b") as file:
            while (piece := await stream.receive()) is not None:
                if isinstance(piece, Hole):
                    self.holes.append(piece.length)
                    offset += piece.length
                else:
                    offset += os.pwrite(file.fileno(), piece, offset)
            file.truncate(offset)

    def domain_screenshot(self, dom, stream, screen, flags):
        stream.start(stream.send, SCREEN)
        return "image/x-portable-pixmap"

    def domain_open_console(self, dom, dev_name, stream, flags):
        stream.start(self._console, stream)

    async def _console(self, stream):
        await stream.send(b"login: ")
        heard = b""
        while b"\r" not in heard and b"\n" not in heard:
            piece = await stream.receive()
            if piece is None:
                return
            heard += piece
        await stream.send(b"\r\nwelcome " + heard.strip() + b"\r\n")
        await trio.lowlevel.checkpoint()

    def domain_open_graphics(self, dom, idx, fd, flags):
        os.write(fd, b"RFB 003.008\n")

    def domain_open_graphics_fd(self, dom, idx, flags):
        reading, writing = os.pipe()
        os.write(writing, b"RFB 003.008\n")
        os.close(writing)
        return reading

    def domain_create_xml_with_files(self, xml_desc, files, flags):
        for number, fd in enumerate(files):
            os.write(fd, b"%d" % number)
        return self.domain_create_xml(xml_desc, flags)
