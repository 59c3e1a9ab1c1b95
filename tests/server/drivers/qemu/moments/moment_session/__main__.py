"""Questions about checkpoints and backups of real guests, for libvirtd and for ours.

Run as `/usr/bin/python3 -m tests.server.drivers.qemu.moments.moment_session URI FOLDER`
it prints the answers of the hypervisor at a URI, a JSON array a line: the question, and
what was returned, or all members of the error. FOLDER, which is empty and open to
QEMU's user, gets the images. `moment_session.jsonl` has libvirtd's answers.
"""

import json

import libvirt

from . import backups, checkpoints
from .asking import d

try:
    checkpoints.run()
    backups.run()
finally:
    try:
        if d.isActive():
            d.destroy()
    except libvirt.libvirtError:
        pass
    for x in d.listAllCheckpoints(0):
        x.delete(2)
    try:
        d.undefineFlags(16)
    except libvirt.libvirtError as e:
        print(json.dumps(["undefine", str(e)]))
