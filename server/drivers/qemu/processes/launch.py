"""Launcher of a confined process: gives up all privileges, and becomes the program.

A program of its own, so that nothing of it happens in the server, which has threads:
``python -I -S launch.py FD``. FD is a socket, on which it reads what to do as JSON:

* ``program``, ``arguments``, ``environment``: what to execute;
* ``uid``, ``gid``, ``groups``: as whom, None for the caller;
* ``limits``: limits of the process, by their names (RLIMIT_NOFILE).

It closes the socket by executing the program. If it cannot, or cannot give up what it
should, it writes the reason as JSON (``what``, ``errno``), and ends.

The program has no capabilities and cannot get any (no_new_privs, an empty bounding
set), no environment and no signal mask of its parent's, the root folder as its working
folder, a session of its own, and no core dumps. Descriptors are what the caller passed.
"""

import ctypes
import json
import os
import resource
import signal
import socket
import sys

_PR_CAPBSET_READ = 23
_PR_CAPBSET_DROP = 24
_PR_SET_NO_NEW_PRIVS = 38
_PR_CAP_AMBIENT = 47
_PR_CAP_AMBIENT_CLEAR_ALL = 4
_CAPABILITY_VERSION_3 = 0x20080522

_libc = ctypes.CDLL(None, use_errno=True)


class _Failed(Exception):
    def __init__(self, what: str, errno: int = 0) -> None:
        super().__init__(what)
        self.what = what
        self.errno = errno


def _prctl(what: str, *arguments: int) -> int:
    result: int = _libc.prctl(
        *[ctypes.c_ulong(argument) for argument in (*arguments, 0, 0, 0, 0)][:5]
    )
    if result < 0:
        raise _Failed(what, ctypes.get_errno())
    return result


def _drop_bounding_set() -> None:
    """Make sure that no program that is executed ever gets a capability back."""
    number = 0
    while _libc.prctl(_PR_CAPBSET_READ, ctypes.c_ulong(number), 0, 0, 0) >= 0:
        _prctl("drop the bounding set", _PR_CAPBSET_DROP, number)
        number += 1


def _drop_capabilities() -> None:
    header = (ctypes.c_uint32 * 2)(_CAPABILITY_VERSION_3, 0)
    none = (ctypes.c_uint32 * 6)()
    if _libc.capset(header, none) < 0:
        raise _Failed("drop capabilities", ctypes.get_errno())


def _become(uid: "int | None", gid: "int | None", groups: "list[int]") -> None:
    if os.geteuid() == 0:
        _drop_bounding_set()
    if uid is not None and gid is not None:
        os.setgroups(groups)
        os.setresgid(gid, gid, gid)
        os.setresuid(uid, uid, uid)
    _prctl("clear ambient capabilities", _PR_CAP_AMBIENT, _PR_CAP_AMBIENT_CLEAR_ALL)
    _drop_capabilities()
    _prctl("set no_new_privs", _PR_SET_NO_NEW_PRIVS, 1)


def _check(uid: "int | None") -> None:
    """Check that the kernel says what was asked of it."""
    with open("/proc/self/status") as status:
        said = dict(line.rstrip("\n").split(":\t", 1) for line in status if ":\t" in line)
    for name in ("CapInh", "CapPrm", "CapEff", "CapAmb"):
        if int(said[name], 16):
            raise _Failed(f"give up capabilities: {name} is {said[name]}")
    if said.get("NoNewPrivs", "1") != "1":
        raise _Failed("set no_new_privs")
    if uid is not None and os.getresuid() != (uid, uid, uid):
        raise _Failed(f"become user {uid}")


def _limit(limits: "dict[str, int]") -> None:
    """Set limits, while there is the right to raise them."""
    for name, number in limits.items():
        try:
            resource.setrlimit(getattr(resource, name), (number, number))
        except (OSError, ValueError) as exc:
            raise _Failed(f"set {name} to {number}", getattr(exc, "errno", None) or 0) from exc


def _reset_signals() -> None:
    signal.pthread_sigmask(signal.SIG_SETMASK, ())
    for number in signal.valid_signals() - {signal.SIGKILL, signal.SIGSTOP}:
        signal.signal(number, signal.SIG_DFL)  # the server may ignore some, as by nohup


def main(fd: int) -> None:
    """Do what is said on the socket ``fd``."""
    control = socket.socket(fileno=fd)
    control.set_inheritable(False)
    parts = []
    while part := control.recv(65536):
        parts.append(part)
    said = json.loads(b"".join(parts))
    arguments = [os.fsencode(argument) for argument in said["arguments"]]
    environment = {os.fsencode(k): os.fsencode(v) for k, v in said["environment"].items()}
    try:
        os.chdir("/")
        os.umask(0o007)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        _limit(said.get("limits", {}))
        _become(said["uid"], said["gid"], said["groups"])
        _check(said["uid"])
        _reset_signals()
        os.execve(os.fsencode(said["program"]), arguments, environment)
    except _Failed as exc:
        failure = {"what": exc.what, "errno": exc.errno}
    except OSError as exc:
        failure = {"what": f"execute {said['program']}", "errno": exc.errno or 0}
    control.sendall(json.dumps(failure).encode())
    os._exit(127)


if __name__ == "__main__":
    main(int(sys.argv[1]))
