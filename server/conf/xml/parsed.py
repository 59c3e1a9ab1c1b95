"""Documents that are parsed, with libvirt's errors.

`parse_root` reads untrusted text: no network, no external entities, bounded in size and
depth, and its errors are the ones libvirt reports, down to the line with the pointer
under the fault. `Source` is an element of such a document, of which readers ask parts.
"""

from __future__ import annotations

import copy
import re
import threading
from typing import TYPE_CHECKING, cast, overload

from lxml import etree

from ....protocol._generated.enums import ErrorDomain, ErrorNumber
from ....protocol.errors import LibvirtError, report
from .. import blocks
from ..pause import checkpoint, paced

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

__all__ = [
    "MAX_BYTES",
    "Source",
    "by_local_names",
    "children",
    "local_name",
    "parse_root",
    "string",
]

# REMOTE_STRING_MAX: nothing longer arrives over the wire. libxml2 itself stops at 256
# levels.
MAX_BYTES = 4 * 1024 * 1024

# Changes of libxml2's wording since the release with which libvirt 9.0.0 is built on
# Debian 12.
_OLDER_WORDING = (
    ("Excessive depth in document: 256, use", "Excessive depth in document: 256 use"),
)

_INVALID_CHARACTER = re.compile(r"PCDATA invalid Char value ([0-9]{4,})")

# Turns every byte but a tab into a dash.
_DASHES = bytes(9 if byte == 9 else ord("-") for byte in range(256))


def _syntax_error(
    text: str, name: str, domain: ErrorDomain, found: etree._LogEntry | None
) -> LibvirtError:
    """Report a parser's error as libvirt does: place, message, line, pointer."""
    if found is None:
        return report(
            ErrorNumber.VIR_ERR_XML_DETAIL, domain, f"{name}: failed to parse xml document"
        )
    message = found.message
    for newer, older in _OLDER_WORDING:
        message = message.replace(newer, older)
    if match := _INVALID_CHARACTER.fullmatch(message):
        message = f"Char 0x{int(match[1]):X} out of allowed range"
    return _fault(text, name, domain, message, found.line, found.column)


def _fault(
    text: str, name: str, domain: ErrorDomain, message: str, line: int, column: int
) -> LibvirtError:
    shown = blocks.line(text, line)
    before = shown[: max(column - 1, 0)]
    pointer = before.encode("utf-8", "surrogateescape").translate(_DASHES).decode() + "^"
    detail = f"{name}:{line}: {message}\n{shown or '(null)'}\n{pointer}"
    return report(ErrorNumber.VIR_ERR_XML_DETAIL, domain, detail)


class _Own(threading.local):
    """Parsers of each thread, because making one takes as long as reading with it.

    ``forgiving`` makes an element's name of what has an undeclared prefix, as libxml2
    does for libvirt; it must not be given documents that are not well formed.
    """

    def __init__(self) -> None:
        self.plain = _parser(blanks=False)
        self.with_blanks = _parser(blanks=True)
        self.forgiving = _parser(blanks=False, forgiving=True)
        self.forgiving_with_blanks = _parser(blanks=True, forgiving=True)


def _parser(*, blanks: bool, forgiving: bool = False) -> etree.XMLParser:
    return etree.XMLParser(
        encoding="utf-8",  # whatever the document declares
        resolve_entities="internal",  # type: ignore[arg-type]  # the stubs know lxml 4 only
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_blank_text=not blanks,
        strip_cdata=False,
        recover=forgiving,
    )


_own = _Own()

# libxml2 keeps no more errors of a document than that.
_MOST_ERRORS = 100


def parse_root(
    text: str,
    name: str,
    domain: ErrorDomain,
    *,
    tag: str | None = None,
    max_bytes: int = MAX_BYTES,
    keep_blanks: bool = False,
) -> etree._Element:
    """Parse untrusted ``text`` and return its root element, which has to be a ``tag``.

    ``name`` stands for the document in errors, such as ``(domain_definition)``; their
    code is VIR_ERR_XML_DETAIL and their domain ``domain``. Mistakes in the use of
    namespaces are none: a name with an undeclared prefix is a name of its own. White
    space between elements is dropped unless ``keep_blanks``.
    """
    text = text.partition("\0")[0]  # where a string of C's ends
    try:
        data = text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        # surrogates that stand for no byte: no text that anybody could have sent
        text = text.encode("utf-8", "replace").decode()
        data = b"\xff" + text.encode()
    root = _root(text, data, name, domain, max_bytes=max_bytes, keep_blanks=keep_blanks)
    if tag is not None and (found := local_name(root)) != tag:
        detail = f"expecting root element of '{tag}', not '{found}'"
        raise report(ErrorNumber.VIR_ERR_XML_ERROR, ErrorDomain.VIR_FROM_XML, detail)
    return root


