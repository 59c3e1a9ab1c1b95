"""Firmware of guests: chosen by QEMU's descriptions of it, with NVRAM for each guest.

Descriptions are JSON files, by which programs find firmware for a kind of guest. The
first one that fits is taken, in the order of the files' names.
"""

from __future__ import annotations

import fnmatch
import logging
import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ....conf import xml
from ..commandline.boot import nvram_of
from ..disks.images import Inspector
from ..host.firmwares import descriptions
from ..refusals import not_valid, operation_failed, system_error

if TYPE_CHECKING:
    from collections.abc import Callable

    from ....conf.domain.definition import DomainDef
    from ..settings import Settings

__all__ = ["Firmware", "choose", "make_nvram", "nvram_file", "nvram_path", "sought"]

log = logging.getLogger("virtrio.server")


@dataclass(frozen=True, slots=True)
class Firmware:
    """Firmware as a description has it; ``targets`` are architectures and machines."""

    interfaces: frozenset[str]
    kind: str
    path: str
    template: str | None
    format: str
    targets: tuple[tuple[str, tuple[str, ...]], ...]
    features: frozenset[str]

    def suits(self, arch: str, machine: str) -> bool:
        return any(
            arch == known and any(fnmatch.fnmatchcase(machine, pattern) for pattern in patterns)
            for known, patterns in self.targets
        )


def _described() -> list[Firmware]:
    """Return what the descriptions say; those that make no sense are left out."""
    found = []
    for said in descriptions():
        try:
            found.append(_read(said))
        except (LookupError, TypeError, AttributeError) as exc:
            log.warning("a description of firmware is left out: %r", exc)
    return found


def _read(said: dict[str, Any]) -> Firmware:
    mapping = said["mapping"]
    if mapping["device"] == "flash":
        executable, template = mapping["executable"], mapping.get("nvram-template")
        path, format = str(executable["filename"]), str(executable["format"])
    else:
        path, format, template = str(mapping["filename"]), "raw", None
    return Firmware(
        frozenset(map(str, said["interface-types"])),
        str(mapping["device"]),
        path,
        None if template is None else str(template["filename"]),
        format,
        tuple((str(t["architecture"]), tuple(map(str, t["machines"]))) for t in said["targets"]),
        frozenset(map(str, said["features"])),
    )


def nvram_path(name: str, settings: Settings) -> Path:
    """Return where the NVRAM of a guest is, unless its definition says."""
    return settings.places.nvram / f"{name}_VARS.fd"


def nvram_file(definition: DomainDef, settings: Settings) -> str | None:
    """Return the file in which a guest's NVRAM is or would be; None for no file."""
    os_element = definition.tree.find("os")
    if os_element is not None and os_element.attrs.get("firmware") == "efi":
        nvram = os_element.find("nvram")
        if nvram is not None and nvram.text:
            return nvram.text
        return str(nvram_path(definition.name, settings))
    found = nvram_of(definition.tree)
    return None if found is None or found[1] else found[0]


# -- choosing --------------------------------------------------------------------------


def sought(definition: DomainDef) -> str | None:
    """Return the file for which `choose` looks; None for none."""
    os_element = definition.tree.find("os")
    loader = None if os_element is None else os_element.find("loader")
    if os_element is None or loader is None or loader.attrs.get("type") != "pflash":
        return None
    if os_element.attrs.get("firmware") is not None and not loader.text:
        return None
    found = nvram_of(definition.tree)
    return None if found is None else found[0]


def choose(
    definition: DomainDef, settings: Settings, exists: Callable[[str], bool] = os.path.exists
) -> None:
    """Complete loader and NVRAM of a guest that starts.

    ``exists`` says whether there is the file that `sought` returns. Raises
    VIR_ERR_OPERATION_FAILED if no firmware fits, or none is described for a loader
    whose guest needs a template of its NVRAM.
    """
    os_element = definition.tree.find("os")
    assert os_element is not None
    wanted = os_element.attrs.get("firmware")
    loader = os_element.find("loader")
    if wanted is not None and (loader is None or not loader.text):
        found = _fitting(definition, os_element, wanted)
        _use(definition, os_element, found, settings)
    elif loader is not None and loader.attrs.get("type") == "pflash":
        _add_nvram(definition, os_element, loader, settings, exists)


# Bytes of a template; those of distributions have less than a megabyte.
_MOST_NVRAM = 64 * 1024 * 1024
_INTERFACES = {"efi": "uefi", "bios": "bios"}


def _fitting(definition: DomainDef, os_element: xml.Element, wanted: str) -> Firmware:
    kind = os_element.find("type")
    assert kind is not None
    features = definition.tree.find("features")
    smm = None if features is None else features.get("smm", "state")
    asked = {
        feature.attrs["name"]: feature.attrs["enabled"] == "yes"
        for part in os_element.all("firmware")
        for feature in part.children
    }
    loader = os_element.find("loader")
    is_stateless = loader is not None and loader.attrs.get("stateless") == "yes"
    for firmware in _described():
        if _INTERFACES[wanted] not in firmware.interfaces or firmware.format != "raw":
            continue
        if not firmware.suits(kind.attrs["arch"], kind.attrs["machine"]):
            continue
        if any((name in firmware.features) != value for name, value in asked.items()):
            continue
        if is_stateless and firmware.template is not None:
            continue
        if "requires-smm" in firmware.features and smm == "off":
            raise not_valid("domain has SMM turned off but chosen firmware requires it")
        return firmware
    raise operation_failed(f"Unable to find any firmware to satisfy '{wanted}'")


