"""Demonstration: a server, a domain, a chain of checkpoints, and a deletion inside it.

Prints how long each step took.

    make demo        or        python examples/demo.py

Starts `virtrio serve` on a unix socket in a temporary folder and stops it at the end.
Where virsh is installed, it draws the same tree from the same server. Where QEMU is
installed, a real guest has a checkpoint and an incremental backup (`guest.py`). The
last lines say what to type next.
"""

from __future__ import annotations

import contextlib
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import guest

import virtrio

if TYPE_CHECKING:
    from collections.abc import Iterator

DOMAIN = """
<domain type='test'>
  <name>demo</name>
  <memory unit='MiB'>64</memory>
  <os><type>hvm</type></os>
  <devices>
    <disk type='file' device='disk'>
      <driver name='qemu' type='qcow2'/>
      <source file='/var/lib/images/demo.qcow2'/>
      <target dev='vda' bus='virtio'/>
    </disk>
  </devices>
</domain>
"""
CHECKPOINTS = ("monday", "tuesday", "wednesday", "thursday")
CALLS = 5000
NEXT = """
To go on, type in one terminal:

    {activate}
    virtrio serve --listen unix:/tmp/virtrio.sock

and in another one:

    {activate}
    export LIBVIRT_DEFAULT_URI='test+unix:///default?socket=/tmp/virtrio.sock'
    virtrio list
    virtrio checkpoint-create-as test monday
    virtrio checkpoint-list test --tree
    virtrio help

README.md has the rest: clients in Python, captures, a driver of your own."""


@contextlib.contextmanager
def serving(socket: Path) -> Iterator[str]:
    """Run a server until the block ends, and give the URI of its `test` hypervisor."""
    command = [sys.executable, "-m", "virtrio", "serve", "--listen", f"unix:{socket}"]
    command += ["--state-dir", str(socket.parent / "state")]
    # Elsewhere than in the checkout, whose virtrio/ is only a part of the package.
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=socket.parent)
    try:
        assert server.stdout is not None
        print(f"$ virtrio serve --listen unix:{socket}\n{server.stdout.readline().rstrip()}")
        yield f"test+unix:///default?socket={socket}"
    finally:
        server.terminate()
        status = server.wait(timeout=10)
        print(f"\nthe server stopped with exit status {status}")


def print_tree(checkpoint: virtrio.blocking.DomainCheckpoint, depth: int = 0) -> None:
    print("    " * depth + checkpoint.get_name())
    for child in checkpoint.list_all_children():
        print_tree(child, depth + 1)


def print_trees(domain: virtrio.blocking.Domain) -> None:
    for root in domain.list_all_checkpoints(
        virtrio.enums.DomainCheckpointListFlags.VIR_DOMAIN_CHECKPOINT_LIST_ROOTS
    ):
        print_tree(root)


def show_virsh(uri: str) -> None:
    virsh = shutil.which("virsh")
    if virsh is None:
        print("\n(virsh is not installed here; it would draw the same tree)")
        return
    print("\n$ virsh checkpoint-list demo --tree", flush=True)
    subprocess.run([virsh, "-c", uri, "checkpoint-list", "demo", "--tree"], check=True)


def main() -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        serving(Path(folder) / "demo.sock") as uri,
        virtrio.blocking.connect(uri) as conn,
    ):
        domain = conn.define_xml(DOMAIN)
        domain.create()
        print(f"\ndomain {domain.name()} has id {domain.id()} and UUID {domain.uuid_string()}")

        for name in CHECKPOINTS:
            domain.checkpoint_create_xml(
                f"<domaincheckpoint><name>{name}</name></domaincheckpoint>"
            )
        print(f"\n{len(CHECKPOINTS)} checkpoints, each the child of the one before:")
        print_trees(domain)
        show_virsh(uri)

        middle = domain.checkpoint_lookup_by_name("tuesday")
        print("\nthe XML of tuesday, without the domain:")
        print(
            middle.get_xml_desc(
                virtrio.enums.DomainCheckpointXMLFlags.VIR_DOMAIN_CHECKPOINT_XML_NO_DOMAIN
            )
        )

        middle.delete()
        parent = domain.checkpoint_lookup_by_name("wednesday").get_parent()
        print(f"tuesday is deleted; the parent of wednesday is now {parent.get_name()}:")
        print_trees(domain)
        show_virsh(uri)

        start = time.perf_counter()
        for _ in range(CALLS):
            conn.lookup_by_name("demo")
        print(
            f"{CALLS / (time.perf_counter() - start):,.0f} lookups per second, one after the other"
        )
        show_guest(uri, Path(folder))
    print(NEXT.format(activate=activation()))


def show_guest(uri: str, folder: Path) -> None:
    if missing := guest.missing():
        print(
            f"\n({' and '.join(missing)} not installed here; a real guest would have a "
            "checkpoint and an incremental backup)"
        )
        return
    folder.chmod(0o711)  # QEMU has a user of its own, who comes past
    images = folder / "images"
    images.mkdir()
    images.chmod(0o777)
    path = "system" if os.geteuid() == 0 else "session"
    try:
        guest.show(uri.replace("test+", "qemu+").replace("default", path), images)
    except virtrio.LibvirtError as exc:
        print(f"\n(no guest runs here: {exc})")


def activation() -> str:
    """Return the line that puts the command of this environment on the PATH."""
    script = Path(sys.prefix, "bin", "activate")
    if not script.exists():
        return "PATH=" + shlex.quote(str(Path(sys.executable).parent)) + ":$PATH"
    if script.is_relative_to(Path.cwd()):
        script = script.relative_to(Path.cwd())
    return f". {shlex.quote(str(script))}"


if __name__ == "__main__":
    main()
