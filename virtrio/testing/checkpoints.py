"""`check_checkpoint_driver`: what libvirt promises of checkpoints, in whatever driver.

Rules that libvirt's own drivers do not share (whether a stopped domain can have a
checkpoint redefined, whether one can be undefined with checkpoints) are not among them.
"""

from __future__ import annotations

import time
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

from ..enums import (
    ConnectListAllDomainsFlags,
    DomainCheckpointCreateFlags,
    DomainCheckpointDeleteFlags,
    DomainCheckpointListFlags,
    DomainCheckpointXMLFlags,
    ErrorNumber,
)
from ..protocol.errors import LibvirtError
from . import subjects
from .checking import LeaveOut, Suite, World, equal, expect, named, refused, run_checks

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from ..blocking import Domain, DomainCheckpoint
    from .report import Report
    from .server_thread import Make

__all__ = ["check_checkpoint_driver"]

SUITE = Suite()

_INVALID_ARG = ErrorNumber.VIR_ERR_INVALID_ARG
_FAILED = ErrorNumber.VIR_ERR_OPERATION_FAILED
_NO_CHECKPOINT = ErrorNumber.VIR_ERR_NO_DOMAIN_CHECKPOINT
_UNSUPPORTED = ErrorNumber.VIR_ERR_OPERATION_UNSUPPORTED
_CONFIG = ErrorNumber.VIR_ERR_CONFIG_UNSUPPORTED
_XML_ERRORS = (
    ErrorNumber.VIR_ERR_XML_ERROR,
    ErrorNumber.VIR_ERR_XML_DETAIL,
    ErrorNumber.VIR_ERR_XML_INVALID_SCHEMA,
)
_UNKNOWN_FLAG = 1 << 30
_ODD_NAMES = ("no such checkpoint", "", "a%s\n<&", "ü" * 300)

_REDEFINE = DomainCheckpointCreateFlags.VIR_DOMAIN_CHECKPOINT_CREATE_REDEFINE
_ROOTS = DomainCheckpointListFlags.VIR_DOMAIN_CHECKPOINT_LIST_ROOTS
_DESCENDANTS = DomainCheckpointListFlags.VIR_DOMAIN_CHECKPOINT_LIST_DESCENDANTS
_TOPOLOGICAL = DomainCheckpointListFlags.VIR_DOMAIN_CHECKPOINT_LIST_TOPOLOGICAL
_LEAVES = DomainCheckpointListFlags.VIR_DOMAIN_CHECKPOINT_LIST_LEAVES
_NO_LEAVES = DomainCheckpointListFlags.VIR_DOMAIN_CHECKPOINT_LIST_NO_LEAVES
_NO_DOMAIN = DomainCheckpointXMLFlags.VIR_DOMAIN_CHECKPOINT_XML_NO_DOMAIN
_SECURE = DomainCheckpointXMLFlags.VIR_DOMAIN_CHECKPOINT_XML_SECURE
_CHILDREN = DomainCheckpointDeleteFlags.VIR_DOMAIN_CHECKPOINT_DELETE_CHILDREN
_CHILDREN_ONLY = DomainCheckpointDeleteFlags.VIR_DOMAIN_CHECKPOINT_DELETE_CHILDREN_ONLY
_METADATA_ONLY = DomainCheckpointDeleteFlags.VIR_DOMAIN_CHECKPOINT_DELETE_METADATA_ONLY

# What every check needs.
_ENTRY_POINTS = (
    "connect_list_all_domains",
    "domain_checkpoint_create_xml",
    "domain_checkpoint_delete",
    "domain_checkpoint_get_parent",
    "domain_checkpoint_get_xml_desc",
    "domain_checkpoint_list_all_children",
    "domain_checkpoint_lookup_by_name",
    "domain_list_all_checkpoints",
)


def check_checkpoint_driver(
    make: Make,
    *,
    path: str = "/default",
    domain_xml: str | None = None,
    skip: Collection[str] = (),
    timeout: float = 10.0,
) -> Report:
    """Hold a driver's checkpoints to what libvirt promises.

    Parameters and what is raised are those of `check_driver`. A fresh driver has a
    domain with a writable disk that runs or can be started and has no checkpoints; or
    it defines and starts one by ``domain_xml``. The driver must have all entry points
    that create, list, find, print and delete checkpoints.
    """
    return run_checks(
        SUITE.checks,
        make,
        path=path,
        domain_xml=domain_xml,
        skip=skip,
        timeout=timeout,
        required=True,
    )


