"""Errors of `virtrio.connect` when a program uses it in a wrong way."""

from __future__ import annotations

import asyncio

import pytest

import virtrio

URI = "test+unix:///default?socket=/nowhere"


def test_a_plain_with_is_told_to_be_async():
    expected = r"needs 'async with' .*`virtrio.blocking.connect`"
    with pytest.raises(RuntimeError, match=expected), virtrio.connect(URI):
        pass


def test_another_loop_is_told_that_it_is_not_trio():
    async def main():
        async with virtrio.connect(URI):
            pass

    with pytest.raises(RuntimeError, match=r"no trio loop runs here .*`virtrio.blocking.connect`"):
        asyncio.run(main())


async def test_a_uri_is_a_text():
    with pytest.raises(TypeError, match="a URI is a str, not int"):
        async with virtrio.connect(5):
            pass
