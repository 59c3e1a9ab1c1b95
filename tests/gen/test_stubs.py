"""Client stubs in both worlds: what they send, and results as in libvirt-python."""

from __future__ import annotations

import inspect
import os
from types import SimpleNamespace

import pytest
from hypothesis import given, settings

from tests.gen.shaped import answers, arguments, result
from tests.protocol.generated import Generated
from virtrio.client import results
from virtrio.client._generated.blocking import handles as blocking
from virtrio.client._generated.trio import handles as trio
from virtrio.client.handles import Handle
from virtrio.gen import coverage, names, python
from virtrio.gen.methods import class_of, method_of
from virtrio.gen.overrides import PATHS, RESULTS, SCRIPTED, STRING_OKAY
from virtrio.gen.shapes import AT_ONCE, GIVES_FDS, ONE_FD, OWNERS, Answer
from virtrio.protocol import xdr
from virtrio.protocol._generated import remote
from virtrio.protocol._generated.enums import ErrorDomain, ErrorNumber
from virtrio.protocol.errors import LibvirtError
from virtrio.protocol.idl.parser import bundled
from virtrio.protocol.typedparams import typed

SPEC = bundled("remote")
SHAPES = [
    shape
    for shape in coverage.covered(SPEC, coverage.CLIENT_BY_HAND)
    if shape.procedure.name not in SCRIPTED  # tests/client has those
]
CODEC = Generated(SPEC, remote)
FEW = settings(max_examples=max(settings.default.max_examples // 25, 1), deadline=None)
BY_NAME = pytest.mark.parametrize(
    "shape", SHAPES, ids=[names.entry_point(s.procedure.name) for s in SHAPES]
)
WORLDS = pytest.mark.parametrize("world", [trio, blocking], ids=["trio", "blocking"])


STREAM, FD = "a stream", 1234


class Held:
    """Connection with only what handles need; it remembers the last call."""

    def __init__(self, ret):
        self.ret = ret
        self.called = None
        self.beside = None
        self._refs = 1

    def _release(self, **kwargs):
        pass

    def _answer(self, call, args, beside=None):
        self.called = (call, args)
        self.beside = beside
        return self.ret

    def _answer_all(self, script):
        """Give every call of a script the same answer."""
        try:
            call, args = next(script)
            while True:
                call, args = script.send(self._answer(call, args))
        except StopIteration as stop:
            return stop.value


class TrioConnect(Held, trio.Connect):
    async def _call(self, call, args):
        return self._answer(call, args)

    async def _call_stream(self, call, args, stream):
        return self._answer(call, args, stream)

    async def _call_fds(self, call, args, fds):
        return self._answer(call, args, fds), [FD]

    async def _run(self, script):
        return self._answer_all(script)


class BlockingConnect(Held, blocking.Connect):
    def _call(self, call, args):
        return self._answer(call, args)

    def _call_stream(self, call, args, stream):
        return self._answer(call, args, stream)

    def _call_fds(self, call, args, fds):
        return self._answer(call, args, fds), [FD]

    def _run(self, script):
        return self._answer_all(script)


def connection(world, ret=None):
    return (TrioConnect if world is trio else BlockingConnect)(ret)


def finish(value):
    """Return the result of a method in either world; nothing here ever waits."""
    if not inspect.iscoroutine(value):
        return value
    try:
        value.send(None)
    except StopIteration as stop:
        return stop.value
    raise AssertionError("the method waited")


def handle(world, connect, cls, wire):
    """Make a handle of an identity, by the first method that returns one."""
    field, owner = OWNERS.get(cls, (None, "Connect"))
    shape = next(
        s
        for s in SHAPES
        if s.answer is Answer.HANDLE and s.fields[0].handle == cls and class_of(s) == owner
    )
    of, given = connect, [None] * len(shape.parameters)
    if field is not None:
        of = handle(world, connect, owner, getattr(wire, field))
        del given[0]
    wanted = connect.ret
    connect.ret = SimpleNamespace(**{shape.fields[0].name: wire})
    made = finish(getattr(of, method_of(shape))(*given))
    connect.ret = wanted
    return made


def bound(world, connect, shape, args):
    """Return (method, arguments) for a struct, with handles for its identities."""
    cls = class_of(shape)
    given = []
    for p in shape.parameters:
        content = getattr(args, p.name)
        if p.params:
            content = typed(content)
        elif p.handle and p.is_list:
            content = [handle(world, connect, p.handle, wire) for wire in content]
        elif p.handle:
            content = handle(world, connect, p.handle, content)
        given.append(content)
    if shape.stream is not None:
        given.insert(shape.stream, STREAM)
    if shape.files is not None:
        given.insert(shape.files, FD if shape.procedure.name in ONE_FD else [FD, FD])
    of = connect if cls == "Connect" else given.pop(0)
    if cls == "NodeDevice":  # is sent by its name
        of = handle(world, connect, cls, SimpleNamespace(name=of))
    return getattr(of, method_of(shape)), given


def shown(shape, value):
    """Replace handles in a user's result by identities, to compare."""
    if shape.answer is Answer.NONE:
        assert value == 0
        return None
    if shape.answer is Answer.HANDLE:
        return value._use("")
    if shape.answer is Answer.HANDLES:
        return [item._use("") for item in value]
    if shape.answer is Answer.FIELDS:
        return tuple(item._use("") if isinstance(item, Handle) else item for item in value)
    return value


def beside(shape):
    """Return the stream or descriptors that go with a call."""
    if shape.stream is not None:
        return STREAM
    if shape.files is not None:
        return [FD] if shape.procedure.name in ONE_FD else [FD, FD]
    return () if shape.procedure.name in GIVES_FDS else None


def expected_arguments(shape, value, found):
    """Return the struct that is sent for given arguments.

    The client adds the number of results to ask for, and that it accepts texts. It
    completes paths.
    """
    if shape.procedure.name in STRING_OKAY:
        value = {**value, "flags": value["flags"] | 4}
    path = PATHS.get(shape.procedure.name)
    if path is not None:
        value = {**value, path: os.path.abspath(value[path])}
    if shape.count is not None:
        found = 0 if shape.procedure.name in AT_ONCE else found
        value = {**value, SPEC.structs[shape.procedure.args].fields[shape.count].name: found}
    return value


def test_several_fields_have_the_names_of_the_wire():
    """Results of migration's phases have no names: libvirt-python lacks them."""
    several = {s.procedure.name: s for s in SHAPES if s.answer is Answer.FIELDS}
    for name, made_of in RESULTS.items():
        fields = getattr(results, made_of)._fields
        assert fields == tuple(names.snake_case(f.decl.name) for f in several[name].fields)
    for name in several.keys() - RESULTS.keys():
        assert python.parameters(class_of(several[name]), method_of(several[name])) is None


@BY_NAME
def test_client_method(shape):
    procedure = shape.procedure

    @FEW
    @given(arguments(SPEC, shape), answers(SPEC, shape))
    def check(args_value, ret_value):
        for world in (trio, blocking):
            call_method(world, args_value, ret_value)

    def call_method(world, args_value, ret_value):
        args = None if args_value is None else CODEC.made(procedure.args, args_value)
        ret = None if ret_value is None else CODEC.made(procedure.ret, ret_value)
        connect = connection(world, ret)
        method, given_args = bound(world, connect, shape, args)
        value = finish(method(*given_args))
        if procedure.name in GIVES_FDS:
            assert value == FD
        elif shape.files is not None and class_of(shape) == "Domain":
            # the handle takes what it learns
            assert value == 0
        else:
            assert shown(shape, value) == result(SPEC, shape, ret)
        assert connect.beside == beside(shape)
        call, sent = connect.called
        assert call.procedure == procedure.number
        if args is None:
            assert (call.pack, sent) == (None, None)
        else:
            found = 0 if shape.count is None else len(ret_value[shape.fields[0].decl.name])
            assert xdr.encode(call.pack, sent) == CODEC.pack(
                procedure.args, expected_arguments(shape, args_value, found)
            )
        if ret is None:
            assert call.unpack is None
        else:
            assert xdr.decode(call.unpack, CODEC.pack(procedure.ret, ret_value)) == ret
        items = (
            value
            if shape.answer is Answer.HANDLES
            else [value]
            if shape.answer is Answer.HANDLE
            else []
        )
        for item in items if value != 0 else []:
            cls = shape.fields[0].handle
            assert type(item) is getattr(world, cls)
            assert item.connect() is connect
            if cls in OWNERS:
                field, owner = OWNERS[cls]
                assert type(getattr(item, {"dom": "domain", "net": "network"}[field])()) is getattr(
                    world, owner
                )

    check()


def test_flags_at_the_end_may_be_left_out():
    for shape in SHAPES:
        cls = class_of(shape)
        of = BlockingConnect if cls == "Connect" else getattr(blocking, cls)
        method = getattr(of, method_of(shape))
        last = list(inspect.signature(method).parameters.values())[-1]
        assert (last.default == 0) == (last.name == "flags"), method


@WORLDS
def test_a_freed_handle_makes_no_call(world):
    for shape in SHAPES:
        cls = class_of(shape)
        if cls == "Connect":
            continue
        function = names.c_function(shape.procedure.name)
        connect = connection(world)
        freed = handle(
            world, connect, cls, SimpleNamespace(dom=SimpleNamespace(), net=SimpleNamespace())
        )
        freed.free()
        connect.called = None
        method = getattr(freed, method_of(shape))
        with pytest.raises(LibvirtError, match=rf"\b{function}$") as info:
            finish(method(*[None] * len(inspect.signature(method).parameters)))
        assert info.value.code.name.startswith("VIR_ERR_INVALID_")
        assert connect.called is None


def test_error_of_a_freed_checkpoint():
    connect = connection(blocking)
    checkpoint = handle(
        blocking, connect, "DomainCheckpoint", SimpleNamespace(dom=SimpleNamespace())
    )
    checkpoint.free()
    with pytest.raises(LibvirtError) as info:
        checkpoint.delete()
    assert info.value.code is ErrorNumber.VIR_ERR_INVALID_DOMAIN_CHECKPOINT
    assert info.value.domain is ErrorDomain.VIR_FROM_DOMAIN_CHECKPOINT
    assert str(info.value) == "Invalid domain checkpoint: virDomainCheckpointDelete"
