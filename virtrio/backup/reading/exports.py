"""Exports: disks, or their changes, that an NBD server offers."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, quote, unquote, urlsplit

if TYPE_CHECKING:
    from typing import Self

__all__ = ["Export", "Place"]

PORT = 10809
"""Port of NBD servers, by IANA."""

LONGEST_NAME = 4096
"""Bytes of a name in the NBD protocol."""

LONGEST_PATH = 107
"""Bytes of a unix socket's path on Linux."""

SCHEMES = ("nbd", "nbds", "nbd+unix", "nbds+unix")

DIRTY_BITMAP = "qemu:dirty-bitmap:"
"""Prefix of the metadata contexts of QEMU's bitmaps."""


@dataclass(frozen=True, slots=True)
class Place:
    """Parts of an export's URI: where the server listens, and the export's name.

    Either ``path``, that of a unix socket, or ``host`` and ``port`` are set.
    """

    name: str
    is_encrypted: bool
    path: str = ""
    host: str = ""
    port: int = 0


@dataclass(frozen=True, slots=True)
class Export:
    """Export of an NBD server.

    ``uri`` is a ``nbd+unix:///NAME?socket=PATH``, ``nbd://HOST:PORT/NAME``, or with TLS
    the same with ``nbds``, with what is special in them percent-encoded. ``bitmap`` is
    the name of a bitmap that is exported with the disk, as backup XML has it in
    ``exportbitmap``. ``tls_dir`` is needed with TLS: the folder with ``ca-cert.pem``,
    and with ``client-cert.pem`` and ``client-key.pem`` where the server asks for them.

    Raises ValueError for any other URI.
    """

    uri: str
    bitmap: str | None = None
    tls_dir: str | None = None

    def __post_init__(self) -> None:
        place = self.place
        if place.is_encrypted and self.tls_dir is None:
            raise ValueError(f"{self.uri}: TLS needs a folder of certificates")
        for name in (place.name, self.context or ""):
            if "\0" in name or len(os.fsencode(name)) > LONGEST_NAME:
                raise ValueError(f"{self.uri}: a name that NBD does not allow")

    @classmethod
    def on_socket(cls, path: str, name: str, bitmap: str | None = None) -> Self:
        """Return an export of the server at a unix socket."""
        return cls(f"nbd+unix:///{quote(name, safe='')}?socket={quote(path)}", bitmap)

    @classmethod
    def at_host(
        cls,
        host: str,
        port: int,
        name: str,
        bitmap: str | None = None,
        *,
        tls_dir: str | None = None,
    ) -> Self:
        """Return an export of the server at a port, with TLS given ``tls_dir``."""
        scheme = "nbd" if tls_dir is None else "nbds"
        where = f"[{host}]" if ":" in host else host
        return cls(f"{scheme}://{where}:{port}/{quote(name, safe='')}", bitmap, tls_dir)

    @property
    def context(self) -> str | None:
        """The metadata context of the bitmap, as NBD names it."""
        return None if self.bitmap is None else DIRTY_BITMAP + self.bitmap

    @property
    def place(self) -> Place:
        """The URI in parts."""
        parts = urlsplit(self.uri)
        if parts.scheme not in SCHEMES:
            raise ValueError(f"{self.uri}: not a URI of NBD over TCP or a unix socket")
        name = unquote(parts.path.removeprefix("/"))
        is_encrypted = parts.scheme.startswith("nbds")
        if not parts.scheme.endswith("+unix"):
            if not parts.hostname or parts.query or parts.username:
                raise ValueError(f"{self.uri}: a host is needed, and nothing but it and a port")
            port = PORT if parts.port is None else parts.port
            return Place(name, is_encrypted, host=unquote(parts.hostname), port=port)
        sockets = parse_qs(parts.query).get("socket", [])
        if parts.netloc or len(sockets) != 1:
            raise ValueError(f"{self.uri}: one socket=PATH is needed, and no host")
        if not 0 < len(os.fsencode(sockets[0])) <= LONGEST_PATH or "\0" in sockets[0]:
            raise ValueError(f"{self.uri}: not a path that a socket can have")
        return Place(name, is_encrypted, path=sockets[0])