_check = SUITE.check


# -- creating --------------------------------------------------------------------------


@_check(*_ENTRY_POINTS)
def create(world: World) -> None:
    """A new checkpoint has its name, description and time, and is found."""
    domain = subjects.running(world)
    before = int(time.time()) - 1
    made = _create(domain, "first", "<description>one &amp; only</description>")
    equal("name of the checkpoint that was created", made.get_name(), "first")
    equal(
        "checkpoint found by its name",
        domain.checkpoint_lookup_by_name("first").get_name(),
        "first",
    )
    equal("checkpoints of the domain", _names(domain.list_all_checkpoints()), ["first"])
    root = _document(made)
    equal("name in the XML", root.findtext("name"), "first")
    equal("description in the XML", root.findtext("description"), "one & only")
    equal("parent in the XML of the first checkpoint", root.find("parent"), None)
    created = root.findtext("creationTime") or ""
    expect(created.isdigit(), f"creationTime in the XML: expected seconds, got {created!r}")
    expect(
        before <= int(created) <= time.time() + 1,
        f"creationTime in the XML: expected now, got {created}",
    )


@_check(*_ENTRY_POINTS)
def names_by_time(world: World) -> None:
    """A checkpoint that is given no name is named by its creation time in seconds."""
    domain = subjects.running(world)
    made = domain.checkpoint_create_xml("<domaincheckpoint/>")
    equal(
        "name of a checkpoint without one",
        made.get_name(),
        _document(made).findtext("creationTime"),
    )


@_check(*_ENTRY_POINTS)
def parents(world: World) -> None:
    """A new checkpoint is the child of the current one, whatever it says."""
    domain = subjects.running(world)
    first = _create(domain, "first")
    second = _create(domain, "second", "<parent><name>nobody</name></parent>")
    third = _create(domain, "third")
    equal("parent of the second checkpoint", second.get_parent().get_name(), "first")
    equal("parent of the third checkpoint", third.get_parent().get_name(), "second")
    equal("parent in the XML of the third", _document(third).findtext("parent/name"), "second")
    refused("asking for the parent of the first checkpoint", _NO_CHECKPOINT, first.get_parent)


@_check(*_ENTRY_POINTS)
def documents(world: World) -> None:
    """The XML has the domain's disks, and without NO_DOMAIN the domain."""
    domain = subjects.running(world)
    made = _create(domain, "first")
    root = _document(made, 0)
    inner = root.find("domain")
    expect(inner is not None, "the XML without flags has no domain")
    assert inner is not None
    equal("UUID of the domain in the XML", inner.findtext("uuid"), domain.uuid_string())
    equal("domain in the XML with NO_DOMAIN", _document(made, _NO_DOMAIN).find("domain"), None)
    disks = root.findall("disks/disk")
    targets = [target.get("dev") for target in inner.findall("devices/disk/target")]
    equal("disks in the XML, in the domain's order", [disk.get("name") for disk in disks], targets)
    for disk in disks:
        state = disk.get("checkpoint")
        expect(
            state in ("bitmap", "no"), f"checkpoint of the disk {disk.get('name')!r}: got {state!r}"
        )
        if state == "bitmap":
            equal(f"bitmap of the disk {disk.get('name')!r}", disk.get("bitmap"), "first")


@_check(*_ENTRY_POINTS)
def duplicates(world: World) -> None:
    """A name that is taken is VIR_ERR_OPERATION_FAILED; nothing changes."""
    domain = subjects.running(world)
    _create(domain, "first")
    _create(domain, "second")
    before = _tree(domain)
    refused("creating a checkpoint with a name that is taken", _FAILED, _create, domain, "first")
    equal("checkpoints after that", _tree(domain), before)
    equal(
        "parent of the next checkpoint", _create(domain, "third").get_parent().get_name(), "second"
    )


