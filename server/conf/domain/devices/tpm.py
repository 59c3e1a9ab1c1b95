"""Trusted platform modules: ``<tpm>``."""

from __future__ import annotations

from ... import xml
from ...addresses import add_device_info, uuid_text
from ...kinds import choice
from ...refusals import DOMAIN
from ...rules import add, attr, rule, take
from .chardevs import source_parts

__all__ = ["read_tpm"]


def _secret(value: str, element: str, attribute: str) -> str | None:
    if not value:
        return None
    uuid = uuid_text(value)
    if uuid is None:
        raise DOMAIN.internal_error(f"Unable to parse secret uuid '{value}'")
    return xml.format_uuid(uuid)


_MODEL = attr("model", choice("tpm-tis", "tpm-crb", "tpm-spapr", "spapr-tpm-proxy"))
_TYPE = attr("type", choice("passthrough", "emulator", "external"), required=True)
_STATE = "Invalid persistent_state value, either 'yes' or 'no'"
_EMULATOR = (
    attr("version", choice("1.2", "2.0")),
    attr(
        "persistent_state",
        choice("yes", silent=("no",), unknown=_STATE, refuse=DOMAIN.internal_error),
    ),
)
_ENCRYPTION = rule("encryption", attr("secret", _secret))
_BANK_NAMES = ("sha1", "sha256", "sha384", "sha512")


def _banks(source: xml.Source, element: xml.Element) -> xml.Element | None:
    for found in xml.children(source):
        if found.tag not in _BANK_NAMES:
            raise DOMAIN.unsupported(f"Unsupported PCR banks '{found.tag}'")
    return element if element.has_children else None


_BANKS = rule("active_pcr_banks", *(rule(name, keep=True) for name in _BANK_NAMES), finish=_banks)


def read_tpm(source: xml.Source) -> xml.Element:
    element = xml.Element("tpm")
    take(element, source, _MODEL)
    backends = source.findall("backend")
    if not backends:
        raise DOMAIN.xml_error("missing TPM device backend")
    if len(backends) > 1:
        raise DOMAIN.xml_error("only one TPM backend is supported")
    backend = element.add("backend")
    take(backend, backends[0], _TYPE)
    kind = backend.attrs["type"]
    if kind == "passthrough":
        backend.add("device", {"path": backends[0].value("device", "path") or "/dev/tpm0"})
    elif kind == "external":
        _external(backends[0], backend)
    else:
        _emulator(backends[0], backend)
    add_device_info(element, source)
    return element


def _external(source: xml.Source, backend: xml.Element) -> None:
    form = source.value("source", "type")
    if not form:
        raise DOMAIN.xml_error("missing external TPM backend type")
    if form != "unix":
        raise DOMAIN.xml_error("only source type 'unix' is supported for external TPM device")
    for part in source_parts("unix", source):
        part.attrs = {"type": "unix", **part.attrs}
        backend.children.append(part)


def _emulator(source: xml.Source, backend: xml.Element) -> None:
    take(backend, source, *_EMULATOR)
    add(backend, source, _ENCRYPTION, _BANKS)
    if backend.find("active_pcr_banks") is not None and backend.attrs.get("version") != "2.0":
        raise DOMAIN.xml_error("<active_pcr_banks/> requires TPM version '2.0'")
