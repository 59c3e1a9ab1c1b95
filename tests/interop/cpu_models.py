"""CPU models and features, as libvirtd's answers tell of them.

`python -m tests.interop.cpu_models record` asks a libvirtd of its own and writes
`server/conf/cpu/x86.json` and `ppc64.json`, and baselines that `tests/server/conf/cpu/`
has; `test_cpu_models.py` compares with such answers. Names of features are QEMU's and
some more, of which libvirt knows some. All else follows from virConnectBaselineCPU:

* the features of a model, from an expanded baseline of it alone,
* the order of all features, from one model with all of them,
* the features that a model had once, which a baseline disables,
* whether a model is chosen for a guest: a baseline of it alone names it,
* its vendor, from the error about another one.

Family and number of the CPUs of a model, and whether it is chosen for a host, are facts
of the map that is installed with libvirt.
"""

from __future__ import annotations

import json
import random
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lxml import etree

import virtrio
import virtrio.blocking
from tests import peers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["FOLDER", "RECORDED", "answer", "documents", "host", "ppc64", "x86"]

FOLDER = Path(__file__).parents[2] / "server/conf/cpu"
RECORDED = Path(__file__).parents[1] / "server/conf/cpu/baselines.jsonl"
EXPAND = 1  # VIR_CONNECT_BASELINE_CPU_EXPAND_FEATURES
# Features of Intel's and AMD's manuals that QEMU does not name so.
OTHER_FEATURES = ["cmt", "cvt16", "mbm_local", "mbm_total", "ospke", "osxsave", "pconfig"]
# Makers whose names libvirt might know.
MAKERS = ["Intel", "AMD", "Hygon", "Centaur", "Zhaoxin", "VIA", "IBM", "Freescale", "Motorola"]
FIRST = "486"


def host(model: str, arch: str = "x86_64", features: Iterable[str] = (), vendor: str = "") -> str:
    """Return the document of a host's CPU."""
    listed = "".join(f"<feature name='{name}'/>" for name in features)
    said = f"<vendor>{vendor}</vendor>" if vendor else ""
    return f"<cpu><arch>{arch}</arch><model>{model}</model>{said}{listed}</cpu>"


class _Asked:
    """A connection whose baselines are looked into."""

    def __init__(self, conn: Any) -> None:
        self._conn = conn

    def names(self, arch: str) -> list[str]:
        found: list[str] = self._conn.get_cpu_model_names(arch, 0)
        return found

    def cpu(self, *documents: str, flags: int = 0) -> etree._Element:
        return etree.fromstring(self._conn.baseline_cpu(list(documents), flags))

    def features(self, *documents: str, policy: str = "require", flags: int = 0) -> list[str]:
        found = self.cpu(*documents, flags=flags).iterfind("feature")
        return [each.get("name", "") for each in found if each.get("policy") == policy]

    def refusal(self, *documents: str) -> str:
        """Return the text of the refusal, "" if there is none."""
        try:
            self._conn.baseline_cpu(list(documents), 0)
        except virtrio.LibvirtError as error:
            return error.message or ""
        return ""


def _qemus_features() -> set[str]:
    """Return QEMU's names of features, with either kind of dash."""
    done = subprocess.run(
        ["qemu-system-x86_64", "-cpu", "help"], check=True, capture_output=True, text=True
    )
    found = done.stdout.partition("Recognized CPUID flags:")[2].split()
    return {*found, *(name.replace("-", "_") for name in found)}


def _vendors(asked: _Asked, arch: str, model: str) -> list[str]:
    """Return the makers that are known: another is refused as unknown."""
    return [
        maker
        for maker in MAKERS
        if "Unknown CPU vendor" not in asked.refusal(host(model, arch, vendor=maker))
    ]


def _vendor(asked: _Asked, arch: str, first: str, model: str, vendors: list[str]) -> str | None:
    """Return a model's vendor, which an error about another one names."""
    pattern = f"CPU vendor (.+) of model {re.escape(model)} differs"
    for vendor in vendors:
        refusal = asked.refusal(host(first, arch), host(model, arch, vendor=vendor))
        if match := re.search(pattern, refusal):
            return match[1]
    return None


