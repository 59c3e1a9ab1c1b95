"""Capabilities of domains, as libvirt's test driver has them since 9.8.0."""

import pytest

from virtrio.protocol._generated.enums import ErrorDomain, ErrorNumber
from virtrio.protocol.errors import LibvirtError

DOCUMENT = """<domainCapabilities>
{path}  <domain>{type}</domain>
{machine}  <arch>{arch}</arch>
  <cpu>
    <mode name='host-passthrough' supported='no'/>
    <mode name='maximum' supported='no'/>
    <mode name='host-model' supported='no'/>
    <mode name='custom' supported='no'/>
  </cpu>
  <devices>
  </devices>
  <features>
    <sev supported='no'/>
    <sgx supported='no'/>
  </features>
</domainCapabilities>
"""


def test_what_was_asked_for_is_said(test_driver):
    expected = DOCUMENT.format(path="", machine="", type="test", arch="i686")
    assert test_driver.connect_get_domain_capabilities(None, None, None, None, 0) == expected
    expected = DOCUMENT.format(
        path="  <path>/a&amp;b</path>\n",
        machine="  <machine>a&b</machine>\n",
        type="kvm",
        arch="x86_64",
    )
    found = test_driver.connect_get_domain_capabilities("/a&b", "x86_64", "a&b", "kvm", 0)
    assert found == expected, "libvirt escapes the path alone"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((None, "cow", None, "cow", 0), "invalid argument: unknown architecture: cow"),
        ((None, "none", None, None, 0), "invalid argument: unknown architecture: none"),
        ((None, None, None, "cow", 0), "invalid argument: unknown virttype: cow"),
        ((None, None, None, "", 0), "invalid argument: unknown virttype: "),
        (
            (None, "cow", None, None, 1),
            "unsupported flags (0x1) in function testConnectGetDomainCapabilities",
        ),
    ],
)
def test_what_is_refused(test_driver, arguments, message):
    with pytest.raises(LibvirtError) as caught:
        test_driver.connect_get_domain_capabilities(*arguments)
    assert (caught.value.code, caught.value.domain, caught.value.message) == (
        ErrorNumber.VIR_ERR_INVALID_ARG,
        ErrorDomain.VIR_FROM_TEST,
        message,
    )
