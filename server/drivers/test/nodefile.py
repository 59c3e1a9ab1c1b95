"""``test:///path/to/node.xml``: a node of one's own, described by a file.

The file is on the server and named by a client, so what is wrong with it is not told in detail: a file that cannot be read
and one that is not XML give the same answer, without a line of what is in it.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ....protocol._generated.enums import DomainState, ErrorDomain, ErrorNumber
from ....protocol.errors import LibvirtError, report
from ...conf import xml
from ...conf.values import parse_integer
from .checks import internal_error
from .node import DEFAULT_NODE, NodeInfo

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["TEST_NAMESPACE", "TestState", "check_namespace", "domain_elements", "read_node", "test_state"]

TEST_NAMESPACE = "http://libvirt.org/schemas/domain/test/1.0"
_RUNNING = int(DomainState.VIR_DOMAIN_RUNNING)
_SHUTOFF = int(DomainState.VIR_DOMAIN_SHUTOFF)
_STATES = len(DomainState)
_MAX_BYTES = 1024 * 1024
_MODEL_MAX = 31
_UINT_MAX = 2**32 - 1
_INT_MAX = 2**31 - 1
_ULONG_MAX = 2**64 - 1
# The CPUs that a map of the protocol has bits for (REMOTE_CPUMAP_MAX bytes). A client names the file; libvirtd takes more, and
# ends over far more.
_MOST_CPUS = 16384


class TestState(NamedTuple):
    """What the ``test:`` namespace says of a domain: how it is to be when the node comes up."""

    state: int
    transient: bool
    has_managed_save: bool


def _xml_error(detail: str) -> LibvirtError:
    return report(ErrorNumber.VIR_ERR_XML_ERROR, ErrorDomain.VIR_FROM_TEST, detail)


def test_state(root: etree._Element) -> TestState:
    transient = root.find(f"{{{TEST_NAMESPACE}}}transient") is not None
    saved = root.find(f"{{{TEST_NAMESPACE}}}hasmanagedsave") is not None
    found = root.find(f"{{{TEST_NAMESPACE}}}runstate")
    state = _RUNNING
    if found is not None and (text := xml.string(found)):
        number = parse_integer(text)
        if number is None or not 0 <= number <= _UINT_MAX:
            raise _xml_error("invalid runstate")
        if number >= _STATES:
            raise _xml_error(f"runstate '{number}' out of range'")
        state = number
    if transient and state == _SHUTOFF:
        raise _xml_error("transient domain cannot have runstate 'shutoff'")
    if saved and state != _SHUTOFF:
        raise _xml_error("domain with managedsave data can only have runstate 'shutoff'")
    return TestState(state, transient, saved)


def check_namespace(root: etree._Element) -> None:
    """A definition's ``test:`` elements, for what libvirt refuses in them; they change nothing outside of a node file."""
    test_state(root)


def _parse(path: Path, root_tag: str) -> etree._Element:
    try:
        if not path.is_file() or path.stat().st_size > _MAX_BYTES:
            raise OSError
        root = xml.parse_root(path.read_text(encoding="utf-8"), str(path), ErrorDomain.VIR_FROM_TEST)
    except (OSError, UnicodeDecodeError, LibvirtError):
        raise _xml_error(f"failed to parse xml document '{path}'") from None
    if root.tag != root_tag:
        detail = f"expecting root element of '{root_tag}', not '{xml.local_name(root)}'"
        raise report(ErrorNumber.VIR_ERR_XML_ERROR, ErrorDomain.VIR_FROM_XML, detail)
    return root


def _info(root: etree._Element) -> NodeInfo:
    values: dict[str, int] = {}
    for tag in ("nodes", "sockets", "cores", "threads", "active", "mhz"):
        found = root.find(f"cpu/{tag}")
        if found is not None and (text := xml.string(found)):
            number = parse_integer(text)
            if number is None or not 0 <= number <= _INT_MAX:
                raise _xml_error(f"invalid node cpu {tag} value")
            values[tag] = number
    info = DEFAULT_NODE
    info = info._replace(
        mhz=values.get("mhz", info.mhz),
        nodes=values.get("nodes", info.nodes),
        sockets=values.get("sockets", info.sockets),
        cores=values.get("cores", info.cores),
        threads=values.get("threads", info.threads),
    )
    if max(info.nodes, info.sockets, info.cores, info.threads, info.max_cpus) > _MOST_CPUS:
        raise _xml_error(f"node has more than {_MOST_CPUS} CPUs")
    active = values.get("active")
    info = info._replace(cpus=info.max_cpus if active is None else min(active, info.max_cpus))
    model = root.find("cpu/model")
    if model is not None and (name := xml.string(model)):
        if len(name.encode()) > _MODEL_MAX:
            raise internal_error(f"Model {name} too big for destination")
        info = info._replace(model=name)
    memory = root.find("memory")
    if memory is not None and (text := xml.string(memory)):
        number = parse_integer(text)
        if number is None or not 0 <= number <= _ULONG_MAX:
            raise _xml_error("invalid node memory value")
        info = info._replace(memory=number)
    return info


def read_node(path: str) -> tuple[etree._Element, NodeInfo]:
    """The document of a node and what it says of the machine."""
    root = _parse(Path(path), "node")
    return root, _info(root)


def domain_elements(root: etree._Element, path: str) -> list[etree._Element]:
    """The node's domains, those from files of their own included."""
    folder = Path(path).parent
    found = []
    for element in root.iterfind("domain"):
        file = element.get("file")
        found.append(element if file is None else _parse(folder / file, "domain"))
    return found
