"""The questioner: a connection, a guest, and functions that ask and print."""

import json
import os
import re
import signal
import subprocess
import sys
import threading
import time

import libvirt
import libvirt_qemu

uri, folder = sys.argv[1:3]
libvirt.virEventRegisterDefaultImpl()
libvirt.registerErrorHandler(lambda *a: None, None)
threading.Thread(
    target=lambda: [libvirt.virEventRunDefaultImpl() for _ in iter(int, 1)], daemon=True
).start()
c = libvirt.open(uri)
ro = libvirt.openReadOnly(uri)
UUID = "11111111-2222-3333-4444-%012d"


def clean(x):
    if isinstance(x, str):
        x = x.replace(folder, "FOLDER")
        x = re.sub(r"<creationTime>\d+", "<creationTime>N", x)
        x = re.sub(r"\.1[78]\d{8}\b", ".TIME", x)
        return x
    if isinstance(x, (list, tuple)):
        return [clean(e) for e in x]
    if isinstance(x, dict):
        return {
            k: ("T" if k.startswith("time_") or k == "creationTime" else clean(v))
            for k, v in x.items()
        }
    if hasattr(x, "getName"):
        return x.getName()
    return x


failed = False


def ask(label, f, *args, **kw):
    """Print the answer to a question."""
    global failed
    failed = False
    try:
        said = clean(f(*args, **kw))
    except libvirt.libvirtError as e:
        failed = True
        said = {
            "error": [
                e.get_error_code(),
                e.get_error_domain(),
                clean(e.get_error_message()),
                clean(e.get_str1()),
                clean(e.get_str2()),
                clean(e.get_str3()),
                e.get_int1(),
                e.get_int2(),
                e.get_error_level(),
            ]
        }
    print(json.dumps([label, said]), flush=True)
    return said


def img(name, fmt="qcow2", size="4M", *more):
    p = f"{folder}/{name}"
    subprocess.run(["qemu-img", "create", "-q", "-f", fmt, *more, p, size], check=True)
    os.chmod(p, 0o666)
    return p


def disk(path, target, fmt="qcow2", more=""):
    return (
        f"<disk type='file' device='disk'><driver name='qemu' type='{fmt}'/>"
        f"<source file='{path}'/><target dev='{target}' bus='virtio'/>{more}</disk>"
    )


def dom(name, n, *disks):
    return (
        f"<domain type='qemu'><name>{name}</name><uuid>{UUID % n}</uuid>"
        "<memory unit='MiB'>4</memory><os><type arch='x86_64' machine='pc'>hvm</type></os><devices>"
        f"<emulator>/usr/bin/qemu-system-x86_64</emulator>{''.join(disks)}</devices></domain>"
    )


events = []


def watch(d):
    ids = libvirt
    c.domainEventRegisterAny(
        d,
        ids.VIR_DOMAIN_EVENT_ID_LIFECYCLE,
        lambda c_, d, e, t, o: events.append(["life", d.name(), e, t]),
        None,
    )
    c.domainEventRegisterAny(
        d,
        ids.VIR_DOMAIN_EVENT_ID_BLOCK_JOB,
        lambda c_, d, p, t, s, o: events.append(["job", clean(p), t, s]),
        None,
    )
    c.domainEventRegisterAny(
        d,
        ids.VIR_DOMAIN_EVENT_ID_BLOCK_JOB_2,
        lambda c_, d, p, t, s, o: events.append(["job2", p, t, s]),
        None,
    )
    c.domainEventRegisterAny(
        d,
        ids.VIR_DOMAIN_EVENT_ID_JOB_COMPLETED,
        lambda c_, d, p, o: events.append(["completed", clean(p)]),
        None,
    )
    c.domainEventRegisterAny(
        d, ids.VIR_DOMAIN_EVENT_ID_BLOCK_THRESHOLD, lambda *a: events.append("threshold"), None
    )


