"""Storage sources: what ``<source>``, ``<backingStore>``, ``<auth>`` and ``<encryption>`` of a disk say."""

from __future__ import annotations

from .. import xml
from ..addresses import pci_address, uuid_text
from ..kinds import YES_NO, choice, unsigned
from ..refusals import DOMAIN, NOBODY, STORAGE, missing_attribute
from ..rules import apply, attr, rule, text_rule
from ..values import parse_integer, words

__all__ = [
    "FORMATS",
    "PROTOCOLS",
    "SECRET_TYPES",
    "STORAGE_TYPES",
    "auth",
    "backing_store",
    "check_auth",
    "device_seclabels",
    "encryption",
    "is_empty",
    "path_of",
    "reconnect",
    "source_element",
]

STORAGE_TYPES = ("file", "block", "dir", "network", "volume", "nvme", "vhostuser")
FORMATS = words("none raw dir bochs cloop dmg iso vpc vdi fat vhd ploop cow qcow qcow2 qed vmdk")
PROTOCOLS = words("nbd rbd sheepdog gluster iscsi http https ftp ftps tftp ssh vxhs nfs")
_PORTS = {
    "nbd": 10809,
    "sheepdog": 7000,
    "gluster": 24007,
    "iscsi": 3260,
    "http": 80,
    "https": 443,
    "ftp": 21,
    "ftps": 990,
    "tftp": 69,
    "ssh": 22,
    "vxhs": 9999,
}
SECRET_TYPES = ("none", "volume", "ceph", "iscsi", "tls", "vtpm")
_TRANSPORTS = ("tcp", "unix", "rdma")


# -- secrets -----------------------------------------------------------------------------------------------------------------


def secret(source: xml.Source) -> xml.Element:
    """``<secret>``: by UUID or by usage."""
    uuid, usage = source.get("uuid"), source.get("usage")
    attrs = {}
    if (kind := source.get("type")) is not None:
        attrs["type"] = kind
    if not uuid and not usage:
        raise NOBODY.xml_error("missing secret uuid or usage attribute")
    if uuid and usage:
        raise NOBODY.xml_error("either secret uuid or usage expected")
    if uuid:
        parsed = uuid_text(uuid)
        if parsed is None:
            raise NOBODY.xml_error(f"invalid secret uuid '{uuid}'")
        attrs["uuid"] = xml.format_uuid(parsed)
    else:
        attrs["usage"] = usage or ""
    return xml.Element("secret", attrs)


def auth(source: xml.Source) -> xml.Element:
    username = source.get("username")
    if not username:
        raise STORAGE.xml_error("missing username for auth")
    element = xml.Element("auth", {"username": username})
    kind = source.get("type")
    if kind is not None:
        if kind not in ("none", "chap", "ceph"):
            raise STORAGE.unsupported(f"unknown auth type '{kind}'")
        if kind != "none":
            element.attrs = {"type": kind, **element.attrs}
    found = source.find("secret")
    if found is None:
        raise STORAGE.xml_error("Missing <secret> element in auth")
    element.children.append(secret(found))
    return element


_CIPHER = rule("cipher", attr("name"), attr("size"), attr("mode"), attr("hash"))
_IVGEN = rule("ivgen", attr("name"), attr("hash"))


def encryption(source: xml.Source) -> xml.Element:
    form = source.get("format")
    if form is None:
        raise STORAGE.xml_error("unknown volume encryption format")
    if form not in ("default", "qcow", "luks", "luks2"):
        detail = f"unknown volume encryption format type {form}"
        raise STORAGE.unsupported(detail)
    element = xml.Element("encryption", {"format": form}, is_open=True)
    if (engine := source.get("engine")) is not None:
        element.attrs["engine"] = choice("qemu", "librbd")(engine, "encryption", "engine") or ""
    for found in source.iterfind("secret"):
        kind = found.get("type")
        if kind is None:
            raise STORAGE.xml_error("unknown volume encryption secret type")
        if kind != "passphrase":
            detail = f"unknown volume encryption secret type {kind}"
            raise STORAGE.unsupported(detail)
        element.children.append(secret(found))
    if source.find("cipher") is not None:
        raise DOMAIN.unsupported("supplying <cipher> for domain disk definition is unnecessary")
    return element


# -- sources -----------------------------------------------------------------------------------------------------------------


