"""XML, read and printed as libvirt does it.

`parse_root` reads untrusted text: no network, no external entities, bounded in size and
depth, and its errors are the ones libvirt reports, down to the line with the pointer
under the fault. `Element` is the small tree that the canonical documents are made of,
and `Element.format` prints it in libvirt's style: two spaces, single quotes, no
declaration.
"""

from __future__ import annotations

import copy
import re
import threading
from typing import TYPE_CHECKING, Any, NamedTuple, cast, overload

from lxml import etree

from ...protocol._generated.enums import ErrorDomain, ErrorNumber
from ...protocol.errors import LibvirtError, report
from .pause import CHUNK, checkpoint, paced

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

__all__ = [
    "INACTIVE",
    "MAX_BYTES",
    "MIGRATABLE",
    "SECURE",
    "Element",
    "Raw",
    "Source",
    "Verbatim",
    "as_values",
    "by_local_names",
    "children",
    "escape",
    "escape_attribute",
    "format_uuid",
    "local_name",
    "of_values",
    "parse_root",
    "string",
    "text_element",
]

# Flags of printing; the numbers are those of virDomainXMLFlags.
SECURE = 1
INACTIVE = 2
MIGRATABLE = 8

# REMOTE_STRING_MAX: nothing longer arrives over the wire. libxml2 itself stops at 256
# levels.
MAX_BYTES = 4 * 1024 * 1024

# Escapes of a text; the ampersand comes first.
_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;", "\r": "&#13;"}
# virBufferEscapeString drops the control characters that XML cannot carry. The last two
# cannot be read again either.
_UNPRINTED = "".join(char for char in map(chr, range(32)) if char not in "\t\n\r") + "\ufffe\uffff"
_ESCAPES.update(dict.fromkeys(_UNPRINTED, ""))
# In an attribute, a reader makes spaces of these.
_ATTRIBUTE_ESCAPES = {**_ESCAPES, "\t": "&#9;", "\n": "&#10;"}
_ESCAPE_TABLE = str.maketrans(_ESCAPES)
_ATTRIBUTE_TABLE = str.maketrans(_ATTRIBUTE_ESCAPES)
# `str.translate` keeps the interpreter until it is done, at up to 50 ns a character.
_LONG = 16 * 1024

# Changes of libxml2's wording since the release with which libvirt 9.0.0 is built on
# Debian 12.
_OLDER_WORDING = (
    ("Excessive depth in document: 256, use", "Excessive depth in document: 256 use"),
)

_INVALID_CHARACTER = re.compile(r"PCDATA invalid Char value ([0-9]{4,})")


# Number of characters that cost as much as a line.
_LINE = 256


class Raw(str):
    """Text that libvirt prints without escaping it, so that it may be no XML."""

    __slots__ = ()

    def translate(self, table: object, /) -> str:
        """Return the text itself: nothing in it is escaped."""
        return self


class Verbatim(NamedTuple):
    """Part of a document that is passed on unread: its text and its printed lines.

    A line may have line ends inside, which are the client's. ``again`` is the element
    that a reader makes of what is printed, unless it makes the same.
    """

    text: str
    lines: list[str]
    again: Element | None = None


def escape(value: str) -> str:
    """Escape ``value`` for a text, as libvirt does.

    What libvirt writes so that it is lost when read again, it is escaped here, too.
    """
    return _escaped(value, _ESCAPES, _ESCAPE_TABLE)


def escape_attribute(value: str) -> str:
    """Escape ``value`` for an attribute, as `escape` does for a text."""
    return _escaped(value, _ATTRIBUTE_ESCAPES, _ATTRIBUTE_TABLE)


def _escaped(value: str, escapes: dict[str, str], table: dict[int, str]) -> str:
    if len(value) < _LONG or isinstance(value, Raw):
        return value.translate(table)
    for character, reference in escapes.items():
        value = value.replace(character, reference)
    return value


