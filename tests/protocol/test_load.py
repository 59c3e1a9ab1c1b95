"""virtrio.protocol.load: a `.x` file at run time, its types and whole messages."""

from __future__ import annotations

import subprocess
import sys
from importlib import resources

import pytest

from virtrio.protocol import load, message, xdr
from virtrio.protocol._generated import remote
from virtrio.protocol.errors import LocalProtocolError, RemoteProtocolError
from virtrio.protocol.idl.errors import IdlError

DEFINITIONS = resources.files("virtrio.protocol.definitions")
REMOTE = load(str(DEFINITIONS / "remote.x"))
ADMIN = load(str(DEFINITIONS / "admin.x"))
DOMAIN = {"name": "guest", "uuid": bytes(range(16)), "id": -1}
LOOKUP = "REMOTE_PROC_DOMAIN_LOOKUP_BY_NAME"


def header(program=0x20008086, version=1, procedure=23, kind=0, serial=7, status=0, payload=b""):
    return (
        message.HEADER.pack(28 + len(payload), program, version, procedure, kind, serial, status)
        + payload
    )


def test_declarations_of_a_file():
    assert (REMOTE.name, REMOTE.program, REMOTE.version, len(REMOTE.procedures)) == (
        "remote",
        0x20008086,
        1,
        456,
    )
    assert REMOTE.procedure(LOOKUP) is REMOTE.procedure(23) is REMOTE.procedures[23]
    assert REMOTE.procedure(23).args == "remote_domain_lookup_by_name_args"
    assert "remote_nonnull_domain" in REMOTE.types
    with pytest.raises(KeyError):
        REMOTE.procedure("REMOTE_PROC_NOSUCH")
    with pytest.raises(KeyError):
        REMOTE.procedure(457)


def test_types():
    data = REMOTE.pack("remote_nonnull_domain", DOMAIN)
    assert data == xdr.encode(
        remote.pack_remote_nonnull_domain, remote.RemoteNonnullDomain("guest", bytes(range(16)), -1)
    )
    assert REMOTE.unpack("remote_nonnull_domain", data) == DOMAIN
    assert REMOTE.unpack_from("remote_nonnull_domain", b"1234" + data, 4) == (DOMAIN, 4 + len(data))
    with pytest.raises(RemoteProtocolError):
        REMOTE.unpack("remote_nonnull_domain", data + b"\0\0\0\0")
    with pytest.raises(LocalProtocolError, match="no type 'remote_nosuch'"):
        REMOTE.pack("remote_nosuch", {})


def test_a_call_and_its_reply():
    data = REMOTE.call(LOOKUP, {"name": "guest"}, serial=7)
    assert data == message.build(
        *(0x20008086, 1, 23, message.CALL, 7, message.OK),
        remote.pack_remote_domain_lookup_by_name_args,
        remote.RemoteDomainLookupByNameArgs("guest"),
    )
    call = REMOTE.parse(data)
    assert (call.procedure.name, call.type.name, call.serial, call.status.name) == (
        LOOKUP,
        "VIR_NET_CALL",
        7,
        "VIR_NET_OK",
    )
    assert (call.value, call.fds) == ({"name": "guest"}, 0)
    reply = REMOTE.parse(REMOTE.reply(23, {"dom": DOMAIN}, serial=7))
    assert (reply.type.name, reply.value) == ("VIR_NET_REPLY", {"dom": DOMAIN})


def test_an_event():
    data = REMOTE.event(
        "REMOTE_PROC_DOMAIN_EVENT_LIFECYCLE", {"dom": DOMAIN, "event": 2, "detail": 0}
    )
    found = REMOTE.parse(data)
    assert (found.type.name, found.serial) == ("VIR_NET_MESSAGE", 0)
    assert found.value == {"dom": DOMAIN, "event": 2, "detail": 0}


def test_procedures_without_arguments_and_answer():
    close = "REMOTE_PROC_CONNECT_CLOSE"
    assert REMOTE.parse(REMOTE.call(close, serial=1)).value is None
    assert REMOTE.parse(REMOTE.reply(close, serial=1)).value is None
    with pytest.raises(LocalProtocolError, match="has nothing to send"):
        REMOTE.reply(close, {"x": 1}, serial=1)
    with pytest.raises(RemoteProtocolError, match="4 bytes where there should be none"):
        REMOTE.parse(header(procedure=2, payload=b"\0\0\0\0"))


