"""CPU models, features and baselines: ours are those of a libvirtd.

VIRTRIO_BASELINES=N compares N baselines instead of 400.
"""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest

import virtrio.blocking
from tests.interop import cpu_models

if TYPE_CHECKING:
    from tests.peers import Endpoint

BASELINES = int(os.environ.get("VIRTRIO_BASELINES", "400"))


@pytest.mark.peer("libvirtd", "qemu")
def test_the_files_are_what_libvirtd_answers(libvirtd: Endpoint) -> None:
    with virtrio.blocking.connect(libvirtd.uri(), timeout=60) as conn:
        for name, ask in {"x86": cpu_models.x86, "ppc64": cpu_models.ppc64}.items():
            assert ask(conn) == json.loads((cpu_models.FOLDER / f"{name}.json").read_text()), name


@pytest.mark.peer("libvirtd")
def test_baselines(libvirtd: Endpoint, server: Endpoint) -> None:
    with (
        virtrio.blocking.connect(libvirtd.uri(), timeout=60) as theirs,
        virtrio.blocking.connect(server.uri(), timeout=60) as ours,
    ):
        given, different = 0, []
        for hosts, flags in cpu_models.documents(2, BASELINES):
            their, our = (cpu_models.answer(conn, hosts, flags) for conn in (theirs, ours))
            given += isinstance(their, str)
            if their != our:
                different.append((hosts, flags, their, our))
    assert different == []
    assert given > BASELINES / 4
