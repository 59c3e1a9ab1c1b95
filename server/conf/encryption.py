"""Encryption of images, logins for storage, and the secrets of both."""

from __future__ import annotations

from . import xml
from .addresses import uuid_text
from .kinds import UNSIGNED, choice
from .refusals import NOBODY, STORAGE
from .rules import attr, take

__all__ = ["auth", "encryption", "secret"]


def secret(source: xml.Source) -> xml.Element:
    """Read ``<secret>``, which names a secret by UUID or by usage."""
    uuid, usage = source.get("uuid"), source.get("usage")
    attrs = {}
    if (kind := source.get("type")) is not None:
        attrs["type"] = kind
    if uuid is None and usage is None:
        raise NOBODY.xml_error("missing secret uuid or usage attribute")
    if uuid is not None and usage is not None:
        raise NOBODY.xml_error("either secret uuid or usage expected")
    if uuid is not None:
        parsed = uuid_text(uuid)
        if parsed is None:
            raise NOBODY.xml_error(f"invalid secret uuid '{uuid}'")
        attrs["uuid"] = xml.format_uuid(parsed)
    else:
        attrs["usage"] = usage or ""
    return xml.Element("secret", attrs)


_AUTH_TYPE = choice(
    "chap",
    "ceph",
    silent=("none", ""),
    unknown="unknown auth type '%s'",
    refuse=STORAGE.unsupported,
)


def auth(source: xml.Source) -> xml.Element:
    """Read ``<auth>``."""
    username, kind = source.own("username"), source.own("type")
    if username is None:
        raise STORAGE.xml_error("missing username for auth")
    element = xml.Element("auth")
    if kind is not None and (kind := _AUTH_TYPE(kind, "auth", "type")) is not None:
        element.attrs["type"] = kind
    element.attrs["username"] = username
    found = source.find("secret")
    if found is None:
        raise STORAGE.xml_error("Missing <secret> element in auth")
    element.children.append(secret(found))
    return element


_FORMATS = ("default", "qcow", "luks", "luks2")
_ENGINE = attr("engine", choice("qemu", "librbd"))


def encryption(source: xml.Source) -> xml.Element:
    """Read ``<encryption>``."""
    format = source.own("format")
    if format is None:
        raise STORAGE.xml_error("unknown volume encryption format")
    if format not in _FORMATS:
        raise STORAGE.unsupported(f"unknown volume encryption format type {format}")
    element = xml.Element("encryption", {"format": format}, is_open=True)
    take(element, source, _ENGINE)
    for found in source.iterfind("secret"):
        kind = found.own("type")
        if kind is None:
            raise STORAGE.xml_error("unknown volume encryption secret type")
        if kind != "passphrase":
            raise STORAGE.unsupported(f"unknown volume encryption secret type {kind}")
        part = secret(found)
        part.attrs["type"] = kind
        element.children.append(part)
    if format == "luks":  # for others, libvirt reads no more
        element.children += _cipher(source)
    return element


_CIPHER = (attr("size", UNSIGNED, required=True), attr("mode"), attr("hash"))
_HASH = attr("hash")


def _cipher(source: xml.Source) -> list[xml.Element]:
    """Read ``<cipher>`` and ``<ivgen>``, which has none without the other."""
    cipher, ivgen = source.find("cipher"), source.find("ivgen")
    found = []
    if cipher is not None:
        name = cipher.get("name")
        if name is None:
            raise STORAGE.xml_error("cipher info missing 'name' attribute")
        found.append(xml.Element("cipher", {"name": name}))
        take(found[0], cipher, *_CIPHER)
    if ivgen is not None:
        if not found:
            raise STORAGE.xml_error("ivgen element found, but cipher is missing")
        name = ivgen.get("name")
        if name is None:
            raise STORAGE.xml_error("missing ivgen info name string")
        found.append(xml.Element("ivgen", {"name": name}))
        take(found[1], ivgen, _HASH)
    return found
