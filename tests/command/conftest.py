"""Fixtures that run the command in this process, on a connection in memory."""

from __future__ import annotations

import os
from typing import NamedTuple

import pytest

from tests.command import fake
from virtrio.command.main import main


class Result(NamedTuple):
    status: int
    out: str
    err: str


@pytest.fixture
def domain():
    return fake.Domain("test", 1, state=1, reason=0)


@pytest.fixture
def connection(domain):
    return fake.Connection(domain)


@pytest.fixture
def virtrio(connection, monkeypatch, capsys):
    """A function that runs the command with the words of a command line."""

    def connect(uri, *, readonly=False):
        connection.uri = uri or os.environ.get("LIBVIRT_DEFAULT_URI") or connection.uri
        return connection

    monkeypatch.setattr("virtrio.blocking.connect", connect)

    def run(*words):
        capsys.readouterr()
        status = main(list(words))
        return Result(status, *capsys.readouterr())

    return run