@_check(*_ENTRY_POINTS)
def invalid_documents(world: World) -> None:
    """An invalid document is refused with the code for its mistake; nothing changes."""
    domain = subjects.running(world)
    _create(domain, "first")
    disk = _disks(domain)[0]
    for what, codes, text in (
        ("text that is no XML", _XML_ERRORS, "<domaincheckpoint"),
        ("another root element", _XML_ERRORS, "<domainsnapshot><name>n</name></domainsnapshot>"),
        (
            "a name with a slash",
            _XML_ERRORS,
            "<domaincheckpoint><name>a/b</name></domaincheckpoint>",
        ),
        ("an unknown disk", (_CONFIG,), _with_disks("<disk name='vdzz'/>")),
        ("a disk that is named twice", (_CONFIG,), _with_disks(f"<disk name='{disk}'/>" * 2)),
    ):
        refused(f"creating a checkpoint from {what}", codes, domain.checkpoint_create_xml, text)
        equal(f"checkpoints after {what}", _tree(domain), {"first": None})


@_check(*_ENTRY_POINTS)
def listed_disks(world: World) -> None:
    """Disks are as a document lists them; the others have no bitmap."""
    domain = subjects.running(world)
    disks = _disks(domain)
    made = domain.checkpoint_create_xml(
        "<domaincheckpoint><name>first</name>"
        f"<disks><disk name='{disks[0]}' checkpoint='bitmap'/></disks></domaincheckpoint>"
    )
    states = {
        disk.get("name"): disk.get("checkpoint")
        for disk in _document(made, 0).findall("disks/disk")
    }
    equal(
        "disks in the XML", states, {name: "bitmap" if name == disks[0] else "no" for name in disks}
    )


@_check(*_ENTRY_POINTS, "domain_destroy")
def inactive_domains(world: World) -> None:
    """An inactive domain gets no checkpoint, and keeps those it has."""
    domain = subjects.running(world)
    if world.has("domain_is_persistent") and not domain.is_persistent():
        raise LeaveOut("the domain is transient")
    _create(domain, "first")
    _create(domain, "second")
    before = _tree(domain)
    domain.destroy()
    refused(
        "creating a checkpoint of a domain that is not active",
        _UNSUPPORTED,
        _create,
        domain,
        "third",
    )
    equal("checkpoints of the domain that is not active", _tree(domain), before)


# -- finding and listing ---------------------------------------------------------------


@_check(*_ENTRY_POINTS)
def unknown_checkpoints(world: World) -> None:
    """What does not exist is VIR_ERR_NO_DOMAIN_CHECKPOINT."""
    domain = subjects.running(world)
    gone = _create(domain, "gone")
    for name in _ODD_NAMES:
        refused(f"looking up {name[:20]!r}", _NO_CHECKPOINT, domain.checkpoint_lookup_by_name, name)
    other = domain.checkpoint_lookup_by_name("gone")
    gone.delete()
    for what, call in (
        ("the XML", other.get_xml_desc),
        ("the parent", other.get_parent),
        ("the children", other.list_all_children),
        ("the deletion", other.delete),
    ):
        refused(f"asking for {what} of a checkpoint that is gone", _NO_CHECKPOINT, call)
    refused(
        "looking up a checkpoint that is gone",
        _NO_CHECKPOINT,
        domain.checkpoint_lookup_by_name,
        "gone",
    )


@_check(*_ENTRY_POINTS)
def unknown_flags(world: World) -> None:
    """Flags that a driver does not know are refused with VIR_ERR_INVALID_ARG."""
    domain = subjects.running(world)
    made = _create(domain, "first")
    _create(domain, "second")
    text = "<domaincheckpoint><name>third</name></domaincheckpoint>"
    refused("creating", _INVALID_ARG, domain.checkpoint_create_xml, text, _UNKNOWN_FLAG)
    refused("looking up", _INVALID_ARG, domain.checkpoint_lookup_by_name, "first", 1)
    refused("listing all", _INVALID_ARG, domain.list_all_checkpoints, _UNKNOWN_FLAG)
    refused("listing children", _INVALID_ARG, made.list_all_children, _UNKNOWN_FLAG)
    refused("asking for XML", _INVALID_ARG, made.get_xml_desc, _UNKNOWN_FLAG)
    refused("asking for the parent", _INVALID_ARG, made.get_parent, 1)
    refused("deleting", _INVALID_ARG, made.delete, _UNKNOWN_FLAG)
    equal("checkpoints after that", _tree(domain), {"first": None, "second": "first"})