def test_typed_parameters_of_admin():
    params = [{"field": "maxWorkers", "value": (2, 40)}, {"field": "x", "value": (7, "text")}]
    data = ADMIN.reply("ADMIN_PROC_SERVER_GET_THREADPOOL_PARAMETERS", {"params": params}, serial=1)
    assert ADMIN.parse(data).value == {"params": params}


def test_errors_streams_and_descriptors():
    text = b"\0\0\0\1\0\0\0\4oops"
    error = b"\0\0\0\x2a\0\0\0\x0c" + text + b"\0\0\0\2" + bytes(4 * 4) + bytes(8) + bytes(4)
    found = REMOTE.parse(header(kind=message.REPLY, status=message.ERROR, payload=error))
    assert (found.value["code"], found.value["domain"], found.value["message"]) == (42, 12, "oops")
    stream = REMOTE.parse(
        header(procedure=209, kind=message.STREAM, status=message.CONTINUE, payload=b"abc")
    )
    assert stream.value == b"abc"
    assert REMOTE.parse(header(procedure=209, kind=message.STREAM, status=message.OK)).value is None
    hole = REMOTE.parse(
        header(
            procedure=209,
            kind=message.STREAM_HOLE,
            status=message.CONTINUE,
            payload=bytes(7) + b"\x05" + bytes(4),
        )
    )
    assert hole.value == {"length": 5, "flags": 0}
    fds = REMOTE.parse(header(procedure=2, kind=message.CALL_WITH_FDS, payload=b"\0\0\0\2"))
    assert (fds.fds, fds.value) == (2, None)


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"", "a message has 28 to 33554436 bytes, not 0"),
        (header() + b"\0\0\0\0", "the length word says 28 bytes, there are 32"),
        (header(program=1), "remote has no program 0x00000001 version 1"),
        (header(version=2), "remote has no program 0x20008086 version 2"),
        (header(procedure=457), "remote has no procedure 457"),
        (header(procedure=-1), "remote has no procedure -1"),
        (header(kind=9), "there is no message type 9 with status 0"),
        (header(status=3), "there is no message type 0 with status 3"),
        (header(status=1), "a message of type VIR_NET_CALL has no status VIR_NET_ERROR"),
        (
            header(status=2, kind=1),
            "a message of type VIR_NET_REPLY has no status VIR_NET_CONTINUE",
        ),
        (header(kind=4), "the number of file descriptors is missing"),
        (header(payload=b"\0\0\0\5guest"), "remote_domain_lookup_by_name_args"),
    ],
)
def test_bytes_that_are_not_a_message(data, text):
    with pytest.raises(RemoteProtocolError, match=text):
        REMOTE.parse(data)


@pytest.mark.parametrize("serial", [-1, 2**32])
def test_no_such_serial(serial):
    with pytest.raises(LocalProtocolError, match="a serial has 32 bits"):
        REMOTE.call("REMOTE_PROC_CONNECT_CLOSE", serial=serial)


def test_a_file_without_a_program():
    rpc = load(str(DEFINITIONS / "rpc.x"))
    assert rpc.program is None
    assert rpc.unpack("virNetStreamHole", bytes(12)) == {"length": 0, "flags": 0}


def test_a_file_that_is_wrong_and_one_that_is_not_there(tmp_path):
    path = tmp_path / "new_protocol.x"
    path.write_text("struct s {\n  char file[PATH_MAX];\n};\n")
    with pytest.raises(IdlError) as caught:
        load(path)
    assert str(caught.value) == f"{path}:2:13: undefined constant 'PATH_MAX'"
    assert load(path, constants={"PATH_MAX": 4}).unpack("s", bytes(16)) == {"file": [0, 0, 0, 0]}
    with pytest.raises(FileNotFoundError):
        load(tmp_path / "nothing.x")


def test_the_parser_is_loaded_by_the_first_load_alone():
    program = (
        "import sys, virtrio.protocol; sys.exit('lark' in sys.modules or 'xdrlib3' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program]).returncode == 0
