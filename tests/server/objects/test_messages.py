"""Messages about taints, with the texts of libvirt 9.0.0."""

from types import SimpleNamespace

import pytest

from virtrio.server.objects.messages import MESSAGES, messages_of

ARGUMENTS = "tainted: custom configuration parameters specified"
TEXTS = [
    ("custom-argv", ARGUMENTS),
    ("custom-monitor", "tainted: custom monitor control commands issued"),
    ("host-cpu", "tainted: potentially unsafe use of host CPU passthrough"),
    ("custom-ga-command", "tainted: custom guest agent control commands issued"),
    ("custom-device", "tainted: custom device configuration"),
]


@pytest.mark.parametrize(("taint", "text"), TEXTS)
def test_a_taint_has_libvirts_text(taint, text):
    domain = SimpleNamespace(taints=[taint], deprecations=[])
    assert messages_of(domain, 0) == messages_of(domain, 2) == [text]
    assert messages_of(domain, 1) == []


def test_taints_are_told_in_libvirts_order():
    domain = SimpleNamespace(taints=["custom-device", "custom-argv"], deprecations=["x"])
    deprecated = "deprecated configuration: x"
    assert messages_of(domain, MESSAGES) == [ARGUMENTS, TEXTS[-1][1], deprecated]
    assert messages_of(domain, 1) == [deprecated]
