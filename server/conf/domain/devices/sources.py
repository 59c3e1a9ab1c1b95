"""Sources of disks: ``<source>``, ``<backingStore>``, ``<auth>``, ``<encryption>``."""

from __future__ import annotations

from functools import partial

from ... import xml
from ...addresses import pci_address
from ...encryption import auth
from ...encryption import encryption as read_encryption
from ...kinds import YES_NO, Filled, choice, number, some, unsigned
from ...refusals import DOMAIN, NOBODY, STORAGE, missing_attribute
from ...rules import Attr, Rule, add, apply, attr, reader, rule, take, text_rule
from ...values import parse_integer, scaled, words

__all__ = [
    "FORMATS",
    "HOST_PORT",
    "PROTOCOLS",
    "SECRET_TYPES",
    "STORAGE_TYPES",
    "add_initiator",
    "backing_store",
    "check_auth",
    "check_backing_stores",
    "device_seclabels",
    "encryption",
    "is_empty",
    "max_size",
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
_WITHOUT_SECRETS = words("nbd sheepdog gluster tftp vxhs nfs")
_TRANSPORTS = ("tcp", "unix", "rdma")


def encryption(source: xml.Source) -> xml.Element:
    """Read ``<encryption>`` of a disk, whose image says which cipher it has."""
    element = read_encryption(source)
    if element.find("cipher") is not None:
        raise DOMAIN.unsupported("supplying <cipher> for domain disk definition is unnecessary")
    return element


# -- sources ---------------------------------------------------------------------------


HOST_PORT = attr(
    "port",
    number(
        "failed to parse port number '%s'",
        refuse=NOBODY.invalid_argument,
        maximum=2**32 - 1,
        zero=False,
    ),
)
_MOST_PORT = 65535


def _host(source: xml.Source, protocol: str) -> xml.Element:
    transport, socket = source.get("transport"), source.get("socket")
    if transport not in (None, *_TRANSPORTS):
        raise DOMAIN.unsupported(f"unknown protocol transport type '{transport}'")
    if transport == "unix":
        if socket is None:
            raise DOMAIN.xml_error("missing socket for unix transport")
        return xml.Element("host", {"transport": "unix", "socket": socket})
    if socket is not None:
        raise DOMAIN.xml_error(
            f"transport '{transport or '(null)'}' does not support socket attribute"
        )
    name = source.get("name")
    if name is None:
        raise DOMAIN.xml_error("missing name for host")
    element = xml.Element("host", {"name": name})
    take(element, source, HOST_PORT)
    if int(element.attrs.get("port", 0)) > _MOST_PORT:
        raise NOBODY.invalid_argument(f"port '{source.get('port')}' out of range")
    if transport == "rdma":
        element.attrs["transport"] = transport
    elif "port" not in element.attrs and protocol in _PORTS:
        element.attrs["port"] = str(_PORTS[protocol])
    return element


_IN_NO_COOKIE = frozenset(map(chr, range(33)))
_IN_NO_NAME = _IN_NO_COOKIE | frozenset('"(),/:;<=>?@[\\]{}')
_IN_NO_VALUE = _IN_NO_COOKIE | frozenset('",;\\')


def _check_cookies(cookies: list[xml.Element]) -> None:
    """Check names and values, which RFC 6265 restricts; a value may be in quotes."""
    seen: set[str] = set()
    for cookie in cookies:
        name, value = cookie.attrs["name"], cookie.text or ""
        if not _IN_NO_NAME.isdisjoint(name):
            raise STORAGE.xml_error(f"cookie name '{name}' contains invalid characters")
        if value[0] == value[-1] == '"':
            value = value[1:-1]
        if not _IN_NO_VALUE.isdisjoint(value):
            raise STORAGE.xml_error(f"value of cookie '{name}' contains invalid characters")
        if name in seen:
            raise STORAGE.xml_error(f"duplicate cookie '{name}'")
        seen.add(name)


def _cookies(source: xml.Source) -> xml.Element | None:
    found = []
    for cookie in source.iterfind("cookie"):
        name, value = cookie.get("name"), xml.string(cookie)
        if not name:
            raise DOMAIN.xml_error("missing cookie name")
        if not value:
            raise DOMAIN.xml_error(f"missing value for cookie '{name}'")
        found.append(xml.Element("cookie", {"name": name}, value))
    _check_cookies(found)
    return xml.Element("cookies", children=found).only_when(xml.SECURE) if found else None


def add_initiator(element: xml.Element, source: xml.Source) -> None:
    """Append ``<initiator>``, the name under which iSCSI is used."""
    iqn = source.find("initiator/iqn")
    if iqn is not None and (name := iqn.get("name")):
        element.add("initiator").add("iqn", {"name": name})


_PROTOCOL = attr("protocol", choice(*PROTOCOLS), required=True)
_QUERY, _TLS, _TLS_HOSTNAME = attr("query"), attr("tls", YES_NO), attr("tlsHostname")
_SNAPSHOT, _CONFIG = rule("snapshot", attr("name", some)), rule("config", attr("file", some))
_SSL, _COOKIES = rule("ssl", attr("verify", YES_NO)), reader("cookies", _cookies)
_AMOUNT = Filled(number("invalid readahead size or timeout", zero=False))
_PATIENCE = (
    rule("readahead", attr("size", _AMOUNT)),
    rule("timeout", attr("seconds", _AMOUNT)),
)
# Further elements in sources of some protocols.
_OF_PROTOCOL: dict[str, tuple[Rule, ...]] = {
    "nfs": (rule("identity", attr("user"), attr("group")),),
    "https": (_SSL, _COOKIES, *_PATIENCE),
    "ftps": (_SSL, *_PATIENCE),
    "http": (_COOKIES, *_PATIENCE),
    "ftp": _PATIENCE,
}


def _network_name(name: str | None, protocol: str) -> str | None:
    if name is None:
        if protocol != "nbd":
            raise DOMAIN.xml_error("missing name for disk source")
        return None
    if protocol in ("gluster", "rbd"):
        pool, slash, _ = name.partition("/")
        if not pool or not slash:
            raise DOMAIN.xml_error(f"can't split path '{name}' into pool name and image name")
    return f"{name}/0" if protocol == "iscsi" and "/" not in name else name


def _network(source: xml.Source, element: xml.Element) -> None:
    take(element, source, _PROTOCOL)
    protocol = element.attrs["protocol"]
    secured = xml.Element("source")
    take(secured, source, _TLS)
    if name := _network_name(source.get("name"), protocol):
        element.attrs["name"] = name
    if protocol in ("http", "https"):
        take(element, source, _QUERY)
    element.attrs |= secured.attrs
    take(element, source, _TLS_HOSTNAME)
    element.children += [_host(host, protocol) for host in source.iterfind("host")]
    add(element, source, _SNAPSHOT, _CONFIG)
    add_initiator(element, source)
    add(element, source, *_OF_PROTOCOL.get(protocol, ()))


_MODE = attr(
    "mode", choice("host", "direct", unknown="unknown source mode '%s' for volume type disk")
)


def _volume(source: xml.Source, element: xml.Element) -> None:
    pool, volume = source.get("pool"), source.get("volume")
    if pool is None and volume is None:
        return
    if pool is None or volume is None:
        raise DOMAIN.xml_error(
            "'pool' and 'volume' must be specified together for 'pool' type source"
        )
    element.attrs |= {"pool": pool, "volume": volume}
    take(element, source, _MODE)


def _namespace(value: str, element: str, attribute: str) -> str | None:
    number = parse_integer(value)
    if number is None or number < 0:
        raise DOMAIN.xml_error(f"malformed namespace '{value}'")
    return str(number)


_NVME_TYPE = attr(
    "type",
    choice("pci", unknown="unsupported source type '%s'", refuse=DOMAIN.xml_error),
    missing=partial(DOMAIN.xml_error, "missing 'type' attribute to disk source"),
)
_NVME = (
    attr(
        "namespace",
        _namespace,
        missing=partial(DOMAIN.xml_error, "missing 'namespace' attribute to disk source"),
    ),
    attr("managed", YES_NO),
)


def _nvme(source: xml.Source, element: xml.Element) -> None:
    take(element, source, _NVME_TYPE)
    address = source.find("address")
    if address is None:
        raise DOMAIN.xml_error("NVMe disk source is missing address")
    take(element, source, *_NVME)
    order = ("type", "managed", "namespace")
    element.attrs = {name: element.attrs[name] for name in order if name in element.attrs}
    element.add("address", pci_address(address))


_RECONNECT = rule("reconnect", attr("enabled", YES_NO), attr("timeout", unsigned()))


def reconnect(source: xml.Source) -> list[xml.Element]:
    """Read ``<reconnect>``: whether a closed socket is connected to again, and when.

    Returns one element, or none. The timeout is in seconds.
    """
    found = source.find("reconnect")
    if found is None or found.get("enabled") is None:
        return []
    printed = apply(_RECONNECT, found)
    if printed is None or "enabled" not in printed.attrs:
        return []
    if printed.attrs["enabled"] == "no":
        printed.attrs.pop("timeout", None)
    elif "timeout" not in printed.attrs:
        raise missing_attribute("reconnect", "timeout")
    return [printed]


_NO_SOCKET = "invalid 'type' attribute for vhostuser disk source"
_SOCKET = (
    attr(
        "type",
        choice("unix", unknown=_NO_SOCKET, refuse=DOMAIN.xml_error),
        missing=partial(DOMAIN.xml_error, "missing 'type' attribute for vhostuser disk source"),
    ),
    attr(
        "path",
        missing=partial(DOMAIN.xml_error, "missing 'path' attribute for vhostuser disk source"),
    ),
)


def _vhostuser(source: xml.Source, element: xml.Element) -> None:
    take(element, source, *_SOCKET)
    element.children += reconnect(source)


def _label(source: xml.Source, element: xml.Element) -> xml.Element:
    relabels = element.attrs.setdefault("relabel", "yes") == "yes"
    if element.has_children:
        if not relabels:
            raise DOMAIN.xml_error(
                "Cannot specify a label if relabelling is turned off. "
                f"model={element.attrs.get('model', '<null>')}"
            )
    elif relabels:
        element.unless = xml.INACTIVE  # it says nothing before libvirt has chosen a label
    return element


_SECLABEL = rule(
    "seclabel",
    attr("model"),
    attr("relabel", YES_NO),
    text_rule("label"),
    many=True,
    finish=_label,
)


def device_seclabels(source: xml.Source) -> list[xml.Element]:
    """Read the labels of one image or socket."""
    printed: list[xml.Element] = []
    models: set[str] = set()
    for found in source.iterfind("seclabel"):
        element = apply(_SECLABEL, found)
        if element is None:
            continue
        model = element.attrs.get("model")
        if model is not None:
            if model in models:
                detail = f"seclabel for model {model} is already provided"
                raise DOMAIN.xml_detail(detail)
            models.add(model)
        printed.append(element)
    return printed


def _helper(source: xml.Source, element: xml.Element) -> xml.Element:
    """Check where the helper for reservations is; libvirt knows that of its own."""
    helper = element.find("source")
    managed = element.attrs["managed"] == "yes"
    if managed and helper is None:
        return element
    given = {} if helper is None else helper.attrs
    for name, what in (("type", "connection type"), ("path", "path"), ("mode", "connection mode")):
        if name not in given:
            raise STORAGE.xml_error(f"missing {what} for <reservations/>")
    for name, only in (("type", "unix"), ("mode", "client")):
        if given[name] != only:
            raise STORAGE.xml_error(
                f"unsupported connection {name} for <reservations/>: {given[name]}"
            )
    if managed and helper is not None:
        helper.unless = xml.MIGRATABLE
    return element


_RESERVATIONS = rule(
    "reservations",
    attr("managed", YES_NO, required=True),
    rule("source", attr("type", some), attr("path", some), attr("mode", some)),
    finish=_helper,
)


_SLICE = rule(
    "slice",
    attr("type"),
    *(
        attr(
            name,
            number(f"malformed value '%s' of '{name}' attribute of slice"),
        )
        for name in ("offset", "size")
    ),
)


def _add_slice(element: xml.Element, source: xml.Source) -> None:
    """Append the first slice of type ``storage``, if there is one."""
    part = next(
        (part for part in source.findall("slices/slice") if part.get("type") == "storage"), None
    )
    if part is None:
        return
    if not part.get("offset") or not part.get("size"):
        raise DOMAIN.xml_error("missing offset or size attribute of slice")
    if (printed := apply(_SLICE, part)) is not None:
        element.add("slices").children.append(printed)


_FILE_ATTRIBUTE = {"file": "file", "block": "dev", "dir": "dir"}
_FILES: dict[str, tuple[Attr, ...]] = {
    kind: (attr(name, some),) for kind, name in _FILE_ATTRIBUTE.items()
}
_FILES["file"] += (attr("fdgroup"),)
_READERS = {"network": _network, "volume": _volume, "nvme": _nvme, "vhostuser": _vhostuser}
_SECURITY = (reader("auth", auth), reader("encryption", encryption), _RESERVATIONS)


def source_element(
    kind: str, source: xml.Source | None, *, policy: str | None = None
) -> xml.Element:
    """Read ``<source>`` of a disk or of a backing store."""
    element = xml.Element("source")
    if source is None:
        return element
    if kind in _FILES:
        take(element, source, *_FILES[kind])
    else:
        _READERS[kind](source, element)
    if policy is not None:
        element.attrs["startupPolicy"] = policy
    there = source.tags()
    if not there:  # as in most sources
        return element
    labels = device_seclabels(source)
    if kind != "network":
        element.children += labels
    if "slices" in there:
        _add_slice(element, source)
    add(element, source, *_SECURITY)
    return element


def check_auth(origin: xml.Element, auth: xml.Element) -> None:
    """Check that the source's protocol takes this kind of secret, as libvirt does.

    Some take none; rbd and iscsi take their own kind.
    """
    protocol = origin.attrs.get("protocol", "")
    wanted = {"rbd": "ceph", "iscsi": "iscsi"}.get(protocol)
    kind = auth.get("secret", "type")
    if protocol in _WITHOUT_SECRETS:
        raise DOMAIN.unsupported(f"authentication is not supported for protocol '{protocol}'")
    if kind not in SECRET_TYPES:
        raise DOMAIN.unsupported(f"unknown secret type '{kind if kind is not None else '<null>'}'")
    if wanted is not None and kind != wanted:
        raise DOMAIN.unsupported(f"invalid secret type '{kind}'")


def path_of(kind: str, element: xml.Element) -> str:
    """Return the path of a source as libvirt has it in messages; "" if it has none."""
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
    """Return whether a source has no medium, as virStorageSourceIsEmpty does."""
    return kind in _FILE_ATTRIBUTE and _FILE_ATTRIBUTE[kind] not in element.attrs


def max_size(text: str, unit: str | None, where: str) -> xml.Element | None:
    """Return the ``<max_size>`` of a metadata cache; None for 0."""
    size = scaled(text, unit, default_unit=1, where=where)
    return xml.Element("max_size", {"unit": "bytes"}, str(size)) if size else None


def _metadata_cache(form: xml.Source) -> xml.Element | None:
    found = form.find("metadata_cache/max_size")
    if found is None or not (text := xml.string(found)):
        return None
    size = max_size(text, found.get("unit"), "./format/metadata_cache/max_size")
    return None if size is None else xml.Element("metadata_cache", children=[size])


def check_backing_stores(store: xml.Element | None) -> None:
    """Check the sources of a chain of backing stores, as those of disks."""
    while store is not None:
        origin = store.find("source")
        auth = None if origin is None else origin.find("auth")
        if origin is not None and auth is not None and store.attrs["type"] == "network":
            check_auth(origin, auth)
        store = store.find("backingStore")


def backing_store(found: xml.Source) -> xml.Element:
    """Read ``<backingStore>`` and those below it; an empty one ends the chain."""
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
    printed = element.add("format", {"type": name})
    if form is not None and (cache := _metadata_cache(form)) is not None:
        printed.append(cache)
    origin = source_element(kind, source)
    if origin.attrs or origin.children:
        element.children.append(origin)
    if (below := found.find("backingStore")) is not None:
        element.children.append(backing_store(below))
    return element
