"""Settings of the qemu driver: who QEMU runs as, and where things are."""

from __future__ import annotations

import grp
import os
import pwd
from dataclasses import dataclass
from pathlib import Path

from .process import Identity
from .refusals import unsupported_config

__all__ = ["TLS", "Places", "Settings"]


@dataclass(frozen=True, slots=True)
class Places:
    """Folders of the driver: of durable state, of runtime files, of logs."""

    state: Path
    run: Path
    logs: Path

    @classmethod
    def default(cls, state: Path | None = None) -> Places:
        """Return the usual folders of the user, or those below ``state``."""
        if state is not None:
            return cls(state, state / "run", state / "log")
        if os.geteuid() == 0:
            return cls(
                Path("/var/lib/virtrio/qemu"),
                Path("/run/virtrio/qemu"),
                Path("/var/log/virtrio/qemu"),
            )
        home = Path.home()
        mine = Path(os.environ.get("XDG_STATE_HOME") or home / ".local/state") / "virtrio/qemu"
        runtime = os.environ.get("XDG_RUNTIME_DIR")
        return cls(mine, Path(runtime) / "virtrio/qemu" if runtime else mine / "run", mine / "log")

    @property
    def own(self) -> tuple[Path, ...]:
        """Folders whose files are the server's own, with all below."""
        return self.state, self.run, self.logs

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

    def make(self, identity: Identity | None = None) -> None:
        """Make the folders, open to the server's user alone.

        QEMU's group may pass through those in which it has files of its own.
        """
        for folder in (*self.own, self.nvram, self.saves, self.dumps):
            folder.mkdir(parents=True, exist_ok=True)
            if identity is not None and folder not in (self.logs, self.dumps):
                os.chown(folder, -1, identity.gid)
                folder.chmod(0o710)
            else:
                folder.chmod(0o700)


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
    of guests that crash, None for a folder of the state.
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
