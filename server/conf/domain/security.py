"""Ids that a guest is mapped to, security labels, wrapped keys and launch security."""

from __future__ import annotations

from .. import xml
from ..kinds import ON_OFF, YES_NO, choice, number
from ..pause import paced
from ..refusals import DOMAIN
from ..rules import add, apply, attr, rule, take, text_rule
from ..values import parse_integer

__all__ = [
    "check_device_labels",
    "read_idmap",
    "read_keywrap",
    "read_launch_security",
    "read_seclabels",
]


def _mapping(source: xml.Source) -> xml.Element:
    attrs = {}
    for name in ("start", "target", "count"):
        number = parse_integer(source.get(name, ""))
        if number is None or not 0 <= number <= 2**32 - 1:
            raise DOMAIN.xml_error("invalid idmap start/target/count settings")
        attrs[name] = str(number)
    return xml.Element(str(source.tag), attrs)


def read_idmap(root: xml.Source) -> xml.Element | None:
    uids = [_mapping(found) for found in root.iterfind("idmap/uid")]
    gids = [_mapping(found) for found in root.iterfind("idmap/gid")]
    for entries in (uids, gids):
        entries.sort(key=lambda entry: int(entry.attrs["start"]))
        if entries and entries[0].attrs["start"] != "0":
            raise DOMAIN.unsupported("You must map the root user of container")
    if bool(uids) != bool(gids):
        raise DOMAIN.unsupported("uid and gid should be mapped both")
    return xml.Element("idmap", children=uids + gids) if uids else None


# -- protection ------------------------------------------------------------------------


def read_seclabels(root: xml.Source) -> tuple[list[xml.Element], frozenset[str | None]]:
    """Read ``<seclabel>``, and the models of labels that relabel nothing.

    A label of type ``default`` is not printed.
    """
    labels: dict[str | None, tuple[xml.Element, bool]] = {}
    for source in root.iterfind("seclabel"):
        model = source.get("model")
        label = _seclabel(source)
        if model in labels:
            named = "(null)" if model is None else model
            raise DOMAIN.xml_detail(f"seclabel for model {named} is already provided")
        labels[model] = label
    if len(labels) > 1 and None in labels:
        raise DOMAIN.xml_error("missing security model when using multiple labels")
    printed = [element for element, _ in labels.values() if "type" in element.attrs]
    return printed, frozenset(model for model, (_, relabels) in labels.items() if not relabels)


def check_device_labels(devices: xml.Element, models: frozenset[str | None]) -> None:
    """Refuse labels of devices with one of ``models``, which relabel nothing."""
    if not models:
        return
    parts = [devices]
    while parts:
        part = parts.pop()
        if part.tag == "seclabel" and part.attrs.get("model") in models:
            raise DOMAIN.unsupported(
                "label overrides require relabeling to be enabled at the domain level"
            )
        if part.has_children:
            parts += paced(part.children)


_TYPE = attr("type", choice("none", "dynamic", "static"))
_MODEL, _RELABEL = attr("model"), attr("relabel", YES_NO)
_BASELABEL = text_rule("baselabel")


def _seclabel(source: xml.Source) -> tuple[xml.Element, bool]:
    """Read a label, and whether it relabels what the guest uses."""
    element = xml.Element("seclabel")
    take(element, source, _TYPE, _MODEL, _RELABEL)
    kind, relabel = element.attrs.get("type"), element.attrs.pop("relabel", None)
    if kind == "dynamic" and relabel == "no":
        raise DOMAIN.unsupported("dynamic label type must use resource relabeling")
    if kind == "none" and relabel == "yes":
        raise DOMAIN.unsupported("resource relabeling is not compatible with 'none' label type")
    label = source.text("label")
    if kind == "static" and not label:
        raise DOMAIN.xml_error("security label is missing")
    relabel = relabel or ("no" if kind in ("static", "none") else "yes")
    if kind in ("dynamic", "static"):
        element.attrs["relabel"] = relabel
    if kind == "static":
        element.add("label", text=label)
    elif kind == "dynamic":
        add(element, source, _BASELABEL)
    return element, relabel == "yes"


_CIPHER = rule(
    "cipher",
    attr("name", choice("aes", "dea"), required=True),
    attr("state", ON_OFF, required=True),
)


def read_keywrap(root: xml.Source) -> xml.Element | None:
    ciphers: dict[str, xml.Element] = {}
    for found in root.iterfind("keywrap/cipher"):
        cipher = apply(_CIPHER, found)
        if cipher is None:
            continue
        name = cipher.attrs["name"]
        if name in ciphers:
            raise DOMAIN.internal_error(
                f"A domain definition can have no more than one cipher node with name {name}"
            )
        ciphers[name] = cipher
    return (
        xml.Element("keywrap", children=[ciphers[n] for n in ("aes", "dea") if n in ciphers])
        if ciphers
        else None
    )


_LAUNCH = attr("type", choice("sev", "s390-pv"), required=True)
_HASHES = attr("kernelHashes", YES_NO)
_SEV = tuple(
    text_rule(tag, number(f"Invalid format for launch security {tag}"))
    for tag in ("cbitpos", "reducedPhysBits")
)
_POLICY = number(
    "failed to get launch security policy", base=16, spell=lambda policy: f"0x{policy:04x}"
)
_SESSION = (text_rule("dhCert"), text_rule("session"))


def read_launch_security(root: xml.Source) -> xml.Element | None:
    source = root.find("launchSecurity")
    if source is None:
        return None
    element = xml.Element("launchSecurity")
    take(element, source, _LAUNCH)
    if element.attrs["type"] != "sev":
        return element
    take(element, source, _HASHES)
    add(element, source, *_SEV)
    element.add("policy", text=_POLICY(source.text("policy"), "policy", ""))
    add(element, source, *_SESSION)
    return element
