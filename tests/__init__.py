"""Tests, in folders like the packages, with `interop`, `fuzz` and `peers`."""
