"""QMP without I/O: what QEMU may say, and when."""

import json

import pytest

from tests.server.drivers.qemu.qmp.fake import GREETING, event, line
from virtrio.protocol.errors import LocalProtocolError, RemoteProtocolError
from virtrio.server.drivers.qemu.qmp.protocol import (
    MOST_REPLY,
    MOST_UNASKED,
    Conversation,
    Event,
    Greeting,
    Refusal,
    Reply,
    State,
)

READY = line(GREETING) + line({"return": {}, "id": "libvirt-1"})


def events(qmp) -> list:
    found = []
    while (each := qmp.next_event()) is not None:
        found.append(each)
    return found


def ready() -> Conversation:
    qmp = Conversation()
    qmp.receive(line(GREETING))
    events(qmp)
    qmp.negotiate()
    qmp.receive(line({"return": {}, "id": "libvirt-1"}))
    events(qmp)
    assert qmp.is_ready
    return qmp


def said(command) -> dict:
    assert command.data.endswith(b"\r\n")
    assert command.data.count(b"\n") == 1
    return json.loads(command.data)


CASES = [
    ("reply", {"return": {"a": [1]}, "id": "libvirt-2"}, Reply("libvirt-2", "x", {"a": [1]}, None)),
    (
        "reply with a plain value",
        {"return": 7, "id": "libvirt-2"},
        Reply("libvirt-2", "x", 7, None),
    ),
    (
        "refusal",
        {"error": {"class": "DeviceNotFound", "desc": "no é"}, "id": "libvirt-2"},
        Reply("libvirt-2", "x", None, Refusal("DeviceNotFound", "no é")),
    ),
    (
        "refusal of what QEMU could not parse",
        {"error": {"class": "GenericError", "desc": "JSON parse error"}},
        Reply("libvirt-2", "x", None, Refusal("GenericError", "JSON parse error")),
    ),
    ("event", event("STOP"), Event("STOP", {}, 1_000_005)),
    (
        "event with data",
        event("RESET", {"guest": True}),
        Event("RESET", {"guest": True}, 1_000_005),
    ),
    ("event without a time", event("STOP", None, -1, -1), Event("STOP", {}, -1_000_001)),
    (
        "half of a character",
        {"error": {"class": "GenericError", "desc": "a\ud800b"}, "id": "libvirt-2"},
        Reply("libvirt-2", "x", None, Refusal("GenericError", "a?b")),
    ),
    (
        "halves of characters anywhere",
        event("A", {"é\ud800": ["\udfff", {"a": "\U0001f600\\ud800", "b": 5}]}),
        Event("A", {"é?": ["?", {"a": "\U0001f600\\ud800", "b": 5}]}, 1_000_005),
    ),
]


