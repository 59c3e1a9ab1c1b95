"""Recorder of libvirtd's command lines, for ``commandlines.xz`` of the driver's tests.

    python -m tests.interop.record_commandlines record      # as root: all anew
    python -m tests.interop.record_commandlines compare 40  # where 40 of them differ

The file has a line of JSON for the descriptions of firmware, one for what our server
learned of the emulator, and one for each guest: name, definition as libvirtd printed
it, and arguments of its process. Guests are those of the file, and those of parts in
qemu_guests.txt which it lacks. A libvirtd of its own
starts each of them, paused. Descriptors and folders are masked.

``record_commandlines.py worker URI FOLDER`` does that for guests on its input; it runs
with the system's Python, which has libvirt's module.
"""

from __future__ import annotations

import contextlib
import json
import lzma
import os
import re
import socket
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

RECORDS = Path(__file__).parents[1] / "server/drivers/qemu/commandline/commandlines.xz"
_NVRAM = "/var/lib/libvirt/qemu/nvram/"
# As in the file: `test_commandlines` has the same folders.
_MASKS = (
    (r"fd=\d+", "fd=N"),
    (r'"fd":"\d+"', '"fd":"N"'),
    (r'"fds":"[\d:]+"', '"fds":"N"'),
    (r"base=20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d", "base=NOW"),
    (r"/[^\s,\"]*/domain-\d+-[^/]*/", "/run/"),
    (r"/[^\s,\"]*/ram/[^/]*/", "/run/"),
    (r"/dbus/\d+-", "/dbus/N-"),
    (_NVRAM, "/state/nvram/"),
)
_PORTS = (2001, 2445, 2446, 2448, 4000, 5558, 5559)


# -- with the system's Python ----------------------------------------------------------


def worker(uri: str, folder: str) -> None:
    """Define and start the guests whose names and documents come as lines of JSON."""
    import libvirt  # type: ignore[import-not-found]
    from qemu_commandlines import without_master_key  # type: ignore[import-not-found]

    libvirt.registerErrorHandler(lambda *arguments: None, None)
    conn = libvirt.open(uri)
    for line in sys.stdin:
        said = json.loads(line)
        text = said["document"].replace("/files/", f"{folder}/").replace("/state/nvram/", _NVRAM)
        found: dict[str, Any] = {"name": said["name"]}
        domain = None
        try:
            domain = conn.defineXML(text)
            flags = libvirt.VIR_DOMAIN_XML_SECURE | libvirt.VIR_DOMAIN_XML_INACTIVE
            found["document"] = _masked(domain.XMLDesc(flags), folder, ())
            domain.createWithFlags(libvirt.VIR_DOMAIN_START_PAUSED)
            arguments = without_master_key(_arguments(said["name"]))
            found["arguments"] = [_masked(each, folder, _MASKS) for each in arguments]
            domain.destroy()
        except libvirt.libvirtError as exc:
            found["error"] = str(exc.get_error_message())
        if domain is not None:
            domain.undefineFlags(libvirt.VIR_DOMAIN_UNDEFINE_NVRAM)
        print(json.dumps(found), flush=True)


def _arguments(name: str) -> list[str]:
    for entry in os.listdir("/proc"):
        with contextlib.suppress(OSError):
            if entry.isdigit():
                said = Path(f"/proc/{entry}/cmdline").read_text(errors="replace").split("\0")
                if f"guest={name},debug-threads=on" in said:
                    return said[1:-1]
    raise LookupError(name)


def _masked(text: str, folder: str, masks: tuple[tuple[str, str], ...]) -> str:
    for pattern, mask in masks:
        text = re.sub(pattern, mask, text)
    return text.replace(f"{folder}/", "/files/").replace(_NVRAM, "/state/nvram/")


# -- with the project's ----------------------------------------------------------------


def recorded() -> list[Any]:
    """Return what the file has."""
    return [json.loads(line) for line in lzma.decompress(RECORDS.read_bytes()).splitlines()]


def guests() -> list[dict[str, str]]:
    """Return names and documents of all guests."""
    from tests.interop.qemu_commandlines import document, read_parts

    found = {record["name"]: record["document"] for record in recorded()[2:]}
    for part, machines, places in read_parts():
        for machine in machines:
            text = document(f"{machine}-{part}", machine, places).replace("{folder}", "/files")
            found.setdefault(f"{machine}-{part}", text)
    return [{"name": name, "document": text} for name, text in found.items()]


