"""Settings of the qemu driver: who QEMU runs as, and where things are."""

from __future__ import annotations

import contextlib
import grp
import hashlib
import os
import pwd
from dataclasses import dataclass
from pathlib import Path

from .processes.process import Identity
from .refusals import unsupported_config

__all__ = ["TLS", "Places", "Settings"]


@dataclass(frozen=True, slots=True)
class Places:
    """Folders of the driver: of durable state, of runtime files, of logs.

    ``guests`` has a folder for each guest that runs, which is QEMU's user's. None of
    the others can be entered by that user. None where QEMU runs as the server's own
    user: then the guest's folder is in that of its run.
    """

    state: Path
    run: Path
    logs: Path
    guests: Path | None = None

    @classmethod
    def default(cls, state: Path | None = None) -> Places:
        """Return the usual folders of the user, or those below ``state``."""
        is_root = os.geteuid() == 0
        if state is not None:
            name = hashlib.sha256(os.fsencode(os.path.realpath(state))).hexdigest()[:12]
            return cls(state, state / "run", state / "log", _GUESTS / name if is_root else None)
        if is_root:
            return cls(
                Path("/var/lib/virtrio/qemu"),
                Path("/run/virtrio/qemu"),
                Path("/var/log/virtrio/qemu"),
                _GUESTS / "system",
            )
        home = Path.home()
        mine = Path(os.environ.get("XDG_STATE_HOME") or home / ".local/state") / "virtrio/qemu"
        runtime = os.environ.get("XDG_RUNTIME_DIR")
        return cls(mine, Path(runtime) / "virtrio/qemu" if runtime else mine / "run", mine / "log")

    @property
    def saves(self) -> Path:
        """Folder of managed saves."""
        return self.state / "save"

    @property
    def dumps(self) -> Path:
        """Folder of the memory of guests that crashed."""
        return self.state / "dump"

    @property
    def nvram(self) -> Path:
        """Folder of the NVRAM of guests."""
        return self.state / "nvram"

    @property
    def protected(self) -> tuple[Path, ...]:
        """Folders with files of the server's, which guests are not given."""
        own = (self.state, self.run, self.logs)
        return own if self.guests is None else (*own, self.guests)

    def of_guest(self, run: Path) -> Path:
        """Return the folder of files that QEMU makes in a run, by the run's folder."""
        earlier = run / "qemu"  # where servers had it that let QEMU's group pass
        if self.guests is None or earlier.is_dir():
            return earlier
        return self.guests / run.name

    def make(self, identity: Identity | None = None) -> None:
        """Make the folders, open to the server's user alone.

        Guests that an earlier server started, and gave folders in here, go on having
        what they need: QEMU's group may pass until they have ended.
        """
        passed: tuple[Path, ...] = ()
        if identity is not None and self.guests is not None and self._has_earlier_guests():
            passed = (self.state, self.run, self.nvram)
        for folder in (self.state, self.run, self.logs, self.nvram, self.saves, self.dumps):
            folder.mkdir(parents=True, exist_ok=True)
            if identity is not None and folder in passed:
                os.chown(folder, -1, identity.gid)
                folder.chmod(0o710)
            else:
                folder.chmod(0o700)
        if self.guests is not None:
            for folder in (self.guests.parent, self.guests):
                folder.mkdir(parents=True, exist_ok=True)
                folder.chmod(0o711)

    def _has_earlier_guests(self) -> bool:
        return self.run.is_dir() and any(self.run.glob("domain-*/qemu"))

    def close(self) -> None:
        """Remove the folder of guests, if there are none."""
        if self.guests is not None:
            with contextlib.suppress(OSError):
                self.guests.rmdir()


_GUESTS = Path("/run/virtrio-guests")


@dataclass(frozen=True, slots=True)
class TLS:
    """TLS of a server in QEMU: its certificates, and whether clients must have one."""

    folder: str = "/etc/pki/qemu"
    verifies: bool = True


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings of one driver.

    ``identity`` is the user that QEMU runs as, None for the server's own. It is never
    root unless ``may_be_root``, which qemu.conf has to say in so many words.
    ``gives_images``: files are given to QEMU's user. ``vnc_listen`` and
    ``spice_listen`` are the addresses on which VNC and SPICE listen where the
    definition says none, ``display_ports`` are the ports that they may be given.
    ``backup_tls`` is for backups that ask for it, ``save_format`` and ``dump_format``
    are the formats of saved guests and of core dumps. ``dump_folder`` is for the memory
    of guests that crash, None for a folder of the state; ``dumps_past_cache`` and
    ``starts_past_cache`` have it, and saved guests that start with the server, go past
    the page cache. ``vnc_on_socket`` and ``spice_on_socket``: they listen on a socket
    of the guest's where the definition names no address. ``limits`` are the kernel's
    limits of QEMU's process, by the names of `resource`.
    """

    places: Places
    identity: Identity | None
    may_be_root: bool = False
    gives_images: bool = True
    has_sandbox: bool = True
    vnc_listen: str = "127.0.0.1"
    spice_listen: str = "127.0.0.1"
    display_ports: range = range(5900, 65536)
    save_format: str = "raw"
    dump_format: str = "raw"
    dump_folder: str | None = None
    dumps_past_cache: bool = False
    starts_past_cache: bool = False
    vnc_on_socket: bool = False
    spice_on_socket: bool = False
    websocket_ports: range = range(5700, 65536)
    limits: tuple[tuple[str, int], ...] = ()
    backup_tls: TLS = TLS()

    @classmethod
    def default(cls, state: Path | None = None) -> Settings:
        """Return the settings of a server without a configuration.

        A server of root runs QEMU as libvirt-qemu, where that user exists.
        """
        identity = None
        if os.geteuid() == 0:
            try:
                user = pwd.getpwnam("libvirt-qemu")
            except KeyError:
                return cls(Places.default(state), None)
            try:
                gid = grp.getgrnam("libvirt-qemu").gr_gid
            except KeyError:
                gid = user.pw_gid
            groups = tuple(os.getgrouplist(user.pw_name, user.pw_gid))
            identity = Identity(user.pw_uid, gid, groups)
        return cls(Places.default(state), identity)

    @property
    def runs_as_root(self) -> bool:
        """Whether guests have root's rights."""
        if self.identity is None:
            return os.geteuid() == 0
        return self.identity.uid == 0

    def check(self) -> None:
        """Raise VIR_ERR_CONFIG_UNSUPPORTED where QEMU would run as root."""
        if self.may_be_root or not self.runs_as_root:
            return
        if self.identity is not None:
            raise unsupported_config("QEMU is not run as root unless qemu.conf says user = root")
        raise unsupported_config(
            "QEMU is not run as root: there is no user 'libvirt-qemu'; set 'user' and 'group' in "
            "qemu.conf"
        )
