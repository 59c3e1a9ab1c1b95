"""Network interfaces: what connects them on the host, and what the guest sees."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .places import Places, alias_of, device, dumped, is_on, virtio

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ....conf import xml

__all__ = ["interface", "is_virtio", "queues_of", "tap_of", "vhost_of"]


def tap_of(alias: str, queue: int) -> str:
    """Return the name of the descriptor of one queue of an interface's tap device."""
    return f"{alias}-tap{queue}"


def vhost_of(alias: str, queue: int) -> str:
    """Return the name of the descriptor of vhost-net for one queue."""
    return f"{alias}-vhost{queue}"


def model_of(element: xml.Element) -> str:
    return element.get("model", "type") or "rtl8139"


def is_virtio(element: xml.Element) -> bool:
    return model_of(element) in ("virtio", "virtio-transitional", "virtio-non-transitional")


def queues_of(element: xml.Element) -> int:
    """Return the number of queues of an interface, which only virtio has more of."""
    said = element.get("driver", "queues")
    return int(said) if said is not None and is_virtio(element) else 1


def _numbered(fds: Mapping[str, int | str], names: Sequence[str]) -> list[int | str]:
    return [fds[name] for name in names if name in fds]


def _backend(element: xml.Element, fds: Mapping[str, int | str]) -> dict[str, Any]:
    """Return the properties of what is behind an interface on the host."""
    alias = alias_of(element)
    kind = element.attrs["type"]
    source = element.find("source")
    given = {} if source is None else source.attrs
    where = f"{given.get('address', '')}:{given.get('port', '')}"
    if kind in ("bridge", "ethernet"):
        count = queues_of(element)
        return _tap(element, [fds[tap_of(alias, queue)] for queue in range(count)]) | _vhost(
            _numbered(fds, [vhost_of(alias, queue) for queue in range(count)])
        )
    if kind == "client":
        return {"type": "socket", "connect": where}
    if kind == "server":
        return {"type": "socket", "listen": where}
    if kind == "mcast":
        return {"type": "socket", "mcast": where}
    if kind == "udp":
        local = None if source is None else source.find("local")
        here = {} if local is None else local.attrs
        listens = f"{here.get('address', '')}:{here.get('port', '')}"
        return {"type": "socket", "udp": where, "localaddr": listens}
    made: dict[str, Any] = {"type": "user"}
    for ip in element.all("ip"):
        prefix = ip.attrs.get("prefix")
        if ip.attrs.get("family") == "ipv6":
            made["ipv6-prefix"] = ip.attrs["address"]
            if prefix is not None:
                made["ipv6-prefixlen"] = int(prefix)
        else:
            made["net"] = ip.attrs["address"] + (f"/{prefix}" if prefix is not None else "")
    return made


def _tap(element: xml.Element, fds: list[int | str]) -> dict[str, Any]:
    made: dict[str, Any] = {"type": "tap"}
    made |= {"fd": str(fds[0])} if len(fds) == 1 else {"fds": ":".join(map(str, fds))}
    tune = element.find("tune")
    buffer = None if tune is None else tune.find("sndbuf")
    if buffer is not None:
        made["sndbuf"] = int(buffer.text or "0")
    return made


def _vhost(fds: list[int | str]) -> dict[str, Any]:
    if not fds:
        return {}
    names = {"vhostfd": str(fds[0])} if len(fds) == 1 else {"vhostfds": ":".join(map(str, fds))}
    return {"vhost": True, **names}


_HOST = (
    ("csum", "csum"),
    ("gso", "gso"),
    ("tso4", "host_tso4"),
    ("tso6", "host_tso6"),
    ("ecn", "host_ecn"),
    ("ufo", "host_ufo"),
    ("mrg_rxbuf", "mrg_rxbuf"),
)
_GUEST = (
    ("csum", "guest_csum"),
    ("tso4", "guest_tso4"),
    ("tso6", "guest_tso6"),
    ("ecn", "guest_ecn"),
    ("ufo", "guest_ufo"),
)


def _driver(element: xml.Element) -> dict[str, Any]:
    """Return what the document tells a virtio device."""
    made: dict[str, Any] = virtio(element, "net", model_of(element))
    options = element.find("driver")
    if options is not None:
        attrs = options.attrs
        made |= {
            "tx": {"iothread": "bh", "timer": "timer"}.get(attrs.get("txmode", "")),
            "ioeventfd": is_on(attrs.get("ioeventfd")),
            "event_idx": is_on(attrs.get("event_idx")),
        }
        for tag, names in (("host", _HOST), ("guest", _GUEST)):
            made |= {property: is_on(options.get(tag, name)) for name, property in names}
    count = queues_of(element)
    if count > 1:
        made |= {"mq": True, "vectors": 2 * count + 2}
    if options is not None:
        for name in ("rx_queue_size", "tx_queue_size"):
            if (size := options.attrs.get(name)) is not None:
                made[name] = int(size)
        made["rss"] = is_on(options.attrs.get("rss"))
        made["hash"] = is_on(options.attrs.get("rss_hash_report"))
    size = element.get("mtu", "size")
    made["host_mtu"] = None if size is None else int(size)
    if element.get("teaming", "type") == "persistent":
        made["failover"] = True
    return made


def interface(
    element: xml.Element, places: Places, fds: Mapping[str, int | str], boot: int | None
) -> list[str]:
    """Return the arguments of an interface; ``boot`` is its place in the boot order.

    ``fds`` are numbers of descriptors, or names by which the monitor has them.
    """
    alias = alias_of(element)
    behind = _backend(element, fds) | {"id": f"host{alias}"}
    made = _driver(element) if is_virtio(element) else {"driver": model_of(element)}
    made |= {"netdev": f"host{alias}", "id": alias, "mac": element.get("mac", "address")}
    made |= {"bootindex": boot, **places.of(element), **_rom(element)}
    return ["-netdev", dumped(behind), *device(made)]


def _rom(element: xml.Element) -> dict[str, Any]:
    rom = element.find("rom")
    if rom is None:
        return {}
    if rom.attrs.get("enabled") == "no":
        return {"romfile": ""}
    bar = rom.attrs.get("bar")
    return {"rombar": None if bar is None else int(bar == "on"), "romfile": rom.attrs.get("file")}
