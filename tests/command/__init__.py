"""Tests of the `virtrio` command, on connections in memory (`fake`)."""
