"""Facts about one emulator, in a form that can be kept in a file."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any

from ....conf.domain.hardware.machines import MachineFacts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["Acceleration", "CpuModel", "Emulator", "MachineType"]

# QEMU's names of architectures that libvirt names otherwise.
_ARCHES = {"i386": "i686"}


@dataclass(frozen=True, slots=True)
class MachineType:
    """Machine type: its name, and what libvirt tells of it."""

    name: str
    alias: str | None
    max_cpus: int
    is_default: bool
    is_deprecated: bool
    cpu: str

    @classmethod
    def read(cls, said: Mapping[str, Any], arch: str) -> MachineType:
        alias = said.get("alias")
        return cls(
            str(said["name"]),
            None if alias is None else str(alias),
            int(said["cpu-max"]),
            bool(said.get("is-default", False)),
            bool(said.get("deprecated", False)),
            str(said.get("default-cpu-type", "")).removesuffix(f"-{arch}-cpu"),
        )


@dataclass(frozen=True, slots=True)
class CpuModel:
    """Model of CPU; ``missing`` are features of it that guests would not get.

    It is None where QEMU does not say.
    """

    name: str
    missing: tuple[str, ...] | None
    is_deprecated: bool

    @classmethod
    def read(cls, said: Mapping[str, Any]) -> CpuModel:
        missing = said.get("unavailable-features")
        return cls(
            str(said["name"]),
            None if missing is None else tuple(str(each) for each in missing),
            bool(said.get("deprecated", False)),
        )


@dataclass(frozen=True, slots=True)
class Acceleration:
    """CPUs of guests, with software emulation or with KVM.

    The richest CPU has ``features`` by QEMU's names, a vendor as CPUID tells it,
    family, number and stepping; ``known`` are all features that QEMU has a name for.
    ``hyperv`` are enlightenments that guests can have.
    """

    models: tuple[CpuModel, ...]
    features: tuple[str, ...]
    known: tuple[str, ...]
    vendor: str
    family: int
    number: int
    stepping: int
    hyperv: tuple[str, ...]

    @classmethod
    def read(cls, models: Iterable[Mapping[str, Any]], richest: Mapping[str, Any]) -> Acceleration:
        """Read replies to query-cpu-definitions and query-cpu-model-expansion."""
        properties = richest["model"]["props"]
        return cls(
            tuple(CpuModel.read(each) for each in models),
            tuple(sorted(name for name, value in properties.items() if value is True)),
            tuple(sorted(n for n, value in properties.items() if isinstance(value, bool))),
            str(properties.get("vendor", "")),
            int(properties.get("family", 0)),
            int(properties.get("model", 0)),
            int(properties.get("stepping", 0)),
            tuple(name for name in _HYPERV if _is_offered(properties.get(f"hv-{name}"))),
        )


# Enlightenments in libvirt's order, by the names of their properties.
_HYPERV = (
    *("relaxed", "vapic", "spinlocks", "vpindex", "runtime", "synic", "stimer", "reset"),
    *("vendor-id", "frequencies", "reenlightenment", "tlbflush", "ipi", "evmcs", "avic"),
    *("emsr-bitmap", "xmm-input"),
)


def _is_offered(value: Any) -> bool:
    """Return whether a property is one to set, or one that is on."""
    return value if isinstance(value, bool) else value is not None


@dataclass(frozen=True, slots=True)
class Emulator:
    """Emulator that was asked: its version, and what guests of it can be.

    ``arch`` is libvirt's name of the architecture. ``types`` are names of devices,
    backends and other objects, ``displays`` those of ways to show a guest, ``tpms``
    those of backends of a TPM. ``accelerations`` has ``qemu`` and, where it works,
    ``kvm``.
    """

    path: str
    version: tuple[int, int, int]
    arch: str
    commands: frozenset[str]
    types: frozenset[str]
    displays: tuple[str, ...]
    tpms: tuple[str, ...]
    machines: tuple[MachineType, ...]
    accelerations: Mapping[str, Acceleration]
    facts: MachineFacts

    def at(self, path: str) -> Emulator:
        """Return the same emulator as another path names it."""
        if path == self.path:
            return self
        return replace(self, path=path, facts=replace(self.facts, emulator=path))

    @property
    def number(self) -> int:
        """Version as libvirt's one number."""
        major, minor, micro = self.version
        return major * 1_000_000 + minor * 1_000 + micro

    @property
    def default_machine(self) -> MachineType:
        return next(machine for machine in self.machines if machine.is_default)

    def machine(self, name: str) -> MachineType | None:
        """Return the machine type with a name or an alias."""
        return next((each for each in self.machines if name in (each.name, each.alias)), None)

    @classmethod
    def of(
        cls,
        path: str,
        version: tuple[int, int, int],
        target: str,
        *,
        commands: Iterable[str],
        types: Iterable[str],
        displays: Iterable[str],
        tpms: Iterable[str],
        machines: Iterable[MachineType],
        accelerations: Mapping[str, Acceleration],
    ) -> Emulator:
        """Make a record; ``target`` is QEMU's name of the architecture.

        Raises ValueError if it has no machine for guests.
        """
        known = tuple(machines)
        default = next((each for each in known if each.is_default), None)
        if default is None:
            raise ValueError("no machine is the default")
        names = {each.name: each.name for each in known}
        names |= {each.alias: each.name for each in known if each.alias is not None}
        facts = MachineFacts(
            emulator=path,
            machines=names,
            default_machine=default.name,
            max_cpus={each.name: each.max_cpus for each in known},
            cpu=default.cpu,
            has_kvm="kvm" in accelerations,
        )
        return cls(
            path,
            version,
            _ARCHES.get(target, target),
            frozenset(commands),
            frozenset(types),
            tuple(displays),
            tuple(tpms),
            known,
            dict(accelerations),
            facts,
        )

    def record(self) -> dict[str, Any]:
        """Return what `read` reads."""
        said = asdict(self)
        del said["facts"]
        for name in ("commands", "types"):
            said[name] = sorted(said[name])
        return said

    @classmethod
    def read(cls, said: Mapping[str, Any]) -> Emulator:
        """Read a record. Raises LookupError, TypeError or ValueError for another's."""
        accelerations = {}
        for name, each in said["accelerations"].items():
            models = [
                CpuModel(
                    str(model["name"]),
                    None if model["missing"] is None else tuple(model["missing"]),
                    bool(model["is_deprecated"]),
                )
                for model in each["models"]
            ]
            rest = {**each, "models": tuple(models)}
            rest |= {key: tuple(each[key]) for key in ("features", "known", "hyperv")}
            accelerations[str(name)] = Acceleration(**rest)
        major, minor, micro = said["version"]
        return cls.of(
            str(said["path"]),
            (int(major), int(minor), int(micro)),
            str(said["arch"]),
            commands=said["commands"],
            types=said["types"],
            displays=said["displays"],
            tpms=said["tpms"],
            machines=[MachineType(**each) for each in said["machines"]],
            accelerations=accelerations,
        )