def _root(
    text: str, data: bytes, name: str, domain: ErrorDomain, *, max_bytes: int, keep_blanks: bool
) -> etree._Element:
    if len(data) > max_bytes:
        raise report(
            ErrorNumber.VIR_ERR_XML_ERROR,
            domain,
            f"{name}: document is {len(data)} bytes, more than {max_bytes}",
        )
    parser = _own.with_blanks if keep_blanks else _own.plain
    if data.startswith(b"<?xml"):
        _check_encoding(text, name, domain)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        log = parser.error_log
        fault = _fatal(log, data)
        if fault is not None or not log:
            raise _syntax_error(text, name, domain, fault) from None
    return etree.fromstring(data, _own.forgiving_with_blanks if keep_blanks else _own.forgiving)


def _fatal(log: etree._ListErrorLog, data: bytes) -> etree._LogEntry | None:
    """Return the first error that is more than a wrong use of a namespace."""
    fatal = etree.ErrorLevels.FATAL
    found = next((entry for entry in log if entry.level == fatal), None)
    if found is None and len(log) >= _MOST_ERRORS:
        # There may have been one more. Without colons nothing has a namespace, and all
        # else is in its place.
        try:
            etree.fromstring(data.replace(b":", b"_"), _own.plain)
        except etree.XMLSyntaxError:
            return next((entry for entry in _own.plain.error_log if entry.level == fatal), None)
    return found


_ENCODING = re.compile(r"""<\?xml[^>]*?\sencoding\s*=\s*(["'])([A-Za-z][A-Za-z0-9._-]*)\1""")
_USUAL_ENCODINGS = frozenset(("utf-8", "utf-16", "us-ascii", "iso-8859-1", "html"))


def _check_encoding(text: str, name: str, domain: ErrorDomain) -> None:
    """Refuse a document that declares an encoding which libxml2 does not know.

    One that it knows makes no difference: strings of libvirt's are UTF-8.
    """
    declared = _ENCODING.match(text, 0, _LONGEST_DECLARATION)
    if declared is None or declared[2].lower() in _USUAL_ENCODINGS:
        return
    try:
        etree.XMLParser(encoding=declared[2])
    except LookupError:
        before = text[: declared.end()]
        line = before.count("\n") + 1
        column = len(before) - before.rfind("\n")
        message = f"Unsupported encoding {declared[2]}"
        raise _fault(text, name, domain, message, line, column) from None


_LONGEST_DECLARATION = 1024


_STRING = etree.XPath("string()", smart_strings=False)


def string(element: etree._Element | Source) -> str:
    """Return all text inside, without comments, as XPath's ``string()`` does."""
    if isinstance(element, Source):
        element = element.element
    if not len(element):
        return element.text or ""
    return str(_STRING(element))


_NO_ATTRIBUTES: dict[str, str] = {}
_get_nothing = _NO_ATTRIBUTES.get


