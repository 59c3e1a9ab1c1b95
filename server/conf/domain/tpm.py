"""Trusted platform modules: ``<tpm>``."""

from __future__ import annotations

from .. import xml
from ..addresses import device_info, uuid_text
from ..kinds import choice
from ..refusals import DOMAIN, missing_attribute
from .chardevs import source_parts

__all__ = ["read_tpm"]

_PCR_BANKS = ("sha1", "sha256", "sha384", "sha512")


def read_tpm(source: xml.Source) -> xml.Element:
    element = xml.Element("tpm")
    if (model := source.get("model")) is not None:
        printed = choice("tpm-tis", "tpm-crb", "tpm-spapr", "spapr-tpm-proxy", silent=("default",))(
            model, "tpm", "model"
        )
        if printed is not None:
            element.attrs["model"] = printed
    backends = source.findall("backend")
    if not backends:
        raise DOMAIN.xml_error("missing TPM device backend")
    if len(backends) > 1:
        raise DOMAIN.xml_error("only one TPM backend is supported")
    kind = backends[0].get("type")
    if kind is None:
        raise missing_attribute("backend", "type")
    choice("passthrough", "emulator", "external")(kind, "backend", "type")
    backend = element.add("backend", {"type": kind})
    if kind == "passthrough":
        device = backends[0].find("device")
        path = (device.get("path") if device is not None else None) or "/dev/tpm0"
        backend.add("device", {"path": path})
    elif kind == "external":
        origin = backends[0].find("source")
        form = origin.get("type") if origin is not None else None
        if origin is None or form is None:
            raise DOMAIN.xml_error("missing external TPM backend type")
        if form != "unix":
            raise DOMAIN.xml_error("only source type 'unix' is supported for external TPM device")
        for part in source_parts("unix", backends[0]):
            part.attrs = {"type": "unix", **part.attrs}
            backend.children.append(part)
    else:
        _emulator(backends[0], backend)
    element.children += device_info(source)
    return element


def _emulator(source: xml.Source, backend: xml.Element) -> None:
    version = source.get("version")
    if version is not None:
        printed = choice("1.2", "2.0", silent=("default",))(version, "backend", "version")
        if printed is not None:
            backend.attrs["version"] = printed
    state = source.get("persistent_state")
    if state is not None:
        if state not in ("yes", "no"):
            raise DOMAIN.internal_error("Invalid persistent_state value, either 'yes' or 'no'")
        if state == "yes":
            backend.attrs["persistent_state"] = "yes"
    encryption = source.find("encryption")
    secret = encryption.get("secret") if encryption is not None else None
    if secret:
        uuid = uuid_text(secret)
        if uuid is None:
            raise DOMAIN.internal_error(f"Unable to parse secret uuid '{secret}'")
        backend.add("encryption", {"secret": xml.format_uuid(uuid)})
    banks = source.find("active_pcr_banks")
    chosen = [bank for bank in _PCR_BANKS if banks is not None and banks.find(bank) is not None]
    if chosen:
        if backend.attrs.get("version") != "2.0":
            raise DOMAIN.xml_error("<active_pcr_banks/> requires TPM version '2.0'")
        backend.children.append(xml.Element("active_pcr_banks", children=[xml.Element(bank) for bank in chosen]))
