"""`virtrio gen --input`: packages that both clients can call and our server serves."""

from __future__ import annotations

import errno
import importlib
import subprocess
import sys
from pathlib import Path

import pytest
import trio

import virtrio
from tests.client.kinds import KINDS
from tests.client.servers import serving
from virtrio.enums import ErrorDomain, ErrorNumber
from virtrio.gen import package
from virtrio.gen.main import main
from virtrio.protocol import load, xdr
from virtrio.protocol._generated import remote_procedures
from virtrio.server._generated.remote_rows import ROWS
from virtrio.server.dispatch import services
from virtrio.server.drivers.test.driver import TestDriver

DEFINITIONS = Path(package.__file__).parent.parent / "protocol" / "definitions"
NEW_PROCEDURE = """
    /**
     * @generate: both
     * @acl: domain:write:VIR_DOMAIN_AFFECT_CONFIG
     */
    REMOTE_PROC_DOMAIN_BLESS = 457,

    /** @acl: domain:read_secure:VIR_DOMAIN_FLAG_OF_A_NEW_KIND */
    REMOTE_PROC_DOMAIN_CURSE = 458,

    /**
     * @readstream: 1
     * @acl: domain:read
     */
    REMOTE_PROC_DOMAIN_RECITE = 459
};

struct remote_domain_recite_args { remote_nonnull_domain dom; remote_nonnull_string words; };

struct remote_domain_bless_args {
    remote_nonnull_domain dom; remote_nonnull_string words<4>; unsigned int flags;
};
struct remote_domain_bless_ret { remote_nonnull_domain dom; hyper when; char mark[3]; };
"""
PROGRAM = """
%#include <libvirt/libvirt.h>
const TEA_PROGRAM = 0x20001234;
const TEA_PROTOCOL_VERSION = 3;
const TEA_MAX = LEAVES_MAX;
struct tea_pot_brew_args { string leaf<TEA_MAX>; opaque seal[VIR_UUID_BUFLEN]; };
struct tea_pot_brew_ret { double warmth; };
struct tea_pot_cooled_msg { int degrees; };
enum tea_procedure {
    /** @acl: connect:write */
    TEA_PROC_POT_BREW = 1,
    /** @acl: none */
    TEA_PROC_POT_EMPTY = 2,
    TEA_PROC_POT_COOLED = 3
};
"""