class Source:
    """Element of a document that is read, ten times faster to ask than lxml's own.

    ``find``, ``findall`` and ``iterfind`` take a tag, or tags with slashes between
    them, and no more of XPath.
    """

    __slots__ = ("_inner", "_tags", "element", "get", "given", "tag")

    if TYPE_CHECKING:

        @overload
        def get(self, name: str) -> str | None: ...
        @overload
        def get(self, name: str, default: str) -> str: ...
        def get(self, name: str, default: str | None = None) -> str | None: ...

    def __init__(self, element: etree._Element, tag: str) -> None:
        self.element = element
        self.tag = tag
        self.given: Mapping[str, str]  # the attributes
        names = element.keys()
        if not names:
            self.given = _NO_ATTRIBUTES
            self.get = _get_nothing  # type: ignore[method-assign, assignment]
        # lxml looks each value up by itself, so of very many attributes only those that
        # are asked for are read.
        elif len(names) <= _FEW:
            given: dict[str, str] = dict(element.items())  # type: ignore[arg-type]
            for name in names:
                if name[0] == "{":
                    given = _by_local_names(element)
                    break
            self.given = given
            self.get = given.get  # type: ignore[method-assign, assignment]
        else:
            self.given = cast("Mapping[str, str]", element.attrib)
            self.get = element.get  # type: ignore[method-assign, assignment]
        # By tag: one element or a list of them. None until somebody asks.
        self._inner: dict[str, Source | list[Source]] | None = None if len(element) else _NOTHING
        self._tags: Collection[object]  # of the children, if they are very many

    @classmethod
    def of(cls, element: etree._Element) -> Source:
        return cls(element, str(element.tag))

    @classmethod
    def empty(cls, tag: str) -> Source:
        return cls(etree.Element(tag), tag)

    def find(self, path: str) -> Source | None:
        inner = self._inner
        if inner is None:
            inner = self._wrap()
        found = inner.get(path)
        if found is not None:
            return found[0] if found.__class__ is list else found  # type: ignore[return-value]
        if inner is _MANY or "/" in path:
            return next(iter(self._iterfind(path)), None)
        return None

    def value(self, tag: str, name: str) -> str | None:
        """Return the attribute of the first child with that tag, or None."""
        found = self.find(tag)
        return None if found is None else found.get(name)

    def own(self, name: str) -> str | None:
        """Return an attribute as libvirt's XPaths do: None if it is empty.

        Unlike for ``get``, one that has a namespace does not count.
        """
        return self.element.get(name) or None

    def own_of(self, tag: str, name: str) -> str | None:
        """Return what `own` does of the first child with that tag that has it."""
        for inner in self.iterfind(tag):
            value = inner.element.get(name)
            if value is not None:
                return value or None
        return None

    def text(self, tag: str) -> str:
        """Return all text in the first child with that tag; "" if there is none."""
        found = self.find(tag)
        return "" if found is None else string(found)

    def tags(self) -> Collection[object]:
        """Return the tags of the child elements."""
        inner = self._inner
        if inner is None:
            inner = self._wrap()
        return self._tags if inner is _MANY else inner

    def findall(self, path: str) -> list[Source]:
        """Return the elements under ``path``, in the order of the document."""
        return list(self.iterfind(path))

    def iterfind(self, path: str) -> Iterable[Source]:
        inner = self._inner
        if inner is None:
            inner = self._wrap()
        found = inner.get(path)
        if found is None:
            return self._iterfind(path) if inner is _MANY or "/" in path else ()
        return found if found.__class__ is list else (found,)  # type: ignore[return-value]

    def _wrap(self) -> dict[str, Source | list[Source]]:
        """Make a Source for each child, unless there are too many to keep."""
        element = self.element
        if len(element) > _FEW:
            self._tags = {inner.tag for inner in paced(element)}
            self._inner = _MANY
            return _MANY
        wrapped: dict[str, Source | list[Source]] = {}
        self._inner = wrapped
        for inner in element:
            tag = inner.tag
            if tag.__class__ is not str:  # a comment
                continue
            source = Source(inner, tag)
            other = wrapped.setdefault(tag, source)
            if other is not source:
                if other.__class__ is list:
                    other.append(source)
                else:
                    wrapped[tag] = [other, source]  # type: ignore[list-item]
        return wrapped

    def _iterfind(self, path: str) -> Iterable[Source]:
        """Find elements that are not in the dict: by a path, or where none are kept."""
        first, slash, rest = path.partition("/")
        if first not in self.tags():
            return ()
        if slash:
            return (inner for outer in self.iterfind(first) for inner in outer.iterfind(rest))
        return self._unkept(path)

    def _unkept(self, tag: str) -> Iterator[Source]:
        for inner in self.element.iterchildren(tag):
            checkpoint()
            yield Source(inner, tag)


def _by_local_names(element: etree._Element) -> dict[str, str]:
    """Return the attributes, of which the first of a name counts in any namespace.

    That is how libvirt asks for them (xmlHasProp()).
    """
    given: dict[str, str] = {}
    for name, value in element.items():
        given.setdefault(str(name).rpartition("}")[2], str(value))
    return given


_FEW = 64
_NOTHING: dict[str, Source | list[Source]] = {}
_MANY: dict[str, Source | list[Source]] = {}


def local_name(element: etree._Element) -> str:
    """Return the element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def by_local_names(source: Source) -> Source:
    """Return ``source``, or a copy in which no element has a namespace."""
    if not any("}" in str(element.tag) for element in paced(source.element.iter())):
        return source
    twin = copy.deepcopy(source.element)
    for element in twin.iter(etree.Element):
        checkpoint()
        # a name with a colon cannot be set, and has no namespace
        if "}" in str(element.tag) and ":" not in local_name(element):
            element.tag = local_name(element)
    return Source.of(twin)


def children(source: Source) -> Iterator[Source]:
    """Iterate over the children without a namespace, in document order."""
    for inner in source.element:
        tag = inner.tag
        if isinstance(tag, str) and tag[0] != "{":
            checkpoint()
            yield Source(inner, tag)
