"""The processor that the proxy runs on: beside a client that calls in sequence."""

from __future__ import annotations

import os
import socket
import time

import pytest

from tests.fuzz.packets import REMOTE
from tests.peers.spying import accept, listening, receive, spying
from virtrio.protocol.message import CALL, HEADER, OK, REPLY
from virtrio.server.net import tcp, unix
from virtrio.traffic.place import Place, one_at_a_time, processor

ALL = os.sched_getaffinity(0)
QUESTION = HEADER.pack(36, REMOTE, 1, 23, CALL, 1, OK) + bytes(8)
ANSWER = HEADER.pack(40, REMOTE, 1, 23, REPLY, 1, OK) + bytes(12)


@pytest.mark.parametrize(
    ("pieces", "expected"),
    [
        ([], True),
        ([(True, QUESTION), (False, ANSWER), (True, QUESTION)], True),
        ([(False, ANSWER), (True, QUESTION)], True),
        ([(True, QUESTION), (True, QUESTION)], False),
        ([(True, QUESTION * 2), (False, ANSWER)], False),
        ([(True, QUESTION), (False, ANSWER * 2)], False),
        ([(True, QUESTION[:30]), (False, ANSWER)], False),
        ([(True, b"GET / HTTP/1.0")], False),
    ],
)
def test_one_at_a_time(pieces, expected):
    assert one_at_a_time(pieces) is expected


def test_a_place_is_given_up_again():
    place = Place()
    number = min(ALL)
    try:
        place.beside(number)
        assert os.sched_getaffinity(0) == {number}
        place.beside(max(ALL) + 1)  # not one of the allowed processors
        assert os.sched_getaffinity(0) == ALL
        place.beside(number)
        place.beside(None)
        assert os.sched_getaffinity(0) == ALL
    finally:
        os.sched_setaffinity(0, ALL)


@pytest.mark.parametrize("number", sorted(ALL)[:2])
def test_the_processor_of_a_client(number):
    ours, theirs = socket.socketpair()
    with ours, theirs, socket.create_server(("127.0.0.1", 0)) as listener:
        try:
            os.sched_setaffinity(0, {number})
            assert processor(unix.endpoint(ours)) == number
            with (
                socket.create_connection(listener.getsockname()) as client,
                listener.accept()[0] as server,
            ):
                client.sendall(b"x")
                assert server.recv(1) == b"x"
                assert processor(tcp.endpoint(server)) == number
        finally:
            os.sched_setaffinity(0, ALL)


def calls(client, server, seconds, at_once=1):
    until = time.perf_counter() + seconds
    while time.perf_counter() < until:
        client.sendall(QUESTION * at_once)
        receive(server, len(QUESTION) * at_once)
        server.sendall(ANSWER * at_once)
        receive(client, len(ANSWER) * at_once)


@pytest.mark.skipif(len(ALL) < 2, reason="needs two processors")
def test_it_follows_a_client():
    with (
        listening() as (uri, listener),
        spying(uri, "--quiet") as spy,
        spy.connect() as client,
        accept(listener) as server,
    ):
        try:
            for number in (*sorted(ALL)[:2], min(ALL)):
                os.sched_setaffinity(0, {number})
                calls(client, server, 0.3)
                assert os.sched_getaffinity(spy.process.pid) == {number}
            calls(client, server, 0.3, at_once=4)
            assert os.sched_getaffinity(spy.process.pid) == ALL
        finally:
            os.sched_setaffinity(0, ALL)
        assert spy.stop() == 0
