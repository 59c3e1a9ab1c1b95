"""Conversations about a domain's texts, with libvirt's answers in ``texts.jsonl``.

Metadata, title and description are set and read, the domain is started, and its
document is read again by a checkpoint and by another definition. ``/usr/bin/python3 -m
tests.server.drivers.test.texts`` asks libvirt-python 9.0.0's own test driver anew; it
needs no daemon.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

__all__ = ["ANSWERS", "CONVERSATIONS", "head"]

ANSWERS = Path(__file__).parent / "texts.jsonl"

DESCRIPTION, TITLE, ELEMENT = range(3)
LIVE, SECURE, INACTIVE, REDEFINE = 1, 1, 2, 1
URI = "urn:u"
UUID = "c7a5fdbd-edaf-9455-926a-d65c16db1809"
CHECKPOINT = "<domaincheckpoint><name>c</name></domaincheckpoint>"

Call = tuple[Any, ...]


def document(top: str = "", *, before: str = "", attributes: str = "") -> str:
    return (
        f"{before}<domain type='test'{attributes}><name>v</name><uuid>{UUID}</uuid>{top}"
        "<memory>65536</memory><os><type>hvm</type></os><devices><disk type='file'>"
        "<source file='/i/a'/><target dev='vda' bus='virtio'/></disk></devices></domain>"
    )


def head(xml: str) -> str:
    """Return the texts of a printed domain or checkpoint: what is before the memory."""
    found = re.search(r"<domain .*?</uuid>\n(.*?) *<memory unit", xml, re.DOTALL)
    assert found is not None
    return found[1]


# Where the domain's own document is read again: by its start, a checkpoint, another
# definition.
AGAIN: list[Call] = [
    ("create",),
    ("checkpoint", CHECKPOINT, 0),
    ("checkpoint xml", "c"),
    ("xml", SECURE),
    ("xml", SECURE | INACTIVE),
    ("again",),
    ("xml", SECURE | INACTIVE),
]

# Elements of an application.
ELEMENTS = (
    "<a>\n\t<b/>\n   <c> x </c>\n</a>",
    "<a><![CDATA[1 < 2]]></a>",
    "<a><b/><![CDATA[]]></a>",
    "<a xmlns:u='urn:x'/>",
    "<a b='\u6838'/>",
    "<p:a/>",
    "<a p:b='1' q:c='2'/>",
    "<a><p:b/><c/></a>",
    "<!-- c --><a/>",
    "<?p q?><a/>",
    "<?xml version='1.0'?><a/>",
    "<a/><!-- c -->",
    "<a><!-- c --><b/></a>",
    "<a><?p  q ?><b/></a>",
    "<a>&#65;&#233;&#x6838;&#13;&#10;&#9;x</a>",
    "<a b='&#65;&#233;&#x6838;&#13;&#10;&#9;x&quot;&apos;&lt;&gt;&amp;'/>",
    "<a>\u00e9\u6838\U0001f600</a>",
    "<a>&lt;&gt;&amp;\"'&quot;</a>",
    "<a b='x\ny\tz'/>",
    "<a>\r\n<b/>\r\n</a>",
    "<a>x\ry</a>",
    "<a xmlns='urn:own'><b/></a>",
    "<a xmlns='urn:u'><b/></a>",
    "<z:a xmlns:z='urn:u'><b/><z:c/></z:a>",
    "<z:a xmlns:z='urn:z'><b/></z:a>",
    "<a xmlns:k='urn:other'/>",
    "<a xmlns:k='urn:u'/>",
    "<a><b xmlns:k='urn:other'/><k2/></a>",
    "<a><k:b xmlns:k='urn:other'/></a>",
    "<a xmlns='urn:own'><b xmlns=''><c/></b></a>",
    "<a xmlns:x='urn:1'><b xmlns:x='urn:1'><x:c/></b></a>",
    "<a xmlns:x='urn:1'><x:b xmlns:x='urn:2'/><x:c/></a>",
    "<a xmlns:z='urn:z' xmlns='urn:d' xmlns:b='urn:b' q='1' z:w='2'/>",
    "<a xml:space='preserve' xml:lang='de'> <b/> </a>",
    "<xml:a/>",
    "<a xmlns:xml='urn:x'/>",
    "<a xmlns:xmlns='urn:x'/>",
    "<a xmlns:p=''><p:b/></a>",
    "<a xmlns:p='http://www.w3.org/XML/1998/namespace' p:x='1'/>",
    "<a:b:c/>",
    "<:a/>",
    "<a:/>",
    "<a b:c:d='1' :e='2'/>",
    "<a xmlns:p='u' xmlns:q='u' p:x='1' q:x='2'/>",
    "<a p:x='1' q:x='2' x='3'/>",
    "<!DOCTYPE a><a/>",
    "<?xml version='1.0' encoding='UTF-8'?><a b='\u00e9'>\u00e9</a>",
    "<?xml version='1.0' encoding='ISO-8859-1'?><a b='\u00e9'>\u00e9</a>",
    "<?xml version='1.0' encoding='foo'?><a/>",
    "<?xml version='1.0' encoding='UTF-16'?><a/>",
    "\ufeff<a/>",
    "<?xml version='1.1'?><a/>",
    "\n<?xml version='1.0'?><a/>",
    "<a/>x",
    "",
    "  ",
    "x",
    "<\u00e9 \u00f6='1'><\u00fc/></\u00e9>",
    "<a></a>",
    "<a>x<b><c/></b>\n  <d/></a>",
    "<a><b> </b><c>  </c></a>",
    "<a>\n<!-- x -->\n</a>",
    "<a>\n<b>\n<c/>\n</b>\n</a>",
    "<a>]]&gt; > x</a>",
    "<a b='\"' c=\"'\"/>",
    "<a b='\x85\x7f\u2028\U0001f600'>\x85\u2028\x7f</a>",
    '<a><?p <x> & "?></a>',
    "<a><!-- <x> & \u00e9 --></a>",
)
# Namespaces that libvirt's document keeps. What it makes of < and & cannot be read
# again.
URIS = (
    *("my app", "http://example.org/%zz", "\u00e4pp", "{x}", "   ", "", 'a"b', "a'b", "a\"'b"),
    *("a>b", "\u6838", "\U0001f600", "a\x7fb", "%", "urn:u ", " urn:u", "]]>", "x" * 300, "::"),
    *("http://[", "}", "{", "a}b", "urn:x\u2028"),
    *("http://www.w3.org/XML/1998/namespace", "http://www.w3.org/2000/xmlns/"),
)
KEYS = (
    *("k", "", "1", "a b", "a:b", "xml", "xmlns", "\u00e9", "-a", "a-b.c", "\u6838", "_", "a>b"),
    *("xmlfoo", "XML", "a\u0300", "\u00b7a", "a\u00b7", "\U00010000", "\u2160", "\u00aa"),
    *("\u0663", "a\u0663", "\u1e9e", "\u0132", "\u3007"),
)
TEXTS = (
    *("", " ", "x", "a < b", "\u00e9", "a\tb", "a\x01b", "\x7f", "]]>", "x\x85", " x ", "&amp;"),
    *("\ufeffx", "a\u2028", "'\""),
)
# Parts of a document.
TOPS = (
    "<metadata><p:a/><q:b xmlns:q='urn:q'/></metadata>",
    "<metadata><q:b xmlns:q='urn:q'><p:a/><c p:d='1'/></q:b></metadata>",
    "<metadata><a/></metadata>",
    "<metadata><a xmlns='urn:a'><b/></a></metadata>",
    "<metadata xmlns='urn:a'><a><b/></a></metadata>",
    "<metadata>\n <q:b xmlns:q='urn:q'>\n\t<q:c/>\n  <q:d> x </q:d>\n</q:b>\n</metadata>",
    "<metadata><q:b xmlns:q='urn:q'>x<q:c/>\n  <q:d/></q:b></metadata>",
    "<metadata><q:b xmlns:q='urn:q'><![CDATA[<x>]]></q:b></metadata>",
    "<metadata><!-- a --><q:b xmlns:q='urn:q'><!-- b --></q:b><?p i?></metadata>",
    "<metadata>text<q:b xmlns:q='urn:q'/>more</metadata>",
    "<metadata><q:b xmlns:q='urn:q'/><r:c xmlns:r='urn:q'/><q:d xmlns:q='urn:q2'/></metadata>",
    "<metadata><q:b xmlns:q='urn:q'/></metadata><metadata><q:c xmlns:q='urn:c'/></metadata>",
    "<metadata><q:b xmlns:q='my app {x}'/><r:b xmlns:r='%zz'/></metadata>",
    "<metadata><q:b xmlns:q='a&quot;b' xmlns:r=\"a'b\" c='&quot;' d=\"'\"/></metadata>",
    "<metadata/>",
    "<metadata> </metadata>",
    "<metadata a='1' b='\u00e9'><q:b xmlns:q='urn:q'/></metadata>",
    "<metadata xmlns:z='urn:z'><q:b xmlns:q='urn:q'/></metadata>",
    "<metadata xmlns:q='urn:q' xmlns:z='urn:z'><q:b z:a='1'/></metadata>",
    "<metadata><\u00e9:\u00fc xmlns:\u00e9='urn:\u00e9' \u00f6='\u00e9'/></metadata>",
    "<metadata><q:b xmlns:q='urn:q' c='&#10;&#13;&#9;&#233;'>&#13;&#10;&#233;</q:b></metadata>",
    "<metadata><xml:a/><q:b xmlns:q='urn:q' xml:space='preserve'> <c/> </q:b></metadata>",
    "<metadata xmlns:q='urn:q'><q::b/><q:c:d/><q:1e/><q:f/></metadata>",
    "<metadata><q:b xmlns:q=''/></metadata>",
    "<metadata xmlns:q='urn:1'><q:b xmlns:q='urn:2'><q:c/></q:b><q:d/></metadata>",
    "<metadata><q:b xmlns:q='u' xmlns:r='u' q:x='1' r:x='2' x='3'/></metadata>",
    "<metadata><q:b xmlns:q='u' y:x='1' z:x='2' x='3'/></metadata>",
    "<metadata><q:metadata xmlns:q='u'><metadata/></q:metadata></metadata>",
    "<metadata><q:b xmlns:q='a&gt;b'/></metadata>",
    "<metadata><b xmlns='urn:b'><c xmlns=''/></b></metadata>",
    "<qemu:commandline><qemu:arg value='-snapshot'/></qemu:commandline>",
    "<x:title>t</x:title>",
    *(
        f"<{tag}>{text}</{tag}>"
        for tag in ("title", "description")
        for text in (
            *("a &amp; b", "<![CDATA[a < b]]>", "<!-- c -->x<!-- d -->", "<?p?>x", "x<b>y</b>z"),
            *("&#65;&#233;", "&#9;x", "\r\nx", "  x  ", " ", "\n", "", "<![CDATA[]]>"),
            *("<!-- c -->", "\u00e9", "x\x7f", "a\n  b\n"),
        )
    ),
    "<x:y/>" * 120,
    "<x:y/><a></b>",
    "<x:y/>" * 120 + "<a></b>",
    "<title>\ufffe</title>",
    "<title>\x01</title>",
    "<title>&zz;</title>",
)
BEFORE = (
    *("<?xml version='1.0'?>", "<?xml version='1.0' encoding='latin1'?>", "\ufeff", "\n", "<?p?>"),
    *("<?xml version='1.0'\n encoding=\"foo\" standalone='yes'?>", "<!-- c -->"),
    *("<?xml version='1.0' encoding='1x'?>", "<?xml?>", "\n<?xml version='1.0'?>"),
    "<!DOCTYPE domain [<!ENTITY e 'v'>]>",
)
CHECKPOINTS = (
    "<domaincheckpoint><name>c</name><x:y/></domaincheckpoint>",
    "<domaincheckpoint x:y='1'><name>c</name></domaincheckpoint>",
    "<domaincheckpoint xmlns:x='urn:x'><name>c</name></domaincheckpoint>",
    "<domaincheckpoint xmlns:x=''><name>c</name></domaincheckpoint>",
    "<x:domaincheckpoint><name>c</name></x:domaincheckpoint>",
    "<domaincheckpoint><name>c<x:y/></name></domaincheckpoint>",
    "<domaincheckpoint><name>c</name><disks><disk name='vda' x:y='1'/></disks></domaincheckpoint>",
    "<domaincheckpoint><name>c</name><disks><disk name='vda'/><x:y/></disks></domaincheckpoint>",
    "<domaincheckpoint>\n <name>c</name>\n <!-- x --> <?p?>\n</domaincheckpoint>",
)


def _conversations() -> dict[str, list[Call]]:
    found: dict[str, list[Call]] = {}
    namespaces = (URI, "urn:own", "urn:z", "urn:other")
    for text in ELEMENTS:
        found[f"element {text}"] = [
            ("define", document()),
            ("set", ELEMENT, text, "k", URI, 0),
            *(("get", ELEMENT, uri, 0) for uri in namespaces),
            ("xml", SECURE),
            *AGAIN,
            ("get", ELEMENT, URI, INACTIVE),
            ("set", ELEMENT, "<w><y/></w>", "w", "urn:w", LIVE),
            ("xml", SECURE),
        ]
    for uri in URIS:
        found[f"namespace {uri}"] = [
            ("define", document()),
            ("set", ELEMENT, "<a><b c='1'/></a>", "k", uri, 0),
            ("get", ELEMENT, uri, 0),
            ("xml", SECURE),
            *AGAIN,
            ("get", ELEMENT, uri, INACTIVE),
            ("set", ELEMENT, "<z/>", "q", uri, INACTIVE),
            ("xml", SECURE | INACTIVE),
            ("set", ELEMENT, None, None, uri, INACTIVE),
            ("xml", SECURE | INACTIVE),
        ]
    for key in KEYS:
        found[f"key {key}"] = [
            ("define", document()),
            ("set", ELEMENT, "<a><b/></a>", key, URI, 0),
            ("get", ELEMENT, URI, 0),
            ("xml", SECURE),
        ]
    for kind in (DESCRIPTION, TITLE):
        for text in TEXTS:
            found[f"text {kind} {text}"] = [
                ("define", document()),
                ("set", kind, "before", None, None, 0),
                ("set", kind, text, None, None, 0),
                ("get", kind, None, 0),
                ("xml", SECURE),
                *AGAIN,
                ("set", kind, None, None, None, LIVE),
                ("get", kind, None, LIVE),
            ]
    for top in TOPS:
        for attributes in ("", " xmlns:q='urn:outer' xmlns:u='urn:unused'"):
            found[f"document {top}{attributes}"] = [
                ("define", document(top, attributes=attributes)),
                ("xml", SECURE),
                *AGAIN,
                ("get", ELEMENT, "urn:q", INACTIVE),
                ("get", ELEMENT, "urn:outer", INACTIVE),
            ]
    for before in BEFORE:
        found[f"before {before}"] = [
            ("define", document("<title>\u00e9</title>", before=before)),
            ("xml", SECURE),
        ]
    for text in CHECKPOINTS:
        found[f"checkpoint {text}"] = [("define", document()), ("create",), ("checkpoint", text, 0)]
    for top in (*TOPS[:4], *TOPS[5:7]):
        text = CHECKPOINT.replace("</name>", "</name><creationTime>1</creationTime>{}").format(
            document(top.replace("<p:a/>", ""))
        )
        found[f"redefined {top}"] = [
            ("define", document()),
            ("create",),
            ("checkpoint", text, REDEFINE),
            ("checkpoint xml", "c"),
        ]
    return found


CONVERSATIONS = _conversations()


def main() -> None:
    import libvirt

    libvirt.registerErrorHandler(lambda *_: None, None)
    lines = []
    for label, calls in CONVERSATIONS.items():
        connection = libvirt.open("test:///default")
        domain = None
        answers: list[object] = []
        for name, *args in calls:
            try:
                if name == "define":
                    domain = connection.defineXML(*args)
                    answers.append(domain.name())
                elif domain is None:
                    answers.append("no domain")
                elif name == "set":
                    answers.append(domain.setMetadata(*args))
                elif name == "get":
                    answers.append(domain.metadata(*args))
                elif name == "xml":
                    answers.append(head(domain.XMLDesc(*args)))
                elif name == "create":
                    answers.append(domain.create())
                elif name == "checkpoint":
                    answers.append(domain.checkpointCreateXML(*args).getName())
                elif name == "checkpoint xml":
                    found = domain.checkpointLookupByName(*args)
                    answers.append(head(found.getXMLDesc(SECURE)))
                else:
                    answers.append(connection.defineXML(domain.XMLDesc(SECURE)).name())
            except libvirt.libvirtError as error:
                answers.append(
                    [error.get_error_code(), error.get_error_domain(), error.get_error_message()]
                )
        lines.append(json.dumps([label, answers]))
        if domain is not None:
            if domain.isActive():
                domain.destroy()
            for checkpoint in domain.listAllCheckpoints():
                checkpoint.delete(libvirt.VIR_DOMAIN_CHECKPOINT_DELETE_METADATA_ONLY)
            domain.undefine()
    ANSWERS.write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