def _mapped(model: str) -> dict[str, Any]:
    """Return the signatures of a model, and whether it is no host's."""
    found = etree.parse(f"/usr/share/libvirt/cpu_map/x86_{model}.xml").find("model")
    assert found is not None
    signatures = [f"{each.get('family')}/{each.get('model')}" for each in found.iter("signature")]
    about: dict[str, Any] = {"signatures": " ".join(signatures)} if signatures else {}
    decode = found.find("decode")
    if decode is not None and decode.get("host") == "off":
        about["host"] = False
    return about


def _order(asked: _Asked, known: list[str], of_models: dict[str, set[str]]) -> list[str]:
    """Return the features in libvirt's order, which a baseline with all of them has.

    It lacks those of its model, which models without them place. What all models have
    comes first: no baseline ever lists that.
    """
    order = asked.features(host(FIRST, features=known))
    for name in sorted(of_models[FIRST]):
        without = next((model for model, has in of_models.items() if name not in has), None)
        listed = [] if without is None else asked.features(host(without, features=known))
        behind = listed[listed.index(name) + 1 :] if name in listed else order
        order.insert(next(order.index(each) for each in behind if each in order), name)
    assert sorted(order) == known, set(known) ^ set(order)
    return order


def x86(conn: Any) -> dict[str, Any]:
    """Return what a libvirtd knows of x86 CPUs."""
    asked = _Asked(conn)
    models = asked.names("x86_64")
    assert models == asked.names("i686")
    of_models = {name: set(asked.features(host(name), flags=EXPAND)) for name in models}
    chosen = {name: asked.cpu(host(name)).findtext("model") for name in models}
    removed = {name: asked.features(host(name), policy="disable") for name in models}
    wanted = _qemus_features().union(OTHER_FEATURES, *of_models.values(), *removed.values())
    known = [name for name in sorted(wanted) if not asked.refusal(host(FIRST, features=[name]))]
    order = _order(asked, known, of_models)
    vendors = _vendors(asked, "x86_64", FIRST)
    described = {}
    for name in models:
        about: dict[str, Any] = {}
        vendor = _vendor(asked, "x86_64", FIRST, name, vendors)
        if vendor is not None:
            about["vendor"] = vendor
        if chosen[name] != name:
            about["guest"] = False
        elif removed[name]:
            about["removed"] = " ".join(removed[name])
        about |= _mapped(name)
        about["features"] = " ".join(each for each in order if each in of_models[name])
        described[name] = about
    return {"vendors": vendors, "features": order, "models": described}


def ppc64(conn: Any) -> dict[str, Any]:
    """Return what a libvirtd knows of PowerPC CPUs, which have no features."""
    asked = _Asked(conn)
    models = asked.names("ppc64")
    assert models == asked.names("ppc64le")
    vendors = _vendors(asked, "ppc64", models[0])
    of_models = {name: _vendor(asked, "ppc64", name, name, vendors) for name in models}
    assert None not in of_models.values()
    return {"vendors": vendors, "models": of_models}


# -- baselines -------------------------------------------------------------------------

