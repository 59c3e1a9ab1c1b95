"""Who the guest may be: ids it is mapped to, security labels, wrapped keys and launch security."""

from __future__ import annotations

from .. import xml
from ..kinds import ON_OFF, YES_NO, choice
from ..refusals import DOMAIN, missing_attribute
from ..rules import apply, attr, rule
from ..values import parse_integer

__all__ = ["read_idmap", "read_keywrap", "read_launch_security", "read_seclabels"]


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


# -- protection --------------------------------------------------------------------------------------------------------------


def read_seclabels(root: xml.Source) -> list[xml.Element]:
    elements = []
    models: set[str] = set()
    for source in root.iterfind("seclabel"):
        element = _seclabel(source)
        if element is None:
            continue
        model = element.attrs.get("model")
        if model is not None:
            if model in models:
                raise DOMAIN.xml_detail(f"seclabel for model {model} is already provided")
            models.add(model)
        elements.append(element)
    if len(elements) > 1 and any("model" not in element.attrs for element in elements):
        raise DOMAIN.xml_error("missing security model when using multiple labels")
    return elements


def _seclabel(source: xml.Source) -> xml.Element | None:
    kind = source.get("type")
    if kind is not None:
        kind = choice("none", "dynamic", "static", silent=("default",))(kind, "seclabel", "type")
    model = source.get("model")
    relabel = source.get("relabel")
    if relabel is not None:
        relabel = YES_NO(relabel, "seclabel", "relabel")
    if kind == "dynamic" and relabel == "no":
        raise DOMAIN.unsupported("dynamic label type must use resource relabeling")
    if kind == "none" and relabel == "yes":
        raise DOMAIN.unsupported("resource relabeling is not compatible with 'none' label type")
    label = source.find("label")
    text = xml.string(label) if label is not None else ""
    if kind == "static" and not text:
        raise DOMAIN.xml_error("security label is missing")
    if kind is None:
        return None
    attrs = {"type": kind}
    if model is not None:
        attrs["model"] = model
    if kind == "none":
        return xml.Element("seclabel", attrs)
    attrs["relabel"] = relabel or ("yes" if kind == "dynamic" else "no")
    element = xml.Element("seclabel", attrs)
    if kind == "static":
        element.add("label", text=text)
    else:
        base = source.find("baselabel")
        if base is not None and xml.string(base):
            element.add("baselabel", text=xml.string(base))
    return element


_CIPHER = rule("cipher", attr("name", choice("aes", "dea"), required=True), attr("state", ON_OFF, required=True))


def read_keywrap(root: xml.Source) -> xml.Element | None:
    ciphers: dict[str, xml.Element] = {}
    for found in root.iterfind("keywrap/cipher"):
        cipher = apply(_CIPHER, found)
        if cipher is None:
            continue
        name = cipher.attrs["name"]
        if name in ciphers:
            raise DOMAIN.internal_error(f"A domain definition can have no more than one cipher node with name {name}")
        ciphers[name] = cipher
    return xml.Element("keywrap", children=[ciphers[n] for n in ("aes", "dea") if n in ciphers]) if ciphers else None


def read_launch_security(root: xml.Source) -> xml.Element | None:
    source = root.find("launchSecurity")
    if source is None:
        return None
    kind = source.get("type")
    if kind is None:
        raise missing_attribute("launchSecurity", "type")
    choice("sev", "s390-pv")(kind, "launchSecurity", "type")
    element = xml.Element("launchSecurity", {"type": kind})
    if kind != "sev":
        return element
    if (hashes := source.get("kernelHashes")) is not None:
        element.attrs["kernelHashes"] = YES_NO(hashes, "launchSecurity", "kernelHashes") or ""
    for tag in ("cbitpos", "reducedPhysBits"):
        found = source.find(tag)
        if found is not None and (text := xml.string(found)):
            number = parse_integer(text)
            if number is None or number < 0:
                raise DOMAIN.xml_error(f"Invalid format for launch security {tag}")
            element.add(tag, text=str(number))
    policy = source.find("policy")
    number = parse_integer(xml.string(policy), 16) if policy is not None else None
    if number is None or number < 0:
        raise DOMAIN.xml_error("failed to get launch security policy")
    element.add("policy", text=f"0x{number:04x}")
    for tag in ("dhCert", "session"):
        found = source.find(tag)
        if found is not None and xml.string(found):
            element.add(tag, text=xml.string(found))
    return element
