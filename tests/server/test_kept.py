"""What stays in a server as long as a client is connected, and how it is freed."""

from __future__ import annotations

import trio
import trio.testing

from tests.server.raw import OK, P, packed
from tests.server.test_leaving import Turns
from virtrio.protocol._generated import remote
from virtrio.protocol._generated.enums import ErrorDomain, ErrorNumber
from virtrio.server import Driver, EventHub, Family
from virtrio.server.caller import claim

REGISTER = P.REMOTE_PROC_CONNECT_DOMAIN_EVENT_CALLBACK_REGISTER_ANY
DEREGISTER = P.REMOTE_PROC_CONNECT_DOMAIN_EVENT_CALLBACK_DEREGISTER_ANY
OF_DEVICES = P.REMOTE_PROC_CONNECT_NODE_DEVICE_EVENT_REGISTER_ANY
SET_IDENTITY = P.REMOTE_PROC_CONNECT_SET_IDENTITY
FROM_RPC = int(ErrorDomain.VIR_FROM_RPC)
RPC = int(ErrorNumber.VIR_ERR_RPC)
INVALID_ARG = int(ErrorNumber.VIR_ERR_INVALID_ARG)
TOO_LONG = "of 4097 characters is longer than 4096"


class Hub(EventHub):
    """A hub that notes in which turn of the loop registrations end."""

    def __init__(self, turns=None):
        super().__init__([Family.DOMAIN, Family.NODE_DEVICE])
        self.turns = turns
        self.ended = []

    def deregister(self, registration):
        super().deregister(registration)
        if self.turns is not None:
            self.ended.append((self.turns.number, registration.subscriber))


class Eventful(Driver):
    def __init__(self, hub=None):
        self.events = hub or Hub()

    def connect_get_type(self):
        return "EVENTFUL"

    def connect_set_identity(self, params, flags):
        claim(dict(params))


async def register(client, number):
    domain = remote.RemoteNonnullDomain("d", number.to_bytes(16, "big"), -1)
    arguments = packed("connect_domain_event_callback_register_any_args", 0, domain)
    return await client.call(REGISTER, arguments)


async def identify(client, **texts):
    params = [
        remote.RemoteTypedParam(name.replace("_", "-"), remote.RemoteTypedParamValue(7, text))
        for name, text in texts.items()
    ]
    return await client.call(SET_IDENTITY, packed("connect_set_identity_args", params, 0))


async def test_registrations_of_all_clients_are_bounded(serve):
    served = serve(Eventful(), max_kept_bytes=2000)
    one, two = await served.client().open(), await served.client().open()
    replies = [await register(one, 1), await register(two, 1), await register(two, 2)]
    assert [reply.status for reply in replies] == [OK] * 3
    refused = (RPC, FROM_RPC, "too many event callbacks registered by all clients")
    assert (await register(one, 3)).refusal == refused
    assert (await one.call(DEREGISTER, replies[0].payload)).status == OK
    assert (await register(two, 3)).status == OK
    assert (await register(one, 3)).refusal == refused
    await two.aclose()
    await trio.testing.wait_all_tasks_blocked()
    for i in range(3):
        assert (await register(one, i)).status == OK
    await one.aclose()
    await trio.testing.wait_all_tasks_blocked()
    assert served.server._common.kept.taken == 0


async def test_readers_leave_room_for_those_who_write(serve):
    served = serve(Eventful(), max_kept_bytes=100_000)
    reader = await served.client(readonly=True).open()
    number = 0
    while (await register(reader, number)).status == OK:
        number += 1
    writer = await served.client().open()
    for i in range(number // 10):
        assert (await register(writer, i)).status == OK


async def test_names_of_objects_are_bounded(serve):
    client = await serve(Eventful()).client().open()
    arguments = "connect_node_device_event_register_any_args"
    for length, refusal in (
        (4096, None),
        (4097, (INVALID_ARG, FROM_RPC, f"invalid argument: object name {TOO_LONG}")),
    ):
        device = remote.RemoteNonnullNodeDevice("d" * length)
        answer = await client.call(OF_DEVICES, packed(arguments, 0, device))
        assert (None if answer.status == OK else answer.refusal) == refusal


async def test_registrations_of_each_client_end_in_a_turn_of_their_own(serve):
    turns = Turns()
    hub = Hub(turns)
    served = serve(Eventful(hub))
    clients = [await served.client().open() for _ in range(10)]
    for client in clients:
        for number in range(20):
            assert (await register(client, number)).status == OK
    trio.lowlevel.add_instrument(turns)
    for client in clients:
        client.sock.close()
    await trio.testing.wait_all_tasks_blocked()
    trio.lowlevel.remove_instrument(turns)
    assert len(hub.ended) == 200
    assert not hub._registered
    assert len({turn for turn, _ in hub.ended}) == len(set(hub.ended)) == 10


async def test_an_identity_is_kept_up_to_a_length(serve):
    served = serve(Eventful())
    client = await served.client(readonly=True).open()
    (session,) = served.server.sessions()
    assert (await identify(client, user_name="u" * 4096)).status == OK
    assert (await identify(client, group_name="g", user_name="u" * 4097)).refusal == (
        INVALID_ARG,
        FROM_RPC,
        f"invalid argument: user-name {TOO_LONG}",
    )
    assert session.client.caller.claimed == {"user-name": "u" * 4096}


async def test_identities_of_all_clients_are_bounded(serve):
    served = serve(Eventful(), max_kept_bytes=10_000)
    clients = [await served.client().open() for _ in range(3)]
    for client in clients[:2]:
        for _ in range(5):  # each takes the place of the one before
            assert (await identify(client, user_name="u" * 4096)).status == OK
    assert (await identify(clients[2], user_name="u" * 4096)).refusal == (
        RPC,
        FROM_RPC,
        "the identities of all clients are too large",
    )
    assert (await identify(clients[0], user_name="u")).status == OK
    assert (await identify(clients[2], user_name="u" * 4096)).status == OK
    for client in clients:
        await client.aclose()
    await trio.testing.wait_all_tasks_blocked()
    assert served.server._common.kept.taken == 0