_ARCHES = ("x86_64",) * 20 + ("i686", "ppc64", "ppc64le", "aarch64", "s390x", "alpha", "nosuch")
_NUMBERS = ("1", "0", "-1", "4294967296", " 5", "5 ", "", "x", "0x10", "+3")
_NUMBERED = (
    "<microcode version='{}'/>",
    "<signature family='{}' model='1' stepping='2'/>",
    "<signature family='6' model='{}' stepping='2'/>",
    "<counter name='tsc' frequency='{}'/>",
    "<counter name='other' frequency='{}'/>",
    "<topology sockets='{}' cores='1' threads='1'/>",
    "<topology sockets='1' dies='{}' cores='1' threads='1'/>",
    "<cache level='{}' mode='emulate'/>",
    "<maxphysaddr mode='emulate' bits='{}'/>",
)
_PARTS = (
    "<arch/>",
    "<arch> x86_64</arch>",
    "<model/>",
    "<vendor>intel</vendor>",
    "<microcode/>",
    "<signature family='6' model='1'/>",
    "<counter name='tsc'/>",
    "<counter name='tsc' frequency='1' scaling='yes'/>",
    "<counter name='tsc' frequency='1' scaling='on'/>",
    "<topology sockets='1' cores='2'/>",
    "<cache mode='x'/>",
    "<cache mode='disable'/><cache mode='disable'/>",
    "<cache level='3' mode='passthrough'/>",
    "<maxphysaddr/>",
    "<feature/>",
    "<feature name=''/>",
    "<feature name='svm' policy='disable'/>",
    "<feature name='nosuch'/>",
    "<x:feature xmlns:x='u' name='svm'/>",
    "<feature xmlns:x='u' x:name='vmx'/>",
    *(part.format(number) for part in _NUMBERED for number in _NUMBERS),
)
_ATTRIBUTES = (
    *[""] * 30,
    " mode='custom'",
    " migratable='on'",
    " migratable='x'",
    " match='x'",
    " xmlns='u'",
)


def documents(seed: int, count: int) -> Iterator[tuple[list[str], int]]:
    """Yield documents of hosts, for one call each, and the flags of the call."""
    rng = random.Random(seed)
    known = json.loads((FOLDER / "x86.json").read_text())
    others = json.loads((FOLDER / "ppc64.json").read_text())["models"]

    def made() -> str:
        arch = rng.choice(_ARCHES)
        model = rng.choice([*others] if arch.startswith("ppc") else [*known["models"], "nosuch"])
        features = rng.sample(known["features"], rng.choice((0, 0, 1, 2, 5, 20, 100)))
        vendor = rng.choice(("",) * 12 + ("Intel", "AMD", "IBM", "nosuch"))
        return host(model, arch, features, vendor)

    for _ in range(count):
        if rng.random() < 0.8:
            yield [made() for _ in range(rng.choice((1, 1, 2, 2, 3, 5)))], rng.choice((0, 0, 1))
            continue
        parts = ["<arch>x86_64</arch>", "<model>Haswell</model>"][: rng.choice((2, 2, 2, 2, 1))]
        parts += rng.sample(_PARTS, rng.choice((1, 1, 2, 3)))
        rng.shuffle(parts)
        yield [f"<cpu{rng.choice(_ATTRIBUTES)}>{''.join(parts)}</cpu>"], 0


_BY_HAND = [
    "",
    "<",
    "<cpu/>",
    "<nosuch/>",
    "<x:cpu xmlns:x='u'><arch>x86_64</arch><model>486</model></x:cpu>",
    "<cpu><arch>x86_64</arch></cpu>",
    "<cpu><arch>x86_64</arch><feature name='svm'/></cpu>",
]


def answer(conn: Any, hosts: list[str], flags: int) -> str | list[int | str | None]:
    """Return a server's baseline, or code, domain and text of its refusal."""
    try:
        found: str = conn.baseline_cpu(hosts, flags)
    except virtrio.LibvirtError as error:
        return [int(error.code), int(error.domain), error.message]
    return found


def main() -> None:
    if sys.argv[1:] != ["record"]:
        sys.exit("usage: python -m tests.interop.cpu_models record")
    with peers.libvirtd() as daemon, virtrio.blocking.connect(daemon.uri(), timeout=60) as conn:
        for name, ask in {"x86": x86, "ppc64": ppc64}.items():
            text = json.dumps(ask(conn), indent=1)
            (FOLDER / f"{name}.json").write_text(text + "\n")
        calls = [*(([text], 0) for text in _BY_HAND), *documents(1, 150)]
        lines = [json.dumps([*call, answer(conn, *call)]) for call in calls]
        RECORDED.write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
