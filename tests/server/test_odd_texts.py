"""Odd texts in calls: a NUL ends one as in C, and no driver fails over any."""

from __future__ import annotations

import os
import random
from dataclasses import replace

from tests import documents
from tests.fuzz.packets import u32
from tests.server.raw import ERROR, OK, P, string
from tests.server.sizes import INTEGERS, NODE, Case, programs, value
from virtrio.gen import names
from virtrio.protocol.idl.model import Declaration, Kind, Struct
from virtrio.protocol.interpret import Interpreter

CONFIG = 2
TEST = string("test") + bytes.fromhex("6695eb01f6a4830479aa97f2502e193f") + (1).to_bytes(4, "big")

ODD = [
    "",
    "\0",
    "test\0x",
    "\udcff",
    "a\udcff\udc80",
    "\udced\udca0\udc80",  # a surrogate, coded
    "\x01\x02\x7f",
    "\x85",
    "a\nb",
    " test ",
    "\U0001f600",
    "é",
    "\ufeffx",
    "\ufffe",
    "a/b",
    "../../etc",
    "%s%n",
    "9" * 5000,
    "-" + "1" * 5000,
    "1e5000",
    "0x" + "f" * 5000,
    "x" * 70000,
    "<" * 3000,
    "<a>" * 3000,
    "<a/>",
    "<a>\udcff</a>",
    "&#0;",
    "]]>",
]
NOT_OF_A_DRIVER = {"connect_open", "connect_close", "auth_sasl_start", "auth_sasl_step"}
LONGEST = "x" * 4194304
DOCUMENTS = [
    documents.domain("{}", vcpus=None),
    documents.domain(memory="{}", vcpus="{}"),
    documents.domain(uuid="{}", behind="<metadata><a:b xmlns:a='{}'>{}</a:b></metadata>"),
    "<domaincheckpoint><name>{}</name><description>{}</description></domaincheckpoint>",
    "<domaincheckpoint><name>{}</name><creationTime>{}</creationTime></domaincheckpoint>",
    "<domainsnapshot><name>{}</name></domainsnapshot>",
    "<disk type='file'><source file='{}'/><target dev='{}'/></disk>",
]
FITTING = {
    "metadata": "<a/>",
    "xml": DOCUMENTS[0].format("test"),
    "xml_desc": DOCUMENTS[3].format("c", "d"),
    "to": "image",
    "from": "image",
    "file": "image",
    "arch": "x86_64",
    "mountPoint": "/",
}
LISTS = ["/dev/sda,{}", "/dev/{},1", "0-{}", "{},^{}"]  # of devices, and of CPUs or nodes
PARAMETERS = [
    "hard_limit",
    "weight",
    "device_weight",
    "numa_nodeset",
    "numa_mode",
    "total_bytes_sec",
    "inbound.average",
]


def texts(spec, decl, path=()):
    """Yield the places of strings in a field, as paths of names."""
    if decl.kind is Kind.STRING:
        return [path]
    target = spec.lookup(decl.type)
    if decl.kind is Kind.ARRAY_VAR and decl.type == "remote_typed_param":
        return [(*path, 0, "field"), (*path, 0, "value")]
    inner = (*path, 0) if decl.kind is Kind.ARRAY_VAR else path
    if decl.kind in (Kind.OPTIONAL, Kind.ARRAY_VAR):
        return texts(spec, replace(decl, kind=Kind.SCALAR, max=None), inner)
    if isinstance(target, Declaration):
        return texts(spec, replace(target, name=decl.name), inner)
    if isinstance(target, Struct):
        return [found for f in target.fields for found in texts(spec, f, (*inner, f.name))]
    return []


def put(values, path, text):
    """Set the string at a place; a typed parameter's value becomes a string."""
    *above, last = path
    for step in above:
        values = values[step]
    values[last] = (7, text) if last == "value" and isinstance(values[last], tuple) else text


def odd_calls(spec, procedure, rng, most):
    """Yield calls with one odd text at each place, and with odd texts everywhere."""
    fields = spec.structs[procedure.args].fields if procedure.args else ()
    places = [place for f in fields for place in texts(spec, f, (f.name,))]
    types = Interpreter(spec)

    numbers = [f.name for f in fields if f.kind is Kind.SCALAR and f.type in INTEGERS]

    def case(label, chosen, numbers=()):
        values = {f.name: FITTING.get(f.name, value(spec, f, full=True)) for f in fields} | dict(
            numbers
        )
        for place, text in chosen:
            put(values, place, text)
        return Case(
            spec.program, spec.version, procedure, label, types.pack(procedure.args, values)
        )

    def made():
        if rng.random() < 0.3:
            document = rng.choice(DOCUMENTS)
            return document.format(*(rng.choice(ODD) for _ in range(document.count("{}"))))
        if rng.random() < 0.2:
            return rng.choice(LISTS).format(*(rng.choice(ODD) for _ in range(2)))
        return rng.choice([*PARAMETERS, *ODD])

    for place in places:
        for text in ODD:
            yield case((place, text), [(place, text)])
    for place in places:
        if place[-1] == "field":
            for name in PARAMETERS:
                for text in rng.sample(
                    [*ODD, *(form.format(*rng.sample(ODD, 2)) for form in LISTS)], 6
                ):
                    yield case((name, text), [(place, name), ((*place[:-1], "value"), text)])
    if places and rng.random() < 0.1:
        yield case("longest", [(places[-1], LONGEST)])
    for _ in range(most if places else 2):
        several = {name: rng.choice([0, 0, 1, 2, 3]) for name in numbers}
        for place in places:
            yield case((place, several), [(place, made())], several)
        together = [(place, made()) for place in places if rng.random() < 0.5]
        yield case((together, several), together, several)