def _use(
    definition: DomainDef, os_element: xml.Element, firmware: Firmware, settings: Settings
) -> None:
    secure = "requires-smm" in firmware.features
    if firmware.kind == "flash":
        attrs = {"readonly": "yes", **({"secure": "yes"} if secure else {}), "type": "pflash"}
    else:
        attrs = {"type": "rom"}
    loader = xml.Element("loader", attrs, firmware.path)
    parts = [loader]
    if firmware.template is not None:
        parts.append(_nvram(os_element.find("nvram"), firmware.template, definition, settings))
    chosen = os_element.twin(attrs={n: v for n, v in os_element.attrs.items() if n != "firmware"})
    _put(definition, chosen, parts)
    if secure:
        features = definition.tree.find("features") or xml.Element("features")
        if features.get("smm", "state") is None:
            smm = xml.Element("smm", {"state": "on"})
            definition.put(features.twin(children=[*features.children, smm]), "features")


def _nvram(
    said: xml.Element | None, template: str | None, definition: DomainDef, settings: Settings
) -> xml.Element:
    """Return the element of the NVRAM, with a path and what it is copied from."""
    attrs = {} if said is None else dict(said.attrs)
    if template is not None and "template" not in attrs:
        attrs["template"] = template
    if said is not None and (said.text or said.find("source") is not None):
        return said.twin(attrs=attrs)
    return xml.Element("nvram", attrs, str(nvram_path(definition.name, settings)))


def _add_nvram(
    definition: DomainDef,
    os_element: xml.Element,
    loader: xml.Element,
    settings: Settings,
    exists: Callable[[str], bool],
) -> None:
    if loader.attrs.get("readonly") != "yes" or loader.attrs.get("stateless") == "yes":
        return
    nvram = os_element.find("nvram")
    template = None if nvram is None else nvram.attrs.get("template")
    file = sought(definition)
    if template is None and (file is None or not exists(file)):
        template = next((f.template for f in _described() if f.path == loader.text), None)
        if template is None:
            raise operation_failed(f"unable to find any master var store for loader: {loader.text}")
    _put(definition, os_element, [loader, _nvram(nvram, template, definition, settings)])


def _put(definition: DomainDef, os_element: xml.Element, parts: list[xml.Element]) -> None:
    """Put loader and NVRAM behind the type, where libvirt prints them.

    What is decided then is no longer asked for.
    """
    kept = [part for part in os_element.children if part.tag not in ("loader", "nvram")]
    at = next(n for n, part in enumerate(kept) if part.tag in ("type", "firmware")) + 1
    if at < len(kept) and kept[at].tag == "firmware":
        at += 1
    attrs = {name: value for name, value in os_element.attrs.items() if name != "firmware"}
    made = os_element.twin(attrs=attrs, children=[*kept[:at], *parts, *kept[at:]])
    definition.put(made, "os")


# -- NVRAM -----------------------------------------------------------------------------


def make_nvram(root: xml.Element, settings: Settings, *, reset: bool = False) -> None:
    """Copy the NVRAM of a guest from its template, unless it is there.

    It belongs to QEMU's user alone. Raises VIR_ERR_SYSTEM_ERROR if it cannot be made;
    nothing half is left then.
    """
    nvram = nvram_of(root)
    if nvram is None or nvram[1]:
        return
    path = Path(nvram[0])
    if path.parent != settings.places.nvram:
        Inspector(None, settings.places.protected).check_outside(str(path))
    if path.exists() and not reset:
        return
    identity = settings.identity
    template = (root.find("os") or root).get("nvram", "template")
    if template is None:
        raise operation_failed(f"unable to find any master var store for loader: {path}")
    try:
        data = _template(template)
    except OSError as exc:
        raise system_error(f"Failed to open file '{template}'", exc) from exc
    made = path.with_name(f".{path.name}.new")
    try:
        with open(made, "wb", opener=_private) as target:
            target.write(data)
            if identity is not None:
                os.fchown(target.fileno(), identity.uid, identity.gid)
            target.flush()
            os.fsync(target.fileno())
        os.rename(made, path)
    except OSError as exc:
        made.unlink(missing_ok=True)
        raise system_error(f"Failed to create file '{path}'", exc) from exc


def _template(path: str) -> bytes:
    """Return what is in a template: not a pipe's or device's data without an end."""
    flags = os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK | os.O_NOCTTY
    with open(os.open(path, flags), "rb") as file:
        status = os.fstat(file.fileno())
        if not stat.S_ISREG(status.st_mode) or status.st_size > _MOST_NVRAM:
            raise operation_failed(f"'{path}' is no template of NVRAM")
        return file.read(_MOST_NVRAM)


def _private(path: str, flags: int) -> int:
    return os.open(path, flags | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
