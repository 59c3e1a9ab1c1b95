"""Checkpoints with many of one thing: reading and matching take time in proportion."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests import documents
from tests.server.conf.domain.growth import disk_name, grown
from tests.server.growing import LARGE, SMALL, assert_linear
from virtrio.protocol.errors import LibvirtError
from virtrio.server.conf.domain.read import parse_domain
from virtrio.server.moments import snapshot_xml
from virtrio.server.moments.checkpoint_xml import (
    CheckpointDef,
    CheckpointDisk,
    align_disks,
    format_checkpoint,
    parse_checkpoint,
    parse_redefinition,
)
from virtrio.server.moments.domain import DomainConfig
from virtrio.server.moments.tree import MomentTree

if TYPE_CHECKING:
    from collections.abc import Callable

DOMAIN = documents.domain("v", attributes="%s")
HEAD = "<name>a</name><creationTime>1</creationTime>"


def repeated(part: str, around: str) -> Callable[[int], str]:
    def make(size: int) -> str:
        return around.replace(
            "%s", "".join(part.format(number) for number in range(size // len(part)))
        )

    return make


KINDS = {
    "attributes of the domain": repeated(
        ' a{0}=""', f"<domaincheckpoint>{HEAD}{DOMAIN}</domaincheckpoint>"
    ),
    "attributes of the checkpoint": repeated(' a{0}=""', "<domaincheckpoint%s/>"),
    "attributes of a disk": repeated(
        ' a{0}=""', "<domaincheckpoint><disks><disk name='vda'%s/></disks></domaincheckpoint>"
    ),
    "names of the domain": repeated(
        "<name>x</name>",
        f"<domaincheckpoint>{HEAD}<domain type='test'>%s</domain></domaincheckpoint>",
    ),
    "names": repeated("<name>x</name>", "<domaincheckpoint>%s</domaincheckpoint>"),
    "unknown elements": repeated("<a/>", "<domaincheckpoint>%s</domaincheckpoint>"),
    "elements in a disk": repeated(
        "<a/>", "<domaincheckpoint><disks><disk name='vda'>%s</disk></disks></domaincheckpoint>"
    ),
    "disks": repeated(
        '<disk name="vda{0}"/>', "<domaincheckpoint><disks>%s</disks></domaincheckpoint>"
    ),
    "lists of disks": repeated("<disks/>", "<domaincheckpoint>%s</domaincheckpoint>"),
    "comments": repeated("<!---->", f"<domaincheckpoint>{HEAD}%s</domaincheckpoint>"),
    "namespaces": repeated(" xmlns:a{0}='u{0}'", f"<domaincheckpoint%s>{HEAD}</domaincheckpoint>"),
    "disks of the domain": lambda size: (
        f"<domaincheckpoint>{HEAD}{grown('disks', size)}</domaincheckpoint>"
    ),
}


def read(text: str) -> None:
    for reader in (parse_redefinition, lambda text: parse_checkpoint(text, 1)):
        try:
            found = reader(text)
        except LibvirtError:
            continue
        definition = found if isinstance(found, CheckpointDef) else found.definition
        format_checkpoint(definition, None, 1)


@pytest.mark.parametrize("kind", KINDS)
def test_four_times_as_much_takes_four_times_as_long(kind: str) -> None:
    assert_linear(read, KINDS[kind](SMALL), KINDS[kind](LARGE))


def _image(number: int) -> str:
    return f"<disk name='{disk_name(number)}'><source file='/i/{number}'/></disk>"


SNAPSHOTS = {
    "disks": lambda size: "".join(_image(number) for number in range(size // 48)),
    "one disk": lambda size: "<disk name='vda'/>" * (size // 18),
    "hosts": lambda size: (
        "<disk name='vda' type='network'><source protocol='nbd'>"
        + "".join(f"<host name='h{number}'/>" for number in range(size // 18))
        + "</source></disk>"
    ),
    "comments": lambda size: "<!---->" * (size // 7),
    "elements in a disk": lambda size: f"<disk name='vda'>{'<a/>' * (size // 4)}</disk>",
    "attributes of a source": lambda size: (
        "<disk name='vda'><source"
        + "".join(f" a{number}=''" for number in range(size // 9))
        + "/></disk>"
    ),
    "elements in a driver": lambda size: (
        f"<disk name='vda'><driver>{'<metadata_cache/>' * (size // 17)}</driver></disk>"
    ),
}


def read_snapshot(text: str) -> None:
    for validate in (False, True):
        try:
            definition = snapshot_xml.parse_snapshot(text, 1, validate=validate)
        except LibvirtError:
            continue
        snapshot_xml.format_snapshot(definition, None, uuid=bytes(16))


@pytest.mark.parametrize("kind", SNAPSHOTS)
def test_snapshots_four_times_as_long_take_four_times_as_long(kind: str) -> None:
    head = "<domainsnapshot><name>a</name><memory file='/m'/><disks>"
    small, large = (
        f"{head}{SNAPSHOTS[kind](size)}</disks></domainsnapshot>" for size in (SMALL, LARGE)
    )
    assert_linear(read_snapshot, small, large)


def test_finding_disks_by_their_source_takes_time_in_proportion() -> None:
    def request(config: DomainConfig) -> None:
        disks = [CheckpointDisk(disk.source or "", "b") for disk in config.disks]
        align_disks(CheckpointDef("a", None, 1, disks, None), config)

    small, large = (DomainConfig.of(parse_domain(grown("disks", size))) for size in (SMALL, LARGE))
    assert_linear(request, small, large)


def test_a_source_that_two_disks_have_names_neither() -> None:
    disks = "".join(
        f"<disk type='file'><source file='/{number // 2}'/>"
        f"<target dev='{disk_name(number)}' bus='virtio'/></disk>"
        for number in range(3)
    )
    text = DOMAIN.replace("%s", "").replace("</domain>", f"<devices>{disks}</devices></domain>")
    config = DomainConfig.of(parse_domain(text))
    assert config.disk_named("/0") is None
    assert config.disk_named("/1") is config.disks[2]
    assert config.disk_named("/2") is None


def test_trees_of_checkpoints_take_time_in_proportion() -> None:
    def work(count: int) -> None:
        tree: MomentTree[int] = MomentTree()
        moment = None
        for number in range(count):
            moment = tree.add(str(number), number, moment)
        for flags in (0, 1, 2, 3):
            tree.select(None, flags, topological=True)
            tree.select(tree.get("0"), flags)
        for number in range(0, count // 2, 2):
            tree.remove(tree.get(str(number)))  # type: ignore[arg-type]
        tree.remove_descendants(tree.get("1"))  # type: ignore[arg-type]

    assert_linear(work, 5_000, 20_000)
