"""The qemu and lxc programs: our client, libvirtd, libvirt-python and our server."""

from __future__ import annotations

import json
import subprocess

import pytest

import virtrio
import virtrio.blocking
from tests import documents
from tests.peers import SYSTEM_PYTHON
from virtrio.enums import DomainQemuMonitorCommandFlags, ErrorDomain, ErrorNumber

GUEST = documents.guest("virtrio-monitor")
FUNCTIONS = [
    "virDomainQemuMonitorCommand",
    "virDomainQemuMonitorCommandWithFiles",
    "virDomainQemuAgentCommand",
    "virDomainQemuAttach",
    "virDomainLxcOpenNamespace",
]


def refusals(uri):
    """Return code, domain and message of each call that the driver has nothing for."""
    with virtrio.blocking.connect(uri, timeout=20) as conn, conn.lookup_by_name("test") as dom:
        calls = [
            lambda: dom.qemu_monitor_command("stop"),
            lambda: dom.qemu_monitor_command_with_files("stop"),
            lambda: dom.qemu_agent_command("ping", 1),
            lambda: conn.qemu_attach(1),
            lambda: dom.lxc_open_namespace(),
        ]
        found = []
        for call in calls:
            with pytest.raises(virtrio.LibvirtError) as caught:
                call()
            found.append((caught.value.code, caught.value.domain, caught.value.message))
        return found


@pytest.mark.peer("libvirtd")
def test_a_driver_without_them_says_so_as_libvirtd_does(libvirtd, server):
    theirs = refusals(libvirtd.uri())
    assert [(code, domain) for code, domain, _ in theirs] == [
        (ErrorNumber.VIR_ERR_NO_SUPPORT, ErrorDomain.VIR_FROM_NONE)
    ] * 5
    assert [text.rpartition(" ")[2] for _, _, text in theirs] == FUNCTIONS
    ours = refusals(server.uri())
    # Descriptors are refused before the call: no driver of that server takes any.
    assert [ours[i] for i in (0, 2, 3)] == [theirs[i] for i in (0, 2, 3)]


@pytest.mark.peer("libvirtd", "qemu")
def test_the_monitor_of_a_real_guest(libvirtd):
    with (
        virtrio.blocking.connect(libvirtd.uri(driver="qemu"), timeout=60) as conn,
        conn.create_xml(GUEST, 0) as dom,
    ):
        try:
            hmp = DomainQemuMonitorCommandFlags.VIR_DOMAIN_QEMU_MONITOR_COMMAND_HMP
            assert "running" in dom.qemu_monitor_command("info status", hmp)
            answer, received = dom.qemu_monitor_command_with_files('{"execute": "query-name"}')
            assert json.loads(answer)["return"] == {"name": "virtrio-monitor"}
            assert received == []
            with pytest.raises(virtrio.LibvirtError, match="guest agent is not configured"):
                dom.qemu_agent_command('{"execute": "guest-ping"}', 2)
        finally:
            dom.destroy()


@pytest.mark.peer("libvirt-python")
def test_libvirt_python_and_our_server(server):
    program = f"""
import libvirt, libvirt_qemu
libvirt.registerErrorHandler(lambda *args: None, None)
conn = libvirt.open({server.uri()!r})
dom = conn.lookupByName("test")
for call in (
    lambda: libvirt_qemu.qemuMonitorCommand(dom, "stop", 0),
    lambda: libvirt_qemu.qemuAgentCommand(dom, "x", 1, 0),
):
    try:
        call()
    except libvirt.libvirtError as error:
        print(error.get_error_code(), error.get_error_domain(), error.get_error_message())
"""
    done = subprocess.run(
        [SYSTEM_PYTHON, "-c", program], capture_output=True, text=True, check=True
    )
    text = "this function is not supported by the connection driver"
    assert (
        done.stdout
        == f"3 0 {text}: virDomainQemuMonitorCommand\n3 0 {text}: virDomainQemuAgentCommand\n"
    )
