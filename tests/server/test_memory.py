"""Memory of a process that serves: pauses of the collector, large structures."""

from __future__ import annotations

import gc
import subprocess
import sys
import time
import weakref

import pytest

from tests import documents
from tests.server.guard import large_documents
from virtrio.server import reaper
from virtrio.server.conf.domain.read import parse_domain

PAUSES = """
import gc, time
from virtrio.server import memory
from virtrio.server.drivers.test.driver import TestDriver

memory.settle()
pauses = []
seen = []
began = 0.0
def measure(phase, info):
    global began
    if phase == "start":
        if info["generation"] == 2:
            seen.append(len(gc.get_objects()))
        began = time.thread_time()
    else:
        pauses.append(time.thread_time() - began)
gc.callbacks.append(measure)
driver = TestDriver()
for number in range(3000):
    driver.domain_define_xml("DOMAIN".replace("NUMBER", str(number)))
class Node:
    pass
for _ in range(300_000):  # garbage in cycles is still found
    node = Node()
    node.itself = node
nodes = sum(isinstance(o, Node) for o in gc.get_objects())
print(max(pauses), nodes, gc.get_freeze_count() > 10_000, max(seen))
""".replace("DOMAIN", documents.domain("dNUMBER", memory=1024, vcpus=None))


def test_the_collector_does_not_look_at_everything_again_and_again():
    """Test pauses with 3,000 domains, where a full collection takes some 150 ms.

    Objects that survived one collection are set aside instead.
    """
    done = subprocess.run(
        [sys.executable, "-c", PAUSES], capture_output=True, text=True, check=True, timeout=60
    )
    longest, left, frozen, most_seen = done.stdout.split()
    assert float(longest) < 0.06
    assert int(left) < 50_000
    assert frozen == "True"
    assert int(most_seen) < 50_000


@pytest.fixture(scope="module")
def text():
    devices = large_documents.repeated(large_documents.disk, 1024 * 1024)
    return large_documents.domain("large", large_documents.DOCUMENT_UUID, devices=devices)


def test_a_large_definition_is_freed_away_from_the_loop(text):
    definition = parse_domain(text)
    device = weakref.ref(Watched(definition))
    assert device() is not None
    before = time.thread_time()
    reaper.discard(definition)
    del definition
    took = time.thread_time() - before
    end = time.monotonic() + 30
    while device() is not None and time.monotonic() < end:
        time.sleep(0.01)
    assert device() is None
    assert took < 0.005


class Watched:
    """A part of a device in the middle of a definition: gone when that is."""

    def __init__(self, definition):
        devices = definition.devices("disk")
        devices[len(devices) // 2].attrs["watched"] = self


def test_parts_that_others_share_stay(text):
    definition = parse_domain(text)
    shared = definition.snapshot()
    before = shared.format()
    definition.rename("other")
    reaper.discard(definition)
    del definition
    for _ in range(20):
        time.sleep(0.01)
        assert shared.tree.find("devices") is not None
    shared._texts = {}
    assert shared.format() == before


def test_a_small_definition_is_left_to_the_interpreter():
    definition = parse_domain(large_documents.domain("small", large_documents.DOCUMENT_UUID))
    watched = weakref.ref(definition.tree.children.__class__ and Anchor(definition))
    reaper.discard(definition)
    gc.disable()
    try:
        del definition
        assert watched() is None
    finally:
        gc.enable()


class Anchor:
    def __init__(self, definition):
        definition.tree.attrs["anchor"] = self
