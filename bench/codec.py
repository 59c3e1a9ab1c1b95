"""The generated codec against the xdrlib3 interpreter, on the reply that lists 1,000 checkpoints."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from virtrio.protocol import xdr
from virtrio.protocol._generated import remote
from virtrio.protocol.idl.parser import bundled
from virtrio.protocol.interpret import Interpreter

if TYPE_CHECKING:
    from collections.abc import Callable

TYPE = "remote_domain_list_all_checkpoints_ret"
COUNT = 1_000
SECONDS = 0.4


def reply() -> tuple[object, object, bytes]:
    """The same reply as a generated object, as the interpreter's plain value, and packed."""
    uuid = bytes(range(16))
    names = [f"checkpoint-{number}" for number in range(COUNT)]
    generated = remote.RemoteDomainListAllCheckpointsRet(
        [remote.RemoteNonnullDomainCheckpoint(name, remote.RemoteNonnullDomain("a-domain", uuid, 7)) for name in names],
        COUNT,
    )
    domain = {"name": "a-domain", "uuid": uuid, "id": 7}
    plain = {"checkpoints": [{"name": name, "dom": domain} for name in names], "ret": COUNT}
    return generated, plain, xdr.encode(remote.pack_remote_domain_list_all_checkpoints_ret, generated)


def per_second(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    until, done = start + SECONDS, 0
    while time.perf_counter() < until:
        work()
        done += 1
    return done / (time.perf_counter() - start)


def subjects() -> dict[str, Callable[[], float]]:
    generated, plain, packed = reply()
    interpreter = Interpreter(bundled("remote"))
    unpack, pack = (
        remote.unpack_remote_domain_list_all_checkpoints_ret,
        remote.pack_remote_domain_list_all_checkpoints_ret,
    )
    assert interpreter.pack(TYPE, plain) == packed
    assert xdr.decode(unpack, packed) == generated
    return {
        "decode, generated": lambda: per_second(lambda: xdr.decode(unpack, packed)),
        "decode, interpreter": lambda: per_second(lambda: interpreter.unpack(TYPE, packed)),
        "encode, generated": lambda: per_second(lambda: xdr.encode(pack, generated)),
        "encode, interpreter": lambda: per_second(lambda: interpreter.pack(TYPE, plain)),
    }
