"""Checkpoint XML read and printed, with libvirtd 9.0.0's texts and errors."""

import threading
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from virtrio.protocol._generated.enums import ErrorDomain, ErrorNumber
from virtrio.protocol.errors import LibvirtError
from virtrio.server.moments.checkpoint_xml import (
    CheckpointDef,
    CheckpointDisk,
    align_disks,
    check_domain,
    format_checkpoint,
    parse_checkpoint,
    parse_redefinition,
)
from virtrio.server.moments.domain import DomainConfig, DomainDisk

XML_ERROR = ErrorNumber.VIR_ERR_XML_ERROR
XML_DETAIL = ErrorNumber.VIR_ERR_XML_DETAIL
INVALID_SCHEMA = ErrorNumber.VIR_ERR_XML_INVALID_SCHEMA
INTERNAL = ErrorNumber.VIR_ERR_INTERNAL_ERROR
UNSUPPORTED = ErrorNumber.VIR_ERR_CONFIG_UNSUPPORTED
INVALID_ARG = ErrorNumber.VIR_ERR_INVALID_ARG
FROM_XML = ErrorDomain.VIR_FROM_XML
FROM_CHECKPOINT = ErrorDomain.VIR_FROM_DOMAIN_CHECKPOINT

SECURE, NO_DOMAIN = 1, 2
NOW = 1_600_000_000
UUID = bytes.fromhex("6695eb01f6a4830479aa97f2502e193f")


def document(inner):
    return f"<domaincheckpoint>{inner}</domaincheckpoint>"


def refused(call, code, domain, message):
    with pytest.raises(LibvirtError) as caught:
        call()
    error = caught.value
    assert (error.code, error.domain, error.message) == (code, domain, message)


# -- documents that do not parse -------------------------------------------------------

MALFORMED = [
    ("", "1: Document is empty\n(null)\n^"),
    ("   ", "1: Start tag expected, '<' not found\n   \n---^"),
    ("x", "1: Start tag expected, '<' not found\nx\n^"),
    (
        "<domaincheckpoint>",
        (
            "1: Premature end of data in tag domaincheckpoint line 1\n"
            "<domaincheckpoint>\n------------------^"
        ),
    ),
    (
        "<domaincheckpoint/><a/>",
        (
            "1: Extra content at the end of the document\n"
            "<domaincheckpoint/><a/>\n-------------------^"
        ),
    ),
    (
        "<domaincheckpoint>\n  <name>a</name\n</domaincheckpoint>",
        "3: expected '>'\n</domaincheckpoint>\n^",
    ),
    (
        "<domaincheckpoint>\n\t<name>a</nam>\n</domaincheckpoint>",
        (
            "2: Opening and ending tag mismatch: name line 2 and nam\n"
            "\t<name>a</nam>\n\t-------------^"
        ),
    ),
    (
        "<domaincheckpoint><name>&foo;</name></domaincheckpoint>",
        "1: Entity 'foo' not defined\n<domaincheckpoint><name>&foo;</name></domaincheckpoint>\n"
        "-----------------------------^",
    ),
    (
        '<domaincheckpoint a="1" a="2"/>',
        '1: Attribute a redefined\n<domaincheckpoint a="1" a="2"/>\n-----------------------------^',
    ),
]


@pytest.mark.parametrize("parse", [lambda text: parse_checkpoint(text, NOW), parse_redefinition])
@pytest.mark.parametrize(("text", "detail"), MALFORMED)
def test_malformed(parse, text, detail):
    refused(lambda: parse(text), XML_DETAIL, FROM_CHECKPOINT, f"(domain_checkpoint):{detail}")


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("<foo/>", "foo"),
        ('<a:foo xmlns:a="urn:a"/>', "foo"),
        ("<domainsnapshot><x/></domainsnapshot>", "domainsnapshot"),
    ],
)
def test_documents_of_another_kind(text, tag):
    message = f"XML error: expecting root element of 'domaincheckpoint', not '{tag}'"
    refused(lambda: parse_checkpoint(text, NOW), XML_ERROR, FROM_XML, message)


# -- documents that do not fit the schema ----------------------------------------------