class Element:
    """Element of a canonical document.

    Once it is part of a definition it is never changed: a twin replaces it.

    ``text`` None and no children prints ``<tag/>``; ``is_open`` prints the end tag even
    when there is nothing inside. ``verbatim`` is printed in place of this one, for what
    libvirt passes on without looking inside. Some parts are only for some readers:
    ``when`` are flags of which one must be asked for, ``unless`` flags that hide the
    element, and ``attr_when`` and ``attr_unless`` the same for single attributes.
    """

    __slots__ = (
        "_children",
        "attr_unless",
        "attr_when",
        "attrs",
        "is_open",
        "tag",
        "text",
        "unless",
        "verbatim",
        "when",
    )

    def __init__(
        self,
        tag: str,
        attrs: dict[str, str] | None = None,
        text: str | None = None,
        children: list[Element] | None = None,
        *,
        is_open: bool = False,
    ) -> None:
        self.tag = tag
        self.attrs: dict[str, str] = {} if attrs is None else attrs
        self.text = text
        self._children = children
        self.is_open = is_open
        self.verbatim: Verbatim | None = None
        self.when = 0
        self.unless = 0
        self.attr_when: dict[str, int] | None = None
        self.attr_unless: dict[str, int] | None = None

    def __repr__(self) -> str:
        return f"Element({self.tag!r}, {self.attrs!r}, {self.text!r}, {self.children!r})"

    @property
    def children(self) -> list[Element]:
        found = self._children
        if found is None:  # most have none, and a list for each would be as large as the element
            found = self._children = []
        return found

    @children.setter
    def children(self, children: list[Element]) -> None:
        self._children = children

    @property
    def has_children(self) -> bool:
        return bool(self._children)

    def twin(
        self, *, attrs: dict[str, str] | None = None, children: list[Element] | None = None
    ) -> Element:
        """Return a copy with the given attributes or children; the rest is shared."""
        twin = Element(
            self.tag, self.attrs if attrs is None else attrs, self.text, is_open=self.is_open
        )
        twin._children = self._children if children is None else children
        twin.verbatim, twin.attr_when = self.verbatim, self.attr_when
        twin.when, twin.unless, twin.attr_unless = self.when, self.unless, self.attr_unless
        return twin

    def weight(self) -> int:
        """Estimate how many lines are printed, as a measure of the work they cost."""
        total = (
            1
            if self.verbatim is None
            else len(self.verbatim.lines) + len(self.verbatim.text) // _LINE
        )
        inner = self._children or ()
        for element in inner if len(inner) < CHUNK else paced(inner):
            if element._children or element.verbatim:
                total += element.weight()
            else:
                total += 1 if element.text is None else 1 + len(element.text) // _LINE
        return total

    def only_when(self, flags: int) -> Element:
        self.when = flags
        return self

    def append(self, child: Element) -> None:
        if self._children is None:
            self._children = [child]
        else:
            self._children.append(child)

    def add(
        self, tag: str, attrs: dict[str, str] | None = None, text: str | None = None
    ) -> Element:
        """Append a new child and return it."""
        element = Element(tag, attrs, text)
        self.append(element)
        return element

    def find(self, tag: str) -> Element | None:
        for element in self._children or ():
            if element.tag == tag:
                return element
        return None

    def get(self, tag: str, name: str) -> str | None:
        """Return the attribute of the first child with that tag, or None."""
        element = self.find(tag)
        return None if element is None else element.attrs.get(name)

    def all(self, tag: str) -> Iterator[Element]:
        return (element for element in self._children or () if element.tag == tag)

    def lines(self, out: list[str], flags: int, indent: str = "") -> None:
        """Append the printed form to ``out``, a string per line, without line ends."""
        if (self.when and not self.when & flags) or self.unless & flags:
            return
        if self.verbatim is not None:
            out += self.verbatim.lines
            return
        shown: Iterable[tuple[str, str]] = self.attrs.items()
        if self.attr_when is not None:
            needs = self.attr_when
            shown = [item for item in shown if item[0] not in needs or needs[item[0]] & flags]
        if self.attr_unless is not None:
            hides = self.attr_unless
            shown = [item for item in shown if not hides.get(item[0], 0) & flags]
        start = f"{indent}<{self.tag}" + "".join(
            [f" {name}='{escape_attribute(value)}'" for name, value in shown]
        )
        if self.text is not None:
            out.append(f"{start}>{escape(self.text)}</{self.tag}>")
            return
        if not self._children and not self.is_open:
            out.append(start + "/>")
            return
        before = len(out)
        out.append("")
        deeper = indent + "  "
        checkpoint()
        for number, element in enumerate(self._children or (), start=1):
            element.lines(out, flags, deeper)
            if not number % CHUNK:
                checkpoint()
        if len(out) > before + 1 or self.is_open:
            out[before] = start + ">"
            out.append(f"{indent}</{self.tag}>")
        else:
            out[before] = start + "/>"

    def format(self, flags: int = 0) -> str:
        lines: list[str] = []
        self.lines(lines, flags)
        lines.append("")
        return "\n".join(lines)


# Properties of an element that `as_values` keeps, where they are set.
_KEPT = ("is_open", "when", "unless", "attr_when", "attr_unless")


def as_values(element: Element) -> list[Any]:
    """Return an element as values of JSON, without parts that are passed on unread."""
    marks = {name: value for name in _KEPT if (value := getattr(element, name))}
    inside = [as_values(child) for child in element.children] if element.has_children else []
    return [element.tag, element.attrs, element.text, inside, marks]


def of_values(values: list[Any]) -> Element:
    """Return the element that `as_values` had. Raises ValueError for other values."""
    tag, attrs, text, inside, marks = values
    element = Element(tag, attrs, text, [of_values(child) for child in inside] or None)
    for name in _KEPT:
        if name in marks:
            setattr(element, name, marks[name])
    return element


def text_element(tag: str, text: str | None, level: int = 1) -> Element | None:
    """Make an element with a text that did not come in a document.

    What of it cannot be in a document is not printed. Returns None if nothing is left.
    """
    if not text:
        return None
    element = Element(tag, text=text)
    shown = text
    if not text.isascii():
        try:
            text.encode()
        except UnicodeEncodeError:  # bytes that are no text
            shown = text.encode(errors="ignore").decode()
            line = f"{'  ' * level}<{tag}>{escape(shown)}</{tag}>"
            element.verbatim = Verbatim("", [line])
    if len(shown) < _LONG and not escape(shown):
        return None
    return element


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
    lines = text.split("\n", max(line, 0))
    shown = lines[line - 1] if 0 < line <= len(lines) else ""
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
    max_bytes: int = MAX_BYTES,
    keep_blanks: bool = False,
) -> etree._Element:
    """Parse untrusted ``text`` and return its root element.

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


def format_uuid(uuid: bytes) -> str:
    digits = uuid.hex()
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"


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