#     a           x
#    / \
#   b   c
#   |   |
#   d   e
_TREE = {"a": None, "b": "a", "c": "a", "d": "b", "e": "c", "x": None}


@_check(*_ENTRY_POINTS)
def lists(world: World) -> None:
    """Lists have the roots, leaves, children or descendants asked for."""
    domain = subjects.running(world)
    _plant(domain, _TREE)
    equal("parents of all checkpoints", _tree(domain), _TREE)
    for flags, wanted in (
        (0, "abcdex"),
        (_ROOTS, "ax"),
        (_LEAVES, "dex"),
        (_NO_LEAVES, "abc"),
        (_ROOTS | _LEAVES, "x"),
    ):
        for order in (0, _TOPOLOGICAL):
            got = _names(domain.list_all_checkpoints(flags | order))
            equal(
                f"checkpoints of the domain under {_shown(flags | order, 'ROOTS')}",
                got,
                sorted(wanted),
            )
    for name, flags, wanted in (
        ("a", 0, "bc"),
        ("a", _DESCENDANTS, "bcde"),
        ("a", _DESCENDANTS | _LEAVES, "de"),
        ("a", _DESCENDANTS | _NO_LEAVES, "bc"),
        ("a", _LEAVES, ""),
        ("b", 0, "d"),
        ("d", _DESCENDANTS, ""),
    ):
        for order in (0, _TOPOLOGICAL):
            got = _names(domain.checkpoint_lookup_by_name(name).list_all_children(flags | order))
            equal(
                f"children of {name!r} under {_shown(flags | order, 'DESCENDANTS')}",
                got,
                sorted(wanted),
            )


@_check(*_ENTRY_POINTS)
def topological_order(world: World) -> None:
    """Under TOPOLOGICAL, no checkpoint comes before its parent."""
    domain = subjects.running(world)
    _plant(domain, _TREE)
    whole = [each.get_name() for each in domain.list_all_checkpoints(_TOPOLOGICAL)]
    below = [
        each.get_name()
        for each in domain.checkpoint_lookup_by_name("a").list_all_children(
            _DESCENDANTS | _TOPOLOGICAL
        )
    ]
    for names in (whole, below):
        for name in names:
            parent = _TREE[name]
            if parent in names:
                expect(
                    names.index(parent) < names.index(name),
                    f"{name!r} comes before its parent {parent!r}: {names}",
                )


@_check(*_ENTRY_POINTS)
def domains_with_checkpoints(world: World) -> None:
    """Domains can be listed by whether they have a checkpoint."""
    domain = subjects.running(world)
    name = domain.name()
    having = ConnectListAllDomainsFlags.VIR_CONNECT_LIST_DOMAINS_HAS_CHECKPOINT
    lacking = ConnectListAllDomainsFlags.VIR_CONNECT_LIST_DOMAINS_NO_CHECKPOINT
    made = None
    for wanted in (False, True, False):
        if wanted:
            made = _create(domain, "first")
        elif made is not None:
            made.delete()
        for flag, expected in ((having, wanted), (lacking, not wanted)):
            listed = name in [each.name() for each in world.conn.list_all_domains(flag)]
            has = "with" if wanted else "without"
            what = f"whether the domain, {has} a checkpoint, is listed under {flag.name}"
            equal(what, listed, expected)


# -- deleting --------------------------------------------------------------------------


@_check(*_ENTRY_POINTS)
def delete(world: World) -> None:
    """The children of a deleted checkpoint become its parent's."""
    domain = subjects.running(world)
    _chain(domain, "abcde")
    domain.checkpoint_lookup_by_name("c").delete()
    equal("parents after 'c' is deleted", _tree(domain), {"a": None, "b": "a", "d": "b", "e": "d"})
    domain.checkpoint_lookup_by_name("b").delete(_METADATA_ONLY)
    equal(
        "parents after 'b' is deleted with METADATA_ONLY",
        _tree(domain),
        {"a": None, "d": "a", "e": "d"},
    )
    domain.checkpoint_lookup_by_name("a").delete()
    equal("parents after the root is deleted", _tree(domain), {"d": None, "e": "d"})
    equal(
        "parent in the XML of the new root",
        _document(domain.checkpoint_lookup_by_name("d")).find("parent"),
        None,
    )