SCHEMA = (
    "XML document failed to validate against schema: "
    "Unable to validate doc against /usr/share/libvirt/schemas/domaincheckpoint.rng\n"
)
DISK = "<disks><disk {}/></disks>"

MISFITS = {
    "name": [
        "<name/>", "<name>.a</name>", "<name>a/b</name>", "<name> a</name>", "<name>a\n</name>",
        "<name>é</name>", "<name>a</name><name>b</name>", "<name><b/></name>",
        "<name x='1'>a</name>",
    ],
    "description": ["<description>a<b/></description>", "<description/><description/>"],
    "creationTime": [
        "<creationTime/>", "<creationTime>x</creationTime>", "<creationTime>-5</creationTime>",
        "<creationTime> 5 </creationTime>", "<creationTime>99999999999999999999</creationTime>",
        "<creationTime>+7</creationTime>",
    ],
    "parent": [
        "<parent/>", "<parent>x</parent>", "<parent><name>.z</name></parent>",
        "<parent a='1'><name>p</name></parent>",
    ],
    "disks": [
        "<disks/>", "<disks> </disks>", "<disks><foo/></disks>", "<disks><disk/></disks>",
        "<disks><disk name='vda'>x</disk></disks>",
        "<disks><disk name='vda'/></disks><disks><disk name='vda'/></disks>",
        *(DISK.format(attributes) for attributes in [
            "name='vda' foo='1'", "name='vda' checkpoint='default'", "name='vda' checkpoint=''",
            "name='vda' checkpoint='no' bitmap='x'", "name='vda' checkpoint='no' size='1'",
            "name='vda' size='x'", "name='vda' size=' 7 '", "name='guest/x'", "name='vd'",
            "name='VDA'", "name=' vda'", "name='foo'", "name='/'", "name='/a&#10;b'",
        ]),
    ],
    "domain": [
        "<domain/>", "<domain><name>n</name></domain>", "<domain type='test'/>",
        "<domain type='zz'><name>n</name></domain>",
        "<domain type='test' id='x'><name>n</name></domain>",
        "<domain type='test' foo='x'><name>n</name></domain>",
        "<domain type='test'><name>n</name><uuid>x</uuid></domain>",
        "<domain type='test'><name/></domain>",
        "<domain type='test'><name>a</name><name>n</name></domain>",
        "<domain type='test'><name>n</name></domain><domain type='test'><name>n</name></domain>",
    ],
}  # fmt: skip


@pytest.mark.parametrize(
    ("tag", "inner"), [(tag, inner) for tag, many in MISFITS.items() for inner in many]
)
def test_a_member_that_does_not_fit(tag, inner):
    detail = (
        f"Extra element {tag} in interleave\nElement domaincheckpoint failed to validate content\n"
    )
    refused(
        lambda: parse_checkpoint(document(inner), NOW), INVALID_SCHEMA, FROM_XML, SCHEMA + detail
    )


@pytest.mark.parametrize(
    ("text", "detail"),
    [
        (document("<foo/>"), "Element domaincheckpoint has extra content: foo"),
        (document("text"), "Element domaincheckpoint has extra content: text"),
        (
            document(
                "<domain type='test'><name>n</name></domain>text<description>hi</description>"
            ),
            "Element domaincheckpoint has extra content: text",
        ),
        ('<domaincheckpoint foo="1"/>', "Invalid attribute foo for element domaincheckpoint"),
        ('<domaincheckpoint xmlns="u"/>', "Expecting no namespace for element domaincheckpoint"),
        (
            '<a:domaincheckpoint xmlns:a="urn:u"/>',
            "Expecting no namespace for element domaincheckpoint",
        ),
    ],
)
def test_a_document_that_does_not_fit(text, detail):
    refused(lambda: parse_checkpoint(text, NOW), INVALID_SCHEMA, FROM_XML, f"{SCHEMA}{detail}\n")


