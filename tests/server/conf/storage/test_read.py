"""Pools and volumes are read, refused and printed as libvirtd does.

`pools.jsonl` and `volumes.jsonl` have documents with what libvirtd 9.0.0 made of each:
its error, or the document that it printed. Volumes are in a pool of the type that
stands before them.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.interop.storage import pool_of
from virtrio.protocol.errors import LibvirtError
from virtrio.server.conf.storage.definition import Space
from virtrio.server.conf.storage.pool import parse_pool
from virtrio.server.conf.storage.types import TYPES
from virtrio.server.conf.storage.volume import parse_volume


def recorded(name):
    lines = Path(__file__).with_name(name).read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


_UNREADABLE = re.compile("&|'a'b'|>-2<")
UUID = re.compile("<uuid>[^<]*</uuid>")
SPACE = Space(100 * 1024**3, 0, 100 * 1024**3)


def made(make):
    try:
        return UUID.sub("", make())
    except LibvirtError as error:
        return [int(error.code), int(error.domain), error.message]


def differing(cases):
    return [
        f"{document}\n  libvirtd: {answer}\n  ours: {ours}"
        for document, answer, make in cases
        if (ours := made(make)) != (UUID.sub("", answer) if isinstance(answer, str) else answer)
    ]


def test_recorded_pools():
    cases = [
        (document, answer, lambda document=document: parse_pool(document).format(SPACE))
        for document, answer in recorded("pools.jsonl")
    ]
    assert not (found := differing(cases)), "\n".join(found)


def printed_volume(type, document):
    pool = parse_pool(pool_of(type))
    volume = parse_volume(document, pool.type)
    path = pool.path_of(volume.name)
    return volume.format(path, path, pool.type)


def test_recorded_volumes():
    cases = [
        (
            f"{type}: {document}",
            answer,
            lambda type=type, document=document: printed_volume(type, document),
        )
        for type, document, answer in recorded("volumes.jsonl")
    ]
    assert not (found := differing(cases)), "\n".join(found)


def test_what_is_printed_is_read_the_same():
    for _, answer in recorded("pools.jsonl"):
        # libvirt escapes no adapter's name, and reads no user's number below -1
        if isinstance(answer, str) and not _UNREADABLE.search(answer):
            assert UUID.sub("", parse_pool(answer).format(SPACE)) == UUID.sub("", answer)


def test_every_type_of_pool_has_volumes():
    for type in TYPES:
        pool = parse_pool(pool_of(type))
        assert pool.type is TYPES[type]
        assert "<name>v</name>" in printed_volume(
            type, "<volume><name>v</name><capacity>1</capacity></volume>"
        )


@pytest.mark.parametrize("type", ["dir", "netfs"])
def test_a_uuid_is_generated(type):
    document = UUID.sub("", pool_of(type))
    assert parse_pool(document).uuid != parse_pool(document).uuid
