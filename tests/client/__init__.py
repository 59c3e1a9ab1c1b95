"""Tests of both clients: bodies shared by them (`kinds`), and their `servers`."""