def _host(source: xml.Source, protocol: str) -> xml.Element:
    name, port, socket = source.get("name"), source.get("port"), source.get("socket")
    transport = source.get("transport")
    if transport is not None and transport not in _TRANSPORTS:
        raise DOMAIN.unsupported(f"unknown protocol transport type '{transport}'")
    if transport == "unix" and not socket:
        raise DOMAIN.xml_error("missing socket for unix transport")
    if transport != "unix" and socket:
        raise DOMAIN.xml_error(f"transport '{transport or '(null)'}' does not support socket attribute")
    if transport == "unix":
        return xml.Element("host", {"transport": "unix", "socket": socket or ""})
    if not name:
        raise DOMAIN.xml_error("missing name for host")
    attrs = {"name": name}
    number = parse_integer(port) if port is not None else None
    if port is not None and (number is None or not 0 <= number <= 2**32 - 1):
        detail = f"failed to parse port number '{port}'"
        raise NOBODY.invalid_argument(detail)
    number = number or _PORTS.get(protocol, 0)
    if number:
        attrs["port"] = str(number)
    if transport not in (None, "tcp"):
        attrs["transport"] = transport or ""
    return xml.Element("host", attrs)


_IDENTITY = rule("identity", attr("user"), attr("group"))
_SSL = rule("ssl", attr("verify", YES_NO))


def _positive(value: str, element: str, attribute: str) -> str | None:
    number = parse_integer(value)
    if number is None or number < 0:
        raise DOMAIN.xml_error("invalid readahead size or timeout")
    return str(number) if number else None


_READAHEAD = rule("readahead", attr("size", _positive))
_TIMEOUT = rule("timeout", attr("seconds", _positive))


def _cookies(source: xml.Source) -> xml.Element | None:
    found = []
    for cookie in source.iterfind("cookie"):
        name, value = cookie.get("name"), xml.string(cookie)
        if not name:
            raise DOMAIN.xml_error("missing cookie name")
        if not value:
            raise DOMAIN.xml_error(f"missing value for cookie '{name}'")
        found.append(xml.Element("cookie", {"name": name}, value))
    if not found:
        return None
    return xml.Element("cookies", children=found).only_when(xml.SECURE)


def _network(source: xml.Source, element: xml.Element) -> None:
    protocol = source.get("protocol")
    if protocol is None:
        raise missing_attribute("source", "protocol")
    choice(*PROTOCOLS)(protocol, "source", "protocol")
    tls = source.get("tls")
    if tls is not None:
        tls = YES_NO(tls, "source", "tls")
    name = source.get("name")
    if name is None and protocol != "nbd":
        raise DOMAIN.xml_error("missing name for disk source")
    if protocol in ("gluster", "rbd") and name is not None:
        pool, _, image = name.partition("/")
        if not pool or not image:
            raise DOMAIN.xml_error(f"can't split path '{name}' into pool name and image name")
    if protocol == "iscsi" and name is not None and "/" not in name:
        name += "/0"
    attrs = {"protocol": protocol}
    if name:
        attrs["name"] = name
    if protocol in ("http", "https") and (query := source.get("query")) is not None:
        attrs["query"] = query
    if tls is not None:
        attrs["tls"] = tls
    if (hostname := source.get("tlsHostname")) is not None:
        attrs["tlsHostname"] = hostname
    element.attrs |= attrs
    element.children += [_host(host, protocol) for host in source.iterfind("host")]
    for tag, key in (("snapshot", "name"), ("config", "file")):
        found = source.find(tag)
        if found is not None and found.get(key):
            element.add(tag, {key: found.get(key) or ""})
    if protocol == "iscsi" and (iqn := source.find("initiator/iqn")) is not None and iqn.get("name"):
        element.add("initiator").add("iqn", {"name": iqn.get("name") or ""})
    if protocol == "nfs" and (identity := source.find("identity")) is not None:
        printed = apply(_IDENTITY, identity)
        if printed is not None:
            element.children.append(printed)
    if protocol in ("https", "ftps") and (ssl := source.find("ssl")) is not None:
        printed = apply(_SSL, ssl)
        if printed is not None:
            element.children.append(printed)
    if protocol in ("http", "https") and (cookies := source.find("cookies")) is not None:
        printed = _cookies(cookies)
        if printed is not None:
            element.children.append(printed)
    for how in (_READAHEAD, _TIMEOUT):
        if (found := source.find(how.tag)) is not None and (printed := apply(how, found)) is not None:
            element.children.append(printed)


