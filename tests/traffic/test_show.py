"""The output of a dissection, as text for people and JSON for programs."""

from __future__ import annotations

import json
import math
import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.traffic.wire import (
    NODE_INFO,
    TO_CLIENT,
    TO_SERVER,
    data,
    found,
    lookup,
    raw,
    refused,
    text,
    told,
)
from virtrio.protocol import message
from virtrio.protocol.idl.parser import bundled
from virtrio.traffic.conversation import Conversation, Direction
from virtrio.traffic.show import as_json, text_lines

NUMBERS = {row.name: row.number for row in bundled("remote").procedures}


def shown(packet: bytes, direction: Direction = TO_CLIENT, **options: bool) -> list[str]:
    (event,) = told(packet, direction)
    return text_lines(event, **options)


def objects(packet: bytes, **options: bool):
    (event,) = told(packet, TO_CLIENT)
    return json.loads(json.dumps(as_json(event, **options), allow_nan=False))


def reply(name: str, payload: bytes) -> bytes:
    return raw(NUMBERS[name], message.REPLY, 1, payload=payload)


def test_a_call_and_its_reply():
    conversation = Conversation(3)
    (call,) = conversation.feed(TO_SERVER, lookup(5), 1000.0)
    (answer,) = conversation.feed(TO_CLIENT, found(5), 1000.0125)
    head, name = text_lines(call)
    assert (
        head.partition(" ")[2]
        == "#3 -> server serial 5 CALL OK remote REMOTE_PROC_DOMAIN_LOOKUP_BY_NAME, 36 bytes @0"
    )
    assert name == '      28  name = "test"'
    head, *fields = text_lines(answer)
    assert head.endswith(
        "#3 -> client serial 5 REPLY OK remote REMOTE_PROC_DOMAIN_LOOKUP_BY_NAME, 56 bytes @0, "
        "12.500 ms"
    )
    assert fields == [
        '      28  dom.name = "test"',
        "      36  dom.uuid = 6695eb01-f6a4-8304-79aa-97f2502e193f",
        "      52  dom.id = 1",
    ]
    assert text_lines(answer, fields=False) == [head]


def test_an_error_is_spelled_out():
    head, told_error, *fields = shown(refused(1, "Domain not found"))
    assert "REPLY ERROR" in head
    assert told_error == (
        "        error VIR_ERR_NO_DOMAIN (42) VIR_FROM_TEST (12) VIR_ERR_ERROR (2): "
        "Domain not found"
    )
    assert "      28  code = 42 VIR_ERR_NO_DOMAIN" in fields
    assert "      32  domain = 12 VIR_FROM_TEST" in fields
    assert objects(refused(1))["error"] == {
        "code": 42,
        "code_name": "VIR_ERR_NO_DOMAIN",
        "domain": 12,
        "domain_name": "VIR_FROM_TEST",
        "level": 2,
        "level_name": "VIR_ERR_ERROR",
        "message": "Domain not found",
    }


def test_an_error_of_a_newer_libvirt():
    unknown = refused(1, code=9999, domain=-3)
    assert (
        shown(unknown)[1]
        == "        error code (9999) domain (-3) VIR_ERR_ERROR (2): Domain not found"
    )
    assert objects(unknown)["error"]["code_name"] is None


def test_nothing_in_it_reaches_the_terminal():
    hostile = "a\x1b[31m\x07\u202e\nb\x85"
    lines = shown(refused(1, hostile)) + shown(lookup(1, hostile), TO_SERVER)
    assert all(line.isprintable() for line in lines)
    assert r"a\x1b[31m\x07\u202e\nb\x85" in lines[1]


def test_text_of_several_lines_stays_readable():
    _, head, *lines = shown(lookup(1, "<domain>\n  <name>a</name>\n</domain>\n"), TO_SERVER)
    assert head == "      28  name: 40 bytes of text"
    assert lines == [
        "          | <domain>",
        "          |   <name>a</name>",
        "          | </domain>",
    ]


def test_characters_are_a_text():
    model = b"".join(struct.pack(">i", char) for char in b"x86_64".ljust(32, b"\0"))
    info = raw(NODE_INFO, message.REPLY, 1, payload=model + bytes(36))
    assert shown(info)[1] == '      28  model = "x86_64"'
    found_fields = objects(info)["fields"]
    assert found_fields[0] == {
        "path": "model",
        "offset": 28,
        "size": 128,
        "type": "char[32]",
        "value": "x86_64",
    }


