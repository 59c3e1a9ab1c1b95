"""Tests, in folders like the packages; `interop` and `fuzz` are beside them, `peers` starts other programs."""
