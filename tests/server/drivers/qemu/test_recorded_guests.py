"""Guests that run, as libvirtd had them: a few of the recorded documents, started.

The documents are those of ``tests/server/conf/domain/hardware/running.jsonl``. Numbers
of terminals, ports and ids, and the folders of libvirt's, are left out.
"""

import re

import pytest

from tests.interop.qemu_documents import IMAGES
from tests.server.conf.domain.hardware.recorded import recorded, unfolded

pytestmark = pytest.mark.peer("qemu")

RECORDED = recorded("running.jsonl")
# Of virt-install's: pc, q35, UEFI. Then of libvirt's page, and mixtures.
CHOSEN = (1, 9, 12, 20, 30, 38, 49, 75, 90)
LEFT_OUT = (
    (r" id='\d+'", ""),
    (r"/dev/pts/\d+", "/dev/pts/N"),
    (r"port='59\d\d'", "port='59NN'"),
    (r"<label>.*?</label>|<imagelabel>.*?</imagelabel>", ""),
    (r"'/[^']*/domain-[^']*/", "'/folder/"),
    (r">/[^<]*/nvram/", ">/nvram/"),
    (r"\n  <resource>.*?</resource>|\n  <seclabel.*?</seclabel>", ""),
)


def compared(text: str) -> list[str]:
    for pattern, kept in LEFT_OUT:
        text = re.sub(pattern, kept, text, flags=re.DOTALL)
    return text.strip().splitlines()


def test_recorded_guests(host):
    for number in CHOSEN:
        said = RECORDED[number]
        for kind, disk in set(re.findall(rf"{IMAGES}/(raw|qcow2)\.(\w+)", said["document"])):
            host.image(f"{kind}.{disk}", "1M", kind)
        host.define(said["document"].replace(IMAGES, str(host.folder)))
        name = re.search("<name>(.*?)</name>", said["document"])[1]
        host.virsh("start", "--paused", name)
        live = host.virsh("dumpxml", name).replace(str(host.folder), IMAGES)
        inactive = host.virsh("dumpxml", "--inactive", name).replace(str(host.folder), IMAGES)
        host.virsh("destroy", name)
        host.virsh("undefine", "--nvram", name)
        theirs = unfolded(said["definition"], said["running"])
        assert compared(live) == compared("\n".join(theirs)), number
        stored = unfolded(said["definition"], said.get("stored", []))
        assert compared(inactive) == compared("\n".join(stored)), number