@contextlib.contextmanager
def _surroundings(folder: Path, pid: int) -> Iterator[None]:
    """Make the files, devices and listeners that guests name."""
    folder.chmod(0o777)
    for name in ("f-disk.raw", "f-kernel", "f-initrd", "f-slic"):
        (folder / name).write_bytes(bytes(1 << 20))
    os.mkfifo(folder / "f-pipe")
    inside = ("nsenter", "--net", "--mount", "--target", str(pid))
    device = "[ -e /dev/net/tun ] || { mkdir -p /dev/net && mknod /dev/net/tun c 10 200; }"
    subprocess.run([*inside, "sh", "-c", device], check=True)
    for words in ("link add cmdpbr0 type bridge", "tuntap add cmdptap0 mode tap", "link set lo up"):
        subprocess.run([*inside, "ip", *words.split()], check=True)
    listen = "".join(f"a{port} = socket.create_server(('', {port}));" for port in _PORTS)
    program = f"import signal, socket; {listen} print('', flush=True); signal.pause()"
    with socket.socket(socket.AF_UNIX) as there:
        there.bind(str(folder / "f-there.sock"))
        there.listen(100)
        listening = subprocess.Popen([*inside, sys.executable, "-c", program], stdout=-1)
        try:
            assert listening.stdout is not None
            listening.stdout.readline()
            yield
        finally:
            listening.kill()
            listening.communicate()


def asked(wanted: list[dict[str, str]]) -> Iterator[dict[str, Any]]:
    """Iterate over what a libvirtd makes of guests, one after the other."""
    from tests.peers import SYSTEM_PYTHON, libvirtd
    from tests.peers.processes import short_directory

    folder = short_directory("virtrio-cmd-")
    try:
        with libvirtd() as endpoint, _surroundings(folder, endpoint.pid):
            command = [SYSTEM_PYTHON, __file__, "worker", endpoint.uri(driver="qemu"), str(folder)]
            with subprocess.Popen(command, stdin=-1, stdout=-1, text=True) as process:
                assert process.stdin is not None
                assert process.stdout is not None
                for guest in wanted:
                    process.stdin.write(json.dumps(guest) + "\n")
                    process.stdin.flush()
                    yield json.loads(process.stdout.readline())
                process.stdin.close()
    finally:
        subprocess.run(["rm", "-rf", str(folder)], check=True)


def emulator() -> dict[str, Any]:
    """Return what our server learns of the emulator, as it keeps it."""
    from tests.peers.processes import short_directory
    from tests.peers.virtrio_server import served

    state = short_directory("virtrio-cmd-")
    try:
        with served("--state-dir", str(state)) as endpoint:
            uri = f"qemu+unix:///system?socket={endpoint.socket}"
            command = ["virsh", "-c", uri, "domcapabilities"]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
            (kept,) = (state / "emulators").glob("*x86_64*")
            found: dict[str, Any] = json.loads(kept.read_text())
            return found
    finally:
        subprocess.run(["rm", "-rf", str(state)], check=True)


def compare(count: int) -> int:
    """Print where new arguments of ``count`` guests differ from the file."""
    known = {record["name"]: record for record in recorded()[2:]}
    names = list(known)[:: max(len(known) // count, 1)]
    differ = 0
    for said in asked([{"name": name, "document": known[name]["document"]} for name in names]):
        if _comparable(said) != _comparable(known[said["name"]]):
            differ += 1
            print(json.dumps(said), flush=True)
    print(f"{differ} of {len(names)} differ")
    return differ


def _comparable(said: dict[str, Any]) -> str:
    return re.sub(r"/dbus/\d+-", "/dbus/N-", json.dumps(said.get("arguments")))


def record() -> None:
    """Write the file anew."""
    from virtrio.server.drivers.qemu.host.firmwares import descriptions

    found = list(asked(guests()))
    known = {record["name"]: record["document"] for record in recorded()[2:]}
    for said in found:  # one that is read again has its controllers in another order
        said["document"] = known.get(said["name"], said.get("document"))
    failed = [said for said in found if "error" in said]
    for said in failed:
        print(f"{said['name']} does not start, and is left out: {said['error']}")
    lines = [descriptions(), emulator(), *(said for said in found if "error" not in said)]
    text = "".join(json.dumps(line, separators=(",", ":")) + "\n" for line in lines)
    RECORDS.write_bytes(lzma.compress(text.encode(), preset=9))


def main(what: str, *more: str) -> None:
    if what == "worker":
        worker(*more)
    elif what == "compare":
        sys.exit(compare(int(more[0])) != 0)
    elif what == "record":
        record()
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main(*(sys.argv[1:] or [""]))
