"""TCP and TLS: certificates are checked on both sides, and so is the host's name."""

import contextlib
import shutil
import subprocess

import pytest

from tests.peers import free_port
from tests.server.drivers.qemu.moments.test_trouble import certificates
from virtrio.backup.reading import Export, ReadingError, SourceError
from virtrio.client.scripts.steps import Stop

from .served import BITMAP, disk, empty, qemu_img, qemu_io, same, wait_for


@pytest.fixture(scope="module")
def pki(tmp_path_factory):
    if shutil.which("openssl") is None:
        pytest.skip("certificates need openssl")
    folder = tmp_path_factory.mktemp("pki")
    for name in ("ours", "others"):
        certificates(folder / name)
    shutil.copytree(folder / "ours", folder / "odd, name")
    return folder


@contextlib.contextmanager
def serving(source, *words, host="127.0.0.1"):
    port = free_port()
    command = ["qemu-nbd", "-t", "-r", "-e", "9", "-x", "vda", "-b", host, "-p", port]
    command += ["-B", BITMAP, *words, "-f", "qcow2", source]
    child = subprocess.Popen([str(word) for word in command])
    try:
        wait_for((host, port), child)
        yield port
    finally:
        child.kill()
        child.wait()


def tls(folder):
    folder = str(folder).replace(",", ",,")
    made = f"tls-creds-x509,id=t,endpoint=server,verify-peer=on,dir={folder}"
    return "--object", made, "--tls-creds", "t"


@pytest.fixture
def source(folder):
    source = disk(folder / "source")
    qemu_img("bitmap", "--add", source, BITMAP)
    qemu_io(source, "write -P 9 0 64k")
    return source


def is_read(reader, folder, source, export):
    assert list(reader.dirty(Stop(), export)) == [(0, 65536)]
    reader.copy(Stop(), export, empty(folder / "image"))
    assert reader.copy(Stop(), export, empty(folder / "other"), [(0, 1)]) == 65536
    return same(source, folder / "image")


def test_tcp(reader, folder, source):
    with serving(source) as port:
        export = Export.at_host("127.0.0.1", port, "vda", BITMAP)
        assert is_read(reader, folder, source, export)


@pytest.mark.parametrize("name", ["ours", "odd, name"])
def test_tls(reader, folder, source, pki, name):
    with serving(source, *tls(pki / name)) as port:
        export = Export.at_host("localhost", port, "vda", BITMAP, tls_dir=str(pki / name))
        assert is_read(reader, folder, source, export)
        plain = Export.at_host("localhost", port, "vda", BITMAP)
        with pytest.raises(SourceError, match="TLS"):
            reader.copy(Stop(), plain, empty(folder / "image"))


def test_servers_of_others(reader, folder, source, pki):
    """Nothing is read of a server that somebody else certifies, or by another name."""
    nobody = folder / "nobody"
    nobody.mkdir()
    shutil.copy(pki / "ours" / "ca-cert.pem", nobody)
    for serves, host, tls_dir in (
        (pki / "others", "localhost", pki / "ours"),
        (pki / "ours", "127.0.0.2", pki / "ours"),
        (pki / "ours", "localhost", pki / "others"),
        (pki / "ours", "localhost", nobody),
        (pki / "ours", "localhost", folder / "not-there"),
    ):
        bound = "127.0.0.1" if host == "localhost" else host
        with serving(source, *tls(serves), host=bound) as port:
            export = Export.at_host(host, port, "vda", BITMAP, tls_dir=str(tls_dir))
            for call in (
                lambda export=export: reader.size(Stop(), export),
                lambda export=export: list(reader.dirty(Stop(), export)),
                lambda export=export: reader.copy(Stop(), export, empty(folder / "image")),
            ):
                with pytest.raises(ReadingError):
                    call()


def test_a_server_without_tls(reader, source, pki):
    with serving(source) as port:
        export = Export.at_host("localhost", port, "vda", BITMAP, tls_dir=str(pki / "ours"))
        with pytest.raises(SourceError, match="TLS"):
            reader.size(Stop(), export)
