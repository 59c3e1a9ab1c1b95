"""A test driver that answers with documents of the test's choice, however odd."""

from __future__ import annotations

from virtrio.protocol._generated.enums import ErrorDomain, ErrorNumber
from virtrio.protocol.errors import report
from virtrio.server.drivers.test.driver import TestDriver

CHECKPOINT = "<domaincheckpoint><name>c</name>{}</domaincheckpoint>"
PARENT = "<parent><name>p</name></parent>"
# What a server may answer for the XML of a checkpoint.
CHECKPOINTS = {
    "whole": CHECKPOINT.format("<creationTime>1700000000</creationTime>" + PARENT),
    "no time": CHECKPOINT.format(PARENT),
    "empty time": CHECKPOINT.format("<creationTime/>" + PARENT),
    "blank time": CHECKPOINT.format("<creationTime> </creationTime>"),
    "a word": CHECKPOINT.format("<creationTime>yesterday</creationTime>"),
    "blanks around": CHECKPOINT.format("<creationTime>\n 17 </creationTime>"),
    "blanks before": CHECKPOINT.format("<creationTime>\n\t 17</creationTime>"),
    "plus": CHECKPOINT.format("<creationTime>+17</creationTime>"),
    "negative": CHECKPOINT.format("<creationTime>-17</creationTime>"),
    "a fraction": CHECKPOINT.format("<creationTime>17.5</creationTime>"),
    "underscores": CHECKPOINT.format("<creationTime>1_7</creationTime>"),
    "other digits": CHECKPOINT.format("<creationTime>\u0661\u0667</creationTime>"),
    "in parts": CHECKPOINT.format("<creationTime>1<a>7<b/></a>0<!-- 9 --></creationTime>"),
    "twice": CHECKPOINT.format("<creationTime>1</creationTime><creationTime>x</creationTime>"),
    "too large": CHECKPOINT.format("<creationTime>9223372036854775808</creationTime>"),
    "long": CHECKPOINT.format(f"<creationTime>{'9' * 5000}</creationTime>"),
    "zeros": CHECKPOINT.format(f"<creationTime>{'0' * 5000}17</creationTime>"),
    "elsewhere": CHECKPOINT.format("<x><creationTime>17</creationTime></x>"),
    "two parents": CHECKPOINT.format(
        "<creationTime>17</creationTime><parent/><parent><name>q<x>r</x></name></parent>"
    ),
    "another root": "<domainsnapshot><creationTime>17</creationTime></domainsnapshot>",
    "a namespace": CHECKPOINT.replace(">", " xmlns='a:b'>", 1).format(
        "<creationTime>17</creationTime>"
    ),
    "a declaration": "<?xml version='1.0' encoding='latin-1'?>"
    + CHECKPOINT.format("<creationTime>17</creationTime><parent><name>\u00e9</name></parent>"),
    "an odd encoding": "<?xml version='1.0' encoding='nonsense'?>"
    + CHECKPOINT.format("<creationTime>17</creationTime>"),
    "an entity": "<!DOCTYPE a [<!ENTITY t '17'>]>"
    + CHECKPOINT.format("<creationTime>&t;</creationTime>"),
    "no entity": CHECKPOINT.format("<creationTime>17</creationTime>&nonsense;"),
    "cut": "<domaincheckpoint><creationTime>17</creationTime>",
    "no XML": "not found",
    "nothing": "",
    "a blank": " ",
    "junk after it": CHECKPOINT.format("<creationTime>17</creationTime>") + "x",
    "no UTF-8": CHECKPOINT.format("<creationTime>17</creationTime>\udcff"),
    "a control": CHECKPOINT.format("<creationTime>17</creationTime>\x01"),
    "a prefix": CHECKPOINT.format("<a:b/><creationTime>17</creationTime>"),
    "deep": "<a>" * 3000 + "</a>" * 3000,
}
DOMAIN = "<domain type='test'><name>test</name>{}</domain>"
# The same for a domain, whose title is looked for.
DOMAINS = {
    "whole": DOMAIN.format("<title>a title</title>"),
    "no title": DOMAIN.format(""),
    "an empty title": DOMAIN.format("<title/>"),
    "two titles": DOMAIN.format("<title>one</title><title>two</title>"),
    "in parts": DOMAIN.format("<title>a<b> ti</b>tle</title>"),
    "elsewhere": DOMAIN.format("<x><title>a title</title></x>"),
    "another root": "<x><title>a title</title></x>",
    "cut": "<domain><title>a title</title>",
    "no XML": "not found",
    "nothing": "",
    "no UTF-8": DOMAIN.format("<title>\udcff</title>"),
    "a control": DOMAIN.format("<title>\x01</title>"),
    "an odd encoding": "<?xml version='1.0' encoding='nonsense'?>" + DOMAIN.format(""),
    "deep": "<a>" * 3000 + "</a>" * 3000,
}


class Hostile(TestDriver):
    """A driver that is given the XML of its ``domain`` and of checkpoints by name.

    Where it is not given, it is that of the test driver.
    """

    domain: str | None = None

    def __init__(self, **options):
        super().__init__(**options)
        self.checkpoints: dict[str, str] = {}

    def domain_checkpoint_get_xml_desc(self, checkpoint, flags):
        if checkpoint.name in self.checkpoints:
            return self.checkpoints[checkpoint.name]
        return super().domain_checkpoint_get_xml_desc(checkpoint, flags)

    def domain_get_xml_desc(self, dom, flags):
        return super().domain_get_xml_desc(dom, flags) if self.domain is None else self.domain

    def domain_get_metadata(self, dom, type, uri, flags):
        if self.domain is None:
            return super().domain_get_metadata(dom, type, uri, flags)
        raise report(
            ErrorNumber.VIR_ERR_NO_SUPPORT, ErrorDomain.VIR_FROM_DOMAIN, "virDomainGetMetadata"
        )