# -- what is read ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("inner", "name", "description"),
    [
        ("", str(NOW), None),
        ("<description/>", str(NOW), None),
        ("<name>-a._B9</name><description> x </description>", "-a._B9", " x "),
        ("<description>  </description>", str(NOW), "  "),
        ("<name><!-- c -->a</name>", "a", None),
        ("<description><![CDATA[<a> & ]]></description>", str(NOW), "<a> & "),
        ("<description>a &lt; &#13; é ☃ 😀\r\nb</description>", str(NOW), "a < \r é ☃ 😀\nb"),
        (f"<name>{'a' * 300}</name>", "a" * 300, None),
        # elements that only the server may set
        ("<creationTime>5</creationTime><parent><name>zz</name></parent>", str(NOW), None),
        ("<domain type='test'><name>q</name><memory>5</memory></domain>", str(NOW), None),
        ("<domain type=' test ' id='3'><name>a/b</name>"
         "<uuid>6695eb01f6a4830479aa97f2502e193f</uuid></domain>", str(NOW), None),
    ],
)  # fmt: skip
def test_a_new_checkpoint(inner, name, description):
    assert parse_checkpoint(document(inner), NOW) == CheckpointDef(name, description, NOW, [], None)


@pytest.mark.parametrize(
    "text",
    [
        "\n<domaincheckpoint/>",
        "<?xml version='1.0'?>\n<!-- c -->\n<domaincheckpoint/>\n<!-- z -->",
        "<!DOCTYPE d><domaincheckpoint/>",
        "<?xml version='1.0' encoding='UTF-16'?><domaincheckpoint/>",
        "<domaincheckpoint xmlns:q='urn:q'/>",
        document("<!-- c --><?pi x?>"),
    ],
)
def test_what_may_surround_a_checkpoint(text):
    assert parse_checkpoint(text, NOW).name == str(NOW)


@pytest.mark.parametrize(
    ("attributes", "expected"),
    [
        ("name='vda'", CheckpointDisk("vda", "c")),
        ("name='vda' checkpoint='bitmap'", CheckpointDisk("vda", "c")),
        ("name='vda' checkpoint=' bitmap '", CheckpointDisk("vda", "c")),
        ("name='vda' checkpoint='no'", CheckpointDisk("vda", None)),
        ("name='vda' bitmap='x' size='7'", CheckpointDisk("vda", "x")),
        ("name='vda' bitmap=''", CheckpointDisk("vda", "")),
        ("name='/a b'", CheckpointDisk("/a b", "c")),
        ("name='ioemu:hda'", CheckpointDisk("ioemu:hda", "c")),
    ],
)
def test_disks_are_read_as_listed(attributes, expected):
    assert parse_checkpoint(document("<name>c</name>" + DISK.format(attributes)), NOW).disks == [
        expected
    ]


@pytest.mark.parametrize(
    "name", ["fda", "hdb", "sdc1", "vda_x", "xvda", "ubda", "ioemu:sda", "/é", "/a,b", "c:\\x"]
)
def test_names_that_a_disk_may_have(name):
    assert parse_checkpoint(document(DISK.format(f"name='{name}'")), NOW).disks[0].name == name


# -- redefinitions ---------------------------------------------------------------------

NAMED = "<name>r</name><creationTime>5</creationTime>"
DOMAIN = """<domain type='test'>
  <name>other</name>
  <uuid>6695eb01-f6a4-8304-79aa-97f2502e193f</uuid>
  <memory unit='KiB'>1024</memory>
  <currentMemory unit='KiB'>1024</currentMemory>
  <vcpu placement='static'>1</vcpu>
  <os>
    <type arch='i686'>hvm</type>
    <boot dev='hd'/>
  </os>
  <clock offset='utc'/>
  <on_poweroff>destroy</on_poweroff>
  <on_reboot>restart</on_reboot>
  <on_crash>destroy</on_crash>
  <devices>
    <disk type='file' device='disk'>
      <source file='/x'/>
      <target dev='vda' bus='virtio'/>
    </disk>
    <disk type='file' device='disk'>
      <source file='/y'/>
      <target dev='vdb' bus='virtio'/>
    </disk>
  </devices>
</domain>
"""