def heard(label, ended="completed", disks=0):
    """Print the events up to one that ends a job or a guest."""
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline and not failed:
        kinds = [e[0] if e[0] != "life" else e[2] for e in list(events)]
        if ended in kinds and sum(k in ("job", "job2") for k in kinds) >= 2 * disks:
            break
        time.sleep(0.02)
    jobs = sorted(e for e in events if e[0].startswith("job"))
    rest = [e for e in events if not e[0].startswith("job")]
    events.clear()
    print(json.dumps([label + " events", jobs + rest]), flush=True)


def pids():
    found = []
    for e in os.listdir("/proc"):
        if e.isdigit():
            try:
                with open(f"/proc/{e}/cmdline", "rb") as file:
                    t = file.read()
            except OSError:
                continue
            if folder.encode() in t and t.startswith(b"/usr/bin/qemu-system"):
                found.append(int(e))
    return found


def kill():
    for p in pids():
        os.kill(p, signal.SIGKILL)
    for _ in range(200):
        if not d.isActive():
            return
        time.sleep(0.05)


def ck(name="", disks=None, more=""):
    n = f"<name>{name}</name>" if name else ""
    ds = (
        ""
        if disks is None
        else "<disks>"
        + "".join(x if x.startswith("<") else f"<disk name='{x}'/>" for x in disks)
        + "</disks>"
    )
    return f"<domaincheckpoint>{n}{more}{ds}</domaincheckpoint>"


AB = ["vda", "vdb"]


def create(*a, flags=0, **k):
    return d.checkpointCreateXML(ck(*a, **k), flags)


def xml(name, flags=2):
    return d.checkpointLookupByName(name).getXMLDesc(flags)


def look(name, flags=0):
    return d.checkpointLookupByName(name, flags)


def delete(name, flags=0):
    return d.checkpointLookupByName(name).delete(flags)


def names(flags=0):
    return sorted(x.getName() for x in d.listAllCheckpoints(flags))


def hmp(line):
    return libvirt_qemu.qemuMonitorCommand(d, line, 1)


def qmp(cmd, **args):
    return json.loads(
        libvirt_qemu.qemuMonitorCommand(d, json.dumps({"execute": cmd, "arguments": args}), 0)
    ).get("return", "refused")


def write(disk, off, size, pat=0xAA):
    return hmp(
        f"qemu-io -d /machine/peripheral/virtio-disk{disk}/virtio-backend"
        f' "write -P {pat} {off} {size}"'
    )


def bitmaps():
    return {
        n["node-name"]: sorted(
            (
                b.get("name", ""),
                b["count"],
                b["recording"],
                b.get("persistent"),
                b.get("inconsistent", False),
                b["granularity"],
            )
            for b in n.get("dirty-bitmaps", ())
        )
        for n in qmp("query-named-block-nodes")
        if "libvirt" in n["node-name"] and n.get("dirty-bitmaps")
    }


def nodes():
    return sorted(n["node-name"] for n in qmp("query-named-block-nodes", flat=True))


def files():
    return sorted(x for x in os.listdir(folder) if not x.endswith(".xml"))


def stop():
    """End a backup, if there is one."""
    try:
        d.abortJob()
    except libvirt.libvirtError:
        return
    settled()


def settled():
    """Drop the events of a backup that ends; libvirtd's come in any order."""
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline and "completed" not in [e[0] for e in list(events)]:
        time.sleep(0.02)
    quiet(0.15)


def quiet(seconds):
    """Drop events until none comes for some time."""
    known = -1
    while known != len(events):
        known = len(events)
        time.sleep(seconds)
    events.clear()


def start(label):
    """Start the guest, paused."""
    global failed
    d.createWithFlags(1)
    failed = False
    heard(label, 3)


base = img("base.qcow2")
a = img("a.qcow2", "qcow2", "4M", "-b", base, "-F", "qcow2")
b = img("b.qcow2", "qcow2", "2M", "-o", "cluster_size=4k")
r = img("r.raw", "raw", "1M")
s = img("s.qcow2")
os.makedirs(f"{folder}/nbd", exist_ok=True)
os.chmod(f"{folder}/nbd", 0o777)
XML = dom(
    "g",
    1,
    disk(a, "vda"),
    disk(b, "vdb"),
    disk(r, "vdc", "raw"),
    disk(s, "vdd", "qcow2", "<readonly/>"),
)
d = c.defineXML(XML)
watch(d)
