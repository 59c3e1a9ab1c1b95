"""Files that describe a node, for ``test:///path/to/node.xml``."""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from ....protocol._generated.enums import DomainState, ErrorDomain, ErrorNumber
from ....protocol.errors import LibvirtError, report
from ... import offload
from ...conf import xml
from ...conf.values import parse_integer
from .checks import as_int, internal_error
from .files import read_regular
from .node import DEFAULT_NODE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from lxml import etree

    from ...objects.structures import NodeInfo
    from .files import FileReader, ReadFile, Stamp

__all__ = [
    "SNAPSHOT",
    "TEST_NAMESPACE",
    "NodeError",
    "NodeFile",
    "NodeKind",
    "NodeStamps",
    "TestState",
    "check_auth",
    "check_namespace",
    "is_unchanged",
    "node_info",
    "read_at_once",
    "read_files",
    "stamps_of",
    "test_state",
    "unreadable",
]

TEST_NAMESPACE = "http://libvirt.org/schemas/domain/test/1.0"
_TRANSIENT, _SAVED, _RUNSTATE, SNAPSHOT = (
    f"{{{TEST_NAMESPACE}}}{tag}"
    for tag in ("transient", "hasmanagedsave", "runstate", "domainsnapshot")
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
            raise _xml_error(f"runstate '{as_int(number)}' out of range'")
        state = number
    if transient and state == _SHUTOFF:
        raise _xml_error("transient domain cannot have runstate 'shutoff'")
    if saved and state != _SHUTOFF:
        raise _xml_error("domain with managedsave data can only have runstate 'shutoff'")
    return TestState(state, transient, saved)


def check_namespace(root: xml.Source) -> None:
    """Check a definition's ``test:`` elements, which count only in a node file."""
    test_state(root)


def unreadable(path: str) -> LibvirtError:
    """Make the error about a file that cannot be read, which does not say why."""
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

    ``files`` has what was read of each path; an OSError stands for a file that cannot
    be read. Documents are parsed when they are asked for, each once. ``place`` is the
    element that is read, and the path of its file; ``first_snapshots`` are the names of
    the first ones that domains' elements in force have, by UUID.
    """

    def __init__(self, path: str, files: dict[str, ReadFile | OSError]) -> None:
        self.path = path
        self.files = files
        self.place: tuple[str, etree._Element | None] = path, None
        self.first_snapshots: dict[bytes, str | None] = {}
        self._roots: dict[str, etree._Element] = {}

    def root(self) -> etree._Element:
        """Parse the node's document.

        Raises VIR_ERR_XML_ERROR or VIR_ERR_XML_DETAIL for a file that is none, or that
        could not be read.
        """
        return self._parsed(self.path, "node")

    def children(
        self, parent: etree._Element, tag: str, root: str | None = None
    ) -> Iterator[etree._Element]:
        """Iterate over the children with that tag, with those in files of their own.

        ``root`` is the root of such a file, if that differs from ``tag``. Raises the
        same errors as `root`.
        """
        outside, _ = self.place
        for element in parent.iterfind(tag):
            self.place = outside, element
            whole = self._whole(element, root or tag)
            if whole is not element:
                self.place = self._path(element), whole
            yield whole
            self.place = outside, parent

    def _whole(self, element: etree._Element, root: str) -> etree._Element:
        """Return an element, or that in the file which it names."""
        if element.get("file") is None:
            return element
        return self._parsed(self._path(element), root)

    def _path(self, element: etree._Element) -> str:
        """Return the path of the file that an element names."""
        name = element.get("file", "")
        return name if name.startswith("/") else f"{os.path.dirname(self.path) or '.'}/{name}"

    def _parsed(self, path: str, tag: str) -> etree._Element:
        known = self._roots.get(path)
        if known is not None and xml.local_name(known) == tag:
            return known
        file = self.files[path]
        if isinstance(file, IsADirectoryError):
            text = ""  # as libvirt reads one
        elif isinstance(file, OSError):
            raise unreadable(path) from file
        else:
            text = file.data.decode("utf-8", "surrogateescape")
        most = len(text) * 4
        root = xml.parse_root(text, path, ErrorDomain.VIR_FROM_TEST, tag=tag, max_bytes=most)
        self._roots[path] = root
        return root

    def missing(self, kinds: Iterable[NodeKind]) -> Iterator[str]:
        """Iterate over the files that the node needs next, in the order of their use.

        Each has to be in `files` before the next is asked for. Ends at a document that
        is none, which is refused when it is asked for.
        """
        if self.path not in self.files:
            yield self.path
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

    def _missing(self, element: etree._Element) -> Iterator[str]:
        if element.get("file") is not None and (path := self._path(element)) not in self.files:
            yield path

    def place_and(self, exc: LibvirtError) -> str:
        """Return the text of an error about `place`, for whoever has the file."""
        path, element = self.place
        cause = exc.__cause__
        if isinstance(cause, OSError):  # of a file that could not be read
            reason = cause.strerror or str(cause)
            if element is not None:
                reason = f"{cause.filename or path}: {reason}"
        else:
            reason = (exc.message or str(exc)).partition("\n")[0]
        if element is None:
            return reason if reason.startswith(f"{path}:") else f"{path}: {reason}"
        tag = xml.local_name(element)
        name = element.findtext("name") or element.get("name")
        which = f"<{tag}>" if name is None else f"<{tag}> {name!r}"
        return f"{path}: line {element.sourceline}: {which}: {reason}"


class NodeError(Exception):
    """Node file of the operator's that cannot be used; the text says what and why."""


class NodeStamps(NamedTuple):
    """Files of a node as they were when they were read, and their size together."""

    stamps: dict[str, Stamp]
    size: int


def read_at_once(path: str, kinds: Sequence[NodeKind]) -> NodeFile:
    """Read the files of a node of the operator's, who may have any."""
    node = NodeFile(path, {})
    for named in node.missing(kinds):
        try:
            node.files[named] = read_regular(named)
        except (OSError, ValueError) as exc:
            node.files[named] = exc if isinstance(exc, OSError) else OSError(str(exc))
    return node


async def read_files(path: str, reader: FileReader, kinds: Sequence[NodeKind]) -> NodeFile:
    """Read a node's files.

    Raises VIR_ERR_RESOURCE_BUSY while the reader reads no files, VIR_ERR_XML_ERROR if
    all are too large together.
    """
    node = NodeFile(path, {})
    size = 0
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


async def _read(path: str, reader: FileReader) -> ReadFile | OSError:
    try:
        return await reader.read(path)
    except (OSError, ValueError) as exc:  # ValueError: a NUL in it
        return exc if isinstance(exc, OSError) else OSError(str(exc))


def stamps_of(node: NodeFile) -> NodeStamps | None:
    """Return what tells whether files change; None if one of them was not read."""
    found: dict[str, Stamp] = {}
    size = 0
    for path, file in node.files.items():
        if isinstance(file, OSError):
            return None
        found[path] = file.stamp
        size += len(file.data)
    return NodeStamps(found, size)


async def is_unchanged(known: NodeStamps, reader: FileReader) -> bool:
    """Return whether all files are as they were when they were read."""
    try:
        for path, stamp in known.stamps.items():
            if await reader.stamp(path) != stamp:
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