@pytest.mark.parametrize(("message", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
@pytest.mark.parametrize("size", [1, 7, 10**6])
def test_messages_in_pieces_of_any_size(message, expected, size):
    qmp = ready()
    qmp.command("x")
    data = line(message) + line(event("LAST"))
    found = []
    for start in range(0, len(data), size):
        qmp.receive(data[start : start + size])
        found += events(qmp)
    assert found == [expected, Event("LAST", {}, 1_000_005)]


def test_the_greeting_and_what_is_negotiated():
    qmp = Conversation()
    assert qmp.state is State.GREETING
    qmp.receive(line(GREETING))
    assert events(qmp) == [Greeting((7, 2, 22), "Debian", frozenset({"oob"}))]
    assert said(qmp.negotiate()) == {
        "execute": "qmp_capabilities",
        "arguments": {"enable": ["oob"]},
        "id": "libvirt-1",
    }
    assert not qmp.is_ready
    qmp.receive(line({"return": {}, "id": "libvirt-1"}))
    events(qmp)
    assert qmp.is_ready


def test_an_older_qemu_that_offers_nothing():
    qmp = Conversation()
    qmp.receive(line({"QMP": GREETING["QMP"] | {"capabilities": []}}))
    events(qmp)
    assert said(qmp.negotiate()) == {"execute": "qmp_capabilities", "id": "libvirt-1"}
    qmp.receive(line({"return": {}, "id": "libvirt-1"}))
    events(qmp)
    with pytest.raises(LocalProtocolError, match="out of band"):
        qmp.command("x", oob=True)


def test_commands_are_written_as_libvirt_writes_them():
    qmp = ready()
    command = qmp.command("balloon", {"value": 1})
    assert command.data == b'{"execute":"balloon","arguments":{"value":1},"id":"libvirt-2"}\r\n'
    assert command.id == "libvirt-2"
    assert said(qmp.command("yank", oob=True)) == {"exec-oob": "yank", "id": "libvirt-3"}


def test_replies_find_their_commands_in_any_order():
    qmp = ready()
    first, second = qmp.command("a"), qmp.command("b", oob=True)
    qmp.receive(line({"return": 2, "id": second.id}) + line({"return": 1, "id": first.id}))
    assert [(reply.command, reply.value) for reply in events(qmp)] == [("b", 2), ("a", 1)]
    assert not qmp.is_busy


def test_no_command_before_the_negotiation():
    qmp = Conversation()
    with pytest.raises(LocalProtocolError, match="waits for the greeting"):
        qmp.command("stop")
    with pytest.raises(LocalProtocolError):
        qmp.negotiate()


@pytest.mark.parametrize("value", [float("nan"), "\ud800", {1, 2}, b"x"])
def test_arguments_that_are_no_json_are_refused_and_leave_nothing(value):
    qmp = ready()
    with pytest.raises(LocalProtocolError, match="arguments of 'x' are no JSON"):
        qmp.command("x", {"value": value})
    assert not qmp.is_busy
    assert qmp.command("y").id == "libvirt-2"


WRONG = {
    "no JSON": b"hello\r\n",
    "JSON, and more": line(event("STOP"))[:-2] + b" x\r\n",
    "no UTF-8": b'{"event": "\xff"}\r\n',
    "UTF-16": '{"event": "STOP"}\n'.encode("utf-16"),
    "NaN": b'{"return": NaN, "id": "libvirt-2"}\r\n',
    "too large a number": b'{"return": 1e999, "id": "libvirt-2"}\r\n',
    "too late a time": b'{"event": "A", "timestamp": {"seconds": 1e999, "microseconds": 0}}\r\n',
    "a number of many digits": b'{"return": ' + b"9" * 10_000 + b', "id": "libvirt-2"}\r\n',
    "deep nesting": b'{"return": ' + b"[" * 200_000 + b"]" * 200_000 + b', "id": "libvirt-2"}\r\n',
    "no object": b"[1]\r\n",
    "an object of nothing": b"{}\r\n",
    "an unknown id": line({"return": {}, "id": "libvirt-9"}),
    "an id that is no text": line({"return": {}, "id": ["libvirt-2"]}),
    "a reply without an id": line({"return": {}}),
    "a second greeting": line(GREETING),
    "an error that is a text": line({"error": "no", "id": "libvirt-2"}),
    "an error without a text": line({"error": {"class": "x"}, "id": "libvirt-2"}),
    "an event without a time": line({"event": "STOP"}),
    "an event whose data is a list": line(event("STOP", [1])),
    "an event without a name": line(event(None)),
}


@pytest.mark.parametrize("data", WRONG.values(), ids=WRONG)
def test_rubbish_ends_the_conversation(data):
    qmp = ready()
    qmp.command("x")
    qmp.receive(data)
    with pytest.raises(RemoteProtocolError):
        events(qmp)
    assert qmp.state is State.CLOSED
    assert qmp.next_event() is None
    with pytest.raises(LocalProtocolError, match="is over"):
        qmp.command("stop")


@pytest.mark.parametrize(
    "data", [line(event("STOP")), line({"return": {}, "id": "libvirt-1"}), b'{"QMP": {}}\n']
)
def test_nothing_but_a_greeting_comes_first(data):
    qmp = Conversation()
    qmp.receive(data)
    with pytest.raises(RemoteProtocolError):
        events(qmp)


def test_an_error_that_answers_nothing():
    qmp = ready()
    qmp.receive(line({"error": {"class": "GenericError", "desc": "x"}}))
    with pytest.raises(RemoteProtocolError):
        events(qmp)


def test_a_qemu_that_refuses_to_negotiate():
    qmp = Conversation()
    qmp.receive(line(GREETING))
    events(qmp)
    command = qmp.negotiate()
    qmp.receive(line({"error": {"class": "GenericError", "desc": "no"}, "id": command.id}))
    with pytest.raises(RemoteProtocolError, match="refuses to negotiate: no"):
        events(qmp)


@pytest.mark.parametrize(("is_asked", "most"), [(True, MOST_REPLY), (False, MOST_UNASKED)])
def test_a_message_without_an_end_is_bounded(is_asked, most):
    qmp = ready()
    if is_asked:
        qmp.command("x")
    chunk = b" " * 65536
    for _ in range(most // len(chunk)):
        qmp.receive(chunk)
        assert qmp.next_event() is None
    qmp.receive(chunk)
    with pytest.raises(RemoteProtocolError, match=f"exceeds buffer size \\({most} bytes\\)"):
        qmp.next_event()


def test_a_message_with_an_end_is_bounded_as_well():
    qmp = ready()
    qmp.receive(b" " * (MOST_UNASKED + 1) + line(event("STOP")))
    with pytest.raises(RemoteProtocolError, match="exceeds buffer size"):
        qmp.next_event()


def test_the_end_between_two_messages():
    qmp = ready()
    qmp.receive(line(event("SHUTDOWN")) + b"\r\n")
    qmp.receive(b"")
    assert [each.name for each in events(qmp)] == ["SHUTDOWN"]
    assert qmp.state is State.CLOSED


def test_the_end_within_a_message():
    qmp = ready()
    qmp.receive(b'{"event"')
    qmp.receive(b"")
    with pytest.raises(RemoteProtocolError, match="cut off"):
        qmp.next_event()
    assert qmp.state is State.CLOSED