def test_stream_data_is_summarised_unless_asked_for():
    payload = bytes(range(65, 165))
    assert shown(data(3, payload))[1] == f"      28  data = 100 bytes: {payload[:32].hex()}…"
    dump = shown(data(3, payload), payload=True)
    assert dump[1] == "      28  data: 100 bytes"
    assert (
        dump[2] == "          | 00000000  4142 4344 4546 4748 494a 4b4c 4d4e 4f50  ABCDEFGHIJKLMNOP"
    )
    assert dump[-1] == "          | 00000060  a1a2 a3a4                                ...."
    assert objects(data(3, payload))["data"] == {
        "offset": 28,
        "size": 100,
        "hex": payload[:32].hex(),
        "whole": False,
    }
    assert objects(data(3, payload), payload=True)["data"]["hex"] == payload.hex()
    assert objects(data(3, b""))["data"] == {"offset": 28, "size": 0, "hex": "", "whole": True}


def test_descriptors_and_holes():
    called = shown(
        raw(23, message.CALL_WITH_FDS, 1, payload=(2).to_bytes(4) + text("vm")), TO_SERVER
    )
    assert called[1:] == ["      28  nfds = 2", '      32  name = "vm"']
    hole = raw(211, message.STREAM_HOLE, 1, message.CONTINUE, struct.pack(">qI", 2**40, 0))
    assert shown(hole)[1:] == [f"      28  length = {2**40}", "      36  flags = 0"]
    assert objects(hole)["part"] == "hole"


def test_json_has_numbers_that_survive():
    volume = reply(
        "REMOTE_PROC_STORAGE_VOL_GET_INFO", struct.pack(">bxxxQQ", 0, 2**64 - 1, 2**53 + 1)
    )
    fields = {field["path"]: field["value"] for field in objects(volume)["fields"]}
    assert fields == {"type": 0, "capacity": str(2**64 - 1), "allocation": str(2**53 + 1)}
    params = (2).to_bytes(4)
    for number in (math.inf, math.nan):
        params += text("p") + (5).to_bytes(4) + struct.pack(">d", number)
    shown_params = objects(reply("REMOTE_PROC_DOMAIN_GET_BLKIO_PARAMETERS", params + bytes(4)))
    assert [param["value"]["d"] for param in shown_params["body"]["params"]] == ["inf", "nan"]
    assert shown_params["trouble"] is None
    assert shown_params["fields"][0] == {
        "path": "params",
        "offset": 28,
        "size": 44,
        "type": "remote_typed_param<>",
        "value": 2,
    }


def test_the_type_of_a_typed_parameter_has_a_name():
    params = (1).to_bytes(4) + text("shares") + (4).to_bytes(4) + struct.pack(">Q", 2**63)
    packet = reply("REMOTE_PROC_DOMAIN_GET_BLKIO_PARAMETERS", params + bytes(4))
    assert shown(packet)[3:5] == [
        "      44  params[0].value.type = 4 VIR_TYPED_PARAM_ULLONG",
        f"      48  params[0].value.ul = {2**63}",
    ]
    assert objects(packet)["fields"][2]["label"] == "VIR_TYPED_PARAM_ULLONG"


def test_json_has_the_header():
    found_object = objects(found(5))
    assert {
        key: found_object[key]
        for key in ("kind", "connection", "time", "direction", "offset", "length")
    } == {
        "kind": "packet",
        "connection": 1,
        "time": 0.0,
        "direction": "to_client",
        "offset": 0,
        "length": 56,
    }
    assert (found_object["program_name"], found_object["name"]) == (
        "remote",
        "REMOTE_PROC_DOMAIN_LOOKUP_BY_NAME",
    )
    assert (found_object["type_name"], found_object["status_name"]) == (
        "VIR_NET_REPLY",
        "VIR_NET_OK",
    )
    assert found_object["body"] == {
        "dom": {"name": "test", "uuid": "6695eb01f6a4830479aa97f2502e193f", "id": 1}
    }


def test_gaps():
    conversation = Conversation()
    events = [
        *conversation.lost(TO_SERVER, 55, None),
        *conversation.feed(TO_SERVER, b"junk" + lookup(1), None),
    ]
    assert text_lines(events[0]) == [
        "- #1 -> server gap: 55 bytes lost, 4 bytes passed over (not captured), @0"
    ]
    assert as_json(events[0]) == {
        "kind": "gap",
        "connection": 1,
        "time": None,
        "direction": "to_server",
        "offset": 0,
        "lost": 55,
        "unread": 4,
        "reason": "not captured",
    }


@pytest.mark.parametrize("time", [-1e30, 1e30, 2.0**62])
def test_any_time_can_be_told(time):
    (event,) = Conversation().feed(TO_SERVER, lookup(1), time)
    assert "#1 -> server" in text_lines(event)[0]


@settings(deadline=None)
@given(st.integers(0, 460), st.integers(0, 7), st.integers(0, 3), st.binary(max_size=64))
def test_whatever_a_message_carries_can_be_shown(procedure, kind, status, payload):
    for event in told(raw(procedure, kind, 1, status, payload)):
        assert all(
            line.isprintable() for line in text_lines(event) + text_lines(event, payload=True)
        )
        json.dumps(as_json(event), allow_nan=False)
