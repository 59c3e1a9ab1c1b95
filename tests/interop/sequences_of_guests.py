"""Random calls on guests that are about neither moments nor parameters.

They are a part of `sequences`: memory, processors, saved images, metadata, what a guest
is told. ``{folder}`` in a path stands for the folder of a run's images.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests import documents

if TYPE_CHECKING:
    from tests.interop.sequences import _Maker

__all__ = ["ACTIONS"]

_IMAGES = ("{folder}/i1", "{folder}/i2", "{folder}/i2")


def _rest(m: _Maker) -> str:
    return documents.domain("a", "11111111-1111-4111-8111-111111111111", memory=65536) if (
        m.rng.random() < 0.5
    ) else m.rng.choice(("<domain", "<domain/>", "<network/>"))  # fmt: skip


def _impact(m: _Maker) -> int:
    return m.flags(1, 2, bad=m.rng.choice((3, 16, 64)), chance=0.08)


def memory(m: _Maker) -> None:
    size = m.rng.choice((1024, 65536, 100000, 131072, 2**40))
    kind = m.rng.randrange(6)
    if kind == 0:
        m.call(m.domain(), "setMemory", size)
    elif kind == 1:
        m.call(m.domain(), "setMemoryFlags", size, m.flags(1, 2, 3, 4, 6, bad=64))
    elif kind == 2:
        m.call(m.domain(), "setMaxMemory", size)
    elif kind == 3:
        m.call(m.domain(), "setMemoryStatsPeriod", m.rng.choice((0, 5, -1)), _impact(m))
    elif kind == 4:
        at, length = m.rng.choice((0, 4096)), m.rng.choice((1, 100))
        m.call(m.running_domain(), "memoryPeek", at, length, m.flags(1, 2, bad=4))
    else:
        m.call(m.domain(), m.rng.choice(("maxMemory", "OSType", "schedulerType")))


def processors(m: _Maker) -> None:
    count, flags = m.rng.choice((0, 1, 2, 3, 4, 5, 99)), m.flags(1, 2, 3, 4, 5, 6, bad=64)
    kind = m.rng.randrange(5)
    if kind == 0:
        m.call(m.domain(), "setVcpus", count)
    elif kind == 1:
        m.call(m.domain(), "setVcpusFlags", count, flags)
    elif kind == 2:
        m.call(m.domain(), "vcpusFlags", flags)
    elif kind == 3:
        m.call(m.domain(), "maxVcpus")
    else:
        m.call(
            m.domain(),
            "pinVcpuFlags",
            m.rng.choice((0, 1, 9)),
            {"tuple": [True, False]},
            _impact(m),
        )


def image(m: _Maker) -> None:
    path = m.rng.choice(_IMAGES)
    kind = m.rng.randrange(9)
    if kind < 2:
        domain = m.running_domain()
        if kind == 0:
            m.call(domain, "save", path)
        else:
            m.call(domain, "saveFlags", path, None, m.flags(bad=m.rng.choice((1, 2, 4, 64))))
        m.stops(domain)
    elif kind < 4:
        m.call("conn", "restore", path)
    elif kind == 4:
        dxml = None if m.rng.random() < 0.6 else _rest(m)
        m.call("conn", "restoreFlags", path, dxml, m.flags(bad=m.rng.choice((1, 2, 4, 64))))
    elif kind == 5:
        m.call("conn", "saveImageGetXMLDesc", path, m.flags(1, bad=64))
    elif kind == 6:
        m.call("conn", "saveImageDefineXML", path, _rest(m), m.flags(2, 4, bad=64))
    elif kind == 7:
        m.call(m.running_domain(), "coreDump", path, m.flags(1, 2, 4, 16, bad=64))
    else:
        how = m.rng.choice((0, 0, 1, 9))
        m.call(m.running_domain(), "coreDumpWithFormat", path, how, m.flags(1, 2, 4, 16, bad=64))


def managed(m: _Maker) -> None:
    kind = m.rng.randrange(4)
    if kind == 0:
        domain = m.running_domain()
        m.call(domain, "managedSave", m.flags(2, 4, bad=m.rng.choice((1, 64))))
        m.stops(domain)
    elif kind == 1:
        m.call(m.domain(), "hasManagedSaveImage", m.flags(bad=1, chance=0.05))
    elif kind == 2:
        m.call(m.domain(), "managedSaveRemove", m.flags(bad=1, chance=0.05))
    else:
        m.call(m.domain(), m.rng.choice(("managedSaveGetXMLDesc", "isActive")), *[])


def metadata(m: _Maker) -> None:
    kind = m.rng.choice((0, 1, 2, 2, 3))
    uri = "http://example.org/app" if kind == 2 or m.rng.random() < 0.1 else None
    if m.rng.random() < 0.5:
        m.call(m.domain(), "metadata", kind, uri, _impact(m))
    else:
        text = m.rng.choice(("a text", "<app x='1'><y/></app>", None, "", "<app", "two\nlines"))
        key = "app" if kind == 2 else None
        m.call(m.domain(), "setMetadata", kind, text, key, uri, _impact(m))


def rename(m: _Maker) -> None:
    """Give a domain the name that it has, that of another or one that none may have.

    No domain gets another name by it: handles are kept by name.
    """
    name = m.rng.choice(("a", "b", "test", "", "x/y", "two\nlines"))
    m.call(m.running_domain(), "rename", name, m.flags(bad=1))


def told(m: _Maker) -> None:
    domain = m.running_domain() if m.rng.random() < 0.8 else m.domain()
    keys = [m.rng.choice((1, 30, 700)) for _ in range(m.rng.choice((1, 2, 17)))]
    calls: tuple[tuple[Any, ...], ...] = (
        ("sendKey", m.rng.choice((0, 1, 99)), 0, keys, len(keys), m.flags(bad=1)),
        ("injectNMI", m.flags(bad=1)),
        ("sendProcessSignal", m.rng.choice((1, 2, -1)), m.rng.choice((1, 9, 99)), m.flags(bad=1)),
        ("setUserPassword", "root", "secret", m.flags(1, bad=2)),
        ("setLifecycleAction", m.rng.randrange(4), m.rng.randrange(7), _impact(m)),
        ("reset", m.flags(bad=1)),
        ("shutdownFlags", m.flags(bad=64)) if m.rng.random() < 0.2 else ("isActive",),
        ("fsFreeze", None, m.flags(bad=1)),
        ("fsFreeze", ["/", "/nosuch"], 0),
        ("fsThaw", m.rng.choice((None, ["/"])), m.flags(bad=1)),
        ("fSTrim", m.rng.choice((None, "/", "/nosuch")), 0, m.flags(bad=1)),
        ("setTime", {"dict": [["seconds", 5], ["nseconds", m.rng.choice((0, 9))]]}, m.flags(bad=8)),
    )
    method, *arguments = m.rng.choice(calls)
    m.call(domain, method, *arguments)
    if method == "shutdownFlags":
        m.stops(domain)


def asked(m: _Maker) -> None:
    domain = m.running_domain() if m.rng.random() < 0.8 else m.domain()
    path = m.rng.choice(("vda", "vdb", "sda", "hda", "nosuch", "/images/vda.img"))
    device = m.rng.choice(("testnet0", "nosuch"))
    calls: tuple[tuple[Any, ...], ...] = (
        ("hostname", m.flags(1, 2, bad=64)),
        ("controlInfo", m.flags(bad=1)),
        ("blockInfo", path, m.flags(bad=1)),
        ("interfaceStats", device),
        ("blockStats", path),
        ("securityLabel",),
        ("securityLabelList",),
        ("messages", m.flags(1, 2, bad=64)),
        ("getTime", m.flags(bad=1)),
        ("setInterfaceParameters", device, {"dict": [["inbound.average", 7]]}, _impact(m)),
        ("setSchedulerParametersFlags", {"dict": [["weight", 70]]}, _impact(m)),
        ("setIOThreadParams", m.rng.choice((1, 4, 9)), {"dict": [["poll_grow", 5]]}, _impact(m)),
    )
    method, *arguments = m.rng.choice(calls)
    m.call(domain, method, *arguments)


ACTIONS = (
    (memory, 4),
    (processors, 4),
    (image, 4),
    (managed, 3),
    (metadata, 4),
    (rename, 1),
    (told, 6),
    (asked, 6),
)
