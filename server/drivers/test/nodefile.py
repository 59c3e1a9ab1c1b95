"""Files that describe a node, for ``test:///path/to/node.xml``.

Such a file is on the server and named by a client, so errors give no details of it: a
file that cannot be read and one that is not XML give the same answer, without a line of
the content.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from ....protocol._generated.enums import DomainState, ErrorDomain, ErrorNumber
from ....protocol.errors import LibvirtError, report
from ... import offload
from ...conf import xml
from ...conf.values import parse_integer
from .checks import internal_error
from .files import ReadFile
from .node import DEFAULT_NODE, NodeInfo

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from lxml import etree

    from .files import FileReader

__all__ = [
    "TEST_NAMESPACE",
    "NodeFile",
    "NodeKind",
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


class NodeKind(NamedTuple):
    """Kind of object that a node may have.

    ``tag`` is its element in the node, ``root`` the root of a file of its own.
    ``objects`` names the driver's list of these objects, ``add`` adds one element to
    it: ``add(objects, element, node)``. ``inside`` are the children that may be in
    files of their own as well, which ``add`` gets from `NodeFile.children`.
    """

    tag: str
    objects: str
    add: Callable[[Any, etree._Element, NodeFile], None]
    root: str
    inside: tuple[str, ...] = ()


class NodeFile:
    """Files of one node: its own, and those that it names for its objects.

    They are parsed when they are asked for, each once.
    """

    def __init__(self, path: str, files: dict[Path, ReadFile | OSError]) -> None:
        self.path = Path(path)
        self.files = files
        self._roots: dict[Path, etree._Element] = {}

    @property
    def size(self) -> int:
        """Number of bytes of all files."""
        return sum(len(file.data) for file in self.files.values() if isinstance(file, ReadFile))

    def root(self) -> etree._Element:
        """Parse the node's document.

        Raises VIR_ERR_XML_ERROR for a file that is none, or that could not be read.
        """
        return self._parsed(self.path, "node")

    def children(
        self, parent: etree._Element, tag: str, root: str | None = None
    ) -> Iterator[etree._Element]:
        """Iterate over the children with that tag, with those in files of their own.

        ``root`` is the root of such a file, if that differs from ``tag``. Raises the
        same errors as `root`.
        """
        for element in parent.iterfind(tag):
            yield self._whole(element, root or tag)

    def _whole(self, element: etree._Element, root: str) -> etree._Element:
        """Return an element, or that in the file which it names."""
        name = element.get("file")
        return element if name is None else self._parsed(self._path(name), root)

    def _path(self, name: str) -> Path:
        return self.path.parent / name

    def _parsed(self, path: Path, tag: str) -> etree._Element:
        known = self._roots.get(path)
        if known is not None and xml.local_name(known) == tag:
            return known
        file = self.files[path]
        try:
            if isinstance(file, OSError):
                raise file
            root = xml.parse_root(file.data.decode(), str(path), ErrorDomain.VIR_FROM_TEST)
        except (OSError, UnicodeDecodeError, LibvirtError):
            raise unreadable(path) from None
        if (found := xml.local_name(root)) != tag:
            detail = f"expecting root element of '{tag}', not '{found}'"
            raise report(ErrorNumber.VIR_ERR_XML_ERROR, ErrorDomain.VIR_FROM_XML, detail)
        self._roots[path] = root
        return root

    def missing(self, kinds: Iterable[NodeKind]) -> Iterator[Path]:
        """Iterate over the files that the node needs next, in the order of their use.

        Each has to be in `files` before the next is asked for. Ends at a document that
        is none, which is refused when it is asked for.
        """
        try:
            for kind in kinds:
                for element in self.root().iterfind(kind.tag):
                    yield from self._missing(element)
                    whole = self._whole(element, kind.root)
                    for tag in kind.inside:
                        for child in whole.iterfind(tag):
                            yield from self._missing(child)
        except LibvirtError:
            return

    def _missing(self, element: etree._Element) -> Iterator[Path]:
        name = element.get("file")
        if name is not None and (path := self._path(name)) not in self.files:
            yield path

    def forget(self) -> None:
        """Drop the parsed documents."""
        self._roots.clear()


async def read_files(path: str, reader: FileReader, kinds: Sequence[NodeKind]) -> NodeFile:
    """Read a node's files; an OSError stands for one that cannot be read.

    Raises VIR_ERR_RESOURCE_BUSY while the reader reads no files, VIR_ERR_XML_ERROR if
    all are too large together.
    """
    node = NodeFile(path, {})
    file = node.files[node.path] = await _read(node.path, reader)
    size = 0 if isinstance(file, OSError) else len(file.data)
    missing = node.missing(kinds)
    while (named := await offload.run(partial(next, missing, None))) is not None:
        file = node.files[named] = await _read(named, reader)
        # objects before it may be refused first, those behind it are not looked at
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
