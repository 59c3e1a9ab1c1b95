"""Small guest of the tests that really boots: a kernel, and an initramfs made here.

Debian's cloud kernel, busybox and QEMU's guest agent are downloaded once, as packages
that are unpacked and not installed, and become one initramfs. Both are kept in the
project's cache, beside each other. The guest has a shell on its serial console, powers
off and restarts when asked by ACPI, and runs the agent if it has a channel for it.

`small_guest()` returns the two files. It raises LookupError where packages are missing
and cannot be had. As a program, this module makes them and prints their paths; with
``--made`` it only says, by its exit status, whether they are there.
"""

from __future__ import annotations

import fcntl
import gzip
import hashlib
import os
import re
import shutil
import stat
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Self

__all__ = ["APPEND", "PROMPT", "SmallGuest", "small_guest"]

CACHE = Path(__file__).parents[2] / ".cache/small-guest"
KERNEL_PACKAGE = "linux-image-cloud-amd64"
PACKAGES = ("busybox-static", "qemu-guest-agent")

APPEND = "console=ttyS0 quiet mitigations=off nokaslr no_timer_check panic=0"
"""Arguments of the kernel with which the guest boots fast under emulation."""

PROMPT = "small:~#"
"""What the shell on the serial console says when the guest is up."""

# In the order in which they have to be loaded.
MODULES = (
    *("virtio_ring", "virtio", "virtio_pci_modern_dev", "virtio_pci_legacy_dev", "virtio_pci"),
    *("virtio_console", "virtio_balloon", "virtio_blk", "button", "evdev", "pvpanic"),
    *("pvpanic-mmio", "pvpanic-pci"),
)

FILES: dict[str, str] = {
    "init": """\
#!/bin/busybox sh
/bin/busybox --install -s /bin
mount -t proc proc /proc
mount -t sysfs sysfs /sys
mount -t devtmpfs dev /dev
for module in $(cat /modules/order); do insmod /modules/$module.ko; done
exec /bin/init
""",
    "etc/inittab": """\
::sysinit:/etc/rc
ttyS0::respawn:/bin/sh -l
::ctrlaltdel:/bin/reboot
""",
    # what the agent asks for first is answered when the prompt is there
    "etc/rc": """\
#!/bin/sh
hostname small
mkdir -p /dev/pts /mnt /root/.ssh
mount -t devpts pts /dev/pts
[ -b /dev/vda ] && mount /dev/vda /mnt
acpid
port=/dev/virtio-ports/org.qemu.guest_agent.0
for name in /sys/class/virtio-ports/*/name; do
    [ -e $name ] || continue
    mkdir -p /dev/virtio-ports
    ln -sf ../$(basename $(dirname $name)) /dev/virtio-ports/$(cat $name)
done
[ -e $port ] && qemu-ga -d -m virtio-serial -p $port -t /run
true
""",
    "etc/profile": "export PS1='small:~# ' HOME=/root PATH=/bin:/sbin; cd\n",
    "etc/passwd": "root::0:0:root:/root:/bin/sh\n",
    "etc/group": "root:x:0:\n",
    "etc/os-release": 'ID=small\nNAME="Small"\nPRETTY_NAME="Small guest"\nVERSION_ID=1\n',
    "etc/acpi/PWRF/00000080": "#!/bin/sh\npoweroff\n",
    "sbin/shutdown": """\
#!/bin/sh
case "$2" in -r) what=reboot;; -H) what=halt;; *) what=poweroff;; esac
(sleep 0.2; $what) >/dev/null 2>&1 &
""",
    "sbin/chpasswd": "#!/bin/sh\ncat >/run/passwords\n",
    # Arms the watchdog i6300ESB, which nobody feeds: it barks half a second later.
    "sbin/bark": """\
#!/bin/sh
for device in /sys/bus/pci/devices/*; do
    [ $(cat $device/vendor)$(cat $device/device) = 0x80860x25ab ] || continue
    echo 1 >$device/enable
    read base rest <$device/resource
    for register in 0 4; do
        devmem $((base + 12)) 16 0x80
        devmem $((base + 12)) 16 0x86
        devmem $((base + register)) 32 0x100
    done
    printf '\\002' | dd of=$device/config bs=1 seek=104 conv=notrunc 2>/dev/null
done
""",
    "modules/order": "\n".join(MODULES) + "\n",
}
FOLDERS = ("bin", "dev", "etc", "lib64", "mnt", "proc", "root", "run", "sys", "tmp", "var")
LINKS = {"var/run": "../run", "var/log": "../run", "sbin/hwclock": "../bin/hwclock"}


class SmallGuest(NamedTuple):
    """Files that the guest boots from; anybody may read them."""

    kernel: Path
    initramfs: Path

    def placed(self, folder: Path) -> Self:
        """Copy the files into a folder, which QEMU's user may enter.

        It may not enter the project's where that is below somebody's private one.
        """
        return self._make(Path(shutil.copy(path, folder)) for path in self)

    def os_element(self, machine: str = "pc", append: str = APPEND) -> str:
        """Return the ``<os>`` element of a definition that boots it."""
        return (
            f"<os><type arch='x86_64' machine='{machine}'>hvm</type><kernel>{self.kernel}</kernel>"
            f"<initrd>{self.initramfs}</initrd><cmdline>{append}</cmdline></os>"
        )