def newer_remote(folder):
    """Write our definition with one procedure more, as of a newer libvirt."""
    text = (DEFINITIONS / "remote.x").read_text()
    head, _, rest = text.rpartition("\n};")
    assert rest.strip() == ""
    path = folder / "remote_protocol.x"
    path.write_text(head + "," + NEW_PROCEDURE)
    return path


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Folder where the packages of this module are made and imported from."""
    made = tmp_path_factory.mktemp("packages")
    sys.path.insert(0, str(made))
    yield made
    sys.path.remove(str(made))


@pytest.fixture(scope="module")
def newer(folder):
    assert (
        main(
            [
                "--input",
                str(newer_remote(folder)),
                "--output",
                str(folder),
                "--package",
                "newer_libvirt",
            ]
        )
        == 0
    )
    return importlib.import_module("newer_libvirt")


@pytest.fixture(scope="module")
def tea(folder):
    path = folder / "tea.x"
    path.write_text(PROGRAM)
    assert main(["--input", str(path), "--output", str(folder), "--define", "LEAVES_MAX=5"]) == 0
    return importlib.import_module("tea")


@pytest.fixture
def served(monkeypatch):
    """`serve`; the programs and procedures that it adds are removed after the test."""
    service = services.HYPERVISORS
    monkeypatch.setattr(service, "programs", dict(service.programs))
    program = service.programs[service.number, service.version]
    before = dict(program.procedures), dict(program.entries)
    yield services.serve
    for table, known in zip((program.procedures, program.entries), before, strict=True):
        for number in table.keys() - known.keys():
            del table[number]


@pytest.fixture(params=KINDS, ids=lambda kind: kind.name)
def client(request):
    return request.param


# --- a newer libvirt ---


async def test_a_new_procedure_is_called_and_served(client, newer, served):
    class Blessing(TestDriver):
        __test__ = False

        def domain_bless(self, args):
            dom = self.domain_lookup_by_name(args.dom.name)
            return newer.types.RemoteDomainBlessRet(dom, len(args.words), [1, 2, args.flags])

    calls = importlib.import_module("newer_libvirt.calls")
    served(newer)
    async with serving(Blessing()) as uri, client.connect(uri) as conn:
        with await client(conn.lookup_by_name, "test") as dom:
            args = newer.types.RemoteDomainBlessArgs(dom.identity(), ["a", "b"], 3)
            ret = await client(conn.call, calls.DOMAIN_BLESS, args)
            assert (ret.dom.name, ret.dom.uuid, ret.when, ret.mark) == (
                "test",
                dom.identity().uuid,
                2,
                [1, 2, 3],
            )
            same = await client(
                conn.call,
                calls.DOMAIN_LOOKUP_BY_NAME,
                newer.types.RemoteDomainLookupByNameArgs("test"),
            )
            assert same.dom.uuid == ret.dom.uuid
        assert await client(conn.get_type) == "TEST"


async def test_an_entry_point_may_be_a_coroutine_and_may_refuse(client, newer, served):
    class Slow(TestDriver):
        __test__ = False

        async def domain_bless(self, args):
            await trio.lowlevel.checkpoint()
            raise virtrio.LibvirtError(
                ErrorNumber.VIR_ERR_OPERATION_INVALID, ErrorDomain.VIR_FROM_TEST, "not today"
            )

    calls = importlib.import_module("newer_libvirt.calls")
    served(newer)
    async with serving(Slow()) as uri, client.connect(uri) as conn:
        with (
            await client(conn.lookup_by_name, "test") as dom,
            pytest.raises(virtrio.LibvirtError, match="not today"),
        ):
            await client(
                conn.call,
                calls.DOMAIN_BLESS,
                newer.types.RemoteDomainBlessArgs(dom.identity(), [], 0),
            )


async def test_a_driver_without_the_method(client, newer, served):
    calls = importlib.import_module("newer_libvirt.calls")
    async with serving() as uri, client.connect(uri) as conn:
        with await client(conn.lookup_by_name, "test") as dom:
            args = newer.types.RemoteDomainBlessArgs(dom.identity(), [], 0)
            with pytest.raises(virtrio.LibvirtError, match="unknown procedure: 457"):
                await client(conn.call, calls.DOMAIN_BLESS, args)
            served(newer)
            with pytest.raises(virtrio.LibvirtError, match="virDomainBless") as caught:
                await client(conn.call, calls.DOMAIN_BLESS, args)
        assert (caught.value.code, caught.value.domain) == (
            ErrorNumber.VIR_ERR_NO_SUPPORT,
            ErrorDomain.VIR_FROM_DOMAIN,
        )


async def test_a_read_only_connection(client, newer, served):
    calls = importlib.import_module("newer_libvirt.calls")
    served(newer)
    async with serving(readonly=True) as uri, client.connect(uri) as conn:
        with await client(conn.lookup_by_name, "test") as dom:
            for flags, code in (
                (0, ErrorNumber.VIR_ERR_NO_SUPPORT),
                (2, ErrorNumber.VIR_ERR_OPERATION_DENIED),
            ):
                args = newer.types.RemoteDomainBlessArgs(dom.identity(), [], flags)
                with pytest.raises(virtrio.LibvirtError, match="virDomainBless") as caught:
                    await client(conn.call, calls.DOMAIN_BLESS, args)
                assert caught.value.code == code


async def test_a_flag_that_is_not_known_is_not_left_to_a_read_only_connection(
    client, newer, served
):
    calls = importlib.import_module("newer_libvirt.calls")
    served(newer)
    async with serving(readonly=True) as uri, client.connect(uri) as conn:
        with pytest.raises(virtrio.LibvirtError, match="read only access prevents virDomainCurse"):
            await client(conn.call, calls.DOMAIN_CURSE, None)


async def test_a_stream(client, newer, served):
    class Reciting(TestDriver):
        __test__ = False

        def domain_recite(self, args, stream):
            async def recite():
                await stream.send(args.words.encode())
                await stream.finish()

            stream.start(recite)

    calls = importlib.import_module("newer_libvirt.calls")
    served(newer)
    async with serving(Reciting()) as uri, client.connect(uri) as conn:
        with await client(conn.lookup_by_name, "test") as dom:
            stream = conn.new_stream(0)
            await client(
                conn.call,
                calls.DOMAIN_RECITE,
                newer.types.RemoteDomainReciteArgs(dom.identity(), "o"),
                stream,
            )
            assert await client(stream.recv, 10) == b"o"
            assert await client(stream.recv, 10) == b""
            await client(stream.finish)


def test_known_procedures_are_not_replaced(newer, served):
    row = ROWS[23]
    served(newer)
    served(newer)
    program = services.HYPERVISORS.program(remote_procedures.PROGRAM, remote_procedures.VERSION)
    assert program.entries[23] is row
    assert program.procedures[457].c_function == "virDomainBless"


# --- another program ---


async def test_a_program_of_ones_own(client, tea, served):
    class Kitchen(TestDriver):
        __test__ = False

        def pot_brew(self, args):
            return tea.types.TeaPotBrewRet(len(args.leaf) / 2)

        def pot_empty(self):
            raise RuntimeError("broken")

    calls = importlib.import_module("tea.calls")
    served(tea)
    async with serving(Kitchen()) as uri, client.connect(uri) as conn:
        ret = await client(conn.call, calls.POT_BREW, tea.types.TeaPotBrewArgs("green", bytes(16)))
        assert ret.warmth == 2.5
        with pytest.raises(virtrio.LibvirtError, match="the driver failed"):
            await client(conn.call, calls.POT_EMPTY, None)
        with pytest.raises(virtrio.LocalProtocolError, match=r"tea_pot_brew_args\.leaf"):
            await client(conn.call, calls.POT_BREW, tea.types.TeaPotBrewArgs("jasmine", bytes(16)))


def test_codecs_of_the_package_agree_with_the_interpreter(tea, folder):
    protocol = load(folder / "tea.x", constants={"LEAVES_MAX": 5})
    value = tea.types.TeaPotBrewArgs("oolon", bytes(range(16)))
    data = protocol.pack("tea_pot_brew_args", {"leaf": "oolon", "seal": bytes(range(16))})
    assert xdr.encode(tea.types.pack_tea_pot_brew_args, value) == data
    assert xdr.decode(tea.types.unpack_tea_pot_brew_args, data).leaf == "oolon"
    table = importlib.import_module("tea.procedures")
    assert (table.PROGRAM, table.VERSION, list(table.PROCEDURES)) == (0x20001234, 3, [1, 2, 3])
    assert table.TeaProcedure.TEA_PROC_POT_EMPTY == 2
    assert table.PROCEDURES[3].msg == "tea_pot_cooled_msg"


def test_a_client_loads_nothing_of_the_server(newer, folder):
    program = """
