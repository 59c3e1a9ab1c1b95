"""Define and start guests of the documents of `qemu_documents`, and print the answers.

Run with the system's Python and its libvirt-python:
``qemu_definitions.py URI COUNT SEED [FOLDER]``. Prints a JSON list for each document:
the definition, or the error's code, domain and message. With a FOLDER of images, guests
are started as well, paused, and the list goes on with the definition of the running
guest, and the stored one at that time.
"""

from __future__ import annotations

import json
import sys
from typing import Any

import libvirt
import qemu_documents

PAUSED, INACTIVE = 1, 2
ALL = 1 | 2 | 4 | 16  # managed saves, snapshots, NVRAM, checkpoints


def answers(connection: Any, document: str, *, runs: bool) -> list[Any]:
    try:
        domain = connection.defineXML(document)
    except libvirt.libvirtError as error:
        return [details(error)]
    try:
        found: list[Any] = [domain.XMLDesc(INACTIVE)]
        if runs:
            domain.createWithFlags(PAUSED)
            found += [domain.XMLDesc(0), domain.XMLDesc(INACTIVE)]
            domain.destroy()
    except libvirt.libvirtError as error:
        found.append(details(error))
    finally:
        domain.undefineFlags(ALL)
    return found


def details(error: libvirt.libvirtError) -> list[Any]:
    return [error.get_error_code(), error.get_error_domain(), error.get_error_message()]


def main() -> None:
    uri, count, seed, *folder = sys.argv[1:]
    libvirt.registerErrorHandler(lambda *_: None, None)
    connection = libvirt.open(uri)
    made = qemu_documents.documents(
        int(count), int(seed), *(folder or [qemu_documents.IMAGES]), runs=bool(folder)
    )
    for document in made:
        print(json.dumps(answers(connection, document, runs=bool(folder))), flush=True)


if __name__ == "__main__":
    main()
