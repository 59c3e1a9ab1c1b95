"""Disks on QEMU's command line, as libvirtd 9.0.0 has them.

``disks.jsonl`` has documents, and the arguments about disks with which libvirtd
started QEMU 7.2.
"""

import json
from pathlib import Path

import pytest

from tests.server.conf.domain.hardware.recorded import FACTS
from virtrio.server.conf.domain.hardware.defaults import PARSER, complete
from virtrio.server.conf.domain.hardware.running import running
from virtrio.server.conf.domain.read import parse_domain
from virtrio.server.drivers.qemu.commandline.disks import disks
from virtrio.server.drivers.qemu.disks.images import Image, Inspector
from virtrio.server.drivers.qemu.disks.nodes import BlockDisk, Layer, Nodes
from virtrio.server.drivers.qemu.disks.preparing import prepare

RECORDED = [
    json.loads(line) for line in Path(__file__).with_name("disks.jsonl").read_text().splitlines()
]
BELOW = {
    "/img/top.qcow2": ("/img/mid.qcow2", "qcow2"),
    "/img/mid.qcow2": ("/img/base.qcow2", "qcow2"),
    "/img/onraw.qcow2": ("/img/rawbase.raw", "raw"),
}


class Imagined(Inspector):
    """Inspector of images that are not there, but for the one that is missing."""

    def check(self, path, *, top=None, says_who=True):
        if "none" in path:
            return super().check(path)
        return Path("/").stat()

    def _named(self, element, form, top):
        source = element.find("source")
        if element.attrs["type"] == "network":
            return super()._named(element, form, top)
        path = source.attrs["file"]
        return Image(path, form, False, (0, hash(path)))

    def _backing(self, image):
        return BELOW.get(image.path)

    def _below(self, above, name, form, top):
        return Image(name, form, False, (0, hash(name)))


def prepared(document: str):
    definition = running(complete(parse_domain(document, PARSER), lambda emulator, arch: FACTS))
    nodes = Nodes()
    prepare(definition, nodes, Imagined(None))
    return definition, nodes


@pytest.mark.parametrize("recorded", RECORDED, ids=[each["name"] for each in RECORDED])
def test_arguments_are_libvirts(recorded):
    definition, nodes = prepared(recorded["document"])
    is_pc = "machine='pc'" in recorded["document"]
    said = list(disks(definition, nodes, has_floppies=is_pc))
    found = [f"{option} {text}" for option, text in zip(said[::2], said[1::2], strict=True)]
    assert found == recorded["arguments"]


def test_disks_are_written_and_read():
    """Another server finds the nodes of a guest by what is kept of them."""
    for recorded in RECORDED:
        _, nodes = prepared(recorded["document"])
        for block in nodes.disks.values():
            assert BlockDisk.read(json.loads(json.dumps(block.written()))) == block


def test_layers_of_the_first_version_are_read():
    assert Layer.read([3, "/x", "qcow2", False]) == Layer(3, "/x", "qcow2")
