"""Generated codecs against the xdrlib3 interpreter and construct, on three shapes.

A value is the same for all: before anything is measured, its generated objects, the
interpreter's plain value and construct's are checked to give the same bytes, and to be
read from them. construct's declarations are those of `bench.declared`, which know no
offsets; those of `virtrio.protocol.layout`, which do, are slower.
"""

from __future__ import annotations

import gc
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from virtrio.protocol import message, xdr
from virtrio.protocol._generated import remote
from virtrio.protocol.idl.parser import bundled
from virtrio.protocol.interpret import Interpreter

from .declared import Declared, declare
from .rounds import Row, absolute, measured, row

if TYPE_CHECKING:
    from collections.abc import Callable

COUNT = 1_000
PARAMS = 30
ROUNDS = 5
SECONDS = 0.3
TARGETS = {"interpreter": 3.0, "construct": 15.0, "unchecked": None}

REMOTE = Interpreter(bundled("remote"))
RPC = Interpreter(bundled("rpc"))
LOOKUP = 23
CHECKED, UNCHECKED = declare(checked=True), declare(checked=False)


@dataclass(frozen=True, slots=True)
class Work:
    """One piece of work, done in each of the ways.

    ``unchecked`` is construct without limits; all others check them.
    """

    what: str
    generated: Callable[[], Any]
    interpreter: Callable[[], Any]
    construct: Callable[[], Any]
    unchecked: Callable[[], Any]


def checkpoints() -> list[Work]:
    uuid = bytes(range(16))
    names = [f"checkpoint-{number}" for number in range(COUNT)]
    domain = {"name": "a-domain", "uuid": uuid, "id": 7}
    plain = {"checkpoints": [{"name": name, "dom": domain} for name in names], "ret": COUNT}
    dom = remote.RemoteNonnullDomain("a-domain", uuid, 7)
    made = remote.RemoteDomainListAllCheckpointsRet(
        [remote.RemoteNonnullDomainCheckpoint(name, dom) for name in names], COUNT
    )
    return _value(
        f"{COUNT:,} checkpoints",
        "remote_domain_list_all_checkpoints_ret",
        made,
        plain,
        plain,
        "checkpoints",
    )


def stats() -> list[Work]:
    """Return work on virConnectGetAllDomainStats: `PARAMS` parameters for each domain.

    Of ten, four are unsigned long long, and one is of each other type.
    """
    domains = [(f"domain-{n}", n.to_bytes(16), n) for n in range(COUNT)]

    def params(domain: int) -> list[tuple[str, int, Any]]:
        """Return parameters whose names all domains share and whose values differ."""
        values = [
            *(
                (4, 2**40 + domain),
                (4, domain * 4096),
                (2, domain % 8),
                (4, domain << 20),
                (7, f"vd{domain % 26}"),
            ),
            *((4, 2**33 * domain), (3, -domain), (1, 5 - domain), (6, domain & 1), (5, domain / 8)),
        ]
        return [(f"block.{n // 10}.count.of.{n % 10}", *values[n % 10]) for n in range(PARAMS)]

    made = remote.RemoteConnectGetAllDomainStatsRet(
        [
            remote.RemoteDomainStatsRecord(
                remote.RemoteNonnullDomain(*domain),
                [
                    remote.RemoteTypedParam(n, remote.RemoteTypedParamValue(k, v))
                    for n, k, v in params(domain[2])
                ],
            )
            for domain in domains
        ]
    )
    named = [dict(zip(("name", "uuid", "id"), domain, strict=True)) for domain in domains]
    plain = {
        "retStats": [
            {"dom": dom, "params": [{"field": n, "value": (k, v)} for n, k, v in params(dom["id"])]}
            for dom in named
        ]
    }
    built = {
        "retStats": [
            {
                "dom": dom,
                "params": [{"field": n, "type": k, "value": v} for n, k, v in params(dom["id"])],
            }
            for dom in named
        ]
    }
    what = f"{COUNT:,} domains' stats"
    return _value(what, "remote_connect_get_all_domain_stats_ret", made, plain, built, "stats")