@pytest.mark.parametrize(
    ("inner", "code", "message"),
    [
        ("", XML_ERROR, "XML error: a redefined checkpoint must have a name"),
        (
            "<creationTime>5</creationTime>",
            XML_ERROR,
            "XML error: a redefined checkpoint must have a name",
        ),
        *(
            (
                f"<name>r</name>{time}",
                INTERNAL,
                "internal error: missing creationTime from existing checkpoint",
            )
            for time in (
                "",
                "<creationTime>9223372036854775808</creationTime>",
                "<creationTime>18446744073709551615</creationTime>",
            )
        ),
    ],
)
def test_a_redefinition_that_lacks_something(inner, code, message):
    refused(lambda: parse_redefinition(document(inner)), code, FROM_CHECKPOINT, message)


@pytest.mark.parametrize(
    ("digits", "time"), [("0", 0), ("007", 7), ("9223372036854775807", 2**63 - 1), ("0" * 5000, 0)]
)
def test_the_time_of_a_redefinition(digits, time):
    text = document(f"<name>r</name><creationTime>{digits}</creationTime>")
    assert parse_redefinition(text).definition.creation_time == time


def test_a_redefinition_says_everything():
    text = document(
        NAMED
        + "<description>d</description><parent><name>p</name></parent>"
        + DISK.format("name='vda'")
    )
    redefinition = parse_redefinition(text)
    assert redefinition.definition == CheckpointDef("r", "d", 5, [CheckpointDisk("vda", "r")], None)
    assert redefinition.parent_name == "p"


def test_the_domain_of_a_redefinition_is_read():
    redefinition = parse_redefinition(document(NAMED + DOMAIN))
    config = redefinition.definition.domain
    assert redefinition.parent_name is None
    assert config.uuid == UUID
    assert [(disk.target, disk.source) for disk in config.disks] == [("vda", "/x"), ("vdb", "/y")]
    check_domain(redefinition.definition, UUID)
    message = (
        "invalid argument: "
        "definition for checkpoint r must use uuid 00000000-0000-0000-0000-000000000001"
    )
    other = bytes(15) + b"\1"
    refused(
        lambda: check_domain(redefinition.definition, other), INVALID_ARG, FROM_CHECKPOINT, message
    )


def test_a_redefinition_without_a_domain_fits_every_domain():
    check_domain(parse_redefinition(document(NAMED)).definition, UUID)


# -- disks -----------------------------------------------------------------------------

DISKS = (
    DomainDisk("vda", "/a", "qcow2", False, False),
    DomainDisk("vdb", "/b", None, False, True),
    DomainDisk("vdc", "/a", None, False, False),
    DomainDisk("sda", "/dev/x", None, False, False),
    DomainDisk("sdb", None, None, False, False),
    DomainDisk("hdc", None, None, True, True),
    DomainDisk("fdb", None, None, True, False),
)
CONFIG = DomainConfig(UUID, DISKS, "<domain/>\n", "<domain s='1'/>\n", "")


def request(*disks):
    return CheckpointDef("c", None, NOW, list(disks), None)


def on(name, bitmap="c"):
    return CheckpointDisk(name, bitmap)


def off(name):
    return CheckpointDisk(name, None)


@pytest.mark.parametrize(
    ("listed", "bitmaps"),
    [
        ([], {"vda": "c", "vdc": "c", "sda": "c", "sdb": "c"}),
        ([on("vda", "own")], {"vda": "own"}),
        ([on("/dev/x")], {"sda": "c"}),
        ([on("sda"), on("vda")], {"vda": "c", "sda": "c"}),
        ([off("vda")], {}),
        ([off("/b"), off("hdc"), off("fdb")], {}),
        ([on("sdb", "")], {"sdb": ""}),
    ],
)
def test_disks_are_aligned(listed, bitmaps):
    definition = request(*listed)
    align_disks(definition, CONFIG)
    assert definition.disks == [
        CheckpointDisk(disk.target, bitmaps.get(disk.target)) for disk in DISKS
    ]
    assert definition.domain is CONFIG


