"""Drivers by URI, with libvirtd 9.0.0's answers to the same CONNECT_OPEN."""

from __future__ import annotations

import contextlib
import time
import tracemalloc

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
        ("test:/default", "/default", "test:///default"),
        ("test:default", "default", "test://default"),
        ("test:///def%61ult", "/default", "test:///default"),
        ("test:///de%20fault#a%20b", "/de fault", "test:///de%20fault#a%20b"),
        ("test://a@/default", "/default", "test://a@/default"),
        ("test://:5/default", "/default", "test:///default"),
        ("test:///%00x", "/", "test:///"),
        ("test:///%ff", "/\udcff", "test:///%FF"),
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
        ("test://[::1]/default", "test://[::1]/default"),
        ("test://user@host", "test://user@host"),
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


@pytest.mark.parametrize(
    "uri",
    [
        " test:///default",
        "te\tst:///default",
        "test:///default\n",
        "test:///a b",
        "test:///%zz",
        "test://\u0300/default",
        "test:///\udcff",
        "test:///default#\udcff",
        "1test:///default",
        "te_st:///default",
        "test://[/default",
        ":",
    ],
)
def test_no_uri(drivers, opened, uri):
    with pytest.raises(LibvirtError) as caught:
        drivers.open(uri, CALLER)
    assert (caught.value.code, caught.value.domain) == (
        ErrorNumber.VIR_ERR_INTERNAL_ERROR,
        ErrorDomain.VIR_FROM_URI,
    )
    assert str(caught.value) == f"internal error: Unable to parse URI {uri}"
    assert opened == []


# What may not cost more than its length: accents that wait to be ordered, escapes, and
# parameters.
_LONG = {
    "driver": "a" * 300_000 + ":///default",
    "user": "test://" + "%41" * 300_000 + "@/default",
    "host": "test://a" + "\u0300" * 150_000 + "\u0316" * 150_000 + "/default",
    "path": "test:///" + "%41" * 300_000,
    "folders": "test:///" + "a/" * 300_000,
    "parameters": "qemu:///embed?" + "%41=b&" * 300_000,
    "fragment": "test:///default#" + "%41" * 300_000,
}


@pytest.mark.parametrize("part", _LONG)
def test_long_uris_are_refused_before_they_are_read(drivers, part):
    uri = _LONG[part]
    text = f"invalid argument: URI of {len(uri)} characters has more than 16384"
    assert took_to_open(drivers, uri, text) < 0.01


@pytest.mark.parametrize("part", _LONG)
def test_the_longest_uris_are_read_at_once(drivers, part):
    assert took_to_open(drivers, _LONG[part][:16384]) < 0.1


def took_to_open(drivers, uri, text=None):
    """Return the processor time of an opening, the least of three."""
    times = []
    for _ in range(3):
        began = time.thread_time()
        with (
            contextlib.suppress(LibvirtError)
            if text is None
            else pytest.raises(LibvirtError, match=text)
        ):
            drivers.open(uri, CALLER)
        times.append(time.thread_time() - began)
    return min(times)


def test_uris_that_were_refused_are_forgotten(drivers):
    uris = [f"nosuch:///{number}{'x' * 16000}" for number in range(200)]
    refuse(drivers, uris)
    tracemalloc.start()
    try:
        refuse(drivers, uris)
        kept, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert kept < 100_000


def refuse(drivers, uris):
    for uri in uris:
        with pytest.raises(LibvirtError):
            drivers.open(uri, CALLER)


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("", "invalid argument: Missing URI parameter 'root'"),
        ("?roo=/a", "invalid argument: Missing URI parameter 'root'"),
        ("?root=a", "unsupported configuration: root path must be absolute"),
        ("?root=a&root=/b", "unsupported configuration: root path must be absolute"),
    ],
)
@pytest.mark.parametrize("path", ["embed", "emb%65d"])
def test_embedded_drivers(path, query, text):
    with pytest.raises(LibvirtError) as caught:
        Drivers.default().open(f"qemu:///{path}{query}", CALLER)
    assert str(caught.value) == text


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
