"""``module:attribute``: what is a driver, and the errors where none is."""

from __future__ import annotations

import logging
import sys
import textwrap

import pytest

from virtrio.server.drivers.loading import DriverError, load

MODULE = """
from virtrio.server import Driver, Drivers

class Mine(Driver):
    scheme = "mine"

class Yours(Mine):
    scheme = "yours"

class Needy(Driver):
    def __init__(self, needed): ...

class factory:
    @staticmethod
    def make():
        return Yours()

made = Mine()
both = {"one": made, "two": Yours()}
wrong = {"one": 3}
number = 3
def several(): return both
def fails(): raise RuntimeError("no luck")
def silent(): raise KeyError
def nothing(): pass
async def late(): return Mine()
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A working directory with modules, which are forgotten after the test."""
    (tmp_path / "owned.py").write_text(textwrap.dedent(MODULE))
    (tmp_path / "broken.py").write_text("import nosuch_either\n")
    (tmp_path / "syntax.py").write_text("def\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", [entry for entry in sys.path if entry])
    known = set(sys.modules)
    yield tmp_path
    for name in set(sys.modules) - known:
        if name.partition(".")[0] == "virtrio":
            continue  # whatever has to do with it has its classes
        del sys.modules[name]


@pytest.mark.parametrize(
    ("names", "schemes"),
    [
        (["owned:Mine"], ["mine"]),
        (["owned:made"], ["mine"]),
        (["owned:both"], ["one", "two"]),
        (["owned:several"], ["one", "two"]),
        (["owned:factory.make"], ["yours"]),
        (["owned:Mine", "owned:factory.make"], ["mine", "yours"]),
        (["owned:Mine", "owned:several"], ["mine", "one", "two"]),
        (["virtrio.server.drivers.test.driver:TestDriver"], ["test"]),
    ],
)
def test_what_is_a_driver(folder, names, schemes):
    assert load(names).schemes == schemes


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("owned", "it must be MODULE:ATTRIBUTE"),
        ("owned:", "it must be MODULE:ATTRIBUTE"),
        (":Mine", "it must be MODULE:ATTRIBUTE"),
        ("nosuch:Mine", "there is no module 'nosuch'"),
        ("nosuch.inner:Mine", "there is no module 'nosuch'"),
        ("owned.inner:Mine", "there is no module 'owned.inner'"),
        ("owned:nobody", "module 'owned' has no 'nobody'"),
        ("owned:factory.nobody", "module 'owned' has no 'factory.nobody'"),
        ("owned:number", "3 is no virtrio.server.Driver"),
        ("owned:wrong", "3 is no virtrio.server.Driver"),
        ("owned:nothing", "calling it gives NoneType, neither a driver nor a mapping of them"),
        (
            "owned:late",
            "it is async; what a driver awaits at its beginning belongs into its `open` or `run`",
        ),
    ],
)
def test_what_is_no_driver(folder, caplog, name, text):
    with pytest.raises(DriverError) as caught:
        load([name])
    assert str(caught.value) == f"driver {name}: {text}"
    assert caplog.records == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("broken:Mine", "ModuleNotFoundError: No module named 'nosuch_either'"),
        ("owned:fails", "RuntimeError: no luck"),
        ("owned:silent", "KeyError"),
        (
            "owned:Needy",
            "TypeError: Needy.__init__() missing 1 required positional argument: 'needed'",
        ),
    ],
)
def test_what_fails_is_shown_with_its_traceback(folder, caplog, name, text):
    with pytest.raises(DriverError) as caught:
        load([name])
    assert str(caught.value) == f"driver {name}: {text}"
    [record] = caplog.records
    assert (record.levelno, record.getMessage()) == (logging.ERROR, f"driver {name} failed")
    assert record.exc_info[1] is caught.value.__cause__


def test_a_module_that_is_no_python(folder, caplog):
    with pytest.raises(DriverError, match="driver syntax:Mine: SyntaxError: "):
        load(["syntax:Mine"])


def test_two_drivers_of_one_scheme(folder):
    with pytest.raises(DriverError, match="driver owned:made: two drivers have the scheme 'mine'"):
        load(["owned:Mine", "owned:made"])
