"""Ask a server about all kinds of lists of snapshots, and about all kinds of reverts.

The system's Python runs this with a URI. It prints one answer a line, without what
depends on the server's past.
"""

from __future__ import annotations

import itertools
import sys

import libvirt

UUID = "11111111-1111-4111-8111-111111111111"
SNAPSHOTS_METADATA, REDEFINE = 2, 1
OVERLAY = "<disks><disk name='vda' snapshot='external'><source file='/n'/></disk></disks>"
ALL_FLAGS = 1 << 10  # the next one is about the order


def domain(memory=64):
    return (
        f"<domain type='test'><name>guest</name><uuid>{UUID}</uuid>"
        f"<memory unit='MiB'>{memory}</memory><os><type>hvm</type></os><devices>"
        "<disk type='file' device='disk'><source file='/img/a'/><target dev='vda' bus='virtio'/>"
        "</disk></devices></domain>"
    )


def redefine(guest, name, parent, state, inside=""):
    parent = f"<parent><name>{parent}</name></parent>" if parent else ""
    return guest.snapshotCreateXML(
        f"<domainsnapshot><name>{name}</name>{parent}<creationTime>5</creationTime>"
        f"<state>{state}</state>{inside}{domain()}</domainsnapshot>",
        REDEFINE,
    )


def attempt(function, *args):
    try:
        return function(*args)
    except libvirt.libvirtError as error:
        return error.get_error_code(), error.get_error_domain(), error.get_error_message()


def lists(connection):
    """Print what each combination of flags lists."""
    guest = connection.defineXML(domain())
    redefine(guest, "off", None, "shutoff")
    run = redefine(guest, "run", "off", "running")
    redefine(guest, "paused", "run", "paused")
    redefine(guest, "disk", "run", "disk-snapshot", OVERLAY)
    redefine(guest, "off2", "off", "shutoff", OVERLAY)
    memory = "<memory file='/m'/><disks><disk name='vda' snapshot='no'/></disks>"
    redefine(guest, "memory", "paused", "running", memory)
    redefine(guest, "crashed", None, "crashed")
    for flags in range(ALL_FLAGS):
        print(flags, *sorted(guest.snapshotListNames(flags)), guest.snapshotNum(flags))
        print(flags, *sorted(run.listChildrenNames(flags)), run.numChildren(flags))
    guest.undefineFlags(SNAPSHOTS_METADATA)


class Events:
    """Events of a connection; another domain's tell when all have come."""

    def __init__(self, connection):
        self.found = []
        self.fence = connection.lookupByName("test")
        connection.domainEventRegisterAny(None, 0, self.heard, None)

    def heard(self, _connection, dom, event, detail, _opaque):
        self.found.append((dom.name(), dom.ID(), event, detail))

    def take(self):
        self.fence.suspend()
        self.fence.resume()
        timer = libvirt.virEventAddTimeout(20, lambda *_: None, None)
        while sum(event[0] == "test" for event in self.found) < 2:
            libvirt.virEventRunDefaultImpl()
        libvirt.virEventRemoveTimeout(timer)
        found = [event[1:] for event in self.found if event[0] != "test"]
        self.found.clear()
        return found


def put(guest, state):
    """Bring a domain into a state."""
    if guest.isActive():
        guest.destroy()
    if state != "shutoff":
        guest.create()
    if state == "paused":
        guest.suspend()


def memory_of(text):
    return text.partition("<memory unit='KiB'>")[2].partition("<")[0]


def reverts(connection, events):
    """Print what each kind of revert does."""
    cases = itertools.product(
        (True, False),
        ("shutoff", "running", "paused", "disk"),
        ("shutoff", "running", "paused"),
        (0, 1, 2, 3, 4, 5, 6, 8),
    )
    for persistent, taken, state, flags in cases:
        if not persistent and state == "shutoff":
            continue
        guest = connection.defineXML(domain())
        if taken == "disk":
            snapshot = redefine(guest, "s", None, "disk-snapshot", OVERLAY)
        else:
            put(guest, taken)
            snapshot = guest.snapshotCreateXML("<domainsnapshot><name>s</name></domainsnapshot>")
        guest.snapshotCreateXML("<domainsnapshot><name>t</name></domainsnapshot>")
        put(guest, "shutoff")
        guest = connection.defineXML(domain(80))
        put(guest, state)
        if not persistent:
            guest.undefine()
        events.take()
        number = guest.ID()
        answer = attempt(guest.revertToSnapshot, snapshot, flags)
        print(
            persistent,
            taken,
            state,
            flags,
            answer,
            [
                (None if run == -1 else run - number if number != -1 else "new", event, detail)
                for run, event, detail in events.take()
            ],
            guest.state(),
            [memory_of(guest.XMLDesc(flags)) for flags in (0, 2)],
            snapshot.isCurrent(),
            guest.isPersistent(),
        )
        if guest.isActive():
            guest.destroy()
        attempt(guest.undefineFlags, SNAPSHOTS_METADATA)


def main():
    libvirt.registerErrorHandler(lambda *_: None, None)
    libvirt.virEventRegisterDefaultImpl()
    connection = libvirt.open(sys.argv[1])
    events = Events(connection)
    lists(connection)
    reverts(connection, events)


if __name__ == "__main__":
    main()