def _volume(source: xml.Source, element: xml.Element) -> None:
    pool, volume, mode = source.get("pool"), source.get("volume"), source.get("mode")
    if not pool and not volume:
        return
    if not pool or not volume:
        raise DOMAIN.xml_error("'pool' and 'volume' must be specified together for 'pool' type source")
    element.attrs |= {"pool": pool, "volume": volume}
    if mode is not None:
        known = choice("host", "direct", unknown="unknown source mode '%s' for volume type disk")
        element.attrs["mode"] = known(mode, "source", "mode") or ""


def _nvme(source: xml.Source, element: xml.Element) -> None:
    kind = source.get("type")
    if kind is None:
        raise DOMAIN.xml_error("missing 'type' attribute to disk source")
    if kind != "pci":
        raise DOMAIN.xml_error(f"unsupported source type '{kind}'")
    address = source.find("address")
    if address is None:
        raise DOMAIN.xml_error("NVMe disk source is missing address")
    managed = source.get("managed", "yes")
    namespace = source.get("namespace")
    if namespace is None:
        raise DOMAIN.xml_error("missing 'namespace' attribute to disk source")
    number = parse_integer(namespace)
    if number is None or not 0 <= number <= 2**64 - 1:
        raise DOMAIN.xml_error(f"malformed namespace '{namespace}'")
    if number == 0:
        raise DOMAIN.unsupported("NVMe namespace can't be zero")
    element.attrs |= {
        "type": "pci",
        "managed": YES_NO(managed, "source", "managed") or "yes",
        "namespace": str(number),
    }
    element.add("address", pci_address(address))


_RECONNECT = rule("reconnect", attr("enabled", YES_NO), attr("timeout", unsigned()))


def reconnect(source: xml.Source) -> list[xml.Element]:
    """Whether to connect again to a socket that was closed, and after how many seconds."""
    found = source.find("reconnect")
    if found is None:
        return []
    printed = apply(_RECONNECT, found)
    if printed is None or "enabled" not in printed.attrs:
        return []
    if printed.attrs["enabled"] == "no":
        printed.attrs.pop("timeout", None)
    elif "timeout" not in printed.attrs:
        raise missing_attribute("reconnect", "timeout")
    return [printed]


def _vhostuser(source: xml.Source, element: xml.Element) -> None:
    kind, path = source.get("type"), source.get("path")
    if kind is None:
        raise DOMAIN.xml_error("missing 'type' attribute for vhostuser disk source")
    if kind != "unix":
        raise DOMAIN.xml_error("invalid 'type' attribute for vhostuser disk source")
    if path is None:
        raise DOMAIN.xml_error("missing 'path' attribute for vhostuser disk source")
    element.attrs |= {"type": "unix", "path": path}
    element.children += reconnect(source)


_SECLABEL = rule(
    "seclabel",
    attr("model"),
    attr("labelskip", choice("yes", silent=("no",))),
    attr("relabel", YES_NO),
    text_rule("label"),
    many=True,
)


def device_seclabels(source: xml.Source) -> list[xml.Element]:
    """Labels of one image or socket. ``labelskip`` is libvirt's own note and not taken from a document."""
    printed: list[xml.Element] = []
    models: set[str] = set()
    for found in source.iterfind("seclabel"):
        element = apply(_SECLABEL, found)
        if element is None:
            continue
        if element.attrs.pop("labelskip", None) is not None:
            continue
        model = element.attrs.get("model")
        if model is not None:
            if model in models:
                detail = f"seclabel for model {model} is already provided"
                raise DOMAIN.xml_detail(detail)
            models.add(model)
        printed.append(element)
    return printed


_RESERVATIONS = rule(
    "reservations",
    attr("managed", YES_NO, required=True),
    rule("source", attr("type"), attr("path"), attr("mode")),
)


def _slice(source: xml.Source) -> xml.Element:
    attrs = {"type": "storage"}
    for name in ("offset", "size"):
        text = source.get(name)
        if text is None:
            raise DOMAIN.xml_error("missing offset or size attribute of slice")
        number = parse_integer(text)
        if number is None or number < 0:
            raise DOMAIN.xml_error(f"malformed value '{text}' of '{name}' attribute of slice")
        attrs[name] = str(number)
    return xml.Element("slice", attrs)


