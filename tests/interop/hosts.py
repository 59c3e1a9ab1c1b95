"""Seeded calls about a connection, its host, and what a guest is asked and told."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

from tests import documents
from tests.interop import cpu_models

if TYPE_CHECKING:
    from collections.abc import Iterator

    Call = tuple[str, str, list[Any]]

UUIDS = {
    "one": "11111111-1111-4111-8111-111111111111",
    "two": "22222222-2222-4222-8222-222222222222",
}
_ARCHES = ("x86_64", "i686", "ppc64", "aarch64", "s390x", "alpha", "nosuch", "")
_PLACES = ("/", "/boot", "/nosuch", "", "/boot/")


def _guest(rng: random.Random, name: str) -> str:
    return documents.domain(
        name,
        UUIDS[name],
        memory=4096,
        vcpus=rng.choice((1, 2, 4)),
        behind=f"<iothreads>{rng.choice((1, 2))}</iothreads>" if rng.random() < 0.5 else "",
        devices=documents.disk("vda") + "<memballoon model='virtio'/>",
    )


def _dict(**items: Any) -> dict[str, Any]:
    return {"dict": [[name.replace("-", "_"), value] for name, value in items.items()]}


def _flags(rng: random.Random, *useful: int) -> int:
    return rng.choice((0, 0, 0, *useful, *useful, rng.choice((4, 16, 2**30))))


def _iothread_parameters(rng: random.Random) -> dict[str, Any]:
    names = ["poll_max_ns", "poll_grow", "poll_shrink", "thread_pool_min", "nosuch"]
    chosen = rng.sample(names[: rng.choice((3, 3, 3, 3, 5))], rng.choice((1, 1, 2, 3)))
    return {"dict": [[name, rng.choice((0, 1, 32768, 2**30))] for name in chosen]}


def _on_connection(rng: random.Random) -> list[tuple[str, list[Any]]]:
    hosts, flags = next(cpu_models.documents(rng.randrange(10**6), 1))
    return [
        ("getType", []),
        ("getVersion", []),
        ("getMaxVcpus", [rng.choice(("test", "nosuch", None))]),
        ("getInfo", []),
        ("getCapabilities", []),
        ("getSysinfo", [_flags(rng)]),
        ("getSecurityModel", []),
        ("getFreeMemory", []),
        ("getCellsFreeMemory", [rng.choice((-1, 0, 0, 1, 2)), rng.choice((1, 2, 5))]),
        ("getCPUMap", [_flags(rng)]),
        ("getCPUStats", [rng.choice((-1, 0, 99)), _flags(rng)]),
        ("getMemoryStats", [-1, 0]),
        ("getCPUModelNames", [rng.choice(_ARCHES), _flags(rng)]),
        ("baselineCPU", [hosts, rng.choice((flags, flags, 2, 4))]),
        ("compareCPU", [hosts[0], _flags(rng)]),
        ("baselineHypervisorCPU", [None, None, None, None, hosts, 0]),
        ("isAlive", []),
        ("isSecure", []),
        ("isEncrypted", []),
        ("setIdentity", [_dict(**{rng.choice(("user-name", "nosuch")).replace("-", "_"): "me"})]),
        ("getAllDomainStats", [rng.choice((0, 1, 256, 257, 2)), _flags(rng, 1, 2)]),
        ("allocPages", [_dict(), 0, 1, 0]),
    ]


def _on_guest(rng: random.Random) -> list[tuple[str, list[Any]]]:
    number = rng.choice((0, 1, 1, 2, 2, 9))
    return [
        ("addIOThread", [number, _flags(rng, 1, 2)]),
        ("delIOThread", [number, _flags(rng, 1, 2)]),
        ("ioThreadInfo", [_flags(rng, 1, 2)]),
        *[("setIOThreadParams", [number, _iothread_parameters(rng), _flags(rng, 1)])] * 4,
        ("messages", [_flags(rng, 1, 2, 3)]),
        ("securityLabel", []),
        ("securityLabelList", []),
        ("hostname", [_flags(rng)]),
        ("getTime", [_flags(rng)]),
        ("setTime", [_dict(seconds=rng.choice((0, 5, 20000, 40000)), nseconds=1), _flags(rng, 1)]),
        ("controlInfo", [_flags(rng)]),
        ("fsFreeze", [rng.sample(_PLACES, rng.choice((0, 1, 2))) or None, _flags(rng)]),
        ("fsThaw", [rng.sample(_PLACES, rng.choice((0, 1, 2))) or None, _flags(rng)]),
        ("fSTrim", [rng.choice((None, *_PLACES)), 0, _flags(rng)]),
        ("fsInfo", [_flags(rng)]),
        ("diskErrors", [_flags(rng)]),
        ("memoryStats", []),
        ("getCPUStats", [True, _flags(rng)]),
        ("OSType", []),
        ("injectNMI", [_flags(rng)]),
        ("sendKey", [rng.choice((*range(10), 99)), 0, [1, rng.randrange(600)], 2, _flags(rng)]),
        ("sendProcessSignal", [rng.choice((1, 1, 2)), rng.choice((1, 15, 99)), _flags(rng)]),
        ("setUserPassword", ["root", "secret", _flags(rng, 1)]),
        ("memoryPeek", [rng.choice((0, 7, 300)), 16, rng.choice((1, 2, 0, 3))]),
        ("blockInfo", [rng.choice(("vda", "vdz", "/images/vda.img")), _flags(rng)]),
        ("startDirtyRateCalc", [1, 0]),
        ("screenshot", [{"handle": "stream"}, rng.choice((0, 3)), _flags(rng)]),
        ("openGraphics", [0, 1, 0]),
        ("authorizedSSHKeysGet", ["root", 0]),
        ("guestInfo", [0, 0]),
    ]


def calls(seed: int, count: int) -> Iterator[dict[str, Any]]:
    """Yield calls on a connection and on three domains, of which some run."""
    rng = random.Random(seed)

    def call(on: str, method: str, args: list[Any], save: str | None = None) -> dict[str, Any]:
        request = {"op": "call", "on": on, "method": method, "args": args}
        return request if save is None else request | {"save": save}

    yield call("conn", "lookupByName", ["test"], "test")
    for name in UUIDS:
        yield call("conn", "defineXML", [_guest(rng, name)], name)
    for _ in range(count):
        if rng.random() < 0.3:
            method, args = rng.choice(_on_connection(rng))
            yield call("conn", method, args)
            continue
        domain = rng.choice(("test", *UUIDS))
        if rng.random() < 0.1:
            yield call(domain, rng.choice(("create", "destroy", "suspend", "resume")), [])
            continue
        method, args = rng.choice(_on_guest(rng))
        if method == "screenshot":
            yield call("conn", "newStream", [], "stream")
            yield call(domain, method, args)
            # so that nothing of the picture comes into the next stream
            yield call("stream", "abort", [])
            continue
        yield call(domain, method, args)
    yield call("conn", "getAllDomainStats", [0, 0])