@_check(*_ENTRY_POINTS)
def delete_children(world: World) -> None:
    """CHILDREN deletes descendants as well, CHILDREN_ONLY only them."""
    domain = subjects.running(world)
    _plant(domain, _TREE)
    domain.checkpoint_lookup_by_name("b").delete(_CHILDREN_ONLY)
    equal("parents after the children of 'b' are deleted", _tree(domain), _without("d"))
    domain.checkpoint_lookup_by_name("c").delete(_CHILDREN)
    equal("parents after 'c' is deleted with its children", _tree(domain), _without("dce"))
    domain.checkpoint_lookup_by_name("a").delete(_CHILDREN)
    equal("parents after 'a' is deleted with its children", _tree(domain), {"x": None})


@_check(*_ENTRY_POINTS)
def current_after_deletion(world: World) -> None:
    """When the current checkpoint is deleted, its parent is current."""
    domain = subjects.running(world)
    _chain(domain, "abc")
    domain.checkpoint_lookup_by_name("c").delete()
    equal("parent of the next checkpoint", _create(domain, "d").get_parent().get_name(), "b")
    domain.checkpoint_lookup_by_name("a").delete()
    equal(
        "parent of one after another was deleted", _create(domain, "e").get_parent().get_name(), "d"
    )
    domain.checkpoint_lookup_by_name("b").delete(_CHILDREN_ONLY)
    equal("parent of one after all others were", _create(domain, "f").get_parent().get_name(), "b")
    domain.checkpoint_lookup_by_name("b").delete(_CHILDREN)
    refused(
        "asking for the parent of a first checkpoint",
        _NO_CHECKPOINT,
        _create(domain, "g").get_parent,
    )


# -- redefining ------------------------------------------------------------------------


@_check(*_ENTRY_POINTS)
def recreate_from_xml(world: World) -> None:
    """Deleted checkpoints can be recreated from their own XML, unchanged."""
    domain = subjects.running(world)
    _chain(domain, "abc")
    before = _tree(domain)
    dumps = {
        each.get_name(): each.get_xml_desc(_SECURE)
        for each in domain.list_all_checkpoints(_TOPOLOGICAL)
    }
    domain.checkpoint_lookup_by_name("a").delete(_CHILDREN | _METADATA_ONLY)
    equal("checkpoints after all were deleted", _tree(domain), {})
    for text in dumps.values():
        domain.checkpoint_create_xml(text, _REDEFINE)
    equal("parents of those that came back", _tree(domain), before)
    for name, text in dumps.items():
        equal(
            f"XML of {name!r}", domain.checkpoint_lookup_by_name(name).get_xml_desc(_SECURE), text
        )
    equal("parent of the next checkpoint", _create(domain, "d").get_parent().get_name(), "c")


@_check(*_ENTRY_POINTS)
def redefine(world: World) -> None:
    """A redefined checkpoint has its new definition and parent, and its children."""
    domain = subjects.running(world)
    _plant(domain, {"a": None, "b": "a", "c": "a", "d": "b"})
    _redefine(domain, "b", "c", "<description>new</description>", created=7)
    equal(
        "parents after 'b' is redefined below 'c'",
        _tree(domain),
        {"a": None, "b": "c", "c": "a", "d": "b"},
    )
    root = _document(domain.checkpoint_lookup_by_name("b"))
    equal("description", root.findtext("description"), "new")
    equal("creationTime", root.findtext("creationTime"), "7")


@_check(*_ENTRY_POINTS)
def current_after_redefinition(world: World) -> None:
    """A redefined checkpoint becomes current if its parent was, or if none was."""
    domain = subjects.running(world)
    for name, parent, current in (
        ("a", None, "a"),
        ("b", "a", "b"),
        ("c", "a", "b"),
        ("d", "b", "d"),
        ("e", None, "d"),
    ):
        _redefine(domain, name, parent)
        probe = _create(domain, "probe")
        equal(f"current checkpoint after {name!r}", probe.get_parent().get_name(), current)
        probe.delete()


