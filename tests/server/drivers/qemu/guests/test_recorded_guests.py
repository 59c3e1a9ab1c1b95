"""Guests that run, as libvirtd had them: the recorded documents, started.

The documents are those of ``tests/server/conf/domain/hardware/running.jsonl``. Numbers
of terminals, ports and ids, and the folders of libvirt's, are left out.
"""

import os
import re
import subprocess
from concurrent.futures import ThreadPoolExecutor
from difflib import unified_diff

import pytest

from tests.interop.qemu_documents import IMAGES
from tests.server.conf.domain.hardware.recorded import recorded, unfolded

pytestmark = pytest.mark.peer("qemu")

RECORDED = recorded("running.jsonl")
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


def _images(document: str, folder: str) -> str:
    """Make the images of a document in a folder; return the document with them."""
    os.mkdir(folder)
    for kind, disk in set(re.findall(rf"{IMAGES}/(raw|qcow2)\.(\w+)", document)):
        image = f"{folder}/{kind}.{disk}"
        subprocess.run(["qemu-img", "create", "-q", "-f", kind, image, "1M"], check=True)
    return document.replace(IMAGES, folder)


def _started(host, number: int) -> str:
    """Start a guest and end it; return where its definitions differ from libvirtd's."""
    said = RECORDED[number]
    folder = f"{host.folder}/{number}"
    path = host.folder / f"{number}.xml"
    path.write_text(_images(said["document"], folder))
    name = re.search("<name>(.*?)</name>", said["document"])[1]
    host.virsh("define", str(path))
    try:
        printed = host.virsh(
            f"start --paused {name}; echo =====; dumpxml {name}; echo =====; "
            f"dumpxml --inactive {name}; echo =====; destroy {name}"
        )
    finally:
        host.virsh("undefine", "--nvram", name)
    _, live, inactive, _ = printed.replace(folder, IMAGES).split("=====")
    theirs = unfolded(said["definition"], said["running"])
    stored = unfolded(said["definition"], said.get("stored", []))
    return _difference(theirs, live, number) + _difference(stored, inactive, number)


def _difference(theirs: list[str], ours: str, number: int) -> str:
    lines = compared("\n".join(theirs)), compared(ours)
    return "\n".join(unified_diff(*lines, f"libvirtd's {number}", "ours", lineterm="", n=1))


def test_recorded_guests(host):
    numbers = range(len(RECORDED))
    with ThreadPoolExecutor(4) as pool:
        differ = list(pool.map(lambda number: _started(host, number), numbers))
    assert [each for each in differ if each] == []
