"""The modules of the benchmark can be imported; its figures are not tested."""

from __future__ import annotations

import importlib
import pkgutil

import pytest

import bench


@pytest.mark.parametrize(
    "name", sorted(module.name for module in pkgutil.iter_modules(bench.__path__))
)
def test_a_module_of_the_benchmark_finds_what_it_imports(name):
    assert importlib.import_module(f"bench.{name}").__doc__
