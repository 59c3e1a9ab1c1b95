"""Files that describe a node, for ``test:///path/to/node.xml``.

Such a file is on the server and named by a client, so errors give no details of it: a
file that cannot be read and one that is not XML give the same answer, without a line of
the content.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ....protocol._generated.enums import DomainState, ErrorDomain, ErrorNumber
from ....protocol.errors import LibvirtError, report
from ... import offload
from ...conf import xml
from ...conf.values import parse_integer
from .checks import internal_error
from .files import ReadFile
from .node import DEFAULT_NODE, NodeInfo

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from .files import FileReader

__all__ = [
    "TEST_NAMESPACE",
    "NodeFile",
    "TestState",
    "check_auth",
    "check_namespace",
    "is_unchanged",
    "node_info",
    "read_files",
    "test_state",
    "unreadable",
]

TEST_NAMESPACE = "http://libvirt.org/schemas/domain/test/1.0"
_TRANSIENT, _SAVED, _RUNSTATE = (
    f"{{{TEST_NAMESPACE}}}{tag}" for tag in ("transient", "hasmanagedsave", "runstate")
)
_RUNNING = int(DomainState.VIR_DOMAIN_RUNNING)
_SHUTOFF = int(DomainState.VIR_DOMAIN_SHUTOFF)
_STATES = len(DomainState)
# Elements of a node that may be in files of their own, in the order in which they are
# read.
_KINDS = ("domain", "network", "interface", "device")
# Most bytes of a node and the files that it names for its domains.
_MAX_IN_ALL = 8 * 1024 * 1024
_MODEL_MAX = 31
_UINT_MAX = 2**32 - 1
_INT_MAX = 2**31 - 1
_ULONG_MAX = 2**64 - 1
# The CPUs for which a map of the protocol has bits (REMOTE_CPUMAP_MAX bytes). A client
# names the file; libvirtd takes more, and dies of far more.
_MOST_CPUS = 16384


class TestState(NamedTuple):
    """State of a domain when the node comes up, by its ``test:`` elements."""

    state: int
    transient: bool
    has_managed_save: bool


def _xml_error(detail: str) -> LibvirtError:
    return report(ErrorNumber.VIR_ERR_XML_ERROR, ErrorDomain.VIR_FROM_TEST, detail)


def test_state(root: xml.Source) -> TestState:
    there = root.tags()
    transient, saved = _TRANSIENT in there, _SAVED in there
    found = root.find(_RUNSTATE)
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


def check_namespace(root: xml.Source) -> None:
    """Check a definition's ``test:`` elements, which count only in a node file."""
    test_state(root)


def unreadable(path: Path | str) -> LibvirtError:
    """Make the error about a file that cannot be used, which tells nothing of it."""
    return _xml_error(f"failed to parse xml document '{path}'")


def _parse(file: ReadFile | OSError, path: Path, root_tag: str) -> etree._Element:
    try:
        if isinstance(file, OSError):
            raise file
        root = xml.parse_root(file.data.decode(), str(path), ErrorDomain.VIR_FROM_TEST)
    except (OSError, UnicodeDecodeError, LibvirtError):
        raise unreadable(path) from None
    if (tag := xml.local_name(root)) != root_tag:
        detail = f"expecting root element of '{root_tag}', not '{tag}'"
        raise report(ErrorNumber.VIR_ERR_XML_ERROR, ErrorDomain.VIR_FROM_XML, detail)
    return root


def node_info(root: etree._Element) -> NodeInfo:
    """Read the machine that a node's document describes."""
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


class NodeFile:
    """Files of one node: its own, and those that it names for domains.

    They are parsed when they are asked for.
    """

    def __init__(self, path: str, files: dict[Path, ReadFile | OSError]) -> None:
        self.path = Path(path)
        self.files = files

    @property
    def size(self) -> int:
        """Number of bytes of all files."""
        return sum(len(file.data) for file in self.files.values() if isinstance(file, ReadFile))

    def root(self) -> etree._Element:
        """Parse the node's document.

        Raises VIR_ERR_XML_ERROR for a file that is none, or that could not be read.
        """
        return _parse(self.files[self.path], self.path, "node")

    def domains(self, root: etree._Element) -> Iterator[etree._Element]:
        """Iterate over the node's domains in order, with those in files of their own.

        Raises the same errors as `root`.
        """
        return self._elements(root, "domain")

    def networks(self, root: etree._Element) -> Iterator[etree._Element]:
        """Iterate over the node's networks, as `domains` does over its domains."""
        return self._elements(root, "network")

    def interfaces(self, root: etree._Element) -> Iterator[etree._Element]:
        """Iterate over the host's interfaces, as `domains` does over domains."""
        return self._elements(root, "interface")

    def node_devices(self, root: etree._Element) -> Iterator[etree._Element]:
        """Iterate over the host's devices, as `domains` does over domains."""
        return self._elements(root, "device")

    def _elements(self, root: etree._Element, tag: str) -> Iterator[etree._Element]:
        for element in root.iterfind(tag):
            file = element.get("file")
            if file is None:
                yield element
            else:
                path = self.path.parent / file
                yield _parse(self.files[path], path, tag)

    def named(self) -> list[Path]:
        """List the paths of the objects' own files, each once.

        The list is empty if the node's document cannot be parsed.
        """
        try:
            root = self.root()
        except LibvirtError:  # raised again when the document is asked for
            return []
        names = dict.fromkeys(
            element.get("file") for tag in _KINDS for element in root.iterfind(tag)
        )
        return [self.path.parent / name for name in names if name is not None]


async def read_files(path: str, reader: FileReader) -> NodeFile:
    """Read a node's files; an OSError stands for one that cannot be read.

    Raises VIR_ERR_RESOURCE_BUSY while the reader reads no files, VIR_ERR_XML_ERROR if
    all are too large together.
    """
    node = NodeFile(path, {})
    file = node.files[node.path] = await _read(node.path, reader)
    size = 0 if isinstance(file, OSError) else len(file.data)
    for named in await offload.run(node.named):
        if named not in node.files:
            file = node.files[named] = await _read(named, reader)
            # domains before it may be refused first, those behind it are not looked at
            if isinstance(file, OSError):
                break
            size += len(file.data)
            if size > _MAX_IN_ALL:
                raise unreadable(path)
    return node


async def _read(path: Path, reader: FileReader) -> ReadFile | OSError:
    try:
        return await reader.read(path)
    except (OSError, ValueError) as exc:  # ValueError: a NUL in it
        return exc if isinstance(exc, OSError) else OSError(str(exc))


async def is_unchanged(node: NodeFile, reader: FileReader) -> bool:
    """Return whether all files are as they were when they were read."""
    for path, file in node.files.items():
        try:
            if not isinstance(file, ReadFile) or await reader.stamp(path) != file.stamp:
                return False
        except OSError:
            return False
    return True


def check_auth(root: etree._Element) -> None:
    """Refuse everybody if the node has users.

    libvirt's test driver then asks the caller's callback for name and password. A
    daemon opens the node on behalf of its clients and has no callback, so none of them
    gets in. libvirt checks this last: other mistakes are reported first. Raises
    LibvirtError VIR_ERR_INVALID_ARG, or VIR_ERR_XML_ERROR for a user without a name.
    """
    users = root.findall("auth/user")
    if not all(map(xml.string, users)):
        raise _xml_error("missing username in /node/auth/user field")
    if users:
        detail = "Missing authentication credentials"
        raise report(ErrorNumber.VIR_ERR_INVALID_ARG, ErrorDomain.VIR_FROM_AUTH, detail)
