"""Command lines that a libvirtd, or our server, has for guests on QEMU.

``qemu_commandlines.py URI FOLDER SEED COUNT`` makes COUNT definitions of the parts in
qemu_guests.txt, two to six in each, starts each paused, and prints a line of JSON: the
definition, and the arguments of the process or the error. It runs with the system's
Python, which has libvirt's module, and has to see the processes.
"""

from __future__ import annotations

import json
import os
import random
import re
import sys
import uuid
from pathlib import Path

PARTS = Path(__file__).with_name("qemu_guests.txt")
MASKS = (
    (r"fd=\d+", "fd=N"),
    (r'"fds?":"[\d:]+"', '"fd":"N"'),
    (r"base=20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d", "base=NOW"),
    (r"/[^\s,\"]*/domain-\d+-[^/]*/(qemu/)?", "/RUN/"),
    (r"/[^\s,\"]*/ram/[^/]*", "/RUN"),
    (r"/[^\s,\"]*/nvram/", "/NVRAM/"),
    (r"20\d\d-\d\d-\d\dT[\d:.]*Z", "TIME"),
)


def read_parts() -> list[tuple[str, list[str], dict[str, str]]]:
    """Return the parts: name, machines, and what goes where."""
    found: list[tuple[str, list[str], dict[str, str]]] = []
    for line in PARTS.read_text().splitlines():
        if line.startswith("  "):
            place, _, text = line.strip().partition(" ")
            found[-1][2][place] = text
        elif line and not line.startswith("#"):
            name, *machines = line.split()
            found.append((name, machines or ["q35", "pc"], {}))
    return found


def document(name: str, machine: str, parts: dict[str, str]) -> str:
    top = parts.get("top", "")
    if "<memory unit" not in top:
        top = "<memory unit='MiB'>32</memory>" + top
    kind = parts.get("machine", machine)
    features = f"<features>{parts['features']}</features>" if "features" in parts else ""
    cpu = ""
    if "cpu" in parts or "cpuattr" in parts:
        cpu = f"<cpu{' ' + parts['cpuattr'] if 'cpuattr' in parts else ''}>"
        cpu += f"{parts.get('cpu', '')}</cpu>"
    attribute = f" {parts['osattr']}" if "osattr" in parts else ""
    return (
        "<domain type='qemu' xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'>"
        f"<name>{name}</name><uuid>{uuid.uuid5(uuid.NAMESPACE_DNS, name)}</uuid>{top}"
        f"<os{attribute}><type arch='x86_64' machine='{kind}'>hvm</type>{parts.get('os', '')}</os>"
        f"{features}{cpu}{parts.get('clock', '')}<devices>{parts.get('dev', '')}</devices></domain>"
    )


def made(seed: int, count: int, folder: str) -> list[tuple[str, str]]:
    """Return names and documents of guests, the same for the same seed."""
    rng = random.Random(seed)
    known = read_parts()
    found = []
    for number in range(count):
        machine = rng.choice(("pc", "q35"))
        chosen: dict[str, str] = {}
        groups: set[str] = set()
        for _ in range(rng.randint(2, 6)):
            name, machines, parts = rng.choice(known)
            group = name.partition("-")[0]
            alone = {"os", "osattr", "cpu", "cpuattr", "clock", "machine", "top", "features"}
            if machine not in machines or group in groups or alone & set(parts) & set(chosen):
                continue
            groups.add(group)
            for place, text in parts.items():
                chosen[place] = chosen.get(place, "") + text.replace("{folder}", folder)
        name = f"made{seed}-{number}"
        found.append((name, document(name, machine, chosen)))
    return found


def masked(text: str) -> str:
    for pattern, mask in MASKS:
        text = re.sub(pattern, mask, text)
    return text


def arguments_of(name: str) -> list[str]:
    for entry in os.listdir("/proc"):
        if not entry.isdigit():
            continue
        try:
            with open(f"/proc/{entry}/cmdline", "rb") as file:
                said = file.read().decode(errors="replace").split("\0")[:-1]
        except OSError:
            continue
        if f"guest={name},debug-threads=on" in said:
            return [masked(argument) for argument in without_descriptors(said[1:], name)]
    raise LookupError(name)


def without_descriptors(arguments: list[str], name: str) -> list[str]:
    """Put back the path of NVRAM, of which our server gives QEMU descriptors."""
    places = [at for at, said in enumerate(arguments) if "opaque=nvram" in said]
    gone = {each for at in places for each in (at - 1, at)}
    kept = [said for at, said in enumerate(arguments) if at not in gone]
    return [said.replace("/dev/fdset/1000", f"/state/nvram/{name}_VARS.fd") for said in kept]


def without_master_key(arguments: list[str]) -> list[str]:
    """Leave out the key of libvirt's secrets, which guests of ours have not."""
    place = next((at for at, said in enumerate(arguments) if "masterKey0" in said), None)
    return arguments if place is None else arguments[: place - 1] + arguments[place + 1 :]


def main(uri: str, folder: str, seed: str, count: str) -> None:
    import libvirt

    libvirt.registerErrorHandler(lambda *arguments: None, None)
    conn = libvirt.open(uri)
    for name, text in made(int(seed), int(count), folder):
        said: dict[str, object] = {"name": name, "given": text}
        domain = None
        try:
            domain = conn.defineXML(text)
            domain.createWithFlags(libvirt.VIR_DOMAIN_START_PAUSED)
            said["arguments"] = without_master_key(arguments_of(name))
            domain.destroy()
        except libvirt.libvirtError as exc:
            said["error"] = [exc.get_error_code(), masked(str(exc.get_error_message()))]
        if domain is not None:
            domain.undefineFlags(libvirt.VIR_DOMAIN_UNDEFINE_NVRAM)
        print(json.dumps(said), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
