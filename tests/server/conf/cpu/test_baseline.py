"""Baselines of hosts' CPUs, with libvirtd 9.0.0's answers.

`tests/interop/cpu_models.py` records the answers.
"""

import json
from pathlib import Path

import pytest

from virtrio.protocol.errors import LibvirtError
from virtrio.server.conf.cpu.baseline import baseline, model_names
from virtrio.server.conf.cpu.models import power, x86

RECORDED = [
    json.loads(line)
    for line in Path(__file__).with_name("baselines.jsonl").read_text().splitlines()
]


def host(model, *features, arch="x86_64", vendor=None):
    listed = "".join(f"<feature name='{name}'/>" for name in features)
    said = "" if vendor is None else f"<vendor>{vendor}</vendor>"
    return f"<cpu><arch>{arch}</arch><model>{model}</model>{said}{listed}</cpu>"


def answer(documents, flags):
    try:
        return baseline(documents, expand=bool(flags))
    except LibvirtError as error:
        return [int(error.code), int(error.domain), error.message]


def test_recorded_answers():
    for number, (documents, flags, expected) in enumerate(RECORDED):
        assert (number, answer(documents, flags)) == (number, expected)


def test_recorded_answers_are_of_both_kinds():
    given = sum(isinstance(expected, str) for _, _, expected in RECORDED)
    assert 50 < given < len(RECORDED) - 50


def test_a_model_that_is_not_for_guests_becomes_another():
    assert "<model fallback='allow'>Icelake-Client</model>" in baseline(
        [host("Icelake-Client-noTSX")]
    )


def test_features_that_a_model_had_once_are_disabled_unless_a_host_has_them():
    assert "<feature policy='disable' name='monitor'/>" in baseline([host("EPYC")])
    assert "<feature policy='require' name='monitor'/>" in baseline([host("EPYC", "monitor")])


def test_no_hosts():
    with pytest.raises(LibvirtError, match="no CPUs given"):
        baseline([])


def test_names_of_models():
    assert model_names("i686") == model_names("x86_64") == list(x86().models)
    assert model_names("ppc64le") == list(power().models)
    assert model_names("aarch64") == model_names("s390x") == []
    with pytest.raises(LibvirtError, match="'alpha' architecture is not supported by CPU driver"):
        model_names("alpha")


def test_features_have_names_in_libvirts_order():
    known = x86()
    assert known.named(known.bits["svm"] | known.bits["sse2"] | known.bits["fma"]) == [
        "sse2",
        "fma",
        "svm",
    ]
    for model in known.models.values():
        assert {*model.removed} <= known.bits.keys()
        assert not any(model.features & known.bits[name] for name in model.removed)
