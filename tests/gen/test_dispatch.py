"""Emitted dispatch rows: arguments reach entry points, results become bytes of ret."""

from __future__ import annotations

import inspect

import pytest
from hypothesis import given, settings

from tests.gen.shaped import answers, arguments, result
from tests.protocol.generated import Generated
from virtrio.gen import coverage, names
from virtrio.gen.overrides import SERVED
from virtrio.gen.shapes import GIVES_FDS, ONE_FD, TAKES_FDS
from virtrio.protocol import xdr
from virtrio.protocol._generated import remote
from virtrio.protocol._generated.enums import ErrorNumber
from virtrio.protocol.errors import LibvirtError
from virtrio.protocol.idl.parser import bundled
from virtrio.protocol.typedparams import typed
from virtrio.server._generated.driver import Driver
from virtrio.server._generated.remote_rows import ROWS

SPEC = bundled("remote")
SHAPES = coverage.covered(SPEC, coverage.SERVER_BY_HAND)
CODEC = Generated(SPEC, remote)
FEW = settings(max_examples=max(settings.default.max_examples // 25, 1), deadline=None)
# tests/server has the others
PLAIN = [shape for shape in SHAPES if shape.procedure.name not in SERVED]
BY_NAME = pytest.mark.parametrize(
    "shape", PLAIN, ids=[names.entry_point(s.procedure.name) for s in PLAIN]
)


BESIDE = [1234, 5678]  # a stream, or descriptors


class Recorder:
    """Driver that answers everything and remembers the last call."""

    def __init__(self, answer):
        self.answer = answer

    def __getattr__(self, entry):
        def method(*args):
            inspect.signature(getattr(Driver, entry)).bind(self, *args)
            self.called = (entry, args)
            return self.answer

        return method


def parameters(shape, args):
    """Return an entry point's parameters, with the call's stream or descriptors."""
    given = [
        typed(getattr(args, p.name)) if p.params else getattr(args, p.name)
        for p in shape.parameters
    ]
    if shape.stream is not None:
        given.insert(shape.stream, BESIDE)
    if shape.files is not None:
        given.insert(shape.files, BESIDE[0] if shape.procedure.name in ONE_FD else BESIDE)
    return tuple(given)


def beside(shape):
    return () if shape.stream is None and shape.files is None else (BESIDE,)


@BY_NAME
def test_dispatch_row(shape):
    procedure = shape.procedure
    row = ROWS[procedure.number]

    @FEW
    @given(arguments(SPEC, shape), answers(SPEC, shape))
    def check(args_value, ret_value):
        args = None
        if procedure.args is not None:
            args = xdr.decode(row.unpack, CODEC.pack(procedure.args, args_value))
        ret = None if ret_value is None else CODEC.made(procedure.ret, ret_value)
        driver = Recorder(result(SPEC, shape, ret))
        answer = row.call(driver, args, *beside(shape))
        assert driver.called == (names.entry_point(procedure.name), parameters(shape, args))
        made = answer if row.made is None else row.made(args, answer)
        if ret_value is None:
            assert row.pack is None
        else:
            assert xdr.encode(row.pack, made) == CODEC.pack(procedure.ret, ret_value)

    check()


def test_rows_say_what_goes_beside_the_call():
    for shape in SHAPES:
        row = ROWS[shape.procedure.number]
        expected = (
            shape.stream is not None,
            shape.procedure.name in TAKES_FDS,
            shape.procedure.name in GIVES_FDS,
        )
        found = tuple(getattr(row, what, False) for what in ("stream", "takes_fds", "gives_fds"))
        assert found == expected, row.name


@pytest.mark.parametrize(
    "shape", [s for s in SHAPES if s.need_results is not None], ids=lambda s: s.procedure.name
)
def test_a_list_that_is_not_asked_for_is_only_counted(shape):
    row = ROWS[shape.procedure.number]
    args = CODEC.make(shape.procedure.args, *[0] * len(SPEC.structs[shape.procedure.args].fields))
    made = row.made(args, ["one", "two"])
    assert list(getattr(made, shape.fields[0].name)) == []
    assert made.ret == 2


def test_a_driver_refuses_what_it_does_not_have():
    for shape in SHAPES:
        method = getattr(Driver(), names.entry_point(shape.procedure.name))
        with pytest.raises(LibvirtError) as info:
            method(*[None] * len(inspect.signature(method).parameters))
        function = names.c_function(shape.procedure.name)
        assert info.value.code is ErrorNumber.VIR_ERR_NO_SUPPORT
        assert info.value.domain.name == names.error_domain(function)
        assert (
            str(info.value)
            == f"this function is not supported by the connection driver: {function}"
        )
