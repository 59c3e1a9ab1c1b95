"""Elements of QEMU's namespace, with the texts of libvirt's driver."""

import pytest

from virtrio.protocol.errors import LibvirtError
from virtrio.server.conf.domain.hardware.defaults import PARSER
from virtrio.server.conf.domain.read import ParserConfig, parse_domain

NAMESPACE = "http://libvirt.org/schemas/domain/qemu/1.0"


def document(inside, attribute=f"xmlns:qemu='{NAMESPACE}'"):
    return (
        f"<domain type='qemu' {attribute}><name>g</name><memory>1024</memory>"
        f"<os><type>hvm</type></os>{inside}</domain>"
    )


def printed(inside, attribute=f"xmlns:qemu='{NAMESPACE}'"):
    text = parse_domain(document(inside, attribute), PARSER).format()
    return [line.strip() for line in text.splitlines() if "qemu:" in line or "xmlns" in line]


FIRST = f"<domain type='qemu' xmlns:qemu='{NAMESPACE}'>"


@pytest.mark.parametrize(
    ("inside", "lines"),
    [
        (
            "<qemu:commandline><qemu:env name='A' value=''/><qemu:arg value='-x'/>"
            "<qemu:env name='B'/><qemu:other/></qemu:commandline>",
            [
                *("<qemu:commandline>", "<qemu:arg value='-x'/>", "<qemu:env name='A' value=''/>"),
                *("<qemu:env name='B'/>", "</qemu:commandline>"),
            ],
        ),
        (
            "<qemu:commandline><qemu:arg value='x'/></qemu:commandline>"
            "<qemu:commandline><qemu:arg value='y'/></qemu:commandline>",
            [
                *("<qemu:commandline>", "<qemu:arg value='x'/>", "<qemu:arg value='y'/>"),
                "</qemu:commandline>",
            ],
        ),
        (
            "<qemu:capabilities><qemu:del capability='b'/><qemu:add capability='a'/>"
            "</qemu:capabilities>",
            [
                *("<qemu:capabilities>", "<qemu:add capability='a'/>"),
                *("<qemu:del capability='b'/>", "</qemu:capabilities>"),
            ],
        ),
        (
            "<qemu:override><qemu:device alias='a'><qemu:frontend/></qemu:device></qemu:override>",
            ["<qemu:override>", "<qemu:device alias='a'/>", "</qemu:override>"],
        ),
        ("<qemu:deprecation behavior='reject'/>", ["<qemu:deprecation behavior='reject'/>"]),
    ],
)
def test_elements_are_printed_as_libvirt_prints_them(inside, lines):
    assert printed(inside) == [FIRST, *lines]


def test_other_prefixes_are_the_same_namespace():
    found = printed("<q:commandline><q:arg value='x'/></q:commandline>", f"xmlns:q='{NAMESPACE}'")
    assert found[0] == FIRST
    assert "<qemu:arg value='x'/>" in found


@pytest.mark.parametrize(
    "inside",
    [
        "",
        "<qemu:commandline/>",
        "<qemu:commandline><arg value='x'/></qemu:commandline>",
        "<qemu:capabilities/>",
        "<qemu:override/>",
        "<qemu:deprecation/>",
    ],
)
def test_without_an_element_there_is_no_namespace(inside):
    assert printed(inside) == []


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        (
            "<qemu:commandline><qemu:arg/></qemu:commandline>",
            "internal error: No qemu command-line argument specified",
        ),
        (
            "<qemu:commandline><qemu:env/></qemu:commandline>",
            "internal error: No qemu environment name specified",
        ),
        (
            "<qemu:commandline><qemu:env name='1a'/></qemu:commandline>",
            "internal error: Invalid environment name, it must begin with a letter or underscore",
        ),
        (
            "<qemu:commandline><qemu:env name='a-b'/></qemu:commandline>",
            "internal error: Invalid environment name, it must contain only alphanumerics and "
            "underscore",
        ),
        (
            "<qemu:override><qemu:device/></qemu:override>",
            "XML error: missing 'alias' attribute for qemu:device",
        ),
        (
            "<qemu:override><qemu:device alias='a'><qemu:frontend>"
            "<qemu:property name='x' type='bool' value='1'/></qemu:frontend></qemu:device>"
            "</qemu:override>",
            "XML error: invalid value '1' of 'value' attribute of 'qemu:property'",
        ),
    ],
)
def test_mistakes_have_libvirts_texts(inside, said):
    with pytest.raises(LibvirtError) as caught:
        parse_domain(document(inside), PARSER)
    assert caught.value.message == said


def test_other_hypervisors_drop_the_namespace():
    text = document("<qemu:commandline><qemu:arg value='x'/></qemu:commandline>")
    assert "qemu:" not in parse_domain(text, ParserConfig()).format()


def test_a_live_definition_keeps_the_namespace():
    text = document("<qemu:commandline><qemu:arg value='x'/></qemu:commandline>")
    first = parse_domain(text, PARSER).format(0, 7).splitlines()[0]
    assert first == f"<domain type='qemu' id='7' xmlns:qemu='{NAMESPACE}'>"
