"""`virtrio.server` has what driver authors need, and `serve` serves it."""

from __future__ import annotations

import ast
import inspect
import os
from pathlib import Path

import pytest
import trio

import virtrio
from tests.client.servers import short_directory, unix_uri
from virtrio import server
from virtrio.protocol._generated import qemu_events, remote_events
from virtrio.server._generated import driver as generated


class Mine(server.Driver):
    scheme = "mine"

    def connect_get_type(self):
        return "MINE"


class Yours(Mine):
    scheme = "yours"

    def connect_get_type(self):
        return "YOURS"


def classes(module):
    return {
        name
        for name, value in vars(module).items()
        if inspect.isclass(value) and value.__module__ == module.__name__
    }


def test_every_name_is_there_and_explained():
    for name in server.__all__:
        value = getattr(server, name)
        assert name in dir(server)
        assert getattr(server, name) is value
        if inspect.isclass(value) or inspect.isfunction(value):
            assert value.__doc__, name
    with pytest.raises(AttributeError, match=r"virtrio.server' has no attribute 'nothing'"):
        server.nothing  # noqa: B018


def test_every_type_that_a_driver_meets_is_there():
    met = classes(generated) | classes(remote_events) | classes(qemu_events)
    assert met - set(server.__all__) == set()


def test_type_checkers_see_the_same_names():
    """Test imports for types alone against names that are loaded at run time."""
    tree = ast.parse(Path(server.__file__).read_text())
    block = next(node for node in tree.body if isinstance(node, ast.If))
    seen = {}
    for node in block.body:
        assert isinstance(node, ast.ImportFrom)
        home = server.__name__ if node.level == 1 else "virtrio"
        for alias in node.names:
            seen[alias.asname or alias.name] = (f"{home}.{node.module}", alias.name)
    assert sorted(seen) == sorted(server.__all__)
    for name, (module, its_name) in seen.items():
        assert getattr(__import__(module, fromlist=["x"]), its_name) is getattr(server, name)


# -- serve and Drivers.of --------------------------------------------------------------


async def test_serve_one_driver_under_its_scheme(nursery):
    with short_directory() as directory:
        uris = await nursery.start(server.serve, Mine(), f"unix:{directory}/s", "tcp://127.0.0.1:0")
        assert uris[0] == f"unix:{directory}/s"
        async with virtrio.connect(unix_uri(f"{directory}/s", "mine")) as conn:
            assert await conn.get_type() == "MINE"
        async with virtrio.connect(f"mine+{uris[1]}/") as conn:
            assert await conn.get_type() == "MINE"
        with pytest.raises(virtrio.LibvirtError, match="test"):
            async with virtrio.connect(unix_uri(f"{directory}/s", "test")):
                pass


async def test_serve_several(nursery):
    with short_directory() as directory:
        await nursery.start(server.serve, {"one": Mine(), "two": Yours()}, f"unix:{directory}/s")
        for scheme, kind in (("one", "MINE"), ("two", "YOURS")):
            async with virtrio.connect(unix_uri(f"{directory}/s", scheme)) as conn:
                assert await conn.get_type() == kind


async def test_a_server_that_is_cancelled_leaves_no_path():
    with short_directory() as directory:
        async with trio.open_nursery() as nursery:
            await nursery.start(server.serve, Mine(), f"unix:{directory}/s")
            assert os.listdir(directory)
            nursery.cancel_scope.cancel()
        assert not os.listdir(directory)


async def test_listeners_are_closed_when_the_next_one_fails():
    with short_directory() as directory:
        with pytest.raises(server.ListenError, match="nonsense"):
            await server.serve(Mine(), f"unix:{directory}/s", "nonsense")
        assert not os.listdir(directory)


@pytest.mark.parametrize(
    ("given", "error", "text"),
    [
        ([Mine], TypeError, "Mine'> is no virtrio.server.Driver; make one of the class"),
        ([3], TypeError, "3 is no virtrio.server.Driver"),
        ([{"a": None}], TypeError, "None is no virtrio.server.Driver"),
        ([{"a+unix": Mine()}], ValueError, "'a.unix' cannot be the scheme of a URI"),
        ([{"": Mine()}], ValueError, "'' cannot be the scheme of a URI"),
        ([{3: Mine()}], ValueError, "3 cannot be the scheme of a URI"),
        ([Mine(), Mine()], ValueError, "two drivers have the scheme 'mine'"),
        ([Mine(), {"mine": Yours()}], ValueError, "two drivers have the scheme 'mine'"),
    ],
)
def test_objects_that_cannot_be_served(given, error, text):
    with pytest.raises(error, match=text):
        server.Drivers.of(*given)


def test_schemes():
    assert server.Drivers.of(Mine(), {"test": Mine()}, Yours()).schemes == ["mine", "test", "yours"]
