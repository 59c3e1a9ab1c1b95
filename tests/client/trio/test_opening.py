"""Errors of connections that are used in a wrong way: what to do, in a sentence."""

from __future__ import annotations

import asyncio
import warnings

import pytest

import virtrio
import virtrio.admin
import virtrio.blocking
from tests.client.servers import elsewhere, serving

URI = "test+unix:///default?socket=/nowhere"
OPENERS = {virtrio.connect: "virtrio.blocking.connect", virtrio.admin.connect: "virtrio.admin.open"}


@pytest.fixture(params=OPENERS, ids=lambda opener: opener.__module__)
def opener(request):
    return request.param


def sentence(opener):
    return f"a connection needs 'async with' here; `{OPENERS[opener]}` does without trio"


def test_a_plain_with_is_told_to_be_async(opener):
    with pytest.raises(RuntimeError) as caught, opener(URI):
        pass
    assert str(caught.value) == sentence(opener)


def test_an_await_is_told_to_be_async_with(opener):
    async def main():
        await opener(URI)

    with pytest.raises(RuntimeError) as caught:
        asyncio.run(main())
    assert str(caught.value) == sentence(opener)


def test_a_connection_that_was_never_entered_says_so(opener):
    with pytest.raises(AttributeError) as caught:
        _ = opener(URI).lookup_by_name
    assert str(caught.value) == f"no 'lookup_by_name' before the connection: {sentence(opener)}"


def test_another_loop_is_told_that_it_is_not_trio(opener):
    async def main():
        async with opener(URI):
            pass

    with pytest.raises(RuntimeError) as caught:
        asyncio.run(main())
    assert str(caught.value) == (
        f"no trio loop runs here (trio.run); `{OPENERS[opener]}` does without trio"
    )


def test_a_blocking_connection_is_told_to_be_in_a_plain_with():
    async def main(uri):
        async with virtrio.blocking.connect(uri):
            pass

    with elsewhere(serving()) as uri, warnings.catch_warnings():
        warnings.simplefilter("error")  # the connection was opened, and is closed again
        with pytest.raises(RuntimeError) as caught:
            asyncio.run(main(uri))
    assert str(caught.value) == (
        "a blocking connection needs 'with', not 'async with'; with trio, use `virtrio.connect`"
    )


async def test_events_in_a_plain_with_are_told_to_be_async():
    async with serving() as uri, virtrio.connect(uri) as conn:
        told = pytest.raises(RuntimeError, match="must be entered with 'async with'")
        with told, conn.domain_events(0):
            pass


async def test_a_uri_is_a_text(opener):
    with pytest.raises(TypeError, match="a URI is a str, not int"):
        async with opener(5):
            pass


def test_a_uri_is_a_text_for_the_blocking_client():
    for opener in (virtrio.blocking.connect, virtrio.admin.open):
        with pytest.raises(TypeError, match="a URI is a str, not int"):
            opener(5)
