"""Make the calls of a session file through libvirt-python, and print the answers.

Usage: ``asked.py URI FOLDER FILE``. Lines of the file that begin with "> " are calls:
Python that works on ``c``, the connection, and ``d``, the domain that was named last.
What each answers is printed after it, and at the end the events, by domain, in their
order. FOLDER is for images, and printed as FOLDER.

Python 3 of the system runs this, and only the standard library and libvirt are used.
"""

import contextlib
import json
import os
import re
import subprocess
import sys
import threading
import time

import libvirt as L

URI, IMG, FILE = sys.argv[1:]
UUID = "c7a5fdbd-edaf-9455-926a-d65c16db18%02d"
# Events whose number depends on the guest's firmware, or on which end is noticed first.
LEFT_OUT = ("REBOOT", "CONTROL_ERROR", "LAST")

L.registerErrorHandler(lambda *a: None, None)
L.virEventRegisterDefaultImpl()
events = []


def loop():
    while True:
        L.virEventRunDefaultImpl()


threading.Thread(target=loop, daemon=True).start()
c = L.open(URI)
d = None


def note(conn, dom, *args):
    name, args = args[-1], args[:-1]
    if name == "JOB_COMPLETED":
        args = (sorted(key for key in args[0] if key != "memory_bps"),)
    shown = [json.dumps(a) if isinstance(a, dict) else repr(a) for a in args]
    events.append((dom.name(), " ".join([name, dom.name(), *shown])))


for name in sorted(vars(L)):
    found = re.fullmatch("VIR_DOMAIN_EVENT_ID_(.+)", name)
    if found and found[1] not in LEFT_OUT:
        with contextlib.suppress(L.libvirtError):
            c.domainEventRegisterAny(None, getattr(L, name), note, found[1])


def wait(true, most=30):
    end = time.time() + most
    while time.time() < end:
        if true():
            return True
        time.sleep(0.05)
    return "TIMED OUT"


def sub(text, old, new):
    assert old in text, (old, text)
    return text.replace(old, new)


def doc(
    name="ops",
    n=1,
    more="",
    devices="",
    mem="32768",
    cur=None,
    vcpu="<vcpu>1</vcpu>",
    acts="",
    machine="pc",
    disk=False,
):
    source = f"<source file='{IMG}/{name}.qcow2'/>"
    drive = (
        "<disk type='file' device='disk'><driver name='qemu' type='qcow2'/>"
        + source
        + "<target dev='vda' bus='virtio'/></disk>"
    )
    current = f"<currentMemory>{cur}</currentMemory>" if cur else ""
    return (
        f"<domain type='qemu'><name>{name}</name><uuid>{UUID % n}</uuid><memory>{mem}</memory>"
        f"{current}{vcpu}{more}<os><type machine='{machine}'>hvm</type></os>"
        f"<features><acpi/></features>{acts}"
        f"<devices>{drive if disk else ''}{devices}</devices></domain>"
    )


def qcow(name):
    image = ["qemu-img", "create", "-q", "-f", "qcow2", f"{IMG}/{name}.qcow2", "4M"]
    subprocess.run(image, check=True)


def define(*args, **keywords):
    global d
    d = c.defineXML(doc(*args, **keywords))
    return d.name()


def create(*args, flags=0, **keywords):
    global d
    d = c.createXML(doc(*args, **keywords), flags)
    return d.name()


def use(name):
    global d
    d = c.lookupByName(name)
    return name


def grep(text, *words):
    return [line.strip() for line in text.splitlines() if any(word in line for word in words)]


def show(value):
    if isinstance(value, L.virDomain):
        return f"<domain {value.name()}>"
    if isinstance(value, list) and value and isinstance(value[0], L.virDomain):
        return str(sorted(domain.name() for domain in value))
    return repr(value)


def asked(line):
    try:
        try:
            code = compile(line, FILE, "eval")
        except SyntaxError:
            exec(line, globals())
            return "done"
        return show(eval(code, globals()))
    except L.libvirtError as error:
        known = error.err or (None, None)
        return f"ERR {known[0]} {known[1]} {error.get_error_message()}"
    except Exception as error:
        return f"EXC {type(error).__name__} {error}"


uri = URI
with open(FILE) as file:
    recorded = file.read()
expected = len(recorded.partition("# events\n")[2].splitlines())
for line in recorded.splitlines():
    if line.startswith("> "):
        answer = asked(line[2:]).replace(IMG, "FOLDER")
        print(line, answer, sep="\n", flush=True)
wait(lambda: len(events) >= expected, 10)
print("# events")
for _, text in sorted(events, key=lambda event: event[0]):
    print(text)
os._exit(0)
