"""Tests of behaviour that only the blocking client has."""