@pytest.mark.parametrize(
    ("listed", "detail"),
    [
        ([on("vdz")], "no disk named 'vdz'"),
        ([on("/a")], "no disk named '/a'"),
        ([on("/none")], "no disk named '/none'"),
        ([off("vdz")], "no disk named 'vdz'"),
        ([on("vda"), on("vda")], "disk 'vda' specified twice"),
        ([off("vda"), on("vda")], "disk 'vda' specified twice"),
        ([on("/dev/x"), on("sda")], "disk 'sda' specified twice"),
        ([on("sda"), on("/dev/x")], "disk '/dev/x' specified twice"),
        ([on("vdb")], "disk 'vdb' is empty or readonly"),
        ([on("/b")], "disk '/b' is empty or readonly"),
        ([on("hdc")], "disk 'hdc' is empty or readonly"),
        ([on("fdb")], "disk 'fdb' is empty or readonly"),
        ([on("vdz"), on("vdb")], "no disk named 'vdz'"),
        ([on("vda")] * 8, "too many disk checkpoint requests for domain"),
    ],
)
def test_disks_that_do_not_fit_the_domain(listed, detail):
    definition = request(*listed)
    message = f"unsupported configuration: {detail}"
    refused(lambda: align_disks(definition, CONFIG), UNSUPPORTED, FROM_CHECKPOINT, message)
    assert definition.disks == listed
    assert definition.domain is None


@pytest.mark.parametrize(
    ("listed", "detail"),
    [
        ([], "domain must have at least one disk to perform checkpoints"),
        ([on("vda")], "too many disk checkpoint requests for domain"),
    ],
)
def test_a_domain_without_disks(listed, detail):
    diskless = DomainConfig(UUID, (), "", "", "")
    message = f"unsupported configuration: {detail}"
    refused(lambda: align_disks(request(*listed), diskless), UNSUPPORTED, FROM_CHECKPOINT, message)


# -- printing --------------------------------------------------------------------------


def test_printing_the_least():
    definition = CheckpointDef("a", None, 0, [], None)
    assert (
        format_checkpoint(definition, None)
        == "<domaincheckpoint>\n  <name>a</name>\n</domaincheckpoint>\n"
    )


FULL = """<domaincheckpoint>
  <name>a</name>
  <description>&lt;a&gt; &amp; &apos; &quot;
two</description>
  <parent>
    <name>p</name>
  </parent>
  <creationTime>5</creationTime>
  <disks>
    <disk name='vda' checkpoint='bitmap' bitmap='x&lt;&quot;&apos;&gt;&amp;
'{}/>
    <disk name='vdb' checkpoint='no'/>
    <disk name='/x' checkpoint='bitmap' bitmap=''/>
  </disks>
{}</domaincheckpoint>
"""
FULL_DEFINITION = CheckpointDef(
    "a", "<a> & ' \"\ntwo", 5, [on("vda", "x<\"'>&\n"), off("vdb"), on("/x", "")], CONFIG
)


@pytest.mark.parametrize(
    ("flags", "sizes", "size", "domain"),
    [
        (0, None, "", "  <domain/>\n"),
        (SECURE, None, "", "  <domain s='1'/>\n"),
        (NO_DOMAIN, None, "", ""),
        (SECURE | NO_DOMAIN, {}, "", ""),
        (NO_DOMAIN, {"vda": 65536, "vdb": 1}, " size='65536'", ""),
    ],
)
def test_printing_everything(flags, sizes, size, domain):
    assert format_checkpoint(FULL_DEFINITION, "p", flags, sizes) == FULL.format(size, domain)


def test_a_printed_checkpoint_can_be_redefined():
    definition = parse_redefinition(document(NAMED + DOMAIN)).definition
    align_disks(definition, definition.domain)
    text = format_checkpoint(definition, "p", SECURE)
    again = parse_redefinition(text)
    assert again.definition == definition
    assert again.parent_name == "p"
    assert format_checkpoint(again.definition, "p", SECURE) == text


legal_text = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="￾￿")
)


@given(description=legal_text, bitmap=legal_text)
def test_any_text_survives(description, bitmap):
    definition = CheckpointDef("a", description or None, 5, [on("vda", bitmap)], None)
    assert parse_redefinition(format_checkpoint(definition, None)).definition == definition


# -- what must not hurt ----------------------------------------------------------------