def lookup() -> list[Work]:
    """Return work on a call and its reply, whole messages."""
    name, uuid = "a-domain", bytes(range(16))
    args, ret = {"name": name}, {"dom": {"name": name, "uuid": uuid, "id": 7}}
    made_args = remote.RemoteDomainLookupByNameArgs(name)
    made_ret = remote.RemoteDomainLookupByNameRet(remote.RemoteNonnullDomain(name, uuid, 7))
    pack_args, pack_ret = (
        remote.pack_remote_domain_lookup_by_name_args,
        remote.pack_remote_domain_lookup_by_name_ret,
    )
    unpack_args = remote.unpack_remote_domain_lookup_by_name_args
    unpack_ret = remote.unpack_remote_domain_lookup_by_name_ret
    program, version, start = (
        remote.REMOTE_PROGRAM,
        remote.REMOTE_PROTOCOL_VERSION,
        message.HEADER_SIZE,
    )

    def generated() -> tuple[bytes, bytes]:
        return (
            message.build(
                program, version, LOOKUP, message.CALL, 1, message.OK, pack_args, made_args
            ),
            message.build(
                program, version, LOOKUP, message.REPLY, 1, message.OK, pack_ret, made_ret
            ),
        )

    call, reply = generated()

    def header(data: bytes, kind: int) -> dict[str, int]:
        words = (len(data), program, version, LOOKUP, kind, 1, message.OK)
        return dict(
            zip(("length", "prog", "vers", "proc", "type", "serial", "status"), words, strict=True)
        )

    def interpreted(type_name: str, value: object, kind: int) -> bytes:
        payload = REMOTE.pack(type_name, value)
        words = {
            "prog": program,
            "vers": version,
            "proc": LOOKUP,
            "type": kind,
            "serial": 1,
            "status": message.OK,
        }
        packed = RPC.pack("virNetMessageHeader", words)
        return message.LENGTH.pack(4 + len(packed) + len(payload)) + packed + payload

    def interpreter() -> tuple[bytes, bytes]:
        return (
            interpreted("remote_domain_lookup_by_name_args", args, message.CALL),
            interpreted("remote_domain_lookup_by_name_ret", ret, message.REPLY),
        )

    built_call = {"header": header(call, message.CALL), "args": args}
    built_reply = {"header": header(reply, message.REPLY), "ret": ret}

    def unpacked() -> tuple[str, str]:
        message.HEADER.unpack_from(call)
        message.HEADER.unpack_from(reply)
        return xdr.decode(unpack_args, call, start).name, xdr.decode(
            unpack_ret, reply, start
        ).dom.name

    def walked() -> tuple[Any, Any]:
        RPC.unpack_from("virNetMessageHeader", call, 4)
        RPC.unpack_from("virNetMessageHeader", reply, 4)
        first, _ = REMOTE.unpack_from("remote_domain_lookup_by_name_args", call, start)
        second, _ = REMOTE.unpack_from("remote_domain_lookup_by_name_ret", reply, start)
        return first["name"], second["dom"]["name"]  # type: ignore[index, call-overload]

    def parsed(declared: Declared) -> tuple[str, str]:
        return declared.lookup_call.parse(call).args.name, declared.lookup_reply.parse(
            reply
        ).ret.dom.name

    def built(declared: Declared) -> tuple[bytes, bytes]:
        return declared.lookup_call.build(built_call), declared.lookup_reply.build(built_reply)

    assert generated() == interpreter() == built(CHECKED) == built(UNCHECKED)
    assert unpacked() == walked() == parsed(CHECKED) == parsed(UNCHECKED) == (name, name)
    what = "a lookup's call and reply"
    return [
        Work(
            f"decode {what}", unpacked, walked, lambda: parsed(CHECKED), lambda: parsed(UNCHECKED)
        ),
        Work(
            f"encode {what}",
            generated,
            interpreter,
            lambda: built(CHECKED),
            lambda: built(UNCHECKED),
        ),
    ]


def _value(
    what: str, type_name: str, made: Any, plain: Any, built: Any, declared: str
) -> list[Work]:
    """Return work that decodes and that encodes one value.

    ``declared`` is its name among construct's declarations.
    """
    checked, unchecked = (getattr(declarations, declared) for declarations in (CHECKED, UNCHECKED))
    unpack, pack = getattr(remote, f"unpack_{type_name}"), getattr(remote, f"pack_{type_name}")
    data = xdr.encode(pack, made)
    assert xdr.decode(unpack, data) == made
    assert REMOTE.unpack(type_name, data) == plain
    assert REMOTE.pack(type_name, plain) == data
    for declaration in (checked, unchecked):
        assert declaration.build(built) == declaration.build(declaration.parse(data)) == data
    return [
        Work(
            f"decode {what}",
            lambda: xdr.decode(unpack, data),
            lambda: REMOTE.unpack(type_name, data),
            lambda: checked.parse(data),
            lambda: unchecked.parse(data),
        ),
        Work(
            f"encode {what}",
            lambda: xdr.encode(pack, made),
            lambda: REMOTE.pack(type_name, plain),
            lambda: checked.build(built),
            lambda: unchecked.build(built),
        ),
    ]


def per_second(work: Callable[[], object]) -> float:
    """Return repetitions a second of processor time.

    Nothing waits here, and other work on the machine does not count.
    """
    start = time.process_time()
    until, done = start + SECONDS, 0
    while time.process_time() < until:
        work()
        done += 1
    return done / (time.process_time() - start)


def compared() -> tuple[list[Row], str]:
    rows: list[Row] = []
    notes: list[str] = []
    for work in (*checkpoints(), *stats(), *lookup()):
        ways = {name: getattr(work, name) for name in ("generated", *TARGETS)}
        gc.collect()
        gc.freeze()  # or decoding pays for the collector's passes over the values of all ways
        rates = measured(
            {name: (lambda way=way: per_second(way)) for name, way in ways.items()}, ROUNDS
        )
        rows += [
            row(f"{work.what}: generated, to {_NAMES[other]}", target, rates, "generated", other)
            for other, target in TARGETS.items()
        ]
        notes.append(f"{work.what}: {absolute(rates)}")
    return rows, "a second: " + "\n    ".join(notes)


_NAMES = {
    "interpreter": "xdrlib3's interpreter",
    "construct": "construct",
    "unchecked": "construct without limits",
}