_FILE_ATTRIBUTE = {"file": "file", "block": "dev", "dir": "dir"}


def source_element(kind: str, source: xml.Source | None, *, policy: str | None = None) -> xml.Element:
    """``<source>`` of a disk or of a layer below it."""
    element = xml.Element("source")
    if source is None:
        return element
    if kind in _FILE_ATTRIBUTE:
        if path := source.get(_FILE_ATTRIBUTE[kind]):
            element.attrs[_FILE_ATTRIBUTE[kind]] = path
    elif kind == "network":
        _network(source, element)
    elif kind == "volume":
        _volume(source, element)
    elif kind == "nvme":
        _nvme(source, element)
    elif kind == "vhostuser":
        _vhostuser(source, element)
    if policy is not None and kind != "network":
        element.attrs["startupPolicy"] = policy
    if kind != "network":
        element.children += device_seclabels(source)
    part = next((part for part in source.findall("slices/slice") if part.get("type") == "storage"), None)
    if part is not None:
        element.add("slices").children.append(_slice(part))
    if (found := source.find("auth")) is not None:
        element.children.append(auth(found))
    if (found := source.find("encryption")) is not None:
        element.children.append(encryption(found))
    if (found := source.find("reservations")) is not None and (printed := apply(_RESERVATIONS, found)) is not None:
        element.children.append(printed)
    return element


def check_auth(origin: xml.Element, auth: xml.Element) -> None:
    """The kind of secret against the protocol, for the two protocols that libvirt looks at."""
    protocol = origin.attrs.get("protocol", "")
    wanted = {"rbd": "ceph", "iscsi": "iscsi"}.get(protocol)
    kind = auth.get("secret", "type")
    if protocol == "nbd":
        raise DOMAIN.unsupported(f"authentication is not supported for protocol '{protocol}'")
    if wanted is not None and kind not in SECRET_TYPES:
        raise DOMAIN.unsupported(f"unknown secret type '{kind if kind is not None else '<null>'}'")
    if wanted is not None and kind != wanted:
        raise DOMAIN.unsupported(f"invalid secret type '{kind}'")


def path_of(kind: str, element: xml.Element) -> str:
    """What libvirt calls the path of a source: within its pool, if it is in one."""
    attrs = element.attrs
    if kind in _FILE_ATTRIBUTE:
        return attrs.get(_FILE_ATTRIBUTE[kind], "")
    if kind == "volume" and "pool" in attrs:
        return f"pool = '{attrs['pool']}', volume = '{attrs['volume']}'"
    if kind == "network":
        name = attrs.get("name", "")
        return name.partition("/")[2] if attrs.get("protocol") in ("rbd", "gluster") else name
    return ""


def is_empty(kind: str, element: xml.Element) -> bool:
    """virStorageSourceIsEmpty: a drive without a medium."""
    attrs = element.attrs
    if kind in _FILE_ATTRIBUTE:
        return _FILE_ATTRIBUTE[kind] not in attrs
    if kind == "network":
        return "protocol" not in attrs
    if kind == "volume":
        return "pool" not in attrs
    return "type" not in attrs


def backing_store(found: xml.Source) -> xml.Element:
    """``<backingStore>`` and what is below it; an empty one says that nothing is below."""
    kind = found.get("type")
    if kind is None:
        return xml.Element("backingStore")
    if kind not in STORAGE_TYPES:
        raise DOMAIN.xml_error(f"unknown storage source type '{kind}'")
    form = found.find("format")
    name = form.get("type") if form is not None else None
    if not name:
        raise DOMAIN.xml_error("missing disk backing store format")
    if name not in FORMATS or name == "none":
        raise DOMAIN.xml_error(f"unknown storage source format '{name}'")
    source = found.find("source")
    if source is None:
        raise DOMAIN.xml_error("missing disk backing store source")
    element = xml.Element("backingStore", {"type": kind})
    element.add("format", {"type": name})
    origin = source_element(kind, source)
    if origin.attrs or origin.children:
        element.children.append(origin)
    if (below := found.find("backingStore")) is not None:
        element.children.append(backing_store(below))
    return element