@given(st.one_of(st.text(), st.text("<>/&;!?= '\"ab[]-\n").map("<domaincheckpoint>{}".format)))
def test_any_other_text_is_refused_politely(text):
    for parse in (lambda: parse_checkpoint(text, NOW), lambda: parse_redefinition(text)):
        with suppress(LibvirtError):
            parse()


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE d [<!ENTITY e SYSTEM "file://{}">]>',
        '<!DOCTYPE d [<!ENTITY % p SYSTEM "file://{}"> %p;]>',
        '<!DOCTYPE d SYSTEM "file://{}">',
    ],
)
def test_no_file_is_read(tmp_path, doctype):
    secret = tmp_path / "secret"
    secret.write_text('<!ENTITY e "sesame">')
    text = doctype.format(secret) + document(NAMED + "<description>&e;</description>" + DOMAIN)
    for parse in (lambda: parse_checkpoint(text, NOW), lambda: parse_redefinition(text)):
        try:
            printed = repr(parse())
        except LibvirtError as error:
            printed = error.message
        assert "sesame" not in printed


def test_entities_do_not_explode():
    levels = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(12))
    text = f'<!DOCTYPE d [<!ENTITY a0 "aaaaaaaaaa">{levels}]>' + document(
        "<description>&a12;</description>"
    )
    with pytest.raises(LibvirtError) as caught:
        parse_checkpoint(text, NOW)
    assert caught.value.code == XML_DETAIL


@pytest.mark.parametrize(
    ("inner", "code"),
    [
        ("<description>" + "x" * 4 * 1024 * 1024 + "</description>", XML_ERROR),
        ("<a>" * 300 + "</a>" * 300, XML_DETAIL),
        ("<disks>" + "<disk name='vda'/>" * 200_000 + "</disks>", UNSUPPORTED),
        ("<name>a</name>" * 100_000, INVALID_SCHEMA),
    ],
)
def test_documents_that_are_too_large(inner, code):
    with pytest.raises(LibvirtError) as caught:
        parse_checkpoint(document(inner), NOW)
    assert caught.value.code == code


@pytest.mark.parametrize(
    "inner", ["<a/>" * 300_000, "<a " + " ".join(f"a{n}=''" for n in range(100_000)) + "/>"]
)
def test_a_huge_domain_is_no_work_for_the_schema(inner):
    """Test domains whose validation by libxml2 would take minutes."""
    text = document(f"<domain type='test'><name>n</name><metadata>{inner}</metadata></domain>")
    assert parse_checkpoint(text, NOW).name == str(NOW)
    text = document(f"<domain type='test'><name>n</name>{inner}</domain>")
    with pytest.raises(LibvirtError) as caught:
        parse_checkpoint(text, NOW)
    assert caught.value.code == INVALID_SCHEMA


@pytest.mark.parametrize(
    "inside",
    [
        "<foo/>",
        "<memory>rubbish</memory>",
        "<vcpu foo='1'>1</vcpu>",
        "<devices><disk/></devices>",
        "<devices/><devices/>",
    ],
)
@pytest.mark.parametrize("parse", [lambda text: parse_checkpoint(text, NOW), parse_redefinition])
def test_an_embedded_domain_that_does_not_fit(parse, inside):
    """Test it where the domain is read and, as in libvirt, where it is not."""
    domain = f"<domain type='test'><name>n</name><os><type>hvm</type></os>{inside}</domain>"
    refused(
        lambda: parse(document(f"<name>c</name><creationTime>1</creationTime>{domain}")),
        INVALID_SCHEMA,
        FROM_XML,
        f"{SCHEMA}Extra element domain in interleave\n"
        "Element domaincheckpoint failed to validate content\n",
    )


def test_threads_validate_beside_each_other() -> None:
    """Test that each thread gets the errors of its own document."""
    complaints: dict[str, set[str]] = {"name": set(), "disks": set()}

    def work(tag: str) -> None:
        inside = "<a/>" * 200 if tag == "name" else "<disk name='vda'><a/></disk>" * 200
        text = f"<domaincheckpoint><{tag}>{inside}</{tag}></domaincheckpoint>"
        for _ in range(50):
            with pytest.raises(LibvirtError) as caught:
                parse_checkpoint(text, 1)
            complaints[tag].add(caught.value.message.splitlines()[1])

    threads = [threading.Thread(target=work, args=(tag,)) for tag in complaints]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert complaints == {tag: {f"Extra element {tag} in interleave"} for tag in complaints}
