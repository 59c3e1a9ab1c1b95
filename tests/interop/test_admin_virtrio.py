"""virt-admin administers our server, with libvirtd's answers."""

from __future__ import annotations

import re
import subprocess

import pytest

import virtrio
import virtrio.admin
import virtrio.blocking
from tests import peers
from virtrio.client._generated import admin_calls
from virtrio.protocol._generated import admin

pytestmark = pytest.mark.peer("libvirtd", "virsh")


@pytest.fixture
def uri():
    with peers.served(admin=True) as endpoint:
        yield f"libvirtd:///system?socket={endpoint.directory}/admin", endpoint


def virt_admin(uri, *words):
    done = subprocess.run(
        ["virt-admin", "-c", uri, *words], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def listed(text):
    return dict(re.findall(r"^(\w+)\s*: (.+)$", text, re.MULTILINE))


def test_virt_admin(uri):
    uri, endpoint = uri
    assert re.findall(r"^ \d+ +(\w+)$", virt_admin(uri, "srv-list"), re.MULTILINE) == [
        "virtrio",
        "admin",
    ]
    with virtrio.blocking.connect(endpoint.uri()) as conn:
        assert re.findall(
            r"^ (\d+) +(\w+) ", virt_admin(uri, "client-list", "virtrio"), re.MULTILINE
        ) == [("1", "unix")]
        info = listed(virt_admin(uri, "client-info", "virtrio", "1"))
        assert (info["id"], info["transport"], info["readonly"]) == ("1", "unix", "no")
        assert int(info["unix_process_id"]) > 1
        assert listed(virt_admin(uri, "srv-clients-info", "virtrio"))["nclients"] == "1"
        virt_admin(uri, "srv-clients-set", "virtrio", "--max-clients", "12")
        assert listed(virt_admin(uri, "srv-clients-info", "virtrio"))["nclients_max"] == "12"
        assert listed(virt_admin(uri, "srv-threadpool-info", "virtrio"))["nWorkers"] == "0"
        assert "3:stderr" in virt_admin(uri, "daemon-log-outputs")
        virt_admin(uri, "client-disconnect", "virtrio", "1")
        with pytest.raises(virtrio.ConnectionClosed):
            conn.get_hostname()


def refusals(uri, name):
    """Return a daemon's refusals of calls that no daemon carries out."""
    found = []
    server = admin.AdminNonnullServer(name)
    nobody = admin.AdminNonnullServer("nobody")
    client = admin.AdminNonnullClient(server, 999, 0, 0)
    with virtrio.admin.open(uri, timeout=20) as conn:
        for call, args in (
            ("CONNECT_LIST_SERVERS", admin.AdminConnectListServersArgs(1, 8)),
            ("CONNECT_LOOKUP_SERVER", admin.AdminConnectLookupServerArgs("nobody", 8)),
            (
                "SERVER_GET_THREADPOOL_PARAMETERS",
                admin.AdminServerGetThreadpoolParametersArgs(server, 8),
            ),
            (
                "SERVER_GET_THREADPOOL_PARAMETERS",
                admin.AdminServerGetThreadpoolParametersArgs(nobody, 0),
            ),
            (
                "SERVER_SET_THREADPOOL_PARAMETERS",
                admin.AdminServerSetThreadpoolParametersArgs(server, [], 8),
            ),
            ("SERVER_LIST_CLIENTS", admin.AdminServerListClientsArgs(nobody, 1, 0)),
            ("SERVER_LIST_CLIENTS", admin.AdminServerListClientsArgs(server, 1, 8)),
            ("SERVER_LOOKUP_CLIENT", admin.AdminServerLookupClientArgs(server, 999, 0)),
            ("SERVER_LOOKUP_CLIENT", admin.AdminServerLookupClientArgs(server, 999, 8)),
            ("CLIENT_GET_INFO", admin.AdminClientGetInfoArgs(client, 0)),
            ("CLIENT_CLOSE", admin.AdminClientCloseArgs(client, 8)),
            ("SERVER_GET_CLIENT_LIMITS", admin.AdminServerGetClientLimitsArgs(server, 8)),
            ("SERVER_SET_CLIENT_LIMITS", admin.AdminServerSetClientLimitsArgs(server, [], 8)),
            ("CONNECT_GET_LOGGING_OUTPUTS", admin.AdminConnectGetLoggingOutputsArgs(8)),
            ("CONNECT_GET_LOGGING_FILTERS", admin.AdminConnectGetLoggingFiltersArgs(8)),
            ("SERVER_UPDATE_TLS_FILES", admin.AdminServerUpdateTlsFilesArgs(server, 0)),
            ("SERVER_UPDATE_TLS_FILES", admin.AdminServerUpdateTlsFilesArgs(server, 8)),
        ):
            try:
                conn._call(getattr(admin_calls, call), args)
            except virtrio.LibvirtError as error:
                found.append(
                    (
                        call,
                        error.code,
                        error.domain,
                        error.message,
                        error.str1,
                        error.str2,
                        error.int1,
                        error.int2,
                    )
                )
            else:
                found.append((call, None))
    return found


def test_refusals_are_libvirtds(uri, libvirtd):
    theirs = refusals(
        f"libvirtd:///system?socket={libvirtd.directory}/libvirt-admin-sock", "libvirtd"
    )
    assert None not in {refused[1] for refused in theirs}
    assert refusals(uri[0], "virtrio") == theirs