async def test_a_name_ends_at_a_nul(serve):
    client = await serve().client().open()
    assert (
        await client.call(P.REMOTE_PROC_DOMAIN_LOOKUP_BY_NAME, string("test\0x"))
    ).payload == TEST
    assert (await client.call(P.REMOTE_PROC_DOMAIN_DESTROY, TEST)).status == OK
    # the domain has that name already
    answer = await client.call(
        P.REMOTE_PROC_DOMAIN_RENAME, TEST + u32(1) + string("test\0x") + u32(0)
    )
    assert answer.refusal[2].endswith("Can't rename domain to itself")
    answer = await client.call(P.REMOTE_PROC_DOMAIN_RENAME, TEST + u32(1) + string("\0x") + u32(0))
    assert answer.refusal[2] == "string new_name in virDomainRename must not be empty"
    answer = await client.call(
        P.REMOTE_PROC_DOMAIN_RENAME, TEST + u32(1) + string("other\0x") + u32(0)
    )
    assert answer.status == OK
    assert (await client.call(P.REMOTE_PROC_DOMAIN_LOOKUP_BY_NAME, string("other"))).payload[
        :12
    ] == string("other")


async def test_names_and_values_of_parameters_end_at_a_nul(serve):
    client = await serve().client().open()
    param = string("numa_nodeset\0x") + u32(7) + string("0\0,1")
    answer = await client.call(
        P.REMOTE_PROC_DOMAIN_SET_NUMA_PARAMETERS, TEST + u32(1) + param + u32(CONFIG)
    )
    assert answer.status == OK, answer.refusal
    answer = await client.call(
        P.REMOTE_PROC_DOMAIN_GET_NUMA_PARAMETERS, TEST + u32(2) + u32(CONFIG)
    )
    assert string("numa_nodeset") + u32(7) + string("0") in answer.payload


async def test_a_uri_ends_at_a_nul(serve):
    client = serve().client()
    assert (
        await client.call(
            P.REMOTE_PROC_CONNECT_OPEN, u32(1) + string("test:///default\0x") + u32(0)
        )
    ).status == OK
    answer = await client.call(P.REMOTE_PROC_CONNECT_GET_URI)
    assert answer.payload == string("test:///default")


async def test_any_bytes_are_a_name(serve):
    client = await serve().client().open()
    odd = b"a\xff\xc3("
    await client.call(P.REMOTE_PROC_DOMAIN_DESTROY, TEST)
    answer = await client.call(P.REMOTE_PROC_DOMAIN_RENAME, TEST + u32(1) + string(odd) + u32(0))
    assert answer.status == OK, answer.refusal
    answer = await client.call(P.REMOTE_PROC_DOMAIN_LOOKUP_BY_NAME, string(odd))
    assert answer.payload.startswith(string(odd))
    answer = await client.call(P.REMOTE_PROC_DOMAIN_GET_XML_DESC, TEST + u32(0))
    assert b"<name>" + odd + b"</name>" in answer.payload


async def test_no_driver_fails_over_a_text(serve, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)  # files of that name are saved
    node = tmp_path / "node.xml"
    node.write_text(NODE)
    served = serve()
    rng = random.Random(int(os.environ.get("VIRTRIO_SEED", 8)))
    failed = []
    calls = [
        case
        for spec in programs()
        for p in spec.procedures
        if p.args and not p.event and names.entry_point(p.name) not in NOT_OF_A_DRIVER
        for case in odd_calls(spec, p, rng, 10)
    ]
    rng.shuffle(calls)  # so that they find domains in all states
    for number, case in enumerate(calls):
        if number % 200 == 0:  # and not always none
            client = await served.client().open(f"test://{node}")
        await client.send(case.packet())
        answer = await client.answer()
        assert answer is not None, (case.entry, case.label)
        if answer.status == ERROR and "the driver failed" in answer.error.message:
            failed.append((case.entry, str(case.label)[:200]))
    assert failed == []
