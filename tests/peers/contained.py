"""Runs a command in namespaces of its own, where no other program disturbs it.

    unshare --mount --net python3 contained.py FOLDER NAME=DESCRIPTOR,... COMMAND...

Only the standard library is used: the system's Python runs it. It is the command's
parent, ends with its status, and ends what the command leaves behind. SIGTERM goes to
the command; SIGUSR1 kills it. One that is killed, or crashes, is started anew in the
same place, as by systemd. It finds the sockets behind the descriptors as systemd would
pass them.

Two things that make a libvirtd a hundred times slower on some machines are absent. With
a /dev/kvm that does not work, libvirt probes every emulator again at each define: /dev
has what every program needs and no more. Where the first process is slow to wait for
orphans, libvirtd takes seconds to see that a QEMU is gone, its own probes included:
here this process waits for them.

/run/libvirt and its like are empty, but for FOLDER/qemu.conf in /etc/libvirt, and what
libvirtd knows of emulators is in the folder to which FOLDER/capabilities leads.

The network has an address that is no loopback's for programs, where the command gets a
listening socket more: who enters the network sees a server elsewhere.
"""

import contextlib
import ctypes
import fcntl
import os
import shutil
import signal
import socket
import subprocess
import sys
from pathlib import Path

EMPTY = (
    "/run/libvirt",
    "/var/lib/libvirt",
    "/var/cache/libvirt",
    "/var/log/libvirt",
    "/etc/libvirt",
)
DEVICES = ("null", "zero", "full", "random", "urandom", "tty", "ptmx")
WAITED = {signal.SIGTERM, signal.SIGINT, signal.SIGUSR1, signal.SIGCHLD}
FIRST = 3  # descriptor that systemd passes
ADDRESS = "192.0.2.1", 16509
"""Where the command listens in its network (an address for documentation, RFC 5737)."""
LISTENING_THERE = "libvirtd-tcp.socket"
LIBC = ctypes.CDLL(None)
PR_SET_PDEATHSIG, PR_SET_CHILD_SUBREAPER = 1, 36


def mount(*words):
    subprocess.run(["mount", *map(str, words)], check=True)


def prepare(folder):
    """Make the directories and devices that the command sees."""
    for place in EMPTY:
        os.makedirs(place, exist_ok=True)
        mount("-t", "tmpfs", "-o", "mode=0755", "virtrio", place)
    for place in ("/run/libvirt/common", "/run/libvirt/qemu", "/var/lib/libvirt/qemu"):
        os.makedirs(place)
    known = Path("/var/cache/libvirt/qemu/capabilities")
    known.mkdir(parents=True)
    mount("--bind", (folder / "capabilities").resolve(), known)
    dev = folder / "dev"
    shutil.copy(folder / "qemu.conf", "/etc/libvirt")
    dev.mkdir()
    mount("-t", "tmpfs", "-o", "mode=0755", "virtrio", dev)
    for name in DEVICES:
        found = os.stat(f"/dev/{name}")
        os.mknod(dev / name, found.st_mode, found.st_rdev)
        os.chmod(dev / name, found.st_mode & 0o7777)
    (dev / "shm").mkdir()
    (dev / "pts").mkdir()
    (dev / "fd").symlink_to("/proc/self/fd")
    mount("--bind", "/dev/pts", dev / "pts")
    mount("--rbind", dev, "/dev")
    subprocess.run(["ip", "link", "set", "lo", "up"], check=True)
    subprocess.run(["ip", "address", "add", f"{ADDRESS[0]}/32", "dev", "lo"], check=True)


def start(command, sockets):
    """Start the command; return its process id."""
    pid = os.fork()
    if pid:
        return pid
    try:
        LIBC.prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, WAITED)
        copies = [fcntl.fcntl(fd, fcntl.F_DUPFD, FIRST + len(sockets)) for _, fd in sockets]
        for fd, copy in enumerate(copies, start=FIRST):
            os.dup2(copy, fd, inheritable=True)
            os.close(copy)
        names = ":".join(name for name, _ in sockets)
        given = {
            "LISTEN_PID": str(os.getpid()),
            "LISTEN_FDS": str(len(sockets)),
            "LISTEN_FDNAMES": names,
        }
        os.execvpe(command[0], command, os.environ | given)
    finally:
        os._exit(127)


def children():
    return [int(pid) for pid in Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()]


def wait(pid):
    """Wait until a child is gone; return its exit status, or None if it was killed.

    Meanwhile other children are waited for too, and signals are passed on.
    """
    is_over = False
    while True:
        number = signal.sigwait(WAITED)
        if number == signal.SIGUSR1:
            os.kill(pid, signal.SIGKILL)
        elif number != signal.SIGCHLD:
            is_over = True
            os.kill(pid, signal.SIGTERM)
        while True:
            try:
                gone, status = os.waitpid(-1, os.WNOHANG)
            except ChildProcessError:
                gone = 0
            if gone == pid:
                status = os.waitstatus_to_exitcode(status)
                return None if status < 0 and not is_over else status
            if not gone:
                break


def main():
    folder, given, *command = sys.argv[1:]
    sockets = [
        (name, int(number)) for name, number in (word.split("=") for word in given.split(","))
    ]
    prepare(Path(folder))
    there = socket.create_server(ADDRESS)
    sockets.append((LISTENING_THERE, there.fileno()))
    LIBC.prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    signal.pthread_sigmask(signal.SIG_BLOCK, WAITED)
    while (status := wait(start(command, sockets))) is None:
        pass
    while left := children():  # the guests: QEMU outlives the libvirtd that started it
        for pid in left:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        with contextlib.suppress(ChildProcessError):
            os.wait()
    sys.exit(status if status >= 0 else 128 - status)


if __name__ == "__main__":
    main()