import sys, newer_libvirt.calls
sys.exit(any(name.startswith("virtrio.server") for name in sys.modules))
"""
    assert subprocess.run([sys.executable, "-c", program], cwd=folder).returncode == 0


def test_types_that_another_file_lends(folder):
    (folder / "cup.x").write_text(
        '%#include "tea.h"\nstruct cup { tea_pot_brew_ret tea; int size; };\n'
    )
    assert (
        main(
            [
                "--input",
                str(folder / "cup.x"),
                "--output",
                str(folder),
                "--package",
                "cups",
                "--define",
                "LEAVES_MAX=5",
            ]
        )
        == 0
    )
    cups = importlib.import_module("cups")
    tea = importlib.import_module("cups.tea")
    data = xdr.encode(cups.types.pack_cup, cups.types.Cup(tea.TeaPotBrewRet(1.5), 2))
    assert data == bytes.fromhex("3ff8000000000000 00000002")
    assert not (folder / "cups" / "calls.py").exists()


# --- mistakes ---


def run(capsys, *argv):
    """Run the generator and return (status, standard output, standard error)."""
    status = main([str(word) for word in argv])
    out, err = capsys.readouterr()
    return status, out, err


def test_it_says_where_the_package_is(tmp_path, capsys):
    (tmp_path / "a-b.x").write_text("struct s { int a; };")
    assert run(capsys, "--input", tmp_path / "a-b.x", "--output", tmp_path / "new/er") == (
        0,
        f"{tmp_path}/new/er/a_b\n",
        "",
    )


def test_a_broken_file(tmp_path, capsys):
    path = tmp_path / "broken.x"
    path.write_text("struct s {\n    int a\n};\n")
    status, out, err = run(capsys, "--input", path, "--output", tmp_path / "out")
    assert (status, out) == (1, "")
    assert err == f"error: {path}:3:1: unexpected '}}', expected ';', '<' or '['\n"
    assert not (tmp_path / "out").exists()


def test_no_such_file(tmp_path, capsys):
    path = tmp_path / "nothing.x"
    assert run(capsys, "--input", path, "--output", tmp_path) == (
        1,
        "",
        f"error: {path}: No such file or directory\n",
    )


def test_a_folder_that_is_a_file(tmp_path, capsys):
    (tmp_path / "t.x").write_text("struct s { int a; };")
    status, out, err = run(capsys, "--input", tmp_path / "t.x", "--output", tmp_path / "t.x")
    assert (status, out) == (1, "")
    assert err.startswith(f"error: {tmp_path}/t.x")
    assert (tmp_path / "t.x").read_text() == "struct s { int a; };"


def test_a_folder_that_was_not_generated_is_not_replaced(tmp_path, capsys):
    (tmp_path / "t.x").write_text("struct s { int a; };")
    (tmp_path / "t").mkdir()
    (tmp_path / "t" / "precious.py").write_text("x = 1\n")
    status, _, err = run(capsys, "--input", tmp_path / "t.x", "--output", tmp_path)
    assert status == 1
    assert err == (
        f"error: {tmp_path}/t exists and was not generated; remove it or choose another --package\n"
    )
    assert [path.name for path in (tmp_path / "t").iterdir()] == ["precious.py"]


def test_a_package_is_replaced_as_a_whole(tmp_path, capsys):
    path = tmp_path / "t.x"
    path.write_text(
        "const T_PROGRAM = 1; const T_PROTOCOL_VERSION = 1; enum t_procedure { T_PROC_GO = 1 };"
    )
    assert run(capsys, "--input", path, "--output", tmp_path)[0] == 0
    assert (tmp_path / "t" / "calls.py").exists()
    path.write_text("struct s { int a; };")
    assert run(capsys, "--input", path, "--output", tmp_path)[0] == 0
    assert sorted(p.name for p in (tmp_path / "t").iterdir()) == ["__init__.py", "t.py"]


@pytest.mark.parametrize("method", ["write_text", "rename"])
@pytest.mark.parametrize("before", [False, True])
def test_a_full_disk_leaves_what_was_there(tmp_path, capsys, monkeypatch, method, before):
    path = tmp_path / "t.x"
    path.write_text("struct s { int a; };")
    out = tmp_path / "out"
    if before:
        assert run(capsys, "--input", path, "--output", out)[0] == 0
    contents = {p: p.read_bytes() for p in out.rglob("*.py")}
    path.write_text("struct s { int a; int b; };")
    real = getattr(Path, method)

    def full(self, *args, **kwargs):
        if self.name in ("t.py", "new"):
            raise OSError(errno.ENOSPC, "No space left on device", str(self))
        return real(self, *args, **kwargs)

    monkeypatch.setattr(Path, method, full)
    status, _, err = run(capsys, "--input", path, "--output", out)
    assert status == 1
    assert err.endswith("No space left on device\n")
    assert {p: p.read_bytes() for p in out.rglob("*.py")} == contents
    assert [p.name for p in out.iterdir()] == (["t"] if before else [])


@pytest.mark.parametrize(
    ("argv", "message"),
    [
        (["--input", "a.x"], "--input needs --output"),
        (["--output", "d"], "--output, --package and --define need --input"),
        (["--package", "p"], "--output, --package and --define need --input"),
        (["--input", "a.x", "--output", "d", "--check"], "it does not go with --input"),
        (
            ["--input", "a.x", "--output", "d", "--package", "a.b"],
            "'a.b' is not a valid name for a package",
        ),
        (
            ["--input", "a.x", "--output", "d", "--package", "class"],
            "'class' is not a valid name for a package",
        ),
        (
            ["--input", "a.x", "--output", "d", "--define", "1A"],
            "'1A' is not of the form NAME[=VALUE]",
        ),
        (
            ["--input", "a.x", "--output", "d", "-D", "=b"],
            "'=b' is not of the form NAME[=VALUE]",
        ),
    ],
)
def test_wrong_arguments(argv, message, capsys):
    with pytest.raises(SystemExit) as caught:
        main(argv)
    assert caught.value.code == 2
    assert message in capsys.readouterr().err
