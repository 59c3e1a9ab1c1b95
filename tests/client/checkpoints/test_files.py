"""Files of checkpoints: damaged, hostile and long ones, and servers that refuse."""

import json
import re
from dataclasses import replace

import pytest

from tests.client.checkpoints.looks import UUID, checkpoint
from tests.client.checkpoints.made_up import Domain, error
from virtrio.client.blocking.performing import perform
from virtrio.client.checkpoints import moving
from virtrio.client.checkpoints.moving import export_gen, import_gen, read_file, written
from virtrio.protocol.errors import LibvirtError


def file_of(*records):
    return written("g", UUID, records)


def with_xml(*texts):
    """Return a file whose entries have these documents."""
    content = json.loads(file_of())
    content["checkpoints"] = [{"xml": text.split("\n")} for text in texts]
    return json.dumps(content)


def read_into(domain, text, **options):
    """Import a file, and return what became of each checkpoint."""
    found = perform(import_gen(domain, text, **options))
    return {one.name: str(one.fate) for one in found}


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", ".hidden", "a b", "ü", "a&amp;b", "x" * 1024, "a\nb", "/"]
)
def test_names_that_no_checkpoint_can_have(name):
    good = checkpoint("good").document()
    text = with_xml(good, good.replace("good", name))
    domain = Domain()
    with pytest.raises(LibvirtError, match=r"entry 2 .*: no checkpoint can have the name"):
        read_into(domain, text)
    assert domain.records == {}


def test_names_that_a_checkpoint_can_have():
    names = ["-x", "--help", "_", "a.b", "x" * 1023]
    assert {one.name for one in read_file(file_of(*map(checkpoint, names)))} == set(names)


@pytest.mark.parametrize(
    ("document", "why"),
    [
        ("<!DOCTYPE d [<!ENTITY a '&b;&b;'>]><domaincheckpoint/>", "document type"),
        ("<domaincheckpoint>" + "<a>" * 500, "nested too deeply"),
        ("<domaincheckpoint><name>a</name></domaincheckpoint>", "time of creation"),
        ("<domaincheckpoint>", "no XML"),
        ("\ud800", "no text"),
        ("", "no XML"),
    ],
)
def test_documents_that_are_damaged_or_hostile(document, why):
    with pytest.raises(LibvirtError, match=f"entry 1 of this file of checkpoints: .*{why}"):
        read_file(with_xml(document))


def test_files_and_documents_are_bounded(monkeypatch):
    text = file_of(checkpoint("a"), checkpoint("b"))
    monkeypatch.setattr(moving, "MOST", 1)
    with pytest.raises(LibvirtError, match="this file has 2 checkpoints; 1 are the most"):
        read_file(text)
    monkeypatch.setattr(moving, "LONGEST", len(text) - 1)
    with pytest.raises(LibvirtError, match="is longer than"):
        read_file(text)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", r"it is no JSON \(line 1, column 1\)"),
        ("[" * 100_000, "it is nested too deeply"),
        ("1" * 5000, "a number in it is too long"),
        ("[]", "its format is not 'virtrio-checkpoints'"),
    ],
)
def test_what_is_no_file_of_checkpoints(text, why):
    with pytest.raises(LibvirtError) as caught:
        read_file(text)
    assert re.search(f"this is no file of checkpoints: {why}$", str(caught.value))


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"domain": 1}, "does not name their domain"),
        ({"domain": {"uuid": UUID}}, "does not name their domain"),
        ({"domain": {"name": ["g"], "uuid": UUID}}, "does not name their domain"),
        ({"domain": {"name": "g"}}, "has no UUID of their domain"),
        ({"domain": {"name": "g", "uuid": "g"}}, "has no UUID of their domain"),
        ({"version": True}, "has version True, not 1"),
        ({"version": "1" * 1000}, "has version '1{99}, not 1"),
    ],
)
def test_members_that_cannot_be(changes, why):
    content = json.loads(file_of(checkpoint("a"))) | changes
    with pytest.raises(LibvirtError, match=f"this file of checkpoints {why}$"):
        read_file(json.dumps(content))


def test_a_definition_without_a_uuid():
    one = replace(checkpoint("a"), definition="<domain><name>g</name></domain>")
    with pytest.raises(LibvirtError, match=f"'a' has no UUID in it, this one has {UUID}"):
        read_into(Domain(), file_of(one))
    with pytest.raises(LibvirtError, match="the definition within checkpoint 'a' has no UUID"):
        read_into(Domain(), file_of(one), other_uuid="rewrite")
    domain = Domain()
    domain.bitmaps["vda"].add("a")
    assert read_into(domain, file_of(one), other_uuid="drop") == {"a": "imported"}


def test_a_server_that_refuses_one_says_which():
    text = perform(export_gen(Domain("a", "b", "c")))
    domain = Domain("a", "b", "c")
    domain.records.clear()
    domain.errors["b.checkpoint_create_xml"] = error("VIR_ERR_OPERATION_FAILED", "disk full")
    with pytest.raises(LibvirtError, match="checkpoint 'b', 2 of 3 in the file: disk full"):
        read_into(domain, text)
    domain.errors.clear()
    assert read_into(domain, text) == {"a": "unchanged", "b": "imported", "c": "imported"}


def test_what_differs_in_one_that_is_there():
    domain = Domain("a", "b")
    other = replace(checkpoint("b", None, 0, ("vda",)))
    (found,) = perform(import_gen(domain, file_of(other)))
    assert (found.fate, found.parent) == ("unchanged", "a")
    assert found.reason == "its disks are vda, vdb here; it has the parent 'a' here"


def test_calls_grow_as_checkpoints_do():
    counts = []
    for number in (10, 20, 40):
        names = [f"c{each}" for each in range(number)]
        domain = Domain(*names)
        text = perform(export_gen(domain))
        domain.records.clear()
        assert set(read_into(domain, text).values()) == {"imported"}
        counts.append(domain.calls.total())
    assert counts[2] - counts[1] == 2 * (counts[1] - counts[0])
