"""Drivers by URI, with libvirtd 9.0.0's answers to the same CONNECT_OPEN."""

from __future__ import annotations

import pytest

from tests.server.raw import CALLER
from virtrio.protocol._generated.enums import ErrorDomain, ErrorNumber
from virtrio.protocol.errors import LibvirtError
from virtrio.server._generated.driver import Driver
from virtrio.server.drivers.registry import DRIVER_NAMES, Drivers, driver_class


@pytest.fixture
def opened():
    return []


@pytest.fixture
def drivers(opened):
    class Opened(Driver):
        def open(self, path, caller):
            assert caller is CALLER
            opened.append(path)
            return self

    return Drivers({"test": Opened(), "other": Opened()})


@pytest.mark.parametrize(
    ("uri", "path", "name"),
    [
        ("test:///default", "/default", "test:///default"),
        ("test:///default?x=1", "/default", "test:///default?x=1"),
        ("test:///", "/", "test:///"),
        ("other:///system", "/system", "other:///system"),
        (None, "/default", "test:///default"),
        ("", "/default", "test:///default"),
    ],
)
def test_open(drivers, opened, uri, path, name):
    driver, answered = drivers.open(uri, CALLER)
    assert isinstance(driver, Driver)
    assert (opened, answered) == ([path], name)


@pytest.mark.parametrize(
    ("uri", "detail"),
    [
        ("nosuch:///x", "nosuch:///x"),
        ("TEST:///default", "TEST:///default"),
        ("test+unix:///default", "test+unix:///default"),
        ("test://host/default", "test://host/default"),
        ("test://[/default", "test://[/default"),
        ("nosuch", "URI 'nosuch' does not include a driver name"),
        ("test", "URI 'test' does not include a driver name"),
        ("/x", "URI '/x' does not include a driver name"),
    ],
)
def test_no_driver(drivers, opened, uri, detail):
    with pytest.raises(LibvirtError) as caught:
        drivers.open(uri, CALLER)
    assert (caught.value.code, caught.value.domain) == (
        ErrorNumber.VIR_ERR_NO_CONNECT,
        ErrorDomain.VIR_FROM_NONE,
    )
    assert str(caught.value) == f"no connection driver available for {detail}"
    assert opened == []


def test_paths_that_the_test_driver_refuses():
    for uri in ("test:", "test:///"):
        with pytest.raises(LibvirtError) as caught:
            Drivers.default().open(uri, CALLER)
        assert (caught.value.code, caught.value.domain) == (
            ErrorNumber.VIR_ERR_INVALID_ARG,
            ErrorDomain.VIR_FROM_TEST,
        )
        assert (
            str(caught.value) == "invalid argument: testOpen: supply a path or use test:///default"
        )


def test_state_is_one_for_all_who_open_it_and_fresh_with_each_server():
    drivers = Drivers.default()
    assert drivers.open("test:///default", CALLER)[0] is drivers.open("test:///default", CALLER)[0]
    assert (
        drivers.open("test:///default", CALLER)[0]
        is not Drivers.default().open("test:///default", CALLER)[0]
    )


@pytest.mark.parametrize("name", DRIVER_NAMES)
def test_classes_by_name(name):
    assert issubclass(driver_class(name), Driver)


def test_class_that_does_not_exist():
    with pytest.raises(KeyError, match="nosuch"):
        driver_class("nosuch")