def small_guest() -> SmallGuest:
    """Return the guest's files, which are made if they are not there yet."""
    CACHE.mkdir(parents=True, exist_ok=True)
    with open(CACHE / "lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        found = _files()
        if found is None:
            _download()
            found = _files()
        if found is None:
            raise LookupError(f"the packages {', '.join(PACKAGES)} were not downloaded")
        if not found.initramfs.exists():
            _make(found)
        return found


def _files() -> SmallGuest | None:
    """Return the guest's files, made or not; None while packages are missing."""
    packages = _packages()
    if packages is None:
        return None
    recipe = [repr((FILES, MODULES, LINKS, FOLDERS)), *(path.name for path in packages)]
    name = hashlib.sha256("\n".join(recipe).encode()).hexdigest()[:12]
    return SmallGuest(CACHE / f"{name}.vmlinuz", CACHE / f"{name}.initramfs")


def _packages() -> list[Path] | None:
    kept = sorted(CACHE.glob("*.deb"))
    wanted = ("linux-image-", *(f"{name}_" for name in PACKAGES))
    found = [next((p for p in kept if p.name.startswith(name)), None) for name in wanted]
    there = [path for path in found if path is not None]
    return there if len(there) == len(wanted) else None


def _download() -> None:
    try:
        said = subprocess.run(
            ["apt-cache", "depends", KERNEL_PACKAGE], capture_output=True, text=True, check=True
        ).stdout
        kernel = re.findall(r"Depends: (linux-image-\S+)", said)[0]
        subprocess.run(
            ["apt-get", "download", kernel, *PACKAGES], cwd=CACHE, check=True, capture_output=True
        )
    except (OSError, subprocess.SubprocessError, IndexError) as exc:
        names = ", ".join((KERNEL_PACKAGE, *PACKAGES))
        raise LookupError(f"the packages {names} cannot be downloaded: {exc}") from exc


def _make(found: SmallGuest) -> None:
    with tempfile.TemporaryDirectory() as made:
        unpacked, root = Path(made, "packages"), Path(made, "root")
        for path in _packages() or ():
            subprocess.run(["dpkg-deb", "-x", str(path), str(unpacked)], check=True)
        for name in FOLDERS:
            (root / name).mkdir(parents=True)
        for name, text in FILES.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
            path.chmod(0o755)
        for name, target in LINKS.items():
            (root / name).symlink_to(target)
        shutil.copy(unpacked / "bin/busybox", root / "bin/busybox")
        agent = next(unpacked.glob("usr/*bin/qemu-ga"))
        shutil.copy(agent, root / "bin/qemu-ga")
        for library in _libraries(agent):
            inside = root / library.lstrip("/")
            inside.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(library, inside)
        for name in MODULES:
            module = next(unpacked.glob(f"lib/modules/*/kernel/**/{name}.ko"))
            shutil.copy(module, root / "modules" / module.name)
        for old in (*CACHE.glob("*.vmlinuz"), *CACHE.glob("*.initramfs")):
            old.unlink()
        shutil.copy(next(unpacked.glob("boot/vmlinuz-*")), found.kernel)
        found.kernel.chmod(0o644)
        draft = Path(made, "initramfs")
        draft.write_bytes(gzip.compress(b"".join(_archive(root)), 1, mtime=0))
        draft.chmod(0o644)
        shutil.move(draft, found.initramfs)


def _libraries(program: Path) -> list[str]:
    """Return the paths of the libraries that a program is loaded with."""
    said = subprocess.run(["ldd", str(program)], capture_output=True, text=True, check=True).stdout
    if missing := re.findall(r"(\S+) => not found", said):
        raise LookupError(f"the libraries {missing} of QEMU's guest agent are not installed")
    return re.findall(r"(/\S+) \(0x", said)


def _archive(root: Path) -> Iterator[bytes]:
    """Yield an archive of a folder in cpio's format "newc"; root owns all."""
    number = 0
    for folder, folders, files in os.walk(root):
        for name in sorted((*folders, *files)):
            number += 1
            path = Path(folder, name)
            mode = path.lstat().st_mode
            if stat.S_ISLNK(mode):
                data = os.readlink(path).encode()
            else:
                data = path.read_bytes() if stat.S_ISREG(mode) else b""
            yield _member(number, str(path.relative_to(root)), mode, data)
    yield _member(0, "TRAILER!!!", 0, b"")


def _member(number: int, name: str, mode: int, data: bytes) -> bytes:
    # number, mode, user, group, links, time, size, devices, length of name, checksum
    fields = (number, mode, 0, 0, 1, 0, len(data), 0, 0, 0, 0, len(name) + 1, 0)
    head = b"070701" + b"".join(b"%08x" % field for field in fields) + name.encode() + b"\0"
    return _padded(head) + _padded(data)


def _padded(data: bytes) -> bytes:
    return data + bytes(-len(data) % 4)


def main(arguments: list[str]) -> str | None:
    """Make the guest, or look whether it is made; return what is wrong."""
    if arguments == ["--made"]:
        found = _files()
        return None if found is not None and found.initramfs.exists() else "it is not made"
    try:
        print("\n".join(map(str, small_guest())))
    except LookupError as exc:
        return str(exc)
    return None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
