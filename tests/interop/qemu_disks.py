"""Disks made up by a seed, and calls about them: what a libvirtd answers.

Run by the system's Python, which has libvirt-python: ``URI FOLDER SEED COUNT``. Prints
a line of JSON for each document: the arguments of QEMU about disks, or the refusal, and
the answers to some calls.
"""

import json
import os
import random
import re
import sys

import libvirt

BUSES = ("virtio", "scsi", "ide", "usb")
PREFIXES = {"virtio": "vd", "scsi": "sd", "ide": "hd", "usb": "sd"}
ABOUT_DISKS = re.compile(
    r'"driver":"(file|qcow2|raw|copy-on-read|virtio-blk-pci|scsi-..|ide-..|usb-storage)"'
)


def option(rng, name, *values, share=0.3):
    return f" {name}='{rng.choice(values)}'" if rng.random() < share else ""


def disk(rng, folder, place, *, is_empty_possible=True):
    """Make up a disk; most are ones that libvirt takes."""
    bus = rng.choice(BUSES)
    letter = "abcdef"[place]
    kind = rng.choice(("qcow2", "raw"))
    name = rng.choice(["top", "q"] if kind == "qcow2" else ["r"])
    device = "cdrom" if bus in ("ide", "scsi") and rng.random() < 0.4 else "disk"
    source = f"<source file='{folder}/{name}{place}.{kind}'/>"
    if device == "cdrom" and is_empty_possible and rng.random() < 0.4:
        source = ""
    driver = (
        f"<driver name='qemu' type='{kind}'"
        + option(rng, "cache", "none", "writeback", "writethrough", "unsafe", "directsync")
        + option(rng, "error_policy", "stop", "report", "ignore", "enospace")
        + option(rng, "io", "threads", share=0.2)
        + option(rng, "discard", "unmap", "ignore")
        + option(rng, "detect_zeroes", "off", "on", "unmap")
        + (option(rng, "copy_on_read", "on", share=0.2) if device == "disk" else "")
        + "/>"
    )
    more = "<serial>S 1</serial>" if rng.random() < 0.3 else ""
    more += "<readonly/>" if bus == "virtio" and rng.random() < 0.2 else ""
    more += "<shareable/>" if rng.random() < 0.1 else ""
    if rng.random() < 0.2:
        more += "<blockio logical_block_size='512' physical_block_size='4096'/>"
    if rng.random() < 0.1:
        more += "<wwn>5000c50015ea71aa</wwn>"
    target = f"<target dev='{PREFIXES[bus]}{letter}' bus='{bus}'/>"
    return f"<disk type='file' device='{device}'>{driver}{source}{target}{more}</disk>"


def document(rng, folder):
    disks = [disk(rng, folder, place) for place in range(rng.randint(1, 4))]
    return (
        "<domain type='qemu'><name>made</name><memory unit='MiB'>16</memory><os><type "
        "machine='pc'>hvm</type></os><features><acpi/></features><devices>"
        f"{''.join(disks)}<controller type='scsi' model='virtio-scsi'/><memballoon model='none'/>"
        "</devices></domain>"
    )


def said(text):
    return (
        re.sub(r"\d{4}-\d\d-\d\dT[\d:.]+Z", "TIME", text)
        .replace("process exited while connecting to", "qemu unexpectedly closed the")
        .replace("the monitor: ", "monitor: ")
        .replace("closed monitor", "closed the monitor")
    )


def refused(exc):
    return [exc.get_error_code(), exc.get_error_domain(), said(exc.get_error_message())]


def arguments(name):
    """Return the arguments about disks of the QEMU with a guest of that name."""
    for pid in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{pid}/cmdline") as file:
                words = file.read().split("\0")
        except OSError:
            continue
        if any(word.startswith(f"guest={name},") for word in words):
            return [word for word in words if ABOUT_DISKS.search(word)]
    return []


def answer(conn, text, extra):
    try:
        domain = conn.defineXML(text)
    except libvirt.libvirtError as exc:
        return {"define": refused(exc)}
    found = {}
    try:
        domain.createWithFlags(libvirt.VIR_DOMAIN_START_PAUSED)
        found["arguments"] = arguments("made")
        for each in extra:
            for name in ("attachDeviceFlags", "updateDeviceFlags"):
                try:
                    getattr(domain, name)(each, libvirt.VIR_DOMAIN_AFFECT_LIVE)
                    found.setdefault("calls", []).append([name, each])
                except libvirt.libvirtError as exc:
                    found.setdefault("calls", []).append([name, each, refused(exc)])
        found["live"] = re.findall(r"    <disk .*?</disk>", domain.XMLDesc(0), re.DOTALL)
        domain.destroy()
    except libvirt.libvirtError as exc:
        found["start"] = refused(exc)
    domain.undefine()
    return found


def main(uri, folder, seed, count):
    libvirt.registerErrorHandler(lambda *_: None, None)
    conn = libvirt.open(uri)
    rng = random.Random(seed)
    for _ in range(count):
        text = document(rng, folder)
        # libvirtd 9.0.0 cannot attach empty drives, nor change media of attached ones
        extra = [disk(rng, folder, place, is_empty_possible=False) for place in (4, 5)]
        print(json.dumps([text, answer(conn, text, extra)]), flush=True)


main(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