@_check(*_ENTRY_POINTS)
def invalid_redefinitions(world: World) -> None:
    """An unknown or circular parent is refused with VIR_ERR_INVALID_ARG."""
    domain = subjects.running(world)
    _chain(domain, "abc")
    before = _tree(domain)
    for what, name, parent in (
        ("a parent that is unknown", "n", "nobody"),
        ("itself as the parent", "b", "b"),
        ("its child as the parent", "a", "b"),
        ("a descendant as the parent", "a", "c"),
    ):
        refused(f"redefining with {what}", _INVALID_ARG, _redefine, domain, name, parent)
        equal(f"parents after {what}", _tree(domain), before)
    nameless = "<domaincheckpoint><creationTime>5</creationTime></domaincheckpoint>"
    timeless = "<domaincheckpoint><name>n</name></domaincheckpoint>"
    refused(
        "redefining without a name", _XML_ERRORS, domain.checkpoint_create_xml, nameless, _REDEFINE
    )
    refused(
        "redefining without creationTime", (), domain.checkpoint_create_xml, timeless, _REDEFINE
    )
    equal("parents after that", _tree(domain), before)


# -- helpers ---------------------------------------------------------------------------


def _create(domain: Domain, name: str, inner: str = "") -> DomainCheckpoint:
    return domain.checkpoint_create_xml(
        f"<domaincheckpoint><name>{name}</name>{inner}</domaincheckpoint>"
    )


def _with_disks(disks: str) -> str:
    return f"<domaincheckpoint><name>n</name><disks>{disks}</disks></domaincheckpoint>"


def _redefine(
    domain: Domain, name: str, parent: str | None, inner: str = "", created: int = 1_600_000_000
) -> DomainCheckpoint:
    below = "" if parent is None else f"<parent><name>{parent}</name></parent>"
    at = f"<creationTime>{created}</creationTime>"
    text = f"<domaincheckpoint><name>{name}</name>{inner}{below}{at}</domaincheckpoint>"
    return domain.checkpoint_create_xml(text, _REDEFINE)


def _chain(domain: Domain, names: Iterable[str]) -> None:
    for name in names:
        _create(domain, name)


def _plant(domain: Domain, tree: dict[str, str | None]) -> None:
    """Bring a tree of checkpoints into being, which can only be done by redefining."""
    for name, parent in tree.items():
        _redefine(domain, name, parent)


def _without(names: str) -> dict[str, str | None]:
    return {name: parent for name, parent in _TREE.items() if name not in names}


def _names(checkpoints: Iterable[DomainCheckpoint]) -> list[str]:
    return sorted(each.get_name() for each in checkpoints)


def _tree(domain: Domain) -> dict[str, str | None]:
    """All checkpoints with their parents, as a client finds them out."""
    tree: dict[str, str | None] = {}
    for each in domain.list_all_checkpoints():
        try:
            tree[each.get_name()] = each.get_parent().get_name()
        except LibvirtError as error:
            if error.code != _NO_CHECKPOINT:
                raise AssertionError(
                    f"asking for the parent of {each.get_name()!r}: "
                    f"expected it or {_NO_CHECKPOINT.name}, got {named(error)}"
                ) from error
            tree[each.get_name()] = None
    return tree


def _document(checkpoint: DomainCheckpoint, flags: int = _NO_DOMAIN) -> ET.Element:
    text = checkpoint.get_xml_desc(flags)
    try:
        root = ET.fromstring(text)
    except ET.ParseError as exc:
        raise AssertionError(f"XML of {checkpoint.get_name()!r}: {exc}\n{text}") from exc
    equal(f"root element of the XML of {checkpoint.get_name()!r}", root.tag, "domaincheckpoint")
    return root


def _disks(domain: Domain) -> list[str]:
    """Targets of the domain's disks."""
    found = [
        target.get("dev", "")
        for target in ET.fromstring(domain.xml_desc()).findall("devices/disk/target")
    ]
    if not found:
        raise LeaveOut("the domain has no disks")
    return found


def _shown(flags: int, first: str) -> str:
    """Return names of list flags; the lowest bit has another one in each list."""
    names = {1: first, _TOPOLOGICAL: "TOPOLOGICAL", _LEAVES: "LEAVES", _NO_LEAVES: "NO_LEAVES"}
    return " ".join(name for flag, name in names.items() if flag & flags) or "no flags"
