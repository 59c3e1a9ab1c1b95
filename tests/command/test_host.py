"""uri, hostname, version, capabilities and nodeinfo."""

from __future__ import annotations

import pytest

from virtrio import __version__


def test_uri(virtrio, monkeypatch):
    monkeypatch.delenv("LIBVIRT_DEFAULT_URI", raising=False)
    assert virtrio("uri").out == "test:///default\n\n"
    assert (
        virtrio("-c", "test+unix:///default?socket=/x", "uri").out
        == "test+unix:///default?socket=/x\n\n"
    )
    monkeypatch.setenv("LIBVIRT_DEFAULT_URI", "test+tcp://host/default")
    assert virtrio("uri").out == "test+tcp://host/default\n\n"


def test_hostname(virtrio):
    assert virtrio("hostname").out == "host\n\n"


def test_capabilities(virtrio):
    assert virtrio("capabilities").out == "<capabilities/>\n\n\n"


def test_nodeinfo(virtrio):
    assert virtrio("nodeinfo").out == (
        "CPU model:           i686\n"
        "CPU(s):              16\n"
        "CPU frequency:       1400 MHz\n"
        "CPU socket(s):       2\n"
        "Core(s) per socket:  2\n"
        "Thread(s) per core:  2\n"
        "NUMA cell(s):        2\n"
        "Memory size:         3145729 KiB\n"
        "\n"
    )


def test_version(virtrio):
    assert virtrio("version --daemon").out == (
        f"Compiled against library: virtrio {__version__}\n"
        f"Using library: virtrio {__version__}\n"
        f"Using API: TEST {__version__}\n"
        "Running hypervisor: TEST 0.0.2\n"
        "Running against daemon: 9.0.0\n"
        "\n"
    )


def test_hypervisor_without_a_version(virtrio, connection, monkeypatch):
    monkeypatch.setattr(connection, "get_version", lambda: 0)
    assert "Cannot extract running TEST hypervisor version\n" in virtrio("version").out


@pytest.mark.parametrize("command", ["uri x", "hostname --all", "nodeinfo x"])
def test_no_options(virtrio, command):
    assert virtrio(command).status == 1
