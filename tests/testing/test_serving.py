"""`serving` and the fixture `serve_driver`, which serve a driver beside a test."""

from __future__ import annotations

import threading

import pytest

import virtrio
import virtrio.blocking
from virtrio.server import Driver
from virtrio.testing import serving

pytest_plugins = ["pytester"]


class Mine(Driver):
    scheme = "mine"

    def connect_get_type(self):
        return threading.current_thread().name


def test_serving_for_the_blocking_client():
    with serving(Mine) as served:
        assert served.uri.startswith("mine+unix:///default?socket=")
        with virtrio.blocking.connect(served.uri) as conn:
            assert conn.get_type() == "virtrio test server"
            assert served.clients == 1
        assert isinstance(served.driver, Mine)
    with pytest.raises(virtrio.LibvirtError):
        virtrio.blocking.connect(served.uri)


async def test_serving_an_existing_driver_for_the_trio_client():
    driver = Mine()
    with serving(driver) as served:
        assert served.driver is driver
        async with virtrio.connect(served.uri_of("/else where")) as conn:
            assert await conn.get_type() == "virtrio test server"


def test_several_servers_at_once():
    with serving(Mine) as one, serving(lambda: {"other": Mine()}) as two:
        assert one.path != two.path
        assert two.uri.startswith("other+unix")
        for served in (one, two):
            virtrio.blocking.connect(served.uri).close()


def test_a_path_with_blanks_and_odd_characters():
    with serving(Mine) as served, virtrio.blocking.connect(served.uri_of("/a b?&#ü")) as conn:
        conn.get_type()


def test_threads_end_with_the_block():
    before = threading.active_count()
    with serving(Mine):
        assert threading.active_count() == before + 1
    assert threading.active_count() == before


PLUGIN = """
import virtrio.blocking
from virtrio.server import Driver

pytest_plugins = ["virtrio.testing.plugin"]

class Mine(Driver):
    def connect_get_type(self):
        return "MINE"

def test_both(serve_driver):
    for uri in (serve_driver(Mine), serve_driver(Mine())):
        with virtrio.blocking.connect(uri) as conn:
            assert conn.get_type() == "MINE"
"""


def test_the_fixture_serves_a_class_and_an_instance(pytester):
    pytester.makepyfile(conftest="", test_mine=PLUGIN)
    result = pytester.runpytest_subprocess("-p", "no:cacheprovider")
    result.assert_outcomes(passed=1)


def test_the_fixture_is_missing_without_the_plugin(pytester):
    pytester.makepyfile(PLUGIN.replace("pytest_plugins", "nothing"))
    pytester.runpytest_subprocess("-p", "no:cacheprovider").assert_outcomes(errors=1)
